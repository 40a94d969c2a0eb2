import { type RestoreRequest, restore } from '../../../src/operations/restore.ts';
import { fakeHoody, forbidden, MADE_AT, notFound } from '../fakes/hoody.ts';
import { CONTAINER, snapshot } from '../fakes/snapshot.ts';
import { fakeTools } from '../fakes/tools.ts';

const NAME = 'snap-20250115-103000';
const NAMED = snapshot({ name: NAME, alias: 'deploy', created_at: '2025-01-15T10:30:00.000Z' });
const OLDER = snapshot({ name: 'older', alias: 'deploy', created_at: '2025-01-10T00:00:00.000Z' });
const BACKUP = snapshot({ name: 'snap-new', alias: 'backup-1', created_at: MADE_AT });

const asked = (wanted: string, fields: Partial<RestoreRequest> = {}): RestoreRequest => ({
  snapshots: new Map([[CONTAINER, wanted]]),
  dryRun: false,
  ...fields,
});
const done = { ok: true, containerId: CONTAINER, changed: true };

test('A name is restored in one request', async () => {
  const tools = fakeTools(fakeHoody([NAMED]));
  await expect(restore(asked(NAME), CONTAINER, tools)).resolves.toEqual({ ...done, snapshots: [NAMED] });
  expect(tools.hoody.calls).toEqual([['restore', CONTAINER, NAME]]);
  expect(tools.story.lines).toEqual([
    `begins: Restoring container ${CONTAINER} from snapshot ${NAME}`,
    `ends: Restored container ${CONTAINER} from snapshot ${NAME}`,
  ]);
});

test('Where the API tells nothing of the snapshot, what is known of it is told', async () => {
  const hoody = fakeHoody([NAMED], { restore: async () => undefined });
  await expect(restore(asked(NAME), CONTAINER, fakeTools(hoody))).resolves.toEqual({
    ...done,
    snapshots: [{ name: NAME }],
  });
  await expect(restore(asked('latest'), CONTAINER, fakeTools(hoody))).resolves.toEqual({
    ...done,
    snapshots: [NAMED],
  });
});

test('Of those that share an alias the newest is restored, with a warning', async () => {
  const tools = fakeTools(fakeHoody([NAMED, OLDER]));
  await restore(asked('deploy'), CONTAINER, tools);
  expect(tools.hoody.calls).toEqual([
    ['list', CONTAINER],
    ['restore', CONTAINER, NAME],
  ]);
  expect(tools.story.lines[0]).toMatch(/^warning: /);
});

test('What fails is thrown', async () => {
  const refusal = forbidden();
  const tools = fakeTools(fakeHoody([NAMED], { restore: () => Promise.reject(refusal) }));
  await expect(restore(asked(NAME), CONTAINER, tools)).rejects.toBe(refusal);
});

test('A container for which no snapshot was given is not restored', async () => {
  const tools = fakeTools(fakeHoody([NAMED]));
  await expect(restore({ snapshots: new Map(), dryRun: false }, CONTAINER, tools)).rejects.toThrow('""');
  expect(tools.hoody.calls).toEqual([['list', CONTAINER]]);
});

describe('With a backup first', () => {
  const backup = { backupAlias: 'backup-1' };

  test('the present state is kept before it is replaced', async () => {
    const tools = fakeTools(fakeHoody([NAMED, OLDER]));
    await expect(restore(asked('older', backup), CONTAINER, tools)).resolves.toEqual({
      ...done,
      backup: BACKUP,
      snapshots: [OLDER],
    });
    expect(tools.hoody.calls).toEqual([
      ['list', CONTAINER],
      ['create', CONTAINER, { alias: 'backup-1', aliasIsUnique: true }],
      ['restore', CONTAINER, 'older'],
    ]);
    expect(tools.story.lines).toEqual([
      `begins: Creating a snapshot of container ${CONTAINER} as it is, with the alias "backup-1"`,
      `ends: Created snapshot snap-new of container ${CONTAINER}, to undo the restore with`,
      `begins: Restoring container ${CONTAINER} from snapshot older`,
      `ends: Restored container ${CONTAINER} from snapshot older`,
    ]);
  });

  test('the newest is that of before the backup', async () => {
    const { hoody, ...tools } = fakeTools(fakeHoody([NAMED, OLDER]));
    await restore(asked('latest', backup), CONTAINER, { hoody, ...tools });
    expect(hoody.calls.at(-1)).toEqual(['restore', CONTAINER, NAME]);
  });

  test('nothing is made when there is nothing to restore', async () => {
    const { hoody, ...tools } = fakeTools(fakeHoody([OLDER]));
    await expect(restore(asked(NAME, backup), CONTAINER, { hoody, ...tools })).rejects.toThrow(
      'has no snapshot',
    );
    expect(hoody.calls).toEqual([['list', CONTAINER]]);
  });

  test('nothing is restored when the backup fails', async () => {
    const refusal = forbidden();
    const hoody = fakeHoody([NAMED], { create: () => Promise.reject(refusal) });
    await expect(restore(asked(NAME, backup), CONTAINER, fakeTools(hoody))).rejects.toBe(refusal);
    expect(hoody.calls.map(([method]) => method)).toEqual(['list', 'create']);
  });

  test('a restore that fails still tells of the backup', async () => {
    const refusal = notFound();
    const hoody = fakeHoody([NAMED], { restore: () => Promise.reject(refusal) });
    await expect(restore(asked(NAME, backup), CONTAINER, fakeTools(hoody))).resolves.toEqual({
      ok: false,
      containerId: CONTAINER,
      changed: true,
      backup: BACKUP,
      snapshots: [],
      error: refusal,
    });
  });
});

it.each<[string, Partial<RestoreRequest>, string[]]>([
  ['a restore', {}, [`restore container ${CONTAINER} from snapshot ${NAME}, of ${NAMED.created_at}`]],
  [
    'a restore with a backup',
    { backupAlias: 'backup-1' },
    [
      `create a snapshot of container ${CONTAINER} with the alias "backup-1"`,
      `restore container ${CONTAINER} from snapshot ${NAME}, of ${NAMED.created_at}`,
    ],
  ],
])('A dry run of %s changes nothing and tells the plan', async (_, fields, plan) => {
  const tools = fakeTools(fakeHoody([NAMED]));
  await expect(restore(asked(NAME, { ...fields, dryRun: true }), CONTAINER, tools)).resolves.toEqual({
    ok: true,
    containerId: CONTAINER,
    changed: false,
    snapshots: [NAMED],
    plan,
  });
  expect(tools.hoody.calls).toEqual([['list', CONTAINER]]);
  expect(tools.story.lines).toEqual(plan.map((step) => `info: Dry run: would ${step}.`));
});
