"use strict";
exports.id = 98;
exports.ids = [98];
exports.modules = {

/***/ 3228:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ atMost)
/* harmony export */ });
/* harmony import */ var p_limit__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(370);

/** Does work for every item, at most so many at once. */
function atMost(parallel) {
    const limit = (0,p_limit__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(parallel);
    return (items, work) => Promise.all(items.map((item) => limit(work, item)));
}


/***/ }),

/***/ 4632:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ cancellation)
/* harmony export */ });
/**
 * Aborted by the signals with which the runner ends the steps of a cancelled job, some seconds before it kills
 * them.
 */
function cancellation() {
    const controller = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'])
        process.once(signal, () => controller.abort());
    return controller.signal;
}


/***/ }),

/***/ 2988:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ plainLine),
/* harmony export */   j: () => (/* binding */ htmlText)
/* harmony export */ });
const LONGEST_LINE = 2_000;
const LONGEST_TEXT = 1_000;
/** Control characters, line separators, and the marks that turn the direction of text around. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/**
 * A text that others wrote, as one line of a log: nothing in it ends the line, moves the cursor, or starts a
 * workflow command (`::name::` at the start of a line, `##[name]` anywhere in it).
 */
function plainLine(text) {
    return shorten(text, LONGEST_LINE)
        .replace(UNPRINTABLE, visible)
        .replaceAll('##[', '## [')
        .replace(/^(\s*)::/, '$1: :');
}
/**
 * A text that others wrote, as text in the HTML of a summary: neither markup nor Markdown, and on one line.
 *
 * @param longest how many characters of it are shown at most
 */
function htmlText(text, longest = LONGEST_TEXT) {
    return shorten(text, longest)
        .replace(UNPRINTABLE, visible)
        .replace(/[&<>"'`*_~[\]()#@|\\!$:]/g, (character) => `&#${character.codePointAt(0)};`);
}
function visible(character) {
    if (character === '\n')
        return '\\n';
    if (character === '\r')
        return '\\r';
    if (character === '\t')
        return '\\t';
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
function shorten(text, longest) {
    return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}


/***/ }),

/***/ 839:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ compileFilter)
/* harmony export */ });
/**
 * A filter over snapshots: a glob over the alias, and over the name where there is no alias. A star also matches
 * a slash, since an alias is no path; nothing negates.
 */
async function compileFilter(glob) {
    // Loaded where a filter is given, so that no other step waits for it.
    const { default: picomatch } = await __webpack_require__.e(/* import() */ 6).then(__webpack_require__.t.bind(__webpack_require__, 4006, 23));
    const matches = picomatch(glob, { bash: true, dot: true, nonegate: true, noextglob: true });
    return ({ alias, name }) => matches(alias || name);
}


/***/ }),

/***/ 3559:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ expired)
/* harmony export */ });
/**
 * What a rule deletes, oldest last.
 *
 * @param snapshots those of one container, newest first
 * @param spared names that are kept whatever the rule says
 * @param now the wall clock, in milliseconds since 1970
 */
function expired(snapshots, { matches, keepLast = 0, olderThanMs }, spared, now) {
    return snapshots
        .filter(matches)
        .slice(keepLast)
        .filter(({ created_at }) => olderThanMs === undefined || now - Date.parse(created_at) >= olderThanMs)
        .filter(({ name }) => !spared.has(name));
}


/***/ }),

/***/ 9950:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GA: () => (/* binding */ answers),
/* harmony export */   Ut: () => (/* binding */ CONTAINER_ID),
/* harmony export */   iz: () => (/* binding */ LONGEST_ALIAS)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5106);
/* harmony import */ var _wire_validate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5322);


/** What the API takes as the id of a container. */
const CONTAINER_ID = /^[0-9a-f]{24}$/;
/** The longest alias that the API takes, in characters. */
const LONGEST_ALIAS = 100;
const answers = {
    list: answer(_wire_validate_js__WEBPACK_IMPORTED_MODULE_1__/* .ListAnswer */ .fo),
    snapshot: answer(_wire_validate_js__WEBPACK_IMPORTED_MODULE_1__/* .SnapshotAnswer */ .PA),
    restore: answer(_wire_validate_js__WEBPACK_IMPORTED_MODULE_1__/* .RestoreAnswer */ .LM),
    delete: answer(_wire_validate_js__WEBPACK_IMPORTED_MODULE_1__/* .DeleteAnswer */ .ic),
};
/**
 * @returns a function that takes the body of an answer and gives it back typed
 * @throws AttemptError when the body is not of this shape
 */
