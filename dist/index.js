/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 920:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ STEP_LIMIT),
/* harmony export */   c: () => (/* binding */ startBudget)
/* harmony export */ });
/* harmony import */ var _text_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(400);

const STEP_LIMIT = (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('`timeout-seconds`');
function startBudget(clock, totalMs, signal, limit = STEP_LIMIT) {
    const deadline = clock.monotonic() + totalMs;
    return {
        totalMs,
        limit,
        signal,
        remainingMs: () => Math.max(0, deadline - clock.monotonic()),
        sleep: (ms) => clock.sleep(ms, signal),
    };
}


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

/***/ 476:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ readRegularFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);

const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
function readRegularFile(path, maxBytes, links) {
    const descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, O_RDONLY | O_NONBLOCK | (links === 'refuse' ? O_NOFOLLOW : 0));
    try {
        const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor);
        if (!stats.isFile())
            throw new Error('not a regular file');
        if (stats.size > maxBytes)
            throw new Error(`longer than ${maxBytes} bytes`);
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(descriptor);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
    }
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
        super((0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('This is a bug in the action. Report it with this log:'), (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .own */ .ZV)(stack ?? message));
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
/* harmony export */   cb: () => (/* binding */ AttemptError),
/* harmony export */   dk: () => (/* binding */ mayHaveHappened),
/* harmony export */   p4: () => (/* binding */ InterruptedError)
/* harmony export */ });
/* harmony import */ var _base_budget_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(920);
/* harmony import */ var _base_user_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(813);
/* harmony import */ var _text_message_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(400);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(326);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(535);





class AttemptError extends Error {
    failure;
    constructor(failure) {
        super((0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .summarizeFailure */ .Ij)(failure));
        this.name = 'AttemptError';
        this.failure = failure;
    }
}
class RequestError extends _base_user_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo {
    failure;
    mayHaveActed;
    constructor(headline, details, failure, mayHaveActed = false) {
        super(headline, ...details);
        this.name = 'RequestError';
        this.failure = failure;
        this.mayHaveActed = mayHaveActed;
    }
}
class InterruptedError extends RequestError {
}
function mayHaveHappened(error) {
    return error instanceof RequestError && error.mayHaveActed;
}
const EFFECTS = {
    unsent: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_3__/* .line */ .n8)('No request was sent.'),
    none: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_3__/* .line */ .n8)('The attempts so far had no effect.'),
    unknown: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_3__/* .line */ .n8)('The API may still complete the request.'),
};
const ON_INTERRUPTION = (0,_text_message_js__WEBPACK_IMPORTED_MODULE_3__/* .line */ .n8)('The job was canceled, or the step reached its `timeout-minutes`, or the runner is shutting down.');
function requestError(call, end, { totalMs, limit }) {
    const adviseOn = (failure) => [(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .advise */ .TH)(failure, call)].filter((advice) => limit.includes(_base_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .STEP_LIMIT */ .P) || !advice.includes(_base_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .STEP_LIMIT */ .P));
    const timeLimit = (0,_text_message_js__WEBPACK_IMPORTED_MODULE_3__/* .line */ .n8) `the time limit of ${Math.round(totalMs / 100) / 10} s (${limit})`;
    switch (end.why) {
        case 'canceled':
            return failed(call, (0,_text_message_js__WEBPACK_IMPORTED_MODULE_3__/* .line */ .n8)('the step was interrupted'), [EFFECTS[end.effect], ON_INTERRUPTION], {
                mayHaveActed: end.effect === 'unknown',
                Kind: InterruptedError,
            });
        case 'unsent':
            return failed(call, (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .describeFailure */ .Ic)({ kind: 'unsent' }), [
                (0,_text_message_js__WEBPACK_IMPORTED_MODULE_3__/* .line */ .n8) `No request was sent: ${timeLimit} was reached.`,
                ...adviseOn({ kind: 'unsent' }),
            ]);
        default: {
            const { failure, attempts, lost } = end;
            const gaveUp = (0,_text_message_js__WEBPACK_IMPORTED_MODULE_3__/* .line */ .n8) `Gave up after ${(0,_text_redact_js__WEBPACK_IMPORTED_MODULE_4__/* .own */ .ZV)(attempts === 1 ? '1 attempt' : `${attempts} attempts`)}`;
            const count = end.why === 'out of time'
                ? [(0,_text_message_js__WEBPACK_IMPORTED_MODULE_3__/* .line */ .n8) `${gaveUp}: ${timeLimit} leaves no time for another.`]
                : attempts > 1
                    ? [(0,_text_message_js__WEBPACK_IMPORTED_MODULE_3__/* .line */ .n8) `${gaveUp}.`]
                    : [];
            const earlier = lost && lost !== failure && call.event
                ? [(0,_text_message_js__WEBPACK_IMPORTED_MODULE_3__/* .line */ .n8) `An earlier attempt may have succeeded: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .summarizeFailure */ .Ij)(lost)}.`]
                : [];
            const details = [...(0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .explainFailure */ .SP)(failure), ...earlier, ...count, ...adviseOn(failure)];
            return failed(call, (0,_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .describeFailure */ .Ic)(failure), details, { failure, mayHaveActed: lost !== undefined });
        }
    }
}
function failed({ description, event }, reason, details, { failure, mayHaveActed = false, Kind = RequestError, } = {}) {
    return mayHaveActed && event
        ? new Kind((0,_text_message_js__WEBPACK_IMPORTED_MODULE_3__/* .line */ .n8) `${event.noun} may have happened: ${reason}.`, [...details, event.check], failure, true)
        : new Kind((0,_text_message_js__WEBPACK_IMPORTED_MODULE_3__/* .line */ .n8) `Could not ${description}: ${reason}.`, details, failure);
}
function isNotFound(error) {
    const failure = error instanceof AttemptError || error instanceof RequestError ? error.failure : undefined;
    return failure?.kind === 'status' && failure.status === 404 && failure.fromApi;
}


/***/ }),

