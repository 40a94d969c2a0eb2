"use strict";
exports.id = 639;
exports.ids = [639];
exports.modules = {

/***/ 2116:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  performOverHttp: () => (/* binding */ performOverHttp)
});

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js
var lib = __webpack_require__(2779);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
var external_node_http_default = /*#__PURE__*/__webpack_require__.n(external_node_http_);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
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
var format = __webpack_require__(8488);
// EXTERNAL MODULE: ./src/hoody/errors.ts
var hoody_errors = __webpack_require__(5106);
// EXTERNAL MODULE: ./src/hoody/failure.ts
var hoody_failure = __webpack_require__(1535);
// EXTERNAL MODULE: ./src/hoody/schema.ts
var schema = __webpack_require__(9950);
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
    return new hoody_errors/* AttemptError */.cb({ kind: 'malformed', reason });
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
    return error instanceof hoody_errors/* AttemptError */.cb && classifyFailure(error.failure) === 'ambiguous';
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
            if (!(error instanceof hoody_errors/* AttemptError */.cb))
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
            if (!(error instanceof hoody_errors/* AttemptError */.cb))
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
        throw new hoody_errors/* NameTakenError */.B6(taken, alias, { description, isReusable }, failure);
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
    return new hoody_errors/* HoodyError */.CI(`Could not ${task.description}: ${(0,hoody_failure/* describeFailure */.Ic)(failure)}.`, [...(0,hoody_failure/* explainFailure */.SP)(failure), ...describeAttempts(attempts, reason, budget), advise(failure, task)], failure);
}
function describeAttempts(attempts, reason, budget) {
    const count = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
    if (reason === 'out-of-time')
        return [`Gave up after ${count}: ${describeLimit(budget)} leaves no time for another.`];
    return attempts === 1 ? [] : [`Gave up after ${count}.`];
}
function cancelledBefore(task) {
    return new hoody_errors/* HoodyError */.CI(`Could not ${task.description}: the job was canceled.`, ['No request was sent.']);
}
function outOfTime(task, budget) {
    return new hoody_errors/* HoodyError */.CI(`Could not ${task.description}: no time is left.`, [
        `No request was sent: ${describeLimit(budget)} was reached.`,
        'Increase `timeout-seconds`.',
    ]);
}
function cancelled(task, mayHaveActed) {
    return new hoody_errors/* HoodyError */.CI(`Could not ${task.description}: the job was canceled.`, [
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
            if (error instanceof hoody_errors/* AttemptError */.cb && error.failure.kind === 'status')
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
            if (!(error instanceof hoody_errors/* AttemptError */.cb) || classifyFailure(error.failure) !== 'final')
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
                const isAmbiguousCreate = creation.pending.length > 0 && !(error instanceof hoody_errors/* NameTakenError */.B6);
                throw isAmbiguousCreate && error instanceof hoody_errors/* HoodyError */.CI
                    ? new hoody_errors/* AmbiguousCreateError */.J$(error, creation.pending)
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
                    if (mayHaveActed && (0,hoody_errors/* isNotFound */.c4)(error))
                        return;
                    mayHaveActed ||= isAmbiguous(error);
                    throw error;
                }
            });
        },
    };
}