function answer(validate) {
    return (body) => {
        if (validate(body))
            return body;
        const [mismatch] = validate.errors ?? [];
        const reason = `${mismatch?.instancePath || 'the answer'} ${mismatch?.message ?? 'does not fit'}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .AttemptError */ .cb({ kind: 'malformed', reason });
    };
}


/***/ }),

/***/ 4129:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dz: () => (/* binding */ InputError),
  Ko: () => (/* binding */ readInputs),
  _J: () => (/* binding */ readPostInputs),
  AI: () => (/* binding */ readToken)
});

// UNUSED EXPORTS: IF_EXISTS, INPUTS, OPERATIONS

// EXTERNAL MODULE: ./src/hoody/schema.ts
var schema = __webpack_require__(9950);
;// CONCATENATED MODULE: ./src/input-values.ts

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
/** A duration such as "12h", "30d" or "2w", in milliseconds; undefined when it is none. */
function parseDuration(text) {
    const [, digits, unit] = /^([1-9]\d{0,5})([mhdw])$/.exec(text) ?? [];
    return digits && unit ? Number(digits) * UNIT_MS[unit] : undefined;
}
/** The `snapshot-map` of an earlier create; undefined when the text is none. */
function parseSnapshotMap(text) {
    try {
        const entries = Object.entries(JSON.parse(text));
        const whole = entries.every(([id, name]) => schema/* CONTAINER_ID */.Ut.test(id) && typeof name === 'string' && name.trim() !== '');
        return whole ? new Map(entries) : undefined;
    }
    catch {
        return undefined;
    }
}
/** The parts of a list that is separated by commas or line breaks. */
function parseList(text) {
    return text
        .split(/[,\n]/)
        .map((part) => part.trim())
        .filter((part) => part !== '');
}
/** Whether a text holds a line break or another control character. */
function hasControls(text) {
    return /\p{Cc}/u.test(text);
}
/** A value as an error repeats it: quoted, on one line, not without end. */
function quote(value) {
    const longest = 120;
    return value === ''
        ? 'empty'
        : JSON.stringify(value.length > longest ? `${value.slice(0, longest)}…` : value);
}
/** Why an address cannot be that of the API. The token goes there, so it has to be encrypted or stay on the machine. */
function problemOfApiUrl(url) {
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

// EXTERNAL MODULE: ./src/redact.ts
var redact = __webpack_require__(6670);
;// CONCATENATED MODULE: ./src/inputs.ts



/** Everything that is wrong with the inputs, in one message. */
class InputError extends Error {
    constructor(problems) {
        const head = problems.length === 1 ? 'An input is wrong' : `${problems.length} things are wrong with the inputs`;
        super(`${head}; nothing was sent.\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
        this.name = 'InputError';
    }
}
const OPERATIONS = ['create', 'list', 'restore', 'alias', 'delete'];
/** Which operations take an input, and its default. */
const INPUTS = {
    operation: { takenBy: OPERATIONS, default: '' },
    'container-id': { takenBy: OPERATIONS, default: '' },
    token: { takenBy: OPERATIONS, default: '' },
    'api-url': { takenBy: OPERATIONS, default: 'https://api.hoody.com' },
    snapshot: { takenBy: ['restore', 'alias', 'delete'], default: '' },
    alias: { takenBy: ['create', 'alias'], default: '' },
    'remove-alias': { takenBy: ['alias'], default: 'false' },
    'expiry-days': { takenBy: ['create'], default: '' },
    'if-exists': { takenBy: ['create'], default: 'create' },
    'restore-on-failure': { takenBy: ['create'], default: 'false' },
    'delete-on-success': { takenBy: ['create'], default: 'false' },
    'keep-last': { takenBy: ['create', 'delete'], default: '' },
    filter: { takenBy: ['create', 'list', 'delete'], default: '' },
    'older-than': { takenBy: ['delete'], default: '' },
    'backup-first': { takenBy: ['restore'], default: 'false' },
    'ignore-missing': { takenBy: ['delete'], default: 'false' },
    'dry-run': { takenBy: ['create', 'restore', 'alias', 'delete'], default: 'false' },
    'max-parallel': { takenBy: OPERATIONS, default: '8' },
    'timeout-seconds': { takenBy: OPERATIONS, default: '300' },
    summary: { takenBy: OPERATIONS, default: 'true' },
    'job-status': { takenBy: OPERATIONS, default: '' },
};
/** The token, before anything else is read, so that it can be masked. */
function readToken({ input, env }) {
    return input('token') || (env('HOODY_TOKEN') ?? '').trim();
}
/**
 * Reads and checks every input.
 *
 * @throws InputError that names all that is wrong
 */
function readInputs(source) {
    const reader = new Reader(source);
    const operation = reader.operation();
    const settings = {
        containerIds: reader.containerIds(),
        token: reader.token(),
        apiUrl: reader.apiUrl(),
        ...reader.pace(),
        summary: reader.boolean('summary'),
    };
    const request = operation && reader.request(operation, settings.containerIds);
    if (reader.problems.length > 0 || !request)
        throw new InputError(reader.problems);
    return { request, settings };
}
/**
 * Reads the inputs of the post step.
 *
 * @throws InputError that names all that is wrong
 */
function readPostInputs(source) {
    const reader = new Reader(source);
    const inputs = {
        token: reader.token(),
        ...reader.pace(),
        summary: reader.boolean('summary'),
        jobStatus: source.input('job-status'),
    };
    if (reader.problems.length > 0)
        throw new InputError(reader.problems);
    return inputs;
}
/** What `if-exists` can be. */
const IF_EXISTS = [
    'create',
    'reuse',
    'replace',
    'fail',
];
/**
 * The runner hands the post step what was left for it in an environment variable. Windows takes 32 KiB in one, Linux
 * 128 KiB; a post step that is left more does not start.
 */
