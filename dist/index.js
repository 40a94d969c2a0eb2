/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 6264:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   fU: () => (/* binding */ formatTime),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
/** A number of bytes for people, such as "1.2 GiB". */
function formatBytes(bytes) {
    const [smallest, ...larger] = UNITS;
    let text = `${bytes} ${smallest}`;
    let value = bytes;
    for (const unit of larger) {
        // What would be shown counts, so that nothing is ever "1024.0" of a unit.
        if (Number(value.toFixed(1)) < 1024)
            break;
        value /= 1024;
        text = `${value.toFixed(1)} ${unit}`;
    }
    return text;
}
/** A moment for people, such as "2025-01-15 10:30:00 UTC". */
function formatTime(iso) {
    return `${new Date(iso).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
/** A duration in milliseconds for people, such as "3.2 s" or "2 min 5 s". */
function formatDuration(ms) {
    if (Math.round(ms / 100) < 600)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
/** A number of things, such as "1 snapshot" or "3 snapshots". */
function formatCount(number, thing) {
    return `${number} ${thing}${number === 1 ? '' : 's'}`;
}


/***/ }),

/***/ 578:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Do: () => (/* binding */ planGuard),
/* harmony export */   HY: () => (/* binding */ guardOf),
/* harmony export */   Jx: () => (/* binding */ actOnGuard),
/* harmony export */   nG: () => (/* binding */ commandToRestore),
/* harmony export */   wi: () => (/* binding */ budgetAfter)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6264);
/* harmony import */ var _hoody_endpoint_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9796);
/* harmony import */ var _operations_remove_if_there_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6133);



/** What has to be kept for the post step; undefined when it has nothing to do. */
function guardOf(request, outcomes, apiUrl, id) {
    if (request.operation !== 'create' || request.dryRun || outcomes.some(({ ok }) => !ok))
        return undefined;
    const { restoreOnFailure, deleteOnSuccess } = request.guard;
    if (!restoreOnFailure && !deleteOnSuccess)
        return undefined;
    const snapshots = outcomes.flatMap(({ containerId, reused, snapshots: [snapshot] }) => snapshot
        ? [{ containerId, name: snapshot.name, createdAt: snapshot.created_at ?? '', made: !reused }]
        : []);
    return { id, apiUrl: apiUrl.href, restoreOnFailure, deleteOnSuccess, snapshots };
}
/**
 * What the guard does after a job that ended so.
 *
 * @param jobStatus success, failure or cancelled, as the runner tells it
 */
function planGuard(guard, jobStatus) {
    switch (jobStatus) {
        case 'failure':
        case 'cancelled':
            return plan('rollback', guard.restoreOnFailure ? guard.snapshots : []);
        case 'success':
            return plan('cleanup', guard.deleteOnSuccess ? guard.snapshots.filter(({ made }) => made) : []);
        default:
            return { act: 'unclear' };
    }
}
function plan(act, [first, ...others]) {
    return first ? { act, on: [first, ...others] } : { act: 'nothing' };
}
/** The runner kills a cancelled job five minutes after the cancel; there has to be time to tell what happened. */
const LONGEST_AFTER_CANCEL_MS = 240_000;
/**
 * How long the post step may take after a job that ended so, in milliseconds.
 *
 * @param timeoutMs what the inputs allow a step, in milliseconds
 */
function budgetAfter(jobStatus, timeoutMs) {
    return jobStatus === 'cancelled' ? Math.min(timeoutMs, LONGEST_AFTER_CANCEL_MS) : timeoutMs;
}
/** Restores every container, or deletes every snapshot; one that fails does not keep the others. */
async function actOnGuard({ act, on }, jobStatus, tools) {
    const results = await tools.each(on, async (snapshot) => {
        try {
            await (act === 'rollback' ? rollBack(snapshot, tools) : cleanUp(snapshot, tools));
            return { snapshot };
        }
        catch (error) {
            return { snapshot, error: error };
        }
    });
    return { act, jobStatus, results };
}
async function rollBack({ containerId, name, createdAt }, { hoody, story }) {
    const when = createdAt === '' ? '' : `, of ${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatTime */ .fU)(createdAt)}`;
    await story.chapter(`Rolling container ${containerId} back to snapshot ${name}${when}`, () => hoody.restore(containerId, name), () => `Rolled container ${containerId} back to snapshot ${name}`);
}
async function cleanUp({ containerId, name }, { hoody, story }) {
    await (0,_operations_remove_if_there_js__WEBPACK_IMPORTED_MODULE_0__/* .removeIfThere */ .K)(hoody, containerId, name);
    story.info(`Deleted snapshot ${name} of container ${containerId}, since the job succeeded.`);
}
/** How to restore a container by hand, to paste into a shell that has the token in HOODY_TOKEN. */
function commandToRestore(apiUrl, { containerId, name }) {
    const url = (0,_hoody_endpoint_js__WEBPACK_IMPORTED_MODULE_2__/* .endpoint */ .s)(new URL(apiUrl), ['containers', containerId, 'snapshots', name]);
    return `curl --fail-with-body -X PATCH -H "Authorization: Bearer $HOODY_TOKEN" '${url}'`;
}


/***/ }),

/***/ 9796:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ endpoint)
/* harmony export */ });
/** One segment of a path that every client, proxy and server takes as just that. */
const PLAIN_SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9_.:@+~-]{0,254}$/;
/**
 * The address of an endpoint. It refuses what could make it the address of another one, such as `..`.
 *
 * @throws Error for a segment that is not plain: a mistake of the caller's, who has to check before
 */
function endpoint(apiUrl, segments) {
    const strange = segments.find((segment) => !PLAIN_SEGMENT.test(segment));
    if (strange !== undefined)
        throw new Error(`not a plain path segment: ${JSON.stringify(strange)}`);
    return `${apiUrl.origin}${apiUrl.pathname.replace(/\/+$/, '')}/api/v1/${segments.join('/')}`;
}


/***/ }),

/***/ 5106:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CI: () => (/* binding */ HoodyError),
/* harmony export */   On: () => (/* binding */ UncertainError),
/* harmony export */   Qf: () => (/* binding */ LIMIT_CODE),
/* harmony export */   TH: () => (/* binding */ advise),
/* harmony export */   c4: () => (/* binding */ isNotFound),
/* harmony export */   cb: () => (/* binding */ AttemptError),
/* harmony export */   q0: () => (/* binding */ describe)
/* harmony export */ });
/** The error code of the API that means that a container has as many snapshots as it may. */
const LIMIT_CODE = 'CONTAINER_SNAPSHOT_LIMIT';
/** One attempt failed. Whether there is another is for the retry to say. */
class AttemptError extends Error {
    failure;
    constructor(failure) {
        super(describe(failure));
        this.name = 'AttemptError';
        this.failure = failure;
    }
}
/**
 * An operation that failed for good, in words for the person who has to act on it: what was tried, on what,
 * what the API said, and what to do.
 */
class HoodyError extends Error {
    /** What the API did last, where it came to that. */
    failure;
    constructor(message, failure) {
        super(message);
        this.name = 'HoodyError';
        this.failure = failure;
    }
}
/** A create that has failed, and of which a snapshot may be there all the same. */
class UncertainError extends HoodyError {
    /** The failure alone, for when it is known that nothing is left. */
    cause;
    constructor(cause, alias) {
        const warning = `It may have been created all the same: look for the alias "${alias}" with the operation \`list\`.`;
        super(`${cause.message} ${warning}`, cause.failure);
        this.name = 'UncertainError';
        this.cause = cause;
    }
}
/** Whether an attempt or an operation ended with the API saying that there is no such thing. */
function isNotFound(error) {
    const failure = error instanceof AttemptError || error instanceof HoodyError ? error.failure : undefined;
    return failure?.kind === 'status' && failure.status === 404;
}
/** What happened, as the end of a sentence: one line, whatever the server wrote. */
function describe(failure) {
    return tell(failure).replace(/\s+/g, ' ');
}
function tell(failure) {
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
/**
 * What to do about it.
 *
 * @param failure what happened last
 * @param permission what the token has to be allowed, such as "restore this container"
 */
function advise(failure, permission) {
    switch (failure.kind) {
        case 'status':
            return adviseOnStatus(failure, permission);
        case 'unconnected':
            return 'Check `api-url`, and that the runner reaches it (a proxy is taken from HTTPS_PROXY and NO_PROXY).';
        case 'lost':
            return 'The API or the network is not well. Run the job again, or raise `timeout-seconds`.';
        case 'redirect':
            return 'Redirects are not followed, since the token would go along. Set `api-url` to where the API is.';
        case 'malformed':
            return 'Check that `api-url` is the Hoody API. If it is, this is an error of the server.';
        case 'untrusted':
            return 'Check `api-url`. A certificate authority of your own is named to Node.js by NODE_EXTRA_CA_CERTS.';
    }
}
function adviseOnStatus(failure, permission) {
    if (failure.code === LIMIT_CODE) {
        return 'The container has as many snapshots as it may: delete some, or give them an `expiry-days`.';
    }
    switch (failure.status) {
        case 400:
        case 422:
            return 'The API does not take these values. Check the inputs of this step.';
        case 401:
            return 'Check that `token` is a token of this API that has not expired.';
        case 403:
            return `Give the step a token that may ${permission}.`;
        case 404:
            return 'Check `container-id` and `snapshot`, and that `api-url` is the realm of the container.';
        case 409:
            return ('Something else kept the container busy. Raise `timeout-seconds`, ' +
                'or let one job at a time work on it with `concurrency`.');
        case 429:
            return 'The API asks for fewer requests. Run the job again later, or raise `timeout-seconds`.';
        default:
            return failure.status >= 500
                ? 'The API is not well. Run the job again, or raise `timeout-seconds`.'
                : 'Check the inputs of this step.';
    }
}


/***/ }),

