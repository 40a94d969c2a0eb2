"use strict";
exports.id = 90;
exports.ids = [90];
exports.modules = {

/***/ 523:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* binding */ connect)
});

;// CONCATENATED MODULE: ./package.json
const package_namespaceObject = {"rE":"1.0.0"};
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(500);
;// CONCATENATED MODULE: ./src/hoody/budget.ts

/**
 * Starts a budget now.
 *
 * @param totalMs in milliseconds
 * @param signal aborted when the job is cancelled
 */
function startBudget(totalMs, signal) {
    const deadline = performance.now() + totalMs;
    return {
        totalMs,
        signal,
        remainingMs: () => Math.max(0, deadline - performance.now()),
        sleep: (ms) => (0,promises_.setTimeout)(ms, undefined, { signal }),
    };
}

// EXTERNAL MODULE: ./src/hoody/errors.ts
var errors = __webpack_require__(106);
// EXTERNAL MODULE: ./src/hoody/failure.ts
var hoody_failure = __webpack_require__(535);
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
    if (code === hoody_failure/* LIMIT_CODE */.Q)
        return 'final';
    // The API's own 503 says that nothing was done; one from a proxy may come after the API has acted.
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
/** A shorter attempt would tell nothing, while the API may act on it all the same. */
const MIN_ATTEMPT_MS = 1_000;
/** All attempts failed. */
class ExhaustedError extends Error {
    /** The last failure. */
    failure;
    attempts;
    /** Why there is no further attempt. */
    reason;
    constructor(failure, attempts, reason) {
        super((0,hoody_failure/* describeFailure */.I)(failure));
        this.name = 'ExhaustedError';
        this.failure = failure;
        this.attempts = attempts;
        this.reason = reason;
    }
}
/**
 * Calls `attempt` until it succeeds, fails for good, or the budget ends. Delays grow exponentially with jitter and
 * obey the `Retry-After` of the API.
 *
 * @throws ExhaustedError with the last failure; the signal's reason when the job is cancelled; any other error of
 *   `attempt` unchanged
 */
