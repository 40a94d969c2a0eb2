"use strict";
exports.id = 798;
exports.ids = [798];
exports.modules = {

/***/ 798:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  afterJob: () => (/* binding */ afterJob),
  rejectState: () => (/* binding */ rejectState)
});

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
;// CONCATENATED MODULE: ./src/guard/guard.ts
/** The label of the container, or its id. */
function nameOf({ label, containerId }) {
    return label ?? containerId;
}
/** The labels of the containers, by id. */
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
/** The runner kills a canceled job after five minutes; this leaves time to report. */
const AFTER_CANCEL_MS = 240_000;
/** A restore takes up to 30 s, but most take less. In this time a guard can at least try. */
const MIN_SHARE_MS = 20_000;
/** @param temp the runner's directory for temporary files, which it clears with the job */
function openJobDirectory(temp) {
    const directory = external_node_path_default().join(temp, DIRECTORY);
    const file = (name) => external_node_path_default().join(directory, name);
    const isPrivate = makePrivate(directory);
    /** Creates a file, unless it exists. */
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
/** The name of the file that claims a guard. */
function claimName(id, token) {
    return `claimed-${(0,external_node_crypto_.createHmac)('sha256', token).update(id).digest('hex')}`;
}
/** @returns whether the directory is one that only this user can read and change */
function makePrivate(directory) {
    try {
        (0,external_node_fs_.mkdirSync)(directory, { mode: 0o700 });
    }
    catch {
        // It exists; the code below checks who owns it.
    }
    try {
        // Only the owner can change the mode.
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

/** Explains how to restore containers manually, with a shell command for each. */
function describeManualRestore({ apiUrl }, snapshots) {
    const commands = snapshots.map((snapshot) => restoreCommand(apiUrl, snapshot));
    return `To restore manually, with the token in HOODY_TOKEN:\n${commands.join('\n')}`;
}
/** A shell command that restores a container, for a shell with the token in HOODY_TOKEN. */
function restoreCommand(apiUrl, { containerId, name }) {
    // A path can contain an apostrophe, which would end the quotes.
    const url = (0,endpoint/* endpoint */.sR)(apiUrl, ['containers', containerId, 'snapshots', name]).replaceAll("'", '%27');
    return `curl --fail-with-body -X PATCH -H "Authorization: Bearer $HOODY_TOKEN" '${url}'`;
}

// EXTERNAL MODULE: ./src/hoody/errors.ts
var errors = __webpack_require__(106);
;// CONCATENATED MODULE: ./src/operations/delete-if-present.ts

/**
 * Deletes a snapshot that was just listed. It may no longer exist: it expired, or the platform replaced it with a new
 * snapshot of the same alias.
 */
async function delete_if_present_deleteIfPresent(client, containerId, name) {
    try {
        await client.delete(containerId, name);
    }
    catch (error) {
        if (!(0,errors/* isNotFound */.c4)(error))
            throw error;
    }
}

// EXTERNAL MODULE: ./src/text/format.ts
var format = __webpack_require__(488);
;// CONCATENATED MODULE: ./src/guard/run-guard.ts



/** Restores every container, or deletes every snapshot. A failure does not stop the others. */
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
    const when = createdAt === '' ? '' : `, created ${(0,format/* formatTime */.fU)(createdAt)}`;
    await logger.withProgress(`Rolling container ${nameOf(snapshot)} back to snapshot ${name}${when}`, () => client.restore(containerId, name), () => `Rolled container ${nameOf(snapshot)} back to snapshot ${name}`);
}
async function cleanUp(snapshot, { client, logger }) {
    const { containerId, name } = snapshot;
    await delete_if_present_deleteIfPresent(client, containerId, name);
    logger.info(`Deleted snapshot ${name} of container ${nameOf(snapshot)}.`);
}

;// CONCATENATED MODULE: ./src/health/health.ts
const INTERVAL_MS = 2_000;
const ATTEMPT_MS = 10_000;
/**
 * Sends a request to every URL every 2 s until it responds with a status from 200 to 399, or the budget ends.
 *
 * @returns one result for each URL, in order
 */
async function checkHealth(urls, check) {
    return Promise.all(urls.map(({ href }) => check.logger.withProgress(`Checking the health of ${href}`, () => waitUntilHealthy(href, check), ({ isHealthy, last }) => `${href} is ${isHealthy ? 'healthy' : 'not healthy'}: ${last}`)));
}
async function waitUntilHealthy(url, { probe, budget }) {
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
        const result = await probe(new URL(url), AbortSignal.any([budget.signal, AbortSignal.timeout(limitMs)]));
        last = 'error' in result ? result.error : result.reason;
        if (isHealthy(result))
            return end(true, last);
        if (budget.remainingMs() <= INTERVAL_MS)
            break;
        // A canceled job rejects the wait, and then ends the loop.
        await budget.sleep(INTERVAL_MS).catch(() => undefined);
    }
    return end(false, last);
}
function isHealthy(result) {
    return 'status' in result && result.status >= 200 && result.status < 400;
}

;// CONCATENATED MODULE: ./src/health/unhealthy.ts


/** Creates the error of a URL that is not healthy after a restore. */
function unhealthy({ url, last, ms }) {
    return new errors/* HoodyError */.CI(`Restored, but not healthy: ${url}`, [
        `The URL did not respond with a status below 400 within ${(0,format/* formatDuration */.a3)(ms)}. Last result: ${last}.`,
        'The restore itself succeeded. Check what runs in the container, and the services that it depends on.',
    ]);
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(500);
;// CONCATENATED MODULE: ./src/hoody/budget.ts

/**
 * Starts a budget now.
 *
 * @param totalMs in milliseconds
 * @param signal aborted when the job is canceled
 * @param limit what sets the budget, in words that follow "the time limit of 300 s" in parentheses
 */
function startBudget(totalMs, signal, limit = '`timeout-seconds`') {
    const deadline = performance.now() + totalMs;
    return {
        totalMs,
        limit,
        signal,
        remainingMs: () => Math.max(0, deadline - performance.now()),
        sleep: (ms) => (0,promises_.setTimeout)(ms, undefined, { signal }),
    };
}

;// CONCATENATED MODULE: ./src/hoody/container-name.ts
/**
 * Creates names for containers: the label of a container, or its id if it has none.
 *
 * @param labels by container id
 */
function container_name_nameByLabel(labels) {
    return (containerId) => labels.get(containerId) ?? containerId;
}

;// CONCATENATED MODULE: ./src/text/redact.ts
const PLACEHOLDER = '***';
/** A shorter token is part of unrelated text; redacting it would destroy that text. In characters. */
const MIN_TOKEN_LENGTH = 8;
/**
 * Creates a redaction of the token in the forms it can have in a text: plain, in base64 at each of the three
 * offsets it can have in a longer text, and URL-encoded. The runner masks the log, but neither files nor outputs.
 * A token of fewer than 8 characters is not redacted; the step refuses it before it sends anything.
 */
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
    const start = Math.ceil((offset * 8) / 6);
    const end = Math.floor((bytes.length * 8) / 6);
    return bytes.toString(alphabet).slice(start, end);
}

;// CONCATENATED MODULE: ./src/inputs/input-error.ts
/** All problems with the inputs, in one message. */
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



/** The values of `if-exists`: what a create does when a snapshot with its alias exists. */
const IF_EXISTS = ['create', 'reuse', 'replace', 'fail'];
/**
 * Finds the newest unexpired snapshot with an alias, for the policies that check before they create. One that no request
 * can address is not reused.
 *
 * @param container the name of the container in messages
 * @param now the local clock, in milliseconds since 1970
 * @throws HoodyError when the policy is `fail` and there is one
 */
function findExisting(ifExists, alias, container, { snapshots, clockOffsetMs }, now) {
    const existing = snapshots.find((snapshot) => snapshot.alias === alias &&
        !isExpired(snapshot, now + clockOffsetMs) &&
        (ifExists === 'fail' || isAddressable(snapshot)));
    if (existing && ifExists === 'fail') {
        throw new HoodyError(`Container ${container} already has a snapshot with the alias "${alias}". Nothing was created.`, [
            `It is snapshot ${existing.name}${if_exists_describeAge(existing)}.`,
            'Use another `alias`, or set `if-exists` to reuse, replace, or create.',
        ]);
    }
    return existing;
}
/** Such as ", created 2025-01-15 10:30:00 UTC"; empty if the time is unknown. */
function if_exists_describeAge({ created_at }) {
    return created_at ? `, created ${formatTime(created_at)}` : '';
}

;// CONCATENATED MODULE: ./src/operations/operation.ts
/** The operations of the action, in the order in which documents list them. */
const OPERATIONS = ['create', 'list', 'restore', 'alias', 'delete'];

;// CONCATENATED MODULE: ./src/inputs/table.ts


const STRING = { kind: 'string' };
const BOOLEAN = { kind: 'boolean' };
/**
 * The inputs of the action: the only place that names their types, defaults and descriptions. `npm run generate`
 * writes `action.yml`, `action-types.yml`, the table in `README.md` and `docs/inputs.md` from it.
 */
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
        // The runner evaluates it again for the post step.
        default: `\${{ job.status }}`,
        description: 'Internal: the runner passes the status of the job to the post step. Do not set it.',
    },
};

