/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 720:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Pq: () => (/* binding */ json),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   YO: () => (/* binding */ array),
/* harmony export */   aN: () => (/* binding */ snapshotName),
/* harmony export */   g1: () => (/* binding */ record),
/* harmony export */   os: () => (/* binding */ unexpected),
/* harmony export */   rD: () => (/* binding */ containerId),
/* harmony export */   sb: () => (/* binding */ readSettings),
/* harmony export */   yj: () => (/* binding */ positive),
/* harmony export */   zM: () => (/* binding */ boolean)
/* harmony export */ });
/* unused harmony export settingsOf */
/* harmony import */ var _hoody_endpoint_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(796);
/* harmony import */ var _hoody_snapshot_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(505);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(326);



function json(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw new Error('it is not JSON');
    }
}
function settingsOf(settings) {
    const { apiUrl, token, tokenHash, isTokenGiven, actionPath, maxParallel, summary, labels } = settings;
    return { apiUrl, token, tokenHash, isTokenGiven, actionPath, maxParallel, summary, labels };
}
function readSettings(fields) {
    const apiUrl = new URL(text(fields['apiUrl']));
    const problem = (0,_hoody_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .findApiUrlProblem */ .ev)(apiUrl);
    if (problem)
        throw new Error(`the URL of the API ${problem}`);
    const { token, tokenHash } = fields;
    return {
        apiUrl,
        ...(token === undefined ? {} : { token: text(token) }),
        ...(tokenHash === undefined ? {} : { tokenHash: text(tokenHash) }),
        isTokenGiven: boolean(fields['isTokenGiven']),
        actionPath: text(fields['actionPath']),
        maxParallel: positive(fields['maxParallel']),
        summary: boolean(fields['summary']),
        labels: toLabels(record(fields['labels'])),
    };
}
function toLabels(labels) {
    return Object.fromEntries(Object.entries(labels).map(([id, label]) => [id, text(label)]));
}
function containerId(value) {
    if (!_hoody_snapshot_js__WEBPACK_IMPORTED_MODULE_1__/* .CONTAINER_ID */ .Ut.test(text(value)))
        throw new Error('a container id is invalid');
    return text(value);
}
function snapshotName(value) {
    if (!(0,_hoody_endpoint_js__WEBPACK_IMPORTED_MODULE_0__/* .isPlainSegment */ .kT)(text(value)))
        throw new Error('the name of a snapshot is invalid');
    return text(value);
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
    return (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .own */ .ZV)(value);
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

/***/ 714:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O_: () => (/* binding */ wordOfRollback),
/* harmony export */   lt: () => (/* binding */ wordWithoutRollback),
/* harmony export */   qn: () => (/* binding */ rollbackVariables)
/* harmony export */ });
const WORDS = ['failed', 'partial', 'unknown', 'unhealthy', 'disarmed', 'restored', 'not-needed'];
const ENTRY = /^(?<id>[0-9a-f-]{36})(?:=(?<word>[a-z-]{1,20}))?$/;
const MAX_OTHERS = 400;
function rollbackVariables(id, word, env) {
    const others = parseGuards(env('HOODY_ROLLBACK_GUARDS') ?? '').filter(([other]) => other !== id);
    const guards = new Map([...others.slice(-MAX_OTHERS), [id, word]]);
    return { HOODY_ROLLBACK: wordOfJob(guards), HOODY_ROLLBACK_GUARDS: formatGuards(guards) };
}
function parseGuards(text) {
    return text.split(',').flatMap((entry) => {
        const { id, word } = ENTRY.exec(entry)?.groups ?? {};
        return id === undefined ? [] : [[id, word]];
    });
}
function formatGuards(guards) {
    return [...guards].map(([id, word]) => (word === undefined ? id : `${id}=${word}`)).join(',');
}
function wordOfJob(guards) {
    const words = [...guards.values()];
    if (words.every((word) => word === undefined))
        return 'armed';
    const said = new Set(words.map((word) => (word === undefined ? 'unknown' : known(word))));
    const isBack = said.has('restored') || said.has('unhealthy');
    const isLeft = said.has('failed') || said.has('disarmed');
    if (isBack && isLeft)
        return 'partial';
    return WORDS.find((word) => said.has(word)) ?? 'failed';
}
function known(word) {
    return WORDS.find((other) => other === word) ?? 'failed';
}
function wordWithoutRollback({ restoreOnFailure }, decision) {
    if (!restoreOnFailure || decision.action === 'rollback')
        return undefined;
    if (decision.action === 'unclear')
        return 'failed';
    if (decision.action === 'disarmed' && decision.input === 'restore-on-failure')
        return 'disarmed';
    return 'not-needed';
}
function wordOfRollback(ends, isHealthy) {
    const isDone = ends.includes('done');
    if (isDone && ends.includes('failed'))
        return 'partial';
    if (ends.includes('unknown'))
        return 'unknown';
    if (!isDone)
        return 'failed';
    return isHealthy ? 'restored' : 'unhealthy';
}


