"use strict";
exports.id = 755;
exports.ids = [755];
exports.modules = {

/***/ 1784:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Aw: () => (/* binding */ serializeGuard),
/* harmony export */   L6: () => (/* binding */ MAX_GUARDED_CONTAINERS)
/* harmony export */ });
/* unused harmony exports GuardStateError, parseGuard */



const MAX_GUARDED_CONTAINERS = 250;
function serializeGuard({ snapshots, apiUrl, healthUrls, ...rest }) {
    const settings = {
        ...rest,
        apiUrl: apiUrl.href,
        healthUrls: healthUrls.map(({ href }) => href),
        labels: snapshots.map(({ label }) => label ?? null),
    };
    const rows = snapshots.map(({ containerId, name, createdAt, keep }) => keep ? [containerId, name, createdAt, 1] : [containerId, name, createdAt]);
    return { snapshots: JSON.stringify(rows), guard: JSON.stringify(settings) };
}
class GuardStateError extends (/* unused pure expression or super */ null && (Error)) {
    name = 'GuardStateError';
}
function parseGuard({ guard, snapshots }) {
    if (guard === '')
        return undefined;
    try {
        return toGuard(JSON.parse(guard), JSON.parse(snapshots));
    }
    catch (error) {
        throw new GuardStateError(error.message);
    }
}
function toGuard(settings, rows) {
    const fields = record(settings);
    const apiUrl = new URL(text(fields['apiUrl']));
    const problem = findApiUrlProblem(apiUrl);
    if (problem)
        throw new Error(`the URL of the API ${problem}`);
    const { token } = fields;
    const labels = array(fields['labels']);
    return {
        id: text(fields['id']),
        apiUrl,
        ...(token === undefined ? {} : { token: text(token) }),
        restoreOnFailure: boolean(fields['restoreOnFailure']),
        deleteOnSuccess: boolean(fields['deleteOnSuccess']),
        healthUrls: array(fields['healthUrls']).map((url) => new URL(text(url))),
        maxParallel: positive(fields['maxParallel']),
        timeoutMs: positive(fields['timeoutMs']),
        summary: boolean(fields['summary']),
        snapshots: array(rows).map((row, index) => toSnapshot(array(row), labels[index])),
    };
}
function toSnapshot([id, name, createdAt, keep], label) {
    const containerId = text(id);
    if (!CONTAINER_ID.test(containerId))
        throw new Error(`${JSON.stringify(id)} is not a container id`);
    if (!isPlainSegment(text(name)))
        throw new Error(`${JSON.stringify(name)} is not the name of a snapshot`);
    return {
        containerId,
        ...(typeof label === 'string' ? { label } : {}),
        name: text(name),
        createdAt: text(createdAt),
        ...(keep === 1 ? { keep: true } : {}),
    };
}
function record(value) {
    if (typeof value !== 'object' || value === null)
        throw unexpected(value);
    return value;
}
function array(value) {
    if (!Array.isArray(value))
        throw unexpected(value);
    return value;
}
function text(value) {
    if (typeof value !== 'string')
        throw unexpected(value);
    return value;
}
function boolean(value) {
    if (typeof value !== 'boolean')
        throw unexpected(value);
    return value;
}
function positive(value) {
    if (typeof value !== 'number' || !(value > 0))
        throw unexpected(value);
    return value;
}
function unexpected(value) {
    return new Error(value === undefined ? 'a value is missing' : `unexpected value of type ${typeof value}`);
}


/***/ }),

/***/ 1384:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ nameByLabel)
/* harmony export */ });
function nameByLabel(labels) {
    return (containerId) => labels.get(containerId) ?? containerId;
}


/***/ }),

/***/ 9796:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   kT: () => (/* binding */ isPlainSegment),
/* harmony export */   sR: () => (/* binding */ endpoint)
/* harmony export */ });
const PLAIN_SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9_.:@+~-]{0,254}$/;
function isPlainSegment(text) {
    return PLAIN_SEGMENT.test(text);
}
function endpoint(apiUrl, segments) {
    const unsafe = segments.find((segment) => !isPlainSegment(segment));
    if (unsafe !== undefined)
        throw new Error(`not a plain path segment: ${JSON.stringify(unsafe)}`);
    return `${apiUrl.origin}${apiUrl.pathname.replace(/\/+$/, '')}/api/v1/${segments.join('/')}`;
}
function isLoopback({ hostname }) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}


/***/ }),

/***/ 5106:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B6: () => (/* binding */ NameTakenError),
/* harmony export */   CI: () => (/* binding */ HoodyError),
/* harmony export */   J$: () => (/* binding */ AmbiguousCreateError),
/* harmony export */   c4: () => (/* binding */ isNotFound),
/* harmony export */   cb: () => (/* binding */ AttemptError)
/* harmony export */ });
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8488);
/* harmony import */ var _text_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6400);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1535);



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

/***/ 1535:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ic: () => (/* binding */ describeFailure),
/* harmony export */   Ij: () => (/* binding */ summarizeFailure),
/* harmony export */   Qf: () => (/* binding */ LIMIT_CODE),
/* harmony export */   Rf: () => (/* binding */ PRESPAWN_CODE),
/* harmony export */   SP: () => (/* binding */ explainFailure),
/* harmony export */   nN: () => (/* binding */ BUSY_CODES)
/* harmony export */ });
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8488);

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

/***/ 9950:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $C: () => (/* binding */ isAddressable),
/* harmony export */   CT: () => (/* binding */ createdAt),
/* harmony export */   HT: () => (/* binding */ deriveName),
/* harmony export */   K8: () => (/* binding */ isTime),
/* harmony export */   Lb: () => (/* binding */ sortByTime),
/* harmony export */   Ut: () => (/* binding */ CONTAINER_ID),
/* harmony export */   _d: () => (/* binding */ isExpired),
/* harmony export */   jm: () => (/* binding */ MAX_ALIAS_LENGTH),
/* harmony export */   ll: () => (/* binding */ newestFirst)
/* harmony export */ });
/* unused harmony export MAX_DERIVED_NAME_LENGTH */
/* harmony import */ var _endpoint_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9796);

const CONTAINER_ID = /^[0-9a-f]{24}$/;
const MAX_ALIAS_LENGTH = 100;
const MAX_DERIVED_NAME_LENGTH = 64;
function deriveName(alias) {
    return alias
        .replace(/[^A-Za-z0-9_-]/g, '')
        .replace(/^[-_]+|[-_]+$/g, '')
        .slice(0, MAX_DERIVED_NAME_LENGTH);
}
function isAddressable({ name }) {
    return (0,_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .isPlainSegment */ .kT)(name);
}
function createdAt({ created_at }) {
    return created_at ? Date.parse(created_at) : undefined;
}
function isExpired({ expires_at }, at) {
    return expires_at ? Date.parse(expires_at) <= at : false;
}
const API_TIME = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
function isTime(value) {
    if (typeof value !== 'string')
        return false;
    return API_TIME.test(value) || (/^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value)));
}
function newestFirst(snapshots) {
    return sortByTime(snapshots, (snapshot) => snapshot, (a, b) => (a.name < b.name ? 1 : -1));
}
function sortByTime(items, snapshotOf, compareSimultaneous = () => 0) {
    const texts = items.map((item) => snapshotOf(item).created_at ?? '');
    const times = texts.every((text) => API_TIME.test(text))
        ? texts
        : items.map((item) => createdAt(snapshotOf(item)) ?? Number.NEGATIVE_INFINITY);
    const at = (index) => ({ item: items[index], time: times[index] });
    return items
        .map((_, index) => index)
        .sort((a, b) => {
        const [first, second] = [at(a), at(b)];
        if (first.time !== second.time)
            return second.time > first.time ? 1 : -1;
        return compareSimultaneous(first.item, second.item);
    })
        .map((index) => at(index).item);
}


/***/ }),

