import type { LocalHoody } from '../helpers/local-hoody.ts';
import { useNameSources } from '../helpers/platforms.ts';
import { expectSuccess, parsed } from '../helpers/verdicts.ts';

const NAME_SOURCES = useNameSources();

/** Makes a container whose files were spoilt after a snapshot. */
async function spoilt(hoody: LocalHoody) {
  const container = await hoody.container();
  const before = await container.tree();
  const older = await container.seed({ alias: 'other', created_at: '2025-01-14T10:30:00.000Z' });
  const snapshot = await container.seed({ alias: 'before-deploy', created_at: '2025-01-15T10:30:00.000Z' });
  await container.spoil();
  expect(await container.tree()).not.toEqual(before);
  return { container, before, snapshot, older };
}

describe.each(NAME_SOURCES)('Restore with names %s', (source, hoody) => {
  test.concurrent.each([
    ['its name', 'snap-20250115-103000', ['restore']],
    ['its alias', 'before-deploy', ['list', 'restore']],
    ['the keyword latest', 'latest', ['list', 'restore']],
  ])('A restore by %s puts every file back', async (_by, selector, operations) => {
    const { container, before, snapshot } = await spoilt(hoody);
    const result = await container.step({ operation: 'restore', snapshot: selector });
    expectSuccess(result);
    expect(container.operations).toEqual(operations);
    expect(container.requests.at(-1)?.method).toBe('PATCH');
    expect(await container.tree()).toEqual(before);
    const [present] = await container.snapshots();
    expect(present?.last_used_at).not.toBeNull();
    expect(parsed(result, 'snapshot')).toEqual({ ...present, container_id: container.id });
    expect(parsed(result, 'snapshot-map')).toEqual({ [container.id]: snapshot.name });
    expect(result.outputs).toMatchObject({
      'snapshot-name': snapshot.name,
      'snapshot-alias': 'before-deploy',
      count: '1',
      changed: 'true',
    });
    expect(result.log).toContain(`Restored container ${container.id} from snapshot ${snapshot.name}`);
  });

  test.concurrent('A restore puts back the files of a create step', async () => {
    const container = await hoody.container();
    const before = await container.tree();
    const { outputs } = await container.step({ operation: 'create' });
    await container.spoil();
    expectSuccess(await container.step({ operation: 'restore', snapshot: outputs['snapshot-name'] ?? '' }));
    expect(await container.tree()).toEqual(before);
    await container.spoil();
    expectSuccess(await container.step({ operation: 'restore', snapshot: outputs['snapshot-alias'] ?? '' }));
    expect(await container.tree()).toEqual(before);
    // A name in the form of the platform's own needs no list.
    const byName = source === 'from the time' ? ['restore'] : ['list', 'restore'];
    expect(container.operations).toEqual(['create', ...byName, 'list', 'restore']);
  });

  test.concurrent('A restore keeps every snapshot', async () => {
    const { container, snapshot, older } = await spoilt(hoody);
    await container.step({ operation: 'restore', snapshot: older.name });
    const names = (await container.snapshots()).map(({ name }) => name);
    expect(names).toEqual([snapshot.name, older.name]);
  });

  test.concurrent.each([
    ['no data', {}],
    ['null as data', { data: null }],
    ['only a message in data', { data: { message: 'Container restored' } }],
    ['null as the snapshot', { data: { success: true, message: 'ok', snapshot: null } }],
    ['null as success', { data: { success: null, message: null } }],
  ])('A restore accepts a response with %s', async (_what, rest) => {
    const { container, before, snapshot } = await spoilt(hoody);
    const body = { statusCode: 200, message: 'Container restored from snapshot successfully', ...rest };
    container.fault('restore', { kind: 'response', body });
    const byName = await container.step({ operation: 'restore', snapshot: snapshot.name });
    expectSuccess(byName);
    expect(await container.tree()).toEqual(before);
    expect(byName.outputs).toMatchObject({ 'snapshot-name': snapshot.name, 'created-at': '', count: '1' });
    expect(parsed(byName, 'snapshot')).toEqual({ name: snapshot.name, container_id: container.id });

    container.fault('restore', { kind: 'response', body });
    const byAlias = await container.step({ operation: 'restore', snapshot: 'before-deploy' });
    expectSuccess(byAlias);
    expect(byAlias.outputs).toMatchObject({
      'snapshot-name': snapshot.name,
      'snapshot-alias': 'before-deploy',
      'created-at': snapshot.created_at,
    });
  });
});