/***/ }),

/***/ 784:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ZO: () => (/* binding */ parseGuard),
/* harmony export */   by: () => (/* binding */ GuardStateError)
/* harmony export */ });
/* unused harmony export serializeGuard */
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(326);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(720);



const OWNERSHIPS = ['made', 'inferred', 'found'];
function serializeGuard(guard) {
    const { id, restoreOnFailure, deleteOnSuccess, backup, healthUrls, lacksQueries, timeoutMs, processes } = guard;
    const { snapshots } = guard;
    const settings = {
        id,
        ...settingsOf(guard),
        restoreOnFailure,
        deleteOnSuccess,
        backup,
        healthUrls: healthUrls.map(({ href }) => href),
        lacksQueries,
        timeoutMs,
        processes,
    };
    const rows = snapshots.map(({ containerId, name, createdAt, ownership, isUniqueName, expiresAt }) => [
        containerId,
        name,
        timeOf(createdAt) ?? null,
        OWNERSHIPS.indexOf(ownership),
        isUniqueName ? 1 : 0,
        expiresAt === undefined ? NOT_KNOWN : expiresAt && secondsOf(expiresAt),
    ]);
    return { snapshots: JSON.stringify(rows), guard: JSON.stringify(settings) };
}
const NOT_KNOWN = 0;
function secondsOf(expiresAt) {
    return Math.floor((timeOf(expiresAt) ?? NOT_KNOWN) / 1_000);
}
function timeOf(text) {
    const at = parseTime(text);
    return at !== undefined && at > 0 ? at : undefined;
}
class GuardStateError extends Error {
    name = 'GuardStateError';
}
function parseGuard({ guard, snapshots }) {
    if (guard === '')
        return undefined;
    try {
        return toGuard((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .json */ .Pq)(guard), (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .json */ .Pq)(snapshots));
    }
    catch (error) {
        throw new GuardStateError(error.message);
    }
}
function toGuard(settings, rows) {
    const fields = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(settings);
    const { processes, backup } = fields;
    return {
        id: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(fields['id']),
        ...(0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readSettings */ .sb)(fields),
        restoreOnFailure: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM)(fields['restoreOnFailure']),
        deleteOnSuccess: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM)(fields['deleteOnSuccess']),
        ...(backup === undefined ? {} : { backup: toBackup((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(backup)) }),
        healthUrls: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YO)(fields['healthUrls']).map((url) => new URL((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(url))),
        lacksQueries: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM)(fields['lacksQueries']),
        timeoutMs: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .positive */ .yj)(fields['timeoutMs']),
        ...(processes === undefined ? {} : { processes: toBaseline((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(processes)) }),
        snapshots: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YO)(rows).map((row) => toSnapshot((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YO)(row))),
    };
}
function toBackup({ expiryDays }) {
    return expiryDays === undefined ? {} : { expiryDays: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .positive */ .yj)(expiryDays) };
}
function toBaseline({ trackingId, startTime, directory, files }) {
    return {
        trackingId: trackingId === null ? null : (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(trackingId),
        startTime: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .positive */ .yj)(startTime),
        directory: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(directory),
        files: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YO)(files).map(_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq),
    };
}
function toSnapshot([id, name, createdAt, ownership, isUnique, expiresAt,]) {
    const known = typeof ownership === 'number' ? OWNERSHIPS[ownership] : undefined;
    if (!known)
        throw (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .unexpected */ .os)(ownership);
    return {
        containerId: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .containerId */ .rD)(id),
        name: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .snapshotName */ .aN)(name),
        createdAt: createdAt === null ? (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .own */ .ZV)('') : toTime(createdAt, 1),
        ownership: known,
        isUniqueName: isUnique === 1,
        ...(expiresAt === NOT_KNOWN ? {} : { expiresAt: expiresAt === null ? null : toTime(expiresAt, 1_000) }),
    };
}
function toTime(value, unitMs) {
    return (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .own */ .ZV)(new Date((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .positive */ .yj)(value) * unitMs).toISOString());
}


