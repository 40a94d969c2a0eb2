import { randomUUID } from 'node:crypto';
import { createGuard } from '../../../src/guard/create-guard.ts';
import { type Guard, labelsOf, nameOf } from '../../../src/guard/guard.ts';
import { type GuardPlan, planGuard } from '../../../src/guard/plan.ts';
import { describeManualRestore, restoreCommand } from '../../../src/guard/restore-command.ts';
import { MAX_GUARDED_CONTAINERS, serializeGuard } from '../../../src/guard/state.ts';
import type { Outcome } from '../../../src/operations/outcome.ts';

const ONE = '507f1f77bcf86cd799439011';
const TWO = '507f1f77bcf86cd799439012';

const snapshot = { name: 'snap-1', created_at: '2025-01-15T10:30:00.000Z' };
const created: Outcome = { ok: true, containerId: ONE, changed: true, snapshots: [snapshot] };
// The retention may have changed the container, but the snapshot is not the step's.
const reused: Outcome = {
  ok: true,
  containerId: TWO,
  changed: true,
  origin: 'reused',
  snapshots: [snapshot],
};
const failed: Outcome = {
  ok: false,
  containerId: TWO,
  changed: false,
  snapshots: [],
  error: new Error('no'),
};
const settings = {
  id: 'id',
  apiUrl: new URL('https://api.hoody.com'),
  restoreOnFailure: true,
  deleteOnSuccess: true,
  healthUrls: [],
  maxParallel: 8,
  timeoutMs: 300_000,
  summary: true,
};
const LABELS = new Map([[TWO, 'api']]);

describe('createGuard', () => {
  test.each(['reused', 'inferred'] as const)(
    'The guard contains each snapshot, and keeps one that is %s',
    (origin) => {
      expect(createGuard(settings, [created, { ...reused, origin }], LABELS)).toStrictEqual({
        ...settings,
        snapshots: [
          { containerId: ONE, name: 'snap-1', createdAt: snapshot.created_at },
          { containerId: TWO, label: 'api', name: 'snap-1', createdAt: snapshot.created_at, keep: true },
        ],
      });
    },
  );

  test('The guard of as many containers as a step can guard fits into environment variables of Windows', () => {
    const ids = Array.from({ length: MAX_GUARDED_CONTAINERS }, (_, index) => String(index).padStart(24, '0'));
    const outcomes = ids.map((containerId) => ({
      ...reused,
      containerId,
      snapshots: [{ ...snapshot, name: 'n'.repeat(64) }],
    }));
    const healthUrls = Array(10).fill(new URL(`https://a.example/${'h'.repeat(980)}`));
    const labels = new Map(ids.map((id) => [id, id.padEnd(40, 'l')]));
    const token = 't'.repeat(4_000);
    const guard = createGuard({ ...settings, id: randomUUID(), token, healthUrls }, outcomes, labels);
    if (!guard) throw new Error('there is a guard');
    expect(guard.snapshots).toHaveLength(250);
    for (const [name, text] of Object.entries(serializeGuard(guard)))
      expect(`STATE_${name}=${text}`.length).toBeLessThan(32_767);
  });

  test('A time that is unknown is empty', () => {
    const { created_at: _, ...undated } = snapshot;
    expect(createGuard(settings, [{ ...created, snapshots: [undated] }], LABELS)?.snapshots).toEqual([
      { containerId: ONE, name: 'snap-1', createdAt: '' },
    ]);
  });

  test('No guard is created without a request for one, in a dry run or after a failure', () => {
    const neither = { ...settings, restoreOnFailure: false, deleteOnSuccess: false };
    expect(createGuard(neither, [created], LABELS)).toBeUndefined();
    expect(
      createGuard(settings, [{ ...created, changed: false, plan: ['create one'] }], LABELS),
    ).toBeUndefined();
    expect(createGuard(settings, [created, failed], LABELS)).toBeUndefined();
  });

  test.each(['restoreOnFailure', 'deleteOnSuccess'])('A guard can do one thing only: %s', (name) => {
    const switches = { restoreOnFailure: false, deleteOnSuccess: false, [name]: true };
    expect(createGuard({ ...settings, ...switches }, [created], LABELS)).toMatchObject(switches);
  });

  test('A container without a snapshot is not guarded', () => {
    expect(createGuard(settings, [{ ...created, snapshots: [] }], LABELS)?.snapshots).toEqual([]);
  });
});

