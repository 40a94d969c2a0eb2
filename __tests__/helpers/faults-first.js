const { default: Sequencer } = require('@jest/test-sequencer');

const isFaults = ({ path }) => /[\\/]integration[\\/]faults\.test\.ts$/.test(path);

/**
 * Starts with the sample of the fault matrix. It takes longest, and waits for most of that time, so that other files can
 * run beside it. In a first run, Jest would start it last, because it knows nothing but the sizes of the files.
 */
module.exports = class FaultsFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => Number(isFaults(other)) - Number(isFaults(one)));
  }
};
