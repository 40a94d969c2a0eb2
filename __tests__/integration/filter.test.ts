import { type LocalContainer, useLocalHoody } from '../helpers/local-hoody.ts';
import { expectFailure, expectSuccess } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();

/** Gives a container a snapshot of each alias, the first the newest. */
async function fill(container: LocalContainer, aliases: readonly string[]): Promise<void> {
  for (const [index, alias] of aliases.entries()) {
    await container.seed({
      name: `snap-20200101-00000${index}`,
      alias,
      created_at: new Date(Date.UTC(2020, 0, 1) - index * 60_000).toISOString(),
    });
  }
}

test.concurrent('A negated set keeps what it names', async () => {
  const container = await hoody.container();
  await fill(container, ['production', 'nightly', 'preview', 'manual']);
  expectSuccess(await container.step({ operation: 'delete', filter: '[!p]*', 'keep-last': '0' }));
  expect((await container.snapshots()).map(({ alias }) => alias)).toEqual(['production', 'preview']);
});

test.concurrent.each(['((a+)+)+b', '*a*a*a*a*a*a*a*b'])(
  'A filter that is costly for regular expressions is matched: %s',
  async (filter) => {
    const container = await hoody.container();
    await fill(container, ['a'.repeat(100)]);
    const result = await container.step({ operation: 'list', filter });
    expectSuccess(result);
    expect(result.outputs).toMatchObject({ count: '0' });
  },
);

test.concurrent('A malformed filter is an error before anything is sent', async () => {
  const container = await hoody.container();
  const rule = { operation: 'delete', filter: 'nightly-[0-9', 'keep-last': '0' };
  expect(expectFailure(await container.step(rule))).toBe(
    'An input is invalid. No request was sent.\n- `filter` has a "[" without a closing "]"; to match the character itself, use "\\[".',
  );
  expect(container.requests).toEqual([]);
});
