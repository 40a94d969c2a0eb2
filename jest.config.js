const path = require('node:path');
const ts = require('typescript');

/** The aliases of the bundle, from the only place that names them: `paths` of tsconfig.json. */
function fromTsconfig() {
  const { config } = ts.readConfigFile(path.join(__dirname, 'tsconfig.json'), ts.sys.readFile);
  return Object.fromEntries(
    Object.entries(config.compilerOptions.paths).map(([name, [target]]) => [
      `^${name}$`,
      target.replace(/^\./, '<rootDir>').replace(/^(.*node_modules.*)$/, '$1.js'),
    ]),
  );
}

/** @type {import('jest').Config} */
module.exports = {
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  // e2e needs act, pages need a browser, and the whole fault matrix takes minutes: each has a script of its own.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/__tests__/(e2e|faults|pages)/'],
  // Mutation testing copies the project into it.
  modulePathIgnorePatterns: ['<rootDir>/reports/'],
  testEnvironment: 'node',
  // Most tests wait for a separate process, so many can wait at the same time.
  maxWorkers: '100%',
  maxConcurrency: 12,
  testTimeout: 60_000,
  // ESM-only packages are transformed too.
  transform: {
    '^.+\\.[jt]s$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(@actions|p-limit|yocto-queue)/)', '<rootDir>/dist/'],
  moduleNameMapper: {
    ...fromTsconfig(),
    // ESM-only packages, which Jest cannot resolve by their `exports`.
    '^@actions/http-client/lib/(auth|proxy)$': '<rootDir>/node_modules/@actions/http-client/lib/$1.js',
    '^@actions/core$': '<rootDir>/node_modules/@actions/core/lib/core.js',
    '^@actions/workflow-parser$': '<rootDir>/node_modules/@actions/workflow-parser/dist/index.js',
    '^@actions/workflow-parser/(.+)$': '<rootDir>/node_modules/@actions/workflow-parser/dist/$1.js',
    '^@actions/expressions$': '<rootDir>/node_modules/@actions/expressions/dist/index.js',
    '^@actions/expressions/(.+)$': '<rootDir>/node_modules/@actions/expressions/dist/$1.js',
  },
  collectCoverageFrom: [
    'src/**/*.ts',
    // Stubs of packages, which throw if they are called.
    '!src/shims/**',
    // Importing it runs the action. Tests run it as the runner does: as a process, from dist.
    '!src/index.ts',
    '!src/post.ts',
  ],
  // V8 counts a file that no test loads as a single branch, and reports covered branches as missed.
  coverageProvider: 'babel',
  coverageReporters: ['text', 'lcovonly'],
  coverageThreshold: { global: { branches: 95 } },
};
