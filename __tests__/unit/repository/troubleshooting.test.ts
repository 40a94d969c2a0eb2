import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findUnexplained, HEADLINES, MESSAGES, patternOf } from '../../helpers/messages.ts';

const ROOT = path.join(__dirname, '../../..');
const PAGE = readFileSync(path.join(ROOT, 'docs/troubleshooting.md'), 'utf8');

/** What can stand in the source for what differs at run time, in characters. */
const LONGEST_GAP = 60;

/** The source without what joins the parts of a text. */
const SOURCE = globSync('src/**/*.ts', { cwd: ROOT })
  .map((file) => readFileSync(path.join(ROOT, file), 'utf8').replaceAll(/['`]\s*\+\s*['`]/g, ''))
  .map(withoutQuotes)
  .join('\n');

function withoutQuotes(text: string): string {
  return text.replaceAll(/['"`\\]/g, '').replaceAll(/\s+/g, ' ');
}

test('The page explains each message once, and no other', () => {
  // The code on a separate line, or in the first cell of a row.
  const explained = [...PAGE.matchAll(/^(?:\| )?`([^`]+)`(?: \||$)/gm)].map(([, text]) => text);
  expect(explained.toSorted()).toEqual(MESSAGES.toSorted());
});

test('The source has each message', () => {
  const isInSource = (message: string) => {
    // What the API could not do, and the last period, can come from the code that composes the message.
    const text = withoutQuotes(message).replace(/^Could not …: |\.$/g, '');
    return new RegExp(patternOf(text, `.{1,${LONGEST_GAP}}?`)).test(SOURCE);
  };
  expect(MESSAGES.filter((message) => !isInSource(message))).toEqual([]);
});

test('The first line of a message has at most 100 characters', () => {
  expect(HEADLINES.filter(({ length }) => length > 100)).toEqual([]);
});

test.each([
  'Container db has no snapshot "nightly".',
  'Could not list snapshots of container db: the API responded with 503.\nAPI message: The limit is 3.',
  'The job failed: container db was rolled back to snapshot a (2 s).',
  'The job was canceled: 2 containers were rolled back.',
  'The inputs have 2 problems. No request was sent.\n- `filter` requires `keep-last` for `create`.',
])('The page explains every line of %j', (message) => {
  expect(findUnexplained(message)).toEqual([]);
});

test.each([
  ['Container db has no snapshots.', ['Container db has no snapshots.']],
  ['Could not list snapshots: the disk is full.', ['Could not list snapshots: the disk is full.']],
  ['An input is invalid. No request was sent.\n- `filter` is odd.', ['- filter is odd.']],
])('The page does not explain every line of %j', (message, unexplained) => {
  expect(findUnexplained(message)).toEqual(unexplained);
});
