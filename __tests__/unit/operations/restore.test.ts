import type { Snapshot } from '../../../src/hoody/snapshot.ts';
import { AmbiguousCreateError } from '../../../src/operations/create/sweep.ts';
import type { RestoreRequest } from '../../../src/operations/request.ts';
import { restore } from '../../../src/operations/restore.ts';
import { fakeContext } from '../../helpers/fakes/context.ts';
import {
  BUSY,
  FORBIDDEN,
  fakeHoody,
  inOrder,
  LOST_AFTER,
  LOST_BEFORE,
  LOST_LATE,
  made,
  NOT_FOUND,
  refusal,
} from '../../helpers/fakes/hoody.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';
import { redacted, text } from '../../helpers/fakes/text.ts';

const NAME = 'snap-20250115-103000';
const NAMED = snapshot({ name: NAME, alias: 'deploy', created_at: '2025-01-15T10:30:00.000Z' });
const OLDER = snapshot({ name: 'older', alias: 'deploy', created_at: '2025-01-10T00:00:00.000Z' });
const BACKUP = made('backup-generated-1');

const requestOf = (selector: string, fields: Partial<RestoreRequest> = {}): RestoreRequest => ({
  snapshots: new Map([[CONTAINER, text(selector)]]),
  dryRun: false,
  ...fields,
});
const LIST = ['list', CONTAINER];
const done = { ok: true, containerId: CONTAINER, changed: true };

test('A name is restored with one request', async () => {
  const hoody = fakeHoody([NAMED]);
  const context = fakeContext(hoody);
  await expect(restore(requestOf(NAME), CONTAINER, context)).resolves.toEqual({
    ...done,
    snapshots: [{ name: NAME }],
  });
  expect(hoody.calls).toEqual([['restore', CONTAINER, NAME]]);
  expect(context.logger.lines).toEqual([
    `begins: Restoring container ${CONTAINER} from snapshot ${NAME}`,
    `ends: Restored container ${CONTAINER} from snapshot ${NAME}`,
  ]);
});

test('The log of a single container leaves the result to the last line of the step', async () => {
  const context = fakeContext(fakeHoody([NAMED]), { isSingle: true });
  await restore(requestOf(NAME), CONTAINER, context);
  expect(context.logger.lines).toEqual([`begins: Restoring container ${CONTAINER} from snapshot ${NAME}`]);
});

test('What is known of the snapshot is reported if the API reports nothing', async () => {
  await expect(
    restore(requestOf('latest'), CONTAINER, fakeContext(fakeHoody([NAMED, OLDER]))),
  ).resolves.toEqual({ ...done, snapshots: [NAMED] });
});

test('What the API reports of the snapshot is added to what is known', async () => {
  const last_used_at = '2025-01-31T23:00:00.000Z';
  const overrides = { restore: async () => redacted<Snapshot>({ name: NAME, last_used_at }) };
  const context = fakeContext(fakeHoody([NAMED]), { overrides });
  await expect(restore(requestOf('latest'), CONTAINER, context)).resolves.toEqual({
    ...done,
    snapshots: [{ ...NAMED, last_used_at }],
  });
});

test('The newest of the snapshots that share an alias is restored, with a warning', async () => {
  const hoody = fakeHoody([NAMED, OLDER]);
  const context = fakeContext(hoody);
  await restore(requestOf('deploy'), CONTAINER, context);
  expect(hoody.calls).toEqual([LIST, ['restore', CONTAINER, NAME]]);
  expect(context.logger.lines[0]).toMatch(/^warning: /);
});

test('An error of the API is thrown', async () => {
  const context = fakeContext(fakeHoody([NAMED], { on: { restore: FORBIDDEN } }));
  await expect(restore(requestOf(NAME), CONTAINER, context)).rejects.toEqual(refusal(403));
});

test('A container without a given snapshot is not restored', async () => {
  const hoody = fakeHoody([NAMED]);
  const request = requestOf('', { snapshots: new Map() });
  await expect(restore(request, CONTAINER, fakeContext(hoody))).rejects.toThrow('""');
  expect(hoody.calls).toEqual([LIST]);
});

