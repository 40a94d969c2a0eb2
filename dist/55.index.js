"use strict";
exports.id = 55;
exports.ids = [55];
exports.modules = {

/***/ 5925:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* binding */ connect)
});

;// CONCATENATED MODULE: ./package.json
const package_namespaceObject = {"rE":"1.0.0"};
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./src/hoody/budget.ts

/**
 * A budget that begins now.
 *
 * @param totalMs how long the step may take, in milliseconds
 * @param signal aborted when the job is cancelled
 */
function startBudget(totalMs, signal) {
    const ends = performance.now() + totalMs;
    return {
        totalMs,
        signal,
        remainingMs: () => Math.max(0, ends - performance.now()),
        sleep: (ms) => (0,promises_.setTimeout)(ms, undefined, { signal }),
    };
}

// EXTERNAL MODULE: ./src/hoody/errors.ts
var errors = __webpack_require__(5106);
;// CONCATENATED MODULE: ./src/hoody/retry.ts

function judge(failure) {
    switch (failure.kind) {
        case 'unconnected':
            return 'again';
        case 'lost':
            return 'unsure';
        case 'redirect':
        case 'malformed':
        case 'untrusted':
            return 'fail';
        case 'status':
            return judgeStatus(failure);
    }
}
function judgeStatus({ status, code, spoken }) {
    if (code === errors/* LIMIT_CODE */.Qf)
        return 'fail';
    // A 503 of the API's own says that nothing was done; one of a proxy may come after the API has acted.
    if (status === 503)
        return spoken ? 'again' : 'unsure';
    if (status === 409 || status === 429)
        return 'again';
    if (status === 408 || status === 425 || status >= 500)
        return 'unsure';
    return 'fail';
}
/** Whether the API may have acted on an attempt that failed so. */
function isUnsure(error) {
    return error instanceof errors/* AttemptError */.cb && judge(error.failure) === 'unsure';
}
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 5_000;
/** An attempt that is cut off sooner tells nothing, and what it asked for may be done all the same. */
const SHORTEST_ATTEMPT_MS = 1_000;
/** The attempts ended without success: the last failure, how many there were, and why there is no other. */
class ExhaustedError extends Error {
    failure;
    attempts;
    reason;
    constructor(failure, attempts, reason) {
        super((0,errors/* describe */.q0)(failure));
        this.name = 'ExhaustedError';
        this.failure = failure;
        this.attempts = attempts;
        this.reason = reason;
    }
}
/**
 * Calls `attempt` until it succeeds, fails for good, or the budget ends. The waits grow exponentially with
 * jitter; a `Retry-After` of the API is obeyed.
 *
 * @throws ExhaustedError with the last failure; the signal's reason when the job is cancelled; whatever else
 *   `attempt` throws, as it is.
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
            if (judge(failure) === 'fail')
                throw new ExhaustedError(failure, attempts, 'final');
            const delayMs = delayBefore(attempts, failure, random);
            if (delayMs + SHORTEST_ATTEMPT_MS > budget.remainingMs())
                throw new ExhaustedError(failure, attempts, 'out-of-time');
            onRetry({ failure, attempts, delayMs });
            await budget.sleep(delayMs);
        }
    }
}
function delayBefore(attempts, failure, random) {
    const ceiling = Math.min(FIRST_DELAY_MS * 2 ** (attempts - 1), LONGEST_DELAY_MS);
    const delayMs = ceiling / 2 + (random() * ceiling) / 2;
    const askedMs = failure.kind === 'status' ? (failure.retryAfterMs ?? 0) : 0;
    return Math.max(delayMs, askedMs);
}

;// CONCATENATED MODULE: ./src/hoody/create-once.ts


/** How far apart two clocks may tell the same moment: both round to the second. */
const CLOCK_GRAIN_MS = 1_000;
/** The same where the server's clock is not known. */
const CLOCK_DRIFT_MS = 5_000;
/**
 * A create that can be attempted again without making a second snapshot. The API has no idempotency key, so
 * after an attempt whose answer was lost, the list is asked for a snapshot of this alias that was not there before.
 */
