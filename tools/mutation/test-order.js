const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * Selects and orders the test files for a mutant. Stryker knows the tests that reach the mutant, but Jest selects files
 * only by what they import. First come the tests of the file that is mutated, which kill most of its mutants; last the
 * slowest.
 */
module.exports = class TestOrder extends Sequencer {
  #pattern;
  #mutated;

  constructor({ globalConfig }) {
    super();
    this.#pattern = new RegExp(globalConfig.testNamePattern ?? '');
    const [file = ''] = globalConfig.nonFlagArgs;
    this.#mutated = path.relative(path.join(__dirname, '../../src'), file).replace(/\.ts$/, '');
  }

  sort(tests) {
    const slowestFirst = super.sort(tests.filter(({ path: file }) => this.#isSelected(file)));
    return slowestFirst.toReversed().toSorted((a, b) => this.#distanceTo(a.path) - this.#distanceTo(b.path));
  }

  #isSelected(file) {
    const titles = `${file}.titles.json`;
    return (
      !existsSync(titles) ||
      JSON.parse(readFileSync(titles, 'utf8')).some((title) => this.#pattern.test(title))
    );
  }

  #distanceTo(file) {
    const tested = path
      .relative(path.join(__dirname, '../../__tests__/unit'), file)
      .replace(/\.test\.ts$/, '');
    if (tested === this.#mutated) return 0;
    return path.dirname(tested) === path.dirname(this.#mutated) ? 1 : 2;
  }
};