/***/ 535:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ reasonOf),
/* harmony export */   A5: () => (/* binding */ isBusy),
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
    oversized: {
        ...FINAL,
        mayHaveActed: true,
        advice: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('The container has too many snapshots for one response. Delete some of them by their names.'),
    },
    replaced: {
        ...FINAL,
        advice: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('Another step or job created a snapshot of the same name. To find another one, use the operation `list`.'),
    },
    untrusted: {
        ...FINAL,
        advice: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('Check `api-url`. For a private certificate authority, set NODE_EXTRA_CA_CERTS.'),
    },
    [LIMIT_CODE]: {
        ...FINAL,
        advice: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('The container has reached its snapshot limit. Delete snapshots, or let new ones expire.'),
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
            : (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('Check `container-id` and the snapshot, and that `api-url` is the realm of the container.'),
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
    '407': {
        ...FINAL,
        advice: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('The proxy requires a login. Check the user name and the password in HTTPS_PROXY.'),
    },
    '4xx of a gateway': {
        next: 'again for a while',
        mayHaveActed: false,
        advice: (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('A gateway or another server responded, not the API. Check `api-url`; if the API was restarting, rerun the job.'),
    },
};
function meaningOf(failure) {
    if (failure.kind !== 'status')
        return MEANINGS[failure.kind];
    const { status, code, fromApi } = failure;
    if (code === LIMIT_CODE || code === PRESPAWN_CODE)
        return MEANINGS[code];
    if (status === 503 && fromApi)
        return MEANINGS['503 of the API'];
    if (isOfGateway(failure))
        return MEANINGS['4xx of a gateway'];
    const byStatus = MEANINGS;
    return byStatus[status] ?? (status >= 500 ? MEANINGS['5xx'] : MEANINGS['4xx']);
}
const SHARED_STATUSES = [407, 408, 425, 429];
function isOfGateway({ status, fromApi }) {
    return !fromApi && status < 500 && !SHARED_STATUSES.includes(status);
}
function advise(failure, { kind }) {
    const { advice } = meaningOf(failure);
    return typeof advice === 'function' ? advice(kind) : advice;
}
function describeFailure(failure) {
    switch (failure.kind) {
        case 'status':
            return describeStatus(failure);
        case 'redirect':
            return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `a gateway responded with ${failure.status}`;
        case 'unsent':
            return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('no time is left');
        case 'unconnected':
            return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('the connection failed');
        case 'lost':
            return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('no complete response arrived');
        case 'malformed':
            return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('the API response is invalid');
        case 'oversized':
            return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('the API response is too long');
        case 'replaced':
            return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('the name now refers to another snapshot');
        case 'untrusted':
            return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('the TLS handshake failed');
    }
}
function describeStatus({ status, fromApi }) {
    if (fromApi)
        return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `the API responded with ${status}`;
    return status === 407 ? (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `the proxy responded with ${status}` : (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `a gateway responded with ${status}`;
}
function summarizeFailure(failure) {
    const reason = (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .own */ .ZV)(oneLine(reasonOf(failure)).replace(/\.$/, ''));
    return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `${describeFailure(failure)} (${reason})`;
}
function explainFailure(failure) {
    const reason = oneLine(reasonOf(failure));
    if (failure.kind !== 'status')
        return [(0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `Reason: ${reason}`];
    const label = failure.fromApi ? (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('API message') : (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('Message');
    return [(0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `${label}: ${reason}`, ...explainStatus(failure)];
}
function isBusy(failure) {
    return failure.kind === 'status' && failure.fromApi && meaningOf(failure) === MEANINGS['409'];
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
        ...(details === undefined ? [] : [(0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `API details: ${oneLine(details)}`]),
        ...(counts.length === 0 ? [] : [(0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `Usage: ${(0,_text_list_js__WEBPACK_IMPORTED_MODULE_3__/* .join */ .fj)(counts)}`]),
        ...(retryAfterMs === undefined
            ? []
            : [(0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `The response says to retry after ${Math.ceil(retryAfterMs / 1000)} s.`]),
    ];
}
function oneLine(text) {
    return (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .own */ .ZV)(text.replace(/\s+/g, ' ').trim());
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
/* harmony export */   fu: () => (/* binding */ mergeSnapshot),
/* harmony export */   jm: () => (/* binding */ MAX_ALIAS_LENGTH),
/* harmony export */   ll: () => (/* binding */ newestFirst),
/* harmony export */   mw: () => (/* binding */ mayBeExpired)
/* harmony export */ });
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(326);
/* harmony import */ var _text_time_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(466);
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
function mergeSnapshot(known, later) {
    const said = Object.entries(later).filter(([field, value]) => value !== undefined && (value !== null || !Object.hasOwn(known, field)));
    return { ...known, ...Object.fromEntries(said) };
}
function createdAt({ created_at }) {
    return created_at ? (0,_text_time_js__WEBPACK_IMPORTED_MODULE_2__/* .parseTime */ .pe)(created_at) : undefined;
}
function isExpired({ expires_at }, at) {
    return expires_at ? ((0,_text_time_js__WEBPACK_IMPORTED_MODULE_2__/* .parseTime */ .pe)(expires_at) ?? Number.POSITIVE_INFINITY) <= at : false;
}
function mayBeExpired(snapshot, { serverNow, localNow }) {
    return isExpired(snapshot, Math.max(serverNow, localNow));
}
function isTime(value) {
    return typeof value === 'string' && (0,_text_time_js__WEBPACK_IMPORTED_MODULE_2__/* .parseTime */ .pe)(value) !== undefined;
}
function newestFirst(snapshots) {
    return sortByTime(snapshots, (snapshot) => snapshot, (a, b) => (a.name < b.name ? 1 : -1));
}
function sortByTime(items, snapshotOf, compareSimultaneous = () => 0) {
    const texts = items.map((item) => snapshotOf(item).created_at ?? '');
    const times = texts.every((text) => _text_time_js__WEBPACK_IMPORTED_MODULE_2__/* .API_TIME */ .xI.test(text))
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

/***/ 958:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hx: () => (/* binding */ HeldBackError),
/* harmony export */   d5: () => (/* binding */ holdBack),
/* harmony export */   i_: () => (/* binding */ UndoneError),
/* harmony export */   m8: () => (/* binding */ ConsequenceError),
/* harmony export */   p4: () => (/* binding */ captureFailure)
/* harmony export */ });
/* harmony import */ var _base_user_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(813);
/* harmony import */ var _hoody_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(106);


class ConsequenceError extends _base_user_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo {
}
class UndoneError extends ConsequenceError {
}
class HeldBackError extends ConsequenceError {
}
async function captureFailure(containerId, work) {
    try {
        return await work();
    }
    catch (error) {
        const changed = (0,_hoody_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .mayHaveHappened */ .dk)(error);
        return { ok: false, containerId, changed, snapshots: [], error: (0,_base_user_error_js__WEBPACK_IMPORTED_MODULE_0__/* .toUserError */ .dZ)(error) };
    }
}
function holdBack(containerId, message, logger) {
    logger.info(message);
    return { ok: false, containerId, changed: false, snapshots: [], error: new HeldBackError(message) };
}


/***/ }),

/***/ 391:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   fQ: () => (/* binding */ IF_EXISTS),
/* harmony export */   vG: () => (/* binding */ isDryRun),
/* harmony export */   xb: () => (/* binding */ OPERATIONS)
/* harmony export */ });
const OPERATIONS = ['create', 'list', 'restore', 'alias', 'delete'];
const IF_EXISTS = ['create', 'reuse', 'replace', 'fail'];
function isDryRun(request) {
    return request.operation !== 'list' && request.dryRun;
}


/***/ }),

/***/ 999:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $Z: () => (/* binding */ renderInvalidInputs),
/* harmony export */   MC: () => (/* binding */ causesIn),
/* harmony export */   SL: () => (/* binding */ renderFailures),
/* harmony export */   dg: () => (/* binding */ renderMessages)
/* harmony export */ });
/* unused harmony export renderInvalidState */
/* harmony import */ var _operations_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(958);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(488);
/* harmony import */ var _html_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(433);
/* harmony import */ var _prose_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(693);




function causesIn(outcomes) {
    return outcomes.flatMap((outcome) => outcome.ok || outcome.error instanceof _operations_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .ConsequenceError */ .m8 ? [] : [outcome]);
}
function renderFailures(outcomes) {
    const causes = causesIn(outcomes);
    const count = (kind) => outcomes.filter((outcome) => !outcome.ok && outcome.error instanceof kind).length;
    const undone = count(_operations_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .UndoneError */ .i_);
    const heldBack = count(_operations_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .HeldBackError */ .Hx);
    return [
        renderMessages(causes.map(({ error }) => error.message)),
        ...(undone > 0
            ? [(0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .paragraph */ .FY)(`What was created for ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(undone, 'other container')} was deleted.`)]
            : []),
        ...(heldBack > 0
            ? [(0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .paragraph */ .FY)(`Nothing was changed in ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(heldBack, 'other container')}.`)]
            : []),
    ];
}
function renderMessages(messages) {
    const [only] = messages;
    if (only === undefined)
        return '';
    return messages.length === 1 ? (0,_prose_js__WEBPACK_IMPORTED_MODULE_2__/* .renderMessage */ .e4)(only) : (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(messages, _prose_js__WEBPACK_IMPORTED_MODULE_2__/* .proseLines */ .DS);
}
function renderInvalidInputs(operation, problems) {
    return renderFailure((0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .heading */ .R_)('failed', operation, 'invalid inputs'), problems);
}
function renderInvalidState(problem) {
    return renderFailure(heading('failed', 'post step failed'), [problem]);
}
function renderFailure(headline, problems) {
    return `${headline}\n${renderMessages(problems)}\n\n`;
}


/***/ }),

/***/ 433:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FY: () => (/* binding */ paragraph),
/* harmony export */   HV: () => (/* binding */ UNKNOWN),
/* harmony export */   R_: () => (/* binding */ heading),
/* harmony export */   U: () => (/* binding */ longCode),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   mG: () => (/* binding */ inline),
/* harmony export */   n$: () => (/* binding */ moment),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
/* unused harmony exports banner, commandBlock, momentBefore */
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(388);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(488);
/* harmony import */ var _text_message_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(400);