const MOST_GUARDED = 250;
/** Reads one input after the other; what is wrong is gathered, and a stand-in takes its place. */
class Reader {
    problems = [];
    #source;
    #redact;
    constructor(source) {
        this.#source = source;
        this.#redact = (0,redact/* redactionOf */.Z)(readToken(source));
    }
    request(operation, containerIds) {
        this.#refuseStrays(operation);
        switch (operation) {
            case 'list': {
                const filter = this.#value('filter');
                return { operation, ...(filter === '' ? {} : { filter }) };
            }
            case 'create':
                return { operation, ...this.#create(), guard: this.#guard(containerIds) };
            case 'restore':
                return { operation, ...this.#restore(containerIds) };
            case 'alias': {
                const snapshots = this.#snapshot(containerIds);
                return { operation, snapshots, alias: this.#newAlias(), dryRun: this.boolean('dry-run') };
            }
            case 'delete':
                return { operation, ...this.#delete(containerIds) };
        }
    }
    pace() {
        return {
            maxParallel: this.wholeNumber('max-parallel', 1, 64),
            timeoutMs: this.wholeNumber('timeout-seconds', 1, 3600) * 1000,
        };
    }
    operation() {
        const value = this.#value('operation');
        const operation = OPERATIONS.find((known) => known === value);
        if (!operation)
            this.#problem('operation', `is ${this.#quote(value)}, not one of ${OPERATIONS.join(', ')}`);
        return operation;
    }
    containerIds() {
        const value = this.#value('container-id') || (this.#source.env('HOODY_CONTAINER_ID') ?? '').trim();
        const ids = parseList(value);
        if (ids.length === 0)
            this.#problem('container-id', 'is missing; the variable HOODY_CONTAINER_ID can give it too');
        for (const id of ids) {
            if (!schema/* CONTAINER_ID */.Ut.test(id)) {
                this.#problem('container-id', `holds ${this.#quote(id)}, which is no container id (24 digits from 0-9 and a-f)`);
            }
        }
        return [...new Set(ids)];
    }
    token() {
        const token = readToken(this.#source);
        if (token === '') {
            this.#problem('token', 'is missing; the variable HOODY_TOKEN can give it too. Is the secret set for this repository?');
        }
        else if (!/^[\x21-\x7e]+$/.test(token)) {
            this.#problem('token', 'holds white space or characters that no token has. Was the secret pasted whole and alone?');
        }
        return token;
    }
    apiUrl() {
        const value = this.#value('api-url');
        const url = URL.parse(value);
        const problem = !url ? 'is no address, such as https://api.hoody.com' : problemOfApiUrl(url);
        // The value itself is not repeated: an address can hold a password.
        if (problem)
            this.#problem('api-url', problem);
        return url ?? new URL(INPUTS['api-url'].default);
    }
    boolean(name) {
        const value = this.#value(name);
        if (/^(true|True|TRUE)$/.test(value))
            return true;
        if (!/^(false|False|FALSE)$/.test(value))
            this.#problem(name, `is ${this.#quote(value)}, not true or false`);
        return false;
    }
    wholeNumber(name, least, most) {
        const value = this.#value(name);
        const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
        if (number >= least && number <= most)
            return number;
        this.#problem(name, `is ${this.#quote(value)}, not a whole number from ${least} to ${most}`);
        return least;
    }
    #create() {
        const alias = this.#alias();
        const ifExists = IF_EXISTS.find((known) => known === this.#value('if-exists'));
        if (!ifExists)
            this.#problem('if-exists', `is ${this.#quote(this.#value('if-exists'))}, not one of ${IF_EXISTS.join(', ')}`);
        if (alias === '' && ifExists && ifExists !== 'create') {
            this.#problem('if-exists', `is ${ifExists}, but there is no \`alias\`: a generated one never exists`);
        }
        const retention = this.#retention();
        return {
            alias: alias || this.#source.generateAlias('run'),
            aliasIsUnique: alias === '',
            ...(this.#value('expiry-days') === '' ? {} : { expiryDays: this.wholeNumber('expiry-days', 1, 3650) }),
            ifExists: ifExists ?? 'create',
            ...(retention ? { retention } : {}),
            dryRun: this.boolean('dry-run'),
        };
    }
    #retention() {
        const filter = this.#value('filter');
        const given = this.#value('keep-last') !== '';
        if (filter !== '' && !given)
            this.#problem('filter', 'is taken by `create` together with `keep-last` only');
        if (!given)
            return undefined;
        if (filter === '')
            this.#problem('keep-last', 'needs a `filter`, which says what may be deleted');
        return { keepLast: this.wholeNumber('keep-last', 1, 100_000), filter };
    }
    #guard(containerIds) {
        const restoreOnFailure = this.boolean('restore-on-failure');
        const deleteOnSuccess = this.boolean('delete-on-success');
        if ((restoreOnFailure || deleteOnSuccess) && containerIds.length > MOST_GUARDED) {
            this.#problem('container-id', `holds ${containerIds.length} ids; a step can guard ${MOST_GUARDED} at most. Let each job of a matrix guard some`);
        }
        return { restoreOnFailure, deleteOnSuccess };
    }
    #restore(containerIds) {
        return {
            snapshots: this.#snapshot(containerIds),
            ...(this.boolean('backup-first') ? { backupAlias: this.#source.generateAlias('backup') } : {}),
            dryRun: this.boolean('dry-run'),
        };
    }
    #delete(containerIds) {
        const dryRun = this.boolean('dry-run');
        const ignoreMissing = this.boolean('ignore-missing');
        const rules = ['filter', 'keep-last', 'older-than'].filter((name) => this.#value(name) !== '');
        if (rules.length === 0) {
            const chosen = this.#snapshot(containerIds);
            const snapshots = new Map([...chosen].map(([containerId, wanted]) => [containerId, parseList(wanted)]));
            if (/^[\s,]+$/.test(this.#value('snapshot')))
                this.#problem('snapshot', 'holds separators and no snapshot');
            return { by: 'choice', snapshots, ignoreMissing, dryRun };
        }
        if (this.#value('snapshot') !== '') {
            this.#problem('snapshot', `is given together with ${rules.join(' and ')}; delete either by name or by rule`);
        }
        if (ignoreMissing)
            this.#problem('ignore-missing', 'is for a delete by name, not for one by rule');
        const filter = this.#value('filter');
        if (filter === '')
            this.#problem(rules[0] ?? 'filter', 'needs a `filter`, which says what may be deleted');
        if (filter !== '' && rules.length === 1) {
            this.#problem('filter', 'needs `keep-last` or `older-than`, which say what is kept (`keep-last: 0` keeps none)');
        }
        return {
            by: 'rule',
            filter,
            ...(this.#value('keep-last') === '' ? {} : { keepLast: this.wholeNumber('keep-last', 0, 100_000) }),
            ...(this.#value('older-than') === '' ? {} : { olderThanMs: this.#duration('older-than') }),
            dryRun,
        };
    }
    #duration(name) {
        const value = this.#value(name);
        const ms = parseDuration(value);
        if (ms === undefined)
            this.#problem(name, `is ${this.#quote(value)}, not a duration such as 12h, 30d or 2w`);
        return ms ?? Number.POSITIVE_INFINITY;
    }
    /** What is wanted of each container: the same of all, or of each its own from a map. */
    #snapshot(containerIds) {
        const value = this.#value('snapshot');
        if (value.startsWith('{'))
            return this.#snapshotMap(value, containerIds);
        if (value === '') {
            this.#problem('snapshot', 'is missing: a name, an alias or `latest`. If it comes from an output, is that output set?');
        }
        else if (hasControls(this.#value('operation') === 'delete' ? value.replaceAll('\n', '') : value)) {
            this.#problem('snapshot', `is ${this.#quote(value)}, which holds a line break or another control character`);
        }
        return new Map(containerIds.map((containerId) => [containerId, value]));
    }
    #snapshotMap(value, containerIds) {
        const map = parseSnapshotMap(value);
        if (!map) {
            this.#problem('snapshot', `is ${this.#quote(value)}, which is no JSON object from container ids to snapshot names`);
        }
        const lacking = map ? containerIds.filter((containerId) => !map.has(containerId)) : [];
        if (lacking.length > 0)
            this.#problem('snapshot', `is a map that has no snapshot for ${lacking.join(', ')}`);
        return new Map(containerIds.map((containerId) => [containerId, map?.get(containerId) ?? '']));
    }
    #newAlias() {
        const alias = this.#alias();
        const removal = this.boolean('remove-alias');
        if (alias === '' && !removal) {
            this.#problem('alias', 'is empty. To remove the alias, set `remove-alias: true`');
        }
        else if (alias !== '' && removal) {
            this.#problem('alias', 'is given together with `remove-alias: true`; only one of them can be meant');
        }
        return removal ? null : alias;
    }
    #alias() {
        const alias = this.#value('alias');
        const length = [...alias].length;
        if (length > schema/* LONGEST_ALIAS */.iz) {
            this.#problem('alias', `has ${length} characters; ${schema/* LONGEST_ALIAS */.iz} are the most that the API takes`);
        }
        if (hasControls(alias)) {
            this.#problem('alias', `is ${this.#quote(alias)}, which holds a line break or another control character`);
        }
        return alias;
    }
    /** An input that the operation does not take is a mistake; what is as it is by default was not given. */
    #refuseStrays(operation) {
        for (const name of Object.keys(INPUTS)) {
            const rule = INPUTS[name];
            const value = this.#source.input(name);
            if (rule.takenBy.includes(operation) || value === '' || value === rule.default)
                continue;
            this.#problem(name, `is not taken by \`${operation}\`, only by ${rule.takenBy.join(', ')}`);
        }
    }
    #value(name) {
        return this.#source.input(name) || INPUTS[name].default;
    }
    /** Without the token, if that went into the wrong input: once it has been cut short, nothing could find it. */
    #quote(value) {
        return quote(this.#redact(value));
    }
    #problem(name, problem) {
        this.problems.push(`\`${name}\` ${problem}${problem.endsWith('?') ? '' : '.'}`);
    }
}


/***/ }),

