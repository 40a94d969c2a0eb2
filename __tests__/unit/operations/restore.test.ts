import { AmbiguousCreateError, HoodyError } from '../../../src/hoody/errors.ts';
import type { RestoreRequest } from '../../../src/operations/request.ts';
import { restore } from '../../../src/operations/restore.ts';
import { fakeContext, NOW } from '../../helpers/fakes/context.ts';
import { fakeHoody, forbidden, MADE_AT, notFound } from '../../helpers/fakes/hoody.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';

const NAME = 'snap-20250115-103000';
const NAMED = snapshot({ name: NAME, alias: 'deploy', created_at: '2025-01-15T10:30:00.000Z' });
const OLDER = snapshot({ name: 'older', alias: 'deploy', created_at: '2025-01-10T00:00:00.000Z' });
const BACKUP = snapshot({ name: 'snap-new', alias: 'backup-generated-1', created_at: MADE_AT });

const requestOf = (selector: string, fields: Partial<RestoreRequest> = {}): RestoreRequest => ({
  snapshots: new Map([[CONTAINER, selector]]),
  dryRun: false,
  ...fields,
});
const done = { ok: true, containerId: CONTAINER, changed: true };

test('A name is restored with one request', async () => {
  const context = fakeContext(fakeHoody([NAMED]));
  await expect(restore(requestOf(NAME), CONTAINER, context)).resolves.toEqual({
    ...done,
    snapshots: [NAMED],
  });
  expect(context.client.calls).toEqual([['restore', CONTAINER, NAME]]);
  expect(context.logger.lines).toEqual([
    `begins: Restoring container ${CONTAINER} from snapshot ${NAME}`,
    `ends: Restored container ${CONTAINER} from snapshot ${NAME}`,
  ]);
});

test('What is known of the snapshot is reported if the API reports nothing', async () => {
  const hoody = fakeHoody([NAMED], { restore: async () => undefined });
  await expect(restore(requestOf(NAME), CONTAINER, fakeContext(hoody))).resolves.toEqual({
    ...done,
    snapshots: [{ name: NAME }],
  });
  await expect(restore(requestOf('latest'), CONTAINER, fakeContext(hoody))).resolves.toEqual({
    ...done,
    snapshots: [NAMED],
  });
});

test('What the API reports of the snapshot is added to what is known', async () => {
  const hoody = fakeHoody([NAMED], { restore: async () => ({ name: NAME, last_used_at: MADE_AT }) });
  await expect(restore(requestOf('latest'), CONTAINER, fakeContext(hoody))).resolves.toEqual({
    ...done,
    snapshots: [{ ...NAMED, last_used_at: MADE_AT }],
  });
});

test('The newest of the snapshots that share an alias is restored, with a warning', async () => {
  const context = fakeContext(fakeHoody([NAMED, OLDER]));
  await restore(requestOf('deploy'), CONTAINER, context);
  expect(context.client.calls).toEqual([
    ['list', CONTAINER],
    ['restore', CONTAINER, NAME],
  ]);
  expect(context.logger.lines[0]).toMatch(/^warning: /);
});

test('An error of the API is thrown', async () => {
  const refusal = forbidden();
  const context = fakeContext(fakeHoody([NAMED], { restore: () => Promise.reject(refusal) }));
  await expect(restore(requestOf(NAME), CONTAINER, context)).rejects.toBe(refusal);
});

test('A container without a given snapshot is not restored', async () => {
  const context = fakeContext(fakeHoody([NAMED]));
  await expect(restore(requestOf('', { snapshots: new Map() }), CONTAINER, context)).rejects.toThrow('""');
  expect(context.client.calls).toEqual([['list', CONTAINER]]);
});

