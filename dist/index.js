/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = __webpack_unused_export__ = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
__webpack_unused_export__ = closest;


/***/ }),

/***/ 134:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ nameByLabel)
/* harmony export */ });
function nameByLabel(labels) {
    return (containerId) => labels[containerId] ?? containerId;
}


/***/ }),

/***/ 813:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ reasonOf),
/* harmony export */   dZ: () => (/* binding */ toUserError),
/* harmony export */   yo: () => (/* binding */ UserError)
/* harmony export */ });
/* unused harmony export UnexpectedError */
/* harmony import */ var _text_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(400);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(326);


class UserError extends Error {
    constructor(headline, ...details) {
        super((0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .composeMessage */ .SB)(headline, ...details));
        this.name = 'UserError';
    }
}
class UnexpectedError extends UserError {
    constructor({ stack, message }) {
        super((0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('This is a bug of the action. Report it with this log:'), (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .own */ .ZV)(stack ?? message));
        this.name = 'UnexpectedError';
    }
}
function toUserError(thrown) {
    return thrown instanceof UserError ? thrown : new UnexpectedError(thrown);
}
function reasonOf(thrown) {
    return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `Reason: ${(0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .own */ .ZV)(thrown.message)}`;
}


/***/ }),

/***/ 110:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ checkHealth),
/* harmony export */   f: () => (/* binding */ unhealthy)
/* harmony export */ });
/* harmony import */ var _base_user_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(813);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(488);
/* harmony import */ var _text_message_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(400);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(326);




const INTERVAL_MS = 2_000;
const ATTEMPT_MS = 10_000;
async function checkHealth(urls, check) {
    return Promise.all(urls.map((url) => {
        const href = (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .own */ .ZV)(url.href);
        return check.logger.withProgress((0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8) `Checking the health of ${href}`, () => waitUntilHealthy(href, check), ({ isHealthy, last }) => isHealthy ? (0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8) `${href} is healthy: ${last}` : (0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8) `${href} is not healthy: ${last}`);
    }));
}
async function waitUntilHealthy(url, { probe, budget, clock }) {
    const startMs = budget.remainingMs();
    const end = (isHealthy, last) => ({
        url,
        isHealthy,
        last,
        ms: startMs - budget.remainingMs(),
    });
    let last = (0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8)('no request was sent, because no time was left');
    while (budget.remainingMs() > 0 && !budget.signal.aborted) {
        const limitMs = Math.ceil(Math.min(ATTEMPT_MS, budget.remainingMs()));
        const result = await probe(new URL(url), AbortSignal.any([budget.signal, clock.timeout(limitMs)]));
        last = 'error' in result ? result.error : result.reason;
        if (isHealthy(result))
            return end(true, last);
        if (budget.remainingMs() <= INTERVAL_MS)
            break;
        await budget.sleep(INTERVAL_MS).catch(() => undefined);
    }
    return end(false, last);
}
function isHealthy(result) {
    return 'status' in result && result.status >= 200 && result.status < 400;
}
function unhealthy({ url, last, ms }) {
    return new _base_user_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo((0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8) `Restored, but not healthy: ${url}`, (0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8) `The URL did not respond with a status below 400 within ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(ms)}. Last result: ${last}.`, (0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8)('The restore itself succeeded. Check what runs in the container, and the services that it depends on.'));
}


/***/ }),

/***/ 908:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ calls)
/* harmony export */ });
/* harmony import */ var _text_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(400);

const calls = {
    list: ({ id, name }) => ({
        kind: 'list',
        description: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `list the snapshots of container ${name}`,
        method: 'GET',
        segments: collection(id),
    }),
    create: ({ id, name }, alias, expiryDays) => ({
        kind: 'create',
        description: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `create snapshot "${alias}" of container ${name}`,
        method: 'POST',
        segments: collection(id),
        body: { alias, expiry: expiryDays },
    }),
    restore: ({ id, name }, snapshot) => ({
        kind: 'restore',
        description: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `restore container ${name} from snapshot ${snapshot}`,
        method: 'PATCH',
        segments: item(id, snapshot),
    }),
    alias: ({ id, name }, snapshot, alias) => ({
        kind: 'alias',
        description: alias === null
            ? (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `remove the alias of snapshot ${snapshot} of container ${name}`
            : (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `set alias "${alias}" on snapshot ${snapshot} of container ${name}`,
        method: 'PATCH',
        segments: [...item(id, snapshot), (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('alias')],
        body: { alias },
    }),
    delete: ({ id, name }, snapshot) => ({
        kind: 'delete',
        description: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `delete snapshot ${snapshot} of container ${name}`,
        method: 'DELETE',
        segments: item(id, snapshot),
    }),
};
function collection(id) {
    return [(0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('containers'), id, (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('snapshots')];
}
function item(id, snapshot) {
    return [...collection(id), snapshot];
}


/***/ }),

/***/ 952:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  U: () => (/* binding */ createClient),
  M: () => (/* binding */ deleteIfPresent)
});

// EXTERNAL MODULE: ./src/text/format.ts
var format = __nccwpck_require__(488);
// EXTERNAL MODULE: ./src/text/message.ts
var message = __nccwpck_require__(400);
// EXTERNAL MODULE: ./src/text/redact.ts
var redact = __nccwpck_require__(326);
// EXTERNAL MODULE: ./src/hoody/calls.ts
var calls = __nccwpck_require__(908);
// EXTERNAL MODULE: ./src/hoody/errors.ts
var errors = __nccwpck_require__(106);
// EXTERNAL MODULE: ./src/hoody/failure.ts
var hoody_failure = __nccwpck_require__(535);
// EXTERNAL MODULE: ./src/hoody/parse.ts
var parse = __nccwpck_require__(218);
;// CONCATENATED MODULE: ./src/hoody/retry.ts


const BASE_DELAY_MS = 500;
const MAX_DELAY_MS = 5_000;
const MIN_ATTEMPT_MS = 1_000;
function requireTime({ remainingMs, totalMs }) {
    const leftMs = remainingMs();
    if (leftMs <= 0 || leftMs < Math.min(MIN_ATTEMPT_MS, totalMs / 2))
        throw new errors/* AttemptError */.cb({ kind: 'unsent' });
}
async function retry(attempt, { budget, random, onRetry, toError }) {
    let mayHaveActed = false;
    let last;
    if (budget.signal.aborted)
        throw toError({ why: 'canceled', effect: 'unsent' });
    for (let attempts = 1;; attempts++) {
        try {
            return await attempt({ mayHaveActed });
        }
        catch (error) {
            if (error instanceof errors/* AttemptError */.cb)
                mayHaveActed ||= (0,hoody_failure/* meaningOf */.Pr)(error.failure).mayHaveActed;
            const canceled = { why: 'canceled', effect: mayHaveActed ? 'unknown' : 'none' };
            if (budget.signal.aborted)
                throw toError(canceled);
            if (!(error instanceof errors/* AttemptError */.cb))
                throw error;
            const { failure } = error;
            if (failure.kind === 'unsent')
                throw toError(last ? { why: 'out of time', ...last } : { why: 'unsent' });
            last = { failure, attempts };
            if ((0,hoody_failure/* meaningOf */.Pr)(failure).next === 'give up')
                throw toError({ why: 'final', ...last });
            const delayMs = delayAfter(attempts, failure, random);
            if (delayMs + MIN_ATTEMPT_MS > budget.remainingMs())
                throw toError({ why: 'out of time', ...last });
            onRetry({ failure, attempts, delayMs });
            await budget.sleep(delayMs).catch(() => Promise.reject(toError(canceled)));
        }
    }
}
function delayAfter(attempts, failure, random) {
    const ceiling = Math.min(BASE_DELAY_MS * 2 ** (attempts - 1), MAX_DELAY_MS);
    const delayMs = ceiling / 2 + (random() * ceiling) / 2;
    const requestedMs = failure.kind === 'status' ? (failure.retryAfterMs ?? 0) : 0;
    return Math.max(delayMs, requestedMs);
}

;// CONCATENATED MODULE: ./src/hoody/server-clock.ts
const UNKNOWN_CLOCK_TOLERANCE_MS = 5_000;
function createServerClock() {
    let offsetMs;
    return {
        observe({ serverTime, receivedAt }) {
            if (serverTime === undefined || receivedAt === undefined)
                return;
            offsetMs = Math.max(offsetMs ?? Number.NEGATIVE_INFINITY, serverTime - receivedAt);
        },
        read: () => offsetMs === undefined
            ? { clockOffsetMs: 0, clockToleranceMs: UNKNOWN_CLOCK_TOLERANCE_MS }
            : { clockOffsetMs: offsetMs, clockToleranceMs: 0 },
    };
}

;// CONCATENATED MODULE: ./src/hoody/client.ts









const ATTEMPT_MS = {
    list: 20_000,
    create: 30_000,
    restore: 120_000,
    alias: 20_000,
    delete: 30_000,
};
function createClient(options) {
    const { transport, budget, random, clock, onNotice, nameOf, attemptMs = ATTEMPT_MS } = options;
    const serverClock = createServerClock();
    const container = (id) => ({ id, name: nameOf(id) });
    async function attempt(call, read) {
        budget.signal.throwIfAborted();
        requireTime(budget);
        const limitMs = Math.min(attemptMs[call.kind], budget.remainingMs());
        const signal = AbortSignal.any([budget.signal, clock.timeout(Math.ceil(limitMs))]);
        try {
            const response = await transport.send({ ...call, signal });
            serverClock.observe(response);
            return read(response.body);
        }
        catch (error) {
            if (error instanceof errors/* AttemptError */.cb && error.failure.kind === 'status')
                serverClock.observe(error.failure);
            throw error;
        }
    }
    function repeat(call, work) {
        return retry(work, {
            budget,
            random,
            toError: (end) => (0,errors/* requestError */.Un)(call, end, budget),
            onRetry({ failure, attempts, delayMs }) {
                const delay = (0,redact/* own */.ZV)((delayMs / 1000).toFixed(1));
                onNotice((0,message/* line */.n8) `Could not ${call.description}: ${(0,hoody_failure/* summarizeFailure */.Ij)(failure)}. Retrying in ${delay} s (attempt ${attempts + 1}).`);
            },
        });
    }
    async function listOnce(id) {
        const { snapshots, nameless, limit } = await attempt(calls/* calls */.K.list(container(id)), (body) => parse/* parseResponse */.x.list(body, id));
        if (nameless > 0)
            onNotice((0,message/* line */.n8) `Ignored ${(0,format/* formatCount */.B4)(nameless, 'snapshot')} without a name in the list of container ${nameOf(id)}.`);
        return { snapshots, limit, ...serverClock.read() };
    }
    async function listForCreate(id) {
        try {
            return await listOnce(id);
        }
        catch (error) {
            if (!(error instanceof errors/* AttemptError */.cb))
                throw error;
            const { failure } = error;
            if (failure.kind === 'unsent' || (0,hoody_failure/* meaningOf */.Pr)(failure).next !== 'give up')
                throw error;
            throw (0,errors/* requestError */.Un)(calls/* calls */.K.list(container(id)), { why: 'final', failure, attempts: 1 }, budget);
        }
    }
    return {
        list: (id) => repeat(calls/* calls */.K.list(container(id)), () => listOnce(id)),
        creating(id, first, work) {
            const once = {
                list: () => listForCreate(id),
                post: (alias, expiryDays) => attempt(calls/* calls */.K.create(container(id), alias, expiryDays), (body) => parse/* parseResponse */.x.create(body, id)),
            };
            return repeat(calls/* calls */.K.create(container(id), first), (history) => work(once, history));
        },
        restore(id, name) {
            const call = calls/* calls */.K.restore(container(id), name);
            return repeat(call, () => attempt(call, (body) => parse/* parseResponse */.x.restore(body, name)));
        },
        setAlias(id, name, alias) {
            const call = calls/* calls */.K.alias(container(id), name, alias);
            return repeat(call, () => attempt(call, (body) => parse/* parseResponse */.x.alias(body, id, name, alias)));
        },
        delete(id, name) {
            const call = calls/* calls */.K.delete(container(id), name);
            return repeat(call, async ({ mayHaveActed }) => {
                try {
                    await attempt(call, (body) => parse/* parseResponse */.x.delete(body, id, name));
                }
                catch (error) {
                    if (!mayHaveActed || !(0,errors/* isNotFound */.c4)(error))
                        throw error;
                }
            });
        },
    };
}
async function deleteIfPresent(client, containerId, name) {
    try {
        await client.delete(containerId, name);
    }
    catch (error) {
        if (!(0,errors/* isNotFound */.c4)(error))
            throw error;
    }
}


/***/ }),

/***/ 796:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   ev: () => (/* binding */ findApiUrlProblem),
/* harmony export */   kT: () => (/* binding */ isPlainSegment),
/* harmony export */   sR: () => (/* binding */ endpoint)
/* harmony export */ });
/* harmony import */ var _text_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(400);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(326);


const PLAIN_SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9_.:@+~-]{0,254}$/;
function isPlainSegment(text) {
    return PLAIN_SEGMENT.test(text);
}
function endpoint(apiUrl, segments) {
    const unsafe = segments.find((segment) => !isPlainSegment(segment));
    if (unsafe !== undefined)
        throw new Error(`not a plain path segment: ${(0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(unsafe)}`);
    return (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .own */ .ZV)(`${apiUrl.origin}${apiUrl.pathname.replace(/\/+$/, '')}/api/v1/${segments.join('/')}`);
}
function isLoopback({ hostname }) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
function findApiUrlProblem(url) {
    const { protocol, username, password, search, hash, pathname } = url;
    if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(url))) {
        return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('must start with https:// to protect the token; http:// is valid for loopback addresses only');
    }
    if (username !== '' || password !== '')
        return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('must not contain a user name or a password; use the input `token`');
    if (search !== '' || hash !== '')
        return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('must not contain a query or a fragment');
    if (/\/api\/v1\/?$/.test(pathname))
        return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('must not end with /api/v1, which the action adds');
    return undefined;
}


/***/ }),

/***/ 106:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GI: () => (/* binding */ RequestError),
/* harmony export */   Un: () => (/* binding */ requestError),
/* harmony export */   c4: () => (/* binding */ isNotFound),
/* harmony export */   cb: () => (/* binding */ AttemptError)
/* harmony export */ });
/* harmony import */ var _base_user_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(813);
/* harmony import */ var _text_message_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(400);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(326);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(535);




class AttemptError extends Error {
    failure;
    constructor(failure) {
        super((0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .summarizeFailure */ .Ij)(failure));
        this.name = 'AttemptError';
        this.failure = failure;
    }
}
class RequestError extends _base_user_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
    failure;
    constructor(headline, details, failure) {
        super(headline, ...details);
        this.name = 'RequestError';
        this.failure = failure;
    }
}
const EFFECTS = {
    unsent: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8)('No request was sent.'),
    none: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8)('The attempts so far had no effect.'),
    unknown: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8)('The API may still complete the request.'),
};
function requestError(call, end, { totalMs, limit }) {
    const timeLimit = (0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8) `the time limit of ${totalMs / 1000} s (${limit})`;
    switch (end.why) {
        case 'canceled':
            return failed(call, (0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8)('the job was canceled'), [EFFECTS[end.effect]]);
        case 'unsent':
            return failed(call, (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .describeFailure */ .Ic)({ kind: 'unsent' }), [
                (0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8) `No request was sent: ${timeLimit} was reached.`,
                (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .advise */ .TH)({ kind: 'unsent' }, call),
            ]);
        default: {
            const { failure, attempts } = end;
            const gaveUp = (0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8) `Gave up after ${(0,_text_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .own */ .ZV)(attempts === 1 ? '1 attempt' : `${attempts} attempts`)}`;
            const count = end.why === 'out of time'
                ? [(0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8) `${gaveUp}: ${timeLimit} leaves no time for another.`]
                : attempts > 1
                    ? [(0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8) `${gaveUp}.`]
                    : [];
            const details = [...(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .explainFailure */ .SP)(failure), ...count, (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .advise */ .TH)(failure, call)];
            return failed(call, (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .describeFailure */ .Ic)(failure), details, failure);
        }
    }
}
function failed({ description }, reason, details, failure) {
    return new RequestError((0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8) `Could not ${description}: ${reason}.`, details, failure);
}
function isNotFound(error) {
    const failure = error instanceof AttemptError || error instanceof RequestError ? error.failure : undefined;
    return failure?.kind === 'status' && failure.status === 404;
}


/***/ }),

/***/ 535:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ic: () => (/* binding */ describeFailure),
/* harmony export */   Ij: () => (/* binding */ summarizeFailure),
/* harmony export */   Pr: () => (/* binding */ meaningOf),
/* harmony export */   Qf: () => (/* binding */ LIMIT_CODE),
/* harmony export */   Rf: () => (/* binding */ PRESPAWN_CODE),
/* harmony export */   SP: () => (/* binding */ explainFailure),
/* harmony export */   TH: () => (/* binding */ advise),
/* harmony export */   nN: () => (/* binding */ BUSY_CODES)
/* harmony export */ });
/* unused harmony export MEANINGS */
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(488);
/* harmony import */ var _text_list_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(807);
/* harmony import */ var _text_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(400);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(326);