/***/ }),

/***/ 909:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Mz: () => (/* binding */ parseUnsettled),
/* harmony export */   hd: () => (/* binding */ OpenAttempts)
/* harmony export */ });
/* unused harmony export keyOf */
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(326);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(720);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(784);



class OpenAttempts {
    #open = new Map();
    expect(...attempts) {
        for (const attempt of attempts)
            this.#open.set(keyOf(attempt), attempt);
    }
    settle(attempt) {
        this.#open.delete(keyOf(attempt));
    }
    get left() {
        return [...this.#open.values()].map(({ containerId: id, ...attempt }) => ({
            ...attempt,
            containerIds: [id],
        }));
    }
}
function keyOf({ containerId: id, alias, sentAt }) {
    return `${id} ${alias} ${sentAt}`;
}
function parseUnsettled(saved) {
    if (saved === '')
        return undefined;
    try {
        const fields = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .json */ .Pq)(saved));
        return {
            ...(0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readSettings */ .sb)(fields),
            attempts: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YO)(fields['attempts']).map((attempt) => toAttempt((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(attempt))),
        };
    }
    catch (error) {
        throw new _state_js__WEBPACK_IMPORTED_MODULE_1__/* .GuardStateError */ .by(error.message);
    }
}
function toAttempt(fields) {
    const { isKept, isPlanned, reported, serverSentAt } = fields;
    return {
        containerIds: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YO)(fields['containerIds']).map(_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .containerId */ .rD),
        alias: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(fields['alias']),
        isGenerated: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM)(fields['isGenerated']),
        sentAt: number(fields['sentAt']),
        ...(serverSentAt === undefined ? {} : { serverSentAt: number(serverSentAt) }),
        ...(isPlanned === undefined ? {} : { isPlanned: true }),
        ...(isKept === undefined ? {} : { isKept: true }),
        ...(reported === undefined ? {} : { reported: toReported((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1)(reported)) }),
    };
}
function toReported({ name, created_at }) {
    return { name: (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(name), ...(created_at === undefined ? {} : { created_at: (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .own */ .ZV)((0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(created_at)) }) };
}
function number(value) {
    if (typeof value !== 'number')
        throw new Error('a number is missing');
    return value;
}


/***/ }),

/***/ 796:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   ev: () => (/* binding */ findApiUrlProblem),
/* harmony export */   kT: () => (/* binding */ isPlainSegment),
/* harmony export */   sR: () => (/* binding */ endpoint)
/* harmony export */ });
/* harmony import */ var _text_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(400);
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(326);


const PLAIN_SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9_.:@+~-]{0,254}$/;
function isPlainSegment(text) {
    return PLAIN_SEGMENT.test(text);
}
function endpoint(apiUrl, segments) {
    const unsafe = segments.find((segment) => !isPlainSegment(segment));
    if (unsafe !== undefined)
        throw new Error(`not a plain path segment: ${(0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(unsafe)}`);
    return (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .own */ .ZV)(`${apiUrl.origin}${apiUrl.pathname.replace(/\/+$/, '')}/api/v1/${segments.join('/')}`);
}
function isLoopback({ hostname }) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
function findApiUrlProblem(url) {
    const { protocol, username, password, search, hash, pathname } = url;
    if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(url))) {
        return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('must start with https:// to protect the token; http:// is valid for loopback addresses only');
    }
    if (username !== '' || password !== '')
        return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('must not contain a user name or a password; use the input `token`');
    if (search !== '' || hash !== '')
        return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('must not contain a query or a fragment');
    if (/\/api\/v1\/?$/.test(pathname))
        return (0,_text_message_js__WEBPACK_IMPORTED_MODULE_0__/* .line */ .n8)('must not end with /api/v1, which the action adds');
    return undefined;
}


/***/ }),