const MAX_CODE_LENGTH = 255;
const MAX_LONG_CODE_LENGTH = 1_000;
const MAX_LIST_ITEMS = 50;
const UNKNOWN = '—';
const ICONS = { done: '✅', planned: '📝', attention: '⚠️', failed: '❌' };
function heading(verdict, title, subject = '') {
    return `<h3>${ICONS[verdict]} Hoody${title === undefined ? '' : ` ${title}`}${subject === '' ? '' : `: ${subject}`}</h3>`;
}
function paragraph(...html) {
    return `<p>${html.filter((part) => part !== '').join(' ')}</p>`;
}
function list(items, render) {
    const rest = items.length - MAX_LIST_ITEMS;
    const shown = items.slice(0, MAX_LIST_ITEMS).map((item) => `<li>${render(item)}</li>`);
    return ['<ul>', ...shown, ...(rest > 0 ? [`<li>and ${rest} more</li>`] : []), '</ul>'].join('\n');
}
function details(summary, content, isOpen) {
    return `<details${isOpen ? ' open' : ''}><summary>${summary}</summary>\n${content}\n</details>`;
}
function code(text) {
    return `<code>${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .htmlText */ .j)((0,_text_message_js__WEBPACK_IMPORTED_MODULE_1__/* .truncate */ .xv)(text, MAX_CODE_LENGTH))}</code>`;
}
function longCode(text) {
    return `<code>${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .htmlText */ .j)((0,_text_message_js__WEBPACK_IMPORTED_MODULE_1__/* .truncate */ .xv)(text, MAX_LONG_CODE_LENGTH))}</code>`;
}
function banner(kind, markdown, html) {
    return [`> [!${kind}]`, `> ${markdown}`, ...html.flatMap((line) => ['>', `> ${line}`]), ''].join('\n');
}
function commandBlock(commands, shell) {
    const rest = commands.length - MAX_LIST_ITEMS;
    const lines = commands.slice(0, MAX_LIST_ITEMS).flatMap((command) => command.split('\n').map(own));
    const shown = [...lines.map(htmlText), ...(rest > 0 ? [`# and ${rest} more, see the log`] : [])];
    return `<pre lang="${shell === 'posix' ? 'sh' : shell}">${shown.join('\n')}</pre>`;
}
function moment(iso, now) {
    return [(0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatAge */ .nV)(iso, now), (0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatTime */ .fU)(iso)];
}
function momentBefore(iso, now) {
    const span = formatSpanSince(iso, now);
    return [formatTime(iso), ...(span === undefined ? [] : [`${span} earlier`])];
}
function inline([main, ...details]) {
    return details.length === 0 ? main : `${main} (${details.join(', ')})`;
}
function subjectOf(names) {
    const [only, ...others] = names;
    return only !== undefined && others.length === 0 ? code(only) : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(names.length, 'container');
}


/***/ }),

/***/ 266:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n0: () => (/* binding */ setOutputs)
});

// UNUSED EXPORTS: findMapProblem, outputsOf

// EXTERNAL MODULE: ./src/base/user-error.ts
var user_error = __nccwpck_require__(813);
// EXTERNAL MODULE: ./src/text/message.ts
var message = __nccwpck_require__(400);
// EXTERNAL MODULE: ./src/hoody/snapshot.ts
var snapshot = __nccwpck_require__(505);
;// CONCATENATED MODULE: ./src/report/all-snapshots.ts

function allSnapshots(outcomes) {
    const all = outcomes.flatMap(({ containerId, snapshots }) => snapshots.map((snapshot) => ({ containerId, snapshot })));
    return (0,snapshot/* sortByTime */.Lb)(all, ({ snapshot }) => snapshot);
}
function toOutput({ containerId, snapshot }) {
    return { ...snapshot, container_id: containerId };
}

;// CONCATENATED MODULE: ./src/report/output-limits.ts
const MAX_LENGTH = { snapshot: 50_000, snapshots: 180_000, 'snapshot-map': 130_000, results: 130_000 };
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
    if (JSON.stringify(snapshot).length <= MAX_LENGTH.snapshot)
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
        if (json.length <= MAX_LENGTH.results)
            return { json, isTruncated: results.some(({ truncated }) => truncated) };
    }
    const omit = (count) => JSON.stringify({ truncated: true, omitted: count });
    const taken = takeFitting(outcomes, (outcome) => JSON.stringify(resultOf(outcome, labelOf(outcome), [], 0)), MAX_LENGTH.results - omit(outcomes.length).length);
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
        healthy: outcome.isHealthy,
        error,
        ...(isTruncated ? { truncated: true } : {}),
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
;// CONCATENATED MODULE: ./src/report/snapshots-file.ts



const PART = 100;
function writeSnapshotsFile(directory, all) {
    const path = (0,external_node_path_.join)(directory, `hoody-snapshots-${crypto.randomUUID()}.json`);
    const file = (0,external_node_fs_.openSync)(path, 'w', 0o600);
    try {
        (0,external_node_fs_.writeFileSync)(file, '[');
        for (let start = 0; start < all.length; start += PART) {
            const json = JSON.stringify(all.slice(start, start + PART).map(toOutput), null, 2);
            const items = json.slice('['.length, -'\n]'.length);
            (0,external_node_fs_.writeFileSync)(file, start === 0 ? items : `,${items}`);
        }
        (0,external_node_fs_.writeFileSync)(file, all.length === 0 ? ']\n' : '\n]\n');
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
    return path;
}

;// CONCATENATED MODULE: ./src/report/outputs.ts






function outputsOf(operation, outcomes, all, labels = {}) {
    const first = outcomes.length === 1 && all[0] ? toOutput(all[0]) : undefined;
    const single = first && limitSnapshot(first);
    const included = takeFitting(all, (snapshot) => JSON.stringify(limitSnapshot(toOutput(snapshot))), MAX_LENGTH.snapshots);
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
        problems.push(new user_error/* UserError */.yo((0,message/* line */.n8)('Could not write the outputs.'), (0,user_error/* reasonOf */.A3)(error)));
    }
    return problems;
}
function findMapProblem({ 'snapshot-map': map }) {
    if (map.length <= MAX_LENGTH['snapshot-map'])
        return undefined;
    return new user_error/* UserError */.yo((0,message/* line */.n8)('The output `snapshot-map` is too long, so it is empty.'), (0,message/* line */.n8) `It has ${map.length} characters; the limit is ${MAX_LENGTH['snapshot-map']}.`, (0,message/* line */.n8)('Split the containers across the jobs of a matrix.'));
}


/***/ }),

/***/ 693:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   DS: () => (/* binding */ proseLines),
/* harmony export */   e4: () => (/* binding */ renderMessage)
/* harmony export */ });
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(388);
/* harmony import */ var _text_message_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(400);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(326);
/* harmony import */ var _html_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(433);




const MAX_LENGTH = 1_000;
const PLAIN = /^(?:\p{L}+(?:['’-]\p{L}+)*|\d{1,5}(?:\.\d{1,3})?|\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d|[—–→…-]|)$/u;
const HASH = /^[0-9a-f]{7,}$/i;
const WORD = /^[("“]*(?<core>.*?)[)"”.,;:!?…]*$/su;
function prose(message) {
    const isPlain = message.split(/\s/).every(isPlainWord);
    return isPlain ? (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .htmlText */ .j)((0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .truncate */ .xv)(message, MAX_LENGTH)) : (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .longCode */ .U)(message);
}
function isPlainWord(word) {
    const { core = '' } = WORD.exec(word)?.groups ?? {};
    return PLAIN.test(core) && !HASH.test(core);
}
function renderMessage(message) {
    const lines = linesOf(message).filter((text) => text.trim() !== '');
    const items = lines.filter((text) => text.startsWith('- ')).map((text) => (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .own */ .ZV)(text.slice('- '.length)));
    const texts = lines.filter((text) => !text.startsWith('- '));
    return [
        ...(texts.length > 0 ? [`<p>${renderLines(texts)}</p>`] : []),
        ...(items.length > 0 ? [(0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(items, prose)] : []),
    ].join('\n');
}
function proseLines(message) {
    return renderLines(linesOf(message));
}
function linesOf(message) {
    return message.split('\n').map(_text_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .own */ .ZV);
}
const MAX_LINES = 20;
function renderLines(lines) {
    const rest = lines.length - MAX_LINES;
    const shown = lines.slice(0, MAX_LINES).map(prose);
    return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('<br>');
}


/***/ }),

/***/ 792:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   PK: () => (/* binding */ proxyPasswords),
/* harmony export */   lc: () => (/* binding */ captureConnection)
/* harmony export */ });
/* unused harmony exports CONNECTION_VARIABLES, CERTIFICATES_VARIABLE, hasCertificates */
/* harmony import */ var _base_read_file_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(476);

const CONNECTION_VARIABLES = [
    'http_proxy',
    'HTTP_PROXY',
    'https_proxy',
    'HTTPS_PROXY',
    'no_proxy',
    'NO_PROXY',
    'NODE_TLS_REJECT_UNAUTHORIZED',
    'NODE_EXTRA_CA_CERTS',
    'NODE_USE_SYSTEM_CA',
    'NODE_USE_ENV_PROXY',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    'OPENSSL_CONF',
    'NODE_OPTIONS',
    'NODE_DEBUG',
    'HOSTALIASES',
    'RES_OPTIONS',
    'LOCALDOMAIN',
];
const CERTIFICATES_VARIABLE = 'NODE_EXTRA_CA_CERTS';
const MAX_TEXT_LENGTH = 12_000;
const MAX_FILE_BYTES = 4 * 1024 * 1024;
function captureConnection(env) {
    const variables = Object.fromEntries(CONNECTION_VARIABLES.flatMap((name) => {
        const value = env(name);
        return value ? [[name, value]] : [];
    }));
    if (Object.keys(variables).length === 0)
        return '';
    const certificates = readCertificates(variables[CERTIFICATES_VARIABLE]);
    return JSON.stringify({ variables, ...(certificates ? { certificates } : {}) });
}
function readCertificates(file) {
    if (file === undefined)
        return undefined;
    try {
        const content = (0,_base_read_file_js__WEBPACK_IMPORTED_MODULE_0__/* .readRegularFile */ .X)(file, MAX_FILE_BYTES, 'follow');
        const text = content.toString();
        return text.length <= MAX_TEXT_LENGTH ? { text } : { sha256: hashCertificates(content) };
    }
    catch {
        return undefined;
    }
}
function hashCertificates(content) {
    return process.getBuiltinModule('node:crypto').createHash('sha256').update(content).digest('hex');
}
function hasCertificates(file, sha256) {
    try {
        return hashCertificates(readRegularFile(file, MAX_FILE_BYTES, 'follow')) === sha256;
    }
    catch {
        return false;
    }
}
const MIN_PASSWORD_LENGTH = 4;
function proxyPasswords(env) {
    const names = CONNECTION_VARIABLES.filter((name) => /^https?_proxy$/i.test(name));
    const passwords = names.flatMap((name) => {
        const { password = '' } = URL.parse(env(name) ?? '') ?? {};
        return [password, decode(password)];
    });
    return [...new Set(passwords)].filter(({ length }) => length >= MIN_PASSWORD_LENGTH);
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 814:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ summarize)
/* harmony export */ });
/* harmony import */ var _base_user_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(813);
/* harmony import */ var _text_message_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(400);