// EXTERNAL MODULE: ./src/hoody/endpoint.ts
var endpoint = __webpack_require__(9796);
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
            throw new hoody_errors/* AttemptError */.cb({ kind: 'malformed', reason: `the body exceeds ${MAX_BODY_BYTES} bytes` });
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
        throw new hoody_errors/* AttemptError */.cb({
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
                return new hoody_errors/* AttemptError */.cb(failure);
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
                const failure = error instanceof hoody_errors/* AttemptError */.cb ? error.failure : toFailure(error, exchange, signal);
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
        throw new hoody_errors/* AttemptError */.cb({ kind: 'malformed', reason: `status ${status} switches protocols` });
    }
    if (status >= 300 && status < 400) {
        throw new hoody_errors/* AttemptError */.cb({ kind: 'redirect', status, location: headers.location });
    }
    const serverTime = parseServerTime(headers);
    const text = await readBody(message);
    if (status < 300)
        return { body: parseJson(text), serverTime, receivedAt };
    throw new hoody_errors/* AttemptError */.cb({
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
var lib_proxy = __webpack_require__(9783);
;// CONCATENATED MODULE: ./src/hoody/environment.ts



function checkEnvironment(apiUrl) {
    if (process.env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0' && !(0,endpoint/* isLoopback */.U9)(apiUrl)) {
        throw new hoody_errors/* HoodyError */.CI('NODE_TLS_REJECT_UNAUTHORIZED is 0: certificate checks are off, which exposes the token.', [
            'No request was sent.',
            'Unset the variable. For a private certificate authority, set NODE_EXTRA_CA_CERTS.',
        ]);
    }
    const name = findProxyVariable(apiUrl);
    if (name && !isUsableProxy(apiUrl)) {
        throw new hoody_errors/* HoodyError */.CI(`${name} does not contain a valid proxy URL.`, [
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
;// CONCATENATED MODULE: ./src/guard/create-guard.ts
function createGuard(options, outcomes, labels) {
    if (!options.restoreOnFailure && !options.deleteOnSuccess)
        return undefined;
    if (outcomes.some(({ ok, plan }) => !ok || plan))
        return undefined;
    const snapshots = outcomes.flatMap(({ containerId, origin, snapshots: [snapshot] }) => {
        if (!snapshot)
            return [];
        const label = labels.get(containerId);
        return [
            {
                containerId,
                ...(label === undefined ? {} : { label }),
                name: snapshot.name,
                createdAt: snapshot.created_at ?? '',
                ...(origin ? { keep: true } : {}),
            },
        ];
    });
    return { ...options, snapshots };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
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
            (0,external_node_fs_.writeFileSync)(file(name), content, { flag: 'wx', mode: 0o600 });
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
            const others = (0,external_node_fs_.readdirSync)(directory).filter((name) => name.startsWith(WAITING) && name !== own);
            (0,external_node_fs_.rmSync)(file(own), { force: true });
            const elapsedMs = Math.max(0, now - Number((0,external_node_fs_.readFileSync)(file(CANCELLED_AT), 'utf8'))) || 0;
            return Math.max(MIN_SHARE_MS, (AFTER_CANCEL_MS - elapsedMs) / (others.length + 1));
        },
    };
}
function claimName(id, token) {
    return `claimed-${(0,external_node_crypto_.createHmac)('sha256', token).update(id).digest('hex')}`;
}
function makePrivate(directory) {
    try {
        (0,external_node_fs_.mkdirSync)(directory, { mode: 0o700 });
    }
    catch {
    }
    try {
        if (!(0,external_node_fs_.lstatSync)(directory).isDirectory())
            return false;
        (0,external_node_fs_.chmodSync)(directory, 0o700);
        return true;
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./src/guard/state.ts
var state = __webpack_require__(1784);
;// CONCATENATED MODULE: ./src/health/health.ts
const INTERVAL_MS = 2_000;
const health_ATTEMPT_MS = 10_000;
async function checkHealth(urls, check) {
    return Promise.all(urls.map(({ href }) => check.logger.withProgress(`Checking the health of ${href}`, () => waitUntilHealthy(href, check), ({ isHealthy, last }) => `${href} is ${isHealthy ? 'healthy' : 'not healthy'}: ${last}`)));
}
async function waitUntilHealthy(url, { probe, budget, clock }) {
    const startMs = budget.remainingMs();
    const end = (isHealthy, last) => ({
        url,
        isHealthy,
        last,
        ms: startMs - budget.remainingMs(),
    });
    let last = 'no request was sent, because no time was left';
    while (budget.remainingMs() > 0 && !budget.signal.aborted) {
        const limitMs = Math.ceil(Math.min(health_ATTEMPT_MS, budget.remainingMs()));
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

;// CONCATENATED MODULE: ./src/health/unhealthy.ts


function unhealthy({ url, last, ms }) {
    return new hoody_errors/* HoodyError */.CI(`Restored, but not healthy: ${url}`, [
        `The URL did not respond with a status below 400 within ${(0,format/* formatDuration */.a3)(ms)}. Last result: ${last}.`,
        'The restore itself succeeded. Check what runs in the container, and the services that it depends on.',
    ]);
}

;// CONCATENATED MODULE: ./src/hoody/budget.ts
function startBudget(clock, totalMs, signal, limit = '`timeout-seconds`') {
    const deadline = clock.monotonic() + totalMs;
    return {
        totalMs,
        limit,
        signal,
        remainingMs: () => Math.max(0, deadline - clock.monotonic()),
        sleep: (ms) => clock.sleep(ms, signal),
    };
}

// EXTERNAL MODULE: ./src/hoody/container-name.ts
var container_name = __webpack_require__(1384);
;// CONCATENATED MODULE: ./src/operations/request.ts
function isDryRun(request) {
    return request.operation !== 'list' && request.dryRun;
}

;// CONCATENATED MODULE: ./src/operations/describe-result.ts


function describeResult(request, outcomes, nameOf) {
    const done = outcomes.filter(({ ok }) => ok);
    const [first] = done;
    if (!first)
        return undefined;
    if (isDryRun(request))
        return 'Dry run: nothing was changed.';
    return outcomes.length === 1
        ? describeOne(request, first, `container ${nameOf(first.containerId)}`)
        : describeSeveral(request, done, outcomes.length);
}
function describeOne(request, outcome, container) {
    const [only] = outcome.snapshots;
    const snapshot = only && outcome.snapshots.length === 1 ? `snapshot ${only.name}` : countSnapshots([outcome]);
    switch (request.operation) {
        case 'create':
            return `${outcome.origin === 'reused' ? 'Reused' : 'Created'} ${snapshot} of ${container}.`;
        case 'list':
            return `Found ${countSnapshots([outcome])} of ${container}.`;
        case 'restore':
            return `Restored ${container} from ${snapshot}.`;
        case 'alias':
            return request.alias === null
                ? `Removed the alias of ${snapshot} of ${container}.`
                : `Set the alias "${request.alias}" on ${snapshot} of ${container}.`;
        case 'delete':
            return `Deleted ${snapshot} of ${container}.`;
    }
}
function describeSeveral(request, done, total) {
    const containers = done.length === total ? `${total} containers` : `${done.length} of ${total} containers`;
    switch (request.operation) {
        case 'create': {
            const created = done.filter(({ origin }) => origin !== 'reused');
            const reused = done.length - created.length;
            return created.length === 0
                ? `Reused ${countSnapshots(done)} of ${containers}.`
                : `Created ${countSnapshots(created)} of ${containers}${reused === 0 ? '' : `, and reused ${reused}`}.`;
        }
        case 'list':
            return `Found ${countSnapshots(done)} of ${containers}.`;
        case 'restore':
            return `Restored ${containers}.`;
        case 'alias':
            return request.alias === null
                ? `Removed the alias of a snapshot of ${containers}.`
                : `Set the alias "${request.alias}" on a snapshot of ${containers}.`;
        case 'delete':
            return `Deleted ${countSnapshots(done)} of ${containers}.`;
    }
}
function countSnapshots(outcomes) {
    const count = outcomes.reduce((sum, { snapshots }) => sum + snapshots.length, 0);
    return count === 0 ? 'no snapshots' : (0,format/* formatCount */.B4)(count, 'snapshot');
}

// EXTERNAL MODULE: ./src/operations/outcome.ts
var operations_outcome = __webpack_require__(7958);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(1916);
// EXTERNAL MODULE: ./src/snapshots/selector.ts
var snapshots_selector = __webpack_require__(1492);
;// CONCATENATED MODULE: ./src/snapshots/select.ts


const LATEST = 'latest';
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
    const whole = (0,snapshots_selector/* formatSelector */.V)(selector);
    return snapshots.find((snapshot) => snapshot !== selected && labels(snapshot).includes(whole));
}
const MAX_NEAREST = 5;
const MAX_COMPARED = 1_000;
const MAX_COMPARED_LENGTH = 250;
function findNearest(snapshots, selector) {
    const wanted = [selector.text, (0,snapshots_selector/* formatSelector */.V)(selector)].map(clip);
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

// EXTERNAL MODULE: ./src/text/message.ts
var message = __webpack_require__(6400);
// EXTERNAL MODULE: ./src/operations/if-exists.ts
var if_exists = __webpack_require__(3852);
;// CONCATENATED MODULE: ./src/operations/find-snapshot.ts






class MissingError extends hoody_errors/* HoodyError */.CI {
    constructor(container, selector, near) {
        super(`Container ${container} has no snapshot "${selector}".`, [describeNear(near)]);
        this.name = 'MissingError';
    }
}
class UnaddressableError extends hoody_errors/* HoodyError */.CI {
    constructor({ name }, container) {
        super(`Could not use snapshot ${JSON.stringify(name)} of container ${container}.`, [
            'Its name cannot be part of a URL path, so no request can address it. Choose another snapshot.',
        ]);
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
    const { by, text } = (0,snapshots_selector/* parseSelector */.P)(selector);
    if (by !== 'alias' && looksLikeName(text)) {
        try {
            return await apply({ name: text });
        }
        catch (error) {
            if (!(0,hoody_errors/* isNotFound */.c4)(error))
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
    const selection = selectSnapshot(snapshots, (0,snapshots_selector/* parseSelector */.P)(selector));
    if (selection.kind === 'missing')
        throw new MissingError(lookup.container, selector, selection.near);
    if (selection.kind === 'ambiguous')
        throw ambiguous(lookup.container, selector, selection);
    if (!(0,schema/* isAddressable */.$C)(selection.snapshot))
        throw new UnaddressableError(selection.snapshot, lookup.container);
    check(selection);
    if (selection.literal) {
        lookup.logger.warning((0,message/* composeMessage */.S)(`"${selector}" selects snapshot ${selection.snapshot.name}, not ${selection.literal.name}.`, `The name or alias of snapshot ${selection.literal.name} is that whole text. To select it, use ` +
            `\`name:${selection.literal.name}\`.`));
    }
    if (selection.by !== 'name')
        lookup.logger.info(describeSelection(selection, selector));
    return selection;
}
function ambiguous(container, selector, { named, aliased }) {
    return new hoody_errors/* HoodyError */.CI(`"${selector}" is ambiguous in container ${container}. Nothing was changed.`, [
        `It is the name of snapshot ${named.name} and the alias of ${aliased.map(({ name }) => name).join(', ')}.`,
        `To select one, use \`name:${selector}\` or \`alias:${selector}\`.`,
    ]);
}
function acceptNewest(logger) {
    return ({ snapshot, sharingAlias }) => {
        if (sharingAlias.length === 0)
            return;
        logger.warning((0,message/* composeMessage */.S)(`Using the newest of ${sharingAlias.length + 1} snapshots with the alias "${snapshot.alias}": ${snapshot.name}.`, `The others are ${sharingAlias.map(({ name }) => name).join(', ')}.`));
    };
}
function describeSelection({ by, snapshot }, selector) {
    if (by === 'latest')
        return `The newest snapshot is ${snapshot.name}${describeAlias(snapshot)}${(0,if_exists/* describeAge */.HK)(snapshot)}.`;
    if (selector === LATEST) {
        return `Using the snapshot with the alias "${LATEST}", not the newest: ${snapshot.name}${(0,if_exists/* describeAge */.HK)(snapshot)}.`;
    }
    return `"${selector}" is snapshot ${snapshot.name}${(0,if_exists/* describeAge */.HK)(snapshot)}.`;
}
function describeNear(near) {
    if (near.length === 0)
        return 'It has no snapshots.';
    return `Similar snapshots: ${near.map((snapshot) => snapshot.name + describeAlias(snapshot)).join(', ')}.`;
}
function describeAlias({ alias }) {
    return alias ? ` (${JSON.stringify(alias)})` : '';
}

;// CONCATENATED MODULE: ./src/operations/alias.ts

async function alias(request, containerId, context) {
    const { client, logger, nameOf } = context;
    const lookup = createLookup(context, containerId);
    const selector = request.snapshots.get(containerId) ?? '';
    const check = acceptNewest(logger);
    if (request.dryRun) {
        const { snapshot } = await findSnapshot(lookup, selector, check);
        const change = request.alias === null ? 'remove the alias of' : `set the alias "${request.alias}" on`;
        const plan = [`${change} snapshot ${snapshot.name} of container ${nameOf(containerId)}`];
        logger.info(`Dry run: would ${plan[0]}.`);
        return { ok: true, containerId, changed: false, snapshots: [snapshot], plan };
    }
    let oldAlias;
    const snapshot = await applyToSnapshot(lookup, selector, async (known) => {
        oldAlias = known.alias;
        return { ...known, ...(await client.setAlias(containerId, known.name, request.alias)) };
    }, check);
    logger.info(request.alias === null
        ? `Removed the alias of snapshot ${snapshot.name} of container ${nameOf(containerId)}.`
        : `Set the alias "${request.alias}" on snapshot ${snapshot.name} of container ${nameOf(containerId)}.`);
    return {
        ok: true,
        containerId,
        changed: true,
        snapshots: [snapshot],
        ...(oldAlias === undefined ? {} : { oldAlias }),
    };
}

;// CONCATENATED MODULE: ./src/operations/delete-if-present.ts

async function deleteIfPresent(client, containerId, name) {
    try {
        await client.delete(containerId, name);
    }
    catch (error) {
        if (!(0,hoody_errors/* isNotFound */.c4)(error))
            throw error;
    }
}

;// CONCATENATED MODULE: ./src/operations/strays.ts




const FIRST_INTERVAL_MS = 500;
const MAX_LAST_LOOKS = 3;
const LOST = 'The response to an attempt was lost, so it is unknown whether that attempt created a snapshot.';
const UNKNOWN_CREATOR = 'An attempt whose response was lost, or another job, may have created it.';
async function deleteStrays(containerId, pending, context) {
    const { isComplete, missing } = await searchAndDelete(containerId, pending, context);
    if (isComplete)
        return;
    const aliases = missing.map(({ alias }) => `"${alias}"`).join(' or ');
    context.logger.warning((0,message/* composeMessage */.S)(`Container ${context.nameOf(containerId)} may have another snapshot from this step.`, LOST, `Look for the alias ${aliases} with the operation \`list\`, and delete a snapshot that has it.`));
}
async function searchAndDelete(containerId, pending, context) {
    const { logger, nameOf } = context;
    let missing = [...pending];
    const isComplete = await watch(containerId, pending, context, async ({ snapshots }, client) => {
        for (const snapshot of snapshots) {
            if (!missing.some(({ alias }) => hasAlias(snapshot, alias)))
                continue;
            await deleteIfPresent(client, containerId, snapshot.name);
            logger.info(`Deleted duplicate snapshot ${snapshot.name} of container ${nameOf(containerId)}, from an attempt whose response was lost.`);
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
        logger.warning((0,message/* composeMessage */.S)(`Container ${container} may have another new snapshot with the alias "${first.alias}".`, LOST, 'Check the snapshots with the operation `list`.'));
    }
    const [kept = created, ...others] = current ? [current, ...strays] : strays;
    if (kept.name !== created.name) {
        logger.warning((0,message/* composeMessage */.S)(`Snapshot ${kept.name} of container ${container} replaced snapshot ${created.name}.`, `It has the same alias. ${UNKNOWN_CREATOR}`));
    }
    for (const { name } of others) {
        logger.warning((0,message/* composeMessage */.S)(`Container ${container} has another new snapshot with the alias "${first.alias}": ${name}.`, `${UNKNOWN_CREATOR} It was not deleted.`));
    }
    return kept;
}
function isOlder(snapshot, other) {
    return ((0,schema/* createdAt */.CT)(snapshot) ?? 0) < ((0,schema/* createdAt */.CT)(other) ?? 0);
}
async function watch(containerId, pending, { cleanupClient, now, sleep }, look) {
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
        try {
            await sleep(isLast ? FIRST_INTERVAL_MS : Math.min(intervalMs, Math.max(0, end - now())));
        }
        catch {
            return false;
        }
    }
}

;// CONCATENATED MODULE: ./src/operations/create-snapshot.ts

async function createSnapshot(containerId, options, { start, describeResult }, context) {
    const { client, logger } = context;
    const result = await logger.withProgress(start, () => client.create(containerId, options), describeResult);
    const { snapshot, source, pending } = result;
    if (pending.length === 0)
        return result;
    if (options.alias.kind === 'generated') {
        await deleteStrays(containerId, pending, context);
        return result;
    }
    const kept = await reportStrays(containerId, pending, snapshot, context);
    const isSame = kept.name === snapshot.name && kept.created_at === snapshot.created_at;
    return { snapshot: kept, source: isSame || source === 'existing' ? source : 'list', pending };
}

// EXTERNAL MODULE: ./src/snapshots/glob.ts + 1 modules
var snapshots_glob = __webpack_require__(8949);
;// CONCATENATED MODULE: ./src/snapshots/filter.ts


function compileFilter(glob) {
    const matches = (0,snapshots_glob/* compileGlob */.S)(glob);
    return ({ alias, name }) => {
        const label = alias || name;
        return isWithinLimit(label) && matches(label);
    };
}
function isWithinLimit(label) {
    return label.length <= 2 * schema/* MAX_ALIAS_LENGTH */.jm && [...label].length <= schema/* MAX_ALIAS_LENGTH */.jm;
}

;// CONCATENATED MODULE: ./src/snapshots/retention.ts

function selectForDeletion(snapshots, { matches, keepLast = 0, olderThanMs }, keptNames, now) {
    return snapshots
        .flatMap((snapshot) => {
        const created = (0,schema/* createdAt */.CT)(snapshot);
        const isCounted = created !== undefined && !(0,schema/* isExpired */._d)(snapshot, now) && matches(snapshot);
        return isCounted ? [{ snapshot, created }] : [];
    })
        .slice(keepLast)
        .filter(({ created }) => olderThanMs === undefined || now - created >= olderThanMs)
        .map(({ snapshot }) => snapshot)
        .filter(({ name }) => !keptNames.has(name));
}

;// CONCATENATED MODULE: ./src/operations/superseded.ts







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
            throw new hoody_errors/* HoodyError */.CI('The list of snapshots does not contain the new one.');
        const kept = { ...listed, alias: request.alias ?? listed.alias ?? null };
        const snapshots = list.snapshots.map((snapshot) => (snapshot === listed ? kept : snapshot));
        for (const { name } of await findSuperseded(request, kept, { ...list, snapshots }, now())) {
            await deleteIfPresent(client, containerId, name);
            changed = true;
            logger.info(`Deleted older snapshot ${name} of container ${container}.`);
        }
    }
    catch (error) {
        const headline = `Could not delete all older snapshots of container ${container}.`;
        logger.warning((0,message/* composeMessage */.S)(headline, error));
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
        logger.info(`Set the alias "${alias}" on snapshot ${name} of container ${container}.`);
        const snapshots = outcome.snapshots.map((snapshot) => ({ ...snapshot, ...renamed }));
        return { ...outcome, changed: true, snapshots };
    }
    catch (error) {
        const headline = `Created snapshot ${name} of container ${container}, but could not set its alias.`;
        return { ...outcome, ok: false, error: new hoody_errors/* HoodyError */.CI(headline, [error]) };
    }
}
function isCutShort(error) {
    if (!(error instanceof hoody_errors/* HoodyError */.CI))
        return false;
    return error.failure === undefined || classifyFailure(error.failure) !== 'final';
}
async function findSuperseded({ ifExists, retention, alias }, kept, { snapshots, clockOffsetMs }, now) {
    const keptNames = new Set([kept.name]);
    const keptAt = (0,schema/* createdAt */.CT)(kept) ?? Number.POSITIVE_INFINITY;
    const isReplaced = (snapshot) => ifExists === 'replace' &&
        snapshot.alias === alias &&
        snapshot.name !== kept.name &&
        (0,schema/* isAddressable */.$C)(snapshot) &&
        ((0,schema/* createdAt */.CT)(snapshot) ?? 0) <= keptAt;
    const replaced = snapshots.filter(isReplaced);
    if (!retention)
        return replaced;
    const { keepLast, filter } = retention;
    const others = snapshots.filter((snapshot) => !replaced.includes(snapshot));
    const matches = await compileFilter(filter);
    return [
        ...replaced,
        ...selectForDeletion(others, { matches, keepLast }, keptNames, now + clockOffsetMs).filter(schema/* isAddressable */.$C),
    ];
}

;// CONCATENATED MODULE: ./src/operations/plan-create.ts


async function planCreate(request, containerId, { client, logger, nameOf, generateAlias, now }) {
    const { ifExists } = request;
    const container = nameOf(containerId);
    const alias = request.alias ?? generateAlias('run');
    const list = await client.list(containerId);
    const existing = ifExists === 'reuse' || ifExists === 'fail'
        ? (0,if_exists/* findExisting */.xx)(ifExists, alias, container, list, now())
        : undefined;
    const created_at = list.snapshots[0]?.created_at ?? new Date(0).toISOString();
    const planned = { name: '', alias, created_at };
    const superseded = existing
        ? findSuperseded(request, existing, list, now())
        : findSuperseded(request, planned, { ...list, snapshots: [planned, ...list.snapshots] }, now());
    const plan = [
        existing
            ? `reuse snapshot ${existing.name} of container ${container}`
            : `create a snapshot of container ${container} with the alias "${alias}"`,
        ...(await superseded).map(({ name }) => `delete snapshot ${name} of container ${container}`),
    ];
    for (const step of plan)
        logger.info(`Dry run: would ${step}.`);
    return { ok: true, containerId, changed: false, snapshots: existing ? [existing] : [], plan };
}

;// CONCATENATED MODULE: ./src/operations/undo-create.ts






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
            if (!(outcome.error instanceof hoody_errors/* AmbiguousCreateError */.J$))
                return outcome;
            if (outcome.error.pending.some((attempt) => attempt.alias === alias))
                return outcome;
            return { ...outcome, error: await deleteUnreported(outcome.error, containerId, context) };
        }
        if (!changed || !created)
            return outcome;
        try {
            const list = () => client.list(containerId);
            const reason = outcome.origin === 'inferred'
                ? 'Another job may have created it.'
                :
                    alias && (await findReasonToKeep(created, olderOf(alias, containerId), list, context.sleep));
            if (reason !== undefined) {
                const headline = `Kept snapshot ${created.name} of container ${container}, although the create failed.`;
                const details = [reason, 'If you do not need the snapshot, delete it by its name.'];
                return { ...outcome, ok: false, error: new hoody_errors/* HoodyError */.CI(headline, details) };
            }
            await deleteIfPresent(client, containerId, created.name);
        }
        catch (error) {
            const headline = `Could not undo the creation of snapshot ${created.name} of container ${container}.`;
            return { ...outcome, ok: false, error: new hoody_errors/* HoodyError */.CI(headline, [error]) };
        }
        const message = `Deleted the new snapshot ${created.name} of container ${container}, ` +
            `because the create failed for ${failed.join(', ')}.`;
        context.logger.info(message);
        return { ok: false, containerId, changed: false, snapshots: [], error: new operations_outcome/* UndoneError */.i(message) };
    });
}
const WAITS_MS = [0, 500, 1_000, 2_000];
async function findReasonToKeep(created, older, list, sleep) {
    for (const waitMs of WAITS_MS) {
        try {
            if (waitMs > 0)
                await sleep(waitMs);
        }
        catch {
            break;
        }
        const { snapshots } = await list();
        const present = snapshots.find(({ name }) => name === created.name);
        if (present || older.length === 0)
            return compare(created, present, older, snapshots);
    }
    throw new hoody_errors/* HoodyError */.CI('The list of snapshots does not contain the new one.');
}
function compare(created, present, older, snapshots) {
    if (present?.created_at && created.created_at && present.created_at !== created.created_at)
        return `Another job replaced it with a snapshot of the same name${(0,if_exists/* describeAge */.HK)(present)}.`;
    const changed = older.find((snapshot) => snapshot.name === created.name ||
        !snapshots.some((listed) => listed.name === snapshot.name &&
            listed.created_at === snapshot.created_at &&
            (listed.alias ?? null) === (snapshot.alias ?? null)));
    return (changed &&
        (created.name === changed.name
            ? `It replaced the older snapshot ${changed.name}.`
            : `It replaced the older snapshot ${changed.name}, or took its alias.`));
}

;// CONCATENATED MODULE: ./src/operations/create.ts









async function create(request, containerIds, context) {
    if (request.dryRun) {
        return context.mapConcurrently(containerIds, (containerId) => (0,operations_outcome/* captureFailure */.p)(containerId, () => planCreate(request, containerId, context)));
    }
    const before = new Map();
    const mustLookFirst = request.alias !== undefined && (request.ifExists !== 'create' || containerIds.length > 1);
    const outcomes = await context.mapConcurrently(containerIds, (containerId) => (0,operations_outcome/* captureFailure */.p)(containerId, async () => {
        const list = mustLookFirst ? await context.client.list(containerId) : undefined;
        if (list)
            before.set(containerId, list.snapshots);
        try {
            return await createOne(request, containerId, list, context);
        }
        catch (error) {
            throw explainLimit(error, request);
        }
    }));
    if (outcomes.some(({ ok }) => !ok))
        return undoCreate(request, outcomes, before, context);
    return context.mapConcurrently(outcomes, (outcome) => supersede(request, outcome, context));
}
async function createOne(request, containerId, list, context) {
    const { alias, ifExists } = request;
    const { logger, nameOf, now } = context;
    if (alias === undefined)
        return createWith(generatedAlias('run', context), request, containerId, context);
    const explicit = { kind: 'explicit', alias };
    if (!list || ifExists === 'create')
        return createWith(explicit, request, containerId, context);
    if (ifExists === 'reuse' || ifExists === 'fail') {
        const find = (latest) => (0,if_exists/* findExisting */.xx)(ifExists, alias, nameOf(containerId), latest, now());
        const existing = find(list);
        if (!existing)
            return createWith(explicit, request, containerId, context, find);
        logger.info(`Container ${nameOf(containerId)} already has snapshot ${existing.name} with the alias "${alias}"` +
            `${(0,if_exists/* describeAge */.HK)(existing)}. The step reuses it.`);
        return { ok: true, containerId, changed: false, origin: 'reused', snapshots: [existing] };
    }
    const createAside = () => createWith(generatedAlias(alias, context), request, containerId, context);
    if (list.snapshots.some((snapshot) => hasAlias(snapshot, alias)))
        return createAside();
    try {
        return await createWith(explicit, request, containerId, context);
    }
    catch (error) {
        if (!(error instanceof hoody_errors/* NameTakenError */.B6))
            throw error;
        return createAside();
    }
}
function generatedAlias(word, { generateAlias }) {
    return { kind: 'generated', first: generateAlias(word), next: () => generateAlias(word) };
}
async function createWith(alias, { expiryDays }, containerId, context, find) {
    const text = alias.kind === 'explicit' ? alias.alias : alias.first;
    const container = context.nameOf(containerId);
    const { snapshot, source } = await createSnapshot(containerId, {
        alias,
        ...(expiryDays === undefined ? {} : { expiryDays }),
        ...(find ? { findExisting: find } : {}),
    }, {
        start: `Creating a snapshot of container ${container} with the alias "${text}"`,
        describeResult: describeCreated(container),
    }, context);
    if (source === 'existing')
        return { ok: true, containerId, changed: false, origin: 'reused', snapshots: [snapshot] };
    const isInferred = source === 'list' && alias.kind === 'explicit';
    return {
        ok: true,
        containerId,
        changed: true,
        snapshots: [snapshot],
        ...(isInferred ? { origin: 'inferred' } : {}),
    };
}
function describeCreated(container) {
    return ({ snapshot: { name, expires_at }, source }) => source === 'existing'
        ? `Reused snapshot ${name} of container ${container}, which another job created in the meantime`
        : `Created snapshot ${name} of container ${container}` +
            (expires_at ? `, which expires at ${(0,format/* formatTime */.fU)(expires_at)}` : '');
}
function explainLimit(error, { retention }) {
    if (!(error instanceof hoody_errors/* HoodyError */.CI) || !retention)
        return error;
    return error instanceof hoody_errors/* AmbiguousCreateError */.J$
        ? new hoody_errors/* AmbiguousCreateError */.J$(adviseOnKeepLast(error.cause, retention.keepLast), error.pending)
        : adviseOnKeepLast(error, retention.keepLast);
}
function adviseOnKeepLast(error, keepLast) {
    const limit = error.failure?.kind === 'status' ? error.failure.usage?.limit : undefined;
    if (limit === undefined || limit < 2 || keepLast < limit)
        return error;
    return new hoody_errors/* HoodyError */.CI(error, [
        `\`keep-last: ${keepLast}\` leaves no room for a new snapshot below the limit of ${limit}. Use \`keep-last: ${limit - 1}\` or less.`,
    ], error.failure);
}

// EXTERNAL MODULE: ./src/text/split-list.ts
var split_list = __webpack_require__(3488);
;// CONCATENATED MODULE: ./src/snapshots/comma-alias.ts

function findCommaAlias(snapshots, selectors) {
    const list = `,${selectors.join(',')},`;
    return snapshots.find(({ alias }) => {
        if (!alias?.includes(','))
            return false;
        const items = (0,split_list/* splitList */.r)(alias, /,/).join(',');
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
        const plan = snapshots.map(({ name }) => `delete snapshot ${name} of container ${lookup.container}`);
        for (const step of plan)
            context.logger.info(`Dry run: would ${step}.`);
        return toOutcome({ containerId, changed: false, snapshots, plan, ...counted }, errors, lookup);
    }
    const deleted = [];
    const isMissingOk = request.by === 'rule' || request.ignoreMissing;
    for (const snapshot of snapshots) {
        try {
            await deleteOne(snapshot, containerId, isMissingOk, context);
            deleted.push(snapshot);
        }
        catch (error) {
            errors.push(error);
        }
    }
    return toOutcome({ containerId, changed: deleted.length > 0, snapshots: deleted, ...counted }, errors, lookup);
}
async function deleteOnly({ ignoreMissing }, lookup, selector, context) {
    const { containerId } = lookup;
    let notFound;
    const apply = async (snapshot) => {
        try {
            await deleteOne(snapshot, containerId, false, context);
            return snapshot;
        }
        catch (error) {
            if ((0,hoody_errors/* isNotFound */.c4)(error))
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
        lookup.logger.info(describeNothing(lookup, selector));
        return { ok: true, containerId, changed: false, snapshots: [] };
    }
}
async function deleteOne({ name }, containerId, isMissingOk, { client, logger, nameOf }) {
    if (isMissingOk)
        await deleteIfPresent(client, containerId, name);
    else
        await client.delete(containerId, name);
    logger.info(`Deleted snapshot ${name} of container ${nameOf(containerId)}.`);
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
                errors.push(error);
        }
    }
    if (errors.length > 0) {
        const count = `${errors.length} of ${selectors.length} snapshots`;
        const headline = `Could not select ${count} of container ${container}. Nothing was deleted.`;
        throw joinErrors(errors, headline);
    }
    return { snapshots: [...selected.values()], errors };
}
async function selectByRule({ filter, keepLast, olderThanMs }, lookup, { now }) {
    const { container, logger } = lookup;
    const matches = await compileFilter(filter);
    const { snapshots, clockOffsetMs } = await lookup.list();
    const selected = selectForDeletion(snapshots, {
        matches,
        ...(keepLast === undefined ? {} : { keepLast }),
        ...(olderThanMs === undefined ? {} : { olderThanMs }),
    }, new Set(), now() + clockOffsetMs);
    const { length: matched } = snapshots.filter(matches);
    logger.info(`Container ${container}: ${(0,format/* formatCount */.B4)(snapshots.length, 'snapshot')}, ` +
        `${matched} matching ${filter}, ${selected.length} to delete.`);
    return {
        kept: matched - selected.length,
        snapshots: selected.filter(schema/* isAddressable */.$C),
        errors: selected
            .filter((snapshot) => !(0,schema/* isAddressable */.$C)(snapshot))
            .map((snapshot) => new UnaddressableError(snapshot, container)),
    };
}
function toOutcome(outcome, errors, { container }) {
    if (errors.length === 0)
        return { ...outcome, ok: true };
    const headline = `Could not delete ${errors.length} snapshots of container ${container}.`;
    return { ...outcome, ok: false, error: joinErrors(errors, headline) };
}
function describeNothing({ container }, selector) {
    return `Container ${container} has no snapshot "${selector}", so there is nothing to delete.`;
}
function rejectCommaAlias(container, selectors, snapshots) {
    const found = findCommaAlias(snapshots, selectors);
    if (!found)
        return;
    throw new hoody_errors/* HoodyError */.CI(`The commas in \`snapshot\` are ambiguous for container ${container}. Nothing was deleted.`, [
        `They can separate snapshots, or belong to the alias "${found.alias}" of snapshot ${found.name}.`,
        `To delete several snapshots, write each on its own line. To delete that one, use \`name:${found.name}\`.`,
    ]);
}
function rejectSharedAlias(container) {
    return ({ snapshot: { alias, name }, sharingAlias }) => {
        if (sharingAlias.length === 0)
            return;
        const names = [name, ...sharingAlias.map((other) => other.name)].join(', ');
        throw new hoody_errors/* HoodyError */.CI(`${sharingAlias.length + 1} snapshots of container ${container} have the alias "${alias}".`, [`They are ${names}.`, 'Nothing was deleted. Use the name of the snapshot to delete.']);
    };
}
function joinErrors(errors, headline) {
    const [only, ...others] = errors;
    return only && others.length === 0 ? only : new hoody_errors/* HoodyError */.CI(headline, errors);
}

;// CONCATENATED MODULE: ./src/operations/snapshot-table.ts

const MAX_ROWS = 20;
const COLUMNS = [
    { title: 'Name', cell: ({ name }) => name },
    { title: 'Alias', cell: ({ name, alias }) => (alias && alias !== name ? alias : ''), isOptional: true },
    { title: 'Created', cell: ({ created_at }) => (created_at ? (0,format/* formatTime */.fU)(created_at) : '') },
    {
        title: 'Expires',
        cell: ({ expires_at }) => (expires_at ? (0,format/* formatTime */.fU)(expires_at) : ''),
        isOptional: true,
    },
    { title: 'Size', cell: ({ size }) => (typeof size === 'number' ? (0,format/* formatBytes */.z3)(size) : '') },
];
function tabulate(snapshots) {
    const shown = snapshots.slice(0, MAX_ROWS);
    const columns = COLUMNS.filter(({ isOptional, cell }) => !isOptional || shown.some((snapshot) => cell(snapshot) !== ''));
    return {
        rows: [
            columns.map(({ title }) => title),
            ...shown.map((snapshot) => columns.map(({ cell }) => cell(snapshot))),
        ],
        omitted: snapshots.length - shown.length,
    };
}

;// CONCATENATED MODULE: ./src/operations/list.ts




async function list({ filter }, containerId, { client, logger, nameOf }) {
    const { snapshots: all, limit } = await client.list(containerId);
    const snapshots = filter === undefined ? all : all.filter(await compileFilter(filter));
    const container = nameOf(containerId);
    const total = all.length === 0 ? 'no snapshots' : (0,format/* formatCount */.B4)(all.length, 'snapshot');
    const usage = limit === undefined ? '' : ` (limit: ${limit})`;
    logger.info(filter === undefined || all.length === 0
        ? `Container ${container} has ${total}${usage}.`
        : `${snapshots.length} of ${total} of container ${container} match ${filter}${usage}.`);
    if (snapshots.length > 0)
        logTable(snapshots, logger);
    const unusable = snapshots.filter((snapshot) => !(0,schema/* isAddressable */.$C)(snapshot));
    if (unusable.length > 0) {
        const names = unusable.map(({ name }) => JSON.stringify(name)).join(', ');
        logger.info(`No operation can use ${(0,format/* formatCount */.B4)(unusable.length, 'snapshot')} of container ${container}, because the name ` +
            `cannot be part of a URL path: ${names}.`);
    }
    return {
        ok: true,
        containerId,
        changed: false,
        snapshots,
        ...(limit === undefined ? {} : { usage: { count: all.length, limit } }),
    };
}
function logTable(snapshots, logger) {
    const { rows, omitted } = tabulate(snapshots);
    logger.table(rows);
    if (omitted > 0)
        logger.info(`… and ${omitted} more`);
}

;// CONCATENATED MODULE: ./src/operations/restore.ts






async function restore(request, containerId, context) {
    const { client, logger, nameOf, generateAlias } = context;
    const container = nameOf(containerId);
    const newBackupAlias = () => generateAlias('backup');
    const lookup = createLookup(context, containerId);
    const selector = request.snapshots.get(containerId) ?? '';
    const check = acceptNewest(logger);
    const rollBack = async (known) => {
        const reported = await logger.withProgress(`Restoring container ${container} from snapshot ${known.name}`, () => client.restore(containerId, known.name), () => `Restored container ${container} from snapshot ${known.name}`);
        return { ...known, ...reported };
    };
    if (request.dryRun) {
        const { snapshot } = await findSnapshot(lookup, selector, check);
        const plan = [
            ...(request.backup ? [describeBackup(request.backup, container, newBackupAlias())] : []),
            `restore container ${container} from snapshot ${snapshot.name}${(0,if_exists/* describeAge */.HK)(snapshot)}`,
        ];
        for (const step of plan)
            logger.info(`Dry run: would ${step}.`);
        return { ok: true, containerId, changed: false, snapshots: [snapshot], plan };
    }
    if (!request.backup) {
        const snapshot = await applyToSnapshot(lookup, selector, rollBack, check);
        return { ok: true, containerId, changed: true, snapshots: [snapshot] };
    }
    const { snapshot } = await findSnapshot(lookup, selector, check);
    const backup = await createBackup(request.backup, containerId, newBackupAlias, context);
    const outcome = { containerId, changed: true, backup };
    try {
        return { ...outcome, ok: true, snapshots: [await rollBack(snapshot)] };
    }
    catch (error) {
        return { ...outcome, ok: false, snapshots: [], error: error };
    }
}
function describeBackup({ expiryDays }, container, alias) {
    const expiry = expiryDays === undefined ? '' : `, which expires after ${(0,format/* formatCount */.B4)(expiryDays, 'day')}`;
    return `create a backup snapshot of container ${container} with the alias "${alias}"${expiry}`;
}
async function createBackup(request, containerId, newAlias, context) {
    const first = newAlias();
    const container = context.nameOf(containerId);
    try {
        const { snapshot } = await createSnapshot(containerId, { alias: { kind: 'generated', first, next: newAlias }, ...request }, {
            start: `Creating a backup snapshot of container ${container} with the alias "${first}"`,
            describeResult: ({ snapshot: { name, expires_at } }) => `Created backup snapshot ${name} of container ${container}` +
                (expires_at ? `, which expires at ${(0,format/* formatTime */.fU)(expires_at)}` : ''),
        }, context);
        return snapshot;
    }
    catch (error) {
        throw error instanceof hoody_errors/* AmbiguousCreateError */.J$ ? await deleteUnreported(error, containerId, context) : error;
    }
}

;// CONCATENATED MODULE: ./src/operations/run.ts






function run(request, containerIds, context) {
    if (request.operation === 'create')
        return create(request, containerIds, context);
    return context.mapConcurrently(containerIds, (containerId) => (0,operations_outcome/* captureFailure */.p)(containerId, () => {
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

// EXTERNAL MODULE: ./src/report/all-snapshots.ts
var all_snapshots = __webpack_require__(6009);
// EXTERNAL MODULE: ./src/report/outputs.ts + 2 modules
var report_outputs = __webpack_require__(4348);
;// CONCATENATED MODULE: ./src/report/snapshots-file.ts




const PART = 100;
function writeSnapshotsFile(directory, all, redact) {
    const path = (0,external_node_path_.join)(directory, `hoody-snapshots-${(0,external_node_crypto_.randomUUID)()}.json`);
    const file = (0,external_node_fs_.openSync)(path, 'w', 0o600);
    try {
        (0,external_node_fs_.writeFileSync)(file, '[');
        for (let start = 0; start < all.length; start += PART) {
            const json = JSON.stringify(all.slice(start, start + PART).map(all_snapshots/* report */.z), null, 2);
            const items = json.slice('['.length, -'\n]'.length);
            (0,external_node_fs_.writeFileSync)(file, redact(start === 0 ? items : `,${items}`));
        }
        (0,external_node_fs_.writeFileSync)(file, all.length === 0 ? ']\n' : '\n]\n');
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
    return path;
}

// EXTERNAL MODULE: ./src/report/html.ts
var html = __webpack_require__(6433);
;// CONCATENATED MODULE: ./src/report/columns.ts

const columns_MAX_ROWS = 100;
function isSame(rows, value) {
    const [first] = rows;
    return first === undefined || rows.every((row) => value(row) === value(first));
}
function table(columns, rows, maxRows = columns_MAX_ROWS) {
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
            : [`<p>${same.map(({ head, cell }) => `${head}: ${(0,html/* inline */.mG)(cell(first))}`).join(' · ')}</p>`]),
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
    return [...cells.map(html/* inline */.mG), ...(rest > 0 ? [`and ${rest} more`] : [])].join('<br>');
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
                    cell: ({ containerId }) => [(0,html/* code */.aY)(nameOf(containerId))],
                },
                {
                    head: 'Snapshot',
                    value: ({ snapshot }) => snapshot.name,
                    cell: ({ snapshot }) => [(0,html/* code */.aY)(snapshot.name)],
                },
                {
                    head: 'Alias',
                    value: () => alias ?? undefined,
                    cell: () => [alias === null ? html/* UNKNOWN */.HV : (0,html/* code */.aY)(alias)],
                },
                {
                    head: 'Old alias',
                    value: ({ oldAlias }) => oldAlias ?? undefined,
                    cell: ({ oldAlias }) => [oldAlias ? (0,html/* code */.aY)(oldAlias) : html/* UNKNOWN */.HV],
                },
                {
                    head: 'Created',
                    value: ({ snapshot: { created_at } }) => rows.length === 1 ? (created_at ?? undefined) : undefined,
                    cell: ({ snapshot: { created_at } }) => (created_at ? (0,html/* moment */.n$)(created_at, now) : [html/* UNKNOWN */.HV]),
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
    const shown = outcomes.slice(0, columns_MAX_ROWS);
    const rest = outcomes.length - shown.length;
    const isOpen = outcomes.reduce((sum, { snapshots }) => sum + snapshots.length, 0) <= MAX_OPEN_ROWS;
    const maxRows = Math.max(1, Math.floor(columns_MAX_ROWS / outcomes.length));
    return [
        ...shown.map((outcome) => {
            const { containerId, snapshots, usage } = outcome;
            const summary = `${(0,html/* code */.aY)(nameOf(containerId))}: ${describeAmount(snapshots, usage)}`;
            return snapshots.length === 0
                ? `<p>${summary}</p>`
                : (0,html/* details */.zH)(summary, render(outcome, maxRows), isOpen);
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
        { head: view.head ?? 'Snapshot', value: fieldOf.name, cell: ({ snapshot }) => [(0,html/* code */.aY)(snapshot.name)] },
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
            cell: (row) => [(0,html/* code */.aY)(view.nameOf(row.containerId))],
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
            (0,html/* code */.aY)(row.snapshot.name),
            ...(alias?.(row) === undefined ? [] : [`alias ${(0,html/* code */.aY)(alias(row) ?? '')}`]),
            ...(created?.value(row) === undefined ? [] : created.cell(row)),
            ...(expires?.(row) === undefined ? [] : [`expires ${(0,html/* inline */.mG)(expiresColumn(view).cell(row))}`]),
        ],
    };
}
const aliasColumn = {
    head: 'Alias',
    value: fieldOf.alias,
    cell: ({ snapshot }) => [snapshot.alias ? (0,html/* code */.aY)(snapshot.alias) : html/* UNKNOWN */.HV],
};
const sizeColumn = {
    head: 'Size',
    value: fieldOf.size,
    cell: ({ snapshot: { size } }) => [typeof size === 'number' ? (0,format/* formatBytes */.z3)(size) : html/* UNKNOWN */.HV],
};
function createdColumn({ created, now }) {
    return {
        head: 'Created',
        value: fieldOf.created,
        cell: ({ snapshot: { created_at } }) => created_at ? (created?.(created_at) ?? (0,html/* moment */.n$)(created_at, now)) : [html/* UNKNOWN */.HV],
    };
}
function expiresColumn({ withoutExpiry, now }) {
    return {
        head: 'Expires',
        value: (row) => fieldOf.expires(row) ?? withoutExpiry?.[0],
        cell: ({ snapshot: { expires_at } }) => expires_at ? (0,html/* moment */.n$)(expires_at, now) : (withoutExpiry ?? [html/* UNKNOWN */.HV]),
    };
}
function backupColumn({ now }) {
    return {
        head: 'To undo',
        value: ({ backup }) => backup && `${backup.name} ${backup.expires_at}`,
        cell: ({ backup }) => backup
            ? [
                (0,html/* code */.aY)(backup.name),
                ...(backup.expires_at ? [`expires ${(0,html/* inline */.mG)((0,html/* moment */.n$)(backup.expires_at, now))}`] : []),
            ]
            : [html/* UNKNOWN */.HV],
    };
}

;// CONCATENATED MODULE: ./src/report/create-page.ts



function createPage({ request, outcomes, guard, nameOf, now }) {
    const done = outcomes.filter(({ snapshots }) => snapshots.length > 0);
    const reused = done.filter(({ origin }) => origin === 'reused').length;
    const isReused = reused === done.length;
    const hasExpiry = request.expiryDays !== undefined || isReused;
    return {
        title: `${done.length === 1 ? 'snapshot' : 'snapshots'} ${isReused ? 'reused' : 'created'}`,
        body: [
            guard ? describeGuard(guard, done.length > 1) : '',
            reused > 0 && !isReused
                ? (0,html/* paragraph */.FY)(`${reused} of ${done.length} ${reused === 1 ? 'is' : 'are'} reused, not new.`)
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
function describeGuard({ restoreOnFailure, deleteOnSuccess }, isSeveral) {
    const containers = isSeveral
        ? 'the containers go back to these snapshots'
        : 'the container goes back to this snapshot';
    const snapshots = isSeveral ? 'the snapshots that it created are' : 'the snapshot is';
    return (0,html/* paragraph */.FY)(restoreOnFailure ? `🛡️ The job is guarded: if it fails or is canceled, ${containers}.` : '', deleteOnSuccess ? `${restoreOnFailure ? 'If it' : '🧹 If the job'} succeeds, ${snapshots} deleted.` : '');
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
            (0,html/* paragraph */.FY)(request.dryRun ? 'Nothing was changed.' : '', `${count}.`, request.by === 'rule' ? describeRule(request, outcomes.length > 1, kept) : ''),
            renderSnapshots(done.filter((outcome) => outcome.snapshots.length > 0), { nameOf, now }),
        ],
    };
}
function describeRule({ filter, keepLast, olderThanMs }, isSeveral, kept) {
    const rules = [
        ...(keepLast === undefined ? [] : [`the newest ${keepLast}${isSeveral ? ' of each container' : ''}`]),
        ...(olderThanMs === undefined ? [] : [`those younger than ${(0,format/* formatSpan */.QA)(olderThanMs)}`]),
    ];
    return `Of those that match ${(0,html/* code */.aY)(filter)}, ${kept} ${kept === 1 ? 'stays' : 'stay'}: ${rules.join(', and ')}.`;
}

// EXTERNAL MODULE: ./src/report/prose.ts
var prose = __webpack_require__(5693);
;// CONCATENATED MODULE: ./src/report/dry-run-page.ts



function dryRunPage(report) {
    const { request, outcomes } = report;
    const plan = outcomes.flatMap((outcome) => outcome.plan ?? []);
    return {
        title: `dry run of ${request.operation}`,
        body: request.operation === 'delete'
            ? deletePage({ ...report, request }).body
            : [(0,html/* paragraph */.FY)('Nothing was changed.', plan.length > 0 ? 'It would:' : ''), (0,html/* list */.p_)(plan, prose/* prose */.CS)],
    };
}

// EXTERNAL MODULE: ./src/report/failures.ts
var failures = __webpack_require__(7999);
;// CONCATENATED MODULE: ./src/report/health-lines.ts



const MAX_LINES = 50;
function healthLines(health) {
    const lines = health
        .toSorted((a, b) => Number(a.isHealthy) - Number(b.isHealthy))
        .slice(0, MAX_LINES)
        .map(({ url, isHealthy, last, ms }) => {
        const state = isHealthy ? '✅ Healthy' : '❌ Restored, but not healthy';
        return `<p>${state}: ${(0,html/* code */.aY)(url)} (${(0,prose/* prose */.CS)(last)}) after ${(0,format/* formatDuration */.a3)(ms)}</p>`;
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
            (0,html/* paragraph */.FY)(only && listed.length === 1
                ? `${describeAmount(only.snapshots, only.usage)}.`
                : list_page_describeSeveral(listed), request.filter === undefined ? '' : `Filter: ${(0,html/* code */.aY)(request.filter)}`),
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
        const expiry = expires_at ? `, expires ${(0,html/* inline */.mG)((0,html/* moment */.n$)(expires_at, now))}` : '';
        return `${(0,html/* code */.aY)(name)} of ${(0,html/* code */.aY)(nameOf(containerId))}${expiry}`;
    };
    return {
        title: 'restore',
        body: [
            unused.length > 0 ? `${(0,html/* paragraph */.FY)('Backups from before:')}\n${(0,html/* list */.p_)(unused, describeBackup)}` : '',
            renderSnapshots(done, { nameOf, now, head: 'Restored from' }),
        ],
    };
}

;// CONCATENATED MODULE: ./src/report/summary.ts










function renderSummary(report) {
    const { outcomes } = report;
    const page = pageOf(report);
    const blocks = [
        headingOf(report, page),
        ...(0,failures/* renderFailures */.SL)(outcomes),
        (0,failures/* renderMessages */.dg)(report.problems),
        ...healthLines(report.health),
        ...(outcomes.some(hasResult) ? page.body : []),
    ];
    return `${blocks.filter((block) => block !== '').join('\n')}\n\n`;
}
function pageOf(report) {
    const { request } = report;
    if (isDryRun(request))
        return dryRunPage(report);
    switch (request.operation) {
        case 'create':
            return createPage(report);
        case 'list':
            return listPage(report);
        case 'restore':
            return restorePage(report);
        case 'alias':
            return aliasPage(report);
        case 'delete':
            return deletePage(report);
    }
}
function hasResult({ ok, snapshots, backup }) {
    return ok || snapshots.length > 0 || backup !== undefined;
}
function headingOf({ request, outcomes, health, problems, nameOf }, { title }) {
    const names = outcomes.map(({ containerId }) => nameOf(containerId));
    const failed = (0,failures/* causesIn */.MC)(outcomes).map(({ containerId }) => nameOf(containerId));
    const all = names.length === 0 ? '' : (0,html/* subjectOf */.et)(names);
    if (failed.length > 1) {
        return (0,html/* heading */.R_)('failed', `${request.operation} failed`, `${failed.length} of ${(0,html/* subjectOf */.et)(names)}`);
    }
    if (failed.length === 1)
        return (0,html/* heading */.R_)('failed', `${request.operation} failed`, (0,html/* subjectOf */.et)(failed));
    if (problems.length > 0)
        return (0,html/* heading */.R_)('failed', `${request.operation} failed`, all);
    if (health.some(({ isHealthy }) => !isHealthy))
        return (0,html/* heading */.R_)('failed', 'restore is not healthy', all);
    return (0,html/* heading */.R_)(isDryRun(request) ? 'planned' : 'done', title, all);
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

// EXTERNAL MODULE: ./src/runner/signals.ts
var signals = __webpack_require__(715);
// EXTERNAL MODULE: ./src/text/redact.ts
var redact = __webpack_require__(3326);
;// CONCATENATED MODULE: ./src/perform.ts





















async function perform(inputs, step, runner, network, generateAlias) {
    const { request, settings } = inputs;
    let result = { outcomes: [], health: [] };
    const problems = [];
    const fail = (error) => {
        problems.push(step.redact(error.message));
        step.fail(error);
    };
    try {
        result = await act(inputs, step.log, runner, network, generateAlias);
    }
    catch (error) {
        fail(error);
    }
    step.log.logExchanges();
    const nameOf = (0,container_name/* nameByLabel */.D)(settings.labels);
    const sentence = describeResult(request, result.outcomes, nameOf);
    const errors = errorsOf(result);
    if (sentence && errors.length > 0)
        step.log.info(sentence);
    for (const error of errors)
        step.fail(error);
    const redacted = (0,redact/* redactIn */.dl)(result, step.redact);
    try {
        setOutputs(inputs, redacted.outcomes, step.redact, runner, fail);
    }
    catch (error) {
        fail((0,report_outputs/* outputsError */.zF)(error));
    }
    const guard = step.failed ? undefined : leaveGuard(inputs, redacted.outcomes, step.log, runner, fail);
    if (settings.summary) {
        const report = { request, ...redacted, problems, guard, nameOf, now: runner.clock.now() };
        await step.summarize(renderSummary(report));
    }
    if (sentence && !step.failed)
        step.log.result(sentence);
    return !step.failed;
}
function errorsOf({ outcomes, health }) {
    return [
        ...outcomes.flatMap((outcome) => outcome.ok || outcome.error instanceof operations_outcome/* UndoneError */.i ? [] : [outcome.error]),
        ...health.flatMap(({ isHealthy, ...last }) => (isHealthy ? [] : [unhealthy(last)])),
    ];
}
async function act({ request, settings, healthUrls }, log, { clock, random, watchCancellation }, { connect, createProbe }, generateAlias) {
    const { apiUrl, token, containerIds, labels, timeoutMs, maxParallel } = settings;
    const nameOf = (0,container_name/* nameByLabel */.D)(labels);
    const connection = connect({
        apiUrl,
        token,
        onExchange: (exchange) => log.exchange(exchange),
        onNotice: (notice) => log.info(notice),
        nameOf,
        clock,
        random,
    });
    const limit = (0,p_limit/* default */.A)(maxParallel);
    const cancelled = watchCancellation();
    const cleanupEnd = (0,signals/* delayedSignal */.B)(cancelled, CLEANUP_AFTER_CANCEL_MS, clock);
    const cleanupMs = measureCleanupTime(containerIds.length, timeoutMs, cancelled, clock);
    const budget = startBudget(clock, timeoutMs, cancelled);
    try {
        const outcomes = await run(request, containerIds, {
            client: connection.client(budget),
            cleanupClient: () => connection.client(startBudget(clock, cleanupMs(), cleanupEnd)),
            logger: log,
            nameOf,
            mapConcurrently: (items, mapper) => limit.map(items, mapper),
            generateAlias,
            now: clock.now,
            async sleep(ms) {
                if (ms > cleanupMs())
                    throw new OutOfTimeError();
                await clock.sleep(ms, cleanupEnd);
            },
        });
        if (request.operation === 'restore' && request.dryRun)
            for (const { href } of healthUrls)
                log.info(`Dry run: would check the health of ${href}.`);
        const isRestored = request.operation === 'restore' && outcomes.some(({ ok, plan }) => ok && !plan);
        const health = isRestored
            ? await checkHealth(healthUrls, { probe: createProbe(), budget, clock, logger: log })
            : [];
        return { outcomes, health };
    }
    finally {
        connection.close();
    }
}
function leaveGuard({ guard: switches, settings, healthUrls }, outcomes, log, { commands, isInCompositeAction, temporaryDirectory }, fail) {
    const { apiUrl, token, maxParallel, timeoutMs, summary } = settings;
    const id = (0,external_node_crypto_.randomUUID)();
    const guard = createGuard({
        ...switches,
        id,
        apiUrl,
        ...(isInCompositeAction ? { token } : {}),
        healthUrls,
        maxParallel,
        timeoutMs,
        summary,
    }, outcomes, settings.labels);
    if (!guard)
        return undefined;
    try {
        for (const [name, text] of Object.entries((0,state/* serializeGuard */.Aw)(guard)))
            commands.saveState(name, text);
    }
    catch (error) {
        fail(new hoody_errors/* HoodyError */.CI('Could not save the state for the post step.', [
            `Reason: ${error.message}`,
            'The step fails, because the post step could not restore or delete anything.',
        ]));
        return undefined;
    }
    if (guard.restoreOnFailure)
        openJobDirectory(temporaryDirectory).register(id);
    log.info(perform_describeGuard(guard));
    return switches;
}
function perform_describeGuard({ restoreOnFailure, deleteOnSuccess }) {
    const promises = [
        ...(restoreOnFailure ? ['restores from these snapshots if the job fails or is canceled'] : []),
        ...(deleteOnSuccess ? ['deletes the new snapshots if the job succeeds'] : []),
    ];
    return `The post step ${promises.join(', and ')}.`;
}
function setOutputs({ request: { operation }, settings }, outcomes, redact, { commands, temporaryDirectory }, fail) {
    const all = (0,all_snapshots/* allSnapshots */.b)(outcomes);
    const outputs = (0,report_outputs/* outputsOf */.Yz)(operation, outcomes, all, settings.labels);
    const problem = (0,report_outputs/* findMapProblem */.DI)(outputs);
    if (problem) {
        fail(problem);
        outputs['snapshot-map'] = '';
    }
    for (const [name, value] of Object.entries(outputs))
        commands.setOutput(name, redact(value));
    if (operation === 'list') {
        commands.setOutput('snapshots-file', writeSnapshotsFile(temporaryDirectory, all, redact));
    }
}

// EXTERNAL MODULE: ./node_modules/@actions/github/lib/context.js
var context = __webpack_require__(7157);
;// CONCATENATED MODULE: ./src/runner/generated-alias.ts


function createAliasGenerator() {
    const { runId, runAttempt, job, action } = new context/* Context */.o();
    const origin = { id: runId || 0, attempt: runAttempt || 1, job, step: action };
    return (word) => generateAlias(word, origin, (0,external_node_crypto_.randomBytes)(RANDOM_BYTES).toString('hex'));
}
const MAX_NAME_LENGTH = 64;
const RANDOM_BYTES = 5;
const MAX_JOB_LENGTH = 16;
function generateAlias(word, { id, attempt, job, step }, random) {
    const origin = [word, `${id}`, `${attempt}`, sanitize(job).slice(0, MAX_JOB_LENGTH), sanitize(step)]
        .filter((part) => part !== '')
        .join('-')
        .slice(0, MAX_NAME_LENGTH - random.length - 1);
    return `${sanitize(origin)}-${random}`;
}
function sanitize(text) {
    return (text ?? '').replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^[_-]+|[_-]+$/g, '');
}

;// CONCATENATED MODULE: ./src/over-http.ts



const performOverHttp = (inputs, step, runner) => perform(inputs, step, runner, httpNetwork, createAliasGenerator());


/***/ }),

/***/ 5136:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ ProxyAgent)
/* harmony export */ });
class ProxyAgent {
    constructor() {
        throw new Error('undici is not part of this bundle');
    }
}


/***/ })

};
;