/***/ 505:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $C: () => (/* binding */ isAddressable),
/* harmony export */   Az: () => (/* binding */ MAX_DERIVED_NAME_LENGTH),
/* harmony export */   CT: () => (/* binding */ createdAt),
/* harmony export */   HT: () => (/* binding */ deriveName),
/* harmony export */   K8: () => (/* binding */ isTime),
/* harmony export */   Ut: () => (/* binding */ CONTAINER_ID),
/* harmony export */   _d: () => (/* binding */ isExpired),
/* harmony export */   jm: () => (/* binding */ MAX_ALIAS_LENGTH),
/* harmony export */   ll: () => (/* binding */ newestFirst),
/* harmony export */   mw: () => (/* binding */ mayBeExpired)
/* harmony export */ });
/* unused harmony exports mergeSnapshot, sortByTime */
/* harmony import */ var _text_redact_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(326);
/* harmony import */ var _text_time_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(466);
/* harmony import */ var _endpoint_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(796);



const CONTAINER_ID = /^[0-9a-f]{24}$/;
const MAX_ALIAS_LENGTH = 100;
const MAX_DERIVED_NAME_LENGTH = 64;
function deriveName(alias) {
    return (0,_text_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .own */ .ZV)(alias
        .replace(/[^A-Za-z0-9_-]/g, '')
        .replace(/^[-_]+|[-_]+$/g, '')
        .slice(0, MAX_DERIVED_NAME_LENGTH));
}
function isAddressable({ name }) {
    return (0,_endpoint_js__WEBPACK_IMPORTED_MODULE_1__/* .isPlainSegment */ .kT)(name);
}
function mergeSnapshot(known, later) {
    const said = Object.entries(later).filter(([field, value]) => value !== undefined && (value !== null || !Object.hasOwn(known, field)));
    return { ...known, ...Object.fromEntries(said) };
}
function createdAt({ created_at }) {
    return created_at ? (0,_text_time_js__WEBPACK_IMPORTED_MODULE_2__/* .parseTime */ .pe)(created_at) : undefined;
}
function isExpired({ expires_at }, at) {
    return expires_at ? ((0,_text_time_js__WEBPACK_IMPORTED_MODULE_2__/* .parseTime */ .pe)(expires_at) ?? Number.POSITIVE_INFINITY) <= at : false;
}
function mayBeExpired(snapshot, { serverNow, localNow }) {
    return isExpired(snapshot, Math.max(serverNow, localNow));
}
function isTime(value) {
    return typeof value === 'string' && (0,_text_time_js__WEBPACK_IMPORTED_MODULE_2__/* .parseTime */ .pe)(value) !== undefined;
}
function newestFirst(snapshots) {
    return sortByTime(snapshots, (snapshot) => snapshot, (a, b) => (a.name < b.name ? 1 : -1));
}
function sortByTime(items, snapshotOf, compareSimultaneous = () => 0) {
    const texts = items.map((item) => snapshotOf(item).created_at ?? '');
    const times = texts.every((text) => _text_time_js__WEBPACK_IMPORTED_MODULE_2__/* .API_TIME */ .xI.test(text))
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

/***/ 758:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ exportVariables)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);

function exportVariables(variables) {
    const { GITHUB_ENV: file = '' } = process.env;
    const blocks = Object.entries(variables).map(([name, value]) => {
        const end = delimiterOf(value);
        return `${name}<<${end}\n${value}\n${end}\n`;
    });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(file, blocks.join(''));
}
function delimiterOf(value) {
    let delimiter = 'HOODY_END';
    while (value.includes(delimiter))
        delimiter += '_';
    return delimiter;
}


/***/ }),