async function summarize(html, { writeSummary }, logger) {
    try {
        await writeSummary(html);
    }
    catch (error) {
        logger.warning((0,_text_message_js__WEBPACK_IMPORTED_MODULE_1__/* .composeMessage */ .SB)((0,_text_message_js__WEBPACK_IMPORTED_MODULE_1__/* .line */ .n8)('Could not write the job summary.'), (0,_base_user_error_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonOf */ .A3)(error)));
    }
}


/***/ }),

/***/ 715:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ delayedSignal),
/* harmony export */   w: () => (/* binding */ cancellationSignal)
/* harmony export */ });
function cancellationSignal() {
    const controller = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM', 'SIGBREAK'])
        process.once(name, () => controller.abort());
    return controller.signal;
}
function delayedSignal(signal, delayMs, clock) {
    const controller = new AbortController();
    const abort = () => controller.abort();
    signal.addEventListener('abort', () => clock.timeout(delayMs).addEventListener('abort', abort));
    return controller.signal;
}


/***/ }),

/***/ 3:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ho: () => (/* binding */ clearState),
/* harmony export */   LZ: () => (/* binding */ saveState)
/* harmony export */ });
/* unused harmony exports STATE_NAMES, readState */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _variable_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(77);


const STATE_NAMES = ['connection', 'guard', 'snapshots', 'unsettled'];
function clearState() {
    const { GITHUB_STATE: file } = process.env;
    if (file)
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(file, STATE_NAMES.map((name) => `${name}=\n`).join(''));
}
function saveState(name, text, { commands, platform }) {
    const variable = `STATE_${name}`;
    const problem = (0,_variable_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .findVariableProblem */ .v)(variable, text, platform);
    if (problem !== undefined)
        throw new Error(`${variable} ${problem}. ${adviceFor(name)}`);
    commands.saveState(name, text);
}
function adviceFor(name) {
    return name === 'connection'
        ? 'Shorten the variables that decide how the step connects, such as NO_PROXY.'
        : 'Use fewer containers in each step, such as with a matrix.';
}
function readState() {
    const { STATE_connection: connection = '', STATE_guard: guard = '', STATE_snapshots: snapshots = '', STATE_unsettled: unsettled = '', } = process.env;
    return { connection, guard, snapshots, unsettled };
}


/***/ }),

/***/ 77:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ findVariableProblem),
/* harmony export */   z: () => (/* binding */ mayBeCut)
/* harmony export */ });
const WINDOWS_UNITS = 32_766;
const LINUX_BYTES = 128 * 1024 - 1;
function findVariableProblem(name, value, platform) {
    if (platform === 'win32' && value.length > WINDOWS_UNITS)
        return `would have ${value.length} characters, and Windows passes at most ${WINDOWS_UNITS} to the post step`;
    const bytes = Buffer.byteLength(`${name}=${value}`);
    if (platform === 'linux' && bytes > LINUX_BYTES)
        return `would have ${bytes} bytes, and Linux passes at most ${LINUX_BYTES} to the post step`;
    return undefined;
}
function mayBeCut(value, platform) {
    return platform === 'win32' && value.length === WINDOWS_UNITS;
}


/***/ }),

/***/ 907:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ findGlobProblem),
/* harmony export */   S: () => (/* binding */ compileGlob)
/* harmony export */ });
/* harmony import */ var _text_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(400);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(326);


class GlobError extends Error {
    constructor(message) {
        super(message);
    }
}
const MAX_GLOB_LENGTH = 1_000;
const TOKEN = /\[(?:\\.|[^\]\\])*\]|\\.|./gsu;
const RANGE = /(\\?.)(?:-(\\?.))?/gsu;
function compileGlob(glob) {
    const whole = parseGlob(glob);
    return (text) => {
        const characters = [...text];
        return whole(characters, new Set([0])).has(characters.length);
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
function parseGlob(glob) {
    const tokens = tokenize(glob).values();
    const parts = [];
    for (const token of tokens)
        parts.push(parsePart(token, tokens));
    return sequence(parts);
}
function tokenize(glob) {
    const { length } = [...glob];
    if (length > MAX_GLOB_LENGTH) {
        throw new GlobError((0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `has ${length} characters; the limit of a glob is ${MAX_GLOB_LENGTH}`);
    }
    const tokens = (glob.match(TOKEN) ?? []).map(_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .own */ .ZV);
    if (tokens.some((token) => token === '\\')) {
        throw new GlobError((0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('ends with an incomplete escape; to match a backslash, use "\\\\"'));
    }
    return tokens;
}
function parsePart(token, following) {
    if (token === '*')
        return anyNumber;
    if (token === '?')
        return one(() => true);
    if (token === '{')
        return parseGroup(following);
    if (token.startsWith('['))
        return one(parseSet(token));
    const literal = characterOf(token);
    return one((character) => character === literal);
}
function parseGroup(tokens) {
    const alternatives = [[]];
    for (const token of tokens) {
        if (token === '}')
            return either(alternatives.map(sequence));
        if (token === ',')
            alternatives.push([]);
        else
            alternatives.at(-1)?.push(parsePart(token, tokens));
    }
    throw new GlobError((0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('has a "{" without a closing "}"; to match the character itself, use "\\{"'));
}
function parseSet(token) {
    if (token === '[') {
        throw new GlobError((0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('has a "[" without a closing "]"; to match the character itself, use "\\["'));
    }
    if (token[1] === '^') {
        const members = (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .own */ .ZV)(token.slice(2, -1));
        throw new GlobError((0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `has the set ${token}; to match any other character, use [!${members}], and to match the character itself, \\^`);
    }
    const isNegated = token[1] === '!';
    const ranges = parseRanges((0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .own */ .ZV)(token.slice(isNegated ? 2 : 1, -1)));
    if (ranges.length === 0)
        throw new GlobError((0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('has an empty set; to match a bracket in a set, use "\\]"'));
    return (character) => {
        const point = codePointOf(character);
        return ranges.some(([first, last]) => first <= point && point <= last) !== isNegated;
    };
}
function parseRanges(members) {
    return Array.from(members.matchAll(RANGE), ([, from = '', to = from]) => {
        const [first, last] = [characterOf((0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .own */ .ZV)(from)), characterOf((0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .own */ .ZV)(to))];
        const range = [codePointOf(first), codePointOf(last)];
        if (range[1] < range[0])
            throw new GlobError((0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8) `has the range ${first}-${last}, which is reversed`);
        return range;
    });
}
function characterOf(token) {
    return (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .own */ .ZV)(token.replace('\\', ''));
}
function codePointOf(character) {
    return Number(character.codePointAt(0));
}
function sequence(parts) {
    return (text, starts) => {
        let positions = starts;
        for (const part of parts)
            positions = part(text, positions);
        return positions;
    };
}
function either(alternatives) {
    return (text, starts) => {
        const ends = new Set();
        for (const alternative of alternatives) {
            for (const end of alternative(text, starts))
                ends.add(end);
        }
        return ends;
    };
}
function one(accepts) {
    return (text, starts) => {
        const ends = new Set();
        for (const start of starts) {
            const character = text[start];
            if (character !== undefined && accepts(character))
                ends.add(start + 1);
        }
        return ends;
    };
}
function anyNumber(text, starts) {
    const ends = new Set();
    for (const start of starts) {
        for (let end = start; end <= text.length && !ends.has(end); end++)
            ends.add(end);
    }
    return ends;
}


/***/ }),

/***/ 492:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ parseSelector),
/* harmony export */   V: () => (/* binding */ formatSelector)
/* harmony export */ });
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(326);

function parseSelector(text) {
    for (const by of ['name', 'alias']) {
        if (text.startsWith(`${by}:`))
            return { by, text: (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .own */ .ZV)(text.slice(by.length + 1)) };
    }
    return { by: 'any', text };
}
function formatSelector({ by, text }) {
    return by === 'any' ? text : (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .own */ .ZV)(`${by}:${text}`);
}


/***/ }),

/***/ 388:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ plainLine),
/* harmony export */   j: () => (/* binding */ htmlText)
/* harmony export */ });
/* harmony import */ var _message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(400);