async function retry(attempt, options) {
    const { budget, random, onRetry } = options;
    for (let attempts = 1;; attempts++) {
        try {
            return await attempt();
        }
        catch (error) {
            budget.signal.throwIfAborted();
            if (!(error instanceof errors/* AttemptError */.cb))
                throw error;
            const { failure } = error;
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


/** How far apart two clocks can read the same moment: both round to the second. */
const CLOCK_RESOLUTION_MS = 1_000;
/** The tolerance if the server's clock is unknown. */
const CLOCK_SKEW_MS = 5_000;
/**
 * A create that can be repeated without creating a second snapshot. The API has no idempotency key, so after an
 * attempt whose response was lost, it looks in the list for a new snapshot with this alias.
 */
class CreateOnce {
    /** Whether an attempt may have created a snapshot that no response reported. */
    mayHaveActed = false;
    #options;
    #firstPostAt;
    constructor(options) {
        this.#options = options;
    }
    /** @throws AttemptError if it has to be repeated, or has failed */
    async attempt() {
        const { post, now, onNotice, aliasIsUnique } = this.#options;
        if (this.mayHaveActed) {
            const [created, ...surplus] = await this.#findCreated();
            if (created) {
                onNotice(`The answer was lost, but snapshot ${created.name} was created.`);
                if (aliasIsUnique)
                    await this.#delete(surplus);
                return created;
            }
        }
        this.#firstPostAt ??= now();
        let snapshot;
        try {
            snapshot = await post();
        }
        catch (error) {
            this.mayHaveActed ||= isAmbiguous(error) || isMalformed(error);
            throw error;
        }
        if (this.mayHaveActed && aliasIsUnique)
            await this.#deleteAllBut(snapshot);
        return snapshot;
    }
    /** Finds what earlier attempts created, newest first. */
    async #findCreated() {
        const { list, now, alias, aliasIsUnique } = this.#options;
        const { snapshots, serverTime } = await list();
        const ahead = serverTime === undefined ? 0 : serverTime - now();
        const tolerance = serverTime === undefined ? CLOCK_SKEW_MS : CLOCK_RESOLUTION_MS;
        const earliest = (this.#firstPostAt ?? now()) + ahead - tolerance;
        return snapshots.filter((snapshot) => snapshot.alias === alias && (aliasIsUnique || Date.parse(snapshot.created_at) >= earliest));
    }
    /** An earlier attempt can have been running still when the list did not yet show its snapshot. */
    async #deleteAllBut(kept) {
        try {
            const created = await this.#findCreated();
            await this.#delete(created.filter(({ name }) => name !== kept.name));
        }
        catch (error) {
            this.#options.onNotice(`It is not known whether a lost attempt made a second snapshot: ${error.message}.`);
        }
    }
    async #delete(surplus) {
        const { onNotice } = this.#options;
        for (const { name } of surplus) {
            onNotice(`An attempt whose answer was lost had made snapshot ${name} too; it is deleted again.`);
            await this.#options.delete(name).catch((error) => onNotice(error.message));
        }
    }
}
function isMalformed(error) {
    return error instanceof errors/* AttemptError */.cb && error.failure.kind === 'malformed';
}

// EXTERNAL MODULE: ./src/hoody/schema.ts
var schema = __webpack_require__(950);
;// CONCATENATED MODULE: ./src/hoody/advice.ts

/**
 * Suggests what to do about a failure, as sentences.
 *
 * @param permission what the token must be allowed to do, such as "restore this container"
 */
function advise(failure, permission) {
    switch (failure.kind) {
        case 'status':
            return adviseOnStatus(failure, permission);
        case 'unconnected':
            return 'Check `api-url`, and that the runner reaches it (a proxy is taken from HTTPS_PROXY and NO_PROXY).';
        case 'lost':
            return 'The API or the network is not well. Run the job again, or raise `timeout-seconds`.';
        case 'redirect':
            return 'Redirects are not followed, since the token would go along. Set `api-url` to where the API is.';
        case 'malformed':
            return 'Check that `api-url` is the Hoody API. If it is, this is an error of the server.';
        case 'untrusted':
            return 'Check `api-url`. A certificate authority of your own is named to Node.js by NODE_EXTRA_CA_CERTS.';
    }
}
function adviseOnStatus(failure, permission) {
    if (failure.code === hoody_failure/* LIMIT_CODE */.Q) {
        return 'The container has as many snapshots as it may: delete some, or give them an `expiry-days`.';
    }
    switch (failure.status) {
        case 400:
        case 422:
            return 'The API does not take these values. Check the inputs of this step.';
        case 401:
            return 'Check that `token` is a token of this API that has not expired.';
        case 403:
            return `Give the step a token that may ${permission}.`;
        case 404:
            return 'Check `container-id` and `snapshot`, and that `api-url` is the realm of the container.';
        case 409:
            return ('Something else kept the container busy. Raise `timeout-seconds`, ' +
                'or let one job at a time work on it with `concurrency`.');
        case 429:
            return 'The API asks for fewer requests. Run the job again later, or raise `timeout-seconds`.';
        default:
            return failure.status >= 500
                ? 'The API is not well. Run the job again, or raise `timeout-seconds`.'
                : 'Check the inputs of this step.';
    }
}

;// CONCATENATED MODULE: ./src/hoody/task.ts



const tasks = {
    list: (containerId) => ({
        kind: 'list',
        description: `list the snapshots of container ${containerId}`,
        permission: 'access this container',
    }),
    create: (containerId, alias) => ({
        kind: 'create',
        description: `create a snapshot of container ${containerId} with the alias "${alias}"`,
        permission: 'create snapshots of this container',
    }),
    restore: (containerId, name) => ({
        kind: 'restore',
        description: `restore container ${containerId} from snapshot ${name}`,
        permission: 'restore this container',
    }),
    alias: (containerId, name, alias) => ({
        kind: 'alias',
        description: alias === null
            ? `remove the alias of snapshot ${name} of container ${containerId}`
            : `give snapshot ${name} of container ${containerId} the alias "${alias}"`,
        permission: 'update snapshots of this container',
    }),
    delete: (containerId, name) => ({
        kind: 'delete',
        description: `delete snapshot ${name} of container ${containerId}`,
        permission: 'delete snapshots of this container',
    }),
};
/** The error of a task whose attempts are exhausted. */
function failed(task, { failure, attempts, reason }, budget) {
    const tried = attempts === 1 ? '' : ` on attempt ${attempts}`;
    const spent = reason === 'out-of-time'
        ? ` The ${budget.totalMs / 1000} s of \`timeout-seconds\` leave no time for another.`
        : '';
    const advice = advise(failure, task.permission);
    return new errors/* HoodyError */.CI(`Could not ${task.description}: ${(0,hoody_failure/* describeFailure */.I)(failure)}${tried}.${spent} ${advice}`, failure);
}
/** The error of a task that a cancelled job left unfinished. */
function cancelled(task) {
    return new errors/* HoodyError */.CI(`Could not ${task.description}: the job was cancelled. The API may still finish it.`);
}

;// CONCATENATED MODULE: ./src/hoody/client.ts






/** A create takes up to 10 s and a restore up to 30 s; these limits leave room for a bad day. */
const ATTEMPT_MS = {
    list: 20_000,
    create: 30_000,
    restore: 120_000,
    alias: 20_000,
    delete: 30_000,
};
function createClient(options) {
    const { transport, budget, random, now, onNotice, attemptMs = ATTEMPT_MS } = options;
    /** Makes one attempt, within its own time limit and the budget. */
    async function attempt(task, request, read) {
        const limitMs = Math.min(attemptMs[task.kind], Math.max(1, budget.remainingMs()));
        const signal = AbortSignal.any([budget.signal, AbortSignal.timeout(Math.ceil(limitMs))]);
        return read(await transport.send({ ...request, signal }));
    }
    /** Repeats an attempt until it succeeds or has failed for good. */
    async function withRetry(task, work) {
        try {
            return await retry(work, {
                budget,
                random,
                onRetry: ({ failure, attempts, delayMs }) => onNotice(`Could not ${task.description} yet: ${(0,hoody_failure/* describeFailure */.I)(failure)}. ` +
                    `Attempt ${attempts + 1} follows in ${(delayMs / 1000).toFixed(1)} s.`),
            });
        }
        catch (error) {
            if (budget.signal.aborted)
                throw cancelled(task);
            throw error instanceof ExhaustedError ? failed(task, error, budget) : error;
        }
    }
    const collection = (containerId) => ['containers', containerId, 'snapshots'];
    const item = (containerId, name) => [...collection(containerId), name];
    const listOnce = (containerId) => attempt(tasks.list(containerId), { method: 'GET', segments: collection(containerId) }, (response) => {
        const { data } = schema/* parseResponse */.xp.list(response.body);
        requireMatch('container_id', data.container_id, containerId);
        return { snapshots: (0,schema/* newestFirst */.ll)(data.snapshots), serverTime: response.serverTime };
    });
    /** Reports a list that failed for good as a list, so that the error does not blame the create. */
    async function listForCreate(containerId) {
        try {
            return await listOnce(containerId);
        }
        catch (error) {
            if (!(error instanceof errors/* AttemptError */.cb) || classifyFailure(error.failure) !== 'final')
                throw error;
            throw failed(tasks.list(containerId), new ExhaustedError(error.failure, 1, 'final'), budget);
        }
    }
    async function deleteSnapshot(containerId, name) {
        const task = tasks.delete(containerId, name);
        let mayHaveActed = false;
        await withRetry(task, async () => {
            try {
                await attempt(task, { method: 'DELETE', segments: item(containerId, name) }, (response) => {
                    const { data } = schema/* parseResponse */.xp.delete(response.body);
                    requireMatch('container_id', data.container_id, containerId);
                    requireMatch('snapshot_name', data.snapshot_name, name);
                });
            }
            catch (error) {
                // A 404 after an attempt whose response was lost: that attempt deleted it.
                if (mayHaveActed && (0,errors/* isNotFound */.c4)(error))
                    return;
                mayHaveActed ||= isAmbiguous(error);
                throw error;
            }
        });
    }
    return {
        async list(containerId) {
            const { snapshots } = await withRetry(tasks.list(containerId), () => listOnce(containerId));
            return snapshots;
        },
        async create(containerId, { alias, aliasIsUnique, expiryDays }) {
            const task = tasks.create(containerId, alias);
            const body = { alias, ...(expiryDays === undefined ? {} : { expiry: expiryDays }) };
            const creation = new CreateOnce({
                post: () => attempt(task, { method: 'POST', segments: collection(containerId), body }, (response) => {
                    const { data } = schema/* parseResponse */.xp.snapshot(response.body);
                    requireMatch('container_id', data.container_id, containerId);
                    return data.snapshot;
                }),
                list: () => listForCreate(containerId),
                delete: (name) => deleteSnapshot(containerId, name),
                now,
                onNotice,
                alias,
                aliasIsUnique,
            });
            try {
                return await withRetry(task, () => creation.attempt());
            }
            catch (error) {
                throw creation.mayHaveActed && error instanceof errors/* HoodyError */.CI
                    ? new errors/* AmbiguousCreateError */.J$(error, alias)
                    : error;
            }
        },
        restore(containerId, name) {
            const task = tasks.restore(containerId, name);
            const request = { method: 'PATCH', segments: item(containerId, name) };
            return withRetry(task, () => attempt(task, request, (response) => {
                const { data } = schema/* parseResponse */.xp.restore(response.body);
                if (data?.success === false) {
                    const reason = `success is false: ${data.message ?? 'no message'}`;
                    throw new errors/* AttemptError */.cb({ kind: 'malformed', reason });
                }
                requireMatch('name', data?.snapshot?.name, name);
                return data?.snapshot ?? undefined;
            }));
        },
        setAlias(containerId, name, alias) {
            const task = tasks.alias(containerId, name, alias);
            const segments = [...item(containerId, name), 'alias'];
            return withRetry(task, () => attempt(task, { method: 'PATCH', segments, body: { alias } }, (response) => {
                const { data } = schema/* parseResponse */.xp.snapshot(response.body);
                requireMatch('container_id', data.container_id, containerId);
                requireMatch('name', data.snapshot.name, name);
                return data.snapshot;
            }));
        },
        delete: deleteSnapshot,
    };
}
/** A response about something else than what was requested is not a response to it. */
function requireMatch(field, actual, requested) {
    if (actual === undefined || actual === requested)
        return;
    throw new errors/* AttemptError */.cb({ kind: 'malformed', reason: `its ${field} is ${actual}, not ${requested}` });
}

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(942);
// EXTERNAL MODULE: ./src/hoody/endpoint.ts
var endpoint = __webpack_require__(796);
;// CONCATENATED MODULE: ./src/hoody/response.ts

/** Far above what the snapshots of a container need; a server cannot make the runner hold more. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;
/** @throws AttemptError if the body exceeds 32 MiB */
async function readBody(message) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of message) {
        bytes += chunk.length;
        if (bytes > MAX_BODY_BYTES) {
            throw new errors/* AttemptError */.cb({ kind: 'malformed', reason: `it is longer than ${MAX_BODY_BYTES} bytes` });
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
        throw new errors/* AttemptError */.cb({ kind: 'lost', reason: text === '' ? 'it was empty' : 'it was not JSON' });
    }
}
/** Reads the message and code of an error response. Only the API sends JSON with a message; a proxy sends a page. */
function parseErrorBody(text, statusMessage, headers) {
    const body = parseObject(text);
    const code = typeof body.code === 'string' ? { code: body.code } : {};
    if (typeof body.message === 'string' && body.message !== '') {
        return { message: body.message, ...code, fromApi: true };
    }
    const contentType = headers['content-type']?.split(';')[0] ?? 'nothing';
    return {
        message: `${statusMessage || 'no reason'}; ${contentType} instead of a message`,
        ...code,
        fromApi: false,
    };
}
function parseObject(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        return {};
    }
}
/**
 * Parses `Retry-After`, a number of seconds or an HTTP date, to milliseconds. A date is relative to the server's
 * own clock.
 */
