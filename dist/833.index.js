"use strict";
exports.id = 833;
exports.ids = [833];
exports.modules = {

/***/ 1916:
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

/***/ 7045:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FP: () => (/* binding */ looksLikeName),
/* harmony export */   Sw: () => (/* binding */ choose),
/* harmony export */   k0: () => (/* binding */ LATEST),
/* harmony export */   ll: () => (/* binding */ newestFirst)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1916);

/** The word that stands for the newest snapshot. */
const LATEST = 'latest';
/**
 * Finds the snapshot that a person means: by exact name, else by exact alias, else the newest for `latest`.
 *
 * @param snapshots those of one container, newest first
 */
function choose(snapshots, wanted) {
    const named = snapshots.find((snapshot) => snapshot.name === wanted);
    if (named)
        return { kind: 'found', snapshot: named, by: 'name', namesakes: [] };
    const [aliased, ...namesakes] = snapshots.filter((snapshot) => snapshot.alias === wanted);
    if (aliased)
        return { kind: 'found', snapshot: aliased, by: 'alias', namesakes };
    const [newest] = snapshots;
    if (wanted === LATEST && newest)
        return { kind: 'found', snapshot: newest, by: 'latest', namesakes: [] };
    return { kind: 'missing', near: nearest(snapshots, wanted) };
}
/** Whether a text has the form of the names that the platform gives today, so that no list is needed to know it. */
function looksLikeName(text) {
    return /^snap-\d{8}-\d{6}$/.test(text);
}
/** Newest first; of two that were made at the same moment, the later name first. */
function newestFirst(snapshots) {
    return snapshots.toSorted((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at) || (a.name < b.name ? 1 : -1));
}
const NEAR = 5;
function nearest(snapshots, wanted) {
    return snapshots
        .map((snapshot) => ({
        snapshot,
        far: Math.min(...labels(snapshot).map((label) => (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(label, wanted))),
    }))
        .toSorted((a, b) => a.far - b.far)
        .slice(0, NEAR)
        .map(({ snapshot }) => snapshot);
}
function labels({ name, alias }) {
    return alias ? [name, alias] : [name];
}


/***/ }),

/***/ 9833:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 8 modules
var core = __webpack_require__(6058);
// EXTERNAL MODULE: ./src/at-most.ts
var at_most = __webpack_require__(3228);
// EXTERNAL MODULE: ./src/cancellation.ts
var cancellation = __webpack_require__(4632);
// EXTERNAL MODULE: ./src/guard.ts
var src_guard = __webpack_require__(578);
// EXTERNAL MODULE: ./src/hoody/errors.ts
var hoody_errors = __webpack_require__(5106);
// EXTERNAL MODULE: ./src/inputs.ts + 1 modules
var src_inputs = __webpack_require__(4129);
// EXTERNAL MODULE: ./src/operations/create.ts
var create = __webpack_require__(3776);
// EXTERNAL MODULE: ./src/outputs.ts
var outputs = __webpack_require__(7729);
// EXTERNAL MODULE: ./src/redact.ts
var redact = __webpack_require__(6670);
// EXTERNAL MODULE: ./src/hoody/select.ts
var hoody_select = __webpack_require__(7045);
;// CONCATENATED MODULE: ./src/operations/find.ts


/** There is no such snapshot on the container. */
class MissingError extends hoody_errors/* HoodyError */.CI {
    constructor(containerId, wanted, near) {
        super(`Container ${containerId} has no snapshot "${wanted}". ${nearOnes(near)}`);
        this.name = 'MissingError';
    }
}
/** The snapshots of a container, listed at most once. */
function placeOf({ hoody, story }, containerId) {
    let listed;
    return {
        containerId,
        story,
        list: () => {
            listed ??= hoody.list(containerId);
            return listed;
        },
    };
}
/**
 * Acts on the snapshot that a person means. What looks like a name goes to the API as it is, in one request;
 * all else costs a list. Only a name that the API told, or that has the form of one, ever gets into a request.
 *
 * @param wanted a name, an alias or `latest`
 * @param act what is done to the snapshot, of which all is known once it was listed
 * @throws MissingError when there is no such snapshot, with those that come near
 */
async function actOn(place, wanted, act, check) {
    let refusal;
    if ((0,hoody_select/* looksLikeName */.FP)(wanted)) {
        try {
            return await act({ name: wanted });
        }
        catch (error) {
            if (!(0,hoody_errors/* isNotFound */.c4)(error))
                throw error;
            refusal = error;
        }
    }
    const choice = await find(place, wanted, check);
    // It is listed, and yet the API did not find it: nothing that the list could mend.
    if (refusal && choice.by === 'name')
        throw refusal;
    return act(choice.snapshot);
}
/**
 * Finds the snapshot that a person means in the list, before anything is done to it.
 *
 * @param wanted a name, an alias or `latest`
 * @throws MissingError when there is no such snapshot, with those that come near
 */
