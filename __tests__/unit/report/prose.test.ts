import { prose, proseLines, renderMessage } from '../../../src/report/prose.ts';
import { text } from '../../helpers/fakes/text.ts';

test.each([
  'Could not list it: the API said no.',
  'the API answered 403 (Forbidden)',
  "it isn’t, isn't re-run",
  'took 3.2 s, or 12345.678',
  'made at 2025-01-15 10:30:00 UTC (“now”)',
  'a — b – c → d … e - f',
  'two  words',
  '',
])('The message %j stays text', (message) => {
  expect(prose(text(message))).toBe(message);
});

test.each([
  'Set `if-exists` to reuse.',
  'the alias v-1',
  'ask @octocat',
  'or #12.',
  'see a@b.c',
  'see a/b',
  'see www.x.y',
  'commit deadbeef',
  'commit DEADBEEF',
  'a cafebab',
  'run 8123456',
  'one `open',
  'GH-12',
  'took 3.2x',
  '3x2',
  '123456',
  '3.2345',
  '1.a',
  '2025-01-1',
  '10:30',
  'a # b',
  'a :tada: b',
  'a $x$ b',
  'a *b* c',
  'my secret #5 is_one `run` of @characters',
])('The message %j is code as a whole, and one run of characters', (message) => {
  expect(prose(text(message))).toBe(`<code>${message}</code>`);
});

test('The markup in a message is escaped', () => {
  expect(prose(text('an alias "web"'))).toBe('an alias &quot;web&quot;');
  expect(prose(text('an attempt of <b> & "c-1"'))).toBe(
    '<code>an attempt of &lt;b&gt; &amp; &quot;c-1&quot;</code>',
  );
});

test('A long message is shortened', () => {
  expect(prose(text('word '.repeat(1_000))).length).toBeLessThan(1_100);
});

test('A message of several lines is a paragraph, and its lines with a hyphen are a list', () => {
  expect(renderMessage(text('one\n\n- first\ntwo `a`\n- second'))).toBe(
    '<p>one<br><code>two `a`</code></p>\n<ul>\n<li>first</li>\n<li>second</li>\n</ul>',
  );
  expect(renderMessage(text('one\n  \ntwo'))).toBe('<p>one<br>two</p>');
  expect(renderMessage(text('one'))).toBe('<p>one</p>');
  expect(renderMessage(text('- first'))).toBe('<ul>\n<li>first</li>\n</ul>');
});

test('At most twenty lines of a message are shown, and the others are counted', () => {
  const numbers = Array.from({ length: 22 }, (_, index) => String(index));
  expect(proseLines(text(numbers.slice(0, 20).join('\n')))).toBe(numbers.slice(0, 20).join('<br>'));
  expect(proseLines(text(numbers.join('\n')))).toBe([...numbers.slice(0, 20), 'and 2 more'].join('<br>'));
});