describe('The names of guarded containers', () => {
  const labeled = { containerId: TWO, label: 'api', name: 'snap-1', createdAt: '' };
  const unlabeled = { containerId: ONE, name: 'snap-1', createdAt: '' };

  test('A container has its label, or else its id', () => {
    expect([labeled, unlabeled].map(nameOf)).toEqual(['api', ONE]);
  });

  test('The labels leave out the containers without one', () => {
    expect([...labelsOf({ snapshots: [unlabeled, labeled] })]).toEqual([[TWO, 'api']]);
  });
});

describe('planGuard', () => {
  const guard = (options: Partial<Guard>): Guard => {
    const whole = createGuard(settings, [created, reused], LABELS);
    if (!whole) throw new Error('there is a guard');
    return { ...whole, ...options };
  };
  const ON = { 'restore-on-failure': 'true', 'delete-on-success': 'true' };
  const plan = (jobStatus: string, options: Partial<Guard> = {}, switches: Partial<typeof ON> = {}) =>
    planGuard(guard(options), { jobStatus, switches: { ...ON, ...switches } });
  const containers = (made: GuardPlan) => ('on' in made ? made.on.map(({ containerId }) => containerId) : []);

  test.each(['failure', 'cancelled'])(
    'The plan after %s is to restore every container, including those with a reused snapshot',
    (status) => {
      expect(plan(status).action).toBe('rollback');
      expect(containers(plan(status))).toEqual([ONE, TWO]);
      expect(plan(status, { restoreOnFailure: false })).toEqual({ action: 'nothing' });
      expect(plan(status, {}, { 'restore-on-failure': 'false' })).toEqual({
        action: 'disarmed',
        input: 'restore-on-failure',
      });
      expect(plan(status, {}, { 'delete-on-success': 'false' }).action).toBe('rollback');
    },
  );

  test('The plan after success is to delete what this step created, and nothing else', () => {
    expect(plan('success').action).toBe('cleanup');
    expect(containers(plan('success'))).toEqual([ONE]);
    expect(plan('success', { deleteOnSuccess: false })).toEqual({ action: 'nothing' });
    expect(plan('success', { snapshots: [] })).toEqual({ action: 'nothing' });
    expect(plan('success', {}, { 'delete-on-success': 'false' })).toEqual({
      action: 'disarmed',
      input: 'delete-on-success',
    });
    expect(plan('success', {}, { 'restore-on-failure': 'false' }).action).toBe('cleanup');
  });

  test.each(['', 'FALSE', 'no', '0'])('The switch %j does not disarm', (value) => {
    expect(plan('failure', {}, { 'restore-on-failure': value }).action).toBe('rollback');
  });

  test.each(['', 'skipped', 'Success', 'unknown'])('The plan after %j is unclear', (status) => {
    expect(plan(status)).toEqual({ action: 'unclear' });
  });
});

describe('restoreCommand', () => {
  test('The command needs only the token, and no address ends its quotes', () => {
    const where = { containerId: ONE, name: 'snap-1', createdAt: '' };
    expect(restoreCommand(new URL("https://gateway.example/o'hoody/"), where)).toBe(
      'curl --fail-with-body -X PATCH -H "Authorization: Bearer $HOODY_TOKEN" ' +
        `'https://gateway.example/o%27hoody/api/v1/containers/${ONE}/snapshots/snap-1'`,
    );
  });

  test('Each container has a command on a line of its own', () => {
    const apiUrl = new URL('https://api.hoody.com');
    const command = (id: string) =>
      'curl --fail-with-body -X PATCH -H "Authorization: Bearer $HOODY_TOKEN" ' +
      `'https://api.hoody.com/api/v1/containers/${id}/snapshots/snap-1'`;
    expect(
      describeManualRestore(
        { apiUrl },
        [ONE, TWO].map((containerId) => ({ containerId, name: 'snap-1', createdAt: '' })),
      ),
    ).toBe(`To restore manually, with the token in HOODY_TOKEN:\n${command(ONE)}\n${command(TWO)}`);
  });
});
