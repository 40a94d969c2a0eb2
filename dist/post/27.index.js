"use strict";
exports.id = 27;
exports.ids = [27];
exports.modules = {

/***/ 27:
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
            const descriptor = (0,external_node_fs_.openSync)(file(name), 'wx', 0o600);
            (0,external_node_fs_.writeFileSync)(descriptor, content);
            (0,external_node_fs_.closeSync)(descriptor);
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
async function deleteIfPresent(client, containerId, name) {
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
    await deleteIfPresent(client, containerId, name);
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
    const encoded = bytes.toString(alphabet).replace(/=+$/, '');
    const start = Math.ceil((offset * 8) / 6);
    const end = Math.floor((bytes.length * 8) / 6);
    return encoded.slice(start, end);
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
            `It is snapshot ${existing.name}${describeAge(existing)}.`,
            'Use another `alias`, or set `if-exists` to reuse, replace, or create.',
        ]);
    }
    return existing;
}
/** Such as ", created 2025-01-15 10:30:00 UTC"; empty if the time is unknown. */
function describeAge({ created_at }) {
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
 * writes `action.yml`, `action-types.yml` and the README's table from it.
 */
const table_INPUTS = {
    operation: {
        type: { kind: 'choice', values: OPERATIONS },
        operations: OPERATIONS,
        default: '',
        required: true,
        description: 'The operation: `create` a snapshot, `list` the snapshots, `restore` the container from a snapshot, change ' +
            'the `alias` of a snapshot, or `delete` snapshots.',
    },
    'container-id': {
        type: { kind: 'list', separator: ',' },
        operations: OPERATIONS,
        default: '',
        description: 'The id of the container (24 characters from 0-9 and a-f), or several ids separated by commas or line breaks. ' +
            'Each can have a label, as in `web=64f0c1d2a3b4c5d6e7f80912`, which the log, the summary, and errors show ' +
            'instead of the id. Defaults to the environment variable `HOODY_CONTAINER_ID`.',
    },
    token: {
        type: STRING,
        operations: OPERATIONS,
        default: '',
        description: 'A token of the Hoody API, from a secret. Defaults to the environment variable `HOODY_TOKEN`. The action masks ' +
            'it in the log and sends it only to `api-url`.',
    },
    'api-url': {
        type: STRING,
        operations: OPERATIONS,
        default: 'https://api.hoody.com',
        description: 'The URL of the API: of a realm (`https://{realm-id}.api.hoody.com`), a gateway, or the emulator of this ' +
            'repository. It must start with https; http is valid for loopback addresses only.',
    },
    snapshot: {
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
        type: STRING,
        operations: ['create', 'alias'],
        default: '',
        description: 'The alias of the new snapshot, or the new alias of the snapshot, at most 100 characters. For a create without ' +
            'an alias, the action generates one that is unique to the run, the attempt, and the step.',
    },
    'remove-alias': {
        type: BOOLEAN,
        operations: ['alias'],
        default: 'false',
        description: '`true` removes the alias. An empty `alias` without this input is an error, so that an empty expression cannot ' +
            'remove an alias.',
    },
    'expiry-days': {
        type: { kind: 'integer', min: 1, max: 3650 },
        operations: ['create', 'restore'],
        default: '',
        description: 'The number of whole days, 1 to 3650, after which the platform deletes the new snapshot. If empty, the snapshot ' +
            'does not expire. For restore only with `backup-first`, where it applies to the backup.',
    },
    'if-exists': {
        type: { kind: 'choice', values: IF_EXISTS },
        operations: ['create'],
        default: 'create',
        description: 'What to do if a snapshot with that `alias` exists, as after a re-run: `create` another one, `reuse` the ' +
            'existing one, `replace` it (the step deletes the older one after the new one exists), or `fail`.',
    },
    'restore-on-failure': {
        type: BOOLEAN,
        operations: ['create'],
        default: 'false',
        description: '`true` restores the containers from the new snapshots after the job, if the job fails or is canceled. No ' +
            'other step is necessary. The runner evaluates this input again after the job: exactly `false` then disables ' +
            'it. A step can guard up to 250 containers.',
    },
    'delete-on-success': {
        type: BOOLEAN,
        operations: ['create'],
        default: 'false',
        description: '`true` deletes the new snapshots after the job, if the job succeeds. The runner evaluates this input again ' +
            'after the job: exactly `false` then disables it. It never deletes a snapshot that `if-exists: reuse` found.',
    },
    'health-url': {
        type: { kind: 'list', separator: ',' },
        operations: ['create', 'restore'],
        default: '',
        description: 'One or more URLs, separated by commas or line breaks, that must respond with a status below 400 after a ' +
            'restore, within `timeout-seconds`; otherwise the step fails. For create only with `restore-on-failure`. The ' +
            'action sends a GET request every 2 seconds, without the token.',
    },
    'keep-last': {
        type: { kind: 'integer', min: 0, max: 100_000 },
        operations: ['create', 'delete'],
        default: '',
        description: 'The number of the newest snapshots matching `filter` to keep; the step deletes the other matching snapshots. ' +
            'At least 1 for create, at least 0 for delete. A create always keeps the snapshot that it just created.',
    },
    filter: {
        type: STRING,
        operations: ['create', 'list', 'delete'],
        default: '',
        description: 'A glob, such as `nightly-*`, that the action matches with the alias of each snapshot, or with its name if it ' +
            'has no alias. For create only with `keep-last`; for delete only with `keep-last` or `older-than`. Without a ' +
            'filter, list shows every snapshot, and no rule deletes anything.',
    },
    'older-than': {
        type: STRING,
        operations: ['delete'],
        default: '',
        description: 'Deletes only snapshots that are older than this duration, such as `12h`, `30d`, or `2w`.',
    },
    'backup-first': {
        type: BOOLEAN,
        operations: ['restore'],
        default: 'false',
        description: '`true` first creates a snapshot of the current state, so that you can undo the restore. Set `expiry-days` to ' +
            'let this backup expire.',
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
        description: '`true` reports what the step would do, without changing anything.',
    },
    'max-parallel': {
        type: { kind: 'integer', min: 1, max: 64 },
        operations: OPERATIONS,
        default: '8',
        description: 'The maximum number of containers to process at the same time, 1 to 64.',
    },
    'timeout-seconds': {
        type: { kind: 'integer', min: 1, max: 3600 },
        operations: OPERATIONS,
        default: '300',
        description: 'The time limit of the step, 1 to 3600 seconds, including all retries and the wait for a busy container.',
    },
    summary: {
        type: BOOLEAN,
        operations: OPERATIONS,
        default: 'true',
        description: '`false` disables the job summary.',
    },
    'job-status': {
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
        this.#problems.push(`\`${name}\` ${problem}${problem.endsWith('?') ? '' : '.'}`);
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

;// CONCATENATED MODULE: ./src/report/describe-rollback.ts


/** The annotation of a rollback: why it happened, what went back to when, and whether it is healthy. */
function describeRollback(jobStatus, results, health) {
    const done = results.filter(({ error }) => !error);
    const [only] = done;
    const how = describeEnd(jobStatus);
    const head = only && results.length === 1
        ? `${how}: container ${describeOne(only)}`
        : [
            `${how}: ${done.length} of ${(0,format/* formatCount */.B4)(results.length, 'container')} were rolled back.`,
            ...done.map(describeOne),
        ].join('\n');
    return [head, ...health.filter(({ isHealthy }) => isHealthy).map(describeHealthy)].join('\n');
}
/** How a job ended that is rolled back. */
function describeEnd(jobStatus) {
    return jobStatus === 'cancelled' ? 'The job was cancelled' : 'The job failed';
}
function describeOne({ snapshot, ms }) {
    const { name, createdAt } = snapshot;
    const when = createdAt === '' ? '' : `, to how it was at ${(0,format/* formatTime */.fU)(createdAt)}`;
    return `${nameOf(snapshot)} was rolled back to snapshot ${name}${when} (${(0,format/* formatDuration */.a3)(ms)}).`;
}
function describeHealthy({ url, last, ms }) {
    return `${url} is healthy (${last}) after ${(0,format/* formatDuration */.a3)(ms)}.`;
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
function bulletList(texts) {
    const shown = texts.slice(0, MAX_LIST_ITEMS).map((text) => `<li>${htmlText(text)}</li>`);
    const rest = texts.length - shown.length;
    return `<ul>${shown.join('')}${rest > 0 ? `<li>and ${rest} more</li>` : ''}</ul>`;
}
function code(text) {
    return `<code>${htmlText(text, MAX_CELL_LENGTH)}</code>`;
}
/** @param total the number of containers, of which `errors` failed */
function failureList(errors, total) {
    return `<p>❌ Failed for ${errors.length} of ${(0,format/* formatCount */.B4)(total, 'container')}:</p>\n${bulletList(errors)}`;
}
/** A link to the workflow run; nothing outside of GitHub. */
function runLink({ url, id, attempt, }) {
    return url === undefined ? [] : [`<p><a href="${htmlText(url)}">Run ${id}, attempt ${attempt}</a></p>`];
}

;// CONCATENATED MODULE: ./src/report/health.ts



/** Renders what became of each address after a restore: first those that are not healthy. */
function renderHealth(health) {
    return health
        .toSorted((a, b) => Number(a.isHealthy) - Number(b.isHealthy))
        .map(({ url, isHealthy, last, ms }) => {
        const state = isHealthy ? '✅ Healthy' : '❌ Restored, but not healthy';
        return `<p>${state}: ${code(url)} (${htmlText(last)}), after ${(0,format/* formatDuration */.a3)(ms)}</p>`;
    });
}

;// CONCATENATED MODULE: ./src/report/guard-summary.ts







/** Renders the summary of the post step: what failed comes first. */
function renderGuardSummary(action, jobStatus, { results, health }, { apiUrl, run }) {
    const done = results.filter(({ error }) => !error);
    const failed = results.filter(({ error }) => error);
    const errors = failed.flatMap(({ error }) => (error ? [error.message] : []));
    const commands = failed.map(({ snapshot }) => htmlText(restoreCommand(apiUrl, snapshot)));
    return [
        ...(action === 'rollback'
            ? ['> [!CAUTION]', `> ${describeResult(jobStatus, results, done)}`]
            : [`Deleted ${(0,format/* formatCount */.B4)(done.length, 'snapshot')}, since the job succeeded.`]),
        '',
        ...(errors.length === 0 ? [] : [failureList(errors, results.length)]),
        ...(action === 'rollback' && commands.length > 0
            ? [`<p>To restore by hand, with the token in HOODY&#95;TOKEN:</p>\n<pre>${commands.join('\n')}</pre>`]
            : []),
        ...renderHealth(health),
        ...(done.length === 0 ? [] : [renderDone(done)]),
        ...runLink(run),
        '',
    ].join('\n');
}
function describeResult(jobStatus, results, done) {
    const how = describeEnd(jobStatus);
    const [only] = done;
    if (!only)
        return `${how}, and nothing could be rolled back.`;
    if (results.length > 1)
        return `${how}: ${done.length} of ${results.length} containers were rolled back to the snapshots below.`;
    return `${how}: container ${describeSnapshot(only.snapshot)}.`;
}
function describeSnapshot(snapshot) {
    const { name, createdAt } = snapshot;
    const when = createdAt === '' ? '' : `, to how it was at ${(0,format/* formatTime */.fU)(createdAt)}`;
    return `${code(nameOf(snapshot))} was rolled back to snapshot ${code(name)}${when}`;
}
function renderDone(results) {
    return table(['Container', 'Snapshot', 'Created', 'Took'], results.map(({ snapshot, ms }) => [
        code(nameOf(snapshot)),
        code(snapshot.name),
        snapshot.createdAt && (0,format/* formatTime */.fU)(snapshot.createdAt),
        (0,format/* formatDuration */.a3)(ms),
    ]));
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
    signal.addEventListener('abort', () => setTimeout(() => controller.abort(), delayMs).unref(), {
        once: true,
    });
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
            await step.summarize(renderGuardSummary(plan.action, jobStatus, redacted, guard));
        }
        report(guard, plan, { results, health }, jobStatus, step);
    }
    catch (error) {
        const isRollback = guard.restoreOnFailure && plan.action !== 'cleanup';
        step.fail(error, isRollback ? describeManualRestore(guard, guard.snapshots) : undefined);
    }
    return !step.failed;
}
/** Fails the post step of a state that no step saved. */
function rejectState({ message }) {
    openStep(readToken(runnerInputs)).fail(new errors/* HoodyError */.CI('The saved state of the step is invalid. Nothing was restored or deleted.', [
        `Reason: ${message}`,
        'Check whether a step of the job sets environment variables whose names start with STATE_.',
        'To restore manually, run the operation `restore` with the snapshot that the log of the step names.',
    ]));
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
    const { connect, createProbe } = await Promise.all(/* import() */[__webpack_require__.e(779), __webpack_require__.e(954)]).then(__webpack_require__.bind(__webpack_require__, 408));
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
        'Expected success, failure, or cancelled. Do not set the input `job-status`.',
    ]);
}
/** Reports what was done, then what failed. A remaining snapshot is a warning, since the job succeeded. */
function report(guard, { action }, { results, health }, jobStatus, { fail, log }) {
    const done = results.filter(({ error }) => !error).length;
    if (action === 'rollback' && done > 0)
        log.warning(describeRollback(jobStatus, results, health));
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
    if (action === 'cleanup')
        log.result(describeCleanup(done, results.length));
}
function describeCleanup(done, total) {
    const count = done === total ? (0,format/* formatCount */.B4)(total, 'snapshot') : `${done} of ${total} snapshots`;
    return `Deleted ${count}, because the job succeeded.`;
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
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(488);
/* harmony import */ var _text_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(400);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(535);



/** One attempt failed; the retry decides whether there is another. */
class AttemptError extends Error {
    failure;
    constructor(failure) {
        super((0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .summarizeFailure */ .Ij)(failure));
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
        super((0,_text_message_js__WEBPACK_IMPORTED_MODULE_1__/* .composeMessage */ .S)(headline, ...details));
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

/***/ 488:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   fU: () => (/* binding */ formatTime)
/* harmony export */ });
/* unused harmony export formatBytes */
const UNITS = (/* unused pure expression or super */ null && (['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']));
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