/***/ 6133:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ removeIfThere)
/* harmony export */ });
/* harmony import */ var _hoody_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5106);

/**
 * Deletes a snapshot that a list told of a moment ago. It may have gone by itself since: it expired, or the
 * platform let its alias go over to a new snapshot.
 */
async function removeIfThere(hoody, containerId, name) {
    try {
        await hoody.delete(containerId, name);
    }
    catch (error) {
        if (!(0,_hoody_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isNotFound */ .c4)(error))
            throw error;
    }
}


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = require("assert");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = require("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = require("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = require("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = require("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = require("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = require("net");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = require("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = require("node:fs");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = require("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = require("node:path");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = require("node:timers/promises");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = require("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = require("path");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = require("tls");

/***/ }),

/***/ 9023:
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
__nccwpck_require__.r(__webpack_exports__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _guard_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(578);


/**
 * The one entry, for the step and for its post step. What both need is loaded only once it is known that there
 * is something to do.
 */
async function start() {
    const { STATE_isPost: isPost, STATE_guard: state, GITHUB_STATE: stateFile } = process.env;
    if (isPost) {
        const guard = state && JSON.parse(state);
        if (!guard || (0,_guard_js__WEBPACK_IMPORTED_MODULE_1__/* .planGuard */ .Do)(guard, process.env['INPUT_JOB-STATUS'] ?? '').act === 'nothing')
            return;
        const { post } = await Promise.all(/* import() */[__nccwpck_require__.e(607), __nccwpck_require__.e(98), __nccwpck_require__.e(661)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6661));
        return post(guard);
    }
    // Written first of all: a step that is killed must not begin again as its own post step.
    if (stateFile)
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(stateFile, 'isPost=true\n');
    const { main } = await Promise.all(/* import() */[__nccwpck_require__.e(607), __nccwpck_require__.e(98), __nccwpck_require__.e(833)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9833));
    return main();
}
void start();

module.exports = __webpack_exports__;
/******/ })()
;