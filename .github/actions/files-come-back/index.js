const { deepStrictEqual, notDeepStrictEqual } = require('node:assert');
const { appendFileSync, readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');

/** The contents of every file below a directory, by path. */
function readFiles(directory) {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files
      .map(({ parentPath, name }) => path.join(parentPath, name))
      .toSorted()
      .map((file) => [path.relative(directory, file), readFileSync(file, 'base64')]),
  );
}

const { STATE_before: before, GITHUB_STATE: state, INPUT_DIRECTORY: directory } = process.env;
const now = readFiles(directory);
if (before) {
  deepStrictEqual(now, JSON.parse(before));
} else {
  notDeepStrictEqual(now, {}, 'the directory has no files');
  appendFileSync(state, `before=${JSON.stringify(now)}\n`);
}
