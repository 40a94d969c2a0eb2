import {
  code,
  commandBlock,
  heading,
  inline,
  list,
  longCode,
  paragraph,
  subjectOf,
} from '../../../src/report/html.ts';
import { text } from '../../helpers/fakes/text.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index));

test('A heading names its subject, if there is one', () => {
  expect(heading('planned', 'dry run', '<code>web</code>')).toBe(
    '<h3>📝 Hoody dry run: <code>web</code></h3>',
  );
  expect(heading('attention', 'rollback')).toBe('<h3>⚠️ Hoody rollback</h3>');
});

test('A paragraph leaves out empty parts', () => {
  expect(paragraph('a', '', 'b')).toBe('<p>a b</p>');
});

test('A list shows fifty items and counts the others', () => {
  const items = (count: number) => numbers(count).map((number) => `<li>(${number})</li>`);
  const render = (item: string) => `(${item})`;
  expect(list(numbers(50), render)).toBe(['<ul>', ...items(50), '</ul>'].join('\n'));
  expect(list(numbers(51), render)).toBe(['<ul>', ...items(50), '<li>and 1 more</li>', '</ul>'].join('\n'));
});

test('A block of commands shows fifty and counts the others', () => {
  const block = (lines: string[]) => `<pre lang="powershell">${lines.join('\n')}</pre>`;
  expect(commandBlock(numbers(50).map(text), 'powershell')).toBe(block(numbers(50)));
  expect(commandBlock(numbers(51).map(text), 'powershell')).toBe(
    block([...numbers(50), '# and 1 more, see the log']),
  );
});

test('A cell within a sentence has its details in parentheses', () => {
  expect(inline(['a'])).toBe('a');
  expect(inline(['a', 'b', 'c'])).toBe('a (b, c)');
});

test('The subject is the name of a single container, or a count', () => {
  expect(subjectOf([text('web')])).toBe('<code>web</code>');
  expect(subjectOf([text('web'), text('api')])).toBe('2 containers');
  expect(subjectOf([])).toBe('0 containers');
});

test('A command can have several lines, and no end of the block', () => {
  expect(commandBlock([text('a \\\n  "b" </pre>'), text('c')], 'posix')).toBe(
    '<pre lang="sh">a \\\n  &quot;b&quot; &lt;/pre&gt;\nc</pre>',
  );
});

test.each([
  '507f1f77bcf86cd799439011',
  'two  words--x',
  '',
  "it's_a *secret* `of` [a](user) @octocat #1 $x$ :tada: ~~a~~ a|b!\\",
])('The text %j in code is one run of characters, in which the runner finds a secret', (plain) => {
  expect(code(text(plain))).toBe(`<code>${plain}</code>`);
});

test('The markup of a text in code is escaped', () => {
  expect(code(text('</code><b title="x">&amp;'))).toBe(
    '<code>&lt;/code&gt;&lt;b title=&quot;x&quot;&gt;&amp;amp;</code>',
  );
});

test.each([
  [code, 255],
  [longCode, 1_000],
])('A long text in code is shortened, and one of the largest length is not', (render, maxLength) => {
  const shown = (length: number) => render(text('x'.repeat(length))).replaceAll(/<\/?\w+>/g, '');
  expect(shown(maxLength)).toBe('x'.repeat(maxLength));
  expect(shown(maxLength + 1)).toBe(`${'x'.repeat(maxLength - 1)}…`);
});
