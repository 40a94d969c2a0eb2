"use strict";
exports.id = 930;
exports.ids = [930];
exports.modules = {

/***/ 106:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B6: () => (/* binding */ NameTakenError),
/* harmony export */   CI: () => (/* binding */ HoodyError),
/* harmony export */   J$: () => (/* binding */ AmbiguousCreateError),
/* harmony export */   c4: () => (/* binding */ isNotFound),
/* harmony export */   cb: () => (/* binding */ AttemptError)
/* harmony export */ });
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(488);
/* harmony import */ var _text_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(400);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(535);



class AttemptError extends Error {
    failure;
    constructor(failure) {
        super((0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .summarizeFailure */ .Ij)(failure));
        this.name = 'AttemptError';
        this.failure = failure;
    }
}
class HoodyError extends Error {
    failure;
    constructor(headline, details = [], failure) {
        super((0,_text_message_js__WEBPACK_IMPORTED_MODULE_1__/* .composeMessage */ .S)(headline, ...details));
        this.name = 'HoodyError';
        this.failure = failure;
    }
}
class AmbiguousCreateError extends HoodyError {
    cause;
    pending;
    constructor(cause, pending) {
        const aliases = [...new Set(pending.map(({ alias }) => `"${alias}"`))].join(' or ');
        const warning = `The snapshot may exist anyway. Look for the alias ${aliases} with the operation \`list\`.`;
        super(cause, [warning], cause.failure);
        this.name = 'AmbiguousCreateError';
        this.cause = cause;
        this.pending = pending;
    }
}
class NameTakenError extends HoodyError {
    taken;
    constructor(taken, alias, { description, isReusable }, failure) {
        const { name, created_at } = taken;
        const created = created_at ? `, created ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatTime */ .fU)(created_at)}` : '';
        const owner = taken.alias === alias ? '' : taken.alias ? `, with the alias "${taken.alias}"` : ', without an alias';
        super(`Could not ${description}: the name ${name} is in use.`, [
            `The container already has snapshot ${name}${created}${owner}.`,
            `Reason: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .summarizeFailure */ .Ij)(failure)}.`,
            `Set \`if-exists\` to ${isReusable ? 'reuse or replace' : 'replace'}, or use another \`alias\`.`,
        ], failure);
        this.name = 'NameTakenError';
        this.taken = taken;
    }
}
function isNotFound(error) {
    const failure = error instanceof AttemptError || error instanceof HoodyError ? error.failure : undefined;
    return failure?.kind === 'status' && failure.status === 404;
}


/***/ }),

/***/ 535:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ic: () => (/* binding */ describeFailure),
/* harmony export */   Ij: () => (/* binding */ summarizeFailure),
/* harmony export */   Qf: () => (/* binding */ LIMIT_CODE),
/* harmony export */   Rf: () => (/* binding */ PRESPAWN_CODE),
/* harmony export */   SP: () => (/* binding */ explainFailure),
/* harmony export */   nN: () => (/* binding */ BUSY_CODES)
/* harmony export */ });
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(488);

const LIMIT_CODE = 'CONTAINER_SNAPSHOT_LIMIT';
const PRESPAWN_CODE = 'SNAPSHOT_PRESPAWN_FORBIDDEN';
const BUSY_CODES = ['SNAPSHOT_OPERATION_IN_PROGRESS', 'container_finalizing'];
function describeFailure(failure) {
    switch (failure.kind) {
        case 'status':
        case 'redirect':
            return `the API responded with ${failure.status}`;
        case 'unconnected':
            return 'the connection failed';
        case 'lost':
            return 'no complete response arrived';
        case 'malformed':
            return 'the API response is invalid';
        case 'untrusted':
            return 'the TLS handshake failed';
    }
}
function summarizeFailure(failure) {
    const reason = oneLine(reasonOf(failure)).replace(/\.$/, '');
    return `${describeFailure(failure)} (${reason})`;
}
function explainFailure(failure) {
    const reason = `${failure.kind === 'status' ? 'API message' : 'Reason'}: ${reasonOf(failure)}`;
    return [reason, ...(failure.kind === 'status' ? explainStatus(failure) : [])].map(oneLine);
}
function reasonOf(failure) {
    switch (failure.kind) {
        case 'status':
            return failure.message;
        case 'redirect':
            return failure.location === undefined ? 'redirect without a target' : `redirect to ${failure.location}`;
        default:
            return failure.reason;
    }
}
function explainStatus({ details, usage, retryAfterMs }) {
    const { count, limit } = usage ?? {};
    const counts = [
        ...(count === undefined ? [] : [(0,_text_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(count, 'snapshot')]),
        ...(limit === undefined ? [] : [`limit ${limit}`]),
    ];
    return [
        ...(details === undefined ? [] : [`API details: ${details}`]),
        ...(counts.length === 0 ? [] : [`Usage: ${counts.join(', ')}`]),
        ...(retryAfterMs === undefined
            ? []
            : [`The API requested a wait of ${Math.ceil(retryAfterMs / 1000)} s.`]),
    ];
}
function oneLine(text) {
    return text.replace(/\s+/g, ' ').trim();
}


/***/ }),