/***/ 3852:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HK: () => (/* binding */ describeAge),
/* harmony export */   fQ: () => (/* binding */ IF_EXISTS),
/* harmony export */   xx: () => (/* binding */ findExisting)
/* harmony export */ });
/* harmony import */ var _hoody_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5106);
/* harmony import */ var _hoody_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9950);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8488);



const IF_EXISTS = ['create', 'reuse', 'replace', 'fail'];
function findExisting(ifExists, alias, container, { snapshots, clockOffsetMs }, now) {
    const existing = snapshots.find((snapshot) => snapshot.alias === alias &&
        !(0,_hoody_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .isExpired */ ._d)(snapshot, now + clockOffsetMs) &&
        (ifExists === 'fail' || (0,_hoody_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .isAddressable */ .$C)(snapshot)));
    if (existing && ifExists === 'fail') {
        throw new _hoody_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .HoodyError */ .CI(`Container ${container} already has a snapshot with the alias "${alias}". Nothing was created.`, [
            `It is snapshot ${existing.name}${describeAge(existing)}.`,
            'Use another `alias`, or set `if-exists` to reuse, replace, or create.',
        ]);
    }
    return existing;
}
function describeAge({ created_at }) {
    return created_at ? `, created ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatTime */ .fU)(created_at)}` : '';
}


/***/ }),

/***/ 7958:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ UndoneError),
/* harmony export */   p: () => (/* binding */ captureFailure)
/* harmony export */ });
/* harmony import */ var _hoody_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5106);

class UndoneError extends _hoody_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .HoodyError */ .CI {
}
async function captureFailure(containerId, work) {
    try {
        return await work();
    }
    catch (error) {
        return { ok: false, containerId, changed: false, snapshots: [], error: error };
    }
}


/***/ }),

/***/ 6009:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ allSnapshots),
/* harmony export */   z: () => (/* binding */ report)
/* harmony export */ });
/* harmony import */ var _hoody_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9950);

function allSnapshots(outcomes) {
    const all = outcomes.flatMap(({ containerId, snapshots }) => snapshots.map((snapshot) => ({ containerId, snapshot })));
    return (0,_hoody_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .sortByTime */ .Lb)(all, ({ snapshot }) => snapshot);
}
function report({ containerId, snapshot }) {
    return { ...snapshot, container_id: containerId };
}


/***/ }),

/***/ 7999:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MC: () => (/* binding */ causesIn),
/* harmony export */   SL: () => (/* binding */ renderFailures),
/* harmony export */   dg: () => (/* binding */ renderMessages)
/* harmony export */ });
/* harmony import */ var _operations_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7958);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8488);
/* harmony import */ var _html_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6433);
/* harmony import */ var _prose_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5693);




function causesIn(outcomes) {
    return outcomes.flatMap((outcome) => (outcome.ok || outcome.error instanceof _operations_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .UndoneError */ .i ? [] : [outcome]));
}
function renderFailures(outcomes) {
    const causes = causesIn(outcomes);
    const undone = outcomes.filter((outcome) => !outcome.ok && outcome.error instanceof _operations_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .UndoneError */ .i).length;
    return [
        renderMessages(causes.map(({ error }) => error.message)),
        ...(undone > 0
            ? [(0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .paragraph */ .FY)(`What was created for ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(undone, 'other container')} was deleted again.`)]
            : []),
    ];
}
function renderMessages(messages) {
    const [only] = messages;
    if (only === undefined)
        return '';
    return messages.length === 1 ? (0,_prose_js__WEBPACK_IMPORTED_MODULE_2__/* .renderMessage */ .e4)(only) : (0,_html_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(messages, _prose_js__WEBPACK_IMPORTED_MODULE_2__/* .proseLines */ .DS);
}


/***/ }),

/***/ 6433:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FY: () => (/* binding */ paragraph),
/* harmony export */   HV: () => (/* binding */ UNKNOWN),
/* harmony export */   R_: () => (/* binding */ heading),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   mG: () => (/* binding */ inline),
/* harmony export */   n$: () => (/* binding */ moment),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
/* unused harmony exports banner, commandBlock */
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7388);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8488);


const MAX_CODE_LENGTH = 200;
const MAX_LIST_ITEMS = 50;
const UNKNOWN = '—';
const ICONS = { done: '✅', planned: '⏳', attention: '⚠️', failed: '❌' };
function heading(state, title, subject = '') {
    return `<h3>${ICONS[state]} Hoody ${title}${subject === '' ? '' : `: ${subject}`}</h3>`;
}
function paragraph(...html) {
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
    const parts = (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .truncate */ .xv)(text, MAX_CODE_LENGTH).match(/[^\s-]{1,12}|[\s-]/gu) ?? [];
    const html = parts.map((part, index) => {
        const isSameWord = isOfWord(parts[index - 1] ?? '') && isOfWord(part);
        return `${isSameWord ? '<wbr>' : ''}${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .htmlText */ .js)(part)}`;
    });
    return `<code>${html.join('')}</code>`;
}
function isOfWord(part) {
    return /[^\s-]/u.test(part);
}
function banner(markdown, html) {
    return ['> [!CAUTION]', `> ${markdown}`, ...html.flatMap((line) => ['>', `> ${line}`]), ''].join('\n');
}
function commandBlock(commands) {
    const rest = commands.length - MAX_LIST_ITEMS;
    const shown = commands.slice(0, MAX_LIST_ITEMS);
    return ['', '```sh', ...shown, ...(rest > 0 ? [`# and ${rest} more, see the log`] : []), '```', ''].join('\n');
}
function moment(iso, now) {
    return [(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatAge */ .nV)(iso, now), (0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatTime */ .fU)(iso)];
}
function inline([main, ...details]) {
    return details.length === 0 ? main : `${main} (${details.join(', ')})`;
}
function subjectOf(names) {
    const [only, ...others] = names;
    return only !== undefined && others.length === 0 ? code(only) : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(names.length, 'container');
}


/***/ }),

/***/ 4348:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  DI: () => (/* binding */ findMapProblem),
  zF: () => (/* binding */ outputsError),
  Yz: () => (/* binding */ outputsOf)
});

// EXTERNAL MODULE: ./src/hoody/errors.ts
var errors = __webpack_require__(5106);
// EXTERNAL MODULE: ./src/report/all-snapshots.ts
var all_snapshots = __webpack_require__(6009);
;// CONCATENATED MODULE: ./src/report/output-limits.ts
const MAX_LENGTH = { snapshot: 50_000, snapshots: 180_000, 'snapshot-map': 130_000, results: 130_000 };
function takeFitting(items, render, maxLength) {
    const taken = [];
    let length = '[]'.length;
    for (const item of items) {
        const text = render(item);
        length += text.length + ','.length;
        if (length > maxLength)
            break;
        taken.push(text);
    }
    return taken;
}
const DOCUMENTED = ['name', 'alias', 'created_at', 'last_used_at', 'expires_at', 'stateful', 'size'];
const MAX_FIELD_LENGTH = 1_000;
function limitSnapshot(snapshot) {
    if (JSON.stringify(snapshot).length <= MAX_LENGTH.snapshot)
        return snapshot;
    const { container_id } = snapshot;
    const documented = Object.entries(snapshot)
        .filter(([field]) => DOCUMENTED.includes(field))
        .map(([field, value]) => [field, typeof value === 'string' ? value.slice(0, MAX_FIELD_LENGTH) : value]);
    return { ...Object.fromEntries(documented), container_id };
}

;// CONCATENATED MODULE: ./src/report/results.ts