class CreateOnce {
    /** Whether a snapshot may have been made that no answer told of. */
    mayHaveActed = false;
    #options;
    #askedAt;
    constructor(options) {
        this.#options = options;
    }
    /** @throws AttemptError when it has to be attempted again, or has failed */
    async attempt() {
        const { post, now, onNotice, aliasIsUnique } = this.#options;
        if (this.mayHaveActed) {
            const [made, ...surplus] = await this.#findMade();
            if (made) {
                onNotice(`The answer was lost, but snapshot ${made.name} was created.`);
                if (aliasIsUnique)
                    await this.#remove(surplus);
                return made;
            }
        }
        this.#askedAt ??= now();
        let snapshot;
        try {
            snapshot = await post();
        }
        catch (error) {
            this.mayHaveActed ||= isUnsure(error) || isMalformed(error);
            throw error;
        }
        if (this.mayHaveActed && aliasIsUnique)
            await this.#removeAllBut(snapshot);
        return snapshot;
    }
    /** What earlier attempts made, newest first. */
    async #findMade() {
        const { list, now, alias, aliasIsUnique } = this.#options;
        const { snapshots, serverTime } = await list();
        const ahead = serverTime === undefined ? 0 : serverTime - now();
        const tolerance = serverTime === undefined ? CLOCK_DRIFT_MS : CLOCK_GRAIN_MS;
        const earliest = (this.#askedAt ?? now()) + ahead - tolerance;
        return snapshots.filter((snapshot) => snapshot.alias === alias && (aliasIsUnique || Date.parse(snapshot.created_at) >= earliest));
    }
    /** An earlier attempt can have been at work still when the list did not show its snapshot yet. */
    async #removeAllBut(kept) {
        try {
            const made = await this.#findMade();
            await this.#remove(made.filter(({ name }) => name !== kept.name));
        }
        catch (error) {
            this.#options.onNotice(`It is not known whether a lost attempt made a second snapshot: ${error.message}.`);
        }
    }
    async #remove(surplus) {
        const { remove, onNotice } = this.#options;
        for (const { name } of surplus) {
            onNotice(`An attempt whose answer was lost had made snapshot ${name} too; it is deleted again.`);
            await remove(name).catch((error) => onNotice(error.message));
        }
    }
}
function isMalformed(error) {
    return error instanceof errors/* AttemptError */.cb && error.failure.kind === 'malformed';
}

// EXTERNAL MODULE: ./src/hoody/schema.ts
var schema = __webpack_require__(9950);
// EXTERNAL MODULE: ./src/hoody/select.ts
var hoody_select = __webpack_require__(7045);
;// CONCATENATED MODULE: ./src/hoody/task.ts

const tasks = {
    list: (containerId) => ({
        kind: 'list',
        words: `list the snapshots of container ${containerId}`,
        permission: 'access this container',
    }),
    create: (containerId, alias) => ({
        kind: 'create',
        words: `create a snapshot of container ${containerId} with the alias "${alias}"`,
        permission: 'create snapshots of this container',
    }),
    restore: (containerId, name) => ({
        kind: 'restore',
        words: `restore container ${containerId} from snapshot ${name}`,
        permission: 'restore this container',
    }),
    alias: (containerId, name, alias) => ({
        kind: 'alias',
        words: alias === null
            ? `remove the alias of snapshot ${name} of container ${containerId}`
            : `give snapshot ${name} of container ${containerId} the alias "${alias}"`,
        permission: 'update snapshots of this container',
    }),
    delete: (containerId, name) => ({
        kind: 'delete',
        words: `delete snapshot ${name} of container ${containerId}`,
        permission: 'delete snapshots of this container',
    }),
};
/** The error of a task whose attempts have ended. */
function failed(task, { failure, attempts, reason }, budget) {
    const tried = attempts === 1 ? '' : ` on attempt ${attempts}`;
    const spent = reason === 'out-of-time'
        ? ` The ${budget.totalMs / 1000} s of \`timeout-seconds\` leave no time for another.`
        : '';
    const advice = (0,errors/* advise */.TH)(failure, task.permission);
    return new errors/* HoodyError */.CI(`Could not ${task.words}: ${(0,errors/* describe */.q0)(failure)}${tried}.${spent} ${advice}`, failure);
}
/** The error of a task that the cancelled job left unfinished. */
function cancelled(task) {
    return new errors/* HoodyError */.CI(`Could not ${task.words}: the job was cancelled. The API may still finish it.`);
}

;// CONCATENATED MODULE: ./src/hoody/client.ts