async function find(place, wanted, check) {
    const choice = (0,hoody_select/* choose */.Sw)(await place.list(), wanted);
    if (choice.kind === 'missing')
        throw new MissingError(place.containerId, wanted, choice.near);
    check(choice);
    if (choice.by !== 'name')
        place.story.info(tell(choice, wanted));
    return choice;
}
/** For what may be done to the newest of those that share an alias. */
function newestWins(story) {
    return ({ snapshot, namesakes }) => {
        if (namesakes.length === 0)
            return;
        story.warning(`${namesakes.length + 1} snapshots have the alias "${snapshot.alias}". The newest, ${snapshot.name}, ` +
            `is taken; the others are ${namesakes.map(({ name }) => name).join(', ')}.`);
    };
}
function tell({ by, snapshot }, wanted) {
    if (by === 'latest')
        return `The newest snapshot is ${snapshot.name}${aliasOf(snapshot)}, of ${snapshot.created_at}.`;
    if (wanted === hoody_select/* LATEST */.k0) {
        return `A snapshot has the alias "${hoody_select/* LATEST */.k0}", which goes before the newest: ${snapshot.name}, of ${snapshot.created_at}.`;
    }
    return `"${wanted}" is snapshot ${snapshot.name}, of ${snapshot.created_at}.`;
}
function nearOnes(near) {
    if (near.length === 0)
        return 'It has no snapshots at all.';
    return `The nearest are ${near.map((snapshot) => snapshot.name + aliasOf(snapshot)).join(', ')}.`;
}
function aliasOf({ alias }) {
    return alias ? ` (${JSON.stringify(alias)})` : '';
}

;// CONCATENATED MODULE: ./src/operations/alias.ts

/** Gives a snapshot another alias, or none. */
async function alias(request, containerId, tools) {
    const { hoody, story } = tools;
    const place = placeOf(tools, containerId);
    const wanted = request.snapshots.get(containerId) ?? '';
    const check = newestWins(story);
    if (request.dryRun) {
        const { snapshot } = await find(place, wanted, check);
        const change = request.alias === null ? 'remove the alias' : `set the alias "${request.alias}"`;
        const plan = [`${change} of snapshot ${snapshot.name} of container ${containerId}`];
        story.info(`Dry run: would ${plan[0]}.`);
        return { ok: true, containerId, changed: false, snapshots: [snapshot], plan };
    }
    const snapshot = await actOn(place, wanted, ({ name }) => hoody.setAlias(containerId, name, request.alias), check);
    story.info(request.alias === null
        ? `Removed the alias of snapshot ${snapshot.name} of container ${containerId}.`
        : `Snapshot ${snapshot.name} of container ${containerId} has the alias "${request.alias}" now.`);
    return { ok: true, containerId, changed: true, snapshots: [snapshot] };
}

// EXTERNAL MODULE: ./src/format.ts
var format = __webpack_require__(6264);
// EXTERNAL MODULE: ./src/hoody/filter.ts
var hoody_filter = __webpack_require__(839);
// EXTERNAL MODULE: ./src/hoody/retention.ts
var retention = __webpack_require__(3559);
// EXTERNAL MODULE: ./src/operations/remove-if-there.ts
var remove_if_there = __webpack_require__(6133);
;// CONCATENATED MODULE: ./src/operations/delete.ts






