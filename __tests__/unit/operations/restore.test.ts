import type { Restored } from '../../../src/hoody/restore-attempts.ts';
import type { Snapshot } from '../../../src/hoody/snapshot.ts';
import { AmbiguousCreateError } from '../../../src/operations/create/ambiguous.ts';
import type { RestoreRequest } from '../../../src/operations/request.ts';
import { restore as restoreOperation } from '../../../src/operations/restore.ts';
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
import { onOne } from '../../helpers/fakes/one-container.ts';
import { CONTAINER, OTHER, snapshot } from '../../helpers/fakes/snapshot.ts';
import { redacted, text } from '../../helpers/fakes/text.ts';

const restore = onOne(restoreOperation);
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
  const context = fakeContext(hoody, { isSingle: true });
  await expect(restore(requestOf(NAME), CONTAINER, context)).resolves.toEqual({
    ...done,
    snapshots: [{ name: NAME }],
  });
  expect(hoody.calls).toEqual([['restore', CONTAINER, NAME]]);
});

test('A name beside other containers is looked up first', async () => {
  const hoody = fakeHoody([NAMED]);
  const context = fakeContext(hoody);
  await expect(restore(requestOf(NAME), CONTAINER, context)).resolves.toEqual({
    ...done,
    snapshots: [NAMED],
  });
  expect(hoody.calls).toEqual([LIST, ['restore', CONTAINER, NAME]]);
  expect(context.logger.lines).toEqual([
    `begins: Restoring container ${CONTAINER} from snapshot ${NAME}, created 2025-01-15 10:30:00 UTC`,
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
  const restored = redacted<Restored>({ snapshot: { name: NAME, last_used_at }, isSentAgain: false });
  const overrides = { restore: async () => restored };
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
      notes: [
        expect.stringContaining(`has a newer snapshot, which another run may have created: ${NAMED.name}`),
      ],
      snapshots: [OLDER],
    });
    expect(hoody.calls).toEqual([
      LIST,
      ['create', CONTAINER, { alias: 'backup-generated-1' }],
      // In the time of the backup, another job can have taken over the name.
      LIST,
      ['restore', CONTAINER, 'older'],
    ]);
    expect(context.logger.lines).toEqual([
      expect.stringContaining('has a newer snapshot'),
      `begins: Creating a backup snapshot of container ${CONTAINER} with the alias "backup-generated-1"`,
      `ends: Created backup snapshot ${BACKUP.name} of container ${CONTAINER}`,
      `begins: Restoring container ${CONTAINER} from snapshot older, created 2025-01-10 00:00:00 UTC`,
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
    expect(hoody.timesOf('list')).toEqual([0, 1_000, 2_000, 3_000]);
    expect(new Set(hoody.kinds)).toEqual(new Set(['list']));
  });

  test('Nothing is restored when the backup fails', async () => {
    const hoody = fakeHoody([NAMED], { on: { create: FORBIDDEN } });
    await expect(restore(requestOf(NAME, backup), CONTAINER, fakeContext(hoody))).rejects.toEqual(
      refusal(403),
    );
    expect(hoody.kinds).toEqual(['list', 'create']);
  });

  test('An attempt at the backup uses another alias only after one that was lost', async () => {
    const hoody = fakeHoody([NAMED], { on: { create: inOrder(BUSY, LOST_BEFORE) } });
    await restore(requestOf(NAME, backup), CONTAINER, fakeContext(hoody));
    expect(hoody.calls.filter(([kind]) => kind === 'create').map(([, , body]) => body)).toEqual(
      [1, 1, 2].map((number) => ({ alias: `backup-generated-${number}` })),
    );
  });

  test.each([
    ['before it acts', LOST_BEFORE],
    ['as it acts', LOST_AFTER],
    ['before it acts at last', LOST_LATE],
  ])('A backup that is lost %s as the time ends is left to the post step', async (_, lost) => {
    const hoody = fakeHoody([NAMED], { on: { create: lost } });
    const context = fakeContext(hoody, { timeoutMs: 1_000 });
    const failed = restore(requestOf(NAME, backup), CONTAINER, context);
    await expect(failed).rejects.toBeInstanceOf(AmbiguousCreateError);
    await expect(failed).rejects.toThrow(
      'The snapshot may exist anyway. Look for the alias "backup-generated-1" with the operation `list`.',
    );
    expect(hoody.kinds).toEqual(['list', 'create']);
    expect(context.unsettled.open).toMatchObject([{ alias: 'backup-generated-1', isGenerated: true }]);
  });

  test('A lost backup is looked for once, and then the restore goes on', async () => {
    const hoody = fakeHoody([NAMED], { on: { create: inOrder(LOST_LATE) } });
    const context = fakeContext(hoody);
    const { backup: saved } = await restore(requestOf(NAME, backup), CONTAINER, context);
    expect(saved?.alias).toBe('backup-generated-2');
    expect(hoody.kinds).toEqual(['list', 'create', 'list', 'create', 'restore']);
    expect(context.unsettled.open).toMatchObject([{ alias: 'backup-generated-1' }]);
  });

  test('A backup that exists is kept by the post step of a step that is killed in its restore', async () => {
    const { client, ...context } = fakeContext(fakeHoody([NAMED]));
    const open: unknown[] = [];
    const watched: typeof client = {
      ...client,
      restore: (...args) => {
        open.push(...context.unsettled.open.map(({ alias, isKept }) => ({ alias, isKept })));
        return client.restore(...args);
      },
    };
    await restore(requestOf(NAME, backup), CONTAINER, { ...context, client: watched });
    expect(open).toEqual([{ alias: 'backup-generated-1', isKept: true }]);
    expect(context.unsettled.open).toEqual([]);
  });

  test('A name that another job took over in the time of the backup is not restored', async () => {
    const hoody = fakeHoody([OLDER]);
    hoody.setAt(500, [snapshot({ ...OLDER, created_at: '2025-02-01T00:00:00.400Z' })]);
    const outcome = await restore(requestOf('older', backup), CONTAINER, fakeContext(hoody));
    expect(outcome).toMatchObject({ ok: false, changed: true, error: { name: 'ReplacedError' } });
    expect(outcome.backup?.alias).toBe('backup-generated-1');
    expect(hoody.kinds).not.toContain('restore');
  });

  test('A use that a list showed in the time of the backup is not that of the restore', async () => {
    const hoody = fakeHoody([NAMED], { on: { create: inOrder(LOST_BEFORE) } });
    const used = '2025-02-01T00:00:00.100Z';
    hoody.setAt(100, [redacted<Snapshot>({ ...NAMED, last_used_at: used })]);
    const { client, ...context } = fakeContext(hoody);
    const known: unknown[] = [];
    const watched: typeof client = {
      ...client,
      restore(id, snapshot) {
        known.push(snapshot.last_used_at);
        return client.restore(id, snapshot);
      },
    };
    await restore(requestOf(NAME, backup), CONTAINER, { ...context, client: watched });
    expect(known).toEqual([used]);
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

describe('A snapshot of this run, and what came after it', () => {
  const generated = (attempt: number, run = 77) => `run-${run}-${attempt}-deploy-0123456789`;
  const linesAfter = async (alias: string, attempt: number, dryRun = false) => {
    const hoody = fakeHoody([snapshot({ name: 'before', alias })]);
    const context = { ...fakeContext(hoody), origin: { run: 77, attempt } };
    await restore(requestOf(alias, { dryRun }), CONTAINER, context);
    return context.logger.lines.filter((line) => line.startsWith('warning'));
  };

  test.each([false, true])(
    'A snapshot of an earlier attempt is a warning, in a dry run: %s',
    async (dryRun) => {
      expect(await linesAfter(generated(1), 2, dryRun)).toEqual([
        'warning: Snapshot before was created by attempt 1 of this run, and this is attempt 2.\n' +
          'The restore removes what was deployed or written since that attempt.',
      ]);
    },
  );

  test('A snapshot of this attempt, or of another run, is no warning', async () => {
    expect(await linesAfter(generated(2), 2)).toEqual([]);
    expect(await linesAfter(generated(1, 76), 2)).toEqual([]);
    expect(await linesAfter('release-1', 2)).toEqual([]);
  });

  test('The warning comes once for all containers', async () => {
    const hoody = fakeHoody([snapshot({ name: 'before', alias: generated(1) })]);
    const context = { ...fakeContext(hoody), origin: { run: 77, attempt: 2 } };
    const snapshots = new Map([CONTAINER, OTHER].map((id) => [id, text(generated(1))]));
    await restoreOperation({ snapshots, dryRun: false }, [CONTAINER, OTHER], context);
    expect(context.logger.lines.filter((line) => line.startsWith('warning'))).toHaveLength(1);
  });

  test('What other runs created since is in the log and in the outcome', async () => {
    const later = snapshot({
      name: 'later',
      alias: generated(1, 78),
      created_at: '2025-01-15T10:31:00.000Z',
    });
    const hoody = fakeHoody([later, NAMED]);
    const context = fakeContext(hoody);
    const note = `Container ${CONTAINER} has a newer snapshot, which this run did not create: later of run 78, created 2025-01-15 10:31:00 UTC. Restoring the older one also undoes what was deployed after it.`;
    expect(await restore(requestOf(NAME), CONTAINER, context)).toMatchObject({ notes: [note] });
    expect(context.logger.lines).toContain(`info: ${note}`);
  });
});
