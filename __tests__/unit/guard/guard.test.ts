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
// What a retention deleted beside it is a change too, and makes it none of this step's.
const reused: Outcome = { ok: true, containerId: TWO, changed: true, reused: true, snapshots: [snapshot] };
const failed: Outcome = {
  ok: false,
  containerId: TWO,
  changed: false,
  snapshots: [],
  error: new Error('no'),
};
const both = { restoreOnFailure: true, deleteOnSuccess: true };

describe('what a create leaves for the post step', () => {
  it('is each snapshot, and whether this step created it', () => {
    expect(createGuard(both, [created, reused], API, 'id')).toEqual({
      id: 'id',
      apiUrl: 'https://api.hoody.com/',
      ...both,
      snapshots: [
        { containerId: ONE, name: 'snap-1', createdAt: snapshot.created_at },
        { containerId: TWO, name: 'snap-1', createdAt: snapshot.created_at, reused: true },
      ],
    });
  });

  it('fits into an environment variable of Windows, for as many containers as a step can guard', () => {
    const outcome: Outcome = { ...created, snapshots: [{ ...snapshot, name: 'snap-20250115-103000' }] };
    const guard = createGuard(both, Array(250).fill(outcome), API, randomUUID());
    expect(guard?.snapshots).toHaveLength(250);
    expect(`STATE_guard=${JSON.stringify(guard)}`.length).toBeLessThan(32_767);
  });

  it('is nothing when nothing was asked for, in a dry run, and after a failure', () => {
    const neither = { restoreOnFailure: false, deleteOnSuccess: false };
    expect(createGuard(neither, [created], API, 'id')).toBeUndefined();
    expect(
      createGuard(both, [{ ...created, changed: false, plan: ['create one'] }], API, 'id'),
    ).toBeUndefined();
    expect(createGuard(both, [created, failed], API, 'id')).toBeUndefined();
  });
});

describe('what the post step does', () => {
  const guard = (options: Partial<Guard>): Guard => {
    const whole = createGuard(both, [created, reused], API, 'id');
    if (!whole) throw new Error('there is a guard');
    return { ...whole, ...options };
  };
  const containers = (plan: GuardPlan) => ('on' in plan ? plan.on.map(({ containerId }) => containerId) : []);

  it.each(['failure', 'cancelled'])('after %s is to restore all, also what was reused', (status) => {
    const plan = planGuard(guard({}), status);
    expect(plan.action).toBe('rollback');
    expect(containers(plan)).toEqual([ONE, TWO]);
    expect(planGuard(guard({ restoreOnFailure: false }), status)).toEqual({ action: 'nothing' });
  });

  it('after success is to delete what this step created, and nothing else', () => {
    const plan = planGuard(guard({}), 'success');
    expect(plan.action).toBe('cleanup');
    expect(containers(plan)).toEqual([ONE]);
    expect(planGuard(guard({ deleteOnSuccess: false }), 'success')).toEqual({ action: 'nothing' });
    expect(planGuard(guard({ snapshots: [] }), 'success')).toEqual({ action: 'nothing' });
  });

  it.each(['', 'skipped', 'Success', 'unknown'])('is unclear after %j', (status) => {
    expect(planGuard(guard({}), status)).toEqual({ action: 'unclear' });
  });
});

describe('the time of the post step', () => {
  it.each([
    ['cancelled', 300_000, 240_000],
    ['cancelled', 60_000, 60_000],
    ['failure', 300_000, 300_000],
    ['success', 3_600_000, 3_600_000],
  ])('after %s, of %d ms that the step may take, is %d ms', (jobStatus, timeoutMs, expected) => {
    expect(budgetAfter(jobStatus, timeoutMs)).toBe(expected);
  });
});

describe('the command to restore by hand', () => {
  it('needs nothing but the token', () => {
    const where = { containerId: ONE, name: 'snap-1', createdAt: '' };
    expect(restoreCommand('https://gateway.example/hoody/', where)).toBe(
      'curl --fail-with-body -X PATCH -H "Authorization: Bearer $HOODY_TOKEN" ' +
        `'https://gateway.example/hoody/api/v1/containers/${ONE}/snapshots/snap-1'`,
    );
  });
});
