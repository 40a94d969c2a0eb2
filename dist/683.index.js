"use strict";
exports.id = 683;
exports.ids = [683];
exports.modules = {

/***/ 683:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T$: () => (/* binding */ hasAlias),
/* harmony export */   Vh: () => (/* binding */ isCreatedAfter),
/* harmony export */   eW: () => (/* binding */ CreateOnce)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(106);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(535);
/* harmony import */ var _parse_response_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(196);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(231);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(950);





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
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AttemptError */ .cb))
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
        (0,_parse_response_js__WEBPACK_IMPORTED_MODULE_2__/* .requireAddressable */ .O)(snapshot);
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
        const taken = list.snapshots.find(({ name }) => name === (0,_schema_js__WEBPACK_IMPORTED_MODULE_4__/* .deriveName */ .HT)(alias));
        // An attempt that was rejected for its name created nothing.
        if (taken)
            this.#pending = this.#pending.filter((attempt) => attempt !== rejected);
        const existing = this.#findExisting(list);
        if (existing || !taken)
            return existing;
        const isReusable = taken.alias === alias && !(0,_schema_js__WEBPACK_IMPORTED_MODULE_4__/* .isExpired */ ._d)(taken, this.#options.now() + list.clockOffsetMs);
        const { description } = this.#options;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .NameTakenError */ .B6(taken, alias, { description, isReusable }, failure);
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
    const created = (0,_schema_js__WEBPACK_IMPORTED_MODULE_4__/* .createdAt */ .CT)(snapshot);
    if (created === undefined)
        return false;
    const rounding = created % WHOLE_SECOND_MS === 0 ? WHOLE_SECOND_MS - 1 : 0;
    return created + rounding >= sentAt + clockOffsetMs - clockToleranceMs;
}
/** Whether a snapshot was created with an alias, which the platform may keep as the alias or turn into the name. */
function hasAlias({ name, alias }, created) {
    return alias === created || name === (0,_schema_js__WEBPACK_IMPORTED_MODULE_4__/* .deriveName */ .HT)(created);
}
function mayHaveActed(failure) {
    return failure.kind === 'malformed' || (0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .classifyFailure */ .XE)(failure) === 'ambiguous';
}
function mayBeNameTaken(failure) {
    if (failure.kind !== 'status')
        return false;
    const { status, code = '', fromApi } = failure;
    if ([_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .LIMIT_CODE */ .Qf, _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .PRESPAWN_CODE */ .Rf, ..._failure_js__WEBPACK_IMPORTED_MODULE_1__/* .BUSY_CODES */ .nN].includes(code))
        return false;
    return [400, 409, 422].includes(status) || (status === 500 && fromApi);
}


/***/ }),

/***/ 796:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   kT: () => (/* binding */ isPlainSegment),
/* harmony export */   sR: () => (/* binding */ endpoint)
/* harmony export */ });
/** A path segment that every client, proxy and server reads as exactly that. */
const PLAIN_SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9_.:@+~-]{0,254}$/;
/** Whether a text can be one segment of a path without changing which endpoint the path is. */
function isPlainSegment(text) {
    return PLAIN_SEGMENT.test(text);
}
/**
 * Builds the URL of an endpoint. It rejects segments that could change which endpoint it is, such as `..`.
 *
 * @param segments what follows `/api/v1/`
 * @throws Error for a segment that is not plain; callers validate before
 */
function endpoint(apiUrl, segments) {
    const unsafe = segments.find((segment) => !isPlainSegment(segment));
    if (unsafe !== undefined)
        throw new Error(`not a plain path segment: ${JSON.stringify(unsafe)}`);
    return `${apiUrl.origin}${apiUrl.pathname.replace(/\/+$/, '')}/api/v1/${segments.join('/')}`;
}
/** Whether a URL is on this machine. */
function isLoopback({ hostname }) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}


/***/ }),

/***/ 106:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B6: () => (/* binding */ NameTakenError),
/* harmony export */   CI: () => (/* binding */ HoodyError),
/* harmony export */   J$: () => (/* binding */ AmbiguousCreateError),
/* harmony export */   c4: () => (/* binding */ isNotFound),
/* harmony export */   cb: () => (/* binding */ AttemptError)
/* harmony export */ });
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(488);
/* harmony import */ var _text_message_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(400);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(535);



