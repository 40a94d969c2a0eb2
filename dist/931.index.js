"use strict";
exports.id = 931;
exports.ids = [931];
exports.modules = {

/***/ 796:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ endpoint)
/* harmony export */ });
/** A path segment that every client, proxy and server reads as exactly that. */
const PLAIN_SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9_.:@+~-]{0,254}$/;
/**
 * Builds the address of an endpoint. It refuses segments that could change which endpoint it is, such as `..`.
 *
 * @param segments what follows `/api/v1/`
 * @throws Error for a segment that is not plain; callers validate before
 */
function endpoint(apiUrl, segments) {
    const unsafe = segments.find((segment) => !PLAIN_SEGMENT.test(segment));
    if (unsafe !== undefined)
        throw new Error(`not a plain path segment: ${JSON.stringify(unsafe)}`);
    return `${apiUrl.origin}${apiUrl.pathname.replace(/\/+$/, '')}/api/v1/${segments.join('/')}`;
}


/***/ }),

/***/ 106:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CI: () => (/* binding */ HoodyError),
/* harmony export */   J$: () => (/* binding */ AmbiguousCreateError),
/* harmony export */   c4: () => (/* binding */ isNotFound),
/* harmony export */   cb: () => (/* binding */ AttemptError)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(535);

/** One attempt failed; the retry decides whether there is another. */
class AttemptError extends Error {
    failure;
    constructor(failure) {
        super((0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .describeFailure */ .I)(failure));
        this.name = 'AttemptError';
        this.failure = failure;
    }
}
/** An expected error, in words for the person who has to act on it. */
class HoodyError extends Error {
    /** The last failure of the API, if it came to that. */
    failure;
    constructor(message, failure) {
        super(message);
        this.name = 'HoodyError';
        this.failure = failure;
    }
}
/** A create failed, and its snapshot may exist all the same. */
class AmbiguousCreateError extends HoodyError {
    /** The failure alone, for when it is known that nothing is left. */
    cause;
    constructor(cause, alias) {
        const warning = `It may have been created all the same: look for the alias "${alias}" with the operation \`list\`.`;
        super(`${cause.message} ${warning}`, cause.failure);
        this.name = 'AmbiguousCreateError';
        this.cause = cause;
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
/* harmony export */   I: () => (/* binding */ describeFailure),
/* harmony export */   Q: () => (/* binding */ LIMIT_CODE)
/* harmony export */ });
/** The API's error code for a container that has reached its snapshot limit. */
const LIMIT_CODE = 'CONTAINER_SNAPSHOT_LIMIT';
/** Describes a failure as the end of a sentence: one line, whatever the server wrote. */
function describeFailure(failure) {
    return describe(failure).replace(/\s+/g, ' ');
}
function describe(failure) {
    switch (failure.kind) {
        case 'status':
            return `the API answered ${failure.status} (${failure.message})${describeWait(failure.retryAfterMs)}`;
        case 'unconnected':
            return `no connection could be made (${failure.reason})`;
        case 'lost':
            return `the answer was lost (${failure.reason})`;
        case 'redirect':
            return `the API answered ${failure.status}, a redirect to ${failure.location ?? 'nowhere'}`;
        case 'malformed':
            return `the API said success, but its answer is not what it should be (${failure.reason})`;
        case 'untrusted':
            return `no secure connection could be made (${failure.reason})`;
    }
}
function describeWait(ms) {
    return ms === undefined ? '' : ` and asks to wait ${Math.ceil(ms / 1000)} s`;
}


/***/ }),

/***/ 950:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ut: () => (/* binding */ CONTAINER_ID),
/* harmony export */   jm: () => (/* binding */ MAX_ALIAS_LENGTH),
/* harmony export */   ll: () => (/* binding */ newestFirst),
/* harmony export */   xp: () => (/* binding */ parseResponse)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(106);
/* harmony import */ var _wire_validate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(322);


/** The form of a container id. Source: the API's reference. */
const CONTAINER_ID = /^[0-9a-f]{24}$/;
/** The length limit of an alias, in characters. Source: the API's reference. */
const MAX_ALIAS_LENGTH = 100;
/** Sorts newest first; of two created at the same moment, the later name comes first. */
function newestFirst(snapshots) {
    return snapshots.toSorted((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at) || (a.name < b.name ? 1 : -1));
}
/** Parsers of response bodies; each throws an AttemptError for a body of another shape. */
const parseResponse = {
    list: parser(_wire_validate_js__WEBPACK_IMPORTED_MODULE_1__/* .ListAnswer */ .fo),
    snapshot: parser(_wire_validate_js__WEBPACK_IMPORTED_MODULE_1__/* .SnapshotAnswer */ .PA),
    restore: parser(_wire_validate_js__WEBPACK_IMPORTED_MODULE_1__/* .RestoreAnswer */ .LM),
    delete: parser(_wire_validate_js__WEBPACK_IMPORTED_MODULE_1__/* .DeleteAnswer */ .ic),
};
function parser(validate) {
    return (body) => {
        if (validate(body))
            return body;
        const [mismatch] = validate.errors ?? [];
        const reason = `${mismatch?.instancePath || 'the answer'} ${mismatch?.message ?? 'does not fit'}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AttemptError */ .cb({ kind: 'malformed', reason });
    };
}


/***/ }),

/***/ 931:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* reexport */ main),
  post: () => (/* reexport */ post)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(598);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 8 modules
var core = __webpack_require__(58);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
;// CONCATENATED MODULE: ./src/guard/guard.ts
/**
 * Creates the guard of a create that succeeded.
 *
 * @returns undefined if the post step has nothing to do
 */
function createGuard({ restoreOnFailure, deleteOnSuccess }, outcomes, apiUrl, id) {
    if (!restoreOnFailure && !deleteOnSuccess)
        return undefined;
    if (outcomes.some(({ ok, plan }) => !ok || plan))
        return undefined;
    const snapshots = outcomes.flatMap(({ containerId, reused, snapshots: [snapshot] }) => snapshot
        ? [
            {
                containerId,
                name: snapshot.name,
                createdAt: snapshot.created_at ?? '',
                ...(reused ? { reused } : {}),
            },
        ]
        : []);
    return { id, apiUrl: apiUrl.href, restoreOnFailure, deleteOnSuccess, snapshots };
}

// EXTERNAL MODULE: ./src/hoody/errors.ts
var hoody_errors = __webpack_require__(106);
;// CONCATENATED MODULE: ./src/text/redact.ts
const PLACEHOLDER = '***';
/** Shorter encoded forms would match unrelated text. */
const MIN_ENCODED_LENGTH = 6;
/**
 * Creates a redaction of the token in the forms it can have in a text: plain, in base64 at each of the three
 * offsets it can have in a longer text, and URL-encoded. The runner masks the log, but neither files nor outputs.
 */
function redactionOf(token) {
    if (token === '')
        return (text) => text;
    const forms = new Set([token, encodeURIComponent(token)]);
    for (const offset of [0, 1, 2]) {
        for (const alphabet of ['base64', 'base64url']) {
            const form = encodeAt(token, offset, alphabet);
            if (form.length >= MIN_ENCODED_LENGTH)
                forms.add(form);
        }
    }
    const longestFirst = [...forms].toSorted((a, b) => b.length - a.length);
    return (text) => longestFirst.reduce((rest, form) => rest.replaceAll(form, PLACEHOLDER), text);
}
/**
 * Redacts every text in a value. Text that is encoded or shortened later, as in JSON or in a summary, has to be
 * redacted before.
 */
function redactIn(value, redact) {
    return redactUnknown(value, redact);
}
function redactUnknown(value, redact) {
    if (typeof value === 'string')
        return redact(value);
    if (Array.isArray(value))
        return value.map((item) => redactUnknown(item, redact));
    if (value instanceof Error) {
        // Keeps its class, which tells what kind of error it is.
        return Object.assign(Object.create(value), { message: redact(value.message) });
    }
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [redact(key), redactUnknown(item, redact)]));
}
/** The part of the base64 of a longer text that depends only on the token at this offset. */
function encodeAt(token, offset, alphabet) {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(token)]);
    const encoded = bytes.toString(alphabet).replace(/=+$/, '');
    const start = Math.ceil((offset * 8) / 6);
    const end = Math.floor((bytes.length * 8) / 6);
    return encoded.slice(start, end);
}

;// CONCATENATED MODULE: ./src/inputs/input-error.ts
/** All problems with the inputs, in one message. */
class InputError extends Error {
    constructor(problems) {
        const head = problems.length === 1 ? 'An input is wrong' : `${problems.length} things are wrong with the inputs`;
        super(`${head}; nothing was sent.\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
        this.name = 'InputError';
    }
}

;// CONCATENATED MODULE: ./src/text/format.ts
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

;// CONCATENATED MODULE: ./src/operations/if-exists.ts


/** The values of `if-exists`: what a create does when a snapshot with its alias exists. */
const IF_EXISTS = ['create', 'reuse', 'replace', 'fail'];
/**
 * Finds the newest unexpired snapshot with an alias, for the policies that look before they create.
 *
 * @param snapshots those of one container, newest first
 * @param now the wall clock, in milliseconds since 1970
 * @throws HoodyError when the policy is `fail` and there is one
 */
function findExisting({ alias, ifExists }, containerId, snapshots, now) {
    if (ifExists !== 'reuse' && ifExists !== 'fail')
        return undefined;
    const existing = snapshots.find((snapshot) => snapshot.alias === alias && !(snapshot.expires_at && Date.parse(snapshot.expires_at) <= now));
    if (existing && ifExists === 'fail') {
        throw new hoody_errors/* HoodyError */.CI(`Container ${containerId} has a snapshot with the alias "${alias}" already: ${existing.name}, of ` +
            `${formatTime(existing.created_at)}. Nothing was created. Give another \`alias\`, or set \`if-exists\` to ` +
            'reuse, replace or create.');
    }
    return existing;
}

;// CONCATENATED MODULE: ./src/operations/operation.ts
/** The operations of the action, in the order in which documents list them. */
const OPERATIONS = ['create', 'list', 'restore', 'alias', 'delete'];

;// CONCATENATED MODULE: ./src/inputs/table.ts


const STRING = { kind: 'string' };
const BOOLEAN = { kind: 'boolean' };
/**
 * The inputs of the action: the only place that names their types, defaults and descriptions. `npm run generate`
 * writes `action.yml`, `action-types.yml` and the README's table from it.
 */