/** A create takes up to 10 s and a restore up to 30 s; these leave room for a bad day. */
const ATTEMPT_MS = {
    list: 20_000,
    create: 30_000,
    restore: 120_000,
    alias: 20_000,
    delete: 30_000,
};
function createHoody(options) {
    const { transport, budget, random, now, onNotice, attemptMs = ATTEMPT_MS } = options;
    /** One attempt, within its own time limit and the step's. */
    async function attempt(task, request, read) {
        const limitMs = Math.min(attemptMs[task.kind], Math.max(1, budget.remainingMs()));
        const signal = AbortSignal.any([budget.signal, AbortSignal.timeout(Math.ceil(limitMs))]);
        return read(await transport.send({ ...request, signal }));
    }
    /** Attempts until it succeeds or has failed for good. */
    async function persist(task, work) {
        try {
            return await retry(work, {
                budget,
                random,
                onRetry: ({ failure, attempts, delayMs }) => onNotice(`Could not ${task.words} yet: ${(0,errors/* describe */.q0)(failure)}. ` +
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
    const listOnce = (containerId) => attempt(tasks.list(containerId), { method: 'GET', segments: collection(containerId) }, (reply) => {
        const { data } = schema/* answers */.GA.list(reply.body);
        expectSame('container_id', data.container_id, containerId);
        return { snapshots: (0,hoody_select/* newestFirst */.ll)(data.snapshots), serverTime: reply.serverTime };
    });
    /** A list that has failed for good is told as such: it is not the create that was refused. */
    async function listToReconcile(containerId) {
        try {
            return await listOnce(containerId);
        }
        catch (error) {
            if (!(error instanceof errors/* AttemptError */.cb) || judge(error.failure) !== 'fail')
                throw error;
            throw failed(tasks.list(containerId), new ExhaustedError(error.failure, 1, 'final'), budget);
        }
    }
    async function remove(containerId, name) {
        const task = tasks.delete(containerId, name);
        let mayHaveActed = false;
        await persist(task, async () => {
            try {
                await attempt(task, { method: 'DELETE', segments: item(containerId, name) }, (reply) => {
                    const { data } = schema/* answers */.GA.delete(reply.body);
                    expectSame('container_id', data.container_id, containerId);
                    expectSame('snapshot_name', data.snapshot_name, name);
                });
            }
            catch (error) {
                // A 404 after an attempt whose answer was lost: that attempt deleted it.
                if (mayHaveActed && (0,errors/* isNotFound */.c4)(error))
                    return;
                mayHaveActed ||= isUnsure(error);
                throw error;
            }
        });
    }
    return {
        async list(containerId) {
            const { snapshots } = await persist(tasks.list(containerId), () => listOnce(containerId));
            return snapshots;
        },
        async create(containerId, { alias, aliasIsUnique, expiryDays }) {
            const task = tasks.create(containerId, alias);
            const body = { alias, ...(expiryDays === undefined ? {} : { expiry: expiryDays }) };
            const creation = new CreateOnce({
                post: () => attempt(task, { method: 'POST', segments: collection(containerId), body }, (reply) => {
                    const { data } = schema/* answers */.GA.snapshot(reply.body);
                    expectSame('container_id', data.container_id, containerId);
                    return data.snapshot;
                }),
                list: () => listToReconcile(containerId),
                remove: (name) => remove(containerId, name),
                now,
                onNotice,
                alias,
                aliasIsUnique,
            });
            try {
                return await persist(task, () => creation.attempt());
            }
            catch (error) {
                throw creation.mayHaveActed && error instanceof errors/* HoodyError */.CI ? new errors/* UncertainError */.On(error, alias) : error;
            }
        },
        restore(containerId, name) {
            const task = tasks.restore(containerId, name);
            const request = { method: 'PATCH', segments: item(containerId, name) };
            return persist(task, () => attempt(task, request, (reply) => {
                const { data } = schema/* answers */.GA.restore(reply.body);
                if (data?.success === false) {
                    const reason = `success is false: ${data.message ?? 'no message'}`;
                    throw new errors/* AttemptError */.cb({ kind: 'malformed', reason });
                }
                expectSame('name', data?.snapshot?.name, name);
                return data?.snapshot ?? undefined;
            }));
        },
        setAlias(containerId, name, alias) {
            const task = tasks.alias(containerId, name, alias);
            const request = {
                method: 'PATCH',
                segments: [...item(containerId, name), 'alias'],
                body: { alias },
            };
            return persist(task, () => attempt(task, request, (reply) => {
                const { data } = schema/* answers */.GA.snapshot(reply.body);
                expectSame('container_id', data.container_id, containerId);
                expectSame('name', data.snapshot.name, name);
                return data.snapshot;
            }));
        },
        delete: remove,
    };
}
/** An answer that speaks of something else than what was asked for is no answer to it. */
function expectSame(field, told, asked) {
    if (told === undefined || told === asked)
        return;
    throw new errors/* AttemptError */.cb({ kind: 'malformed', reason: `its ${field} is ${told}, not ${asked}` });
}

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(4942);
// EXTERNAL MODULE: ./src/hoody/endpoint.ts
var endpoint = __webpack_require__(9796);
;// CONCATENATED MODULE: ./src/hoody/transport.ts



/** Far above what a container's snapshots can take; a server cannot make the runner hold more. */
const LARGEST_BODY_BYTES = 32 * 1024 * 1024;
/**
 * A transport over @actions/http-client: connections are kept alive, a proxy is taken from the environment,
 * redirects are not followed.
 */
function createTransport({ apiUrl, token, userAgent, onExchange }) {
    const signalled = new SignalHandler();
    const client = new lib/* HttpClient */.Qq(userAgent, [signalled], {
        allowRedirects: false,
        allowRetries: false,
        keepAlive: true,
        headers: { accept: 'application/json', authorization: `Bearer ${token}` },
    });
    async function attempt({ method, body, signal }, url) {
        const data = body === undefined ? null : JSON.stringify(body);
        const headers = body === undefined ? {} : { 'content-type': 'application/json' };
        signalled.next = signal;
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
                ...readError(text, message),
                ...readRetryAfter(message.headers),
            });
        }
        const serverTime = Date.parse(message.headers.date ?? '');
        return [status, { body: readJson(text), serverTime: Number.isNaN(serverTime) ? undefined : serverTime }];
    }
    return {
        async send(request) {
            const { method, segments, signal } = request;
            const url = (0,endpoint/* endpoint */.s)(apiUrl, segments);
            const path = new URL(url).pathname;
            const started = performance.now();
            const report = (outcome) => onExchange({ method, path, outcome, ms: performance.now() - started });
            try {
                const [status, reply] = await attempt(request, url);
                report(String(status));
                return reply;
            }
            catch (error) {
                const failed = error instanceof errors/* AttemptError */.cb ? error : new errors/* AttemptError */.cb(failureOf(error, signal));
                report(failed.failure.kind === 'status' ? String(failed.failure.status) : failed.message);
                throw failed;
            }
        },
        close: () => client.dispose(),
    };
}
/** Hands each request the signal of its attempt, which the client has no parameter for. */
class SignalHandler {
    next;
    /** The client calls this before `request` returns, so `next` is still the one that was set for it. */
    prepareRequest(options) {
        if (!this.next)
            return;
        options.signal = this.next;
        // A request waits for its tunnel deaf to its own signal, so the tunnel's CONNECT, made right after this, has it too.
        const { proxyOptions } = (options.agent ?? {});
        if (proxyOptions)
            proxyOptions.signal = this.next;
    }
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return Promise.reject(new Error('no other authentication is known'));
    }
}
async function readBody(message) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of message) {
        bytes += chunk.length;
        if (bytes > LARGEST_BODY_BYTES) {
            throw new errors/* AttemptError */.cb({ kind: 'malformed', reason: `it is longer than ${LARGEST_BODY_BYTES} bytes` });
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
function readJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw new errors/* AttemptError */.cb({ kind: 'lost', reason: text === '' ? 'it was empty' : 'it was not JSON' });
    }
}
/** What an error says of itself. Only the API answers in JSON with a message; a proxy answers with a page. */
function readError(text, { statusMessage, headers, }) {
    const said = parseObject(text);
    const code = typeof said.code === 'string' ? { code: said.code } : {};
    if (typeof said.message === 'string' && said.message !== '') {
        return { message: said.message, ...code, spoken: true };
    }
    const page = headers['content-type']?.split(';')[0] ?? 'nothing';
    return { message: `${statusMessage || 'no reason'}; ${page} instead of a message`, ...code, spoken: false };
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
/** `Retry-After` is a number of seconds or an HTTP date; a date counts from the server's own clock. */
function readRetryAfter(headers) {
    const value = headers['retry-after']?.trim() ?? '';
    if (/^\d{1,9}$/.test(value))
        return { retryAfterMs: Number(value) * 1000 };
    // Every form of an HTTP date begins with the day of the week; Date.parse would also read one into "1.5".
    const at = /^[A-Z][a-z]{2}/.test(value) ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(at))
        return {};
    const serverNow = Date.parse(headers.date ?? '');
    return { retryAfterMs: Math.max(0, at - (Number.isNaN(serverNow) ? Date.now() : serverNow)) };
}
function failureOf(error, signal) {
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
        error.errors !== undefined; // every address of the host was tried in vain
    return { kind: unconnected ? 'unconnected' : 'lost', reason };
}
function isTlsError(code) {
    return /^(EPROTO$|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_CERT_|ERR_SSL_|INVALID_CA)/.test(code ?? '');
}

;// CONCATENATED MODULE: ./src/connection.ts




/** Opens a way to the API that tells the log of every request. */
function connect({ apiUrl, token }, log) {
    const transport = createTransport({
        apiUrl,
        token,
        userAgent: `hoody-snapshot/${package_namespaceObject.rE}`,
        onExchange: (exchange) => log.exchange(exchange),
    });
    return {
        hoody: (budgetMs, signal) => createHoody({
            transport,
            budget: startBudget(budgetMs, signal),
            random: Math.random,
            now: Date.now,
            onNotice: (notice) => log.info(notice),
        }),
        close: () => transport.close(),
    };
}


/***/ }),

/***/ 5136:
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