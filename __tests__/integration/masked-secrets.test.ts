import type { StepResult } from '../../tools/harness/runner.ts';
import { withJob } from '../helpers/job.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';

const hoody = useLocalHoody();

/** Secrets of a user, in which Markdown and GitHub would find much. */
const ALIAS = "it's_a *secret* `of` #1 @user $x$ [a](b) :tada: www.evil.example 0123456";
const WORD = 'abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0123';

/** As the runner masks what a step shows: line by line. */
function masked({ log, summary }: StepResult, secrets: readonly string[]): string {
  return secrets.reduce((text, secret) => text.replaceAll(secret, '***'), `${log}\n${summary}`);
}

/** What is left of a secret that a mask does not fit: the text without tags and references, in runs of characters. */
function leftOf(text: string, secret: string): string[] {
  const shown = text.replaceAll(/<[^>]*>|\s/g, '');
  const pieces = Array.from({ length: secret.length - 7 }, (_, at) => secret.slice(at, at + 8));
  return pieces.filter((piece) => !/\s/.test(piece) && shown.includes(piece));
}

test.concurrent.each<[string, Record<string, string>]>([
  ['a create step', { operation: 'create', alias: ALIAS }],
  ['a list', { operation: 'list', filter: `${ALIAS.replaceAll(/[[*]/g, '?')}` }],
  ['a restore of nothing', { operation: 'restore', snapshot: WORD }],
  ['a delete of nothing', { operation: 'delete', snapshot: ALIAS }],
  ['a dry run', { operation: 'create', alias: ALIAS, 'dry-run': 'true' }],
])('The masks of the runner fit what %s shows of the inputs', async (_what, inputs) => {
  const container = await hoody.container();
  const secrets = [container.id, ...Object.values(inputs).filter((value) => value.length > 20)];
  const result = await container.step(inputs);
  const shown = masked(result, secrets);
  expect(secrets.flatMap((secret) => leftOf(shown, secret))).toEqual([]);
});

test.concurrent('The masks of the runner fit what a rollback that fails shows of the inputs', async () => {
  const container = await hoody.container();
  await withJob([container], { alias: ALIAS, 'restore-on-failure': 'true' }, async ({ main, post }) => {
    await main();
    container.fault('restore', { kind: 'status', status: 403 });
    const result = await post('failure');
    expect(result.exitCode).toBe(1);
    const shown = masked(result, [container.id, ALIAS]);
    expect([container.id, ALIAS].flatMap((secret) => leftOf(shown, secret))).toEqual([]);
  });
});