const INPUTS = {
    operation: {
        type: { kind: 'choice', values: OPERATIONS },
        operations: OPERATIONS,
        default: '',
        required: true,
        description: 'What to do: `create` a snapshot, `list` the snapshots, `restore` the container from a snapshot, change ' +
            'the `alias` of a snapshot, or `delete` snapshots.',
    },
    'container-id': {
        type: { kind: 'list', separator: ',' },
        operations: OPERATIONS,
        default: '',
        description: 'The id of the container, 24 digits from 0-9 and a-f, or several ids separated by commas or line breaks. ' +
            'Defaults to the environment variable `HOODY_CONTAINER_ID`.',
    },
    token: {
        type: STRING,
        operations: OPERATIONS,
        default: '',
        description: 'A token of the Hoody API, from a secret. Defaults to the environment variable `HOODY_TOKEN`. It is masked ' +
            'in the log and sent to `api-url` only.',
    },
    'api-url': {
        type: STRING,
        operations: OPERATIONS,
        default: 'https://api.hoody.com',
        description: 'The address of the API: of a realm (`https://{realm-id}.api.hoody.com`), a gateway, or the emulator of ' +
            'this repository. It must be https; plain http is for loopback addresses only.',
    },
    snapshot: {
        type: STRING,
        operations: ['restore', 'alias', 'delete'],
        default: '',
        description: 'Which snapshot: its name, its alias, or `latest` for the newest snapshot of the container; for delete also ' +
            'several, separated by commas or line breaks. Or the output `snapshot-map` of an earlier create, which holds ' +
            'a name for each container. When several snapshots share an alias, restore and alias use the newest and log ' +
            'it; delete refuses.',
    },
    alias: {
        type: STRING,
        operations: ['create', 'alias'],
        default: '',
        description: 'The alias of the new snapshot, or the new alias of the snapshot, at most 100 characters. If a create has none, ' +
            'the action generates one that is unique to the run, the attempt and the step.',
    },
    'remove-alias': {
        type: BOOLEAN,
        operations: ['alias'],
        default: 'false',
        description: '`true` removes the alias. An empty `alias` alone is an error, so that an expression that evaluates to ' +
            'nothing cannot remove one.',
    },
    'expiry-days': {
        type: { kind: 'integer', min: 1, max: 3650 },
        operations: ['create'],
        default: '',
        description: 'After how many whole days, 1 to 3650, the platform removes the new snapshot. If empty, the snapshot stays ' +
            'until it is deleted.',
    },
    'if-exists': {
        type: { kind: 'choice', values: IF_EXISTS },
        operations: ['create'],
        default: 'create',
        description: 'What to do when a snapshot with that `alias` exists, as after a re-run: `create` another one, `reuse` the ' +
            'existing one, `replace` it (the older one is deleted once the new one exists), or `fail`.',
    },
    'restore-on-failure': {
        type: BOOLEAN,
        operations: ['create'],
        default: 'false',
        description: '`true` restores the containers from the new snapshots after the job, if the job failed or was cancelled. No ' +
            'other step is needed. A step can guard up to 250 containers.',
    },
    'delete-on-success': {
        type: BOOLEAN,
        operations: ['create'],
        default: 'false',
        description: '`true` deletes the new snapshots after the job, if the job succeeded. A snapshot that `if-exists: reuse` ' +
            'found is never deleted.',
    },
    'keep-last': {
        type: { kind: 'integer', min: 0, max: 100_000 },
        operations: ['create', 'delete'],
        default: '',
        description: 'Keep this many of the newest snapshots that `filter` matches, and delete the others that it matches. From 1 ' +
            'for create, from 0 for delete. A create always keeps the snapshot that it just created.',
    },
    filter: {
        type: STRING,
        operations: ['create', 'list', 'delete'],
        default: '',
        description: 'A glob, such as `nightly-*`, that is matched with the alias of each snapshot, or with its name if it has no ' +
            'alias. For create only with `keep-last`; for delete only with `keep-last` or `older-than`. list shows ' +
            'everything without it; no rule deletes anything without it.',
    },
    'older-than': {
        type: STRING,
        operations: ['delete'],
        default: '',
        description: 'Delete only snapshots that are older than this: `12h`, `30d`, `2w`.',
    },
    'backup-first': {
        type: BOOLEAN,
        operations: ['restore'],
        default: 'false',
        description: '`true` creates a snapshot of the current state first, so that the restore can be undone.',
    },
    'ignore-missing': {
        type: BOOLEAN,
        operations: ['delete'],
        default: 'false',
        description: '`true` treats a snapshot that does not exist as deleted.',
    },
    'dry-run': {
        type: BOOLEAN,
        operations: ['create', 'restore', 'alias', 'delete'],
        default: 'false',
        description: '`true` reports what the step would do, and changes nothing.',
    },
    'max-parallel': {
        type: { kind: 'integer', min: 1, max: 64 },
        operations: OPERATIONS,
        default: '8',
        description: 'How many containers are processed at the same time, 1 to 64.',
    },
    'timeout-seconds': {
        type: { kind: 'integer', min: 1, max: 3600 },
        operations: OPERATIONS,
        default: '300',
        description: 'How long the step may take, 1 to 3600 seconds, including all retries and the wait for a busy container.',
    },
    summary: {
        type: BOOLEAN,
        operations: OPERATIONS,
        default: 'true',
        description: '`false` writes no job summary.',
    },
    'job-status': {
        type: STRING,
        operations: OPERATIONS,
        // The runner evaluates it again for the post step.
        default: `\${{ job.status }}`,
        description: 'Internal: the runner passes the status of the job to the post step. Do not set it.',
    },
};

// EXTERNAL MODULE: ./src/hoody/schema.ts
var schema = __webpack_require__(950);
;// CONCATENATED MODULE: ./src/inputs/values.ts

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
/** Parses a duration such as "12h", "30d" or "2w" to milliseconds; undefined if it is invalid. */
function parseDuration(text) {
    const [, digits, unit] = /^([1-9]\d{0,5})([mhdw])$/.exec(text) ?? [];
    return digits && unit ? Number(digits) * UNIT_MS[unit] : undefined;
}
/** Parses the `snapshot-map` of an earlier create, container id to snapshot name; undefined if it is invalid. */
function parseSnapshotMap(text) {
    try {
        const entries = Object.entries(JSON.parse(text));
        const isValid = entries.every(([id, name]) => schema/* CONTAINER_ID */.Ut.test(id) && typeof name === 'string' && name.trim() !== '');
        return isValid ? new Map(entries) : undefined;
    }
    catch {
        return undefined;
    }
}
/** Splits a list at commas and line breaks; drops empty items. */
function parseList(text) {
    return text
        .split(/[,\n]/)
        .map((item) => item.trim())
        .filter((item) => item !== '');
}
/** Whether a text contains a line break or another control character. */
function hasControlCharacters(text) {
    return /\p{Cc}/u.test(text);
}
const MAX_QUOTED_LENGTH = 120;
/** Quotes a value for an error message: on one line, shortened. */
function quote(value) {
    if (value === '')
        return 'empty';
    return JSON.stringify(value.length > MAX_QUOTED_LENGTH ? `${value.slice(0, MAX_QUOTED_LENGTH)}…` : value);
}
/**
 * Explains why the token must not be sent to an address, as the end of a sentence that starts with the name of
 * the input; undefined if the address is valid. It must be encrypted, or not leave the machine.
 */
function findApiUrlProblem(url) {
    const { protocol, username, password, search, hash, pathname } = url;
    if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(url))) {
        return 'has to start with https://, so that the token is not sent in the clear; http:// is for a loopback address alone';
    }
    if (username !== '' || password !== '')
        return 'must not hold a user name or a password; the token has an input of its own';
    if (search !== '' || hash !== '')
        return 'must not hold a query or a fragment';
    if (/\/api\/v1\/?$/.test(pathname))
        return 'must not end in /api/v1, which is added to it';
    return undefined;
}
function isLoopback({ hostname }) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

;// CONCATENATED MODULE: ./src/inputs/reader.ts




