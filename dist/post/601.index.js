"use strict";
exports.id = 601;
exports.ids = [601];
exports.modules = {

/***/ 476:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ readRegularFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);

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

/***/ 118:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rejectState: () => (/* binding */ rejectState),
  runPostStep: () => (/* binding */ runPostStep),
  withSession: () => (/* reexport */ withSession)
});

// EXTERNAL MODULE: ./src/text/message.ts
var text_message = __webpack_require__(400);
;// CONCATENATED MODULE: ./src/base/budget.ts

const STEP_LIMIT = (0,text_message/* line */.n8)('`timeout-seconds`');
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

;// CONCATENATED MODULE: ./src/base/labels.ts
function labels_nameByLabel(labels) {
    return (containerId) => labels[containerId] ?? containerId;
}

// EXTERNAL MODULE: ./src/text/redact.ts
var text_redact = __webpack_require__(326);
;// CONCATENATED MODULE: ./src/base/user-error.ts


class user_error_UserError extends Error {
    constructor(headline, ...details) {
        super((0,text_message/* composeMessage */.SB)(headline, ...details));
        this.name = 'UserError';
    }
}
class UnexpectedError extends user_error_UserError {
    constructor({ stack, message }) {
        super((0,text_message/* line */.n8)('This is a bug in the action. Report it with this log:'), (0,text_redact/* own */.ZV)(stack ?? message));
        this.name = 'UnexpectedError';
    }
}
function user_error_toUserError(thrown) {
    return thrown instanceof user_error_UserError ? thrown : new UnexpectedError(thrown);
}
function reasonOf(thrown) {
    return (0,text_message/* line */.n8) `Reason: ${(0,text_redact/* own */.ZV)(thrown.message)}`;
}

