import type { Snapshot } from '../../emulator/server.ts';
import { type LocalContainer, useLocalHoody } from '../helpers/act-hoody.ts';

const hoody = useLocalHoody('nightly.yml');

const NIGHTS = ['01', '02', '03', '04', '05', '06', '07', '08', '09'];

/** Adds a snapshot for each of nine nights, and three older ones without a night. */
async function seedNights({ seed }: LocalContainer): Promise<void> {
  await seed({ alias: 'before-migration', created_at: '2024-12-24T00:00:00.000Z' });
  await seed({ alias: null, created_at: '2024-12-25T00:00:00.000Z' });
  await seed({ alias: 'not-nightly-at-all', created_at: '2024-12-26T00:00:00.000Z' });
  for (const night of NIGHTS) {
    await seed({ alias: `nightly-2025-01-${night}`, created_at: `2025-01-${night}T03:17:00.000Z` });
  }
}

async function aliasesOf(container: LocalContainer): Promise<Snapshot['alias'][]> {
  return (await container.snapshots()).map(({ alias }) => alias);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

const REMAINING = [
  ...['09', '08', '07', '06', '05', '04'].map((night) => `nightly-2025-01-${night}`),
  'not-nightly-at-all',
  null,
  'before-migration',
];

test('The schedule takes a snapshot that expires, and keeps the last seven nights', async () => {
  const containers = [await hoody.container(), await hoody.container()];
  for (const container of containers) await seedNights(container);
  const dates = [today()];

  const { exitCode } = await hoody.run('nightly.yml', {
    event: 'schedule',
    vars: { HOODY_CONTAINER_ID: containers.map(({ id }) => id).join(', ') },
  });

  dates.push(today());
  expect(exitCode).toBe(0);
  for (const container of containers) {
    const [newest, ...older] = await aliasesOf(container);
    // The date can change at midnight, during the run.
    expect(dates.map((date) => `nightly-${date}`)).toContain(newest);
    expect(older).toEqual(REMAINING);
    const [{ created_at, expires_at } = {}] = await container.snapshots();
    expect(Date.parse(expires_at ?? '') - Date.parse(created_at ?? '')).toBe(30 * 86_400_000);
  }
});

test('A manual run replaces the snapshot of the same day', async () => {
  const container = await hoody.container();
  await seedNights(container);
  const run = () =>
    hoody.run('nightly.yml', { event: 'workflow_dispatch', vars: { HOODY_CONTAINER_ID: container.id } });
  await run();
  const [first] = await container.snapshots();

  const { exitCode } = await run();

  expect(exitCode).toBe(0);
  const [second] = await container.snapshots();
  expect(second?.name).not.toBe(first?.name);
  expect(await aliasesOf(container)).toEqual([second?.alias, ...REMAINING]);
});
