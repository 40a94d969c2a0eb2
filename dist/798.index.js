"use strict";
exports.id = 798;
exports.ids = [798];
exports.modules = {

/***/ 951:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

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
// EXTERNAL MODULE: ./src/hoody/create-once.ts
var create_once = __webpack_require__(683);
// EXTERNAL MODULE: ./src/hoody/errors.ts
var errors = __webpack_require__(106);
// EXTERNAL MODULE: ./src/hoody/failure.ts
var hoody_failure = __webpack_require__(535);
// EXTERNAL MODULE: ./src/hoody/parse-response.ts
var parse_response = __webpack_require__(196);
// EXTERNAL MODULE: ./src/hoody/retry.ts
var retry = __webpack_require__(231);
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
        (0,retry/* requireTime */.zH)(budget);
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
                mayHaveActed ||= (0,retry/* isAmbiguous */.X2)(error);
                throw error;
            }
        };
        try {
            return await (0,retry/* retry */.L5)(attemptOnce, {
                budget,
                random,
                onRetry: ({ failure, attempts, delayMs }) => onNotice(`Could not ${task.description}: ${(0,hoody_failure/* summarizeFailure */.Ij)(failure)}. ` +
                    `Retrying in ${(delayMs / 1000).toFixed(1)} s (attempt ${attempts + 1}).`),
            });
        }
        catch (error) {
            if (budget.signal.aborted)
                throw cancelled(task, mayHaveActed);
            if (error instanceof retry/* OutOfTimeError */.JT)
                throw outOfTime(task, budget);
            throw error instanceof retry/* ExhaustedError */._p ? failed(task, error, budget) : error;
        }
    }
    const collection = (containerId) => ['containers', containerId, 'snapshots'];
    const item = (containerId, name) => [...collection(containerId), name];
    const listOnce = async (containerId) => {
        const request = { method: 'GET', segments: collection(containerId) };
        const { snapshots, nameless, limit } = await attempt(tasks.list(nameOf(containerId)), request, (body) => parse_response/* parseResponse */.x.list(body, containerId));
        if (nameless > 0)
            onNotice(`Ignored ${(0,format/* formatCount */.B4)(nameless, 'snapshot')} without a name in the list of container ${nameOf(containerId)}.`);
        return { snapshots, limit, ...serverClock.read() };
    };
    async function listForCreate(containerId) {
        try {
            return await listOnce(containerId);
        }
        catch (error) {
            if (!(error instanceof errors/* AttemptError */.cb) || (0,retry/* classifyFailure */.XE)(error.failure) !== 'final')
                throw error;
            throw failed(tasks.list(nameOf(containerId)), new retry/* ExhaustedError */._p(error.failure, 1, 'final'), budget);
        }
    }
    return {
        list: (containerId) => withRetry(tasks.list(nameOf(containerId)), () => listOnce(containerId)),
        async create(containerId, { alias, expiryDays, findExisting }) {
            const task = tasks.create(nameOf(containerId), alias.kind === 'explicit' ? alias.alias : alias.first);
            const creation = new create_once/* CreateOnce */.eW({
                description: task.description,
                post: (text) => {
                    const body = { alias: text, expiry: expiryDays };
                    const request = { method: 'POST', segments: collection(containerId), body };
                    return attempt(task, request, (response) => parse_response/* parseResponse */.x.create(response, containerId));
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
            return withRetry(task, () => attempt(task, request, (body) => parse_response/* parseResponse */.x.restore(body, name)));
        },
        setAlias(containerId, name, alias) {
            const task = tasks.alias(nameOf(containerId), name, alias);
            const segments = [...item(containerId, name), 'alias'];
            const request = { method: 'PATCH', segments, body: { alias } };
            return withRetry(task, () => attempt(task, request, (body) => parse_response/* parseResponse */.x.alias(body, containerId, name, alias)));
        },
        async delete(containerId, name) {
            const task = tasks.delete(nameOf(containerId), name);
            const request = { method: 'DELETE', segments: item(containerId, name) };
            let mayHaveActed = false;
            await withRetry(task, async () => {
                try {
                    await attempt(task, request, (body) => parse_response/* parseResponse */.x.delete(body, containerId, name));
                }
                catch (error) {
                    if (mayHaveActed && (0,errors/* isNotFound */.c4)(error))
                        return;
                    mayHaveActed ||= (0,retry/* isAmbiguous */.X2)(error);
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
    const { current_count: count, limit } = isFields(data) ? data : {};
    return {
        ...(typeof count === 'number' ? { count } : {}),
        ...(typeof limit === 'number' ? { limit } : {}),
    };
}
function describeDetails({ data, details, errors }) {
    const value = [data, details, errors].find((candidate) => isFields(candidate) || Array.isArray(candidate));
    return value === undefined ? undefined : JSON.stringify(value).slice(0, MAX_DETAILS_LENGTH);
}
function parseObject(text) {
    try {
        const value = JSON.parse(text);
        return isFields(value) ? value : {};
    }
    catch {
        return {};
    }
}
function isFields(value) {
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


/***/ })

};
;