/***/ 3776:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ UndoneError),
/* harmony export */   v: () => (/* binding */ create)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6264);
/* harmony import */ var _hoody_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5106);
/* harmony import */ var _hoody_filter_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(839);
/* harmony import */ var _hoody_retention_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3559);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7958);
/* harmony import */ var _remove_if_there_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6133);






/** What was made for a container is gone again, because another one could not be had. */
class UndoneError extends _hoody_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .HoodyError */ .CI {
}
/**
 * Takes a snapshot of every container, or of none: when one fails, those that were made for the others are
 * deleted again. Older ones, which `replace` or the retention let go, go only once every new one is there.
 */
async function create(request, containerIds, tools) {
    const outcomes = await tools.each(containerIds, (containerId) => (0,_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .settle */ .G)(containerId, () => request.dryRun ? planOne(request, containerId, tools) : createOne(request, containerId, tools)));
    const failures = outcomes.filter(({ ok }) => !ok);
    if (failures.length > 0)
        return undo(request, outcomes, failures, tools);
    return request.dryRun ? outcomes : tools.each(outcomes, (outcome) => tidy(request, outcome, tools));
}
async function createOne(request, containerId, tools) {
    const { hoody, story } = tools;
    if (request.ifExists === 'reuse' || request.ifExists === 'fail') {
        const existing = findExisting(request, containerId, await hoody.list(containerId), tools);
        if (existing) {
            story.info(`Container ${containerId} has snapshot ${existing.name} with the alias "${request.alias}" already, ` +
                `of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatTime */ .fU)(existing.created_at)}; it is reused.`);
            return { ok: true, containerId, changed: false, reused: true, snapshots: [existing] };
        }
    }
    const snapshot = await story.chapter(`Creating a snapshot of container ${containerId} with the alias "${request.alias}"`, () => hoody.create(containerId, request), ({ name, expires_at }) => `Created snapshot ${name} of container ${containerId}` +
        (expires_at ? `, which expires at ${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatTime */ .fU)(expires_at)}` : ''));
    return { ok: true, containerId, changed: true, snapshots: [snapshot] };
}
async function planOne(request, containerId, tools) {
    const snapshots = await tools.hoody.list(containerId);
    const existing = request.ifExists === 'reuse' || request.ifExists === 'fail'
        ? findExisting(request, containerId, snapshots, tools)
        : undefined;
    const coming = { name: '', alias: request.alias, created_at: new Date(tools.now()).toISOString() };
    const surplus = existing
        ? await findSurplus(request, existing, snapshots, tools.now())
        : await findSurplus(request, coming, [coming, ...snapshots], tools.now());
    const plan = [
        existing
            ? `reuse snapshot ${existing.name} of container ${containerId}`
            : `create a snapshot of container ${containerId} with the alias "${request.alias}"`,
        ...surplus.map(({ name }) => `delete snapshot ${name} of container ${containerId}`),
    ];
    for (const step of plan)
        tools.story.info(`Dry run: would ${step}.`);
    return { ok: true, containerId, changed: false, snapshots: existing ? [existing] : [], plan };
}
/**
 * The newest snapshot of the alias, if one is there that has not expired.
 *
 * @throws HoodyError when there is one and there must not be
 */
