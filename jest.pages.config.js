/** @type {import('jest').Config} */
module.exports = {
  ...require('./jest.config.js'),
  testMatch: ['<rootDir>/__tests__/pages/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  // The many packages that render Markdown and HTML are ESM-only.
  transformIgnorePatterns: ['/node_modules/(playwright-core|sharp|yaml)/', '<rootDir>/dist/'],
};
