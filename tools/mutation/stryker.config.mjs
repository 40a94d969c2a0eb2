import { fileURLToPath } from 'node:url';
import jestConfig from '../../jest.config.js';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  // Resolved here: the package of Stryker is not the one that it tests.
  plugins: [fileURLToPath(import.meta.resolve('@stryker-mutator/jest-runner'))],
  testRunner: 'jest',
  jest: { configFile: 'tools/mutation/jest.config.js' },
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
