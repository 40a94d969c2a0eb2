import { useLocalHoody } from '../helpers/local-hoody.ts';
import { startRelay } from '../helpers/relay.ts';
import { expectSentAgain, expectSuccess, UNSETTLED } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();

const REUSE = ['drops', 'passes on'] as const;

/** The containers of a step, of which only the last has no snapshot with the alias. */
async function startWithout(alias: string) {
  const containers = await Promise.all(Array.from({ length: 6 }, () => hoody.container()));
  const last = containers.at(-1);
  if (!last) throw new Error('there are containers');
  for (const container of containers) if (container !== last) await container.seed({ alias });
  return { ids: containers.map(({ id }) => id).join(), containers, last };
}

test.concurrent.each(REUSE)(
  'A server that resets reused connections, and %s their request, costs a create step one attempt',
  async (reuse) => {
    const { ids, containers, last } = await startWithout('before');
    const relay = await startRelay(hoody.url, 0, { reuse });
    const result = await last.step({
      operation: 'create',
      alias: 'before',
      'if-exists': 'reuse',
      'container-id': ids,
      'api-url': relay.url,
    });
    await relay.close();
    // What has the alias can be another job's, so the lost attempt can still create its own.
    expectSuccess(result, UNSETTLED);
    // Every container was listed on a connection of its own, and all of these connections are dead by now.
    expect(result.log.match(/Retrying in/g)).toHaveLength(1);
    for (const container of containers) {
      expect((await container.snapshots()).map(({ alias }) => alias)).toEqual(['before']);
    }
  },
);

test.concurrent.each(REUSE)(
  'A server that resets reused connections, and %s their request, fails no restore and no delete',
  async (reuse) => {
    const container = await hoody.container();
    const before = await container.tree();
    await container.seed({ alias: 'old' });
    await container.spoil();
    const relay = await startRelay(hoody.url, 0, { reuse });
    for (const operation of ['restore', 'delete']) {
      const result = await container.step({ operation, snapshot: 'old', 'api-url': relay.url });
      // A restore that a list does not show is sent again, which a warning tells.
      if (operation === 'restore' && reuse === 'drops') expectSentAgain(result);
      else expectSuccess(result);
      expect(result.log.match(/Retrying in/g)).toHaveLength(1);
      expect(await container.tree()).toEqual(before);
    }
    await relay.close();
    expect(await container.snapshots()).toEqual([]);
  },
);