// EXTERNAL MODULE: ./src/guard/rollback-word.ts
var rollback_word = __webpack_require__(714);
// EXTERNAL MODULE: ./src/text/time.ts
var time = __webpack_require__(466);
;// CONCATENATED MODULE: ./src/text/format.ts



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
    return own(text);
}
function format_formatTime(iso) {
    return (0,text_redact/* own */.ZV)(`${new Date(timeOf(iso)).toISOString().slice(0, 19).replace('T', ' ')} UTC`);
}
function timeOf(iso) {
    return (0,time/* parseTime */.pe)(iso) ?? Number.NaN;
}
const AGE_UNITS = [
    ['minute', 60_000, 59],
    ['hour', 3_600_000, 23],
    ['day', 86_400_000, 59],
    ['month', 2_629_800_000, 23],
];
const YEAR_MS = 31_557_600_000;
function format_formatAge(iso, now) {
    const difference = timeOf(iso) - now;
    const ms = Math.abs(difference);
    if (ms < 30_000)
        return line('just now');
    const span = formatRounded(ms);
    return difference < 0 ? line `${span} ago` : line `in ${span}`;
}
function formatSpanSince(iso, now) {
    const ms = now - timeOf(iso);
    if (ms < 0)
        return undefined;
    const seconds = Math.round(ms / 1000);
    return seconds < 60 ? (0,text_message/* line */.n8) `${seconds} s` : formatRounded(ms);
}
function formatRounded(ms) {
    for (const [unit, length, most] of AGE_UNITS) {
        const count = Math.round(ms / length);
        if (count <= most)
            return format_formatCount(count, unit);
    }
    return format_formatCount(Math.round(ms / YEAR_MS), 'year');
}
function formatDuration(ms) {
    if (Math.round(ms / 100) < 600)
        return (0,text_redact/* own */.ZV)(`${(ms / 1000).toFixed(1)} s`);
    const seconds = Math.round(ms / 1000);
    return (0,text_message/* line */.n8) `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
function format_formatCount(count, noun) {
    const ending = noun.endsWith('s') ? 'es' : 's';
    return (0,text_redact/* own */.ZV)(`${count} ${noun}${count === 1 ? '' : ending}`);
}
function formatSpan(ms) {
    if (ms % 86_400_000 === 0)
        return format_formatCount(ms / 86_400_000, 'day');
    if (ms % 3_600_000 === 0)
        return format_formatCount(ms / 3_600_000, 'hour');
    return format_formatCount(ms / 60_000, 'minute');
}

;// CONCATENATED MODULE: ./src/hoody/calls.ts

const CHECK_LIST = (0,text_message/* line */.n8)('To find out, list the snapshots of the container with the operation `list`.');
const calls = {
    list: ({ id, name }) => ({
        kind: 'list',
        description: (0,text_message/* line */.n8) `list the snapshots of container ${name}`,
        method: 'GET',
        segments: collection(id),
    }),
    create: ({ id, name }, alias, expiryDays) => ({
        kind: 'create',
        description: (0,text_message/* line */.n8) `create snapshot "${alias}" of container ${name}`,
        method: 'POST',
        segments: collection(id),
        body: { alias, expiry: expiryDays },
    }),
    restore: ({ id, name }, snapshot) => ({
        kind: 'restore',
        description: (0,text_message/* line */.n8) `restore container ${name} from snapshot ${snapshot}`,
        event: {
            noun: (0,text_message/* line */.n8) `The restore of container ${name} from snapshot ${snapshot}`,
            check: (0,text_message/* line */.n8)('To find out, look at the container, and at its snapshots with the operation `list`: `last_used_at` is the time of the last restore.'),
        },
        method: 'PATCH',
        segments: item(id, snapshot),
    }),
    alias: ({ id, name }, snapshot, alias) => ({
        kind: 'alias',
        description: alias === null
            ? (0,text_message/* line */.n8) `remove the alias of snapshot ${snapshot} of container ${name}`
            : (0,text_message/* line */.n8) `set alias "${alias}" on snapshot ${snapshot} of container ${name}`,
        event: {
            noun: (0,text_message/* line */.n8) `The change of the alias of snapshot ${snapshot} of container ${name}`,
            check: CHECK_LIST,
        },
        method: 'PATCH',
        segments: [...item(id, snapshot), (0,text_message/* line */.n8)('alias')],
        body: { alias },
    }),
    delete: ({ id, name }, snapshot) => ({
        kind: 'delete',
        description: (0,text_message/* line */.n8) `delete snapshot ${snapshot} of container ${name}`,
        event: { noun: (0,text_message/* line */.n8) `The deletion of snapshot ${snapshot} of container ${name}`, check: CHECK_LIST },
        method: 'DELETE',
        segments: item(id, snapshot),
    }),
};
function collection(id) {
    return [(0,text_message/* line */.n8)('containers'), id, (0,text_message/* line */.n8)('snapshots')];
}
function item(id, snapshot) {
    return [...collection(id), snapshot];
}

;// CONCATENATED MODULE: ./src/text/list.ts
function list_join(texts, separator = ', ') {
    return texts.join(separator);
}
function joinAlternatives(texts) {
    const separator = texts.length > 2 ? ', or ' : ' or ';
    return [texts.slice(0, -1).join(', '), ...texts.slice(-1)]
        .filter((text) => text !== '')
        .join(separator);
}
function list_splitList(text, separator) {
    return text.split(separator)
        .map((item) => item.trim())
        .filter((item) => item !== '');
}

;// CONCATENATED MODULE: ./src/hoody/failure.ts




const LIMIT_CODE = 'CONTAINER_SNAPSHOT_LIMIT';
const PRESPAWN_CODE = 'SNAPSHOT_PRESPAWN_FORBIDDEN';
const BUSY_CODES = ['SNAPSHOT_OPERATION_IN_PROGRESS', 'container_finalizing'];
const LATER = { next: 'again', mayHaveActed: false };
const UNCLEAR = { next: 'look first', mayHaveActed: true };
const FINAL = { next: 'give up', mayHaveActed: false };
const ON_LOST = (0,text_message/* line */.n8)('Check the network and the status of the API. Rerun the job, or increase `timeout-seconds`.');
const ON_INPUTS = (0,text_message/* line */.n8)('Check the inputs of this step.');
const ON_REJECTED = (0,text_message/* line */.n8) `The API rejected a value. ${ON_INPUTS}`;
const ON_PROBLEM = (0,text_message/* line */.n8)('The API has a problem. Rerun the job later, or increase `timeout-seconds`.');
const MEANINGS = {
    unsent: { ...FINAL, advice: (0,text_message/* line */.n8)('Increase `timeout-seconds`.') },
    unconnected: {
        ...LATER,
        advice: (0,text_message/* line */.n8)('Check `api-url`, the network of the runner, and its proxy settings (HTTPS_PROXY and NO_PROXY).'),
    },
    lost: { ...UNCLEAR, advice: ON_LOST },
    redirect: {
        ...FINAL,
        advice: (0,text_message/* line */.n8)('The action does not follow redirects, to protect the token. Set `api-url` to the URL of the API.'),
    },
    malformed: {
        ...FINAL,
        mayHaveActed: true,
        advice: (0,text_message/* line */.n8)('Check that `api-url` is the URL of the Hoody API. If it is, contact Hoody support.'),
    },
    oversized: {
        ...FINAL,
        mayHaveActed: true,
        advice: (0,text_message/* line */.n8)('The container has too many snapshots for one response. Delete some of them by their names.'),
    },
    replaced: {
        ...FINAL,
        advice: (0,text_message/* line */.n8)('Another step or job created a snapshot of the same name. To find another one, use the operation `list`.'),
    },
    untrusted: {
        ...FINAL,
        advice: (0,text_message/* line */.n8)('Check `api-url`. For a private certificate authority, set NODE_EXTRA_CA_CERTS.'),
    },
    [LIMIT_CODE]: {
        ...FINAL,
        advice: (0,text_message/* line */.n8)('The container has reached its snapshot limit. Delete snapshots, or let new ones expire.'),
    },
    [PRESPAWN_CODE]: {
        ...LATER,
        advice: (0,text_message/* line */.n8)('The platform is still preparing the container. Rerun the job later, or increase `timeout-seconds`.'),
    },
    '400': { ...FINAL, advice: ON_REJECTED },
    '401': { ...FINAL, advice: (0,text_message/* line */.n8)('Check that `token` is a token of this API that has not expired.') },
    '403': {
        ...FINAL,
        advice: (0,text_message/* line */.n8)('Use a token that has the permission `containers.features.snapshots` for this container.'),
    },
    '404': {
        ...FINAL,
        advice: (kind) => kind === 'list' || kind === 'create'
            ? (0,text_message/* line */.n8)('Check `container-id`, and that `api-url` is the realm of the container.')
            : (0,text_message/* line */.n8)('Check `container-id` and the snapshot, and that `api-url` is the realm of the container.'),
    },
    '408': { ...UNCLEAR, advice: ON_LOST },
    '409': {
        ...LATER,
        advice: (0,text_message/* line */.n8)('The container is busy. Increase `timeout-seconds`, or use `concurrency` to run one job at a time.'),
    },
    '422': { ...FINAL, advice: ON_REJECTED },
    '425': { ...UNCLEAR, advice: ON_LOST },
    '429': {
        ...LATER,
        advice: (0,text_message/* line */.n8)('The API limits the rate of requests. Rerun the job later, or increase `timeout-seconds`.'),
    },
    '503 of the API': { ...LATER, advice: ON_PROBLEM },
    '5xx': { ...UNCLEAR, advice: ON_PROBLEM },
    '4xx': { ...FINAL, advice: ON_INPUTS },
    '407': {
        ...FINAL,
        advice: (0,text_message/* line */.n8)('The proxy requires a login. Check the user name and the password in HTTPS_PROXY.'),
    },
    '4xx of a gateway': {
        next: 'again for a while',
        mayHaveActed: false,
        advice: (0,text_message/* line */.n8)('A gateway or another server responded, not the API. Check `api-url`; if the API was restarting, rerun the job.'),
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
            return (0,text_message/* line */.n8) `a gateway responded with ${failure.status}`;
        case 'unsent':
            return (0,text_message/* line */.n8)('no time is left');
        case 'unconnected':
            return (0,text_message/* line */.n8)('the connection failed');
        case 'lost':
            return (0,text_message/* line */.n8)('no complete response arrived');
        case 'malformed':
            return (0,text_message/* line */.n8)('the API response is invalid');
        case 'oversized':
            return (0,text_message/* line */.n8)('the API response is too long');
        case 'replaced':
            return (0,text_message/* line */.n8)('the name now refers to another snapshot');
        case 'untrusted':
            return (0,text_message/* line */.n8)('the TLS handshake failed');
    }
}
function describeStatus({ status, fromApi }) {
    if (fromApi)
        return (0,text_message/* line */.n8) `the API responded with ${status}`;
    return status === 407 ? (0,text_message/* line */.n8) `the proxy responded with ${status}` : (0,text_message/* line */.n8) `a gateway responded with ${status}`;
}
function summarizeFailure(failure) {
    const reason = (0,text_redact/* own */.ZV)(oneLine(failure_reasonOf(failure)).replace(/\.$/, ''));
    return (0,text_message/* line */.n8) `${describeFailure(failure)} (${reason})`;
}
function explainFailure(failure) {
    const reason = oneLine(failure_reasonOf(failure));
    if (failure.kind !== 'status')
        return [(0,text_message/* line */.n8) `Reason: ${reason}`];
    const label = failure.fromApi ? (0,text_message/* line */.n8)('API message') : (0,text_message/* line */.n8)('Message');
    return [(0,text_message/* line */.n8) `${label}: ${reason}`, ...explainStatus(failure)];
}
function isBusy(failure) {
    return failure.kind === 'status' && failure.fromApi && meaningOf(failure) === MEANINGS['409'];
}
function failure_reasonOf(failure) {
    switch (failure.kind) {
        case 'status':
            return failure.message;
        case 'redirect':
            return failure.location === undefined
                ? (0,text_message/* line */.n8)('redirect without a target')
                : (0,text_message/* line */.n8) `redirect to ${failure.location}`;
        case 'unsent':
            return (0,text_message/* line */.n8)('no request was sent');
        default:
            return failure.reason;
    }
}
function explainStatus({ details, usage, retryAfterMs }) {
    const { count, limit } = usage ?? {};
    const counts = [
        ...(count === undefined ? [] : [format_formatCount(count, 'snapshot')]),
        ...(limit === undefined ? [] : [(0,text_message/* line */.n8) `limit ${limit}`]),
    ];
    return [
        ...(details === undefined ? [] : [(0,text_message/* line */.n8) `API details: ${oneLine(details)}`]),
        ...(counts.length === 0 ? [] : [(0,text_message/* line */.n8) `Usage: ${list_join(counts)}`]),
        ...(retryAfterMs === undefined
            ? []
            : [(0,text_message/* line */.n8) `The response says to retry after ${Math.ceil(retryAfterMs / 1000)} s.`]),
    ];
}
function oneLine(text) {
    return (0,text_redact/* own */.ZV)(text.replace(/\s+/g, ' ').trim());
}

;// CONCATENATED MODULE: ./src/hoody/errors.ts





class AttemptError extends Error {
    failure;
    constructor(failure) {
        super(summarizeFailure(failure));
        this.name = 'AttemptError';
        this.failure = failure;
    }
}
class errors_RequestError extends user_error_UserError {
    failure;
    mayHaveActed;
    constructor(headline, details, failure, mayHaveActed = false) {
        super(headline, ...details);
        this.name = 'RequestError';
        this.failure = failure;
        this.mayHaveActed = mayHaveActed;
    }
}
class InterruptedError extends errors_RequestError {
}
function errors_mayHaveHappened(error) {
    return error instanceof errors_RequestError && error.mayHaveActed;
}
const EFFECTS = {
    unsent: (0,text_message/* line */.n8)('No request was sent.'),
    none: (0,text_message/* line */.n8)('The attempts so far had no effect.'),
    unknown: (0,text_message/* line */.n8)('The API may still complete the request.'),
};
const ON_INTERRUPTION = (0,text_message/* line */.n8)('The job was canceled, or the step reached its `timeout-minutes`, or the runner is shutting down.');
function requestError(call, end, { totalMs, limit }) {
    const adviseOn = (failure) => [advise(failure, call)].filter((advice) => limit.includes(STEP_LIMIT) || !advice.includes(STEP_LIMIT));
    const timeLimit = (0,text_message/* line */.n8) `the time limit of ${Math.round(totalMs / 100) / 10} s (${limit})`;
    switch (end.why) {
        case 'canceled':
            return failed(call, (0,text_message/* line */.n8)('the step was interrupted'), [EFFECTS[end.effect], ON_INTERRUPTION], {
                mayHaveActed: end.effect === 'unknown',
                Kind: InterruptedError,
            });
        case 'unsent':
            return failed(call, describeFailure({ kind: 'unsent' }), [
                (0,text_message/* line */.n8) `No request was sent: ${timeLimit} was reached.`,
                ...adviseOn({ kind: 'unsent' }),
            ]);
        default: {
            const { failure, attempts, lost } = end;
            const gaveUp = (0,text_message/* line */.n8) `Gave up after ${(0,text_redact/* own */.ZV)(attempts === 1 ? '1 attempt' : `${attempts} attempts`)}`;
            const count = end.why === 'out of time'
                ? [(0,text_message/* line */.n8) `${gaveUp}: ${timeLimit} leaves no time for another.`]
                : attempts > 1
                    ? [(0,text_message/* line */.n8) `${gaveUp}.`]
                    : [];
            const earlier = lost && lost !== failure && call.event
                ? [(0,text_message/* line */.n8) `An earlier attempt may have succeeded: ${summarizeFailure(lost)}.`]
                : [];
            const details = [...explainFailure(failure), ...earlier, ...count, ...adviseOn(failure)];
            return failed(call, describeFailure(failure), details, { failure, mayHaveActed: lost !== undefined });
        }
    }
}
function failed({ description, event }, reason, details, { failure, mayHaveActed = false, Kind = errors_RequestError, } = {}) {
    return mayHaveActed && event
        ? new Kind((0,text_message/* line */.n8) `${event.noun} may have happened: ${reason}.`, [...details, event.check], failure, true)
        : new Kind((0,text_message/* line */.n8) `Could not ${description}: ${reason}.`, details, failure);
}
function errors_isNotFound(error) {
    const failure = error instanceof AttemptError || error instanceof errors_RequestError ? error.failure : undefined;
    return failure?.kind === 'status' && failure.status === 404 && failure.fromApi;
}

;// CONCATENATED MODULE: ./src/hoody/response.ts





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
async function readResponse(message, clock, readText, redact) {
    const [now, receivedAt] = [clock.now(), clock.monotonic()];
    const { statusCode: status = 0, headers, statusMessage = '' } = message;
    if (status < 200) {
        throw new AttemptError({ kind: 'malformed', reason: (0,text_message/* line */.n8) `status ${status} switches protocols` });
    }
    if (status >= 300 && status < 400) {
        const { location } = headers;
        throw new AttemptError({
            kind: 'redirect',
            status,
            location: location === undefined ? undefined : redact(location),
        });
    }
    const serverTime = parseServerTime(headers);
    const text = await readText(message).catch((error) => {
        if (status < 300 || !(error instanceof AttemptError))
            throw error;
        return '';
    });
    if (status < 300)
        return { body: redactBody(parseJson(text), redact), serverTime, receivedAt };
    const page = describePage(redact(statusMessage), redact(headers['content-type'] ?? ''));
    throw new AttemptError({
        kind: 'status',
        status,
        serverTime,
        receivedAt,
        ...readErrorBody(redactBody(parseErrorBody(text), redact), status, page),
        ...parseRetryAfter(headers, serverTime ?? now),
    });
}
const MAX_DEPTH = 100;
function redactBody(body, redact) {
    try {
        return (0,text_redact/* redactIn */.dl)(body, redact, KEYS, MAX_DEPTH);
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
        throw new AttemptError({ kind: 'malformed', reason: (0,text_message/* line */.n8)('the body is nested too deep') });
    }
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw new AttemptError({
            kind: text.startsWith('{') ? 'lost' : 'malformed',
            reason: text === '' ? (0,text_message/* line */.n8)('the body is empty') : (0,text_message/* line */.n8)('the body is not valid JSON'),
        });
    }
}
const MAX_WAIT_MS = 30 * 86_400_000;
function parseRetryAfter(headers, serverTime) {
    const value = headers['retry-after']?.trim() ?? '';
    if (/^\d+$/.test(value))
        return { retryAfterMs: Math.min(Number(value) * 1000, MAX_WAIT_MS) };
    const at = /^[A-Z][a-z]{2}/.test(value) ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(at))
        return {};
    return { retryAfterMs: Math.min(Math.max(0, at - serverTime), MAX_WAIT_MS) };
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
    const known = codes.find((candidate) => candidate === LIMIT_CODE) ?? codes[0];
    const details = status === 400 || status === 422 ? describeDetails(fields) : undefined;
    return {
        message: [message, error].flatMap((candidate) => describeMessage(candidate) ?? [])[0] ?? page,
        ...(known === undefined ? {} : { code: known }),
        ...(known === LIMIT_CODE ? { usage: parseUsage(data) } : details === undefined ? {} : { details }),
        fromApi: statusCode === status,
    };
}
function describePage(statusMessage, contentType) {
    const status = statusMessage || (0,text_message/* line */.n8)('no status text');
    const type = (0,text_redact/* own */.ZV)(contentType.split(';')[0] || 'nothing');
    return (0,text_message/* line */.n8) `${status}, ${type} instead of an API message`;
}
function describeMessage(value) {
    const texts = (Array.isArray(value) ? value : [value]).filter((text) => isText(text) && text !== '');
    return texts.length === 0 ? undefined : list_join(texts);
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
    return value === undefined ? undefined : (0,text_redact/* own */.ZV)(JSON.stringify(value).slice(0, MAX_DETAILS_LENGTH));
}
function isFields(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isText(value) {
    return typeof value === 'string';
}

// EXTERNAL MODULE: ./src/hoody/snapshot.ts
var hoody_snapshot = __webpack_require__(505);
;// CONCATENATED MODULE: ./src/hoody/parse.ts




const parseResponse = {
    list(body, containerId) {
        const data = parseEnvelope(body) ?? {};
        requireContainer(data, containerId);
        const entries = data['snapshots'];
        if (!Array.isArray(entries))
            throw malformed((0,text_message/* line */.n8)('the list of snapshots is missing'));
        const snapshots = entries.flatMap((entry) => parseSnapshot(entry) ?? []);
        const limit = data['max_snapshots'];
        return {
            snapshots: (0,hoody_snapshot/* newestFirst */.ll)(snapshots),
            nameless: entries.length - snapshots.length,
            ...(typeof limit === 'number' && limit >= 0 ? { limit } : {}),
        };
    },
    create(body, containerId) {
        const data = parseEnvelope(body) ?? {};
        requireContainer(data, containerId);
        const snapshot = parseSnapshot(data['snapshot']);
        if (!snapshot)
            throw malformed((0,text_message/* line */.n8)('the name of the snapshot is missing'));
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
        if (isText(snapshot?.alias) && snapshot.alias !== alias) {
            const wanted = alias === null ? (0,text_message/* line */.n8)('null') : (0,text_message/* quote */.hD)(alias);
            throw malformed((0,text_message/* line */.n8) `the alias is ${(0,text_message/* quote */.hD)(snapshot.alias)}, not ${wanted}`);
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
    if (!(0,hoody_snapshot/* isAddressable */.$C)(created))
        throw malformed((0,text_message/* line */.n8) `the name ${(0,text_message/* quote */.hD)(created.name)} cannot be part of a URL path`);
    return created;
}
function parseEnvelope(body) {
    if (!isFields(body))
        throw malformed((0,text_message/* line */.n8)('the body is not a JSON object'));
    const { statusCode, message } = body;
    const data = isFields(body['data']) ? body['data'] : undefined;
    if (typeof statusCode === 'number' && (statusCode < 200 || statusCode > 299)) {
        throw malformed((0,text_message/* line */.n8) `statusCode is ${statusCode}: ${textOf(message)}`);
    }
    if (typeof statusCode !== 'number' && !data)
        throw malformed((0,text_message/* line */.n8)('statusCode and data are missing'));
    if (data?.['success'] === false) {
        throw malformed((0,text_message/* line */.n8) `success is false: ${textOf(data['message'])}`);
    }
    return data;
}
function textOf(message) {
    return isText(message) ? message : (0,text_message/* line */.n8)('no message');
}
const VALID = [
    ['alias', (value) => typeof value === 'string' && value !== ''],
    ['created_at', hoody_snapshot/* isTime */.K8],
    ['last_used_at', hoody_snapshot/* isTime */.K8],
    ['expires_at', hoody_snapshot/* isTime */.K8],
    ['size', (value) => typeof value === 'number' && value >= 0],
];
function parseSnapshot(value) {
    if (!isFields(value) || !isText(value['name']) || value['name'] === '')
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
    if (!isText(actual) || actual === requested)
        return;
    throw malformed((0,text_message/* line */.n8) `${(0,text_message/* line */.n8)(field)} is ${actual}, not ${requested}`);
}
function requireContainer({ container_id }, requested) {
    if (!isText(container_id) || container_id === requested)
        return;
    throw malformed((0,text_message/* line */.n8) `container_id is ${container_id}, which is another container`);
}
function malformed(reason) {
    return new AttemptError({ kind: 'malformed', reason });
}

;// CONCATENATED MODULE: ./src/hoody/server-clock.ts
const HOST_TOLERANCE_MS = 60_000;
function serverTimeAt(at, { serverNow, monotonic }) {
    return serverNow - (monotonic - at);
}
function createServerClock(clock) {
    let aheadMs;
    return {
        observe({ serverTime, receivedAt }) {
            if (serverTime === undefined || receivedAt === undefined)
                return;
            aheadMs = Math.max(aheadMs ?? Number.NEGATIVE_INFINITY, serverTime - receivedAt);
        },
        read() {
            const [localNow, monotonic] = [clock.now(), clock.monotonic()];
            return { localNow, monotonic, serverNow: aheadMs === undefined ? localNow : monotonic + aheadMs };
        },
    };
}

;// CONCATENATED MODULE: ./src/hoody/restore-attempts.ts






const LOOK_AT_MS = [1_000, 3_000, 6_000, 10_000];
const MAX_RESTORE_MS = 33_000;
const MAX_LATENESS_MS = 10_000;
class RestoreAttempts {
    #known;
    #calls;
    #usedBefore;
    #firstSentMs = 0;
    #lastSentMs = 0;
    #isRunning = false;
    #isSentAgain = false;
    constructor(known, calls) {
        this.#known = known;
        this.#usedBefore = known.last_used_at;
        this.#calls = calls;
    }
    async next(mayHaveActed) {
        if (mayHaveActed) {
            const done = await this.#findDone();
            this.#calls.onLook(done !== undefined);
            if (done)
                return { snapshot: done, isSentAgain: this.#isSentAgain };
        }
        this.#lastSentMs = this.#calls.clock.monotonic();
        if (!mayHaveActed)
            this.#firstSentMs = this.#lastSentMs;
        try {
            const snapshot = await this.#calls.send();
            return { snapshot: snapshot ?? {}, isSentAgain: this.#isSentAgain || mayHaveActed };
        }
        catch (error) {
            if (mayHaveActed && error instanceof AttemptError) {
                const { failure } = error;
                this.#isSentAgain ||= meaningOf(failure).mayHaveActed;
                this.#isRunning = isBusy(failure);
            }
            throw error;
        }
    }
    async #findDone() {
        const { list, wait, clock } = this.#calls;
        const startMs = clock.monotonic();
        for (const atMs of this.#times()) {
            await wait(startMs + atMs - clock.monotonic());
            const listed = await list().catch((error) => {
                if (error instanceof AttemptError && error.failure.kind !== 'unsent')
                    return undefined;
                throw error;
            });
            const snapshot = listed?.snapshots.find(({ name }) => name === this.#known.name);
            if (!listed || !snapshot || this.#isFromBefore(snapshot))
                continue;
            const isUsed = this.#isUsedSince(snapshot, listed);
            if (isUsed && (!this.#isSentAgain || clock.monotonic() >= this.#overMs))
                return snapshot;
            if (!isUsed)
                this.#usedBefore ??= snapshot.last_used_at ?? null;
        }
        return undefined;
    }
    #isFromBefore({ created_at }) {
        const { created_at: known } = this.#known;
        if (!created_at || !known || (0,time/* isSameTime */.yD)(created_at, known))
            return false;
        if (((0,time/* parseTime */.pe)(created_at) ?? 0) < ((0,time/* parseTime */.pe)(known) ?? 0))
            return true;
        throw new AttemptError({ kind: 'replaced', reason: (0,text_message/* line */.n8) `it was created ${format_formatTime(created_at)}` });
    }
    get #overMs() {
        return this.#lastSentMs + MAX_LATENESS_MS + MAX_RESTORE_MS;
    }
    #times() {
        const now = this.#calls.clock.monotonic();
        const [last = 0] = LOOK_AT_MS.slice(-1);
        const until = this.#isSentAgain
            ? this.#overMs
            : this.#isRunning
                ? this.#firstSentMs + MAX_RESTORE_MS
                : now;
        return until - now > last ? [...LOOK_AT_MS, until - now] : LOOK_AT_MS;
    }
    #isUsedSince({ last_used_at }, { clocks }) {
        const at = (0,time/* parseTime */.pe)(last_used_at ?? '');
        if (at === undefined || !last_used_at)
            return false;
        const sentAt = serverTimeAt(this.#firstSentMs, clocks);
        if (this.#usedBefore === undefined)
            return at > sentAt && at < clocks.serverNow + HOST_TOLERANCE_MS;
        return at > sentAt - HOST_TOLERANCE_MS && !(0,time/* isSameTime */.yD)(last_used_at, this.#usedBefore ?? '');
    }
}

;// CONCATENATED MODULE: ./src/hoody/retry.ts


const BASE_DELAY_MS = 500;
const MAX_DELAY_MS = 5_000;
const MIN_ATTEMPT_MS = 1_000;
function requireTime({ remainingMs, totalMs }) {
    const leftMs = remainingMs();
    if (leftMs <= 0 || leftMs < Math.min(MIN_ATTEMPT_MS, totalMs / 2))
        throw new AttemptError({ kind: 'unsent' });
}
async function retry(attempt, { budget, random, onRetry, toError, gatewayMs }) {
    let gatewaySince;
    let lost;
    let last;
    if (budget.signal.aborted)
        throw toError({ why: 'canceled', effect: 'unsent' });
    for (let attempts = 1;; attempts++) {
        try {
            return await attempt({ mayHaveActed: lost !== undefined });
        }
        catch (error) {
            if (error instanceof AttemptError && meaningOf(error.failure).mayHaveActed)
                lost = error.failure;
            const canceled = { why: 'canceled', effect: lost ? 'unknown' : 'none' };
            if (budget.signal.aborted)
                throw toError(canceled);
            if (!(error instanceof AttemptError))
                throw error;
            const { failure } = error;
            if (failure.kind === 'unsent')
                throw toError(last ? { why: 'out of time', ...last, lost } : { why: 'unsent' });
            last = { failure, attempts };
            const { next } = meaningOf(failure);
            if (next === 'give up')
                throw toError({ why: 'final', ...last, lost });
            const delayMs = delayAfter(attempts, failure, random);
            if (next !== 'again for a while')
                gatewaySince = undefined;
            else
                gatewaySince ??= budget.remainingMs();
            if (gatewaySince !== undefined && gatewaySince - budget.remainingMs() + delayMs > gatewayMs)
                throw toError({ why: 'final', ...last, lost });
            if (delayMs + MIN_ATTEMPT_MS > budget.remainingMs())
                throw toError({ why: 'out of time', ...last, lost });
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

;// CONCATENATED MODULE: ./src/hoody/client.ts










const GATEWAY_MS = 30_000;
const ATTEMPT_MS = {
    list: 20_000,
    create: 30_000,
    restore: 120_000,
    alias: 20_000,
    delete: 30_000,
};
const LOOK_MS = 10_000;
const MAX_LOOKS = 2;
const BUSY_NOTICE_MS = 10_000;
function createClient(options) {
    const { transport, budget, random, clock, onNotice, nameOf } = options;
    const { gatewayMs = GATEWAY_MS, maxAttemptMs = Number.POSITIVE_INFINITY } = options;
    const serverClock = createServerClock(clock);
    const container = (id) => ({ id, name: nameOf(id) });
    async function attempt(call, read, maxMs = ATTEMPT_MS[call.kind]) {
        budget.signal.throwIfAborted();
        requireTime(budget);
        const limitMs = Math.min(maxMs, maxAttemptMs, budget.remainingMs());
        const signal = AbortSignal.any([budget.signal, clock.timeout(Math.ceil(limitMs))]);
        try {
            const response = await transport.send({ ...call, signal });
            const result = read(response.body);
            serverClock.observe(response);
            return result;
        }
        catch (error) {
            if (error instanceof AttemptError && error.failure.kind === 'status' && error.failure.fromApi)
                serverClock.observe(error.failure);
            throw error;
        }
    }
    function repeat(call, work) {
        const startMs = budget.remainingMs();
        let busyUntilMs = startMs;
        let isRepeated = false;
        const attemptOnce = (history) => {
            isRepeated = history.mayHaveActed;
            return work(history);
        };
        return retry(attemptOnce, {
            budget,
            gatewayMs,
            random,
            toError: (end) => requestError(call, end, budget),
            onRetry({ failure, attempts, delayMs }) {
                if (isBusy(failure)) {
                    if (budget.remainingMs() > busyUntilMs)
                        return;
                    busyUntilMs = budget.remainingMs() - BUSY_NOTICE_MS;
                    const others = (0,text_message/* line */.n8)('an operation of another job or of the platform');
                    const cause = isRepeated ? (0,text_message/* line */.n8) `an earlier attempt of this step, or with ${others}` : others;
                    onNotice((0,text_message/* line */.n8) `Could not ${call.description} yet: the container is busy with ${cause} (${failure_reasonOf(failure)}). Waited ${formatDuration(startMs - budget.remainingMs())} so far.`);
                    return;
                }
                const delay = (0,text_redact/* own */.ZV)((delayMs / 1000).toFixed(1));
                onNotice((0,text_message/* line */.n8) `Could not ${call.description}: ${summarizeFailure(failure)}. Retrying in ${delay} s (attempt ${attempts + 1}).`);
            },
        });
    }
    async function listOnce(id, maxMs) {
        const { snapshots, nameless, limit } = await attempt(calls.list(container(id)), (body) => parseResponse.list(body, id), maxMs);
        if (nameless > 0)
            onNotice((0,text_message/* line */.n8) `Ignored ${format_formatCount(nameless, 'snapshot')} without a name in the list of container ${nameOf(id)}.`);
        return { snapshots, limit, clocks: serverClock.read() };
    }
    async function listForCreate(id) {
        try {
            return await listOnce(id);
        }
        catch (error) {
            if (!(error instanceof AttemptError))
                throw error;
            const { failure } = error;
            if (failure.kind === 'unsent' || meaningOf(failure).next !== 'give up')
                throw error;
            throw requestError(calls.list(container(id)), { why: 'final', failure, attempts: 1 }, budget);
        }
    }
    async function wait(ms) {
        if (ms > budget.remainingMs())
            throw new AttemptError({ kind: 'unsent' });
        await budget.sleep(ms);
    }
    return {
        list: (id) => repeat(calls.list(container(id)), () => listOnce(id)),
        creating(id, first, work) {
            const once = {
                list: () => listForCreate(id),
                post: (alias, expiryDays) => attempt(calls.create(container(id), alias, expiryDays), (body) => parseResponse.create(body, id)),
            };
            return repeat(calls.create(container(id), first), (history) => work(once, history));
        },
        async look(id) {
            for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
                try {
                    return await listOnce(id, LOOK_MS / MAX_LOOKS);
                }
                catch (error) {
                    if (!(error instanceof AttemptError))
                        break;
                }
            }
            return undefined;
        },
        restore(id, known) {
            const { name } = known;
            const call = calls.restore(container(id), name);
            const attempts = new RestoreAttempts(known, {
                send: () => attempt(call, (body) => parseResponse.restore(body, name)),
                list: () => listOnce(id, LOOK_MS / MAX_LOOKS),
                wait,
                clock,
                onLook: (isDone) => onNotice(isDone
                    ? (0,text_message/* line */.n8) `The API restored container ${nameOf(id)} from snapshot ${name}, although no complete response arrived.`
                    : (0,text_message/* line */.n8) `No list shows that the restore of container ${nameOf(id)} is done, so the action sends it again.`),
            });
            return repeat(call, ({ mayHaveActed }) => attempts.next(mayHaveActed));
        },
        setAlias(id, name, alias) {
            const call = calls.alias(container(id), name, alias);
            return repeat(call, () => attempt(call, (body) => parseResponse.alias(body, id, name, alias)));
        },
        delete(id, name) {
            const call = calls.delete(container(id), name);
            return repeat(call, async ({ mayHaveActed }) => {
                try {
                    await attempt(call, (body) => parseResponse.delete(body, id, name));
                }
                catch (error) {
                    if (!mayHaveActed || !errors_isNotFound(error))
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
        if (!errors_isNotFound(error))
            throw error;
    }
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(916);
;// CONCATENATED MODULE: ./src/snapshots/select.ts





const select_LATEST = (0,text_redact/* own */.ZV)('latest');
function select_selectSnapshot(snapshots, selector) {
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
    if (by === 'any' && text === select_LATEST) {
        const [newest, ...others] = findNewest(snapshots.filter((candidate) => !isBackup(candidate)));
        if (newest && others.length > 0)
            return { kind: 'unordered', candidates: [newest, ...others] };
        if (newest)
            return { kind: 'found', snapshot: newest, by: 'latest', sharingAlias: [] };
    }
    return { kind: 'missing', near: findNearest(snapshots, selector) };
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
    const distanceTo = (snapshot) => Math.min(...labels(snapshot).flatMap((label) => wanted.map((text) => distance(clip(label), text))));
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

;// CONCATENATED MODULE: ./src/operations/describe.ts





function describe_describeAge({ created_at }) {
    return created_at ? (0,text_message/* line */.n8) `, created ${format_formatTime(created_at)}` : (0,text_redact/* own */.ZV)('');
}
function describeCreated({ name, expires_at }, container, noun = (0,text_message/* line */.n8)('snapshot')) {
    const expiry = expires_at ? (0,text_message/* line */.n8) `, which expires at ${format_formatTime(expires_at)}` : (0,text_redact/* own */.ZV)('');
    return (0,text_message/* line */.n8) `Created ${noun} ${name} of container ${container}${expiry}`;
}
function describeInferred({ name }, container) {
    return (0,text_message/* line */.n8) `Using snapshot ${name} of container ${container}, which an attempt whose response was lost, or another job, created`;
}
function describe_describeRestored({ name }, container) {
    return line `Restored container ${container} from snapshot ${name}`;
}
function describeAliasChange(alias, { name }, container) {
    return alias === null
        ? line `Removed the alias of snapshot ${name} of container ${container}`
        : line `Set the alias "${alias}" on snapshot ${name} of container ${container}`;
}
function describeDeleted({ name }, container) {
    return line `Deleted snapshot ${name} of container ${container}`;
}
function describeResult(request, outcomes, nameOf) {
    const done = outcomes.filter(({ ok }) => ok);
    const [first] = done;
    if (!first)
        return undefined;
    if (isDryRun(request))
        return line('Dry run: nothing was changed.');
    return outcomes.length === 1
        ? line `${describeOne(request, first, nameOf(first.containerId))}.`
        : describeSeveral(request, done, outcomes.length);
}
function describeOne(request, outcome, container) {
    const [snapshot, ...others] = outcome.snapshots;
    const count = countSnapshots([outcome]);
    if (request.operation === 'list')
        return line `Found ${count} of container ${container}`;
    if (!snapshot || others.length > 0)
        return line `Deleted ${count} of container ${container}`;
    switch (request.operation) {
        case 'create':
            if (outcome.ownership === 'found')
                return line `Reused snapshot ${snapshot.name} of container ${container}`;
            return outcome.ownership === 'inferred'
                ? describeInferred(snapshot, container)
                : describeCreated(snapshot, container);
        case 'restore':
            return describe_describeRestored(snapshot, container);
        case 'alias':
            return describeAliasChange(request.alias, snapshot, container);
        case 'delete':
            return describeDeleted(snapshot, container);
    }
}
function describeSeveral(request, done, total) {
    const containers = done.length === total ? line `${total} containers` : line `${done.length} of ${total} containers`;
    switch (request.operation) {
        case 'create':
            return describeCreates(done, containers);
        case 'list':
            return line `Found ${countSnapshots(done)} of ${containers}.`;
        case 'restore':
            return line `Restored ${containers}.`;
        case 'alias':
            return request.alias === null
                ? line `Removed the alias of a snapshot of ${containers}.`
                : line `Set the alias "${request.alias}" on a snapshot of ${containers}.`;
        case 'delete':
            return line `Deleted ${countSnapshots(done)} of ${containers}.`;
    }
}
function describeCreates(done, containers) {
    const of = (wanted) => done.filter(({ ownership = 'made' }) => ownership === wanted);
    const groups = [
        { verb: line('created'), outcomes: of('made'), doubt: own('') },
        { verb: line('reused'), outcomes: of('found'), doubt: own('') },
        { verb: line('used'), outcomes: of('inferred'), doubt: line(', which another job may have created') },
    ];
    const parts = groups
        .filter(({ outcomes }) => outcomes.length > 0)
        .map(({ verb, outcomes, doubt }, index) => index === 0
        ? line `${verb} ${countSnapshots(outcomes)} of ${containers}${doubt}`
        : line `${verb} ${outcomes.length}${doubt}`);
    return capitalize(line `${join(parts, ', and ')}.`);
}
function countSnapshots(outcomes) {
    const count = outcomes.reduce((sum, { snapshots }) => sum + snapshots.length, 0);
    return count === 0 ? line('no snapshots') : formatCount(count, 'snapshot');
}

;// CONCATENATED MODULE: ./src/operations/find.ts










class find_SelectionError extends user_error_UserError {
}
class MissingError extends find_SelectionError {
    constructor(container, selector, near) {
        super((0,text_message/* line */.n8) `Container ${container} has no snapshot "${selector}".`, describeNear(near));
        this.name = 'MissingError';
    }
}
class UnaddressableError extends find_SelectionError {
    constructor({ name }, container) {
        super((0,text_message/* line */.n8) `Could not use snapshot ${(0,text_message/* quote */.hD)(name)} of container ${container}.`, (0,text_message/* line */.n8)('Its name cannot be part of a URL path, so no request can address it. Choose another snapshot.'));
        this.name = 'UnaddressableError';
    }
}
function find_createLookup({ choosingClient: client, logger, nameOf, pause, }, containerId) {
    let listed;
    return {
        containerId,
        container: nameOf(containerId),
        logger,
        list: () => {
            listed ??= client.list(containerId);
            return listed;
        },
        listAfter: async (ms) => {
            if (!(await pause(ms)))
                return undefined;
            const later = await client.list(containerId).catch(() => undefined);
            if (later)
                listed = Promise.resolve(later);
            return later;
        },
    };
}
async function find_chooseTarget(lookup, selector, check, { isSingle }) {
    const name = exactNameOf(parseSelector(selector));
    if (isSingle && name !== undefined && looksLikeName(name))
        return { apply: (work) => applyDirectly(lookup, selector, name, work, check) };
    try {
        return await find_findSnapshot(lookup, selector, check);
    }
    catch (error) {
        if (!(error instanceof RequestError) || name === undefined || !isAddressable({ name }))
            throw error;
        const listError = error;
        return { apply: (work) => applyWithoutList(name, work, listError) };
    }
}
async function applyWithoutList(name, work, listError) {
    try {
        return await work({ name });
    }
    catch (error) {
        throw isNotFound(error) && !mayHaveHappened(error) ? listError : error;
    }
}
function exactNameOf({ by, text }) {
    return by === 'name' || (by === 'any' && looksLikeName(text)) ? text : undefined;
}
async function applyDirectly(lookup, selector, name, work, check) {
    try {
        return await work({ name });
    }
    catch (error) {
        if (!isNotFound(error) || mayHaveHappened(error))
            throw error;
        const { snapshots } = await lookup.list();
        const selection = requireFound(lookup, selector, selectSnapshot(snapshots, parseSelector(selector)), check);
        if (selection.by === 'name')
            throw error;
        return work(selection.snapshot);
    }
}
const MAX_LIST_AGE_MS = 3_000;
const LIST_AGAIN_MS = 1_000;
async function find_findSnapshot(lookup, selector, check) {
    const parsed = parseSelector(selector);
    let selection = selectSnapshot((await lookup.list()).snapshots, parsed);
    for (let ageMs = 0; isUnseenName(parsed, selection) && ageMs < MAX_LIST_AGE_MS; ageMs += LIST_AGAIN_MS) {
        const list = await lookup.listAfter(LIST_AGAIN_MS);
        if (!list)
            break;
        selection = selectSnapshot(list.snapshots, parsed);
    }
    const found = requireFound(lookup, selector, selection, check);
    return { found, apply: (work) => work(found.snapshot) };
}
function isUnseenName(selector, { kind }) {
    const name = exactNameOf(selector);
    return kind === 'missing' && name !== undefined && isAddressable({ name });
}
function requireFound({ container, logger }, selector, selection, check) {
    if (selection.kind === 'missing')
        throw new MissingError(container, selector, selection.near);
    if (selection.kind === 'ambiguous')
        throw ambiguous(container, selector, selection);
    if (selection.kind === 'unordered')
        throw unordered(container, line `"${selector}"`, selection.candidates);
    const { snapshot, literal, by } = selection;
    if (!isAddressable(snapshot))
        throw new UnaddressableError(snapshot, container);
    check(selection);
    if (literal) {
        logger.warning(composeMessage(line `"${selector}" selects snapshot ${snapshot.name}, not ${literal.name}.`, line `The name or alias of snapshot ${literal.name} is that whole text. To select it, use \`name:${literal.name}\`.`));
    }
    if (by !== 'name')
        logger.info(describeSelection(selection, selector));
    return selection;
}
function ambiguous(container, selector, { named, aliased }) {
    return new find_SelectionError(line `"${selector}" is ambiguous in container ${container}. Nothing was changed.`, line `It is the name of snapshot ${named.name} and the alias of ${namesOf(aliased)}.`, line `To select one, use \`name:${selector}\` or \`alias:${selector}\`.`);
}
const MAX_CANDIDATES = 10;
function unordered(container, what, candidates) {
    const shown = candidates.slice(0, MAX_CANDIDATES);
    const rest = candidates.length - shown.length;
    const more = rest > 0 ? (0,text_message/* line */.n8) `, and ${rest} more` : (0,text_redact/* own */.ZV)('');
    return new find_SelectionError((0,text_message/* line */.n8) `${what} is unclear in container ${container}. Nothing was changed.`, (0,text_message/* line */.n8) `It is unknown which of these is the newest: ${list_join(shown.map((snapshot) => (0,text_message/* line */.n8) `${snapshot.name}${describe_describeAge(snapshot)}`))}${more}.`, (0,text_message/* line */.n8)('Their times are equal or unknown. Use the name of a snapshot.'));
}
function find_acceptNewest(container, logger) {
    return ({ snapshot, sharingAlias }) => {
        if (sharingAlias.length === 0)
            return;
        const candidates = findNewest([snapshot, ...sharingAlias]);
        const alias = snapshot.alias ?? own('');
        if (candidates.length > 1)
            throw unordered(container, line `The alias "${alias}"`, candidates);
        logger.warning(composeMessage(line `Using the newest of ${sharingAlias.length + 1} snapshots with the alias "${alias}": ${snapshot.name}.`, line `The others are ${namesOf(sharingAlias)}.`));
    };
}
function describeSelection({ by, snapshot }, selector) {
    const { name } = snapshot;
    const age = describeAge(snapshot);
    if (by === 'latest')
        return line `The newest snapshot is ${name}${describeAlias(snapshot)}${age}.`;
    return selector === LATEST
        ? line `Using the snapshot with the alias "${LATEST}", not the newest: ${name}${age}.`
        : line `"${selector}" is snapshot ${name}${age}.`;
}
function describeNear(near) {
    if (near.length === 0)
        return (0,text_message/* line */.n8)('It has no snapshots.');
    const names = near.map((snapshot) => (0,text_message/* line */.n8) `${snapshot.name}${describeAlias(snapshot)}`);
    return (0,text_message/* line */.n8) `Did you mean ${joinAlternatives(names)}?`;
}
function describeAlias({ alias }) {
    return alias ? (0,text_message/* line */.n8) ` (${(0,text_message/* quote */.hD)(alias)})` : (0,text_redact/* own */.ZV)('');
}
function namesOf(snapshots) {
    return list_join(snapshots.map(({ name }) => name));
}