const MAX_LINE_LENGTH = 2_000;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
function plainLine(text) {
    return (0,_message_js__WEBPACK_IMPORTED_MODULE_0__/* .truncate */ .xv)(text, MAX_LINE_LENGTH)
        .replace(UNPRINTABLE, escapeCharacter)
        .replaceAll('##[', '## [')
        .replace(/^(\s*)::/, '$1: :');
}
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
function htmlText(text) {
    return text
        .replace(UNPRINTABLE, escapeCharacter)
        .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
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


/***/ }),

/***/ 488:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   QA: () => (/* binding */ formatSpan),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   fU: () => (/* binding */ formatTime),
/* harmony export */   nV: () => (/* binding */ formatAge),
/* harmony export */   vE: () => (/* binding */ formatRounded),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/* unused harmony export formatSpanSince */
/* harmony import */ var _message_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(400);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(326);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(466);



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
    return (0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .own */ .ZV)(`${new Date(timeOf(iso)).toISOString().slice(0, 19).replace('T', ' ')} UTC`);
}
function timeOf(iso) {
    return (0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .parseTime */ .pe)(iso) ?? Number.NaN;
}
const AGE_UNITS = [
    ['minute', 60_000, 59],
    ['hour', 3_600_000, 23],
    ['day', 86_400_000, 59],
    ['month', 2_629_800_000, 23],
];
const YEAR_MS = 31_557_600_000;
function formatAge(iso, now) {
    const difference = timeOf(iso) - now;
    const ms = Math.abs(difference);
    if (ms < 30_000)
        return (0,_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8)('just now');
    const span = formatRounded(ms);
    return difference < 0 ? (0,_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8) `${span} ago` : (0,_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8) `in ${span}`;
}
function formatSpanSince(iso, now) {
    const ms = now - timeOf(iso);
    if (ms < 0)
        return undefined;
    const seconds = Math.round(ms / 1000);
    return seconds < 60 ? line `${seconds} s` : formatRounded(ms);
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
    return (0,_message_js__WEBPACK_IMPORTED_MODULE_2__/* .line */ .n8) `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
function formatCount(count, noun) {
    const ending = noun.endsWith('s') ? 'es' : 's';
    return (0,_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .own */ .ZV)(`${count} ${noun}${count === 1 ? '' : ending}`);
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
/* harmony export */   fj: () => (/* binding */ join),
/* harmony export */   ft: () => (/* binding */ joinAlternatives),
/* harmony export */   ry: () => (/* binding */ splitList)
/* harmony export */ });
function join(texts, separator = ', ') {
    return texts.join(separator);
}
function joinAlternatives(texts) {
    const separator = texts.length > 2 ? ', or ' : ' or ';
    return [texts.slice(0, -1).join(', '), ...texts.slice(-1)]
        .filter((text) => text !== '')
        .join(separator);
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
/* harmony export */   ZH: () => (/* binding */ capitalize),
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
function capitalize(text) {
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
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
    const encoded = [0, 1, 2].flatMap((offset) => ['base64', 'base64url'].map((alphabet) => encodeAt(token, offset, alphabet)));
    const forms = new Set([token, encodeURIComponent(token), ...encoded].flatMap(withEscapes));
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
function redactIn(value, redact, keys, maxDepth) {
    const isClean = (part, depth = 0) => {
        if (typeof part === 'string')
            return redact(part) === part;
        if (typeof part !== 'object' || part === null)
            return true;
        if (depth > maxDepth)
            throw new RangeError('nested too deep');
        let isAllClean = true;
        if (Array.isArray(part)) {
            for (const item of part)
                if (!isClean(item, depth + 1))
                    isAllClean = false;
            return isAllClean;
        }
        for (const key in part) {
            const item = part[key];
            if (!isClean(item, depth + 1) || !isCleanKey(key))
                isAllClean = false;
        }
        return isAllClean;
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
function withEscapes(text) {
    const escaped = JSON.stringify(text).slice(1, -1);
    return [text, escaped, escaped.replaceAll('/', '\\/')];
}
function encodeAt(token, offset, alphabet) {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(token)]);
    const start = Math.ceil((offset * 8) / 6);
    const end = Math.floor((bytes.length * 8) / 6);
    return bytes.toString(alphabet).slice(start, end);
}


/***/ }),

/***/ 466:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G5: () => (/* binding */ compareTimes),
/* harmony export */   pe: () => (/* binding */ parseTime),
/* harmony export */   xI: () => (/* binding */ API_TIME),
/* harmony export */   yD: () => (/* binding */ isSameTime)
/* harmony export */ });
const ISO = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.(\d+))?(Z|[+-]\d\d(?::?\d\d)?)?$/i;
const API_TIME = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
function parseParts(text) {
    const [, whole, fraction = '', zone = 'Z'] = ISO.exec(text) ?? [];
    if (whole === undefined)
        return undefined;
    const offset = /^[+-]\d\d$/.test(zone) ? `${zone}:00` : zone;
    const secondsMs = Date.parse(`${whole}${offset.toUpperCase()}`);
    return Number.isNaN(secondsMs) ? undefined : { secondsMs, fraction };
}
function parseTime(text) {
    if (API_TIME.test(text))
        return Date.parse(text);
    const parts = parseParts(text);
    return parts && parts.secondsMs + Number(parts.fraction.slice(0, 3).padEnd(3, '0'));
}
const SECOND_MS = 1_000;
function isSameTime(a, b) {
    const [first, second] = [parseTime(a), parseTime(b)];
    return first !== undefined && second !== undefined && Math.abs(first - second) < SECOND_MS;
}
function compareTimes(a, b) {
    const [first, second] = [parseParts(a), parseParts(b)];
    if (!first || !second)
        return 0;
    if (first.secondsMs !== second.secondsMs)
        return first.secondsMs - second.secondsMs;
    const digits = Math.min(first.fraction.length, second.fraction.length);
    const [earlier, later] = [first.fraction.slice(0, digits), second.fraction.slice(0, digits)];
    return earlier === later ? 0 : earlier < later ? -1 : 1;
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

/***/ 24:
/***/ ((module) => {

module.exports = require("node:fs");

/***/ }),

/***/ 67:
/***/ ((module) => {

module.exports = require("node:http");

/***/ }),

/***/ 708:
/***/ ((module) => {

module.exports = require("node:https");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = require("node:path");

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
    monotonic: () => Number(process.hrtime.bigint()) / 1e6,
    sleep: (ms, signal) => (0,promises_namespaceObject.setTimeout)(ms, undefined, signal && { signal }),
    timeout: (ms) => AbortSignal.timeout(ms),
    every(ms, call) {
        const timer = setInterval(call, ms);
        return () => clearInterval(timer);
    },
};

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
;// CONCATENATED MODULE: ./src/runner/environment-file.ts

function exportVariables(variables) {
    const { GITHUB_ENV: file = '' } = process.env;
    const blocks = Object.entries(variables).map(([name, value]) => {
        const end = delimiterOf(value);
        return `${name}<<${end}\n${value}\n${end}\n`;
    });
    (0,external_node_fs_.appendFileSync)(file, blocks.join(''));
}
function delimiterOf(value) {
    let delimiter = 'HOODY_END';
    while (value.includes(delimiter))
        delimiter += '_';
    return delimiter;
}

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
var snapshot = __nccwpck_require__(505);
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
function readContext() {
    try {
        return new Context();
    }
    catch {
        const { GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB = '', GITHUB_ACTION = '' } = process.env;
        const [runId, runAttempt] = [Number(GITHUB_RUN_ID), Number(GITHUB_RUN_ATTEMPT)];
        return { runId, runAttempt, job: GITHUB_JOB, action: GITHUB_ACTION };
    }
}
function currentOrigin() {
    const { runId, runAttempt, job, action } = readContext();
    const step = action?.startsWith('__') ? '' : action;
    return { id: runId || 0, attempt: runAttempt || 1, job, step };
}
const RANDOM_BYTES = 5;
const MAX_JOB_LENGTH = 16;
function generateAlias(word, { id, attempt, job, step }, random) {
    const origin = [word, `${id}`, `${attempt}`, sanitize(job).slice(0, MAX_JOB_LENGTH), sanitize(step)]
        .filter((part) => part !== '')
        .join('-')
        .slice(0, snapshot/* MAX_DERIVED_NAME_LENGTH */.Az - random.length - 1);
    return (0,redact/* own */.ZV)(`${sanitize(origin)}-${random}`);
}
function sanitize(text) {
    return (text ?? '').replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^[_-]+|[_-]+$/g, '');
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
var external_node_path_default = /*#__PURE__*/__nccwpck_require__.n(external_node_path_);
;// CONCATENATED MODULE: ./src/runner/processes.ts


const processTable = {
    ownPid: process.pid,
    list: () => (0,external_node_fs_.readdirSync)('/proc').flatMap((name) => /^\d/.test(name) ? (ifThere(() => readProcess(name)) ?? []) : []),
    startTimeOf: (pid) => ifThere(() => readProcess(pid).startTime),
    variablesOf(pid) {
        let entries;
        try {
            entries = (0,external_node_fs_.readFileSync)(`/proc/${pid}/environ`, 'utf8').split('\0');
        }
        catch (error) {
            const { code = '' } = error;
            return ['EACCES', 'EPERM'].includes(code) ? 'unreadable' : undefined;
        }
        const find = (name) => entries.find((entry) => entry.startsWith(`${name}=`))?.slice(name.length + 1);
        return { trackingId: find('RUNNER_TRACKING_ID'), envFile: find('GITHUB_ENV') };
    },
    cgroupOf: (pid) => ifThere(() => (0,external_node_fs_.readFileSync)(`/proc/${pid}/cgroup`, 'utf8')),
    signal: (pid, signal) => void process.kill(pid, signal),
};
const TRACKING_ID = /^github_[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const ENV_FILE = 'set_env_';
const MAX_FILES = 1_000;
function readProcessBaseline() {
    const { GITHUB_ENV: file, RUNNER_TRACKING_ID: id = null } = process.env;
    if (!file)
        return undefined;
    const directory = external_node_path_default().dirname(file);
    return ifThere(() => ({
        trackingId: id === null || TRACKING_ID.test(id) ? id : '',
        startTime: readProcess('self').startTime,
        directory,
        files: (0,external_node_fs_.readdirSync)(directory)
            .filter((name) => name.startsWith(ENV_FILE))
            .slice(0, MAX_FILES),
    }));
}
function ifThere(read) {
    try {
        return read();
    }
    catch {
        return undefined;
    }
}
const KERNEL_THREAD = 0x00200000;
function readProcess(pid) {
    const stat = (0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, 'utf8');
    const end = stat.lastIndexOf(')');
    const name = stat.slice(stat.indexOf('(') + 1, end);
    const fields = stat.slice(end + 2).split(' ');
    const [state = '', parentPid, , , , , flags] = fields;
    return {
        pid: Number.parseInt(stat, 10),
        parentPid: Number(parentPid),
        startTime: Number(fields[19]),
        name: programOf(pid, name),
        state,
        isKernelThread: (Number(flags) & KERNEL_THREAD) !== 0,
    };
}
function programOf(pid, name) {
    if (!name.endsWith('MainThread'))
        return name;
    return ifThere(() => external_node_path_default().basename((0,external_node_fs_.readlinkSync)(`/proc/${pid}/exe`))) ?? name;
}

// EXTERNAL MODULE: ./src/runner/signals.ts
var signals = __nccwpck_require__(715);
// EXTERNAL MODULE: ./src/runner/variable-limits.ts
var variable_limits = __nccwpck_require__(77);
;// CONCATENATED MODULE: ./src/runner/current-runner.ts








function currentRunner(platform = process.platform) {
    return {
        inputs: {
            input: (name) => getInput(name),
            isEmpty: (name) => process.env[variableOf(name)]?.trim() === '',
            mayBeCut: (name) => (0,variable_limits/* mayBeCut */.z)(process.env[variableOf(name)] ?? '', platform),
            env: (name) => process.env[name],
        },
        commands: core_namespaceObject,
        clock: systemClock,
        platform,
        temporaryDirectory: process.env['RUNNER_TEMP'] ?? (0,external_node_os_namespaceObject.tmpdir)(),
        processes: processTable,
        readProcessBaseline: readProcessBaseline,
        random: Math.random,
        generateAlias: createAliasGenerator(),
        watchCancellation: signals/* cancellationSignal */.w,
        exportVariables: exportVariables,
        async writeSummary(html) {
            if (process.env['GITHUB_STEP_SUMMARY'])
                await summary.addRaw(html).write();
        },
    };
}
function variableOf(input) {
    return `INPUT_${input.toUpperCase()}`;
}

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
        'Unless the runner caused this, report it as a bug in the action:',
        reason,
    ];
    const data = message.join('\n').replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
    process.stdout.write(`::error title=Hoody snapshot::${data}\n`);
}

;// CONCATENATED MODULE: ./src/text/switch.ts
function parseSwitch(text) {
    if (/^(true|True|TRUE)$/.test(text))
        return true;
    return /^(false|False|FALSE)$/.test(text) ? false : undefined;
}

// EXTERNAL MODULE: ./src/text/list.ts
var list = __nccwpck_require__(807);
// EXTERNAL MODULE: ./src/text/message.ts
var text_message = __nccwpck_require__(400);
;// CONCATENATED MODULE: ./src/inputs/health-urls.ts


const MAX_URLS = 10;
const MAX_URL_LENGTH = 1_000;
function health_urls_readHealthUrls(reader) {
    const texts = (0,list/* splitList */.ry)(reader.text('health-url'), /[,\r\n]/);
    if (texts.length > MAX_URLS) {
        reader.reject('health-url', (0,text_message/* line */.n8) `contains ${texts.length} URLs; the limit is ${MAX_URLS}`);
    }
    return texts.flatMap((text, index) => {
        if (reader.rejectLong('health-url', text, MAX_URL_LENGTH))
            return [];
        const url = URL.parse(text);
        const problem = url
            ? findProblem(url)
            : (0,text_message/* line */.n8)('is not a valid URL, such as https://www.example.com/health');
        if (problem)
            reader.reject('health-url', (0,text_message/* line */.n8) `entry ${index + 1} ${problem}`);
        return url && !problem ? [url] : [];
    });
}
function findProblem({ protocol, username, password }) {
    if (protocol !== 'https:' && protocol !== 'http:')
        return (0,text_message/* line */.n8)('does not start with https:// or http://');
    if (username !== '' || password !== '')
        return (0,text_message/* line */.n8)('contains a user name or a password');
    return undefined;
}

// EXTERNAL MODULE: ./src/base/user-error.ts
var user_error = __nccwpck_require__(813);
// EXTERNAL MODULE: ./src/operations/request.ts
var request = __nccwpck_require__(391);
;// CONCATENATED MODULE: ./src/inputs/definitions.ts

const STRING = { kind: 'string' };
const BOOLEAN = { kind: 'boolean' };
const LIST = { kind: 'list' };
const INPUTS = {
    operation: { type: { kind: 'choice', values: request/* OPERATIONS */.xb }, operations: request/* OPERATIONS */.xb, default: '' },
    'container-id': { type: LIST, operations: request/* OPERATIONS */.xb, default: '' },
    token: { type: STRING, operations: request/* OPERATIONS */.xb, default: '' },
    'api-url': { type: STRING, operations: request/* OPERATIONS */.xb, default: 'https://api.hoody.com' },
    snapshot: { type: STRING, operations: ['restore', 'alias', 'delete'], default: '' },
    alias: { type: STRING, operations: ['create', 'alias'], default: '' },
    'remove-alias': { type: BOOLEAN, operations: ['alias'], default: 'false' },
    'expiry-days': {
        type: { kind: 'integer', min: 1, max: 3650 },
        operations: ['create', 'restore'],
        default: '',
    },
    'if-exists': { type: { kind: 'choice', values: request/* IF_EXISTS */.fQ }, operations: ['create'], default: 'create' },
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
    'backup-first': { type: BOOLEAN, operations: ['create', 'restore'], default: 'false' },
    'ignore-missing': { type: BOOLEAN, operations: ['delete'], default: 'false' },
    'dry-run': { type: BOOLEAN, operations: ['create', 'restore', 'alias', 'delete'], default: 'false' },
    'max-parallel': { type: { kind: 'integer', min: 1, max: 64 }, operations: request/* OPERATIONS */.xb, default: '8' },
    'timeout-seconds': { type: { kind: 'integer', min: 1, max: 3600 }, operations: request/* OPERATIONS */.xb, default: '300' },
    summary: { type: BOOLEAN, operations: request/* OPERATIONS */.xb, default: 'true' },
    'job-status': { type: STRING, operations: request/* OPERATIONS */.xb, default: `\${{ job.status }}` },
    'action-path': { type: STRING, operations: request/* OPERATIONS */.xb, default: `\${{ github.action_path }}` },
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
        const isValid = entries.every(([id, name]) => snapshot/* CONTAINER_ID */.Ut.test(id) && typeof name === 'string' && name.trim() !== '');
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
const PROTECTING = new Set(['restore-on-failure', 'backup-first', 'dry-run']);
class reader_InputReader {
    token;
    #source;
    #redact;
    #problems = [];
    #withToken = new Set();
    constructor(source) {
        this.#source = source;
        this.token = readToken(source);
        this.#redact = (0,redact/* redactionOf */.Zx)(this.token);
    }
    throwIfInvalid() {
        if (this.#problems.length > 0)
            throw new InputError(this.#problems);
    }
    rejectToken() {
        for (const name of Object.keys(INPUTS)) {
            if (name === 'token' || !this.hasToken(name))
                continue;
            this.reject(name, (0,text_message/* line */.n8)('contains the token, which only `token` may contain. Check the expression in the workflow'));
            this.#withToken.add(name);
        }
    }
    rejectCut() {
        for (const name of Object.keys(INPUTS)) {
            if (!this.#source.mayBeCut(name))
                continue;
            this.reject(name, (0,text_message/* line */.n8)('has exactly 32,766 characters, at which Windows cuts a variable, so its end may be missing. Make it shorter, such as with fewer containers in each step'));
        }
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
        if (PROTECTING.has(name) && this.#source.isEmpty(name)) {
            this.reject(name, (0,text_message/* line */.n8) `is empty, because an expression has no value. Write \`\${{ inputs.${(0,text_message/* line */.n8)(name)} || false }}\``);
            return false;
        }
        const value = this.text(name);
        const isOn = parseSwitch(value);
        if (isOn === undefined)
            this.reject(name, (0,text_message/* line */.n8) `is ${this.quote(value)}, but must be true or false`);
        return isOn ?? false;
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
        this.reject(name, (0,text_message/* line */.n8) `contains a value of ${length} characters; the limit is ${maxLength}`);
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
        if (this.#withToken.has(name))
            return;
        this.#problems.push((0,text_message/* line */.n8) `\`${(0,text_message/* line */.n8)(name)}\` ${problem}.`);
    }
    quote(value) {
        if (value === '')
            return (0,text_message/* line */.n8)('empty');
        return value.length > MAX_QUOTED_LENGTH ? (0,text_message/* line */.n8) `a value of ${value.length} characters` : (0,text_message/* quote */.hD)(value);
    }
}