const MAX_ERROR_LENGTHS = [4_000, 200];
function renderResults(outcomes, labels, included) {
    const includedOf = Map.groupBy(included, ({ containerId }) => containerId);
    const names = outcomes.map(({ containerId, snapshots }) => {
        const ofContainer = new Set(includedOf.get(containerId)?.map(({ snapshot }) => snapshot.name));
        return snapshots.flatMap(({ name }) => (ofContainer.has(name) ? [name] : []));
    });
    const labelOf = ({ containerId }) => labels.get(containerId);
    for (const [index, maxErrorLength] of [...MAX_ERROR_LENGTHS, 0].entries()) {
        const withNames = index < MAX_ERROR_LENGTHS.length;
        const results = outcomes.map((outcome, at) => resultOf(outcome, labelOf(outcome), (withNames ? names[at] : undefined) ?? [], maxErrorLength));
        const json = JSON.stringify(results);
        if (json.length <= MAX_LENGTH.results)
            return { json, isTruncated: results.some(({ truncated }) => truncated) };
    }
    const omit = (count) => JSON.stringify({ truncated: true, omitted: count });
    const taken = takeFitting(outcomes, (outcome) => JSON.stringify(resultOf(outcome, labelOf(outcome), [], 0)), MAX_LENGTH.results - omit(outcomes.length).length);
    return { json: `[${[...taken, omit(outcomes.length - taken.length)].join(',')}]`, isTruncated: true };
}
function resultOf(outcome, label, snapshot_names, maxErrorLength) {
    const message = outcome.ok ? null : outcome.error.message;
    const error = message?.slice(0, maxErrorLength) ?? null;
    const isTruncated = error !== message || snapshot_names.length < outcome.snapshots.length;
    return {
        container_id: outcome.containerId,
        label,
        ok: outcome.ok,
        changed: outcome.changed,
        snapshot_names,
        error,
        ...(isTruncated ? { truncated: true } : {}),
    };
}

;// CONCATENATED MODULE: ./src/report/outputs.ts




function outputsOf(operation, outcomes, all, labels = new Map()) {
    const first = outcomes.length === 1 && all[0] ? (0,all_snapshots/* report */.z)(all[0]) : undefined;
    const single = first && limitSnapshot(first);
    const included = takeFitting(all, (snapshot) => JSON.stringify(limitSnapshot((0,all_snapshots/* report */.z)(snapshot))), MAX_LENGTH.snapshots);
    const results = renderResults(outcomes, labels, all.slice(0, included.length));
    const text = (value) => (value === undefined || value === null ? '' : String(value));
    return {
        'snapshot-name': text(single?.name),
        'snapshot-alias': text(single?.alias),
        'created-at': text(single?.created_at),
        'expires-at': text(single?.expires_at),
        'size-bytes': text(single?.size),
        snapshot: single ? JSON.stringify(single) : '',
        snapshots: `[${included.join(',')}]`,
        'snapshot-map': renderMap(operation, outcomes),
        results: results.json,
        count: String(all.length),
        changed: String(outcomes.some(({ changed }) => changed)),
        truncated: String(included.length < all.length || results.isTruncated || single !== first),
        'backup-snapshot-name': text(outcomes.length === 1 ? outcomes[0]?.backup?.name : undefined),
    };
}
function renderMap(operation, outcomes) {
    if (operation !== 'create' && operation !== 'restore')
        return '';
    const map = {};
    for (const { ok, containerId, snapshots } of outcomes) {
        const [snapshot] = snapshots;
        if (ok && snapshot)
            map[containerId] = snapshot.name;
    }
    return JSON.stringify(map);
}
function outputsError({ message }) {
    return new errors/* HoodyError */.CI('Could not write the outputs.', [`Reason: ${message}`]);
}
function findMapProblem({ 'snapshot-map': map }) {
    if (map.length <= MAX_LENGTH['snapshot-map'])
        return undefined;
    return new errors/* HoodyError */.CI('The output `snapshot-map` is too long, so it is empty.', [
        `It has ${map.length} characters; the limit is ${MAX_LENGTH['snapshot-map']}.`,
        'Split the containers across the jobs of a matrix.',
    ]);
}


/***/ }),

/***/ 5693:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   DS: () => (/* binding */ proseLines),
/* harmony export */   e4: () => (/* binding */ renderMessage)
/* harmony export */ });
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7388);
/* harmony import */ var _html_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6433);


const MAX_LENGTH = 1_000;
const PLAIN = /^(?:\p{L}+(?:['’-]\p{L}+)*|\d{1,5}(?:\.\d{1,3})?|\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d|[—–→…-])$/u;
const HASH = /^[0-9a-f]{7,}$/i;
const WORD = /^(?<before>[("“]*)(?<core>.*?)(?<after>[)"”.,;:!?…]*)$/su;
function prose(message) {
    return (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .truncate */ .xv)(message, MAX_LENGTH)
        .split('`')
        .map((part, index) => (index % 2 === 1 ? (0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(part) : words(part)))
        .join('');
}
function renderMessage(message) {
    const lines = message.split('\n').filter((line) => line.trim() !== '');
    const items = lines.filter((line) => line.startsWith('- ')).map((line) => line.slice('- '.length));
    const texts = lines.filter((line) => !line.startsWith('- '));
    return [
        ...(texts.length > 0 ? [`<p>${renderLines(texts)}</p>`] : []),
        ...(items.length > 0 ? [(0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(items, prose)] : []),
    ].join('\n');
}
function proseLines(message) {
    return renderLines(message.split('\n'));
}
const MAX_LINES = 20;
function renderLines(lines) {
    const rest = lines.length - MAX_LINES;
    const shown = lines.slice(0, MAX_LINES).map(prose);
    return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('<br>');
}
function words(text) {
    return text
        .split(' ')
        .map((word) => {
        const { before = '', core = '', after = '' } = WORD.exec(word)?.groups ?? {};
        const isPlain = core === '' || (PLAIN.test(core) && !HASH.test(core));
        if (isPlain)
            return (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .htmlText */ .js)(word);
        const isQuoted = before.endsWith('"') && after.startsWith('"');
        const [start, end] = isQuoted ? [before.slice(0, -1), after.slice(1)] : [before, after];
        return `${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .htmlText */ .js)(start)}${(0,_html_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(core)}${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .htmlText */ .js)(end)}`;
    })
        .join(' ')
        .replaceAll('</code> <code>', ' ');
}


/***/ }),

/***/ 715:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ delayedSignal),
/* harmony export */   w: () => (/* binding */ cancellationSignal)
/* harmony export */ });
function cancellationSignal() {
    const controller = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM'])
        process.once(name, () => controller.abort());
    return controller.signal;
}
function delayedSignal(signal, delayMs, clock) {
    const controller = new AbortController();
    const abort = () => controller.abort();
    signal.addEventListener('abort', () => clock.timeout(delayMs).addEventListener('abort', abort));
    return controller.signal;
}


/***/ }),

/***/ 5561:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ getExecOutput)
/* harmony export */ });
function getExecOutput() {
    throw new Error('@actions/exec is not part of this bundle');
}


/***/ }),

/***/ 4106:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ HttpClient)
/* harmony export */ });
class HttpClient {
    constructor() {
        throw new Error('@actions/core has no HTTP client in this bundle');
    }
}


/***/ }),

/***/ 8949:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ compileGlob),
  R: () => (/* binding */ findGlobProblem)
});