/** One attempt failed; the retry decides whether there is another. */
class AttemptError extends Error {
    failure;
    constructor(failure) {
        super((0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .summarizeFailure */ .Ij)(failure));
        this.name = 'AttemptError';
        this.failure = failure;
    }
}
/**
 * An expected error, in words for the person who has to act on it: a headline that says what failed, and details that
 * say what the API returned and what to do next, one line each.
 */
class HoodyError extends Error {
    /** The last failure of a request, if one failed. */
    failure;
    constructor(headline, details = [], failure) {
        super((0,_text_message_js__WEBPACK_IMPORTED_MODULE_2__/* .composeMessage */ .S)(headline, ...details));
        this.name = 'HoodyError';
        this.failure = failure;
    }
}
/** A create failed, and its snapshot may exist anyway. */
class AmbiguousCreateError extends HoodyError {
    /** Only the failure, for when it is known that no snapshot exists. */
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
/** The platform rejected a create, and a snapshot already has the name that it derives from the alias. */
class NameTakenError extends HoodyError {
    taken;
    /**
     * @param description the create, as it follows "could not"
     * @param isReusable whether `if-exists: reuse` would accept the snapshot
     */
    constructor(taken, alias, { description, isReusable }, failure) {
        const { name, created_at } = taken;
        const created = created_at ? `, created ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatTime */ .fU)(created_at)}` : '';
        const owner = taken.alias === alias ? '' : taken.alias ? `, with the alias "${taken.alias}"` : ', without an alias';
        super(`Could not ${description}: the name ${name} is in use.`, [
            `The container already has snapshot ${name}${created}${owner}.`,
            `Reason: ${(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .summarizeFailure */ .Ij)(failure)}.`,
            `Set \`if-exists\` to ${isReusable ? 'reuse or replace' : 'replace'}, or use another \`alias\`.`,
        ], failure);
        this.name = 'NameTakenError';
        this.taken = taken;
    }
}
/** Whether an attempt or an operation ended with a 404. */
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

/** The container has reached its snapshot limit. */
const LIMIT_CODE = 'CONTAINER_SNAPSHOT_LIMIT';
/** The platform is still preparing the container, which is temporary. */
const PRESPAWN_CODE = 'SNAPSHOT_PRESPAWN_FORBIDDEN';
/** Another operation runs on the container, or its setup is not finished; both are temporary. */
const BUSY_CODES = ['SNAPSHOT_OPERATION_IN_PROGRESS', 'container_finalizing'];
/** Describes a failure as the end of a sentence, such as "the API responded with 403". */
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
/** Describes a failure with its reason in one line, such as "the API responded with 409 (The container is busy)". */
function summarizeFailure(failure) {
    const reason = oneLine(reasonOf(failure)).replace(/\.$/, '');
    return `${describeFailure(failure)} (${reason})`;
}
/** Lists what is known about a failure beyond its description, one line each, whatever the server wrote. */
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

/***/ 196:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ requireAddressable),
/* harmony export */   x: () => (/* binding */ parseResponse)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(106);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(950);


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
            snapshots: (0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .newestFirst */ .ll)(snapshots),
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
    if (!(0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .isAddressable */ .$C)(created))
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
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AttemptError */ .cb({ kind: 'malformed', reason });
}


/***/ }),

/***/ 231:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JT: () => (/* binding */ OutOfTimeError),
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   X2: () => (/* binding */ isAmbiguous),
/* harmony export */   XE: () => (/* binding */ classifyFailure),
/* harmony export */   _p: () => (/* binding */ ExhaustedError),
/* harmony export */   zH: () => (/* binding */ requireTime)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(106);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(535);


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
    if (code === _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .LIMIT_CODE */ .Qf)
        return 'final';
    if (code === _failure_js__WEBPACK_IMPORTED_MODULE_1__/* .PRESPAWN_CODE */ .Rf)
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
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AttemptError */ .cb && classifyFailure(error.failure) === 'ambiguous';
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
        super((0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .summarizeFailure */ .Ij)(failure));
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
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AttemptError */ .cb))
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


/***/ }),

/***/ 950:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $C: () => (/* binding */ isAddressable),
/* harmony export */   CT: () => (/* binding */ createdAt),
/* harmony export */   HT: () => (/* binding */ deriveName),
/* harmony export */   Ut: () => (/* binding */ CONTAINER_ID),
/* harmony export */   _d: () => (/* binding */ isExpired),
/* harmony export */   jm: () => (/* binding */ MAX_ALIAS_LENGTH),
/* harmony export */   ll: () => (/* binding */ newestFirst)
/* harmony export */ });
/* unused harmony export MAX_DERIVED_NAME_LENGTH */
/* harmony import */ var _endpoint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(796);