const LIMIT_CODE = 'CONTAINER_SNAPSHOT_LIMIT';
const PRESPAWN_CODE = 'SNAPSHOT_PRESPAWN_FORBIDDEN';
const BUSY_CODES = ['SNAPSHOT_OPERATION_IN_PROGRESS', 'container_finalizing'];
const LATER = { next: 'again', mayHaveActed: false };
const UNCLEAR = { next: 'look first', mayHaveActed: true };
const FINAL = { next: 'give up', mayHaveActed: false };
const ON_LOST = (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('Check the network and the status of the API. Rerun the job, or increase `timeout-seconds`.');
const ON_INPUTS = (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('Check the inputs of this step.');
const ON_REJECTED = (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `The API rejected a value. ${ON_INPUTS}`;
const ON_PROBLEM = (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('The API has a problem. Rerun the job later, or increase `timeout-seconds`.');
const MEANINGS = {
    unsent: { ...FINAL, advice: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('Increase `timeout-seconds`.') },
    unconnected: {
        ...LATER,
        advice: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('Check `api-url`, the network of the runner, and its proxy settings (HTTPS_PROXY and NO_PROXY).'),
    },
    lost: { ...UNCLEAR, advice: ON_LOST },
    redirect: {
        ...FINAL,
        advice: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('The action does not follow redirects, to protect the token. Set `api-url` to the URL of the API.'),
    },
    malformed: {
        ...FINAL,
        mayHaveActed: true,
        advice: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('Check that `api-url` is the URL of the Hoody API. If it is, contact Hoody support.'),
    },
    untrusted: {
        ...FINAL,
        advice: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('Check `api-url`. For a private certificate authority, set NODE_EXTRA_CA_CERTS.'),
    },
    [LIMIT_CODE]: {
        ...FINAL,
        advice: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('The container has reached its snapshot limit. Delete snapshots, or use `expiry-days` or `keep-last`.'),
    },
    [PRESPAWN_CODE]: {
        ...LATER,
        advice: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('The platform is still preparing the container. Rerun the job later, or increase `timeout-seconds`.'),
    },
    '400': { ...FINAL, advice: ON_REJECTED },
    '401': { ...FINAL, advice: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('Check that `token` is a token of this API that has not expired.') },
    '403': {
        ...FINAL,
        advice: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('Use a token that has the permission `containers.features.snapshots` for this container.'),
    },
    '404': {
        ...FINAL,
        advice: (kind) => kind === 'list' || kind === 'create'
            ? (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('Check `container-id`, and that `api-url` is the realm of the container.')
            : (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('Check `container-id` and `snapshot`, and that `api-url` is the realm of the container.'),
    },
    '408': { ...UNCLEAR, advice: ON_LOST },
    '409': {
        ...LATER,
        advice: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('The container is busy. Increase `timeout-seconds`, or use `concurrency` to run one job at a time.'),
    },
    '422': { ...FINAL, advice: ON_REJECTED },
    '425': { ...UNCLEAR, advice: ON_LOST },
    '429': {
        ...LATER,
        advice: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('The API limits the rate of requests. Rerun the job later, or increase `timeout-seconds`.'),
    },
    '503 of the API': { ...LATER, advice: ON_PROBLEM },
    '5xx': { ...UNCLEAR, advice: ON_PROBLEM },
    '4xx': { ...FINAL, advice: ON_INPUTS },
};
function meaningOf(failure) {
    if (failure.kind !== 'status')
        return MEANINGS[failure.kind];
    const { status, code, fromApi } = failure;
    if (code === LIMIT_CODE || code === PRESPAWN_CODE)
        return MEANINGS[code];
    if (status === 503 && fromApi)
        return MEANINGS['503 of the API'];
    const byStatus = MEANINGS;
    return byStatus[status] ?? (status >= 500 ? MEANINGS['5xx'] : MEANINGS['4xx']);
}
function advise(failure, { kind }) {
    const { advice } = meaningOf(failure);
    return typeof advice === 'function' ? advice(kind) : advice;
}
function describeFailure(failure) {
    switch (failure.kind) {
        case 'status':
        case 'redirect':
            return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `the API responded with ${failure.status}`;
        case 'unsent':
            return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('no time is left');
        case 'unconnected':
            return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('the connection failed');
        case 'lost':
            return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('no complete response arrived');
        case 'malformed':
            return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('the API response is invalid');
        case 'untrusted':
            return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('the TLS handshake failed');
    }
}
function summarizeFailure(failure) {
    const reason = (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .own */ .ZV)(oneLine(reasonOf(failure)).replace(/\.$/, ''));
    return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `${describeFailure(failure)} (${reason})`;
}
function explainFailure(failure) {
    const reason = failure.kind === 'status' ? (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `API message: ${failure.message}` : (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `Reason: ${reasonOf(failure)}`;
    return [reason, ...(failure.kind === 'status' ? explainStatus(failure) : [])].map(oneLine);
}
function reasonOf(failure) {
    switch (failure.kind) {
        case 'status':
            return failure.message;
        case 'redirect':
            return failure.location === undefined
                ? (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('redirect without a target')
                : (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `redirect to ${failure.location}`;
        case 'unsent':
            return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('no request was sent');
        default:
            return failure.reason;
    }
}
function explainStatus({ details, usage, retryAfterMs }) {
    const { count, limit } = usage ?? {};
    const counts = [
        ...(count === undefined ? [] : [(0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(count, 'snapshot')]),
        ...(limit === undefined ? [] : [(0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `limit ${limit}`]),
    ];
    return [
        ...(details === undefined ? [] : [(0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `API details: ${details}`]),
        ...(counts.length === 0 ? [] : [(0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `Usage: ${(0,_text_list_js__WEBPACK_IMPORTED_MODULE_3__/* .join */ .f)(counts)}`]),
        ...(retryAfterMs === undefined
            ? []
            : [(0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `The API requested a wait of ${Math.ceil(retryAfterMs / 1000)} s.`]),
    ];
}
function oneLine(text) {
    return (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .own */ .ZV)(text.replace(/\s+/g, ' ').trim());
}


/***/ }),

/***/ 218:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ requireAddressable),
/* harmony export */   x: () => (/* binding */ parseResponse)
/* harmony export */ });
/* harmony import */ var _text_message_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(400);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(326);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(106);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(786);
/* harmony import */ var _snapshot_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(505);





const parseResponse = {
    list(body, containerId) {
        const data = parseEnvelope(body) ?? {};
        requireContainer(data, containerId);
        const entries = data['snapshots'];
        if (!Array.isArray(entries))
            throw malformed((0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8)('the list of snapshots is missing'));
        const snapshots = entries.flatMap((entry) => parseSnapshot(entry) ?? []);
        const limit = data['max_snapshots'];
        return {
            snapshots: (0,_snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .newestFirst */ .ll)(snapshots),
            nameless: entries.length - snapshots.length,
            ...(typeof limit === 'number' && limit >= 0 ? { limit } : {}),
        };
    },
    create(body, containerId) {
        const data = parseEnvelope(body) ?? {};
        requireContainer(data, containerId);
        const snapshot = parseSnapshot(data['snapshot']);
        if (!snapshot)
            throw malformed((0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8)('the name of the snapshot is missing'));
        return requireAddressable(snapshot);
    },
    restore(body, name) {
        const snapshot = parseSnapshot(parseEnvelope(body)?.['snapshot']);
        requireMatch('name', snapshot?.name, name);
        return snapshot;
    },
    alias(body, containerId, name, alias) {
        const data = parseEnvelope(body) ?? {};
        requireContainer(data, containerId);
        const snapshot = parseSnapshot(data['snapshot']);
        requireMatch('name', snapshot?.name, name);
        if ((0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(snapshot?.alias) && snapshot.alias !== alias) {
            const wanted = alias === null ? (0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8)('null') : (0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(alias);
            throw malformed((0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8) `the alias is ${(0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(snapshot.alias)}, not ${wanted}`);
        }
        return { ...snapshot, name, alias };
    },
    delete(body, containerId, name) {
        const data = parseEnvelope(body) ?? {};
        requireContainer(data, containerId);
        requireMatch('snapshot_name', data['snapshot_name'], name);
    },
};
function requireAddressable(created) {
    if (!(0,_snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .isAddressable */ .$C)(created))
        throw malformed((0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8) `the name ${(0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(created.name)} cannot be part of a URL path`);
    return created;
}
function parseEnvelope(body) {
    if (!(0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .isFields */ .Ce)(body))
        throw malformed((0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8)('the body is not a JSON object'));
    const { statusCode, message } = body;
    const data = (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .isFields */ .Ce)(body['data']) ? body['data'] : undefined;
    if (typeof statusCode === 'number' && (statusCode < 200 || statusCode > 299)) {
        throw malformed((0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8) `statusCode is ${statusCode}: ${textOf(message)}`);
    }
    if (typeof statusCode !== 'number' && !data)
        throw malformed((0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8)('statusCode and data are missing'));
    if (data?.['success'] === false) {
        throw malformed((0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8) `success is false: ${textOf(data['message'])}`);
    }
    return data;
}
function textOf(message) {
    return (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_4__/* .own */ .ZV)(String(message ?? 'no message'));
}
const VALID = [
    ['alias', (value) => typeof value === 'string' && value !== ''],
    ['created_at', _snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .isTime */ .K8],
    ['last_used_at', _snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .isTime */ .K8],
    ['expires_at', _snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .isTime */ .K8],
    ['size', (value) => typeof value === 'number' && value >= 0],
];
function parseSnapshot(value) {
    if (!(0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .isFields */ .Ce)(value) || !(0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(value['name']) || value['name'] === '')
        return undefined;
    let snapshot = value;
    for (const [field, isValid] of VALID) {
        const content = value[field] ?? null;
        if (content !== null && !isValid(content))
            snapshot = { ...snapshot, [field]: null };
    }
    return snapshot;
}
function requireMatch(field, actual, requested) {
    if (!(0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(actual) || actual === requested)
        return;
    throw malformed((0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8) `${(0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8)(field)} is ${actual}, not ${requested}`);
}
function requireContainer({ container_id }, requested) {
    if (!(0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(container_id) || container_id === requested)
        return;
    throw malformed((0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8) `container_id is ${container_id}, which is another container`);
}
function malformed(reason) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AttemptError */ .cb({ kind: 'malformed', reason });
}


/***/ }),

/***/ 786:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ce: () => (/* binding */ isFields),
/* harmony export */   KH: () => (/* binding */ isText),
/* harmony export */   Uk: () => (/* binding */ readResponse)
/* harmony export */ });
/* unused harmony exports parseRetryAfter, readErrorBody */
/* harmony import */ var _text_message_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(400);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(326);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(106);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(535);




const KEYS = new Set([
    ...['statusCode', 'message', 'error', 'code', 'data', 'details', 'errors', 'success'],
    ...[
        'container_id',
        'project_id',
        'snapshot',
        'snapshots',
        'snapshot_name',
        'snapshot_count',
        'max_snapshots',
    ],
    ...[
        'name',
        'alias',
        'created_at',
        'last_used_at',
        'expires_at',
        'stateful',
        'size',
        'current_count',
        'limit',
    ],
]);
async function readResponse(message, receivedAt, redact) {
    const { statusCode: status = 0, headers, statusMessage = '' } = message;
    if (status < 200) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AttemptError */ .cb({ kind: 'malformed', reason: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8) `status ${status} switches protocols` });
    }
    if (status >= 300 && status < 400) {
        const { location } = headers;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AttemptError */ .cb({
            kind: 'redirect',
            status,
            location: location === undefined ? undefined : redact(location),
        });
    }
    const serverTime = parseServerTime(headers);
    const text = await readBody(message);
    if (status < 300)
        return { body: (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redactIn */ .dl)(parseJson(text), redact, KEYS), serverTime, receivedAt };
    const page = describePage(redact(statusMessage), redact(headers['content-type'] ?? ''));
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AttemptError */ .cb({
        kind: 'status',
        status,
        serverTime,
        receivedAt,
        ...readErrorBody((0,_text_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .redactIn */ .dl)(parseErrorBody(text), redact, KEYS), status, page),
        ...parseRetryAfter(headers, serverTime ?? receivedAt),
    });
}
const MAX_BODY_BYTES = 32 * 1024 * 1024;
async function readBody(message) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of message) {
        bytes += chunk.length;
        if (bytes > MAX_BODY_BYTES) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AttemptError */ .cb({ kind: 'malformed', reason: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8) `the body exceeds ${MAX_BODY_BYTES} bytes` });
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AttemptError */ .cb({
            kind: text.startsWith('{') ? 'lost' : 'malformed',
            reason: text === '' ? (0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8)('the body is empty') : (0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8)('the body is not valid JSON'),
        });
    }
}
function parseRetryAfter(headers, serverTime) {
    const value = headers['retry-after']?.trim() ?? '';
    if (/^\d{1,9}$/.test(value))
        return { retryAfterMs: Number(value) * 1000 };
    const at = /^[A-Z][a-z]{2}/.test(value) ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(at))
        return {};
    return { retryAfterMs: Math.max(0, at - serverTime) };
}
function parseServerTime({ date }) {
    const serverTime = Date.parse(date ?? '');
    return Number.isNaN(serverTime) ? undefined : serverTime;
}
function parseErrorBody(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return {};
    }
}
const MAX_DETAILS_LENGTH = 500;
function readErrorBody(body, status, page) {
    const fields = isFields(body) ? body : {};
    const { statusCode, error, message, code, data } = fields;
    const codes = [error, code].filter(isCode);
    const known = codes.find((candidate) => candidate === _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .LIMIT_CODE */ .Qf) ?? codes[0];
    const details = status === 400 || status === 422 ? describeDetails(fields) : undefined;
    return {
        message: [message, error].find(isFilled) ?? page,
        ...(known === undefined ? {} : { code: known }),
        ...(known === _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .LIMIT_CODE */ .Qf ? { usage: parseUsage(data) } : details === undefined ? {} : { details }),
        fromApi: statusCode === status,
    };
}
function describePage(statusMessage, contentType) {
    const status = statusMessage || (0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8)('no status text');
    const type = (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .own */ .ZV)(contentType.split(';')[0] || 'nothing');
    return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8) `${status}, ${type} instead of an API message`;
}
function isFilled(value) {
    return isText(value) && value !== '';
}
function isCode(value) {
    return typeof value === 'string' && /^[A-Za-z0-9]+(_[A-Za-z0-9]+)+$/.test(value);
}
function parseUsage(data) {
    const { current_count: count, limit } = isFields(data) ? data : {};
    return {
        ...(typeof count === 'number' ? { count } : {}),
        ...(typeof limit === 'number' ? { limit } : {}),
    };
}
function describeDetails({ data, details, errors }) {
    const value = [data, details, errors].find((candidate) => isFields(candidate) || Array.isArray(candidate));
    return value === undefined ? undefined : (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .own */ .ZV)(JSON.stringify(value).slice(0, MAX_DETAILS_LENGTH));
}
function isFields(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isText(value) {
    return typeof value === 'string';
}


/***/ }),

/***/ 505:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $C: () => (/* binding */ isAddressable),
/* harmony export */   Az: () => (/* binding */ MAX_DERIVED_NAME_LENGTH),
/* harmony export */   CT: () => (/* binding */ createdAt),
/* harmony export */   HT: () => (/* binding */ deriveName),
/* harmony export */   K8: () => (/* binding */ isTime),
/* harmony export */   Lb: () => (/* binding */ sortByTime),
/* harmony export */   Ut: () => (/* binding */ CONTAINER_ID),
/* harmony export */   _d: () => (/* binding */ isExpired),
/* harmony export */   jm: () => (/* binding */ MAX_ALIAS_LENGTH),
/* harmony export */   ll: () => (/* binding */ newestFirst)
/* harmony export */ });
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(326);
/* harmony import */ var _endpoint_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(796);


const CONTAINER_ID = /^[0-9a-f]{24}$/;
const MAX_ALIAS_LENGTH = 100;
const MAX_DERIVED_NAME_LENGTH = 64;
function deriveName(alias) {
    return (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .own */ .ZV)(alias
        .replace(/[^A-Za-z0-9_-]/g, '')
        .replace(/^[-_]+|[-_]+$/g, '')
        .slice(0, MAX_DERIVED_NAME_LENGTH));
}
function isAddressable({ name }) {
    return (0,_endpoint_js__WEBPACK_IMPORTED_MODULE_1__/* .isPlainSegment */ .kT)(name);
}
function createdAt({ created_at }) {
    return created_at ? Date.parse(created_at) : undefined;
}
function isExpired({ expires_at }, at) {
    return expires_at ? Date.parse(expires_at) <= at : false;
}
const API_TIME = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
function isTime(value) {
    if (typeof value !== 'string')
        return false;
    return API_TIME.test(value) || (/^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value)));
}
function newestFirst(snapshots) {
    return sortByTime(snapshots, (snapshot) => snapshot, (a, b) => (a.name < b.name ? 1 : -1));
}
function sortByTime(items, snapshotOf, compareSimultaneous = () => 0) {
    const texts = items.map((item) => snapshotOf(item).created_at ?? '');
    const times = texts.every((text) => API_TIME.test(text))
        ? texts
        : items.map((item) => createdAt(snapshotOf(item)) ?? Number.NEGATIVE_INFINITY);
    const at = (index) => ({ item: items[index], time: times[index] });
    return items
        .map((_, index) => index)
        .sort((a, b) => {
        const [first, second] = [at(a), at(b)];
        if (first.time !== second.time)
            return second.time > first.time ? 1 : -1;
        return compareSimultaneous(first.item, second.item);
    })
        .map((index) => at(index).item);
}


/***/ }),

/***/ 488:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   QA: () => (/* binding */ formatSpan),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   fU: () => (/* binding */ formatTime),
/* harmony export */   nV: () => (/* binding */ formatAge),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/* harmony import */ var _message_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(400);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(326);


const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
function formatBytes(bytes) {
    const [smallest, ...larger] = UNITS;
    let text = `${bytes} ${smallest}`;
    let value = bytes;
    for (const unit of larger) {
        if (Number(value.toFixed(1)) < 1024)
            break;
        value /= 1024;
        text = `${value.toFixed(1)} ${unit}`;
    }
    return (0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .own */ .ZV)(text);
}
function formatTime(iso) {
    return (0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .own */ .ZV)(`${new Date(iso).toISOString().slice(0, 19).replace('T', ' ')} UTC`);
}
const AGE_UNITS = [
    ['minute', 60_000, 59],
    ['hour', 3_600_000, 23],
    ['day', 86_400_000, 59],
    ['month', 2_629_800_000, 23],
];
const YEAR_MS = 31_557_600_000;
function formatAge(iso, now) {
    const difference = Date.parse(iso) - now;
    const ms = Math.abs(difference);
    if (ms < 30_000)
        return (0,_message_js__WEBPACK_IMPORTED_MODULE_1__/* .line */ .n8)('just now');
    const span = formatRounded(ms);
    return difference < 0 ? (0,_message_js__WEBPACK_IMPORTED_MODULE_1__/* .line */ .n8) `${span} ago` : (0,_message_js__WEBPACK_IMPORTED_MODULE_1__/* .line */ .n8) `in ${span}`;
}
function formatRounded(ms) {
    for (const [unit, length, most] of AGE_UNITS) {
        const count = Math.round(ms / length);
        if (count <= most)
            return formatCount(count, unit);
    }
    return formatCount(Math.round(ms / YEAR_MS), 'year');
}
function formatDuration(ms) {
    if (Math.round(ms / 100) < 600)
        return (0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .own */ .ZV)(`${(ms / 1000).toFixed(1)} s`);
    const seconds = Math.round(ms / 1000);
    return (0,_message_js__WEBPACK_IMPORTED_MODULE_1__/* .line */ .n8) `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
function formatCount(count, noun) {
    return (0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .own */ .ZV)(`${count} ${noun}${count === 1 ? '' : 's'}`);
}
function formatSpan(ms) {
    if (ms % 86_400_000 === 0)
        return formatCount(ms / 86_400_000, 'day');
    if (ms % 3_600_000 === 0)
        return formatCount(ms / 3_600_000, 'hour');
    return formatCount(ms / 60_000, 'minute');
}


/***/ }),

/***/ 807:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ join),
/* harmony export */   r: () => (/* binding */ splitList)
/* harmony export */ });
function join(texts, separator = ', ') {
    return texts.join(separator);
}
function splitList(text, separator) {
    return text.split(separator)
        .map((item) => item.trim())
        .filter((item) => item !== '');
}


/***/ }),

/***/ 400:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   SB: () => (/* binding */ composeMessage),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   n8: () => (/* binding */ line),
/* harmony export */   xv: () => (/* binding */ truncate)
/* harmony export */ });
function line(words, ...values) {
    const text = typeof words === 'string' ? words : String.raw({ raw: words }, ...values);
    return text.replaceAll('\n', '\\n');
}
function composeMessage(headline, ...details) {
    const parts = [headline, ...details];
    return parts.map((part) => (typeof part === 'string' ? part : part.message)).join('\n');
}
function quote(text) {
    return JSON.stringify(text);
}
function truncate(text, maxLength) {
    return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1)}…`;
}


/***/ }),

/***/ 326:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Yw: () => (/* binding */ MIN_TOKEN_LENGTH),
/* harmony export */   ZV: () => (/* binding */ own),
/* harmony export */   Zx: () => (/* binding */ redactionOf),
/* harmony export */   dl: () => (/* binding */ redactIn)
/* harmony export */ });
function own(text) {
    return text;
}
const PLACEHOLDER = '***';
const MIN_TOKEN_LENGTH = 8;
function redactionOf(token) {
    if (token.length < MIN_TOKEN_LENGTH)
        return own;
    const forms = new Set([token, encodeURIComponent(token)]);
    for (const offset of [0, 1, 2]) {
        for (const alphabet of ['base64', 'base64url']) {
            forms.add(encodeAt(token, offset, alphabet));
        }
    }
    const longestFirst = [...forms].toSorted((a, b) => b.length - a.length);
    const shortest = longestFirst.at(-1)?.length ?? 0;
    return (text) => {
        if (text.length < shortest)
            return own(text);
        let rest = text;
        for (const form of longestFirst)
            if (rest.includes(form))
                rest = rest.replaceAll(form, PLACEHOLDER);
        return own(rest);
    };
}
function redactIn(value, redact, keys) {
    const isClean = (part) => {
        if (typeof part === 'string')
            return redact(part) === part;
        if (Array.isArray(part))
            return part.every(isClean);
        if (typeof part !== 'object' || part === null)
            return true;
        for (const key in part) {
            if (!isCleanKey(key) || !isClean(part[key]))
                return false;
        }
        return true;
    };
    const isCleanKey = (key) => keys.has(key) || redact(key) === key;
    const copy = (part) => {
        if (typeof part === 'string')
            return redact(part);
        if (Array.isArray(part))
            return part.map(copy);
        if (typeof part !== 'object' || part === null)
            return part;
        return Object.fromEntries(Object.entries(part).map(([key, item]) => [keys.has(key) ? key : redact(key), copy(item)]));
    };
    return isClean(value) ? value : copy(value);
}
function encodeAt(token, offset, alphabet) {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(token)]);
    const start = Math.ceil((offset * 8) / 6);
    const end = Math.floor((bytes.length * 8) / 6);
    return bytes.toString(alphabet).slice(start, end);
}


/***/ }),

/***/ 613:
/***/ ((module) => {

module.exports = require("assert");

/***/ }),

/***/ 434:
/***/ ((module) => {

module.exports = require("events");

/***/ }),

/***/ 611:
/***/ ((module) => {

module.exports = require("http");

/***/ }),

/***/ 692:
/***/ ((module) => {

module.exports = require("https");

/***/ }),

/***/ 278:
/***/ ((module) => {

module.exports = require("net");

/***/ }),

/***/ 67:
/***/ ((module) => {

module.exports = require("node:http");

/***/ }),

/***/ 708:
/***/ ((module) => {

module.exports = require("node:https");

/***/ }),

/***/ 756:
/***/ ((module) => {

module.exports = require("tls");

/***/ }),

