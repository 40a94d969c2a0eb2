import type { StepResult } from '../../tools/harness/runner.ts';
import { expectSoundHtml, shownText } from '../helpers/html.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { expectWellFormed, parsed } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();
const TIME = '2025-01-15T10:30:00.000Z';
const ESCAPE = String.fromCharCode(27);

/** Texts with a meaning in the log of the runner, in a terminal, or in a summary. */
const HOSTILE = [
  '::error::injected',
  '::set-output name=changed::injected',
  '::add-mask::a',
  '::stop-commands::injected',
  '  ::warning file=a::injected',
  '##[error]injected',
  'a ##[group]injected',
  '##[add-mask]e',
  'a\n::error::injected',
  'a\r\n::error::injected',
  'a\r::error::injected',
  '%0A::error::injected',
  '%0D%0A::error::injected',
  'a\u2028::error::injected',
  'a\u2029::error::injected',
  'a\u0085::error::injected',
  'a\u000b::error::injected',
  `${ESCAPE}[2K${ESCAPE}[1A::error::injected`,
  `${ESCAPE}]8;;https://example.com${ESCAPE}\\injected`,
  '\u202egnitset',
  '\u0001\u0007\u0008',
  '</table><script>alert(1)</script>',
  '</code></td></tr></table><h1>injected</h1>',
  '<img src=x onerror=alert(1)>',
  '"><a href="https://example.com">injected</a>',
  '`a` ``` | b | **c** _d_ ~~e~~ [f](https://example.com) ![g](https://example.com/h.png)',
  '@octocat #1 $x$ :tada: <!-- injected -->',
  '&lt;script&gt; &amp;#60;b&#62;',
  '\n\n# Injected\n\n- list\n',
  'EOF\nchanged=injected\nEOF',
  'ghadelimiter_x\nchanged=injected\nghadelimiter_x',
];

/** No foreign text became a command, and none left its place. */
function expectContained(result: StepResult): void {
  expectWellFormed(result);
  expect(result.masks).toEqual([hoody.token]);
  for (const { title } of result.annotations) expect(title).toBe('Hoody snapshot');
  // Also in the log, where a line feed is the one control character.
  expect(result.stdout).not.toMatch(/[^\P{Cc}\n]|[\u2028\u2029\u202a-\u202e]/u);
  expect(result.stdout).not.toMatch(/^(?!::(error|warning|debug|group|endgroup|add-mask)\b)\s*::/m);
  expect(result.stdout).not.toContain('##[');
  expect(result.stdout.match(/^::add-mask::/gm)).toHaveLength(1);
  expectSoundHtml(result.summary);
}

/** The texts that are tried one by one. */
const MOST_HOSTILE = HOSTILE.filter((_text, index) => index % 3 === 0);

describe('Text from the API', () => {
  test.concurrent.each(['\n', '\r\n', '\r', '\u2028', '%0A', ' '])(
    'Hostile text in an error stays text, each after %j',
    async (separator) => {
      const container = await hoody.container();
      const message = HOSTILE.map((text) => separator + text).join('');
      container.fault('list', { kind: 'status', status: 403, body: { statusCode: 403, message } });
      const result = await container.step({ operation: 'list' });
      expectContained(result);
      expect(result.annotations).toEqual([
        {
          level: 'error',
          title: 'Hoody snapshot',
          message: expect.stringMatching(
            /^Could not list the snapshots of container [0-9a-f]{24}: the API responded with 403\.\nAPI message: .*injected.*\nUse a token .*$/,
          ),
        },
      ]);
      expect(shownText(result.summary)).toContain('<img src=x onerror=alert(1)>');
      expect(result.outputs['changed']).toBe('false');
    },
  );

  test.concurrent('Hostile text in every alias and field of a list stays text', async () => {
    const container = await hoody.container();
    const snapshots = HOSTILE.map((text, index) => ({
      name: `snap-${index}`,
      alias: text,
      created_at: TIME,
      [text]: { [text]: [text] },
    }));
    container.fault('list', { kind: 'response', body: { data: { snapshots } } });
    const result = await container.step({ operation: 'list' });
    expectContained(result);
    expect(result.annotations).toEqual([]);
    const listed = parsed(result, 'snapshots') as { alias: string }[];
    expect(listed.map(({ alias }) => alias).sort()).toEqual([...HOSTILE].sort());
    expect(JSON.parse(Object.values(result.files).join())).toEqual(listed);
    expect(result.outputs['changed']).toBe('false');
    for (const text of ['</table><script>alert(1)</script>', '**c** _d_']) {
      expect(shownText(result.summary)).toContain(text);
    }
  });

  test.concurrent.each(MOST_HOSTILE)(
    'Hostile text in the alias of the restored snapshot stays text: %j',
    async (text) => {
      const container = await hoody.container();
      const { name } = await container.seed({ alias: text, created_at: TIME });
      const result = await container.step({ operation: 'restore', snapshot: 'latest' });
      expectContained(result);
      expect(result.exitCode).toBe(0);
      expect(result.outputs['snapshot-name']).toBe(name);
      expect(JSON.parse(result.outputs['snapshot'] ?? '').alias).toBe(text);
      expect(result.outputs['snapshot-alias']).toBe(text);
      expect(result.log).toContain(`The newest snapshot is ${name} ("`);
    },
  );

  test.concurrent('Hostile text in a warning and in the nearest snapshots stays text', async () => {
    const container = await hoody.container();
    for (const alias of ['##[error]x', 'a\n::error::x']) {
      await container.seed({ alias, created_at: '2025-01-15T10:30:00.000Z' });
      await container.seed({ alias, created_at: '2025-01-14T10:30:00.000Z' });
    }
    const warned = await container.step({ operation: 'restore', snapshot: '##[error]x' });
    expectContained(warned);
    expect(warned.annotations.map(({ level }) => level)).toEqual(['warning']);
    const missing = await container.step({ operation: 'restore', snapshot: 'error' });
    expectContained(missing);
    expect(missing.annotations).toEqual([
      expect.objectContaining({ message: expect.stringContaining('("a\\n::error::x")') }),
    ]);
  });

  test.concurrent('Hostile text in the location of a redirect and in a content type stays text', async () => {
    const container = await hoody.container();
    const location = 'https://x.test/##[error]a%0A::error::b<script>';
    container.fault('list', { kind: 'status', status: 302, headers: { location } });
    expectContained(await container.step({ operation: 'list' }));
    const type = '##[error]a/b';
    container.fault('list', { kind: 'status', status: 400, body: 'x', headers: { 'content-type': type } });
    expectContained(await container.step({ operation: 'list' }));
  });
});

describe('Text from the user', () => {
  test.concurrent.each(MOST_HOSTILE)(
    'Hostile text in every input that an error repeats stays text: %j',
    async (text) => {
      const container = await hoody.container();
      for (const inputs of [
        { operation: text, 'container-id': text, 'timeout-seconds': text, 'api-url': text, summary: text },
        { operation: 'restore', snapshot: text },
      ]) {
        const result = await container.step(inputs);
        expectContained(result);
        expect(result.annotations).toHaveLength(result.exitCode === 0 ? 0 : 1);
      }
    },
  );
});
