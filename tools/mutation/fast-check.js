/**
 * fast-check with a fixed seed, so that no mutant is killed by luck. Nobody reads the counterexample, so it need not be
 * the smallest.
 */
const fastCheck = require('../../node_modules/fast-check/lib/cjs/fast-check.js');

fastCheck.configureGlobal({ seed: 1, endOnFailure: true });
module.exports = fastCheck;
