"use strict";
exports.id = 661;
exports.ids = [661];
exports.modules = {

/***/ 6661:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _at_most_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3228);
/* harmony import */ var _cancellation_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4632);
/* harmony import */ var _guard_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(578);
/* harmony import */ var _hoody_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5106);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4129);
/* harmony import */ var _redact_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6670);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5717);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8855);
/* harmony import */ var _workflow_run_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9586);












/**
 * The post step of a create that left a guard.
 *
 * @param guard what the step left
 */
async function post(guard) {
    const workflowRun = (0,_workflow_run_js__WEBPACK_IMPORTED_MODULE_8__/* .readWorkflowRun */ .h)();
    const source = (0,_step_js__WEBPACK_IMPORTED_MODULE_6__/* .readRunner */ .f)(workflowRun);
    const step = (0,_step_js__WEBPACK_IMPORTED_MODULE_6__/* .openStep */ .b)(source);
    const plan = (0,_guard_js__WEBPACK_IMPORTED_MODULE_3__/* .planGuard */ .Do)(guard, source.input('job-status'));
    try {
        const { jobStatus, summary, ...settings } = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .readPostInputs */ ._J)(source);
        if (plan.act === 'unclear')
            throw new _hoody_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .HoodyError */ .CI(tellUnclear(jobStatus));
        if (plan.act === 'nothing' || !claim(guard))
            return;
        const { connect } = await Promise.all(/* import() */[__webpack_require__.e(942), __webpack_require__.e(436)]).then(__webpack_require__.bind(__webpack_require__, 5925));
        const connection = connect({ apiUrl: new URL(guard.apiUrl), token: settings.token }, step.log);
        const result = await (0,_guard_js__WEBPACK_IMPORTED_MODULE_3__/* .actOnGuard */ .Jx)(plan, jobStatus, {
            hoody: connection.hoody((0,_guard_js__WEBPACK_IMPORTED_MODULE_3__/* .budgetAfter */ .wi)(jobStatus, settings.timeoutMs), (0,_cancellation_js__WEBPACK_IMPORTED_MODULE_9__/* .cancellation */ .W)()),
            story: step.log,
            each: (0,_at_most_js__WEBPACK_IMPORTED_MODULE_10__/* .atMost */ .T)(settings.maxParallel),
        }).finally(() => connection.close());
        tellFailures(guard, result, step);
        step.log.tellExchanges();
        if (summary)
            await step.summarize((0,_summary_js__WEBPACK_IMPORTED_MODULE_7__/* .guardSummaryOf */ .Z)((0,_redact_js__WEBPACK_IMPORTED_MODULE_11__/* .redactIn */ .d)(result, step.redact), workflowRun));
    }
    catch (error) {
        step.fail(error);
        const isRollback = guard.restoreOnFailure && plan.act !== 'cleanup';
        if (isRollback)
            step.log.error(`Nothing was rolled back. ${byHand(guard, guard.snapshots)}`);
    }
}
function tellUnclear(jobStatus) {
    return (`The runner tells "${jobStatus}" as the status of the job, which is neither success, failure nor ` +
        'cancelled. Nothing was restored or deleted. Leave the input `job-status` as it is by default.');
}
/** Whether this is the first time that the guard acts. The file goes with the job. */
function claim({ id }) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(node_path__WEBPACK_IMPORTED_MODULE_2___default().join(process.env['RUNNER_TEMP'] ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), `hoody-guard-${id}`), 'wx'));
        return true;
    }
    catch (error) {
        // Where no file can be made, a rollback is worth more than the certainty that it is the first.
        return error.code !== 'EEXIST';
    }
}
/** A rollback that failed is an error; a snapshot that is left over is a warning, since the job succeeded. */
function tellFailures(guard, { act, results }, step) {
    for (const { snapshot, error } of results) {
        if (!error)
            continue;
        const { containerId, name } = snapshot;
        if (act === 'cleanup') {
            step.log.warning(`Snapshot ${name} of container ${containerId} is left over. ${error.message}`);
        }
        else {
            const head = `The rollback of container ${containerId} to snapshot ${name} failed. ${error.message}`;
            step.fail(new _hoody_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .HoodyError */ .CI(`${head}\n${byHand(guard, [snapshot])}`));
        }
    }
}
function byHand({ apiUrl }, snapshots) {
    const commands = snapshots.map((snapshot) => (0,_guard_js__WEBPACK_IMPORTED_MODULE_3__/* .commandToRestore */ .nG)(apiUrl, snapshot));
    return `To restore by hand, with the token in HOODY_TOKEN:\n${commands.join('\n')}`;
}


/***/ })

};
;