/***/ 23:
/***/ ((module) => {

module.exports = require("util");

/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/******/ 	// expose the modules object (__webpack_modules__)
/******/ 	__nccwpck_require__.m = __webpack_modules__;
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/******/ 	/* webpack/runtime/compat get default export */
/******/ 	(() => {
/******/ 		// getDefaultExport function for compatibility with non-harmony modules
/******/ 		__nccwpck_require__.n = (module) => {
/******/ 			var getter = module && module.__esModule ?
/******/ 				() => (module['default']) :
/******/ 				() => (module);
/******/ 			__nccwpck_require__.d(getter, { a: getter });
/******/ 			return getter;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/create fake namespace object */
/******/ 	(() => {
/******/ 		var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 		var leafPrototypes;
/******/ 		// create a fake namespace object
/******/ 		// mode & 1: value is a module id, require it
/******/ 		// mode & 2: merge all properties of value into the ns
/******/ 		// mode & 4: return value when already ns object
/******/ 		// mode & 16: return value when it's Promise-like
/******/ 		// mode & 8|1: behave like require
/******/ 		__nccwpck_require__.t = function(value, mode) {
/******/ 			if(mode & 1) value = this(value);
/******/ 			if(mode & 8) return value;
/******/ 			if(typeof value === 'object' && value) {
/******/ 				if((mode & 4) && value.__esModule) return value;
/******/ 				if((mode & 16) && typeof value.then === 'function') return value;
/******/ 			}
/******/ 			var ns = Object.create(null);
/******/ 			__nccwpck_require__.r(ns);
/******/ 			var def = {};
/******/ 			leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 			for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 				Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 			}
/******/ 			def['default'] = () => (value);
/******/ 			__nccwpck_require__.d(ns, def);
/******/ 			return ns;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/define property getters */
/******/ 	(() => {
/******/ 		// define getter functions for harmony exports
/******/ 		__nccwpck_require__.d = (exports, definition) => {
/******/ 			for(var key in definition) {
/******/ 				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 				}
/******/ 			}
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/ensure chunk */
/******/ 	(() => {
/******/ 		__nccwpck_require__.f = {};
/******/ 		// This file contains only the entry chunk.
/******/ 		// The chunk loading function for additional chunks
/******/ 		__nccwpck_require__.e = (chunkId) => {
/******/ 			return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 				__nccwpck_require__.f[key](chunkId, promises);
/******/ 				return promises;
/******/ 			}, []));
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/get javascript chunk filename */
/******/ 	(() => {
/******/ 		// This function allow to reference async chunks
/******/ 		__nccwpck_require__.u = (chunkId) => {
/******/ 			// return url for filenames based on template
/******/ 			return "" + chunkId + ".index.js";
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	(() => {
/******/ 		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	(() => {
/******/ 		// define __esModule on exports
/******/ 		__nccwpck_require__.r = (exports) => {
/******/ 			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 			}
/******/ 			Object.defineProperty(exports, '__esModule', { value: true });
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/require chunk loading */
/******/ 	(() => {
/******/ 		// no baseURI
/******/ 		
/******/ 		// object to store loaded chunks
/******/ 		// "1" means "loaded", otherwise not loaded yet
/******/ 		var installedChunks = {
/******/ 			792: 1
/******/ 		};
/******/ 		
/******/ 		// no on chunks loaded
/******/ 		
/******/ 		var installChunk = (chunk) => {
/******/ 			var moreModules = chunk.modules, chunkIds = chunk.ids, runtime = chunk.runtime;
/******/ 			for(var moduleId in moreModules) {
/******/ 				if(__nccwpck_require__.o(moreModules, moduleId)) {
/******/ 					__nccwpck_require__.m[moduleId] = moreModules[moduleId];
/******/ 				}
/******/ 			}
/******/ 			if(runtime) runtime(__nccwpck_require__);
/******/ 			for(var i = 0; i < chunkIds.length; i++)
/******/ 				installedChunks[chunkIds[i]] = 1;
/******/ 		
/******/ 		};
/******/ 		
/******/ 		// require() chunk loading for javascript
/******/ 		__nccwpck_require__.f.require = (chunkId, promises) => {
/******/ 			// "1" is the signal for "already loaded"
/******/ 			if(!installedChunks[chunkId]) {
/******/ 				if(true) { // all chunks have JS
/******/ 					installChunk(require("./" + __nccwpck_require__.u(chunkId)));
/******/ 				} else installedChunks[chunkId] = 1;
/******/ 			}
/******/ 		};
/******/ 		
/******/ 		// no external install chunk
/******/ 		
/******/ 		// no HMR
/******/ 		
/******/ 		// no HMR manifest
/******/ 	})();
/******/ 	
/************************************************************************/
var __webpack_exports__ = {};

// NAMESPACE OBJECT: ./node_modules/@actions/core/lib/platform.js
var platform_namespaceObject = {};
__nccwpck_require__.r(platform_namespaceObject);
__nccwpck_require__.d(platform_namespaceObject, {
  arch: () => (arch),
  getDetails: () => (getDetails),
  isLinux: () => (isLinux),
  isMacOS: () => (isMacOS),
  isWindows: () => (isWindows),
  platform: () => (platform)
});

// NAMESPACE OBJECT: ./node_modules/@actions/core/lib/core.js
var core_namespaceObject = {};
__nccwpck_require__.r(core_namespaceObject);
__nccwpck_require__.d(core_namespaceObject, {
  ExitCode: () => (ExitCode),
  addPath: () => (addPath),
  debug: () => (debug),
  endGroup: () => (endGroup),
  error: () => (error),
  exportVariable: () => (exportVariable),
  getBooleanInput: () => (getBooleanInput),
  getIDToken: () => (getIDToken),
  getInput: () => (getInput),
  getMultilineInput: () => (getMultilineInput),
  getState: () => (getState),
  group: () => (group),
  info: () => (info),
  isDebug: () => (isDebug),
  markdownSummary: () => (markdownSummary),
  notice: () => (notice),
  platform: () => (platform_namespaceObject),
  saveState: () => (saveState),
  setCommandEcho: () => (setCommandEcho),
  setFailed: () => (setFailed),
  setOutput: () => (setOutput),
  setSecret: () => (setSecret),
  startGroup: () => (startGroup),
  summary: () => (summary),
  toPlatformPath: () => (toPlatformPath),
  toPosixPath: () => (toPosixPath),
  toWin32Path: () => (toWin32Path),
  warning: () => (warning)
});

;// CONCATENATED MODULE: ./src/runner/process.ts
function runProcess(program) {
    process.exitCode = 1;
    process.once('beforeExit', onBeforeExit);
    program()
        .then((succeeded) => {
        process.exitCode = succeeded ? 0 : 1;
    }, reportUnfinished)
        .finally(() => process.off('beforeExit', onBeforeExit));
}
function onBeforeExit() {
    reportUnfinished('Node.js ended before the step was complete.');
}
function reportUnfinished(error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const message = [
        'The step did not finish. The log shows what it did.',
        'Unless the runner caused this, report it as a bug of the action:',
        reason,
    ];
    const data = message.join('\n').replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
    process.stdout.write(`::error title=Hoody snapshot::${data}\n`);
}

;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = require("node:os");
;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = require("os");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "./crypto.js"
const external_crypto_js_namespaceObject = require("./crypto.js");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = require("fs");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_js_namespaceObject.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = require("path");
;// CONCATENATED MODULE: ./src/shims/http-client.ts
class HttpClient {
    constructor() {
        throw new Error('@actions/core has no HTTP client in this bundle');
    }
}

;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/auth.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
class BasicCredentialHandler {
    constructor(username, password) {
        this.username = username;
        this.password = password;
    }
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class BearerCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Bearer ${this.token}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class PersonalAccessTokenCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`PAT:${this.token}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
//# sourceMappingURL=auth.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
var oidc_utils_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_namespaceObject.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_namespaceObject.constants.R_OK | external_fs_namespaceObject.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_namespaceObject.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = _summary;
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, external_path_namespaceObject.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: ./src/shims/exec.ts
function getExecOutput() {
    throw new Error('@actions/exec is not part of this bundle');
}

;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_namespaceObject.platform();
const arch = external_os_namespaceObject.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${external_path_namespaceObject.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_namespaceObject.EOL);
    issueCommand('set-output', { name }, toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_namespaceObject.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = require("node:timers/promises");
;// CONCATENATED MODULE: ./src/base/clock.ts

const systemClock = {
    now: Date.now,
    monotonic: () => performance.now(),
    sleep: (ms, signal) => (0,promises_namespaceObject.setTimeout)(ms, undefined, signal && { signal }),
    timeout: (ms) => AbortSignal.timeout(ms),
    every(ms, call) {
        const timer = setInterval(call, ms);
        return () => clearInterval(timer);
    },
};

// EXTERNAL MODULE: ./src/base/user-error.ts
var user_error = __nccwpck_require__(813);
// EXTERNAL MODULE: ./src/text/message.ts
var text_message = __nccwpck_require__(400);
;// CONCATENATED MODULE: ./node_modules/@actions/github/lib/context.js


class Context {
    /**
     * Hydrate the context from the environment
     */
    constructor() {
        var _a, _b, _c;
        this.payload = {};
        if (process.env.GITHUB_EVENT_PATH) {
            if ((0,external_fs_namespaceObject.existsSync)(process.env.GITHUB_EVENT_PATH)) {
                this.payload = JSON.parse((0,external_fs_namespaceObject.readFileSync)(process.env.GITHUB_EVENT_PATH, { encoding: 'utf8' }));
            }
            else {
                const path = process.env.GITHUB_EVENT_PATH;
                process.stdout.write(`GITHUB_EVENT_PATH ${path} does not exist${external_os_namespaceObject.EOL}`);
            }
        }
        this.eventName = process.env.GITHUB_EVENT_NAME;
        this.sha = process.env.GITHUB_SHA;
        this.ref = process.env.GITHUB_REF;
        this.workflow = process.env.GITHUB_WORKFLOW;
        this.action = process.env.GITHUB_ACTION;
        this.actor = process.env.GITHUB_ACTOR;
        this.job = process.env.GITHUB_JOB;
        this.runAttempt = parseInt(process.env.GITHUB_RUN_ATTEMPT, 10);
        this.runNumber = parseInt(process.env.GITHUB_RUN_NUMBER, 10);
        this.runId = parseInt(process.env.GITHUB_RUN_ID, 10);
        this.apiUrl = (_a = process.env.GITHUB_API_URL) !== null && _a !== void 0 ? _a : `https://api.github.com`;
        this.serverUrl = (_b = process.env.GITHUB_SERVER_URL) !== null && _b !== void 0 ? _b : `https://github.com`;
        this.graphqlUrl =
            (_c = process.env.GITHUB_GRAPHQL_URL) !== null && _c !== void 0 ? _c : `https://api.github.com/graphql`;
    }
    get issue() {
        const payload = this.payload;
        return Object.assign(Object.assign({}, this.repo), { number: (payload.issue || payload.pull_request || payload).number });
    }
    get repo() {
        if (process.env.GITHUB_REPOSITORY) {
            const [owner, repo] = process.env.GITHUB_REPOSITORY.split('/');
            return { owner, repo };
        }
        if (this.payload.repository) {
            return {
                owner: this.payload.repository.owner.login,
                repo: this.payload.repository.name
            };
        }
        throw new Error("context.repo requires a GITHUB_REPOSITORY environment variable like 'owner/repo'");
    }
}
//# sourceMappingURL=context.js.map
// EXTERNAL MODULE: ./src/hoody/snapshot.ts
var hoody_snapshot = __nccwpck_require__(505);
// EXTERNAL MODULE: ./src/text/redact.ts
var redact = __nccwpck_require__(326);
;// CONCATENATED MODULE: ./src/runner/generated-alias.ts



function createAliasGenerator() {
    let origin;
    return (word) => {
        origin ??= currentOrigin();
        const random = crypto.getRandomValues(Buffer.alloc(RANDOM_BYTES)).toString('hex');
        return generateAlias(word, origin, random);
    };
}
function currentOrigin() {
    const { runId, runAttempt, job, action } = new Context();
    return { id: runId || 0, attempt: runAttempt || 1, job, step: action };
}
const RANDOM_BYTES = 5;
const MAX_JOB_LENGTH = 16;
function generateAlias(word, { id, attempt, job, step }, random) {
    const origin = [word, `${id}`, `${attempt}`, sanitize(job).slice(0, MAX_JOB_LENGTH), sanitize(step)]
        .filter((part) => part !== '')
        .join('-')
        .slice(0, hoody_snapshot/* MAX_DERIVED_NAME_LENGTH */.Az - random.length - 1);
    return (0,redact/* own */.ZV)(`${sanitize(origin)}-${random}`);
}
function sanitize(text) {
    return (text ?? '').replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^[_-]+|[_-]+$/g, '');
}

;// CONCATENATED MODULE: ./src/runner/signals.ts
function cancellationSignal() {
    const controller = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM'])
        process.once(name, () => controller.abort());
    return controller.signal;
}
function delayedSignal(signal, delayMs, clock) {
    const controller = new AbortController();
    const abort = () => controller.abort();
    signal.addEventListener('abort', () => clock.timeout(delayMs).addEventListener('abort', abort));
    return controller.signal;
}

;// CONCATENATED MODULE: ./src/runner/runner.ts







function currentRunner() {
    return {
        inputs: { input: (name) => getInput(name), env: (name) => process.env[name] },
        commands: core_namespaceObject,
        clock: systemClock,
        temporaryDirectory: process.env['RUNNER_TEMP'] ?? (0,external_node_os_namespaceObject.tmpdir)(),
        isInCompositeAction: Boolean(process.env['GITHUB_ACTION_PATH']),
        random: Math.random,
        generateAlias: createAliasGenerator(),
        watchCancellation: cancellationSignal,
        async writeSummary(html) {
            if (process.env['GITHUB_STEP_SUMMARY'])
                await summary.addRaw(html).write();
        },
    };
}
async function summarize(html, { writeSummary }, logger) {
    try {
        await writeSummary(html);
    }
    catch (error) {
        logger.warning((0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8)('Could not write the job summary.'), (0,user_error/* reasonOf */.A3)(error)));
    }
}

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = require("node:fs");
;// CONCATENATED MODULE: ./src/runner/state.ts

const STATE_NAMES = ['guard', 'snapshots'];
function clearState() {
    const { GITHUB_STATE: file } = process.env;
    if (file)
        (0,external_node_fs_namespaceObject.appendFileSync)(file, STATE_NAMES.map((name) => `${name}=\n`).join(''));
}
function readState() {
    const { STATE_guard: guard = '', STATE_snapshots: snapshots = '' } = process.env;
    return { guard, snapshots };
}

;// CONCATENATED MODULE: ./src/base/budget.ts

function startBudget(clock, totalMs, signal, limit = (0,text_message/* line */.n8)('`timeout-seconds`')) {
    const deadline = clock.monotonic() + totalMs;
    return {
        totalMs,
        limit,
        signal,
        remainingMs: () => Math.max(0, deadline - clock.monotonic()),
        sleep: (ms) => clock.sleep(ms, signal),
    };
}

// EXTERNAL MODULE: ./src/base/labels.ts
var base_labels = __nccwpck_require__(134);
// EXTERNAL MODULE: ./src/text/list.ts
var text_list = __nccwpck_require__(807);
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = require("node:path");
var external_node_path_default = /*#__PURE__*/__nccwpck_require__.n(external_node_path_namespaceObject);
;// CONCATENATED MODULE: ./src/guard/job-directory.ts


const DIRECTORY = 'hoody-snapshot-guards';
const WAITING = 'waiting-';
const CANCELLED_AT = 'cancelled-at';
const AFTER_CANCEL_MS = 240_000;
const MIN_SHARE_MS = 20_000;
function openJobDirectory(temp) {
    const directory = external_node_path_default().join(temp, DIRECTORY);
    const file = (name) => external_node_path_default().join(directory, name);
    const isPrivate = makePrivate(directory);
    function create(name, content = '') {
        if (!isPrivate)
            return 'impossible';
        try {
            (0,external_node_fs_namespaceObject.writeFileSync)(file(name), content, { flag: 'wx', mode: 0o600 });
            return 'created';
        }
        catch (error) {
            return error.code === 'EEXIST' ? 'exists' : 'impossible';
        }
    }
    return {
        register: (id) => void create(WAITING + id),
        claim: (id, token) => create(claimName(id, token)) !== 'exists',
        shareTimeAfterCancel(id, now) {
            if (create(CANCELLED_AT, String(now)) === 'impossible')
                return AFTER_CANCEL_MS;
            const own = WAITING + id;
            const others = (0,external_node_fs_namespaceObject.readdirSync)(directory).filter((name) => name.startsWith(WAITING) && name !== own);
            (0,external_node_fs_namespaceObject.rmSync)(file(own), { force: true });
            const elapsedMs = Math.max(0, now - Number((0,external_node_fs_namespaceObject.readFileSync)(file(CANCELLED_AT), 'utf8'))) || 0;
            return Math.max(MIN_SHARE_MS, (AFTER_CANCEL_MS - elapsedMs) / (others.length + 1));
        },
    };
}
function claimName(id, token) {
    const { createHmac } = process.getBuiltinModule('node:crypto');
    return `claimed-${createHmac('sha256', token).update(id).digest('hex')}`;
}
function makePrivate(directory) {
    try {
        (0,external_node_fs_namespaceObject.mkdirSync)(directory, { mode: 0o700 });
    }
    catch {
    }
    try {
        if (!(0,external_node_fs_namespaceObject.lstatSync)(directory).isDirectory())
            return false;
        (0,external_node_fs_namespaceObject.chmodSync)(directory, 0o700);
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./src/guard/state.ts



const MAX_GUARDED_CONTAINERS = 250;
const OWNERSHIPS = ['made', 'inferred', 'found'];
function serializeGuard({ snapshots, healthUrls, ...rest }) {
    const settings = { ...rest, healthUrls: healthUrls.map(({ href }) => href) };
    const rows = snapshots.map(({ containerId, name, createdAt, ownership }) => [
        containerId,
        name,
        createdAt,
        OWNERSHIPS.indexOf(ownership),
    ]);
    return { snapshots: JSON.stringify(rows), guard: JSON.stringify(settings) };
}
class GuardStateError extends (/* unused pure expression or super */ null && (Error)) {
    name = 'GuardStateError';
}
function parseGuard({ guard, snapshots }) {
    if (guard === '')
        return undefined;
    try {
        return toGuard(JSON.parse(guard), JSON.parse(snapshots));
    }
    catch (error) {
        throw new GuardStateError(error.message);
    }
}
function toGuard(settings, rows) {
    const fields = record(settings);
    const apiUrl = new URL(state_text(fields['apiUrl']));
    const problem = findApiUrlProblem(apiUrl);
    if (problem)
        throw new Error(`the URL of the API ${problem}`);
    const { token } = fields;
    return {
        id: state_text(fields['id']),
        apiUrl,
        ...(token === undefined ? {} : { token: state_text(token) }),
        restoreOnFailure: state_boolean(fields['restoreOnFailure']),
        deleteOnSuccess: state_boolean(fields['deleteOnSuccess']),
        healthUrls: array(fields['healthUrls']).map((url) => new URL(state_text(url))),
        maxParallel: positive(fields['maxParallel']),
        timeoutMs: positive(fields['timeoutMs']),
        summary: state_boolean(fields['summary']),
        labels: toLabels(record(fields['labels'])),
        snapshots: array(rows).map((row) => toSnapshot(array(row))),
    };
}
function toLabels(labels) {
    return Object.fromEntries(Object.entries(labels).map(([id, label]) => [id, state_text(label)]));
}
function toSnapshot([id, name, createdAt, ownership]) {
    const containerId = state_text(id);
    if (!CONTAINER_ID.test(containerId))
        throw new Error(`${JSON.stringify(id)} is not a container id`);
    if (!isPlainSegment(state_text(name)))
        throw new Error(`${JSON.stringify(name)} is not the name of a snapshot`);
    const known = OWNERSHIPS[Number(ownership)];
    if (!known)
        throw unexpected(ownership);
    return { containerId, name: state_text(name), createdAt: state_text(createdAt), ownership: known };
}
function record(value) {
    if (typeof value !== 'object' || value === null)
        throw unexpected(value);
    return value;
}
function array(value) {
    if (!Array.isArray(value))
        throw unexpected(value);
    return value;
}
function state_text(value) {
    if (typeof value !== 'string')
        throw unexpected(value);
    return own(value);
}
function state_boolean(value) {
    if (typeof value !== 'boolean')
        throw unexpected(value);
    return value;
}
function positive(value) {
    if (typeof value !== 'number' || !(value > 0))
        throw unexpected(value);
    return value;
}
function unexpected(value) {
    return new Error(value === undefined ? 'a value is missing' : `unexpected value of type ${typeof value}`);
}

;// CONCATENATED MODULE: ./src/guard/leave-guard.ts






function leaveGuard(options, outcomes, { saveState, temporaryDirectory, logger }) {
    const { restoreOnFailure, deleteOnSuccess } = options;
    if (!restoreOnFailure && !deleteOnSuccess)
        return undefined;
    if (outcomes.some(({ ok, plan }) => !ok || plan))
        return undefined;
    const state = serializeGuard({ ...options, snapshots: outcomes.flatMap(toGuarded) });
    try {
        for (const [name, text] of Object.entries(state))
            saveState(name, text);
    }
    catch (error) {
        throw new user_error/* UserError */.yo((0,text_message/* line */.n8)('Could not save the state for the post step.'), (0,user_error/* reasonOf */.A3)(error), (0,text_message/* line */.n8)('The step fails, because the post step could not restore or delete anything.'));
    }
    if (restoreOnFailure)
        openJobDirectory(temporaryDirectory).register(options.id);
    logger.info(describeGuard(options));
    return { restoreOnFailure, deleteOnSuccess };
}
function toGuarded({ containerId, ownership = 'made', snapshots }) {
    return snapshots
        .slice(0, 1)
        .map(({ name, created_at }) => ({ containerId, name, createdAt: created_at ?? (0,redact/* own */.ZV)(''), ownership }));
}
function describeGuard({ restoreOnFailure, deleteOnSuccess }) {
    const promises = [
        ...(restoreOnFailure ? [(0,text_message/* line */.n8)('restores from these snapshots if the job fails or is canceled')] : []),
        ...(deleteOnSuccess ? [(0,text_message/* line */.n8)('deletes the new snapshots if the job succeeds')] : []),
    ];
    return (0,text_message/* line */.n8) `The post step ${(0,text_list/* join */.f)(promises, ', and ')}.`;
}

// EXTERNAL MODULE: ./src/health/health.ts
var health_health = __nccwpck_require__(110);
;// CONCATENATED MODULE: ./src/inputs/health-urls.ts


const MAX_URLS = 10;
const MAX_URL_LENGTH = 1_000;
function readHealthUrls(reader) {
    const texts = (0,text_list/* splitList */.r)(reader.text('health-url'), /[,\r\n]/);
    if (texts.length > MAX_URLS) {
        reader.reject('health-url', (0,text_message/* line */.n8) `contains ${texts.length} URLs; the limit is ${MAX_URLS}`);
    }
    const urls = texts.flatMap((text) => {
        if (reader.rejectLong('health-url', text, MAX_URL_LENGTH))
            return [];
        const url = URL.parse(text);
        const problem = url
            ? findProblem(url)
            : (0,text_message/* line */.n8)('is not a valid URL, such as https://www.example.com/health');
        if (problem)
            reader.reject('health-url', (0,text_message/* line */.n8) `contains ${reader.quote(text)}, which ${problem}`);
        return url && !problem ? [url] : [];
    });
    if (urls.length > 0 && reader.hasToken('health-url'))
        reader.reject('health-url', (0,text_message/* line */.n8)('contains the token, which only the API may receive'));
    return urls;
}
function findProblem({ protocol, username, password }) {
    if (protocol !== 'https:' && protocol !== 'http:')
        return (0,text_message/* line */.n8)('does not start with https:// or http://');
    if (username !== '' || password !== '')
        return (0,text_message/* line */.n8)('contains a user name or a password, which the log would show');
    return undefined;
}

;// CONCATENATED MODULE: ./src/operations/request.ts
const OPERATIONS = ['create', 'list', 'restore', 'alias', 'delete'];
const IF_EXISTS = ['create', 'reuse', 'replace', 'fail'];
function isDryRun(request) {
    return request.operation !== 'list' && request.dryRun;
}

;// CONCATENATED MODULE: ./src/inputs/definitions.ts

const STRING = { kind: 'string' };
const BOOLEAN = { kind: 'boolean' };
const LIST = { kind: 'list' };
const INPUTS = {
    operation: { type: { kind: 'choice', values: OPERATIONS }, operations: OPERATIONS, default: '' },
    'container-id': { type: LIST, operations: OPERATIONS, default: '' },
    token: { type: STRING, operations: OPERATIONS, default: '' },
    'api-url': { type: STRING, operations: OPERATIONS, default: 'https://api.hoody.com' },
    snapshot: { type: STRING, operations: ['restore', 'alias', 'delete'], default: '' },
    alias: { type: STRING, operations: ['create', 'alias'], default: '' },
    'remove-alias': { type: BOOLEAN, operations: ['alias'], default: 'false' },
    'expiry-days': {
        type: { kind: 'integer', min: 1, max: 3650 },
        operations: ['create', 'restore'],
        default: '',
    },
    'if-exists': { type: { kind: 'choice', values: IF_EXISTS }, operations: ['create'], default: 'create' },
    'restore-on-failure': { type: BOOLEAN, operations: ['create'], default: 'false' },
    'delete-on-success': { type: BOOLEAN, operations: ['create'], default: 'false' },
    'health-url': { type: LIST, operations: ['create', 'restore'], default: '' },
    'keep-last': {
        type: { kind: 'integer', min: 0, max: 100_000 },
        operations: ['create', 'delete'],
        default: '',
    },
    filter: { type: STRING, operations: ['create', 'list', 'delete'], default: '' },
    'older-than': { type: STRING, operations: ['delete'], default: '' },
    'backup-first': { type: BOOLEAN, operations: ['restore'], default: 'false' },
    'ignore-missing': { type: BOOLEAN, operations: ['delete'], default: 'false' },
    'dry-run': { type: BOOLEAN, operations: ['create', 'restore', 'alias', 'delete'], default: 'false' },
    'max-parallel': { type: { kind: 'integer', min: 1, max: 64 }, operations: OPERATIONS, default: '8' },
    'timeout-seconds': { type: { kind: 'integer', min: 1, max: 3600 }, operations: OPERATIONS, default: '300' },
    summary: { type: BOOLEAN, operations: OPERATIONS, default: 'true' },
    'job-status': { type: STRING, operations: OPERATIONS, default: `\${{ job.status }}` },
};

;// CONCATENATED MODULE: ./src/inputs/values.ts

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
function parseDuration(text) {
    const [, digits, unit] = /^([1-9]\d{0,5})([mhdw])$/.exec(text) ?? [];
    return digits && unit ? Number(digits) * UNIT_MS[unit] : undefined;
}
function parseSnapshotMap(text) {
    try {
        const entries = Object.entries(JSON.parse(text));
        const isValid = entries.every(([id, name]) => hoody_snapshot/* CONTAINER_ID */.Ut.test(id) && typeof name === 'string' && name.trim() !== '');
        return isValid ? new Map(entries) : undefined;
    }
    catch {
        return undefined;
    }
}
function hasControlCharacters(text) {
    return /\p{Cc}/u.test(text);
}

;// CONCATENATED MODULE: ./src/inputs/reader.ts





function readToken({ input, env }) {
    return input('token') || (env('HOODY_TOKEN') ?? '').trim();
}
class InputError extends user_error/* UserError */.yo {
    constructor(problems) {
        super(problems.length === 1
            ? (0,text_message/* line */.n8)('An input is invalid. No request was sent.')
            : (0,text_message/* line */.n8) `The inputs have ${problems.length} problems. No request was sent.`, ...problems.map((problem) => (0,text_message/* line */.n8) `- ${problem}`));
        this.name = 'InputError';
    }
}
const MAX_QUOTED_LENGTH = 120;
class reader_InputReader {
    token;
    #source;
    #redact;
    #problems = [];
    constructor(source) {
        this.#source = source;
        this.token = readToken(source);
        this.#redact = (0,redact/* redactionOf */.Zx)(this.token);
    }
    throwIfInvalid() {
        if (this.#problems.length > 0)
            throw new InputError(this.#problems);
    }
    text(name) {
        return this.#redact(this.#source.input(name) || INPUTS[name].default);
    }
    env(name) {
        return this.#redact(this.#source.env(name) ?? '');
    }
    isSet(name) {
        return this.text(name) !== '';
    }
    boolean(name) {
        const value = this.text(name);
        if (/^(true|True|TRUE)$/.test(value))
            return true;
        if (!/^(false|False|FALSE)$/.test(value))
            this.reject(name, (0,text_message/* line */.n8) `is ${this.quote(value)}, but must be true or false`);
        return false;
    }
    integer(name, min = INPUTS[name].type.min) {
        const { max } = INPUTS[name].type;
        const value = this.text(name);
        const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
        if (number >= min && number <= max)
            return number;
        this.reject(name, (0,text_message/* line */.n8) `is ${this.quote(value)}, but must be a whole number from ${min} to ${max}`);
        return min;
    }
    choice(name) {
        const value = this.text(name);
        const values = INPUTS[name].type.values;
        const choice = values.find((known) => known === value);
        if (choice === undefined)
            this.reject(name, (0,text_message/* line */.n8) `is ${this.quote(value)}, but must be one of ${(0,redact/* own */.ZV)(values.join(', '))}`);
        return choice;
    }
    duration(name) {
        const ms = parseDuration(this.text(name));
        if (ms === undefined)
            this.reject(name, (0,text_message/* line */.n8) `is ${this.quote(this.text(name))}, but must be a duration such as 12h, 30d, or 2w`);
        return ms ?? Number.POSITIVE_INFINITY;
    }
    rejectControlCharacters(name, value) {
        if (!hasControlCharacters(value))
            return;
        this.reject(name, (0,text_message/* line */.n8) `is ${this.quote(value)}, which contains a line break or another control character`);
    }
    rejectLong(name, value, maxLength) {
        const { length } = [...value];
        if (length <= maxLength)
            return false;
        this.reject(name, (0,text_message/* line */.n8) `contains ${this.quote(value)}, which has ${length} characters; the limit is ${maxLength}`);
        return true;
    }
    rejectUnsupported(operation) {
        for (const [name, definition] of Object.entries(INPUTS)) {
            const value = this.#source.input(name);
            const operations = definition.operations;
            if (operations.includes(operation) || value === '' || value === definition.default)
                continue;
            this.reject(name, (0,text_message/* line */.n8) `is not valid for \`${(0,redact/* own */.ZV)(operation)}\`, only for ${(0,redact/* own */.ZV)(operations.join(', '))}`);
        }
    }
    hasToken(name) {
        const text = this.#source.input(name);
        return this.#redact(text) !== text;
    }
    reject(name, problem) {
        this.#problems.push((0,text_message/* line */.n8) `\`${(0,text_message/* line */.n8)(name)}\` ${problem}.`);
    }
    quote(value) {
        if (value === '')
            return (0,text_message/* line */.n8)('empty');
        return (0,text_message/* quote */.hD)(value.length > MAX_QUOTED_LENGTH ? (0,redact/* own */.ZV)(`${value.slice(0, MAX_QUOTED_LENGTH)}…`) : value);
    }
}

;// CONCATENATED MODULE: ./src/snapshots/glob-parser.ts
class GlobError extends Error {
}
const MAX_GLOB_LENGTH = 1_000;
function parseGlob(glob) {
    const states = [];
    const groups = [];
    const tokens = tokenize(glob).values();
    for (const token of tokens) {
        const group = groups.at(-1);
        if (isSyntax(token, '*')) {
            states.push({ kind: 'any' });
        }
        else if (isSyntax(token, '?')) {
            states.push({ kind: 'one', accepts: () => true });
        }
        else if (isSyntax(token, '[')) {
            states.push({ kind: 'one', accepts: parseSet(tokens) });
        }
        else if (isSyntax(token, '{')) {
            const start = { kind: 'move', targets: [states.length + 1] };
            states.push(start);
            groups.push({ start, ends: [] });
        }
        else if (group && isSyntax(token, ',')) {
            const end = { kind: 'move', targets: [] };
            states.push(end);
            group.ends.push(end);
            group.start.targets.push(states.length);
        }
        else if (group && isSyntax(token, '}')) {
            for (const end of group.ends)
                end.targets.push(states.length);
            groups.pop();
        }
        else {
            states.push({ kind: 'one', accepts: (character) => character === token.character });
        }
    }
    if (groups.length > 0)
        throw new GlobError('has a "{" without a closing "}"; to match the character itself, use "\\{"');
    return states;
}
function tokenize(glob) {
    const { length } = [...glob];
    if (length > MAX_GLOB_LENGTH) {
        throw new GlobError(`has ${length} characters; the limit of a glob is ${MAX_GLOB_LENGTH}`);
    }
    const tokens = [];
    let escaped = false;
    for (const character of glob) {
        if (escaped || character !== '\\') {
            tokens.push({ character, escaped });
            escaped = false;
        }
        else {
            escaped = true;
        }
    }
    if (escaped)
        throw new GlobError('ends with an incomplete escape; to match a backslash, use "\\\\"');
    return tokens;
}
function isSyntax(token, character) {
    return token?.character === character && !token.escaped;
}
function parseSet(tokens) {
    const members = [];
    for (const token of tokens) {
        if (isSyntax(token, ']'))
            return compileSet(members);
        members.push(token);
    }
    throw new GlobError('has a "[" without a closing "]"; to match the character itself, use "\\["');
}
function compileSet(members) {
    const isNegated = isSyntax(members[0], '!');
    const ranges = parseRanges(isNegated ? members.slice(1) : members);
    if (ranges.length === 0)
        throw new GlobError('has an empty set; to match a bracket in a set, use "\\]"');
    return (character) => {
        const point = codePointOf(character);
        return ranges.some(([first, last]) => first <= point && point <= last) !== isNegated;
    };
}
function parseRanges(members) {
    const ranges = [];
    const rest = [...members];
    for (let first = rest.shift(); first; first = rest.shift()) {
        const [dash, end] = rest;
        let last = first;
        if (isSyntax(dash, '-') && end) {
            last = end;
            rest.splice(0, 2);
        }
        const range = [codePointOf(first.character), codePointOf(last.character)];
        if (range[1] < range[0]) {
            throw new GlobError(`has the range ${first.character}-${last.character}, which is reversed`);
        }
        ranges.push(range);
    }
    return ranges;
}
function codePointOf(character) {
    return Number(character.codePointAt(0));
}

;// CONCATENATED MODULE: ./src/snapshots/glob.ts

function compileGlob(glob) {
    const states = parseGlob(glob);
    const start = follow(states, Uint8Array.of(1, ...states.map(() => 0)));
    return (text) => {
        let active = start;
        for (const character of text) {
            if (!active.includes(1))
                return false;
            active = follow(states, consume(states, active, character));
        }
        return active[states.length] === 1;
    };
}
function findGlobProblem(glob) {
    try {
        parseGlob(glob);
        return undefined;
    }
    catch (error) {
        if (error instanceof GlobError)
            return error.message;
        throw error;
    }
}
function consume(states, active, character) {
    const next = new Uint8Array(active.length);
    states.forEach((state, index) => {
        if (active[index] === 0)
            return;
        if (state.kind === 'any')
            next[index] = 1;
        else if (state.kind === 'one' && state.accepts(character))
            next[index + 1] = 1;
    });
    return next;
}
function follow(states, active) {
    states.forEach((state, index) => {
        if (active[index] === 0)
            return;
        if (state.kind === 'any')
            active[index + 1] = 1;
        else if (state.kind === 'move')
            for (const target of state.targets)
                active[target] = 1;
    });
    return active;
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __nccwpck_require__(916);
;// CONCATENATED MODULE: ./src/snapshots/select.ts


const LATEST = (0,redact/* own */.ZV)('latest');
function parseSelector(text) {
    for (const by of ['name', 'alias']) {
        if (text.startsWith(`${by}:`))
            return { by, text: (0,redact/* own */.ZV)(text.slice(by.length + 1)) };
    }
    return { by: 'any', text };
}
function formatSelector({ by, text }) {
    return by === 'any' ? text : (0,redact/* own */.ZV)(`${by}:${text}`);
}
function selectSnapshot(snapshots, selector) {
    const { by, text } = selector;
    const named = by === 'alias' ? undefined : snapshots.find(({ name }) => name === text);
    const aliased = by === 'name' ? [] : snapshots.filter(({ alias }) => alias === text);
    const others = aliased.filter((snapshot) => snapshot !== named);
    if (named && others.length > 0)
        return { kind: 'ambiguous', named, aliased: others };
    const [newestAliased, ...sharingAlias] = aliased;
    const snapshot = named ?? newestAliased;
    if (snapshot) {
        const literal = findLiteral(snapshots, selector, snapshot);
        return {
            kind: 'found',
            snapshot,
            ...(named ? { by: 'name', sharingAlias: [] } : { by: 'alias', sharingAlias }),
            ...(literal ? { literal } : {}),
        };
    }
    const [newest] = snapshots;
    if (by === 'any' && text === LATEST && newest)
        return { kind: 'found', snapshot: newest, by: 'latest', sharingAlias: [] };
    return { kind: 'missing', near: findNearest(snapshots, selector) };
}
function looksLikeName(text) {
    return /^snap-\d{8}-\d{6}$/.test(text);
}
function findLiteral(snapshots, selector, selected) {
    if (selector.by === 'any')
        return undefined;
    const whole = formatSelector(selector);
    return snapshots.find((snapshot) => snapshot !== selected && labels(snapshot).includes(whole));
}
const MAX_NEAREST = 5;
const MAX_COMPARED = 1_000;
const MAX_COMPARED_LENGTH = 250;
function findNearest(snapshots, selector) {
    const wanted = [selector.text, formatSelector(selector)].map(clip);
    const distanceTo = (snapshot) => Math.min(...labels(snapshot).flatMap((label) => wanted.map((text) => (0,mod/* distance */.Io)(clip(label), text))));
    return snapshots
        .slice(0, MAX_COMPARED)
        .map((snapshot) => ({ snapshot, editDistance: distanceTo(snapshot) }))
        .toSorted((a, b) => a.editDistance - b.editDistance)
        .slice(0, MAX_NEAREST)
        .map(({ snapshot }) => snapshot);
}
function clip(text) {
    return text.slice(0, MAX_COMPARED_LENGTH);
}
function labels({ name, alias }) {
    return alias ? [name, alias] : [name];
}

;// CONCATENATED MODULE: ./src/inputs/selectors.ts






const MAX_SELECTOR_LENGTH = 1_000;
function readSelectors(reader, containers) {
    const text = reader.text('snapshot');
    if (text.startsWith('{'))
        return readSnapshotMap(reader, text, containers);
    rejectMissing(reader, text);
    checkSelector(reader, text);
    return new Map(containers.containerIds.map((containerId) => [containerId, text]));
}
function readSelectorLists(reader, containers) {
    const text = reader.text('snapshot');
    if (text.startsWith('{')) {
        const map = readSnapshotMap(reader, text, containers);
        return new Map([...map].map(([id, selector]) => [id, { selectors: [selector], separator: 'line break' }]));
    }
    const list = parseSelectorList(text);
    rejectMissing(reader, text);
    if (text !== '' && list.selectors.length === 0)
        reader.reject('snapshot', (0,text_message/* line */.n8)('contains only separators'));
    for (const selector of list.selectors)
        checkSelector(reader, selector);
    return new Map(containers.containerIds.map((containerId) => [containerId, list]));
}
function parseSelectorList(text) {
    if (!/[\r\n]/.test(text) && text.includes(','))
        return { selectors: (0,text_list/* splitList */.r)(text, /,/), separator: 'comma' };
    return { selectors: (0,text_list/* splitList */.r)(text, /[\r\n]/), separator: 'line break' };
}
function readSnapshotMap(reader, text, { containerIds, labels }) {
    const map = parseSnapshotMap(text);
    if (!map) {
        reader.reject('snapshot', (0,text_message/* line */.n8) `is ${reader.quote(text)}, which is not a JSON object that maps container ids to snapshot names`);
    }
    const lacking = map ? containerIds.filter((containerId) => !map.has(containerId)) : [];
    if (lacking.length > 0) {
        const names = lacking.map((0,base_labels/* nameByLabel */.D)(labels));
        reader.reject('snapshot', (0,text_message/* line */.n8) `is a map without a snapshot for ${(0,text_list/* join */.f)(names)}`);
    }
    const selectors = containerIds.flatMap((containerId) => {
        const name = map?.get(containerId);
        return name === undefined ? [] : [[containerId, (0,redact/* own */.ZV)(`name:${name}`)]];
    });
    for (const [, selector] of selectors)
        checkSelector(reader, selector);
    return new Map(selectors);
}
function rejectMissing(reader, text) {
    if (text !== '')
        return;
    reader.reject('snapshot', (0,text_message/* line */.n8)('is missing. Set a name, an alias, or `latest`. If the value comes from an output, check that it is set'));
}
function checkSelector(reader, selector) {
    if (reader.rejectLong('snapshot', selector, MAX_SELECTOR_LENGTH))
        return;
    reader.rejectControlCharacters('snapshot', selector);
    const { by, text } = parseSelector(selector);
    if (by !== 'any' && text === '') {
        reader.reject('snapshot', (0,text_message/* line */.n8) `is ${reader.quote(selector)}, a prefix without a name or an alias. If the value comes from an output, check that it is set`);
    }
}

;// CONCATENATED MODULE: ./src/inputs/request.ts







function readRequest(reader, operation, containers) {
    reader.rejectUnsupported(operation);
    switch (operation) {
        case 'create':
            return { operation, ...readCreate(reader) };
        case 'list':
            return { operation, ...readList(reader) };
        case 'restore':
            return { operation, ...readRestore(reader, containers) };
        case 'alias':
            return { operation, ...readAliasChange(reader, containers) };
        case 'delete':
            return { operation, ...readDelete(reader, containers) };
    }
}
function readGuardSwitches(reader, containerIds) {
    const restoreOnFailure = reader.boolean('restore-on-failure');
    const deleteOnSuccess = reader.boolean('delete-on-success');
    if (!restoreOnFailure && reader.isSet('health-url')) {
        reader.reject('health-url', (0,text_message/* line */.n8)('requires `restore-on-failure: true` for `create`'));
    }
    if ((restoreOnFailure || deleteOnSuccess) && containerIds.length > MAX_GUARDED_CONTAINERS) {
        reader.reject('container-id', (0,text_message/* line */.n8) `contains ${containerIds.length} ids, but a step can guard at most ${MAX_GUARDED_CONTAINERS}. Split them across the jobs of a matrix`);
    }
    return { restoreOnFailure, deleteOnSuccess };
}
function readCreate(reader) {
    const alias = readAlias(reader);
    const ifExists = reader.choice('if-exists');
    if (alias === '' && ifExists && ifExists !== 'create') {
        reader.reject('if-exists', (0,text_message/* line */.n8) `is ${(0,text_message/* line */.n8)(ifExists)}, which requires an \`alias\``);
    }
    const retention = readRetention(reader);
    return {
        ...(alias === '' ? {} : { alias }),
        ...readExpiry(reader),
        ifExists: ifExists ?? 'create',
        ...(retention ? { retention } : {}),
        dryRun: reader.boolean('dry-run'),
    };
}
function readRetention(reader) {
    const filter = readFilter(reader);
    if (!reader.isSet('keep-last')) {
        if (filter !== '')
            reader.reject('filter', (0,text_message/* line */.n8)('requires `keep-last` for `create`'));
        return undefined;
    }
    if (filter === '')
        reader.reject('keep-last', (0,text_message/* line */.n8)('requires a `filter` that selects what can be deleted'));
    return { keepLast: reader.integer('keep-last', 1), filter };
}
function readList(reader) {
    return reader.isSet('filter') ? { filter: readFilter(reader) } : {};
}
function readRestore(reader, containers) {
    return {
        snapshots: readSelectors(reader, containers),
        ...readBackup(reader),
        dryRun: reader.boolean('dry-run'),
    };
}
function readBackup(reader) {
    if (reader.boolean('backup-first'))
        return { backup: readExpiry(reader) };
    if (reader.isSet('expiry-days'))
        reader.reject('expiry-days', (0,text_message/* line */.n8)('requires `backup-first: true` for `restore`'));
    return {};
}
function readAliasChange(reader, containers) {
    const snapshots = readSelectors(reader, containers);
    const alias = readAlias(reader);
    const removal = reader.boolean('remove-alias');
    if (alias === '' && !removal) {
        reader.reject('alias', (0,text_message/* line */.n8)('is empty. To remove the alias, set `remove-alias: true`'));
    }
    else if (alias !== '' && removal) {
        reader.reject('alias', (0,text_message/* line */.n8)('conflicts with `remove-alias: true`. Set only one of them'));
    }
    return { snapshots, alias: removal ? null : alias, dryRun: reader.boolean('dry-run') };
}
function readDelete(reader, containers) {
    const dryRun = reader.boolean('dry-run');
    const ignoreMissing = reader.boolean('ignore-missing');
    const rules = ['filter', 'keep-last', 'older-than'].filter((name) => reader.isSet(name));
    const [firstRule] = rules;
    if (firstRule === undefined) {
        return { by: 'choice', snapshots: readSelectorLists(reader, containers), ignoreMissing, dryRun };
    }
    if (reader.isSet('snapshot')) {
        reader.reject('snapshot', (0,text_message/* line */.n8) `conflicts with ${(0,redact/* own */.ZV)(rules.join(' and '))}. Delete either by name or by rule`);
    }
    if (ignoreMissing)
        reader.reject('ignore-missing', (0,text_message/* line */.n8)('is valid for a delete by name, not by rule'));
    const filter = readFilter(reader);
    if (filter === '') {
        reader.reject(firstRule, (0,text_message/* line */.n8)('requires a `filter` that selects what can be deleted'));
    }
    else if (rules.length === 1) {
        reader.reject('filter', (0,text_message/* line */.n8)('requires `keep-last` or `older-than` (`keep-last: 0` keeps none)'));
    }
    return {
        by: 'rule',
        filter,
        ...(reader.isSet('keep-last') ? { keepLast: reader.integer('keep-last') } : {}),
        ...(reader.isSet('older-than') ? { olderThanMs: reader.duration('older-than') } : {}),
        dryRun,
    };
}
function readExpiry(reader) {
    return reader.isSet('expiry-days') ? { expiryDays: reader.integer('expiry-days') } : {};
}
function readAlias(reader) {
    const alias = reader.text('alias');
    const length = [...alias].length;
    if (length > hoody_snapshot/* MAX_ALIAS_LENGTH */.jm) {
        reader.reject('alias', (0,text_message/* line */.n8) `has ${length} characters; the limit is ${hoody_snapshot/* MAX_ALIAS_LENGTH */.jm}`);
    }
    reader.rejectControlCharacters('alias', alias);
    return alias;
}
function readFilter(reader) {
    const filter = reader.text('filter');
    reader.rejectControlCharacters('filter', filter);
    const problem = findGlobProblem(filter);
    if (problem && !hasControlCharacters(filter))
        reader.reject('filter', (0,redact/* own */.ZV)(problem));
    return filter;
}

// EXTERNAL MODULE: ./src/hoody/endpoint.ts
var endpoint = __nccwpck_require__(796);
;// CONCATENATED MODULE: ./src/inputs/containers.ts




const LABEL = /^[A-Za-z0-9._-]{1,40}$/;
function readContainers(reader) {
    const text = reader.text('container-id') || reader.env('HOODY_CONTAINER_ID');
    const items = (0,text_list/* splitList */.r)(text, /[,\r\n]/);
    if (items.length === 0)
        reader.reject('container-id', (0,text_message/* line */.n8)('is missing. Set the input or the environment variable HOODY_CONTAINER_ID'));
    const entries = items.map(parseEntry).filter((entry) => checkEntry(reader, entry));
    return {
        containerIds: [...new Set(entries.map(({ id }) => id))],
        labels: collectLabels(reader, entries),
    };
}
function parseEntry(item) {
    const at = item.indexOf('=');
    return at === -1
        ? { id: item }
        : { label: (0,redact/* own */.ZV)(item.slice(0, at).trim()), id: (0,redact/* own */.ZV)(item.slice(at + 1).trim()) };
}
function checkEntry(reader, { id, label }) {
    if (label !== undefined && !LABEL.test(label)) {
        reader.reject('container-id', (0,text_message/* line */.n8) `contains ${reader.quote((0,redact/* own */.ZV)(`${label}=${id}`))}, whose label is invalid: use 1 to 40 of the characters a-z, A-Z, 0-9, ., _, and -`);
        return false;
    }
    if (label !== undefined && id === '') {
        reader.reject('container-id', (0,text_message/* line */.n8) `has no id for the label ${reader.quote(label)}. If the id comes from a variable, check that it is set`);
        return false;
    }
    if (hoody_snapshot/* CONTAINER_ID */.Ut.test(id))
        return true;
    reader.reject('container-id', (0,text_message/* line */.n8) `contains ${reader.quote(id)}, which is not a container id (24 characters from 0-9 and a-f)`);
    return false;
}
function collectLabels(reader, entries) {
    const labels = {};
    const ids = new Map();
    for (const { id, label } of entries) {
        if (label === undefined)
            continue;
        const otherLabel = labels[id] ?? label;
        const otherId = ids.get(label) ?? id;
        if (otherLabel !== label) {
            reader.reject('container-id', (0,text_message/* line */.n8) `has two labels for ${id}: ${reader.quote(otherLabel)} and ${reader.quote(label)}`);
        }
        if (otherId !== id) {
            reader.reject('container-id', (0,text_message/* line */.n8) `has the label ${reader.quote(label)} for two containers: ${otherId} and ${id}`);
        }
        labels[id] = label;
        ids.set(label, id);
    }
    return labels;
}

;// CONCATENATED MODULE: ./src/inputs/settings.ts





function readSettings(reader) {
    return {
        ...readContainers(reader),
        token: settings_readCheckedToken(reader),
        apiUrl: readApiUrl(reader),
        maxParallel: reader.integer('max-parallel'),
        timeoutMs: reader.integer('timeout-seconds') * 1000,
        summary: reader.boolean('summary'),
    };
}
function settings_readCheckedToken(reader) {
    const { token } = reader;
    if (token === '') {
        reader.reject('token', (0,text_message/* line */.n8)('is missing. Set the input or the environment variable HOODY_TOKEN, and check that the job has access to the secret'));
    }
    else if (!/^[\x21-\x7e]+$/.test(token)) {
        reader.reject('token', (0,text_message/* line */.n8)('contains white space or invalid characters. Check that the secret is the whole token and nothing else'));
    }
    else if (token.length < redact/* MIN_TOKEN_LENGTH */.Yw) {
        reader.reject('token', (0,text_message/* line */.n8) `has fewer than ${redact/* MIN_TOKEN_LENGTH */.Yw} characters. Check that the secret is the whole token`);
    }
    return token;
}
function readApiUrl(reader) {
    const url = URL.parse(reader.text('api-url'));
    const problem = url ? (0,endpoint/* findApiUrlProblem */.ev)(url) : (0,text_message/* line */.n8)('is not a valid URL, such as https://api.hoody.com');
    if (problem)
        reader.reject('api-url', problem);
    else if (reader.hasToken('api-url'))
        reader.reject('api-url', (0,text_message/* line */.n8)('must not contain the token'));
    return url ?? new URL(INPUTS['api-url'].default);
}

;// CONCATENATED MODULE: ./src/inputs/read-inputs.ts




const NO_GUARD = { restoreOnFailure: false, deleteOnSuccess: false };
function readInputs(source) {
    const reader = new reader_InputReader(source);
    const operation = reader.choice('operation');
    const settings = readSettings(reader);
    const request = operation && readRequest(reader, operation, settings);
    const guard = operation === 'create' ? readGuardSwitches(reader, settings.containerIds) : NO_GUARD;
    const healthUrls = operation === 'create' || operation === 'restore' ? readHealthUrls(reader) : [];
    reader.throwIfInvalid();
    if (!request)
        throw new Error('the reader reports an unknown operation');
    return { request, settings, guard, healthUrls };
}
function wantsSummary(source) {
    return !/^(false|False|FALSE)$/.test(source.input('summary'));
}
function readPostToken(source) {
    const reader = new InputReader(source);
    const token = readCheckedToken(reader);
    reader.throwIfInvalid();
    return token;
}

// EXTERNAL MODULE: ./src/text/format.ts
var format = __nccwpck_require__(488);
;// CONCATENATED MODULE: ./src/operations/describe.ts




function describeAge({ created_at }) {
    return created_at ? (0,text_message/* line */.n8) `, created ${(0,format/* formatTime */.fU)(created_at)}` : (0,redact/* own */.ZV)('');
}
function describeCreated({ name, expires_at }, container, noun = (0,text_message/* line */.n8)('snapshot')) {
    const expiry = expires_at ? (0,text_message/* line */.n8) `, which expires at ${(0,format/* formatTime */.fU)(expires_at)}` : (0,redact/* own */.ZV)('');
    return (0,text_message/* line */.n8) `Created ${noun} ${name} of container ${container}${expiry}`;
}
function describeRestored({ name }, container) {
    return (0,text_message/* line */.n8) `Restored container ${container} from snapshot ${name}`;
}
function describeAliasChange(alias, { name }, container) {
    return alias === null
        ? (0,text_message/* line */.n8) `Removed the alias of snapshot ${name} of container ${container}`
        : (0,text_message/* line */.n8) `Set the alias "${alias}" on snapshot ${name} of container ${container}`;
}
function describeDeleted({ name }, container) {
    return (0,text_message/* line */.n8) `Deleted snapshot ${name} of container ${container}`;
}
function describeResult(request, outcomes, nameOf) {
    const done = outcomes.filter(({ ok }) => ok);
    const [first] = done;
    if (!first)
        return undefined;
    if (isDryRun(request))
        return (0,text_message/* line */.n8)('Dry run: nothing was changed.');
    return outcomes.length === 1
        ? (0,text_message/* line */.n8) `${describeOne(request, first, nameOf(first.containerId))}.`
        : describeSeveral(request, done, outcomes.length);
}
function describeOne(request, outcome, container) {
    const [snapshot, ...others] = outcome.snapshots;
    const count = countSnapshots([outcome]);
    if (request.operation === 'list')
        return (0,text_message/* line */.n8) `Found ${count} of container ${container}`;
    if (!snapshot || others.length > 0)
        return (0,text_message/* line */.n8) `Deleted ${count} of container ${container}`;
    switch (request.operation) {
        case 'create':
            return outcome.ownership === 'found'
                ? (0,text_message/* line */.n8) `Reused snapshot ${snapshot.name} of container ${container}`
                : describeCreated(snapshot, container);
        case 'restore':
            return describeRestored(snapshot, container);
        case 'alias':
            return describeAliasChange(request.alias, snapshot, container);
        case 'delete':
            return describeDeleted(snapshot, container);
    }
}
function describeSeveral(request, done, total) {
    const containers = done.length === total ? (0,text_message/* line */.n8) `${total} containers` : (0,text_message/* line */.n8) `${done.length} of ${total} containers`;
    switch (request.operation) {
        case 'create': {
            const created = done.filter(({ ownership }) => ownership !== 'found');
            const reused = done.length - created.length;
            if (created.length === 0)
                return (0,text_message/* line */.n8) `Reused ${countSnapshots(done)} of ${containers}.`;
            const rest = reused === 0 ? (0,redact/* own */.ZV)('') : (0,text_message/* line */.n8) `, and reused ${reused}`;
            return (0,text_message/* line */.n8) `Created ${countSnapshots(created)} of ${containers}${rest}.`;
        }
        case 'list':
            return (0,text_message/* line */.n8) `Found ${countSnapshots(done)} of ${containers}.`;
        case 'restore':
            return (0,text_message/* line */.n8) `Restored ${containers}.`;
        case 'alias':
            return request.alias === null
                ? (0,text_message/* line */.n8) `Removed the alias of a snapshot of ${containers}.`
                : (0,text_message/* line */.n8) `Set the alias "${request.alias}" on a snapshot of ${containers}.`;
        case 'delete':
            return (0,text_message/* line */.n8) `Deleted ${countSnapshots(done)} of ${containers}.`;
    }
}
function countSnapshots(outcomes) {
    const count = outcomes.reduce((sum, { snapshots }) => sum + snapshots.length, 0);
    return count === 0 ? (0,text_message/* line */.n8)('no snapshots') : (0,format/* formatCount */.B4)(count, 'snapshot');
}

;// CONCATENATED MODULE: ./src/operations/outcome.ts

class UndoneError extends user_error/* UserError */.yo {
}
async function captureFailure(containerId, work) {
    try {
        return await work();
    }
    catch (error) {
        return { ok: false, containerId, changed: false, snapshots: [], error: (0,user_error/* toUserError */.dZ)(error) };
    }
}

// EXTERNAL MODULE: ./src/hoody/errors.ts
var errors = __nccwpck_require__(106);
;// CONCATENATED MODULE: ./src/operations/find.ts








class MissingError extends user_error/* UserError */.yo {
    constructor(container, selector, near) {
        super((0,text_message/* line */.n8) `Container ${container} has no snapshot "${selector}".`, describeNear(near));
        this.name = 'MissingError';
    }
}
class UnaddressableError extends user_error/* UserError */.yo {
    constructor({ name }, container) {
        super((0,text_message/* line */.n8) `Could not use snapshot ${(0,text_message/* quote */.hD)(name)} of container ${container}.`, (0,text_message/* line */.n8)('Its name cannot be part of a URL path, so no request can address it. Choose another snapshot.'));
        this.name = 'UnaddressableError';
    }
}
function createLookup({ client, logger, nameOf }, containerId) {
    let listed;
    return {
        containerId,
        container: nameOf(containerId),
        logger,
        list: () => {
            listed ??= client.list(containerId);
            return listed;
        },
    };
}
async function applyToSnapshot(lookup, selector, apply, check) {
    let notFound;
    const { by, text } = parseSelector(selector);
    if (by !== 'alias' && looksLikeName(text)) {
        try {
            return await apply({ name: text });
        }
        catch (error) {
            if (!(0,errors/* isNotFound */.c4)(error))
                throw error;
            notFound = error;
        }
    }
    const selection = await findSnapshot(lookup, selector, check);
    if (notFound && selection.by === 'name')
        throw notFound;
    return apply(selection.snapshot);
}
async function findSnapshot(lookup, selector, check) {
    const { snapshots } = await lookup.list();
    const selection = selectSnapshot(snapshots, parseSelector(selector));
    if (selection.kind === 'missing')
        throw new MissingError(lookup.container, selector, selection.near);
    if (selection.kind === 'ambiguous')
        throw ambiguous(lookup.container, selector, selection);
    if (!(0,hoody_snapshot/* isAddressable */.$C)(selection.snapshot))
        throw new UnaddressableError(selection.snapshot, lookup.container);
    check(selection);
    if (selection.literal) {
        lookup.logger.warning((0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8) `"${selector}" selects snapshot ${selection.snapshot.name}, not ${selection.literal.name}.`, (0,text_message/* line */.n8) `The name or alias of snapshot ${selection.literal.name} is that whole text. To select it, use \`name:${selection.literal.name}\`.`));
    }
    if (selection.by !== 'name')
        lookup.logger.info(describeSelection(selection, selector));
    return selection;
}
function ambiguous(container, selector, { named, aliased }) {
    return new user_error/* UserError */.yo((0,text_message/* line */.n8) `"${selector}" is ambiguous in container ${container}. Nothing was changed.`, (0,text_message/* line */.n8) `It is the name of snapshot ${named.name} and the alias of ${namesOf(aliased)}.`, (0,text_message/* line */.n8) `To select one, use \`name:${selector}\` or \`alias:${selector}\`.`);
}
function acceptNewest(logger) {
    return ({ snapshot, sharingAlias }) => {
        if (sharingAlias.length === 0)
            return;
        logger.warning((0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8) `Using the newest of ${sharingAlias.length + 1} snapshots with the alias "${snapshot.alias ?? (0,redact/* own */.ZV)('')}": ${snapshot.name}.`, (0,text_message/* line */.n8) `The others are ${namesOf(sharingAlias)}.`));
    };
}
function describeSelection({ by, snapshot }, selector) {
    const { name } = snapshot;
    const age = describeAge(snapshot);
    if (by === 'latest')
        return (0,text_message/* line */.n8) `The newest snapshot is ${name}${describeAlias(snapshot)}${age}.`;
    return selector === LATEST
        ? (0,text_message/* line */.n8) `Using the snapshot with the alias "${LATEST}", not the newest: ${name}${age}.`
        : (0,text_message/* line */.n8) `"${selector}" is snapshot ${name}${age}.`;
}
function describeNear(near) {
    if (near.length === 0)
        return (0,text_message/* line */.n8)('It has no snapshots.');
    return (0,text_message/* line */.n8) `Similar snapshots: ${(0,text_list/* join */.f)(near.map((snapshot) => (0,text_message/* line */.n8) `${snapshot.name}${describeAlias(snapshot)}`))}.`;
}
function describeAlias({ alias }) {
    return alias ? (0,text_message/* line */.n8) ` (${(0,text_message/* quote */.hD)(alias)})` : (0,redact/* own */.ZV)('');
}
function namesOf(snapshots) {
    return (0,text_list/* join */.f)(snapshots.map(({ name }) => name));
}

;// CONCATENATED MODULE: ./src/operations/alias.ts




async function alias(request, containerId, context) {
    const { client, isSingle, logger, nameOf } = context;
    const container = nameOf(containerId);
    const lookup = createLookup(context, containerId);
    const selector = request.snapshots.get(containerId) ?? (0,redact/* own */.ZV)('');
    const check = acceptNewest(logger);
    if (request.dryRun) {
        const { snapshot } = await findSnapshot(lookup, selector, check);
        const change = request.alias === null ? (0,text_message/* line */.n8)('remove the alias of') : (0,text_message/* line */.n8) `set the alias "${request.alias}" on`;
        const action = (0,text_message/* line */.n8) `${change} snapshot ${snapshot.name} of container ${container}`;
        logger.info((0,text_message/* line */.n8) `Dry run: would ${action}.`);
        return { ok: true, containerId, changed: false, snapshots: [snapshot], plan: [action] };
    }
    let oldAlias;
    const snapshot = await applyToSnapshot(lookup, selector, async (known) => {
        oldAlias = known.alias;
        return { ...known, ...(await client.setAlias(containerId, known.name, request.alias)) };
    }, check);
    if (!isSingle)
        logger.info((0,text_message/* line */.n8) `${describeAliasChange(request.alias, snapshot, container)}.`);
    return {
        ok: true,
        containerId,
        changed: true,
        snapshots: [snapshot],
        ...(oldAlias === undefined ? {} : { oldAlias }),
    };
}

;// CONCATENATED MODULE: ./src/snapshots/identity.ts

function hasAlias({ name, alias }, created) {
    return alias === created || name === (0,hoody_snapshot/* deriveName */.HT)(created);
}
const WHOLE_SECOND_MS = 1_000;
function isCreatedAfter(snapshot, sentAt, { clockOffsetMs, clockToleranceMs }) {
    const created = (0,hoody_snapshot/* createdAt */.CT)(snapshot);
    if (created === undefined)
        return false;
    const rounding = created % WHOLE_SECOND_MS === 0 ? WHOLE_SECOND_MS - 1 : 0;
    return created + rounding >= sentAt + clockOffsetMs - clockToleranceMs;
}
function isOlder(snapshot, other) {
    return ((0,hoody_snapshot/* createdAt */.CT)(snapshot) ?? 0) < ((0,hoody_snapshot/* createdAt */.CT)(other) ?? 0);
}

// EXTERNAL MODULE: ./src/hoody/failure.ts
var hoody_failure = __nccwpck_require__(535);
;// CONCATENATED MODULE: ./src/operations/create/existing.ts







function findExisting(policy, alias, container, { snapshots, clockOffsetMs }, now) {
    const existing = snapshots.find((snapshot) => snapshot.alias === alias &&
        !(0,hoody_snapshot/* isExpired */._d)(snapshot, now + clockOffsetMs) &&
        (policy === 'fail' || (0,hoody_snapshot/* isAddressable */.$C)(snapshot)));
    if (existing && policy === 'fail') {
        throw new user_error/* UserError */.yo((0,text_message/* line */.n8) `Container ${container} already has a snapshot with the alias "${alias}". Nothing was created.`, (0,text_message/* line */.n8) `It is snapshot ${existing.name}${describeAge(existing)}.`, (0,text_message/* line */.n8)('Use another `alias`, or set `if-exists` to reuse, replace, or create.'));
    }
    return existing;
}
class NameTakenError extends errors/* RequestError */.GI {
    constructor(taken, alias, { description, isReusable }, failure) {
        super((0,text_message/* line */.n8) `Could not ${description}: the name ${taken.name} is in use.`, [
            (0,text_message/* line */.n8) `The container already has snapshot ${taken.name}${describeAge(taken)}${describeOwner(taken, alias)}.`,
            (0,text_message/* line */.n8) `Reason: ${(0,hoody_failure/* summarizeFailure */.Ij)(failure)}.`,
            isReusable
                ? (0,text_message/* line */.n8)('Set `if-exists` to reuse or replace, or use another `alias`.')
                : (0,text_message/* line */.n8)('Set `if-exists` to replace, or use another `alias`.'),
        ], failure);
        this.name = 'NameTakenError';
    }
}
function describeOwner(taken, alias) {
    if (taken.alias === alias)
        return (0,redact/* own */.ZV)('');
    return taken.alias ? (0,text_message/* line */.n8) `, with the alias "${taken.alias}"` : (0,text_message/* line */.n8)(', without an alias');
}
function findNamesake(alias, snapshots) {
    return snapshots.find(({ name }) => name === (0,hoody_snapshot/* deriveName */.HT)(alias));
}

// EXTERNAL MODULE: ./src/hoody/calls.ts
var calls = __nccwpck_require__(908);
// EXTERNAL MODULE: ./src/hoody/parse.ts
var parse = __nccwpck_require__(218);
// EXTERNAL MODULE: ./src/hoody/client.ts + 2 modules
var hoody_client = __nccwpck_require__(952);
;// CONCATENATED MODULE: ./src/operations/create/sweep.ts





class AmbiguousCreateError extends errors/* RequestError */.GI {
    cause;
    pending;
    constructor(cause, pending) {
        const aliases = (0,text_list/* join */.f)([...new Set(pending.map(({ alias }) => (0,text_message/* line */.n8) `"${alias}"`))], ' or ');
        const warning = (0,text_message/* line */.n8) `The snapshot may exist anyway. Look for the alias ${aliases} with the operation \`list\`.`;
        super(cause, [warning], cause instanceof errors/* RequestError */.GI ? cause.failure : undefined);
        this.name = 'AmbiguousCreateError';
        this.cause = cause;
        this.pending = pending;
    }
}
const FIRST_INTERVAL_MS = 500;
const MAX_LAST_LOOKS = 3;
const LOST = (0,text_message/* line */.n8)('The response to an attempt was lost, so it is unknown whether that attempt created a snapshot.');
const UNKNOWN_CREATOR = (0,text_message/* line */.n8)('An attempt whose response was lost, or another job, may have created it.');
async function deleteStrays(containerId, pending, context) {
    const { isComplete, missing } = await searchAndDelete(containerId, pending, context);
    if (isComplete)
        return;
    const aliases = (0,text_list/* join */.f)(missing.map(({ alias }) => (0,text_message/* line */.n8) `"${alias}"`), ' or ');
    context.logger.warning((0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8) `Container ${context.nameOf(containerId)} may have another snapshot from this step.`, LOST, (0,text_message/* line */.n8) `Look for the alias ${aliases} with the operation \`list\`, and delete a snapshot that has it.`));
}
async function searchAndDelete(containerId, pending, context) {
    const { logger, nameOf } = context;
    let missing = [...pending];
    const isComplete = await watch(containerId, pending, context, async ({ snapshots }, client) => {
        for (const snapshot of snapshots) {
            if (!missing.some(({ alias }) => hasAlias(snapshot, alias)))
                continue;
            await (0,hoody_client/* deleteIfPresent */.M)(client, containerId, snapshot.name);
            logger.info((0,text_message/* line */.n8) `Deleted duplicate snapshot ${snapshot.name} of container ${nameOf(containerId)}, from an attempt whose response was lost.`);
            missing = missing.filter(({ alias }) => !hasAlias(snapshot, alias));
        }
        return missing.length === 0;
    });
    return { isComplete, missing };
}
async function deleteUnreported(error, containerId, context) {
    const { missing } = await searchAndDelete(containerId, error.pending, context);
    return missing.length === 0 ? error.cause : error;
}
async function reportStrays(containerId, pending, created, context) {
    const { logger, nameOf } = context;
    const container = nameOf(containerId);
    const [first] = pending;
    if (!first)
        return created;
    let current = created;
    let strays = [];
    const isComplete = await watch(containerId, pending, context, async (list) => {
        const listed = list.snapshots.find(({ name }) => name === created.name);
        strays = list.snapshots.filter((snapshot) => snapshot !== listed && snapshot.alias === first.alias && isCreatedAfter(snapshot, first.sentAt, list));
        const isShown = listed !== undefined && !isOlder(listed, created);
        const isReplaced = !listed && strays.some((stray) => !isOlder(stray, created));
        current = isShown ? listed : isReplaced ? undefined : created;
        return isShown && strays.length >= pending.length;
    });
    if (!isComplete) {
        logger.warning((0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8) `Container ${container} may have another new snapshot with the alias "${first.alias}".`, LOST, (0,text_message/* line */.n8)('Check the snapshots with the operation `list`.')));
    }
    const [kept = created, ...others] = current ? [current, ...strays] : strays;
    if (kept.name !== created.name) {
        logger.warning((0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8) `Snapshot ${kept.name} of container ${container} replaced snapshot ${created.name}.`, (0,text_message/* line */.n8) `It has the same alias. ${UNKNOWN_CREATOR}`));
    }
    for (const { name } of others) {
        logger.warning((0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8) `Container ${container} has another new snapshot with the alias "${first.alias}": ${name}.`, (0,text_message/* line */.n8) `${UNKNOWN_CREATOR} It was not deleted.`));
    }
    return kept;
}
async function watch(containerId, pending, { cleanupClient, now, pause }, look) {
    const end = Math.max(...pending.map(({ endsAt }) => endsAt));
    let lastLooks = 0;
    for (let intervalMs = FIRST_INTERVAL_MS;; intervalMs *= 2) {
        const isLast = now() >= end;
        let hasLooked = false;
        const client = cleanupClient();
        try {
            if (await look(await client.list(containerId), client))
                return true;
            hasLooked = true;
        }
        catch {
        }
        if (isLast)
            lastLooks += 1;
        if (isLast && (hasLooked || lastLooks === MAX_LAST_LOOKS))
            return hasLooked;
        const waitMs = isLast ? FIRST_INTERVAL_MS : Math.min(intervalMs, Math.max(0, end - now()));
        if (!(await pause(waitMs)))
            return false;
    }
}

;// CONCATENATED MODULE: ./src/operations/create/make.ts











const MAX_CREATE_MS = 10_000;
function generatedAlias(word, { generateAlias }) {
    return { kind: 'generated', first: generateAlias(word), next: () => generateAlias(word) };
}
async function make(containerId, options, context) {
    const { client, isSingle, logger, nameOf } = context;
    const { alias, isBackup = false } = options;
    const container = nameOf(containerId);
    const first = alias.kind === 'explicit' ? alias.alias : alias.first;
    const noun = isBackup ? (0,text_message/* line */.n8)('backup snapshot') : (0,text_message/* line */.n8)('snapshot');
    const attempts = new Attempts(containerId, options, context);
    const created = await logger.withProgress((0,text_message/* line */.n8) `Creating a ${noun} of container ${container} with the alias "${first}"`, async () => {
        try {
            return await client.creating(containerId, first, (once) => attempts.next(once));
        }
        catch (error) {
            const isAmbiguous = attempts.pending.length > 0 && !(error instanceof NameTakenError);
            throw isAmbiguous && error instanceof user_error/* UserError */.yo
                ? new AmbiguousCreateError(error, attempts.pending)
                : error;
        }
    }, ({ snapshot, ownership }) => {
        if (ownership === 'found')
            return (0,text_message/* line */.n8) `Reused snapshot ${snapshot.name} of container ${container}, which another job created in the meantime`;
        return isSingle && !isBackup ? undefined : describeCreated(snapshot, container, noun);
    });
    const { pending } = attempts;
    if (pending.length === 0)
        return created;
    if (alias.kind === 'generated') {
        await deleteStrays(containerId, pending, context);
        return created;
    }
    const { snapshot, ownership } = created;
    const kept = await reportStrays(containerId, pending, snapshot, context);
    const isSame = kept.name === snapshot.name && kept.created_at === snapshot.created_at;
    return { snapshot: kept, ownership: isSame || ownership === 'found' ? ownership : 'inferred' };
}
class Attempts {
    pending = [];
    #count = 0;
    #containerId;
    #options;
    #context;
    constructor(containerId, options, context) {
        this.#containerId = containerId;
        this.#options = options;
        this.#context = context;
    }
    async next({ list, post }) {
        const { alias, policy, expiryDays } = this.#options;
        const { logger, now } = this.#context;
        const isRepeated = this.#count > 0;
        if (isRepeated && (this.pending.length > 0 || policy)) {
            const listed = await list();
            const result = this.#findCreated(listed) ?? this.#findExisting(listed);
            if (result)
                return result;
        }
        const text = alias.kind === 'explicit' ? alias.alias : isRepeated ? alias.next() : alias.first;
        if (isRepeated && alias.kind === 'generated')
            logger.info((0,text_message/* line */.n8) `This attempt uses the alias "${text}".`);
        this.#count += 1;
        const sentAt = now();
        try {
            return { snapshot: await post(text, expiryDays), ownership: 'made' };
        }
        catch (error) {
            if (!(error instanceof errors/* AttemptError */.cb))
                throw error;
            const { failure } = error;
            const endsAt = failure.kind === 'malformed' ? now() : sentAt + MAX_CREATE_MS;
            const sent = { alias: text, sentAt, endsAt };
            if ((0,hoody_failure/* meaningOf */.Pr)(failure).mayHaveActed)
                this.pending = [...this.pending, sent];
            if (alias.kind === 'generated' || !mayBeNameTaken(failure))
                throw error;
            return (await this.#explainRejection(list, sent, failure)) ?? Promise.reject(error);
        }
    }
    #findCreated(list) {
        const { alias } = this.#options;
        const snapshot = list.snapshots.find((candidate) => this.#isOurs(candidate, list));
        if (!snapshot)
            return undefined;
        (0,parse/* requireAddressable */.O)(snapshot);
        this.#context.logger.info((0,text_message/* line */.n8) `The API created snapshot ${snapshot.name}, although no complete response arrived.`);
        const isGenerated = alias.kind === 'generated';
        this.pending = isGenerated
            ? this.pending.filter((attempt) => !hasAlias(snapshot, attempt.alias))
            : this.pending.slice(1);
        return { snapshot, ownership: isGenerated ? 'made' : 'inferred' };
    }
    #findExisting(list) {
        const { alias, policy } = this.#options;
        const { nameOf, now } = this.#context;
        if (alias.kind === 'generated' || !policy)
            return undefined;
        const snapshot = findExisting(policy, alias.alias, nameOf(this.#containerId), list, now());
        return snapshot && { snapshot, ownership: 'found' };
    }
    #isOurs(snapshot, list) {
        if (this.#options.alias.kind === 'generated')
            return this.pending.some(({ alias }) => hasAlias(snapshot, alias));
        const [first] = this.pending;
        return (first !== undefined && snapshot.alias === first.alias && isCreatedAfter(snapshot, first.sentAt, list));
    }
    async #explainRejection(list, rejected, failure) {
        const { alias } = rejected;
        let listed;
        try {
            listed = await list();
        }
        catch {
            return undefined;
        }
        const created = this.#findCreated(listed);
        if (created)
            return created;
        const taken = findNamesake(alias, listed.snapshots);
        if (taken)
            this.pending = this.pending.filter((attempt) => attempt !== rejected);
        const existing = this.#findExisting(listed);
        if (existing || !taken)
            return existing;
        const { nameOf, now } = this.#context;
        const container = { id: this.#containerId, name: nameOf(this.#containerId) };
        const isReusable = taken.alias === alias && !(0,hoody_snapshot/* isExpired */._d)(taken, now() + listed.clockOffsetMs);
        const { description } = calls/* calls */.K.create(container, alias);
        throw new NameTakenError(taken, alias, { description, isReusable }, failure);
    }
}
function mayBeNameTaken(failure) {
    if (failure.kind !== 'status')
        return false;
    const { status, code = '', fromApi } = failure;
    if ([hoody_failure/* LIMIT_CODE */.Qf, hoody_failure/* PRESPAWN_CODE */.Rf, ...hoody_failure/* BUSY_CODES */.nN].includes(code))
        return false;
    return [400, 409, 422].includes(status) || (status === 500 && fromApi);
}

;// CONCATENATED MODULE: ./src/snapshots/filter.ts


function compileFilter(glob) {
    const matches = compileGlob(glob);
    return ({ alias, name }) => {
        const label = alias || name;
        return isWithinLimit(label) && matches(label);
    };
}
function isWithinLimit(label) {
    return label.length <= 2 * hoody_snapshot/* MAX_ALIAS_LENGTH */.jm && [...label].length <= hoody_snapshot/* MAX_ALIAS_LENGTH */.jm;
}

;// CONCATENATED MODULE: ./src/snapshots/retention.ts

function selectForDeletion(snapshots, { matches, keepLast = 0, olderThanMs }, keptNames, now) {
    return snapshots
        .flatMap((snapshot) => {
        const created = (0,hoody_snapshot/* createdAt */.CT)(snapshot);
        const isCounted = created !== undefined && !(0,hoody_snapshot/* isExpired */._d)(snapshot, now) && matches(snapshot);
        return isCounted ? [{ snapshot, created }] : [];
    })
        .slice(keepLast)
        .filter(({ created }) => olderThanMs === undefined || now - created >= olderThanMs)
        .map(({ snapshot }) => snapshot)
        .filter(({ name }) => !keptNames.has(name));
}

;// CONCATENATED MODULE: ./src/operations/create/supersede.ts








async function supersede(request, outcome, context) {
    const { alias, ifExists, retention } = request;
    const [created] = outcome.snapshots;
    if (!created || (ifExists !== 'replace' && !retention))
        return outcome;
    const changed = (await deleteSuperseded(request, outcome.containerId, created, context)) || outcome.changed;
    if (ifExists !== 'replace' || alias === undefined || created.alias === alias)
        return { ...outcome, changed };
    return takeOverAlias(alias, { ...outcome, changed }, created, context);
}
async function deleteSuperseded(request, containerId, created, { client, logger, nameOf, now }) {
    const container = nameOf(containerId);
    let changed = false;
    try {
        const list = await client.list(containerId);
        const listed = list.snapshots.find(({ name }) => name === created.name);
        if (!listed)
            throw new user_error/* UserError */.yo((0,text_message/* line */.n8)('The list of snapshots does not contain the new one.'));
        const kept = { ...listed, alias: request.alias ?? listed.alias ?? null };
        const snapshots = list.snapshots.map((snapshot) => (snapshot === listed ? kept : snapshot));
        for (const { name } of findSuperseded(request, kept, { ...list, snapshots }, now())) {
            await (0,hoody_client/* deleteIfPresent */.M)(client, containerId, name);
            changed = true;
            logger.info((0,text_message/* line */.n8) `Deleted older snapshot ${name} of container ${container}.`);
        }
    }
    catch (error) {
        const headline = (0,text_message/* line */.n8) `Could not delete all older snapshots of container ${container}.`;
        logger.warning((0,text_message/* composeMessage */.SB)(headline, (0,user_error/* toUserError */.dZ)(error)));
    }
    return changed;
}
async function takeOverAlias(alias, outcome, { name }, { client, cleanupClient, logger, nameOf }) {
    const { containerId } = outcome;
    const container = nameOf(containerId);
    try {
        const renamed = await client.setAlias(containerId, name, alias).catch((error) => {
            if (!isCutShort(error))
                throw error;
            return cleanupClient().setAlias(containerId, name, alias);
        });
        logger.info((0,text_message/* line */.n8) `Set the alias "${alias}" on snapshot ${name} of container ${container}.`);
        const snapshots = outcome.snapshots.map((snapshot) => ({ ...snapshot, ...renamed }));
        return { ...outcome, changed: true, snapshots };
    }
    catch (error) {
        const headline = (0,text_message/* line */.n8) `Created snapshot ${name} of container ${container}, but could not set its alias.`;
        return { ...outcome, ok: false, error: new user_error/* UserError */.yo(headline, (0,user_error/* toUserError */.dZ)(error)) };
    }
}
function isCutShort(error) {
    if (!(error instanceof errors/* RequestError */.GI))
        return false;
    return error.failure === undefined || (0,hoody_failure/* meaningOf */.Pr)(error.failure).next !== 'give up';
}
function findSuperseded({ ifExists, retention, alias }, kept, { snapshots, clockOffsetMs }, now) {
    const keptNames = new Set([kept.name]);
    const keptAt = (0,hoody_snapshot/* createdAt */.CT)(kept) ?? Number.POSITIVE_INFINITY;
    const isReplaced = (snapshot) => ifExists === 'replace' &&
        snapshot.alias === alias &&
        snapshot.name !== kept.name &&
        (0,hoody_snapshot/* isAddressable */.$C)(snapshot) &&
        ((0,hoody_snapshot/* createdAt */.CT)(snapshot) ?? 0) <= keptAt;
    const replaced = snapshots.filter(isReplaced);
    if (!retention)
        return replaced;
    const { keepLast, filter } = retention;
    const others = snapshots.filter((snapshot) => !replaced.includes(snapshot));
    const matches = compileFilter(filter);
    return [
        ...replaced,
        ...selectForDeletion(others, { matches, keepLast }, keptNames, now + clockOffsetMs).filter(hoody_snapshot/* isAddressable */.$C),
    ];
}

;// CONCATENATED MODULE: ./src/operations/create/plan.ts








async function planCreate(request, containerId, { client, logger, nameOf, generateAlias, now }) {
    const { ifExists } = request;
    const container = nameOf(containerId);
    const alias = request.alias ?? generateAlias((0,text_message/* line */.n8)('run'));
    const list = await client.list(containerId);
    const existing = ifExists === 'reuse' || ifExists === 'fail'
        ? findExisting(ifExists, alias, container, list, now())
        : undefined;
    if (!existing)
        requireRoom({ id: containerId, name: container }, alias, list);
    const created_at = list.snapshots[0]?.created_at ?? (0,redact/* own */.ZV)(new Date(0).toISOString());
    const planned = { name: (0,redact/* own */.ZV)(''), alias, created_at };
    const superseded = existing
        ? findSuperseded(request, existing, list, now())
        : findSuperseded(request, planned, { ...list, snapshots: [planned, ...list.snapshots] }, now());
    const plan = [
        existing
            ? (0,text_message/* line */.n8) `reuse snapshot ${existing.name} of container ${container}`
            : (0,text_message/* line */.n8) `create a snapshot of container ${container} with the alias "${alias}"`,
        ...superseded.map(({ name }) => (0,text_message/* line */.n8) `delete snapshot ${name} of container ${container}`),
    ];
    for (const action of plan)
        logger.info((0,text_message/* line */.n8) `Dry run: would ${action}.`);
    return { ok: true, containerId, changed: false, snapshots: existing ? [existing] : [], plan };
}
function requireRoom(container, alias, { snapshots: { length: count }, limit }) {
    if (limit === undefined || count < limit)
        return;
    const call = calls/* calls */.K.create(container, alias);
    const message = (0,text_message/* line */.n8) `It has ${(0,format/* formatCount */.B4)(count, 'snapshot')}, limit ${limit}.`;
    const failure = {
        kind: 'status',
        status: 400,
        code: hoody_failure/* LIMIT_CODE */.Qf,
        message,
        usage: { count, limit },
        fromApi: true,
    };
    throw new errors/* RequestError */.GI((0,text_message/* line */.n8) `Dry run: could not ${call.description}: the container is full.`, [message, (0,hoody_failure/* advise */.TH)(failure, call)], failure);
}

;// CONCATENATED MODULE: ./src/operations/create/undo.ts








async function undoCreate({ alias }, outcomes, before, context) {
    const { nameOf } = context;
    const failed = outcomes.flatMap(({ ok, containerId }) => (ok ? [] : [nameOf(containerId)]));
    const client = context.cleanupClient();
    const olderOf = (alias, containerId) => (before.get(containerId) ?? []).filter((snapshot) => hasAlias(snapshot, alias));
    return context.mapConcurrently(outcomes, async (outcome) => {
        const { containerId, changed, snapshots } = outcome;
        const container = nameOf(containerId);
        const [created] = snapshots;
        if (!outcome.ok) {
            if (!(outcome.error instanceof AmbiguousCreateError))
                return outcome;
            if (outcome.error.pending.some((attempt) => attempt.alias === alias))
                return outcome;
            return { ...outcome, error: await deleteUnreported(outcome.error, containerId, context) };
        }
        if (!changed || !created)
            return outcome;
        try {
            const list = () => client.list(containerId);
            const reason = outcome.ownership === 'inferred'
                ? (0,text_message/* line */.n8)('Another job may have created it.')
                :
                    alias && (await findReasonToKeep(created, olderOf(alias, containerId), list, context.pause));
            if (reason !== undefined) {
                const headline = (0,text_message/* line */.n8) `Kept snapshot ${created.name} of container ${container}, although the create failed.`;
                const next = (0,text_message/* line */.n8)('If you do not need the snapshot, delete it by its name.');
                return { ...outcome, ok: false, error: new user_error/* UserError */.yo(headline, reason, next) };
            }
            await (0,hoody_client/* deleteIfPresent */.M)(client, containerId, created.name);
        }
        catch (error) {
            const headline = (0,text_message/* line */.n8) `Could not undo the creation of snapshot ${created.name} of container ${container}.`;
            return { ...outcome, ok: false, error: new user_error/* UserError */.yo(headline, (0,user_error/* toUserError */.dZ)(error)) };
        }
        const message = (0,text_message/* line */.n8) `Deleted the new snapshot ${created.name} of container ${container}, because the create failed for ${(0,text_list/* join */.f)(failed)}.`;
        context.logger.info(message);
        return { ok: false, containerId, changed: false, snapshots: [], error: new UndoneError(message) };
    });
}
const WAITS_MS = [0, 500, 1_000, 2_000];
async function findReasonToKeep(created, older, list, pause) {
    for (const waitMs of WAITS_MS) {
        if (waitMs > 0 && !(await pause(waitMs)))
            break;
        const { snapshots } = await list();
        const present = snapshots.find(({ name }) => name === created.name);
        if (present || older.length === 0)
            return compare(created, present, older, snapshots);
    }
    throw new user_error/* UserError */.yo((0,text_message/* line */.n8)('The list of snapshots does not contain the new one.'));
}
function compare(created, present, older, snapshots) {
    if (present?.created_at && created.created_at && present.created_at !== created.created_at)
        return (0,text_message/* line */.n8) `Another job replaced it with a snapshot of the same name${describeAge(present)}.`;
    const changed = older.find((snapshot) => snapshot.name === created.name ||
        !snapshots.some((listed) => listed.name === snapshot.name &&
            listed.created_at === snapshot.created_at &&
            (listed.alias ?? null) === (snapshot.alias ?? null)));
    return (changed &&
        (created.name === changed.name
            ? (0,text_message/* line */.n8) `It replaced the older snapshot ${changed.name}.`
            : (0,text_message/* line */.n8) `It replaced the older snapshot ${changed.name}, or took its alias.`));
}

;// CONCATENATED MODULE: ./src/operations/create/create.ts











async function create(request, containerIds, context) {
    const attempt = (containerId, work) => captureFailure(containerId, () => work().catch((error) => Promise.reject(explainLimit(error, request))));
    if (request.dryRun) {
        return context.mapConcurrently(containerIds, (containerId) => attempt(containerId, () => planCreate(request, containerId, context)));
    }
    const before = new Map();
    const mustLookFirst = request.alias !== undefined && (request.ifExists !== 'create' || containerIds.length > 1);
    const outcomes = await context.mapConcurrently(containerIds, (containerId) => attempt(containerId, async () => {
        const list = mustLookFirst ? await context.client.list(containerId) : undefined;
        if (list)
            before.set(containerId, list.snapshots);
        return createOne(request, containerId, list, context);
    }));
    if (outcomes.some(({ ok }) => !ok))
        return undoCreate(request, outcomes, before, context);
    return context.mapConcurrently(outcomes, (outcome) => supersede(request, outcome, context));
}
async function createOne({ alias, expiryDays, ifExists }, containerId, list, context) {
    const { logger, nameOf, now } = context;
    const makeUnder = async (source, policy) => {
        const options = { alias: source, expiryDays, ...(policy ? { policy } : {}) };
        const { snapshot, ownership } = await make(containerId, options, context);
        return { ok: true, containerId, changed: ownership !== 'found', ownership, snapshots: [snapshot] };
    };
    if (alias === undefined)
        return makeUnder(generatedAlias((0,text_message/* line */.n8)('run'), context));
    const explicit = { kind: 'explicit', alias };
    if (!list || ifExists === 'create')
        return makeUnder(explicit);
    if (ifExists === 'reuse' || ifExists === 'fail') {
        const existing = findExisting(ifExists, alias, nameOf(containerId), list, now());
        if (!existing)
            return makeUnder(explicit, ifExists);
        logger.info((0,text_message/* line */.n8) `Container ${nameOf(containerId)} already has snapshot ${existing.name} with the alias "${alias}"${describeAge(existing)}. The step reuses it.`);
        return { ok: true, containerId, changed: false, ownership: 'found', snapshots: [existing] };
    }
    const makeAside = () => makeUnder(generatedAlias(alias, context));
    if (list.snapshots.some((snapshot) => hasAlias(snapshot, alias)))
        return makeAside();
    try {
        return await makeUnder(explicit);
    }
    catch (error) {
        if (!(error instanceof NameTakenError))
            throw error;
        return makeAside();
    }
}
function explainLimit(error, { retention }) {
    if (!(error instanceof errors/* RequestError */.GI) || !retention)
        return error;
    return error instanceof AmbiguousCreateError
        ? new AmbiguousCreateError(adviseOnKeepLast(error.cause, retention.keepLast), error.pending)
        : adviseOnKeepLast(error, retention.keepLast);
}
function adviseOnKeepLast(error, keepLast) {
    if (!(error instanceof errors/* RequestError */.GI))
        return error;
    const limit = error.failure?.kind === 'status' ? error.failure.usage?.limit : undefined;
    if (limit === undefined || limit < 2 || keepLast < limit)
        return error;
    return new errors/* RequestError */.GI(error, [
        (0,text_message/* line */.n8) `\`keep-last: ${keepLast}\` leaves no room for a new snapshot below the limit of ${limit}. Use \`keep-last: ${limit - 1}\` or less.`,
    ], error.failure);
}

;// CONCATENATED MODULE: ./src/snapshots/comma-alias.ts

function findCommaAlias(snapshots, selectors) {
    const list = `,${selectors.join(',')},`;
    return snapshots.find(({ alias }) => {
        if (!alias?.includes(','))
            return false;
        const items = (0,text_list/* splitList */.r)(alias, /,/).join(',');
        return list.includes(`,${items},`) || list.includes(`,alias:${items},`);
    });
}

;// CONCATENATED MODULE: ./src/operations/delete.ts












async function deleteSnapshots(request, containerId, context) {
    const lookup = createLookup(context, containerId);
    if (request.by === 'choice' && !request.dryRun) {
        const [only, ...others] = request.snapshots.get(containerId)?.selectors ?? [];
        if (only !== undefined && others.length === 0)
            return deleteOnly(request, lookup, only, context);
    }
    const { snapshots, errors, kept } = request.by === 'rule'
        ? await selectByRule(request, lookup, context)
        : await selectByChoice(request, lookup);
    const counted = kept === undefined ? {} : { kept };
    if (request.dryRun) {
        const plan = snapshots.map(({ name }) => (0,text_message/* line */.n8) `delete snapshot ${name} of container ${lookup.container}`);
        for (const action of plan)
            context.logger.info((0,text_message/* line */.n8) `Dry run: would ${action}.`);
        return toOutcome({ containerId, changed: false, snapshots, plan, ...counted }, errors, lookup);
    }
    const deleted = [];
    const isMissingOk = request.by === 'rule' || request.ignoreMissing;
    const isLast = context.isSingle && snapshots.length === 1 && errors.length === 0;
    for (const snapshot of snapshots) {
        try {
            if (isMissingOk)
                await (0,hoody_client/* deleteIfPresent */.M)(context.client, containerId, snapshot.name);
            else
                await context.client.delete(containerId, snapshot.name);
            if (!isLast)
                context.logger.info((0,text_message/* line */.n8) `${describeDeleted(snapshot, lookup.container)}.`);
            deleted.push(snapshot);
        }
        catch (error) {
            errors.push((0,user_error/* toUserError */.dZ)(error));
        }
    }
    return toOutcome({ containerId, changed: deleted.length > 0, snapshots: deleted, ...counted }, errors, lookup);
}
async function deleteOnly({ ignoreMissing }, lookup, selector, { client, isSingle, logger }) {
    const { containerId } = lookup;
    let notFound;
    const apply = async (snapshot) => {
        try {
            await client.delete(containerId, snapshot.name);
            if (!isSingle)
                logger.info((0,text_message/* line */.n8) `${describeDeleted(snapshot, lookup.container)}.`);
            return snapshot;
        }
        catch (error) {
            if ((0,errors/* isNotFound */.c4)(error))
                notFound = error;
            throw error;
        }
    };
    try {
        const snapshot = await applyToSnapshot(lookup, selector, apply, rejectSharedAlias(lookup.container));
        return { ok: true, containerId, changed: true, snapshots: [snapshot] };
    }
    catch (error) {
        if (!ignoreMissing || !(error instanceof MissingError || error === notFound))
            throw error;
        logger.info(describeNothing(lookup, selector));
        return { ok: true, containerId, changed: false, snapshots: [] };
    }
}
async function selectByChoice({ ignoreMissing, snapshots }, lookup) {
    const { containerId, container } = lookup;
    const { selectors, separator } = snapshots.get(containerId) ?? { selectors: [], separator: 'line break' };
    if (separator === 'comma')
        rejectCommaAlias(container, selectors, (await lookup.list()).snapshots);
    const check = rejectSharedAlias(container);
    const selected = new Map();
    const errors = [];
    if (selectors.length > 0)
        await lookup.list();
    for (const selector of selectors) {
        try {
            const { snapshot } = await findSnapshot(lookup, selector, check);
            selected.set(snapshot.name, snapshot);
        }
        catch (error) {
            if (ignoreMissing && error instanceof MissingError)
                lookup.logger.info(describeNothing(lookup, selector));
            else
                errors.push((0,user_error/* toUserError */.dZ)(error));
        }
    }
    if (errors.length > 0) {
        const count = (0,text_message/* line */.n8) `${errors.length} of ${selectors.length} snapshots`;
        const headline = (0,text_message/* line */.n8) `Could not select ${count} of container ${container}. Nothing was deleted.`;
        throw joinErrors(errors, headline);
    }
    return { snapshots: [...selected.values()], errors };
}
async function selectByRule({ filter, keepLast, olderThanMs }, lookup, { now }) {
    const { container, logger } = lookup;
    const matches = compileFilter(filter);
    const { snapshots, clockOffsetMs } = await lookup.list();
    const selected = selectForDeletion(snapshots, {
        matches,
        ...(keepLast === undefined ? {} : { keepLast }),
        ...(olderThanMs === undefined ? {} : { olderThanMs }),
    }, new Set(), now() + clockOffsetMs);
    const { length: matched } = snapshots.filter(matches);
    logger.info((0,text_message/* line */.n8) `Container ${container}: ${(0,format/* formatCount */.B4)(snapshots.length, 'snapshot')}, ${matched} matching ${filter}, ${selected.length} to delete.`);
    return {
        kept: matched - selected.length,
        snapshots: selected.filter(hoody_snapshot/* isAddressable */.$C),
        errors: selected
            .filter((snapshot) => !(0,hoody_snapshot/* isAddressable */.$C)(snapshot))
            .map((snapshot) => new UnaddressableError(snapshot, container)),
    };
}
function toOutcome(outcome, errors, { container }) {
    if (errors.length === 0)
        return { ...outcome, ok: true };
    const headline = (0,text_message/* line */.n8) `Could not delete ${errors.length} snapshots of container ${container}.`;
    return { ...outcome, ok: false, error: joinErrors(errors, headline) };
}
function describeNothing({ container }, selector) {
    return (0,text_message/* line */.n8) `Container ${container} has no snapshot "${selector}", so there is nothing to delete.`;
}
function rejectCommaAlias(container, selectors, snapshots) {
    const found = findCommaAlias(snapshots, selectors);
    if (!found)
        return;
    throw new user_error/* UserError */.yo((0,text_message/* line */.n8) `The commas in \`snapshot\` are ambiguous for container ${container}. Nothing was deleted.`, (0,text_message/* line */.n8) `They can separate snapshots, or belong to the alias "${found.alias ?? (0,redact/* own */.ZV)('')}" of snapshot ${found.name}.`, (0,text_message/* line */.n8) `To delete several snapshots, write each on its own line. To delete that one, use \`name:${found.name}\`.`);
}
function rejectSharedAlias(container) {
    return ({ snapshot, sharingAlias }) => {
        if (sharingAlias.length === 0)
            return;
        throw new user_error/* UserError */.yo((0,text_message/* line */.n8) `${sharingAlias.length + 1} snapshots of container ${container} have the alias "${snapshot.alias ?? (0,redact/* own */.ZV)('')}".`, (0,text_message/* line */.n8) `They are ${namesOf([snapshot, ...sharingAlias])}.`, (0,text_message/* line */.n8)('Nothing was deleted. Use the name of the snapshot to delete.'));
    };
}
function joinErrors(errors, headline) {
    const [only, ...others] = errors;
    return only && others.length === 0 ? only : new user_error/* UserError */.yo(headline, ...errors);
}

;// CONCATENATED MODULE: ./src/operations/list.ts






async function list({ filter }, containerId, { client, logger, nameOf }) {
    const { snapshots: all, limit } = await client.list(containerId);
    const snapshots = filter === undefined ? all : all.filter(compileFilter(filter));
    const container = nameOf(containerId);
    const total = all.length === 0 ? (0,text_message/* line */.n8)('no snapshots') : (0,format/* formatCount */.B4)(all.length, 'snapshot');
    const usage = limit === undefined ? (0,redact/* own */.ZV)('') : (0,text_message/* line */.n8) ` (limit: ${limit})`;
    logger.info(filter === undefined || all.length === 0
        ? (0,text_message/* line */.n8) `Container ${container} has ${total}${usage}.`
        : (0,text_message/* line */.n8) `${snapshots.length} of ${total} of container ${container} match ${filter}${usage}.`);
    if (snapshots.length > 0)
        logTable(snapshots, logger);
    const unusable = snapshots.filter((snapshot) => !(0,hoody_snapshot/* isAddressable */.$C)(snapshot));
    if (unusable.length > 0) {
        const names = (0,text_list/* join */.f)(unusable.map(({ name }) => (0,text_message/* quote */.hD)(name)));
        logger.info((0,text_message/* line */.n8) `No operation can use ${(0,format/* formatCount */.B4)(unusable.length, 'snapshot')} of container ${container}, because the name cannot be part of a URL path: ${names}.`);
    }
    return {
        ok: true,
        containerId,
        changed: false,
        snapshots,
        ...(limit === undefined ? {} : { usage: { count: all.length, limit } }),
    };
}
const MAX_ROWS = 20;
const COLUMNS = [
    { title: (0,text_message/* line */.n8)('Name'), cell: ({ name }) => name },
    {
        title: (0,text_message/* line */.n8)('Alias'),
        cell: ({ name, alias }) => (alias && alias !== name ? alias : (0,redact/* own */.ZV)('')),
        isOptional: true,
    },
    { title: (0,text_message/* line */.n8)('Created'), cell: ({ created_at }) => (created_at ? (0,format/* formatTime */.fU)(created_at) : (0,redact/* own */.ZV)('')) },
    {
        title: (0,text_message/* line */.n8)('Expires'),
        cell: ({ expires_at }) => (expires_at ? (0,format/* formatTime */.fU)(expires_at) : (0,redact/* own */.ZV)('')),
        isOptional: true,
    },
    { title: (0,text_message/* line */.n8)('Size'), cell: ({ size }) => (typeof size === 'number' ? (0,format/* formatBytes */.z3)(size) : (0,redact/* own */.ZV)('')) },
];
function logTable(snapshots, logger) {
    const shown = snapshots.slice(0, MAX_ROWS);
    const columns = COLUMNS.filter(({ isOptional, cell }) => !isOptional || shown.some((snapshot) => cell(snapshot) !== ''));
    logger.table([
        columns.map(({ title }) => title),
        ...shown.map((snapshot) => columns.map(({ cell }) => cell(snapshot))),
    ]);
    const omitted = snapshots.length - shown.length;
    if (omitted > 0)
        logger.info((0,text_message/* line */.n8) `… and ${omitted} more`);
}

;// CONCATENATED MODULE: ./src/operations/restore.ts








async function restore(request, containerId, context) {
    const { client, isSingle, logger, nameOf } = context;
    const container = nameOf(containerId);
    const lookup = createLookup(context, containerId);
    const selector = request.snapshots.get(containerId) ?? (0,redact/* own */.ZV)('');
    const check = acceptNewest(logger);
    const rollBack = async (known) => {
        const reported = await logger.withProgress((0,text_message/* line */.n8) `Restoring container ${container} from snapshot ${known.name}`, () => client.restore(containerId, known.name), () => (isSingle ? undefined : describeRestored(known, container)));
        return { ...known, ...reported };
    };
    if (!request.backup && !request.dryRun) {
        const snapshot = await applyToSnapshot(lookup, selector, rollBack, check);
        return { ok: true, containerId, changed: true, snapshots: [snapshot] };
    }
    const { snapshot } = await findSnapshot(lookup, selector, check);
    const alias = generatedAlias((0,text_message/* line */.n8)('backup'), context);
    if (request.dryRun) {
        const plan = [
            ...(request.backup ? [describeBackup(request.backup, container, alias.first)] : []),
            (0,text_message/* line */.n8) `restore container ${container} from snapshot ${snapshot.name}${describeAge(snapshot)}`,
        ];
        for (const action of plan)
            logger.info((0,text_message/* line */.n8) `Dry run: would ${action}.`);
        return { ok: true, containerId, changed: false, snapshots: [snapshot], plan };
    }
    const backup = await createBackup(request.backup ?? {}, containerId, alias, context);
    const outcome = { containerId, changed: true, backup };
    try {
        return { ...outcome, ok: true, snapshots: [await rollBack(snapshot)] };
    }
    catch (error) {
        return { ...outcome, ok: false, snapshots: [], error: (0,user_error/* toUserError */.dZ)(error) };
    }
}
function describeBackup({ expiryDays }, container, alias) {
    const expiry = expiryDays === undefined ? (0,redact/* own */.ZV)('') : (0,text_message/* line */.n8) `, which expires after ${(0,format/* formatCount */.B4)(expiryDays, 'day')}`;
    return (0,text_message/* line */.n8) `create a backup snapshot of container ${container} with the alias "${alias}"${expiry}`;
}
async function createBackup({ expiryDays }, containerId, alias, context) {
    try {
        const { snapshot } = await make(containerId, { alias, expiryDays, isBackup: true }, context);
        return snapshot;
    }
    catch (error) {
        throw error instanceof AmbiguousCreateError ? await deleteUnreported(error, containerId, context) : error;
    }
}

;// CONCATENATED MODULE: ./src/operations/run.ts






function run(request, containerIds, context) {
    if (request.operation === 'create')
        return create(request, containerIds, context);
    return context.mapConcurrently(containerIds, (containerId) => captureFailure(containerId, () => {
        switch (request.operation) {
            case 'list':
                return list(request, containerId, context);
            case 'restore':
                return restore(request, containerId, context);
            case 'alias':
                return alias(request, containerId, context);
            case 'delete':
                return deleteSnapshots(request, containerId, context);
        }
    }));
}

;// CONCATENATED MODULE: ./src/text/escape.ts

const MAX_LINE_LENGTH = 2_000;
const MAX_TEXT_LENGTH = 1_000;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
function plainLine(text) {
    return (0,text_message/* truncate */.xv)(text, MAX_LINE_LENGTH)
        .replace(UNPRINTABLE, escapeCharacter)
        .replaceAll('##[', '## [')
        .replace(/^(\s*)::/, '$1: :');
}
function htmlText(text, maxLength = MAX_TEXT_LENGTH) {
    return (0,text_message/* truncate */.xv)(text, maxLength)
        .replace(UNPRINTABLE, escapeCharacter)
        .replace(/[&<>"'`*_~[\]()#@|\\!$:]/g, (character) => `&#${character.codePointAt(0)};`);
}
function escapeCharacter(character) {
    if (character === '\n')
        return '\\n';
    if (character === '\r')
        return '\\r';
    if (character === '\t')
        return '\\t';
    const hex = Number(character.codePointAt(0)).toString(16);
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}

;// CONCATENATED MODULE: ./src/report/html.ts




const MAX_CODE_LENGTH = 200;
const MAX_LIST_ITEMS = 50;
const UNKNOWN = '—';
const ICONS = { done: '✅', planned: '⏳', attention: '⚠️', failed: '❌' };
function heading(verdict, title, subject = '') {
    return `<h3>${ICONS[verdict]} Hoody ${title}${subject === '' ? '' : `: ${subject}`}</h3>`;
}
function paragraph(...html) {
    return `<p>${html.filter((part) => part !== '').join(' ')}</p>`;
}
function html_list(items, render) {
    const rest = items.length - MAX_LIST_ITEMS;
    const shown = items.slice(0, MAX_LIST_ITEMS).map((item) => `<li>${render(item)}</li>`);
    return ['<ul>', ...shown, ...(rest > 0 ? [`<li>and ${rest} more</li>`] : []), '</ul>'].join('\n');
}
function details(summary, content, isOpen) {
    return `<details${isOpen ? ' open' : ''}><summary>${summary}</summary>\n${content}\n</details>`;
}
function code(text) {
    const parts = (0,text_message/* truncate */.xv)(text, MAX_CODE_LENGTH).match(/[^\s-]{1,12}|[\s-]/gu) ?? [];
    const html = parts.map((part, index) => {
        const isSameWord = isOfWord(parts[index - 1] ?? '') && isOfWord(part);
        return `${isSameWord ? '<wbr>' : ''}${htmlText((0,redact/* own */.ZV)(part))}`;
    });
    return `<code>${html.join('')}</code>`;
}
function isOfWord(part) {
    return /[^\s-]/u.test(part);
}
function banner(markdown, html) {
    return ['> [!CAUTION]', `> ${markdown}`, ...html.flatMap((line) => ['>', `> ${line}`]), ''].join('\n');
}
function commandBlock(commands) {
    const rest = commands.length - MAX_LIST_ITEMS;
    const shown = commands.slice(0, MAX_LIST_ITEMS);
    return ['', '```sh', ...shown, ...(rest > 0 ? [`# and ${rest} more, see the log`] : []), '```', ''].join('\n');
}
function moment(iso, now) {
    return [(0,format/* formatAge */.nV)(iso, now), (0,format/* formatTime */.fU)(iso)];
}
function inline([main, ...details]) {
    return details.length === 0 ? main : `${main} (${details.join(', ')})`;
}
function subjectOf(names) {
    const [only, ...others] = names;
    return only !== undefined && others.length === 0 ? code(only) : (0,format/* formatCount */.B4)(names.length, 'container');
}

;// CONCATENATED MODULE: ./src/report/prose.ts




const MAX_LENGTH = 1_000;
const PLAIN = /^(?:\p{L}+(?:['’-]\p{L}+)*|\d{1,5}(?:\.\d{1,3})?|\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d|[—–→…-])$/u;
const HASH = /^[0-9a-f]{7,}$/i;
const WORD = /^(?<before>[("“]*)(?<core>.*?)(?<after>[)"”.,;:!?…]*)$/su;
function prose(message) {
    return (0,text_message/* truncate */.xv)(message, MAX_LENGTH)
        .split('`')
        .map((part, index) => (index % 2 === 1 ? code((0,redact/* own */.ZV)(part)) : words((0,redact/* own */.ZV)(part))))
        .join('');
}
function renderMessage(message) {
    const lines = linesOf(message).filter((text) => text.trim() !== '');
    const items = lines.filter((text) => text.startsWith('- ')).map((text) => (0,redact/* own */.ZV)(text.slice('- '.length)));
    const texts = lines.filter((text) => !text.startsWith('- '));
    return [
        ...(texts.length > 0 ? [`<p>${renderLines(texts)}</p>`] : []),
        ...(items.length > 0 ? [html_list(items, prose)] : []),
    ].join('\n');
}
function proseLines(message) {
    return renderLines(linesOf(message));
}
function linesOf(message) {
    return message.split('\n').map(redact/* own */.ZV);
}
const MAX_LINES = 20;
function renderLines(lines) {
    const rest = lines.length - MAX_LINES;
    const shown = lines.slice(0, MAX_LINES).map(prose);
    return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('<br>');
}
function words(text) {
    return text
        .split(' ')
        .map((word) => {
        const { before = '', core = '', after = '' } = WORD.exec(word)?.groups ?? {};
        const isPlain = core === '' || (PLAIN.test(core) && !HASH.test(core));
        if (isPlain)
            return htmlText((0,redact/* own */.ZV)(word));
        const isQuoted = before.endsWith('"') && after.startsWith('"');
        const [start, end] = isQuoted ? [before.slice(0, -1), after.slice(1)] : [before, after];
        return `${htmlText((0,redact/* own */.ZV)(start))}${code((0,redact/* own */.ZV)(core))}${htmlText((0,redact/* own */.ZV)(end))}`;
    })
        .join(' ')
        .replaceAll('</code> <code>', ' ');
}

;// CONCATENATED MODULE: ./src/report/failures.ts




function causesIn(outcomes) {
    return outcomes.flatMap((outcome) => (outcome.ok || outcome.error instanceof UndoneError ? [] : [outcome]));
}
function renderFailures(outcomes) {
    const causes = causesIn(outcomes);
    const undone = outcomes.filter((outcome) => !outcome.ok && outcome.error instanceof UndoneError).length;
    return [
        renderMessages(causes.map(({ error }) => error.message)),
        ...(undone > 0
            ? [paragraph(`What was created for ${(0,format/* formatCount */.B4)(undone, 'other container')} was deleted again.`)]
            : []),
    ];
}
function renderMessages(messages) {
    const [only] = messages;
    if (only === undefined)
        return '';
    return messages.length === 1 ? renderMessage(only) : html_list(messages, proseLines);
}
function renderFailedStep(problems) {
    return `${[heading('failed', 'snapshot failed'), renderMessages(problems)].join('\n')}\n\n`;
}

;// CONCATENATED MODULE: ./src/report/all-snapshots.ts

function allSnapshots(outcomes) {
    const all = outcomes.flatMap(({ containerId, snapshots }) => snapshots.map((snapshot) => ({ containerId, snapshot })));
    return (0,hoody_snapshot/* sortByTime */.Lb)(all, ({ snapshot }) => snapshot);
}
function toOutput({ containerId, snapshot }) {
    return { ...snapshot, container_id: containerId };
}

;// CONCATENATED MODULE: ./src/report/output-limits.ts
const output_limits_MAX_LENGTH = { snapshot: 50_000, snapshots: 180_000, 'snapshot-map': 130_000, results: 130_000 };
function takeFitting(items, render, maxLength) {
    const taken = [];
    let length = '[]'.length;
    for (const item of items) {
        const text = render(item);
        length += text.length + ','.length;
        if (length > maxLength)
            break;
        taken.push(text);
    }
    return taken;
}
const DOCUMENTED = {
    name: true,
    alias: true,
    created_at: true,
    last_used_at: true,
    expires_at: true,
    stateful: true,
    size: true,
};
const MAX_FIELD_LENGTH = 1_000;
function limitSnapshot(snapshot) {
    if (JSON.stringify(snapshot).length <= output_limits_MAX_LENGTH.snapshot)
        return snapshot;
    const { container_id } = snapshot;
    const documented = Object.entries(snapshot)
        .filter(([field]) => Object.hasOwn(DOCUMENTED, field))
        .map(([field, value]) => [field, typeof value === 'string' ? value.slice(0, MAX_FIELD_LENGTH) : value]);
    return { ...Object.fromEntries(documented), container_id };
}

;// CONCATENATED MODULE: ./src/report/results.ts

const MAX_ERROR_LENGTHS = [4_000, 200];
function renderResults(outcomes, labels, included) {
    const includedOf = Map.groupBy(included, ({ containerId }) => containerId);
    const names = outcomes.map(({ containerId, snapshots }) => {
        const ofContainer = new Set(includedOf.get(containerId)?.map(({ snapshot }) => snapshot.name));
        return snapshots.flatMap(({ name }) => (ofContainer.has(name) ? [name] : []));
    });
    const labelOf = ({ containerId }) => labels[containerId];
    for (const [index, maxErrorLength] of [...MAX_ERROR_LENGTHS, 0].entries()) {
        const withNames = index < MAX_ERROR_LENGTHS.length;
        const results = outcomes.map((outcome, at) => resultOf(outcome, labelOf(outcome), (withNames ? names[at] : undefined) ?? [], maxErrorLength));
        const json = JSON.stringify(results);
        if (json.length <= output_limits_MAX_LENGTH.results)
            return { json, isTruncated: results.some(({ truncated }) => truncated) };
    }
    const omit = (count) => JSON.stringify({ truncated: true, omitted: count });
    const taken = takeFitting(outcomes, (outcome) => JSON.stringify(resultOf(outcome, labelOf(outcome), [], 0)), output_limits_MAX_LENGTH.results - omit(outcomes.length).length);
    return { json: `[${[...taken, omit(outcomes.length - taken.length)].join(',')}]`, isTruncated: true };
}
function resultOf(outcome, label, snapshot_names, maxErrorLength) {
    const message = outcome.ok ? null : outcome.error.message;
    const error = message?.slice(0, maxErrorLength) ?? null;
    const isTruncated = error !== message || snapshot_names.length < outcome.snapshots.length;
    return {
        container_id: outcome.containerId,
        label,
        ok: outcome.ok,
        changed: outcome.changed,
        snapshot_names,
        error,
        ...(isTruncated ? { truncated: true } : {}),
    };
}

;// CONCATENATED MODULE: ./src/report/snapshots-file.ts



const PART = 100;
function writeSnapshotsFile(directory, all) {
    const path = (0,external_node_path_namespaceObject.join)(directory, `hoody-snapshots-${crypto.randomUUID()}.json`);
    const file = (0,external_node_fs_namespaceObject.openSync)(path, 'w', 0o600);
    try {
        (0,external_node_fs_namespaceObject.writeFileSync)(file, '[');
        for (let start = 0; start < all.length; start += PART) {
            const json = JSON.stringify(all.slice(start, start + PART).map(toOutput), null, 2);
            const items = json.slice('['.length, -'\n]'.length);
            (0,external_node_fs_namespaceObject.writeFileSync)(file, start === 0 ? items : `,${items}`);
        }
        (0,external_node_fs_namespaceObject.writeFileSync)(file, all.length === 0 ? ']\n' : '\n]\n');
    }
    finally {
        (0,external_node_fs_namespaceObject.closeSync)(file);
    }
    return path;
}

;// CONCATENATED MODULE: ./src/report/outputs.ts






function outputsOf(operation, outcomes, all, labels = {}) {
    const first = outcomes.length === 1 && all[0] ? toOutput(all[0]) : undefined;
    const single = first && limitSnapshot(first);
    const included = takeFitting(all, (snapshot) => JSON.stringify(limitSnapshot(toOutput(snapshot))), output_limits_MAX_LENGTH.snapshots);
    const results = renderResults(outcomes, labels, all.slice(0, included.length));
    const text = (value) => (value === undefined || value === null ? '' : String(value));
    return {
        'snapshot-name': text(single?.name),
        'snapshot-alias': text(single?.alias),
        'created-at': text(single?.created_at),
        'expires-at': text(single?.expires_at),
        'size-bytes': text(single?.size),
        snapshot: single ? JSON.stringify(single) : '',
        snapshots: `[${included.join(',')}]`,
        'snapshot-map': renderMap(operation, outcomes),
        results: results.json,
        count: String(all.length),
        changed: String(outcomes.some(({ changed }) => changed)),
        truncated: String(included.length < all.length || results.isTruncated || single !== first),
        'backup-snapshot-name': text(outcomes.length === 1 ? outcomes[0]?.backup?.name : undefined),
    };
}
function renderMap(operation, outcomes) {
    if (operation !== 'create' && operation !== 'restore')
        return '';
    const map = {};
    for (const { ok, containerId, snapshots } of outcomes) {
        const [snapshot] = snapshots;
        if (ok && snapshot)
            map[containerId] = snapshot.name;
    }
    return JSON.stringify(map);
}
function setOutputs(operation, outcomes, labels, { setOutput, temporaryDirectory }) {
    const problems = [];
    try {
        const all = allSnapshots(outcomes);
        const outputs = outputsOf(operation, outcomes, all, labels);
        const problem = findMapProblem(outputs);
        if (problem) {
            problems.push(problem);
            outputs['snapshot-map'] = '';
        }
        for (const [name, value] of Object.entries(outputs))
            setOutput(name, value);
        if (operation === 'list')
            setOutput('snapshots-file', writeSnapshotsFile(temporaryDirectory, all));
    }
    catch (error) {
        problems.push(new user_error/* UserError */.yo((0,text_message/* line */.n8)('Could not write the outputs.'), (0,user_error/* reasonOf */.A3)(error)));
    }
    return problems;
}
function findMapProblem({ 'snapshot-map': map }) {
    if (map.length <= output_limits_MAX_LENGTH['snapshot-map'])
        return undefined;
    return new user_error/* UserError */.yo((0,text_message/* line */.n8)('The output `snapshot-map` is too long, so it is empty.'), (0,text_message/* line */.n8) `It has ${map.length} characters; the limit is ${output_limits_MAX_LENGTH['snapshot-map']}.`, (0,text_message/* line */.n8)('Split the containers across the jobs of a matrix.'));
}

;// CONCATENATED MODULE: ./src/report/table.ts

const table_MAX_ROWS = 100;
function isSame(rows, value) {
    const [first] = rows;
    return first === undefined || rows.every((row) => value(row) === value(first));
}
function table(columns, rows, maxRows = table_MAX_ROWS) {
    const [first] = rows;
    if (first === undefined)
        return '';
    const known = columns.filter(({ value }) => rows.some((row) => value(row) !== undefined));
    const different = known.filter(({ value }) => !isSame(rows, value));
    const shown = rows.slice(0, maxRows);
    const rest = rows.length - shown.length;
    if (different.length <= 1)
        return fields(known, (column) => different.includes(column) ? joined(shown.map(column.cell), rest) : stack(column.cell(first)));
    const same = known.filter((column) => !different.includes(column));
    return [
        ...(same.length === 0
            ? []
            : [`<p>${same.map(({ head, cell }) => `${head}: ${inline(cell(first))}`).join(' · ')}</p>`]),
        '<table>',
        tableRow(different.map(({ head }) => `<th align="left">${head}</th>`)),
        ...shown.map((row) => tableRow(different.map(({ cell }) => `<td>${stack(cell(row))}</td>`))),
        '</table>',
        ...(rest > 0 ? [`<p>${rest} more ${rest === 1 ? 'is' : 'are'} not shown.</p>`] : []),
    ].join('\n');
}
function fields(columns, contentOf) {
    const rows = columns.map((column) => tableRow([`<th align="left">${column.head}</th>`, `<td>${contentOf(column)}</td>`]));
    return ['<table>', ...rows, '</table>'].join('\n');
}
function joined(cells, rest) {
    return [...cells.map(inline), ...(rest > 0 ? [`and ${rest} more`] : [])].join('<br>');
}
function tableRow(cells) {
    return `<tr>${cells.join('')}</tr>`;
}
function stack([main, ...details]) {
    return [main, ...details.map((detail) => `<sub>${detail}</sub>`)].join('<br>');
}

;// CONCATENATED MODULE: ./src/report/alias-page.ts


function aliasPage({ request: { alias }, outcomes, nameOf, now }) {
    const rows = outcomes.flatMap(({ ok, containerId, snapshots: [snapshot], oldAlias }) => ok && snapshot ? [{ containerId, snapshot, oldAlias }] : []);
    return {
        title: alias === null ? 'alias removed' : 'alias set',
        body: [
            table([
                {
                    head: 'Container',
                    value: ({ containerId }) => (rows.length === 1 ? undefined : containerId),
                    cell: ({ containerId }) => [code(nameOf(containerId))],
                },
                {
                    head: 'Snapshot',
                    value: ({ snapshot }) => snapshot.name,
                    cell: ({ snapshot }) => [code(snapshot.name)],
                },
                {
                    head: 'Alias',
                    value: () => alias ?? undefined,
                    cell: () => [alias === null ? UNKNOWN : code(alias)],
                },
                {
                    head: 'Old alias',
                    value: ({ oldAlias }) => oldAlias ?? undefined,
                    cell: ({ oldAlias }) => [oldAlias ? code(oldAlias) : UNKNOWN],
                },
                {
                    head: 'Created',
                    value: ({ snapshot: { created_at } }) => rows.length === 1 ? (created_at ?? undefined) : undefined,
                    cell: ({ snapshot: { created_at } }) => (created_at ? moment(created_at, now) : [UNKNOWN]),
                },
            ], rows),
        ],
    };
}

;// CONCATENATED MODULE: ./src/report/snapshot-table.ts




const MAX_OPEN_ROWS = 20;
function renderSnapshots(outcomes, view) {
    const rowsOf = ({ containerId, snapshots, backup }) => snapshots.map((snapshot) => ({ containerId, snapshot, backup }));
    if (outcomes.length === 1) {
        const rows = outcomes.flatMap(rowsOf);
        return table(rows.length === 1 ? fieldColumns(view) : listColumns(rows, view), rows);
    }
    if (outcomes.every(({ snapshots }) => snapshots.length <= 1)) {
        const rows = outcomes.flatMap(rowsOf);
        return table(containerColumns(rows, view), rows);
    }
    return renderSections(outcomes, (outcome, maxRows) => {
        const rows = rowsOf(outcome);
        return table(listColumns(rows, view), rows, maxRows);
    }, view);
}
function renderSections(outcomes, render, { nameOf }) {
    const shown = outcomes.slice(0, table_MAX_ROWS);
    const rest = outcomes.length - shown.length;
    const isOpen = outcomes.reduce((sum, { snapshots }) => sum + snapshots.length, 0) <= MAX_OPEN_ROWS;
    const maxRows = Math.max(1, Math.floor(table_MAX_ROWS / outcomes.length));
    return [
        ...shown.map((outcome) => {
            const { containerId, snapshots, usage } = outcome;
            const summary = `${code(nameOf(containerId))}: ${describeAmount(snapshots, usage)}`;
            return snapshots.length === 0
                ? `<p>${summary}</p>`
                : details(summary, render(outcome, maxRows), isOpen);
        }),
        ...(rest > 0 ? [`<p>and ${(0,format/* formatCount */.B4)(rest, 'more container')}</p>`] : []),
    ].join('\n');
}
function describeAmount(snapshots, usage) {
    const { length } = snapshots;
    const limit = usage && `of at most ${(0,format/* formatCount */.B4)(usage.limit, 'snapshot')}`;
    const isAll = usage?.count === length;
    const size = totalSize(snapshots);
    return [
        isAll ? `${length} ${limit}` : (0,format/* formatCount */.B4)(length, 'snapshot'),
        ...(size === undefined ? [] : [size]),
        ...(usage === undefined || isAll ? [] : [`${usage.count} ${limit} in all`]),
    ].join(', ');
}
function totalSize(snapshots) {
    let sum = 0;
    for (const { size } of snapshots) {
        if (typeof size !== 'number')
            return undefined;
        sum += size;
    }
    return snapshots.length === 0 ? undefined : (0,format/* formatBytes */.z3)(sum);
}
const fieldOf = {
    name: ({ snapshot }) => snapshot.name,
    alias: ({ snapshot: { alias, name } }) => (alias && alias !== name ? alias : undefined),
    created: ({ snapshot }) => snapshot.created_at ?? undefined,
    expires: ({ snapshot }) => snapshot.expires_at ?? undefined,
    size: ({ snapshot: { size } }) => (typeof size === 'number' ? size : undefined),
};
function fieldColumns(view) {
    return [
        { head: view.head ?? 'Snapshot', value: fieldOf.name, cell: ({ snapshot }) => [code(snapshot.name)] },
        aliasColumn,
        createdColumn(view),
        expiresColumn(view),
        sizeColumn,
        backupColumn(view),
    ];
}
function listColumns(rows, view) {
    return [
        nameColumn(rows, view),
        ...sharedColumn(aliasColumn, rows),
        createdColumn(view),
        ...sharedColumn(expiresColumn(view), rows),
        sizeColumn,
    ];
}
function containerColumns(rows, view) {
    return [
        {
            head: 'Container',
            value: ({ containerId }) => containerId,
            cell: (row) => [code(view.nameOf(row.containerId))],
        },
        nameColumn(rows, view, createdColumn(view)),
        ...sharedColumn(aliasColumn, rows),
        ...sharedColumn(createdColumn(view), rows),
        ...sharedColumn(expiresColumn(view), rows),
        sizeColumn,
        backupColumn(view),
    ];
}
function sharedColumn(column, rows) {
    return isSame(rows, column.value) ? [column] : [];
}
function nameColumn(rows, view, detail) {
    const created = detail && !isSame(rows, detail.value) ? detail : undefined;
    const alias = isSame(rows, fieldOf.alias) ? undefined : fieldOf.alias;
    const expires = isSame(rows, fieldOf.expires) ? undefined : fieldOf.expires;
    return {
        head: view.head ?? 'Snapshot',
        value: (row) => [row.snapshot.name, alias?.(row), created?.value(row), expires?.(row)].join('\n'),
        cell: (row) => [
            code(row.snapshot.name),
            ...(alias?.(row) === undefined ? [] : [`alias ${code(alias(row) ?? (0,redact/* own */.ZV)(''))}`]),
            ...(created?.value(row) === undefined ? [] : created.cell(row)),
            ...(expires?.(row) === undefined ? [] : [`expires ${inline(expiresColumn(view).cell(row))}`]),
        ],
    };
}
const aliasColumn = {
    head: 'Alias',
    value: fieldOf.alias,
    cell: ({ snapshot }) => [snapshot.alias ? code(snapshot.alias) : UNKNOWN],
};
const sizeColumn = {
    head: 'Size',
    value: fieldOf.size,
    cell: ({ snapshot: { size } }) => [typeof size === 'number' ? (0,format/* formatBytes */.z3)(size) : UNKNOWN],
};
function createdColumn({ created, now }) {
    return {
        head: 'Created',
        value: fieldOf.created,
        cell: ({ snapshot: { created_at } }) => created_at ? (created?.(created_at) ?? moment(created_at, now)) : [UNKNOWN],
    };
}
function expiresColumn({ withoutExpiry, now }) {
    return {
        head: 'Expires',
        value: (row) => fieldOf.expires(row) ?? withoutExpiry?.[0],
        cell: ({ snapshot: { expires_at } }) => expires_at ? moment(expires_at, now) : (withoutExpiry ?? [UNKNOWN]),
    };
}
function backupColumn({ now }) {
    return {
        head: 'To undo',
        value: ({ backup }) => backup && `${backup.name} ${backup.expires_at}`,
        cell: ({ backup }) => backup
            ? [
                code(backup.name),
                ...(backup.expires_at ? [`expires ${inline(moment(backup.expires_at, now))}`] : []),
            ]
            : [UNKNOWN],
    };
}

;// CONCATENATED MODULE: ./src/report/create-page.ts



function createPage({ request, outcomes, guard, nameOf, now }) {
    const done = outcomes.filter(({ snapshots }) => snapshots.length > 0);
    const reused = done.filter(({ ownership }) => ownership === 'found').length;
    const isReused = reused === done.length;
    const hasExpiry = request.expiryDays !== undefined || isReused;
    return {
        title: `${done.length === 1 ? 'snapshot' : 'snapshots'} ${isReused ? 'reused' : 'created'}`,
        body: [
            guard ? create_page_describeGuard(guard, done.length > 1) : '',
            reused > 0 && !isReused
                ? paragraph(`${reused} of ${done.length} ${reused === 1 ? 'is' : 'are'} reused, not new.`)
                : '',
            renderSnapshots(done, {
                nameOf,
                now,
                ...(isReused ? {} : { created: (iso) => [(0,format/* formatTime */.fU)(iso)] }),
                ...(hasExpiry ? {} : { withoutExpiry: ['never'] }),
            }),
        ],
    };
}
function create_page_describeGuard({ restoreOnFailure, deleteOnSuccess }, isSeveral) {
    const containers = isSeveral
        ? 'the containers go back to these snapshots'
        : 'the container goes back to this snapshot';
    const snapshots = isSeveral ? 'the snapshots that it created are' : 'the snapshot is';
    return paragraph(restoreOnFailure ? `🛡️ The job is guarded: if it fails or is canceled, ${containers}.` : '', deleteOnSuccess ? `${restoreOnFailure ? 'If it' : '🧹 If the job'} succeeds, ${snapshots} deleted.` : '');
}

;// CONCATENATED MODULE: ./src/report/delete-page.ts



function deletePage({ request, outcomes, nameOf, now }) {
    const done = outcomes.filter(({ ok, snapshots }) => ok || snapshots.length > 0);
    const snapshots = done.flatMap((outcome) => outcome.snapshots);
    const size = totalSize(snapshots);
    const kept = done.reduce((sum, outcome) => sum + (outcome.kept ?? 0), 0);
    const verb = request.dryRun ? 'It would delete' : 'Deleted';
    const count = snapshots.length === 0
        ? request.dryRun
            ? 'There is nothing to delete'
            : 'There was nothing to delete'
        : `${verb} ${(0,format/* formatCount */.B4)(snapshots.length, 'snapshot')}${size === undefined ? '' : `, ${size}`}`;
    return {
        title: snapshots.length === 1 ? 'snapshot deleted' : 'snapshots deleted',
        body: [
            paragraph(request.dryRun ? 'Nothing was changed.' : '', `${count}.`, request.by === 'rule' ? describeRule(request, outcomes.length > 1, kept) : ''),
            renderSnapshots(done.filter((outcome) => outcome.snapshots.length > 0), { nameOf, now }),
        ],
    };
}
function describeRule({ filter, keepLast, olderThanMs }, isSeveral, kept) {
    const rules = [
        ...(keepLast === undefined ? [] : [`the newest ${keepLast}${isSeveral ? ' of each container' : ''}`]),
        ...(olderThanMs === undefined ? [] : [`those younger than ${(0,format/* formatSpan */.QA)(olderThanMs)}`]),
    ];
    return `Of those that match ${code(filter)}, ${kept} ${kept === 1 ? 'stays' : 'stay'}: ${rules.join(', and ')}.`;
}

;// CONCATENATED MODULE: ./src/report/dry-run-page.ts



function dryRunPage(result) {
    const { request, outcomes } = result;
    const plan = outcomes.flatMap((outcome) => outcome.plan ?? []);
    return {
        title: `dry run of ${request.operation}`,
        body: request.operation === 'delete'
            ? deletePage({ ...result, request }).body
            : [paragraph('Nothing was changed.', plan.length > 0 ? 'It would:' : ''), html_list(plan, prose)],
    };
}

;// CONCATENATED MODULE: ./src/report/health-lines.ts



const health_lines_MAX_LINES = 50;
function healthLines(health) {
    const lines = health
        .toSorted((a, b) => Number(a.isHealthy) - Number(b.isHealthy))
        .slice(0, health_lines_MAX_LINES)
        .map(({ url, isHealthy, last, ms }) => {
        const state = isHealthy ? '✅ Healthy' : '❌ Restored, but not healthy';
        return `<p>${state}: ${code(url)} (${prose(last)}) after ${(0,format/* formatDuration */.a3)(ms)}</p>`;
    });
    const rest = health.length - lines.length;
    return rest > 0 ? [...lines, `<p>and ${rest} more</p>`] : lines;
}

;// CONCATENATED MODULE: ./src/report/list-page.ts



function listPage({ request, outcomes, nameOf, now }) {
    const listed = outcomes.filter(({ ok }) => ok);
    const [only] = listed;
    return {
        title: 'snapshots',
        body: [
            paragraph(only && listed.length === 1
                ? `${describeAmount(only.snapshots, only.usage)}.`
                : list_page_describeSeveral(listed), request.filter === undefined ? '' : `Filter: ${code(request.filter)}`),
            renderSnapshots(listed, { nameOf, now }),
        ],
    };
}
function list_page_describeSeveral(listed) {
    const snapshots = listed.flatMap((outcome) => outcome.snapshots);
    const size = totalSize(snapshots);
    const count = `${(0,format/* formatCount */.B4)(snapshots.length, 'snapshot')} of ${(0,format/* formatCount */.B4)(listed.length, 'container')}`;
    return `${count}${size === undefined ? '' : `, ${size}`}.`;
}

;// CONCATENATED MODULE: ./src/report/restore-page.ts


function restorePage({ outcomes, nameOf, now }) {
    const done = outcomes.filter(({ ok }) => ok);
    const unused = outcomes.flatMap(({ ok, containerId, backup }) => !ok && backup ? [{ containerId, backup }] : []);
    const describeBackup = ({ containerId, backup: { name, expires_at } }) => {
        const expiry = expires_at ? `, expires ${inline(moment(expires_at, now))}` : '';
        return `${code(name)} of ${code(nameOf(containerId))}${expiry}`;
    };
    return {
        title: 'restore',
        body: [
            unused.length > 0 ? `${paragraph('Backups from before:')}\n${html_list(unused, describeBackup)}` : '',
            renderSnapshots(done, { nameOf, now, head: 'Restored from' }),
        ],
    };
}

;// CONCATENATED MODULE: ./src/report/summary.ts










function renderSummary(result) {
    const { outcomes } = result;
    const page = pageOf(result);
    const blocks = [
        headingOf(result, page),
        ...renderFailures(outcomes),
        renderMessages(result.problems),
        ...healthLines(result.health),
        ...(outcomes.some(hasResult) ? page.body : []),
    ];
    return `${blocks.filter((block) => block !== '').join('\n')}\n\n`;
}
function pageOf(result) {
    const { request } = result;
    if (isDryRun(request))
        return dryRunPage(result);
    switch (request.operation) {
        case 'create':
            return createPage(result);
        case 'list':
            return listPage(result);
        case 'restore':
            return restorePage(result);
        case 'alias':
            return aliasPage(result);
        case 'delete':
            return deletePage(result);
    }
}
function hasResult({ ok, snapshots, backup }) {
    return ok || snapshots.length > 0 || backup !== undefined;
}
function headingOf({ request, outcomes, health, problems, nameOf }, { title }) {
    const names = outcomes.map(({ containerId }) => nameOf(containerId));
    const failed = causesIn(outcomes).map(({ containerId }) => nameOf(containerId));
    const all = names.length === 0 ? '' : subjectOf(names);
    if (failed.length > 1) {
        return heading('failed', `${request.operation} failed`, `${failed.length} of ${subjectOf(names)}`);
    }
    if (failed.length === 1)
        return heading('failed', `${request.operation} failed`, subjectOf(failed));
    if (problems.length > 0)
        return heading('failed', `${request.operation} failed`, all);
    if (health.some(({ isHealthy }) => !isHealthy))
        return heading('failed', 'restore is not healthy', all);
    return heading(isDryRun(request) ? 'planned' : 'done', title, all);
}

;// CONCATENATED MODULE: ./src/runner/cleanup-time.ts
const ONE_CONTAINER_MS = 10_000;
const SEVERAL_CONTAINERS_MS = 30_000;
const CLEANUP_AFTER_CANCEL_MS = 5_000;
function measureCleanupTime(containers, timeoutMs, cancelled, clock) {
    const limitMs = containers > 1 ? SEVERAL_CONTAINERS_MS : ONE_CONTAINER_MS;
    const end = clock.monotonic() + timeoutMs + limitMs;
    return () => {
        const limit = cancelled.aborted ? CLEANUP_AFTER_CANCEL_MS : limitMs;
        return Math.max(0, Math.min(limit, end - clock.monotonic()));
    };
}

;// CONCATENATED MODULE: ./src/text/align.ts
function alignColumns(rows, maxWidth) {
    const cells = rows.map((row) => row.map((cell) => align_clip([...cell], maxWidth)));
    const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
    return cells.map((row) => row
        .map((characters, column) => characters.join('') + ' '.repeat((widths[column] ?? 0) - characters.length))
        .join('  ')
        .trimEnd());
}
function align_clip(characters, maxWidth) {
    return characters.length <= maxWidth ? characters : [...characters.slice(0, maxWidth - 1), '…'];
}

;// CONCATENATED MODULE: ./src/runner/log.ts






const HEARTBEAT_MS = 10_000;
const MAX_CELL_WIDTH = 64;
class Log {
    #commands;
    #clock;
    #requests = [];
    #hasFailed = false;
    constructor({ commands, clock }, token) {
        this.#commands = commands;
        this.#clock = clock;
        if (token.length >= redact/* MIN_TOKEN_LENGTH */.Yw)
            commands.setSecret(token);
    }
    get hasFailed() {
        return this.#hasFailed;
    }
    info(text) {
        this.#commands.info(plainLine(text));
    }
    result(text) {
        this.#commands.info(styled('success', plainLine(text)));
    }
    table(rows) {
        const plain = rows.map((cells) => cells.map((cell) => (0,redact/* own */.ZV)(plainLine(cell))));
        for (const row of alignColumns(plain, MAX_CELL_WIDTH))
            this.#commands.info(row);
    }
    warning(message) {
        this.#commands.warning(plainLines(message), { title: 'Hoody snapshot' });
    }
    fail(thrown, next) {
        this.#hasFailed = true;
        const { message } = (0,user_error/* toUserError */.dZ)(thrown);
        const text = next === undefined ? message : (0,text_message/* composeMessage */.SB)(message, next);
        this.#commands.error(plainLines(text), { title: 'Hoody snapshot' });
        return message;
    }
    async withProgress(start, work, describeResult) {
        const startedAt = this.#clock.monotonic();
        const elapsed = () => (0,format/* formatDuration */.a3)(this.#clock.monotonic() - startedAt);
        this.info((0,text_message/* line */.n8) `${start} …`);
        const stopHeartbeat = this.#clock.every(HEARTBEAT_MS, () => this.#commands.info(styled('progress', plainLine((0,text_message/* line */.n8) `${start}: still running after ${elapsed()}.`))));
        try {
            const result = await work();
            const sentence = describeResult(result);
            if (sentence !== undefined)
                this.info((0,text_message/* line */.n8) `${sentence} (${elapsed()}).`);
            return result;
        }
        finally {
            stopHeartbeat();
        }
    }
    request(request) {
        this.#requests.push(request);
        this.#commands.debug(plainLine(describeRequest(request)));
    }
    logRequests() {
        if (this.#requests.length === 0)
            return;
        this.#commands.startGroup(`Requests: ${this.#requests.length}`);
        for (const request of this.#requests)
            this.info(describeRequest(request));
        this.#commands.endGroup();
    }
}
function plainLines(message) {
    return message
        .split('\n')
        .map((text) => plainLine((0,redact/* own */.ZV)(text)))
        .join('\n');
}
function describeRequest({ method, path, result, ms }) {
    return (0,text_message/* line */.n8) `${(0,text_message/* line */.n8)(method)} ${path} → ${result} (${(0,format/* formatDuration */.a3)(ms)})`;
}
const CODES = { success: '1;32', progress: '2' };
const ESCAPE = String.fromCharCode(27);
function styled(style, text) {
    const { GITHUB_ACTIONS, NO_COLOR } = process.env;
    if (GITHUB_ACTIONS !== 'true' || NO_COLOR)
        return text;
    return `${ESCAPE}[${CODES[style]}m${text}${ESCAPE}[0m`;
}

;// CONCATENATED MODULE: ./src/step.ts


















async function runStep(runner, loadSession) {
    const log = new Log(runner, readToken(runner.inputs));
    let inputs;
    try {
        inputs = readInputs(runner.inputs);
    }
    catch (error) {
        await reject(error, log, runner);
        return false;
    }
    await act(inputs, log, runner, loadSession);
    return !log.hasFailed;
}
async function reject(error, log, runner) {
    const { commands, inputs, temporaryDirectory } = runner;
    const { setOutput } = commands;
    const errors = [error, ...setOutputs(undefined, [], {}, { setOutput, temporaryDirectory })];
    const messages = errors.map((each) => log.fail(each));
    if (wantsSummary(inputs))
        await summarize(renderFailedStep(messages), runner, log);
}
async function act(inputs, log, runner, loadSession) {
    const { request, settings } = inputs;
    const problems = [];
    let done = { outcomes: [], health: [] };
    try {
        done = await perform(inputs, log, runner, loadSession);
    }
    catch (error) {
        problems.push(log.fail(error));
    }
    log.logRequests();
    const { outcomes } = done;
    const nameOf = (0,base_labels/* nameByLabel */.D)(settings.labels);
    const sentence = describeResult(request, outcomes, nameOf);
    const errors = errorsOf(done);
    if (sentence && errors.length > 0)
        log.info(sentence);
    for (const error of errors)
        log.fail(error);
    const { setOutput } = runner.commands;
    const { temporaryDirectory } = runner;
    for (const error of setOutputs(request.operation, outcomes, settings.labels, {
        setOutput,
        temporaryDirectory,
    }))
        problems.push(log.fail(error));
    let guard;
    try {
        if (!log.hasFailed)
            guard = guardWith(inputs, outcomes, log, runner);
    }
    catch (error) {
        problems.push(log.fail(error));
    }
    if (settings.summary) {
        const result = { request, ...done, problems, guard, nameOf, now: runner.clock.now() };
        await summarize(renderSummary(result), runner, log);
    }
    if (sentence && errors.length === 0) {
        if (log.hasFailed)
            log.info(sentence);
        else
            log.result(sentence);
    }
}
async function perform({ request, settings, healthUrls }, log, runner, loadSession) {
    const { clock, generateAlias } = runner;
    const { containerIds, timeoutMs } = settings;
    const { withSession } = await loadSession();
    return withSession(settings, runner, log, async ({ client, checkHealth, mapConcurrently, nameOf }) => {
        const canceled = runner.watchCancellation();
        const cleanupEnd = delayedSignal(canceled, CLEANUP_AFTER_CANCEL_MS, clock);
        const cleanupMs = measureCleanupTime(containerIds.length, timeoutMs, canceled, clock);
        const budget = startBudget(clock, timeoutMs, canceled);
        const outcomes = await run(request, containerIds, {
            client: client(budget),
            cleanupClient: () => client(startBudget(clock, cleanupMs(), cleanupEnd)),
            logger: log,
            nameOf,
            isSingle: containerIds.length === 1,
            mapConcurrently,
            generateAlias,
            now: clock.now,
            pause: async (ms) => ms <= cleanupMs() &&
                clock.sleep(ms, cleanupEnd).then(() => true, () => false),
        });
        if (request.operation !== 'restore')
            return { outcomes, health: [] };
        if (request.dryRun)
            for (const { href } of healthUrls)
                log.info((0,text_message/* line */.n8) `Dry run: would check the health of ${(0,redact/* own */.ZV)(href)}.`);
        const isRestored = outcomes.some(({ ok, plan }) => ok && !plan);
        return { outcomes, health: isRestored ? await checkHealth(healthUrls, budget) : [] };
    });
}
function errorsOf({ outcomes, health }) {
    return [
        ...outcomes.flatMap((outcome) => outcome.ok || outcome.error instanceof UndoneError ? [] : [outcome.error]),
        ...health.flatMap(({ isHealthy, ...last }) => (isHealthy ? [] : [(0,health_health/* unhealthy */.f)(last)])),
    ];
}
function guardWith({ guard, settings, healthUrls }, outcomes, logger, { commands, isInCompositeAction, temporaryDirectory }) {
    const { apiUrl, token, labels, maxParallel, timeoutMs, summary } = settings;
    const saved = isInCompositeAction ? { token } : {};
    const options = { ...guard, ...saved, apiUrl, labels, healthUrls, maxParallel, timeoutMs, summary };
    const { saveState } = commands;
    return leaveGuard({ ...options, id: crypto.randomUUID() }, outcomes, {
        saveState,
        temporaryDirectory,
        logger,
    });
}

;// CONCATENATED MODULE: ./src/index.ts




runProcess(() => {
    clearState();
    return runStep(currentRunner(), () => __nccwpck_require__.e(/* import() */ 961).then(__nccwpck_require__.bind(__nccwpck_require__, 961)));
});

module.exports = __webpack_exports__;
/******/ })()
;