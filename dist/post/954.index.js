"use strict";
exports.id = 954;
exports.ids = [954];
exports.modules = {

/***/ 408:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* reexport */ connect),
  createProbe: () => (/* reexport */ createProbe)
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


/** One HTTP request on its way. How far it came decides what its failure means. */
class HttpRequest {
    /** The head of the response; the body is still to be read. Rejects with an error of Node.js. */
    response;
    #request;
    #tunnel = new AbortController();
    #isConnected = false;
    /**
     * Starts the request.
     *
     * @param body sent as it is; undefined for none
     * @throws Error for a method or header that HTTP does not allow
     */
    constructor(url, options, body) {
        // A request that waits for its proxy tunnel cannot be destroyed, so the CONNECT request gets a signal.
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
    /** Whether the connection is up, including TLS. The request is not sent before that. */
    get isConnected() {
        return this.#isConnected;
    }
    /** Whether the connection had served another request before. */
    get reusesConnection() {
        return this.#request.reusedSocket;
    }
    /** Ends the request and closes its connection, unless the response is complete. */
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



/**
 * Creates a probe that sends one GET request: without the token, through the proxy of the environment, and with the
 * certificate checked whatever the environment says. It follows no redirect and reads no body.
 */
function createProbe() {
    const connections = new lib/* HttpClient */.Qq(USER_AGENT, [], { keepAlive: false });
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


/**
 * Parsers of response bodies. They are liberal, since the API guarantees no field: each throws an AttemptError only
 * for a body that leaves the result unknown, or that is not a success of this API.
 */
const parseResponse = {
    /** @returns the entries that have a name, newest first, and how many have none */
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
    /** @returns undefined if the response does not include the snapshot */
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
        // A field can be null where its value is unknown, so only another text is another alias.
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
/** @throws AttemptError if no request can address the snapshot that a create made */
function requireAddressable(created) {
    if (!(0,schema/* isAddressable */.$C)(created))
        throw malformed(`the name ${JSON.stringify(created.name)} cannot be part of a URL path`);
    return created;
}
/** @returns the `data` of a success of this API, which a gateway or another server does not have */
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
/** @returns undefined for what has no name */
function parseSnapshot(value) {
    if (!isFields(value) || typeof value['name'] !== 'string' || value['name'] === '')
        return undefined;
    const { alias, size } = value;
    return {
        ...value,
        name: value['name'],
        ...(alias === undefined ? {} : { alias: typeof alias === 'string' && alias !== '' ? alias : null }),
        ...parseTime(value, 'created_at'),
        ...parseTime(value, 'last_used_at'),
        ...parseTime(value, 'expires_at'),
        ...(size === undefined ? {} : { size: typeof size === 'number' && size >= 0 ? size : null }),
    };
}
function parseTime(value, field) {
    const time = value[field];
    if (time === undefined)
        return {};
    const isTime = typeof time === 'string' && /^\d{4}-\d\d-\d\dT/.test(time) && !Number.isNaN(Date.parse(time));
    return { [field]: isTime ? time : null };
}
/** A response about anything other than what was requested is not a response to the request. */
function requireMatch(field, actual, requested) {
    if (typeof actual !== 'string' || actual === requested)
        return;
    throw malformed(`${field} is ${actual}, not ${requested}`);
}
/** The reason does not repeat the requested id, since the error that it becomes part of names the container. */
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
    // With its own 503, the API reports that it did nothing; a 503 from a proxy may follow an action of the API.
    if (status === 503)
        return fromApi ? 'retryable' : 'ambiguous';
    if (status === 409 || status === 429)
        return 'retryable';
    if (status === 408 || status === 425 || status >= 500)
        return 'ambiguous';
    return 'final';
}
/** Whether the API may have acted on a failed attempt. */
function isAmbiguous(error) {
    return error instanceof errors/* AttemptError */.cb && classifyFailure(error.failure) === 'ambiguous';
}
const BASE_DELAY_MS = 500;
const MAX_DELAY_MS = 5_000;
/** A shorter attempt would show nothing, while the API may act on it anyway. */
const MIN_ATTEMPT_MS = 1_000;
/** Nothing was sent, because too little of the budget is left. */
class OutOfTimeError extends Error {
    name = 'OutOfTimeError';
}
/**
 * Checks that enough of the budget is left for another request: a second, or half of a budget of one second.
 *
 * @throws OutOfTimeError otherwise
 */
function requireTime({ remainingMs, totalMs }) {
    const leftMs = remainingMs();
    if (leftMs <= 0 || leftMs < Math.min(MIN_ATTEMPT_MS, totalMs / 2))
        throw new OutOfTimeError();
}
/** All attempts failed. */
class ExhaustedError extends Error {
    /** The last failure. */
    failure;
    attempts;
    /** Why there is no further attempt. */
    reason;
    constructor(failure, attempts, reason) {
        super((0,hoody_failure/* summarizeFailure */.Ij)(failure));
        this.name = 'ExhaustedError';
        this.failure = failure;
        this.attempts = attempts;
        this.reason = reason;
    }
}
/**
 * Calls `attempt` until it succeeds, fails permanently, or the budget ends. Delays grow exponentially with jitter and
 * respect the `Retry-After` of the API.
 *
 * @throws ExhaustedError with the last failure; OutOfTimeError if nothing was sent; the signal's reason when the job
 *   is canceled; any other error of `attempt` unchanged
 */
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





/** How long a create can take after it was sent. Source: the API's reference. */
const MAX_CREATE_MS = 10_000;
/**
 * A create that can be repeated without creating a second snapshot. The API has no idempotency key, so after an
 * attempt whose response was lost, the list shows whether the snapshot exists.
 */
class CreateOnce {
    #options;
    #pending = [];
    #attempts = 0;
    constructor(options) {
        this.#options = options;
    }
    /** The attempts so far that may have created a snapshot which no response reported. */
    get pending() {
        return this.#pending;
    }
    /**
     * @throws AttemptError if it has to be repeated, or has failed
     * @throws NameTakenError if the platform rejects the name that it derives from the alias
     */
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
            // A whole response comes once the API is done.
            const endsAt = failure.kind === 'malformed' ? now() : sentAt + MAX_CREATE_MS;
            const sent = { alias: text, sentAt, endsAt };
            if (mayHaveActed(failure))
                this.#pending.push(sent);
            if (alias.kind === 'generated' || !mayBeNameTaken(failure))
                throw error;
            return (await this.#explainRejection(sent, failure)) ?? Promise.reject(error);
        }
    }
    /** Finds the snapshot that an attempt created whose response was lost. */
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
    /** Finds a snapshot of another job that can be used instead. */
    #findExisting(list) {
        const snapshot = this.#options.findExisting?.(list);
        return snapshot && { snapshot, source: 'existing', pending: this.#pending };
    }
    /** A generated alias identifies the attempt. Another job can use an explicit one, so only a new snapshot counts. */
    #isOurs(snapshot, list) {
        if (this.#options.alias.kind === 'generated')
            return this.#pending.some(({ alias }) => hasAlias(snapshot, alias));
        const [first] = this.#pending;
        return (first !== undefined && snapshot.alias === first.alias && isCreatedAfter(snapshot, first.sentAt, list));
    }
    /** A rejection can mean that a snapshot already has the derived name: no status is documented for that. */
    async #explainRejection(rejected, failure) {
        const { alias } = rejected;
        let list;
        try {
            list = await this.#options.list();
        }
        catch {
            // The rejection itself says more than the failure of the list.
            return undefined;
        }
        const created = this.#findCreated(list);
        if (created)
            return created;
        const taken = list.snapshots.find(({ name }) => name === (0,schema/* deriveName */.HT)(alias));
        // An attempt that was rejected for its name created nothing.
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
/** The API does not document how it rounds a time without milliseconds. */
const WHOLE_SECOND_MS = 1_000;
/**
 * Whether a snapshot was created after a request was sent.
 *
 * @param sentAt by the local clock, in milliseconds since 1970
 */
function isCreatedAfter(snapshot, sentAt, { clockOffsetMs, clockToleranceMs }) {
    const created = (0,schema/* createdAt */.CT)(snapshot);
    if (created === undefined)
        return false;
    const rounding = created % WHOLE_SECOND_MS === 0 ? WHOLE_SECOND_MS - 1 : 0;
    return created + rounding >= sentAt + clockOffsetMs - clockToleranceMs;
}
/** Whether a snapshot was created with an alias, which the platform may keep as the alias or turn into the name. */
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
/** The tolerance if the server's clock is unknown, in milliseconds. */
const UNKNOWN_CLOCK_TOLERANCE_MS = 5_000;
/**
 * Estimates how far the server's clock is ahead of the local one. The `Date` of a response is rounded down to the
 * second and takes a while to arrive, so each response gives a lower bound, and the largest is the best estimate.
 */
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
/** Creates tasks; `container` is the name of the container in messages. */
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

/** Suggests what to do about the failure of a task, as sentences. */
function advise(failure, { kind }) {
    switch (failure.kind) {
        case 'status':
            return adviseOnStatus(failure, kind);
        case 'unconnected':
            return 'Check `api-url`, the network of the runner, and its proxy settings (HTTPS_PROXY and NO_PROXY).';
        case 'lost':
            return 'Check the network and the status of the API. Rerun the job, or increase `timeout-seconds`.';
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



/** The error of a task whose attempts are exhausted. */
function failed(task, { failure, attempts, reason }, budget) {
    return new errors/* HoodyError */.CI(`Could not ${task.description}: ${(0,hoody_failure/* describeFailure */.Ic)(failure)}.`, [...(0,hoody_failure/* explainFailure */.SP)(failure), ...describeAttempts(attempts, reason, budget), advise(failure, task)], failure);
}
function describeAttempts(attempts, reason, budget) {
    const count = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
    if (reason === 'out-of-time')
        return [`Gave up after ${count}: ${describeLimit(budget)} leaves no time for another.`];
    return attempts === 1 ? [] : [`Gave up after ${count}.`];
}
/** The error of a task that was not tried because the job was canceled. */
function cancelledBefore(task) {
    return new errors/* HoodyError */.CI(`Could not ${task.description}: the job was canceled.`, ['No request was sent.']);
}
/** The error of a task that was not tried because too little time was left. */
function outOfTime(task, budget) {
    return new errors/* HoodyError */.CI(`Could not ${task.description}: no time is left.`, [
        `No request was sent: ${describeLimit(budget)} was reached.`,
        'Increase `timeout-seconds`.',
    ]);
}
/** The error of a task that a canceled job left unfinished. */
function cancelled(task, mayHaveActed) {
    return new errors/* HoodyError */.CI(`Could not ${task.description}: the job was canceled.`, [
        mayHaveActed ? 'The API may still complete the request.' : 'The attempts so far had no effect.',
    ]);
}
function describeLimit({ totalMs, limit }) {
    return `the time limit of ${totalMs / 1000} s (${limit})`;
}

;// CONCATENATED MODULE: ./src/hoody/client.ts









/** A create takes up to 10 s and a restore up to 30 s; these limits leave room for a slow API. */
const ATTEMPT_MS = {
    list: 20_000,
    create: 30_000,
    restore: 120_000,
    alias: 20_000,
    delete: 30_000,
};
function createClient(options) {
    const { transport, budget, random, now, onNotice, nameOf, attemptMs = ATTEMPT_MS } = options;
    const clock = createServerClock();
    /** Makes one attempt, within its own time limit and the budget. */
    async function attempt(task, request, read) {
        budget.signal.throwIfAborted();
        requireTime(budget);
        const limitMs = Math.min(attemptMs[task.kind], budget.remainingMs());
        const signal = AbortSignal.any([budget.signal, AbortSignal.timeout(Math.ceil(limitMs))]);
        try {
            const response = await transport.send({ ...request, signal });
            clock.observe(response);
            return read(response.body);
        }
        catch (error) {
            if (error instanceof errors/* AttemptError */.cb && error.failure.kind === 'status')
                clock.observe(error.failure);
            throw error;
        }
    }
    /** Repeats an attempt until it succeeds or fails permanently. */
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
        return { snapshots, limit, ...clock.read() };
    };
    /** Reports a list that fails permanently as a list, so that the error does not blame the create. */
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
                    const body = { alias: text, ...(expiryDays === undefined ? {} : { expiry: expiryDays }) };
                    const request = { method: 'POST', segments: collection(containerId), body };
                    return attempt(task, request, (response) => parseResponse.create(response, containerId));
                },
                list: () => listForCreate(containerId),
                now,
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
                    // A 404 after an attempt whose response was lost: that attempt deleted it.
                    if (mayHaveActed && (0,errors/* isNotFound */.c4)(error))
                        return;
                    mayHaveActed ||= isAmbiguous(error);
                    throw error;
                }
            });
        },
    };
}

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var lib_proxy = __webpack_require__(783);
// EXTERNAL MODULE: ./src/hoody/endpoint.ts
var endpoint = __webpack_require__(796);
;// CONCATENATED MODULE: ./src/hoody/environment.ts