;// CONCATENATED MODULE: ./src/guard/guard.ts
const MAX_GUARDED_CONTAINERS = 250;

// EXTERNAL MODULE: ./src/snapshots/glob.ts
var glob = __nccwpck_require__(907);
// EXTERNAL MODULE: ./src/base/labels.ts
var base_labels = __nccwpck_require__(134);
// EXTERNAL MODULE: ./src/snapshots/selector.ts
var snapshots_selector = __nccwpck_require__(492);
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
        return { selectors: (0,list/* splitList */.ry)(text, /,/), separator: 'comma' };
    return { selectors: (0,list/* splitList */.ry)(text, /[\r\n]/), separator: 'line break' };
}
function readSnapshotMap(reader, text, { containerIds, labels }) {
    const map = parseSnapshotMap(text);
    if (!map) {
        reader.reject('snapshot', (0,text_message/* line */.n8) `is ${reader.quote(text)}, which is not a JSON object that maps container ids to snapshot names`);
    }
    const lacking = map ? containerIds.filter((containerId) => !map.has(containerId)) : [];
    if (lacking.length > 0) {
        const names = lacking.map((0,base_labels/* nameByLabel */.D)(labels));
        reader.reject('snapshot', (0,text_message/* line */.n8) `is a map without a snapshot for ${(0,list/* join */.fj)(names)}`);
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
    const { by, text } = (0,snapshots_selector/* parseSelector */.P)(selector);
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
    const backupFirst = reader.boolean('backup-first');
    if (!restoreOnFailure && reader.isSet('health-url')) {
        reader.reject('health-url', (0,text_message/* line */.n8)('requires `restore-on-failure: true` for `create`'));
    }
    if (!restoreOnFailure && backupFirst) {
        reader.reject('backup-first', (0,text_message/* line */.n8)('requires `restore-on-failure: true` for `create`'));
    }
    if ((restoreOnFailure || deleteOnSuccess) && containerIds.length > MAX_GUARDED_CONTAINERS) {
        reader.reject('container-id', (0,text_message/* line */.n8) `contains ${containerIds.length} ids, but a step can guard at most ${MAX_GUARDED_CONTAINERS}. Split them across the jobs of a matrix`);
    }
    return { restoreOnFailure, deleteOnSuccess, ...(backupFirst ? { backup: readExpiry(reader) } : {}) };
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
        reader.reject('ignore-missing', (0,text_message/* line */.n8)('is valid for a deletion by name, not by rule'));
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
    if (length > snapshot/* MAX_ALIAS_LENGTH */.jm) {
        reader.reject('alias', (0,text_message/* line */.n8) `has ${length} characters; the limit is ${snapshot/* MAX_ALIAS_LENGTH */.jm}`);
    }
    reader.rejectControlCharacters('alias', alias);
    return alias;
}
function readFilter(reader) {
    const filter = reader.text('filter');
    reader.rejectControlCharacters('filter', filter);
    const problem = (0,glob/* findGlobProblem */.R)(filter);
    if (problem && !hasControlCharacters(filter))
        reader.reject('filter', problem);
    return filter;
}

// EXTERNAL MODULE: ./src/hoody/endpoint.ts
var endpoint = __nccwpck_require__(796);
;// CONCATENATED MODULE: ./src/inputs/containers.ts




const LABEL = /^[A-Za-z0-9._-]{1,40}$/;
function readContainers(reader) {
    const text = reader.text('container-id') || reader.env('HOODY_CONTAINER_ID');
    const items = (0,list/* splitList */.ry)(text, /[,\r\n]/);
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
    if (label !== undefined && snapshot/* CONTAINER_ID */.Ut.test(label)) {
        reader.reject('container-id', (0,text_message/* line */.n8) `has the label ${reader.quote(label)}, which has the form of an id. Write the label before the id, as in web=${label}`);
        return false;
    }
    if (label !== undefined && id === '') {
        reader.reject('container-id', (0,text_message/* line */.n8) `has no id for the label ${reader.quote(label)}. If the id comes from a variable, check that it is set`);
        return false;
    }
    if (snapshot/* CONTAINER_ID */.Ut.test(id))
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
    else if (/^HOODY_TOKEN=/.test(token)) {
        reader.reject('token', (0,text_message/* line */.n8)('contains the name HOODY_TOKEN. Check that the secret contains only the token'));
    }
    else if (/^["'].*["']$/s.test(token)) {
        reader.reject('token', (0,text_message/* line */.n8)('is in quotes. Check that the secret contains only the token'));
    }
    else if (/\\[nr]$/.test(token)) {
        reader.reject('token', (0,text_message/* line */.n8)('ends in an escaped line break. Check that the secret contains only the token'));
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
    return url ?? new URL(INPUTS['api-url'].default);
}

;// CONCATENATED MODULE: ./src/inputs/read-inputs.ts





const NO_GUARD = { restoreOnFailure: false, deleteOnSuccess: false };
function readInputs(source) {
    const reader = new reader_InputReader(source);
    reader.rejectToken();
    reader.rejectCut();
    const operation = reader.choice('operation');
    const settings = readSettings(reader);
    const request = operation && readRequest(reader, operation, settings);
    const guard = operation === 'create' ? readGuardSwitches(reader, settings.containerIds) : NO_GUARD;
    const healthUrls = operation === 'create' || operation === 'restore' ? health_urls_readHealthUrls(reader) : [];
    reader.throwIfInvalid();
    if (!request)
        throw new Error('the reader reports an unknown operation');
    return { request, settings, guard, healthUrls };
}
function readPostHealthUrls(source) {
    const reader = new InputReader(source);
    return reader.hasToken('health-url') ? [] : readHealthUrls(reader);
}
function readOperation(source) {
    return new reader_InputReader(source).choice('operation');
}
function wantsSummary(source) {
    return parseSwitch(source.input('summary')) !== false;
}
function readPostToken(source) {
    const reader = new InputReader(source);
    const token = readCheckedToken(reader);
    reader.throwIfInvalid();
    return token;
}

// EXTERNAL MODULE: ./src/report/failures.ts
var failures = __nccwpck_require__(999);
// EXTERNAL MODULE: ./src/report/outputs.ts + 4 modules
var outputs = __nccwpck_require__(266);
;// CONCATENATED MODULE: ./src/text/align.ts
function alignColumns(rows, maxWidth) {
    const cells = rows.map((row) => row.map((cell) => clip([...cell], maxWidth)));
    const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
    return cells.map((row) => row
        .map((characters, column) => characters.join('') + ' '.repeat((widths[column] ?? 0) - characters.length))
        .join('  ')
        .trimEnd());
}
function clip(characters, maxWidth) {
    return characters.length <= maxWidth ? characters : [...characters.slice(0, maxWidth - 1), '…'];
}

// EXTERNAL MODULE: ./src/text/escape.ts
var text_escape = __nccwpck_require__(388);
// EXTERNAL MODULE: ./src/text/format.ts
var format = __nccwpck_require__(488);
;// CONCATENATED MODULE: ./src/runner/annotations.ts


const MAX_ANNOTATIONS = 10;
const RESERVED = 2;
const MAX_LENGTH = 4_096;
const MARK_LENGTH = 100;
class Annotations {
    #noun;
    #sink;
    #held = [];
    #count = 0;
    constructor(noun, sink) {
        this.#noun = noun;
        this.#sink = sink;
    }
    add(message, mustBeSeen = false) {
        const most = MAX_ANNOTATIONS - (mustBeSeen ? 1 : RESERVED);
        if (this.#count < most)
            this.#write(message);
        else
            this.#held.push(message);
    }
    end() {
        const [only, ...others] = this.#held.splice(0);
        if (only === undefined)
            return;
        if (others.length === 0) {
            this.#write(only);
            return;
        }
        for (const message of [only, ...others])
            for (const text of message.split('\n'))
                this.#sink.log((0,redact/* own */.ZV)(text));
        this.#write((0,text_message/* line */.n8) `There are ${others.length + 1} more ${this.#noun}. The log above has all of them.`);
    }
    #write(message) {
        this.#count += 1;
        const { fitting, rest } = takeLines(message);
        this.#sink.annotate(fitting);
        for (const text of rest)
            this.#sink.log(text);
    }
}
function takeLines(message) {
    if (message.length <= MAX_LENGTH)
        return { fitting: message, rest: [] };
    const [headline = (0,redact/* own */.ZV)(''), ...lines] = message.split('\n').map(redact/* own */.ZV);
    const head = (0,text_message/* truncate */.xv)(headline, MAX_LENGTH - MARK_LENGTH);
    let length = head.length;
    const taken = lines.findIndex((text) => {
        length += text.length + 1;
        return length > MAX_LENGTH - MARK_LENGTH;
    });
    const shown = taken === -1 ? lines : lines.slice(0, taken);
    const rest = [...(head === headline ? [] : [headline]), ...lines.slice(shown.length)];
    const count = rest.length === 1 ? (0,text_message/* line */.n8)('1 more line') : (0,text_message/* line */.n8) `${rest.length} more lines`;
    const mark = (0,text_message/* line */.n8) `The log has the rest of this message: ${count}.`;
    return { fitting: (0,text_message/* composeMessage */.SB)(head, ...shown, mark), rest };
}

// EXTERNAL MODULE: ./src/runner/connection-environment.ts
var connection_environment = __nccwpck_require__(792);
;// CONCATENATED MODULE: ./src/runner/log.ts









const HEARTBEAT_MS = 10_000;
const MAX_CELL_WIDTH = snapshot/* MAX_ALIAS_LENGTH */.jm;
class Log {
    #commands;
    #clock;
    #requests = [];
    #errors;
    #warnings;
    #hasFailed = false;
    constructor({ commands, clock, inputs }, token) {
        this.#commands = commands;
        this.#clock = clock;
        if (token.length >= redact/* MIN_TOKEN_LENGTH */.Yw)
            commands.setSecret(token);
        for (const password of (0,connection_environment/* proxyPasswords */.PK)(inputs.env))
            commands.setSecret(password);
        const sinkOf = (annotate) => ({
            annotate: (message) => annotate(message, { title: 'Hoody snapshot' }),
            log: (text) => commands.info(text),
        });
        this.#errors = new Annotations((0,text_message/* line */.n8)('errors'), sinkOf(commands.error));
        this.#warnings = new Annotations((0,text_message/* line */.n8)('warnings'), sinkOf(commands.warning));
    }
    get hasFailed() {
        return this.#hasFailed;
    }
    info(text) {
        this.#commands.info((0,text_escape/* plainLine */.h)(text));
    }
    result(text) {
        this.#commands.info(styled('success', (0,text_escape/* plainLine */.h)(text)));
    }
    table(rows) {
        const plain = rows.map((cells) => cells.map((cell) => (0,redact/* own */.ZV)((0,text_escape/* plainLine */.h)(cell))));
        for (const row of alignColumns(plain, MAX_CELL_WIDTH))
            this.#commands.info(row);
    }
    warning(message, mustBeSeen = false) {
        this.#warnings.add(plainLines(message), mustBeSeen);
    }
    end() {
        this.#warnings.end();
        this.#errors.end();
    }
    fail(thrown, next) {
        this.#hasFailed = true;
        const { message } = (0,user_error/* toUserError */.dZ)(thrown);
        const text = next === undefined ? message : (0,text_message/* composeMessage */.SB)(message, next);
        this.#errors.add(plainLines(text));
        return message;
    }
    async withProgress(start, work, describeResult) {
        const startedAt = this.#clock.monotonic();
        const elapsed = () => (0,format/* formatDuration */.a3)(this.#clock.monotonic() - startedAt);
        this.info((0,text_message/* line */.n8) `${start} …`);
        const stopHeartbeat = this.#clock.every(HEARTBEAT_MS, () => this.#commands.info(styled('progress', (0,text_escape/* plainLine */.h)((0,text_message/* line */.n8) `${start}: ${elapsed()} so far.`))));
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
        this.#commands.debug((0,text_escape/* plainLine */.h)(describeRequest(request)));
    }
    logRequests() {
        const requests = this.#requests.splice(0);
        if (requests.length === 0)
            return;
        this.#commands.startGroup(`Requests: ${requests.length}`);
        for (const request of requests)
            this.info(describeRequest(request));
        this.#commands.endGroup();
    }
}
function plainLines(message) {
    return (0,redact/* own */.ZV)(message
        .split('\n')
        .map((text) => (0,text_escape/* plainLine */.h)((0,redact/* own */.ZV)(text)))
        .join('\n'));
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

// EXTERNAL MODULE: ./src/runner/runner.ts
var runner_runner = __nccwpck_require__(814);
;// CONCATENATED MODULE: ./src/runner/start-step.ts






async function startStep(runner, load) {
    const log = new Log(runner, readToken(runner.inputs));
    let inputs;
    try {
        inputs = readInputs(runner.inputs);
    }
    catch (error) {
        await rejectInputs(error, log, runner);
        return false;
    }
    const program = await load();
    return program(inputs, log, runner);
}
async function rejectInputs(error, log, runner) {
    const { commands, inputs, temporaryDirectory } = runner;
    const { setOutput } = commands;
    const errors = [error, ...(0,outputs/* setOutputs */.n0)(undefined, [], {}, { setOutput, temporaryDirectory })];
    const messages = errors.map((each) => log.fail(each));
    if (wantsSummary(inputs))
        await (0,runner_runner/* summarize */.e)((0,failures/* renderInvalidInputs */.$Z)(readOperation(inputs), messages), runner, log);
    log.end();
}

// EXTERNAL MODULE: ./src/runner/state.ts
var state = __nccwpck_require__(3);
;// CONCATENATED MODULE: ./src/index.ts




runProcess(async () => {
    (0,state/* clearState */.Ho)();
    return startStep(currentRunner(), async () => {
        const { runStep, withSession } = await Promise.all(/* import() */[__nccwpck_require__.e(297), __nccwpck_require__.e(842)]).then(__nccwpck_require__.bind(__nccwpck_require__, 271));
        return (inputs, log, runner) => runStep(inputs, log, runner, withSession);
    });
});

module.exports = __webpack_exports__;
/******/ })()
;