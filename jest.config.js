/** @type {import('jest').Config} */
module.exports = {
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  // These run in act, which is built with Go; `npm run test:e2e` runs them.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/__tests__/e2e/'],
  testEnvironment: 'node',
  // Most tests wait for a process of their own, so many can wait at once.
  maxWorkers: '100%',
  maxConcurrency: 12,
  testTimeout: 60_000,
  // Packages that are ESM only are transformed too.
  transform: {
    '^.+\\.[jt]s$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(@actions|p-limit|yocto-queue)/)', '<rootDir>/dist/'],
  moduleNameMapper: {
    '^@actions/http-client$': '<rootDir>/src/shims/http-client.ts',
    '^@actions/http-client/lib/(index|auth|proxy)$': '<rootDir>/node_modules/@actions/http-client/lib/$1.js',
    '^@actions/core$': '<rootDir>/node_modules/@actions/core/lib/core.js',
    '^@actions/exec$': '<rootDir>/src/shims/exec.ts',
    '^undici$': '<rootDir>/src/shims/undici.ts',
    '^@actions/workflow-parser$': '<rootDir>/node_modules/@actions/workflow-parser/dist/index.js',
    '^@actions/workflow-parser/(.+)$': '<rootDir>/node_modules/@actions/workflow-parser/dist/$1.js',
    '^@actions/expressions$': '<rootDir>/node_modules/@actions/expressions/dist/index.js',
    '^@actions/expressions/(.+)$': '<rootDir>/node_modules/@actions/expressions/dist/$1.js',
    '^@actions/github/context$': '<rootDir>/node_modules/@actions/github/lib/context.js',
  },
  collectCoverageFrom: [
    'src/**/*.ts',
    // Generated, and compared with what is generated anew.
    '!src/hoody/wire/**',
    // Stand-ins for packages, which throw should they ever be called.
    '!src/shims/**',
    // Importing it runs the action. The tests run it as the runner does, in a process of its own, from dist.
    '!src/index.ts',
  ],
  // V8 counts a file that no test loads as a single branch, and reports branches that were taken as missed.
  coverageProvider: 'babel',
  coverageReporters: ['text', 'lcovonly'],
  coverageThreshold: { global: { branches: 95 } },
};