/**
 * Rejects environment variables that send requests to the wrong server, or expose them to anyone.
 *
 * @throws HoodyError that names the variable; never its value, which can contain a password
 */
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
/** The variable with the proxy for a URL; undefined if there is none, or if NO_PROXY exempts the URL. */
function findProxyVariable(apiUrl) {
    if ((0,lib_proxy/* checkBypass */.H)(apiUrl))
        return undefined;
    const names = apiUrl.protocol === 'https:' ? ['https_proxy', 'HTTPS_PROXY'] : ['http_proxy', 'HTTP_PROXY'];
    return names.find((name) => process.env[name]);
}
/** Whether the HTTP client can use the proxy. It would ignore some values silently, and read others as http. */
function isUsableProxy(apiUrl) {
    try {
        const proxy = (0,lib_proxy/* getProxyUrl */.s)(apiUrl);
        return proxy?.protocol === 'http:' || proxy?.protocol === 'https:';
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./src/hoody/error-body.ts

const MAX_DETAILS_LENGTH = 500;
/**
 * Reads an error response. The machine-readable code is in `error`, or in `code` on older platforms, where `error`
 * is the reason phrase. Source: the API's reference and its newer OpenAPI document.
 */
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
/** A machine-readable code has words joined by underscores; a reason phrase has not. */
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
/** What a validation error adds to its message. */
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

/** Far above what the snapshots of a container need; a server cannot make the runner keep more in memory. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;
/** @throws AttemptError if the body exceeds 32 MiB */
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
/** @throws AttemptError if the text is not JSON */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        // A proxy can cut an object short; anything else is not a response of this API.
        const kind = text.startsWith('{') ? 'lost' : 'malformed';
        throw new errors/* AttemptError */.cb({
            kind,
            reason: text === '' ? 'the body is empty' : 'the body is not valid JSON',
        });
    }
}
/**
 * Parses `Retry-After`, a number of seconds or an HTTP date, to milliseconds.
 *
 * @param serverTime the clock that a date is relative to, in milliseconds since 1970
 */
