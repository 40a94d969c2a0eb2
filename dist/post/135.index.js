"use strict";
exports.id = 135;
exports.ids = [135];
exports.modules = {

/***/ 916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
__webpack_unused_export__ = __webpack_unused_export__ = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
__webpack_unused_export__ = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
__webpack_unused_export__ = closest;


/***/ }),

/***/ 135:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  afterJob: () => (/* binding */ afterJob),
  rejectState: () => (/* binding */ rejectState)
});

;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}

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

// EXTERNAL MODULE: ./src/hoody/errors.ts
var errors = __webpack_require__(106);
;// CONCATENATED MODULE: ./src/operations/delete-if-present.ts

async function deleteIfPresent(client, containerId, name) {
    try {
        await client.delete(containerId, name);
    }
    catch (error) {
        if (!(0,errors/* isNotFound */.c4)(error))
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

// EXTERNAL MODULE: ./src/text/format.ts
var format = __webpack_require__(488);
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
    const when = createdAt === '' ? '' : `, created ${(0,format/* formatTime */.fU)(createdAt)}`;
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
    throw new errors/* HoodyError */.CI('Another job replaced it with a snapshot of the same name.', [
        `That one was created ${(0,format/* formatTime */.fU)(listed.created_at)}, and was not deleted.`,
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
    return new errors/* HoodyError */.CI(`Restored, but not healthy: ${url}`, [
        `The URL did not respond with a status below 400 within ${(0,format/* formatDuration */.a3)(ms)}. Last result: ${last}.`,
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
    return [(0,format/* formatAge */.nV)(iso, now), (0,format/* formatTime */.fU)(iso)];
}
function inline([main, ...details]) {
    return details.length === 0 ? main : `${main} (${details.join(', ')})`;
}
function subjectOf(names) {
    const [only, ...others] = names;
    return only !== undefined && others.length === 0 ? code(only) : (0,format/* formatCount */.B4)(names.length, 'container');
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
    const count = results.length === 1 ? 'snapshot' : (0,format/* formatCount */.B4)(results.length, 'snapshot');
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
    return `${share}${(0,format/* formatCount */.B4)(total, 'container')} ${done === 1 ? 'was' : 'were'}`;
}
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
        return `<p>${state}: ${code(url)} (${prose(last)}) after ${(0,format/* formatDuration */.a3)(ms)}</p>`;
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
        { head: 'Took', value: ({ ms }) => (0,format/* formatDuration */.a3)(ms), cell: ({ ms }) => [(0,format/* formatDuration */.a3)(ms)] },
    ];
    return table(columns, done);
}

// EXTERNAL MODULE: ./src/text/message.ts
var message = __webpack_require__(400);
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
        return plainLine(this.#redact(line));
    }
}
function describeExchange({ method, path, result, ms }) {
    return `${method} ${path} → ${result} (${(0,format/* formatDuration */.a3)(ms)})`;
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

;// CONCATENATED MODULE: ./src/after-job.ts




















async function afterJob(guard, plan, jobStatus, runner, network) {
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
async function rejectState({ message }, runner) {
    const step = openStep(runner, readToken(runner.inputs));
    const error = new errors/* HoodyError */.CI('The saved state of the step is invalid. Nothing was restored or deleted.', [
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
        throw new errors/* HoodyError */.CI('Another process already started this rollback, so it does not start again.', [
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
    const limit = pLimit(guard.maxParallel);
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
    return new errors/* HoodyError */.CI(`The job status "${jobStatus}" is unknown. Nothing was restored or deleted.`, [
        'Expected `success`, `failure`, or `cancelled`. Do not set the input `job-status`.',
    ]);
}
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

/***/ 488:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   fU: () => (/* binding */ formatTime),
/* harmony export */   nV: () => (/* binding */ formatAge)
/* harmony export */ });
/* unused harmony exports formatBytes, formatSpan */
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

/***/ 400:
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


/***/ })

};
;