import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import jestConfig from '../../jest.config.js';

/** The unit tests mirror `src/`; the others in their folder test the emulator, the demo and the documents. */
const rooms = readdirSync('src', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `<rootDir>/__tests__/unit/${name}/**/*.test.ts`);

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  // Resolved here: the package of Stryker is not the one that it tests.
  plugins: [fileURLToPath(import.meta.resolve('@stryker-mutator/jest-runner'))],
  testRunner: 'jest',
  jest: {
    configFile: 'jest.config.js',
    config: {
      testMatch: ['<rootDir>/__tests__/unit/*.test.ts', ...rooms],
      testSequencer: '<rootDir>/tools/mutation/test-order.js',
      runner: '<rootDir>/tools/mutation/jest-runner.js',
      testEnvironment: fileURLToPath(import.meta.resolve('./jest-environment.js')),
      // A mutant can make a test wait forever.
      testTimeout: 10_000,
      moduleNameMapper: {
        ...jestConfig.moduleNameMapper,
        '^fast-check$': '<rootDir>/tools/mutation/fast-check.js',
      },
    },
  },
  coverageAnalysis: 'perTest',
  mutate: jestConfig.collectCoverageFrom,
  ignorePatterns: ['/.tools', '/coverage', '/dist', '/reports'],
  concurrency: 2,
  // A few files only can have a lower score.
  thresholds: { high: 97, low: 90, break: process.argv.includes('--mutate') ? null : 97 },
  incremental: true,
  incrementalFile: 'reports/mutation/incremental.json',
  reporters: ['clear-text', 'progress-append-only', 'html', 'json'],
  htmlReporter: { fileName: 'reports/mutation/index.html' },
  jsonReporter: { fileName: 'reports/mutation/report.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: 'reports/stryker',
};
