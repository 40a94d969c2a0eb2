"use strict";
exports.id = 301;
exports.ids = [301];
exports.modules = {

/***/ 713:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  afterJob: () => (/* binding */ afterJob),
  rejectState: () => (/* binding */ rejectState)
});

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
;// CONCATENATED MODULE: ./src/guard/guard.ts
function nameOf({ label, containerId }) {
    return label ?? containerId;
}
function labelsOf({ snapshots }) {
    return new Map(snapshots.flatMap(({ containerId, label }) => (label === undefined ? [] : [[containerId, label]])));
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(24);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(760);
var external_node_path_default = /*#__PURE__*/__webpack_require__.n(external_node_path_);
;// CONCATENATED MODULE: ./src/guard/job-directory.ts



const DIRECTORY = 'hoody-snapshot-guards';
const WAITING = 'waiting-';
const CANCELLED_AT = 'cancelled-at';
const AFTER_CANCEL_MS = 240_000;
const MIN_SHARE_MS = 20_000;
function openJobDirectory(temp) {
    const directory = external_node_path_default().join(temp, DIRECTORY);
    const file = (name) => external_node_path_default().join(directory, name);
    const isPrivate = makePrivate(directory);
    function create(name, content = '') {
        if (!isPrivate)
            return 'impossible';
        try {
            (0,external_node_fs_.writeFileSync)(file(name), content, { flag: 'wx', mode: 0o600 });
            return 'created';
        }
        catch (error) {
            return error.code === 'EEXIST' ? 'exists' : 'impossible';
        }
    }
    return {
        register: (id) => void create(WAITING + id),
        claim: (id, token) => create(claimName(id, token)) !== 'exists',
        shareTimeAfterCancel(id, now) {
            if (create(CANCELLED_AT, String(now)) === 'impossible')
                return AFTER_CANCEL_MS;
            const own = WAITING + id;
            const others = (0,external_node_fs_.readdirSync)(directory).filter((name) => name.startsWith(WAITING) && name !== own);
            (0,external_node_fs_.rmSync)(file(own), { force: true });
            const elapsedMs = Math.max(0, now - Number((0,external_node_fs_.readFileSync)(file(CANCELLED_AT), 'utf8'))) || 0;
            return Math.max(MIN_SHARE_MS, (AFTER_CANCEL_MS - elapsedMs) / (others.length + 1));
        },
    };
}
function claimName(id, token) {
    return `claimed-${(0,external_node_crypto_.createHmac)('sha256', token).update(id).digest('hex')}`;
}
function makePrivate(directory) {
    try {
        (0,external_node_fs_.mkdirSync)(directory, { mode: 0o700 });
    }
    catch {
    }
    try {
        if (!(0,external_node_fs_.lstatSync)(directory).isDirectory())
            return false;
        (0,external_node_fs_.chmodSync)(directory, 0o700);
        return true;
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./src/hoody/endpoint.ts
var endpoint = __webpack_require__(796);
;// CONCATENATED MODULE: ./src/guard/restore-command.ts

function describeManualRestore({ apiUrl }, snapshots) {
    const commands = snapshots.map((snapshot) => restoreCommand(apiUrl, snapshot));
    return `To restore manually, with the token in HOODY_TOKEN:\n${commands.join('\n')}`;
}
function restoreCommand(apiUrl, { containerId, name }) {
    const url = (0,endpoint/* endpoint */.sR)(apiUrl, ['containers', containerId, 'snapshots', name]).replaceAll("'", '%27');
    return `curl --fail-with-body -X PATCH -H "Authorization: Bearer $HOODY_TOKEN" '${url}'`;
}

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
    return text;
}
function format_formatTime(iso) {
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
            return format_formatCount(count, unit);
    }
    return format_formatCount(Math.round(ms / YEAR_MS), 'year');
}
function formatDuration(ms) {
    if (Math.round(ms / 100) < 600)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
function format_formatCount(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
function formatSpan(ms) {
    if (ms % 86_400_000 === 0)
        return format_formatCount(ms / 86_400_000, 'day');
    if (ms % 3_600_000 === 0)
        return format_formatCount(ms / 3_600_000, 'hour');
    return format_formatCount(ms / 60_000, 'minute');
}

;// CONCATENATED MODULE: ./src/text/message.ts
function composeMessage(headline, ...details) {
    return [headline, ...details].map(linesOf).join('\n');
}
function linesOf(part) {
    return typeof part === 'string' ? part.replaceAll('\n', '\\n') : part.message;
}

;// CONCATENATED MODULE: ./src/hoody/failure.ts

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
        ...(count === undefined ? [] : [format_formatCount(count, 'snapshot')]),
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

;// CONCATENATED MODULE: ./src/hoody/errors.ts



class AttemptError extends Error {
    failure;
    constructor(failure) {
        super(summarizeFailure(failure));
        this.name = 'AttemptError';
        this.failure = failure;
    }
}
class errors_HoodyError extends Error {
    failure;
    constructor(headline, details = [], failure) {
        super(composeMessage(headline, ...details));
        this.name = 'HoodyError';
        this.failure = failure;
    }
}
class AmbiguousCreateError extends errors_HoodyError {
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
class NameTakenError extends errors_HoodyError {
    taken;
    constructor(taken, alias, { description, isReusable }, failure) {
        const { name, created_at } = taken;
        const created = created_at ? `, created ${format_formatTime(created_at)}` : '';
        const owner = taken.alias === alias ? '' : taken.alias ? `, with the alias "${taken.alias}"` : ', without an alias';
        super(`Could not ${description}: the name ${name} is in use.`, [
            `The container already has snapshot ${name}${created}${owner}.`,
            `Reason: ${summarizeFailure(failure)}.`,
            `Set \`if-exists\` to ${isReusable ? 'reuse or replace' : 'replace'}, or use another \`alias\`.`,
        ], failure);
        this.name = 'NameTakenError';
        this.taken = taken;
    }
}
function isNotFound(error) {
    const failure = error instanceof AttemptError || error instanceof errors_HoodyError ? error.failure : undefined;
    return failure?.kind === 'status' && failure.status === 404;
}

;// CONCATENATED MODULE: ./src/operations/delete-if-present.ts

async function deleteIfPresent(client, containerId, name) {
    try {
        await client.delete(containerId, name);
    }
    catch (error) {
        if (!isNotFound(error))
            throw error;
    }
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(916);
;// CONCATENATED MODULE: ./src/snapshots/select.ts


const LATEST = 'latest';
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
    const [newest] = snapshots;
    if (by === 'any' && text === LATEST && newest)
        return { kind: 'found', snapshot: newest, by: 'latest', sharingAlias: [] };
    return { kind: 'missing', near: findNearest(snapshots, selector) };
}
function looksLikeName(text) {
    return /^snap-\d{8}-\d{6}$/.test(text);
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

;// CONCATENATED MODULE: ./src/guard/run-guard.ts





async function runGuard({ action, on }, context) {
    const run = action === 'rollback' ? rollBack : cleanUp;
    return context.mapConcurrently(on, async (snapshot) => {
        const startMs = context.budget.remainingMs();
        const elapsed = () => startMs - context.budget.remainingMs();
        try {
            await run(snapshot, context);
            return { snapshot, ms: elapsed() };
        }
        catch (error) {
            return { snapshot, ms: elapsed(), error: error };
        }
    });
}
async function rollBack(snapshot, { client, logger }) {
    const { containerId, name, createdAt } = snapshot;
    const when = createdAt === '' ? '' : `, created ${format_formatTime(createdAt)}`;
    await logger.withProgress(`Rolling container ${nameOf(snapshot)} back to snapshot ${name}${when}`, () => client.restore(containerId, name), () => `Rolled container ${nameOf(snapshot)} back to snapshot ${name}`);
}
async function cleanUp(snapshot, { client, logger }) {
    const { containerId, name } = snapshot;
    if (!looksLikeName(name))
        await requireOwn(snapshot, client);
    await deleteIfPresent(client, containerId, name);
    logger.info(`Deleted snapshot ${name} of container ${nameOf(snapshot)}.`);
}
async function requireOwn({ containerId, name, createdAt }, client) {
    const { snapshots } = await client.list(containerId);
    const listed = snapshots.find((candidate) => candidate.name === name);
    if (!listed?.created_at || createdAt === '' || listed.created_at === createdAt)
        return;
    throw new errors_HoodyError('Another job replaced it with a snapshot of the same name.', [
        `That one was created ${format_formatTime(listed.created_at)}, and was not deleted.`,
    ]);
}

;// CONCATENATED MODULE: ./src/health/health.ts
const INTERVAL_MS = 2_000;
const ATTEMPT_MS = 10_000;
async function checkHealth(urls, check) {
    return Promise.all(urls.map(({ href }) => check.logger.withProgress(`Checking the health of ${href}`, () => waitUntilHealthy(href, check), ({ isHealthy, last }) => `${href} is ${isHealthy ? 'healthy' : 'not healthy'}: ${last}`)));
}
async function waitUntilHealthy(url, { probe, budget, clock }) {
    const startMs = budget.remainingMs();
    const end = (isHealthy, last) => ({
        url,
        isHealthy,
        last,
        ms: startMs - budget.remainingMs(),
    });
    let last = 'no request was sent, because no time was left';
    while (budget.remainingMs() > 0 && !budget.signal.aborted) {
        const limitMs = Math.ceil(Math.min(ATTEMPT_MS, budget.remainingMs()));
        const result = await probe(new URL(url), AbortSignal.any([budget.signal, clock.timeout(limitMs)]));
        last = 'error' in result ? result.error : result.reason;
        if (isHealthy(result))
            return end(true, last);
        if (budget.remainingMs() <= INTERVAL_MS)
            break;
        await budget.sleep(INTERVAL_MS).catch(() => undefined);
    }
    return end(false, last);
}
function isHealthy(result) {
    return 'status' in result && result.status >= 200 && result.status < 400;
}

;// CONCATENATED MODULE: ./src/health/unhealthy.ts


function unhealthy({ url, last, ms }) {
    return new errors_HoodyError(`Restored, but not healthy: ${url}`, [
        `The URL did not respond with a status below 400 within ${formatDuration(ms)}. Last result: ${last}.`,
        'The restore itself succeeded. Check what runs in the container, and the services that it depends on.',
    ]);
}

;// CONCATENATED MODULE: ./src/hoody/budget.ts
function startBudget(clock, totalMs, signal, limit = '`timeout-seconds`') {
    const deadline = clock.monotonic() + totalMs;
    return {
        totalMs,
        limit,
        signal,
        remainingMs: () => Math.max(0, deadline - clock.monotonic()),
        sleep: (ms) => clock.sleep(ms, signal),
    };
}

;// CONCATENATED MODULE: ./src/hoody/container-name.ts
function container_name_nameByLabel(labels) {
    return (containerId) => labels.get(containerId) ?? containerId;
}

;// CONCATENATED MODULE: ./src/text/redact.ts
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

;// CONCATENATED MODULE: ./src/operations/if-exists.ts



const IF_EXISTS = ['create', 'reuse', 'replace', 'fail'];
function findExisting(ifExists, alias, container, { snapshots, clockOffsetMs }, now) {
    const existing = snapshots.find((snapshot) => snapshot.alias === alias &&
        !isExpired(snapshot, now + clockOffsetMs) &&
        (ifExists === 'fail' || isAddressable(snapshot)));
    if (existing && ifExists === 'fail') {
        throw new HoodyError(`Container ${container} already has a snapshot with the alias "${alias}". Nothing was created.`, [
            `It is snapshot ${existing.name}${describeAge(existing)}.`,
            'Use another `alias`, or set `if-exists` to reuse, replace, or create.',
        ]);
    }
    return existing;
}
function describeAge({ created_at }) {
    return created_at ? `, created ${formatTime(created_at)}` : '';
}

;// CONCATENATED MODULE: ./src/operations/operation.ts
const OPERATIONS = ['create', 'list', 'restore', 'alias', 'delete'];

;// CONCATENATED MODULE: ./src/inputs/table.ts


const STRING = { kind: 'string' };
const BOOLEAN = { kind: 'boolean' };
const table_INPUTS = {
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
        type: { kind: 'choice', values: IF_EXISTS },
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
        this.redact = redactionOf(readToken(source));
    }
    throwIfInvalid() {
        if (this.#problems.length > 0)
            throw new InputError(this.#problems);
    }
    text(name) {
        return this.source.input(name) || table_INPUTS[name].default;
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
    integer(name, min = table_INPUTS[name].type.min) {
        const { max } = table_INPUTS[name].type;
        const value = this.text(name);
        const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
        if (number >= min && number <= max)
            return number;
        this.report(name, `is ${this.quote(value)}, but must be a whole number from ${min} to ${max}`);
        return min;
    }
    choice(name) {
        const value = this.text(name);
        const values = table_INPUTS[name].type.values;
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
        if (!values_hasControlCharacters(value))
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
        for (const [name, definition] of Object.entries(table_INPUTS)) {
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

;// CONCATENATED MODULE: ./src/inputs/filter-input.ts


function filter_input_readFilter(reader) {
    const filter = reader.text('filter');
    reader.rejectControlCharacters('filter', filter);
    const problem = findGlobProblem(filter);
    if (problem && !hasControlCharacters(filter))
        reader.report('filter', problem);
    return filter;
}

;// CONCATENATED MODULE: ./src/inputs/snapshot-selectors.ts




const MAX_SELECTOR_LENGTH = 1_000;
function snapshot_selectors_readSelectors(reader, containers) {
    const text = reader.text('snapshot');
    if (text.startsWith('{'))
        return readSnapshotMap(reader, text, containers);
    rejectMissing(reader, text);
    checkSelector(reader, text);
    return new Map(containers.containerIds.map((containerId) => [containerId, text]));
}
function snapshot_selectors_readSelectorLists(reader, containers) {
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
        return { selectors: splitList(text, /,/), separator: 'comma' };
    return { selectors: splitList(text, /[\r\n]/), separator: 'line break' };
}
function readSnapshotMap(reader, text, { containerIds, labels }) {
    const map = parseSnapshotMap(text);
    if (!map) {
        reader.report('snapshot', `is ${reader.quote(text)}, which is not a JSON object that maps container ids to snapshot names`);
    }
    const lacking = map ? containerIds.filter((containerId) => !map.has(containerId)) : [];
    if (lacking.length > 0) {
        const names = lacking.map(nameByLabel(labels));
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
    const { by, text } = parseSelector(selector);
    if (by !== 'any' && text === '') {
        reader.report('snapshot', `is ${reader.quote(selector)}, a prefix without a name or an alias. If the value comes from an output, check that it is set`);
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
    if (!restoreOnFailure && reader.isSet('health-url')) {
        reader.report('health-url', 'requires `restore-on-failure: true` for `create`');
    }
    if ((restoreOnFailure || deleteOnSuccess) && containerIds.length > MAX_GUARDED_CONTAINERS) {
        reader.report('container-id', `contains ${containerIds.length} ids, but a step can guard at most ${MAX_GUARDED_CONTAINERS}. Split them across the jobs of a matrix`);
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
    if (length > MAX_ALIAS_LENGTH) {
        reader.report('alias', `has ${length} characters; the limit is ${MAX_ALIAS_LENGTH}`);
    }
    reader.rejectControlCharacters('alias', alias);
    return alias;
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
    const token = readToken(reader.source);
    if (token === '') {
        reader.report('token', 'is missing. Set the input or the environment variable HOODY_TOKEN, and check that the job has access to the secret');
    }
    else if (!/^[\x21-\x7e]+$/.test(token)) {
        reader.report('token', 'contains white space or invalid characters. Check that the secret is the whole token and nothing else');
    }
    else if (token.length < MIN_TOKEN_LENGTH) {
        reader.report('token', `has fewer than ${MIN_TOKEN_LENGTH} characters. Check that the secret is the whole token`);
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
    const reader = new InputReader(source);
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
    const reader = new reader_InputReader(source);
    const token = readCheckedToken(reader);
    reader.throwIfInvalid();
    return token;
}

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

// EXTERNAL MODULE: ./src/hoody/schema.ts
var schema = __webpack_require__(950);
;// CONCATENATED MODULE: ./src/hoody/parse-response.ts


const parseResponse = {
    list(body, containerId) {
        const data = parseEnvelope(body) ?? {};
        requireContainer(data, containerId);
        const entries = data['snapshots'];
        if (!Array.isArray(entries))
            throw malformed('the list of snapshots is missing');
        const snapshots = entries.flatMap((entry) => parseSnapshot(entry) ?? []);
        const limit = data['max_snapshots'];
        return {
            snapshots: (0,schema/* newestFirst */.ll)(snapshots),
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
function requireAddressable(created) {
    if (!(0,schema/* isAddressable */.$C)(created))
        throw malformed(`the name ${JSON.stringify(created.name)} cannot be part of a URL path`);
    return created;
}
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
const VALID = [
    ['alias', (value) => typeof value === 'string' && value !== ''],
    ['created_at', schema/* isTime */.K8],
    ['last_used_at', schema/* isTime */.K8],
    ['expires_at', schema/* isTime */.K8],
    ['size', (value) => typeof value === 'number' && value >= 0],
];
function parseSnapshot(value) {
    if (!isFields(value) || typeof value['name'] !== 'string' || value['name'] === '')
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
    if (typeof actual !== 'string' || actual === requested)
        return;
    throw malformed(`${field} is ${actual}, not ${requested}`);
}
function requireContainer({ container_id }, requested) {
    if (typeof container_id !== 'string' || container_id === requested)
        return;
    throw malformed(`container_id is ${container_id}, which is another container`);
}
function isFields(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function malformed(reason) {
    return new AttemptError({ kind: 'malformed', reason });
}

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
    if (code === LIMIT_CODE)
        return 'final';
    if (code === PRESPAWN_CODE)
        return 'retryable';
    if (status === 503)
        return fromApi ? 'retryable' : 'ambiguous';
    if (status === 409 || status === 429)
        return 'retryable';
    if (status === 408 || status === 425 || status >= 500)
        return 'ambiguous';
    return 'final';
}
function isAmbiguous(error) {
    return error instanceof AttemptError && classifyFailure(error.failure) === 'ambiguous';
}
const BASE_DELAY_MS = 500;
const MAX_DELAY_MS = 5_000;
const MIN_ATTEMPT_MS = 1_000;
class OutOfTimeError extends Error {
    name = 'OutOfTimeError';
}
function requireTime({ remainingMs, totalMs }) {
    const leftMs = remainingMs();
    if (leftMs <= 0 || leftMs < Math.min(MIN_ATTEMPT_MS, totalMs / 2))
        throw new OutOfTimeError();
}
class ExhaustedError extends Error {
    failure;
    attempts;
    reason;
    constructor(failure, attempts, reason) {
        super(summarizeFailure(failure));
        this.name = 'ExhaustedError';
        this.failure = failure;
        this.attempts = attempts;
        this.reason = reason;
    }
}
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
            if (!(error instanceof AttemptError))
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

;// CONCATENATED MODULE: ./src/hoody/create-once.ts





const MAX_CREATE_MS = 10_000;
class CreateOnce {
    #options;
    #pending = [];
    #attempts = 0;
    constructor(options) {
        this.#options = options;
    }
    get pending() {
        return this.#pending;
    }
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
            if (!(error instanceof AttemptError))
                throw error;
            const { failure } = error;
            const endsAt = failure.kind === 'malformed' ? now() : sentAt + MAX_CREATE_MS;
            const sent = { alias: text, sentAt, endsAt };
            if (mayHaveActed(failure))
                this.#pending.push(sent);
            if (alias.kind === 'generated' || !mayBeNameTaken(failure))
                throw error;
            return (await this.#explainRejection(sent, failure)) ?? Promise.reject(error);
        }
    }
    #findCreated(list) {
        const { alias, onNotice } = this.#options;
        const snapshot = list.snapshots.find((candidate) => this.#isOurs(candidate, list));
        if (!snapshot)
            return undefined;
        requireAddressable(snapshot);
        onNotice(`The API created snapshot ${snapshot.name}, although no complete response arrived.`);
        const pending = alias.kind === 'generated'
            ? this.#pending.filter((attempt) => !hasAlias(snapshot, attempt.alias))
            : this.#pending.slice(1);
        return { snapshot, source: 'list', pending };
    }
    #findExisting(list) {
        const snapshot = this.#options.findExisting?.(list);
        return snapshot && { snapshot, source: 'existing', pending: this.#pending };
    }
    #isOurs(snapshot, list) {
        if (this.#options.alias.kind === 'generated')
            return this.#pending.some(({ alias }) => hasAlias(snapshot, alias));
        const [first] = this.#pending;
        return (first !== undefined && snapshot.alias === first.alias && isCreatedAfter(snapshot, first.sentAt, list));
    }
    async #explainRejection(rejected, failure) {
        const { alias } = rejected;
        let list;
        try {
            list = await this.#options.list();
        }
        catch {
            return undefined;
        }
        const created = this.#findCreated(list);
        if (created)
            return created;
        const taken = list.snapshots.find(({ name }) => name === (0,schema/* deriveName */.HT)(alias));
        if (taken)
            this.#pending = this.#pending.filter((attempt) => attempt !== rejected);
        const existing = this.#findExisting(list);
        if (existing || !taken)
            return existing;
        const isReusable = taken.alias === alias && !(0,schema/* isExpired */._d)(taken, this.#options.now() + list.clockOffsetMs);
        const { description } = this.#options;
        throw new NameTakenError(taken, alias, { description, isReusable }, failure);
    }
}
const WHOLE_SECOND_MS = 1_000;
function isCreatedAfter(snapshot, sentAt, { clockOffsetMs, clockToleranceMs }) {
    const created = (0,schema/* createdAt */.CT)(snapshot);
    if (created === undefined)
        return false;
    const rounding = created % WHOLE_SECOND_MS === 0 ? WHOLE_SECOND_MS - 1 : 0;
    return created + rounding >= sentAt + clockOffsetMs - clockToleranceMs;
}
function hasAlias({ name, alias }, created) {
    return alias === created || name === (0,schema/* deriveName */.HT)(created);
}
function mayHaveActed(failure) {
    return failure.kind === 'malformed' || classifyFailure(failure) === 'ambiguous';
}
function mayBeNameTaken(failure) {
    if (failure.kind !== 'status')
        return false;
    const { status, code = '', fromApi } = failure;
    if ([LIMIT_CODE, PRESPAWN_CODE, ...BUSY_CODES].includes(code))
        return false;
    return [400, 409, 422].includes(status) || (status === 500 && fromApi);
}

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
    if (code === LIMIT_CODE) {
        return 'The container has reached its snapshot limit. Delete snapshots, or use `expiry-days` or `keep-last`.';
    }
    if (code === PRESPAWN_CODE) {
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
    return new errors_HoodyError(`Could not ${task.description}: ${describeFailure(failure)}.`, [...explainFailure(failure), ...describeAttempts(attempts, reason, budget), advise(failure, task)], failure);
}
function describeAttempts(attempts, reason, budget) {
    const count = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
    if (reason === 'out-of-time')
        return [`Gave up after ${count}: ${describeLimit(budget)} leaves no time for another.`];
    return attempts === 1 ? [] : [`Gave up after ${count}.`];
}
function cancelledBefore(task) {
    return new errors_HoodyError(`Could not ${task.description}: the job was canceled.`, ['No request was sent.']);
}
function outOfTime(task, budget) {
    return new errors_HoodyError(`Could not ${task.description}: no time is left.`, [
        `No request was sent: ${describeLimit(budget)} was reached.`,
        'Increase `timeout-seconds`.',
    ]);
}
function cancelled(task, mayHaveActed) {
    return new errors_HoodyError(`Could not ${task.description}: the job was canceled.`, [
        mayHaveActed ? 'The API may still complete the request.' : 'The attempts so far had no effect.',
    ]);
}
function describeLimit({ totalMs, limit }) {
    return `the time limit of ${totalMs / 1000} s (${limit})`;
}

;// CONCATENATED MODULE: ./src/hoody/client.ts









const client_ATTEMPT_MS = {
    list: 20_000,
    create: 30_000,
    restore: 120_000,
    alias: 20_000,
    delete: 30_000,
};
function createClient(options) {
    const { transport, budget, random, clock, onNotice, nameOf, attemptMs = client_ATTEMPT_MS } = options;
    const serverClock = createServerClock();
    async function attempt(task, request, read) {
        budget.signal.throwIfAborted();
        requireTime(budget);
        const limitMs = Math.min(attemptMs[task.kind], budget.remainingMs());
        const signal = AbortSignal.any([budget.signal, clock.timeout(Math.ceil(limitMs))]);
        try {
            const response = await transport.send({ ...request, signal });
            serverClock.observe(response);
            return read(response.body);
        }
        catch (error) {
            if (error instanceof AttemptError && error.failure.kind === 'status')
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
                mayHaveActed ||= isAmbiguous(error);
                throw error;
            }
        };
        try {
            return await retry(attemptOnce, {
                budget,
                random,
                onRetry: ({ failure, attempts, delayMs }) => onNotice(`Could not ${task.description}: ${summarizeFailure(failure)}. ` +
                    `Retrying in ${(delayMs / 1000).toFixed(1)} s (attempt ${attempts + 1}).`),
            });
        }
        catch (error) {
            if (budget.signal.aborted)
                throw cancelled(task, mayHaveActed);
            if (error instanceof OutOfTimeError)
                throw outOfTime(task, budget);
            throw error instanceof ExhaustedError ? failed(task, error, budget) : error;
        }
    }
    const collection = (containerId) => ['containers', containerId, 'snapshots'];
    const item = (containerId, name) => [...collection(containerId), name];
    const listOnce = async (containerId) => {
        const request = { method: 'GET', segments: collection(containerId) };
        const { snapshots, nameless, limit } = await attempt(tasks.list(nameOf(containerId)), request, (body) => parseResponse.list(body, containerId));
        if (nameless > 0)
            onNotice(`Ignored ${format_formatCount(nameless, 'snapshot')} without a name in the list of container ${nameOf(containerId)}.`);
        return { snapshots, limit, ...serverClock.read() };
    };
    async function listForCreate(containerId) {
        try {
            return await listOnce(containerId);
        }
        catch (error) {
            if (!(error instanceof AttemptError) || classifyFailure(error.failure) !== 'final')
                throw error;
            throw failed(tasks.list(nameOf(containerId)), new ExhaustedError(error.failure, 1, 'final'), budget);
        }
    }
    return {
        list: (containerId) => withRetry(tasks.list(nameOf(containerId)), () => listOnce(containerId)),
        async create(containerId, { alias, expiryDays, findExisting }) {
            const task = tasks.create(nameOf(containerId), alias.kind === 'explicit' ? alias.alias : alias.first);
            const creation = new CreateOnce({
                description: task.description,
                post: (text) => {
                    const body = { alias: text, expiry: expiryDays };
                    const request = { method: 'POST', segments: collection(containerId), body };
                    return attempt(task, request, (response) => parseResponse.create(response, containerId));
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
                const isAmbiguousCreate = creation.pending.length > 0 && !(error instanceof NameTakenError);
                throw isAmbiguousCreate && error instanceof errors_HoodyError
                    ? new AmbiguousCreateError(error, creation.pending)
                    : error;
            }
        },
        restore(containerId, name) {
            const task = tasks.restore(nameOf(containerId), name);
            const request = { method: 'PATCH', segments: item(containerId, name) };
            return withRetry(task, () => attempt(task, request, (body) => parseResponse.restore(body, name)));
        },
        setAlias(containerId, name, alias) {
            const task = tasks.alias(nameOf(containerId), name, alias);
            const segments = [...item(containerId, name), 'alias'];
            const request = { method: 'PATCH', segments, body: { alias } };
            return withRetry(task, () => attempt(task, request, (body) => parseResponse.alias(body, containerId, name, alias)));
        },
        async delete(containerId, name) {
            const task = tasks.delete(nameOf(containerId), name);
            const request = { method: 'DELETE', segments: item(containerId, name) };
            let mayHaveActed = false;
            await withRetry(task, async () => {
                try {
                    await attempt(task, request, (body) => parseResponse.delete(body, containerId, name));
                }
                catch (error) {
                    if (mayHaveActed && isNotFound(error))
                        return;
                    mayHaveActed ||= isAmbiguous(error);
                    throw error;
                }
            });
        },
    };
}

;// CONCATENATED MODULE: ./src/hoody/error-body.ts

const MAX_DETAILS_LENGTH = 500;
function parseErrorBody(text, status, statusMessage, headers) {
    const body = parseObject(text);
    const { statusCode, error, message, code, data } = body;
    const codes = [error, code].filter(isCode);
    const known = codes.find((candidate) => candidate === LIMIT_CODE) ?? codes[0];
    const details = status === 400 || status === 422 ? describeDetails(body) : undefined;
    return {
        message: [message, error].find(isText) ?? describePage(statusMessage, headers['content-type']),
        ...(known === undefined ? {} : { code: known }),
        ...(known === LIMIT_CODE ? { usage: parseUsage(data) } : details === undefined ? {} : { details }),
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
    const { current_count: count, limit } = error_body_isFields(data) ? data : {};
    return {
        ...(typeof count === 'number' ? { count } : {}),
        ...(typeof limit === 'number' ? { limit } : {}),
    };
}
function describeDetails({ data, details, errors }) {
    const value = [data, details, errors].find((candidate) => error_body_isFields(candidate) || Array.isArray(candidate));
    return value === undefined ? undefined : JSON.stringify(value).slice(0, MAX_DETAILS_LENGTH);
}
function parseObject(text) {
    try {
        const value = JSON.parse(text);
        return error_body_isFields(value) ? value : {};
    }
    catch {
        return {};
    }
}
function error_body_isFields(value) {
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
            throw new AttemptError({ kind: 'malformed', reason: `the body exceeds ${MAX_BODY_BYTES} bytes` });
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
        throw new AttemptError({
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
                report(failure.kind === 'status' ? String(failure.status) : summarizeFailure(failure));
                return new AttemptError(failure);
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
                const failure = error instanceof AttemptError ? error.failure : toFailure(error, exchange, signal);
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
        throw new AttemptError({ kind: 'malformed', reason: `status ${status} switches protocols` });
    }
    if (status >= 300 && status < 400) {
        throw new AttemptError({ kind: 'redirect', status, location: headers.location });
    }
    const serverTime = parseServerTime(headers);
    const text = await readBody(message);
    if (status >= 200 && status < 300)
        return { body: parseJson(text), serverTime, receivedAt };
    throw new AttemptError({
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
        throw new errors_HoodyError('NODE_TLS_REJECT_UNAUTHORIZED is 0: certificate checks are off, which exposes the token.', [
            'No request was sent.',
            'Unset the variable. For a private certificate authority, set NODE_EXTRA_CA_CERTS.',
        ]);
    }
    const name = findProxyVariable(apiUrl);
    if (name && !isUsableProxy(apiUrl)) {
        throw new errors_HoodyError(`${name} does not contain a valid proxy URL.`, [
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


const httpNetwork = { connect: connect, createProbe: createProbe };

;// CONCATENATED MODULE: ./src/text/escape.ts
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

;// CONCATENATED MODULE: ./src/report/html.ts


const MAX_CODE_LENGTH = 200;
const MAX_LIST_ITEMS = 50;
const UNKNOWN = '—';
const ICONS = { done: '✅', planned: '⏳', attention: '⚠️', failed: '❌' };
function heading(state, title, subject = '') {
    return `<h3>${ICONS[state]} Hoody ${title}${subject === '' ? '' : `: ${subject}`}</h3>`;
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
    const parts = truncate(text, MAX_CODE_LENGTH).match(/[^\s-]{1,12}|[\s-]/gu) ?? [];
    const html = parts.map((part, index) => {
        const isSameWord = isOfWord(parts[index - 1] ?? '') && isOfWord(part);
        return `${isSameWord ? '<wbr>' : ''}${htmlText(part)}`;
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
    return [formatAge(iso, now), format_formatTime(iso)];
}
function inline([main, ...details]) {
    return details.length === 0 ? main : `${main} (${details.join(', ')})`;
}
function subjectOf(names) {
    const [only, ...others] = names;
    return only !== undefined && others.length === 0 ? code(only) : format_formatCount(names.length, 'container');
}

;// CONCATENATED MODULE: ./src/report/prose.ts


const MAX_LENGTH = 1_000;
const PLAIN = /^(?:\p{L}+(?:['’-]\p{L}+)*|\d{1,5}(?:\.\d{1,3})?|\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d|[—–→…-])$/u;
const HASH = /^[0-9a-f]{7,}$/i;
const WORD = /^(?<before>[("“]*)(?<core>.*?)(?<after>[)"”.,;:!?…]*)$/su;
function prose(message) {
    return truncate(message, MAX_LENGTH)
        .split('`')
        .map((part, index) => (index % 2 === 1 ? code(part) : words(part)))
        .join('');
}
function renderMessage(message) {
    const lines = message.split('\n').filter((line) => line.trim() !== '');
    const items = lines.filter((line) => line.startsWith('- ')).map((line) => line.slice('- '.length));
    const texts = lines.filter((line) => !line.startsWith('- '));
    return [
        ...(texts.length > 0 ? [`<p>${renderLines(texts)}</p>`] : []),
        ...(items.length > 0 ? [list(items, prose)] : []),
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
            return htmlText(word);
        const isQuoted = before.endsWith('"') && after.startsWith('"');
        const [start, end] = isQuoted ? [before.slice(0, -1), after.slice(1)] : [before, after];
        return `${htmlText(start)}${code(core)}${htmlText(end)}`;
    })
        .join(' ')
        .replaceAll('</code> <code>', ' ');
}

;// CONCATENATED MODULE: ./src/report/cleanup-page.ts




function renderCleanup({ results }) {
    const left = results.flatMap(({ snapshot, error }) => (error ? [{ snapshot, error }] : []));
    const done = results.length - left.length;
    const describe = ({ snapshot, error }) => `${code(snapshot.name)}${left.length > 1 ? ` of ${code(nameOf(snapshot))}` : ''}<br>${proseLines(error.message)}`;
    const count = results.length === 1 ? 'snapshot' : format_formatCount(results.length, 'snapshot');
    const deleted = left.length === 0 ? `the ${count}` : `${done} of the ${count}`;
    const blocks = [
        left.length === 0
            ? heading('done', 'cleanup', subjectOf(results.map(({ snapshot }) => nameOf(snapshot))))
            : heading('attention', 'snapshots left over', subjectOf(left.map(({ snapshot }) => nameOf(snapshot)))),
        ...(left.length === 0 ? [] : [list(left, describe)]),
        ...(done === 0
            ? []
            : [
                html_paragraph(`The job succeeded, so ${deleted} that it created ${done === 1 ? 'is' : 'are'} deleted.`),
            ]),
    ];
    return `${blocks.join('\n')}\n\n`;
}

;// CONCATENATED MODULE: ./src/report/describe-rollback.ts


function describeRollback(jobStatus, results, health) {
    const done = results.filter(({ error }) => !error);
    const [only] = done;
    const how = describeEnd(jobStatus);
    const head = only && results.length === 1
        ? `${how}: container ${describeOne(only)}`
        : [`${how}: ${formatShare(done.length, results.length)} rolled back.`, ...done.map(describeOne)].join('\n');
    return [head, ...health.filter(({ isHealthy }) => isHealthy).map(describeHealthy)].join('\n');
}
function formatShare(done, total) {
    const share = done === total ? '' : `${done} of `;
    return `${share}${format_formatCount(total, 'container')} ${done === 1 ? 'was' : 'were'}`;
}
function describeEnd(jobStatus) {
    return jobStatus === 'cancelled' ? 'The job was canceled' : 'The job failed';
}
function describeOne({ snapshot, ms }) {
    const { name, createdAt } = snapshot;
    const when = createdAt === '' ? '' : `, to how it was at ${format_formatTime(createdAt)}`;
    return `${nameOf(snapshot)} was rolled back to snapshot ${name}${when} (${formatDuration(ms)}).`;
}
function describeHealthy({ url, last, ms }) {
    return `${url} is healthy (${last}) after ${formatDuration(ms)}.`;
}

;// CONCATENATED MODULE: ./src/operations/outcome.ts

class outcome_UndoneError extends (/* unused pure expression or super */ null && (HoodyError)) {
}
async function captureFailure(containerId, work) {
    try {
        return await work();
    }
    catch (error) {
        return { ok: false, containerId, changed: false, snapshots: [], error: error };
    }
}

;// CONCATENATED MODULE: ./src/report/failures.ts




function causesIn(outcomes) {
    return outcomes.flatMap((outcome) => (outcome.ok || outcome.error instanceof UndoneError ? [] : [outcome]));
}
function renderFailures(outcomes) {
    const causes = causesIn(outcomes);
    const undone = outcomes.filter((outcome) => !outcome.ok && outcome.error instanceof UndoneError).length;
    return [
        renderMessages(causes.map(({ error }) => error.message)),
        ...(undone > 0
            ? [paragraph(`What was created for ${formatCount(undone, 'other container')} was deleted again.`)]
            : []),
    ];
}
function renderMessages(messages) {
    const [only] = messages;
    if (only === undefined)
        return '';
    return messages.length === 1 ? renderMessage(only) : list(messages, proseLines);
}

;// CONCATENATED MODULE: ./src/report/failed-page.ts


function renderFailedStep(problems) {
    return `${[heading('failed', 'snapshot failed'), renderMessages(problems)].join('\n')}\n\n`;
}

;// CONCATENATED MODULE: ./src/report/columns.ts

const MAX_ROWS = 100;
function isSame(rows, value) {
    const [first] = rows;
    return first === undefined || rows.every((row) => value(row) === value(first));
}
function table(columns, rows, maxRows = MAX_ROWS) {
    const [first] = rows;
    if (first === undefined)
        return '';
    const known = columns.filter(({ value }) => rows.some((row) => value(row) !== undefined));
    const different = known.filter(({ value }) => !isSame(rows, value));
    const shown = rows.slice(0, maxRows);
    const rest = rows.length - shown.length;
    if (different.length <= 1)
        return fields(known, (column) => different.includes(column) ? joined(shown.map(column.cell), rest) : stack(column.cell(first)));
    const same = known.filter((column) => !different.includes(column));
    return [
        ...(same.length === 0
            ? []
            : [`<p>${same.map(({ head, cell }) => `${head}: ${inline(cell(first))}`).join(' · ')}</p>`]),
        '<table>',
        tableRow(different.map(({ head }) => `<th align="left">${head}</th>`)),
        ...shown.map((row) => tableRow(different.map(({ cell }) => `<td>${stack(cell(row))}</td>`))),
        '</table>',
        ...(rest > 0 ? [`<p>${rest} more ${rest === 1 ? 'is' : 'are'} not shown.</p>`] : []),
    ].join('\n');
}
function fields(columns, contentOf) {
    const rows = columns.map((column) => tableRow([`<th align="left">${column.head}</th>`, `<td>${contentOf(column)}</td>`]));
    return ['<table>', ...rows, '</table>'].join('\n');
}
function joined(cells, rest) {
    return [...cells.map(inline), ...(rest > 0 ? [`and ${rest} more`] : [])].join('<br>');
}
function tableRow(cells) {
    return `<tr>${cells.join('')}</tr>`;
}
function stack([main, ...details]) {
    return [main, ...details.map((detail) => `<sub>${detail}</sub>`)].join('<br>');
}

;// CONCATENATED MODULE: ./src/report/health-lines.ts



const health_lines_MAX_LINES = 50;
function healthLines(health) {
    const lines = health
        .toSorted((a, b) => Number(a.isHealthy) - Number(b.isHealthy))
        .slice(0, health_lines_MAX_LINES)
        .map(({ url, isHealthy, last, ms }) => {
        const state = isHealthy ? '✅ Healthy' : '❌ Restored, but not healthy';
        return `<p>${state}: ${code(url)} (${prose(last)}) after ${formatDuration(ms)}</p>`;
    });
    const rest = health.length - lines.length;
    return rest > 0 ? [...lines, `<p>and ${rest} more</p>`] : lines;
}

;// CONCATENATED MODULE: ./src/report/rollback-page.ts








function renderRollback(report) {
    const { results, health, apiUrl, now } = report;
    const failed = results.filter(hasFailed);
    const done = results.filter((result) => !hasFailed(result));
    const blocks = [
        headingOf(results, failed, health),
        '',
        banner(describeResult(report), failed.length === 0 ? healthLines(health) : []),
        ...renderBroken(failed, results.length),
        ...(failed.length === 0 ? [] : [renderCommands(apiUrl, failed), ...healthLines(health)]),
        ...(results.length > 1 && done.length > 0 ? [renderDone(done, now)] : []),
    ];
    return `${blocks.join('\n')}\n\n`;
}
function renderUnstartedRollback(message, { apiUrl, snapshots }) {
    const subject = subjectOf(snapshots.map(nameOf));
    const results = snapshots.map((snapshot) => ({ snapshot, ms: 0 }));
    const blocks = [
        heading('failed', 'rollback failed', subject),
        renderMessage(message),
        renderCommands(apiUrl, results),
    ];
    return `${blocks.join('\n')}\n\n`;
}
function hasFailed(result) {
    return result.error !== undefined;
}
function headingOf(results, failed, health) {
    const names = results.map(({ snapshot }) => nameOf(snapshot));
    const [only] = failed;
    if (failed.length > 1)
        return heading('failed', 'rollback failed', `${failed.length} of ${subjectOf(names)}`);
    if (only)
        return heading('failed', 'rollback failed', code(nameOf(only.snapshot)));
    if (health.some(({ isHealthy }) => !isHealthy))
        return heading('failed', 'rollback is not healthy', subjectOf(names));
    return heading('attention', 'rollback', subjectOf(names));
}
function describeResult({ results, jobStatus, now }) {
    const end = describeEnd(jobStatus);
    const done = results.filter(({ error }) => !error);
    const broken = results.length - done.length;
    const [only] = done;
    if (!only)
        return `${end}, and ${results.length === 1 ? 'the container did not go back' : 'no container went back'}.`;
    if (results.length === 1) {
        const when = only.snapshot.createdAt === ''
            ? 'to its snapshot'
            : `to how it was at ${format_formatTime(only.snapshot.createdAt)} (${formatAge(only.snapshot.createdAt, now)})`;
        return `${end}, so the container went back ${when}. It took ${formatDuration(only.ms)}.`;
    }
    const back = `${broken === 0 ? 'all ' : ''}${format_formatCount(done.length, 'container')} went back to ${done.length === 1 ? 'its snapshot' : 'their snapshots'}`;
    return broken === 0
        ? `${end}, so ${back}.`
        : `${end}. **${format_formatCount(broken, 'container')} did not go back**; ${back}.`;
}
function renderBroken(failed, total) {
    const [only] = failed;
    if (!only)
        return [];
    if (total === 1)
        return [renderMessage(only.error.message)];
    const describe = ({ snapshot, error }) => `<strong>Still broken: ${code(nameOf(snapshot))}</strong><br>${proseLines(error.message)}`;
    return [failed.length === 1 ? html_paragraph(describe(only)) : list(failed, describe)];
}
function renderCommands(apiUrl, failed) {
    const it = failed.length === 1 ? 'it' : 'them';
    return [
        html_paragraph(`To restore ${it} manually, with the token in <code>HOODY_TOKEN</code>:`),
        commandBlock(failed.map(({ snapshot }) => onSeveralLines(restoreCommand(apiUrl, snapshot)))),
    ].join('\n');
}
function onSeveralLines(command) {
    return command.replace(/ (?=-H |')/g, ' \\\n  ');
}
function renderDone(done, now) {
    const columns = [
        {
            head: 'Container',
            value: ({ snapshot }) => snapshot.containerId,
            cell: ({ snapshot }) => [code(nameOf(snapshot))],
        },
        {
            head: 'Went back to',
            value: ({ snapshot }) => snapshot.createdAt || undefined,
            cell: ({ snapshot: { createdAt } }) => (createdAt === '' ? [UNKNOWN] : moment(createdAt, now)),
        },
        { head: 'Took', value: ({ ms }) => formatDuration(ms), cell: ({ ms }) => [formatDuration(ms)] },
    ];
    return table(columns, done);
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(161);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 8 modules
var core = __webpack_require__(58);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(500);
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

;// CONCATENATED MODULE: ./src/runner/signals.ts
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

;// CONCATENATED MODULE: ./src/runner/runner.ts




function currentRunner() {
    return {
        inputs: { input: (name) => core.getInput(name), env: (name) => process.env[name] },
        commands: core,
        clock: systemClock,
        temporaryDirectory: process.env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)(),
        isInCompositeAction: Boolean(process.env['GITHUB_ACTION_PATH']),
        random: Math.random,
        watchCancellation: cancellationSignal,
        async writeSummary(html) {
            if (process.env['GITHUB_STEP_SUMMARY'])
                await core.summary.addRaw(html).write();
        },
    };
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
        const elapsed = () => formatDuration(this.#clock.monotonic() - startedAt);
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
        return plainLine(this.#redact(line));
    }
}
function describeExchange({ method, path, result, ms }) {
    return `${method} ${path} → ${result} (${formatDuration(ms)})`;
}

;// CONCATENATED MODULE: ./src/runner/step.ts





function openStep(runner, token) {
    if (token.length >= MIN_TOKEN_LENGTH)
        runner.commands.setSecret(token);
    const redact = redactionOf(token);
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
            const isExpected = error instanceof errors_HoodyError || error instanceof InputError;
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
                log.warning(composeMessage('Could not write the job summary.', `Reason: ${error.message}`));
            }
        },
    };
}

;// CONCATENATED MODULE: ./src/after-job.ts






















async function afterJob(guard, plan, jobStatus, runner = currentRunner(), network = httpNetwork) {
    const step = openStep(runner, guard.token ?? readToken(runner.inputs));
    try {
        if (plan.action === 'unclear')
            throw unclear(jobStatus);
        const token = guard.token ?? readPostToken(runner.inputs);
        const { log } = step;
        const { results, health } = await act({ guard, plan, token, jobStatus, log }, runner, network);
        step.log.logExchanges();
        if (guard.summary) {
            const redacted = redactIn({ results, health }, step.redact);
            const report = { ...redacted, apiUrl: guard.apiUrl, jobStatus, now: runner.clock.now() };
            await step.summarize(plan.action === 'rollback' ? renderRollback(report) : renderCleanup(report));
        }
        report(guard, plan, { results, health }, jobStatus, step);
    }
    catch (error) {
        const isRollback = guard.restoreOnFailure && plan.action !== 'cleanup';
        step.fail(error, isRollback ? describeManualRestore(guard, guard.snapshots) : undefined);
        if (guard.summary) {
            const message = step.redact(error.message);
            await step.summarize(isRollback ? renderUnstartedRollback(message, guard) : renderFailedStep([message]));
        }
    }
    return !step.failed;
}
async function rejectState({ message }, runner = currentRunner()) {
    const step = openStep(runner, readToken(runner.inputs));
    const error = new errors_HoodyError('The saved state of the step is invalid. Nothing was restored or deleted.', [
        `Reason: ${message}`,
        'Check whether a step of the job sets environment variables whose names start with STATE_.',
        'To restore manually, run the operation `restore` with the snapshot that the log of the step names.',
    ]);
    step.fail(error);
    if (wantsSummary(runner.inputs))
        await step.summarize(renderFailedStep([step.redact(error.message)]));
    return false;
}
async function act({ guard, plan, token, jobStatus, log }, { clock, random, temporaryDirectory, watchCancellation }, { connect, createProbe }) {
    const directory = openJobDirectory(temporaryDirectory);
    if (plan.action === 'rollback' && !directory.claim(guard.id, token)) {
        throw new errors_HoodyError('Another process already started this rollback, so it does not start again.', [
            'The runner starts a post step once: another step of the job started it, or wrote the file that records its start.',
            'Check the state of the container.',
        ]);
    }
    const cancelled = watchCancellation();
    const limitMs = jobStatus === 'cancelled'
        ? Math.floor(directory.shareTimeAfterCancel(guard.id, clock.now()) / 1000) * 1000
        : guard.timeoutMs;
    const budget = limitMs < guard.timeoutMs
        ? startBudget(clock, limitMs, cancelled, 'after a cancellation')
        : startBudget(clock, guard.timeoutMs, cancelled);
    const connection = connect({
        apiUrl: guard.apiUrl,
        token,
        onExchange: (exchange) => log.exchange(exchange),
        onNotice: (notice) => log.info(notice),
        nameOf: container_name_nameByLabel(labelsOf(guard)),
        clock,
        random,
    });
    const limit = (0,p_limit/* default */.A)(guard.maxParallel);
    try {
        const results = await runGuard(plan, {
            client: connection.client(budget),
            budget,
            logger: log,
            mapConcurrently: (items, mapper) => limit.map(items, mapper),
        });
        const isRestored = plan.action === 'rollback' && results.some(({ error }) => !error);
        const health = isRestored
            ? await checkHealth(guard.healthUrls, { probe: createProbe(), budget, clock, logger: log })
            : [];
        return { results, health };
    }
    finally {
        connection.close();
    }
}
function unclear(jobStatus) {
    return new errors_HoodyError(`The job status "${jobStatus}" is unknown. Nothing was restored or deleted.`, [
        'Expected `success`, `failure`, or `cancelled`. Do not set the input `job-status`.',
    ]);
}
function report(guard, { action }, { results, health }, jobStatus, { fail, log }) {
    for (const { snapshot, error } of results) {
        if (!error)
            continue;
        const container = nameOf(snapshot);
        if (action === 'cleanup') {
            log.warning(composeMessage(`Snapshot ${snapshot.name} of container ${container} remains.`, error));
        }
        else {
            const headline = `Could not roll container ${container} back to snapshot ${snapshot.name}.`;
            fail(new errors_HoodyError(headline, [error]), describeManualRestore(guard, [snapshot]));
        }
    }
    for (const { isHealthy, ...last } of health)
        if (!isHealthy)
            fail(unhealthy(last));
    const done = results.filter(({ error }) => !error).length;
    if (action === 'cleanup')
        log.result(describeCleanup(done, results.length));
    else if (done > 0)
        log.warning(describeRollback(jobStatus, results, health));
}
function describeCleanup(done, total) {
    const count = done === total ? format_formatCount(total, 'snapshot') : `${done} of ${total} snapshots`;
    return `Deleted ${count}, because the job succeeded.`;
}


/***/ }),

/***/ 561:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ getExecOutput)
/* harmony export */ });
function getExecOutput() {
    throw new Error('@actions/exec is not part of this bundle');
}


/***/ }),

/***/ 106:
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