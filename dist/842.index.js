"use strict";
exports.id = 842;
exports.ids = [842];
exports.modules = {

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


/***/ }),

/***/ 271:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runStep: () => (/* binding */ runStep),
  withSession: () => (/* reexport */ withSession)
});

// EXTERNAL MODULE: ./src/base/budget.ts
var base_budget = __webpack_require__(920);
// EXTERNAL MODULE: ./src/base/labels.ts
var base_labels = __webpack_require__(134);
// EXTERNAL MODULE: ./src/base/user-error.ts
var user_error = __webpack_require__(813);
// EXTERNAL MODULE: ./src/text/format.ts
var format = __webpack_require__(488);
// EXTERNAL MODULE: ./src/text/message.ts
var text_message = __webpack_require__(400);
// EXTERNAL MODULE: ./src/text/redact.ts
var text_redact = __webpack_require__(326);
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
const ATTEMPT_MS = 10_000;
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
        const limitMs = Math.ceil(Math.min(ATTEMPT_MS, budget.remainingMs()));
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
    return new user_error/* UserError */.yo((0,text_message/* line */.n8) `Restored, but not healthy: ${url}`, (0,text_message/* line */.n8) `The URL did not respond with a status below 400 within ${(0,format/* formatDuration */.a3)(ms)}. Last result: ${last}.`, (0,text_message/* line */.n8)('The restore itself succeeded. Check what runs in the container, and the services that it depends on.'));
}

// EXTERNAL MODULE: ./src/hoody/snapshot.ts
var hoody_snapshot = __webpack_require__(505);
;// CONCATENATED MODULE: ./src/guard/foresight.ts





const URGENT_MS = 5 * 60_000;
const SOON_MS = 6 * 3_600_000;
function foresee({ token, outcomes, probed, rooms, labels, now }) {
    const nameOf = (0,base_labels/* nameByLabel */.D)(labels);
    return [
        ...foreseeToken(token, now),
        ...outcomes.flatMap(({ containerId, ownership, snapshots: [snapshot] }) => {
            const end = snapshot?.expires_at;
            if (ownership !== 'found' || !end || !(0,hoody_snapshot/* isExpired */._d)({ expires_at: end }, now + SOON_MS))
                return [];
            return [
                {
                    isWarning: (0,hoody_snapshot/* isExpired */._d)({ expires_at: end }, now + URGENT_MS),
                    text: (0,text_message/* line */.n8) `The reused snapshot ${snapshot.name} of container ${nameOf(containerId)} expires at ${(0,format/* formatTime */.fU)(end)}. A rollback after that is impossible.`,
                },
            ];
        }),
        ...probed.map(foreseeHealth),
        ...rooms
            .filter(({ count, limit }) => count >= limit)
            .map(({ containerId, count, limit }) => ({
            isWarning: true,
            text: (0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8) `Container ${nameOf(containerId)} has no room for the backup before a rollback: it has ${(0,format/* formatCount */.B4)(count, 'snapshot')}, and the limit is ${limit}.`, (0,text_message/* line */.n8)('Without the backup, nothing is rolled back. Delete snapshots, or let new ones expire.')),
        })),
    ];
}
function foreseeToken(token, now) {
    const end = endOfToken(token);
    if (end === undefined || end > now + SOON_MS)
        return [];
    const what = (0,text_message/* line */.n8) `The token expires at ${(0,format/* formatTime */.fU)(new Date(end).toISOString())}.`;
    const isWarning = end <= now + URGENT_MS;
    const when = isWarning && end > now ? (0,text_message/* line */.n8) ` That is in ${(0,format/* formatRounded */.vE)(end - now)}.` : (0,text_message/* line */.n8)('');
    return [{ isWarning, text: (0,text_message/* line */.n8) `${what}${when} A rollback after that is impossible.` }];
}
const MAX_SECONDS = 8.64e12;
function endOfToken(token) {
    const [, payload = '', ...rest] = token.split('.');
    if (rest.length !== 1)
        return undefined;
    try {
        const { exp } = JSON.parse(Buffer.from(payload, 'base64url').toString());
        return typeof exp === 'number' && exp > 0 && exp < MAX_SECONDS ? exp * 1_000 : undefined;
    }
    catch {
        return undefined;
    }
}
function foreseeHealth(probed) {
    const { url, result } = probed;
    const text = 'status' in result
        ? (0,text_message/* line */.n8) `${url} responds with ${result.reason} before the deploy.`
        : (0,text_message/* line */.n8) `${url} gives ${result.error} before the deploy.`;
    if (isHealthyAnswer(result))
        return { isWarning: false, text };
    return {
        isWarning: true,
        text: (0,text_message/* composeMessage */.SB)(text, (0,text_message/* line */.n8)('After a rollback, that would count as not healthy. Use a URL that responds with a status below 400.')),
    };
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

// EXTERNAL MODULE: ./src/text/list.ts
var text_list = __webpack_require__(807);
// EXTERNAL MODULE: ./src/text/time.ts
var time = __webpack_require__(466);
;// CONCATENATED MODULE: ./src/guard/fields.ts



function fields_json(text) {
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
function fields_readSettings(fields) {
    const apiUrl = new URL(fields_text(fields['apiUrl']));
    const problem = findApiUrlProblem(apiUrl);
    if (problem)
        throw new Error(`the URL of the API ${problem}`);
    const { token, tokenHash } = fields;
    return {
        apiUrl,
        ...(token === undefined ? {} : { token: fields_text(token) }),
        ...(tokenHash === undefined ? {} : { tokenHash: fields_text(tokenHash) }),
        isTokenGiven: fields_boolean(fields['isTokenGiven']),
        actionPath: fields_text(fields['actionPath']),
        maxParallel: fields_positive(fields['maxParallel']),
        summary: fields_boolean(fields['summary']),
        labels: toLabels(fields_record(fields['labels'])),
    };
}
function toLabels(labels) {
    return Object.fromEntries(Object.entries(labels).map(([id, label]) => [id, fields_text(label)]));
}
function fields_containerId(value) {
    if (!CONTAINER_ID.test(fields_text(value)))
        throw new Error('a container id is invalid');
    return fields_text(value);
}
function fields_snapshotName(value) {
    if (!isPlainSegment(fields_text(value)))
        throw new Error('the name of a snapshot is invalid');
    return fields_text(value);
}
function fields_record(value) {
    if (typeof value !== 'object' || value === null)
        throw fields_unexpected(value);
    return value;
}
function fields_array(value) {
    if (!Array.isArray(value))
        throw fields_unexpected(value);
    return value;
}
function fields_text(value) {
    if (typeof value !== 'string')
        throw fields_unexpected(value);
    return own(value);
}
function fields_boolean(value) {
    if (typeof value !== 'boolean')
        throw fields_unexpected(value);
    return value;
}
function fields_positive(value) {
    if (typeof value !== 'number' || !(value > 0))
        throw fields_unexpected(value);
    return value;
}
function fields_unexpected(value) {
    return new Error(value === undefined ? 'a value is missing' : `unexpected value of type ${typeof value}`);
}

;// CONCATENATED MODULE: ./src/guard/state.ts



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
    const at = (0,time/* parseTime */.pe)(text);
    return at !== undefined && at > 0 ? at : undefined;
}
class state_GuardStateError extends (/* unused pure expression or super */ null && (Error)) {
    name = 'GuardStateError';
}
function parseGuard({ guard, snapshots }) {
    if (guard === '')
        return undefined;
    try {
        return toGuard(json(guard), json(snapshots));
    }
    catch (error) {
        throw new state_GuardStateError(error.message);
    }
}
function toGuard(settings, rows) {
    const fields = record(settings);
    const { processes, backup } = fields;
    return {
        id: text(fields['id']),
        ...readSettings(fields),
        restoreOnFailure: boolean(fields['restoreOnFailure']),
        deleteOnSuccess: boolean(fields['deleteOnSuccess']),
        ...(backup === undefined ? {} : { backup: toBackup(record(backup)) }),
        healthUrls: array(fields['healthUrls']).map((url) => new URL(text(url))),
        lacksQueries: boolean(fields['lacksQueries']),
        timeoutMs: positive(fields['timeoutMs']),
        ...(processes === undefined ? {} : { processes: toBaseline(record(processes)) }),
        snapshots: array(rows).map((row) => toSnapshot(array(row))),
    };
}
function toBackup({ expiryDays }) {
    return expiryDays === undefined ? {} : { expiryDays: positive(expiryDays) };
}
function toBaseline({ trackingId, startTime, directory, files }) {
    return {
        trackingId: trackingId === null ? null : text(trackingId),
        startTime: positive(startTime),
        directory: text(directory),
        files: array(files).map(text),
    };
}
function toSnapshot([id, name, createdAt, ownership, isUnique, expiresAt,]) {
    const known = typeof ownership === 'number' ? OWNERSHIPS[ownership] : undefined;
    if (!known)
        throw unexpected(ownership);
    return {
        containerId: containerId(id),
        name: snapshotName(name),
        createdAt: createdAt === null ? own('') : toTime(createdAt, 1),
        ownership: known,
        isUniqueName: isUnique === 1,
        ...(expiresAt === NOT_KNOWN ? {} : { expiresAt: expiresAt === null ? null : toTime(expiresAt, 1_000) }),
    };
}
function toTime(value, unitMs) {
    return own(new Date(positive(value) * unitMs).toISOString());
}

;// CONCATENATED MODULE: ./src/guard/leave-guard.ts






function leaveGuard(options, outcomes, { saveState, temporaryDirectory, logger }) {
    const { restoreOnFailure, deleteOnSuccess, backup } = options;
    if (!restoreOnFailure && !deleteOnSuccess)
        return undefined;
    if (outcomes.some(({ ok, plan }) => !ok || plan))
        return undefined;
    const snapshots = outcomes.flatMap(toGuarded);
    const state = serializeGuard({ ...options, snapshots });
    try {
        for (const [name, text] of Object.entries(state))
            saveState(name, text);
    }
    catch (error) {
        throw new user_error/* UserError */.yo((0,text_message/* line */.n8)('Could not save the state for the post step.'), (0,user_error/* reasonOf */.A3)(error), (0,text_message/* line */.n8)('The step fails, because the post step could not restore or delete anything.'));
    }
    if (restoreOnFailure)
        openJobDirectory(temporaryDirectory).register(options.id, snapshots);
    const made = snapshots.filter(({ ownership }) => ownership === 'made').length;
    logger.info(describeGuard(options, snapshots.length, made));
    return { restoreOnFailure, deleteOnSuccess: deleteOnSuccess && made > 0, ...(backup ? { backup } : {}) };
}
function toGuarded({ containerId, ownership = 'made', isUniqueName = false, snapshots, }) {
    return snapshots.slice(0, 1).map(({ name, created_at, expires_at }) => ({
        containerId,
        name,
        createdAt: created_at ?? (0,text_redact/* own */.ZV)(''),
        ownership,
        isUniqueName,
        ...(expires_at === undefined ? {} : { expiresAt: expires_at }),
    }));
}
function describeGuard({ restoreOnFailure, deleteOnSuccess, backup }, total, made) {
    const promises = [
        ...(restoreOnFailure
            ? [
                backup
                    ? (0,text_message/* line */.n8)('creates backups and restores from these snapshots if the job fails or is canceled')
                    : (0,text_message/* line */.n8)('restores from these snapshots if the job fails or is canceled'),
            ]
            : []),
        ...(deleteOnSuccess && made > 0
            ? [(0,text_message/* line */.n8) `deletes ${describeDeletable(total, made)} if the job succeeds`]
            : []),
        ...(deleteOnSuccess && made === 0
            ? [
                (0,text_message/* line */.n8)('deletes nothing if the job succeeds, because it is not certain that this step created the snapshots'),
            ]
            : []),
    ];
    return (0,text_message/* line */.n8) `The post step ${(0,text_list/* join */.fj)(promises, ', and ')}.`;
}
function describeDeletable(total, made) {
    return made === total ? (0,text_message/* line */.n8)('the new snapshots') : (0,text_message/* line */.n8) `the ${made} of ${total} snapshots that it created`;
}

;// CONCATENATED MODULE: ./src/guard/unsettled.ts



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
        const fields = record(json(saved));
        return {
            ...readSettings(fields),
            attempts: array(fields['attempts']).map((attempt) => toAttempt(record(attempt))),
        };
    }
    catch (error) {
        throw new GuardStateError(error.message);
    }
}
function toAttempt(fields) {
    const { isKept, isPlanned, reported, serverSentAt } = fields;
    return {
        containerIds: array(fields['containerIds']).map(containerId),
        alias: text(fields['alias']),
        isGenerated: boolean(fields['isGenerated']),
        sentAt: number(fields['sentAt']),
        ...(serverSentAt === undefined ? {} : { serverSentAt: number(serverSentAt) }),
        ...(isPlanned === undefined ? {} : { isPlanned: true }),
        ...(isKept === undefined ? {} : { isKept: true }),
        ...(reported === undefined ? {} : { reported: toReported(record(reported)) }),
    };
}
function toReported({ name, created_at }) {
    return { name: text(name), ...(created_at === undefined ? {} : { created_at: own(text(created_at)) }) };
}
function number(value) {
    if (typeof value !== 'number')
        throw new Error('a number is missing');
    return value;
}

;// CONCATENATED MODULE: ./src/guard/record-unsettled.ts