function parseRetryAfter(headers, serverTime) {
    const value = headers['retry-after']?.trim() ?? '';
    if (/^\d{1,9}$/.test(value))
        return { retryAfterMs: Number(value) * 1000 };
    // Every form of an HTTP date starts with a weekday; Date.parse would also read a date into "1.5".
    const at = /^[A-Z][a-z]{2}/.test(value) ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(at))
        return {};
    return { retryAfterMs: Math.max(0, at - serverTime) };
}
/** The server's clock, in milliseconds since 1970; undefined if the response has no date. */
function parseServerTime({ date }) {
    const serverTime = Date.parse(date ?? '');
    return Number.isNaN(serverTime) ? undefined : serverTime;
}

;// CONCATENATED MODULE: ./src/hoody/transport.ts







/**
 * Creates a transport that keeps connections alive, uses the proxy of the environment, as @actions/http-client does,
 * and does not follow redirects.
 */
function createTransport({ apiUrl, token, userAgent, now, onExchange }) {
    const keepAlive = new lib/* HttpClient */.Qq(userAgent, [], { keepAlive: true });
    const oneRequestEach = new lib/* HttpClient */.Qq(userAgent, [], { keepAlive: false });
    let connections = keepAlive;
    function start({ method, body }, url) {
        const data = body === undefined ? undefined : JSON.stringify(body);
        const headers = {
            accept: 'application/json',
            authorization: `Bearer ${token}`,
            'user-agent': connections.userAgent,
            ...(data !== undefined && {
                'content-type': 'application/json',
                'content-length': Buffer.byteLength(data),
            }),
        };
        return new HttpRequest(url, { method, headers, agent: connections.getAgent(url.href) }, data);
    }
    return {
        async send(request) {
            const { method, segments, signal } = request;
            const url = new URL((0,endpoint/* endpoint */.sR)(apiUrl, segments));
            const started = performance.now();
            const report = (result) => onExchange({ method, path: url.pathname, result, ms: performance.now() - started });
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
                const response = await untilAborted(readResponse(message, now()), signal);
                report(String(message.statusCode));
                return response;
            }
            catch (error) {
                const failure = error instanceof errors/* AttemptError */.cb ? error.failure : toFailure(error, exchange, signal);
                exchange.destroy();
                // The server may have closed the other idle connections too, so the retry must not reuse one of them.
                if (exchange.reusesConnection && !message)
                    connections = oneRequestEach;
                throw fail(failure);
            }
        },
        close() {
            keepAlive.dispose();
            oneRequestEach.dispose();
        },
    };
}
/** Settles as the work does, or rejects as soon as the signal is aborted. */
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
        // Only 101 ends a request; its connection belongs to another protocol now.
        throw new errors/* AttemptError */.cb({ kind: 'malformed', reason: `status ${status} switches protocols` });
    }
    if (status >= 300 && status < 400) {
        throw new errors/* AttemptError */.cb({ kind: 'redirect', status, location: headers.location });
    }
    const serverTime = parseServerTime(headers);
    const text = await readBody(message);
    if (status >= 200 && status < 300)
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
/** The codes of network errors, such as ECONNRESET or EAI_AGAIN. Those of TLS are longer, such as CERT_HAS_EXPIRED. */
const NETWORK_ERROR = /^(?!EPROTO$)E(AI_)?[A-Z0-9]+$/;
function toFailure(error, { isConnected }, { aborted }) {
    const { code, message } = error;
    const reason = code ?? message;
    if (isConnected)
        return { kind: 'lost', reason: aborted ? 'the request timed out' : reason };
    if (aborted)
        return { kind: 'unconnected', reason: 'the connection timed out' };
    // The code of a failed proxy tunnel is ECONNRESET, whatever the response of the proxy.
    if (/^tunneling socket|from proxy$/.test(message))
        return { kind: 'unconnected', reason: message };
    return { kind: code === undefined || NETWORK_ERROR.test(code) ? 'unconnected' : 'untrusted', reason };
}