;// CONCATENATED MODULE: ./src/snapshots/identity.ts



function hasAlias({ name, alias }, created) {
    return alias === created || name === (0,hoody_snapshot/* deriveName */.HT)(created);
}
function identity_looksLikeName(text) {
    return /^snap-\d{8}-\d{6}$/.test(text);
}
function compareIdentity(known, listed) {
    if (!listed?.created_at || !known.created_at)
        return 'unknown';
    return (0,time/* isSameTime */.yD)(listed.created_at, known.created_at) ? 'same' : 'other';
}
function isShown(known, snapshots) {
    return snapshots.some((listed) => listed.name === known.name && compareIdentity(known, listed) !== 'other');
}
function mayBeCreatedAfter(snapshot, sentAt) {
    const created = (0,hoody_snapshot/* createdAt */.CT)(snapshot);
    return created !== undefined && created >= sentAt - HOST_TOLERANCE_MS;
}
function identity_findNewest(snapshots) {
    const undated = snapshots.filter(({ created_at }) => !created_at);
    const dated = snapshots.filter(({ created_at }) => created_at);
    const compare = (a, b) => (0,time/* compareTimes */.G5)(a.created_at ?? '', b.created_at ?? '');
    const [first] = dated;
    if (!first)
        return undated;
    const newest = dated.reduce((best, snapshot) => (compare(snapshot, best) > 0 ? snapshot : best), first);
    return [...dated.filter((snapshot) => compare(snapshot, newest) === 0), ...undated];
}

;// CONCATENATED MODULE: ./src/guard/settle.ts






const settle_MAX_LATENESS_MS = 30_000;
const LIST_AGE_MS = 3_000;
const FIRST_INTERVAL_MS = 1_000;
const MAX_INTERVAL_MS = 5_000;
const MAX_LAST_LOOKS = 3;
async function settle(attempts, context) {
    const ids = [...new Set(attempts.flatMap(({ containerIds }) => containerIds))];
    context.logger.info((0,text_message/* line */.n8)('Looking for snapshots of attempts whose response was lost …'));
    const now = context.clock.monotonic();
    await context.mapConcurrently(ids, (containerId) => {
        const own = attempts.filter(({ containerIds }) => containerIds.includes(containerId));
        return settleOne(containerId, own, now + latenessOf(own, now), context);
    });
}
function latenessOf(attempts, now) {
    const elapsed = attempts.map(({ sentAt, isPlanned }) => (isPlanned ? 0 : Math.max(0, now - sentAt)));
    return Math.max(0, settle_MAX_LATENESS_MS + LIST_AGE_MS - Math.min(...elapsed));
}
async function settleOne(containerId, attempts, end, context) {
    const { logger, nameOf, guarded } = context;
    const container = nameOf(containerId);
    const isGuarded = (listed) => guarded.some(({ containerId: id, name, createdAt, isUniqueName }) => id === containerId &&
        name === listed.name &&
        (isUniqueName || compareIdentity({ name, created_at: createdAt }, listed) !== 'other'));
    const { true: generated = [], false: shared = [] } = Object.groupBy(attempts, ({ isGenerated }) => isGenerated ? 'true' : 'false');
    let missing = generated;
    let strays = [];
    let undecided = [];
    const isRead = await watch(containerId, end, context, async (list, client) => {
        for (const snapshot of list.snapshots) {
            const attempt = missing.find(({ alias }) => hasAlias(snapshot, alias));
            if (!attempt)
                continue;
            if (attempt.isKept && !isGuarded(snapshot)) {
                logger.warning(describeUnfinished(container, snapshot));
            }
            else if (!isGuarded(snapshot)) {
                await deleteIfPresent(client, containerId, snapshot.name);
                logger.info((0,text_message/* line */.n8) `Deleted snapshot ${snapshot.name} of container ${container}, created by an attempt of this step whose response was lost.`);
            }
            missing = missing.filter((other) => other !== attempt);
        }
        const found = list.snapshots.filter((snapshot) => !isGuarded(snapshot) &&
            !strays.some(({ name }) => name === snapshot.name) &&
            shared.some((attempt) => isStray(snapshot, attempt, list)));
        if (found.length > 0)
            logger.warning(describeStrays(container, found));
        strays = [...strays, ...found];
        undecided = shared.filter((attempt) => mayBeHidden(attempt, list));
        return missing.length === 0 && shared.length === 0;
    });
    const open = isRead ? undecided : [...missing, ...shared];
    const openByAlias = new Map(open.map((attempt) => [attempt.alias, attempt]));
    for (const { alias, isGenerated } of openByAlias.values())
        if (isGenerated || strays.length === 0 || !isRead)
            logger.warning(describeOpen(container, alias, isGenerated));
    if (open.length === 0 && strays.length === 0 && missing.length === generated.length)
        logger.info((0,text_message/* line */.n8) `Container ${container} has no such snapshot.`);
}
function isStray(snapshot, { alias, sentAt, serverSentAt, reported }, { clocks }) {
    if (!hasAlias(snapshot, alias))
        return false;
    if (reported?.name === snapshot.name && compareIdentity(reported, snapshot) !== 'other')
        return false;
    return !snapshot.created_at || mayBeCreatedAfter(snapshot, serverSentAt ?? serverTimeAt(sentAt, clocks));
}
function mayBeHidden({ reported }, { snapshots }) {
    const listed = reported && snapshots.find(({ name }) => name === reported.name);
    return (listed !== undefined &&
        !identity_looksLikeName(listed.name) &&
        compareIdentity(reported ?? listed, listed) === 'unknown');
}
function describeUnfinished(container, { name }) {
    return (0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8) `Container ${container} has snapshot ${name}, which this step created before it ended early.`, (0,text_message/* line */.n8)('It was not deleted: the step may have deleted older snapshots, or restored the container, after it.'));
}
function describeStrays(container, strays) {
    return (0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8) `Container ${container} has a snapshot that this step may have created: ${namesOf(strays)}.`, (0,text_message/* line */.n8)('An attempt whose response was lost, or another job, created it. It was not deleted: its alias is not generated.'));
}
function describeOpen(container, alias, isGenerated) {
    return (0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8) `Container ${container} may have another snapshot from this step.`, (0,text_message/* line */.n8)('The response to an attempt was lost, so it is unknown whether that attempt created a snapshot.'), isGenerated
        ? (0,text_message/* line */.n8) `Look for the alias "${alias}" with the operation \`list\`, and delete a snapshot that has it.`
        : (0,text_message/* line */.n8) `Look for the alias "${alias}" with the operation \`list\`.`);
}
function retryAfterOf(error) {
    if (!(error instanceof errors_RequestError) || error.failure?.kind !== 'status')
        return 0;
    return error.failure.retryAfterMs ?? 0;
}
async function watch(containerId, end, { client, clock, canceled }, look) {
    let lastLooks = 0;
    for (let intervalMs = FIRST_INTERVAL_MS;; intervalMs = Math.min(2 * intervalMs, MAX_INTERVAL_MS)) {
        const isLast = clock.monotonic() >= end;
        let hasLooked = false;
        let requestedMs = 0;
        const once = client();
        try {
            if (await look(await once.list(containerId), once))
                return true;
            hasLooked = true;
        }
        catch (error) {
            requestedMs = retryAfterOf(error);
        }
        if (isLast)
            lastLooks += 1;
        if (isLast && (hasLooked || lastLooks === MAX_LAST_LOOKS))
            return hasLooked;
        const leftMs = Math.max(0, end - clock.monotonic());
        const waitMs = Math.max(requestedMs, isLast ? FIRST_INTERVAL_MS : Math.min(intervalMs, leftMs));
        if (waitMs > leftMs + settle_MAX_LATENESS_MS)
            return false;
        await clock.sleep(waitMs, canceled).catch(() => undefined);
        if (canceled.aborted)
            return false;
    }
}

// EXTERNAL MODULE: ./src/text/switch.ts
var text_switch = __webpack_require__(851);
;// CONCATENATED MODULE: ./src/inputs/health-urls.ts


