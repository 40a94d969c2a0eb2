import { randomUUID } from 'node:crypto';
import { createGuard, type Guard } from '../../../src/guard/guard.ts';
import { type GuardPlan, planGuard } from '../../../src/guard/plan.ts';
import { restoreCommand } from '../../../src/guard/restore-command.ts';
import { budgetAfter } from '../../../src/guard/run-guard.ts';
import type { Outcome } from '../../../src/operations/outcome.ts';

const ONE = '507f1f77bcf86cd799439011';
const TWO = '507f1f77bcf86cd799439012';
const API = new URL('https://api.hoody.com');

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
const both = { restoreOnFailure: true, deleteOnSuccess: true };

describe('createGuard', () => {
  test.each(['reused', 'inferred'] as const)(
    'The guard holds each snapshot, and keeps one that is %s',
    (origin) => {
      expect(createGuard(both, [created, { ...reused, origin }], API, 'id')).toEqual({
        id: 'id',
        apiUrl: 'https://api.hoody.com/',
        ...both,
        snapshots: [
          { containerId: ONE, name: 'snap-1', createdAt: snapshot.created_at },
          { containerId: TWO, name: 'snap-1', createdAt: snapshot.created_at, keep: true },
        ],
      });
    },
  );

  test('The guard of as many containers as a step can guard fits into an environment variable of Windows', () => {
    const outcome: Outcome = { ...created, snapshots: [{ ...snapshot, name: 'snap-20250115-103000' }] };
    const guard = createGuard(both, Array(250).fill(outcome), API, randomUUID());
    expect(guard?.snapshots).toHaveLength(250);
    expect(`STATE_guard=${JSON.stringify(guard)}`.length).toBeLessThan(32_767);
  });

  test('A time that is unknown is empty', () => {
    const { created_at: _, ...undated } = snapshot;
    expect(createGuard(both, [{ ...created, snapshots: [undated] }], API, 'id')?.snapshots).toEqual([
      { containerId: ONE, name: 'snap-1', createdAt: '' },
    ]);
  });

  test('No guard is created without a request for one, in a dry run or after a failure', () => {
    const neither = { restoreOnFailure: false, deleteOnSuccess: false };
    expect(createGuard(neither, [created], API, 'id')).toBeUndefined();
    expect(
      createGuard(both, [{ ...created, changed: false, plan: ['create one'] }], API, 'id'),
    ).toBeUndefined();
    expect(createGuard(both, [created, failed], API, 'id')).toBeUndefined();
  });
});

describe('planGuard', () => {
  const guard = (options: Partial<Guard>): Guard => {
    const whole = createGuard(both, [created, reused], API, 'id');
    if (!whole) throw new Error('there is a guard');
    return { ...whole, ...options };
  };
  const containers = (plan: GuardPlan) => ('on' in plan ? plan.on.map(({ containerId }) => containerId) : []);

  test.each(['failure', 'cancelled'])(
    'The plan after %s is to restore every container, including those with a reused snapshot',
    (status) => {
      const plan = planGuard(guard({}), status);
      expect(plan.action).toBe('rollback');
      expect(containers(plan)).toEqual([ONE, TWO]);
      expect(planGuard(guard({ restoreOnFailure: false }), status)).toEqual({ action: 'nothing' });
    },
  );

  test('The plan after success is to delete what this step created, and nothing else', () => {
    const plan = planGuard(guard({}), 'success');
    expect(plan.action).toBe('cleanup');
    expect(containers(plan)).toEqual([ONE]);
    expect(planGuard(guard({ deleteOnSuccess: false }), 'success')).toEqual({ action: 'nothing' });
    expect(planGuard(guard({ snapshots: [] }), 'success')).toEqual({ action: 'nothing' });
  });

  test.each(['', 'skipped', 'Success', 'unknown'])('The plan after %j is unclear', (status) => {
    expect(planGuard(guard({}), status)).toEqual({ action: 'unclear' });
  });
});

describe('budgetAfter', () => {
  test.each([
    ['cancelled', 300_000, 240_000],
    ['cancelled', 60_000, 60_000],
    ['failure', 300_000, 300_000],
    ['success', 3_600_000, 3_600_000],
  ])('The budget after %s with a limit of %d ms is %d ms', (jobStatus, timeoutMs, expected) => {
    expect(budgetAfter(jobStatus, timeoutMs)).toBe(expected);
  });
});

describe('restoreCommand', () => {
  test('The command needs only the token', () => {
    const where = { containerId: ONE, name: 'snap-1', createdAt: '' };
    expect(restoreCommand('https://gateway.example/hoody/', where)).toBe(
      'curl --fail-with-body -X PATCH -H "Authorization: Bearer $HOODY_TOKEN" ' +
        `'https://gateway.example/hoody/api/v1/containers/${ONE}/snapshots/snap-1'`,
    );
  });
});
