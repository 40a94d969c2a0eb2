import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { Stage } from '../../../demo/stage.ts';

function open(columns?: number) {
  const stream: PassThrough & { columns?: number } = new PassThrough({ encoding: 'utf8' });
  if (columns !== undefined) stream.columns = columns;
  const stage = new Stage(stream);
  return { stage, shown: () => stripVTControlCharacters(String(stream.read() ?? '')) };
}

describe('The verdict', () => {
  test('The verdict is good when all checks pass', () => {
    const { stage, shown } = open();
    stage.check('one is one', 1, 1);
    stage.check('a list is compared by what is in it', [{ a: 1 }], [{ a: 1 }]);
    expect(stage.verdict('The conclusion.')).toBe(true);
    expect(shown()).toBe(
      '   ✔ one is one\n' +
        '   ✔ a list is compared by what is in it\n' +
        '\n' +
        '✔ The conclusion. All 2 checks passed.\n',
    );
  });

  test('The verdict is bad when one check fails, and names that check again', () => {
    const { stage, shown } = open();
    stage.check('one is one', 1, 1);
    stage.check('two is three', 2, 3);
    expect(stage.verdict('The conclusion.')).toBe(false);
    expect(shown()).toBe(
      '   ✔ one is one\n' +
        '   ✘ two is three: expected 3, got 2\n' +
        '\n' +
        '✘ two is three: expected 3, got 2\n' +
        '✘ 1 of 2 checks failed.\n',
    );
  });

  test('The verdict is bad after an unexpected error', () => {
    const { stage, shown } = open();
    stage.check('one is one', 1, 1);
    stage.reportError(new Error('the disk is full'));
    expect(stage.verdict('The conclusion.')).toBe(false);
    const output = shown();
    expect(output).toContain('   ✘ Error: the disk is full\n');
    expect(output).toMatch(/\n✘ 1 of 2 checks failed\.\n$/);
  });

  test('The verdict is bad when nothing is checked', () => {
    const { stage, shown } = open();
    expect(stage.verdict('The conclusion.')).toBe(false);
    expect(shown()).not.toContain('The conclusion.');
  });
});

test.each([
  ['text and number', '1', 1],
  ['nothing and empty', undefined, ''],
  ['lists of another order', [1, 2], [2, 1]],
  ['an object with one field more', { a: 1, b: 2 }, { a: 1 }],
])('A check distinguishes %s', (_what, actual, expected) => {
  const { stage } = open();
  stage.check('they are the same', actual, expected);
  expect(stage.verdict('')).toBe(false);
});

test('The scenes of each act are numbered from one', () => {
  const { stage, shown } = open();
  stage.act('First', 'About it.');
  stage.scene('One');
  stage.scene('Two');
  stage.act('Second', 'About that.');
  stage.scene('Three');
  expect(shown()).toBe(
    '\n First \nAbout it.\n\n1. One\n\n2. Two\n' + '\n Second \nAbout that.\n\n1. Three\n',
  );
});

test('The log of a step is set apart from the text of the demo', () => {
  const { stage, shown } = open();
  stage.workflow({ operation: 'list' });
  stage.log({ kind: 'plain', text: 'Nothing there.' });
  stage.log({ kind: 'group', text: 'Requests: 1' });
  stage.log({ kind: 'error', text: 'It failed.' });
  stage.say('So it is.');
  expect(shown()).toBe(
    '   operation: list\n' +
      '   │ Nothing there.\n' +
      '   │ ▸ Requests: 1\n' +
      '   │ Error: It failed.\n' +
      '   So it is.\n',
  );
});

test('An input of several lines is shown as in a workflow', () => {
  const { stage, shown } = open();
  stage.workflow({ 'container-id': 'one\ntwo', operation: 'create' });
  expect(shown()).toBe('   container-id: |\n     one\n     two\n   operation: create\n');
});

test('A summary is shown with its banner, and its items in lines', () => {
  const { stage, shown } = open();
  stage.summary([
    { kind: 'caution', text: 'It went back.' },
    { kind: 'text', text: '• a Snapshot: snap-1' },
    { kind: 'text', text: 'Run 7' },
  ]);
  expect(shown()).toBe(
    '   ┃ ⚠ Caution\n' + '   ┃ It went back.\n' + '   ┃ • a Snapshot: snap-1\n' + '   ┃ Run 7\n',
  );
});

test('No line is wider than the terminal', () => {
  const { stage, shown } = open(30);
  stage.act('Act', 'A long text about what this act is going to show to people.');
  stage.say('A long text about what this act is going to show to people.');
  stage.log({ kind: 'plain', text: 'A long text about what this act is going to show.' });
  stage.output('snapshots', 'x'.repeat(100));
  stage.harm('changed a file of a long name that is deep down');
  stage.summary([
    { kind: 'caution', text: 'A long text about what went wrong.' },
    { kind: 'text', text: 'x'.repeat(40) },
  ]);
  const lines = shown().split('\n');
  expect(lines).toContain('   │ A long text about what');
  expect(Math.max(...lines.map((line) => line.length))).toBe(30);
});

test('A terminal of unknown width counts as a wide one', () => {
  const { stage, shown } = open(0);
  stage.say('A text that fits.');
  expect(shown()).toBe('   A text that fits.\n');
});

test('Facts are shown in columns', () => {
  const { stage, shown } = open();
  stage.facts({ before: 'a', 'after it': 'b' });
  expect(shown()).toBe('   before    a\n   after it  b\n');
});