const MAX_URLS = 10;
const MAX_URL_LENGTH = 1_000;
function health_urls_readHealthUrls(reader) {
    const texts = list_splitList(reader.text('health-url'), /[,\r\n]/);
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

;// CONCATENATED MODULE: ./src/operations/request.ts
const OPERATIONS = ['create', 'list', 'restore', 'alias', 'delete'];
const IF_EXISTS = ['create', 'reuse', 'replace', 'fail'];
function request_isDryRun(request) {
    return request.operation !== 'list' && request.dryRun;
}

;// CONCATENATED MODULE: ./src/inputs/definitions.ts

const STRING = { kind: 'string' };
const BOOLEAN = { kind: 'boolean' };
const LIST = { kind: 'list' };
const definitions_INPUTS = {
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
    'backup-first': { type: BOOLEAN, operations: ['create', 'restore'], default: 'false' },
    'ignore-missing': { type: BOOLEAN, operations: ['delete'], default: 'false' },
    'dry-run': { type: BOOLEAN, operations: ['create', 'restore', 'alias', 'delete'], default: 'false' },
    'max-parallel': { type: { kind: 'integer', min: 1, max: 64 }, operations: OPERATIONS, default: '8' },
    'timeout-seconds': { type: { kind: 'integer', min: 1, max: 3600 }, operations: OPERATIONS, default: '300' },
    summary: { type: BOOLEAN, operations: OPERATIONS, default: 'true' },
    'job-status': { type: STRING, operations: OPERATIONS, default: `\${{ job.status }}` },
    'action-path': { type: STRING, operations: OPERATIONS, default: `\${{ github.action_path }}` },
};

;// CONCATENATED MODULE: ./src/inputs/values.ts

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
function parseDuration(text) {
    const [, digits, unit] = /^([1-9]\d{0,5})([mhdw])$/.exec(text) ?? [];
    return digits && unit ? Number(digits) * UNIT_MS[unit] : undefined;
}
function values_parseSnapshotMap(text) {
    try {
        const entries = Object.entries(JSON.parse(text));
        const isValid = entries.every(([id, name]) => CONTAINER_ID.test(id) && typeof name === 'string' && name.trim() !== '');
        return isValid ? new Map(entries) : undefined;
    }
    catch {
        return undefined;
    }
}
function values_hasControlCharacters(text) {
    return /\p{Cc}/u.test(text);
}

;// CONCATENATED MODULE: ./src/inputs/reader.ts






function readToken({ input, env }) {
    return input('token') || (env('HOODY_TOKEN') ?? '').trim();
}
class InputError extends user_error_UserError {
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
        this.#redact = (0,text_redact/* redactionOf */.Zx)(this.token);
    }
    throwIfInvalid() {
        if (this.#problems.length > 0)
            throw new InputError(this.#problems);
    }
    rejectToken() {
        for (const name of Object.keys(definitions_INPUTS)) {
            if (name === 'token' || !this.hasToken(name))
                continue;
            this.reject(name, (0,text_message/* line */.n8)('contains the token, which only `token` may contain. Check the expression in the workflow'));
            this.#withToken.add(name);
        }
    }
    rejectCut() {
        for (const name of Object.keys(definitions_INPUTS)) {
            if (!this.#source.mayBeCut(name))
                continue;
            this.reject(name, (0,text_message/* line */.n8)('has exactly 32,766 characters, at which Windows cuts a variable, so its end may be missing. Make it shorter, such as with fewer containers in each step'));
        }
    }
    text(name) {
        return this.#redact(this.#source.input(name) || definitions_INPUTS[name].default);
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
        const isOn = (0,text_switch/* parseSwitch */.S)(value);
        if (isOn === undefined)
            this.reject(name, (0,text_message/* line */.n8) `is ${this.quote(value)}, but must be true or false`);
        return isOn ?? false;
    }
    integer(name, min = definitions_INPUTS[name].type.min) {
        const { max } = definitions_INPUTS[name].type;
        const value = this.text(name);
        const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
        if (number >= min && number <= max)
            return number;
        this.reject(name, (0,text_message/* line */.n8) `is ${this.quote(value)}, but must be a whole number from ${min} to ${max}`);
        return min;
    }
    choice(name) {
        const value = this.text(name);
        const values = definitions_INPUTS[name].type.values;
        const choice = values.find((known) => known === value);
        if (choice === undefined)
            this.reject(name, (0,text_message/* line */.n8) `is ${this.quote(value)}, but must be one of ${(0,text_redact/* own */.ZV)(values.join(', '))}`);
        return choice;
    }
    duration(name) {
        const ms = parseDuration(this.text(name));
        if (ms === undefined)
            this.reject(name, (0,text_message/* line */.n8) `is ${this.quote(this.text(name))}, but must be a duration such as 12h, 30d, or 2w`);
        return ms ?? Number.POSITIVE_INFINITY;
    }
    rejectControlCharacters(name, value) {
        if (!values_hasControlCharacters(value))
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
        for (const [name, definition] of Object.entries(definitions_INPUTS)) {
            const value = this.#source.input(name);
            const operations = definition.operations;
            if (operations.includes(operation) || value === '' || value === definition.default)
                continue;
            this.reject(name, (0,text_message/* line */.n8) `is not valid for \`${(0,text_redact/* own */.ZV)(operation)}\`, only for ${(0,text_redact/* own */.ZV)(operations.join(', '))}`);
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

;// CONCATENATED MODULE: ./src/snapshots/glob.ts


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
function glob_findGlobProblem(glob) {
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
        throw new GlobError(line `has ${length} characters; the limit of a glob is ${MAX_GLOB_LENGTH}`);
    }
    const tokens = (glob.match(TOKEN) ?? []).map(own);
    if (tokens.some((token) => token === '\\')) {
        throw new GlobError(line('ends with an incomplete escape; to match a backslash, use "\\\\"'));
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
    throw new GlobError(line('has a "{" without a closing "}"; to match the character itself, use "\\{"'));
}
function parseSet(token) {
    if (token === '[') {
        throw new GlobError(line('has a "[" without a closing "]"; to match the character itself, use "\\["'));
    }
    if (token[1] === '^') {
        const members = own(token.slice(2, -1));
        throw new GlobError(line `has the set ${token}; to match any other character, use [!${members}], and to match the character itself, \\^`);
    }
    const isNegated = token[1] === '!';
    const ranges = parseRanges(own(token.slice(isNegated ? 2 : 1, -1)));
    if (ranges.length === 0)
        throw new GlobError(line('has an empty set; to match a bracket in a set, use "\\]"'));
    return (character) => {
        const point = codePointOf(character);
        return ranges.some(([first, last]) => first <= point && point <= last) !== isNegated;
    };
}
function parseRanges(members) {
    return Array.from(members.matchAll(RANGE), ([, from = '', to = from]) => {
        const [first, last] = [characterOf(own(from)), characterOf(own(to))];
        const range = [codePointOf(first), codePointOf(last)];
        if (range[1] < range[0])
            throw new GlobError(line `has the range ${first}-${last}, which is reversed`);
        return range;
    });
}
function characterOf(token) {
    return own(token.replace('\\', ''));
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

;// CONCATENATED MODULE: ./src/inputs/selectors.ts






const MAX_SELECTOR_LENGTH = 1_000;
function selectors_readSelectors(reader, containers) {
    const text = reader.text('snapshot');
    if (text.startsWith('{'))
        return readSnapshotMap(reader, text, containers);
    rejectMissing(reader, text);
    checkSelector(reader, text);
    return new Map(containers.containerIds.map((containerId) => [containerId, text]));
}
function selectors_readSelectorLists(reader, containers) {
    const text = reader.text('snapshot');
    if (text.startsWith('{')) {
        const map = readSnapshotMap(reader, text, containers);
        return new Map([...map].map(([id, selector]) => [id, { selectors: [selector], separator: 'line break' }]));
    }
    const list = parseSelectorList(text);
    rejectMissing(reader, text);
    if (text !== '' && list.selectors.length === 0)
        reader.reject('snapshot', line('contains only separators'));
    for (const selector of list.selectors)
        checkSelector(reader, selector);
    return new Map(containers.containerIds.map((containerId) => [containerId, list]));
}
function parseSelectorList(text) {
    if (!/[\r\n]/.test(text) && text.includes(','))
        return { selectors: splitList(text, /,/), separator: 'comma' };
    return { selectors: splitList(text, /[\r\n]/), separator: 'line break' };
}
function readSnapshotMap(reader, text, { containerIds, labels }) {
    const map = parseSnapshotMap(text);
    if (!map) {
        reader.reject('snapshot', line `is ${reader.quote(text)}, which is not a JSON object that maps container ids to snapshot names`);
    }
    const lacking = map ? containerIds.filter((containerId) => !map.has(containerId)) : [];
    if (lacking.length > 0) {
        const names = lacking.map(nameByLabel(labels));
        reader.reject('snapshot', line `is a map without a snapshot for ${join(names)}`);
    }
    const selectors = containerIds.flatMap((containerId) => {
        const name = map?.get(containerId);
        return name === undefined ? [] : [[containerId, own(`name:${name}`)]];
    });
    for (const [, selector] of selectors)
        checkSelector(reader, selector);
    return new Map(selectors);
}
function rejectMissing(reader, text) {
    if (text !== '')
        return;
    reader.reject('snapshot', line('is missing. Set a name, an alias, or `latest`. If the value comes from an output, check that it is set'));
}
function checkSelector(reader, selector) {
    if (reader.rejectLong('snapshot', selector, MAX_SELECTOR_LENGTH))
        return;
    reader.rejectControlCharacters('snapshot', selector);
    const { by, text } = parseSelector(selector);
    if (by !== 'any' && text === '') {
        reader.reject('snapshot', line `is ${reader.quote(selector)}, a prefix without a name or an alias. If the value comes from an output, check that it is set`);
    }
}

;// CONCATENATED MODULE: ./src/inputs/request.ts







function request_readRequest(reader, operation, containers) {
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
function request_readGuardSwitches(reader, containerIds) {
    const restoreOnFailure = reader.boolean('restore-on-failure');
    const deleteOnSuccess = reader.boolean('delete-on-success');
    const backupFirst = reader.boolean('backup-first');
    if (!restoreOnFailure && reader.isSet('health-url')) {
        reader.reject('health-url', line('requires `restore-on-failure: true` for `create`'));
    }
    if (!restoreOnFailure && backupFirst) {
        reader.reject('backup-first', line('requires `restore-on-failure: true` for `create`'));
    }
    if ((restoreOnFailure || deleteOnSuccess) && containerIds.length > MAX_GUARDED_CONTAINERS) {
        reader.reject('container-id', line `contains ${containerIds.length} ids, but a step can guard at most ${MAX_GUARDED_CONTAINERS}. Split them across the jobs of a matrix`);
    }
    return { restoreOnFailure, deleteOnSuccess, ...(backupFirst ? { backup: readExpiry(reader) } : {}) };
}
function readCreate(reader) {
    const alias = readAlias(reader);
    const ifExists = reader.choice('if-exists');
    if (alias === '' && ifExists && ifExists !== 'create') {
        reader.reject('if-exists', line `is ${line(ifExists)}, which requires an \`alias\``);
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
            reader.reject('filter', line('requires `keep-last` for `create`'));
        return undefined;
    }
    if (filter === '')
        reader.reject('keep-last', line('requires a `filter` that selects what can be deleted'));
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
        reader.reject('expiry-days', line('requires `backup-first: true` for `restore`'));
    return {};
}
function readAliasChange(reader, containers) {
    const snapshots = readSelectors(reader, containers);
    const alias = readAlias(reader);
    const removal = reader.boolean('remove-alias');
    if (alias === '' && !removal) {
        reader.reject('alias', line('is empty. To remove the alias, set `remove-alias: true`'));
    }
    else if (alias !== '' && removal) {
        reader.reject('alias', line('conflicts with `remove-alias: true`. Set only one of them'));
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
        reader.reject('snapshot', line `conflicts with ${own(rules.join(' and '))}. Delete either by name or by rule`);
    }
    if (ignoreMissing)
        reader.reject('ignore-missing', line('is valid for a deletion by name, not by rule'));
    const filter = readFilter(reader);
    if (filter === '') {
        reader.reject(firstRule, line('requires a `filter` that selects what can be deleted'));
    }
    else if (rules.length === 1) {
        reader.reject('filter', line('requires `keep-last` or `older-than` (`keep-last: 0` keeps none)'));
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
    if (length > MAX_ALIAS_LENGTH) {
        reader.reject('alias', line `has ${length} characters; the limit is ${MAX_ALIAS_LENGTH}`);
    }
    reader.rejectControlCharacters('alias', alias);
    return alias;
}
function readFilter(reader) {
    const filter = reader.text('filter');
    reader.rejectControlCharacters('filter', filter);
    const problem = findGlobProblem(filter);
    if (problem && !hasControlCharacters(filter))
        reader.reject('filter', problem);
    return filter;
}

;// CONCATENATED MODULE: ./src/inputs/settings.ts





function settings_readSettings(reader) {
    return {
        ...readContainers(reader),
        token: readCheckedToken(reader),
        apiUrl: readApiUrl(reader),
        maxParallel: reader.integer('max-parallel'),
        timeoutMs: reader.integer('timeout-seconds') * 1000,
        summary: reader.boolean('summary'),
    };
}
function readCheckedToken(reader) {
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
    else if (token.length < text_redact/* MIN_TOKEN_LENGTH */.Yw) {
        reader.reject('token', (0,text_message/* line */.n8) `has fewer than ${text_redact/* MIN_TOKEN_LENGTH */.Yw} characters. Check that the secret is the whole token`);
    }
    return token;
}
function readApiUrl(reader) {
    const url = URL.parse(reader.text('api-url'));
    const problem = url ? findApiUrlProblem(url) : line('is not a valid URL, such as https://api.hoody.com');
    if (problem)
        reader.reject('api-url', problem);
    return url ?? new URL(INPUTS['api-url'].default);
}

;// CONCATENATED MODULE: ./src/inputs/read-inputs.ts





const NO_GUARD = { restoreOnFailure: false, deleteOnSuccess: false };
function readInputs(source) {
    const reader = new InputReader(source);
    reader.rejectToken();
    reader.rejectCut();
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
function readPostHealthUrls(source) {
    const reader = new reader_InputReader(source);
    return reader.hasToken('health-url') ? [] : health_urls_readHealthUrls(reader);
}
function readOperation(source) {
    return new InputReader(source).choice('operation');
}
function wantsSummary(source) {
    return (0,text_switch/* parseSwitch */.S)(source.input('summary')) !== false;
}
function readPostToken(source) {
    const reader = new reader_InputReader(source);
    const token = readCheckedToken(reader);
    reader.throwIfInvalid();
    return token;
}

;// CONCATENATED MODULE: ./src/guard/guard-context.ts


function endOf({ error }) {
    if (!error)
        return 'done';
    return errors_mayHaveHappened(error) ? 'unknown' : 'failed';
}
function explain(error, context) {
    if (!(error instanceof errors_RequestError) || !error.failure)
        return error;
    const explanation = guard_context_explainFailure(error.failure, context);
    return explanation ? new errors_RequestError(error, [explanation], error.failure, error.mayHaveActed) : error;
}
function guard_context_explainFailure(failure, { isOtherToken, hasChangedCertificates }) {
    if (failure.kind === 'untrusted' && hasChangedCertificates) {
        return (0,text_message/* line */.n8)('Another step of the job changed the file of NODE_EXTRA_CA_CERTS, so its certificates are not trusted.');
    }
    if (failure.kind !== 'status' || !failure.fromApi)
        return undefined;
    if (isOtherToken && [401, 403].includes(failure.status)) {
        return (0,text_message/* line */.n8)('The token differs from that of the step. Another step of the job may have changed HOODY_TOKEN.');
    }
    return failure.status === 401
        ? (0,text_message/* line */.n8)('The token was valid when the job began. It has expired or been revoked since.')
        : undefined;
}

;// CONCATENATED MODULE: ./src/guard/rollback-results.ts



const MAX_ERROR_LENGTH = 500;
function resultsBefore(snapshots, labels, end = { restored: null, error: null }) {
    return snapshots.map(({ containerId, name, createdAt }) => ({
        container_id: containerId,
        label: labels[containerId],
        snapshot_name: name,
        created_at: createdAt || null,
        healthy: null,
        started_at: null,
        finished_at: null,
        newer: [],
        still_running: [],
        backup_snapshot_name: null,
        ...end,
        error: end.error && (0,text_message/* truncate */.xv)(end.error, MAX_ERROR_LENGTH),
    }));
}
function resultsOf(rollbacks, labels, isHealthy, running) {
    return rollbacks.flatMap((rollback) => {
        const { snapshot, startedAt, finishedAt, newer, backup, error } = rollback;
        const end = endOf(rollback);
        const restored = end === 'unknown' ? null : end === 'done';
        return resultsBefore([snapshot], labels, { restored, error: error?.message ?? null }).map((result) => ({
            ...result,
            healthy: restored ? (isHealthy ?? null) : null,
            started_at: rollback_results_timeOf(startedAt),
            finished_at: rollback_results_timeOf(finishedAt),
            newer: newer.map(({ name }) => name),
            still_running: running,
            backup_snapshot_name: backup?.name ?? null,
        }));
    });
}
function rollback_results_timeOf(ms) {
    return (0,text_redact/* own */.ZV)(new Date(ms).toISOString());
}
const MAX_LENGTH = 30_000;
function renderRollbackResults(results, others) {
    const before = parse(others);
    const entries = [...before.entries, ...results];
    const texts = entries.map((entry) => JSON.stringify(entry));
    let length = texts.reduce((sum, text) => sum + text.length + 1, countOf(entries.length + before.omitted).length + 2);
    const left = new Set();
    for (const index of [...entries.keys()].toSorted((a, b) => rank(entries[b]) - rank(entries[a]) || a - b)) {
        if (length <= MAX_LENGTH)
            break;
        left.add(index);
        length -= (texts[index]?.length ?? 0) + 1;
    }
    const omitted = before.omitted + left.size;
    const shown = texts.filter((_, index) => !left.has(index));
    return `[${[...shown, ...(omitted === 0 ? [] : [countOf(omitted)])].join(',')}]`;
}
function countOf(omitted) {
    return JSON.stringify({ truncated: true, omitted });
}
function rank(entry) {
    return entry && isGood(entry) ? 1 : 0;
}
function isGood(entry) {
    const { restored, healthy, error } = entry;
    return restored === true && healthy !== false && error === null;
}
function parse(text) {
    const all = parseArray(text).filter((entry) => typeof entry === 'object' && entry !== null);
    const entries = all.filter((entry) => !('truncated' in entry));
    const omitted = all.flatMap((entry) => 'omitted' in entry && Number.isSafeInteger(entry.omitted) ? [Number(entry.omitted)] : []);
    return { entries, omitted: omitted.reduce((sum, count) => sum + count, 0) };
}
function parseArray(text) {
    try {
        const value = JSON.parse(text);
        return Array.isArray(value) ? value : [];
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./src/later-jobs.ts




function tellLaterJobs(id, word, results, { exportVariables, inputs: { env } }, logger) {
    const rendered = results && renderRollbackResults(results, env('HOODY_ROLLBACK_RESULTS') ?? '');
    try {
        exportVariables({
            ...(0,rollback_word/* rollbackVariables */.qn)(id, word, env),
            ...(rendered === undefined ? {} : { HOODY_ROLLBACK_RESULTS: rendered }),
        });
    }
    catch (error) {
        logger.warning((0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8) `Could not set HOODY_ROLLBACK to "${(0,text_message/* line */.n8)(word ?? 'armed')}" for the jobs that follow.`, reasonOf(error)));
    }
}

;// CONCATENATED MODULE: ./src/operations/verify.ts









class LostSnapshotError extends user_error_UserError {
}
const MAX_OTHERS = 5;
class GoneError extends LostSnapshotError {
    constructor(name, container, others) {
        const shown = others.slice(0, MAX_OTHERS).map((other) => (0,text_message/* line */.n8) `${other.name}${describe_describeAge(other)}`);
        const rest = others.length - shown.length;
        super((0,text_message/* line */.n8) `Snapshot ${name} of container ${container} is gone: it expired, or someone deleted it.`, ...(shown.length === 0
            ? [(0,text_message/* line */.n8)('The container has no snapshots.')]
            : [
                (0,text_message/* line */.n8) `The container has ${list_join(shown, '; ')}${rest > 0 ? (0,text_message/* line */.n8) `; and ${rest} more` : (0,text_redact/* own */.ZV)('')}.`,
                (0,text_message/* line */.n8)('To restore one of those, use the operation `restore` with its name.'),
            ]));
        this.name = 'GoneError';
    }
}
class ReplacedError extends LostSnapshotError {
    constructor(known, listed, container, purpose) {
        super((0,text_message/* line */.n8) `Snapshot ${known.name} of container ${container} is now a different snapshot.`, (0,text_message/* line */.n8) `The name now belongs to a snapshot created ${format_formatTime(listed.created_at ?? (0,text_redact/* own */.ZV)(''))}; the one of this job was created ${format_formatTime(known.created_at ?? (0,text_redact/* own */.ZV)(''))}.`, (0,text_message/* line */.n8)('Another step or job created a snapshot of the same name. It was not touched.'), ...(purpose === 'restore'
            ? [(0,text_message/* line */.n8)('To restore another one, look for it with the operation `list`.')]
            : []));
        this.name = 'ReplacedError';
    }
}
const AFTER_OLD_LIST_MS = 4_000;
async function verify_verify(client, container, known, pause, purpose = 'restore') {
    const look = async () => {
        const list = await client.look(container.id);
        return { list, listed: list?.snapshots.find(({ name }) => name === known.name) };
    };
    let last = await look();
    if (last.listed && isOlder(last.listed, known))
        last = (await pause(AFTER_OLD_LIST_MS)) ? await look() : { list: undefined, listed: undefined };
    const { listed, list } = last;
    const identity = compareIdentity(known, listed);
    if (listed && identity === 'other')
        throw new ReplacedError(known, listed, container.name, purpose);
    return { listed, isVerified: identity === 'same', list };
}
function isOlder(listed, known) {
    return (compareIdentity(known, listed) === 'other' &&
        ((0,hoody_snapshot/* createdAt */.CT)(listed) ?? Number.POSITIVE_INFINITY) < ((0,hoody_snapshot/* createdAt */.CT)(known) ?? 0));
}
async function explainMissing(error, client, container, name) {
    if (!errors_isNotFound(error) || errors_mayHaveHappened(error))
        return error;
    const list = await client.look(container.id);
    if (!list || list.snapshots.some((snapshot) => snapshot.name === name))
        return error;
    return new GoneError(name, container.name, list.snapshots);
}

;// CONCATENATED MODULE: ./src/guard/clean-up.ts





class UnverifiedError extends user_error_UserError {
    constructor() {
        super((0,text_message/* line */.n8)('It was not deleted: it is not verified that the name still refers to the snapshot of this job.'), (0,text_message/* line */.n8)('The list of snapshots could not be read, or does not say when it was created.'));
        this.name = 'UnverifiedError';
    }
}
async function cleanUp(snapshots, context) {
    return context.mapConcurrently(snapshots, async (snapshot) => {
        try {
            await deleteOne(snapshot, context);
            return { snapshot };
        }
        catch (error) {
            return { snapshot, error: explain(user_error_toUserError(error), context) };
        }
    });
}
async function deleteOne({ containerId, name, createdAt, isUniqueName }, { client, logger, nameOf, pause }) {
    const container = nameOf(containerId);
    if (!isUniqueName) {
        const known = { name, created_at: createdAt };
        const look = () => verify_verify(client, { id: containerId, name: container }, known, pause, 'delete');
        let last = await look();
        const isSecond = !last.listed && (await pause(AFTER_OLD_LIST_MS));
        if (isSecond)
            last = await look();
        if (isSecond && last.list && !last.listed) {
            logger.info((0,text_message/* line */.n8) `Snapshot ${name} of container ${container} is already gone.`);
            return;
        }
        if (!last.isVerified)
            throw new UnverifiedError();
    }
    await deleteIfPresent(client, containerId, name);
    logger.info((0,text_message/* line */.n8) `Deleted snapshot ${name} of container ${container}.`);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(24);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
// EXTERNAL MODULE: ./src/base/read-file.ts
var read_file = __webpack_require__(476);
;// CONCATENATED MODULE: ./src/guard/job-directory.ts



const DIRECTORY = 'hoody-snapshot-guards';
const WAITING = 'waiting-';
const GUARDED = 'guarded-';
const CANCELLED_AT = 'cancelled-at';
const MAX_FILE_BYTES = 1024 * 1024;
const AFTER_CANCEL_MS = 240_000;
const MIN_SHARE_MS = 60_000;
function openJobDirectory(temp) {
    const directory = external_node_path_default().join(temp, DIRECTORY);
    const file = (name) => external_node_path_default().join(directory, name);
    const isPrivate = makePrivate(directory);
    function create(name, content = '') {
        if (!isPrivate)
            return;
        attempt(() => (0,external_node_fs_.writeFileSync)(file(name), content, { flag: 'wx', mode: 0o600 }));
    }
    function list(prefix) {
        const names = attempt(() => (0,external_node_fs_.readdirSync)(directory)) ?? [];
        return names.filter((name) => name.startsWith(prefix));
    }
    function read(name) {
        return attempt(() => (0,read_file/* readRegularFile */.X)(file(name), MAX_FILE_BYTES, 'refuse').toString());
    }
    return {
        register(id, snapshots) {
            create(GUARDED + id, JSON.stringify(snapshots.map(({ containerId, name }) => [containerId, name])));
            create(WAITING + id);
        },
        guardedNames(containerId) {
            const names = list(GUARDED).flatMap((name) => namesIn(read(name) ?? '', containerId));
            return new Set(names);
        },
        shareTimeAfterCancel(id, now) {
            create(CANCELLED_AT, String(now));
            const own = WAITING + id;
            const others = list(WAITING).filter((name) => name !== own);
            attempt(() => (0,external_node_fs_.rmSync)(file(own), { force: true }));
            const elapsedMs = Math.max(0, now - Number(read(CANCELLED_AT) ?? now)) || 0;
            return Math.max(MIN_SHARE_MS, (AFTER_CANCEL_MS - elapsedMs) / (others.length + 1));
        },
    };
}
function attempt(work) {
    try {
        return work();
    }
    catch {
        return undefined;
    }
}
function namesIn(text, containerId) {
    const rows = attempt(() => JSON.parse(text));
    if (!Array.isArray(rows))
        return [];
    return rows.flatMap((row) => Array.isArray(row) && row[0] === containerId && typeof row[1] === 'string' ? [row[1]] : []);
}
function makePrivate(directory) {
    attempt(() => (0,external_node_fs_.mkdirSync)(directory, { mode: 0o700 }));
    return (attempt(() => {
        if (!(0,external_node_fs_.lstatSync)(directory).isDirectory())
            return false;
        (0,external_node_fs_.chmodSync)(directory, 0o700);
        return true;
    }) ?? false);
}

;// CONCATENATED MODULE: ./src/guard/token-hash.ts
const SALT_BYTES = 16;
function hashToken(token) {
    const salt = Buffer.from(crypto.getRandomValues(new Uint8Array(SALT_BYTES))).toString('hex');
    return `${salt}:${digest(salt, token)}`;
}
function isTokenOf(token, hash) {
    const [salt = '', expected] = hash.split(':');
    return digest(salt, token) === expected;
}
function digest(salt, token) {
    const { createHash } = process.getBuiltinModule('node:crypto');
    return createHash('sha256').update(`${salt}:${token}`).digest('hex');
}

;// CONCATENATED MODULE: ./src/runner/runner.ts


async function summarize(html, { writeSummary }, logger) {
    try {
        await writeSummary(html);
    }
    catch (error) {
        logger.warning((0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8)('Could not write the job summary.'), reasonOf(error)));
    }
}

;// CONCATENATED MODULE: ./src/post-program.ts






async function writePage({ summary }, html, { runner, log }) {
    if (summary)
        await summarize(html, runner, log);
}
const PATIENT = { gatewayMs: Number.POSITIVE_INFINITY };
function guardContext(session, budget, logger) {
    const { nameOf, mapConcurrently } = session;
    return {
        client: session.client(budget, PATIENT),
        budget,
        logger,
        nameOf,
        mapConcurrently,
        pause: async (ms) => ms < budget.remainingMs() &&
            budget.sleep(ms).then(() => true, () => false),
    };
}
function readGuardToken({ token: saved, tokenHash }, { inputs }, log) {
    const token = saved ?? readPostToken(inputs);
    const isOtherToken = tokenHash !== undefined && !isTokenOf(token, tokenHash);
    if (isOtherToken)
        log.info((0,text_message/* line */.n8)('The token differs from that of the step.'));
    return { token, isOtherToken };
}
function startPostBudget({ id, timeoutMs }, jobStatus, { clock, temporaryDirectory }, canceled) {
    if (jobStatus !== 'cancelled')
        return startBudget(clock, timeoutMs, canceled);
    const shareMs = openJobDirectory(temporaryDirectory).shareTimeAfterCancel(id, clock.monotonic());
    const limitMs = Math.floor(shareMs / 1000) * 1000;
    return limitMs < timeoutMs
        ? startBudget(clock, limitMs, canceled, (0,text_message/* line */.n8)('after a cancellation'))
        : startBudget(clock, timeoutMs, canceled);
}

;// CONCATENATED MODULE: ./src/text/escape.ts

const MAX_LINE_LENGTH = 2_000;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
function plainLine(text) {
    return (0,text_message/* truncate */.xv)(text, MAX_LINE_LENGTH)
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

;// CONCATENATED MODULE: ./src/report/html.ts




const MAX_CODE_LENGTH = 255;
const MAX_LONG_CODE_LENGTH = 1_000;
const MAX_LIST_ITEMS = 50;
const UNKNOWN = '—';
const ICONS = { done: '✅', planned: '📝', attention: '⚠️', failed: '❌' };
function html_heading(verdict, title, subject = '') {
    return `<h3>${ICONS[verdict]} Hoody${title === undefined ? '' : ` ${title}`}${subject === '' ? '' : `: ${subject}`}</h3>`;
}
function html_paragraph(...html) {
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
    return `<code>${htmlText((0,text_message/* truncate */.xv)(text, MAX_CODE_LENGTH))}</code>`;
}
function longCode(text) {
    return `<code>${htmlText((0,text_message/* truncate */.xv)(text, MAX_LONG_CODE_LENGTH))}</code>`;
}
function banner(kind, markdown, html) {
    return [`> [!${kind}]`, `> ${markdown}`, ...html.flatMap((line) => ['>', `> ${line}`]), ''].join('\n');
}
function commandBlock(commands, shell) {
    const rest = commands.length - MAX_LIST_ITEMS;
    const lines = commands.slice(0, MAX_LIST_ITEMS).flatMap((command) => command.split('\n').map(text_redact/* own */.ZV));
    const shown = [...lines.map(htmlText), ...(rest > 0 ? [`# and ${rest} more, see the log`] : [])];
    return `<pre lang="${shell === 'posix' ? 'sh' : shell}">${shown.join('\n')}</pre>`;
}
function moment(iso, now) {
    return [formatAge(iso, now), formatTime(iso)];
}
function momentBefore(iso, now) {
    const span = formatSpanSince(iso, now);
    return [format_formatTime(iso), ...(span === undefined ? [] : [`${span} earlier`])];
}
function inline([main, ...details]) {
    return details.length === 0 ? main : `${main} (${details.join(', ')})`;
}
function subjectOf(names) {
    const [only, ...others] = names;
    return only !== undefined && others.length === 0 ? code(only) : format_formatCount(names.length, 'container');
}

;// CONCATENATED MODULE: ./src/report/prose.ts




const prose_MAX_LENGTH = 1_000;
const PLAIN = /^(?:\p{L}+(?:['’-]\p{L}+)*|\d{1,5}(?:\.\d{1,3})?|\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d|[—–→…-]|)$/u;
const HASH = /^[0-9a-f]{7,}$/i;
const WORD = /^[("“]*(?<core>.*?)[)"”.,;:!?…]*$/su;
function prose(message) {
    const isPlain = message.split(/\s/).every(isPlainWord);
    return isPlain ? htmlText((0,text_message/* truncate */.xv)(message, prose_MAX_LENGTH)) : longCode(message);
}
function isPlainWord(word) {
    const { core = '' } = WORD.exec(word)?.groups ?? {};
    return PLAIN.test(core) && !HASH.test(core);
}
function renderMessage(message) {
    const lines = linesOf(message).filter((text) => text.trim() !== '');
    const items = lines.filter((text) => text.startsWith('- ')).map((text) => (0,text_redact/* own */.ZV)(text.slice('- '.length)));
    const texts = lines.filter((text) => !text.startsWith('- '));
    return [
        ...(texts.length > 0 ? [`<p>${renderLines(texts)}</p>`] : []),
        ...(items.length > 0 ? [list(items, prose)] : []),
    ].join('\n');
}
function proseLines(message) {
    return renderLines(linesOf(message));
}
function linesOf(message) {
    return message.split('\n').map(text_redact/* own */.ZV);
}
const MAX_LINES = 20;
function renderLines(lines) {
    const rest = lines.length - MAX_LINES;
    const shown = lines.slice(0, MAX_LINES).map(prose);
    return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('<br>');
}

;// CONCATENATED MODULE: ./src/report/cleanup-page.ts




function renderCleanup({ results, nameOf, kept = [], }) {
    const left = results.flatMap(({ snapshot, error }) => (error ? [{ snapshot, error }] : []));
    const done = results.length - left.length;
    const describe = ({ snapshot, error }) => `${code(snapshot.name)}${left.length > 1 ? ` of ${code(nameOf(snapshot.containerId))}` : ''}<br>${proseLines(error.message)}`;
    const count = results.length === 1 ? 'snapshot' : format_formatCount(results.length, 'snapshot');
    const deleted = left.length === 0 ? `the ${count}` : `${done} of the ${count}`;
    const blocks = [
        left.length === 0
            ? html_heading('done', 'cleanup', subjectOf(results.map(({ snapshot }) => nameOf(snapshot.containerId))))
            : html_heading('attention', 'snapshots left over', subjectOf(left.map(({ snapshot }) => nameOf(snapshot.containerId)))),
        ...(left.length === 0 ? [] : [list(left, describe)]),
        ...(done === 0
            ? []
            : [
                html_paragraph(`The job succeeded, so ${deleted} that it created ${done === 1 ? 'was' : 'were'} deleted.`),
            ]),
        ...(kept.length === 0 ? [] : [list(kept, prose)]),
    ];
    return `${blocks.join('\n')}\n\n`;
}
function renderUnstartedCleanup(message, { labels, snapshots }) {
    const nameOf = labels_nameByLabel(labels);
    const blocks = [
        html_heading('attention', 'snapshots left over', subjectOf(snapshots.map(({ containerId }) => nameOf(containerId)))),
        renderMessage(message),
        list(snapshots, ({ containerId, name }) => `${code(name)} of ${code(nameOf(containerId))}`),
    ];
    return `${blocks.join('\n')}\n\n`;
}

;// CONCATENATED MODULE: ./src/operations/newer.ts





const MAX_NAMES = 5;
function describeNewer(container, newer) {
    const [what, them] = newer.length === 1 ? [(0,text_message/* line */.n8)('a newer snapshot'), (0,text_message/* line */.n8)('it')] : [(0,text_message/* line */.n8)('newer snapshots'), (0,text_message/* line */.n8)('them')];
    const isKnown = newer.every(({ run }) => run !== undefined);
    const origin = isKnown ? (0,text_message/* line */.n8)('which this run did not create') : (0,text_message/* line */.n8)('which another run may have created');
    return (0,text_message/* line */.n8) `Container ${container} has ${what}, ${origin}: ${nameNewer(newer)}. Restoring the older one also undoes what was deployed after ${them}.`;
}
function nameNewer(newer) {
    const names = newer.slice(0, MAX_NAMES).map((snapshot) => {
        const run = snapshot.run === undefined ? (0,text_redact/* own */.ZV)('') : (0,text_message/* line */.n8) ` of run ${snapshot.run}`;
        return (0,text_message/* line */.n8) `${snapshot.name}${run}${describe_describeAge(snapshot)}`;
    });
    const rest = newer.length - names.length;
    return list_join([...names, ...(rest > 0 ? [(0,text_message/* line */.n8) `and ${rest} more`] : [])], '; ');
}
function newer_noteNewer({ name, created_at = null }, { snapshots }, containerId, { guardedNames, logger, nameOf, origin }) {
    if (!origin)
        return {};
    const newer = findNewer(snapshots, { name, created_at }, origin.run, guardedNames(containerId));
    if (newer.length === 0)
        return {};
    const note = describeNewer(nameOf(containerId), newer);
    logger.info(note);
    return { notes: [note] };
}

;// CONCATENATED MODULE: ./src/report/newer-snapshots.ts




function newerOf(rollbacks, run) {
    return rollbacks
        .filter((rollback) => endOf(rollback) !== 'failed')
        .map((rollback) => {
        const isLater = (snapshot) => run !== undefined && snapshot.run !== undefined && snapshot.run > run;
        const { newer } = rollback;
        return {
            rollback,
            later: newer.filter(isLater),
            others: newer.filter((snapshot) => !isLater(snapshot)),
        };
    });
}
function describeAllNewer(rollbacks, run, nameOf) {
    return newerOf(rollbacks, run)
        .filter(({ others }) => others.length > 0)
        .map(({ rollback, others }) => describeNewer(nameOf(rollback.snapshot.containerId), others));
}
function describeLaterRuns(rollbacks, run, nameOf) {
    return newerOf(rollbacks, run)
        .filter(({ later }) => later.length > 0)
        .map(({ rollback, later }) => describeLaterRun(nameOf(rollback.snapshot.containerId), rollback, later));
}
function describeLaterRun(container, rollback, later) {
    return new user_error_UserError(endOf(rollback) === 'unknown'
        ? (0,text_message/* line */.n8) `The rollback of container ${container} may also have undone what a later run deployed.`
        : (0,text_message/* line */.n8) `The rollback of container ${container} also undid what a later run deployed.`, (0,text_message/* line */.n8) `Snapshot ${rollback.snapshot.name} is older than ${nameNewer(later)}.`, (0,text_message/* line */.n8)('Deploy the later run again, and use `concurrency` to run one deploy at a time.'));
}

;// CONCATENATED MODULE: ./src/report/describe-rollback.ts






function describeRollback({ rollbacks: results, run, health, jobStatus, nameOf, }) {
    const done = results.filter(({ error }) => !error);
    const [only] = done;
    const how = describeEnd(jobStatus);
    const head = only && results.length === 1
        ? [(0,text_message/* line */.n8) `${how}: container ${describe_rollback_describeOne(only, nameOf)}`]
        : [
            (0,text_message/* line */.n8) `${how}: ${formatShare(done.length, results.length)} rolled back.`,
            ...done.map((result) => describe_rollback_describeOne(result, nameOf)),
        ];
    const healthy = health.filter(({ isHealthy }) => isHealthy).map(describeHealthy);
    const more = [
        describeMix(results, nameOf),
        describeBackups(done, nameOf),
        ...describeAllNewer(results, run, nameOf),
    ].filter((text) => text !== undefined);
    return list_join([...head, ...more, ...healthy], '\n');
}
const describe_rollback_MAX_NAMES = 10;
function describeMix(rollbacks, nameOf) {
    const done = rollbacks.filter((rollback) => endOf(rollback) === 'done');
    const others = rollbacks.filter((rollback) => endOf(rollback) !== 'done');
    if (done.length === 0 || others.length === 0)
        return undefined;
    const verb = others.some((rollback) => endOf(rollback) === 'unknown')
        ? (0,text_message/* line */.n8)('may have')
        : others.length === 1
            ? (0,text_message/* line */.n8)('has')
            : (0,text_message/* line */.n8)('have');
    const back = done.length === 1 ? (0,text_message/* line */.n8)('is') : (0,text_message/* line */.n8)('are');
    return (0,text_message/* line */.n8) `The containers may be inconsistent now: ${describe_rollback_namesOf(others, nameOf)} ${verb} what the deploy left, and ${describe_rollback_namesOf(done, nameOf)} ${back} as before the deploy.`;
}
function describe_rollback_namesOf(rollbacks, nameOf) {
    const names = rollbacks.slice(0, describe_rollback_MAX_NAMES).map(({ snapshot }) => nameOf(snapshot.containerId));
    const rest = rollbacks.length - names.length;
    return rest > 0 ? (0,text_message/* line */.n8) `${list_join(names)} and ${format_formatCount(rest, 'more container')}` : list_join(names, ' and ');
}
function findBackups(rollbacks, nameOf) {
    const backups = rollbacks.flatMap(({ snapshot, backup }) => backup ? [{ container: nameOf(snapshot.containerId), name: backup.name, alias: backup.alias }] : []);
    const [first, ...others] = backups;
    if (!first)
        return undefined;
    const word = others.length === 0 ? first.name : first.alias || first.name;
    const isShared = backups.every(({ name, alias }) => name === word || alias === word);
    return { each: backups, ...(isShared ? { shared: word } : {}) };
}
function describeBackups(rollbacks, nameOf) {
    const backups = findBackups(rollbacks, nameOf);
    if (!backups)
        return undefined;
    const { each, shared } = backups;
    const purpose = (0,text_message/* line */.n8)('To look at what failed, or to get back what was written since, run the operation');
    if (shared !== undefined) {
        const what = each.length === 1
            ? (0,text_message/* line */.n8)('The state before the rollback is')
            : (0,text_message/* line */.n8)('The states before the rollback are');
        return (0,text_message/* line */.n8) `${what} in the backup ${shared}. ${purpose} \`restore\` with \`snapshot: ${shared}\`.`;
    }
    const shown = each.slice(0, describe_rollback_MAX_NAMES).map(({ container, name }) => (0,text_message/* line */.n8) `${container}: ${name}`);
    const rest = each.length - shown.length;
    return (0,text_message/* line */.n8) `The states before the rollback are in these backups: ${list_join([...shown, ...(rest > 0 ? [(0,text_message/* line */.n8) `and ${rest} more`] : [])])}. ${purpose} \`restore\` on a container with its backup as \`snapshot\`.`;
}
function formatShare(done, total) {
    const share = done === total ? (0,text_redact/* own */.ZV)('') : (0,text_message/* line */.n8) `${done} of `;
    const verb = done === 1 ? (0,text_message/* line */.n8)('was') : (0,text_message/* line */.n8)('were');
    return (0,text_message/* line */.n8) `${share}${format_formatCount(total, 'container')} ${verb}`;
}
function describeEnd(jobStatus) {
    return jobStatus === 'cancelled' ? (0,text_message/* line */.n8)('The job was canceled') : (0,text_message/* line */.n8)('The job failed');
}
function describe_rollback_describeOne({ snapshot, ms, isVerified }, nameOf) {
    const { containerId, name, createdAt } = snapshot;
    const when = createdAt === '' ? (0,text_redact/* own */.ZV)('') : (0,text_message/* line */.n8) `, created ${format_formatTime(createdAt)}`;
    const doubt = isVerified
        ? (0,text_redact/* own */.ZV)('')
        : (0,text_message/* line */.n8)(' It is not verified that the name still refers to the snapshot of this job.');
    return (0,text_message/* line */.n8) `${nameOf(containerId)} was rolled back to snapshot ${name}${when} (${formatDuration(ms)}).${doubt}`;
}
function describeHealthy({ url, last, ms }) {
    return (0,text_message/* line */.n8) `${url} is healthy (${last}) after ${formatDuration(ms)}.`;
}

;// CONCATENATED MODULE: ./src/report/kept-page.ts





function describeKept({ containerId, name, ownership }, nameOf) {
    const reason = ownership === 'found' ? (0,text_message/* line */.n8)('the step reused it') : (0,text_message/* line */.n8)('another job may have created it');
    return (0,text_message/* line */.n8) `Kept snapshot ${name} of container ${nameOf(containerId)}, because ${reason}.`;
}
function describeDisarmed(jobStatus, input, snapshots, nameOf) {
    const containers = list_join(snapshots.map(({ containerId }) => nameOf(containerId)));
    return jobStatus === 'success'
        ? (0,text_message/* line */.n8) `The job succeeded, and the snapshots of ${containers} stay, because \`${(0,text_message/* line */.n8)(input)}\` is now false.`
        : (0,text_message/* line */.n8) `${describeEnd(jobStatus)}, and nothing was rolled back in ${containers}, because \`${(0,text_message/* line */.n8)(input)}\` is now false.`;
}
const kept_page_MAX_NAMES = 20;
function renderKept(jobStatus, sentences, snapshots, nameOf) {
    const title = jobStatus === 'success' ? 'snapshots kept' : 'rollback disarmed';
    const verdict = jobStatus === 'success' ? 'done' : 'attention';
    const [only] = sentences;
    const names = [...new Set(snapshots.map(({ name }) => name))].map(code);
    const rest = names.length - kept_page_MAX_NAMES;
    const blocks = [
        html_heading(verdict, title, subjectOf(snapshots.map(({ containerId }) => nameOf(containerId)))),
        only !== undefined && sentences.length === 1 ? html_paragraph(prose(only)) : list(sentences, prose),
        html_paragraph(`The ${names.length === 1 ? 'snapshot is' : 'snapshots are'} ${names.slice(0, kept_page_MAX_NAMES).join(', ')}${rest > 0 ? `, and ${rest} more` : ''}.`),
    ];
    return `${blocks.join('\n')}\n\n`;
}

;// CONCATENATED MODULE: ./src/post-cleanup.ts










async function cleanUpJob(guard, snapshots, job, place) {
    const { log, runner, withSession } = place;
    const nameOf = labels_nameByLabel(guard.labels);
    let results;
    try {
        const { token, isOtherToken } = readGuardToken(guard, runner, log);
        const { hasChangedCertificates } = job;
        results = await withSession({ ...guard, token }, runner, log, (session) => {
            const budget = startPostBudget(guard, job.jobStatus, runner, job.canceled);
            const context = { ...guardContext(session, budget, log), isOtherToken, hasChangedCertificates };
            return cleanUp(snapshots, context);
        });
    }
    catch (error) {
        return warnOfRemaining(error, guard, place);
    }
    log.logRequests();
    const kept = guard.snapshots
        .filter(({ ownership }) => ownership !== 'made')
        .map((snapshot) => describeKept(snapshot, nameOf));
    await writePage(guard, renderCleanup({ results, nameOf, kept }), place);
    for (const { snapshot, error } of results)
        if (error)
            log.warning(describeRemaining(snapshot.name, nameOf(snapshot.containerId), error));
    for (const sentence of kept)
        log.info(sentence);
    const deleted = results.filter(({ error }) => !error).length;
    if (deleted > 0)
        log.result(describeCleanup(deleted, results.length));
}
async function warnOfRemaining(error, guard, place) {
    const { message } = user_error_toUserError(error);
    place.log.warning((0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8)('Could not delete the snapshots of this job.'), message));
    await writePage(guard, renderUnstartedCleanup(message, guard), place);
}
function describeRemaining(name, container, error) {
    if (error instanceof LostSnapshotError)
        return error.message;
    const headline = errors_mayHaveHappened(error) || error instanceof UnverifiedError
        ? (0,text_message/* line */.n8) `Snapshot ${name} of container ${container} may remain.`
        : (0,text_message/* line */.n8) `Snapshot ${name} of container ${container} remains.`;
    return (0,text_message/* composeMessage */.SB)(headline, error);
}
function describeCleanup(done, total) {
    const count = done === total ? format_formatCount(total, 'snapshot') : (0,text_message/* line */.n8) `${done} of ${total} snapshots`;
    return (0,text_message/* line */.n8) `Deleted ${count}, because the job succeeded.`;
}

;// CONCATENATED MODULE: ./src/guard/leftovers.ts



const TERMINATION_MS = 5_000;
const LIMIT_MS = 7_000;
const TERMINATION_INTERVAL_MS = 50;
const KILL_INTERVAL_MS = 5;
function isStillRunning({ running }) {
    return running.length > 0;
}
async function endLeftovers(baseline, table, clock, canceled) {
    const doubt = findDoubt(baseline);
    if (!baseline || doubt !== undefined)
        return { ...NOTHING, ...(doubt === undefined ? {} : { doubt }) };
    try {
        return await end(baseline, table, clock, canceled);
    }
    catch (error) {
        return { ...NOTHING, doubt: describeError(error) };
    }
}
function lookAgain(baseline, table, before) {
    if (!baseline || before.doubt !== undefined)
        return before;
    try {
        const { leftovers, unreadable } = findLeftovers(baseline, table);
        const running = rootsOf(leftovers);
        return { ended: before.ended.filter(isNotIn(running)), running, unreadable: rootsOf(unreadable) };
    }
    catch (error) {
        return { ...before, doubt: describeError(error) };
    }
}
const NOTHING = { ended: [], running: [], unreadable: [] };
function findDoubt(baseline) {
    if (!baseline)
        return (0,text_message/* line */.n8)('this system does not show which processes are theirs');
    if (baseline.trackingId === '')
        return (0,text_message/* line */.n8)('`RUNNER_TRACKING_ID` keeps the processes of the job');
    return undefined;
}
function describeError(error) {
    return (0,text_message/* line */.n8) `the processes could not be read (${(0,text_redact/* own */.ZV)(error.message)})`;
}
async function end(baseline, table, clock, canceled) {
    const startedAt = clock.monotonic();
    const asked = new Set();
    let roots;
    for (;;) {
        const { leftovers, unreadable } = findLeftovers(baseline, table);
        roots ??= rootsOf(leftovers);
        const elapsedMs = clock.monotonic() - startedAt;
        if (leftovers.length === 0 || elapsedMs >= LIMIT_MS || canceled.aborted) {
            return {
                ended: roots.filter(isNotIn(leftovers)),
                running: rootsOf(leftovers),
                unreadable: rootsOf(unreadable),
            };
        }
        const isKilling = elapsedMs >= TERMINATION_MS;
        for (const process of leftovers) {
            if (isKilling)
                signal(process, 'SIGKILL', table);
            else if (!asked.has(keyOf(process)))
                signal(process, 'SIGTERM', table);
            asked.add(keyOf(process));
        }
        const intervalMs = isKilling ? KILL_INTERVAL_MS : TERMINATION_INTERVAL_MS;
        await clock.sleep(intervalMs, canceled).catch(() => undefined);
    }
}
function signal({ pid, startTime }, name, table) {
    if (table.startTimeOf(pid) !== startTime)
        return;
    try {
        table.signal(pid, name);
    }
    catch {
    }
}
const INIT_PID = 1;
function findLeftovers(baseline, table) {
    const alive = new Map(table
        .list()
        .filter((process) => process.pid !== INIT_PID && !isGone(process) && !process.isKernelThread)
        .map((process) => [process.pid, process]));
    const [, ...ancestors] = lineageOf(alive.get(table.ownPid), alive);
    const isAncestor = new Set(ancestors);
    const origins = new Map();
    const originOf = (process) => {
        const origin = origins.get(process) ?? findOrigin(process, baseline, table);
        origins.set(process, origin);
        return origin;
    };
    const ownCgroup = table.cgroupOf(table.ownPid);
    const found = { leftovers: [], unreadable: [] };
    for (const process of alive.values()) {
        if (process.startTime <= baseline.startTime || isAncestor.has(process))
            continue;
        const lineage = lineageOf(process, alive).filter((other) => !isAncestor.has(other));
        const all = lineage.map(originOf);
        if (all.includes('kept'))
            continue;
        const isLater = all.includes('later');
        if (originOf(process) === 'unreadable') {
            if (isLater || table.cgroupOf(process.pid) === ownCgroup)
                found.unreadable.push(process);
        }
        else if (isLater) {
            found.leftovers.push(process);
        }
    }
    return found;
}
function findOrigin({ pid, startTime }, { trackingId, startTime: guardTime, directory, files }, table) {
    if (pid === table.ownPid || startTime <= guardTime)
        return 'kept';
    const variables = table.variablesOf(pid);
    if (variables === 'unreadable')
        return 'unreadable';
    if (!variables)
        return 'unknown';
    if (variables.trackingId !== undefined && variables.trackingId !== trackingId)
        return 'kept';
    const file = external_node_path_default().parse(variables.envFile ?? '');
    const isOfJob = trackingId === null ? file.dir === directory : variables.trackingId === trackingId;
    if (!isOfJob)
        return 'unknown';
    return file.dir === directory && files.includes(file.base) ? 'kept' : 'later';
}
function lineageOf(process, alive) {
    const lineage = new Set();
    for (let next = process; next && !lineage.has(next); next = alive.get(next.parentPid))
        lineage.add(next);
    return [...lineage];
}
function isGone({ state }) {
    return state === 'Z' || state === 'X';
}
function rootsOf(processes) {
    const pids = new Set(processes.map(({ pid }) => pid));
    return processes.filter(({ parentPid }) => !pids.has(parentPid));
}
function isNotIn(processes) {
    const keys = new Set(processes.map(keyOf));
    return (process) => !keys.has(keyOf(process));
}
function keyOf({ pid, startTime }) {
    return `${pid} ${startTime}`;
}

// EXTERNAL MODULE: ./src/hoody/endpoint.ts
var endpoint = __webpack_require__(796);
;// CONCATENATED MODULE: ./src/guard/restore-command.ts




function shellOf(platform) {
    return platform === 'win32' ? 'powershell' : 'posix';
}
const HEADLINES = {
    manually: {
        posix: (0,text_message/* line */.n8)('To restore manually, with the token in HOODY_TOKEN:'),
        powershell: (0,text_message/* line */.n8)('To restore manually in PowerShell, with the token in $env:HOODY_TOKEN:'),
    },
    withoutBackup: {
        posix: (0,text_message/* line */.n8)('To restore without a backup, with the token in HOODY_TOKEN:'),
        powershell: (0,text_message/* line */.n8)('To restore without a backup in PowerShell, with the token in $env:HOODY_TOKEN:'),
    },
};
function describeManualRestore({ apiUrl }, snapshots, shell, how = 'manually') {
    const commands = snapshots.map((snapshot) => restoreCommand(apiUrl, snapshot, shell));
    return (0,text_message/* composeMessage */.SB)(HEADLINES[how][shell], ...commands);
}
function restoreCommand(apiUrl, { containerId, name }, shell) {
    const { segments } = calls.restore({ id: containerId, name: containerId }, name);
    const url = (0,text_redact/* own */.ZV)((0,endpoint/* endpoint */.sR)(apiUrl, segments).replaceAll("'", '%27'));
    return shell === 'powershell'
        ? (0,text_message/* line */.n8) `[Net.ServicePointManager]::SecurityProtocol = 'Tls12'; Invoke-RestMethod -Method Patch -Headers @{ Authorization = "Bearer $env:HOODY_TOKEN" } -Uri '${url}'`
        : (0,text_message/* line */.n8) `curl --fail-with-body -X PATCH -H "Authorization: Bearer $HOODY_TOKEN" '${url}'`;
}

;// CONCATENATED MODULE: ./src/operations/create/ambiguous.ts



class AmbiguousCreateError extends errors_RequestError {
    cause;
    pending;
    constructor(cause, pending) {
        const aliases = list_join([...new Set(pending.map(({ alias }) => (0,text_message/* line */.n8) `"${alias}"`))], ' or ');
        const isGenerated = pending.every((attempt) => attempt.isGenerated);
        super(cause, [
            (0,text_message/* line */.n8) `The snapshot may exist anyway. Look for the alias ${aliases} with the operation \`list\`.`,
            isGenerated
                ? (0,text_message/* line */.n8)('The post step of this step looks for it until 30 s after the request, and deletes it.')
                : (0,text_message/* line */.n8)('The post step of this step looks for it until 30 s after the request, and names it: another job may have created it.'),
        ], cause instanceof errors_RequestError ? cause.failure : undefined, true);
        this.name = 'AmbiguousCreateError';
        this.cause = cause;
        this.pending = pending;
    }
}

;// CONCATENATED MODULE: ./src/operations/create/existing.ts










function findExisting(policy, alias, container, { snapshots, clocks }) {
    const [existing, ...others] = identity_findNewest(snapshots.filter((snapshot) => snapshot.alias === alias &&
        !(0,hoody_snapshot/* mayBeExpired */.mw)(snapshot, clocks) &&
        (policy === 'fail' || (0,hoody_snapshot/* isAddressable */.$C)(snapshot))));
    if (existing && policy === 'fail') {
        throw new user_error_UserError((0,text_message/* line */.n8) `Container ${container} already has a snapshot with the alias "${alias}". Nothing was created.`, (0,text_message/* line */.n8) `It is snapshot ${existing.name}${describe_describeAge(existing)}.`, (0,text_message/* line */.n8)('Use another `alias`, or set `if-exists` to reuse, replace, or create.'));
    }
    if (existing && others.length > 0)
        throw unordered(container, (0,text_message/* line */.n8) `The alias "${alias}"`, [existing, ...others]);
    return existing;
}
class NameTakenError extends errors_RequestError {
    constructor(taken, alias, { description, isReusable }, failure) {
        super((0,text_message/* line */.n8) `Could not ${description}: the name ${taken.name} is in use.`, [
            (0,text_message/* line */.n8) `The container already has snapshot ${taken.name}${describe_describeAge(taken)}${describeOwner(taken, alias)}.`,
            failure
                ? (0,text_message/* line */.n8) `Reason: ${summarizeFailure(failure)}.`
                : (0,text_message/* line */.n8)('Nothing was created, because the platform could have overwritten that snapshot.'),
            isReusable
                ? (0,text_message/* line */.n8)('Set `if-exists` to reuse or replace, or use another `alias`.')
                : (0,text_message/* line */.n8)('Set `if-exists` to replace, or use another `alias`.'),
        ], failure);
        this.name = 'NameTakenError';
    }
}
function describeOwner(taken, alias) {
    if (taken.alias === alias)
        return (0,text_redact/* own */.ZV)('');
    return taken.alias ? (0,text_message/* line */.n8) `, with the alias "${taken.alias}"` : (0,text_message/* line */.n8)(', without an alias');
}
function requireFreeName(alias, container, { snapshots, clocks }) {
    const taken = findNamesake(alias, snapshots);
    if (!taken || taken.alias === alias || (0,hoody_snapshot/* isExpired */._d)(taken, Math.min(clocks.serverNow, clocks.localNow)))
        return;
    const { description } = calls.create(container, alias);
    throw new NameTakenError(taken, alias, { description, isReusable: false });
}
function findNamesake(alias, snapshots) {
    return snapshots.find(({ name }) => name === (0,hoody_snapshot/* deriveName */.HT)(alias));
}

;// CONCATENATED MODULE: ./src/operations/create/make.ts














function make_generatedAlias(word, { generateAlias }) {
    let first;
    return {
        kind: 'generated',
        get first() {
            first ??= generateAlias(word);
            return first;
        },
        next: () => generateAlias(word),
    };
}
async function make_make(containerId, options, context) {
    const { client, isSingle, logger, nameOf, unsettled } = context;
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
            throw attempts.pending.length > 0 && error instanceof user_error_UserError
                ? new AmbiguousCreateError(error, attempts.pending)
                : error;
        }
    }, ({ snapshot, ownership }) => {
        if (ownership === 'found')
            return (0,text_message/* line */.n8) `Reused snapshot ${snapshot.name} of container ${container}, which another job created in the meantime`;
        if (isSingle && !isBackup)
            return undefined;
        return ownership === 'inferred'
            ? describeInferred(snapshot, container)
            : describeCreated(snapshot, container, noun);
    });
    const pending = attempts.pending.map((attempt) => ({ ...attempt, ...attempts.serverTimeOf(attempt) }));
    const isUnsettled = pending.length > 0;
    if (isUnsettled) {
        report(pending, created.snapshot, unsettled);
        logger.info(describePending(container, pending));
    }
    return { ...created, isUnsettled, before: attempts.seen };
}
function report(pending, { name, created_at }, unsettled) {
    const reported = { name, ...(created_at ? { created_at } : {}) };
    for (const attempt of pending)
        unsettled.expect({ ...attempt, reported });
}
function describePending(container, pending) {
    const aliases = list_join([...new Set(pending.map(({ alias }) => (0,text_message/* line */.n8) `"${alias}"`))], ' or ');
    const what = (0,text_message/* line */.n8) `The response to an attempt was lost, so container ${container} may get another snapshot with the alias ${aliases}.`;
    return pending.every(({ isGenerated }) => isGenerated)
        ? (0,text_message/* line */.n8) `${what} The post step deletes it.`
        : (0,text_message/* line */.n8) `${what} The post step looks for it.`;
}
class Attempts {
    pending = [];
    #refused = [];
    #count = 0;
    #generated;
    #logged;
    seen;
    #clocks;
    #containerId;
    #options;
    #context;
    constructor(containerId, options, context) {
        this.#containerId = containerId;
        this.#options = options;
        this.#context = context;
        this.seen = options.before ?? [];
    }
    serverTimeOf({ sentAt }) {
        return this.#clocks ? { serverSentAt: serverTimeAt(sentAt, this.#clocks) } : {};
    }
    async next({ list, post }) {
        const { alias, policy, expiryDays } = this.#options;
        const { unsettled, monotonic } = this.#context;
        if (this.#count > 0 && (this.pending.length > 0 || this.#refused.length > 0 || policy)) {
            const listed = await list();
            const result = this.#findCreated(listed) ?? this.#findExisting(listed);
            this.#reportUndated(listed, result?.snapshot);
            if (result)
                return result;
            this.#requireFreeName(listed);
            this.seen = [...this.seen, ...listed.snapshots];
        }
        this.#count += 1;
        const attempt = {
            containerId: this.#containerId,
            alias: this.#nextAlias(),
            isGenerated: alias.kind === 'generated',
            sentAt: monotonic(),
        };
        unsettled.expect(attempt);
        const logAlias = () => {
            if (attempt.alias !== this.#generated || attempt.alias === this.#logged)
                return;
            this.#logged = attempt.alias;
            this.#context.logger.info((0,text_message/* line */.n8) `This attempt used the alias "${attempt.alias}".`);
        };
        try {
            const snapshot = await post(attempt.alias, expiryDays);
            logAlias();
            const isUniqueName = attempt.isGenerated || identity_looksLikeName(snapshot.name);
            return { snapshot, ownership: 'made', isUniqueName, attempt };
        }
        catch (error) {
            if (!(error instanceof AttemptError)) {
                unsettled.settle(attempt);
                throw error;
            }
            const { failure } = error;
            if (failure.kind !== 'unsent')
                logAlias();
            const { mayHaveActed, next } = meaningOf(failure);
            if (mayHaveActed)
                this.pending = [...this.pending, attempt];
            else
                unsettled.settle(attempt);
            if (next === 'again for a while')
                this.#refused = [...this.#refused, attempt];
            if (alias.kind === 'generated' || !mayBeNameTaken(failure))
                throw error;
            return (await this.#explainRejection(list, attempt, failure)) ?? Promise.reject(error);
        }
    }
    #requireFreeName(list) {
        const { alias } = this.#options;
        if (alias.kind === 'generated')
            return;
        requireFreeName(alias.alias, { id: this.#containerId, name: this.#container }, list);
    }
    #nextAlias() {
        const { alias } = this.#options;
        if (alias.kind === 'explicit')
            return alias.alias;
        const isUsed = this.pending.some((attempt) => attempt.alias === (this.#generated ?? alias.first));
        if (!isUsed)
            return this.#generated ?? alias.first;
        this.#generated = alias.next();
        return this.#generated;
    }
    #findCreated(list) {
        this.#clocks = list.clocks;
        const [snapshot, ...others] = list.snapshots.filter((candidate) => this.#isOurs(candidate, list));
        if (!snapshot)
            return undefined;
        requireAddressable(snapshot);
        const { alias } = this.#options;
        this.#context.logger.info(alias.kind === 'generated'
            ? (0,text_message/* line */.n8) `The API created snapshot ${snapshot.name}, although no complete response arrived.`
            : (0,text_message/* line */.n8) `Snapshot ${snapshot.name} with the alias appeared after an attempt whose response was lost.`);
        if (alias.kind === 'explicit') {
            if (others.length > 0) {
                this.#warn((0,text_message/* line */.n8) `Container ${this.#container} has another new snapshot with the alias "${alias.alias}": ${namesOf(others)}.`);
            }
            return { snapshot, ownership: 'inferred', isUniqueName: identity_looksLikeName(snapshot.name) };
        }
        const attempt = [...this.pending, ...this.#refused].find((sent) => hasAlias(snapshot, sent.alias));
        if (!attempt)
            return undefined;
        this.pending = this.pending.filter((other) => other !== attempt);
        return { snapshot, ownership: 'made', isUniqueName: true, attempt };
    }
    get #container() {
        return this.#context.nameOf(this.#containerId);
    }
    #reportUndated({ snapshots }, used) {
        const { alias } = this.#options;
        if (alias.kind === 'generated' || this.pending.length === 0)
            return;
        const undated = snapshots.filter((listed) => listed.alias === alias.alias && !listed.created_at && listed !== used && !isShown(listed, this.seen));
        if (undated.length === 0)
            return;
        this.#warn((0,text_message/* line */.n8) `Container ${this.#container} has a snapshot with the alias "${alias.alias}" whose time is unknown: ${namesOf(undated)}.`);
    }
    #warn(what) {
        this.#context.logger.warning((0,text_message/* composeMessage */.SB)(what, (0,text_message/* line */.n8)('An attempt whose response was lost, or another job, may have created it. It was not deleted.')));
    }
    #findExisting(list) {
        const { alias, policy } = this.#options;
        if (alias.kind === 'generated' || !policy)
            return undefined;
        const snapshot = findExisting(policy, alias.alias, this.#container, list);
        return snapshot && { snapshot, ownership: 'found', isUniqueName: identity_looksLikeName(snapshot.name) };
    }
    #isOurs(snapshot, list) {
        const sent = [...this.pending, ...this.#refused];
        if (this.#options.alias.kind === 'generated')
            return sent.some(({ alias }) => hasAlias(snapshot, alias));
        const [first] = sent;
        return (first !== undefined &&
            snapshot.alias === first.alias &&
            this.#isNew(snapshot, serverTimeAt(first.sentAt, list.clocks)) &&
            !isShown(snapshot, this.seen));
    }
    #isNew(snapshot, sentAt) {
        return snapshot.created_at ? mayBeCreatedAfter(snapshot, sentAt) : this.#options.before !== undefined;
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
        this.seen = [...this.seen, ...listed.snapshots];
        const taken = findNamesake(alias, listed.snapshots);
        if (taken) {
            this.pending = this.pending.filter((attempt) => attempt !== rejected);
            this.#context.unsettled.settle(rejected);
        }
        const existing = this.#findExisting(listed);
        if (existing || !taken)
            return existing;
        const container = { id: this.#containerId, name: this.#container };
        const isReusable = taken.alias === alias && !(0,hoody_snapshot/* mayBeExpired */.mw)(taken, listed.clocks);
        const { description } = calls.create(container, alias);
        throw new NameTakenError(taken, alias, { description, isReusable }, failure);
    }
}
function mayBeNameTaken(failure) {
    if (failure.kind !== 'status')
        return false;
    const { status, code = '', fromApi } = failure;
    if ([LIMIT_CODE, PRESPAWN_CODE, ...BUSY_CODES].includes(code))
        return false;
    return fromApi && [400, 409, 422, 500].includes(status);
}

;// CONCATENATED MODULE: ./src/operations/outcome.ts


class outcome_ConsequenceError extends (/* unused pure expression or super */ null && (UserError)) {
}
class outcome_UndoneError extends (/* unused pure expression or super */ null && (outcome_ConsequenceError)) {
}
class outcome_HeldBackError extends (/* unused pure expression or super */ null && (outcome_ConsequenceError)) {
}
async function outcome_captureFailure(containerId, work) {
    try {
        return await work();
    }
    catch (error) {
        const changed = mayHaveHappened(error);
        return { ok: false, containerId, changed, snapshots: [], error: toUserError(error) };
    }
}
function outcome_holdBack(containerId, message, logger) {
    logger.info(message);
    return { ok: false, containerId, changed: false, snapshots: [], error: new outcome_HeldBackError(message) };
}

;// CONCATENATED MODULE: ./src/operations/choose.ts








async function choose_chooseThenApply(containerIds, context, choose, apply) {
    const { mapConcurrently, nameOf, logger } = context;
    const choices = await mapConcurrently(containerIds, async (containerId) => {
        try {
            return { containerId, choice: await choose(containerId) };
        }
        catch (error) {
            return { containerId, error: toUserError(error) };
        }
    });
    const unclear = choices.flatMap(({ containerId, error }) => error instanceof SelectionError ? [nameOf(containerId)] : []);
    if (unclear.length > 0) {
        return choices.map(({ containerId, error }) => error
            ? { ok: false, containerId, changed: false, snapshots: [], error }
            : holdBack(containerId, line `Nothing was changed in container ${nameOf(containerId)}, because the selection of snapshots failed for ${join(unclear)}.`, logger));
    }
    warnOfSpread(choices.flatMap(({ containerId, choice }) => (choice ? [{ containerId, choice }] : [])), context);
    return mapConcurrently(choices, ({ containerId, choice, error }) => captureFailure(containerId, () => (choice ? apply(containerId, choice) : Promise.reject(error))));
}
const MAX_SPREAD_MS = (/* unused pure expression or super */ null && (15 * 60_000));
function warnOfSpread(choices, { logger, nameOf }) {
    const latest = choices.flatMap(({ containerId, choice }) => {
        if (choice.found?.by !== 'latest')
            return [];
        const { snapshot } = choice.found;
        const at = createdAt(snapshot);
        return at === undefined ? [] : [{ containerId, snapshot, at }];
    });
    const times = latest.map(({ at }) => at);
    if (Math.max(...times) - Math.min(...times) <= MAX_SPREAD_MS)
        return;
    const each = latest.map(({ containerId, snapshot: { name, created_at } }) => line `${nameOf(containerId)}: ${name}, created ${formatTime(created_at ?? own(''))}`);
    logger.warning(composeMessage(line('`latest` selects snapshots from different times, so the containers may be inconsistent.'), line `${join(each, '; ')}.`));
}

;// CONCATENATED MODULE: ./src/operations/restore.ts













function restore(request, containerIds, context) {
    const warnOfAttempt = createAttemptCheck(context);
    const choose = async (containerId) => {
        const lookup = createLookup(context, containerId);
        const selector = request.snapshots.get(containerId) ?? own('');
        const check = acceptNewest(lookup.container, context.logger);
        const isSingle = context.isSingle && !request.backup;
        const choice = request.dryRun
            ? await findSnapshot(lookup, selector, check)
            : await chooseTarget(lookup, selector, check, { isSingle });
        if (!choice.found)
            return choice;
        warnOfAttempt(choice.found.snapshot);
        return { ...choice, ...noteNewer(choice.found.snapshot, await lookup.list(), containerId, context) };
    };
    const backupAlias = generatedAlias(line('backup'), context);
    return chooseThenApply(containerIds, context, choose, async (containerId, { apply, notes }) => {
        const noted = notes ? { notes } : {};
        if (request.dryRun)
            return apply(async (snapshot) => ({
                ...plan(request, containerId, snapshot, backupAlias, context),
                ...noted,
            }));
        const { backup } = request;
        if (backup) {
            const restored = await apply((snapshot) => restoreWithBackup(backup, containerId, snapshot, backupAlias, context));
            return { ...restored, ...noted };
        }
        const snapshot = await apply((known) => rollBack(containerId, known, context));
        return { ok: true, containerId, changed: true, snapshots: [snapshot], ...noted };
    });
}
function createAttemptCheck({ logger, origin }) {
    let hasWarned = false;
    return (snapshot) => {
        const its = originOf(snapshot);
        if (hasWarned || !its || its.run !== origin?.run || its.attempt >= origin.attempt)
            return;
        hasWarned = true;
        logger.warning(composeMessage(line `Snapshot ${snapshot.name} was created by attempt ${its.attempt} of this run, and this is attempt ${origin.attempt}.`, line('The restore removes what was deployed or written since that attempt.')));
    };
}
async function rollBack(containerId, known, { client, isSingle, logger, nameOf }) {
    const container = nameOf(containerId);
    const { snapshot, isSentAgain } = await logger.withProgress(line `Restoring container ${container} from snapshot ${known.name}${describeAge(known)}`, () => client.restore(containerId, known), () => (isSingle ? undefined : describeRestored(known, container)));
    if (isSentAgain)
        logger.warning(describeSentAgain(known, container));
    return mergeSnapshot(known, snapshot);
}
function describeSentAgain({ name }, container) {
    return (0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8) `The restore of container ${container} was sent again after a lost response.`, (0,text_message/* line */.n8) `It may have been restored from snapshot ${name} twice.`);
}
function plan({ backup }, containerId, snapshot, backupAlias, { logger, nameOf }) {
    const container = nameOf(containerId);
    const actions = [
        ...(backup ? [describeBackup(backup, container, backupAlias.first)] : []),
        line `restore container ${container} from snapshot ${snapshot.name}${describeAge(snapshot)}`,
    ];
    for (const action of actions)
        logger.info(line `Dry run: would ${action}.`);
    return { ok: true, containerId, changed: false, snapshots: [snapshot], plan: actions };
}
function describeBackup({ expiryDays }, container, alias) {
    const expiry = expiryDays === undefined ? own('') : line `, which expires after ${formatCount(expiryDays, 'day')}`;
    return line `create a backup snapshot of container ${container} with the alias "${alias}"${expiry}`;
}
async function restoreWithBackup({ expiryDays }, containerId, snapshot, alias, context) {
    const { client, nameOf, unsettled } = context;
    const { snapshot: backup, attempt, before, } = await make(containerId, { alias, expiryDays, isBackup: true }, context);
    if (attempt)
        unsettled.expect({ ...attempt, isKept: true });
    const outcome = { containerId, changed: true, backup };
    try {
        const { listed } = looksLikeName(snapshot.name)
            ? { listed: before.findLast(({ name }) => name === snapshot.name) }
            : await verify(client, { id: containerId, name: nameOf(containerId) }, snapshot, context.pause);
        const known = listed ? { ...snapshot, last_used_at: listed.last_used_at ?? null } : snapshot;
        return { ...outcome, ok: true, snapshots: [await rollBack(containerId, known, context)] };
    }
    catch (error) {
        return { ...outcome, ok: false, snapshots: [], error: toUserError(error) };
    }
    finally {
        if (attempt)
            unsettled.settle(attempt);
    }
}

;// CONCATENATED MODULE: ./src/snapshots/origin.ts


const GENERATED = /^(?<word>run|backup)-(?<run>\d+)-(?<attempt>\d+)(?:-[A-Za-z0-9_-]+)?-[0-9a-f]{10}$/;
function origin_originOf({ name, alias }) {
    const { run, attempt } = (GENERATED.exec(alias ?? '') ?? GENERATED.exec(name))?.groups ?? {};
    return run && attempt ? { run: Number(run), attempt: Number(attempt) } : undefined;
}
function origin_isBackup({ name, alias }) {
    return [name, alias ?? ''].some((text) => GENERATED.exec(text)?.groups?.['word'] === 'backup');
}
function origin_findNewer(snapshots, known, run, own) {
    const since = (0,hoody_snapshot/* createdAt */.CT)(known);
    if (since === undefined)
        return [];
    const runOf = runReader(known.name, run);
    return snapshots.flatMap((snapshot) => {
        const { name } = snapshot;
        const isNewer = ((0,hoody_snapshot/* createdAt */.CT)(snapshot) ?? Number.NEGATIVE_INFINITY) > since;
        const its = runOf(snapshot);
        if (!isNewer || name === known.name || own.has(name) || its === run)
            return [];
        return [{ ...snapshot, ...(its === undefined ? {} : { run: its }) }];
    });
}
function runReader(known, run) {
    const at = identity_looksLikeName(known) ? -1 : known.search(new RegExp(`(?<!\\d)${run}(?!\\d)`));
    const prefix = known.slice(0, Math.max(0, at));
    return (snapshot) => {
        const origin = origin_originOf(snapshot);
        if (origin || prefix === '')
            return origin?.run;
        const text = [snapshot.alias ?? '', snapshot.name].find((each) => each.startsWith(prefix));
        const [digits] = /^\d+/.exec(text?.slice(prefix.length) ?? '') ?? [];
        return digits === undefined ? undefined : Number(digits);
    };
}

;// CONCATENATED MODULE: ./src/guard/roll-back.ts









class NoBackupError extends user_error_UserError {
    constructor(container, cause) {
        super((0,text_message/* line */.n8) `Did not roll back container ${container}: the backup that \`backup-first\` requires could not be created.`, cause);
        this.name = 'NoBackupError';
    }
}
async function roll_back_rollBack(snapshots, context) {
    const alias = make_generatedAlias((0,text_message/* line */.n8)('backup'), context);
    const rollbacks = snapshots.map((snapshot) => new ContainerRollback(snapshot, alias, context));
    if (context.backup)
        await context.mapConcurrently(rollbacks, (rollback) => rollback.prepare());
    return context.mapConcurrently(rollbacks, (rollback) => rollback.run());
}
class ContainerRollback {
    #snapshot;
    #alias;
    #context;
    #prepared;
    #startedAt = 0;
    #ms = 0;
    #isVerified;
    #isSettled = true;
    #newer = [];
    #listed;
    #backup;
    constructor(snapshot, alias, context) {
        this.#snapshot = snapshot;
        this.#alias = alias;
        this.#context = context;
        this.#isVerified = snapshot.isUniqueName;
    }
    async prepare() {
        this.#startedAt = this.#context.now();
        this.#prepared = this.#measure(() => this.#prepare());
        await this.#prepared.catch(() => undefined);
    }
    async run() {
        const { now } = this.#context;
        let error;
        try {
            if (!this.#prepared)
                await this.prepare();
            await this.#prepared;
            await this.#measure(() => this.#restore());
        }
        catch (thrown) {
            error = explain(user_error_toUserError(thrown), this.#context);
        }
        return {
            snapshot: this.#snapshot,
            ms: this.#ms,
            startedAt: this.#startedAt,
            finishedAt: now(),
            isVerified: this.#isVerified,
            newer: this.#newer,
            ...(this.#backup ? { backup: this.#backup } : {}),
            ...(error ? { error } : {}),
        };
    }
    async #measure(work) {
        const startMs = this.#context.monotonic();
        try {
            return await work();
        }
        finally {
            this.#ms += this.#context.monotonic() - startMs;
        }
    }
    get #container() {
        return this.#context.nameOf(this.#snapshot.containerId);
    }
    async #prepare() {
        const list = await this.#look();
        this.#findNewer(list);
        if (this.#context.backup)
            await this.#backUp(this.#context.backup, list);
        if (!this.#isVerified)
            this.#logDoubt();
    }
    async #look() {
        const { containerId, name, isUniqueName } = this.#snapshot;
        const { client } = this.#context;
        if (isUniqueName) {
            const list = await client.look(containerId);
            this.#listed = list?.snapshots.find((listed) => listed.name === name);
            return list;
        }
        this.#isSettled = await this.#waitForAttempts();
        return this.#verify();
    }
    #logDoubt() {
        const { name } = this.#snapshot;
        const reason = this.#isSettled
            ? (0,text_message/* line */.n8)('no list shows its time')
            : (0,text_message/* line */.n8)('an attempt of this step can still take it over');
        this.#context.logger.info((0,text_message/* line */.n8) `It is not verified that the name ${name} still refers to the snapshot of this job: ${reason}.`);
    }
    async #waitForAttempts() {
        const { containerId, name } = this.#snapshot;
        const { budget, logger, pause, latenessMs } = this.#context;
        const lateMs = latenessMs(containerId);
        if (lateMs === 0)
            return true;
        if (lateMs < budget.remainingMs()) {
            logger.info((0,text_message/* line */.n8) `Waiting ${formatDuration(lateMs)}, after which no attempt of this step can take over the name ${name}.`);
        }
        return pause(lateMs);
    }
    async #verify() {
        const { containerId, name, createdAt } = this.#snapshot;
        const { budget, client, pause } = this.#context;
        const pauseIfTime = async (ms) => ms < budget.remainingMs() / 4 && pause(ms);
        const known = { name, created_at: createdAt };
        const container = { id: containerId, name: this.#container };
        const { list, listed, isVerified } = await verify_verify(client, container, known, pauseIfTime);
        this.#listed = listed ?? this.#listed;
        this.#isVerified = isVerified && this.#isSettled;
        return list;
    }
    #findNewer(list) {
        const { containerId, name, createdAt } = this.#snapshot;
        const { run, guardedNames } = this.#context;
        if (!list || run === undefined)
            return;
        const known = { name, created_at: createdAt || (this.#listed?.created_at ?? null) };
        this.#newer = origin_findNewer(list.snapshots, known, run, guardedNames(containerId));
    }
    async #backUp({ expiryDays }, list) {
        const { containerId, isUniqueName, name } = this.#snapshot;
        const { backupClient: client, unsettled } = this.#context;
        const before = list ? { before: list.snapshots } : {};
        try {
            const made = await make_make(containerId, { alias: this.#alias, expiryDays, isBackup: true, ...before }, { ...this.#context, client, isSingle: false });
            if (made.attempt)
                unsettled.settle(made.attempt);
            this.#backup = made.snapshot;
            this.#listed = made.before.findLast((listed) => listed.name === name) ?? this.#listed;
        }
        catch (error) {
            throw new NoBackupError(this.#container, explain(user_error_toUserError(error), this.#context));
        }
        if (!isUniqueName)
            await this.#verify();
    }
    async #restore() {
        const { containerId, name, createdAt } = this.#snapshot;
        const { client, logger } = this.#context;
        const container = this.#container;
        const known = { name, created_at: createdAt };
        const { isSentAgain } = await logger.withProgress((0,text_message/* line */.n8) `Rolling back container ${container} to snapshot ${name}${describe_describeAge(known)}`, async () => {
            const used = this.#listed && { last_used_at: this.#listed.last_used_at ?? null };
            try {
                return await client.restore(containerId, { ...known, ...used });
            }
            catch (error) {
                throw await explainMissing(error, client, { id: containerId, name: container }, name);
            }
        }, () => (0,text_message/* line */.n8) `Rolled back container ${container} to snapshot ${name}`);
        if (isSentAgain)
            logger.warning(describeSentAgain(known, container));
    }
}

// EXTERNAL MODULE: ./src/guard/unsettled.ts
var unsettled = __webpack_require__(909);
;// CONCATENATED MODULE: ./src/health/address.ts

function addressOf({ origin, pathname }) {
    return (0,text_redact/* own */.ZV)(`${origin}${pathname}`);
}
function withQueries(saved, given) {
    const areSame = saved.length === given.length &&
        saved.every((url, index) => addressOf(url) === addressOf(given[index] ?? url));
    return areSame ? given : undefined;
}

;// CONCATENATED MODULE: ./src/health/health.ts




const INTERVAL_MS = 2_000;
const health_ATTEMPT_MS = 10_000;
const LAST_ATTEMPT_MS = 500;
async function checkHealth(urls, check) {
    return Promise.all(urls.map((url) => check.logger.withProgress((0,text_message/* line */.n8) `Checking the health of ${addressOf(url)}`, () => waitUntilHealthy(url, check), ({ url: address, isHealthy, last }) => isHealthy ? (0,text_message/* line */.n8) `${address} is healthy: ${last}` : (0,text_message/* line */.n8) `${address} is not healthy: ${last}`)));
}
async function waitUntilHealthy(url, { probe, budget, clock }) {
    const startMs = budget.remainingMs();
    const end = (isHealthy, last) => ({
        url: addressOf(url),
        isHealthy,
        last,
        ms: startMs - budget.remainingMs(),
    });
    let last = (0,text_message/* line */.n8)('no request was sent, because no time was left');
    while (budget.remainingMs() > 0 && !budget.signal.aborted) {
        const limitMs = Math.ceil(Math.min(health_ATTEMPT_MS, budget.remainingMs()));
        const result = await probe(url, AbortSignal.any([budget.signal, clock.timeout(limitMs)]));
        last = 'error' in result ? result.error : result.reason;
        if (isHealthyAnswer(result))
            return end(true, last);
        const waitMs = Math.min(INTERVAL_MS, budget.remainingMs() - LAST_ATTEMPT_MS);
        if (waitMs <= 0)
            break;
        await budget.sleep(waitMs).catch(() => undefined);
    }
    return end(false, budget.signal.aborted ? (0,text_message/* line */.n8) `${last}, until the step was interrupted` : last);
}
function isHealthyAnswer(result) {
    return 'status' in result && result.status >= 200 && result.status < 400;
}
const ASK_MS = 5_000;
function askHealth(urls, { probe, clock }, signal) {
    const end = AbortSignal.any([signal, clock.timeout(ASK_MS)]);
    return Promise.all(urls.map(async (url) => ({ url: addressOf(url), result: await probe(url, end) })));
}
function unhealthy({ url, last, ms }) {
    return new user_error_UserError((0,text_message/* line */.n8) `Restored, but not healthy: ${url}`, (0,text_message/* line */.n8) `The URL did not respond with a status below 400 within ${formatDuration(ms)}. Last result: ${last}.`, (0,text_message/* line */.n8)('The restore itself succeeded. Check what runs in the container, and the services that it depends on.'));
}

;// CONCATENATED MODULE: ./src/report/announce-rollback.ts









function announceRollback(after, running, log) {
    const { rollbacks, health, nameOf, run } = after;
    const decidedByPeople = ({ error }) => Number(error instanceof NoBackupError);
    for (const rollback of rollbacks.toSorted((a, b) => decidedByPeople(b) - decidedByPeople(a)))
        logFailure(rollback, after, log);
    if (running !== undefined)
        log.warning(running);
    for (const { isHealthy, ...last } of health)
        if (!isHealthy)
            log.fail(unhealthy(last));
    for (const error of describeLaterRuns(rollbacks, run, nameOf))
        log.fail(error);
    if (rollbacks.some(({ error }) => !error))
        log.warning(describeRollback(after), true);
}
function logFailure({ snapshot, error, backup }, { nameOf, apiUrl, shell }, log) {
    if (!error)
        return;
    const container = nameOf(snapshot.containerId);
    const kept = backup ? [(0,text_message/* line */.n8) `Its state before that is in snapshot ${backup.name}.`] : [];
    if (error instanceof NoBackupError) {
        log.fail(error, describeManualRestore({ apiUrl }, [snapshot], shell, 'withoutBackup'));
    }
    else if (error instanceof LostSnapshotError) {
        log.fail(new user_error_UserError((0,text_message/* line */.n8) `Did not roll back container ${container}.`, error, ...kept));
    }
    else {
        const headline = errors_mayHaveHappened(error)
            ? (0,text_message/* line */.n8) `The rollback of container ${container} to snapshot ${snapshot.name} may have happened.`
            : (0,text_message/* line */.n8) `Could not roll back container ${container} to snapshot ${snapshot.name}.`;
        log.fail(new user_error_UserError(headline, error, ...kept), describeManualRestore({ apiUrl }, [snapshot], shell));
    }
}

;// CONCATENATED MODULE: ./src/report/describe-leftovers.ts




const describe_leftovers_MAX_NAMES = 10;
function describeLeftovers(leftovers, redact) {
    return [
        ...describeEnded(leftovers, redact),
        ...(isStillRunning(leftovers) ? [describeRunning(leftovers, redact)] : []),
        ...describeDoubts(leftovers, redact),
    ];
}
function describeEnded({ ended }, redact) {
    if (ended.length === 0)
        return [];
    return [
        (0,text_message/* line */.n8) `Ended ${format_formatCount(ended.length, 'process')} that the steps after the guard left running: ${describe_leftovers_namesOf(ended, redact)}.`,
    ];
}
function describeDoubts({ doubt, unreadable }, redact) {
    return [
        ...(doubt === undefined
            ? []
            : [(0,text_message/* line */.n8) `What the steps after the guard started may still be running: ${doubt}.`]),
        ...(unreadable.length === 0
            ? []
            : [
                (0,text_message/* line */.n8) `These processes may come from the steps after the guard and still be running, but cannot be read: ${describe_leftovers_namesOf(unreadable, redact)}.`,
            ]),
    ];
}
function describeRunning({ running }, redact) {
    const verb = running.length === 1 ? (0,text_message/* line */.n8)('is') : (0,text_message/* line */.n8)('are');
    return (0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8) `${format_formatCount(running.length, 'process')} that the steps after the guard started ${verb} still running: ${describe_leftovers_namesOf(running, redact)}.`, (0,text_message/* line */.n8)('The container can change again, so check it.'));
}
function nameProcesses(processes, redact) {
    return processes.slice(0, describe_leftovers_MAX_NAMES).map(({ name, pid }) => (0,text_message/* line */.n8) `${redact(name)} (${pid})`);
}
function describe_leftovers_namesOf(processes, redact) {
    const names = nameProcesses(processes, redact);
    const rest = processes.length - names.length;
    return list_join([...names, ...(rest > 0 ? [(0,text_message/* line */.n8) `and ${rest} more`] : [])]);
}

;// CONCATENATED MODULE: ./src/report/health-lines.ts



const health_lines_MAX_LINES = 50;
function healthLines(health) {
    const lines = health
        .toSorted((a, b) => Number(a.isHealthy) - Number(b.isHealthy))
        .slice(0, health_lines_MAX_LINES)
        .map(({ url, isHealthy, last, ms }) => {
        const state = isHealthy ? '✅ Healthy' : '❌ Restored, but not healthy';
        return `<p>${state}: ${longCode(url)} (${prose(last)}) after ${formatDuration(ms)}</p>`;
    });
    const rest = health.length - lines.length;
    return rest > 0 ? [...lines, `<p>and ${rest} more</p>`] : lines;
}

;// CONCATENATED MODULE: ./src/report/records.ts

const MAX_ROWS = 100;
function isSame(rows, value) {
    const [first] = rows;
    return first === undefined || rows.every((row) => value(row) === value(first));
}
function records(fields, rows, maxRows = MAX_ROWS) {
    const [first] = rows;
    if (first === undefined)
        return '';
    const known = fields.filter(({ value }) => rows.some((row) => value(row) !== undefined));
    const [title, ...others] = known.filter(({ value }) => !isSame(rows, value));
    const shown = rows.slice(0, maxRows);
    const rest = rows.length - shown.length;
    if (!title || others.length === 0) {
        const cells = (field) => field === title
            ? [...shown.map((row) => inline(field.cell(row))), ...(rest > 0 ? [`and ${rest} more`] : [])].join(', ')
            : inline(field.cell(first));
        return items(known.map((field) => `${field.head}: ${cells(field)}`));
    }
    const same = known.filter(({ value }) => isSame(rows, value));
    return [
        ...(same.length === 0 ? [] : [html_paragraph(named(same, first))]),
        items(shown.map((row) => {
            const details = others.filter(({ value }) => value(row) !== undefined);
            return [inline(title.cell(row)), ...(details.length === 0 ? [] : [named(details, row)])].join('<br>');
        })),
        ...(rest > 0 ? [html_paragraph(`${rest} more ${rest === 1 ? 'is' : 'are'} not shown.`)] : []),
    ].join('\n');
}
function named(fields, row) {
    return fields.map(({ head, cell }) => `${head}: ${inline(cell(row))}`).join(' · ');
}
function items(html) {
    return ['<ul>', ...html.map((item) => `<li>${item}</li>`), '</ul>'].join('\n');
}

;// CONCATENATED MODULE: ./src/report/rollback-page.ts














function renderRollback(after) {
    const { rollbacks: results, run, health, nameOf, now, endedAt = now, leftovers = [] } = after;
    const laterRuns = describeLaterRuns(results, run, nameOf);
    const failed = results.filter(hasFailed);
    const done = results.filter((result) => !hasFailed(result));
    const blocks = [
        headingOf(after, failed),
        '',
        banner(failed.length === 0 && health.every(({ isHealthy }) => isHealthy) && laterRuns.length === 0
            ? 'WARNING'
            : 'CAUTION', rollback_page_describeResult(after), failed.length === 0 ? healthLines(health) : []),
        ...renderBroken(failed, results.length, nameOf),
        ...renderNotes(laterRuns.map(({ message }) => message)),
        ...(failed.length === 0 ? [] : [...renderAllCommands(after, failed), ...healthLines(health)]),
        ...renderNotes([describeMix(results, nameOf)]),
        ...renderLosses(done, results.length, endedAt),
        ...renderBackups(results, nameOf),
        ...renderNotes(describeAllNewer(results, run, nameOf)),
        ...renderUnverified(done, nameOf),
        ...leftovers.map(renderMessage),
        ...(results.length > 1 && done.length > 0 ? [renderDone(done, nameOf, endedAt)] : []),
    ];
    return `${blocks.join('\n')}\n\n`;
}
function renderUnstartedRollback(message, { apiUrl, labels, snapshots }, shell) {
    const subject = subjectOf(snapshots.map(({ containerId }) => labels_nameByLabel(labels)(containerId)));
    const blocks = [
        html_heading('failed', 'rollback failed', subject),
        renderMessage(message),
        renderCommands({ apiUrl, shell }, snapshots, 'manually'),
    ];
    return `${blocks.join('\n')}\n\n`;
}
function renderNotes(notes) {
    return notes.flatMap((note) => (note === undefined ? [] : [renderMessage(note)]));
}
function renderBackups(results, nameOf) {
    const backups = findBackups(results, nameOf);
    if (!backups)
        return [];
    const { each, shared } = backups;
    const purpose = 'To look at what failed, or to get back what was written since, run the operation <code>restore</code>';
    if (shared !== undefined) {
        const what = each.length === 1 ? 'The state before the rollback is' : 'The states before the rollback are';
        return [
            html_paragraph(`${what} in the backup ${code(shared)}.`, `${purpose} with ${code((0,text_redact/* own */.ZV)(`snapshot: ${shared}`))}.`),
        ];
    }
    return [
        html_paragraph('The states before the rollback are in these backups.', `${purpose} on a container with its backup as <code>snapshot</code>.`),
        list(each, ({ container, name }) => `${code(container)}: ${code(name)}`),
    ];
}
function renderAllCommands(after, failed) {
    const snapshotsOf = (results) => results.map(({ snapshot }) => snapshot);
    const isWithoutBackup = ({ error }) => error instanceof NoBackupError;
    const others = failed.filter((result) => !isWithoutBackup(result) && !(result.error instanceof LostSnapshotError));
    return [
        renderCommands(after, snapshotsOf(failed.filter(isWithoutBackup)), 'without a backup'),
        renderCommands(after, snapshotsOf(others), 'manually'),
    ].filter((block) => block !== '');
}
function hasFailed(result) {
    return result.error !== undefined;
}
function headingOf({ rollbacks: results, run, health, nameOf }, failed) {
    const names = results.map(({ snapshot }) => nameOf(snapshot.containerId));
    const [only] = failed;
    const isUnknown = failed.every((result) => endOf(result) === 'unknown');
    const title = isUnknown ? 'rollback may have happened' : 'rollback failed';
    if (failed.length > 1)
        return html_heading('failed', title, `${failed.length} of ${subjectOf(names)}`);
    if (only)
        return html_heading('failed', title, code(nameOf(only.snapshot.containerId)));
    if (health.some(({ isHealthy }) => !isHealthy))
        return html_heading('failed', 'rollback is not healthy', subjectOf(names));
    if (describeLaterRuns(results, run, nameOf).length > 0)
        return html_heading('failed', 'rollback undid a later run', subjectOf(names));
    return html_heading('attention', 'rollback', subjectOf(names));
}
function rollback_page_describeResult({ rollbacks: results, jobStatus, now, endedAt = now }) {
    const end = describeEnd(jobStatus);
    const done = results.filter((result) => endOf(result) === 'done');
    const [only] = done;
    if (results.length === 1) {
        if (!only)
            return `${end}, and ${describeNotDone(results, 1)}.`;
        const { createdAt } = only.snapshot;
        const target = createdAt === '' ? 'its snapshot' : inline(momentBefore(createdAt, endedAt));
        return `${end}, so the container was rolled back to ${target}. It took ${formatDuration(only.ms)}.`;
    }
    const broken = results.length - done.length;
    if (!only)
        return `${end}, and ${describeNotDone(results, results.length)}.`;
    const back = done.length === 1 ? 'was rolled back to its snapshot' : 'were rolled back to their snapshots';
    const count = format_formatCount(done.length, 'container');
    if (broken > 0)
        return `${end}. ${describeBroken(results)}; ${count} ${back}.`;
    return `${end}, so ${done.length === 2 ? 'both containers' : `all ${count}`} ${back}.`;
}
function describeNotDone(results, total) {
    const unknown = results.filter((result) => endOf(result) === 'unknown').length;
    if (unknown === 0)
        return total === 1 ? 'the container was not rolled back' : 'no container was rolled back';
    if (unknown === total)
        return total === 1
            ? 'it is unknown whether the container was rolled back'
            : 'it is unknown whether the containers were rolled back';
    return `${describeFailed(total - unknown)}; ${describeUnknown(unknown)}`;
}
function describeBroken(results) {
    const failed = results.filter((result) => endOf(result) === 'failed').length;
    const unknown = results.filter((result) => endOf(result) === 'unknown').length;
    return [
        ...(failed > 0 ? [`**${describeFailed(failed)}**`] : []),
        ...(unknown > 0 ? [`**${describeUnknown(unknown)}**`] : []),
    ].join('; ');
}
function describeFailed(count) {
    return `${format_formatCount(count, 'container')} ${count === 1 ? 'was' : 'were'} not rolled back`;
}
function describeUnknown(count) {
    return `${format_formatCount(count, 'container')} may have been rolled back`;
}
function renderLosses(done, total, endedAt) {
    const [only] = done;
    if (!only)
        return [];
    if (total > 1)
        return [
            html_paragraph(`What was written after these times, until the rollback, is gone${done.every(({ backup }) => backup) ? ', except for what is in the backups' : ''}.`, describeExpiries(done)),
        ];
    const { createdAt } = only.snapshot;
    const end = format_formatTime(new Date(endedAt).toISOString());
    const except = only.backup ? ', except for what is in the backup' : '';
    return [
        html_paragraph(createdAt === '' ? '' : `What was written from ${format_formatTime(createdAt)} to ${end} is gone${except}.`, describeExpiries(done)),
    ];
}
function describeExpiries(done) {
    const isOne = done.length === 1;
    const ends = done.map(({ snapshot }) => snapshot.expiresAt);
    if (ends.includes(undefined))
        return '';
    const [first, ...others] = ends.flatMap((end) => end ?? []).toSorted();
    if (first === undefined)
        return isOne ? 'The snapshot does not expire.' : 'The snapshots do not expire.';
    const areSame = others.length + 1 === ends.length && others.every((end) => end === first);
    if (!areSame)
        return `The first snapshot to expire stays until ${format_formatTime(first)}.`;
    return `${isOne ? 'The snapshot stays' : 'The snapshots stay'} until ${format_formatTime(first)}.`;
}
function renderUnverified(done, nameOf) {
    const unverified = done.filter(({ isVerified }) => !isVerified);
    if (unverified.length === 0)
        return [];
    const names = unverified.map(({ snapshot }) => code(nameOf(snapshot.containerId)));
    return [
        html_paragraph(`Not verified for ${names.join(', ')}: that the name still refers to the snapshot of this job. No list showed when it was created.`),
    ];
}
function renderBroken(failed, total, nameOf) {
    const [only] = failed;
    if (!only)
        return [];
    if (total === 1)
        return [renderMessage(only.error.message)];
    const describe = ({ snapshot, error }) => `<strong>${errors_mayHaveHappened(error) ? 'Unknown' : 'Still broken'}: ${code(nameOf(snapshot.containerId))}</strong><br>${proseLines(error.message)}`;
    return [failed.length === 1 ? html_paragraph(describe(only)) : list(failed, describe)];
}
function renderCommands({ apiUrl, shell }, failed, how) {
    if (failed.length === 0)
        return '';
    const it = failed.length === 1 ? 'it' : 'them';
    const where = shell === 'powershell'
        ? 'in PowerShell, with the token in <code>$env:HOODY_TOKEN</code>:'
        : 'with the token in <code>HOODY_TOKEN</code>:';
    const text = `To restore ${it} ${how}${shell === 'powershell' ? ' ' : ', '}${where}`;
    const commands = failed.map((snapshot) => onSeveralLines(restoreCommand(apiUrl, snapshot, shell), shell));
    return [html_paragraph(text), commandBlock(commands, shell)].join('\n');
}
function onSeveralLines(command, shell) {
    return (0,text_redact/* own */.ZV)(shell === 'powershell'
        ? command.replace('; ', ';\n').replace(/ (?=-Headers |-Uri )/g, ' `\n  ')
        : command.replace(/ (?=-H |')/g, ' \\\n  '));
}
function renderDone(done, nameOf, endedAt) {
    const fields = [
        {
            head: 'Container',
            value: ({ snapshot }) => snapshot.containerId,
            cell: ({ snapshot }) => [code(nameOf(snapshot.containerId))],
        },
        {
            head: 'Rolled back to',
            value: ({ snapshot }) => snapshot.createdAt || undefined,
            cell: ({ snapshot: { createdAt } }) => createdAt === '' ? [UNKNOWN] : momentBefore(createdAt, endedAt),
        },
        {
            head: 'Backup',
            value: ({ backup }) => backup?.name,
            cell: ({ backup }) => [backup ? code(backup.name) : UNKNOWN],
        },
        { head: 'Took', value: ({ ms }) => formatDuration(ms), cell: ({ ms }) => [formatDuration(ms)] },
    ];
    return records(fields, done);
}

;// CONCATENATED MODULE: ./src/runner/run-origin.ts
function runOrigin({ inputs: { env } }) {
    const [run, attempt] = [Number(env('GITHUB_RUN_ID')), Number(env('GITHUB_RUN_ATTEMPT'))];
    return run > 0 && attempt > 0 ? { run, attempt } : undefined;
}

;// CONCATENATED MODULE: ./src/post-rollback.ts






















const HALF = (0,text_message/* line */.n8)('half of the time of the rollback, for the backups');
async function rollBackJob(guard, snapshots, job, place) {
    const { log, runner } = place;
    const { labels } = guard;
    const tell = (word, results) => tellLaterJobs(guard.id, word, results, runner, log);
    tell('unknown', resultsBefore(snapshots, labels));
    const open = new unsettled/* OpenAttempts */.hd();
    let hasBegun = false;
    const begin = () => {
        hasBegun = true;
    };
    let work;
    let done;
    try {
        work = { guard, ...readGuardToken(guard, runner, log), ...job };
        done = await rollBackAndCheck(work, snapshots, open, begin, place);
    }
    catch (thrown) {
        const { message: error } = user_error_toUserError(thrown);
        if (hasBegun)
            tell('unknown', resultsBefore(snapshots, labels, { restored: null, error }));
        else
            tell('failed', resultsBefore(snapshots, labels, { restored: false, error }));
        await reportUnstarted(thrown, guard, place);
        return open.left;
    }
    const { rollbacks, health, leftovers, endedAt } = done;
    const redact = (0,text_redact/* redactionOf */.Zx)(work.token);
    const isHealthy = health.every((each) => each.isHealthy);
    const word = (0,rollback_word/* wordOfRollback */.O_)(rollbacks.map(endOf), isHealthy);
    const running = nameProcesses(leftovers.running, redact);
    tell(word, resultsOf(rollbacks, labels, health.length === 0 ? undefined : isHealthy, running));
    log.logRequests();
    const report = {
        rollbacks,
        health,
        endedAt,
        leftovers: describeLeftovers(leftovers, redact),
        apiUrl: guard.apiUrl,
        shell: shellOf(runner.platform),
        nameOf: labels_nameByLabel(labels),
        jobStatus: job.jobStatus,
        run: runOrigin(runner)?.run,
        now: runner.clock.now(),
    };
    await writePage(guard, renderRollback(report), place);
    announceRollback(report, isStillRunning(leftovers) ? describeRunning(leftovers, redact) : undefined, log);
    return open.left;
}
async function rollBackAndCheck({ guard, jobStatus, canceled, attempts, token, ...work }, snapshots, unsettled, begin, { log, runner, withSession }) {
    const { processes, clock } = runner;
    const before = await endLeftovers(guard.processes, processes, clock, canceled);
    const redact = (0,text_redact/* redactionOf */.Zx)(token);
    for (const sentence of describeEnded(before, redact))
        log.info(sentence);
    const budget = startPostBudget(guard, jobStatus, runner, canceled);
    return withSession({ ...guard, token }, runner, log, async (session) => {
        const latenessMs = (containerId) => {
            const own = attempts.filter(({ containerIds, isGenerated }) => !isGenerated && containerIds.includes(containerId));
            return latenessOf(own, clock.monotonic());
        };
        begin();
        const half = startBudget(clock, budget.remainingMs() / 2, canceled, HALF);
        const rollbacks = await roll_back_rollBack(snapshots, {
            ...guardContext(session, budget, log),
            ...work,
            backup: guard.backup,
            backupClient: session.client(half, PATIENT),
            unsettled,
            generateAlias: runner.generateAlias,
            guardedNames: (id) => openJobDirectory(runner.temporaryDirectory).guardedNames(id),
            run: runOrigin(runner)?.run,
            monotonic: clock.monotonic,
            now: clock.now,
            latenessMs,
        });
        const endedAt = clock.now();
        const leftovers = lookAgain(guard.processes, processes, before);
        for (const sentence of describeDoubts(leftovers, redact))
            log.info(sentence);
        const isRestored = rollbacks.some(({ error }) => !error);
        return {
            rollbacks,
            endedAt,
            leftovers,
            health: isRestored ? await session.checkHealth(healthUrlsOf(guard, runner, log), budget) : [],
        };
    });
}
function healthUrlsOf({ healthUrls, lacksQueries }, { inputs }, log) {
    if (!lacksQueries)
        return healthUrls;
    const complete = withQueries(healthUrls, readPostHealthUrls(inputs));
    if (!complete) {
        log.info((0,text_message/* line */.n8)('The health is checked without the query of `health-url`: the input is empty now, or has other addresses.'));
    }
    return complete ?? healthUrls;
}
async function reportUnstarted(error, guard, place) {
    const shell = shellOf(place.runner.platform);
    const message = place.log.fail(error, describeManualRestore(guard, guard.snapshots, shell));
    await writePage(guard, renderUnstartedRollback(message, guard, shell), place);
}

;// CONCATENATED MODULE: ./src/report/failures.ts




function causesIn(outcomes) {
    return outcomes.flatMap((outcome) => outcome.ok || outcome.error instanceof ConsequenceError ? [] : [outcome]);
}
function renderFailures(outcomes) {
    const causes = causesIn(outcomes);
    const count = (kind) => outcomes.filter((outcome) => !outcome.ok && outcome.error instanceof kind).length;
    const undone = count(UndoneError);
    const heldBack = count(HeldBackError);
    return [
        renderMessages(causes.map(({ error }) => error.message)),
        ...(undone > 0
            ? [paragraph(`What was created for ${formatCount(undone, 'other container')} was deleted.`)]
            : []),
        ...(heldBack > 0
            ? [paragraph(`Nothing was changed in ${formatCount(heldBack, 'other container')}.`)]
            : []),
    ];
}
function renderMessages(messages) {
    const [only] = messages;
    if (only === undefined)
        return '';
    return messages.length === 1 ? renderMessage(only) : list(messages, proseLines);
}
function renderInvalidInputs(operation, problems) {
    return renderFailure(heading('failed', operation, 'invalid inputs'), problems);
}
function renderInvalidState(problem) {
    return renderFailure(html_heading('failed', 'post step failed'), [problem]);
}
function renderFailure(headline, problems) {
    return `${headline}\n${renderMessages(problems)}\n\n`;
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

;// CONCATENATED MODULE: ./src/runner/annotations.ts


const MAX_ANNOTATIONS = 10;
const RESERVED = 2;
const annotations_MAX_LENGTH = 4_096;
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
                this.#sink.log((0,text_redact/* own */.ZV)(text));
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
    if (message.length <= annotations_MAX_LENGTH)
        return { fitting: message, rest: [] };
    const [headline = (0,text_redact/* own */.ZV)(''), ...lines] = message.split('\n').map(text_redact/* own */.ZV);
    const head = (0,text_message/* truncate */.xv)(headline, annotations_MAX_LENGTH - MARK_LENGTH);
    let length = head.length;
    const taken = lines.findIndex((text) => {
        length += text.length + 1;
        return length > annotations_MAX_LENGTH - MARK_LENGTH;
    });
    const shown = taken === -1 ? lines : lines.slice(0, taken);
    const rest = [...(head === headline ? [] : [headline]), ...lines.slice(shown.length)];
    const count = rest.length === 1 ? (0,text_message/* line */.n8)('1 more line') : (0,text_message/* line */.n8) `${rest.length} more lines`;
    const mark = (0,text_message/* line */.n8) `The log has the rest of this message: ${count}.`;
    return { fitting: (0,text_message/* composeMessage */.SB)(head, ...shown, mark), rest };
}

// EXTERNAL MODULE: ./src/runner/connection-environment.ts
var connection_environment = __webpack_require__(792);
;// CONCATENATED MODULE: ./src/runner/log.ts









const HEARTBEAT_MS = 10_000;
const MAX_CELL_WIDTH = hoody_snapshot/* MAX_ALIAS_LENGTH */.jm;
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
        if (token.length >= text_redact/* MIN_TOKEN_LENGTH */.Yw)
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
        this.#commands.info(plainLine(text));
    }
    result(text) {
        this.#commands.info(styled('success', plainLine(text)));
    }
    table(rows) {
        const plain = rows.map((cells) => cells.map((cell) => (0,text_redact/* own */.ZV)(plainLine(cell))));
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
        const { message } = user_error_toUserError(thrown);
        const text = next === undefined ? message : (0,text_message/* composeMessage */.SB)(message, next);
        this.#errors.add(plainLines(text));
        return message;
    }
    async withProgress(start, work, describeResult) {
        const startedAt = this.#clock.monotonic();
        const elapsed = () => formatDuration(this.#clock.monotonic() - startedAt);
        this.info((0,text_message/* line */.n8) `${start} …`);
        const stopHeartbeat = this.#clock.every(HEARTBEAT_MS, () => this.#commands.info(styled('progress', plainLine((0,text_message/* line */.n8) `${start}: ${elapsed()} so far.`))));
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
    return (0,text_redact/* own */.ZV)(message
        .split('\n')
        .map((text) => plainLine((0,text_redact/* own */.ZV)(text)))
        .join('\n'));
}
function describeRequest({ method, path, result, ms }) {
    return (0,text_message/* line */.n8) `${(0,text_message/* line */.n8)(method)} ${path} → ${result} (${formatDuration(ms)})`;
}
const CODES = { success: '1;32', progress: '2' };
const ESCAPE = String.fromCharCode(27);
function styled(style, text) {
    const { GITHUB_ACTIONS, NO_COLOR } = process.env;
    if (GITHUB_ACTIONS !== 'true' || NO_COLOR)
        return text;
    return `${ESCAPE}[${CODES[style]}m${text}${ESCAPE}[0m`;
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js
var lib = __webpack_require__(779);
;// CONCATENATED MODULE: ./package.json
const package_namespaceObject = {"rE":"1.0.0"};
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(67);
var external_node_http_default = /*#__PURE__*/__webpack_require__.n(external_node_http_);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(708);
var external_node_https_default = /*#__PURE__*/__webpack_require__.n(external_node_https_);
;// CONCATENATED MODULE: ./src/http/request.ts


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

;// CONCATENATED MODULE: ./src/http/connections.ts



const USER_AGENT = `hoody-snapshot/${package_namespaceObject.rE}`;
function agentOf(client, url) {
    const agent = client.getAgent(url.href);
    const isChecked = { rejectUnauthorized: true };
    agent.options = { ...agent.options, ...isChecked };
    if (agent.proxyOptions)
        agent.proxyOptions = { ...agent.proxyOptions, ...isChecked };
    return agent;
}
function openHttpConnections() {
    const keepAlive = new lib/* HttpClient */.Qq(USER_AGENT, [], { keepAlive: true });
    const oneRequestEach = new lib/* HttpClient */.Qq(USER_AGENT, [], { keepAlive: false });
    let current = keepAlive;
    return {
        start: (url, { method, headers }, body) => new HttpRequest(url, { method, headers, agent: agentOf(current, url) }, body),
        stopReuse() {
            current = oneRequestEach;
        },
        close() {
            keepAlive.dispose();
            oneRequestEach.dispose();
        },
    };
}

;// CONCATENATED MODULE: ./src/health/probe.ts




function createProbe(redact) {
    const connections = new lib/* HttpClient */.Qq(USER_AGENT, undefined, { keepAlive: false });
    return async (url, signal) => {
        const agent = agentOf(connections, url);
        const headers = { accept: '*/*', 'cache-control': 'no-cache', 'user-agent': USER_AGENT };
        const request = new HttpRequest(url, { method: 'GET', headers, agent, signal }, undefined);
        try {
            const { statusCode = 0, statusMessage } = await request.response;
            return { status: statusCode, reason: redact(`${statusCode} ${statusMessage ?? ''}`.trim()) };
        }
        catch (error) {
            const { code, message } = error;
            return {
                error: signal.aborted ? (0,text_message/* line */.n8)('no response in time') : (0,text_message/* line */.n8) `no response (${redact(code ?? message)})`,
            };
        }
        finally {
            request.destroy();
        }
    };
}

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var lib_proxy = __webpack_require__(783);
;// CONCATENATED MODULE: ./src/hoody/environment.ts




function checkEnvironment(apiUrl) {
    if (process.env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0' && !(0,endpoint/* isLoopback */.U9)(apiUrl)) {
        throw new user_error_UserError((0,text_message/* line */.n8)('NODE_TLS_REJECT_UNAUTHORIZED is 0: certificate checks are off, which exposes the token.'), (0,text_message/* line */.n8)('No request was sent.'), (0,text_message/* line */.n8)('Unset the variable. For a private certificate authority, set NODE_EXTRA_CA_CERTS.'));
    }
    const name = findProxyVariable(apiUrl);
    if (name && !isUsableProxy(apiUrl)) {
        throw new user_error_UserError((0,text_message/* line */.n8) `${(0,text_message/* line */.n8)(name)} does not contain a valid proxy URL.`, (0,text_message/* line */.n8)('No request was sent.'), (0,text_message/* line */.n8)('Use a URL such as http://proxy.example.com:3128. The scheme must be http or https, and special characters of a password must be percent-encoded.'), (0,text_message/* line */.n8)('If the API needs no proxy, unset the variable, or add the host of `api-url` to NO_PROXY.'));
    }
}
const PROXY_VARIABLES = {
    https: ['https_proxy', 'HTTPS_PROXY'],
    http: ['http_proxy', 'HTTP_PROXY'],
};
function findProxyVariable(apiUrl) {
    if ((0,lib_proxy/* checkBypass */.H)(apiUrl))
        return undefined;
    const names = apiUrl.protocol === 'https:' ? PROXY_VARIABLES.https : PROXY_VARIABLES.http;
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

;// CONCATENATED MODULE: ./src/hoody/body.ts


const MAX_BODY_BYTES = 32 * 1024 * 1024;
const SHORT_BODY_BYTES = 1024 * 1024;
function createBodyReader() {
    let last = Promise.resolve();
    return async (body) => {
        const chunks = [];
        let bytes = 0;
        let release;
        try {
            for await (const chunk of body) {
                bytes += chunk.length;
                if (bytes > MAX_BODY_BYTES) {
                    throw new AttemptError({
                        kind: 'oversized',
                        reason: (0,text_message/* line */.n8) `the body exceeds ${MAX_BODY_BYTES} bytes`,
                    });
                }
                chunks.push(chunk);
                if (bytes <= SHORT_BODY_BYTES || release)
                    continue;
                const before = last;
                const { promise, resolve } = Promise.withResolvers();
                last = promise;
                release = resolve;
                await before;
            }
            return Buffer.concat(chunks)
                .toString('utf8')
                .replace(/^\uFEFF/, '');
        }
        finally {
            release?.();
        }
    };
}

;// CONCATENATED MODULE: ./src/hoody/transport.ts








function createTransport({ apiUrl, token, connections, clock, onSent }) {
    const redact = (0,text_redact/* redactionOf */.Zx)(token);
    const readText = createBodyReader();
    function start({ method, body }, url) {
        const data = body === undefined ? undefined : JSON.stringify(body);
        const headers = {
            accept: 'application/json',
            'accept-encoding': 'identity',
            authorization: `Bearer ${token}`,
            'user-agent': USER_AGENT,
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
            const log = (result) => onSent({ method, path: (0,text_redact/* own */.ZV)(url.pathname), result, ms: clock.monotonic() - started });
            const fail = (failure) => {
                log(failure.kind === 'status' ? (0,text_redact/* own */.ZV)(String(failure.status)) : summarizeFailure(failure));
                return new AttemptError(failure);
            };
            if (signal.aborted)
                throw fail({ kind: 'unconnected', reason: (0,text_message/* line */.n8)('no time left') });
            const exchange = start(request, url);
            let message;
            try {
                message = await untilAborted(exchange.response, signal);
                const response = await untilAborted(readResponse(message, clock, readText, redact), signal);
                log((0,text_redact/* own */.ZV)(String(message.statusCode)));
                return response;
            }
            catch (error) {
                const failure = error instanceof AttemptError ? error.failure : toFailure(error, exchange, signal, redact);
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
const CERTIFICATE_ERROR = /^(?!ERR_SSL_).*CERT|^UNABLE_TO_|SELF_SIGNED|^HOSTNAME_MISMATCH$|^INVALID_(CA|PURPOSE)$|^PATH_LENGTH_EXCEEDED$/;
const REFUSED_TUNNEL = /^tunneling socket could not be established, statusCode=(\d+)$/;
function toFailure(error, { isConnected }, signal, redact) {
    if (signal.aborted) {
        const isTimeout = signal.reason?.name === 'TimeoutError';
        if (!isTimeout)
            return { kind: isConnected ? 'lost' : 'unconnected', reason: (0,text_message/* line */.n8)('the step was interrupted') };
        return isConnected
            ? { kind: 'lost', reason: (0,text_message/* line */.n8)('the request timed out') }
            : { kind: 'unconnected', reason: (0,text_message/* line */.n8)('the connection timed out') };
    }
    const { code, message } = error;
    const reason = redact(code ?? message);
    if (isConnected)
        return { kind: 'lost', reason };
    const [, status] = REFUSED_TUNNEL.exec(message) ?? [];
    if (status === '407')
        return { kind: 'status', status: 407, message: (0,text_message/* line */.n8)('Proxy Authentication Required'), fromApi: false };
    if (/^tunneling socket|from proxy$/.test(message))
        return { kind: 'unconnected', reason: redact(message) };
    return { kind: code !== undefined && CERTIFICATE_ERROR.test(code) ? 'untrusted' : 'unconnected', reason };
}

;// CONCATENATED MODULE: ./src/hoody/connection.ts




function connect(options) {
    checkEnvironment(options.apiUrl);
    return connectOver(openHttpConnections(), options);
}
function connectOver(connections, options) {
    const { apiUrl, token, onSent, random, onNotice, nameOf, clock } = options;
    const transport = createTransport({ apiUrl, token, connections, clock, onSent });
    return {
        client: (budget, limits = {}) => createClient({ transport, budget, random, clock, onNotice, nameOf, ...limits }),
        close: () => transport.close(),
    };
}

;// CONCATENATED MODULE: ./src/session.ts






const withSession = withSessionOver({ connect: connect, createProbe: createProbe });
function withSessionOver(network) {
    return async ({ apiUrl, token, labels, maxParallel }, { clock, random }, log, work) => {
        const nameOf = labels_nameByLabel(labels);
        const connection = network.connect({
            apiUrl,
            token,
            onSent: (request) => log.request(request),
            onNotice: (notice) => log.info(notice),
            nameOf,
            clock,
            random,
        });
        const limit = (0,p_limit/* default */.A)(maxParallel);
        const createProbe = () => network.createProbe((0,text_redact/* redactionOf */.Zx)(token));
        try {
            return await work({
                nameOf,
                client: (budget, limits) => connection.client(budget, limits),
                mapConcurrently: (items, mapper) => limit.map(items, mapper),
                checkHealth: (urls, budget) => checkHealth(urls, {
                    probe: createProbe(),
                    budget,
                    clock,
                    logger: log,
                }),
                askHealth: async (urls, signal) => urls.length === 0 ? [] : askHealth(urls, { probe: createProbe(), clock }, signal),
            });
        }
        finally {
            connection.close();
        }
    };
}

;// CONCATENATED MODULE: ./src/post-step.ts



















async function runPostStep({ guard, unsettled, hasForeignInputs, hasChangedCertificates = false }, jobStatus, runner, withSession) {
    const secret = guard?.guard.token ?? unsettled?.token ?? readToken(runner.inputs);
    const log = new Log(runner, secret);
    const place = { log, runner, withSession };
    const canceled = runner.watchCancellation();
    if (hasForeignInputs) {
        log.info((0,text_message/* line */.n8)('The inputs of this post step are those of another composite action, so it uses what its step saved. The guard stays armed.'));
    }
    const attempts = unsettled?.attempts ?? [];
    const job = { jobStatus, canceled, attempts, hasChangedCertificates };
    const left = guard ? await act(guard.guard, guard.decision, job, place) : [];
    const settings = unsettled ?? guard?.guard;
    if (settings && attempts.length + left.length > 0) {
        const all = { ...settings, attempts: [...attempts, ...left] };
        await settleAttempts(all, guard?.guard.snapshots ?? [], canceled, place);
    }
    log.logRequests();
    log.end();
    return !log.hasFailed;
}
async function act(guard, decision, job, place) {
    const { log, runner } = place;
    const { jobStatus } = job;
    const nameOf = labels_nameByLabel(guard.labels);
    const word = (0,rollback_word/* wordWithoutRollback */.lt)(guard, decision);
    if (word !== undefined)
        tellLaterJobs(guard.id, word, undefined, runner, log);
    switch (decision.action) {
        case 'nothing':
            return [];
        case 'keep':
        case 'disarmed': {
            const sentences = decision.action === 'keep'
                ? decision.on.map((snapshot) => describeKept(snapshot, nameOf))
                : [describeDisarmed(jobStatus, decision.input, decision.on, nameOf)];
            for (const sentence of sentences)
                log.info(sentence);
            await writePage(guard, renderKept(jobStatus, sentences, decision.on, nameOf), place);
            return [];
        }
        case 'unclear': {
            const error = unclear((0,text_redact/* redactionOf */.Zx)(guard.token ?? readToken(runner.inputs))(jobStatus));
            await (guard.restoreOnFailure
                ? reportUnstarted(error, guard, place)
                : warnOfRemaining(error, guard, place));
            return [];
        }
        case 'rollback':
            return rollBackJob(guard, decision.on, job, place);
        case 'cleanup':
            await cleanUpJob(guard, decision.on, job, place);
            return [];
    }
}
const post_step_LOOK_MS = 10_000;
async function settleAttempts(unsettled, guarded, canceled, { log, runner, withSession }) {
    const { clock } = runner;
    try {
        const token = unsettled.token ?? readPostToken(runner.inputs);
        await withSession({ ...unsettled, token }, runner, log, async ({ client, nameOf, mapConcurrently }) => {
            const limit = (0,text_message/* line */.n8)('to look at a container');
            await settle(unsettled.attempts, {
                client: () => client(startBudget(clock, post_step_LOOK_MS, canceled, limit), { maxAttemptMs: post_step_LOOK_MS / 2 }),
                clock,
                canceled,
                guarded,
                logger: log,
                nameOf,
                mapConcurrently,
            });
        });
    }
    catch (error) {
        const aliases = list_join([...new Set(unsettled.attempts.map(({ alias }) => (0,text_message/* line */.n8) `"${alias}"`))], ' or ');
        log.warning((0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8)('Could not look for what an interrupted step may have left.'), user_error_toUserError(error), (0,text_message/* line */.n8) `Look for the alias ${aliases} with the operation \`list\`.`));
    }
}
async function rejectState({ message }, runner) {
    const token = readToken(runner.inputs);
    const log = new Log(runner, token);
    const error = new user_error_UserError((0,text_message/* line */.n8)('The saved state of the step is invalid. Nothing was restored or deleted.'), (0,text_message/* line */.n8) `Reason: ${(0,text_redact/* redactionOf */.Zx)(token)(message)}`, (0,text_message/* line */.n8)('Check whether a step of the job sets environment variables whose names start with `STATE_`.'), (0,text_message/* line */.n8)('To restore manually, run the operation `restore` with the snapshot that the log of the step names.'));
    log.fail(error);
    if (wantsSummary(runner.inputs))
        await summarize(renderInvalidState(error.message), runner, log);
    log.end();
    return false;
}
function unclear(jobStatus) {
    return new user_error_UserError((0,text_message/* line */.n8) `The job status "${jobStatus}" is unknown. Nothing was restored or deleted.`, (0,text_message/* line */.n8)('Expected `success`, `failure`, or `cancelled`. Do not set the input `job-status`.'));
}


/***/ }),

/***/ 792:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K1: () => (/* binding */ CERTIFICATES_VARIABLE),
/* harmony export */   PK: () => (/* binding */ proxyPasswords),
/* harmony export */   TO: () => (/* binding */ CONNECTION_VARIABLES),
/* harmony export */   ph: () => (/* binding */ hasCertificates)
/* harmony export */ });
/* unused harmony export captureConnection */
/* harmony import */ var _base_read_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(476);

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
        const content = readRegularFile(file, MAX_FILE_BYTES, 'follow');
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
        return hashCertificates((0,_base_read_file_js__WEBPACK_IMPORTED_MODULE_0__/* .readRegularFile */ .X)(file, MAX_FILE_BYTES, 'follow')) === sha256;
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