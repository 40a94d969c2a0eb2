const { TestEnvironment } = require('jest-environment-node');

/** Skips the tests of a file after the first failure: then the mutant is killed. */
module.exports = class MutantEnvironment extends TestEnvironment {
  #hasFailed = false;

  handleTestEvent({ name, test }) {
    if (name === 'test_done') this.#hasFailed ||= test.errors.length > 0;
    if (name === 'test_start' && this.#hasFailed) test.mode = 'skip';
  }
};