;// CONCATENATED MODULE: ./src/snapshots/glob-parser.ts
class GlobError extends Error {
}
const MAX_GLOB_LENGTH = 1_000;
function parseGlob(glob) {
    const states = [];
    const groups = [];
    const tokens = tokenize(glob).values();
    for (const token of tokens) {
        const group = groups.at(-1);
        if (isSyntax(token, '*')) {
            states.push({ kind: 'any' });
        }
        else if (isSyntax(token, '?')) {
            states.push({ kind: 'one', accepts: () => true });
        }
        else if (isSyntax(token, '[')) {
            states.push({ kind: 'one', accepts: parseSet(tokens) });
        }
        else if (isSyntax(token, '{')) {
            const start = { kind: 'move', targets: [states.length + 1] };
            states.push(start);
            groups.push({ start, ends: [] });
        }
        else if (group && isSyntax(token, ',')) {
            const end = { kind: 'move', targets: [] };
            states.push(end);
            group.ends.push(end);
            group.start.targets.push(states.length);
        }
        else if (group && isSyntax(token, '}')) {
            for (const end of group.ends)
                end.targets.push(states.length);
            groups.pop();
        }
        else {
            states.push({ kind: 'one', accepts: (character) => character === token.character });
        }
    }
    if (groups.length > 0)
        throw new GlobError('has a "{" without a closing "}"; to match the character itself, use "\\{"');
    return states;
}
function tokenize(glob) {
    const { length } = [...glob];
    if (length > MAX_GLOB_LENGTH) {
        throw new GlobError(`has ${length} characters; the limit of a glob is ${MAX_GLOB_LENGTH}`);
    }
    const tokens = [];
    let escaped = false;
    for (const character of glob) {
        if (escaped || character !== '\\') {
            tokens.push({ character, escaped });
            escaped = false;
        }
        else {
            escaped = true;
        }
    }
    if (escaped)
        throw new GlobError('ends with an incomplete escape; to match a backslash, use "\\\\"');
    return tokens;
}
function isSyntax(token, character) {
    return token?.character === character && !token.escaped;
}
function parseSet(tokens) {
    const members = [];
    for (const token of tokens) {
        if (isSyntax(token, ']'))
            return compileSet(members);
        members.push(token);
    }
    throw new GlobError('has a "[" without a closing "]"; to match the character itself, use "\\["');
}
function compileSet(members) {
    const isNegated = isSyntax(members[0], '!');
    const ranges = parseRanges(isNegated ? members.slice(1) : members);
    if (ranges.length === 0)
        throw new GlobError('has an empty set; to match a bracket in a set, use "\\]"');
    return (character) => {
        const point = codePointOf(character);
        return ranges.some(([first, last]) => first <= point && point <= last) !== isNegated;
    };
}
function parseRanges(members) {
    const ranges = [];
    const rest = [...members];
    for (let first = rest.shift(); first; first = rest.shift()) {
        const [dash, end] = rest;
        let last = first;
        if (isSyntax(dash, '-') && end) {
            last = end;
            rest.splice(0, 2);
        }
        const range = [codePointOf(first.character), codePointOf(last.character)];
        if (range[1] < range[0]) {
            throw new GlobError(`has the range ${first.character}-${last.character}, which is reversed`);
        }
        ranges.push(range);
    }
    return ranges;
}
function codePointOf(character) {
    return Number(character.codePointAt(0));
}

;// CONCATENATED MODULE: ./src/snapshots/glob.ts

function compileGlob(glob) {
    const states = parseGlob(glob);
    const start = follow(states, Uint8Array.of(1, ...states.map(() => 0)));
    return (text) => {
        let active = start;
        for (const character of text) {
            if (!active.includes(1))
                return false;
            active = follow(states, consume(states, active, character));
        }
        return active[states.length] === 1;
    };
}
function findGlobProblem(glob) {
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
function consume(states, active, character) {
    const next = new Uint8Array(active.length);
    states.forEach((state, index) => {
        if (active[index] === 0)
            return;
        if (state.kind === 'any')
            next[index] = 1;
        else if (state.kind === 'one' && state.accepts(character))
            next[index + 1] = 1;
    });
    return next;
}
function follow(states, active) {
    states.forEach((state, index) => {
        if (active[index] === 0)
            return;
        if (state.kind === 'any')
            active[index + 1] = 1;
        else if (state.kind === 'move')
            for (const target of state.targets)
                active[target] = 1;
    });
    return active;
}


/***/ }),

/***/ 1492:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ parseSelector),
/* harmony export */   V: () => (/* binding */ formatSelector)
/* harmony export */ });
function parseSelector(text) {
    for (const by of ['name', 'alias']) {
        if (text.startsWith(`${by}:`))
            return { by, text: text.slice(by.length + 1) };
    }
    return { by: 'any', text };
}
function formatSelector({ by, text }) {
    return by === 'any' ? text : `${by}:${text}`;
}


/***/ }),

/***/ 4300:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runStep: () => (/* binding */ runStep)
});

// EXTERNAL MODULE: ./src/text/split-list.ts
var split_list = __webpack_require__(3488);
;// CONCATENATED MODULE: ./src/inputs/health-urls.ts

const MAX_URLS = 10;
const MAX_URL_LENGTH = 1_000;
function readHealthUrls(reader) {
    const texts = (0,split_list/* splitList */.r)(reader.text('health-url'), /[,\r\n]/);
    if (texts.length > MAX_URLS) {
        reader.report('health-url', `contains ${texts.length} URLs; the limit is ${MAX_URLS}`);
    }
    return texts.flatMap((text) => {
        if (reader.rejectLong('health-url', text, MAX_URL_LENGTH))
            return [];
        const url = URL.parse(text);
        const problem = url ? findProblem(url) : 'is not a valid URL, such as https://www.example.com/health';
        if (problem)
            reader.report('health-url', `contains ${reader.quote(text)}, which ${problem}`);
        else if (reader.hasToken(text))
            reader.report('health-url', 'contains the token, which only the API may receive');
        return url ? [url] : [];
    });
}
function findProblem({ protocol, username, password }) {
    if (protocol !== 'https:' && protocol !== 'http:')
        return 'does not start with https:// or http://';
    if (username !== '' || password !== '')
        return 'contains a user name or a password, which the log would show';
    return undefined;
}

// EXTERNAL MODULE: ./src/text/redact.ts
var text_redact = __webpack_require__(3326);
;// CONCATENATED MODULE: ./src/inputs/input-error.ts
class InputError extends Error {
    constructor(problems) {
        const head = problems.length === 1
            ? 'An input is invalid. No request was sent.'
            : `The inputs have ${problems.length} problems. No request was sent.`;
        super([head, ...problems.map((problem) => `- ${problem}`)].join('\n'));
        this.name = 'InputError';
    }
}

// EXTERNAL MODULE: ./src/operations/if-exists.ts
var if_exists = __webpack_require__(3852);
;// CONCATENATED MODULE: ./src/operations/operation.ts
const OPERATIONS = ['create', 'list', 'restore', 'alias', 'delete'];

;// CONCATENATED MODULE: ./src/inputs/table.ts


