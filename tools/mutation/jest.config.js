const { readdirSync } = require('node:fs');
const path = require('node:path');
const {
  projects: [main],
} = require('../../jest.config.js');

/** The unit tests mirror `src/`; the others in their folder test the emulator, the demo and the documents. */
const folders = readdirSync(path.join(__dirname, '../../src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `<rootDir>/__tests__/unit/${name}/**/*.test.ts`);

/** @type {import('jest').Config} */
module.exports = {
  ...main,
  rootDir: '../..',
  testMatch: ['<rootDir>/__tests__/unit/*.test.ts', ...folders],
  testSequencer: '<rootDir>/tools/mutation/test-order.js',
  runner: '<rootDir>/tools/mutation/jest-runner.js',
  // Stryker, which extends it, does not know <rootDir>.
  testEnvironment: require.resolve('./jest-environment.js'),
  // A mutant can make a test wait forever.
  testTimeout: 10_000,
  moduleNameMapper: { ...main.moduleNameMapper, '^fast-check$': '<rootDir>/tools/mutation/fast-check.js' },
};
