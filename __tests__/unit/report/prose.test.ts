import { prose, proseLines, renderMessage } from '../../../src/report/prose.ts';
import { text } from '../../helpers/fakes/text.ts';

test.each([
  ['Could not list it: the API said no.', 'Could not list it&#58; the API said no.'],
  ['Set `if-exists` to reuse.', 'Set <code>if-exists</code> to reuse.'],
  [
    'the alias "v-1" (of 2025-01-15 10:30:00 UTC)',
    'the alias <code>v-1</code> &#40;of 2025-01-15 10&#58;30&#58;00 UTC&#41;',
  ],
  ['the API answered 403 (Forbidden)', 'the API answered 403 &#40;Forbidden&#41;'],
  ['ask @octocat, or #12.', 'ask <code>&#64;octocat</code>, or <code>&#35;12</code>.'],
  ['see a@b.c a/b www.x.y', 'see <code>a&#64;b.c a/b www.x.y</code>'],
  ['commit deadbeef', 'commit <code>deadbeef</code>'],
  ['run 8123456', 'run <code>8123456</code>'],
  ['one `open', 'one <code>open</code>'],
  ['an attempt of <b>', 'an attempt of <code>&#60;b&#62;</code>'],
  ['GH-12', '<code>GH-12</code>'],
  ["it isn’t, isn't re-run", 'it isn’t, isn&#39;t re-run'],
  ['took 3.2 s, or 12345.678', 'took 3.2 s, or 12345.678'],
  [
    'took 3.2x, 3x2, 123456, 3.2345, 1.a',
    'took <code>3.2x</code>, <code>3x2</code>, <code>123456</code>, <code>3.2345</code>, <code>1.a</code>',
  ],
  ['2025-01-1, 10:30', '<code>2025-01-1</code>, <code>10&#58;30</code>'],
  ['a — b – c → d … e - f', 'a — b – c → d … e - f'],
  ['a # b', 'a <code>&#35;</code> b'],
  ['xdeadbeef deadbeefs fade cafebab', 'xdeadbeef deadbeefs fade <code>cafebab</code>'],
  ['DEADBEEF', '<code>DEADBEEF</code>'],
  ['say "v-1 now', 'say &#34;<code>v-1</code> now'],
  ['say v-1" now', 'say <code>v-1</code>&#34; now'],
  ['say ("v-1") now', 'say &#40;<code>v-1</code>&#41; now'],
])('The message %j is rendered as %j', (message, html) => {
  expect(prose(text(message))).toBe(html);
});

test('A long message is shortened', () => {
  expect(prose(text('word '.repeat(1_000))).length).toBeLessThan(1_100);
});

test('A message of several lines is a paragraph, and its lines with a hyphen are a list', () => {
  expect(renderMessage(text('one\n\n- first\ntwo `a`\n- second'))).toBe(
    '<p>one<br>two <code>a</code></p>\n<ul>\n<li>first</li>\n<li>second</li>\n</ul>',
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