;// CONCATENATED MODULE: ./src/inputs/values.ts

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
/** Parses a duration such as "12h", "30d" or "2w" to milliseconds; undefined if it is invalid. */
function parseDuration(text) {
    const [, digits, unit] = /^([1-9]\d{0,5})([mhdw])$/.exec(text) ?? [];
    return digits && unit ? Number(digits) * UNIT_MS[unit] : undefined;
}
/** Parses the `snapshot-map` of an earlier create, container id to snapshot name; undefined if it is invalid. */
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
/** Whether a text contains a line break or another control character. */
function values_hasControlCharacters(text) {
    return /\p{Cc}/u.test(text);
}
const MAX_QUOTED_LENGTH = 120;
/** Quotes a value for an error message: on one line, shortened. */
function quote(value) {
    if (value === '')
        return 'empty';
    return JSON.stringify(value.length > MAX_QUOTED_LENGTH ? `${value.slice(0, MAX_QUOTED_LENGTH)}…` : value);
}

;// CONCATENATED MODULE: ./src/inputs/reader.ts




/** The token, from the input or the environment, unchecked, so that it can be masked first. */
function readToken({ input, env }) {
    return input('token') || (env('HOODY_TOKEN') ?? '').trim();
}
/** Reads inputs by type. It collects all problems and returns a placeholder for each invalid value. */
class reader_InputReader {
    source;
    /** Redacts the token in a value. Redact text before it is split or shortened. */
    redact;
    #problems = [];
    constructor(source) {
        this.source = source;
        this.redact = redactionOf(readToken(source));
    }
    /** @throws InputError if any input read so far is invalid */
    throwIfInvalid() {
        if (this.#problems.length > 0)
            throw new InputError(this.#problems);
    }
    /** The text of an input, or its default. */
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
    /** @param min overrides the minimum of the table */
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
    /** A duration in milliseconds. */
    duration(name) {
        const ms = parseDuration(this.text(name));
        if (ms === undefined)
            this.report(name, `is ${this.quote(this.text(name))}, but must be a duration such as 12h, 30d, or 2w`);
        return ms ?? Number.POSITIVE_INFINITY;
    }
    /** Reports a value that contains control characters. */
    rejectControlCharacters(name, value) {
        if (!values_hasControlCharacters(value))
            return;
        this.report(name, `is ${this.quote(value)}, which contains a line break or another control character`);
    }
    /**
     * Reports a value that is too long.
     *
     * @param maxLength in characters
     * @returns whether it is
     */
    rejectLong(name, value, maxLength) {
        const { length } = [...value];
        if (length <= maxLength)
            return false;
        this.report(name, `contains ${this.quote(value)}, which has ${length} characters; the limit is ${maxLength}`);
        return true;
    }
    /** Reports inputs that the operation does not support. An input that has its default value is not set. */
    rejectUnsupported(operation) {
        for (const [name, definition] of Object.entries(table_INPUTS)) {
            const value = this.source.input(name);
            const operations = definition.operations;
            if (operations.includes(operation) || value === '' || value === definition.default)
                continue;
            this.report(name, `is not valid for \`${operation}\`, only for ${operations.join(', ')}`);
        }
    }
    /** Whether a text contains the token. */
    hasToken(text) {
        return this.redact(text) !== text;
    }
    /** @param problem the end of a sentence that starts with the name of the input */
    report(name, problem) {
        this.#problems.push(`\`${name}\` ${problem}.`);
    }
    /** Quotes a value. A token in the wrong input is redacted first: shortened, it could no longer be found. */
    quote(value) {
        return quote(this.redact(value));
    }
}

;// CONCATENATED MODULE: ./src/inputs/filter-input.ts


/** Reads `filter`, empty if it is not set, and reports a malformed glob. */
function filter_input_readFilter(reader) {
    const filter = reader.text('filter');
    reader.rejectControlCharacters('filter', filter);
    const problem = findGlobProblem(filter);
    if (problem && !hasControlCharacters(filter))
        reader.report('filter', problem);
    return filter;
}

;// CONCATENATED MODULE: ./src/inputs/snapshot-selectors.ts




/** Far above the longest name or alias of the API. */
const MAX_SELECTOR_LENGTH = 1_000;
/** Reads `snapshot` as one selector for each container: the same for all, or one each from a map. */
function snapshot_selectors_readSelectors(reader, containers) {
    const text = reader.text('snapshot');
    if (text.startsWith('{'))
        return readSnapshotMap(reader, text, containers);
    rejectMissing(reader, text);
    checkSelector(reader, text);
    return new Map(containers.containerIds.map((containerId) => [containerId, text]));
}
/** Reads `snapshot` as a list of selectors for each container: the same for all, or one each from a map. */
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
/** Line breaks separate the items. Commas do only in a text without line breaks, since an alias can contain them. */
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
        // A map contains names; one that no longer exists must not select another snapshot by its alias.
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




/** Reads what an operation has to do; the reader collects the problems. */
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
/** Reads what the post step of a create does once the job is over. */
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





/** Reads the settings; the reader collects their problems. */
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
/** Reads the token and reports one that is missing, malformed or too short to be redacted. */
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
    // The problem does not quote the value: a URL can contain a password.
    if (problem)
        reader.report('api-url', problem);
    else if (url && reader.hasToken(url.href))
        reader.report('api-url', 'must not contain the token');
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
    const request = operation && readRequest(reader, operation, settings);
    const guard = operation === 'create' ? readGuardSwitches(reader, settings.containerIds) : NO_GUARD;
    const healthUrls = operation === 'create' || operation === 'restore' ? readHealthUrls(reader) : [];
    reader.throwIfInvalid();
    if (!request)
        throw new Error('the reader reports an unknown operation');
    return { request, settings, guard, healthUrls };
}
/** Whether a step that fails before its inputs are read writes a summary: unless that is certainly switched off. */
function wantsSummary(source) {
    return !/^(false|False|FALSE)$/.test(source.input('summary'));
}
/**
 * Reads the token of the post step.
 *
 * @throws InputError if it is missing or malformed
 */
function readPostToken(source) {
    const reader = new reader_InputReader(source);
    const token = readCheckedToken(reader);
    reader.throwIfInvalid();
    return token;
}

;// CONCATENATED MODULE: ./src/text/escape.ts
const MAX_LINE_LENGTH = 2_000;
const MAX_TEXT_LENGTH = 1_000;
/** Control characters, line separators, and format characters, which hide text or change its direction. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
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
    const hex = Number(character.codePointAt(0)).toString(16);
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}
/** Shortens a text to a length in characters. */
function truncate(text, maxLength) {
    return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1)}…`;
}

;// CONCATENATED MODULE: ./src/report/html.ts


/** An alias has at most 100 characters, unless the server violates its own limit. */
const MAX_CODE_LENGTH = 200;
/** GitHub drops a job summary over 1 MiB entirely, so its content is limited. */
const MAX_LIST_ITEMS = 50;
/** What a cell holds where nothing is known. */
const html_UNKNOWN = '—';
const ICONS = { done: '✅', planned: '⏳', attention: '⚠️', failed: '❌' };
/** @param subject HTML that says what the page is about */
function html_heading(state, title, subject = '') {
    return `<h3>${ICONS[state]} Hoody ${title}${subject === '' ? '' : `: ${subject}`}</h3>`;
}
/** @param html of parts, of which empty ones are left out */
function html_paragraph(...html) {
    return `<p>${html.filter((part) => part !== '').join(' ')}</p>`;
}
/** A list of the first items, and the count of the rest. */
function html_list(items, render) {
    const rest = items.length - MAX_LIST_ITEMS;
    const shown = items.slice(0, MAX_LIST_ITEMS).map((item) => `<li>${render(item)}</li>`);
    return ['<ul>', ...shown, ...(rest > 0 ? [`<li>and ${rest} more</li>`] : []), '</ul>'].join('\n');
}
/** @param summary HTML that is always visible */
function html_details(summary, content, isOpen) {
    return `<details${isOpen ? ' open' : ''}><summary>${summary}</summary>\n${content}\n</details>`;
}
/** Untrusted text: GitHub makes links of nothing in code. A long word can break, so that it fits a phone. */
function html_code(text) {
    const parts = truncate(text, MAX_CODE_LENGTH).match(/[^\s-]{1,12}|[\s-]+/gu) ?? [];
    const html = parts.map((part, index) => {
        const follows = index > 0 && /[^\s-]$/u.test(parts[index - 1] ?? '') && /^[^\s-]/u.test(part);
        return `${follows ? '<wbr>' : ''}${htmlText(part)}`;
    });
    return `<code>${html.join('')}</code>`;
}
/**
 * A banner of GitHub. Nothing untrusted may be in its Markdown, which GitHub searches for links before it knows of code.
 *
 * @param markdown without untrusted text
 * @param html lines, each of which is a block
 */
function banner(markdown, html) {
    return ['> [!CAUTION]', `> ${markdown}`, ...html.flatMap((line) => ['>', `> ${line}`]), ''].join('\n');
}
/** Shell commands to copy. A fence ends only at a line that starts with one, which no line of a command does. */
function commandBlock(commands) {
    const rest = commands.length - MAX_LIST_ITEMS;
    const shown = commands.slice(0, MAX_LIST_ITEMS);
    return ['', '```sh', ...shown, ...(rest > 0 ? [`# and ${rest} more, see the log`] : []), '```', ''].join('\n');
}
/** A time for people, with the exact one. */
function html_moment(iso, now) {
    return [(0,format/* formatAge */.nV)(iso, now), (0,format/* formatTime */.fU)(iso)];
}
/** A cell within a sentence. */
function html_inline([main, ...details]) {
    return details.length === 0 ? main : `${main} (${details.join(', ')})`;
}
/** What a page is about: the name of the container, or how many there are. */
function html_subjectOf(names) {
    const [only] = names;
    return names.length === 1 && only !== undefined ? html_code(only) : (0,format/* formatCount */.B4)(names.length, 'container');
}

;// CONCATENATED MODULE: ./src/report/prose.ts


/** In characters. A message quotes the API, which sets no limit. */
const MAX_LENGTH = 1_000;
/** Words, and numbers and times, of which GitHub makes no link. */
const PLAIN = /^(?:\p{L}+(?:['’-]\p{L}+)*|\d{1,5}(?:\.\d{1,3})?|\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d|[—–→…-])$/u;
/** GitHub makes a link of the start of a commit's hash. */
const HASH = /^[0-9a-f]{7,}$/i;
const WORD = /^(?<before>[("“]*)(?<core>.*?)(?<after>[)"”.,;:!?…]*)$/su;
/**
 * Renders a message that quotes untrusted text, on one line. Whatever could become a link on GitHub, and what is in
 * backticks, becomes code, which also sets names and addresses apart. Only plain words stay text.
 */
function prose_prose(message) {
    return truncate(message, MAX_LENGTH)
        .split('`')
        .map((part, index) => (index % 2 === 1 ? html_code(part) : words(part)))
        .join('');
}
/** Renders a message of several lines; lines that start with a hyphen are a list. */
function renderMessage(message) {
    const lines = message.split('\n').filter((line) => line.trim() !== '');
    const items = lines.filter((line) => line.startsWith('- ')).map((line) => line.slice('- '.length));
    const texts = lines.filter((line) => !line.startsWith('- '));
    return [
        ...(texts.length > 0 ? [`<p>${renderLines(texts)}</p>`] : []),
        ...(items.length > 0 ? [html_list(items, prose_prose)] : []),
    ].join('\n');
}
/** Renders a message of several lines for where no block fits. */
function proseLines(message) {
    return renderLines(message.split('\n'));
}
const MAX_LINES = 20;
function renderLines(lines) {
    const rest = lines.length - MAX_LINES;
    const shown = lines.slice(0, MAX_LINES).map(prose_prose);
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
        return `${htmlText(start)}${html_code(core)}${htmlText(end)}`;
    })
        .join(' ')
        .replaceAll('</code> <code>', ' ');
}

