"use strict";
exports.id = 957;
exports.ids = [957];
exports.modules = {

/***/ 916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = __webpack_unused_export__ = void 0;
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
exports.Io = distance;
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

/***/ 957:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(598);
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

;// CONCATENATED MODULE: ./src/guard/create-guard.ts
function createGuard(options, outcomes, labels) {
    if (!options.restoreOnFailure && !options.deleteOnSuccess)
        return undefined;
    if (outcomes.some(({ ok, plan }) => !ok || plan))
        return undefined;
    const snapshots = outcomes.flatMap(({ containerId, origin, snapshots: [snapshot] }) => {
        if (!snapshot)
            return [];
        const label = labels.get(containerId);
        return [
            {
                containerId,
                ...(label === undefined ? {} : { label }),
                name: snapshot.name,
                createdAt: snapshot.created_at ?? '',
                ...(origin ? { keep: true } : {}),
            },
        ];
    });
    return { ...options, snapshots };
}

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

;// CONCATENATED MODULE: ./src/guard/state.ts



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
    const apiUrl = new URL(state_text(fields['apiUrl']));
    const problem = findApiUrlProblem(apiUrl);
    if (problem)
        throw new Error(`the URL of the API ${problem}`);
    const { token } = fields;
    const labels = array(fields['labels']);
    return {
        id: state_text(fields['id']),
        apiUrl,
        ...(token === undefined ? {} : { token: state_text(token) }),
        restoreOnFailure: state_boolean(fields['restoreOnFailure']),
        deleteOnSuccess: state_boolean(fields['deleteOnSuccess']),
        healthUrls: array(fields['healthUrls']).map((url) => new URL(state_text(url))),
        maxParallel: positive(fields['maxParallel']),
        timeoutMs: positive(fields['timeoutMs']),
        summary: state_boolean(fields['summary']),
        snapshots: array(rows).map((row, index) => toSnapshot(array(row), labels[index])),
    };
}
function toSnapshot([id, name, createdAt, keep], label) {
    const containerId = state_text(id);
    if (!CONTAINER_ID.test(containerId))
        throw new Error(`${JSON.stringify(id)} is not a container id`);
    if (!isPlainSegment(state_text(name)))
        throw new Error(`${JSON.stringify(name)} is not the name of a snapshot`);
    return {
        containerId,
        ...(typeof label === 'string' ? { label } : {}),
        name: state_text(name),
        createdAt: state_text(createdAt),
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
function state_text(value) {
    if (typeof value !== 'string')
        throw unexpected(value);
    return value;
}
function state_boolean(value) {
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

// EXTERNAL MODULE: ./src/hoody/errors.ts
var hoody_errors = __webpack_require__(106);
// EXTERNAL MODULE: ./src/text/format.ts
var format = __webpack_require__(488);
;// CONCATENATED MODULE: ./src/health/unhealthy.ts


function unhealthy({ url, last, ms }) {
    return new hoody_errors/* HoodyError */.CI(`Restored, but not healthy: ${url}`, [
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
function nameByLabel(labels) {
    return (containerId) => labels.get(containerId) ?? containerId;
}

// EXTERNAL MODULE: ./src/hoody/retry.ts
var retry = __webpack_require__(231);
;// CONCATENATED MODULE: ./src/text/split-list.ts
function splitList(text, separator) {
    return text
        .split(separator)
        .map((item) => item.trim())
        .filter((item) => item !== '');
}

;// CONCATENATED MODULE: ./src/inputs/health-urls.ts

const MAX_URLS = 10;
const MAX_URL_LENGTH = 1_000;
function readHealthUrls(reader) {
    const texts = splitList(reader.text('health-url'), /[,\r\n]/);
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

// EXTERNAL MODULE: ./src/hoody/schema.ts
var schema = __webpack_require__(950);
;// CONCATENATED MODULE: ./src/operations/if-exists.ts



const IF_EXISTS = ['create', 'reuse', 'replace', 'fail'];
function findExisting(ifExists, alias, container, { snapshots, clockOffsetMs }, now) {
    const existing = snapshots.find((snapshot) => snapshot.alias === alias &&
        !(0,schema/* isExpired */._d)(snapshot, now + clockOffsetMs) &&
        (ifExists === 'fail' || (0,schema/* isAddressable */.$C)(snapshot)));
    if (existing && ifExists === 'fail') {
        throw new hoody_errors/* HoodyError */.CI(`Container ${container} already has a snapshot with the alias "${alias}". Nothing was created.`, [
            `It is snapshot ${existing.name}${describeAge(existing)}.`,
            'Use another `alias`, or set `if-exists` to reuse, replace, or create.',
        ]);
    }
    return existing;
}
function describeAge({ created_at }) {
    return created_at ? `, created ${(0,format/* formatTime */.fU)(created_at)}` : '';
}

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
        this.redact = redactionOf(readToken(source));
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

;// CONCATENATED MODULE: ./src/inputs/filter-input.ts


function readFilter(reader) {
    const filter = reader.text('filter');
    reader.rejectControlCharacters('filter', filter);
    const problem = findGlobProblem(filter);
    if (problem && !hasControlCharacters(filter))
        reader.report('filter', problem);
    return filter;
}

;// CONCATENATED MODULE: ./src/snapshots/selector.ts
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
    if (length > schema/* MAX_ALIAS_LENGTH */.jm) {
        reader.report('alias', `has ${length} characters; the limit is ${schema/* MAX_ALIAS_LENGTH */.jm}`);
    }
    reader.rejectControlCharacters('alias', alias);
    return alias;
}

// EXTERNAL MODULE: ./src/hoody/endpoint.ts
var endpoint = __webpack_require__(796);
;// CONCATENATED MODULE: ./src/hoody/api-url.ts

function api_url_findApiUrlProblem(url) {
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
    const text = reader.text('container-id') || (reader.source.env('HOODY_CONTAINER_ID') ?? '').trim();
    const items = splitList(reader.redact(text), /[,\r\n]/);
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
    else if (token.length < MIN_TOKEN_LENGTH) {
        reader.report('token', `has fewer than ${MIN_TOKEN_LENGTH} characters. Check that the secret is the whole token`);
    }
    return token;
}
function readApiUrl(reader) {
    const url = URL.parse(reader.text('api-url'));
    const problem = url ? api_url_findApiUrlProblem(url) : 'is not a valid URL, such as https://api.hoody.com';
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

;// CONCATENATED MODULE: ./src/operations/request.ts
function isDryRun(request) {
    return request.operation !== 'list' && request.dryRun;
}

;// CONCATENATED MODULE: ./src/operations/describe-result.ts


function describeResult(request, outcomes, nameOf) {
    const done = outcomes.filter(({ ok }) => ok);
    const [first] = done;
    if (!first)
        return undefined;
    if (isDryRun(request))
        return 'Dry run: nothing was changed.';
    return outcomes.length === 1
        ? describeOne(request, first, `container ${nameOf(first.containerId)}`)
        : describeSeveral(request, done, outcomes.length);
}
function describeOne(request, outcome, container) {
    const [only] = outcome.snapshots;
    const snapshot = only && outcome.snapshots.length === 1 ? `snapshot ${only.name}` : countSnapshots([outcome]);
    switch (request.operation) {
        case 'create':
            return `${outcome.origin === 'reused' ? 'Reused' : 'Created'} ${snapshot} of ${container}.`;
        case 'list':
            return `Found ${countSnapshots([outcome])} of ${container}.`;
        case 'restore':
            return `Restored ${container} from ${snapshot}.`;
        case 'alias':
            return request.alias === null
                ? `Removed the alias of ${snapshot} of ${container}.`
                : `Set the alias "${request.alias}" on ${snapshot} of ${container}.`;
        case 'delete':
            return `Deleted ${snapshot} of ${container}.`;
    }
}
function describeSeveral(request, done, total) {
    const containers = done.length === total ? `${total} containers` : `${done.length} of ${total} containers`;
    switch (request.operation) {
        case 'create': {
            const created = done.filter(({ origin }) => origin !== 'reused');
            const reused = done.length - created.length;
            return created.length === 0
                ? `Reused ${countSnapshots(done)} of ${containers}.`
                : `Created ${countSnapshots(created)} of ${containers}${reused === 0 ? '' : `, and reused ${reused}`}.`;
        }
        case 'list':
            return `Found ${countSnapshots(done)} of ${containers}.`;
        case 'restore':
            return `Restored ${containers}.`;
        case 'alias':
            return request.alias === null
                ? `Removed the alias of a snapshot of ${containers}.`
                : `Set the alias "${request.alias}" on a snapshot of ${containers}.`;
        case 'delete':
            return `Deleted ${countSnapshots(done)} of ${containers}.`;
    }
}
function countSnapshots(outcomes) {
    const count = outcomes.reduce((sum, { snapshots }) => sum + snapshots.length, 0);
    return count === 0 ? 'no snapshots' : (0,format/* formatCount */.B4)(count, 'snapshot');
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

// EXTERNAL MODULE: ./src/text/message.ts
var message = __webpack_require__(400);
;// CONCATENATED MODULE: ./src/operations/find-snapshot.ts






class MissingError extends hoody_errors/* HoodyError */.CI {
    constructor(container, selector, near) {
        super(`Container ${container} has no snapshot "${selector}".`, [describeNear(near)]);
        this.name = 'MissingError';
    }
}
class UnaddressableError extends hoody_errors/* HoodyError */.CI {
    constructor({ name }, container) {
        super(`Could not use snapshot ${JSON.stringify(name)} of container ${container}.`, [
            'Its name cannot be part of a URL path, so no request can address it. Choose another snapshot.',
        ]);
        this.name = 'UnaddressableError';
    }
}
function createLookup({ client, logger, nameOf }, containerId) {
    let listed;
    return {
        containerId,
        container: nameOf(containerId),
        logger,
        list: () => {
            listed ??= client.list(containerId);
            return listed;
        },
    };
}
async function applyToSnapshot(lookup, selector, apply, check) {
    let notFound;
    const { by, text } = parseSelector(selector);
    if (by !== 'alias' && looksLikeName(text)) {
        try {
            return await apply({ name: text });
        }
        catch (error) {
            if (!(0,hoody_errors/* isNotFound */.c4)(error))
                throw error;
            notFound = error;
        }
    }
    const selection = await findSnapshot(lookup, selector, check);
    if (notFound && selection.by === 'name')
        throw notFound;
    return apply(selection.snapshot);
}
async function findSnapshot(lookup, selector, check) {
    const { snapshots } = await lookup.list();
    const selection = selectSnapshot(snapshots, parseSelector(selector));
    if (selection.kind === 'missing')
        throw new MissingError(lookup.container, selector, selection.near);
    if (selection.kind === 'ambiguous')
        throw ambiguous(lookup.container, selector, selection);
    if (!(0,schema/* isAddressable */.$C)(selection.snapshot))
        throw new UnaddressableError(selection.snapshot, lookup.container);
    check(selection);
    if (selection.literal) {
        lookup.logger.warning((0,message/* composeMessage */.S)(`"${selector}" selects snapshot ${selection.snapshot.name}, not ${selection.literal.name}.`, `The name or alias of snapshot ${selection.literal.name} is that whole text. To select it, use ` +
            `\`name:${selection.literal.name}\`.`));
    }
    if (selection.by !== 'name')
        lookup.logger.info(describeSelection(selection, selector));
    return selection;
}
function ambiguous(container, selector, { named, aliased }) {
    return new hoody_errors/* HoodyError */.CI(`"${selector}" is ambiguous in container ${container}. Nothing was changed.`, [
        `It is the name of snapshot ${named.name} and the alias of ${aliased.map(({ name }) => name).join(', ')}.`,
        `To select one, use \`name:${selector}\` or \`alias:${selector}\`.`,
    ]);
}
function acceptNewest(logger) {
    return ({ snapshot, sharingAlias }) => {
        if (sharingAlias.length === 0)
            return;
        logger.warning((0,message/* composeMessage */.S)(`Using the newest of ${sharingAlias.length + 1} snapshots with the alias "${snapshot.alias}": ${snapshot.name}.`, `The others are ${sharingAlias.map(({ name }) => name).join(', ')}.`));
    };
}
function describeSelection({ by, snapshot }, selector) {
    if (by === 'latest')
        return `The newest snapshot is ${snapshot.name}${describeAlias(snapshot)}${describeAge(snapshot)}.`;
    if (selector === LATEST) {
        return `Using the snapshot with the alias "${LATEST}", not the newest: ${snapshot.name}${describeAge(snapshot)}.`;
    }
    return `"${selector}" is snapshot ${snapshot.name}${describeAge(snapshot)}.`;
}
function describeNear(near) {
    if (near.length === 0)
        return 'It has no snapshots.';
    return `Similar snapshots: ${near.map((snapshot) => snapshot.name + describeAlias(snapshot)).join(', ')}.`;
}
function describeAlias({ alias }) {
    return alias ? ` (${JSON.stringify(alias)})` : '';
}

;// CONCATENATED MODULE: ./src/operations/alias.ts

async function alias(request, containerId, context) {
    const { client, logger, nameOf } = context;
    const lookup = createLookup(context, containerId);
    const selector = request.snapshots.get(containerId) ?? '';
    const check = acceptNewest(logger);
    if (request.dryRun) {
        const { snapshot } = await findSnapshot(lookup, selector, check);
        const change = request.alias === null ? 'remove the alias of' : `set the alias "${request.alias}" on`;
        const plan = [`${change} snapshot ${snapshot.name} of container ${nameOf(containerId)}`];
        logger.info(`Dry run: would ${plan[0]}.`);
        return { ok: true, containerId, changed: false, snapshots: [snapshot], plan };
    }
    let oldAlias;
    const snapshot = await applyToSnapshot(lookup, selector, async (known) => {
        oldAlias = known.alias;
        return { ...known, ...(await client.setAlias(containerId, known.name, request.alias)) };
    }, check);
    logger.info(request.alias === null
        ? `Removed the alias of snapshot ${snapshot.name} of container ${nameOf(containerId)}.`
        : `Set the alias "${request.alias}" on snapshot ${snapshot.name} of container ${nameOf(containerId)}.`);
    return {
        ok: true,
        containerId,
        changed: true,
        snapshots: [snapshot],
        ...(oldAlias === undefined ? {} : { oldAlias }),
    };
}

// EXTERNAL MODULE: ./src/hoody/create-once.ts
var create_once = __webpack_require__(683);
;// CONCATENATED MODULE: ./src/operations/delete-if-present.ts

async function deleteIfPresent(client, containerId, name) {
    try {
        await client.delete(containerId, name);
    }
    catch (error) {
        if (!(0,hoody_errors/* isNotFound */.c4)(error))
            throw error;
    }
}

;// CONCATENATED MODULE: ./src/operations/strays.ts




const FIRST_INTERVAL_MS = 500;
const MAX_LAST_LOOKS = 3;
const LOST = 'The response to an attempt was lost, so it is unknown whether that attempt created a snapshot.';
const UNKNOWN_CREATOR = 'An attempt whose response was lost, or another job, may have created it.';
async function deleteStrays(containerId, pending, context) {
    const { isComplete, missing } = await searchAndDelete(containerId, pending, context);
    if (isComplete)
        return;
    const aliases = missing.map(({ alias }) => `"${alias}"`).join(' or ');
    context.logger.warning((0,message/* composeMessage */.S)(`Container ${context.nameOf(containerId)} may have another snapshot from this step.`, LOST, `Look for the alias ${aliases} with the operation \`list\`, and delete a snapshot that has it.`));
}
async function searchAndDelete(containerId, pending, context) {
    const { logger, nameOf } = context;
    let missing = [...pending];
    const isComplete = await watch(containerId, pending, context, async ({ snapshots }, client) => {
        for (const snapshot of snapshots) {
            if (!missing.some(({ alias }) => (0,create_once/* hasAlias */.T$)(snapshot, alias)))
                continue;
            await deleteIfPresent(client, containerId, snapshot.name);
            logger.info(`Deleted duplicate snapshot ${snapshot.name} of container ${nameOf(containerId)}, from an attempt whose response was lost.`);
            missing = missing.filter(({ alias }) => !(0,create_once/* hasAlias */.T$)(snapshot, alias));
        }
        return missing.length === 0;
    });
    return { isComplete, missing };
}
async function deleteUnreported(error, containerId, context) {
    const { missing } = await searchAndDelete(containerId, error.pending, context);
    return missing.length === 0 ? error.cause : error;
}
async function reportStrays(containerId, pending, created, context) {
    const { logger, nameOf } = context;
    const container = nameOf(containerId);
    const [first] = pending;
    if (!first)
        return created;
    let current = created;
    let strays = [];
    const isComplete = await watch(containerId, pending, context, async (list) => {
        const listed = list.snapshots.find(({ name }) => name === created.name);
        strays = list.snapshots.filter((snapshot) => snapshot !== listed && snapshot.alias === first.alias && (0,create_once/* isCreatedAfter */.Vh)(snapshot, first.sentAt, list));
        const isShown = listed !== undefined && !isOlder(listed, created);
        const isReplaced = !listed && strays.some((stray) => !isOlder(stray, created));
        current = isShown ? listed : isReplaced ? undefined : created;
        return isShown && strays.length >= pending.length;
    });
    if (!isComplete) {
        logger.warning((0,message/* composeMessage */.S)(`Container ${container} may have another new snapshot with the alias "${first.alias}".`, LOST, 'Check the snapshots with the operation `list`.'));
    }
    const [kept = created, ...others] = current ? [current, ...strays] : strays;
    if (kept.name !== created.name) {
        logger.warning((0,message/* composeMessage */.S)(`Snapshot ${kept.name} of container ${container} replaced snapshot ${created.name}.`, `It has the same alias. ${UNKNOWN_CREATOR}`));
    }
    for (const { name } of others) {
        logger.warning((0,message/* composeMessage */.S)(`Container ${container} has another new snapshot with the alias "${first.alias}": ${name}.`, `${UNKNOWN_CREATOR} It was not deleted.`));
    }
    return kept;
}
function isOlder(snapshot, other) {
    return ((0,schema/* createdAt */.CT)(snapshot) ?? 0) < ((0,schema/* createdAt */.CT)(other) ?? 0);
}
async function watch(containerId, pending, { cleanupClient, now, sleep }, look) {
    const end = Math.max(...pending.map(({ endsAt }) => endsAt));
    let lastLooks = 0;
    for (let intervalMs = FIRST_INTERVAL_MS;; intervalMs *= 2) {
        const isLast = now() >= end;
        let hasLooked = false;
        const client = cleanupClient();
        try {
            if (await look(await client.list(containerId), client))
                return true;
            hasLooked = true;
        }
        catch {
        }
        if (isLast)
            lastLooks += 1;
        if (isLast && (hasLooked || lastLooks === MAX_LAST_LOOKS))
            return hasLooked;
        try {
            await sleep(isLast ? FIRST_INTERVAL_MS : Math.min(intervalMs, Math.max(0, end - now())));
        }
        catch {
            return false;
        }
    }
}

;// CONCATENATED MODULE: ./src/operations/create-snapshot.ts

async function createSnapshot(containerId, options, { start, describeResult }, context) {
    const { client, logger } = context;
    const result = await logger.withProgress(start, () => client.create(containerId, options), describeResult);
    const { snapshot, source, pending } = result;
    if (pending.length === 0)
        return result;
    if (options.alias.kind === 'generated') {
        await deleteStrays(containerId, pending, context);
        return result;
    }
    const kept = await reportStrays(containerId, pending, snapshot, context);
    const isSame = kept.name === snapshot.name && kept.created_at === snapshot.created_at;
    return { snapshot: kept, source: isSame || source === 'existing' ? source : 'list', pending };
}

;// CONCATENATED MODULE: ./src/operations/outcome.ts
async function captureFailure(containerId, work) {
    try {
        return await work();
    }
    catch (error) {
        return { ok: false, containerId, changed: false, snapshots: [], error: error };
    }
}

;// CONCATENATED MODULE: ./src/snapshots/filter.ts


function compileFilter(glob) {
    const matches = compileGlob(glob);
    return ({ alias, name }) => {
        const label = alias || name;
        return isWithinLimit(label) && matches(label);
    };
}
function isWithinLimit(label) {
    return label.length <= 2 * schema/* MAX_ALIAS_LENGTH */.jm && [...label].length <= schema/* MAX_ALIAS_LENGTH */.jm;
}

;// CONCATENATED MODULE: ./src/snapshots/retention.ts

function selectForDeletion(snapshots, { matches, keepLast = 0, olderThanMs }, keptNames, now) {
    return snapshots
        .flatMap((snapshot) => {
        const created = (0,schema/* createdAt */.CT)(snapshot);
        const isCounted = created !== undefined && !(0,schema/* isExpired */._d)(snapshot, now) && matches(snapshot);
        return isCounted ? [{ snapshot, created }] : [];
    })
        .slice(keepLast)
        .filter(({ created }) => olderThanMs === undefined || now - created >= olderThanMs)
        .map(({ snapshot }) => snapshot)
        .filter(({ name }) => !keptNames.has(name));
}

;// CONCATENATED MODULE: ./src/operations/superseded.ts







async function supersede(request, outcome, context) {
    const { alias, ifExists, retention } = request;
    const [created] = outcome.snapshots;
    if (!created || (ifExists !== 'replace' && !retention))
        return outcome;
    const changed = (await deleteSuperseded(request, outcome.containerId, created, context)) || outcome.changed;
    if (ifExists !== 'replace' || alias === undefined || created.alias === alias)
        return { ...outcome, changed };
    return takeOverAlias(alias, { ...outcome, changed }, created, context);
}
async function deleteSuperseded(request, containerId, created, { client, logger, nameOf, now }) {
    const container = nameOf(containerId);
    let changed = false;
    try {
        const list = await client.list(containerId);
        const listed = list.snapshots.find(({ name }) => name === created.name);
        if (!listed)
            throw new hoody_errors/* HoodyError */.CI('The list of snapshots does not contain the new one.');
        const kept = { ...listed, alias: request.alias ?? listed.alias ?? null };
        const snapshots = list.snapshots.map((snapshot) => (snapshot === listed ? kept : snapshot));
        for (const { name } of await findSuperseded(request, kept, { ...list, snapshots }, now())) {
            await deleteIfPresent(client, containerId, name);
            changed = true;
            logger.info(`Deleted older snapshot ${name} of container ${container}.`);
        }
    }
    catch (error) {
        const headline = `Could not delete all older snapshots of container ${container}.`;
        logger.warning((0,message/* composeMessage */.S)(headline, error));
    }
    return changed;
}
async function takeOverAlias(alias, outcome, { name }, { client, cleanupClient, logger, nameOf }) {
    const { containerId } = outcome;
    const container = nameOf(containerId);
    try {
        const renamed = await client.setAlias(containerId, name, alias).catch((error) => {
            if (!isCutShort(error))
                throw error;
            return cleanupClient().setAlias(containerId, name, alias);
        });
        logger.info(`Set the alias "${alias}" on snapshot ${name} of container ${container}.`);
        const snapshots = outcome.snapshots.map((snapshot) => ({ ...snapshot, ...renamed }));
        return { ...outcome, changed: true, snapshots };
    }
    catch (error) {
        const headline = `Created snapshot ${name} of container ${container}, but could not set its alias.`;
        return { ...outcome, ok: false, error: new hoody_errors/* HoodyError */.CI(headline, [error]) };
    }
}
function isCutShort(error) {
    if (!(error instanceof hoody_errors/* HoodyError */.CI))
        return false;
    return error.failure === undefined || (0,retry/* classifyFailure */.XE)(error.failure) !== 'final';
}
async function findSuperseded({ ifExists, retention, alias }, kept, { snapshots, clockOffsetMs }, now) {
    const keptNames = new Set([kept.name]);
    const keptAt = (0,schema/* createdAt */.CT)(kept) ?? Number.POSITIVE_INFINITY;
    const isReplaced = (snapshot) => ifExists === 'replace' &&
        snapshot.alias === alias &&
        snapshot.name !== kept.name &&
        (0,schema/* isAddressable */.$C)(snapshot) &&
        ((0,schema/* createdAt */.CT)(snapshot) ?? 0) <= keptAt;
    const replaced = snapshots.filter(isReplaced);
    if (!retention)
        return replaced;
    const { keepLast, filter } = retention;
    const others = snapshots.filter((snapshot) => !replaced.includes(snapshot));
    const matches = await compileFilter(filter);
    return [
        ...replaced,
        ...selectForDeletion(others, { matches, keepLast }, keptNames, now + clockOffsetMs).filter(schema/* isAddressable */.$C),
    ];
}

;// CONCATENATED MODULE: ./src/operations/plan-create.ts


async function planCreate(request, containerId, { client, logger, nameOf, generateAlias, now }) {
    const { ifExists } = request;
    const container = nameOf(containerId);
    const alias = request.alias ?? generateAlias('run');
    const list = await client.list(containerId);
    const existing = ifExists === 'reuse' || ifExists === 'fail'
        ? findExisting(ifExists, alias, container, list, now())
        : undefined;
    const created_at = list.snapshots[0]?.created_at ?? new Date(0).toISOString();
    const planned = { name: '', alias, created_at };
    const superseded = existing
        ? findSuperseded(request, existing, list, now())
        : findSuperseded(request, planned, { ...list, snapshots: [planned, ...list.snapshots] }, now());
    const plan = [
        existing
            ? `reuse snapshot ${existing.name} of container ${container}`
            : `create a snapshot of container ${container} with the alias "${alias}"`,
        ...(await superseded).map(({ name }) => `delete snapshot ${name} of container ${container}`),
    ];
    for (const step of plan)
        logger.info(`Dry run: would ${step}.`);
    return { ok: true, containerId, changed: false, snapshots: existing ? [existing] : [], plan };
}

;// CONCATENATED MODULE: ./src/operations/undo-create.ts





class UndoneError extends hoody_errors/* HoodyError */.CI {
}
async function undoCreate({ alias }, outcomes, before, context) {
    const { nameOf } = context;
    const failed = outcomes.flatMap(({ ok, containerId }) => (ok ? [] : [nameOf(containerId)]));
    const client = context.cleanupClient();
    return context.mapConcurrently(outcomes, async (outcome) => {
        const { containerId, changed, snapshots } = outcome;
        const container = nameOf(containerId);
        const [created] = snapshots;
        if (!outcome.ok) {
            if (!(outcome.error instanceof hoody_errors/* AmbiguousCreateError */.J$))
                return outcome;
            if (outcome.error.pending.some((attempt) => attempt.alias === alias))
                return outcome;
            return { ...outcome, error: await deleteUnreported(outcome.error, containerId, context) };
        }
        if (!changed || !created)
            return outcome;
        try {
            const reason = outcome.origin === 'inferred'
                ? 'Another job may have created it.'
                : await findReasonToKeep(alias, created, before.get(containerId) ?? [], () => client.list(containerId), context.sleep);
            if (reason !== undefined) {
                const headline = `Kept snapshot ${created.name} of container ${container}, although the create failed.`;
                const details = [reason, 'If you do not need the snapshot, delete it by its name.'];
                return { ...outcome, ok: false, error: new hoody_errors/* HoodyError */.CI(headline, details) };
            }
            await deleteIfPresent(client, containerId, created.name);
        }
        catch (error) {
            const headline = `Could not undo the creation of snapshot ${created.name} of container ${container}.`;
            return { ...outcome, ok: false, error: new hoody_errors/* HoodyError */.CI(headline, [error]) };
        }
        const message = `Deleted the new snapshot ${created.name} of container ${container}, ` +
            `because the create failed for ${failed.join(', ')}.`;
        context.logger.info(message);
        return { ok: false, containerId, changed: false, snapshots: [], error: new UndoneError(message) };
    });
}
const WAITS_MS = [0, 500, 1_000, 2_000];
async function findReasonToKeep(alias, created, before, list, sleep) {
    if (alias === undefined)
        return undefined;
    const older = before.filter((snapshot) => (0,create_once/* hasAlias */.T$)(snapshot, alias));
    for (const waitMs of WAITS_MS) {
        if (waitMs > 0)
            await sleep(waitMs);
        const { snapshots } = await list();
        const present = snapshots.find(({ name }) => name === created.name);
        if (present || older.length === 0)
            return compare(created, present, older, snapshots);
    }
    throw new hoody_errors/* HoodyError */.CI('The list of snapshots does not contain the new one.');
}
function compare(created, present, older, snapshots) {
    if (present?.created_at && created.created_at && present.created_at !== created.created_at)
        return `Another job replaced it with a snapshot of the same name${describeAge(present)}.`;
    const changed = older.find((snapshot) => snapshot.name === created.name ||
        !snapshots.some((listed) => listed.name === snapshot.name &&
            listed.created_at === snapshot.created_at &&
            (listed.alias ?? null) === (snapshot.alias ?? null)));
    return (changed &&
        (created.name === changed.name
            ? `It replaced the older snapshot ${changed.name}.`
            : `It replaced the older snapshot ${changed.name}, or took its alias.`));
}

;// CONCATENATED MODULE: ./src/operations/create.ts









async function create(request, containerIds, context) {
    if (request.dryRun) {
        return context.mapConcurrently(containerIds, (containerId) => captureFailure(containerId, () => planCreate(request, containerId, context)));
    }
    const before = new Map();
    const mustLookFirst = request.alias !== undefined && (request.ifExists !== 'create' || containerIds.length > 1);
    const outcomes = await context.mapConcurrently(containerIds, (containerId) => captureFailure(containerId, async () => {
        const list = mustLookFirst ? await context.client.list(containerId) : undefined;
        if (list)
            before.set(containerId, list.snapshots);
        try {
            return await createOne(request, containerId, list, context);
        }
        catch (error) {
            throw explainLimit(error, request);
        }
    }));
    if (outcomes.some(({ ok }) => !ok))
        return undoCreate(request, outcomes, before, context);
    return context.mapConcurrently(outcomes, (outcome) => supersede(request, outcome, context));
}
async function createOne(request, containerId, list, context) {
    const { alias, ifExists } = request;
    const { logger, nameOf, now } = context;
    if (alias === undefined)
        return createWith(generatedAlias('run', context), request, containerId, context);
    const explicit = { kind: 'explicit', alias };
    if (!list || ifExists === 'create')
        return createWith(explicit, request, containerId, context);
    if (ifExists === 'reuse' || ifExists === 'fail') {
        const find = (latest) => findExisting(ifExists, alias, nameOf(containerId), latest, now());
        const existing = find(list);
        if (!existing)
            return createWith(explicit, request, containerId, context, find);
        logger.info(`Container ${nameOf(containerId)} already has snapshot ${existing.name} with the alias "${alias}"` +
            `${describeAge(existing)}. The step reuses it.`);
        return { ok: true, containerId, changed: false, origin: 'reused', snapshots: [existing] };
    }
    const createAside = () => createWith(generatedAlias(alias, context), request, containerId, context);
    if (list.snapshots.some((snapshot) => (0,create_once/* hasAlias */.T$)(snapshot, alias)))
        return createAside();
    try {
        return await createWith(explicit, request, containerId, context);
    }
    catch (error) {
        if (!(error instanceof hoody_errors/* NameTakenError */.B6))
            throw error;
        return createAside();
    }
}
function generatedAlias(word, { generateAlias }) {
    return { kind: 'generated', first: generateAlias(word), next: () => generateAlias(word) };
}
async function createWith(alias, { expiryDays }, containerId, context, find) {
    const text = alias.kind === 'explicit' ? alias.alias : alias.first;
    const container = context.nameOf(containerId);
    const { snapshot, source } = await createSnapshot(containerId, {
        alias,
        ...(expiryDays === undefined ? {} : { expiryDays }),
        ...(find ? { findExisting: find } : {}),
    }, {
        start: `Creating a snapshot of container ${container} with the alias "${text}"`,
        describeResult: describeCreated(container),
    }, context);
    if (source === 'existing')
        return { ok: true, containerId, changed: false, origin: 'reused', snapshots: [snapshot] };
    const isInferred = source === 'list' && alias.kind === 'explicit';
    return {
        ok: true,
        containerId,
        changed: true,
        snapshots: [snapshot],
        ...(isInferred ? { origin: 'inferred' } : {}),
    };
}
function describeCreated(container) {
    return ({ snapshot: { name, expires_at }, source }) => source === 'existing'
        ? `Reused snapshot ${name} of container ${container}, which another job created in the meantime`
        : `Created snapshot ${name} of container ${container}` +
            (expires_at ? `, which expires at ${(0,format/* formatTime */.fU)(expires_at)}` : '');
}
function explainLimit(error, { retention }) {
    if (!(error instanceof hoody_errors/* HoodyError */.CI) || !retention)
        return error;
    return error instanceof hoody_errors/* AmbiguousCreateError */.J$
        ? new hoody_errors/* AmbiguousCreateError */.J$(adviseOnKeepLast(error.cause, retention.keepLast), error.pending)
        : adviseOnKeepLast(error, retention.keepLast);
}
function adviseOnKeepLast(error, keepLast) {
    const limit = error.failure?.kind === 'status' ? error.failure.usage?.limit : undefined;
    if (limit === undefined || limit < 2 || keepLast < limit)
        return error;
    return new hoody_errors/* HoodyError */.CI(error, [
        `\`keep-last: ${keepLast}\` leaves no room for a new snapshot below the limit of ${limit}. Use \`keep-last: ${limit - 1}\` or less.`,
    ], error.failure);
}

;// CONCATENATED MODULE: ./src/snapshots/comma-alias.ts

function findCommaAlias(snapshots, selectors) {
    const list = `,${selectors.join(',')},`;
    return snapshots.find(({ alias }) => {
        if (!alias?.includes(','))
            return false;
        const items = splitList(alias, /,/).join(',');
        return list.includes(`,${items},`) || list.includes(`,alias:${items},`);
    });
}

;// CONCATENATED MODULE: ./src/operations/delete.ts








async function deleteSnapshots(request, containerId, context) {
    const lookup = createLookup(context, containerId);
    if (request.by === 'choice' && !request.dryRun) {
        const [only, ...others] = request.snapshots.get(containerId)?.selectors ?? [];
        if (only !== undefined && others.length === 0)
            return deleteOnly(request, lookup, only, context);
    }
    const { snapshots, errors, kept } = request.by === 'rule'
        ? await selectByRule(request, lookup, context)
        : await selectByChoice(request, lookup);
    const counted = kept === undefined ? {} : { kept };
    if (request.dryRun) {
        const plan = snapshots.map(({ name }) => `delete snapshot ${name} of container ${lookup.container}`);
        for (const step of plan)
            context.logger.info(`Dry run: would ${step}.`);
        return toOutcome({ containerId, changed: false, snapshots, plan, ...counted }, errors, lookup);
    }
    const deleted = [];
    const isMissingOk = request.by === 'rule' || request.ignoreMissing;
    for (const snapshot of snapshots) {
        try {
            await deleteOne(snapshot, containerId, isMissingOk, context);
            deleted.push(snapshot);
        }
        catch (error) {
            errors.push(error);
        }
    }
    return toOutcome({ containerId, changed: deleted.length > 0, snapshots: deleted, ...counted }, errors, lookup);
}
async function deleteOnly({ ignoreMissing }, lookup, selector, context) {
    const { containerId } = lookup;
    let notFound;
    const apply = async (snapshot) => {
        try {
            await deleteOne(snapshot, containerId, false, context);
            return snapshot;
        }
        catch (error) {
            if ((0,hoody_errors/* isNotFound */.c4)(error))
                notFound = error;
            throw error;
        }
    };
    try {
        const snapshot = await applyToSnapshot(lookup, selector, apply, rejectSharedAlias(lookup.container));
        return { ok: true, containerId, changed: true, snapshots: [snapshot] };
    }
    catch (error) {
        if (!ignoreMissing || !(error instanceof MissingError || error === notFound))
            throw error;
        lookup.logger.info(describeNothing(lookup, selector));
        return { ok: true, containerId, changed: false, snapshots: [] };
    }
}
async function deleteOne({ name }, containerId, isMissingOk, { client, logger, nameOf }) {
    if (isMissingOk)
        await deleteIfPresent(client, containerId, name);
    else
        await client.delete(containerId, name);
    logger.info(`Deleted snapshot ${name} of container ${nameOf(containerId)}.`);
}
async function selectByChoice({ ignoreMissing, snapshots }, lookup) {
    const { containerId, container } = lookup;
    const { selectors, separator } = snapshots.get(containerId) ?? { selectors: [], separator: 'line break' };
    if (separator === 'comma')
        rejectCommaAlias(container, selectors, (await lookup.list()).snapshots);
    const check = rejectSharedAlias(container);
    const selected = new Map();
    const errors = [];
    if (selectors.length > 0)
        await lookup.list();
    for (const selector of selectors) {
        try {
            const { snapshot } = await findSnapshot(lookup, selector, check);
            selected.set(snapshot.name, snapshot);
        }
        catch (error) {
            if (ignoreMissing && error instanceof MissingError)
                lookup.logger.info(describeNothing(lookup, selector));
            else
                errors.push(error);
        }
    }
    if (errors.length > 0) {
        const count = `${errors.length} of ${selectors.length} snapshots`;
        const headline = `Could not select ${count} of container ${container}. Nothing was deleted.`;
        throw joinErrors(errors, headline);
    }
    return { snapshots: [...selected.values()], errors };
}
async function selectByRule({ filter, keepLast, olderThanMs }, lookup, { now }) {
    const { container, logger } = lookup;
    const matches = await compileFilter(filter);
    const { snapshots, clockOffsetMs } = await lookup.list();
    const selected = selectForDeletion(snapshots, {
        matches,
        ...(keepLast === undefined ? {} : { keepLast }),
        ...(olderThanMs === undefined ? {} : { olderThanMs }),
    }, new Set(), now() + clockOffsetMs);
    const { length: matched } = snapshots.filter(matches);
    logger.info(`Container ${container}: ${(0,format/* formatCount */.B4)(snapshots.length, 'snapshot')}, ` +
        `${matched} matching ${filter}, ${selected.length} to delete.`);
    return {
        kept: matched - selected.length,
        snapshots: selected.filter(schema/* isAddressable */.$C),
        errors: selected
            .filter((snapshot) => !(0,schema/* isAddressable */.$C)(snapshot))
            .map((snapshot) => new UnaddressableError(snapshot, container)),
    };
}
function toOutcome(outcome, errors, { container }) {
    if (errors.length === 0)
        return { ...outcome, ok: true };
    const headline = `Could not delete ${errors.length} snapshots of container ${container}.`;
    return { ...outcome, ok: false, error: joinErrors(errors, headline) };
}
function describeNothing({ container }, selector) {
    return `Container ${container} has no snapshot "${selector}", so there is nothing to delete.`;
}
function rejectCommaAlias(container, selectors, snapshots) {
    const found = findCommaAlias(snapshots, selectors);
    if (!found)
        return;
    throw new hoody_errors/* HoodyError */.CI(`The commas in \`snapshot\` are ambiguous for container ${container}. Nothing was deleted.`, [
        `They can separate snapshots, or belong to the alias "${found.alias}" of snapshot ${found.name}.`,
        `To delete several snapshots, write each on its own line. To delete that one, use \`name:${found.name}\`.`,
    ]);
}
function rejectSharedAlias(container) {
    return ({ snapshot: { alias, name }, sharingAlias }) => {
        if (sharingAlias.length === 0)
            return;
        const names = [name, ...sharingAlias.map((other) => other.name)].join(', ');
        throw new hoody_errors/* HoodyError */.CI(`${sharingAlias.length + 1} snapshots of container ${container} have the alias "${alias}".`, [`They are ${names}.`, 'Nothing was deleted. Use the name of the snapshot to delete.']);
    };
}
function joinErrors(errors, headline) {
    const [only, ...others] = errors;
    return only && others.length === 0 ? only : new hoody_errors/* HoodyError */.CI(headline, errors);
}

;// CONCATENATED MODULE: ./src/operations/snapshot-table.ts

const MAX_ROWS = 20;
const COLUMNS = [
    { title: 'Name', cell: ({ name }) => name },
    { title: 'Alias', cell: ({ name, alias }) => (alias && alias !== name ? alias : ''), isOptional: true },
    { title: 'Created', cell: ({ created_at }) => (created_at ? (0,format/* formatTime */.fU)(created_at) : '') },
    {
        title: 'Expires',
        cell: ({ expires_at }) => (expires_at ? (0,format/* formatTime */.fU)(expires_at) : ''),
        isOptional: true,
    },
    { title: 'Size', cell: ({ size }) => (typeof size === 'number' ? (0,format/* formatBytes */.z3)(size) : '') },
];
function tabulate(snapshots) {
    const shown = snapshots.slice(0, MAX_ROWS);
    const columns = COLUMNS.filter(({ isOptional, cell }) => !isOptional || shown.some((snapshot) => cell(snapshot) !== ''));
    return {
        rows: [
            columns.map(({ title }) => title),
            ...shown.map((snapshot) => columns.map(({ cell }) => cell(snapshot))),
        ],
        omitted: snapshots.length - shown.length,
    };
}

;// CONCATENATED MODULE: ./src/operations/list.ts




async function list({ filter }, containerId, { client, logger, nameOf }) {
    const { snapshots: all, limit } = await client.list(containerId);
    const snapshots = filter === undefined ? all : all.filter(await compileFilter(filter));
    const container = nameOf(containerId);
    const total = all.length === 0 ? 'no snapshots' : (0,format/* formatCount */.B4)(all.length, 'snapshot');
    const usage = limit === undefined ? '' : ` (limit: ${limit})`;
    logger.info(filter === undefined || all.length === 0
        ? `Container ${container} has ${total}${usage}.`
        : `${snapshots.length} of ${total} of container ${container} match ${filter}${usage}.`);
    if (snapshots.length > 0)
        logTable(snapshots, logger);
    const unusable = snapshots.filter((snapshot) => !(0,schema/* isAddressable */.$C)(snapshot));
    if (unusable.length > 0) {
        const names = unusable.map(({ name }) => JSON.stringify(name)).join(', ');
        logger.info(`No operation can use ${(0,format/* formatCount */.B4)(unusable.length, 'snapshot')} of container ${container}, because the name ` +
            `cannot be part of a URL path: ${names}.`);
    }
    return {
        ok: true,
        containerId,
        changed: false,
        snapshots,
        ...(limit === undefined ? {} : { usage: { count: all.length, limit } }),
    };
}
function logTable(snapshots, logger) {
    const { rows, omitted } = tabulate(snapshots);
    logger.table(rows);
    if (omitted > 0)
        logger.info(`… and ${omitted} more`);
}

;// CONCATENATED MODULE: ./src/operations/restore.ts






async function restore(request, containerId, context) {
    const { client, logger, nameOf, generateAlias } = context;
    const container = nameOf(containerId);
    const newBackupAlias = () => generateAlias('backup');
    const lookup = createLookup(context, containerId);
    const selector = request.snapshots.get(containerId) ?? '';
    const check = acceptNewest(logger);
    const rollBack = async (known) => {
        const reported = await logger.withProgress(`Restoring container ${container} from snapshot ${known.name}`, () => client.restore(containerId, known.name), () => `Restored container ${container} from snapshot ${known.name}`);
        return { ...known, ...reported };
    };
    if (request.dryRun) {
        const { snapshot } = await findSnapshot(lookup, selector, check);
        const plan = [
            ...(request.backup ? [describeBackup(request.backup, container, newBackupAlias())] : []),
            `restore container ${container} from snapshot ${snapshot.name}${describeAge(snapshot)}`,
        ];
        for (const step of plan)
            logger.info(`Dry run: would ${step}.`);
        return { ok: true, containerId, changed: false, snapshots: [snapshot], plan };
    }
    if (!request.backup) {
        const snapshot = await applyToSnapshot(lookup, selector, rollBack, check);
        return { ok: true, containerId, changed: true, snapshots: [snapshot] };
    }
    const { snapshot } = await findSnapshot(lookup, selector, check);
    const backup = await createBackup(request.backup, containerId, newBackupAlias, context);
    const outcome = { containerId, changed: true, backup };
    try {
        return { ...outcome, ok: true, snapshots: [await rollBack(snapshot)] };
    }
    catch (error) {
        return { ...outcome, ok: false, snapshots: [], error: error };
    }
}
function describeBackup({ expiryDays }, container, alias) {
    const expiry = expiryDays === undefined ? '' : `, which expires after ${(0,format/* formatCount */.B4)(expiryDays, 'day')}`;
    return `create a backup snapshot of container ${container} with the alias "${alias}"${expiry}`;
}
async function createBackup(request, containerId, newAlias, context) {
    const first = newAlias();
    const container = context.nameOf(containerId);
    try {
        const { snapshot } = await createSnapshot(containerId, { alias: { kind: 'generated', first, next: newAlias }, ...request }, {
            start: `Creating a backup snapshot of container ${container} with the alias "${first}"`,
            describeResult: ({ snapshot: { name, expires_at } }) => `Created backup snapshot ${name} of container ${container}` +
                (expires_at ? `, which expires at ${(0,format/* formatTime */.fU)(expires_at)}` : ''),
        }, context);
        return snapshot;
    }
    catch (error) {
        throw error instanceof hoody_errors/* AmbiguousCreateError */.J$ ? await deleteUnreported(error, containerId, context) : error;
    }
}

;// CONCATENATED MODULE: ./src/operations/run.ts






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

function allSnapshots(outcomes) {
    const all = outcomes.flatMap(({ containerId, snapshots }) => snapshots.map((snapshot) => ({ containerId, snapshot })));
    return (0,schema/* sortByTime */.Lb)(all, ({ snapshot }) => snapshot);
}
function report({ containerId, snapshot }) {
    return { ...snapshot, container_id: containerId };
}

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
    const first = outcomes.length === 1 && all[0] ? report(all[0]) : undefined;
    const single = first && limitSnapshot(first);
    const included = takeFitting(all, (snapshot) => JSON.stringify(limitSnapshot(report(snapshot))), MAX_LENGTH.snapshots);
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
function findMapProblem({ 'snapshot-map': map }) {
    if (map.length <= MAX_LENGTH['snapshot-map'])
        return undefined;
    return new hoody_errors/* HoodyError */.CI('The output `snapshot-map` is too long, so it is empty.', [
        `It has ${map.length} characters; the limit is ${MAX_LENGTH['snapshot-map']}.`,
        'Split the containers across the jobs of a matrix.',
    ]);
}

;// CONCATENATED MODULE: ./src/report/snapshots-file.ts




const PART = 100;
function writeSnapshotsFile(directory, all, redact) {
    const path = (0,external_node_path_.join)(directory, `hoody-snapshots-${(0,external_node_crypto_.randomUUID)()}.json`);
    const file = (0,external_node_fs_.openSync)(path, 'w', 0o600);
    try {
        (0,external_node_fs_.writeFileSync)(file, '[');
        for (let start = 0; start < all.length; start += PART) {
            const json = JSON.stringify(all.slice(start, start + PART).map(report), null, 2);
            const items = json.slice('['.length, -'\n]'.length);
            (0,external_node_fs_.writeFileSync)(file, redact(start === 0 ? items : `,${items}`));
        }
        (0,external_node_fs_.writeFileSync)(file, all.length === 0 ? ']\n' : '\n]\n');
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
    return path;
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
function paragraph(...html) {
    return `<p>${html.filter((part) => part !== '').join(' ')}</p>`;
}
function html_list(items, render) {
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

;// CONCATENATED MODULE: ./src/report/columns.ts

const columns_MAX_ROWS = 100;
function isSame(rows, value) {
    const [first] = rows;
    return first === undefined || rows.every((row) => value(row) === value(first));
}
function table(columns, rows, maxRows = columns_MAX_ROWS) {
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

;// CONCATENATED MODULE: ./src/report/alias-page.ts


function aliasPage({ request: { alias }, outcomes, nameOf, now }) {
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



const MAX_OPEN_ROWS = 20;
function renderSnapshots(outcomes, view) {
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
        return table(listColumns(rows, view), rows, maxRows);
    }, view);
}
function renderSections(outcomes, render, { nameOf }) {
    const shown = outcomes.slice(0, columns_MAX_ROWS);
    const rest = outcomes.length - shown.length;
    const isOpen = outcomes.reduce((sum, { snapshots }) => sum + snapshots.length, 0) <= MAX_OPEN_ROWS;
    const maxRows = Math.max(1, Math.floor(columns_MAX_ROWS / outcomes.length));
    return [
        ...shown.map((outcome) => {
            const { containerId, snapshots, usage } = outcome;
            const summary = `${code(nameOf(containerId))}: ${describeAmount(snapshots, usage)}`;
            return snapshots.length === 0
                ? `<p>${summary}</p>`
                : details(summary, render(outcome, maxRows), isOpen);
        }),
        ...(rest > 0 ? [`<p>and ${(0,format/* formatCount */.B4)(rest, 'more container')}</p>`] : []),
    ].join('\n');
}
function describeAmount(snapshots, usage) {
    const { length } = snapshots;
    const limit = usage && `of at most ${(0,format/* formatCount */.B4)(usage.limit, 'snapshot')}`;
    const isAll = usage?.count === length;
    const size = totalSize(snapshots);
    return [
        isAll ? `${length} ${limit}` : (0,format/* formatCount */.B4)(length, 'snapshot'),
        ...(size === undefined ? [] : [size]),
        ...(usage === undefined || isAll ? [] : [`${usage.count} ${limit} in all`]),
    ].join(', ');
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
const fieldOf = {
    name: ({ snapshot }) => snapshot.name,
    alias: ({ snapshot: { alias, name } }) => (alias && alias !== name ? alias : undefined),
    created: ({ snapshot }) => snapshot.created_at ?? undefined,
    expires: ({ snapshot }) => snapshot.expires_at ?? undefined,
    size: ({ snapshot: { size } }) => (typeof size === 'number' ? size : undefined),
};
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
function listColumns(rows, view) {
    return [
        nameColumn(rows, view),
        ...sharedColumn(aliasColumn, rows),
        createdColumn(view),
        ...sharedColumn(expiresColumn(view), rows),
        sizeColumn,
    ];
}
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
function sharedColumn(column, rows) {
    return isSame(rows, column.value) ? [column] : [];
}
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
    cell: ({ snapshot }) => [snapshot.alias ? code(snapshot.alias) : UNKNOWN],
};
const sizeColumn = {
    head: 'Size',
    value: fieldOf.size,
    cell: ({ snapshot: { size } }) => [typeof size === 'number' ? (0,format/* formatBytes */.z3)(size) : UNKNOWN],
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
        value: ({ backup }) => backup && `${backup.name} ${backup.expires_at}`,
        cell: ({ backup }) => backup
            ? [
                code(backup.name),
                ...(backup.expires_at ? [`expires ${inline(moment(backup.expires_at, now))}`] : []),
            ]
            : [UNKNOWN],
    };
}

;// CONCATENATED MODULE: ./src/report/create-page.ts



function createPage({ request, outcomes, guard, nameOf, now }) {
    const done = outcomes.filter(({ snapshots }) => snapshots.length > 0);
    const reused = done.filter(({ origin }) => origin === 'reused').length;
    const isReused = reused === done.length;
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
                ...(isReused ? {} : { created: (iso) => [(0,format/* formatTime */.fU)(iso)] }),
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
            paragraph(request.dryRun ? 'Nothing was changed.' : '', `${count}.`, request.by === 'rule' ? describeRule(request, outcomes.length > 1, kept) : ''),
            renderSnapshots(done.filter((outcome) => outcome.snapshots.length > 0), { nameOf, now }),
        ],
    };
}
function describeRule({ filter, keepLast, olderThanMs }, isSeveral, kept) {
    const rules = [
        ...(keepLast === undefined ? [] : [`the newest ${keepLast}${isSeveral ? ' of each container' : ''}`]),
        ...(olderThanMs === undefined ? [] : [`those younger than ${(0,format/* formatSpan */.QA)(olderThanMs)}`]),
    ];
    return `Of those that match ${code(filter)}, ${kept} ${kept === 1 ? 'stays' : 'stay'}: ${rules.join(', and ')}.`;
}

;// CONCATENATED MODULE: ./src/report/prose.ts


const prose_MAX_LENGTH = 1_000;
const PLAIN = /^(?:\p{L}+(?:['’-]\p{L}+)*|\d{1,5}(?:\.\d{1,3})?|\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d|[—–→…-])$/u;
const HASH = /^[0-9a-f]{7,}$/i;
const WORD = /^(?<before>[("“]*)(?<core>.*?)(?<after>[)"”.,;:!?…]*)$/su;
function prose(message) {
    return truncate(message, prose_MAX_LENGTH)
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
        ...(items.length > 0 ? [html_list(items, prose)] : []),
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

;// CONCATENATED MODULE: ./src/report/dry-run-page.ts



function dryRunPage(report) {
    const { request, outcomes } = report;
    const plan = outcomes.flatMap((outcome) => outcome.plan ?? []);
    return {
        title: `dry run of ${request.operation}`,
        body: request.operation === 'delete'
            ? deletePage({ ...report, request }).body
            : [paragraph('Nothing was changed.', plan.length > 0 ? 'It would:' : ''), html_list(plan, prose)],
    };
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
            ? [paragraph(`What was created for ${(0,format/* formatCount */.B4)(undone, 'other container')} was deleted again.`)]
            : []),
    ];
}
function renderMessages(messages) {
    const [only] = messages;
    if (only === undefined)
        return '';
    return messages.length === 1 ? renderMessage(only) : html_list(messages, proseLines);
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

;// CONCATENATED MODULE: ./src/report/list-page.ts



function listPage({ request, outcomes, nameOf, now }) {
    const listed = outcomes.filter(({ ok }) => ok);
    const [only] = listed;
    return {
        title: 'snapshots',
        body: [
            paragraph(only && listed.length === 1
                ? `${describeAmount(only.snapshots, only.usage)}.`
                : list_page_describeSeveral(listed), request.filter === undefined ? '' : `Filter: ${code(request.filter)}`),
            renderSnapshots(listed, { nameOf, now }),
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
        const expiry = expires_at ? `, expires ${inline(moment(expires_at, now))}` : '';
        return `${code(name)} of ${code(nameOf(containerId))}${expiry}`;
    };
    return {
        title: 'restore',
        body: [
            unused.length > 0 ? `${paragraph('Backups from before:')}\n${html_list(unused, describeBackup)}` : '',
            renderSnapshots(done, { nameOf, now, head: 'Restored from' }),
        ],
    };
}

;// CONCATENATED MODULE: ./src/report/summary.ts










function renderSummary(report) {
    const { outcomes } = report;
    const page = pageOf(report);
    const blocks = [
        headingOf(report, page),
        ...renderFailures(outcomes),
        renderMessages(report.problems),
        ...healthLines(report.health),
        ...(outcomes.some(hasResult) ? page.body : []),
    ];
    return `${blocks.filter((block) => block !== '').join('\n')}\n\n`;
}
function renderFailedStep(problems) {
    return `${[heading('failed', 'snapshot failed'), renderMessages(problems)].join('\n')}\n\n`;
}
function pageOf(report) {
    const { request } = report;
    if (isDryRun(request))
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
function headingOf({ request, outcomes, health, problems, nameOf }, { title }) {
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
    return heading(isDryRun(request) ? 'planned' : 'done', title, all);
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

// EXTERNAL MODULE: ./src/runner/signals.ts
var signals = __webpack_require__(715);
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
            const isExpected = error instanceof hoody_errors/* HoodyError */.CI || error instanceof InputError;
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
























async function main(runner, generateAlias, loadNetwork) {
    const step = openStep(runner, readToken(runner.inputs));
    let inputs;
    let result = { outcomes: [], health: [] };
    const problems = [];
    const fail = (error) => {
        problems.push(step.redact(error.message));
        step.fail(error);
    };
    try {
        inputs = readInputs(runner.inputs);
        result = await perform(inputs, step.log, runner, generateAlias, loadNetwork);
    }
    catch (error) {
        fail(error);
    }
    step.log.logExchanges();
    const nameOf = nameByLabel(inputs?.settings.labels ?? new Map());
    const sentence = inputs && describeResult(inputs.request, result.outcomes, nameOf);
    const errors = errorsOf(result);
    if (sentence && errors.length > 0)
        step.log.info(sentence);
    for (const error of errors)
        step.fail(error);
    const redacted = redactIn(result, step.redact);
    try {
        setOutputs(inputs, redacted.outcomes, step.redact, runner, fail);
    }
    catch (error) {
        fail(new hoody_errors/* HoodyError */.CI('Could not write the outputs.', [`Reason: ${error.message}`]));
    }
    const guard = inputs && !step.failed ? leaveGuard(inputs, redacted.outcomes, step.log, runner, fail) : undefined;
    if (inputs?.settings.summary) {
        const report = { request: inputs.request, ...redacted, problems, guard, nameOf, now: runner.clock.now() };
        await step.summarize(renderSummary(report));
    }
    else if (!inputs && wantsSummary(runner.inputs)) {
        await step.summarize(renderFailedStep(problems));
    }
    if (sentence && !step.failed)
        step.log.result(sentence);
    return !step.failed;
}
function errorsOf({ outcomes, health }) {
    return [
        ...outcomes.flatMap((outcome) => outcome.ok || outcome.error instanceof UndoneError ? [] : [outcome.error]),
        ...health.flatMap(({ isHealthy, ...last }) => (isHealthy ? [] : [unhealthy(last)])),
    ];
}
async function perform({ request, settings, healthUrls }, log, { clock, random, watchCancellation }, generateAlias, loadNetwork) {
    const { apiUrl, token, containerIds, labels, timeoutMs, maxParallel } = settings;
    const nameOf = nameByLabel(labels);
    const { connect, createProbe } = await loadNetwork();
    const connection = connect({
        apiUrl,
        token,
        onExchange: (exchange) => log.exchange(exchange),
        onNotice: (notice) => log.info(notice),
        nameOf,
        clock,
        random,
    });
    const limit = pLimit(maxParallel);
    const cancelled = watchCancellation();
    const cleanupEnd = (0,signals/* delayedSignal */.B)(cancelled, CLEANUP_AFTER_CANCEL_MS, clock);
    const cleanupMs = measureCleanupTime(containerIds.length, timeoutMs, cancelled, clock);
    const budget = startBudget(clock, timeoutMs, cancelled);
    try {
        const outcomes = await run(request, containerIds, {
            client: connection.client(budget),
            cleanupClient: () => connection.client(startBudget(clock, cleanupMs(), cleanupEnd)),
            logger: log,
            nameOf,
            mapConcurrently: (items, mapper) => limit.map(items, mapper),
            generateAlias,
            now: clock.now,
            async sleep(ms) {
                if (ms > cleanupMs())
                    throw new retry/* OutOfTimeError */.JT();
                await clock.sleep(ms, cleanupEnd);
            },
        });
        if (request.operation === 'restore' && request.dryRun)
            for (const { href } of healthUrls)
                log.info(`Dry run: would check the health of ${href}.`);
        const isRestored = request.operation === 'restore' && outcomes.some(({ ok, plan }) => ok && !plan);
        const health = isRestored
            ? await checkHealth(healthUrls, { probe: createProbe(), budget, clock, logger: log })
            : [];
        return { outcomes, health };
    }
    finally {
        connection.close();
    }
}
function leaveGuard({ guard: switches, settings, healthUrls }, outcomes, log, { commands, isInCompositeAction, temporaryDirectory }, fail) {
    const { apiUrl, token, maxParallel, timeoutMs, summary } = settings;
    const id = (0,external_node_crypto_.randomUUID)();
    const guard = createGuard({
        ...switches,
        id,
        apiUrl,
        ...(isInCompositeAction ? { token } : {}),
        healthUrls,
        maxParallel,
        timeoutMs,
        summary,
    }, outcomes, settings.labels);
    if (!guard)
        return undefined;
    try {
        for (const [name, text] of Object.entries(serializeGuard(guard)))
            commands.saveState(name, text);
    }
    catch (error) {
        fail(new hoody_errors/* HoodyError */.CI('Could not save the state for the post step.', [
            `Reason: ${error.message}`,
            'The step fails, because the post step could not restore or delete anything.',
        ]));
        return undefined;
    }
    if (guard.restoreOnFailure)
        openJobDirectory(temporaryDirectory).register(id);
    log.info(main_describeGuard(guard));
    return switches;
}
function main_describeGuard({ restoreOnFailure, deleteOnSuccess }) {
    const promises = [
        ...(restoreOnFailure ? ['restores from these snapshots if the job fails or is canceled'] : []),
        ...(deleteOnSuccess ? ['deletes the new snapshots if the job succeeds'] : []),
    ];
    return `The post step ${promises.join(', and ')}.`;
}
function setOutputs(inputs, outcomes, redact, { commands, temporaryDirectory }, fail) {
    const operation = inputs?.request.operation;
    const all = allSnapshots(outcomes);
    const outputs = outputsOf(operation, outcomes, all, inputs?.settings.labels);
    const problem = findMapProblem(outputs);
    if (problem) {
        fail(problem);
        outputs['snapshot-map'] = '';
    }
    for (const [name, value] of Object.entries(outputs))
        commands.setOutput(name, redact(value));
    if (operation === 'list') {
        commands.setOutput('snapshots-file', writeSnapshotsFile(temporaryDirectory, all, redact));
    }
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


/***/ })

};
;