describe('A restore with a backup', () => {
  const backup = { backup: {} };

  test('The present state is saved before it is replaced', async () => {
    const hoody = fakeHoody([NAMED, OLDER]);
    const context = fakeContext(hoody);
    await expect(restore(requestOf('older', backup), CONTAINER, context)).resolves.toEqual({
      ...done,
      backup: BACKUP,
      snapshots: [OLDER],
    });
    expect(hoody.calls).toEqual([
      LIST,
      ['create', CONTAINER, { alias: 'backup-generated-1' }],
      ['restore', CONTAINER, 'older'],
    ]);
    expect(context.logger.lines).toEqual([
      `begins: Creating a backup snapshot of container ${CONTAINER} with the alias "backup-generated-1"`,
      `ends: Created backup snapshot ${BACKUP.name} of container ${CONTAINER}`,
      `begins: Restoring container ${CONTAINER} from snapshot older`,
      `ends: Restored container ${CONTAINER} from snapshot older`,
    ]);
  });

  test('The log of a single container has a line for the backup', async () => {
    const context = fakeContext(fakeHoody([NAMED]), { isSingle: true });
    await restore(requestOf(NAME, backup), CONTAINER, context);
    expect(context.logger.lines.filter((line) => line.startsWith('ends'))).toEqual([
      `ends: Created backup snapshot ${BACKUP.name} of container ${CONTAINER}`,
    ]);
  });

  test('The backup expires if the request says so', async () => {
    const hoody = fakeHoody([NAMED]);
    const context = fakeContext(hoody);
    await restore(requestOf('latest', { backup: { expiryDays: 7 } }), CONTAINER, context);
    expect(hoody.calls[1]).toEqual(['create', CONTAINER, { alias: 'backup-generated-1', expiry: 7 }]);
    expect(context.logger.lines).toContain(
      `ends: Created backup snapshot ${BACKUP.name} of container ${CONTAINER}, which expires at 2025-02-08 00:00:01 UTC`,
    );
  });

  test('The newest snapshot is the newest before the backup', async () => {
    const hoody = fakeHoody([NAMED, OLDER]);
    await restore(requestOf('latest', backup), CONTAINER, fakeContext(hoody));
    expect(hoody.calls.at(-1)).toEqual(['restore', CONTAINER, NAME]);
  });

  test('No backup is created when there is nothing to restore', async () => {
    const hoody = fakeHoody([OLDER]);
    await expect(restore(requestOf(NAME, backup), CONTAINER, fakeContext(hoody))).rejects.toThrow(
      'has no snapshot',
    );
    expect(hoody.calls).toEqual([LIST]);
  });

  test('Nothing is restored when the backup fails', async () => {
    const hoody = fakeHoody([NAMED], { on: { create: FORBIDDEN } });
    await expect(restore(requestOf(NAME, backup), CONTAINER, fakeContext(hoody))).rejects.toEqual(
      refusal(403),
    );
    expect(hoody.kinds).toEqual(['list', 'create']);
  });

  test('Each attempt at the backup uses an alias of its own', async () => {
    const hoody = fakeHoody([NAMED], { on: { create: inOrder(BUSY, BUSY) } });
    await restore(requestOf(NAME, backup), CONTAINER, fakeContext(hoody));
    expect(hoody.calls.filter(([kind]) => kind === 'create').map(([, , body]) => body)).toEqual(
      [1, 2, 3].map((number) => ({ alias: `backup-generated-${number}` })),
    );
  });

  test.each([
    ['as it was lost', LOST_AFTER],
    ['late', LOST_LATE],
  ])(
    'A backup that an attempt created %s is deleted when the time ends, and the error does not warn of it',
    async (_, lost) => {
      const hoody = fakeHoody([NAMED], { on: { create: lost } });
      const failed = restore(requestOf(NAME, backup), CONTAINER, fakeContext(hoody, { timeoutMs: 1_000 }));
      await expect(failed).rejects.toThrow(/^Could not create snapshot "backup-generated-1"/);
      await expect(failed).rejects.not.toThrow('may exist');
      expect(hoody.stored()).toEqual([NAMED]);
      expect(hoody.kinds).toContain('delete');
      expect(hoody.kinds).not.toContain('restore');
    },
  );

  test('A backup that may exist and cannot be found is an error that warns of it', async () => {
    const hoody = fakeHoody([NAMED], { on: { create: LOST_BEFORE } });
    const failed = restore(requestOf(NAME, backup), CONTAINER, fakeContext(hoody, { timeoutMs: 1_000 }));
    await expect(failed).rejects.toBeInstanceOf(AmbiguousCreateError);
    await expect(failed).rejects.toThrow(
      'The snapshot may exist anyway. Look for the alias "backup-generated-1" with the operation `list`.',
    );
  });

  test('A restore that fails still reports the backup', async () => {
    const hoody = fakeHoody([NAMED], { on: { restore: NOT_FOUND } });
    await expect(restore(requestOf(NAME, backup), CONTAINER, fakeContext(hoody))).resolves.toEqual({
      ok: false,
      containerId: CONTAINER,
      changed: true,
      backup: BACKUP,
      snapshots: [],
      error: refusal(404),
    });
  });
});

test('A dry run of a snapshot of unknown time says so', async () => {
  const context = fakeContext(fakeHoody([redacted<Snapshot>({ name: NAME })]));
  await expect(restore(requestOf(NAME, { dryRun: true }), CONTAINER, context)).resolves.toMatchObject({
    plan: [`restore container ${CONTAINER} from snapshot ${NAME}`],
  });
});

test.each<[string, Partial<RestoreRequest>, string[]]>([
  [
    'a restore',
    {},
    [`restore container ${CONTAINER} from snapshot ${NAME}, created 2025-01-15 10:30:00 UTC`],
  ],
  [
    'a restore with a backup that expires',
    { backup: { expiryDays: 7 } },
    [
      `create a backup snapshot of container ${CONTAINER} with the alias "backup-generated-1", which expires after 7 days`,
      `restore container ${CONTAINER} from snapshot ${NAME}, created 2025-01-15 10:30:00 UTC`,
    ],
  ],
  [
    'a restore with a backup',
    { backup: {} },
    [
      `create a backup snapshot of container ${CONTAINER} with the alias "backup-generated-1"`,
      `restore container ${CONTAINER} from snapshot ${NAME}, created 2025-01-15 10:30:00 UTC`,
    ],
  ],
])('A dry run of %s changes nothing and reports the plan', async (_, fields, plan) => {
  const hoody = fakeHoody([NAMED]);
  const context = fakeContext(hoody);
  await expect(restore(requestOf(NAME, { ...fields, dryRun: true }), CONTAINER, context)).resolves.toEqual({
    ok: true,
    containerId: CONTAINER,
    changed: false,
    snapshots: [NAMED],
    plan,
  });
  expect(hoody.calls).toEqual([LIST]);
  expect(context.logger.lines).toEqual(plan.map((step) => `info: Dry run: would ${step}.`));
});