;// CONCATENATED MODULE: ./src/report/cleanup-page.ts




/** Renders the summary of a cleanup after a job that succeeded: first what is left over. */
function renderCleanup({ results }) {
    const left = results.filter(({ error }) => error);
    const done = results.length - left.length;
    const describe = ({ snapshot, error }) => `${html_code(snapshot.name)}${left.length > 1 ? ` of ${html_code(nameOf(snapshot))}` : ''}<br>${proseLines(error?.message ?? '')}`;
    const count = results.length === 1 ? 'snapshot' : (0,format/* formatCount */.B4)(results.length, 'snapshot');
    const deleted = left.length === 0 ? `the ${count}` : `${done} of the ${count}`;
    const blocks = [
        left.length === 0
            ? html_heading('done', 'cleanup', html_subjectOf(results.map(({ snapshot }) => nameOf(snapshot))))
            : html_heading('attention', 'snapshots left over', html_subjectOf(left.map(({ snapshot }) => nameOf(snapshot)))),
        ...(left.length === 0 ? [] : [html_list(left, describe)]),
        ...(done === 0
            ? []
            : [
                html_paragraph(`The job succeeded, so ${deleted} that it created ${(left.length === 0 ? results.length : done) === 1 ? 'is' : 'are'} deleted.`),
            ]),
    ];
    return `${blocks.join('\n')}\n\n`;
}

;// CONCATENATED MODULE: ./src/report/describe-rollback.ts


/** The annotation of a rollback: why it happened, what went back to when, and whether it is healthy. */
function describeRollback(jobStatus, results, health) {
    const done = results.filter(({ error }) => !error);
    const [only] = done;
    const how = describeEnd(jobStatus);
    const head = only && results.length === 1
        ? `${how}: container ${describeOne(only)}`
        : [`${how}: ${formatShare(done.length, results.length)} rolled back.`, ...done.map(describeOne)].join('\n');
    return [head, ...health.filter(({ isHealthy }) => isHealthy).map(describeHealthy)].join('\n');
}
/** Such as "3 containers were" or "1 of 3 containers was". */
function formatShare(done, total) {
    const share = done === total ? '' : `${done} of `;
    return `${share}${(0,format/* formatCount */.B4)(total, 'container')} ${done === 1 ? 'was' : 'were'}`;
}
/** How a job ended that is rolled back. */
function describeEnd(jobStatus) {
    return jobStatus === 'cancelled' ? 'The job was canceled' : 'The job failed';
}
function describeOne({ snapshot, ms }) {
    const { name, createdAt } = snapshot;
    const when = createdAt === '' ? '' : `, to how it was at ${(0,format/* formatTime */.fU)(createdAt)}`;
    return `${nameOf(snapshot)} was rolled back to snapshot ${name}${when} (${(0,format/* formatDuration */.a3)(ms)}).`;
}
function describeHealthy({ url, last, ms }) {
    return `${url} is healthy (${last}) after ${(0,format/* formatDuration */.a3)(ms)}.`;
}

;// CONCATENATED MODULE: ./src/report/columns.ts