;// CONCATENATED MODULE: ./src/hoody/connection.ts




/**
 * Prepares connections to the API; none is made yet.
 *
 * @throws HoodyError if an environment variable makes requests unsafe or impossible
 */
function connect({ onNotice, nameOf, ...transportOptions }) {
    checkEnvironment(transportOptions.apiUrl);
    const transport = createTransport({
        ...transportOptions,
        userAgent: USER_AGENT,
        now: Date.now,
    });
    return {
        client: (budget) => createClient({
            transport,
            budget,
            random: Math.random,
            now: Date.now,
            onNotice,
            nameOf,
        }),
        close: () => transport.close(),
    };
}

;// CONCATENATED MODULE: ./src/network.ts
/** What needs Node's http, as one module: both programs load it when there is a request to send, not before. */




/***/ }),

/***/ 136:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ ProxyAgent)
/* harmony export */ });
/**
 * Stands in for undici in the bundle (see `paths` in tsconfig.json). @actions/http-client imports it at start
 * for `getAgentDispatcher`, which only API clients for GitHub call; its requests, also those through a proxy,
 * use Node's own http. Loading the real one takes longer than all the rest of this action.
 */
class ProxyAgent {
    constructor() {
        throw new Error('undici is not part of this bundle');
    }
}


/***/ })

};
;