/***/ 400:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   SB: () => (/* binding */ composeMessage),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   n8: () => (/* binding */ line),
/* harmony export */   xv: () => (/* binding */ truncate)
/* harmony export */ });
/* unused harmony export capitalize */
function line(words, ...values) {
    const text = typeof words === 'string' ? words : String.raw({ raw: words }, ...values);
    return text.replaceAll('\n', '\\n');
}
function composeMessage(headline, ...details) {
    const parts = [headline, ...details];
    return parts.map((part) => (typeof part === 'string' ? part : part.message)).join('\n');
}
function capitalize(text) {
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
function quote(text) {
    return JSON.stringify(text);
}
function truncate(text, maxLength) {
    return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1)}…`;
}


/***/ }),

/***/ 326:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Yw: () => (/* binding */ MIN_TOKEN_LENGTH),
/* harmony export */   ZV: () => (/* binding */ own),
/* harmony export */   Zx: () => (/* binding */ redactionOf),
/* harmony export */   dl: () => (/* binding */ redactIn)
/* harmony export */ });
function own(text) {
    return text;
}
const PLACEHOLDER = '***';
const MIN_TOKEN_LENGTH = 8;
function redactionOf(token) {
    if (token.length < MIN_TOKEN_LENGTH)
        return own;
    const encoded = [0, 1, 2].flatMap((offset) => ['base64', 'base64url'].map((alphabet) => encodeAt(token, offset, alphabet)));
    const forms = new Set([token, encodeURIComponent(token), ...encoded].flatMap(withEscapes));
    const longestFirst = [...forms].toSorted((a, b) => b.length - a.length);
    const shortest = longestFirst.at(-1)?.length ?? 0;
    return (text) => {
        if (text.length < shortest)
            return own(text);
        let rest = text;
        for (const form of longestFirst)
            if (rest.includes(form))
                rest = rest.replaceAll(form, PLACEHOLDER);
        return own(rest);
    };
}
function redactIn(value, redact, keys, maxDepth) {
    const isClean = (part, depth = 0) => {
        if (typeof part === 'string')
            return redact(part) === part;
        if (typeof part !== 'object' || part === null)
            return true;
        if (depth > maxDepth)
            throw new RangeError('nested too deep');
        let isAllClean = true;
        if (Array.isArray(part)) {
            for (const item of part)
                if (!isClean(item, depth + 1))
                    isAllClean = false;
            return isAllClean;
        }
        for (const key in part) {
            const item = part[key];
            if (!isClean(item, depth + 1) || !isCleanKey(key))
                isAllClean = false;
        }
        return isAllClean;
    };
    const isCleanKey = (key) => keys.has(key) || redact(key) === key;
    const copy = (part) => {
        if (typeof part === 'string')
            return redact(part);
        if (Array.isArray(part))
            return part.map(copy);
        if (typeof part !== 'object' || part === null)
            return part;
        return Object.fromEntries(Object.entries(part).map(([key, item]) => [keys.has(key) ? key : redact(key), copy(item)]));
    };
    return isClean(value) ? value : copy(value);
}
function withEscapes(text) {
    const escaped = JSON.stringify(text).slice(1, -1);
    return [text, escaped, escaped.replaceAll('/', '\\/')];
}
function encodeAt(token, offset, alphabet) {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(token)]);
    const start = Math.ceil((offset * 8) / 6);
    const end = Math.floor((bytes.length * 8) / 6);
    return bytes.toString(alphabet).slice(start, end);
}


/***/ }),

/***/ 851:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ parseSwitch)
/* harmony export */ });
function parseSwitch(text) {
    if (/^(true|True|TRUE)$/.test(text))
        return true;
    return /^(false|False|FALSE)$/.test(text) ? false : undefined;
}


/***/ }),

/***/ 466:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G5: () => (/* binding */ compareTimes),
/* harmony export */   pe: () => (/* binding */ parseTime),
/* harmony export */   xI: () => (/* binding */ API_TIME),
/* harmony export */   yD: () => (/* binding */ isSameTime)
/* harmony export */ });
const ISO = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.(\d+))?(Z|[+-]\d\d(?::?\d\d)?)?$/i;
const API_TIME = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
function parseParts(text) {
    const [, whole, fraction = '', zone = 'Z'] = ISO.exec(text) ?? [];
    if (whole === undefined)
        return undefined;
    const offset = /^[+-]\d\d$/.test(zone) ? `${zone}:00` : zone;
    const secondsMs = Date.parse(`${whole}${offset.toUpperCase()}`);
    return Number.isNaN(secondsMs) ? undefined : { secondsMs, fraction };
}
function parseTime(text) {
    if (API_TIME.test(text))
        return Date.parse(text);
    const parts = parseParts(text);
    return parts && parts.secondsMs + Number(parts.fraction.slice(0, 3).padEnd(3, '0'));
}
const SECOND_MS = 1_000;
function isSameTime(a, b) {
    const [first, second] = [parseTime(a), parseTime(b)];
    return first !== undefined && second !== undefined && Math.abs(first - second) < SECOND_MS;
}
function compareTimes(a, b) {
    const [first, second] = [parseParts(a), parseParts(b)];
    if (!first || !second)
        return 0;
    if (first.secondsMs !== second.secondsMs)
        return first.secondsMs - second.secondsMs;
    const digits = Math.min(first.fraction.length, second.fraction.length);
    const [earlier, later] = [first.fraction.slice(0, digits), second.fraction.slice(0, digits)];
    return earlier === later ? 0 : earlier < later ? -1 : 1;
}


/***/ }),

/***/ 742:
/***/ ((module) => {

module.exports = require("./crypto.js");

/***/ }),

/***/ 613:
/***/ ((module) => {

module.exports = require("assert");

/***/ }),

/***/ 434:
/***/ ((module) => {

module.exports = require("events");

/***/ }),

/***/ 896:
/***/ ((module) => {

module.exports = require("fs");

/***/ }),

/***/ 611:
/***/ ((module) => {

module.exports = require("http");

/***/ }),

/***/ 692:
/***/ ((module) => {

module.exports = require("https");

/***/ }),

/***/ 278:
/***/ ((module) => {

module.exports = require("net");

/***/ }),

/***/ 421:
/***/ ((module) => {

module.exports = require("node:child_process");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = require("node:fs");

/***/ }),

/***/ 67:
/***/ ((module) => {

module.exports = require("node:http");

/***/ }),

/***/ 708:
/***/ ((module) => {

module.exports = require("node:https");

/***/ }),

/***/ 161:
/***/ ((module) => {

module.exports = require("node:os");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = require("node:path");

/***/ }),

/***/ 500:
/***/ ((module) => {

module.exports = require("node:timers/promises");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = require("os");

/***/ }),

/***/ 928:
/***/ ((module) => {

module.exports = require("path");

/***/ }),

/***/ 756:
/***/ ((module) => {

module.exports = require("tls");

/***/ }),

/***/ 23:
/***/ ((module) => {

module.exports = require("util");

/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/******/ 	// expose the modules object (__webpack_modules__)
/******/ 	__nccwpck_require__.m = __webpack_modules__;
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/******/ 	/* webpack/runtime/compat get default export */
/******/ 	(() => {
/******/ 		// getDefaultExport function for compatibility with non-harmony modules
/******/ 		__nccwpck_require__.n = (module) => {
/******/ 			var getter = module && module.__esModule ?
/******/ 				() => (module['default']) :
/******/ 				() => (module);
/******/ 			__nccwpck_require__.d(getter, { a: getter });
/******/ 			return getter;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/create fake namespace object */
/******/ 	(() => {
/******/ 		var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 		var leafPrototypes;
/******/ 		// create a fake namespace object
/******/ 		// mode & 1: value is a module id, require it
/******/ 		// mode & 2: merge all properties of value into the ns
/******/ 		// mode & 4: return value when already ns object
/******/ 		// mode & 16: return value when it's Promise-like
/******/ 		// mode & 8|1: behave like require
/******/ 		__nccwpck_require__.t = function(value, mode) {
/******/ 			if(mode & 1) value = this(value);
/******/ 			if(mode & 8) return value;
/******/ 			if(typeof value === 'object' && value) {
/******/ 				if((mode & 4) && value.__esModule) return value;
/******/ 				if((mode & 16) && typeof value.then === 'function') return value;
/******/ 			}
/******/ 			var ns = Object.create(null);
/******/ 			__nccwpck_require__.r(ns);
/******/ 			var def = {};
/******/ 			leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 			for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 				Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 			}
/******/ 			def['default'] = () => (value);
/******/ 			__nccwpck_require__.d(ns, def);
/******/ 			return ns;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/define property getters */
/******/ 	(() => {
/******/ 		// define getter functions for harmony exports
/******/ 		__nccwpck_require__.d = (exports, definition) => {
/******/ 			for(var key in definition) {
/******/ 				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 				}
/******/ 			}
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/ensure chunk */
/******/ 	(() => {
/******/ 		__nccwpck_require__.f = {};
/******/ 		// This file contains only the entry chunk.
/******/ 		// The chunk loading function for additional chunks
/******/ 		__nccwpck_require__.e = (chunkId) => {
/******/ 			return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 				__nccwpck_require__.f[key](chunkId, promises);
/******/ 				return promises;
/******/ 			}, []));
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/get javascript chunk filename */
/******/ 	(() => {
/******/ 		// This function allow to reference async chunks
/******/ 		__nccwpck_require__.u = (chunkId) => {
/******/ 			// return url for filenames based on template
/******/ 			return "" + chunkId + ".index.js";
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	(() => {
/******/ 		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	(() => {
/******/ 		// define __esModule on exports
/******/ 		__nccwpck_require__.r = (exports) => {
/******/ 			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 			}
/******/ 			Object.defineProperty(exports, '__esModule', { value: true });
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/require chunk loading */
/******/ 	(() => {
/******/ 		// no baseURI
/******/ 		
/******/ 		// object to store loaded chunks
/******/ 		// "1" means "loaded", otherwise not loaded yet
/******/ 		var installedChunks = {
/******/ 			792: 1
/******/ 		};
/******/ 		
/******/ 		// no on chunks loaded
/******/ 		
/******/ 		var installChunk = (chunk) => {
/******/ 			var moreModules = chunk.modules, chunkIds = chunk.ids, runtime = chunk.runtime;
/******/ 			for(var moduleId in moreModules) {
/******/ 				if(__nccwpck_require__.o(moreModules, moduleId)) {
/******/ 					__nccwpck_require__.m[moduleId] = moreModules[moduleId];
/******/ 				}
/******/ 			}
/******/ 			if(runtime) runtime(__nccwpck_require__);
/******/ 			for(var i = 0; i < chunkIds.length; i++)
/******/ 				installedChunks[chunkIds[i]] = 1;
/******/ 		
/******/ 		};
/******/ 		
/******/ 		// require() chunk loading for javascript
/******/ 		__nccwpck_require__.f.require = (chunkId, promises) => {
/******/ 			// "1" is the signal for "already loaded"
/******/ 			if(!installedChunks[chunkId]) {
/******/ 				if(true) { // all chunks have JS
/******/ 					installChunk(require("./" + __nccwpck_require__.u(chunkId)));
/******/ 				} else installedChunks[chunkId] = 1;
/******/ 			}
/******/ 		};
/******/ 		
/******/ 		// no external install chunk
/******/ 		
/******/ 		// no HMR
/******/ 		
/******/ 		// no HMR manifest
/******/ 	})();
/******/ 	
/************************************************************************/
var __webpack_exports__ = {};

// EXTERNAL MODULE: ./src/text/switch.ts
var text_switch = __nccwpck_require__(851);
;// CONCATENATED MODULE: ./src/guard/decision.ts

const SWITCHES = {
    'restore-on-failure': 'restoreOnFailure',
    'delete-on-success': 'deleteOnSuccess',
};
function decideGuard(guard, { jobStatus, switches }) {
    const isDisarmed = (input) => (0,text_switch/* parseSwitch */.S)(switches[input]) === false;
    switch (jobStatus) {
        case 'failure':
        case 'cancelled': {
            const input = 'restore-on-failure';
            const [first, ...others] = guard.snapshots;
            if (!isOn(guard, input) || !first)
                return { action: 'nothing' };
            if (isDisarmed(input))
                return { action: 'disarmed', input, on: guard.snapshots };
            return { action: 'rollback', on: [first, ...others] };
        }
        case 'success': {
            const input = 'delete-on-success';
            if (!isOn(guard, input) || guard.snapshots.length === 0)
                return { action: 'nothing' };
            if (isDisarmed(input))
                return { action: 'disarmed', input, on: guard.snapshots };
            const [first, ...others] = guard.snapshots.filter(({ ownership }) => ownership === 'made');
            return first ? { action: 'cleanup', on: [first, ...others] } : { action: 'keep', on: guard.snapshots };
        }
        default:
            return { action: 'unclear' };
    }
}
function isOn(guard, input) {
    return guard[SWITCHES[input]];
}

// EXTERNAL MODULE: ./src/guard/state.ts
var guard_state = __nccwpck_require__(784);
// EXTERNAL MODULE: ./src/guard/unsettled.ts
var guard_unsettled = __nccwpck_require__(909);
;// CONCATENATED MODULE: ./src/guard/post-work.ts



function isIdle({ guard, unsettled }) {
    return !unsettled && (!guard || guard.decision.action === 'nothing');
}
function sendsRequests({ guard, unsettled }) {
    return unsettled !== undefined || ['rollback', 'cleanup'].includes(guard?.decision.action ?? '');
}
function findPostWork(state, input) {
    const guard = (0,guard_state/* parseGuard */.ZO)(state);
    const unsettled = (0,guard_unsettled/* parseUnsettled */.Mz)(state.unsettled);
    const settings = guard ?? unsettled;
    if (!settings)
        return undefined;
    const hasForeignInputs = areForeign(settings, input);
    const switchOf = (name) => (hasForeignInputs ? '' : input(name));
    const decision = guard &&
        decideGuard(guard, {
            jobStatus: input('job-status'),
            switches: {
                'restore-on-failure': switchOf('restore-on-failure'),
                'delete-on-success': switchOf('delete-on-success'),
            },
        });
    return { guard: guard && decision && { guard, decision }, unsettled, hasForeignInputs };
}
function areForeign({ actionPath, isTokenGiven }, input) {
    if (input('action-path') !== actionPath)
        return true;
    return actionPath !== '' && isTokenGiven && input('token') === '';
}

// EXTERNAL MODULE: ./src/guard/rollback-word.ts
var rollback_word = __nccwpck_require__(714);
// EXTERNAL MODULE: ./src/runner/environment-file.ts
var environment_file = __nccwpck_require__(758);
;// CONCATENATED MODULE: ./src/runner/process.ts
function runProcess(program) {
    process.exitCode = 1;
    process.once('beforeExit', onBeforeExit);
    program()
        .then((succeeded) => {
        process.exitCode = succeeded ? 0 : 1;
    }, reportUnfinished)
        .finally(() => process.off('beforeExit', onBeforeExit));
}
function onBeforeExit() {
    reportUnfinished('Node.js ended before the step was complete.');
}
function reportUnfinished(error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const message = [
        'The step did not finish. The log shows what it did.',
        'Unless the runner caused this, report it as a bug in the action:',
        reason,
    ];
    const data = message.join('\n').replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
    process.stdout.write(`::error title=Hoody snapshot::${data}\n`);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
;// CONCATENATED MODULE: ./src/runner/state.ts


const STATE_NAMES = (/* unused pure expression or super */ null && (['connection', 'guard', 'snapshots', 'unsettled']));
function clearState() {
    const { GITHUB_STATE: file } = process.env;
    if (file)
        appendFileSync(file, STATE_NAMES.map((name) => `${name}=\n`).join(''));
}
function saveState(name, text, { commands, platform }) {
    const variable = `STATE_${name}`;
    const problem = findVariableProblem(variable, text, platform);
    if (problem !== undefined)
        throw new Error(`${variable} ${problem}. ${adviceFor(name)}`);
    commands.saveState(name, text);
}
function adviceFor(name) {
    return name === 'connection'
        ? 'Shorten the variables that decide how the step connects, such as NO_PROXY.'
        : 'Use fewer containers in each step, such as with a matrix.';
}
function readState() {
    const { STATE_connection: connection = '', STATE_guard: guard = '', STATE_snapshots: snapshots = '', STATE_unsettled: unsettled = '', } = process.env;
    return { connection, guard, snapshots, unsettled };
}

;// CONCATENATED MODULE: ./src/post.ts





runProcess(async () => {
    const state = readState();
    let work;
    try {
        work = findPostWork(state, input);
    }
    catch (error) {
        const [{ rejectState }, { currentRunner }] = await load();
        return rejectState(error, currentRunner());
    }
    if (!work)
        return true;
    if (isIdle(work) && tellLaterJobs(work))
        return true;
    const { readPostConnection, reconnect } = await __nccwpck_require__.e(/* import() */ 435).then(__nccwpck_require__.bind(__nccwpck_require__, 435));
    const connection = readPostConnection() ?? (sendsRequests(work) ? reconnect(state.connection) : undefined);
    if (connection && 'exitCode' in connection)
        return connection.exitCode === 0;
    const [{ runPostStep, withSession }, { currentRunner }] = await load();
    return runPostStep({ ...work, ...connection }, input('job-status'), currentRunner(), withSession);
});
function tellLaterJobs({ guard }) {
    const word = guard && (0,rollback_word/* wordWithoutRollback */.lt)(guard.guard, guard.decision);
    if (!guard || word === undefined)
        return true;
    try {
        (0,environment_file/* exportVariables */.q)((0,rollback_word/* rollbackVariables */.qn)(guard.guard.id, word, (name) => process.env[name]));
        return true;
    }
    catch {
        return false;
    }
}
function load() {
    return Promise.all([Promise.all(/* import() */[__nccwpck_require__.e(297), __nccwpck_require__.e(601)]).then(__nccwpck_require__.bind(__nccwpck_require__, 118)), __nccwpck_require__.e(/* import() */ 97).then(__nccwpck_require__.bind(__nccwpck_require__, 97))]);
}
function input(name) {
    return (process.env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
}

module.exports = __webpack_exports__;
/******/ })()
;