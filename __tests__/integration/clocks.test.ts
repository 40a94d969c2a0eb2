import { type LocalHoody, useLocalHoody } from '../helpers/local-hoody.ts';
import { expectSuccess, expectWellFormed, UNSETTLED } from '../helpers/verdicts.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A platform whose clock differs from that of the runner, and that difference in milliseconds. */
const CLOCKS: [description: string, hoody: LocalHoody, offsetMs: number][] = [
  ['a day ahead', DAY_MS],
  ['a day behind', -DAY_MS],
].map(([description, offsetMs]) => [
  String(description),
  useLocalHoody({ now: () => new Date(Date.now() + Number(offsetMs)) }),
  Number(offsetMs),
]);

for (const [description, hoody, offsetMs] of CLOCKS) {
  /** A time that many milliseconds ago, by the clock of the platform. */
  const ago = (ms: number) => new Date(Date.now() + offsetMs - ms).toISOString();

  test.concurrent(`A rule deletes only what is old by both clocks, with that of the platform ${description}`, async () => {
    const container = await hoody.container();
    // By one of the two clocks it is older, by the other it is not.
    const younger = await container.seed({ alias: 'younger', created_at: ago(12 * HOUR_MS + offsetMs / 24) });
    const older = await container.seed({ alias: 'older', created_at: ago(37 * HOUR_MS) });
    const result = await container.step({ operation: 'delete', filter: '*', 'older-than': '12h' });
    expectWellFormed(result);
    expect(result.exitCode).toBe(0);
    expect(result.annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      expect.stringMatching(
        /^warning: The clock of the runner is .+ (behind|ahead of) that of the API\.\nThe rule deletes only what is old enough by both\.$/,
      ),
    ]);
    expect(container.operations).toEqual(['list', 'delete']);
    expect(result.outputs['snapshot-name']).toBe(older.name);
    expect(await container.snapshots()).toEqual([younger]);
  });

  test.concurrent(`A lost create request is found with the clock of the platform, which is ${description}`, async () => {
    const container = await hoody.container();
    const older = await container.seed({ alias: 'release', created_at: ago(120_000) });
    container.fault('create', { kind: 'reset', when: 'after' });
    const result = await container.step({ operation: 'create', alias: 'release' });
    expectSuccess(result, UNSETTLED);
    expect(container.operations).toEqual(['create', 'list']);
    const names = (await container.snapshots()).map(({ name }) => name);
    expect(names).toEqual([result.outputs['snapshot-name'], older.name]);
    expect(result.outputs['snapshot-name']).not.toBe(older.name);
  });

  test.concurrent(`An older snapshot is not mistaken for that of a lost create request, with a clock that is ${description}`, async () => {
    const container = await hoody.container();
    const older = await container.seed({ alias: 'release', created_at: ago(120_000) });
    container.fault('create', { kind: 'reset', when: 'before' });
    const result = await container.step({ operation: 'create', alias: 'release' });
    expectSuccess(result, UNSETTLED);
    expect(container.operations).toEqual(['create', 'list', 'create']);
    expect(result.outputs['snapshot-name']).not.toBe(older.name);
    expect(await container.snapshots()).toHaveLength(2);
  });

  test.concurrent(`A snapshot of a moment before a lost create request is used, and not called created, with a clock that is ${description}`, async () => {
    const container = await hoody.container();
    const recent = await container.seed({ alias: 'release', created_at: ago(5_000) });
    container.fault('create', { kind: 'reset', when: 'before' });
    const result = await container.step({ operation: 'create', alias: 'release' });
    expectSuccess(result, UNSETTLED);
    expect(container.operations).toEqual(['create', 'list']);
    expect(result.log).toContain(
      `Using snapshot ${recent.name} of container ${container.id}, which an attempt`,
    );
    expect(result.log).not.toContain('Created snapshot');
    expect(await container.snapshots()).toEqual([recent]);
  });

  test.concurrent(`A snapshot that has expired by the clock of the platform, which is ${description}, is not reused`, async () => {
    const container = await hoody.container();
    const body = {
      data: {
        snapshots: [{ name: 'expired', alias: 'release', created_at: ago(HOUR_MS), expires_at: ago(60_000) }],
      },
    };
    container.fault('list', { kind: 'response', body });
    const result = await container.step({ operation: 'create', alias: 'release', 'if-exists': 'reuse' });
    expectSuccess(result);
    expect(container.operations).toEqual(['list', 'create']);
    expect(result.outputs).toMatchObject({ 'snapshot-name': 'release', changed: 'true' });
  });
}
