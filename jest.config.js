const os = require('node:os');
const path = require('node:path');
const ts = require('typescript');

/** The aliases of the bundle, from the only place that names them: `paths` of tsconfig.json. */
function aliases() {
  const { config } = ts.readConfigFile(path.join(__dirname, 'tsconfig.json'), ts.sys.readFile);
  return Object.fromEntries(
    Object.entries(config.compilerOptions.paths).map(([name, [target]]) => [
      `^${name}$`,
      target.replace(/^\./, '<rootDir>'),
    ]),
  );
}

/** A part of the tests, which `--selectProjects` selects by its name. */
function project(name, folders, options) {
  return {
    displayName: name,
    testMatch: folders.map((folder) => `<rootDir>/__tests__/${folder}/**/*.test.ts`),
    // Mutation testing copies the project into it.
    modulePathIgnorePatterns: ['<rootDir>/reports/'],
    resolver: '<rootDir>/__tests__/helpers/resolver.js',
    setupFiles: ['<rootDir>/__tests__/helpers/act-as-windows.js'],
    moduleNameMapper: aliases(),
    transform: {
      '^.+\\.[jt]s$': [
        '@swc/jest',
        { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
      ],
    },
    // ESM-only packages are transformed too.
    transformIgnorePatterns: ['/node_modules/(?!(@actions|p-limit|yocto-queue)/)', '<rootDir>/dist/'],
    ...options,
  };
}

/** Whether no test is skipped; see `__tests__/helpers/needs.ts`. */
const isWhole = process.platform === 'linux' && process.env.HOODY_TEST_SYSTEM === undefined;

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    project('main', ['unit', 'integration', 'simulation', 'jobs']),
    // The whole fault matrix takes minutes, e2e needs act, and pages need a browser: each has a script of its own.
    project('faults', ['faults']),
    project('e2e', ['e2e']),
    project('pages', ['pages'], {
      // The many packages that render Markdown and HTML are ESM-only.
      transformIgnorePatterns: ['/node_modules/(playwright-core|sharp|yaml)/', '<rootDir>/dist/'],
    }),
  ],
  reporters: ['default', '<rootDir>/__tests__/helpers/reporter.js'],
  testSequencer: '<rootDir>/__tests__/helpers/slowest-first.js',
  // Most tests wait for a separate process, so many can wait at the same time.
  maxWorkers: 2 * os.availableParallelism(),
  maxConcurrency: 16,
  testTimeout: 60_000,
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
  // Other systems skip tests.
  coverageThreshold: isWhole ? { global: { branches: 95 } } : {},
};