/** GitHub drops a job summary over 1 MiB entirely, so its content is limited. */
const columns_MAX_ROWS = 100;
/** Whether every row has the same value. */
function columns_isSame(rows, value) {
    const [first] = rows;
    return first === undefined || rows.every((row) => value(row) === value(first));
}
/**
 * Renders rows as a table. What is the same in every row is said once, above; what no row knows is left out. A single
 * row, and rows that differ in one field only, are a list of fields.
 *
 * @param maxRows how many rows are shown
 */
function columns_table(columns, rows, maxRows = columns_MAX_ROWS) {
    const [first] = rows;
    if (first === undefined)
        return '';
    const known = columns.filter(({ value }) => rows.some((row) => value(row) !== undefined));
    const different = known.filter(({ value }) => !columns_isSame(rows, value));
    const shown = rows.slice(0, maxRows);
    const rest = rows.length - shown.length;
    if (different.length <= 1)
        return fields(known, (column) => different.includes(column) ? joined(shown.map(column.cell), rest) : stack(column.cell(first)));
    const same = known.filter((column) => !different.includes(column));
    return [
        ...(same.length === 0
            ? []
            : [`<p>${same.map(({ head, cell }) => `${head}: ${html_inline(cell(first))}`).join(' · ')}</p>`]),
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
    return [...cells.map(html_inline), ...(rest > 0 ? [`and ${rest} more`] : [])].join('<br>');
}
function tableRow(cells) {
    return `<tr>${cells.join('')}</tr>`;
}
function stack([main, ...details]) {
    return [main, ...details.map((detail) => `<sub>${detail}</sub>`)].join('<br>');
}

;// CONCATENATED MODULE: ./src/report/health-lines.ts



/** GitHub drops a job summary over 1 MiB entirely, so its content is limited. */
const health_lines_MAX_LINES = 50;
/** Renders what became of each address after a restore: first those that are not healthy. */
function health_lines_healthLines(health) {
    const lines = health
        .toSorted((a, b) => Number(a.isHealthy) - Number(b.isHealthy))
        .slice(0, health_lines_MAX_LINES)
        .map(({ url, isHealthy, last, ms }) => {
        const state = isHealthy ? '✅ Healthy' : '❌ Restored, but not healthy';
        return `<p>${state}: ${html_code(url)} (${prose_prose(last)}) after ${(0,format/* formatDuration */.a3)(ms)}</p>`;
    });
    const rest = health.length - lines.length;
    return rest > 0 ? [...lines, `<p>and ${rest} more</p>`] : lines;
}

;// CONCATENATED MODULE: ./src/report/rollback-page.ts








/** Renders the summary of a rollback: what is still broken, with a command for it, and then what went back. */
function renderRollback(report) {
    const { results, health, apiUrl, now } = report;
    const failed = results.filter(({ error }) => error);
    const done = results.filter(({ error }) => !error);
    const blocks = [
        headingOf(results, failed, health),
        '',
        banner(describeResult(report), failed.length === 0 ? health_lines_healthLines(health) : []),
        ...renderBroken(failed, results.length),
        ...(failed.length === 0 ? [] : [renderCommands(apiUrl, failed), ...health_lines_healthLines(health)]),
        ...(results.length > 1 && done.length > 0 ? [renderDone(done, now)] : []),
    ];
    return `${blocks.join('\n')}\n\n`;
}
/** Renders the summary of a rollback that could not start. */
function renderUnstartedRollback(message, { apiUrl, snapshots }) {
    const subject = html_subjectOf(snapshots.map(nameOf));
    const results = snapshots.map((snapshot) => ({ snapshot, ms: 0 }));
    const blocks = [
        html_heading('failed', 'rollback failed', subject),
        renderMessage(message),
        renderCommands(apiUrl, results),
    ];
    return `${blocks.join('\n')}\n\n`;
}
function headingOf(results, failed, health) {
    const names = results.map(({ snapshot }) => nameOf(snapshot));
    const [only] = failed;
    if (failed.length > 1)
        return html_heading('failed', 'rollback failed', `${failed.length} of ${html_subjectOf(names)}`);
    if (only)
        return html_heading('failed', 'rollback failed', html_code(nameOf(only.snapshot)));
    if (health.some(({ isHealthy }) => !isHealthy))
        return html_heading('failed', 'rollback is not healthy', html_subjectOf(names));
    return html_heading('attention', 'rollback', html_subjectOf(names));
}
/** The first words of the banner, none of them untrusted. */
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
            : `to how it was at ${(0,format/* formatTime */.fU)(only.snapshot.createdAt)} (${(0,format/* formatAge */.nV)(only.snapshot.createdAt, now)})`;
        return `${end}, so the container went back ${when}. It took ${(0,format/* formatDuration */.a3)(only.ms)}.`;
    }
    const back = `${broken === 0 ? 'all ' : ''}${(0,format/* formatCount */.B4)(done.length, 'container')} went back to ${done.length === 1 ? 'its snapshot' : 'their snapshots'}`;
    return broken === 0
        ? `${end}, so ${back}.`
        : `${end}. **${(0,format/* formatCount */.B4)(broken, 'container')} did not go back**; ${back}.`;
}
function renderBroken(failed, total) {
    const [only] = failed;
    if (!only?.error)
        return [];
    if (total === 1)
        return [renderMessage(only.error.message)];
    const describe = ({ snapshot, error }) => `<strong>Still broken: ${html_code(nameOf(snapshot))}</strong><br>${proseLines(error?.message ?? '')}`;
    return [failed.length === 1 ? html_paragraph(describe(only)) : html_list(failed, describe)];
}
function renderCommands(apiUrl, failed) {
    const it = failed.length === 1 ? 'it' : 'them';
    return [
        html_paragraph(`To restore ${it} manually, with the token in <code>HOODY_TOKEN</code>:`),
        commandBlock(failed.map(({ snapshot }) => onSeveralLines(restoreCommand(apiUrl, snapshot)))),
    ].join('\n');
}
/** Breaks a command before its options and its address, so that it fits a phone. */
function onSeveralLines(command) {
    return command.replace(/ (?=-H |')/g, ' \\\n  ');
}
function renderDone(done, now) {
    const columns = [
        {
            head: 'Container',
            value: ({ snapshot }) => snapshot.containerId,
            cell: ({ snapshot }) => [html_code(nameOf(snapshot))],
        },
        {
            head: 'Went back to',
            value: ({ snapshot }) => snapshot.createdAt || undefined,
            cell: ({ snapshot: { createdAt } }) => (createdAt === '' ? [html_UNKNOWN] : html_moment(createdAt, now)),
        },
        { head: 'Took', value: ({ ms }) => (0,format/* formatDuration */.a3)(ms), cell: ({ ms }) => [(0,format/* formatDuration */.a3)(ms)] },
    ];
    return columns_table(columns, done);
}

;// CONCATENATED MODULE: ./src/report/alias-page.ts


/** The new alias of each snapshot, and the old one. */
function alias_page_aliasPage({ request: { alias }, outcomes, nameOf, now }) {
    const rows = outcomes.flatMap(({ ok, containerId, snapshots: [snapshot], oldAlias }) => ok && snapshot ? [{ containerId, snapshot, oldAlias }] : []);
    return {
        title: alias === null ? 'alias removed' : 'alias set',
        body: [
            table([
                {
                    head: 'Container',
                    value: ({ containerId }) => (rows.length === 1 ? undefined : containerId),
                    cell: ({ containerId }) => [code(nameOf(containerId))],
                },
                {
                    head: 'Snapshot',
                    value: ({ snapshot }) => snapshot.name,
                    cell: ({ snapshot }) => [code(snapshot.name)],
                },
                {
                    head: 'Alias',
                    value: () => alias ?? undefined,
                    cell: () => [alias === null ? UNKNOWN : code(alias)],
                },
                {
                    head: 'Old alias',
                    value: ({ oldAlias }) => oldAlias ?? undefined,
                    cell: ({ oldAlias }) => [oldAlias ? code(oldAlias) : UNKNOWN],
                },
                {
                    head: 'Created',
                    value: ({ snapshot: { created_at } }) => rows.length === 1 ? (created_at ?? undefined) : undefined,
                    cell: ({ snapshot: { created_at } }) => (created_at ? moment(created_at, now) : [UNKNOWN]),
                },
            ], rows),
        ],
    };
}

;// CONCATENATED MODULE: ./src/report/snapshot-table.ts



/** Below this number of rows, the table of every container is open. */
const MAX_OPEN_ROWS = 20;
/** Renders the snapshots of the outcomes: by container, if one has several of them. */
function snapshot_table_renderSnapshots(outcomes, view) {
    const rowsOf = ({ containerId, snapshots, backup }) => snapshots.map((snapshot) => ({ containerId, snapshot, backup }));
    if (outcomes.length === 1) {
        const rows = outcomes.flatMap(rowsOf);
        return table(rows.length === 1 ? fieldColumns(view) : listColumns(rows, view), rows);
    }
    if (outcomes.every(({ snapshots }) => snapshots.length <= 1)) {
        const rows = outcomes.flatMap(rowsOf);
        return table(containerColumns(rows, view), rows);
    }
    return renderSections(outcomes, (outcome, maxRows) => {
        const rows = rowsOf(outcome);
        return table(rows.length === 1 ? fieldColumns(view) : listColumns(rows, view), rows, maxRows);
    }, view);
}
function renderSections(outcomes, render, { nameOf }) {
    const shown = outcomes.slice(0, MAX_ROWS);
    const rest = outcomes.length - shown.length;
    const isOpen = outcomes.reduce((sum, { snapshots }) => sum + snapshots.length, 0) <= MAX_OPEN_ROWS;
    const maxRows = Math.max(1, Math.floor(MAX_ROWS / outcomes.length));
    return [
        ...shown.map((outcome) => {
            const { containerId, snapshots, usage } = outcome;
            const summary = `${code(nameOf(containerId))}: ${snapshot_table_describeAmount(snapshots, usage)}`;
            return snapshots.length === 0
                ? `<p>${summary}</p>`
                : details(summary, render(outcome, maxRows), isOpen);
        }),
        ...(rest > 0 ? [`<p>and ${formatCount(rest, 'more container')}</p>`] : []),
    ].join('\n');
}
/** How many snapshots there are, their size, and how many the container has and can have. */
function snapshot_table_describeAmount(snapshots, usage) {
    const { length } = snapshots;
    const limit = usage && `of at most ${formatCount(usage.limit, 'snapshot')}`;
    const isAll = usage?.count === length;
    const size = snapshot_table_totalSize(snapshots);
    return [
        isAll ? `${length} ${limit}` : formatCount(length, 'snapshot'),
        ...(size === undefined ? [] : [size]),
        ...(limit === undefined || isAll ? [] : [`${usage?.count} ${limit} in all`]),
    ].join(', ');
}
/** The size of all snapshots; undefined if that of one is unknown. */
function snapshot_table_totalSize(snapshots) {
    let sum = 0;
    for (const { size } of snapshots) {
        if (typeof size !== 'number')
            return undefined;
        sum += size;
    }
    return snapshots.length === 0 ? undefined : formatBytes(sum);
}
const fieldOf = {
    name: ({ snapshot }) => snapshot.name,
    alias: ({ snapshot: { alias, name } }) => (alias && alias !== name ? alias : undefined),
    created: ({ snapshot }) => snapshot.created_at ?? undefined,
    expires: ({ snapshot }) => snapshot.expires_at ?? undefined,
    size: ({ snapshot: { size } }) => (typeof size === 'number' ? size : undefined),
};
/** The columns of one snapshot, whose table is a list of its fields. */
function fieldColumns(view) {
    return [
        { head: view.head ?? 'Snapshot', value: fieldOf.name, cell: ({ snapshot }) => [code(snapshot.name)] },
        aliasColumn,
        createdColumn(view),
        expiresColumn(view),
        sizeColumn,
        backupColumn(view),
    ];
}
/** The columns of many snapshots. A phone has room for three. */
function listColumns(rows, view) {
    return [
        nameColumn(rows, view),
        ...sharedColumn(aliasColumn, rows),
        createdColumn(view),
        ...sharedColumn(expiresColumn(view), rows),
        sizeColumn,
    ];
}
/** The columns of a snapshot for each container. */
function containerColumns(rows, view) {
    return [
        {
            head: 'Container',
            value: ({ containerId }) => containerId,
            cell: (row) => [code(view.nameOf(row.containerId))],
        },
        nameColumn(rows, view, createdColumn(view)),
        ...sharedColumn(aliasColumn, rows),
        ...sharedColumn(createdColumn(view), rows),
        ...sharedColumn(expiresColumn(view), rows),
        sizeColumn,
        backupColumn(view),
    ];
}
/** A column that is only shown if it is the same in every row; it is a detail of the snapshot otherwise. */
function sharedColumn(column, rows) {
    return isSame(rows, column.value) ? [column] : [];
}
/** @param detail a column that is a detail of the snapshot where it differs */
function nameColumn(rows, view, detail) {
    const created = detail && !isSame(rows, detail.value) ? detail : undefined;
    const alias = isSame(rows, fieldOf.alias) ? undefined : fieldOf.alias;
    const expires = isSame(rows, fieldOf.expires) ? undefined : fieldOf.expires;
    return {
        head: view.head ?? 'Snapshot',
        value: (row) => [row.snapshot.name, alias?.(row), created?.value(row), expires?.(row)].join('\n'),
        cell: (row) => [
            code(row.snapshot.name),
            ...(alias?.(row) === undefined ? [] : [`alias ${code(alias(row) ?? '')}`]),
            ...(created?.value(row) === undefined ? [] : created.cell(row)),
            ...(expires?.(row) === undefined ? [] : [`expires ${inline(expiresColumn(view).cell(row))}`]),
        ],
    };
}
const aliasColumn = {
    head: 'Alias',
    value: fieldOf.alias,
    cell: ({ snapshot }) => [snapshot.alias ? html_code(snapshot.alias) : html_UNKNOWN],
};
const sizeColumn = {
    head: 'Size',
    value: fieldOf.size,
    cell: ({ snapshot: { size } }) => [typeof size === 'number' ? (0,format/* formatBytes */.z3)(size) : html_UNKNOWN],
};
function createdColumn({ created, now }) {
    return {
        head: 'Created',
        value: fieldOf.created,
        cell: ({ snapshot: { created_at } }) => created_at ? (created?.(created_at) ?? moment(created_at, now)) : [UNKNOWN],
    };
}
function expiresColumn({ withoutExpiry, now }) {
    return {
        head: 'Expires',
        value: (row) => fieldOf.expires(row) ?? withoutExpiry?.[0],
        cell: ({ snapshot: { expires_at } }) => expires_at ? moment(expires_at, now) : (withoutExpiry ?? [UNKNOWN]),
    };
}
function backupColumn({ now }) {
    return {
        head: 'To undo',
        value: ({ backup }) => backup && [backup.name, backup.expires_at].join('\n'),
        cell: ({ backup }) => backup
            ? [
                code(backup.name),
                ...(backup.expires_at ? [`expires ${inline(moment(backup.expires_at, now))}`] : []),
            ]
            : [UNKNOWN],
    };
}

;// CONCATENATED MODULE: ./src/report/create-page.ts



/** What was created, when it expires, and whether the job is guarded. */
function create_page_createPage({ request, outcomes, guard, nameOf, now }) {
    const done = outcomes.filter(({ snapshots }) => snapshots.length > 0);
    const reused = done.filter(({ origin }) => origin === 'reused').length;
    const isReused = reused > 0 && reused === done.length;
    const hasExpiry = request.expiryDays !== undefined || isReused;
    return {
        title: `${done.length === 1 ? 'snapshot' : 'snapshots'} ${isReused ? 'reused' : 'created'}`,
        body: [
            guard ? describeGuard(guard, done.length > 1) : '',
            reused > 0 && !isReused
                ? paragraph(`${reused} of ${done.length} ${reused === 1 ? 'is' : 'are'} reused, not new.`)
                : '',
            renderSnapshots(done, {
                nameOf,
                now,
                // The page is mostly read later, when a new snapshot is no longer new.
                ...(isReused ? {} : { created: (iso) => [formatTime(iso)] }),
                ...(hasExpiry ? {} : { withoutExpiry: ['never'] }),
            }),
        ],
    };
}
function describeGuard({ restoreOnFailure, deleteOnSuccess }, isSeveral) {
    const containers = isSeveral
        ? 'the containers go back to these snapshots'
        : 'the container goes back to this snapshot';
    const snapshots = isSeveral ? 'the snapshots that it created are' : 'the snapshot is';
    return paragraph(restoreOnFailure ? `🛡️ The job is guarded: if it fails or is canceled, ${containers}.` : '', deleteOnSuccess ? `${restoreOnFailure ? 'If it' : '🧹 If the job'} succeeds, ${snapshots} deleted.` : '');
}

;// CONCATENATED MODULE: ./src/report/delete-page.ts



/** What was deleted, or would be in a run that is not dry, by which rule, and what was kept. */
function delete_page_deletePage({ request, outcomes, nameOf, now }) {
    const done = outcomes.filter(({ ok, snapshots }) => ok || snapshots.length > 0);
    const snapshots = done.flatMap((outcome) => outcome.snapshots);
    const size = totalSize(snapshots);
    const kept = done.reduce((sum, outcome) => sum + (outcome.kept ?? 0), 0);
    const verb = request.dryRun ? 'It would delete' : 'Deleted';
    const count = snapshots.length === 0
        ? request.dryRun
            ? 'There is nothing to delete'
            : 'There was nothing to delete'
        : `${verb} ${formatCount(snapshots.length, 'snapshot')}${size === undefined ? '' : `, ${size}`}`;
    return {
        title: snapshots.length === 1 ? 'snapshot deleted' : 'snapshots deleted',
        body: [
            paragraph(request.dryRun ? 'Nothing was changed.' : '', `${count}.`, request.by === 'rule' ? describeRule(request, outcomes.length > 1, kept) : ''),
            renderSnapshots(done.filter((outcome) => outcome.snapshots.length > 0), { nameOf, now }),
        ],
    };
}
function describeRule({ filter, keepLast, olderThanMs }, isSeveral, kept) {
    const rules = [
        ...(keepLast === undefined ? [] : [`the newest ${keepLast}${isSeveral ? ' of each container' : ''}`]),
        ...(olderThanMs === undefined ? [] : [`those younger than ${formatSpan(olderThanMs)}`]),
    ];
    return `Of those that match ${code(filter)}, ${kept} ${kept === 1 ? 'stays' : 'stay'}: ${rules.join(', and ')}.`;
}

;// CONCATENATED MODULE: ./src/report/dry-run-page.ts



/** What a run that is not dry would do: a table of what it would delete, or a list of its steps. */
function dry_run_page_dryRunPage(report) {
    const { request, outcomes } = report;
    const plan = outcomes.flatMap((outcome) => outcome.plan ?? []);
    return {
        title: `dry run of ${request.operation}`,
        body: request.operation === 'delete'
            ? deletePage({ ...report, request }).body
            : [paragraph('Nothing was changed.', plan.length > 0 ? 'It would:' : ''), list(plan, prose)],
    };
}

// EXTERNAL MODULE: ./src/hoody/create-once.ts
var create_once = __webpack_require__(683);
;// CONCATENATED MODULE: ./src/operations/strays.ts



const FIRST_INTERVAL_MS = 500;
const LOST = 'The response to an attempt was lost, so it is unknown whether that attempt created a snapshot.';
const UNKNOWN_CREATOR = 'An attempt whose response was lost, or another job, may have created it.';
/**
 * Deletes what lost attempts at a create made. Their aliases are generated, so they created whatever has one. A warning
 * names what may remain.
 */
async function deleteStrays(containerId, pending, context) {
    const { isComplete, missing } = await searchAndDelete(containerId, pending, context);
    if (isComplete)
        return;
    const aliases = missing.map(({ alias }) => `"${alias}"`).join(' or ');
    context.logger.warning(composeMessage(`Container ${context.nameOf(containerId)} may have another snapshot from this step.`, LOST, `Look for the alias ${aliases} with the operation \`list\`, and delete a snapshot that has it.`));
}
/** @returns the attempts of which no snapshot was found, and whether the list could be read until the end */
async function searchAndDelete(containerId, pending, context) {
    const { logger, nameOf } = context;
    let missing = [...pending];
    const isComplete = await watch(containerId, pending, context, async ({ snapshots }, client) => {
        for (const snapshot of snapshots) {
            if (!missing.some(({ alias }) => hasAlias(snapshot, alias)))
                continue;
            await deleteIfPresent(client, containerId, snapshot.name);
            logger.info(`Deleted duplicate snapshot ${snapshot.name} of container ${nameOf(containerId)}, from an attempt whose response was lost.`);
            missing = missing.filter(({ alias }) => !hasAlias(snapshot, alias));
        }
        return missing.length === 0;
    });
    return { isComplete, missing };
}
/**
 * Deletes what a failed create under generated aliases may have made.
 *
 * @returns the error to report, without its warning if nothing remains
 */
async function strays_deleteUnreported(error, containerId, context) {
    const { missing } = await searchAndDelete(containerId, error.pending, context);
    return missing.length === 0 ? error.cause : error;
}
/**
 * Warns about other snapshots that lost attempts may have created under an explicit alias.
 *
 * @returns the snapshot that was created; if a late attempt has taken its place, that attempt's
 */
async function reportStrays(containerId, pending, created, context) {
    const { logger, nameOf } = context;
    const container = nameOf(containerId);
    const [first] = pending;
    if (!first)
        return created;
    let current = created;
    let strays = [];
    const isComplete = await watch(containerId, pending, context, async (list) => {
        current = list.snapshots.find(({ name }) => name === created.name);
        strays = list.snapshots.filter((snapshot) => snapshot !== current &&
            snapshot.alias === first.alias &&
            isCreatedAfter(snapshot, first.sentAt, list));
        return current !== undefined && strays.length >= pending.length;
    });
    if (!isComplete) {
        logger.warning(composeMessage(`Container ${container} may have another new snapshot with the alias "${first.alias}".`, LOST, 'Check the snapshots with the operation `list`.'));
    }
    const [kept = created, ...others] = current ? [current, ...strays] : strays;
    if (kept.name !== created.name) {
        logger.warning(composeMessage(`Snapshot ${kept.name} of container ${container} replaced snapshot ${created.name}.`, `It has the same alias. ${UNKNOWN_CREATOR}`));
    }
    for (const { name } of others) {
        logger.warning(composeMessage(`Container ${container} has another new snapshot with the alias "${first.alias}": ${name}.`, `${UNKNOWN_CREATOR} It was not deleted.`));
    }
    return kept;
}
/**
 * Checks the list repeatedly for as long as the attempts can still create something.
 *
 * @param look returns whether nothing remains to look for
 * @returns whether the list could be read until the end
 */
async function watch(containerId, pending, { cleanupClient, now, sleep }, look) {
    const end = Math.max(...pending.map(({ endsAt }) => endsAt));
    for (let intervalMs = FIRST_INTERVAL_MS;; intervalMs *= 2) {
        // Only the next check can show what happens after this one.
        const isLast = now() >= end;
        let hasLooked = false;
        // Each check has its own time limit: a client of the first would have no time left for the last one.
        const client = cleanupClient();
        try {
            if (await look(await client.list(containerId), client))
                return true;
            hasLooked = true;
        }
        catch {
            // The next check may succeed; if there is none, the caller names what may remain.
        }
        if (isLast)
            return hasLooked;
        try {
            await sleep(Math.min(intervalMs, Math.max(0, end - now())));
        }
        catch {
            return false;
        }
    }
}

;// CONCATENATED MODULE: ./src/operations/undo-create.ts





/** The new snapshot of a container was deleted, because the create of another container failed. */
class undo_create_UndoneError extends (/* unused pure expression or super */ null && (HoodyError)) {
}
/**
 * Deletes what a create made before it failed for at least one container. No container ends with less than it had: a
 * snapshot that took the place or the alias of an older one stays, and so does one that another job may have created.
 */
async function undoCreate({ alias }, outcomes, before, context) {
    const { nameOf } = context;
    const failed = outcomes.flatMap(({ ok, containerId }) => (ok ? [] : [nameOf(containerId)]));
    const client = context.cleanupClient();
    return context.mapConcurrently(outcomes, async (outcome) => {
        const { containerId, changed, snapshots } = outcome;
        const container = nameOf(containerId);
        const [created] = snapshots;
        if (!outcome.ok) {
            if (!(outcome.error instanceof AmbiguousCreateError))
                return outcome;
            // Another job can have created what has an explicit alias.
            if (outcome.error.pending.some((attempt) => attempt.alias === alias))
                return outcome;
            return { ...outcome, error: await deleteUnreported(outcome.error, containerId, context) };
        }
        if (!changed || !created)
            return outcome;
        try {
            const reason = outcome.origin === 'inferred'
                ? 'Another job may have created it.'
                : await findReasonToKeep(alias, created, before.get(containerId) ?? [], () => client.list(containerId));
            if (reason !== undefined) {
                const headline = `Kept snapshot ${created.name} of container ${container}, although the create failed.`;
                const details = [reason, 'If you do not need the snapshot, delete it by its name.'];
                return { ...outcome, ok: false, error: new HoodyError(headline, details) };
            }
            await deleteIfPresent(client, containerId, created.name);
        }
        catch (error) {
            const headline = `Could not undo the creation of snapshot ${created.name} of container ${container}.`;
            return { ...outcome, ok: false, error: new HoodyError(headline, [error]) };
        }
        const message = `Deleted the new snapshot ${created.name} of container ${container}, ` +
            `because the create failed for ${failed.join(', ')}.`;
        context.logger.info(message);
        return { ok: false, containerId, changed: false, snapshots: [], error: new undo_create_UndoneError(message) };
    });
}
/** @returns why the new snapshot has to stay; undefined if it is the step's own and nothing else changed */
async function findReasonToKeep(alias, created, before, list) {
    // No other job has a generated alias, so nothing can have been replaced.
    if (alias === undefined)
        return undefined;
    const { snapshots } = await list();
    const present = snapshots.find(({ name }) => name === created.name);
    if (present?.created_at && created.created_at && present.created_at !== created.created_at)
        return `Another job replaced it with a snapshot of the same name${describeAge(present)}.`;
    const older = before.filter((snapshot) => hasAlias(snapshot, alias));
    const changed = older.find((snapshot) => snapshot.name === created.name ||
        !snapshots.some((listed) => listed.name === snapshot.name &&
            listed.created_at === snapshot.created_at &&
            (listed.alias ?? null) === (snapshot.alias ?? null)));
    return (changed &&
        (created.name === changed.name
            ? `It replaced the older snapshot ${changed.name}.`
            : `It replaced the older snapshot ${changed.name}, or took its alias.`));
}

;// CONCATENATED MODULE: ./src/report/failures.ts




/** The outcomes that failed on their own, not because another container did. */
function failures_causesIn(outcomes) {
    return outcomes.flatMap((outcome) => (outcome.ok || outcome.error instanceof UndoneError ? [] : [outcome]));
}
/** What failed, and what that undid for other containers. */
function failures_renderFailures(outcomes) {
    const causes = failures_causesIn(outcomes);
    const undone = outcomes.filter((outcome) => !outcome.ok && outcome.error instanceof UndoneError).length;
    return [
        failures_renderMessages(causes.map(({ error }) => error.message)),
        ...(undone > 0
            ? [paragraph(`What was created for ${formatCount(undone, 'other container')} was deleted again.`)]
            : []),
    ];
}
/** One message in full, or a list of several. */
function failures_renderMessages(messages) {
    const [only] = messages;
    if (only === undefined)
        return '';
    return messages.length === 1 ? renderMessage(only) : html_list(messages, proseLines);
}

;// CONCATENATED MODULE: ./src/report/list-page.ts



/** The snapshots, newest first: how many, how many there can be, and how large they are. */
function list_page_listPage({ request, outcomes, nameOf, now }) {
    const listed = outcomes.filter(({ ok }) => ok);
    const [only] = listed;
    return {
        title: 'snapshots',
        body: only === undefined
            ? []
            : [
                paragraph(listed.length === 1
                    ? `${describeAmount(only.snapshots, only.usage)}.`
                    : describeSeveral(listed), request.filter === undefined ? '' : `Filter: ${code(request.filter)}`),
                renderSnapshots(listed, { nameOf, now }),
            ],
    };
}
function describeSeveral(listed) {
    const snapshots = listed.flatMap((outcome) => outcome.snapshots);
    const size = totalSize(snapshots);
    const count = `${formatCount(snapshots.length, 'snapshot')} of ${formatCount(listed.length, 'container')}`;
    return `${count}${size === undefined ? '' : `, ${size}`}.`;
}

;// CONCATENATED MODULE: ./src/report/restore-page.ts


/** From what each container was restored, and how to undo that. */
function restore_page_restorePage({ outcomes, nameOf, now }) {
    const done = outcomes.filter(({ ok }) => ok);
    const unused = outcomes.filter(({ ok, backup }) => !ok && backup);
    const describeBackup = ({ containerId, backup }) => {
        const expiry = backup?.expires_at ? `, expires ${inline(moment(backup.expires_at, now))}` : '';
        return `${code(backup?.name ?? '')} of ${code(nameOf(containerId))}${expiry}`;
    };
    return {
        title: 'restore',
        body: [
            unused.length > 0 ? `${paragraph('Backups from before:')}\n${list(unused, describeBackup)}` : '',
            renderSnapshots(done, { nameOf, now, head: 'Restored from' }),
        ],
    };
}

;// CONCATENATED MODULE: ./src/report/summary.ts









/**
 * Renders the summary of a step: what failed, then what was done. It is HTML, which GitHub shows as it is where
 * Markdown would interpret what others wrote.
 */
function renderSummary(report) {
    const { outcomes } = report;
    const page = pageOf(report);
    const blocks = [
        summary_headingOf(report, page),
        ...renderFailures(outcomes),
        renderMessages(report.problems),
        ...healthLines(report.health),
        ...(outcomes.some(hasResult) ? page.body : []),
    ];
    return `${blocks.filter((block) => block !== '').join('\n')}\n\n`;
}
/** Renders the summary of a step that failed before it knew what to do. */
function renderFailedStep(problems) {
    return `${[html_heading('failed', 'snapshot failed'), failures_renderMessages(problems)].join('\n')}\n\n`;
}
function pageOf(report) {
    const { request } = report;
    if (request.operation !== 'list' && request.dryRun)
        return dryRunPage(report);
    switch (request.operation) {
        case 'create':
            return createPage(report);
        case 'list':
            return listPage(report);
        case 'restore':
            return restorePage(report);
        case 'alias':
            return aliasPage(report);
        case 'delete':
            return deletePage(report);
    }
}
function hasResult({ ok, snapshots, backup }) {
    return ok || snapshots.length > 0 || backup !== undefined;
}
function summary_headingOf({ request, outcomes, health, problems, nameOf }, { title }) {
    const names = outcomes.map(({ containerId }) => nameOf(containerId));
    const failed = causesIn(outcomes).map(({ containerId }) => nameOf(containerId));
    const all = names.length === 0 ? '' : subjectOf(names);
    if (failed.length > 1) {
        return heading('failed', `${request.operation} failed`, `${failed.length} of ${subjectOf(names)}`);
    }
    if (failed.length === 1)
        return heading('failed', `${request.operation} failed`, subjectOf(failed));
    if (problems.length > 0)
        return heading('failed', `${request.operation} failed`, all);
    if (health.some(({ isHealthy }) => !isHealthy))
        return heading('failed', 'restore is not healthy', all);
    const isPlanned = request.operation !== 'list' && request.dryRun;
    return heading(isPlanned ? 'planned' : 'done', title, all);
}

;// CONCATENATED MODULE: ./src/runner/signals.ts
/** A signal that is aborted when the job is canceled. The runner interrupts its steps, and kills them seconds later. */
function cancellationSignal() {
    const controller = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM'])
        process.once(name, () => controller.abort());
    return controller.signal;
}
/** A signal that is aborted some milliseconds after another one. */
function delayedSignal(signal, delayMs) {
    const controller = new AbortController();
    signal.addEventListener('abort', () => setTimeout(() => controller.abort(), delayMs).unref());
    return controller.signal;
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(161);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 8 modules
var core = __webpack_require__(58);
// EXTERNAL MODULE: ./src/text/message.ts
var message = __webpack_require__(400);
;// CONCATENATED MODULE: ./src/text/align.ts
/** Aligns the cells of rows in columns, two spaces apart; longer cells are shortened. */
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

;// CONCATENATED MODULE: ./src/runner/style.ts
const CODES = { success: '1;32', progress: '2' };
const ESCAPE = String.fromCharCode(27);
/** Styles a line where the log shows colors, as GitHub's does; see https://no-color.org. */
function styled(style, line) {
    const { GITHUB_ACTIONS, NO_COLOR } = process.env;
    if (GITHUB_ACTIONS !== 'true' || NO_COLOR)
        return line;
    return `${ESCAPE}[${CODES[style]}m${line}${ESCAPE}[0m`;
}

;// CONCATENATED MODULE: ./src/runner/log.ts





const HEARTBEAT_MS = 10_000;
/** The longest name that the platform derives from an alias fits, so that it can be copied. */
const MAX_CELL_WIDTH = 64;
/** The log of the step. No untrusted text can end a line in it, style it, or start a workflow command. */
class Log {
    #redact;
    #exchanges = [];
    constructor(redact) {
        this.#redact = redact;
    }
    info(line) {
        core/* info */.pq(this.#clean(line));
    }
    /** Logs the result of the step, which is its last line unless it fails. */
    result(line) {
        core/* info */.pq(styled('success', this.#clean(line)));
    }
    /** Logs rows as an aligned table. */
    table(rows) {
        // Cells are redacted before they are shortened.
        const clean = rows.map((cells) => cells.map((cell) => this.#clean(cell)));
        for (const line of alignColumns(clean, MAX_CELL_WIDTH))
            core/* info */.pq(line);
    }
    /** @param message can have several lines */
    warning(message) {
        core/* warning */.$e(this.#cleanLines(message), { title: 'Hoody snapshot' });
    }
    /** @param message can have several lines */
    error(message) {
        core/* error */.z3(this.#cleanLines(message), { title: 'Hoody snapshot' });
    }
    async withProgress(start, work, describeResult) {
        const startedAt = performance.now();
        const elapsed = () => (0,format/* formatDuration */.a3)(performance.now() - startedAt);
        this.info(`${start} …`);
        const heartbeat = setInterval(() => core/* info */.pq(styled('progress', this.#clean(`${start}: still running after ${elapsed()}.`))), HEARTBEAT_MS);
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
    return `${method} ${path} → ${result} (${(0,format/* formatDuration */.a3)(ms)})`;
}

;// CONCATENATED MODULE: ./src/runner/step.ts







/** Reads inputs as the runner passes them to this process. */
const runnerInputs = {
    input: (name) => core/* getInput */.V4(name),
    env: (name) => process.env[name],
};
/** The runner's directory for temporary files, which it clears with the job. */
function temporaryDirectory() {
    return process.env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)();
}
/** Whether the step runs inside a composite action, by a variable that the runner sets only there. */
function isInCompositeAction() {
    return Boolean(process.env['GITHUB_ACTION_PATH']);
}
/** Opens the step and masks the token before anything is logged. */
function openStep(token) {
    // The step rejects a shorter one; a mask would garble the message about it.
    if (token.length >= MIN_TOKEN_LENGTH)
        core/* setSecret */.Pq(token);
    const redact = redactionOf(token);
    const log = new Log(redact);
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
            if (!process.env['GITHUB_STEP_SUMMARY'])
                return;
            try {
                await core/* summary */.z.addRaw(redact(html)).write();
            }
            catch (error) {
                log.warning((0,message/* composeMessage */.S)('Could not write the job summary.', `Reason: ${error.message}`));
            }
        },
    };
}

;// CONCATENATED MODULE: ./src/after-job.ts





















/**
 * Runs the post step of a create.
 *
 * @param guard the state that the step saved
 * @param plan what to do with it
 * @returns whether it succeeded
 */
async function afterJob(guard, plan, jobStatus) {
    const step = openStep(guard.token ?? readToken(runnerInputs));
    try {
        if (plan.action === 'unclear')
            throw unclear(jobStatus);
        const token = guard.token ?? readPostToken(runnerInputs);
        const { results, health } = await act(guard, plan, token, jobStatus, step);
        step.log.logExchanges();
        if (guard.summary) {
            const redacted = redactIn({ results, health }, step.redact);
            const report = { ...redacted, apiUrl: guard.apiUrl, jobStatus, now: Date.now() };
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
/** Fails the post step of a state that no step saved. */
async function rejectState({ message }) {
    const step = openStep(readToken(runnerInputs));
    const error = new errors/* HoodyError */.CI('The saved state of the step is invalid. Nothing was restored or deleted.', [
        `Reason: ${message}`,
        'Check whether a step of the job sets environment variables whose names start with STATE_.',
        'To restore manually, run the operation `restore` with the snapshot that the log of the step names.',
    ]);
    step.fail(error);
    if (wantsSummary(runnerInputs))
        await step.summarize(renderFailedStep([step.redact(error.message)]));
    return false;
}
async function act(guard, plan, token, jobStatus, { log }) {
    const directory = openJobDirectory(temporaryDirectory());
    if (plan.action === 'rollback' && !directory.claim(guard.id, token)) {
        throw new errors/* HoodyError */.CI('Another process already started this rollback, so it does not start again.', [
            'The runner starts a post step once: another step of the job started it, or wrote the file that records its start.',
            'Check the state of the container.',
        ]);
    }
    const cancelled = cancellationSignal();
    const budget = startPostBudget(guard, jobStatus, cancelled, () => directory.shareTimeAfterCancel(guard.id, Date.now()));
    const { connect, createProbe } = await Promise.all(/* import() */[__webpack_require__.e(779), __webpack_require__.e(950)]).then(__webpack_require__.bind(__webpack_require__, 607));
    const connection = connect({
        apiUrl: guard.apiUrl,
        token,
        onExchange: (exchange) => log.exchange(exchange),
        onNotice: (notice) => log.info(notice),
        nameOf: container_name_nameByLabel(labelsOf(guard)),
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
            ? await checkHealth(guard.healthUrls, { probe: createProbe(), budget, logger: log })
            : [];
        return { results, health };
    }
    finally {
        connection.close();
    }
}
/** @param shareMs the time of this guard after a cancel, in milliseconds */
function startPostBudget({ timeoutMs }, jobStatus, cancelled, shareMs) {
    const limitMs = jobStatus === 'cancelled' ? Math.floor(shareMs() / 1000) * 1000 : timeoutMs;
    return limitMs < timeoutMs
        ? startBudget(limitMs, cancelled, 'after a cancellation')
        : startBudget(timeoutMs, cancelled);
}
function unclear(jobStatus) {
    return new errors/* HoodyError */.CI(`The job status "${jobStatus}" is unknown. Nothing was restored or deleted.`, [
        'Expected `success`, `failure`, or `cancelled`. Do not set the input `job-status`.',
    ]);
}
/** Reports what failed, then what was done. A remaining snapshot is a warning, since the job succeeded. */
function report(guard, { action }, { results, health }, jobStatus, { fail, log }) {
    for (const { snapshot, error } of results) {
        if (!error)
            continue;
        const container = nameOf(snapshot);
        if (action === 'cleanup') {
            log.warning((0,message/* composeMessage */.S)(`Snapshot ${snapshot.name} of container ${container} remains.`, error));
        }
        else {
            const headline = `Could not roll container ${container} back to snapshot ${snapshot.name}.`;
            fail(new errors/* HoodyError */.CI(headline, [error]), describeManualRestore(guard, [snapshot]));
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
    const count = done === total ? (0,format/* formatCount */.B4)(total, 'snapshot') : `${done} of ${total} snapshots`;
    return `Deleted ${count}, because the job succeeded.`;
}


/***/ }),

/***/ 683:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eW: () => (/* binding */ CreateOnce)
/* harmony export */ });
/* unused harmony exports isCreatedAfter, hasAlias */
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

/***/ 488:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   fU: () => (/* binding */ formatTime),
/* harmony export */   nV: () => (/* binding */ formatAge),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/* unused harmony export formatSpan */
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