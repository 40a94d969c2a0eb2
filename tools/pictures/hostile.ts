import { NIGHTLY, type Scenario, WEB } from './scenarios.ts';

/** Texts that GitHub links or shows as an image, unless they are code. */
export const HOSTILE_TEXTS: readonly string[] = [
  '@octocat',
  '@octo/team',
  '#123',
  'octo/site#7',
  'GH-8',
  'user@host.example',
  'https://evil.example/a',
  'www.evil.example',
  '0123456789abcdef0123456789abcdef01234567',
  '[a](b)',
  '![](x)',
  '<https://evil.example>',
  '<img src=x>',
  '<a href="https://evil.example">a</a>',
  '</code></td></tr></table>@octocat',
  '`@octocat`',
];

const ALL = HOSTILE_TEXTS.join(' ');

/** A job with hostile texts wherever a text comes from outside: aliases, inputs and messages of the API. */
export const hostile: Scenario = {
  name: 'hostile',
  containers: { web: WEB },
  async play(stage) {
    for (const [index, alias] of HOSTILE_TEXTS.entries())
      await stage.emulator.seed(WEB, { ...NIGHTLY, name: `snap-${index}`, alias });
    await stage.step({ operation: 'list' });
    await stage.step({ operation: 'delete', filter: '*', 'keep-last': '1', 'dry-run': 'true' });
    await stage.step({ operation: 'restore', snapshot: ALL });
    await stage.step({ operation: 'create', alias: ALL.slice(0, 100) });
    const post = await stage.step({ operation: 'create', 'restore-on-failure': 'true' });
    stage.refuse('restore', WEB, ALL);
    await post('failure');
  },
};