describe('A restore with a backup', () => {
  const backup = { backup: {} };

  test('The present state is saved before it is replaced', async () => {
    const context = fakeContext(fakeHoody([NAMED, OLDER]));
    await expect(restore(requestOf('older', backup), CONTAINER, context)).resolves.toEqual({
      ...done,
      backup: BACKUP,
      snapshots: [OLDER],
    });
    expect(context.client.calls).toEqual([
      ['list', CONTAINER],
      [
        'create',
        CONTAINER,
        { alias: { kind: 'generated', first: 'backup-generated-1', next: expect.any(Function) } },
      ],
      ['restore', CONTAINER, 'older'],
    ]);
    expect(context.logger.lines).toEqual([
      `begins: Creating a backup snapshot of container ${CONTAINER} with the alias "backup-generated-1"`,
      `ends: Created backup snapshot snap-new of container ${CONTAINER}`,
      `begins: Restoring container ${CONTAINER} from snapshot older`,
      `ends: Restored container ${CONTAINER} from snapshot older`,
    ]);
  });

  test('The backup expires if the request says so', async () => {
    const working = fakeHoody();
    const hoody = fakeHoody([NAMED], {
      create: async (id, options) => {
        const result = await working.create(id, options);
        return { ...result, snapshot: { ...result.snapshot, expires_at: '2025-02-08T00:00:00.000Z' } };
      },
    });
    const context = fakeContext(hoody);
    await restore(requestOf('latest', { backup: { expiryDays: 7 } }), CONTAINER, context);
    expect(hoody.calls[1]).toMatchObject(['create', CONTAINER, { expiryDays: 7 }]);
    expect(context.logger.lines).toContain(
      `ends: Created backup snapshot snap-new of container ${CONTAINER}, which expires at 2025-02-08 00:00:00 UTC`,
    );
  });

  test('The newest snapshot is the newest before the backup', async () => {
    const { client, ...context } = fakeContext(fakeHoody([NAMED, OLDER]));
    await restore(requestOf('latest', backup), CONTAINER, { client, ...context });
    expect(client.calls.at(-1)).toEqual(['restore', CONTAINER, NAME]);
  });

  test('No backup is created when there is nothing to restore', async () => {
    const { client, ...context } = fakeContext(fakeHoody([OLDER]));
    await expect(restore(requestOf(NAME, backup), CONTAINER, { client, ...context })).rejects.toThrow(
      'has no snapshot',
    );
    expect(client.calls).toEqual([['list', CONTAINER]]);
  });

  test('Nothing is restored when the backup fails', async () => {
    const refusal = forbidden();
    const hoody = fakeHoody([NAMED], { create: () => Promise.reject(refusal) });
    await expect(restore(requestOf(NAME, backup), CONTAINER, fakeContext(hoody))).rejects.toBe(refusal);
    expect(hoody.calls.map(([method]) => method)).toEqual(['list', 'create']);
  });

  test('Each attempt at the backup uses an alias of its own', async () => {
    const seen: string[] = [];
    const working = fakeHoody();
    const hoody = fakeHoody([NAMED], {
      create: async (id, options) => {
        const { alias } = options;
        if (alias.kind === 'generated') seen.push(alias.first, alias.next(), alias.next());
        return working.create(id, options);
      },
    });
    await restore(requestOf(NAME, backup), CONTAINER, fakeContext(hoody));
    expect(seen).toEqual(['backup-generated-1', 'backup-generated-2', 'backup-generated-3']);
  });

  test('A backup that fails after a lost response is deleted, and the error does not warn of it', async () => {
    const cause = new HoodyError('Could not create it.');
    const pending = [{ alias: 'backup-generated-1', sentAt: NOW, endsAt: NOW + 10_000 }];
    const create = () => Promise.reject(new AmbiguousCreateError(cause, pending));
    const hoody = fakeHoody([NAMED, BACKUP], { create });
    await expect(restore(requestOf(NAME, backup), CONTAINER, fakeContext(hoody))).rejects.toBe(cause);
    expect(hoody.stored(CONTAINER)).toEqual([NAMED]);
    expect(hoody.calls.map(([method]) => method)).not.toContain('restore');
  });

  test('A backup that may exist and cannot be found is an error that warns of it', async () => {
    const pending = [{ alias: 'backup-generated-1', sentAt: NOW, endsAt: NOW + 10_000 }];
    const ambiguous = new AmbiguousCreateError(new HoodyError('Could not create it.'), pending);
    const hoody = fakeHoody([NAMED], { create: () => Promise.reject(ambiguous) });
    await expect(restore(requestOf(NAME, backup), CONTAINER, fakeContext(hoody))).rejects.toBe(ambiguous);
  });

  test('A restore that fails still reports the backup', async () => {
    const refusal = notFound();
    const hoody = fakeHoody([NAMED], { restore: () => Promise.reject(refusal) });
    await expect(restore(requestOf(NAME, backup), CONTAINER, fakeContext(hoody))).resolves.toEqual({
      ok: false,
      containerId: CONTAINER,
      changed: true,
      backup: BACKUP,
      snapshots: [],
      error: refusal,
    });
  });
});

test('A dry run of a snapshot of unknown time says so', async () => {
  const context = fakeContext(fakeHoody([{ name: NAME }]));
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
  const context = fakeContext(fakeHoody([NAMED]));
  await expect(restore(requestOf(NAME, { ...fields, dryRun: true }), CONTAINER, context)).resolves.toEqual({
    ok: true,
    containerId: CONTAINER,
    changed: false,
    snapshots: [NAMED],
    plan,
  });
  expect(context.client.calls).toEqual([['list', CONTAINER]]);
  expect(context.logger.lines).toEqual(plan.map((step) => `info: Dry run: would ${step}.`));
});