function findExisting({ alias, ifExists }, containerId, snapshots, { now }) {
    const existing = snapshots.find((snapshot) => snapshot.alias === alias && !(snapshot.expires_at && Date.parse(snapshot.expires_at) <= now()));
    if (existing && ifExists === 'fail') {
        throw new _hoody_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .HoodyError */ .CI(`Container ${containerId} has a snapshot with the alias "${alias}" already: ${existing.name}, of ` +
            `${(0,_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatTime */ .fU)(existing.created_at)}. Nothing was created. Give another \`alias\`, or set \`if-exists\` to ` +
            'reuse, replace or create.');
    }
    return existing;
}
/** Deletes what the new snapshot makes superfluous. That it could not be deleted takes nothing from the new one. */
async function tidy(request, outcome, tools) {
    const { hoody, story, now } = tools;
    const { containerId, snapshots } = outcome;
    if (request.ifExists !== 'replace' && !request.retention)
        return outcome;
    let { changed } = outcome;
    try {
        const listed = await hoody.list(containerId);
        const made = listed.find(({ name }) => name === snapshots[0]?.name);
        if (!made)
            throw new _hoody_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .HoodyError */ .CI('The list of its snapshots does not hold the new one.');
        for (const { name } of await findSurplus(request, made, listed, now())) {
            await (0,_remove_if_there_js__WEBPACK_IMPORTED_MODULE_1__/* .removeIfThere */ .K)(hoody, containerId, name);
            changed = true;
            story.info(`Deleted snapshot ${name} of container ${containerId}, which is not needed any more.`);
        }
    }
    catch (error) {
        story.warning(`Older snapshots of container ${containerId} were kept. ${error.message}`);
    }
    return { ...outcome, changed };
}
/** What `replace` and the retention let go, beside the snapshot that the step made or reused. */
async function findSurplus({ ifExists, retention, alias }, made, snapshots, now) {
    const spared = new Set([made.name]);
    const madeAt = Date.parse(made.created_at);
    const isReplaced = (snapshot) => ifExists === 'replace' && snapshot.alias === alias && Date.parse(snapshot.created_at) <= madeAt;
    const replaced = (0,_hoody_retention_js__WEBPACK_IMPORTED_MODULE_4__/* .expired */ ._)(snapshots, { matches: isReplaced }, spared, now);
    if (!retention)
        return replaced;
    const { keepLast, filter } = retention;
    const left = snapshots.filter((snapshot) => !replaced.includes(snapshot));
    return [...replaced, ...(0,_hoody_retention_js__WEBPACK_IMPORTED_MODULE_4__/* .expired */ ._)(left, { matches: await (0,_hoody_filter_js__WEBPACK_IMPORTED_MODULE_5__/* .compileFilter */ .g)(filter), keepLast }, spared, now)];
}
/** Deletes again what was made, since there is no snapshot of every container. */
async function undo({ alias, aliasIsUnique }, outcomes, failures, tools) {
    const because = `because there is none of ${failures.map(({ containerId }) => containerId).join(', ')}`;
    const hoody = tools.undoer();
    return tools.each(outcomes, async (outcome) => {
        const { containerId, snapshots } = outcome;
        const [made] = snapshots;
        if (!outcome.ok && outcome.error instanceof _hoody_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UncertainError */ .On && aliasIsUnique) {
            const isGone = await removeLost(alias, containerId, { ...tools, hoody });
            return isGone ? { ...outcome, error: outcome.error.cause } : outcome;
        }
        if (!outcome.ok || !outcome.changed || !made)
            return outcome;
        try {
            await (0,_remove_if_there_js__WEBPACK_IMPORTED_MODULE_1__/* .removeIfThere */ .K)(hoody, containerId, made.name);
        }
        catch (error) {
            const message = `Snapshot ${made.name} of container ${containerId} is left over. ${error.message}`;
            return { ...outcome, ok: false, error: new _hoody_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .HoodyError */ .CI(message) };
        }
        const message = `Snapshot ${made.name} of container ${containerId} was deleted again, ${because}.`;
        tools.story.info(message);
        return { ok: false, containerId, changed: false, snapshots: [], error: new UndoneError(message) };
    });
}
/**
 * Deletes what a create made of which no answer came.
 *
 * @returns whether there was any; where there was none, it may still come
 */