const MAX_CONTAINERS = 1_000;
function recordUnsettled(makeSettings, containerIds, saveState) {
    let settings;
    const open = new Map();
    const planned = new Map();
    let hasPlanned = false;
    let saved = '';
    const targetOf = ({ containerId: id, alias }) => `${id} ${alias}`;
    function plan(attempt) {
        hasPlanned = true;
        for (const id of containerIds.slice(0, MAX_CONTAINERS)) {
            const first = { ...attempt, containerId: id, isPlanned: true };
            if (id !== attempt.containerId)
                planned.set(targetOf(first), first);
        }
    }
    function save() {
        const attempts = group([...planned.values(), ...open.values()].map((attempt) => ({
            ...attempt,
            sentAt: Math.round(attempt.sentAt),
        })));
        if (attempts.length > 0)
            settings ??= settingsOf(makeSettings());
        const state = attempts.length === 0 ? '' : JSON.stringify({ ...settings, attempts });
        if (state === saved)
            return;
        try {
            saveState(state);
        }
        catch (error) {
            throw new user_error/* UserError */.yo((0,text_message/* line */.n8)('Could not save the state for the post step.'), (0,user_error/* reasonOf */.A3)(error), (0,text_message/* line */.n8)('The step fails, because the post step could not find what an interrupted step leaves.'));
        }
        saved = state;
    }
    return {
        expect(...attempts) {
            let isCovered = true;
            for (const attempt of attempts) {
                if (!hasPlanned)
                    plan(attempt);
                const isPlanned = planned.delete(targetOf(attempt));
                if (!isPlanned && !open.has(keyOf(attempt)) && open.size + planned.size >= MAX_CONTAINERS)
                    continue;
                open.set(keyOf(attempt), attempt);
                isCovered &&= isPlanned;
            }
            if (!isCovered)
                save();
        },
        settle: (attempt) => void open.delete(keyOf(attempt)),
        end() {
            planned.clear();
            save();
        },
    };
}
function group(attempts) {
    const grouped = Map.groupBy(attempts.map(shorten), ({ containerId: _, sentAt, ...common }) => JSON.stringify(common.isGenerated ? common : { ...common, sentAt }));
    return [...grouped.values()].flatMap((same) => {
        const [first] = same;
        if (!first)
            return [];
        const { containerId: _, ...common } = first;
        const sentAt = Math.max(...same.map((attempt) => attempt.sentAt));
        return [{ ...common, sentAt, containerIds: same.map((attempt) => attempt.containerId) }];
    });
}
function shorten({ reported, serverSentAt, ...attempt }) {
    if (attempt.isGenerated)
        return attempt;
    return {
        ...attempt,
        ...(reported ? { reported } : {}),
        ...(serverSentAt === undefined ? {} : { serverSentAt }),
    };
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

// EXTERNAL MODULE: ./src/hoody/errors.ts
var hoody_errors = __webpack_require__(106);
;// CONCATENATED MODULE: ./src/guard/guard-context.ts


function guard_context_endOf({ error }) {
    if (!error)
        return 'done';
    return mayHaveHappened(error) ? 'unknown' : 'failed';
}
function explain(error, context) {
    if (!(error instanceof RequestError) || !error.failure)
        return error;
    const explanation = explainFailure(error.failure, context);
    return explanation ? new RequestError(error, [explanation], error.failure, error.mayHaveActed) : error;
}
function explainFailure(failure, { isOtherToken, hasChangedCertificates }) {
    if (failure.kind === 'untrusted' && hasChangedCertificates) {
        return line('Another step of the job changed the file of NODE_EXTRA_CA_CERTS, so its certificates are not trusted.');
    }
    if (failure.kind !== 'status' || !failure.fromApi)
        return undefined;
    if (isOtherToken && [401, 403].includes(failure.status)) {
        return line('The token differs from that of the step. Another step of the job may have changed HOODY_TOKEN.');
    }
    return failure.status === 401
        ? line('The token was valid when the job began. It has expired or been revoked since.')
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
        error: end.error && truncate(end.error, MAX_ERROR_LENGTH),
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
    return own(new Date(ms).toISOString());
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

;// CONCATENATED MODULE: ./src/guard/rollback-word.ts
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

;// CONCATENATED MODULE: ./src/later-jobs.ts




function tellLaterJobs(id, word, results, { exportVariables, inputs: { env } }, logger) {
    const rendered = results && renderRollbackResults(results, env('HOODY_ROLLBACK_RESULTS') ?? '');
    try {
        exportVariables({
            ...rollbackVariables(id, word, env),
            ...(rendered === undefined ? {} : { HOODY_ROLLBACK_RESULTS: rendered }),
        });
    }
    catch (error) {
        logger.warning((0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8) `Could not set HOODY_ROLLBACK to "${(0,text_message/* line */.n8)(word ?? 'armed')}" for the jobs that follow.`, (0,user_error/* reasonOf */.A3)(error)));
    }
}

// EXTERNAL MODULE: ./src/operations/request.ts
var operations_request = __webpack_require__(391);
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

;// CONCATENATED MODULE: ./src/snapshots/identity.ts



function hasAlias({ name, alias }, created) {
    return alias === created || name === (0,hoody_snapshot/* deriveName */.HT)(created);
}
function looksLikeName(text) {
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
function findNewest(snapshots) {
    const undated = snapshots.filter(({ created_at }) => !created_at);
    const dated = snapshots.filter(({ created_at }) => created_at);
    const compare = (a, b) => (0,time/* compareTimes */.G5)(a.created_at ?? '', b.created_at ?? '');
    const [first] = dated;
    if (!first)
        return undated;
    const newest = dated.reduce((best, snapshot) => (compare(snapshot, best) > 0 ? snapshot : best), first);
    return [...dated.filter((snapshot) => compare(snapshot, newest) === 0), ...undated];
}

;// CONCATENATED MODULE: ./src/operations/describe.ts





function describeAge({ created_at }) {
    return created_at ? (0,text_message/* line */.n8) `, created ${(0,format/* formatTime */.fU)(created_at)}` : (0,text_redact/* own */.ZV)('');
}
function describeCreated({ name, expires_at }, container, noun = (0,text_message/* line */.n8)('snapshot')) {
    const expiry = expires_at ? (0,text_message/* line */.n8) `, which expires at ${(0,format/* formatTime */.fU)(expires_at)}` : (0,text_redact/* own */.ZV)('');
    return (0,text_message/* line */.n8) `Created ${noun} ${name} of container ${container}${expiry}`;
}
function describeInferred({ name }, container) {
    return (0,text_message/* line */.n8) `Using snapshot ${name} of container ${container}, which an attempt whose response was lost, or another job, created`;
}
function describeRestored({ name }, container) {
    return (0,text_message/* line */.n8) `Restored container ${container} from snapshot ${name}`;
}
function describeAliasChange(alias, { name }, container) {
    return alias === null
        ? (0,text_message/* line */.n8) `Removed the alias of snapshot ${name} of container ${container}`
        : (0,text_message/* line */.n8) `Set the alias "${alias}" on snapshot ${name} of container ${container}`;
}
function describeDeleted({ name }, container) {
    return (0,text_message/* line */.n8) `Deleted snapshot ${name} of container ${container}`;
}
function describeResult(request, outcomes, nameOf) {
    const done = outcomes.filter(({ ok }) => ok);
    const [first] = done;
    if (!first)
        return undefined;
    if ((0,operations_request/* isDryRun */.vG)(request))
        return (0,text_message/* line */.n8)('Dry run: nothing was changed.');
    return outcomes.length === 1
        ? (0,text_message/* line */.n8) `${describeOne(request, first, nameOf(first.containerId))}.`
        : describeSeveral(request, done, outcomes.length);
}
function describeOne(request, outcome, container) {
    const [snapshot, ...others] = outcome.snapshots;
    const count = countSnapshots([outcome]);
    if (request.operation === 'list')
        return (0,text_message/* line */.n8) `Found ${count} of container ${container}`;
    if (!snapshot || others.length > 0)
        return (0,text_message/* line */.n8) `Deleted ${count} of container ${container}`;
    switch (request.operation) {
        case 'create':
            if (outcome.ownership === 'found')
                return (0,text_message/* line */.n8) `Reused snapshot ${snapshot.name} of container ${container}`;
            return outcome.ownership === 'inferred'
                ? describeInferred(snapshot, container)
                : describeCreated(snapshot, container);
        case 'restore':
            return describeRestored(snapshot, container);
        case 'alias':
            return describeAliasChange(request.alias, snapshot, container);
        case 'delete':
            return describeDeleted(snapshot, container);
    }
}
function describeSeveral(request, done, total) {
    const containers = done.length === total ? (0,text_message/* line */.n8) `${total} containers` : (0,text_message/* line */.n8) `${done.length} of ${total} containers`;
    switch (request.operation) {
        case 'create':
            return describeCreates(done, containers);
        case 'list':
            return (0,text_message/* line */.n8) `Found ${countSnapshots(done)} of ${containers}.`;
        case 'restore':
            return (0,text_message/* line */.n8) `Restored ${containers}.`;
        case 'alias':
            return request.alias === null
                ? (0,text_message/* line */.n8) `Removed the alias of a snapshot of ${containers}.`
                : (0,text_message/* line */.n8) `Set the alias "${request.alias}" on a snapshot of ${containers}.`;
        case 'delete':
            return (0,text_message/* line */.n8) `Deleted ${countSnapshots(done)} of ${containers}.`;
    }
}
function describeCreates(done, containers) {
    const of = (wanted) => done.filter(({ ownership = 'made' }) => ownership === wanted);
    const groups = [
        { verb: (0,text_message/* line */.n8)('created'), outcomes: of('made'), doubt: (0,text_redact/* own */.ZV)('') },
        { verb: (0,text_message/* line */.n8)('reused'), outcomes: of('found'), doubt: (0,text_redact/* own */.ZV)('') },
        { verb: (0,text_message/* line */.n8)('used'), outcomes: of('inferred'), doubt: (0,text_message/* line */.n8)(', which another job may have created') },
    ];
    const parts = groups
        .filter(({ outcomes }) => outcomes.length > 0)
        .map(({ verb, outcomes, doubt }, index) => index === 0
        ? (0,text_message/* line */.n8) `${verb} ${countSnapshots(outcomes)} of ${containers}${doubt}`
        : (0,text_message/* line */.n8) `${verb} ${outcomes.length}${doubt}`);
    return (0,text_message/* capitalize */.ZH)((0,text_message/* line */.n8) `${(0,text_list/* join */.fj)(parts, ', and ')}.`);
}
function countSnapshots(outcomes) {
    const count = outcomes.reduce((sum, { snapshots }) => sum + snapshots.length, 0);
    return count === 0 ? (0,text_message/* line */.n8)('no snapshots') : (0,format/* formatCount */.B4)(count, 'snapshot');
}

;// CONCATENATED MODULE: ./src/operations/verify.ts









class LostSnapshotError extends user_error/* UserError */.yo {
}
const verify_MAX_OTHERS = 5;
class GoneError extends LostSnapshotError {
    constructor(name, container, others) {
        const shown = others.slice(0, verify_MAX_OTHERS).map((other) => (0,text_message/* line */.n8) `${other.name}${describeAge(other)}`);
        const rest = others.length - shown.length;
        super((0,text_message/* line */.n8) `Snapshot ${name} of container ${container} is gone: it expired, or someone deleted it.`, ...(shown.length === 0
            ? [(0,text_message/* line */.n8)('The container has no snapshots.')]
            : [
                (0,text_message/* line */.n8) `The container has ${(0,text_list/* join */.fj)(shown, '; ')}${rest > 0 ? (0,text_message/* line */.n8) `; and ${rest} more` : (0,text_redact/* own */.ZV)('')}.`,
                (0,text_message/* line */.n8)('To restore one of those, use the operation `restore` with its name.'),
            ]));
        this.name = 'GoneError';
    }
}
class ReplacedError extends LostSnapshotError {
    constructor(known, listed, container, purpose) {
        super((0,text_message/* line */.n8) `Snapshot ${known.name} of container ${container} is now a different snapshot.`, (0,text_message/* line */.n8) `The name now belongs to a snapshot created ${(0,format/* formatTime */.fU)(listed.created_at ?? (0,text_redact/* own */.ZV)(''))}; the one of this job was created ${(0,format/* formatTime */.fU)(known.created_at ?? (0,text_redact/* own */.ZV)(''))}.`, (0,text_message/* line */.n8)('Another step or job created a snapshot of the same name. It was not touched.'), ...(purpose === 'restore'
            ? [(0,text_message/* line */.n8)('To restore another one, look for it with the operation `list`.')]
            : []));
        this.name = 'ReplacedError';
    }
}
const AFTER_OLD_LIST_MS = 4_000;
async function verify(client, container, known, pause, purpose = 'restore') {
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
    if (!isNotFound(error) || mayHaveHappened(error))
        return error;
    const list = await client.look(container.id);
    if (!list || list.snapshots.some((snapshot) => snapshot.name === name))
        return error;
    return new GoneError(name, container.name, list.snapshots);
}

;// CONCATENATED MODULE: ./src/look-ahead.ts


const NOTHING_AHEAD = { probed: [], rooms: [] };
function startLooking({ request, guard, healthUrls }, { askHealth, client, mapConcurrently }, budget) {
    if (!guard.restoreOnFailure || (0,operations_request/* isDryRun */.vG)(request))
        return async () => NOTHING_AHEAD;
    const useless = new AbortController();
    const asked = askHealth(healthUrls, AbortSignal.any([budget.signal, useless.signal]));
    return async (outcomes) => {
        if (outcomes.some(({ ok }) => !ok)) {
            useless.abort();
            return NOTHING_AHEAD;
        }
        const backedUp = guard.backup ? outcomes : [];
        const rooms = await mapConcurrently(backedUp, (outcome) => findRoom(outcome, client(budget), budget));
        return { probed: await asked, rooms: rooms.flatMap((room) => room ?? []) };
    };
}
async function findRoom({ containerId, snapshots: [created] }, client, budget) {
    const look = async () => {
        const list = await client.look(containerId);
        if (list?.limit === undefined)
            return undefined;
        const isShown = list.snapshots.some(({ name }) => name === created?.name);
        return { containerId, count: list.snapshots.length + (isShown ? 0 : 1), limit: list.limit };
    };
    const room = await look();
    const isFull = room !== undefined && room.count >= room.limit;
    if (!isFull || budget.remainingMs() <= AFTER_OLD_LIST_MS)
        return room;
    await budget.sleep(AFTER_OLD_LIST_MS).catch(() => undefined);
    return (await look()) ?? room;
}

// EXTERNAL MODULE: ./src/operations/outcome.ts
var operations_outcome = __webpack_require__(958);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(916);
;// CONCATENATED MODULE: ./src/snapshots/origin.ts


const GENERATED = /^(?<word>run|backup)-(?<run>\d+)-(?<attempt>\d+)(?:-[A-Za-z0-9_-]+)?-[0-9a-f]{10}$/;
function originOf({ name, alias }) {
    const { run, attempt } = (GENERATED.exec(alias ?? '') ?? GENERATED.exec(name))?.groups ?? {};
    return run && attempt ? { run: Number(run), attempt: Number(attempt) } : undefined;
}
function isBackup({ name, alias }) {
    return [name, alias ?? ''].some((text) => GENERATED.exec(text)?.groups?.['word'] === 'backup');
}
function findNewer(snapshots, known, run, own) {
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
    const at = looksLikeName(known) ? -1 : known.search(new RegExp(`(?<!\\d)${run}(?!\\d)`));
    const prefix = known.slice(0, Math.max(0, at));
    return (snapshot) => {
        const origin = originOf(snapshot);
        if (origin || prefix === '')
            return origin?.run;
        const text = [snapshot.alias ?? '', snapshot.name].find((each) => each.startsWith(prefix));
        const [digits] = /^\d+/.exec(text?.slice(prefix.length) ?? '') ?? [];
        return digits === undefined ? undefined : Number(digits);
    };
}

// EXTERNAL MODULE: ./src/snapshots/selector.ts
var snapshots_selector = __webpack_require__(492);
;// CONCATENATED MODULE: ./src/snapshots/select.ts





const LATEST = (0,text_redact/* own */.ZV)('latest');
function selectSnapshot(snapshots, selector) {
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
    if (by === 'any' && text === LATEST) {
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
    const whole = (0,snapshots_selector/* formatSelector */.V)(selector);
    return snapshots.find((snapshot) => snapshot !== selected && labels(snapshot).includes(whole));
}
const MAX_NEAREST = 5;
const MAX_COMPARED = 1_000;
const MAX_COMPARED_LENGTH = 250;
function findNearest(snapshots, selector) {
    const wanted = [selector.text, (0,snapshots_selector/* formatSelector */.V)(selector)].map(clip);
    const distanceTo = (snapshot) => Math.min(...labels(snapshot).flatMap((label) => wanted.map((text) => (0,mod/* distance */.Io)(clip(label), text))));
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

;// CONCATENATED MODULE: ./src/operations/find.ts










class SelectionError extends user_error/* UserError */.yo {
}
class MissingError extends SelectionError {
    constructor(container, selector, near) {
        super((0,text_message/* line */.n8) `Container ${container} has no snapshot "${selector}".`, describeNear(near));
        this.name = 'MissingError';
    }
}
class UnaddressableError extends SelectionError {
    constructor({ name }, container) {
        super((0,text_message/* line */.n8) `Could not use snapshot ${(0,text_message/* quote */.hD)(name)} of container ${container}.`, (0,text_message/* line */.n8)('Its name cannot be part of a URL path, so no request can address it. Choose another snapshot.'));
        this.name = 'UnaddressableError';
    }
}
function createLookup({ choosingClient: client, logger, nameOf, pause, }, containerId) {
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
async function chooseTarget(lookup, selector, check, { isSingle }) {
    const name = exactNameOf((0,snapshots_selector/* parseSelector */.P)(selector));
    if (isSingle && name !== undefined && looksLikeName(name))
        return { apply: (work) => applyDirectly(lookup, selector, name, work, check) };
    try {
        return await findSnapshot(lookup, selector, check);
    }
    catch (error) {
        if (!(error instanceof hoody_errors/* RequestError */.GI) || name === undefined || !(0,hoody_snapshot/* isAddressable */.$C)({ name }))
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
        throw (0,hoody_errors/* isNotFound */.c4)(error) && !(0,hoody_errors/* mayHaveHappened */.dk)(error) ? listError : error;
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
        if (!(0,hoody_errors/* isNotFound */.c4)(error) || (0,hoody_errors/* mayHaveHappened */.dk)(error))
            throw error;
        const { snapshots } = await lookup.list();
        const selection = requireFound(lookup, selector, selectSnapshot(snapshots, (0,snapshots_selector/* parseSelector */.P)(selector)), check);
        if (selection.by === 'name')
            throw error;
        return work(selection.snapshot);
    }
}
const MAX_LIST_AGE_MS = 3_000;
const LIST_AGAIN_MS = 1_000;
async function findSnapshot(lookup, selector, check) {
    const parsed = (0,snapshots_selector/* parseSelector */.P)(selector);
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
    return kind === 'missing' && name !== undefined && (0,hoody_snapshot/* isAddressable */.$C)({ name });
}
function requireFound({ container, logger }, selector, selection, check) {
    if (selection.kind === 'missing')
        throw new MissingError(container, selector, selection.near);
    if (selection.kind === 'ambiguous')
        throw ambiguous(container, selector, selection);
    if (selection.kind === 'unordered')
        throw unordered(container, (0,text_message/* line */.n8) `"${selector}"`, selection.candidates);
    const { snapshot, literal, by } = selection;
    if (!(0,hoody_snapshot/* isAddressable */.$C)(snapshot))
        throw new UnaddressableError(snapshot, container);
    check(selection);
    if (literal) {
        logger.warning((0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8) `"${selector}" selects snapshot ${snapshot.name}, not ${literal.name}.`, (0,text_message/* line */.n8) `The name or alias of snapshot ${literal.name} is that whole text. To select it, use \`name:${literal.name}\`.`));
    }
    if (by !== 'name')
        logger.info(describeSelection(selection, selector));
    return selection;
}
function ambiguous(container, selector, { named, aliased }) {
    return new SelectionError((0,text_message/* line */.n8) `"${selector}" is ambiguous in container ${container}. Nothing was changed.`, (0,text_message/* line */.n8) `It is the name of snapshot ${named.name} and the alias of ${namesOf(aliased)}.`, (0,text_message/* line */.n8) `To select one, use \`name:${selector}\` or \`alias:${selector}\`.`);
}
const MAX_CANDIDATES = 10;
function unordered(container, what, candidates) {
    const shown = candidates.slice(0, MAX_CANDIDATES);
    const rest = candidates.length - shown.length;
    const more = rest > 0 ? (0,text_message/* line */.n8) `, and ${rest} more` : (0,text_redact/* own */.ZV)('');
    return new SelectionError((0,text_message/* line */.n8) `${what} is unclear in container ${container}. Nothing was changed.`, (0,text_message/* line */.n8) `It is unknown which of these is the newest: ${(0,text_list/* join */.fj)(shown.map((snapshot) => (0,text_message/* line */.n8) `${snapshot.name}${describeAge(snapshot)}`))}${more}.`, (0,text_message/* line */.n8)('Their times are equal or unknown. Use the name of a snapshot.'));
}
function acceptNewest(container, logger) {
    return ({ snapshot, sharingAlias }) => {
        if (sharingAlias.length === 0)
            return;
        const candidates = findNewest([snapshot, ...sharingAlias]);
        const alias = snapshot.alias ?? (0,text_redact/* own */.ZV)('');
        if (candidates.length > 1)
            throw unordered(container, (0,text_message/* line */.n8) `The alias "${alias}"`, candidates);
        logger.warning((0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8) `Using the newest of ${sharingAlias.length + 1} snapshots with the alias "${alias}": ${snapshot.name}.`, (0,text_message/* line */.n8) `The others are ${namesOf(sharingAlias)}.`));
    };
}
function describeSelection({ by, snapshot }, selector) {
    const { name } = snapshot;
    const age = describeAge(snapshot);
    if (by === 'latest')
        return (0,text_message/* line */.n8) `The newest snapshot is ${name}${describeAlias(snapshot)}${age}.`;
    return selector === LATEST
        ? (0,text_message/* line */.n8) `Using the snapshot with the alias "${LATEST}", not the newest: ${name}${age}.`
        : (0,text_message/* line */.n8) `"${selector}" is snapshot ${name}${age}.`;
}
function describeNear(near) {
    if (near.length === 0)
        return (0,text_message/* line */.n8)('It has no snapshots.');
    const names = near.map((snapshot) => (0,text_message/* line */.n8) `${snapshot.name}${describeAlias(snapshot)}`);
    return (0,text_message/* line */.n8) `Did you mean ${(0,text_list/* joinAlternatives */.ft)(names)}?`;
}
function describeAlias({ alias }) {
    return alias ? (0,text_message/* line */.n8) ` (${(0,text_message/* quote */.hD)(alias)})` : (0,text_redact/* own */.ZV)('');
}
function namesOf(snapshots) {
    return (0,text_list/* join */.fj)(snapshots.map(({ name }) => name));
}

;// CONCATENATED MODULE: ./src/operations/choose.ts








async function chooseThenApply(containerIds, context, choose, apply) {
    const { mapConcurrently, nameOf, logger } = context;
    const choices = await mapConcurrently(containerIds, async (containerId) => {
        try {
            return { containerId, choice: await choose(containerId) };
        }
        catch (error) {
            return { containerId, error: (0,user_error/* toUserError */.dZ)(error) };
        }
    });
    const unclear = choices.flatMap(({ containerId, error }) => error instanceof SelectionError ? [nameOf(containerId)] : []);
    if (unclear.length > 0) {
        return choices.map(({ containerId, error }) => error
            ? { ok: false, containerId, changed: false, snapshots: [], error }
            : (0,operations_outcome/* holdBack */.d5)(containerId, (0,text_message/* line */.n8) `Nothing was changed in container ${nameOf(containerId)}, because the selection of snapshots failed for ${(0,text_list/* join */.fj)(unclear)}.`, logger));
    }
    warnOfSpread(choices.flatMap(({ containerId, choice }) => (choice ? [{ containerId, choice }] : [])), context);
    return mapConcurrently(choices, ({ containerId, choice, error }) => (0,operations_outcome/* captureFailure */.p4)(containerId, () => (choice ? apply(containerId, choice) : Promise.reject(error))));
}
const MAX_SPREAD_MS = 15 * 60_000;
function warnOfSpread(choices, { logger, nameOf }) {
    const latest = choices.flatMap(({ containerId, choice }) => {
        if (choice.found?.by !== 'latest')
            return [];
        const { snapshot } = choice.found;
        const at = (0,hoody_snapshot/* createdAt */.CT)(snapshot);
        return at === undefined ? [] : [{ containerId, snapshot, at }];
    });
    const times = latest.map(({ at }) => at);
    if (Math.max(...times) - Math.min(...times) <= MAX_SPREAD_MS)
        return;
    const each = latest.map(({ containerId, snapshot: { name, created_at } }) => (0,text_message/* line */.n8) `${nameOf(containerId)}: ${name}, created ${(0,format/* formatTime */.fU)(created_at ?? (0,text_redact/* own */.ZV)(''))}`);
    logger.warning((0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8)('`latest` selects snapshots from different times, so the containers may be inconsistent.'), (0,text_message/* line */.n8) `${(0,text_list/* join */.fj)(each, '; ')}.`));
}

;// CONCATENATED MODULE: ./src/operations/alias.ts






function alias(request, containerIds, context) {
    const choose = (containerId) => {
        const lookup = createLookup(context, containerId);
        const selector = request.snapshots.get(containerId) ?? (0,text_redact/* own */.ZV)('');
        const check = acceptNewest(lookup.container, context.logger);
        return request.dryRun
            ? findSnapshot(lookup, selector, check)
            : chooseTarget(lookup, selector, check, context);
    };
    return chooseThenApply(containerIds, context, choose, (containerId, choice) => request.dryRun
        ? plan(request, containerId, choice, context)
        : change(request, containerId, choice, context));
}
async function plan(request, containerId, { apply }, { logger, nameOf }) {
    return apply(async (snapshot) => {
        const change = request.alias === null ? (0,text_message/* line */.n8)('remove the alias of') : (0,text_message/* line */.n8) `set the alias "${request.alias}" on`;
        const action = (0,text_message/* line */.n8) `${change} snapshot ${snapshot.name} of container ${nameOf(containerId)}`;
        logger.info((0,text_message/* line */.n8) `Dry run: would ${action}.`);
        return { ok: true, containerId, changed: false, snapshots: [snapshot], plan: [action] };
    });
}
async function change(request, containerId, { apply }, { client, isSingle, logger, nameOf }) {
    let oldAlias;
    const snapshot = await apply(async (known) => {
        oldAlias = known.alias;
        const changed = await client.setAlias(containerId, known.name, request.alias);
        return { ...(0,hoody_snapshot/* mergeSnapshot */.fu)(known, changed), alias: request.alias };
    });
    if (!isSingle)
        logger.info((0,text_message/* line */.n8) `${describeAliasChange(request.alias, snapshot, nameOf(containerId))}.`);
    return {
        ok: true,
        containerId,
        changed: true,
        snapshots: [snapshot],
        ...(oldAlias === undefined ? {} : { oldAlias }),
    };
}

;// CONCATENATED MODULE: ./src/operations/create/ambiguous.ts



class AmbiguousCreateError extends hoody_errors/* RequestError */.GI {
    cause;
    pending;
    constructor(cause, pending) {
        const aliases = (0,text_list/* join */.fj)([...new Set(pending.map(({ alias }) => (0,text_message/* line */.n8) `"${alias}"`))], ' or ');
        const isGenerated = pending.every((attempt) => attempt.isGenerated);
        super(cause, [
            (0,text_message/* line */.n8) `The snapshot may exist anyway. Look for the alias ${aliases} with the operation \`list\`.`,
            isGenerated
                ? (0,text_message/* line */.n8)('The post step of this step looks for it until 30 s after the request, and deletes it.')
                : (0,text_message/* line */.n8)('The post step of this step looks for it until 30 s after the request, and names it: another job may have created it.'),
        ], cause instanceof hoody_errors/* RequestError */.GI ? cause.failure : undefined, true);
        this.name = 'AmbiguousCreateError';
        this.cause = cause;
        this.pending = pending;
    }
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

// EXTERNAL MODULE: ./src/hoody/failure.ts
var hoody_failure = __webpack_require__(535);
;// CONCATENATED MODULE: ./src/operations/create/existing.ts










function findExisting(policy, alias, container, { snapshots, clocks }) {
    const [existing, ...others] = findNewest(snapshots.filter((snapshot) => snapshot.alias === alias &&
        !(0,hoody_snapshot/* mayBeExpired */.mw)(snapshot, clocks) &&
        (policy === 'fail' || (0,hoody_snapshot/* isAddressable */.$C)(snapshot))));
    if (existing && policy === 'fail') {
        throw new user_error/* UserError */.yo((0,text_message/* line */.n8) `Container ${container} already has a snapshot with the alias "${alias}". Nothing was created.`, (0,text_message/* line */.n8) `It is snapshot ${existing.name}${describeAge(existing)}.`, (0,text_message/* line */.n8)('Use another `alias`, or set `if-exists` to reuse, replace, or create.'));
    }
    if (existing && others.length > 0)
        throw unordered(container, (0,text_message/* line */.n8) `The alias "${alias}"`, [existing, ...others]);
    return existing;
}
class NameTakenError extends hoody_errors/* RequestError */.GI {
    constructor(taken, alias, { description, isReusable }, failure) {
        super((0,text_message/* line */.n8) `Could not ${description}: the name ${taken.name} is in use.`, [
            (0,text_message/* line */.n8) `The container already has snapshot ${taken.name}${describeAge(taken)}${describeOwner(taken, alias)}.`,
            failure
                ? (0,text_message/* line */.n8) `Reason: ${(0,hoody_failure/* summarizeFailure */.Ij)(failure)}.`
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
        throw new hoody_errors/* AttemptError */.cb({ kind: 'malformed', reason: (0,text_message/* line */.n8) `status ${status} switches protocols` });
    }
    if (status >= 300 && status < 400) {
        const { location } = headers;
        throw new hoody_errors/* AttemptError */.cb({
            kind: 'redirect',
            status,
            location: location === undefined ? undefined : redact(location),
        });
    }
    const serverTime = parseServerTime(headers);
    const text = await readText(message).catch((error) => {
        if (status < 300 || !(error instanceof hoody_errors/* AttemptError */.cb))
            throw error;
        return '';
    });
    if (status < 300)
        return { body: redactBody(parseJson(text), redact), serverTime, receivedAt };
    const page = describePage(redact(statusMessage), redact(headers['content-type'] ?? ''));
    throw new hoody_errors/* AttemptError */.cb({
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
        throw new hoody_errors/* AttemptError */.cb({ kind: 'malformed', reason: (0,text_message/* line */.n8)('the body is nested too deep') });
    }
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        throw new hoody_errors/* AttemptError */.cb({
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
    const known = codes.find((candidate) => candidate === hoody_failure/* LIMIT_CODE */.Qf) ?? codes[0];
    const details = status === 400 || status === 422 ? describeDetails(fields) : undefined;
    return {
        message: [message, error].flatMap((candidate) => describeMessage(candidate) ?? [])[0] ?? page,
        ...(known === undefined ? {} : { code: known }),
        ...(known === hoody_failure/* LIMIT_CODE */.Qf ? { usage: parseUsage(data) } : details === undefined ? {} : { details }),
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
    return texts.length === 0 ? undefined : (0,text_list/* join */.fj)(texts);
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
    return new hoody_errors/* AttemptError */.cb({ kind: 'malformed', reason });
}

;// CONCATENATED MODULE: ./src/operations/create/make.ts














function generatedAlias(word, { generateAlias }) {
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
async function make(containerId, options, context) {
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
            throw attempts.pending.length > 0 && error instanceof user_error/* UserError */.yo
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
    const aliases = (0,text_list/* join */.fj)([...new Set(pending.map(({ alias }) => (0,text_message/* line */.n8) `"${alias}"`))], ' or ');
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
            const isUniqueName = attempt.isGenerated || looksLikeName(snapshot.name);
            return { snapshot, ownership: 'made', isUniqueName, attempt };
        }
        catch (error) {
            if (!(error instanceof hoody_errors/* AttemptError */.cb)) {
                unsettled.settle(attempt);
                throw error;
            }
            const { failure } = error;
            if (failure.kind !== 'unsent')
                logAlias();
            const { mayHaveActed, next } = (0,hoody_failure/* meaningOf */.Pr)(failure);
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
            return { snapshot, ownership: 'inferred', isUniqueName: looksLikeName(snapshot.name) };
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
        return snapshot && { snapshot, ownership: 'found', isUniqueName: looksLikeName(snapshot.name) };
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
    if ([hoody_failure/* LIMIT_CODE */.Qf, hoody_failure/* PRESPAWN_CODE */.Rf, ...hoody_failure/* BUSY_CODES */.nN].includes(code))
        return false;
    return fromApi && [400, 409, 422, 500].includes(status);
}

;// CONCATENATED MODULE: ./src/operations/recent-runs.ts





const RECENT_MS = 86_400_000;
function warnOfRecentRuns(snapshots, { serverNow }, container, logger) {
    const recent = snapshots.filter((snapshot) => originOf(snapshot) && ((0,hoody_snapshot/* createdAt */.CT)(snapshot) ?? Number.NEGATIVE_INFINITY) > serverNow - RECENT_MS);
    if (recent.length === 0)
        return;
    logger.warning((0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8) `The rule would delete ${(0,format/* formatCount */.B4)(recent.length, 'snapshot')} of container ${container} that a run created in the last day: ${namesOf(recent)}.`, (0,text_message/* line */.n8)('A job that still runs may need it for its rollback. Use a `filter` that does not match generated aliases, which start with `run-` or `backup-`.')));
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
            if (mayHaveActed && error instanceof hoody_errors/* AttemptError */.cb) {
                const { failure } = error;
                this.#isSentAgain ||= (0,hoody_failure/* meaningOf */.Pr)(failure).mayHaveActed;
                this.#isRunning = (0,hoody_failure/* isBusy */.A5)(failure);
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
                if (error instanceof hoody_errors/* AttemptError */.cb && error.failure.kind !== 'unsent')
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
        throw new hoody_errors/* AttemptError */.cb({ kind: 'replaced', reason: (0,text_message/* line */.n8) `it was created ${(0,format/* formatTime */.fU)(created_at)}` });
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
        throw new hoody_errors/* AttemptError */.cb({ kind: 'unsent' });
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
            if (error instanceof hoody_errors/* AttemptError */.cb && (0,hoody_failure/* meaningOf */.Pr)(error.failure).mayHaveActed)
                lost = error.failure;
            const canceled = { why: 'canceled', effect: lost ? 'unknown' : 'none' };
            if (budget.signal.aborted)
                throw toError(canceled);
            if (!(error instanceof hoody_errors/* AttemptError */.cb))
                throw error;
            const { failure } = error;
            if (failure.kind === 'unsent')
                throw toError(last ? { why: 'out of time', ...last, lost } : { why: 'unsent' });
            last = { failure, attempts };
            const { next } = (0,hoody_failure/* meaningOf */.Pr)(failure);
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
const client_ATTEMPT_MS = {
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
    async function attempt(call, read, maxMs = client_ATTEMPT_MS[call.kind]) {
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
            if (error instanceof hoody_errors/* AttemptError */.cb && error.failure.kind === 'status' && error.failure.fromApi)
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
            toError: (end) => (0,hoody_errors/* requestError */.Un)(call, end, budget),
            onRetry({ failure, attempts, delayMs }) {
                if ((0,hoody_failure/* isBusy */.A5)(failure)) {
                    if (budget.remainingMs() > busyUntilMs)
                        return;
                    busyUntilMs = budget.remainingMs() - BUSY_NOTICE_MS;
                    const others = (0,text_message/* line */.n8)('an operation of another job or of the platform');
                    const cause = isRepeated ? (0,text_message/* line */.n8) `an earlier attempt of this step, or with ${others}` : others;
                    onNotice((0,text_message/* line */.n8) `Could not ${call.description} yet: the container is busy with ${cause} (${(0,hoody_failure/* reasonOf */.A3)(failure)}). Waited ${(0,format/* formatDuration */.a3)(startMs - budget.remainingMs())} so far.`);
                    return;
                }
                const delay = (0,text_redact/* own */.ZV)((delayMs / 1000).toFixed(1));
                onNotice((0,text_message/* line */.n8) `Could not ${call.description}: ${(0,hoody_failure/* summarizeFailure */.Ij)(failure)}. Retrying in ${delay} s (attempt ${attempts + 1}).`);
            },
        });
    }
    async function listOnce(id, maxMs) {
        const { snapshots, nameless, limit } = await attempt(calls.list(container(id)), (body) => parseResponse.list(body, id), maxMs);
        if (nameless > 0)
            onNotice((0,text_message/* line */.n8) `Ignored ${(0,format/* formatCount */.B4)(nameless, 'snapshot')} without a name in the list of container ${nameOf(id)}.`);
        return { snapshots, limit, clocks: serverClock.read() };
    }
    async function listForCreate(id) {
        try {
            return await listOnce(id);
        }
        catch (error) {
            if (!(error instanceof hoody_errors/* AttemptError */.cb))
                throw error;
            const { failure } = error;
            if (failure.kind === 'unsent' || (0,hoody_failure/* meaningOf */.Pr)(failure).next !== 'give up')
                throw error;
            throw (0,hoody_errors/* requestError */.Un)(calls.list(container(id)), { why: 'final', failure, attempts: 1 }, budget);
        }
    }
    async function wait(ms) {
        if (ms > budget.remainingMs())
            throw new hoody_errors/* AttemptError */.cb({ kind: 'unsent' });
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
                    if (!(error instanceof hoody_errors/* AttemptError */.cb))
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
                    if (!mayHaveActed || !(0,hoody_errors/* isNotFound */.c4)(error))
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
        if (!(0,hoody_errors/* isNotFound */.c4)(error))
            throw error;
    }
}

// EXTERNAL MODULE: ./src/snapshots/glob.ts
var snapshots_glob = __webpack_require__(907);
;// CONCATENATED MODULE: ./src/snapshots/filter.ts


function compileFilter(glob) {
    const matches = (0,snapshots_glob/* compileGlob */.S)(glob);
    return ({ alias, name }) => {
        const label = alias || name;
        return isWithinLimit(label) && matches(label);
    };
}
function isWithinLimit(label) {
    return label.length <= 2 * hoody_snapshot/* MAX_ALIAS_LENGTH */.jm && [...label].length <= hoody_snapshot/* MAX_ALIAS_LENGTH */.jm;
}

;// CONCATENATED MODULE: ./src/snapshots/retention.ts

function selectForDeletion(snapshots, { matches, keepLast = 0, olderThanMs }, keptNames, clocks) {
    const earliest = Math.min(clocks.serverNow, clocks.localNow);
    return snapshots
        .flatMap((snapshot) => {
        const created = (0,hoody_snapshot/* createdAt */.CT)(snapshot);
        const isCounted = created !== undefined && !(0,hoody_snapshot/* mayBeExpired */.mw)(snapshot, clocks) && matches(snapshot);
        return isCounted ? [{ snapshot, created }] : [];
    })
        .slice(keepLast)
        .filter(({ created }) => olderThanMs === undefined || earliest - created >= olderThanMs)
        .map(({ snapshot }) => snapshot)
        .filter(({ name }) => !keptNames.has(name));
}

;// CONCATENATED MODULE: ./src/operations/create/shown.ts

const WAITS_MS = [0, 500, 500, 500, 500, 500, 500, 500, 500, 500];
async function listShowing(created, list, pause, onEarlier = () => undefined) {
    for (const waitMs of WAITS_MS) {
        if (waitMs > 0 && !(await pause(waitMs)))
            return undefined;
        const listed = await list();
        if (isShown(created, listed.snapshots))
            return listed;
        onEarlier(listed.snapshots);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./src/operations/create/supersede.ts










function deletesOlder({ ifExists, retention }) {
    return ifExists === 'replace' || retention !== undefined;
}
async function supersede(request, outcome, before, context) {
    const { alias, ifExists } = request;
    const [created] = outcome.snapshots;
    if (!created || !deletesOlder(request))
        return outcome;
    const wasChanged = await deleteSuperseded(request, outcome.containerId, created, before, context);
    const changed = wasChanged || outcome.changed;
    if (ifExists !== 'replace' || alias === undefined || created.alias === alias)
        return { ...outcome, changed };
    return takeOverAlias(alias, { ...outcome, changed }, created, context);
}
async function deleteSuperseded(request, containerId, created, before, { client, logger, nameOf, pause, guardedNames }) {
    const container = nameOf(containerId);
    let changed = false;
    try {
        const list = await listShowing(created, () => client.list(containerId), pause);
        const listed = list?.snapshots.find(({ name }) => name === created.name);
        if (!list || !listed)
            throw new user_error/* UserError */.yo((0,text_message/* line */.n8)('The list of snapshots does not contain the new one.'));
        const kept = { ...listed, alias: request.alias ?? listed.alias ?? null };
        const snapshots = list.snapshots.map((snapshot) => (snapshot === listed ? kept : snapshot));
        const known = { before: before.get(containerId) ?? [], guarded: guardedNames(containerId) };
        const { superseded, unexplained } = findSuperseded(request, kept, { ...list, snapshots }, known);
        if (unexplained.length > 0)
            logger.warning(describeUnexplained(container, kept, unexplained));
        for (const { name } of superseded) {
            await deleteIfPresent(client, containerId, name);
            changed = true;
            logger.info((0,text_message/* line */.n8) `Deleted older snapshot ${name} of container ${container}.`);
        }
    }
    catch (error) {
        changed ||= (0,hoody_errors/* mayHaveHappened */.dk)(error);
        const headline = (0,text_message/* line */.n8) `Could not delete all older snapshots of container ${container}.`;
        logger.warning((0,text_message/* composeMessage */.SB)(headline, (0,user_error/* toUserError */.dZ)(error)));
    }
    return changed;
}
function describeUnexplained(container, { alias }, unexplained) {
    return (0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8) `Container ${container} has another new snapshot with the alias "${alias ?? (0,text_message/* line */.n8)('')}": ${namesOf(unexplained)}.`, (0,text_message/* line */.n8)('Another job may have created it. It was not deleted.'));
}
async function takeOverAlias(alias, outcome, { name }, { client, cleanupClient, logger, nameOf }) {
    const { containerId } = outcome;
    const container = nameOf(containerId);
    try {
        const renamed = await client.setAlias(containerId, name, alias).catch((error) => {
            if (!isCutShort(error))
                throw error;
            return cleanupClient()
                .setAlias(containerId, name, alias)
                .catch((again) => Promise.reject(withEarlier(error, again)));
        });
        logger.info((0,text_message/* line */.n8) `Set the alias "${alias}" on snapshot ${name} of container ${container}.`);
        const snapshots = outcome.snapshots.map((snapshot) => (0,hoody_snapshot/* mergeSnapshot */.fu)(snapshot, renamed));
        return { ...outcome, changed: true, snapshots };
    }
    catch (error) {
        const headline = (0,hoody_errors/* mayHaveHappened */.dk)(error)
            ? (0,text_message/* line */.n8) `Created snapshot ${name} of container ${container}, but its alias may not be set.`
            : (0,text_message/* line */.n8) `Created snapshot ${name} of container ${container}, but could not set its alias.`;
        return { ...outcome, ok: false, error: new user_error/* UserError */.yo(headline, (0,user_error/* toUserError */.dZ)(error)) };
    }
}
function withEarlier(earlier, error) {
    if (!(earlier instanceof hoody_errors/* RequestError */.GI) || !(0,hoody_errors/* mayHaveHappened */.dk)(earlier) || (0,hoody_errors/* mayHaveHappened */.dk)(error))
        return error;
    return new hoody_errors/* RequestError */.GI(earlier, [(0,user_error/* toUserError */.dZ)(error)], earlier.failure, true);
}
function isCutShort(error) {
    if (!(error instanceof hoody_errors/* RequestError */.GI))
        return false;
    return error.failure === undefined || (0,hoody_failure/* meaningOf */.Pr)(error.failure).next !== 'give up';
}
function findSuperseded({ ifExists, retention, alias }, kept, { snapshots, clocks }, { before, guarded }) {
    const keptNames = new Set([kept.name, ...guarded]);
    const keptAt = (0,hoody_snapshot/* createdAt */.CT)(kept);
    const isOlder = (snapshot) => {
        const at = (0,hoody_snapshot/* createdAt */.CT)(snapshot);
        if (at !== undefined && keptAt !== undefined)
            return at <= keptAt;
        return before.some(({ name }) => name === snapshot.name);
    };
    const holders = ifExists === 'replace'
        ? snapshots.filter((snapshot) => snapshot.alias === alias && !keptNames.has(snapshot.name))
        : [];
    const replaced = holders.filter((snapshot) => isOlder(snapshot) && (0,hoody_snapshot/* isAddressable */.$C)(snapshot));
    const unexplained = holders.filter((snapshot) => !isOlder(snapshot));
    if (!retention)
        return { superseded: replaced, unexplained };
    const { keepLast, filter } = retention;
    const others = snapshots.filter((snapshot) => !replaced.includes(snapshot));
    const matches = compileFilter(filter);
    const retired = selectForDeletion(others, { matches, keepLast }, keptNames, clocks);
    return { superseded: [...replaced, ...retired.filter(hoody_snapshot/* isAddressable */.$C)], unexplained };
}

;// CONCATENATED MODULE: ./src/operations/create/plan.ts









async function planCreate(request, containerId, generatedAlias, { client, logger, nameOf, guardedNames }) {
    const { ifExists } = request;
    const container = nameOf(containerId);
    const alias = request.alias ?? generatedAlias();
    const list = await client.list(containerId);
    const existing = ifExists === 'reuse' || ifExists === 'fail' ? findExisting(ifExists, alias, container, list) : undefined;
    if (!existing) {
        if (request.alias !== undefined && ifExists !== 'replace')
            requireFreeName(alias, { id: containerId, name: container }, list);
        requireRoom({ id: containerId, name: container }, alias, list);
    }
    const created_at = list.snapshots[0]?.created_at ?? (0,text_redact/* own */.ZV)(new Date(0).toISOString());
    const planned = { name: (0,text_redact/* own */.ZV)(''), alias, created_at };
    const shown = existing ? list : { ...list, snapshots: [planned, ...list.snapshots] };
    const { superseded } = findSuperseded(request, existing ?? planned, shown, {
        before: list.snapshots,
        guarded: guardedNames(containerId),
    });
    const plan = [
        existing
            ? (0,text_message/* line */.n8) `reuse snapshot ${existing.name} of container ${container}`
            : (0,text_message/* line */.n8) `create a snapshot of container ${container} with the alias "${alias}"`,
        ...superseded.map(({ name }) => (0,text_message/* line */.n8) `delete snapshot ${name} of container ${container}`),
    ];
    for (const action of plan)
        logger.info((0,text_message/* line */.n8) `Dry run: would ${action}.`);
    warnOfRecentRuns(superseded, list.clocks, container, logger);
    return { ok: true, containerId, changed: false, snapshots: existing ? [existing] : [], plan };
}
function requireRoom(container, alias, { snapshots: { length: count }, limit }) {
    if (limit === undefined || count < limit)
        return;
    const call = calls.create(container, alias);
    const message = (0,text_message/* line */.n8) `It has ${(0,format/* formatCount */.B4)(count, 'snapshot')}, limit ${limit}.`;
    const failure = {
        kind: 'status',
        status: 400,
        code: hoody_failure/* LIMIT_CODE */.Qf,
        message,
        usage: { count, limit },
        fromApi: true,
    };
    throw new hoody_errors/* RequestError */.GI((0,text_message/* line */.n8) `Dry run: could not ${call.description}: the container is full.`, [message, (0,hoody_failure/* advise */.TH)(failure, call)], failure);
}

;// CONCATENATED MODULE: ./src/operations/create/undo.ts









class LeftoverError extends user_error/* UserError */.yo {
    constructor(name, container, ...details) {
        super((0,text_message/* line */.n8) `Could not undo the creation of snapshot ${name} of container ${container}.`, ...details);
        this.name = 'LeftoverError';
    }
}
async function undoCreate({ alias }, outcomes, attempts, before, context) {
    const { nameOf } = context;
    const failed = outcomes.flatMap(({ ok, containerId }) => (ok ? [] : [nameOf(containerId)]));
    const client = context.cleanupClient();
    return context.mapConcurrently(outcomes, async (outcome) => {
        const { containerId, snapshots } = outcome;
        const container = nameOf(containerId);
        const [created] = snapshots;
        if (!outcome.ok || outcome.ownership === 'found' || !created)
            return outcome;
        const isGenerated = attempts.some((attempt) => attempt.containerId === containerId && attempt.isGenerated);
        const findReason = async () => {
            if (outcome.ownership === 'inferred')
                return (0,text_message/* line */.n8)('Another job may have created it.');
            if (isGenerated || alias === undefined)
                return undefined;
            if (context.guardedNames(containerId).has(created.name))
                return (0,text_message/* line */.n8)('It replaced the snapshot of an earlier step, which guards this job.');
            const list = () => client.list(containerId);
            return findReplaced(created, alias, before.get(containerId) ?? [], list, context.pause);
        };
        try {
            const reason = await findReason();
            if (reason) {
                const headline = (0,text_message/* line */.n8) `Kept snapshot ${created.name} of container ${container}, although \`create\` failed.`;
                const next = (0,text_message/* line */.n8)('If you do not need the snapshot, delete it by its name.');
                return { ...outcome, ok: false, error: new user_error/* UserError */.yo(headline, reason, next) };
            }
            await deleteIfPresent(client, containerId, created.name);
        }
        catch (error) {
            const details = [(0,user_error/* toUserError */.dZ)(error), ...(isGenerated ? [(0,text_message/* line */.n8)('The post step tries again.')] : [])];
            return { ...outcome, ok: false, error: new LeftoverError(created.name, container, ...details) };
        }
        const message = (0,text_message/* line */.n8) `Deleted the new snapshot ${created.name} of container ${container}, because \`create\` failed for ${(0,text_list/* join */.fj)(failed)}.`;
        context.logger.info(message);
        const isChanged = outcome.isUnsettled === true;
        return { ok: false, containerId, changed: isChanged, snapshots: [], error: new operations_outcome/* UndoneError */.i_(message) };
    });
}
async function findReplaced(created, alias, before, list, pause) {
    let older = before;
    let replacement;
    const listed = await listShowing(created, list, pause, (snapshots) => {
        const namesake = snapshots.find(({ name }) => name === created.name);
        const isNewer = namesake && ((0,hoody_snapshot/* createdAt */.CT)(namesake) ?? 0) > ((0,hoody_snapshot/* createdAt */.CT)(created) ?? Number.POSITIVE_INFINITY);
        if (isNewer)
            replacement = namesake;
        else
            older = [...older, ...snapshots];
    });
    if (listed)
        return compare(created, alias, older, listed);
    if (replacement)
        return (0,text_message/* line */.n8) `Another job replaced it with a snapshot of the same name${describeAge(replacement)}.`;
    throw new user_error/* UserError */.yo((0,text_message/* line */.n8)('The list of snapshots does not contain the new one.'));
}
function compare(created, alias, older, { snapshots, clocks }) {
    const listed = snapshots.find(({ name }) => name === created.name);
    if (!looksLikeName(created.name) && compareIdentity(created, listed) !== 'same')
        throw new user_error/* UserError */.yo((0,text_message/* line */.n8)('It is unknown when it was created, so it may belong to another job.'));
    const find = (snapshot) => snapshots.find((other) => other.name === snapshot.name && compareIdentity(snapshot, other) !== 'other');
    const changed = older
        .filter((snapshot) => hasAlias(snapshot, alias))
        .find((snapshot) => {
        const now = find(snapshot);
        return snapshot.name === created.name || !now || (now.alias ?? null) !== (snapshot.alias ?? null);
    });
    if (changed) {
        return created.name === changed.name
            ? (0,text_message/* line */.n8) `It replaced the older snapshot ${changed.name}.`
            : (0,text_message/* line */.n8) `It replaced the older snapshot ${changed.name}, or took its alias.`;
    }
    const gone = older.find((snapshot) => !find(snapshot) && !(0,hoody_snapshot/* mayBeExpired */.mw)(snapshot, clocks));
    return gone && (0,text_message/* line */.n8) `It may have replaced the older snapshot ${gone.name}, which is gone.`;
}

;// CONCATENATED MODULE: ./src/operations/create/create.ts














async function create(request, containerIds, context) {
    const { mapConcurrently, unsettled } = context;
    const attempt = (containerId, work) => (0,operations_outcome/* captureFailure */.p4)(containerId, () => work().catch((error) => Promise.reject(explainLimit(error, request))));
    const generated = generatedAlias((0,text_message/* line */.n8)('run'), context);
    if (request.dryRun) {
        return mapConcurrently(containerIds, (containerId) => attempt(containerId, () => planCreate(request, containerId, () => generated.first, context)));
    }
    const prepared = await prepare(request, containerIds, context);
    if ('refused' in prepared)
        return prepared.refused;
    const { preparations } = prepared;
    const before = new Map(preparations.flatMap(({ containerId, list }) => (list ? [[containerId, list.snapshots]] : [])));
    const aside = request.alias === undefined ? generated : generatedAlias(request.alias, context);
    const attempts = [];
    const outcomes = await mapConcurrently(preparations, (preparation) => attempt(preparation.containerId, () => createOne(request, preparation, { generated, aside }, context, { attempts, before })));
    if (outcomes.some(({ ok }) => !ok))
        return undo(request, outcomes, attempts, before, context);
    if (!deletesOlder(request)) {
        for (const made of attempts)
            unsettled.settle(made);
        return outcomes;
    }
    unsettled.expect(...attempts.map((made) => ({ ...made, isKept: true })));
    const done = await mapConcurrently(outcomes, (outcome) => supersede(request, outcome, before, context));
    for (const made of attempts)
        unsettled.settle(made);
    return done;
}
async function undo(request, outcomes, attempts, before, context) {
    const undone = await undoCreate(request, outcomes, attempts, before, context);
    const isLeftover = ({ containerId, isGenerated }) => {
        const outcome = undone.find((candidate) => candidate.containerId === containerId);
        return isGenerated && outcome?.ok === false && outcome.error instanceof LeftoverError;
    };
    for (const made of attempts)
        if (!isLeftover(made))
            context.unsettled.settle(made);
    return undone;
}
async function prepare(request, containerIds, context) {
    const { client, logger, mapConcurrently, nameOf } = context;
    const mustLook = mustLookFirst(request, containerIds.length);
    const looks = await mapConcurrently(containerIds, async (containerId) => {
        try {
            const list = mustLook ? await client.list(containerId) : undefined;
            return { containerId, list, existing: list && findReusable(request, containerId, list, context) };
        }
        catch (error) {
            return { containerId, error: (0,user_error/* toUserError */.dZ)(error) };
        }
    });
    const causes = looks.flatMap((look) => ('error' in look ? [nameOf(look.containerId)] : []));
    if (causes.length === 0)
        return { preparations: looks };
    const refused = looks.map((look) => {
        const { containerId } = look;
        if ('error' in look && look.error)
            return { ok: false, containerId, changed: false, snapshots: [], error: look.error };
        const message = (0,text_message/* line */.n8) `Nothing was created for container ${nameOf(containerId)}, because of ${(0,text_list/* join */.fj)(causes)}.`;
        return (0,operations_outcome/* holdBack */.d5)(containerId, message, logger);
    });
    return { refused };
}
function mustLookFirst({ alias, ifExists }, containers) {
    if (alias === undefined)
        return false;
    const name = (0,hoody_snapshot/* deriveName */.HT)(alias);
    return ifExists !== 'create' || containers > 1 || (name !== '' && name !== alias);
}
function findReusable({ alias, ifExists }, containerId, list, { nameOf }) {
    if (alias === undefined || ifExists === 'replace')
        return undefined;
    const container = nameOf(containerId);
    const existing = ifExists === 'create' ? undefined : findExisting(ifExists, alias, container, list);
    if (!existing)
        requireFreeName(alias, { id: containerId, name: container }, list);
    return existing;
}
async function createOne({ alias, expiryDays, ifExists }, { containerId, list, existing }, { generated, aside }, context, made) {
    const { logger, nameOf, unsettled } = context;
    const makeUnder = async (source, policy) => {
        const options = {
            alias: source,
            expiryDays,
            ...(list ? { before: list.snapshots } : {}),
            ...(policy ? { policy } : {}),
        };
        const created = await make(containerId, options, context);
        const { snapshot, ownership, isUniqueName, isUnsettled } = created;
        if (created.attempt)
            made.attempts.push(created.attempt);
        made.before.set(containerId, created.before);
        const changed = ownership !== 'found' || isUnsettled;
        return {
            ok: true,
            containerId,
            changed,
            ownership,
            isUniqueName,
            isUnsettled,
            snapshots: [snapshot],
        };
    };
    if (alias === undefined)
        return makeUnder(generated);
    if (existing) {
        logger.info((0,text_message/* line */.n8) `Container ${nameOf(containerId)} already has snapshot ${existing.name} with the alias "${alias}"${describeAge(existing)}. The step reuses it.`);
        const isUniqueName = looksLikeName(existing.name);
        return { ok: true, containerId, changed: false, ownership: 'found', isUniqueName, snapshots: [existing] };
    }
    const explicit = { kind: 'explicit', alias };
    if (ifExists === 'create')
        return makeUnder(explicit);
    if (ifExists === 'reuse' || ifExists === 'fail')
        return makeUnder(explicit, ifExists);
    if (list?.snapshots.some((snapshot) => hasAlias(snapshot, alias)))
        return makeUnder(aside);
    try {
        return await makeUnder(explicit);
    }
    catch (error) {
        const cause = error instanceof AmbiguousCreateError ? error.cause : error;
        if (!(cause instanceof NameTakenError))
            throw error;
        const outcome = await makeUnder(aside).catch((next) => Promise.reject(error instanceof AmbiguousCreateError ? alsoPending(next, error.pending) : next));
        const [snapshot] = outcome.snapshots;
        if (!(error instanceof AmbiguousCreateError) || !snapshot)
            return outcome;
        report(error.pending, snapshot, unsettled);
        return { ...outcome, isUnsettled: true };
    }
}
function alsoPending(error, before) {
    if (!(error instanceof user_error/* UserError */.yo))
        return error;
    return error instanceof AmbiguousCreateError
        ? new AmbiguousCreateError(error.cause, [...before, ...error.pending])
        : new AmbiguousCreateError(error, before);
}
function explainLimit(error, { retention }) {
    if (!(error instanceof hoody_errors/* RequestError */.GI) || !retention)
        return error;
    return error instanceof AmbiguousCreateError
        ? new AmbiguousCreateError(adviseOnKeepLast(error.cause, retention.keepLast), error.pending)
        : adviseOnKeepLast(error, retention.keepLast);
}
function adviseOnKeepLast(error, keepLast) {
    if (!(error instanceof hoody_errors/* RequestError */.GI))
        return error;
    const limit = error.failure?.kind === 'status' ? error.failure.usage?.limit : undefined;
    if (limit === undefined || limit < 2 || keepLast < limit)
        return error;
    return new hoody_errors/* RequestError */.GI(error, [
        (0,text_message/* line */.n8) `\`keep-last: ${keepLast}\` leaves no room for a new snapshot below the limit of ${limit}. Use \`keep-last: ${limit - 1}\` or less.`,
    ], error.failure);
}

;// CONCATENATED MODULE: ./src/snapshots/comma-alias.ts

function findCommaAlias(snapshots, selectors) {
    const list = `,${selectors.join(',')},`;
    return snapshots.find(({ alias }) => {
        if (!alias?.includes(','))
            return false;
        const items = (0,text_list/* splitList */.ry)(alias, /,/).join(',');
        return list.includes(`,${items},`) || list.includes(`,alias:${items},`);
    });
}

;// CONCATENATED MODULE: ./src/operations/delete.ts
















function deleteSnapshots(request, containerIds, context) {
    const checkClocks = createClockCheck(context.logger);
    const choose = async (containerId) => {
        const lookup = createLookup(context, containerId);
        return request.by === 'rule'
            ? selectByRule(request, lookup, checkClocks, context)
            : selectByChoice(request, lookup, context);
    };
    return chooseThenApply(containerIds, context, choose, async (containerId, selected) => {
        if ('only' in selected)
            return deleteOnly(containerId, selected, context);
        return request.dryRun
            ? planDeletion(containerId, selected, context)
            : deleteSelected(request, containerId, selected, context);
    });
}
function planDeletion(containerId, { snapshots, errors, kept, clocks }, { logger, nameOf }) {
    const container = nameOf(containerId);
    const plan = snapshots.map(({ name }) => (0,text_message/* line */.n8) `delete snapshot ${name} of container ${container}`);
    for (const action of plan)
        logger.info((0,text_message/* line */.n8) `Dry run: would ${action}.`);
    if (clocks)
        warnOfRecentRuns(snapshots, clocks, container, logger);
    return toOutcome({ containerId, changed: false, snapshots, plan, ...counted(kept) }, errors, container);
}
async function deleteSelected(request, containerId, { snapshots, errors, kept }, { client, isSingle, logger, nameOf }) {
    const container = nameOf(containerId);
    const deleted = [];
    const failures = [...errors];
    const isMissingOk = request.by === 'rule' || request.ignoreMissing;
    const isLast = isSingle && snapshots.length === 1 && errors.length === 0;
    let ended;
    for (const [index, snapshot] of snapshots.entries()) {
        const { name } = snapshot;
        try {
            if (isMissingOk)
                await deleteIfPresent(client, containerId, name);
            else
                await client.delete(containerId, name);
            if (!isLast)
                logger.info((0,text_message/* line */.n8) `${describeDeleted(snapshot, container)}.`);
            deleted.push(snapshot);
        }
        catch (error) {
            const isUntried = hasEnded(error) && !(0,hoody_errors/* mayHaveHappened */.dk)(error);
            if (!isUntried)
                failures.push({ name, error: (0,user_error/* toUserError */.dZ)(error) });
            const untried = snapshots.length - index - (isUntried ? 0 : 1);
            if (hasEnded(error) && untried > 0) {
                ended = { error, untried };
                break;
            }
        }
    }
    const changed = deleted.length > 0 || failures.some(({ error }) => (0,hoody_errors/* mayHaveHappened */.dk)(error));
    const outcome = { containerId, changed, snapshots: deleted, ...counted(kept) };
    if (!ended)
        return toOutcome(outcome, failures, container);
    const why = ended.error instanceof hoody_errors/* InterruptedError */.p4
        ? (0,text_message/* line */.n8)('the step was interrupted before')
        : (0,text_message/* line */.n8)('no time was left for');
    const headline = (0,text_message/* line */.n8) `Deleted ${deleted.length} of ${snapshots.length} snapshots of container ${container}; ${why} ${ended.untried}.`;
    const groups = groupErrors(failures, container);
    const reason = (0,hoody_errors/* mayHaveHappened */.dk)(ended.error) ? [] : explanationOf((0,user_error/* toUserError */.dZ)(ended.error));
    return { ...outcome, ok: false, error: new user_error/* UserError */.yo(headline, ...reason, ...groups) };
}
function hasEnded(error) {
    return error instanceof hoody_errors/* RequestError */.GI && error.failure === undefined;
}
const MAX_NAMES = 20;
function groupErrors(failures, container) {
    const groups = Map.groupBy(failures, ({ error }) => [(0,hoody_errors/* mayHaveHappened */.dk)(error), reasonOf(error), ...explanationOf(error)].join('\n'));
    return [...groups.values()].flatMap((same) => {
        const [first] = same;
        if (!first || same.length === 1)
            return same.map(({ error }) => error);
        const { error } = first;
        const names = same.slice(0, MAX_NAMES).map(({ name }) => name);
        const rest = same.length - names.length;
        const reason = reasonOf(error);
        const why = reason === undefined ? (0,text_message/* line */.n8)(', for the same reason') : (0,text_message/* line */.n8) `: ${reason}`;
        const headline = (0,hoody_errors/* mayHaveHappened */.dk)(error)
            ? (0,text_message/* line */.n8) `The deletion of ${same.length} snapshots of container ${container} may have happened${why}.`
            : (0,text_message/* line */.n8) `Could not delete ${same.length} snapshots of container ${container}${why}.`;
        const details = [
            (0,text_message/* line */.n8) `They are ${(0,text_list/* join */.fj)(names)}${rest > 0 ? (0,text_message/* line */.n8) `, and ${rest} more` : (0,text_redact/* own */.ZV)('')}.`,
            ...explanationOf(error),
        ];
        const failure = error instanceof hoody_errors/* RequestError */.GI ? error.failure : undefined;
        return [new hoody_errors/* RequestError */.GI(headline, details, failure, (0,hoody_errors/* mayHaveHappened */.dk)(error))];
    });
}
function reasonOf(error) {
    return error instanceof hoody_errors/* RequestError */.GI && error.failure ? (0,hoody_failure/* describeFailure */.Ic)(error.failure) : undefined;
}
function explanationOf({ message }) {
    return message.split('\n').slice(1).map(text_redact/* own */.ZV);
}
function counted(kept) {
    return kept === undefined ? {} : { kept };
}
async function deleteOnly(containerId, { only, selector, ignoreMissing }, { client, isSingle, logger, nameOf }) {
    const container = nameOf(containerId);
    let notFound;
    const work = async (snapshot) => {
        try {
            await client.delete(containerId, snapshot.name);
            if (!isSingle)
                logger.info((0,text_message/* line */.n8) `${describeDeleted(snapshot, container)}.`);
            return snapshot;
        }
        catch (error) {
            if ((0,hoody_errors/* isNotFound */.c4)(error))
                notFound = error;
            throw error;
        }
    };
    try {
        const snapshot = await only.apply(work);
        return { ok: true, containerId, changed: true, snapshots: [snapshot] };
    }
    catch (error) {
        if (!ignoreMissing || !(error instanceof MissingError || error === notFound))
            throw error;
        logger.info(describeNothing(container, selector));
        return { ok: true, containerId, changed: false, snapshots: [] };
    }
}
async function selectByChoice({ ignoreMissing, snapshots, dryRun }, lookup, context) {
    const { containerId, container, logger } = lookup;
    const { selectors, separator } = snapshots.get(containerId) ?? { selectors: [], separator: 'line break' };
    const check = rejectSharedAlias(container);
    const [selector, ...others] = selectors;
    if (selector !== undefined && others.length === 0 && !dryRun) {
        try {
            const only = await chooseTarget(lookup, selector, check, context);
            return { only, selector, ignoreMissing, found: only.found };
        }
        catch (error) {
            if (!ignoreMissing || !(error instanceof MissingError))
                throw error;
            logger.info(describeNothing(container, selector));
            return { snapshots: [], errors: [] };
        }
    }
    if (separator === 'comma')
        rejectCommaAlias(container, selectors, (await lookup.list()).snapshots);
    const selected = new Map();
    const errors = [];
    let latest;
    if (selectors.length > 0)
        await lookup.list();
    for (const each of selectors) {
        try {
            const { found } = await findSnapshot(lookup, each, check);
            if (found.by === 'latest')
                latest = found;
            selected.set(found.snapshot.name, found.snapshot);
        }
        catch (error) {
            if (ignoreMissing && error instanceof MissingError)
                logger.info(describeNothing(container, each));
            else
                errors.push((0,user_error/* toUserError */.dZ)(error));
        }
    }
    if (errors.length > 0) {
        const count = (0,text_message/* line */.n8) `${errors.length} of ${selectors.length} snapshots`;
        const headline = (0,text_message/* line */.n8) `Could not select ${count} of container ${container}. Nothing was deleted.`;
        const [only, ...more] = errors;
        throw only && more.length === 0 ? only : new SelectionError(headline, ...errors);
    }
    return { snapshots: [...selected.values()], errors: [], found: latest };
}
async function selectByRule({ filter, keepLast, olderThanMs }, lookup, checkClocks, { guardedNames }) {
    const { containerId, container, logger } = lookup;
    const matches = compileFilter(filter);
    const { snapshots, clocks } = await lookup.list();
    if (olderThanMs !== undefined)
        checkClocks(clocks);
    const guarded = guardedNames(containerId);
    logGuarded(snapshots.filter(({ name }) => guarded.has(name)).filter(matches), container, logger);
    const selected = selectForDeletion(snapshots, {
        matches,
        ...(keepLast === undefined ? {} : { keepLast }),
        ...(olderThanMs === undefined ? {} : { olderThanMs }),
    }, guarded, clocks);
    const { length: matched } = snapshots.filter(matches);
    logger.info((0,text_message/* line */.n8) `Container ${container}: ${(0,format/* formatCount */.B4)(snapshots.length, 'snapshot')}, ${matched} matching ${filter}, ${selected.length} to delete.`);
    return {
        clocks,
        kept: matched - selected.length,
        snapshots: selected.filter(hoody_snapshot/* isAddressable */.$C),
        errors: selected
            .filter((snapshot) => !(0,hoody_snapshot/* isAddressable */.$C)(snapshot))
            .map((snapshot) => ({
            name: (0,text_message/* quote */.hD)(snapshot.name),
            error: new UnaddressableError(snapshot, container),
        })),
    };
}
const MAX_CLOCK_DIFFERENCE_MS = 5 * 60_000;
function createClockCheck(logger) {
    let hasWarned = false;
    return ({ serverNow, localNow }) => {
        const differenceMs = Math.abs(serverNow - localNow);
        if (hasWarned || differenceMs <= MAX_CLOCK_DIFFERENCE_MS)
            return;
        hasWarned = true;
        const order = serverNow > localNow ? (0,text_message/* line */.n8)('behind') : (0,text_message/* line */.n8)('ahead of');
        logger.warning((0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8) `The clock of the runner is ${(0,format/* formatRounded */.vE)(differenceMs)} ${order} that of the API.`, (0,text_message/* line */.n8)('The rule deletes only what is old enough by both.')));
    };
}
function logGuarded(guarded, container, logger) {
    if (guarded.length > 0)
        logger.info((0,text_message/* line */.n8) `Kept these snapshots of container ${container}, because they guard this job: ${namesOf(guarded)}.`);
}
function toOutcome(outcome, failures, container) {
    if (failures.length === 0)
        return { ...outcome, ok: true };
    const groups = groupErrors(failures, container);
    const [only, ...others] = groups;
    if (only && others.length === 0)
        return { ...outcome, ok: false, error: only };
    const isUnknown = groups.every(hoody_errors/* mayHaveHappened */.dk);
    const headline = isUnknown
        ? (0,text_message/* line */.n8) `The deletion of ${failures.length} snapshots of container ${container} may have happened.`
        : (0,text_message/* line */.n8) `Could not delete ${failures.length} snapshots of container ${container}.`;
    return { ...outcome, ok: false, error: new hoody_errors/* RequestError */.GI(headline, groups, undefined, isUnknown) };
}
function describeNothing(container, selector) {
    return (0,text_message/* line */.n8) `Container ${container} has no snapshot "${selector}", so there is nothing to delete.`;
}
function rejectCommaAlias(container, selectors, snapshots) {
    const found = findCommaAlias(snapshots, selectors);
    if (!found)
        return;
    throw new SelectionError((0,text_message/* line */.n8) `The commas in \`snapshot\` are ambiguous for container ${container}. Nothing was deleted.`, (0,text_message/* line */.n8) `They can separate snapshots, or belong to the alias "${found.alias ?? (0,text_redact/* own */.ZV)('')}" of snapshot ${found.name}.`, (0,text_message/* line */.n8) `To delete several snapshots, write each on its own line. To delete that one, use \`name:${found.name}\`.`);
}
function rejectSharedAlias(container) {
    return ({ snapshot, sharingAlias }) => {
        if (sharingAlias.length === 0)
            return;
        throw new SelectionError((0,text_message/* line */.n8) `${sharingAlias.length + 1} snapshots of container ${container} have the alias "${snapshot.alias ?? (0,text_redact/* own */.ZV)('')}".`, (0,text_message/* line */.n8) `They are ${namesOf([snapshot, ...sharingAlias])}.`, (0,text_message/* line */.n8)('Nothing was deleted. Use the name of the snapshot to delete.'));
    };
}

;// CONCATENATED MODULE: ./src/operations/list.ts






async function list({ filter }, containerId, { client, logger, nameOf }) {
    const { snapshots: all, limit } = await client.list(containerId);
    const snapshots = filter === undefined ? all : all.filter(compileFilter(filter));
    const container = nameOf(containerId);
    const total = all.length === 0 ? (0,text_message/* line */.n8)('no snapshots') : (0,format/* formatCount */.B4)(all.length, 'snapshot');
    const usage = limit === undefined ? (0,text_redact/* own */.ZV)('') : (0,text_message/* line */.n8) ` (limit: ${limit})`;
    logger.info(filter === undefined || all.length === 0
        ? (0,text_message/* line */.n8) `Container ${container} has ${total}${usage}.`
        : (0,text_message/* line */.n8) `${snapshots.length} of ${total} of container ${container} match ${filter}${usage}.`);
    if (snapshots.length > 0)
        logTable(snapshots, logger);
    const unusable = snapshots.filter((snapshot) => !(0,hoody_snapshot/* isAddressable */.$C)(snapshot));
    if (unusable.length > 0) {
        const names = (0,text_list/* join */.fj)(unusable.map(({ name }) => (0,text_message/* quote */.hD)(name)));
        logger.info((0,text_message/* line */.n8) `No operation can use ${(0,format/* formatCount */.B4)(unusable.length, 'snapshot')} of container ${container}, because the name cannot be part of a URL path: ${names}.`);
    }
    return {
        ok: true,
        containerId,
        changed: false,
        snapshots,
        ...(limit === undefined ? {} : { usage: { count: all.length, limit } }),
    };
}
const MAX_ROWS = 20;
const COLUMNS = [
    { title: (0,text_message/* line */.n8)('Name'), cell: ({ name }) => name },
    {
        title: (0,text_message/* line */.n8)('Alias'),
        cell: ({ name, alias }) => (alias && alias !== name ? alias : (0,text_redact/* own */.ZV)('')),
        isOptional: true,
    },
    { title: (0,text_message/* line */.n8)('Created'), cell: ({ created_at }) => (created_at ? (0,format/* formatTime */.fU)(created_at) : (0,text_redact/* own */.ZV)('')) },
    {
        title: (0,text_message/* line */.n8)('Expires'),
        cell: ({ expires_at }) => (expires_at ? (0,format/* formatTime */.fU)(expires_at) : (0,text_redact/* own */.ZV)('')),
        isOptional: true,
    },
    { title: (0,text_message/* line */.n8)('Size'), cell: ({ size }) => (typeof size === 'number' ? (0,format/* formatBytes */.z3)(size) : (0,text_redact/* own */.ZV)('')) },
];
function logTable(snapshots, logger) {
    const shown = snapshots.slice(0, MAX_ROWS);
    const columns = COLUMNS.filter(({ isOptional, cell }) => !isOptional || shown.some((snapshot) => cell(snapshot) !== ''));
    logger.table([
        columns.map(({ title }) => title),
        ...shown.map((snapshot) => columns.map(({ cell }) => cell(snapshot))),
    ]);
    const omitted = snapshots.length - shown.length;
    if (omitted > 0)
        logger.info((0,text_message/* line */.n8) `… and ${omitted} more`);
}

;// CONCATENATED MODULE: ./src/operations/newer.ts





const newer_MAX_NAMES = 5;
function describeNewer(container, newer) {
    const [what, them] = newer.length === 1 ? [(0,text_message/* line */.n8)('a newer snapshot'), (0,text_message/* line */.n8)('it')] : [(0,text_message/* line */.n8)('newer snapshots'), (0,text_message/* line */.n8)('them')];
    const isKnown = newer.every(({ run }) => run !== undefined);
    const origin = isKnown ? (0,text_message/* line */.n8)('which this run did not create') : (0,text_message/* line */.n8)('which another run may have created');
    return (0,text_message/* line */.n8) `Container ${container} has ${what}, ${origin}: ${nameNewer(newer)}. Restoring the older one also undoes what was deployed after ${them}.`;
}
function nameNewer(newer) {
    const names = newer.slice(0, newer_MAX_NAMES).map((snapshot) => {
        const run = snapshot.run === undefined ? (0,text_redact/* own */.ZV)('') : (0,text_message/* line */.n8) ` of run ${snapshot.run}`;
        return (0,text_message/* line */.n8) `${snapshot.name}${run}${describeAge(snapshot)}`;
    });
    const rest = newer.length - names.length;
    return (0,text_list/* join */.fj)([...names, ...(rest > 0 ? [(0,text_message/* line */.n8) `and ${rest} more`] : [])], '; ');
}
function noteNewer({ name, created_at = null }, { snapshots }, containerId, { guardedNames, logger, nameOf, origin }) {
    if (!origin)
        return {};
    const newer = findNewer(snapshots, { name, created_at }, origin.run, guardedNames(containerId));
    if (newer.length === 0)
        return {};
    const note = describeNewer(nameOf(containerId), newer);
    logger.info(note);
    return { notes: [note] };
}

;// CONCATENATED MODULE: ./src/operations/restore.ts













function restore(request, containerIds, context) {
    const warnOfAttempt = createAttemptCheck(context);
    const choose = async (containerId) => {
        const lookup = createLookup(context, containerId);
        const selector = request.snapshots.get(containerId) ?? (0,text_redact/* own */.ZV)('');
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
    const backupAlias = generatedAlias((0,text_message/* line */.n8)('backup'), context);
    return chooseThenApply(containerIds, context, choose, async (containerId, { apply, notes }) => {
        const noted = notes ? { notes } : {};
        if (request.dryRun)
            return apply(async (snapshot) => ({
                ...restore_plan(request, containerId, snapshot, backupAlias, context),
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
        logger.warning((0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8) `Snapshot ${snapshot.name} was created by attempt ${its.attempt} of this run, and this is attempt ${origin.attempt}.`, (0,text_message/* line */.n8)('The restore removes what was deployed or written since that attempt.')));
    };
}
async function rollBack(containerId, known, { client, isSingle, logger, nameOf }) {
    const container = nameOf(containerId);
    const { snapshot, isSentAgain } = await logger.withProgress((0,text_message/* line */.n8) `Restoring container ${container} from snapshot ${known.name}${describeAge(known)}`, () => client.restore(containerId, known), () => (isSingle ? undefined : describeRestored(known, container)));
    if (isSentAgain)
        logger.warning(describeSentAgain(known, container));
    return (0,hoody_snapshot/* mergeSnapshot */.fu)(known, snapshot);
}
function describeSentAgain({ name }, container) {
    return (0,text_message/* composeMessage */.SB)((0,text_message/* line */.n8) `The restore of container ${container} was sent again after a lost response.`, (0,text_message/* line */.n8) `It may have been restored from snapshot ${name} twice.`);
}
function restore_plan({ backup }, containerId, snapshot, backupAlias, { logger, nameOf }) {
    const container = nameOf(containerId);
    const actions = [
        ...(backup ? [describeBackup(backup, container, backupAlias.first)] : []),
        (0,text_message/* line */.n8) `restore container ${container} from snapshot ${snapshot.name}${describeAge(snapshot)}`,
    ];
    for (const action of actions)
        logger.info((0,text_message/* line */.n8) `Dry run: would ${action}.`);
    return { ok: true, containerId, changed: false, snapshots: [snapshot], plan: actions };
}
function describeBackup({ expiryDays }, container, alias) {
    const expiry = expiryDays === undefined ? (0,text_redact/* own */.ZV)('') : (0,text_message/* line */.n8) `, which expires after ${(0,format/* formatCount */.B4)(expiryDays, 'day')}`;
    return (0,text_message/* line */.n8) `create a backup snapshot of container ${container} with the alias "${alias}"${expiry}`;
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
        return { ...outcome, ok: false, snapshots: [], error: (0,user_error/* toUserError */.dZ)(error) };
    }
    finally {
        if (attempt)
            unsettled.settle(attempt);
    }
}

;// CONCATENATED MODULE: ./src/operations/run.ts






function run(request, containerIds, context) {
    switch (request.operation) {
        case 'create':
            return create(request, containerIds, context);
        case 'list':
            return context.mapConcurrently(containerIds, (containerId) => (0,operations_outcome/* captureFailure */.p4)(containerId, () => list(request, containerId, context)));
        case 'restore':
            return restore(request, containerIds, context);
        case 'alias':
            return alias(request, containerIds, context);
        case 'delete':
            return deleteSnapshots(request, containerIds, context);
    }
}

// EXTERNAL MODULE: ./src/report/outputs.ts + 4 modules
var outputs = __webpack_require__(266);
// EXTERNAL MODULE: ./src/report/html.ts
var html = __webpack_require__(433);
;// CONCATENATED MODULE: ./src/report/records.ts

const records_MAX_ROWS = 100;
function isSame(rows, value) {
    const [first] = rows;
    return first === undefined || rows.every((row) => value(row) === value(first));
}
function records(fields, rows, maxRows = records_MAX_ROWS) {
    const [first] = rows;
    if (first === undefined)
        return '';
    const known = fields.filter(({ value }) => rows.some((row) => value(row) !== undefined));
    const [title, ...others] = known.filter(({ value }) => !isSame(rows, value));
    const shown = rows.slice(0, maxRows);
    const rest = rows.length - shown.length;
    if (!title || others.length === 0) {
        const cells = (field) => field === title
            ? [...shown.map((row) => (0,html/* inline */.mG)(field.cell(row))), ...(rest > 0 ? [`and ${rest} more`] : [])].join(', ')
            : (0,html/* inline */.mG)(field.cell(first));
        return items(known.map((field) => `${field.head}: ${cells(field)}`));
    }
    const same = known.filter(({ value }) => isSame(rows, value));
    return [
        ...(same.length === 0 ? [] : [(0,html/* paragraph */.FY)(named(same, first))]),
        items(shown.map((row) => {
            const details = others.filter(({ value }) => value(row) !== undefined);
            return [(0,html/* inline */.mG)(title.cell(row)), ...(details.length === 0 ? [] : [named(details, row)])].join('<br>');
        })),
        ...(rest > 0 ? [(0,html/* paragraph */.FY)(`${rest} more ${rest === 1 ? 'is' : 'are'} not shown.`)] : []),
    ].join('\n');
}
function named(fields, row) {
    return fields.map(({ head, cell }) => `${head}: ${(0,html/* inline */.mG)(cell(row))}`).join(' · ');
}
function items(html) {
    return ['<ul>', ...html.map((item) => `<li>${item}</li>`), '</ul>'].join('\n');
}

;// CONCATENATED MODULE: ./src/report/alias-page.ts


function aliasPage({ request: { alias }, outcomes, nameOf, now }) {
    const rows = outcomes.flatMap(({ ok, containerId, snapshots: [snapshot], oldAlias }) => ok && snapshot ? [{ containerId, snapshot, oldAlias }] : []);
    return {
        title: alias === null ? 'alias removed' : 'alias set',
        body: [
            records([
                {
                    head: 'Container',
                    value: ({ containerId }) => (rows.length === 1 ? undefined : containerId),
                    cell: ({ containerId }) => [(0,html/* code */.aY)(nameOf(containerId))],
                },
                {
                    head: 'Snapshot',
                    value: ({ snapshot }) => snapshot.name,
                    cell: ({ snapshot }) => [(0,html/* code */.aY)(snapshot.name)],
                },
                {
                    head: 'Alias',
                    value: () => alias ?? undefined,
                    cell: () => [alias === null ? html/* UNKNOWN */.HV : (0,html/* code */.aY)(alias)],
                },
                {
                    head: 'Old alias',
                    value: ({ oldAlias }) => oldAlias || undefined,
                    cell: ({ oldAlias }) => [oldAlias ? (0,html/* code */.aY)(oldAlias) : html/* UNKNOWN */.HV],
                },
                {
                    head: 'Created',
                    value: ({ snapshot: { created_at } }) => rows.length === 1 ? (created_at ?? undefined) : undefined,
                    cell: ({ snapshot: { created_at } }) => (created_at ? (0,html/* moment */.n$)(created_at, now) : [html/* UNKNOWN */.HV]),
                },
            ], rows),
        ],
    };
}

;// CONCATENATED MODULE: ./src/report/snapshot-records.ts



const MAX_OPEN_ROWS = 20;
function renderSnapshots(outcomes, view) {
    const rowsOf = ({ containerId, snapshots, backup }) => snapshots.map((snapshot) => ({ containerId, snapshot, backup }));
    if (outcomes.length === 1)
        return records(fieldsOf(view), outcomes.flatMap(rowsOf));
    if (outcomes.every(({ snapshots }) => snapshots.length <= 1))
        return records([containerField(view), ...fieldsOf(view)], outcomes.flatMap(rowsOf));
    return renderSections(outcomes, (outcome, maxRows) => records(fieldsOf(view), rowsOf(outcome), maxRows), view);
}
function renderSections(outcomes, render, { nameOf, hasFilter = false }) {
    const shown = outcomes.slice(0, records_MAX_ROWS);
    const rest = outcomes.length - shown.length;
    const isOpen = outcomes.reduce((sum, { snapshots }) => sum + snapshots.length, 0) <= MAX_OPEN_ROWS;
    const maxRows = Math.max(1, Math.floor(records_MAX_ROWS / outcomes.length));
    return [
        ...shown.map((outcome) => {
            const { containerId, snapshots, usage } = outcome;
            const summary = `${(0,html/* code */.aY)(nameOf(containerId))}: ${describeAmount(snapshots, usage, hasFilter)}`;
            return snapshots.length === 0
                ? `<p>${summary}</p>`
                : (0,html/* details */.zH)(summary, render(outcome, maxRows), isOpen);
        }),
        ...(rest > 0 ? [`<p>and ${(0,format/* formatCount */.B4)(rest, 'more container')}</p>`] : []),
    ].join('\n');
}
function describeAmount(snapshots, usage, hasFilter) {
    const { length } = snapshots;
    const count = hasFilter
        ? `${length} ${length === 1 ? 'matches' : 'match'}`
        : (0,format/* formatCount */.B4)(length, 'snapshot');
    const size = totalSize(snapshots);
    const amount = size === undefined ? count : `${count}, ${size}`;
    return usage === undefined ? amount : `${amount} · ${usage.count} of ${usage.limit} used`;
}
function totalSize(snapshots) {
    let sum = 0;
    for (const { size } of snapshots) {
        if (typeof size !== 'number')
            return undefined;
        sum += size;
    }
    return snapshots.length === 0 ? undefined : (0,format/* formatBytes */.z3)(sum);
}
function containerField({ nameOf }) {
    return {
        head: 'Container',
        value: ({ containerId }) => containerId,
        cell: ({ containerId }) => [(0,html/* code */.aY)(nameOf(containerId))],
    };
}
function fieldsOf({ head = 'Snapshot', created, withoutExpiry, now }) {
    return [
        { head, value: ({ snapshot }) => snapshot.name, cell: ({ snapshot }) => [(0,html/* code */.aY)(snapshot.name)] },
        {
            head: 'Alias',
            value: ({ snapshot: { alias, name } }) => (alias && alias !== name ? alias : undefined),
            cell: ({ snapshot: { alias } }) => [alias ? (0,html/* code */.aY)(alias) : html/* UNKNOWN */.HV],
        },
        {
            head: 'Created',
            value: ({ snapshot }) => snapshot.created_at ?? undefined,
            cell: ({ snapshot: { created_at } }) => created_at ? (created?.(created_at) ?? (0,html/* moment */.n$)(created_at, now)) : [html/* UNKNOWN */.HV],
        },
        {
            head: 'Expires',
            value: ({ snapshot }) => snapshot.expires_at ?? withoutExpiry?.[0],
            cell: ({ snapshot: { expires_at } }) => expires_at ? (0,html/* moment */.n$)(expires_at, now) : (withoutExpiry ?? [html/* UNKNOWN */.HV]),
        },
        {
            head: 'Size',
            value: ({ snapshot: { size } }) => (typeof size === 'number' ? size : undefined),
            cell: ({ snapshot: { size } }) => [typeof size === 'number' ? (0,format/* formatBytes */.z3)(size) : html/* UNKNOWN */.HV],
        },
        {
            head: 'To undo',
            value: ({ backup }) => backup && `${backup.name} ${backup.expires_at}`,
            cell: ({ backup }) => [
                backup ? (0,html/* code */.aY)(backup.name) : html/* UNKNOWN */.HV,
                ...(backup?.expires_at ? [`expires ${(0,format/* formatTime */.fU)(backup.expires_at)}`] : []),
            ],
        },
    ];
}

;// CONCATENATED MODULE: ./src/report/create-page.ts



function createPage({ request, outcomes, guard, nameOf, now }) {
    const done = outcomes.filter(({ snapshots }) => snapshots.length > 0);
    const count = (wanted) => done.filter(({ ownership = 'made' }) => ownership === wanted).length;
    const [reused, inferred] = [count('found'), count('inferred')];
    const isReused = reused === done.length;
    const hasExpiry = request.expiryDays !== undefined || isReused;
    const verb = isReused ? 'reused' : reused + inferred === done.length ? 'found' : 'created';
    return {
        title: `${done.length === 1 ? 'snapshot' : 'snapshots'} ${verb}`,
        body: [
            guard?.restoreOnFailure || guard?.deleteOnSuccess ? create_page_describeGuard(guard, done.length > 1) : '',
            reused > 0 && !isReused
                ? (0,html/* paragraph */.FY)(`${reused} of ${done.length} ${reused === 1 ? 'is' : 'are'} reused, not new.`)
                : '',
            inferred > 0 ? (0,html/* paragraph */.FY)(describeDoubt(inferred, done.length)) : '',
            renderSnapshots(done, {
                nameOf,
                now,
                ...(isReused ? {} : { created: (iso) => [(0,format/* formatTime */.fU)(iso)] }),
                ...(hasExpiry ? {} : { withoutExpiry: ['never'] }),
            }),
        ],
    };
}
function describeDoubt(inferred, total) {
    const which = total === 1 ? 'It' : `${inferred} of ${total}`;
    return `${which} appeared after an attempt whose response was lost. Another job may have created ${inferred === 1 ? 'it' : 'them'}.`;
}
function create_page_describeGuard({ restoreOnFailure, deleteOnSuccess, backup }, isSeveral) {
    const first = backup ? ', after a backup of what the job left' : '';
    const containers = isSeveral
        ? 'the containers are rolled back to these snapshots'
        : 'the container is rolled back to this snapshot';
    const snapshots = isSeveral ? 'the snapshots that it created are' : 'the snapshot is';
    return (0,html/* paragraph */.FY)(restoreOnFailure ? `🛡️ The job is guarded: if it fails or is canceled, ${containers}${first}.` : '', deleteOnSuccess ? `${restoreOnFailure ? 'If it' : '🧹 If the job'} succeeds, ${snapshots} deleted.` : '');
}

;// CONCATENATED MODULE: ./src/report/delete-page.ts



function deletePage({ request, outcomes, nameOf, now }) {
    const done = outcomes.filter(({ ok, snapshots }) => ok || snapshots.length > 0);
    const snapshots = done.flatMap((outcome) => outcome.snapshots);
    const size = totalSize(snapshots);
    const kept = done.reduce((sum, outcome) => sum + (outcome.kept ?? 0), 0);
    const verb = request.dryRun ? 'It would delete' : 'Deleted';
    const count = snapshots.length === 0
        ? request.dryRun
            ? 'There is nothing to delete'
            : 'There was nothing to delete'
        : `${verb} ${(0,format/* formatCount */.B4)(snapshots.length, 'snapshot')}${size === undefined ? '' : `, ${size}`}`;
    return {
        title: snapshots.length === 1 ? 'snapshot deleted' : 'snapshots deleted',
        body: [
            (0,html/* paragraph */.FY)(request.dryRun ? 'Nothing was changed.' : '', `${count}.`, request.by === 'rule' ? describeRule(request, outcomes.length > 1, kept) : ''),
            renderSnapshots(done.filter((outcome) => outcome.snapshots.length > 0), { nameOf, now }),
        ],
    };
}
function describeRule({ filter, keepLast, olderThanMs }, isSeveral, kept) {
    const rules = [
        ...(keepLast === undefined ? [] : [`the newest ${keepLast}${isSeveral ? ' of each container' : ''}`]),
        ...(olderThanMs === undefined ? [] : [`those younger than ${(0,format/* formatSpan */.QA)(olderThanMs)}`]),
    ];
    return `Of those that match ${(0,html/* longCode */.U)(filter)}, ${kept} ${kept === 1 ? 'stays' : 'stay'}: ${rules.join(', and ')}.`;
}

// EXTERNAL MODULE: ./src/report/prose.ts
var prose = __webpack_require__(693);
;// CONCATENATED MODULE: ./src/report/dry-run-page.ts



function dryRunPage(result) {
    const { request, outcomes } = result;
    const plan = outcomes.flatMap((outcome) => outcome.plan ?? []);
    return {
        title: `dry run of ${request.operation}`,
        body: request.operation === 'delete'
            ? deletePage({ ...result, request }).body
            : [(0,html/* paragraph */.FY)('Nothing was changed.', plan.length > 0 ? 'It would:' : ''), (0,html/* list */.p_)(plan, prose/* prose */.CS)],
    };
}

// EXTERNAL MODULE: ./src/report/failures.ts
var failures = __webpack_require__(999);
;// CONCATENATED MODULE: ./src/report/health-lines.ts



const MAX_LINES = 50;
function healthLines(health) {
    const lines = health
        .toSorted((a, b) => Number(a.isHealthy) - Number(b.isHealthy))
        .slice(0, MAX_LINES)
        .map(({ url, isHealthy, last, ms }) => {
        const state = isHealthy ? '✅ Healthy' : '❌ Restored, but not healthy';
        return `<p>${state}: ${(0,html/* longCode */.U)(url)} (${(0,prose/* prose */.CS)(last)}) after ${(0,format/* formatDuration */.a3)(ms)}</p>`;
    });
    const rest = health.length - lines.length;
    return rest > 0 ? [...lines, `<p>and ${rest} more</p>`] : lines;
}

;// CONCATENATED MODULE: ./src/report/list-page.ts



function listPage({ request, outcomes, nameOf, now }) {
    const listed = outcomes.filter(({ ok }) => ok);
    const [only] = listed;
    const hasFilter = request.filter !== undefined;
    return {
        title: 'snapshots',
        body: [
            (0,html/* paragraph */.FY)(only && listed.length === 1
                ? `${describeAmount(only.snapshots, only.usage, hasFilter)}.`
                : list_page_describeSeveral(listed), request.filter === undefined ? '' : `Filter: ${(0,html/* longCode */.U)(request.filter)}`),
            renderSnapshots(listed, { nameOf, now, hasFilter }),
        ],
    };
}
function list_page_describeSeveral(listed) {
    const snapshots = listed.flatMap((outcome) => outcome.snapshots);
    const size = totalSize(snapshots);
    const count = `${(0,format/* formatCount */.B4)(snapshots.length, 'snapshot')} of ${(0,format/* formatCount */.B4)(listed.length, 'container')}`;
    return `${count}${size === undefined ? '' : `, ${size}`}.`;
}

;// CONCATENATED MODULE: ./src/report/restore-page.ts



function restorePage({ outcomes, nameOf, now }) {
    const done = outcomes.filter(({ ok }) => ok);
    const unused = outcomes.flatMap(({ ok, containerId, backup }) => !ok && backup ? [{ containerId, backup }] : []);
    const describeBackup = ({ containerId, backup: { name, expires_at } }) => {
        const expiry = expires_at ? `, expires ${(0,html/* inline */.mG)((0,html/* moment */.n$)(expires_at, now))}` : '';
        return `${(0,html/* code */.aY)(name)} of ${(0,html/* code */.aY)(nameOf(containerId))}${expiry}`;
    };
    return {
        title: 'restore',
        body: [
            unused.length > 0
                ? `${(0,html/* paragraph */.FY)('Backups of the state before:')}\n${(0,html/* list */.p_)(unused, describeBackup)}`
                : '',
            renderSnapshots(done, { nameOf, now, head: 'Restored from' }),
            ...done.flatMap(({ notes = [] }) => notes.map(prose/* renderMessage */.e4)),
        ],
    };
}

;// CONCATENATED MODULE: ./src/report/summary.ts











function renderSummary(result) {
    const { outcomes } = result;
    const page = pageOf(result);
    const blocks = [
        headingOf(result, page),
        ...(0,failures/* renderFailures */.SL)(outcomes),
        (0,failures/* renderMessages */.dg)(result.problems),
        ...healthLines(result.health),
        ...(outcomes.some(hasResult) ? page.body : []),
    ];
    return `${blocks.filter((block) => block !== '').join('\n')}\n\n`;
}
function pageOf(result) {
    const { request } = result;
    if ((0,operations_request/* isDryRun */.vG)(request))
        return dryRunPage(result);
    switch (request.operation) {
        case 'create':
            return createPage(result);
        case 'list':
            return listPage(result);
        case 'restore':
            return restorePage(result);
        case 'alias':
            return aliasPage(result);
        case 'delete':
            return deletePage(result);
    }
}
function hasResult({ ok, snapshots, backup }) {
    return ok || snapshots.length > 0 || backup !== undefined;
}
function headingOf({ request, outcomes, health, problems, nameOf }, { title }) {
    const names = outcomes.map(({ containerId }) => nameOf(containerId));
    const causes = (0,failures/* causesIn */.MC)(outcomes);
    const failed = causes.map(({ containerId }) => nameOf(containerId));
    const all = names.length === 0 ? '' : (0,html/* subjectOf */.et)(names);
    if (causes.length > 0 && causes.every(({ error }) => (0,hoody_errors/* mayHaveHappened */.dk)(error)))
        return (0,html/* heading */.R_)('attention', `${request.operation} may have happened`, (0,html/* subjectOf */.et)(failed));
    if (failed.length > 1) {
        return (0,html/* heading */.R_)('failed', `${request.operation} failed`, `${failed.length} of ${(0,html/* subjectOf */.et)(names)}`);
    }
    if (failed.length === 1)
        return (0,html/* heading */.R_)('failed', `${request.operation} failed`, (0,html/* subjectOf */.et)(failed));
    if (problems.length > 0)
        return (0,html/* heading */.R_)('failed', `${request.operation} failed`, all);
    if (health.some(({ isHealthy }) => !isHealthy))
        return (0,html/* heading */.R_)('failed', 'restore is not healthy', all);
    return (0,html/* heading */.R_)((0,operations_request/* isDryRun */.vG)(request) ? 'planned' : 'done', title, all);
}

;// CONCATENATED MODULE: ./src/runner/cleanup-time.ts
const ONE_CONTAINER_MS = 10_000;
const SEVERAL_CONTAINERS_MS = 30_000;
const CLEANUP_AFTER_CANCEL_MS = 5_000;
function measureCleanupTime(containers, timeoutMs, cancelled, clock) {
    const limitMs = containers > 1 ? SEVERAL_CONTAINERS_MS : ONE_CONTAINER_MS;
    const end = clock.monotonic() + timeoutMs + limitMs;
    return () => {
        const limit = cancelled.aborted ? CLEANUP_AFTER_CANCEL_MS : limitMs;
        return Math.max(0, Math.min(limit, end - clock.monotonic()));
    };
}

// EXTERNAL MODULE: ./src/runner/connection-environment.ts
var connection_environment = __webpack_require__(792);
;// CONCATENATED MODULE: ./src/runner/run-origin.ts
function runOrigin({ inputs: { env } }) {
    const [run, attempt] = [Number(env('GITHUB_RUN_ID')), Number(env('GITHUB_RUN_ATTEMPT'))];
    return run > 0 && attempt > 0 ? { run, attempt } : undefined;
}

// EXTERNAL MODULE: ./src/runner/runner.ts
var runner_runner = __webpack_require__(814);
// EXTERNAL MODULE: ./src/runner/signals.ts
var signals = __webpack_require__(715);
// EXTERNAL MODULE: ./src/runner/state.ts
var state = __webpack_require__(3);
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
// EXTERNAL MODULE: ./src/hoody/endpoint.ts
var endpoint = __webpack_require__(796);
;// CONCATENATED MODULE: ./src/hoody/environment.ts




function checkEnvironment(apiUrl) {
    if (process.env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0' && !(0,endpoint/* isLoopback */.U9)(apiUrl)) {
        throw new user_error/* UserError */.yo((0,text_message/* line */.n8)('NODE_TLS_REJECT_UNAUTHORIZED is 0: certificate checks are off, which exposes the token.'), (0,text_message/* line */.n8)('No request was sent.'), (0,text_message/* line */.n8)('Unset the variable. For a private certificate authority, set NODE_EXTRA_CA_CERTS.'));
    }
    const name = findProxyVariable(apiUrl);
    if (name && !isUsableProxy(apiUrl)) {
        throw new user_error/* UserError */.yo((0,text_message/* line */.n8) `${(0,text_message/* line */.n8)(name)} does not contain a valid proxy URL.`, (0,text_message/* line */.n8)('No request was sent.'), (0,text_message/* line */.n8)('Use a URL such as http://proxy.example.com:3128. The scheme must be http or https, and special characters of a password must be percent-encoded.'), (0,text_message/* line */.n8)('If the API needs no proxy, unset the variable, or add the host of `api-url` to NO_PROXY.'));
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
                    throw new hoody_errors/* AttemptError */.cb({
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
                log(failure.kind === 'status' ? (0,text_redact/* own */.ZV)(String(failure.status)) : (0,hoody_failure/* summarizeFailure */.Ij)(failure));
                return new hoody_errors/* AttemptError */.cb(failure);
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
                const failure = error instanceof hoody_errors/* AttemptError */.cb ? error.failure : toFailure(error, exchange, signal, redact);
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
        const nameOf = (0,base_labels/* nameByLabel */.D)(labels);
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

;// CONCATENATED MODULE: ./src/step.ts

























const CLEANUP_LIMITS = { maxAttemptMs: 4_000 };
const HALF = (0,text_message/* line */.n8)('half of `timeout-seconds`, so that the other containers have the rest');
async function runStep(inputs, log, runner, withSession) {
    const { request, settings } = inputs;
    const problems = [];
    let saved;
    const settingsOnce = () => {
        saved ??= postSettings(settings, runner);
        return saved;
    };
    const unsettled = recordUnsettled(settingsOnce, settings.containerIds, (text) => (0,state/* saveState */.LZ)('unsettled', text, runner));
    let done = { outcomes: [], health: [], ahead: NOTHING_AHEAD };
    try {
        if (request.operation === 'create' || request.operation === 'restore')
            saveConnection(runner);
        done = await perform(inputs, unsettled, log, runner, withSession);
    }
    catch (error) {
        problems.push(log.fail(error));
    }
    log.logRequests();
    const { outcomes } = done;
    const nameOf = (0,base_labels/* nameByLabel */.D)(settings.labels);
    const sentence = describeResult(request, outcomes, nameOf);
    const errors = errorsOf(done);
    if (sentence && errors.length > 0)
        log.info(sentence);
    for (const error of errors)
        log.fail(error);
    const { setOutput } = runner.commands;
    const { temporaryDirectory } = runner;
    for (const error of (0,outputs/* setOutputs */.n0)(request.operation, outcomes, settings.labels, {
        setOutput,
        temporaryDirectory,
    }))
        problems.push(log.fail(error));
    let guard;
    try {
        if (!log.hasFailed)
            guard = guardWith(inputs, done, settingsOnce, log, runner);
    }
    catch (error) {
        problems.push(log.fail(error));
    }
    try {
        unsettled.end();
    }
    catch (error) {
        problems.push(log.fail(error));
    }
    if (settings.summary) {
        const result = { request, ...done, problems, guard, nameOf, now: runner.clock.now() };
        await (0,runner_runner/* summarize */.e)(renderSummary(result), runner, log);
    }
    log.end();
    if (sentence && errors.length === 0) {
        if (log.hasFailed)
            log.info(sentence);
        else
            log.result(sentence);
    }
    return !log.hasFailed;
}
async function perform(inputs, unsettled, log, runner, withSession) {
    const { request, settings, healthUrls } = inputs;
    const { clock, generateAlias, temporaryDirectory } = runner;
    const { containerIds, timeoutMs } = settings;
    return withSession(settings, runner, log, async (session) => {
        const { client, checkHealth, mapConcurrently, nameOf } = session;
        const canceled = runner.watchCancellation();
        const cleanupEnd = (0,signals/* delayedSignal */.B)(canceled, CLEANUP_AFTER_CANCEL_MS, clock);
        const cleanupMs = measureCleanupTime(containerIds.length, timeoutMs, canceled, clock);
        const budget = (0,base_budget/* startBudget */.c)(clock, timeoutMs, canceled);
        const isSingle = containerIds.length === 1;
        const look = startLooking(inputs, session, budget);
        const outcomes = await run(request, containerIds, {
            client: client(budget),
            choosingClient: client(isSingle ? budget : (0,base_budget/* startBudget */.c)(clock, timeoutMs / 2, canceled, HALF)),
            cleanupClient: () => client((0,base_budget/* startBudget */.c)(clock, cleanupMs(), cleanupEnd, (0,text_message/* line */.n8)('for cleaning up')), CLEANUP_LIMITS),
            logger: log,
            nameOf,
            isSingle,
            mapConcurrently,
            generateAlias,
            guardedNames: (containerId) => openJobDirectory(temporaryDirectory).guardedNames(containerId),
            origin: runOrigin(runner),
            unsettled,
            monotonic: clock.monotonic,
            pause: async (ms) => ms <= cleanupMs() &&
                clock.sleep(ms, cleanupEnd).then(() => true, () => false),
        });
        const ahead = await look(outcomes);
        if (request.operation !== 'restore')
            return { outcomes, health: [], ahead };
        if (request.dryRun)
            for (const url of healthUrls)
                log.info((0,text_message/* line */.n8) `Dry run: would check the health of ${addressOf(url)}.`);
        const isRestored = outcomes.some(({ ok, plan }) => ok && !plan);
        const health = isRestored ? await checkHealth(healthUrls, budget) : [];
        return { outcomes: withHealth(outcomes, health), health, ahead };
    });
}
function withHealth(outcomes, health) {
    if (health.length === 0)
        return [...outcomes];
    const isHealthy = health.every((each) => each.isHealthy);
    return outcomes.map((outcome) => (outcome.ok ? { ...outcome, isHealthy } : outcome));
}
function errorsOf({ outcomes, health }) {
    return [
        ...outcomes.flatMap((outcome) => outcome.ok || outcome.error instanceof operations_outcome/* ConsequenceError */.m8 ? [] : [outcome.error]),
        ...health.flatMap(({ isHealthy, ...last }) => (isHealthy ? [] : [unhealthy(last)])),
    ];
}
function postSettings({ apiUrl, token, labels, maxParallel, summary }, { inputs }) {
    const actionPath = inputs.input('action-path');
    const saved = actionPath === '' ? { tokenHash: hashToken(token) } : { token };
    const isTokenGiven = inputs.input('token') !== '';
    return { ...saved, isTokenGiven, actionPath, apiUrl, labels, maxParallel, summary };
}
function saveConnection(runner) {
    const connection = (0,connection_environment/* captureConnection */.lc)(runner.inputs.env);
    if (connection === '')
        return;
    try {
        (0,state/* saveState */.LZ)('connection', connection, runner);
    }
    catch (error) {
        throw new user_error/* UserError */.yo((0,text_message/* line */.n8)('Could not save the state for the post step.'), (0,user_error/* reasonOf */.A3)(error), (0,text_message/* line */.n8)('The step fails, because the post step could not connect as its step does.'));
    }
}
function healthChecks(healthUrls, { inputs }) {
    if (inputs.input('action-path') !== '')
        return { healthUrls, lacksQueries: false };
    return {
        healthUrls: healthUrls.map((url) => new URL(addressOf(url))),
        lacksQueries: healthUrls.some(({ search }) => search !== ''),
    };
}
function guardWith({ guard, settings, healthUrls }, { outcomes, ahead }, makeSettings, logger, runner) {
    const { temporaryDirectory } = runner;
    const { timeoutMs } = settings;
    const processes = guard.restoreOnFailure ? runner.readProcessBaseline() : undefined;
    const options = {
        ...makeSettings(),
        ...guard,
        ...healthChecks(healthUrls, runner),
        timeoutMs,
        ...(processes ? { processes } : {}),
    };
    const id = crypto.randomUUID();
    const left = leaveGuard({ ...options, id }, outcomes, {
        saveState: (name, text) => (0,state/* saveState */.LZ)(name, text, runner),
        temporaryDirectory,
        logger,
    });
    if (!left?.restoreOnFailure)
        return left;
    tellLaterJobs(id, undefined, undefined, runner, logger);
    const { token, labels } = settings;
    for (const { isWarning, text } of foresee({ token, outcomes, labels, now: runner.clock.now(), ...ahead })) {
        if (isWarning)
            logger.warning(text);
        else
            logger.info(text);
    }
    return left;
}


/***/ })

};
;