function parseRetryAfter(headers) {
    const value = headers['retry-after']?.trim() ?? '';
    if (/^\d{1,9}$/.test(value))
        return { retryAfterMs: Number(value) * 1000 };
    // Every form of an HTTP date starts with a weekday; Date.parse would also read a date into "1.5".
    const at = /^[A-Z][a-z]{2}/.test(value) ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(at))
        return {};
    return { retryAfterMs: Math.max(0, at - (parseServerTime(headers) ?? Date.now())) };
}
/** The server's clock, in milliseconds since 1970; undefined if the response has no date. */
function parseServerTime({ date }) {
    const serverTime = Date.parse(date ?? '');
    return Number.isNaN(serverTime) ? undefined : serverTime;
}

;// CONCATENATED MODULE: ./src/hoody/transport.ts




/**
 * Creates a transport over @actions/http-client. It keeps connections alive, uses the proxy of the environment and
 * does not follow redirects.
 */
function createTransport({ apiUrl, token, userAgent, onExchange }) {
    const signals = new SignalHandler();
    const client = new lib/* HttpClient */.Qq(userAgent, [signals], {
        allowRedirects: false,
        allowRetries: false,
        keepAlive: true,
        headers: { accept: 'application/json', authorization: `Bearer ${token}` },
    });
    async function attempt({ method, body, signal }, url) {
        const data = body === undefined ? null : JSON.stringify(body);
        const headers = body === undefined ? {} : { 'content-type': 'application/json' };
        signals.next = signal;
        const { message } = await client.request(method, url, data, headers);
        const status = message.statusCode ?? 0;
        if (status >= 300 && status < 400) {
            message.destroy();
            throw new errors/* AttemptError */.cb({ kind: 'redirect', status, location: message.headers.location });
        }
        const text = await readBody(message);
        if (status < 200 || status >= 300) {
            throw new errors/* AttemptError */.cb({
                kind: 'status',
                status,
                ...parseErrorBody(text, message.statusMessage, message.headers),
                ...parseRetryAfter(message.headers),
            });
        }
        return [status, { body: parseJson(text), serverTime: parseServerTime(message.headers) }];
    }
    return {
        async send(request) {
            const { method, segments, signal } = request;
            const url = (0,endpoint/* endpoint */.s)(apiUrl, segments);
            const path = new URL(url).pathname;
            const started = performance.now();
            const report = (result) => onExchange({ method, path, result, ms: performance.now() - started });
            try {
                const [status, response] = await attempt(request, url);
                report(String(status));
                return response;
            }
            catch (error) {
                const failed = error instanceof errors/* AttemptError */.cb ? error : new errors/* AttemptError */.cb(toFailure(error, signal));
                report(failed.failure.kind === 'status' ? String(failed.failure.status) : failed.message);
                throw failed;
            }
        },
        close: () => client.dispose(),
    };
}
/** Passes each request the signal of its attempt, for which the client has no parameter. */
class SignalHandler {
    next;
    /** The client calls this before `request` returns, so `next` still belongs to that request. */
    prepareRequest(options) {
        if (!this.next)
            return;
        options.signal = this.next;
        // A request that waits for its proxy tunnel ignores its own signal, so the tunnel's CONNECT gets it too.
        const { proxyOptions } = (options.agent ?? {});
        if (proxyOptions)
            proxyOptions.signal = this.next;
    }
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return Promise.reject(new Error('no other authentication is supported'));
    }
}
function toFailure(error, signal) {
    if (signal.aborted)
        return { kind: 'lost', reason: 'no answer in time' };
    const { code, syscall, message } = error;
    // Its code is ECONNRESET, whatever the proxy said.
    if (message.startsWith('tunneling socket could not be established')) {
        return { kind: 'unconnected', reason: message };
    }
    const reason = code ?? message;
    if (isTlsError(code))
        return { kind: 'untrusted', reason };
    const unconnected = syscall === 'connect' ||
        syscall === 'getaddrinfo' ||
        error.errors !== undefined; // every address of the host failed
    return { kind: unconnected ? 'unconnected' : 'lost', reason };
}
function isTlsError(code) {
    return /^(EPROTO$|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_CERT_|ERR_SSL_|INVALID_CA)/.test(code ?? '');
}

;// CONCATENATED MODULE: ./src/hoody/connection.ts




function connect({ onNotice, ...transportOptions }) {
    const transport = createTransport({ ...transportOptions, userAgent: `hoody-snapshot/${package_namespaceObject.rE}` });
    return {
        client: (budgetMs, signal) => createClient({
            transport,
            budget: startBudget(budgetMs, signal),
            random: Math.random,
            now: Date.now,
            onNotice,
        }),
        close: () => transport.close(),
    };
}


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