async function removeLost(alias, containerId, { hoody, story }) {
    try {
        const lost = (await hoody.list(containerId)).filter((snapshot) => snapshot.alias === alias);
        for (const { name } of lost) {
            await (0,_remove_if_there_js__WEBPACK_IMPORTED_MODULE_1__/* .removeIfThere */ .K)(hoody, containerId, name);
            story.info(`Deleted snapshot ${name} of container ${containerId}, of which no answer had told.`);
        }
        return lost.length > 0;
    }
    catch {
        // What may be left, and how to find it, is told by the error of the create.
        return false;
    }
}


/***/ }),

/***/ 7958:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ settle)
/* harmony export */ });
/** The outcome of work on one container, also where it fails. */
async function settle(containerId, work) {
    try {
        return await work();
    }
    catch (error) {
        return { ok: false, containerId, changed: false, snapshots: [], error: error };
    }
}


/***/ }),

/***/ 7729:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yz: () => (/* binding */ outputsOf),
/* harmony export */   b$: () => (/* binding */ allSnapshots),
/* harmony export */   pb: () => (/* binding */ writeSnapshotsFile)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);



/** GitHub keeps at most 1 MiB of outputs a job; this leaves room for the others. */
const LARGEST_SNAPSHOTS_BYTES = 512 * 1024 - 1;
/** In characters. An error repeats what the API said, and nothing keeps that short. */
const LONGEST_ERROR = 4_000;
/**
 * What is known at the end, whether the step succeeded or failed. The outputs of one snapshot are set where
 * there is one container; they are empty where there is none, and where the API tells nothing.
 */
function outputsOf(operation, outcomes) {
    const all = allSnapshots(outcomes);
    const shown = cut(all);
    const shownNames = new Set(shown.map(({ container_id, name }) => `${container_id} ${name}`));
    const single = outcomes.length === 1 ? all[0] : undefined;
    const text = (value) => (value === undefined || value === null ? '' : String(value));
    return {
        'snapshot-name': text(single?.name),
        'snapshot-alias': text(single?.alias),
        'created-at': text(single?.created_at),
        'expires-at': text(single?.expires_at),
        'size-bytes': text(single?.size),
        snapshot: single ? JSON.stringify(single) : '',
        snapshots: JSON.stringify(shown),
        'snapshot-map': operation === 'create' || operation === 'restore' ? JSON.stringify(mapOf(outcomes)) : '',
        results: JSON.stringify(outcomes.map((outcome) => ({
            container_id: outcome.containerId,
            ok: outcome.ok,
            changed: outcome.changed,
            snapshot_names: outcome.snapshots
                .map(({ name }) => name)
                .filter((name) => shownNames.has(`${outcome.containerId} ${name}`)),
            error: outcome.ok ? null : outcome.error.message.slice(0, LONGEST_ERROR),
        }))),
        count: String(all.length),
        changed: String(outcomes.some(({ changed }) => changed)),
        truncated: String(shown.length < all.length),
        'backup-snapshot-name': text(outcomes.length === 1 ? outcomes[0]?.backup?.name : undefined),
    };
}
/**
 * Writes every snapshot to a file of its own that only this user can read.
 *
 * @param directory where the runner keeps what goes with the job
 * @returns the path of the file
 */
function writeSnapshotsFile(directory, outcomes, redact) {
    const file = node_path__WEBPACK_IMPORTED_MODULE_2___default().join(directory, `hoody-snapshots-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.json`);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(file, `${redact(JSON.stringify(allSnapshots(outcomes), null, 2))}\n`, { mode: 0o600 });
    return file;
}
/** Of all containers, newest first; those of which only the name is known come last. */
function allSnapshots(outcomes) {
    return outcomes
        .flatMap(({ containerId, snapshots }) => snapshots.map((snapshot) => ({ ...snapshot, container_id: containerId })))
        .toSorted((a, b) => timeOf(b) - timeOf(a));
}
function timeOf({ created_at }) {
    return created_at === undefined ? 0 : Date.parse(created_at);
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
/** The newest, as many as an output may hold. */
function cut(snapshots) {
    let bytes = '[]'.length;
    const end = snapshots.findIndex((snapshot) => {
        bytes += Buffer.byteLength(JSON.stringify(snapshot)) + ','.length;
        return bytes > LARGEST_SNAPSHOTS_BYTES;
    });
    return end === -1 ? [...snapshots] : snapshots.slice(0, end);
}


/***/ }),

/***/ 6670:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ redactionOf),
/* harmony export */   d: () => (/* binding */ redactIn)
/* harmony export */ });
const STARS = '***';
/** Shorter ones would be found where they are not meant. */
const SHORTEST_ENCODED = 6;
/**
 * A redaction of the token in the forms in which it can turn up in a text: as it is, in base64 at each of the
 * three positions it can have in a longer text, and encoded for a URL. The runner masks a log, but neither a
 * file nor an output.
 */
function redactionOf(token) {
    if (token === '')
        return (text) => text;
    const forms = new Set([token, encodeURIComponent(token)]);
    for (const offset of [0, 1, 2]) {
        for (const alphabet of ['base64', 'base64url']) {
            const form = encodeAt(token, offset, alphabet);
            if (form.length >= SHORTEST_ENCODED)
                forms.add(form);
        }
    }
    const longestFirst = [...forms].toSorted((a, b) => b.length - a.length);
    return (text) => longestFirst.reduce((rest, form) => rest.replaceAll(form, STARS), text);
}
/**
 * The same for every text in a value: of what is a text only once it has been encoded or cut, as in JSON or in a
 * summary, the secret has to be taken out before.
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
        // Of its own class still, which tells what kind of error it is.
        return Object.assign(Object.create(value), { message: redact(value.message) });
    }
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [redact(key), redactUnknown(item, redact)]));
}
/** The characters of the base64 of a longer text that depend on the token alone, which stands at this offset in it. */
function encodeAt(token, offset, alphabet) {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(token)]);
    const encoded = bytes.toString(alphabet).replace(/=+$/, '');
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor((bytes.length * 8) / 6);
    return encoded.slice(first, last);
}