/***/ 627:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  httpNetwork: () => (/* binding */ httpNetwork)
});

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js
var lib = __webpack_require__(779);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(67);
var external_node_http_default = /*#__PURE__*/__webpack_require__.n(external_node_http_);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(708);
var external_node_https_default = /*#__PURE__*/__webpack_require__.n(external_node_https_);
;// CONCATENATED MODULE: ./src/hoody/http-request.ts


class HttpRequest {
    response;
    #request;
    #tunnel = new AbortController();
    #isConnected = false;
    constructor(url, options, body) {
        const { proxyOptions } = options.agent;
        if (proxyOptions)
            proxyOptions.signal = this.#tunnel.signal;
        const request = (url.protocol === 'https:' ? (external_node_https_default()) : (external_node_http_default())).request(url, options);
        this.#request = request;
        request.once('socket', (socket) => this.#onSocket(socket));
        this.response = new Promise((resolve, reject) => {
            request
                .on('response', resolve)
                .on('upgrade', (message, socket) => {
                socket.destroy();
                resolve(message);
            })
                .on('error', reject);
        });
        request.end(body);
    }
    get isConnected() {
        return this.#isConnected;
    }
    get reusesConnection() {
        return this.#request.reusedSocket;
    }
    destroy() {
        if (!this.#request.socket)
            this.#tunnel.abort();
        this.#request.destroy();
    }
    #onSocket(socket) {
        const onConnect = () => {
            this.#isConnected = true;
        };
        if (this.reusesConnection)
            onConnect();
        else if ('encrypted' in socket)
            socket.once('secureConnect', onConnect);
        else if (socket.connecting)
            socket.once('connect', onConnect);
        else
            onConnect();
    }
}

;// CONCATENATED MODULE: ./package.json
const package_namespaceObject = {"rE":"1.0.0"};
;// CONCATENATED MODULE: ./src/hoody/user-agent.ts

const USER_AGENT = `hoody-snapshot/${package_namespaceObject.rE}`;

;// CONCATENATED MODULE: ./src/health/probe.ts



function createProbe() {
    const connections = new lib/* HttpClient */.Qq(USER_AGENT, undefined, { keepAlive: false });
    return async (url, signal) => {
        const agent = connections.getAgent(url.href);
        agent.options = { ...agent.options, rejectUnauthorized: true };
        const headers = { accept: '*/*', 'cache-control': 'no-cache', 'user-agent': USER_AGENT };
        const request = new HttpRequest(url, { method: 'GET', headers, agent, signal }, undefined);
        try {
            const { statusCode = 0, statusMessage } = await request.response;
            return { status: statusCode, reason: `${statusCode} ${statusMessage ?? ''}`.trim() };
        }
        catch (error) {
            const { code, message } = error;
            return { error: signal.aborted ? 'no response in time' : `no response (${code ?? message})` };
        }
        finally {
            request.destroy();
        }
    };
}

// EXTERNAL MODULE: ./src/text/format.ts
var format = __webpack_require__(488);
// EXTERNAL MODULE: ./src/hoody/errors.ts
var errors = __webpack_require__(106);
// EXTERNAL MODULE: ./src/hoody/failure.ts
var hoody_failure = __webpack_require__(535);
// EXTERNAL MODULE: ./src/hoody/schema.ts
var schema = __webpack_require__(950);
;// CONCATENATED MODULE: ./src/hoody/parse-response.ts


const parseResponse = {
    list(body, containerId) {
        const data = parseEnvelope(body) ?? {};
        requireContainer(data, containerId);
        const entries = data['snapshots'];
        if (!Array.isArray(entries))
            throw malformed('the list of snapshots is missing');
        const snapshots = entries.flatMap((entry) => parseSnapshot(entry) ?? []);
        const limit = data['max_snapshots'];
        return {
            snapshots: (0,schema/* newestFirst */.ll)(snapshots),
            nameless: entries.length - snapshots.length,
            ...(typeof limit === 'number' && limit >= 0 ? { limit } : {}),
        };
    },
    create(body, containerId) {
        const data = parseEnvelope(body) ?? {};
        requireContainer(data, containerId);
        const snapshot = parseSnapshot(data['snapshot']);
        if (!snapshot)
            throw malformed('the name of the snapshot is missing');
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
        if (typeof snapshot?.alias === 'string' && snapshot.alias !== alias) {
            throw malformed(`the alias is ${JSON.stringify(snapshot.alias)}, not ${JSON.stringify(alias)}`);
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
    if (!(0,schema/* isAddressable */.$C)(created))
        throw malformed(`the name ${JSON.stringify(created.name)} cannot be part of a URL path`);
    return created;
}
function parseEnvelope(body) {
    if (!isFields(body))
        throw malformed('the body is not a JSON object');
    const { statusCode, message } = body;
    const data = isFields(body['data']) ? body['data'] : undefined;
    if (typeof statusCode === 'number' && (statusCode < 200 || statusCode > 299)) {
        throw malformed(`statusCode is ${statusCode}: ${String(message ?? 'no message')}`);
    }
    if (typeof statusCode !== 'number' && !data)
        throw malformed('statusCode and data are missing');
    if (data?.['success'] === false) {
        throw malformed(`success is false: ${String(data['message'] ?? 'no message')}`);
    }
    return data;
}
const VALID = [
    ['alias', (value) => typeof value === 'string' && value !== ''],
    ['created_at', schema/* isTime */.K8],
    ['last_used_at', schema/* isTime */.K8],
    ['expires_at', schema/* isTime */.K8],
    ['size', (value) => typeof value === 'number' && value >= 0],
];
function parseSnapshot(value) {
    if (!isFields(value) || typeof value['name'] !== 'string' || value['name'] === '')
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
    if (typeof actual !== 'string' || actual === requested)
        return;
    throw malformed(`${field} is ${actual}, not ${requested}`);
}
function requireContainer({ container_id }, requested) {
    if (typeof container_id !== 'string' || container_id === requested)
        return;
    throw malformed(`container_id is ${container_id}, which is another container`);
}
function isFields(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function malformed(reason) {
    return new errors/* AttemptError */.cb({ kind: 'malformed', reason });
}

;// CONCATENATED MODULE: ./src/hoody/retry.ts


function classifyFailure(failure) {
    switch (failure.kind) {
        case 'unconnected':
            return 'retryable';
        case 'lost':
            return 'ambiguous';
        case 'redirect':
        case 'malformed':
        case 'untrusted':
            return 'final';
        case 'status':
            return classifyStatus(failure);
    }
}
function classifyStatus({ status, code, fromApi }) {
    if (code === hoody_failure/* LIMIT_CODE */.Qf)
        return 'final';
    if (code === hoody_failure/* PRESPAWN_CODE */.Rf)
        return 'retryable';
    if (status === 503)
        return fromApi ? 'retryable' : 'ambiguous';
    if (status === 409 || status === 429)
        return 'retryable';
    if (status === 408 || status === 425 || status >= 500)
        return 'ambiguous';
    return 'final';
}
function isAmbiguous(error) {
    return error instanceof errors/* AttemptError */.cb && classifyFailure(error.failure) === 'ambiguous';
}
const BASE_DELAY_MS = 500;
const MAX_DELAY_MS = 5_000;
const MIN_ATTEMPT_MS = 1_000;
class OutOfTimeError extends Error {
    name = 'OutOfTimeError';
}
function requireTime({ remainingMs, totalMs }) {
    const leftMs = remainingMs();
    if (leftMs <= 0 || leftMs < Math.min(MIN_ATTEMPT_MS, totalMs / 2))
        throw new OutOfTimeError();
}
class ExhaustedError extends Error {
    failure;
    attempts;
    reason;
    constructor(failure, attempts, reason) {
        super((0,hoody_failure/* summarizeFailure */.Ij)(failure));
        this.name = 'ExhaustedError';
        this.failure = failure;
        this.attempts = attempts;
        this.reason = reason;
    }
}
async function retry(attempt, options) {
    const { budget, random, onRetry } = options;
    let last;
    for (let attempts = 1;; attempts++) {
        try {
            return await attempt();
        }
        catch (error) {
            budget.signal.throwIfAborted();
            if (error instanceof OutOfTimeError && last)
                throw new ExhaustedError(last, attempts - 1, 'out-of-time');
            if (!(error instanceof errors/* AttemptError */.cb))
                throw error;
            const { failure } = error;
            last = failure;
            if (classifyFailure(failure) === 'final')
                throw new ExhaustedError(failure, attempts, 'final');
            const delayMs = delayAfter(attempts, failure, random);
            if (delayMs + MIN_ATTEMPT_MS > budget.remainingMs())
                throw new ExhaustedError(failure, attempts, 'out-of-time');
            onRetry({ failure, attempts, delayMs });
            await budget.sleep(delayMs);
        }
    }
}
function delayAfter(attempts, failure, random) {
    const ceiling = Math.min(BASE_DELAY_MS * 2 ** (attempts - 1), MAX_DELAY_MS);
    const delayMs = ceiling / 2 + (random() * ceiling) / 2;
    const requestedMs = failure.kind === 'status' ? (failure.retryAfterMs ?? 0) : 0;
    return Math.max(delayMs, requestedMs);
}

;// CONCATENATED MODULE: ./src/hoody/create-once.ts





const MAX_CREATE_MS = 10_000;
class CreateOnce {
    #options;
    #pending = [];
    #attempts = 0;
    constructor(options) {
        this.#options = options;
    }
    get pending() {
        return this.#pending;
    }
    async attempt() {
        const { alias, list, findExisting, now, onNotice, post } = this.#options;
        const isRepeated = this.#attempts > 0;
        if (isRepeated && (this.#pending.length > 0 || findExisting)) {
            const listed = await list();
            const result = this.#findCreated(listed) ?? this.#findExisting(listed);
            if (result)
                return result;
        }
        const text = alias.kind === 'explicit' ? alias.alias : isRepeated ? alias.next() : alias.first;
        if (isRepeated && alias.kind === 'generated')
            onNotice(`This attempt uses the alias "${text}".`);
        this.#attempts += 1;
        const sentAt = now();
        try {
            return { snapshot: await post(text), source: 'response', pending: this.#pending };
        }
        catch (error) {
            if (!(error instanceof errors/* AttemptError */.cb))
                throw error;
            const { failure } = error;
            const endsAt = failure.kind === 'malformed' ? now() : sentAt + MAX_CREATE_MS;
            const sent = { alias: text, sentAt, endsAt };
            if (mayHaveActed(failure))
                this.#pending.push(sent);
            if (alias.kind === 'generated' || !mayBeNameTaken(failure))
                throw error;
            return (await this.#explainRejection(sent, failure)) ?? Promise.reject(error);
        }
    }
    #findCreated(list) {
        const { alias, onNotice } = this.#options;
        const snapshot = list.snapshots.find((candidate) => this.#isOurs(candidate, list));
        if (!snapshot)
            return undefined;
        requireAddressable(snapshot);
        onNotice(`The API created snapshot ${snapshot.name}, although no complete response arrived.`);
        const pending = alias.kind === 'generated'
            ? this.#pending.filter((attempt) => !hasAlias(snapshot, attempt.alias))
            : this.#pending.slice(1);
        return { snapshot, source: 'list', pending };
    }
    #findExisting(list) {
        const snapshot = this.#options.findExisting?.(list);
        return snapshot && { snapshot, source: 'existing', pending: this.#pending };
    }
    #isOurs(snapshot, list) {
        if (this.#options.alias.kind === 'generated')
            return this.#pending.some(({ alias }) => hasAlias(snapshot, alias));
        const [first] = this.#pending;
        return (first !== undefined && snapshot.alias === first.alias && isCreatedAfter(snapshot, first.sentAt, list));
    }
    async #explainRejection(rejected, failure) {
        const { alias } = rejected;
        let list;
        try {
            list = await this.#options.list();
        }
        catch {
            return undefined;
        }
        const created = this.#findCreated(list);
        if (created)
            return created;
        const taken = list.snapshots.find(({ name }) => name === (0,schema/* deriveName */.HT)(alias));
        if (taken)
            this.#pending = this.#pending.filter((attempt) => attempt !== rejected);
        const existing = this.#findExisting(list);
        if (existing || !taken)
            return existing;
        const isReusable = taken.alias === alias && !(0,schema/* isExpired */._d)(taken, this.#options.now() + list.clockOffsetMs);
        const { description } = this.#options;
        throw new errors/* NameTakenError */.B6(taken, alias, { description, isReusable }, failure);
    }
}
const WHOLE_SECOND_MS = 1_000;
function isCreatedAfter(snapshot, sentAt, { clockOffsetMs, clockToleranceMs }) {
    const created = (0,schema/* createdAt */.CT)(snapshot);
    if (created === undefined)
        return false;
    const rounding = created % WHOLE_SECOND_MS === 0 ? WHOLE_SECOND_MS - 1 : 0;
    return created + rounding >= sentAt + clockOffsetMs - clockToleranceMs;
}
function hasAlias({ name, alias }, created) {
    return alias === created || name === (0,schema/* deriveName */.HT)(created);
}
function mayHaveActed(failure) {
    return failure.kind === 'malformed' || classifyFailure(failure) === 'ambiguous';
}
function mayBeNameTaken(failure) {
    if (failure.kind !== 'status')
        return false;
    const { status, code = '', fromApi } = failure;
    if ([hoody_failure/* LIMIT_CODE */.Qf, hoody_failure/* PRESPAWN_CODE */.Rf, ...hoody_failure/* BUSY_CODES */.nN].includes(code))
        return false;
    return [400, 409, 422].includes(status) || (status === 500 && fromApi);
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

;// CONCATENATED MODULE: ./src/hoody/task.ts
const tasks = {
    list: (container) => ({
        kind: 'list',
        description: `list the snapshots of container ${container}`,
    }),
    create: (container, alias) => ({
        kind: 'create',
        description: `create snapshot "${alias}" of container ${container}`,
    }),
    restore: (container, name) => ({
        kind: 'restore',
        description: `restore container ${container} from snapshot ${name}`,
    }),
    alias: (container, name, alias) => ({
        kind: 'alias',
        description: alias === null
            ? `remove the alias of snapshot ${name} of container ${container}`
            : `set alias "${alias}" on snapshot ${name} of container ${container}`,
    }),
    delete: (container, name) => ({
        kind: 'delete',
        description: `delete snapshot ${name} of container ${container}`,
    }),
};

;// CONCATENATED MODULE: ./src/hoody/advice.ts

const ON_LOST_RESPONSE = 'Check the network and the status of the API. Rerun the job, or increase `timeout-seconds`.';
function advise(failure, { kind }) {
    switch (failure.kind) {
        case 'status':
            return adviseOnStatus(failure, kind);
        case 'unconnected':
            return 'Check `api-url`, the network of the runner, and its proxy settings (HTTPS_PROXY and NO_PROXY).';
        case 'lost':
            return ON_LOST_RESPONSE;
        case 'redirect':
            return 'The action does not follow redirects, to protect the token. Set `api-url` to the URL of the API.';
        case 'malformed':
            return 'Check that `api-url` is the URL of the Hoody API. If it is, contact Hoody support.';
        case 'untrusted':
            return 'Check `api-url`. For a private certificate authority, set NODE_EXTRA_CA_CERTS.';
    }
}
function adviseOnStatus({ code, status }, kind) {
    if (code === hoody_failure/* LIMIT_CODE */.Qf) {
        return 'The container has reached its snapshot limit. Delete snapshots, or use `expiry-days` or `keep-last`.';
    }
    if (code === hoody_failure/* PRESPAWN_CODE */.Rf) {
        return 'The platform is still preparing the container. Rerun the job later, or increase `timeout-seconds`.';
    }
    switch (status) {
        case 400:
        case 422:
            return 'The API rejected a value. Check the inputs of this step.';
        case 401:
            return 'Check that `token` is a token of this API that has not expired.';
        case 403:
            return 'Use a token that has the permission `containers.features.snapshots` for this container.';
        case 404:
            return kind === 'list' || kind === 'create'
                ? 'Check `container-id`, and that `api-url` is the realm of the container.'
                : 'Check `container-id` and `snapshot`, and that `api-url` is the realm of the container.';
        case 408:
        case 425:
            return ON_LOST_RESPONSE;
        case 409:
            return 'The container is busy. Increase `timeout-seconds`, or use `concurrency` to run one job at a time.';
        case 429:
            return 'The API limits the rate of requests. Rerun the job later, or increase `timeout-seconds`.';
        default:
            return status >= 500
                ? 'The API has a problem. Rerun the job later, or increase `timeout-seconds`.'
                : 'Check the inputs of this step.';
    }
}

;// CONCATENATED MODULE: ./src/hoody/task-errors.ts



function failed(task, { failure, attempts, reason }, budget) {
    return new errors/* HoodyError */.CI(`Could not ${task.description}: ${(0,hoody_failure/* describeFailure */.Ic)(failure)}.`, [...(0,hoody_failure/* explainFailure */.SP)(failure), ...describeAttempts(attempts, reason, budget), advise(failure, task)], failure);
}
function describeAttempts(attempts, reason, budget) {
    const count = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
    if (reason === 'out-of-time')
        return [`Gave up after ${count}: ${describeLimit(budget)} leaves no time for another.`];
    return attempts === 1 ? [] : [`Gave up after ${count}.`];
}
function cancelledBefore(task) {
    return new errors/* HoodyError */.CI(`Could not ${task.description}: the job was canceled.`, ['No request was sent.']);
}
function outOfTime(task, budget) {
    return new errors/* HoodyError */.CI(`Could not ${task.description}: no time is left.`, [
        `No request was sent: ${describeLimit(budget)} was reached.`,
        'Increase `timeout-seconds`.',
    ]);
}
function cancelled(task, mayHaveActed) {
    return new errors/* HoodyError */.CI(`Could not ${task.description}: the job was canceled.`, [
        mayHaveActed ? 'The API may still complete the request.' : 'The attempts so far had no effect.',
    ]);
}
function describeLimit({ totalMs, limit }) {
    return `the time limit of ${totalMs / 1000} s (${limit})`;
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
    async function attempt(task, request, read) {
        budget.signal.throwIfAborted();
        requireTime(budget);
        const limitMs = Math.min(attemptMs[task.kind], budget.remainingMs());
        const signal = AbortSignal.any([budget.signal, clock.timeout(Math.ceil(limitMs))]);
        try {
            const response = await transport.send({ ...request, signal });
            serverClock.observe(response);
            return read(response.body);
        }
        catch (error) {
            if (error instanceof errors/* AttemptError */.cb && error.failure.kind === 'status')
                serverClock.observe(error.failure);
            throw error;
        }
    }
    async function withRetry(task, work) {
        if (budget.signal.aborted)
            throw cancelledBefore(task);
        let mayHaveActed = false;
        const attemptOnce = async () => {
            try {
                return await work();
            }
            catch (error) {
                mayHaveActed ||= isAmbiguous(error);
                throw error;
            }
        };
        try {
            return await retry(attemptOnce, {
                budget,
                random,
                onRetry: ({ failure, attempts, delayMs }) => onNotice(`Could not ${task.description}: ${(0,hoody_failure/* summarizeFailure */.Ij)(failure)}. ` +
                    `Retrying in ${(delayMs / 1000).toFixed(1)} s (attempt ${attempts + 1}).`),
            });
        }
        catch (error) {
            if (budget.signal.aborted)
                throw cancelled(task, mayHaveActed);
            if (error instanceof OutOfTimeError)
                throw outOfTime(task, budget);
            throw error instanceof ExhaustedError ? failed(task, error, budget) : error;
        }
    }
    const collection = (containerId) => ['containers', containerId, 'snapshots'];
    const item = (containerId, name) => [...collection(containerId), name];
    const listOnce = async (containerId) => {
        const request = { method: 'GET', segments: collection(containerId) };
        const { snapshots, nameless, limit } = await attempt(tasks.list(nameOf(containerId)), request, (body) => parseResponse.list(body, containerId));
        if (nameless > 0)
            onNotice(`Ignored ${(0,format/* formatCount */.B4)(nameless, 'snapshot')} without a name in the list of container ${nameOf(containerId)}.`);
        return { snapshots, limit, ...serverClock.read() };
    };
    async function listForCreate(containerId) {
        try {
            return await listOnce(containerId);
        }
        catch (error) {
            if (!(error instanceof errors/* AttemptError */.cb) || classifyFailure(error.failure) !== 'final')
                throw error;
            throw failed(tasks.list(nameOf(containerId)), new ExhaustedError(error.failure, 1, 'final'), budget);
        }
    }
    return {
        list: (containerId) => withRetry(tasks.list(nameOf(containerId)), () => listOnce(containerId)),
        async create(containerId, { alias, expiryDays, findExisting }) {
            const task = tasks.create(nameOf(containerId), alias.kind === 'explicit' ? alias.alias : alias.first);
            const creation = new CreateOnce({
                description: task.description,
                post: (text) => {
                    const body = { alias: text, expiry: expiryDays };
                    const request = { method: 'POST', segments: collection(containerId), body };
                    return attempt(task, request, (response) => parseResponse.create(response, containerId));
                },
                list: () => listForCreate(containerId),
                now: clock.now,
                onNotice,
                alias,
                ...(findExisting ? { findExisting } : {}),
            });
            try {
                return await withRetry(task, () => creation.attempt());
            }
            catch (error) {
                const isAmbiguousCreate = creation.pending.length > 0 && !(error instanceof errors/* NameTakenError */.B6);
                throw isAmbiguousCreate && error instanceof errors/* HoodyError */.CI
                    ? new errors/* AmbiguousCreateError */.J$(error, creation.pending)
                    : error;
            }
        },
        restore(containerId, name) {
            const task = tasks.restore(nameOf(containerId), name);
            const request = { method: 'PATCH', segments: item(containerId, name) };
            return withRetry(task, () => attempt(task, request, (body) => parseResponse.restore(body, name)));
        },
        setAlias(containerId, name, alias) {
            const task = tasks.alias(nameOf(containerId), name, alias);
            const segments = [...item(containerId, name), 'alias'];
            const request = { method: 'PATCH', segments, body: { alias } };
            return withRetry(task, () => attempt(task, request, (body) => parseResponse.alias(body, containerId, name, alias)));
        },
        async delete(containerId, name) {
            const task = tasks.delete(nameOf(containerId), name);
            const request = { method: 'DELETE', segments: item(containerId, name) };
            let mayHaveActed = false;
            await withRetry(task, async () => {
                try {
                    await attempt(task, request, (body) => parseResponse.delete(body, containerId, name));
                }
                catch (error) {
                    if (mayHaveActed && (0,errors/* isNotFound */.c4)(error))
                        return;
                    mayHaveActed ||= isAmbiguous(error);
                    throw error;
                }
            });
        },
    };
}

// EXTERNAL MODULE: ./src/hoody/endpoint.ts
var endpoint = __webpack_require__(796);
;// CONCATENATED MODULE: ./src/hoody/error-body.ts

const MAX_DETAILS_LENGTH = 500;
function parseErrorBody(text, status, statusMessage, headers) {
    const body = parseObject(text);
    const { statusCode, error, message, code, data } = body;
    const codes = [error, code].filter(isCode);
    const known = codes.find((candidate) => candidate === hoody_failure/* LIMIT_CODE */.Qf) ?? codes[0];
    const details = status === 400 || status === 422 ? describeDetails(body) : undefined;
    return {
        message: [message, error].find(isText) ?? describePage(statusMessage, headers['content-type']),
        ...(known === undefined ? {} : { code: known }),
        ...(known === hoody_failure/* LIMIT_CODE */.Qf ? { usage: parseUsage(data) } : details === undefined ? {} : { details }),
        fromApi: statusCode === status,
    };
}
function describePage(statusMessage, contentType) {
    const type = contentType?.split(';')[0] ?? 'nothing';
    return `${statusMessage || 'no status text'}, ${type} instead of an API message`;
}
function isText(value) {
    return typeof value === 'string' && value !== '';
}
function isCode(value) {
    return typeof value === 'string' && /^[A-Za-z0-9]+(_[A-Za-z0-9]+)+$/.test(value);
}
function parseUsage(data) {
    const { current_count: count, limit } = error_body_isFields(data) ? data : {};
    return {
        ...(typeof count === 'number' ? { count } : {}),
        ...(typeof limit === 'number' ? { limit } : {}),
    };
}
function describeDetails({ data, details, errors }) {
    const value = [data, details, errors].find((candidate) => error_body_isFields(candidate) || Array.isArray(candidate));
    return value === undefined ? undefined : JSON.stringify(value).slice(0, MAX_DETAILS_LENGTH);
}
function parseObject(text) {
    try {
        const value = JSON.parse(text);
        return error_body_isFields(value) ? value : {};
    }
    catch {
        return {};
    }
}
function error_body_isFields(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./src/hoody/response.ts

const MAX_BODY_BYTES = 32 * 1024 * 1024;
async function readBody(message) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of message) {
        bytes += chunk.length;
        if (bytes > MAX_BODY_BYTES) {
            throw new errors/* AttemptError */.cb({ kind: 'malformed', reason: `the body exceeds ${MAX_BODY_BYTES} bytes` });
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
        const kind = text.startsWith('{') ? 'lost' : 'malformed';
        throw new errors/* AttemptError */.cb({
            kind,
            reason: text === '' ? 'the body is empty' : 'the body is not valid JSON',
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

;// CONCATENATED MODULE: ./src/hoody/transport.ts





function createTransport({ apiUrl, token, userAgent, connections, clock, onExchange, }) {
    function start({ method, body }, url) {
        const data = body === undefined ? undefined : JSON.stringify(body);
        const headers = {
            accept: 'application/json',
            authorization: `Bearer ${token}`,
            'user-agent': userAgent,
            ...(data !== undefined && {
                'content-type': 'application/json',
                'content-length': Buffer.byteLength(data),
            }),
        };
        return connections.start(url, { method, headers }, data);
    }
    return {
        async send(request) {
            const { method, segments, signal } = request;
            const url = new URL((0,endpoint/* endpoint */.sR)(apiUrl, segments));
            const started = clock.monotonic();
            const report = (result) => onExchange({ method, path: url.pathname, result, ms: clock.monotonic() - started });
            const fail = (failure) => {
                report(failure.kind === 'status' ? String(failure.status) : (0,hoody_failure/* summarizeFailure */.Ij)(failure));
                return new errors/* AttemptError */.cb(failure);
            };
            if (signal.aborted)
                throw fail({ kind: 'unconnected', reason: 'no time left' });
            const exchange = start(request, url);
            let message;
            try {
                message = await untilAborted(exchange.response, signal);
                const response = await untilAborted(readResponse(message, clock.now()), signal);
                report(String(message.statusCode));
                return response;
            }
            catch (error) {
                const failure = error instanceof errors/* AttemptError */.cb ? error.failure : toFailure(error, exchange, signal);
                exchange.destroy();
                if (exchange.reusesConnection && !message)
                    connections.stopReuse();
                throw fail(failure);
            }
        },
        close: () => connections.close(),
    };
}
function untilAborted(work, signal) {
    return new Promise((resolve, reject) => {
        const onAbort = () => reject(signal.reason);
        if (signal.aborted)
            onAbort();
        signal.addEventListener('abort', onAbort);
        work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
    });
}
async function readResponse(message, receivedAt) {
    const { statusCode: status = 0, headers, statusMessage } = message;
    if (status < 200) {
        throw new errors/* AttemptError */.cb({ kind: 'malformed', reason: `status ${status} switches protocols` });
    }
    if (status >= 300 && status < 400) {
        throw new errors/* AttemptError */.cb({ kind: 'redirect', status, location: headers.location });
    }
    const serverTime = parseServerTime(headers);
    const text = await readBody(message);
    if (status < 300)
        return { body: parseJson(text), serverTime, receivedAt };
    throw new errors/* AttemptError */.cb({
        kind: 'status',
        status,
        serverTime,
        receivedAt,
        ...parseErrorBody(text, status, statusMessage, headers),
        ...parseRetryAfter(headers, serverTime ?? receivedAt),
    });
}
const NETWORK_ERROR = /^(?!EPROTO$)E(AI_)?[A-Z0-9]+$/;
function toFailure(error, { isConnected }, { aborted }) {
    const { code, message } = error;
    const reason = code ?? message;
    if (isConnected)
        return { kind: 'lost', reason: aborted ? 'the request timed out' : reason };
    if (aborted)
        return { kind: 'unconnected', reason: 'the connection timed out' };
    if (/^tunneling socket|from proxy$/.test(message))
        return { kind: 'unconnected', reason: message };
    return { kind: code === undefined || NETWORK_ERROR.test(code) ? 'unconnected' : 'untrusted', reason };
}

;// CONCATENATED MODULE: ./src/hoody/connection.ts



function connectOver(connections, options) {
    const { apiUrl, token, onExchange, random, onNotice, nameOf, clock } = options;
    const transport = createTransport({ apiUrl, token, userAgent: USER_AGENT, connections, clock, onExchange });
    return {
        client: (budget) => createClient({ transport, budget, random, clock, onNotice, nameOf }),
        close: () => transport.close(),
    };
}

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var lib_proxy = __webpack_require__(783);
;// CONCATENATED MODULE: ./src/hoody/environment.ts



function checkEnvironment(apiUrl) {
    if (process.env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0' && !(0,endpoint/* isLoopback */.U9)(apiUrl)) {
        throw new errors/* HoodyError */.CI('NODE_TLS_REJECT_UNAUTHORIZED is 0: certificate checks are off, which exposes the token.', [
            'No request was sent.',
            'Unset the variable. For a private certificate authority, set NODE_EXTRA_CA_CERTS.',
        ]);
    }
    const name = findProxyVariable(apiUrl);
    if (name && !isUsableProxy(apiUrl)) {
        throw new errors/* HoodyError */.CI(`${name} does not contain a valid proxy URL.`, [
            'No request was sent.',
            'Use a URL such as http://proxy.example.com:3128. The scheme must be http or https, and special characters of ' +
                'a password must be percent-encoded.',
            'If the API needs no proxy, unset the variable, or add the host of `api-url` to NO_PROXY.',
        ]);
    }
}
function findProxyVariable(apiUrl) {
    if ((0,lib_proxy/* checkBypass */.H)(apiUrl))
        return undefined;
    const names = apiUrl.protocol === 'https:' ? ['https_proxy', 'HTTPS_PROXY'] : ['http_proxy', 'HTTP_PROXY'];
    return names.find((name) => process.env[name]);
}
function isUsableProxy(apiUrl) {
    try {
        const proxy = (0,lib_proxy/* getProxyUrl */.s)(apiUrl);
        return proxy?.protocol === 'http:' || proxy?.protocol === 'https:';
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./src/hoody/http-connections.ts


function openHttpConnections(userAgent) {
    const keepAlive = new lib/* HttpClient */.Qq(userAgent, [], { keepAlive: true });
    const oneRequestEach = new lib/* HttpClient */.Qq(userAgent, [], { keepAlive: false });
    let current = keepAlive;
    return {
        start: (url, { method, headers }, body) => new HttpRequest(url, { method, headers, agent: current.getAgent(url.href) }, body),
        stopReuse() {
            current = oneRequestEach;
        },
        close() {
            keepAlive.dispose();
            oneRequestEach.dispose();
        },
    };
}

;// CONCATENATED MODULE: ./src/hoody/connect.ts




function connect(options) {
    checkEnvironment(options.apiUrl);
    return connectOver(openHttpConnections(USER_AGENT), options);
}

;// CONCATENATED MODULE: ./src/network.ts


const httpNetwork = { connect: connect, createProbe: createProbe };


/***/ }),

/***/ 136:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ ProxyAgent)
/* harmony export */ });
class ProxyAgent {
    constructor() {
        throw new Error('undici is not part of this bundle');
    }
}


/***/ }),

/***/ 488:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   fU: () => (/* binding */ formatTime),
/* harmony export */   nV: () => (/* binding */ formatAge)
/* harmony export */ });
/* unused harmony exports formatBytes, formatSpan */
const UNITS = (/* unused pure expression or super */ null && (['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']));
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
    return text;
}
function formatTime(iso) {
    return `${new Date(iso).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
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
        return 'just now';
    const span = formatRounded(ms);
    return difference < 0 ? `${span} ago` : `in ${span}`;
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
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
function formatCount(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
function formatSpan(ms) {
    if (ms % 86_400_000 === 0)
        return formatCount(ms / 86_400_000, 'day');
    if (ms % 3_600_000 === 0)
        return formatCount(ms / 3_600_000, 'hour');
    return formatCount(ms / 60_000, 'minute');
}


/***/ }),

/***/ 400:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ composeMessage)
/* harmony export */ });
function composeMessage(headline, ...details) {
    return [headline, ...details].map(linesOf).join('\n');
}
function linesOf(part) {
    return typeof part === 'string' ? part.replaceAll('\n', '\\n') : part.message;
}


/***/ })

};
;