/** The token, from the input or the environment, unchecked, so that it can be masked first. */
function readToken({ input, env }) {
    return input('token') || (env('HOODY_TOKEN') ?? '').trim();
}
/** Reads inputs by type. It collects all problems and returns a placeholder for each invalid value. */
class InputReader {
    source;
    #problems = [];
    #redact;
    constructor(source) {
        this.source = source;
        this.#redact = redactionOf(readToken(source));
    }
    /** @throws InputError if any input read so far is invalid */
    throwIfInvalid() {
        if (this.#problems.length > 0)
            throw new InputError(this.#problems);
    }
    /** The text of an input, or its default. */
    text(name) {
        return this.source.input(name) || INPUTS[name].default;
    }
    isSet(name) {
        return this.text(name) !== '';
    }
    boolean(name) {
        const value = this.text(name);
        if (/^(true|True|TRUE)$/.test(value))
            return true;
        if (!/^(false|False|FALSE)$/.test(value))
            this.report(name, `is ${this.quote(value)}, not true or false`);
        return false;
    }
    /** @param min overrides the minimum of the table */
    integer(name, min = INPUTS[name].type.min) {
        const { max } = INPUTS[name].type;
        const value = this.text(name);
        const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
        if (number >= min && number <= max)
            return number;
        this.report(name, `is ${this.quote(value)}, not a whole number from ${min} to ${max}`);
        return min;
    }
    choice(name) {
        const value = this.text(name);
        const values = INPUTS[name].type.values;
        const choice = values.find((known) => known === value);
        if (choice === undefined)
            this.report(name, `is ${this.quote(value)}, not one of ${values.join(', ')}`);
        return choice;
    }
    /** A duration in milliseconds. */
    duration(name) {
        const ms = parseDuration(this.text(name));
        if (ms === undefined)
            this.report(name, `is ${this.quote(this.text(name))}, not a duration such as 12h, 30d or 2w`);
        return ms ?? Number.POSITIVE_INFINITY;
    }
    /** Reports a value that contains control characters. */
    rejectControlCharacters(name, value) {
        if (!hasControlCharacters(value))
            return;
        this.report(name, `is ${this.quote(value)}, which holds a line break or another control character`);
    }
    /** Reports inputs that the operation does not support. An input that has its default value is not set. */
    rejectUnsupported(operation) {
        for (const [name, definition] of Object.entries(INPUTS)) {
            const value = this.source.input(name);
            const operations = definition.operations;
            if (operations.includes(operation) || value === '' || value === definition.default)
                continue;
            this.report(name, `is not taken by \`${operation}\`, only by ${operations.join(', ')}`);
        }
    }
    /** @param problem the end of a sentence that starts with the name of the input */
    report(name, problem) {
        this.#problems.push(`\`${name}\` ${problem}${problem.endsWith('?') ? '' : '.'}`);
    }
    /** Quotes a value. A token in the wrong input is redacted first: once it is shortened, nothing could find it. */
    quote(value) {
        return quote(this.#redact(value));
    }
}

;// CONCATENATED MODULE: ./src/inputs/snapshot-selectors.ts

/** Reads `snapshot` as a name, an alias or `latest` for each container: the same for all, or one each from a map. */
function readSnapshotSelectors(reader, containerIds) {
    const value = reader.text('snapshot');
    if (value.startsWith('{'))
        return readSnapshotMap(reader, value, containerIds);
    if (value === '') {
        reader.report('snapshot', 'is missing: a name, an alias or `latest`. If it comes from an output, is that output set?');
    }
    // A delete accepts a list, which line breaks may separate.
    reader.rejectControlCharacters('snapshot', reader.text('operation') === 'delete' ? value.replaceAll('\n', '') : value);
    return new Map(containerIds.map((containerId) => [containerId, value]));
}
function readSnapshotMap(reader, value, containerIds) {
    const map = parseSnapshotMap(value);
    if (!map) {
        reader.report('snapshot', `is ${reader.quote(value)}, which is no JSON object from container ids to snapshot names`);
    }
    const lacking = map ? containerIds.filter((containerId) => !map.has(containerId)) : [];
    if (lacking.length > 0)
        reader.report('snapshot', `is a map that has no snapshot for ${lacking.join(', ')}`);
    return new Map(containerIds.map((containerId) => [containerId, map?.get(containerId) ?? '']));
}

;// CONCATENATED MODULE: ./src/inputs/request.ts



/** Reads what an operation is asked to do; the reader collects the problems. */
function readRequest(reader, operation, containerIds) {
    reader.rejectUnsupported(operation);
    switch (operation) {
        case 'create':
            return { operation, ...readCreate(reader) };
        case 'list':
            return { operation, ...readList(reader) };
        case 'restore':
            return { operation, ...readRestore(reader, containerIds) };
        case 'alias':
            return { operation, ...readAliasChange(reader, containerIds) };
        case 'delete':
            return { operation, ...readDelete(reader, containerIds) };
    }
}
/**
 * The runner passes the guard to the post step in an environment variable. Windows limits one to 32 KiB, Linux to
 * 128 KiB; with a larger one the post step does not start.
 */
const MAX_GUARDED_CONTAINERS = 250;
/** Reads what the post step of a create does once the job is over. */
function readGuardSwitches(reader, containerIds) {
    const restoreOnFailure = reader.boolean('restore-on-failure');
    const deleteOnSuccess = reader.boolean('delete-on-success');
    if ((restoreOnFailure || deleteOnSuccess) && containerIds.length > MAX_GUARDED_CONTAINERS) {
        reader.report('container-id', `holds ${containerIds.length} ids; a step can guard ${MAX_GUARDED_CONTAINERS} at most. Let each job of a matrix guard some`);
    }
    return { restoreOnFailure, deleteOnSuccess };
}
function readCreate(reader) {
    const alias = readAlias(reader);
    const ifExists = reader.choice('if-exists');
    if (alias === '' && ifExists && ifExists !== 'create') {
        reader.report('if-exists', `is ${ifExists}, but there is no \`alias\`: a generated one never exists`);
    }
    const retention = readRetention(reader);
    return {
        alias: alias || reader.source.generateAlias('run'),
        aliasIsUnique: alias === '',
        ...(reader.isSet('expiry-days') ? { expiryDays: reader.integer('expiry-days') } : {}),
        ifExists: ifExists ?? 'create',
        ...(retention ? { retention } : {}),
        dryRun: reader.boolean('dry-run'),
    };
}
function readRetention(reader) {
    const filter = reader.text('filter');
    if (!reader.isSet('keep-last')) {
        if (filter !== '')
            reader.report('filter', 'is taken by `create` together with `keep-last` only');
        return undefined;
    }
    if (filter === '')
        reader.report('keep-last', 'needs a `filter`, which says what may be deleted');
    return { keepLast: reader.integer('keep-last', 1), filter };
}
function readList(reader) {
    return reader.isSet('filter') ? { filter: reader.text('filter') } : {};
}
function readRestore(reader, containerIds) {
    return {
        snapshots: readSnapshotSelectors(reader, containerIds),
        ...(reader.boolean('backup-first') ? { backupAlias: reader.source.generateAlias('backup') } : {}),
        dryRun: reader.boolean('dry-run'),
    };
}
function readAliasChange(reader, containerIds) {
    const snapshots = readSnapshotSelectors(reader, containerIds);
    const alias = readAlias(reader);
    const removal = reader.boolean('remove-alias');
    if (alias === '' && !removal) {
        reader.report('alias', 'is empty. To remove the alias, set `remove-alias: true`');
    }
    else if (alias !== '' && removal) {
        reader.report('alias', 'is given together with `remove-alias: true`; only one of them can be meant');
    }
    return { snapshots, alias: removal ? null : alias, dryRun: reader.boolean('dry-run') };
}
function readDelete(reader, containerIds) {
    const dryRun = reader.boolean('dry-run');
    const ignoreMissing = reader.boolean('ignore-missing');
    const rules = ['filter', 'keep-last', 'older-than'].filter((name) => reader.isSet(name));
    const [firstRule] = rules;
    if (firstRule === undefined) {
        const selectors = [...readSnapshotSelectors(reader, containerIds)];
        if (/^[\s,]+$/.test(reader.text('snapshot')))
            reader.report('snapshot', 'holds separators and no snapshot');
        const snapshots = new Map(selectors.map(([containerId, value]) => [containerId, parseList(value)]));
        return { by: 'choice', snapshots, ignoreMissing, dryRun };
    }
    if (reader.isSet('snapshot')) {
        reader.report('snapshot', `is given together with ${rules.join(' and ')}; delete either by name or by rule`);
    }
    if (ignoreMissing)
        reader.report('ignore-missing', 'is for a delete by name, not for one by rule');
    const filter = reader.text('filter');
    if (filter === '') {
        reader.report(firstRule, 'needs a `filter`, which says what may be deleted');
    }
    else if (rules.length === 1) {
        reader.report('filter', 'needs `keep-last` or `older-than`, which say what is kept (`keep-last: 0` keeps none)');
    }
    return {
        by: 'rule',
        filter,
        ...(reader.isSet('keep-last') ? { keepLast: reader.integer('keep-last') } : {}),
        ...(reader.isSet('older-than') ? { olderThanMs: reader.duration('older-than') } : {}),
        dryRun,
    };
}
function readAlias(reader) {
    const alias = reader.text('alias');
    const length = [...alias].length;
    if (length > schema/* MAX_ALIAS_LENGTH */.jm) {
        reader.report('alias', `has ${length} characters; ${schema/* MAX_ALIAS_LENGTH */.jm} are the most that the API takes`);
    }
    reader.rejectControlCharacters('alias', alias);
    return alias;
}

;// CONCATENATED MODULE: ./src/inputs/settings.ts




/** Reads the settings; the reader collects their problems. */
function readSettings(reader) {
    return {
        containerIds: readContainerIds(reader),
        token: readCheckedToken(reader),
        apiUrl: readApiUrl(reader),
        ...readLimits(reader),
        summary: reader.boolean('summary'),
    };
}
/** Reads the limits of concurrency and time. */
function readLimits(reader) {
    return {
        maxParallel: reader.integer('max-parallel'),
        timeoutMs: reader.integer('timeout-seconds') * 1000,
    };
}
/** Reads the token and reports one that is missing or malformed. */
function readCheckedToken(reader) {
    const token = readToken(reader.source);
    if (token === '') {
        reader.report('token', 'is missing; the variable HOODY_TOKEN can give it too. Is the secret set for this repository?');
    }
    else if (!/^[\x21-\x7e]+$/.test(token)) {
        reader.report('token', 'holds white space or characters that no token has. Was the secret pasted whole and alone?');
    }
    return token;
}
function readContainerIds(reader) {
    const value = reader.text('container-id') || (reader.source.env('HOODY_CONTAINER_ID') ?? '').trim();
    const ids = parseList(value);
    if (ids.length === 0)
        reader.report('container-id', 'is missing; the variable HOODY_CONTAINER_ID can give it too');
    for (const id of ids) {
        if (!schema/* CONTAINER_ID */.Ut.test(id)) {
            reader.report('container-id', `holds ${reader.quote(id)}, which is no container id (24 digits from 0-9 and a-f)`);
        }
    }
    return [...new Set(ids)];
}
function readApiUrl(reader) {
    const url = URL.parse(reader.text('api-url'));
    const problem = url ? findApiUrlProblem(url) : 'is no address, such as https://api.hoody.com';
    // The problem does not quote the value: an address can contain a password.
    if (problem)
        reader.report('api-url', problem);
    return url ?? new URL(INPUTS['api-url'].default);
}

;// CONCATENATED MODULE: ./src/inputs/read-inputs.ts



const NO_GUARD = { restoreOnFailure: false, deleteOnSuccess: false };
/**
 * Reads and checks every input.
 *
 * @throws InputError with all problems
 */
function readInputs(source) {
    const reader = new InputReader(source);
    const operation = reader.choice('operation');
    const settings = readSettings(reader);
    const request = operation && readRequest(reader, operation, settings.containerIds);
    const guard = operation === 'create' ? readGuardSwitches(reader, settings.containerIds) : NO_GUARD;
    reader.throwIfInvalid();
    if (!request)
        throw new Error('the reader reports an unknown operation');
    return { request, settings, guard };
}
/**
 * Reads the inputs of the post step.
 *
 * @throws InputError with all problems
 */
function readPostInputs(source) {
    const reader = new InputReader(source);
    const inputs = {
        token: readCheckedToken(reader),
        ...readLimits(reader),
        summary: reader.boolean('summary'),
        jobStatus: reader.source.input('job-status'),
    };
    reader.throwIfInvalid();
    return inputs;
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(916);
;// CONCATENATED MODULE: ./src/snapshots/select.ts

/** The word that selects the newest snapshot. */
const LATEST = 'latest';
/**
 * Selects a snapshot by exact name, else by exact alias, else the newest for `latest`.
 *
 * @param snapshots those of one container, newest first
 */
function selectSnapshot(snapshots, selector) {
    const named = snapshots.find((snapshot) => snapshot.name === selector);
    if (named)
        return { kind: 'found', snapshot: named, by: 'name', sharingAlias: [] };
    const [aliased, ...sharingAlias] = snapshots.filter((snapshot) => snapshot.alias === selector);
    if (aliased)
        return { kind: 'found', snapshot: aliased, by: 'alias', sharingAlias };
    const [newest] = snapshots;
    if (selector === LATEST && newest)
        return { kind: 'found', snapshot: newest, by: 'latest', sharingAlias: [] };
    return { kind: 'missing', near: findNearest(snapshots, selector) };
}
/** Whether a text has the form of the platform's own names, so that it needs no list. */
function looksLikeName(text) {
    return /^snap-\d{8}-\d{6}$/.test(text);
}
const MAX_NEAREST = 5;
function findNearest(snapshots, selector) {
    return snapshots
        .map((snapshot) => ({
        snapshot,
        editDistance: Math.min(...labels(snapshot).map((label) => (0,mod/* distance */.Io)(label, selector))),
    }))
        .toSorted((a, b) => a.editDistance - b.editDistance)
        .slice(0, MAX_NEAREST)
        .map(({ snapshot }) => snapshot);
}
function labels({ name, alias }) {
    return alias ? [name, alias] : [name];
}

;// CONCATENATED MODULE: ./src/operations/find-snapshot.ts


/** The container has no such snapshot. */
class MissingError extends hoody_errors/* HoodyError */.CI {
    constructor(containerId, selector, near) {
        super(`Container ${containerId} has no snapshot "${selector}". ${describeNear(near)}`);
        this.name = 'MissingError';
    }
}
function createLookup({ client, logger }, containerId) {
    let listed;
    return {
        containerId,
        logger,
        list: () => {
            listed ??= client.list(containerId);
            return listed;
        },
    };
}
/**
 * Applies an operation to the snapshot that a selector means. What looks like a platform name goes straight to the
 * API, in one request; anything else costs a list. Only a listed name, or text in the form of a name, ever becomes
 * part of a request.
 *
 * @param selector a name, an alias or `latest`
 * @param apply receives all fields of the snapshot if it was listed, else its name
 * @throws MissingError if there is no such snapshot
 */
async function applyToSnapshot(lookup, selector, apply, check) {
    let notFound;
    if (looksLikeName(selector)) {
        try {
            return await apply({ name: selector });
        }
        catch (error) {
            if (!(0,hoody_errors/* isNotFound */.c4)(error))
                throw error;
            notFound = error;
        }
    }
    const selection = await findSnapshot(lookup, selector, check);
    // The list has it, and yet the API did not find it: trying again by the same name helps nobody.
    if (notFound && selection.by === 'name')
        throw notFound;
    return apply(selection.snapshot);
}
/**
 * Finds the snapshot that a selector means in the list of the container.
 *
 * @param selector a name, an alias or `latest`
 * @throws MissingError if there is no such snapshot
 */
async function findSnapshot(lookup, selector, check) {
    const selection = selectSnapshot(await lookup.list(), selector);
    if (selection.kind === 'missing')
        throw new MissingError(lookup.containerId, selector, selection.near);
    check(selection);
    if (selection.by !== 'name')
        lookup.logger.info(describeSelection(selection, selector));
    return selection;
}
/** Accepts the newest of several snapshots that share an alias, with a warning. */
function acceptNewest(logger) {
    return ({ snapshot, sharingAlias }) => {
        if (sharingAlias.length === 0)
            return;
        logger.warning(`${sharingAlias.length + 1} snapshots have the alias "${snapshot.alias}". The newest, ${snapshot.name}, ` +
            `is taken; the others are ${sharingAlias.map(({ name }) => name).join(', ')}.`);
    };
}
function describeSelection({ by, snapshot }, selector) {
    if (by === 'latest')
        return `The newest snapshot is ${snapshot.name}${describeAlias(snapshot)}, of ${snapshot.created_at}.`;
    if (selector === LATEST) {
        return `A snapshot has the alias "${LATEST}", which goes before the newest: ${snapshot.name}, of ${snapshot.created_at}.`;
    }
    return `"${selector}" is snapshot ${snapshot.name}, of ${snapshot.created_at}.`;
}
function describeNear(near) {
    if (near.length === 0)
        return 'It has no snapshots at all.';
    return `The nearest are ${near.map((snapshot) => snapshot.name + describeAlias(snapshot)).join(', ')}.`;
}
function describeAlias({ alias }) {
    return alias ? ` (${JSON.stringify(alias)})` : '';
}

;// CONCATENATED MODULE: ./src/operations/alias.ts

/** Changes or removes the alias of a snapshot. */
async function alias(request, containerId, context) {
    const { client, logger } = context;
    const lookup = createLookup(context, containerId);
    const selector = request.snapshots.get(containerId) ?? '';
    const check = acceptNewest(logger);
    if (request.dryRun) {
        const { snapshot } = await findSnapshot(lookup, selector, check);
        const change = request.alias === null ? 'remove the alias' : `set the alias "${request.alias}"`;
        const plan = [`${change} of snapshot ${snapshot.name} of container ${containerId}`];
        logger.info(`Dry run: would ${plan[0]}.`);
        return { ok: true, containerId, changed: false, snapshots: [snapshot], plan };
    }
    const snapshot = await applyToSnapshot(lookup, selector, ({ name }) => client.setAlias(containerId, name, request.alias), check);
    logger.info(request.alias === null
        ? `Removed the alias of snapshot ${snapshot.name} of container ${containerId}.`
        : `Snapshot ${snapshot.name} of container ${containerId} has the alias "${request.alias}" now.`);
    return { ok: true, containerId, changed: true, snapshots: [snapshot] };
}

;// CONCATENATED MODULE: ./src/operations/outcome.ts
/** Runs work on one container and turns an exception into a failed outcome. */
async function captureFailure(containerId, work) {
    try {
        return await work();
    }
    catch (error) {
        return { ok: false, containerId, changed: false, snapshots: [], error: error };
    }
}

;// CONCATENATED MODULE: ./src/snapshots/filter.ts
/**
 * Compiles a glob over the alias of a snapshot, or over its name if it has no alias. A star also matches a slash,
 * since an alias is no path; nothing negates.
 */
async function compileFilter(glob) {
    // Loaded on demand, so that only steps with a filter wait for it.
    const { default: picomatch } = await __webpack_require__.e(/* import() */ 6).then(__webpack_require__.t.bind(__webpack_require__, 6, 23));
    const matches = picomatch(glob, { bash: true, dot: true, nonegate: true, noextglob: true });
    return ({ alias, name }) => matches(alias || name);
}

;// CONCATENATED MODULE: ./src/snapshots/retention.ts
/**
 * Selects the snapshots that a rule deletes, newest first.
 *
 * @param snapshots those of one container, newest first
 * @param keptNames names that are never selected
 * @param now the wall clock, in milliseconds since 1970
 */
function selectForDeletion(snapshots, { matches, keepLast = 0, olderThanMs }, keptNames, now) {
    return snapshots
        .filter(matches)
        .slice(keepLast)
        .filter(({ created_at }) => olderThanMs === undefined || now - Date.parse(created_at) >= olderThanMs)
        .filter(({ name }) => !keptNames.has(name));
}

;// CONCATENATED MODULE: ./src/operations/delete-if-present.ts

/**
 * Deletes a snapshot that was just listed. It can be gone by now: it expired, or the platform replaced it with a
 * new snapshot of the same alias.
 */
async function deleteIfPresent(client, containerId, name) {
    try {
        await client.delete(containerId, name);
    }
    catch (error) {
        if (!(0,hoody_errors/* isNotFound */.c4)(error))
            throw error;
    }
}

;// CONCATENATED MODULE: ./src/operations/superseded.ts




/** Deletes the snapshots that a create supersedes. A failure is a warning: the new snapshot exists either way. */
async function deleteSuperseded(request, outcome, { client, logger, now }) {
    const { containerId, snapshots } = outcome;
    if (request.ifExists !== 'replace' && !request.retention)
        return outcome;
    let { changed } = outcome;
    try {
        const listed = await client.list(containerId);
        const kept = listed.find(({ name }) => name === snapshots[0]?.name);
        if (!kept)
            throw new hoody_errors/* HoodyError */.CI('The list of its snapshots does not hold the new one.');
        for (const { name } of await findSuperseded(request, kept, listed, now())) {
            await deleteIfPresent(client, containerId, name);
            changed = true;
            logger.info(`Deleted snapshot ${name} of container ${containerId}, which is not needed any more.`);
        }
    }
    catch (error) {
        logger.warning(`Older snapshots of container ${containerId} were kept. ${error.message}`);
    }
    return { ...outcome, changed };
}
/**
 * Selects what `replace` and the retention delete.
 *
 * @param kept the snapshot that the step created or reused
 * @param snapshots those of one container, newest first
 * @param now the wall clock, in milliseconds since 1970
 */
async function findSuperseded({ ifExists, retention, alias }, kept, snapshots, now) {
    const keptNames = new Set([kept.name]);
    const keptAt = Date.parse(kept.created_at);
    const isReplaced = (snapshot) => ifExists === 'replace' && snapshot.alias === alias && Date.parse(snapshot.created_at) <= keptAt;
    const replaced = selectForDeletion(snapshots, { matches: isReplaced }, keptNames, now);
    if (!retention)
        return replaced;
    const { keepLast, filter } = retention;
    const others = snapshots.filter((snapshot) => !replaced.includes(snapshot));
    const matches = await compileFilter(filter);
    return [...replaced, ...selectForDeletion(others, { matches, keepLast }, keptNames, now)];
}

;// CONCATENATED MODULE: ./src/operations/undo-create.ts


/** The snapshot of a container was deleted again, because the create of another container failed. */
class UndoneError extends hoody_errors/* HoodyError */.CI {
}
/** Deletes what a create made before it failed for at least one container. */
async function undoCreate({ alias, aliasIsUnique }, outcomes, context) {
    const { logger } = context;
    const failed = outcomes.flatMap(({ ok, containerId }) => (ok ? [] : [containerId]));
    const client = context.cleanupClient();
    return context.mapConcurrently(outcomes, async (outcome) => {
        const { containerId, snapshots } = outcome;
        const [created] = snapshots;
        if (!outcome.ok && outcome.error instanceof hoody_errors/* AmbiguousCreateError */.J$ && aliasIsUnique) {
            const isGone = await deleteUnreported(alias, containerId, { client, logger });
            return isGone ? { ...outcome, error: outcome.error.cause } : outcome;
        }
        if (!outcome.ok || !outcome.changed || !created)
            return outcome;
        try {
            await deleteIfPresent(client, containerId, created.name);
        }
        catch (error) {
            const message = `Snapshot ${created.name} of container ${containerId} is left over. ${error.message}`;
            return { ...outcome, ok: false, error: new hoody_errors/* HoodyError */.CI(message) };
        }
        const message = `Snapshot ${created.name} of container ${containerId} was deleted again, ` +
            `because there is none of ${failed.join(', ')}.`;
        logger.info(message);
        return { ok: false, containerId, changed: false, snapshots: [], error: new UndoneError(message) };
    });
}
/**
 * Deletes what a create made whose response was lost.
 *
 * @returns whether there was any; if not, one may still appear
 */
async function deleteUnreported(alias, containerId, { client, logger }) {
    try {
        const unreported = (await client.list(containerId)).filter((snapshot) => snapshot.alias === alias);
        for (const { name } of unreported) {
            await deleteIfPresent(client, containerId, name);
            logger.info(`Deleted snapshot ${name} of container ${containerId}, of which no answer had told.`);
        }
        return unreported.length > 0;
    }
    catch {
        // The error of the create already says what may be left and how to find it.
        return false;
    }
}

;// CONCATENATED MODULE: ./src/operations/create.ts





/**
 * Creates a snapshot of every container, or of none: if one fails, those of the others are deleted again. Older
 * snapshots are deleted only after every new one exists.
 */
async function create(request, containerIds, context) {
    const createOrPlan = request.dryRun ? planCreate : createOne;
    const outcomes = await context.mapConcurrently(containerIds, (containerId) => captureFailure(containerId, () => createOrPlan(request, containerId, context)));
    if (outcomes.some(({ ok }) => !ok))
        return undoCreate(request, outcomes, context);
    if (request.dryRun)
        return outcomes;
    return context.mapConcurrently(outcomes, (outcome) => deleteSuperseded(request, outcome, context));
}
async function createOne(request, containerId, context) {
    const { client, logger, now } = context;
    if (request.ifExists === 'reuse' || request.ifExists === 'fail') {
        const existing = findExisting(request, containerId, await client.list(containerId), now());
        if (existing) {
            logger.info(`Container ${containerId} has snapshot ${existing.name} with the alias "${request.alias}" already, ` +
                `of ${formatTime(existing.created_at)}; it is reused.`);
            return { ok: true, containerId, changed: false, reused: true, snapshots: [existing] };
        }
    }
    const snapshot = await logger.withProgress(`Creating a snapshot of container ${containerId} with the alias "${request.alias}"`, () => client.create(containerId, request), ({ name, expires_at }) => `Created snapshot ${name} of container ${containerId}` +
        (expires_at ? `, which expires at ${formatTime(expires_at)}` : ''));
    return { ok: true, containerId, changed: true, snapshots: [snapshot] };
}
async function planCreate(request, containerId, context) {
    const snapshots = await context.client.list(containerId);
    const now = context.now();
    const existing = findExisting(request, containerId, snapshots, now);
    const planned = { name: '', alias: request.alias, created_at: new Date(now).toISOString() };
    const superseded = existing
        ? await findSuperseded(request, existing, snapshots, now)
        : await findSuperseded(request, planned, [planned, ...snapshots], now);
    const plan = [
        existing
            ? `reuse snapshot ${existing.name} of container ${containerId}`
            : `create a snapshot of container ${containerId} with the alias "${request.alias}"`,
        ...superseded.map(({ name }) => `delete snapshot ${name} of container ${containerId}`),
    ];
    for (const step of plan)
        context.logger.info(`Dry run: would ${step}.`);
    return { ok: true, containerId, changed: false, snapshots: existing ? [existing] : [], plan };
}

;// CONCATENATED MODULE: ./src/operations/delete.ts






/** Deletes snapshots of a container permanently. One that fails does not stop the others. */
async function deleteSnapshots(request, containerId, context) {
    const deleted = new Map();
    const errors = [];
    const plan = [];
    const { client, logger } = context;
    const lookup = createLookup(context, containerId);
    const deleteOne = async (snapshot) => {
        const { name } = snapshot;
        if (deleted.has(name))
            return;
        if (request.dryRun) {
            plan.push(`delete snapshot ${name} of container ${containerId}`);
            logger.info(`Dry run: would ${plan.at(-1)}.`);
        }
        else {
            await (request.by === 'rule'
                ? deleteIfPresent(client, containerId, name)
                : client.delete(containerId, name));
            logger.info(`Deleted snapshot ${name} of container ${containerId}.`);
        }
        deleted.set(name, snapshot);
    };
    const collectError = async (work) => {
        try {
            await work();
        }
        catch (error) {
            errors.push(error);
        }
    };
    if (request.by === 'rule') {
        for (const snapshot of await selectByRule(request, lookup, context))
            await collectError(() => deleteOne(snapshot));
    }
    else {
        for (const selector of request.snapshots.get(containerId) ?? []) {
            await collectError(() => deleteSelected(request, lookup, selector, deleteOne));
        }
    }
    const outcome = {
        containerId,
        changed: deleted.size > 0 && !request.dryRun,
        snapshots: [...deleted.values()],
        ...(request.dryRun ? { plan } : {}),
    };
    if (errors.length === 0)
        return { ok: true, ...outcome };
    return { ok: false, ...outcome, error: errors.length === 1 && errors[0] ? errors[0] : joinErrors(errors) };
}
async function deleteSelected({ dryRun, ignoreMissing }, lookup, selector, deleteOne) {
    const check = rejectSharedAlias(lookup.containerId);
    try {
        if (dryRun)
            await deleteOne((await findSnapshot(lookup, selector, check)).snapshot);
        else
            await applyToSnapshot(lookup, selector, deleteOne, check);
    }
    catch (error) {
        if (!(ignoreMissing && error instanceof MissingError))
            throw error;
        lookup.logger.info(`${error.message} There is nothing to delete.`);
    }
}
async function selectByRule({ filter, keepLast, olderThanMs }, lookup, { now }) {
    const matches = await compileFilter(filter);
    const snapshots = await lookup.list();
    const selected = selectForDeletion(snapshots, {
        matches,
        ...(keepLast === undefined ? {} : { keepLast }),
        ...(olderThanMs === undefined ? {} : { olderThanMs }),
    }, new Set(), now());
    lookup.logger.info(`Container ${lookup.containerId} has ${formatCount(snapshots.length, 'snapshot')}; ` +
        `${filter} matches ${snapshots.filter(matches).length}, and ${selected.length} of these to delete.`);
    return selected;
}
/** Rejects an alias that several snapshots share: which of them was meant is unknown. */
function rejectSharedAlias(containerId) {
    return ({ snapshot: { alias, name }, sharingAlias }) => {
        if (sharingAlias.length === 0)
            return;
        const names = [name, ...sharingAlias.map((other) => other.name)].join(', ');
        throw new hoody_errors/* HoodyError */.CI(`${sharingAlias.length + 1} snapshots of container ${containerId} have the alias "${alias}": ${names}. ` +
            'None of them was deleted. Give the name of the one to delete.');
    };
}
function joinErrors(errors) {
    return new hoody_errors/* HoodyError */.CI(errors.map(({ message }) => message).join('\n'));
}

;// CONCATENATED MODULE: ./src/operations/list.ts


/** Lists the snapshots of a container, newest first. */
async function list({ filter }, containerId, { client, logger }) {
    const all = await client.list(containerId);
    const snapshots = filter === undefined ? all : all.filter(await compileFilter(filter));
    const [newest] = snapshots;
    const which = filter === undefined ? '' : ` matching ${filter} (of ${all.length})`;
    logger.info(newest
        ? `Container ${containerId} has ${formatCount(snapshots.length, 'snapshot')}${which}; the newest is ${newest.name}.`
        : `Container ${containerId} has no snapshots${which}.`);
    return { ok: true, containerId, changed: false, snapshots };
}

;// CONCATENATED MODULE: ./src/operations/restore.ts

/** Rolls a container back to a snapshot. The platform stops what runs in it and boots it again. */
async function restore(request, containerId, context) {
    const { client, logger } = context;
    const { snapshots, backupAlias, dryRun } = request;
    const lookup = createLookup(context, containerId);
    const selector = snapshots.get(containerId) ?? '';
    const check = acceptNewest(logger);
    const rollBack = async (known) => {
        const reported = await logger.withProgress(`Restoring container ${containerId} from snapshot ${known.name}`, () => client.restore(containerId, known.name), () => `Restored container ${containerId} from snapshot ${known.name}`);
        return reported ?? known;
    };
    if (dryRun) {
        const { snapshot } = await findSnapshot(lookup, selector, check);
        const plan = [
            ...(backupAlias
                ? [`create a snapshot of container ${containerId} with the alias "${backupAlias}"`]
                : []),
            `restore container ${containerId} from snapshot ${snapshot.name}, of ${snapshot.created_at}`,
        ];
        for (const step of plan)
            logger.info(`Dry run: would ${step}.`);
        return { ok: true, containerId, changed: false, snapshots: [snapshot], plan };
    }
    if (backupAlias === undefined) {
        const snapshot = await applyToSnapshot(lookup, selector, rollBack, check);
        return { ok: true, containerId, changed: true, snapshots: [snapshot] };
    }
    // Selected before the backup: without a snapshot the backup is useless, and `latest` must not mean the backup.
    const { snapshot } = await findSnapshot(lookup, selector, check);
    const backup = await logger.withProgress(`Creating a snapshot of container ${containerId} as it is, with the alias "${backupAlias}"`, () => client.create(containerId, { alias: backupAlias, aliasIsUnique: true }), ({ name }) => `Created snapshot ${name} of container ${containerId}, to undo the restore with`);
    const outcome = { containerId, changed: true, backup };
    try {
        return { ...outcome, ok: true, snapshots: [await rollBack(snapshot)] };
    }
    catch (error) {
        return { ...outcome, ok: false, snapshots: [], error: error };
    }
}

;// CONCATENATED MODULE: ./src/operations/run.ts






/**
 * Runs an operation on every container. A create is all or nothing; the other operations try every container,
 * whether or not one fails.
 */
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

;// CONCATENATED MODULE: ./src/report/all-snapshots.ts
/** The snapshots of all containers, newest first; those without a known time come last. */
function allSnapshots(outcomes) {
    return outcomes
        .flatMap(({ containerId, snapshots }) => snapshots.map((snapshot) => ({ ...snapshot, container_id: containerId })))
        .toSorted((a, b) => timeOf(b) - timeOf(a));
}
function timeOf({ created_at }) {
    return created_at === undefined ? 0 : Date.parse(created_at);
}

;// CONCATENATED MODULE: ./src/report/outputs.ts

/** GitHub keeps at most 1 MiB of outputs for a job; this leaves room for the others. */
const MAX_SNAPSHOTS_BYTES = 512 * 1024 - 1;
/** In characters. An error quotes the API, which sets no limit. */
const MAX_ERROR_LENGTH = 4_000;
/**
 * Derives the outputs from what is known at the end, whether the step succeeded or failed. The outputs of one
 * snapshot are set if there is exactly one container; they are empty where the API returns nothing.
 */
function outputsOf(operation, outcomes) {
    const all = allSnapshots(outcomes);
    const included = takeNewest(all);
    const includedNames = new Set(included.map(({ container_id, name }) => `${container_id} ${name}`));
    const single = outcomes.length === 1 ? all[0] : undefined;
    const text = (value) => (value === undefined || value === null ? '' : String(value));
    return {
        'snapshot-name': text(single?.name),
        'snapshot-alias': text(single?.alias),
        'created-at': text(single?.created_at),
        'expires-at': text(single?.expires_at),
        'size-bytes': text(single?.size),
        snapshot: single ? JSON.stringify(single) : '',
        snapshots: JSON.stringify(included),
        'snapshot-map': operation === 'create' || operation === 'restore' ? JSON.stringify(mapOf(outcomes)) : '',
        results: JSON.stringify(outcomes.map((outcome) => ({
            container_id: outcome.containerId,
            ok: outcome.ok,
            changed: outcome.changed,
            snapshot_names: outcome.snapshots
                .map(({ name }) => name)
                .filter((name) => includedNames.has(`${outcome.containerId} ${name}`)),
            error: outcome.ok ? null : outcome.error.message.slice(0, MAX_ERROR_LENGTH),
        }))),
        count: String(all.length),
        changed: String(outcomes.some(({ changed }) => changed)),
        truncated: String(included.length < all.length),
        'backup-snapshot-name': text(outcomes.length === 1 ? outcomes[0]?.backup?.name : undefined),
    };
}
function mapOf(outcomes) {
    const map = {};
    for (const { ok, containerId, snapshots } of outcomes) {
        const [snapshot] = snapshots;
        if (ok && snapshot)
            map[containerId] = snapshot.name;
    }
    return map;
}
/** The newest snapshots that fit into an output. */
function takeNewest(snapshots) {
    let bytes = '[]'.length;
    const end = snapshots.findIndex((snapshot) => {
        bytes += Buffer.byteLength(JSON.stringify(snapshot)) + ','.length;
        return bytes > MAX_SNAPSHOTS_BYTES;
    });
    return end === -1 ? [...snapshots] : snapshots.slice(0, end);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(24);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
;// CONCATENATED MODULE: ./src/report/snapshots-file.ts




/**
 * Writes every snapshot to a JSON file that only this user can read.
 *
 * @param directory the runner's directory for temporary files, which it clears with the job
 * @returns the path of the file
 */
function writeSnapshotsFile(directory, outcomes, redact) {
    const file = external_node_path_default().join(directory, `hoody-snapshots-${(0,external_node_crypto_.randomUUID)()}.json`);
    (0,external_node_fs_.writeFileSync)(file, `${redact(JSON.stringify(allSnapshots(outcomes), null, 2))}\n`, { mode: 0o600 });
    return file;
}

;// CONCATENATED MODULE: ./src/text/escape.ts
const MAX_LINE_LENGTH = 2_000;
const MAX_TEXT_LENGTH = 1_000;
/** Control characters, line separators, and marks that change the direction of text. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/**
 * Escapes untrusted text as one line of a log: nothing in it ends the line, moves the cursor, or starts a workflow
 * command (`::name::` at the start of a line, `##[name]` anywhere in it).
 */
function plainLine(text) {
    return truncate(text, MAX_LINE_LENGTH)
        .replace(UNPRINTABLE, escapeCharacter)
        .replaceAll('##[', '## [')
        .replace(/^(\s*)::/, '$1: :');
}
/**
 * Escapes untrusted text for the HTML of a summary: neither markup nor Markdown, and on one line.
 *
 * @param maxLength in characters, before escaping
 */
function htmlText(text, maxLength = MAX_TEXT_LENGTH) {
    return truncate(text, maxLength)
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
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
function truncate(text, maxLength) {
    return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1)}…`;
}

;// CONCATENATED MODULE: ./src/report/html.ts


/** GitHub drops a job summary over 1 MiB entirely, so its content is limited. */
const MAX_ROWS = 100;
const MAX_LIST_ITEMS = 50;
/** An alias has at most 100 characters, unless the server violates its own limit. */
const MAX_CELL_LENGTH = 200;
/** A table of the first rows, and the count of the rest. */
function table(head, rows) {
    const shown = rows.slice(0, MAX_ROWS);
    const rest = rows.length - shown.length;
    return [
        '<table>',
        row('th', head),
        ...shown.map((cells) => row('td', cells)),
        '</table>',
        ...(rest > 0
            ? [`<p>These are the newest; ${rest} older ${rest === 1 ? 'one is' : 'ones are'} left out.</p>`]
            : []),
    ].join('\n');
}
function row(cell, texts) {
    return `<tr>${texts.map((text) => `<${cell}>${text}</${cell}>`).join('')}</tr>`;
}
/** A list of the first texts, and the count of the rest. */
function html_list(texts) {
    const shown = texts.slice(0, MAX_LIST_ITEMS).map((text) => `<li>${htmlText(text)}</li>`);
    const rest = texts.length - shown.length;
    return `<ul>${shown.join('')}${rest > 0 ? `<li>and ${rest} more</li>` : ''}</ul>`;
}
function code(text) {
    return `<code>${htmlText(text, MAX_CELL_LENGTH)}</code>`;
}
/** @param total the number of containers, of which `errors` failed */
function failureList(errors, total) {
    return `<p>❌ Failed for ${errors.length} of ${formatCount(total, 'container')}:</p>\n${html_list(errors)}`;
}
/** A link to the workflow run; nothing outside of GitHub. */
function runLink({ url, id, attempt, }) {
    return url === undefined ? [] : [`<p><a href="${htmlText(url)}">Run ${id}, attempt ${attempt}</a></p>`];
}

;// CONCATENATED MODULE: ./src/report/summary.ts




/**
 * Renders the summary of a step. It is HTML, which GitHub shows as it is where Markdown would interpret what
 * others wrote.
 */
function renderSummary(request, outcomes, run) {
    const { operation } = request;
    const snapshots = allSnapshots(outcomes);
    const plan = outcomes.flatMap((outcome) => outcome.plan ?? []);
    const backups = outcomes.flatMap(({ containerId, backup }) => backup ? [`restore container ${containerId} from snapshot ${backup.name}`] : []);
    const isDryRun = operation !== 'list' && request.dryRun;
    return [
        `<h3>Hoody snapshot: ${operation}</h3>`,
        ...renderFailures(outcomes),
        ...(isDryRun
            ? [`<p>This was a dry run: nothing was changed. It would:</p>\n${html_list(plan)}`]
            : outcomes.some(({ ok }) => ok)
                ? [`<p>${describeResult(operation, outcomes)}</p>`]
                : []),
        ...(snapshots.length === 0 ? [] : [renderSnapshots(snapshots)]),
        ...(backups.length === 0 ? [] : [`<p>To undo the restore:</p>\n${html_list(backups)}`]),
        ...runLink(run),
        '',
    ].join('\n');
}
function describeResult(operation, outcomes) {
    const snapshots = formatCount(outcomes.flatMap((outcome) => outcome.snapshots).length, 'snapshot');
    const containers = formatCount(outcomes.filter(({ ok }) => ok).length, 'container');
    switch (operation) {
        case 'create': {
            const reused = outcomes.filter(({ ok, reused }) => ok && reused).length;
            const existing = `; ${reused} of them ${reused === 1 ? 'was' : 'were'} there already`;
            return `Took ${snapshots} of ${containers}${reused > 0 ? existing : ''}.`;
        }
        case 'list':
            return `Found ${snapshots} of ${containers}.`;
        case 'restore':
            return `Restored ${containers}.`;
        case 'alias':
            return `Changed the alias of ${snapshots}.`;
        case 'delete':
            return `Deleted ${snapshots}.`;
    }
}
function renderFailures(outcomes) {
    const errors = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]));
    const causes = errors.filter((error) => !(error instanceof UndoneError));
    if (causes.length === 0)
        return [];
    const undone = errors.length - causes.length;
    const consequence = `<p>What was made for ${formatCount(undone, 'other container')} was deleted again.</p>`;
    return [
        failureList(causes.map(({ message }) => message), outcomes.length),
        ...(undone > 0 ? [consequence] : []),
    ];
}
function renderSnapshots(snapshots) {
    return table(['Container', 'Snapshot', 'Alias', 'Created', 'Expires', 'Size'], snapshots.map(({ container_id, name, alias, created_at, expires_at, size }) => [
        code(container_id),
        code(name),
        alias ? code(alias) : '',
        created_at ? formatTime(created_at) : '',
        expires_at ? formatTime(expires_at) : '',
        typeof size === 'number' ? formatBytes(size) : '',
    ]));
}

;// CONCATENATED MODULE: ./src/runner/signals.ts
/** A signal that is aborted when the job is cancelled. The runner interrupts its steps, and kills them seconds later. */
function cancellationSignal() {
    const controller = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM'])
        process.once(name, () => controller.abort());
    return controller.signal;
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(161);
;// CONCATENATED MODULE: ./src/runner/log.ts



const HEARTBEAT_MS = 10_000;
/** The log of the step. Nothing that others wrote can end a line in it or start a workflow command. */
class Log {
    #redact;
    #exchanges = [];
    constructor(redact) {
        this.#redact = redact;
    }
    info(line) {
        core/* info */.pq(this.#clean(line));
    }
    warning(line) {
        core/* warning */.$e(this.#clean(line), { title: 'Hoody snapshot' });
    }
    /** @param message can have several lines */
    error(message) {
        const lines = message.split('\n').map((line) => this.#clean(line));
        core/* error */.z3(lines.join('\n'), { title: 'Hoody snapshot' });
    }
    async withProgress(start, work, describeResult) {
        const startedAt = performance.now();
        const elapsed = () => formatDuration(performance.now() - startedAt);
        this.info(`${start} …`);
        const heartbeat = setInterval(() => this.info(`${start}: still at work after ${elapsed()}.`), HEARTBEAT_MS);
        try {
            const result = await work();
            this.info(`${describeResult(result)} (${elapsed()}).`);
            return result;
        }
        finally {
            clearInterval(heartbeat);
        }
    }
    /** Keeps a request for the details at the end, and logs it at once in debug mode. */
    exchange(exchange) {
        this.#exchanges.push(exchange);
        core/* debug */.Yz(this.#clean(describeExchange(exchange)));
    }
    /** Logs all requests in a collapsed group. */
    logExchanges() {
        if (this.#exchanges.length === 0)
            return;
        core/* startGroup */.Oh(`Requests: ${this.#exchanges.length}`);
        for (const exchange of this.#exchanges)
            this.info(describeExchange(exchange));
        core/* endGroup */.N4();
    }
    #clean(line) {
        return plainLine(this.#redact(line));
    }
}
function describeExchange({ method, path, result, ms }) {
    return `${method} ${path} → ${result} (${formatDuration(ms)})`;
}

;// CONCATENATED MODULE: ./src/runner/step.ts







/** Reads inputs as the runner passes them to this process. */
function runnerInputs(generateAlias) {
    return { input: (name) => core/* getInput */.V4(name), env: (name) => process.env[name], generateAlias };
}
/** The runner's directory for temporary files, which it clears with the job. */
function temporaryDirectory() {
    return process.env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)();
}
/** Opens the step and masks the token before anything is logged. */
function openStep(source) {
    const token = readToken(source);
    if (token)
        core/* setSecret */.Pq(token);
    const redact = redactionOf(token);
    const log = new Log(redact);
    return {
        log,
        redact,
        fail(error) {
            const { message, stack } = error;
            const isExpected = error instanceof hoody_errors/* HoodyError */.CI || error instanceof InputError;
            log.error(isExpected ? message : `This is a defect of the action, please report it: ${stack ?? message}`);
            process.exitCode = core/* ExitCode */.yU.Failure;
        },
        async summarize(html) {
            if (!process.env['GITHUB_STEP_SUMMARY'])
                return;
            try {
                await core/* summary */.z.addRaw(redact(html)).write();
            }
            catch (error) {
                log.warning(`The summary of the job could not be written: ${error.message}`);
            }
        },
    };
}

// EXTERNAL MODULE: ./node_modules/@actions/github/lib/context.js
var context = __webpack_require__(157);
;// CONCATENATED MODULE: ./src/runner/workflow-run.ts



/** Reads the run from the environment. */
function readWorkflowRun() {
    const { serverUrl, runId, runAttempt, job, action } = new context/* Context */.o();
    const repository = process.env['GITHUB_REPOSITORY'];
    const id = runId || 0;
    const attempt = runAttempt || 1;
    return {
        id,
        attempt,
        url: repository && id ? `${serverUrl}/${repository}/actions/runs/${id}/attempts/${attempt}` : undefined,
        generateAlias: (word) => generateAlias(word, { id, attempt, job, step: action }),
    };
}
const MAX_PART_LENGTH = 30;
/**
 * Generates an alias that names the run, attempt, job and step that create a snapshot. The jobs of a matrix share
 * all four, so it ends with random digits.
 */
function generateAlias(word, { id, attempt, job, step }) {
    const parts = [word, id, attempt, sanitize(job), sanitize(step), (0,external_node_crypto_.randomBytes)(4).toString('hex')];
    return parts
        .filter((part) => part !== '')
        .join('-')
        .slice(0, schema/* MAX_ALIAS_LENGTH */.jm);
}
function sanitize(text) {
    return (text ?? '')
        .replace(/[^A-Za-z0-9_.-]+/g, '-')
        .replace(/^[_-]+/, '')
        .slice(0, MAX_PART_LENGTH);
}

;// CONCATENATED MODULE: ./src/main.ts















/** The time for cleanup beyond the step's budget. */
const CLEANUP_MS = 30_000;
/** Runs the step. */
async function main() {
    const workflowRun = readWorkflowRun();
    const source = runnerInputs(workflowRun.generateAlias);
    const step = openStep(source);
    let inputs;
    let outcomes = [];
    try {
        inputs = readInputs(source);
        outcomes = await perform(inputs, step);
    }
    catch (error) {
        step.fail(error);
    }
    // An undone create is the consequence of another error, and was logged when it happened.
    for (const outcome of outcomes)
        if (!outcome.ok && !(outcome.error instanceof UndoneError))
            step.fail(outcome.error);
    step.log.logExchanges();
    const redacted = redactIn(outcomes, step.redact);
    try {
        setOutputs(inputs, redacted, step);
    }
    catch (error) {
        step.fail(new hoody_errors/* HoodyError */.CI(`The outputs could not be written: ${error.message}`));
    }
    if (inputs?.settings.summary)
        await step.summarize(renderSummary(inputs.request, redacted, workflowRun));
}
async function perform({ request, settings, guard }, { log, redact }) {
    const { apiUrl, token, containerIds, timeoutMs, maxParallel } = settings;
    // Loaded after the inputs are checked: most of the start-up time goes into Node's http.
    const { connect } = await Promise.all(/* import() */[__webpack_require__.e(942), __webpack_require__.e(90)]).then(__webpack_require__.bind(__webpack_require__, 523));
    const connection = connect({
        apiUrl,
        token,
        onExchange: (exchange) => log.exchange(exchange),
        onNotice: (notice) => log.info(notice),
    });
    const limit = (0,p_limit/* default */.A)(maxParallel);
    try {
        const outcomes = await run(request, containerIds, {
            client: connection.client(timeoutMs, cancellationSignal()),
            cleanupClient: () => connection.client(CLEANUP_MS, new AbortController().signal),
            logger: log,
            mapConcurrently: (items, mapper) => limit.map(items, mapper),
            now: Date.now,
        });
        const created = createGuard(guard, outcomes, apiUrl, (0,external_node_crypto_.randomUUID)());
        if (created) {
            core/* saveState */.LZ('guard', redact(JSON.stringify(created)));
            log.info(describeGuard(created));
        }
        return outcomes;
    }
    finally {
        connection.close();
    }
}
function describeGuard({ restoreOnFailure, deleteOnSuccess }) {
    const promises = [
        ...(restoreOnFailure ? ['restores from these snapshots if the job failed or was cancelled'] : []),
        ...(deleteOnSuccess ? ['deletes those that it made if the job succeeded'] : []),
    ];
    return `The post step ${promises.join(', and ')}.`;
}
function setOutputs(inputs, outcomes, { redact }) {
    const operation = inputs?.request.operation;
    for (const [name, value] of Object.entries(outputsOf(operation, outcomes)))
        core/* setOutput */.uH(name, redact(value));
    if (operation === 'list') {
        core/* setOutput */.uH('snapshots-file', writeSnapshotsFile(temporaryDirectory(), outcomes, redact));
    }
}

;// CONCATENATED MODULE: ./src/guard/claim.ts


/**
 * Claims the guard, so that it acts only once.
 *
 * @param directory the runner's directory for temporary files, which it clears with the job
 * @returns whether nobody claimed it before
 */
function claimGuard({ id }, directory) {
    try {
        (0,external_node_fs_.closeSync)((0,external_node_fs_.openSync)(external_node_path_default().join(directory, `hoody-guard-${id}`), 'wx'));
        return true;
    }
    catch (error) {
        // Without a writable directory, a rollback is worth more than the certainty that it is the first.
        return error.code !== 'EEXIST';
    }
}

// EXTERNAL MODULE: ./src/guard/plan.ts
var guard_plan = __webpack_require__(702);
// EXTERNAL MODULE: ./src/hoody/endpoint.ts
var endpoint = __webpack_require__(796);
;// CONCATENATED MODULE: ./src/guard/restore-command.ts

/** Explains how to restore containers by hand, with a shell command for each. */
function describeRestoreByHand({ apiUrl }, snapshots) {
    const commands = snapshots.map((snapshot) => restoreCommand(apiUrl, snapshot));
    return `To restore by hand, with the token in HOODY_TOKEN:\n${commands.join('\n')}`;
}
/** A shell command that restores a container, for a shell with the token in HOODY_TOKEN. */
function restoreCommand(apiUrl, { containerId, name }) {
    const url = (0,endpoint/* endpoint */.s)(new URL(apiUrl), ['containers', containerId, 'snapshots', name]);
    return `curl --fail-with-body -X PATCH -H "Authorization: Bearer $HOODY_TOKEN" '${url}'`;
}

;// CONCATENATED MODULE: ./src/guard/run-guard.ts


/** The runner kills a cancelled job after five minutes; this leaves time to report. */
const MAX_BUDGET_AFTER_CANCEL_MS = 240_000;
/**
 * Limits the time of the post step by how the job ended.
 *
 * @param timeoutMs the `timeout-seconds` of the step, in milliseconds
 * @returns milliseconds
 */
function budgetAfter(jobStatus, timeoutMs) {
    return jobStatus === 'cancelled' ? Math.min(timeoutMs, MAX_BUDGET_AFTER_CANCEL_MS) : timeoutMs;
}
/** Restores every container, or deletes every snapshot. A failure does not stop the others. */
async function runGuard({ action, on }, jobStatus, context) {
    const run = action === 'rollback' ? rollBack : cleanUp;
    const results = await context.mapConcurrently(on, async (snapshot) => {
        try {
            await run(snapshot, context);
            return { snapshot };
        }
        catch (error) {
            return { snapshot, error: error };
        }
    });
    return { action, jobStatus, results };
}
async function rollBack({ containerId, name, createdAt }, { client, logger }) {
    const when = createdAt === '' ? '' : `, of ${formatTime(createdAt)}`;
    await logger.withProgress(`Rolling container ${containerId} back to snapshot ${name}${when}`, () => client.restore(containerId, name), () => `Rolled container ${containerId} back to snapshot ${name}`);
}
async function cleanUp({ containerId, name }, { client, logger }) {
    await deleteIfPresent(client, containerId, name);
    logger.info(`Deleted snapshot ${name} of container ${containerId}, since the job succeeded.`);
}

;// CONCATENATED MODULE: ./src/report/guard-summary.ts


/** Renders the summary of the post step. */
function renderGuardSummary({ action, jobStatus, results }, run) {
    const done = results.flatMap(({ snapshot, error }) => (error ? [] : [snapshot]));
    const errors = results.flatMap(({ error }) => (error ? [error.message] : []));
    return [
        ...(action === 'rollback'
            ? ['> [!CAUTION]', `> ${describeRollback(jobStatus, done)}`]
            : [`Deleted ${formatCount(done.length, 'snapshot')}, since the job succeeded.`]),
        '',
        ...(errors.length === 0 ? [] : [failureList(errors, results.length)]),
        ...(done.length === 0 ? [] : [renderGuardedSnapshots(done)]),
        ...runLink(run),
        '',
    ].join('\n');
}
function describeRollback(jobStatus, [first, ...others]) {
    const how = jobStatus === 'cancelled' ? 'The job was cancelled' : 'The job failed';
    if (!first)
        return `${how}, and nothing could be rolled back.`;
    if (others.length > 0)
        return `${how}: ${others.length + 1} containers were rolled back to the snapshots below.`;
    const when = first.createdAt === '' ? '' : `, to how it was at ${formatTime(first.createdAt)}`;
    return `${how}: container ${code(first.containerId)} was rolled back to snapshot ${code(first.name)}${when}.`;
}
function renderGuardedSnapshots(snapshots) {
    return table(['Container', 'Snapshot', 'Created'], snapshots.map(({ containerId, name, createdAt }) => [
        code(containerId),
        code(name),
        createdAt && formatTime(createdAt),
    ]));
}

;// CONCATENATED MODULE: ./src/post.ts












/**
 * Runs the post step of a create.
 *
 * @param guard the state that the step saved
 */
async function post(guard) {
    const workflowRun = readWorkflowRun();
    const source = runnerInputs(workflowRun.generateAlias);
    const step = openStep(source);
    const { log } = step;
    const plan = (0,guard_plan/* planGuard */.D)(guard, source.input('job-status'));
    try {
        const { jobStatus, token, summary, maxParallel, timeoutMs } = readPostInputs(source);
        if (plan.action === 'unclear')
            throw new hoody_errors/* HoodyError */.CI(describeUnclear(jobStatus));
        if (plan.action === 'nothing' || !claimGuard(guard, temporaryDirectory()))
            return;
        const { connect } = await Promise.all(/* import() */[__webpack_require__.e(942), __webpack_require__.e(90)]).then(__webpack_require__.bind(__webpack_require__, 523));
        const connection = connect({
            apiUrl: new URL(guard.apiUrl),
            token,
            onExchange: (exchange) => log.exchange(exchange),
            onNotice: (notice) => log.info(notice),
        });
        const limit = (0,p_limit/* default */.A)(maxParallel);
        const result = await runGuard(plan, jobStatus, {
            client: connection.client(budgetAfter(jobStatus, timeoutMs), cancellationSignal()),
            logger: log,
            mapConcurrently: (items, mapper) => limit.map(items, mapper),
        }).finally(() => connection.close());
        reportFailures(guard, result, step);
        log.logExchanges();
        if (summary)
            await step.summarize(renderGuardSummary(redactIn(result, step.redact), workflowRun));
    }
    catch (error) {
        step.fail(error);
        const isRollback = guard.restoreOnFailure && plan.action !== 'cleanup';
        if (isRollback)
            log.error(`Nothing was rolled back. ${describeRestoreByHand(guard, guard.snapshots)}`);
    }
}
function describeUnclear(jobStatus) {
    return (`The runner tells "${jobStatus}" as the status of the job, which is neither success, failure nor ` +
        'cancelled. Nothing was restored or deleted. Leave the input `job-status` as it is by default.');
}
/** Reports a failed rollback as an error, and a leftover snapshot as a warning, since the job succeeded. */
function reportFailures(guard, { action, results }, step) {
    for (const { snapshot, error } of results) {
        if (!error)
            continue;
        const { containerId, name } = snapshot;
        if (action === 'cleanup') {
            step.log.warning(`Snapshot ${name} of container ${containerId} is left over. ${error.message}`);
        }
        else {
            const head = `The rollback of container ${containerId} to snapshot ${name} failed. ${error.message}`;
            step.fail(new hoody_errors/* HoodyError */.CI(`${head}\n${describeRestoreByHand(guard, [snapshot])}`));
        }
    }
}

;// CONCATENATED MODULE: ./src/program.ts
/** One module for both steps, so that the bundler puts the code that they share into one chunk. */




/***/ }),

/***/ 322:
/***/ ((__unused_webpack_module, exports) => {

// Generated from openapi/hoody-snapshots.yaml by `npm run generate`. Do not edit.


exports.fo = validate11;
const schema12 = {"type":"object","required":["data"],"properties":{"statusCode":{"type":"integer"},"message":{"type":"string"},"data":{"type":"object","required":["snapshots"],"properties":{"container_id":{"type":"string"},"project_id":{"type":"string"},"snapshots":{"type":"array","items":{"$ref":"#/components/schemas/Snapshot"}},"snapshot_count":{"type":["integer","null"]},"max_snapshots":{"type":["integer","null"]}}}}};
const schema13 = {"type":"object","required":["name","created_at"],"additionalProperties":true,"properties":{"name":{"$ref":"#/components/schemas/SnapshotName"},"alias":{"type":["string","null"]},"created_at":{"$ref":"#/components/schemas/Time"},"last_used_at":{"anyOf":[{"$ref":"#/components/schemas/Time"},{"type":"null"}]},"expires_at":{"anyOf":[{"$ref":"#/components/schemas/Time"},{"type":"null"}]},"stateful":{"type":["boolean","null"]},"size":{"description":"In bytes.","type":["number","null"],"minimum":0}}};
const schema14 = {"description":"What the platform calls a snapshot, such as `snap-20250115-103000`. The API promises no form. Only names that are one plain path segment are accepted, because a name becomes part of a request's path.\n","type":"string","pattern":"^[A-Za-z0-9_][A-Za-z0-9_.:@+~-]{0,254}$"};
const schema15 = {"description":"A moment in ISO 8601.","type":"string","pattern":"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$"};
const pattern0 = new RegExp("^[A-Za-z0-9_][A-Za-z0-9_.:@+~-]{0,254}$", "u");
const pattern1 = new RegExp("^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$", "u");

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.name === undefined) && (missing0 = "name")) || ((data.created_at === undefined) && (missing0 = "created_at"))){
validate12.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.name !== undefined){
let data0 = data.name;
const _errs2 = errors;
const _errs3 = errors;
if(errors === _errs3){
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
validate12.errors = [{instancePath:instancePath+"/name",schemaPath:"#/components/schemas/SnapshotName/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9_.:@+~-]{0,254}$"},message:"must match pattern \""+"^[A-Za-z0-9_][A-Za-z0-9_.:@+~-]{0,254}$"+"\""}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/name",schemaPath:"#/components/schemas/SnapshotName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.alias !== undefined){
let data1 = data.alias;
const _errs5 = errors;
if((typeof data1 !== "string") && (data1 !== null)){
validate12.errors = [{instancePath:instancePath+"/alias",schemaPath:"#/properties/alias/type",keyword:"type",params:{type: schema13.properties.alias.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.created_at !== undefined){
let data2 = data.created_at;
const _errs7 = errors;
const _errs8 = errors;
if(errors === _errs8){
if(typeof data2 === "string"){
if(!pattern1.test(data2)){
validate12.errors = [{instancePath:instancePath+"/created_at",schemaPath:"#/components/schemas/Time/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$"+"\""}];
return false;
}
}
else {
validate12.errors = [{instancePath:instancePath+"/created_at",schemaPath:"#/components/schemas/Time/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.last_used_at !== undefined){
let data3 = data.last_used_at;
const _errs10 = errors;
const _errs11 = errors;
let valid3 = false;
const _errs12 = errors;
const _errs13 = errors;
if(errors === _errs13){
if(typeof data3 === "string"){
if(!pattern1.test(data3)){
const err0 = {instancePath:instancePath+"/last_used_at",schemaPath:"#/components/schemas/Time/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath:instancePath+"/last_used_at",schemaPath:"#/components/schemas/Time/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs12 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const _errs15 = errors;
if(data3 !== null){
const err2 = {instancePath:instancePath+"/last_used_at",schemaPath:"#/properties/last_used_at/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs15 === errors;
valid3 = valid3 || _valid0;
}
if(!valid3){
const err3 = {instancePath:instancePath+"/last_used_at",schemaPath:"#/properties/last_used_at/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate12.errors = vErrors;
return false;
}
else {
errors = _errs11;
if(vErrors !== null){
if(_errs11){
vErrors.length = _errs11;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expires_at !== undefined){
let data4 = data.expires_at;
const _errs17 = errors;
const _errs18 = errors;
let valid5 = false;
const _errs19 = errors;
const _errs20 = errors;
if(errors === _errs20){
if(typeof data4 === "string"){
if(!pattern1.test(data4)){
const err4 = {instancePath:instancePath+"/expires_at",schemaPath:"#/components/schemas/Time/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$"},message:"must match pattern \""+"^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$"+"\""};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/expires_at",schemaPath:"#/components/schemas/Time/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid1 = _errs19 === errors;
valid5 = valid5 || _valid1;
if(!valid5){
const _errs22 = errors;
if(data4 !== null){
const err6 = {instancePath:instancePath+"/expires_at",schemaPath:"#/properties/expires_at/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid1 = _errs22 === errors;
valid5 = valid5 || _valid1;
}
if(!valid5){
const err7 = {instancePath:instancePath+"/expires_at",schemaPath:"#/properties/expires_at/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate12.errors = vErrors;
return false;
}
else {
errors = _errs18;
if(vErrors !== null){
if(_errs18){
vErrors.length = _errs18;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.stateful !== undefined){
let data5 = data.stateful;
const _errs24 = errors;
if((typeof data5 !== "boolean") && (data5 !== null)){
validate12.errors = [{instancePath:instancePath+"/stateful",schemaPath:"#/properties/stateful/type",keyword:"type",params:{type: schema13.properties.stateful.type},message:"must be boolean,null"}];
return false;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.size !== undefined){
let data6 = data.size;
const _errs26 = errors;
if((!(typeof data6 == "number")) && (data6 !== null)){
validate12.errors = [{instancePath:instancePath+"/size",schemaPath:"#/properties/size/type",keyword:"type",params:{type: schema13.properties.size.type},message:"must be number,null"}];
return false;
}
if(errors === _errs26){
if(typeof data6 == "number"){
if(data6 < 0 || isNaN(data6)){
validate12.errors = [{instancePath:instancePath+"/size",schemaPath:"#/properties/size/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate12.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate12.errors = vErrors;
return errors === 0;
}


function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.data === undefined) && (missing0 = "data")){
validate11.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.statusCode !== undefined){
let data0 = data.statusCode;
const _errs1 = errors;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
validate11.errors = [{instancePath:instancePath+"/statusCode",schemaPath:"#/properties/statusCode/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined){
const _errs3 = errors;
if(typeof data.message !== "string"){
validate11.errors = [{instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data2 = data.data;
const _errs5 = errors;
if(errors === _errs5){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((data2.snapshots === undefined) && (missing1 = "snapshots")){
validate11.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.container_id !== undefined){
const _errs7 = errors;
if(typeof data2.container_id !== "string"){
validate11.errors = [{instancePath:instancePath+"/data/container_id",schemaPath:"#/properties/data/properties/container_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.project_id !== undefined){
const _errs9 = errors;
if(typeof data2.project_id !== "string"){
validate11.errors = [{instancePath:instancePath+"/data/project_id",schemaPath:"#/properties/data/properties/project_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.snapshots !== undefined){
let data5 = data2.snapshots;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data5)){
var valid2 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
const _errs13 = errors;
if(!(validate12(data5[i0], {instancePath:instancePath+"/data/snapshots/" + i0,parentData:data5,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
errors = vErrors.length;
}
var valid2 = _errs13 === errors;
if(!valid2){
break;
}
}
}
else {
validate11.errors = [{instancePath:instancePath+"/data/snapshots",schemaPath:"#/properties/data/properties/snapshots/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.snapshot_count !== undefined){
let data7 = data2.snapshot_count;
const _errs14 = errors;
if((!((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7)))) && (data7 !== null)){
validate11.errors = [{instancePath:instancePath+"/data/snapshot_count",schemaPath:"#/properties/data/properties/snapshot_count/type",keyword:"type",params:{type: schema12.properties.data.properties.snapshot_count.type},message:"must be integer,null"}];
return false;
}
var valid1 = _errs14 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.max_snapshots !== undefined){
let data8 = data2.max_snapshots;
const _errs16 = errors;
if((!((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8)))) && (data8 !== null)){
validate11.errors = [{instancePath:instancePath+"/data/max_snapshots",schemaPath:"#/properties/data/properties/max_snapshots/type",keyword:"type",params:{type: schema12.properties.data.properties.max_snapshots.type},message:"must be integer,null"}];
return false;
}
var valid1 = _errs16 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
else {
validate11.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate11.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate11.errors = vErrors;
return errors === 0;
}

exports.PA = validate14;
const schema18 = {"type":"object","required":["data"],"properties":{"statusCode":{"type":"integer"},"message":{"type":"string"},"data":{"type":"object","required":["snapshot"],"properties":{"container_id":{"type":"string"},"project_id":{"type":"string"},"snapshot":{"$ref":"#/components/schemas/Snapshot"}}}}};

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.data === undefined) && (missing0 = "data")){
validate14.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.statusCode !== undefined){
let data0 = data.statusCode;
const _errs1 = errors;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
validate14.errors = [{instancePath:instancePath+"/statusCode",schemaPath:"#/properties/statusCode/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined){
const _errs3 = errors;
if(typeof data.message !== "string"){
validate14.errors = [{instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data2 = data.data;
const _errs5 = errors;
if(errors === _errs5){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((data2.snapshot === undefined) && (missing1 = "snapshot")){
validate14.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.container_id !== undefined){
const _errs7 = errors;
if(typeof data2.container_id !== "string"){
validate14.errors = [{instancePath:instancePath+"/data/container_id",schemaPath:"#/properties/data/properties/container_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.project_id !== undefined){
const _errs9 = errors;
if(typeof data2.project_id !== "string"){
validate14.errors = [{instancePath:instancePath+"/data/project_id",schemaPath:"#/properties/data/properties/project_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.snapshot !== undefined){
const _errs11 = errors;
if(!(validate12(data2.snapshot, {instancePath:instancePath+"/data/snapshot",parentData:data2,parentDataProperty:"snapshot",rootData}))){
vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
errors = vErrors.length;
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
else {
validate14.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate14.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate14.errors = vErrors;
return errors === 0;
}

exports.LM = validate16;
const schema19 = {"type":"object","required":["message"],"properties":{"statusCode":{"type":"integer"},"message":{"type":"string"},"data":{"type":["object","null"],"properties":{"success":{"type":["boolean","null"]},"message":{"type":["string","null"]},"snapshot":{"anyOf":[{"$ref":"#/components/schemas/Snapshot"},{"type":"null"}]}}}}};

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.message === undefined) && (missing0 = "message")){
validate16.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.statusCode !== undefined){
let data0 = data.statusCode;
const _errs1 = errors;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
validate16.errors = [{instancePath:instancePath+"/statusCode",schemaPath:"#/properties/statusCode/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined){
const _errs3 = errors;
if(typeof data.message !== "string"){
validate16.errors = [{instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data2 = data.data;
const _errs5 = errors;
if((!(data2 && typeof data2 == "object" && !Array.isArray(data2))) && (data2 !== null)){
validate16.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: schema19.properties.data.type},message:"must be object,null"}];
return false;
}
if(errors === _errs5){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.success !== undefined){
let data3 = data2.success;
const _errs7 = errors;
if((typeof data3 !== "boolean") && (data3 !== null)){
validate16.errors = [{instancePath:instancePath+"/data/success",schemaPath:"#/properties/data/properties/success/type",keyword:"type",params:{type: schema19.properties.data.properties.success.type},message:"must be boolean,null"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.message !== undefined){
let data4 = data2.message;
const _errs9 = errors;
if((typeof data4 !== "string") && (data4 !== null)){
validate16.errors = [{instancePath:instancePath+"/data/message",schemaPath:"#/properties/data/properties/message/type",keyword:"type",params:{type: schema19.properties.data.properties.message.type},message:"must be string,null"}];
return false;
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.snapshot !== undefined){
let data5 = data2.snapshot;
const _errs11 = errors;
const _errs12 = errors;
let valid2 = false;
const _errs13 = errors;
if(!(validate12(data5, {instancePath:instancePath+"/data/snapshot",parentData:data2,parentDataProperty:"snapshot",rootData}))){
vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
errors = vErrors.length;
}
var _valid0 = _errs13 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs14 = errors;
if(data5 !== null){
const err0 = {instancePath:instancePath+"/data/snapshot",schemaPath:"#/properties/data/properties/snapshot/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs14 === errors;
valid2 = valid2 || _valid0;
}
if(!valid2){
const err1 = {instancePath:instancePath+"/data/snapshot",schemaPath:"#/properties/data/properties/snapshot/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate16.errors = vErrors;
return false;
}
else {
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate16.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate16.errors = vErrors;
return errors === 0;
}

exports.ic = validate18;
const schema20 = {"type":"object","required":["data"],"properties":{"statusCode":{"type":"integer"},"message":{"type":"string"},"data":{"type":"object","required":["snapshot_name"],"properties":{"container_id":{"type":"string"},"project_id":{"type":"string"},"snapshot_name":{"type":"string"}}}}};

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.data === undefined) && (missing0 = "data")){
validate18.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.statusCode !== undefined){
let data0 = data.statusCode;
const _errs1 = errors;
if(!((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0)))){
validate18.errors = [{instancePath:instancePath+"/statusCode",schemaPath:"#/properties/statusCode/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined){
const _errs3 = errors;
if(typeof data.message !== "string"){
validate18.errors = [{instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data2 = data.data;
const _errs5 = errors;
if(errors === _errs5){
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
let missing1;
if((data2.snapshot_name === undefined) && (missing1 = "snapshot_name")){
validate18.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
if(data2.container_id !== undefined){
const _errs7 = errors;
if(typeof data2.container_id !== "string"){
validate18.errors = [{instancePath:instancePath+"/data/container_id",schemaPath:"#/properties/data/properties/container_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.project_id !== undefined){
const _errs9 = errors;
if(typeof data2.project_id !== "string"){
validate18.errors = [{instancePath:instancePath+"/data/project_id",schemaPath:"#/properties/data/properties/project_id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data2.snapshot_name !== undefined){
const _errs11 = errors;
if(typeof data2.snapshot_name !== "string"){
validate18.errors = [{instancePath:instancePath+"/data/snapshot_name",schemaPath:"#/properties/data/properties/snapshot_name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
else {
validate18.errors = [{instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate18.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate18.errors = vErrors;
return errors === 0;
}



/***/ })

};
;