/** Deletes snapshots of a container for good. One that fails does not keep the others. */
async function remove(request, containerId, tools) {
    const deleted = new Map();
    const errors = [];
    const plan = [];
    const { hoody, story } = tools;
    const place = placeOf(tools, containerId);
    const removeOne = async (snapshot) => {
        const { name } = snapshot;
        if (deleted.has(name))
            return;
        if (request.dryRun) {
            plan.push(`delete snapshot ${name} of container ${containerId}`);
            story.info(`Dry run: would ${plan.at(-1)}.`);
        }
        else {
            await (request.by === 'rule'
                ? (0,remove_if_there/* removeIfThere */.K)(hoody, containerId, name)
                : hoody.delete(containerId, name));
            story.info(`Deleted snapshot ${name} of container ${containerId}.`);
        }
        deleted.set(name, snapshot);
    };
    const collect = async (work) => {
        try {
            await work();
        }
        catch (error) {
            errors.push(error);
        }
    };
    if (request.by === 'rule') {
        for (const snapshot of await findExpired(request, place, tools))
            await collect(() => removeOne(snapshot));
    }
    else {
        for (const wanted of request.snapshots.get(containerId) ?? []) {
            await collect(() => removeChosen(request, place, wanted, removeOne));
        }
    }
    const done = {
        containerId,
        changed: deleted.size > 0 && !request.dryRun,
        snapshots: [...deleted.values()],
        ...(request.dryRun ? { plan } : {}),
    };
    if (errors.length === 0)
        return { ok: true, ...done };
    return { ok: false, ...done, error: errors.length === 1 && errors[0] ? errors[0] : joined(errors) };
}
async function removeChosen({ dryRun, ignoreMissing }, place, wanted, removeOne) {
    const check = refuseNamesakes(place.containerId);
    try {
        if (dryRun)
            await removeOne((await find(place, wanted, check)).snapshot);
        else
            await actOn(place, wanted, removeOne, check);
    }
    catch (error) {
        if (!(ignoreMissing && error instanceof MissingError))
            throw error;
        place.story.info(`${error.message} There is nothing to delete.`);
    }
}
async function findExpired({ filter, keepLast, olderThanMs }, place, { now }) {
    const matches = await (0,hoody_filter/* compileFilter */.g)(filter);
    const snapshots = await place.list();
    const surplus = (0,retention/* expired */._)(snapshots, {
        matches,
        ...(keepLast === undefined ? {} : { keepLast }),
        ...(olderThanMs === undefined ? {} : { olderThanMs }),
    }, new Set(), now());
    place.story.info(`Container ${place.containerId} has ${(0,format/* formatCount */.B4)(snapshots.length, 'snapshot')}; ` +
        `${filter} matches ${snapshots.filter(matches).length}, and ${surplus.length} of these to delete.`);
    return surplus;
}
/** An alias that several share is refused: which of them was meant is not known. */
function refuseNamesakes(containerId) {
    return ({ snapshot: { alias, name }, namesakes }) => {
        if (namesakes.length === 0)
            return;
        const names = [name, ...namesakes.map((namesake) => namesake.name)].join(', ');
        throw new hoody_errors/* HoodyError */.CI(`${namesakes.length + 1} snapshots of container ${containerId} have the alias "${alias}": ${names}. ` +
            'None of them was deleted. Give the name of the one to delete.');
    };
}
function joined(errors) {
    return new hoody_errors/* HoodyError */.CI(errors.map(({ message }) => message).join('\n'));
}

;// CONCATENATED MODULE: ./src/operations/list.ts


/** Lists the snapshots of a container, newest first. */
async function list({ filter }, containerId, { hoody, story }) {
    const all = await hoody.list(containerId);
    const snapshots = filter === undefined ? all : all.filter(await (0,hoody_filter/* compileFilter */.g)(filter));
    const [newest] = snapshots;
    const which = filter === undefined ? '' : ` matching ${filter} (of ${all.length})`;
    story.info(newest
        ? `Container ${containerId} has ${(0,format/* formatCount */.B4)(snapshots.length, 'snapshot')}${which}; the newest is ${newest.name}.`
        : `Container ${containerId} has no snapshots${which}.`);
    return { ok: true, containerId, changed: false, snapshots };
}

// EXTERNAL MODULE: ./src/operations/outcome.ts
var outcome = __webpack_require__(7958);
;// CONCATENATED MODULE: ./src/operations/restore.ts

/** Rolls a container back to a snapshot. The platform stops what runs in it and boots it again. */
async function restore(request, containerId, tools) {
    const { hoody, story } = tools;
    const { snapshots, backupAlias, dryRun } = request;
    const place = placeOf(tools, containerId);
    const wanted = snapshots.get(containerId) ?? '';
    const check = newestWins(story);
    const rollBack = async (known) => {
        const told = await story.chapter(`Restoring container ${containerId} from snapshot ${known.name}`, () => hoody.restore(containerId, known.name), () => `Restored container ${containerId} from snapshot ${known.name}`);
        return told ?? known;
    };
    if (dryRun) {
        const { snapshot } = await find(place, wanted, check);
        const plan = [
            ...(backupAlias
                ? [`create a snapshot of container ${containerId} with the alias "${backupAlias}"`]
                : []),
            `restore container ${containerId} from snapshot ${snapshot.name}, of ${snapshot.created_at}`,
        ];
        for (const step of plan)
            story.info(`Dry run: would ${step}.`);
        return { ok: true, containerId, changed: false, snapshots: [snapshot], plan };
    }
    if (backupAlias === undefined) {
        const snapshot = await actOn(place, wanted, rollBack, check);
        return { ok: true, containerId, changed: true, snapshots: [snapshot] };
    }
    // Found first: a backup is of no use when there is nothing to restore, and it is not what `latest` means.
    const { snapshot } = await find(place, wanted, check);
    const backup = await story.chapter(`Creating a snapshot of container ${containerId} as it is, with the alias "${backupAlias}"`, () => hoody.create(containerId, { alias: backupAlias, aliasIsUnique: true }), ({ name }) => `Created snapshot ${name} of container ${containerId}, to undo the restore with`);
    const done = { containerId, changed: true, backup };
    try {
        return { ...done, ok: true, snapshots: [await rollBack(snapshot)] };
    }
    catch (error) {
        return { ...done, ok: false, snapshots: [], error: error };
    }
}

