import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findUnexplained, HEADLINES, MESSAGES, PROBLEMS, patternOf } from '../../helpers/messages.ts';

const ROOT = path.join(__dirname, '../../..');
const readPage = (name: string) => readFileSync(path.join(ROOT, 'docs', name), 'utf8');

const PAGE = readPage('troubleshooting.md');
/** What can be wrong with an input. */
const INPUT_PAGE = readPage('input-errors.md');

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

/** The messages that a page explains: the code on a separate line, or in the first cell of a row. */
const explainedOn = (page: string) =>
  [...page.matchAll(/^(?:\| )?((?:`[^`]+`(?:, )?)+)(?: \||$)/gm)].flatMap(([, codes = '']) =>
    [...codes.matchAll(/`([^`]+)`/g)].map(([, text]) => text),
  );

test('The pages explain each message once, and no other', () => {
  const explained = [...explainedOn(PAGE), ...explainedOn(INPUT_PAGE)];
  expect(explained.toSorted()).toEqual(MESSAGES.toSorted());
});

test('The page of input errors explains every problem of an input', () => {
  expect(explainedOn(INPUT_PAGE)).toEqual(expect.arrayContaining([...PROBLEMS]));
});

describe('The failures of a night', () => {
  const [, rest = ''] = PAGE.split('\n## The failures of a night\n');
  const [list = ''] = rest.split('\n## ');
  const steps = list
    .split(/^(?=\d+\. )/m)
    .slice(1)
    .map((text) => ({ number: Number.parseInt(text, 10), text }));
  const numbers = steps.map(({ number }) => number);

  test('The steps are in order', () => {
    expect(numbers.length).toBeGreaterThan(5);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  test.each(steps)('Step $number ends the search, or goes on to another step', ({ text, number }) => {
    const next = [...text.matchAll(/\bgo to (\d+)/gi)].map(([, target]) => Number(target));
    expect(text).toMatch(/ends the search|go to \d|go on/i);
    expect(numbers).toEqual(expect.arrayContaining(next));
    expect(next).not.toContain(number);
  });

  test('The source has each message that the steps quote', () => {
    const quoted = [...list.matchAll(/`([^`\n]+)`/g)]
      .map(([, text = '']) => text)
      .filter((text) => text.includes(' ') && text !== 'continue-on-error: true');
    expect(quoted.length).toBeGreaterThan(5);
    expect(quoted.filter((text) => !isInSource(text))).toEqual([]);
  });

  test('Every step after the first can be reached', () => {
    const targets = [...list.matchAll(/\bgo to (\d+)/gi)].map(([, target]) => Number(target));
    // The first step goes on to the second.
    expect([1, 2, ...targets]).toEqual(expect.arrayContaining(numbers));
  });
});

function isInSource(message: string): boolean {
  // What the API could not do, and the last period, can come from the code that composes the message.
  const text = withoutQuotes(message).replace(/^Could not …: |\.$/g, '');
  return new RegExp(patternOf(text, `.{1,${LONGEST_GAP}}?`)).test(SOURCE);
}

test('The source has each message', () => {
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
