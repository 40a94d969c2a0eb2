import { code, commandBlock, heading, inline, list, paragraph, subjectOf } from '../../../src/report/html.ts';
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
  const block = (lines: string[]) => ['', '```sh', ...lines, '```', ''].join('\n');
  expect(commandBlock(numbers(50).map(text))).toBe(block(numbers(50)));
  expect(commandBlock(numbers(51).map(text))).toBe(block([...numbers(50), '# and 1 more, see the log']));
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

test('A long word in code can break, after each twelfth character', () => {
  expect(code(text('507f1f77bcf86cd799439011'))).toBe('<code>507f1f77bcf8<wbr>6cd799439011</code>');
  expect(code(text('snap-20250115-103000'))).toBe('<code>snap-20250115-103000</code>');
  expect(code(text('two  words--x'))).toBe('<code>two  words--x</code>');
  expect(code(text(''))).toBe('<code></code>');
  expect(code(text('<'.repeat(13)))).toBe(`<code>${'&#60;'.repeat(12)}<wbr>&#60;</code>`);
});

test('A long text in code is shortened, and one of the largest length is not', () => {
  const shown = (length: number) => code(text('x'.repeat(length))).replaceAll(/<\/?\w+>/g, '');
  expect(shown(200)).toBe('x'.repeat(200));
  expect(shown(201)).toBe(`${'x'.repeat(199)}…`);
});
