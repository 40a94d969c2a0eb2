import { renderMarkdown } from '../../tools/pictures/render.ts';

/** The destinations of the links in HTML. */
const linksIn = (html: string) => [...html.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href);

const entities = (text: string) => text.replace(/[^\w]/g, (character) => `&#${character.codePointAt(0)};`);

const LINKED: [text: string, href: string][] = [
  ['@octocat', 'https://github.com/octocat'],
  ['@octo/team', 'https://github.com/octo/team'],
  ['#123', 'https://github.com/octo/site/issues/123'],
  ['GH-123', 'https://github.com/octo/site/issues/123'],
  ['user@host.example', 'mailto:user@host.example'],
  ['https://evil.example/a', 'https://evil.example/a'],
  ['www.evil.example', 'http://www.evil.example'],
  [
    '0123456789abcdef0123456789abcdef01234567',
    'https://github.com/octo/site/commit/0123456789abcdef0123456789abcdef01234567',
  ],
];

describe.each(LINKED)('The text %s', (text, href) => {
  test.each([
    ['Markdown', `see ${text} there`],
    ['HTML', `<p>see ${text} there</p>`],
    ['HTML with entities', `<p>see ${entities(text)} there</p>`],
    ['a list after code', `<ul><li><code>code</code> ${text}</li></ul>`],
  ])('A page links the text in %s', (_where, summary) => {
    expect(linksIn(renderMarkdown(summary))).toEqual([href]);
  });

  test.each([
    ['Markdown', `\`see ${text}\``],
    ['HTML', `<p><code>see ${text}</code></p>`],
    ['a block of HTML', `<pre>see ${text}</pre>`],
  ])('A page links nothing in the code of %s', (_where, summary) => {
    expect(linksIn(renderMarkdown(summary))).toEqual([]);
  });
});

test.each(['65a4f0c2e8b91d3f7a2c5e10', '42', 'a@b', 'C#', 'and/or'])('A page does not link %s', (text) => {
  expect(linksIn(renderMarkdown(`<p>${text}</p>`))).toEqual([]);
});

test.each([
  ['<p onclick="x()" style="color: red" class="a">text</p>', '<p>text</p>'],
  ['<script>x()</script>', ''],
  ['<p><a href="javascript:x()">text</a></p>', '<p><a>text</a></p>'],
  [
    '<details><summary>more</summary><table><tr><td>cell</td></tr></table></details>',
    '<details><summary>more</summary><table><tbody><tr><td>cell</td></tr></tbody></table></details>',
  ],
])('The sanitizer makes of %j what GitHub makes of it', (summary, html) => {
  expect(renderMarkdown(summary)).toBe(html);
});

test.each(['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'])('A page shows the alert %s', (kind) => {
  expect(renderMarkdown(`> [!${kind}]\n> text`)).toMatch(
    new RegExp(
      `^<div class="markdown-alert markdown-alert-${kind.toLowerCase()}".*<p>text</p>\\s*</div>$`,
      's',
    ),
  );
});
