import { useLocalHoody } from '../helpers/local-hoody.ts';
import { expectSuccess } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();
const COLORS = { env: { NO_COLOR: '' } };
/** The styled lines of a log, each with its style in angle brackets. */
function styledLines(log: string): string[] {
  const named = log.replaceAll('\u001b[1;32m', '<success>').replaceAll('\u001b[0m', '<plain>');
  expect(named).not.toMatch(/[^\P{Cc}\n]/u);
  return named.split('\n').filter((line) => line.includes('<'));
}

const lastLine = (log: string) => log.trimEnd().split('\n').at(-1);

test.concurrent('The last line of a create step is its result', async () => {
  const container = await hoody.container();
  const result = await container.step({ operation: 'create', 'restore-on-failure': 'true' });
  const { 'snapshot-name': name } = result.outputs;
  expect(lastLine(result.stdout)).toBe(`Created snapshot ${name} of container ${container.id}.`);
});

test.concurrent('The errors of a step come last, after what succeeded', async () => {
  const [good, bad] = await Promise.all([hoody.container(), hoody.container()]);
  for (const container of [good, bad]) await container.seed({ alias: 'before' });
  bad.fault('restore', { kind: 'status', status: 403 });
  const result = await good.step({
    operation: 'restore',
    snapshot: 'before',
    'container-id': `${good.id},${bad.id}`,
  });
  const lines = result.stdout.trimEnd().split('\n');
  expect(lines.at(-3)).toBe('::endgroup::');
  expect(lines.at(-2)).toBe('Restored 1 of 2 containers.');
  expect(lines.at(-1)).toMatch(
    /^::error title=Hoody snapshot::Could not restore container \S+ from snapshot \S+: /,
  );
});

test.concurrent('A list is an aligned table', async () => {
  const container = await hoody.container();
  await container.seed({ name: 'b', alias: 'longer-than-its-name', created_at: '2025-01-15T10:30:00.000Z' });
  await container.seed({ name: 'aa', alias: 'aa', created_at: '2025-01-14T10:30:00.000Z' });
  const result = await container.step({ operation: 'list' });
  expectSuccess(result);
  expect(result.log).toMatch(/^Name {2}Alias {17}Created {18}(Expires {2})?Size$/m);
  expect(result.log).toMatch(/^b {5}longer-than-its-name {2}2025-01-15 10:30:00 UTC\b/m);
  expect(result.log).toMatch(/^aa {26}2025-01-14 10:30:00 UTC\b/m);
  expect(lastLine(result.log)).toBe(`Found 2 snapshots of container ${container.id}.`);
});

test.concurrent('The result is in color in a log that shows colors', async () => {
  const container = await hoody.container();
  const result = await container.step({ operation: 'list' }, COLORS);
  const sentence = `Found no snapshots of container ${container.id}.`;
  expect(styledLines(result.stdout)).toEqual([`<success>${sentence}<plain>`]);
  expect(lastLine(result.stdout)).toContain(sentence);
});

test.concurrent('No text from the API has a style in a log that shows colors', async () => {
  const container = await hoody.container();
  const alias = '\u001b[31mred\u001b[0m\u009b1m';
  const { name } = await container.seed({ alias, created_at: '2025-01-15T10:30:00.000Z' });
  for (const inputs of [{ operation: 'list' }, { operation: 'alias', snapshot: name, alias: 'plain' }]) {
    const { stdout } = await container.step(inputs, COLORS);
    expect(styledLines(stdout)).toEqual([expect.stringMatching(/^<success>[^<]*<plain>$/)]);
  }
});