/***/ }),

/***/ 5717:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ openStep),
  f: () => (/* binding */ readRunner)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 8 modules
var core = __webpack_require__(6058);
// EXTERNAL MODULE: ./src/hoody/errors.ts
var errors = __webpack_require__(5106);
// EXTERNAL MODULE: ./src/inputs.ts + 1 modules
var inputs = __webpack_require__(4129);
// EXTERNAL MODULE: ./src/escape.ts
var src_escape = __webpack_require__(2988);
// EXTERNAL MODULE: ./src/format.ts
var format = __webpack_require__(6264);
;// CONCATENATED MODULE: ./src/log.ts



const HEARTBEAT_MS = 10_000;
/** The log of the step. Nothing that others wrote ends a line in it or starts a workflow command. */
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
    /** @param message may have several lines */
    error(message) {
        const lines = message.split('\n').map((line) => this.#clean(line));
        core/* error */.z3(lines.join('\n'), { title: 'Hoody snapshot' });
    }
    async chapter(begins, work, ends) {
        const started = performance.now();
        const elapsed = () => (0,format/* formatDuration */.a3)(performance.now() - started);
        this.info(`${begins} …`);
        const heartbeat = setInterval(() => this.info(`${begins}: still at work after ${elapsed()}.`), HEARTBEAT_MS);
        try {
            const result = await work();
            this.info(`${ends(result)} (${elapsed()}).`);
            return result;
        }
        finally {
            clearInterval(heartbeat);
        }
    }
    /** Keeps a request for the detail at the end; at once for those who debug. */
    exchange(exchange) {
        this.#exchanges.push(exchange);
        core/* debug */.Yz(this.#clean(tell(exchange)));
    }
    /** Tells every request that was sent, in a group that is collapsed. */
    tellExchanges() {
        if (this.#exchanges.length === 0)
            return;
        core/* startGroup */.Oh(`Requests: ${this.#exchanges.length}`);
        for (const exchange of this.#exchanges)
            this.info(tell(exchange));
        core/* endGroup */.N4();
    }
    #clean(line) {
        return (0,src_escape/* plainLine */.h)(this.#redact(line));
    }
}
function tell({ method, path, outcome, ms }) {
    return `${method} ${path} → ${outcome} (${(0,format/* formatDuration */.a3)(ms)})`;
}

// EXTERNAL MODULE: ./src/redact.ts
var src_redact = __webpack_require__(6670);
;// CONCATENATED MODULE: ./src/step.ts





/** The inputs as the runner hands them to this process. */
function readRunner({ generateAlias }) {
    return { input: (name) => core/* getInput */.V4(name), env: (name) => process.env[name], generateAlias };
}
/** Masks the token before anything else is said. */
function openStep(source) {
    const token = (0,inputs/* readToken */.AI)(source);
    if (token)
        core/* setSecret */.Pq(token);
    const redact = (0,src_redact/* redactionOf */.Z)(token);
    const log = new Log(redact);
    return {
        log,
        redact,
        fail(error) {
            const { message, stack } = error;
            const isExpected = error instanceof errors/* HoodyError */.CI || error instanceof inputs/* InputError */.dz;
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


/***/ }),

/***/ 8855:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ summaryOf),
/* harmony export */   Z: () => (/* binding */ guardSummaryOf)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2988);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6264);
/* harmony import */ var _operations_create_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3776);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7729);




