const { writeFileSync } = require('node:fs');
const { default: JestRunner } = require('jest-runner');

/**
 * The runner of Jest, which ends after the first file with a failure: then the mutant is killed. In the first run, which
 * has no mutant, it saves the titles of the tests beside each file.
 */
module.exports = class MutantRunner extends JestRunner {
  async runTests(tests, watcher, options) {
    const isMutated = '__STRYKER_ACTIVE_MUTANT__' in process.env;
    let hasFailed = false;
    this.on('test-file-success', ([{ path: file }, { numFailingTests, testResults }]) => {
      hasFailed ||= numFailingTests > 0;
      if (isMutated) return;
      writeFileSync(`${file}.titles.json`, JSON.stringify(testResults.map(({ fullName }) => fullName)));
    });
    this.on('test-file-failure', () => {
      hasFailed = true;
    });
    for (const test of tests) {
      if (isMutated && hasFailed) return;
      await super.runTests([test], watcher, options);
    }
  }
};
