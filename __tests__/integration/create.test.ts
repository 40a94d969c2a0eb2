import { useNameSources } from '../helpers/platforms.ts';
import { expectSuccess, parsed } from '../helpers/verdicts.ts';

const DAY_MS = 86_400_000;
const NAME_SOURCES = useNameSources();

describe.each(NAME_SOURCES)('Create with names %s', (_source, hoody) => {
  test.concurrent('A create step sends one request and reports the snapshot in full', async () => {
    const container = await hoody.container();
    const before = await container.tree();
    const result = await container.step({ operation: 'create' });
    expectSuccess(result);
    expect(container.operations).toEqual(['create']);
    const [snapshot, ...others] = await container.snapshots();
    expect(others).toEqual([]);
    const reported = { ...snapshot, container_id: container.id };
    expect(parsed(result, 'snapshot')).toEqual(reported);
    expect(parsed(result, 'snapshots')).toEqual([reported]);
    expect(parsed(result, 'snapshot-map')).toEqual({ [container.id]: snapshot?.name });
    expect(parsed(result, 'results')).toEqual([
      { container_id: container.id, ok: true, changed: true, snapshot_names: [snapshot?.name], error: null },
    ]);
    expect(result.outputs).toMatchObject({
      'snapshot-name': snapshot?.name,
      'snapshot-alias': snapshot?.alias,
      'created-at': snapshot?.created_at,
      'expires-at': '',
      'size-bytes': String(snapshot?.size),
      count: '1',
      changed: 'true',
    });
    expect(result.outputs).not.toHaveProperty('snapshots-file');
    expect(result.log).toContain(`Created snapshot ${snapshot?.name} of container ${container.id}`);
    expect(await container.tree()).toEqual(before);
  });

  test.concurrent('A create step generates a unique alias from the run, the attempt, the job and the id of the step', async () => {
    const container = await hoody.container();
    const runnerEnv = { GITHUB_RUN_ID: '77', GITHUB_RUN_ATTEMPT: '3', GITHUB_JOB: 'ship it' };
    const results = [
      await container.step({ operation: 'create' }, { runnerEnv }),
      await container.step({ operation: 'create' }, { runnerEnv: { ...runnerEnv, GITHUB_ACTION: 'before' } }),
    ];
    const aliases = results.map(({ outputs }) => outputs['snapshot-alias']);
    expect(aliases).toEqual([
      expect.stringMatching(/^run-77-3-ship-it-[0-9a-f]{10}$/),
      expect.stringMatching(/^run-77-3-ship-it-before-[0-9a-f]{10}$/),
    ]);
    expect(new Set(aliases).size).toBe(2);
    expect((await container.snapshots()).map(({ alias }) => alias).sort()).toEqual(aliases.sort());
  });

  test.concurrent('A create step without inputs sends only an alias', async () => {
    const container = await hoody.container();
    const { outputs } = await container.step({ operation: 'create' });
    expect(container.requests.map(({ method, body }) => [method, JSON.parse(body)])).toEqual([
      ['POST', { alias: outputs['snapshot-alias'] }],
    ]);
  });

  test.concurrent.each(['1', '30', '3650'])(
    'A create step sends the given alias and an expiry of %s days',
    async (days) => {
      const container = await hoody.container();
      const result = await container.step({
        operation: 'create',
        alias: 'before deploy #7',
        'expiry-days': days,
      });
      expectSuccess(result);
      // The name that derives from this alias could belong to another one, so a list comes first.
      expect(container.operations).toEqual(['list', 'create']);
      expect(JSON.parse(container.requests[1]?.body ?? '')).toEqual({
        alias: 'before deploy #7',
        expiry: Number(days),
      });
      const created = Date.parse(result.outputs['created-at'] ?? '');
      expect(result.outputs['snapshot-alias']).toBe('before deploy #7');
      expect(Date.parse(result.outputs['expires-at'] ?? '')).toBe(created + Number(days) * DAY_MS);
      expect(result.log).toContain('which expires at');
    },
  );

  test.concurrent.each([
    ['letters', 'a'.repeat(100)],
    ['emoji', '🐳'.repeat(100)],
  ])('A create step accepts an alias of 100 %s', async (_what, alias) => {
    const container = await hoody.container();
    const result = await container.step({ operation: 'create', alias });
    expectSuccess(result);
    expect(result.outputs['snapshot-alias']).toBe(alias);
    expect((await container.snapshots())[0]?.alias).toBe(alias);
  });

  test.concurrent('A create step adds a snapshot if another one has the alias', async () => {
    const container = await hoody.container();
    const older = await container.seed({ alias: 'nightly', created_at: '2025-01-15T10:30:00.000Z' });
    const result = await container.step({ operation: 'create', alias: 'nightly' });
    expectSuccess(result);
    expect(container.operations).toEqual(['create']);
    const names = (await container.snapshots()).map(({ name }) => name);
    expect(names).toEqual([result.outputs['snapshot-name'], older.name]);
  });
});