/** A job summary over 1 MiB is dropped whole, so what goes in is counted. */
const MOST_ROWS = 100;
const MOST_BULLETS = 50;
/** An alias has at most 100 characters, unless the server says otherwise. */
const LONGEST_CELL = 200;
/** What was done, as a sentence. */
function tell(operation, outcomes) {
    const snapshots = (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(outcomes.flatMap((outcome) => outcome.snapshots).length, 'snapshot');
    const containers = (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(outcomes.filter(({ ok }) => ok).length, 'container');
    switch (operation) {
        case 'create': {
            const reused = outcomes.filter(({ ok, reused }) => ok && reused).length;
            const there = `; ${reused} of them ${reused === 1 ? 'was' : 'were'} there already`;
            return `Took ${snapshots} of ${containers}${reused > 0 ? there : ''}.`;
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
/**
 * The summary of the step in HTML, which GitHub shows as it is where Markdown would read meaning into what
 * others wrote.
 */
function summaryOf(request, outcomes, run) {
    const { operation } = request;
    const snapshots = (0,_outputs_js__WEBPACK_IMPORTED_MODULE_1__/* .allSnapshots */ .b$)(outcomes);
    const plan = outcomes.flatMap((outcome) => outcome.plan ?? []);
    const backups = outcomes.flatMap(({ containerId, backup }) => backup ? [{ containerId, name: backup.name }] : []);
    const isDryRun = operation !== 'list' && request.dryRun;
    return [
        `<h3>Hoody snapshot: ${operation}</h3>`,
        ...failuresOf(outcomes),
        ...(isDryRun
            ? [`<p>This was a dry run: nothing was changed. It would:</p>\n${bullets(plan)}`]
            : outcomes.some(({ ok }) => ok)
                ? [`<p>${tell(operation, outcomes)}</p>`]
                : []),
        ...(snapshots.length === 0 ? [] : [table(snapshots)]),
        ...(backups.length === 0 ? [] : [`<p>To undo the restore:</p>\n${bullets(backups.map(tellBackup))}`]),
        ...link(run),
        '',
    ].join('\n');
}
function failuresOf(outcomes) {
    const errors = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]));
    const causes = errors.filter((error) => !(error instanceof _operations_create_js__WEBPACK_IMPORTED_MODULE_0__/* .UndoneError */ .i));
    if (causes.length === 0)
        return [];
    const undone = errors.length - causes.length;
    const consequence = `<p>What was made for ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(undone, 'other container')} was deleted again.</p>`;
    return [
        failures(causes.map(({ message }) => message), `${causes.length} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(outcomes.length, 'container')}`),
        ...(undone > 0 ? [consequence] : []),
    ];
}
function tellBackup({ containerId, name }) {
    return `restore container ${containerId} from snapshot ${name}`;
}
/** The summary of the post step: what became of the job's containers. */
function guardSummaryOf({ act, jobStatus, results }, run) {
    const done = results.flatMap(({ snapshot, error }) => (error ? [] : [snapshot]));
    const errors = results.flatMap(({ error }) => (error ? [error.message] : []));
    return [
        ...(act === 'rollback'
            ? ['> [!CAUTION]', `> ${tellRollback(jobStatus, done)}`]
            : [`Deleted ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(done.length, 'snapshot')}, since the job succeeded.`]),
        '',
        ...(errors.length === 0
            ? []
            : [failures(errors, `${errors.length} of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(results.length, 'container')}`)]),
        ...(done.length === 0 ? [] : [guardTable(done)]),
        ...link(run),
        '',
    ].join('\n');
}
function tellRollback(jobStatus, [first, ...others]) {
    const how = jobStatus === 'cancelled' ? 'The job was cancelled' : 'The job failed';
    if (!first)
        return `${how}, and nothing could be rolled back.`;
    if (others.length > 0)
        return `${how}: ${others.length + 1} containers were rolled back to the snapshots below.`;
    const when = first.createdAt === '' ? '' : `, to how it was at ${(0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatTime */ .fU)(first.createdAt)}`;
    return `${how}: container ${code(first.containerId)} was rolled back to snapshot ${code(first.name)}${when}.`;
}
function guardTable(snapshots) {
    return bounded(['Container', 'Snapshot', 'Created'], snapshots.map(({ containerId, name, createdAt }) => [
        code(containerId),
        code(name),
        createdAt && (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatTime */ .fU)(createdAt),
    ]));
}
function link({ url, id, attempt }) {
    return url === undefined ? [] : [`<p><a href="${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .htmlText */ .j)(url)}">Run ${id}, attempt ${attempt}</a></p>`];
}
function failures(errors, whom) {
    return `<p>❌ Failed for ${whom}:</p>\n${bullets(errors)}`;
}
function bullets(texts) {
    const shown = texts.slice(0, MOST_BULLETS).map((text) => `<li>${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .htmlText */ .j)(text)}</li>`);
    const rest = texts.length - shown.length;
    return `<ul>${shown.join('')}${rest > 0 ? `<li>and ${rest} more</li>` : ''}</ul>`;
}
function table(snapshots) {
    return bounded(['Container', 'Snapshot', 'Alias', 'Created', 'Expires', 'Size'], snapshots.map(({ container_id, name, alias, created_at, expires_at, size }) => [
        code(container_id),
        code(name),
        alias ? code(alias) : '',
        created_at ? (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatTime */ .fU)(created_at) : '',
        expires_at ? (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatTime */ .fU)(expires_at) : '',
        typeof size === 'number' ? (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(size) : '',
    ]));
}
/** A table of the first rows, and the count of the rest. */
function bounded(head, rows) {
    const shown = rows.slice(0, MOST_ROWS);
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
function code(text) {
    return `<code>${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .htmlText */ .j)(text, LONGEST_CELL)}</code>`;
}


/***/ }),

/***/ 9586:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ readWorkflowRun)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _actions_github_context__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7157);
/* harmony import */ var _hoody_schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9950);



/** Reads the run from what the runner tells in the environment. */
function readWorkflowRun() {
    const { serverUrl, runId, runAttempt, job, action } = new _actions_github_context__WEBPACK_IMPORTED_MODULE_1__/* .Context */ .o();
    const repository = process.env['GITHUB_REPOSITORY'];
    const id = runId || 0;
    const attempt = runAttempt || 1;
    return {
        id,
        attempt,
        url: repository && id ? `${serverUrl}/${repository}/actions/runs/${id}/attempts/${attempt}` : undefined,
        generateAlias: (word) => aliasOf(word, { id, attempt, job, step: action }),
    };
}
const LONGEST_PART = 30;
/**
 * An alias that says which run, attempt, job and step made a snapshot. The jobs of a matrix share all four, so
 * there is something random at its end.
 */
function aliasOf(word, { id, attempt, job, step }) {
    const parts = [word, id, attempt, part(job), part(step), (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString('hex')];
    return parts
        .filter((text) => text !== '')
        .join('-')
        .slice(0, _hoody_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .LONGEST_ALIAS */ .iz);
}
function part(text) {
    return (text ?? '')
        .replace(/[^A-Za-z0-9_.-]+/g, '-')
        .replace(/^[_-]+/, '')
        .slice(0, LONGEST_PART);
}


/***/ }),

/***/ 5322:
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