;// CONCATENATED MODULE: ./src/run.ts






/**
 * Does what was asked to every container. A create is of all or of none; of the others, one that fails does not
 * keep the rest from being tried.
 */
function run(request, containerIds, tools) {
    if (request.operation === 'create')
        return (0,create/* create */.v)(request, containerIds, tools);
    return tools.each(containerIds, (containerId) => (0,outcome/* settle */.G)(containerId, () => {
        switch (request.operation) {
            case 'list':
                return list(request, containerId, tools);
            case 'restore':
                return restore(request, containerId, tools);
            case 'alias':
                return alias(request, containerId, tools);
            case 'delete':
                return remove(request, containerId, tools);
        }
    }));
}

// EXTERNAL MODULE: ./src/step.ts + 1 modules
var src_step = __webpack_require__(5717);
// EXTERNAL MODULE: ./src/summary.ts
var summary = __webpack_require__(8855);
// EXTERNAL MODULE: ./src/workflow-run.ts
var workflow_run = __webpack_require__(9586);
;// CONCATENATED MODULE: ./src/main.ts















/** How long what cannot stay may take to be deleted again, beyond the step's time. */
const UNDO_MS = 30_000;
/** The step itself. */
async function main() {
    const workflowRun = (0,workflow_run/* readWorkflowRun */.h)();
    const source = (0,src_step/* readRunner */.f)(workflowRun);
    const step = (0,src_step/* openStep */.b)(source);
    const { log } = step;
    let inputs;
    let outcomes = [];
    try {
        inputs = (0,src_inputs/* readInputs */.Ko)(source);
        outcomes = await perform(inputs, step);
    }
    catch (error) {
        step.fail(error);
    }
    // What was undone was told when it was, and is the consequence of another error.
    for (const outcome of outcomes)
        if (!outcome.ok && !(outcome.error instanceof create/* UndoneError */.i))
            step.fail(outcome.error);
    log.tellExchanges();
    const told = (0,redact/* redactIn */.d)(outcomes, step.redact);
    try {
        setOutputs(inputs, told, step);
    }
    catch (error) {
        step.fail(new hoody_errors/* HoodyError */.CI(`The outputs could not be written: ${error.message}`));
    }
    if (inputs?.settings.summary)
        await step.summarize((0,summary/* summaryOf */.Y)(inputs.request, told, workflowRun));
}
async function perform({ request, settings }, { log, redact }) {
    const { containerIds, timeoutMs, maxParallel } = settings;
    // Loaded once the inputs are known to be right: most of the time to start goes into Node's http.
    const { connect } = await Promise.all(/* import() */[__webpack_require__.e(942), __webpack_require__.e(55)]).then(__webpack_require__.bind(__webpack_require__, 5925));
    const connection = connect(settings, log);
    try {
        const outcomes = await run(request, containerIds, {
            hoody: connection.hoody(timeoutMs, (0,cancellation/* cancellation */.W)()),
            undoer: () => connection.hoody(UNDO_MS, new AbortController().signal),
            story: log,
            each: (0,at_most/* atMost */.T)(maxParallel),
            now: Date.now,
        });
        const guard = (0,src_guard/* guardOf */.HY)(request, outcomes, settings.apiUrl, (0,external_node_crypto_.randomUUID)());
        if (guard) {
            core/* saveState */.LZ('guard', redact(JSON.stringify(guard)));
            log.info(tellGuard(guard));
        }
        return outcomes;
    }
    finally {
        connection.close();
    }
}
function tellGuard({ restoreOnFailure, deleteOnSuccess }) {
    const promises = [
        ...(restoreOnFailure ? ['restores from these snapshots if the job failed or was cancelled'] : []),
        ...(deleteOnSuccess ? ['deletes those that it made if the job succeeded'] : []),
    ];
    return `The post step ${promises.join(', and ')}.`;
}
function setOutputs(inputs, outcomes, { redact }) {
    const operation = inputs?.request.operation;
    for (const [name, value] of Object.entries((0,outputs/* outputsOf */.Yz)(operation, outcomes)))
        core/* setOutput */.uH(name, redact(value));
    if (operation === 'list') {
        const directory = process.env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)();
        core/* setOutput */.uH('snapshots-file', (0,outputs/* writeSnapshotsFile */.pb)(directory, outcomes, redact));
    }
}


/***/ })

};
;