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
  // The packages of the Actions toolkit are ESM only, so they are transformed too.
  transform: {
    '^.+\\.[jt]s$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [
    '/node_modules/(?!(@actions|@octokit|universal-user-agent|before-after-hook)/)',
    '<rootDir>/dist/',
  ],
  moduleNameMapper: {
    '^@actions/http-client$': '<rootDir>/src/shims/http-client.ts',
    '^@actions/http-client/lib/index$': '<rootDir>/node_modules/@actions/http-client/lib/index.js',
    '^@actions/exec$': '<rootDir>/src/shims/exec.ts',
    '^undici$': '<rootDir>/src/shims/undici.ts',
    '^@actions/workflow-parser$': '<rootDir>/node_modules/@actions/workflow-parser/dist/index.js',
    '^@actions/workflow-parser/(.+)$': '<rootDir>/node_modules/@actions/workflow-parser/dist/$1.js',
    '^@actions/expressions$': '<rootDir>/node_modules/@actions/expressions/dist/index.js',
    '^@actions/expressions/(.+)$': '<rootDir>/node_modules/@actions/expressions/dist/$1.js',
    '^@actions/github/context$': '<rootDir>/node_modules/@actions/github/lib/context.js',
  },
};
