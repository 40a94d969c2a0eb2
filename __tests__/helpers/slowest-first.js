const { default: Sequencer } = require('@jest/test-sequencer');

/** They take longest, and wait for most of that time, so that other files can run beside them. */
const SLOWEST =
  /[\\/](integration[\\/](faults|slow-answers|platforms|reused-connections)|simulation)\.test\.ts$/;

/** Starts with the slowest files. In a first run, Jest knows nothing but the sizes of the files. */
module.exports = class SlowestFirst extends Sequencer {
  sort(tests) {
    const isSlow = ({ path }) => SLOWEST.test(path);
    return super.sort(tests).toSorted((one, other) => Number(isSlow(other)) - Number(isSlow(one)));
  }
};