const STRING = { kind: 'string' };
const BOOLEAN = { kind: 'boolean' };
const INPUTS = {
    operation: {
        summary: 'What to do: `create`, `list`, `restore`, `alias` or `delete`.',
        type: { kind: 'choice', values: OPERATIONS },
        operations: OPERATIONS,
        default: '',
        required: true,
        description: 'The operation: `create` a snapshot, `list` the snapshots, `restore` the container from a snapshot, change ' +
            'the `alias` of a snapshot, or `delete` snapshots.',
    },
    'container-id': {
        summary: 'One or several container ids, or set `HOODY_CONTAINER_ID`.',
        type: { kind: 'list', separator: ',' },
        operations: OPERATIONS,
        default: '',
        description: 'The id of the container (24 characters from 0-9 and a-f), or several ids separated by commas or line breaks. ' +
            'Each can have a label, as in `web=64f0c1d2a3b4c5d6e7f80912`, which the log, the summary, and errors show ' +
            'instead of the id. Defaults to the environment variable `HOODY_CONTAINER_ID`.',
    },
    token: {
        summary: 'A Hoody API token, or set `HOODY_TOKEN`.',
        type: STRING,
        operations: OPERATIONS,
        default: '',
        description: 'A token of the Hoody API, from a secret. Defaults to the environment variable `HOODY_TOKEN`. The action masks ' +
            'it in the log and sends it only to `api-url`.',
    },
    'api-url': {
        summary: 'The address of the API, such as that of a realm.',
        type: STRING,
        operations: OPERATIONS,
        default: 'https://api.hoody.com',
        description: 'The URL of the API: of a realm (`https://{realm-id}.api.hoody.com`), a gateway, or the emulator of this ' +
            'repository. It must start with https; http is valid for loopback addresses only.',
    },
    snapshot: {
        summary: 'A name, an alias or `latest`.',
        type: STRING,
        operations: ['restore', 'alias', 'delete'],
        default: '',
        description: 'The snapshot: its name, its alias, or `latest` for the newest snapshot of the container. If a word is the name ' +
            'of one snapshot and the alias of another, use `name:x` or `alias:x`. delete also accepts several snapshots, ' +
            'each on its own line, or separated by commas on a single line. Also accepts the output `snapshot-map` of an ' +
            'earlier create, which contains a name for each container. If several snapshots share an alias, restore and ' +
            'alias use the newest and log a warning; delete fails.',
    },
    alias: {
        summary: 'The alias to set.',
        type: STRING,
        operations: ['create', 'alias'],
        default: '',
        description: 'The alias of the new snapshot, or the new alias of the snapshot, at most 100 characters. For a create without ' +
            'an alias, the action generates one that is unique to the run, the attempt, and the step.',
    },
    'remove-alias': {
        summary: 'Remove the alias.',
        type: BOOLEAN,
        operations: ['alias'],
        default: 'false',
        description: '`true` removes the alias. An empty `alias` without this input is an error, so that an empty expression cannot ' +
            'remove an alias.',
    },
    'expiry-days': {
        summary: 'Days until the new snapshot expires.',
        type: { kind: 'integer', min: 1, max: 3650 },
        operations: ['create', 'restore'],
        default: '',
        description: 'The number of whole days, 1 to 3650, after which the platform deletes the new snapshot. If empty, the snapshot ' +
            'does not expire. For restore only with `backup-first`, where it applies to the backup.',
    },
    'if-exists': {
        summary: 'If the alias exists: `create`, `reuse`, `replace` or `fail`.',
        type: { kind: 'choice', values: if_exists/* IF_EXISTS */.fQ },
        operations: ['create'],
        default: 'create',
        description: 'What to do if a snapshot with that `alias` exists, as after a re-run: `create` another one, `reuse` the ' +
            'existing one, `replace` it (the step deletes the older one after the new one exists), or `fail`.',
    },
    'restore-on-failure': {
        summary: 'Roll back if the job fails or is canceled.',
        type: BOOLEAN,
        operations: ['create'],
        default: 'false',
        description: '`true` restores the containers from the new snapshots after the job, if the job fails or is canceled. No ' +
            'other step is necessary. The runner evaluates this input again after the job: exactly `false` then disables ' +
            'it. A step can guard up to 250 containers.',
    },
    'delete-on-success': {
        summary: 'Delete the snapshot if the job succeeds.',
        type: BOOLEAN,
        operations: ['create'],
        default: 'false',
        description: '`true` deletes the new snapshots after the job, if the job succeeds. The runner evaluates this input again ' +
            'after the job: exactly `false` then disables it. It never deletes a snapshot that `if-exists: reuse` found.',
    },
    'health-url': {
        summary: 'Addresses that must respond after a restore.',
        type: { kind: 'list', separator: ',' },
        operations: ['create', 'restore'],
        default: '',
        description: 'One or more URLs, separated by commas or line breaks, that must respond with a status below 400 after a ' +
            'restore, within `timeout-seconds`; otherwise the step fails. For create only with `restore-on-failure`. The ' +
            'action sends a GET request every 2 seconds, without the token.',
    },
    'keep-last': {
        summary: 'How many of the snapshots in `filter` to keep.',
        type: { kind: 'integer', min: 0, max: 100_000 },
        operations: ['create', 'delete'],
        default: '',
        description: 'The number of the newest snapshots matching `filter` to keep; the step deletes the other matching snapshots. ' +
            'At least 1 for create, at least 0 for delete. A create always keeps the snapshot that it just created.',
    },
    filter: {
        summary: 'A glob, such as `nightly-*`, that selects snapshots.',
        type: STRING,
        operations: ['create', 'list', 'delete'],
        default: '',
        description: 'A glob, such as `nightly-*`, that the action matches with the alias of each snapshot, or with its name if it ' +
            'has no alias. For create only with `keep-last`; for delete only with `keep-last` or `older-than`. Without a ' +
            'filter, list shows every snapshot, and no rule deletes anything.',
    },
    'older-than': {
        summary: 'The minimum age, such as `30d`.',
        type: STRING,
        operations: ['delete'],
        default: '',
        description: 'Deletes only snapshots that are older than this duration, such as `12h`, `30d`, or `2w`.',
    },
    'backup-first': {
        summary: 'Create a snapshot first.',
        type: BOOLEAN,
        operations: ['restore'],
        default: 'false',
        description: '`true` first creates a snapshot of the current state, so that you can undo the restore. Set `expiry-days` to ' +
            'let this backup expire.',
    },
    'ignore-missing': {
        summary: 'Accept a snapshot that does not exist.',
        type: BOOLEAN,
        operations: ['delete'],
        default: 'false',
        description: '`true` treats a snapshot that does not exist as deleted.',
    },
    'dry-run': {
        summary: 'Report only; change nothing.',
        type: BOOLEAN,
        operations: ['create', 'restore', 'alias', 'delete'],
        default: 'false',
        description: '`true` reports what the step would do, without changing anything.',
    },
    'max-parallel': {
        summary: 'How many containers to process at a time.',
        type: { kind: 'integer', min: 1, max: 64 },
        operations: OPERATIONS,
        default: '8',
        description: 'The maximum number of containers to process at the same time, 1 to 64.',
    },
    'timeout-seconds': {
        summary: 'The time limit of the step.',
        type: { kind: 'integer', min: 1, max: 3600 },
        operations: OPERATIONS,
        default: '300',
        description: 'The time limit of the step, 1 to 3600 seconds, including all retries and the wait for a busy container.',
    },
    summary: {
        summary: 'Write a job summary.',
        type: BOOLEAN,
        operations: OPERATIONS,
        default: 'true',
        description: '`false` disables the job summary.',
    },
    'job-status': {
        summary: 'Internal; do not set it.',
        type: STRING,
        operations: OPERATIONS,
        default: `\${{ job.status }}`,
        description: 'Internal: the runner passes the status of the job to the post step. Do not set it.',
    },
};

// EXTERNAL MODULE: ./src/hoody/schema.ts
var schema = __webpack_require__(9950);
;// CONCATENATED MODULE: ./src/inputs/values.ts

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
function parseDuration(text) {
    const [, digits, unit] = /^([1-9]\d{0,5})([mhdw])$/.exec(text) ?? [];
    return digits && unit ? Number(digits) * UNIT_MS[unit] : undefined;
}
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
function hasControlCharacters(text) {
    return /\p{Cc}/u.test(text);
}
const MAX_QUOTED_LENGTH = 120;
function quote(value) {
    if (value === '')
        return 'empty';
    return JSON.stringify(value.length > MAX_QUOTED_LENGTH ? `${value.slice(0, MAX_QUOTED_LENGTH)}…` : value);
}

;// CONCATENATED MODULE: ./src/inputs/reader.ts