/** The form of a container id. Source: the API's reference. */
const CONTAINER_ID = /^[0-9a-f]{24}$/;
/** The length limit of an alias, in characters. Source: the API's reference. */
const MAX_ALIAS_LENGTH = 100;
/** The length limit of a name that the platform derives from an alias. Source: the API's OpenAPI document. */
const MAX_DERIVED_NAME_LENGTH = 64;
/**
 * The name that the platform derives from an alias; empty if it names the snapshot by the time instead.
 * Source: the API's OpenAPI document.
 */
function deriveName(alias) {
    return alias
        .replace(/[^A-Za-z0-9_-]/g, '')
        .replace(/^[-_]+|[-_]+$/g, '')
        .slice(0, MAX_DERIVED_NAME_LENGTH);
}
/** Whether a snapshot can be addressed: its name becomes a segment of a request's path. */
function isAddressable({ name }) {
    return (0,_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .isPlainSegment */ .kT)(name);
}
/** When a snapshot was created, in milliseconds since 1970; undefined if unknown. */
function createdAt({ created_at }) {
    return created_at ? Date.parse(created_at) : undefined;
}
/** Whether a snapshot has expired at a moment, in milliseconds since 1970. */
function isExpired({ expires_at }, at) {
    return expires_at ? Date.parse(expires_at) <= at : false;
}
/** Sorts newest first; of two snapshots created at the same time, the later name comes first. */
function newestFirst(snapshots) {
    return snapshots
        .map((snapshot) => ({ snapshot, time: createdAt(snapshot) ?? Number.NEGATIVE_INFINITY }))
        .sort((a, b) => {
        if (a.time !== b.time)
            return b.time > a.time ? 1 : -1;
        return a.snapshot.name < b.snapshot.name ? 1 : -1;
    })
        .map(({ snapshot }) => snapshot);
}


/***/ }),

/***/ 488:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   QA: () => (/* binding */ formatSpan),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   fU: () => (/* binding */ formatTime),
/* harmony export */   nV: () => (/* binding */ formatAge),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
/** Formats a number of bytes, such as "1.2 GiB". */
function formatBytes(bytes) {
    const [smallest, ...larger] = UNITS;
    let text = `${bytes} ${smallest}`;
    let value = bytes;
    for (const unit of larger) {
        // Compares the rounded value, so that nothing reads "1024.0" of a unit.
        if (Number(value.toFixed(1)) < 1024)
            break;
        value /= 1024;
        text = `${value.toFixed(1)} ${unit}`;
    }
    return text;
}
/** Formats an ISO 8601 time, such as "2025-01-15 10:30:00 UTC". */
function formatTime(iso) {
    return `${new Date(iso).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
const AGE = new Intl.RelativeTimeFormat('en');
/** Each unit of an age, its milliseconds, and how many of them an age has at most. */
const AGE_UNITS = [
    ['minute', 60_000, 59],
    ['hour', 3_600_000, 23],
    ['day', 86_400_000, 59],
    ['month', 2_629_800_000, 23],
];
const YEAR_MS = 31_557_600_000;
/**
 * Formats an ISO 8601 time relative to now, such as "3 days ago" or "in 2 hours".
 *
 * @param now in milliseconds since 1970
 */
function formatAge(iso, now) {
    const difference = Date.parse(iso) - now;
    const sign = Math.sign(difference);
    const ms = Math.abs(difference);
    if (ms < 30_000)
        return 'just now';
    for (const [unit, length, most] of AGE_UNITS) {
        const count = Math.round(ms / length);
        if (count <= most)
            return AGE.format(sign * count, unit);
    }
    return AGE.format(sign * Math.round(ms / YEAR_MS), 'year');
}
/** Formats a duration in milliseconds, such as "3.2 s" or "2 min 5 s". */
function formatDuration(ms) {
    if (Math.round(ms / 100) < 600)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
/** Formats a count with its noun, such as "1 snapshot" or "3 snapshots". */
function formatCount(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
/** Formats the duration of a rule in milliseconds in its largest whole unit, such as "90 minutes" or "30 days". */
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
/** Composes a message: a headline, and below it what explains it and what to do. */
function composeMessage(headline, ...details) {
    return [headline, ...details].map(linesOf).join('\n');
}
function linesOf(part) {
    return typeof part === 'string' ? part.replaceAll('\n', '\\n') : part.message;
}


/***/ })

};
;