import { findTexts } from '../../../../tools/lint/texts.ts';

const textsOf = (source: string) => findTexts(source).map(({ text }) => text);

test.each([
  ["fail('No request was sent.');", ['No request was sent.']],
  [`line\`Deleted \${count} of \${total} snapshots.\`;`, ['Deleted … of … snapshots.']],
  ['const text = `one line\n  and another\n\nb`;', ['one line', 'and another']],
  [`join('first text', \`second \${'third text'} text\`);`, ['first text', 'second … text', 'third text']],
])('The source %j has the texts %j', (source, texts) => {
  expect(textsOf(source)).toEqual(texts);
});

test.each([
  "import x from './x.ts';",
  "const kind = 'create';",
  '// A comment, not a text.',
  'x > 0 && y < 0;',
])('The source %j has no text', (source) => {
  expect(textsOf(source)).toEqual([]);
});

test('A text has the line where it begins', () => {
  expect(findTexts("\n\nf('a b');\nf(`c\nd e`);")).toEqual([
    { line: 3, text: 'a b' },
    { line: 4, text: 'd e' },
  ]);
});