function readToken({ input, env }) {
    return input('token') || (env('HOODY_TOKEN') ?? '').trim();
}
class reader_InputReader {
    source;
    redact;
    #problems = [];
    constructor(source) {
        this.source = source;
        this.redact = (0,text_redact/* redactionOf */.Zx)(readToken(source));
    }
    throwIfInvalid() {
        if (this.#problems.length > 0)
            throw new InputError(this.#problems);
    }
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
            this.report(name, `is ${this.quote(value)}, but must be true or false`);
        return false;
    }
    integer(name, min = INPUTS[name].type.min) {
        const { max } = INPUTS[name].type;
        const value = this.text(name);
        const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
        if (number >= min && number <= max)
            return number;
        this.report(name, `is ${this.quote(value)}, but must be a whole number from ${min} to ${max}`);
        return min;
    }
    choice(name) {
        const value = this.text(name);
        const values = INPUTS[name].type.values;
        const choice = values.find((known) => known === value);
        if (choice === undefined)
            this.report(name, `is ${this.quote(value)}, but must be one of ${values.join(', ')}`);
        return choice;
    }
    duration(name) {
        const ms = parseDuration(this.text(name));
        if (ms === undefined)
            this.report(name, `is ${this.quote(this.text(name))}, but must be a duration such as 12h, 30d, or 2w`);
        return ms ?? Number.POSITIVE_INFINITY;
    }
    rejectControlCharacters(name, value) {
        if (!hasControlCharacters(value))
            return;
        this.report(name, `is ${this.quote(value)}, which contains a line break or another control character`);
    }
    rejectLong(name, value, maxLength) {
        const { length } = [...value];
        if (length <= maxLength)
            return false;
        this.report(name, `contains ${this.quote(value)}, which has ${length} characters; the limit is ${maxLength}`);
        return true;
    }
    rejectUnsupported(operation) {
        for (const [name, definition] of Object.entries(INPUTS)) {
            const value = this.source.input(name);
            const operations = definition.operations;
            if (operations.includes(operation) || value === '' || value === definition.default)
                continue;
            this.report(name, `is not valid for \`${operation}\`, only for ${operations.join(', ')}`);
        }
    }
    hasToken(text) {
        return this.redact(text) !== text;
    }
    report(name, problem) {
        this.#problems.push(`\`${name}\` ${problem}.`);
    }
    quote(value) {
        return quote(this.redact(value));
    }
}

// EXTERNAL MODULE: ./src/guard/state.ts
var state = __webpack_require__(1784);
// EXTERNAL MODULE: ./src/snapshots/glob.ts + 1 modules
var glob = __webpack_require__(8949);
;// CONCATENATED MODULE: ./src/inputs/filter-input.ts


function readFilter(reader) {
    const filter = reader.text('filter');
    reader.rejectControlCharacters('filter', filter);
    const problem = (0,glob/* findGlobProblem */.R)(filter);
    if (problem && !hasControlCharacters(filter))
        reader.report('filter', problem);
    return filter;
}

// EXTERNAL MODULE: ./src/hoody/container-name.ts
var container_name = __webpack_require__(1384);
// EXTERNAL MODULE: ./src/snapshots/selector.ts
var snapshots_selector = __webpack_require__(1492);
;// CONCATENATED MODULE: ./src/inputs/snapshot-selectors.ts




const MAX_SELECTOR_LENGTH = 1_000;
function readSelectors(reader, containers) {
    const text = reader.text('snapshot');
    if (text.startsWith('{'))
        return readSnapshotMap(reader, text, containers);
    rejectMissing(reader, text);
    checkSelector(reader, text);
    return new Map(containers.containerIds.map((containerId) => [containerId, text]));
}
function readSelectorLists(reader, containers) {
    const text = reader.text('snapshot');
    if (text.startsWith('{')) {
        const map = readSnapshotMap(reader, text, containers);
        return new Map([...map].map(([id, selector]) => [id, { selectors: [selector], separator: 'line break' }]));
    }
    const list = parseSelectorList(text);
    rejectMissing(reader, text);
    if (text !== '' && list.selectors.length === 0)
        reader.report('snapshot', 'contains only separators');
    for (const selector of list.selectors)
        checkSelector(reader, selector);
    return new Map(containers.containerIds.map((containerId) => [containerId, list]));
}
function parseSelectorList(text) {
    if (!/[\r\n]/.test(text) && text.includes(','))
        return { selectors: (0,split_list/* splitList */.r)(text, /,/), separator: 'comma' };
    return { selectors: (0,split_list/* splitList */.r)(text, /[\r\n]/), separator: 'line break' };
}
function readSnapshotMap(reader, text, { containerIds, labels }) {
    const map = parseSnapshotMap(text);
    if (!map) {
        reader.report('snapshot', `is ${reader.quote(text)}, which is not a JSON object that maps container ids to snapshot names`);
    }
    const lacking = map ? containerIds.filter((containerId) => !map.has(containerId)) : [];
    if (lacking.length > 0) {
        const names = lacking.map((0,container_name/* nameByLabel */.D)(labels));
        reader.report('snapshot', `is a map without a snapshot for ${names.join(', ')}`);
    }
    const selectors = containerIds.flatMap((containerId) => {
        const name = map?.get(containerId);
        return name === undefined ? [] : [[containerId, `name:${name}`]];
    });
    for (const [, selector] of selectors)
        checkSelector(reader, selector);
    return new Map(selectors);
}
function rejectMissing(reader, text) {
    if (text !== '')
        return;
    reader.report('snapshot', 'is missing. Set a name, an alias, or `latest`. If the value comes from an output, check that it is set');
}
function checkSelector(reader, selector) {
    if (reader.rejectLong('snapshot', selector, MAX_SELECTOR_LENGTH))
        return;
    reader.rejectControlCharacters('snapshot', selector);
    const { by, text } = (0,snapshots_selector/* parseSelector */.P)(selector);
    if (by !== 'any' && text === '') {
        reader.report('snapshot', `is ${reader.quote(selector)}, a prefix without a name or an alias. If the value comes from an output, check that it is set`);
    }
}

;// CONCATENATED MODULE: ./src/inputs/request.ts




function readRequest(reader, operation, containers) {
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
function readGuardSwitches(reader, containerIds) {
    const restoreOnFailure = reader.boolean('restore-on-failure');
    const deleteOnSuccess = reader.boolean('delete-on-success');
    if (!restoreOnFailure && reader.isSet('health-url')) {
        reader.report('health-url', 'requires `restore-on-failure: true` for `create`');
    }
    if ((restoreOnFailure || deleteOnSuccess) && containerIds.length > state/* MAX_GUARDED_CONTAINERS */.L6) {
        reader.report('container-id', `contains ${containerIds.length} ids, but a step can guard at most ${state/* MAX_GUARDED_CONTAINERS */.L6}. Split them across the jobs of a matrix`);
    }
    return { restoreOnFailure, deleteOnSuccess };
}
function readCreate(reader) {
    const alias = readAlias(reader);
    const ifExists = reader.choice('if-exists');
    if (alias === '' && ifExists && ifExists !== 'create') {
        reader.report('if-exists', `is ${ifExists}, which requires an \`alias\``);
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
            reader.report('filter', 'requires `keep-last` for `create`');
        return undefined;
    }
    if (filter === '')
        reader.report('keep-last', 'requires a `filter` that selects what can be deleted');
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
        reader.report('expiry-days', 'requires `backup-first: true` for `restore`');
    return {};
}
function readAliasChange(reader, containers) {
    const snapshots = readSelectors(reader, containers);
    const alias = readAlias(reader);
    const removal = reader.boolean('remove-alias');
    if (alias === '' && !removal) {
        reader.report('alias', 'is empty. To remove the alias, set `remove-alias: true`');
    }
    else if (alias !== '' && removal) {
        reader.report('alias', 'conflicts with `remove-alias: true`. Set only one of them');
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
        reader.report('snapshot', `conflicts with ${rules.join(' and ')}. Delete either by name or by rule`);
    }
    if (ignoreMissing)
        reader.report('ignore-missing', 'is valid for a delete by name, not by rule');
    const filter = readFilter(reader);
    if (filter === '') {
        reader.report(firstRule, 'requires a `filter` that selects what can be deleted');
    }
    else if (rules.length === 1) {
        reader.report('filter', 'requires `keep-last` or `older-than` (`keep-last: 0` keeps none)');
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
    if (length > schema/* MAX_ALIAS_LENGTH */.jm) {
        reader.report('alias', `has ${length} characters; the limit is ${schema/* MAX_ALIAS_LENGTH */.jm}`);
    }
    reader.rejectControlCharacters('alias', alias);
    return alias;
}

// EXTERNAL MODULE: ./src/hoody/endpoint.ts
var endpoint = __webpack_require__(9796);
;// CONCATENATED MODULE: ./src/hoody/api-url.ts

function findApiUrlProblem(url) {
    const { protocol, username, password, search, hash, pathname } = url;
    if (protocol !== 'https:' && !(protocol === 'http:' && (0,endpoint/* isLoopback */.U9)(url))) {
        return 'must start with https:// to protect the token; http:// is valid for loopback addresses only';
    }
    if (username !== '' || password !== '')
        return 'must not contain a user name or a password; use the input `token`';
    if (search !== '' || hash !== '')
        return 'must not contain a query or a fragment';
    if (/\/api\/v1\/?$/.test(pathname))
        return 'must not end with /api/v1, which the action adds';
    return undefined;
}

;// CONCATENATED MODULE: ./src/inputs/containers.ts


const LABEL = /^[A-Za-z0-9._-]{1,40}$/;
function readContainers(reader) {
    const text = reader.text('container-id') || (reader.source.env('HOODY_CONTAINER_ID') ?? '');
    const items = (0,split_list/* splitList */.r)(reader.redact(text), /[,\r\n]/);
    if (items.length === 0)
        reader.report('container-id', 'is missing. Set the input or the environment variable HOODY_CONTAINER_ID');
    const entries = items.map(parseEntry).filter((entry) => checkEntry(reader, entry));
    return {
        containerIds: [...new Set(entries.map(({ id }) => id))],
        labels: collectLabels(reader, entries),
    };
}
function parseEntry(item) {
    const at = item.indexOf('=');
    return at === -1 ? { id: item } : { label: item.slice(0, at).trim(), id: item.slice(at + 1).trim() };
}
function checkEntry(reader, { id, label }) {
    if (label !== undefined && !LABEL.test(label)) {
        reader.report('container-id', `contains ${reader.quote(`${label}=${id}`)}, whose label is invalid: use 1 to 40 of the characters a-z, A-Z, 0-9, ., _, and -`);
        return false;
    }
    if (label !== undefined && id === '') {
        reader.report('container-id', `has no id for the label ${reader.quote(label)}. If the id comes from a variable, check that it is set`);
        return false;
    }
    if (schema/* CONTAINER_ID */.Ut.test(id))
        return true;
    reader.report('container-id', `contains ${reader.quote(id)}, which is not a container id (24 characters from 0-9 and a-f)`);
    return false;
}
function collectLabels(reader, entries) {
    const labels = new Map();
    const ids = new Map();
    for (const { id, label } of entries) {
        if (label === undefined)
            continue;
        const otherLabel = labels.get(id) ?? label;
        const otherId = ids.get(label) ?? id;
        if (otherLabel !== label) {
            reader.report('container-id', `has two labels for ${id}: ${reader.quote(otherLabel)} and ${reader.quote(label)}`);
        }
        if (otherId !== id) {
            reader.report('container-id', `has the label ${reader.quote(label)} for two containers: ${otherId} and ${id}`);
        }
        labels.set(id, label);
        ids.set(label, id);
    }
    return labels;
}

;// CONCATENATED MODULE: ./src/inputs/settings.ts





function readSettings(reader) {
    return {
        ...readContainers(reader),
        token: settings_readCheckedToken(reader),
        apiUrl: readApiUrl(reader),
        maxParallel: reader.integer('max-parallel'),
        timeoutMs: reader.integer('timeout-seconds') * 1000,
        summary: reader.boolean('summary'),
    };
}
function settings_readCheckedToken(reader) {
    const token = readToken(reader.source);
    if (token === '') {
        reader.report('token', 'is missing. Set the input or the environment variable HOODY_TOKEN, and check that the job has access to the secret');
    }
    else if (!/^[\x21-\x7e]+$/.test(token)) {
        reader.report('token', 'contains white space or invalid characters. Check that the secret is the whole token and nothing else');
    }
    else if (token.length < text_redact/* MIN_TOKEN_LENGTH */.Yw) {
        reader.report('token', `has fewer than ${text_redact/* MIN_TOKEN_LENGTH */.Yw} characters. Check that the secret is the whole token`);
    }
    return token;
}
function readApiUrl(reader) {
    const url = URL.parse(reader.text('api-url'));
    const problem = url ? findApiUrlProblem(url) : 'is not a valid URL, such as https://api.hoody.com';
    if (problem)
        reader.report('api-url', problem);
    else if (url && reader.hasToken(url.href))
        reader.report('api-url', 'must not contain the token');
    return url ?? new URL(INPUTS['api-url'].default);
}

;// CONCATENATED MODULE: ./src/inputs/read-inputs.ts




const NO_GUARD = { restoreOnFailure: false, deleteOnSuccess: false };
function readInputs(source) {
    const reader = new reader_InputReader(source);
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
function wantsSummary(source) {
    return !/^(false|False|FALSE)$/.test(source.input('summary'));
}
function readPostToken(source) {
    const reader = new InputReader(source);
    const token = readCheckedToken(reader);
    reader.throwIfInvalid();
    return token;
}

// EXTERNAL MODULE: ./src/report/failures.ts
var failures = __webpack_require__(7999);
// EXTERNAL MODULE: ./src/report/html.ts
var html = __webpack_require__(6433);
;// CONCATENATED MODULE: ./src/report/failed-page.ts


function renderFailedStep(problems) {
    return `${[(0,html/* heading */.R_)('failed', 'snapshot failed'), (0,failures/* renderMessages */.dg)(problems)].join('\n')}\n\n`;
}

// EXTERNAL MODULE: ./src/report/outputs.ts + 2 modules
var report_outputs = __webpack_require__(4348);
// EXTERNAL MODULE: ./src/hoody/errors.ts
var errors = __webpack_require__(5106);
// EXTERNAL MODULE: ./src/text/message.ts
var message = __webpack_require__(6400);
;// CONCATENATED MODULE: ./src/text/align.ts
function alignColumns(rows, maxWidth) {
    const cells = rows.map((row) => row.map((cell) => clip([...cell], maxWidth)));
    const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
    return cells.map((row) => row
        .map((characters, column) => characters.join('') + ' '.repeat((widths[column] ?? 0) - characters.length))
        .join('  ')
        .trimEnd());
}
function clip(characters, maxWidth) {
    return characters.length <= maxWidth ? characters : [...characters.slice(0, maxWidth - 1), '…'];
}

// EXTERNAL MODULE: ./src/text/escape.ts
var text_escape = __webpack_require__(7388);
// EXTERNAL MODULE: ./src/text/format.ts
var format = __webpack_require__(8488);
;// CONCATENATED MODULE: ./src/runner/style.ts
const CODES = { success: '1;32', progress: '2' };
const ESCAPE = String.fromCharCode(27);
function styled(style, line) {
    const { GITHUB_ACTIONS, NO_COLOR } = process.env;
    if (GITHUB_ACTIONS !== 'true' || NO_COLOR)
        return line;
    return `${ESCAPE}[${CODES[style]}m${line}${ESCAPE}[0m`;
}

;// CONCATENATED MODULE: ./src/runner/log.ts




const HEARTBEAT_MS = 10_000;
const MAX_CELL_WIDTH = 64;
class Log {
    #commands;
    #clock;
    #redact;
    #exchanges = [];
    constructor({ commands, clock }, redact) {
        this.#commands = commands;
        this.#clock = clock;
        this.#redact = redact;
    }
    info(line) {
        this.#commands.info(this.#clean(line));
    }
    result(line) {
        this.#commands.info(styled('success', this.#clean(line)));
    }
    table(rows) {
        const clean = rows.map((cells) => cells.map((cell) => this.#clean(cell)));
        for (const line of alignColumns(clean, MAX_CELL_WIDTH))
            this.#commands.info(line);
    }
    warning(message) {
        this.#commands.warning(this.#cleanLines(message), { title: 'Hoody snapshot' });
    }
    error(message) {
        this.#commands.error(this.#cleanLines(message), { title: 'Hoody snapshot' });
    }
    async withProgress(start, work, describeResult) {
        const startedAt = this.#clock.monotonic();
        const elapsed = () => (0,format/* formatDuration */.a3)(this.#clock.monotonic() - startedAt);
        this.info(`${start} …`);
        const stopHeartbeat = this.#clock.every(HEARTBEAT_MS, () => this.#commands.info(styled('progress', this.#clean(`${start}: still running after ${elapsed()}.`))));
        try {
            const result = await work();
            this.info(`${describeResult(result)} (${elapsed()}).`);
            return result;
        }
        finally {
            stopHeartbeat();
        }
    }
    exchange(exchange) {
        this.#exchanges.push(exchange);
        this.#commands.debug(this.#clean(describeExchange(exchange)));
    }
    logExchanges() {
        if (this.#exchanges.length === 0)
            return;
        this.#commands.startGroup(`Requests: ${this.#exchanges.length}`);
        for (const exchange of this.#exchanges)
            this.info(describeExchange(exchange));
        this.#commands.endGroup();
    }
    #cleanLines(message) {
        return message
            .split('\n')
            .map((line) => this.#clean(line))
            .join('\n');
    }
    #clean(line) {
        return (0,text_escape/* plainLine */.h0)(this.#redact(line));
    }
}
function describeExchange({ method, path, result, ms }) {
    return `${method} ${path} → ${result} (${(0,format/* formatDuration */.a3)(ms)})`;
}

;// CONCATENATED MODULE: ./src/runner/step.ts





function openStep(runner, token) {
    if (token.length >= text_redact/* MIN_TOKEN_LENGTH */.Yw)
        runner.commands.setSecret(token);
    const redact = (0,text_redact/* redactionOf */.Zx)(token);
    const log = new Log(runner, redact);
    let failed = false;
    return {
        log,
        redact,
        get failed() {
            return failed;
        },
        fail(error, next) {
            failed = true;
            const { message, stack } = error;
            const isExpected = error instanceof errors/* HoodyError */.CI || error instanceof InputError;
            const head = isExpected
                ? message
                : `This is a bug of the action. Report it with this log:\n${stack ?? message}`;
            log.error(next === undefined ? head : `${head}\n${next}`);
        },
        async summarize(html) {
            try {
                await runner.writeSummary(redact(html));
            }
            catch (error) {
                log.warning((0,message/* composeMessage */.S)('Could not write the job summary.', `Reason: ${error.message}`));
            }
        },
    };
}

;// CONCATENATED MODULE: ./src/main.ts





async function main(runner, loadPerform) {
    const step = openStep(runner, readToken(runner.inputs));
    let inputs;
    try {
        inputs = readInputs(runner.inputs);
    }
    catch (error) {
        await reject(error, step, runner);
        return false;
    }
    const perform = await loadPerform();
    return perform(inputs, step, runner);
}
async function reject(error, step, { inputs, commands }) {
    const errors = [error];
    try {
        const outputs = (0,report_outputs/* outputsOf */.Yz)(undefined, [], []);
        for (const [name, value] of Object.entries(outputs))
            commands.setOutput(name, value);
    }
    catch (cause) {
        errors.push((0,report_outputs/* outputsError */.zF)(cause));
    }
    for (const each of errors)
        step.fail(each);
    if (wantsSummary(inputs)) {
        await step.summarize(renderFailedStep(errors.map(({ message }) => step.redact(message))));
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 8 modules
var core = __webpack_require__(6058);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./src/hoody/clock.ts

const systemClock = {
    now: Date.now,
    monotonic: () => performance.now(),
    sleep: (ms, signal) => (0,promises_.setTimeout)(ms, undefined, signal && { signal }),
    timeout: (ms) => AbortSignal.timeout(ms),
    every(ms, call) {
        const timer = setInterval(call, ms);
        return () => clearInterval(timer);
    },
};

// EXTERNAL MODULE: ./src/runner/signals.ts
var signals = __webpack_require__(715);
;// CONCATENATED MODULE: ./src/runner/runner.ts




function currentRunner() {
    return {
        inputs: { input: (name) => core.getInput(name), env: (name) => process.env[name] },
        commands: core,
        clock: systemClock,
        temporaryDirectory: process.env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)(),
        isInCompositeAction: Boolean(process.env['GITHUB_ACTION_PATH']),
        random: Math.random,
        watchCancellation: signals/* cancellationSignal */.w,
        async writeSummary(html) {
            if (process.env['GITHUB_STEP_SUMMARY'])
                await core.summary.addRaw(html).write();
        },
    };
}

;// CONCATENATED MODULE: ./src/step.ts


function runStep() {
    return main(currentRunner(), async () => (await Promise.all(/* import() */[__webpack_require__.e(825), __webpack_require__.e(639)]).then(__webpack_require__.bind(__webpack_require__, 2116))).performOverHttp);
}


/***/ }),

/***/ 7388:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h0: () => (/* binding */ plainLine),
/* harmony export */   js: () => (/* binding */ htmlText),
/* harmony export */   xv: () => (/* binding */ truncate)
/* harmony export */ });
const MAX_LINE_LENGTH = 2_000;
const MAX_TEXT_LENGTH = 1_000;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
function plainLine(text) {
    return truncate(text, MAX_LINE_LENGTH)
        .replace(UNPRINTABLE, escapeCharacter)
        .replaceAll('##[', '## [')
        .replace(/^(\s*)::/, '$1: :');
}
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
    const hex = Number(character.codePointAt(0)).toString(16);
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}
function truncate(text, maxLength) {
    return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1)}…`;
}


/***/ }),

/***/ 8488:
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

/***/ 6400:
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


/***/ }),

/***/ 3326:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yw: () => (/* binding */ MIN_TOKEN_LENGTH),
/* harmony export */   Zx: () => (/* binding */ redactionOf),
/* harmony export */   dl: () => (/* binding */ redactIn)
/* harmony export */ });
const PLACEHOLDER = '***';
const MIN_TOKEN_LENGTH = 8;
function redactionOf(token) {
    if (token.length < MIN_TOKEN_LENGTH)
        return (text) => text;
    const forms = new Set([token, encodeURIComponent(token)]);
    for (const offset of [0, 1, 2]) {
        for (const alphabet of ['base64', 'base64url']) {
            forms.add(encodeAt(token, offset, alphabet));
        }
    }
    const longestFirst = [...forms].toSorted((a, b) => b.length - a.length);
    const shortest = longestFirst.at(-1)?.length ?? 0;
    return (text) => {
        if (text.length < shortest)
            return text;
        let rest = text;
        for (const form of longestFirst)
            if (rest.includes(form))
                rest = rest.replaceAll(form, PLACEHOLDER);
        return rest;
    };
}
function redactIn(value, redact) {
    return isClean(value, redact) ? value : copyRedacted(value, redact);
}
function isClean(value, redact) {
    if (typeof value === 'string')
        return redact(value) === value;
    if (Array.isArray(value))
        return value.every((item) => isClean(item, redact));
    if (value instanceof Error)
        return isClean(value.message, redact);
    if (typeof value !== 'object' || value === null)
        return true;
    for (const key in value) {
        if (!isClean(key, redact) || !isClean(value[key], redact))
            return false;
    }
    return true;
}
function copyRedacted(value, redact) {
    if (typeof value === 'string')
        return redact(value);
    if (Array.isArray(value))
        return value.map((item) => copyRedacted(item, redact));
    if (value instanceof Error) {
        return Object.assign(Object.create(value), { message: redact(value.message) });
    }
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [redact(key), copyRedacted(item, redact)]));
}
function encodeAt(token, offset, alphabet) {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(token)]);
    const start = Math.ceil((offset * 8) / 6);
    const end = Math.floor((bytes.length * 8) / 6);
    return bytes.toString(alphabet).slice(start, end);
}


/***/ }),

/***/ 3488:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ splitList)
/* harmony export */ });
function splitList(text, separator) {
    return text
        .split(separator)
        .map((item) => item.trim())
        .filter((item) => item !== '');
}


/***/ })

};
;