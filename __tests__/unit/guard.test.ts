import { randomUUID } from 'node:crypto';
import {
  budgetAfter,
  commandToRestore,
  type Guard,
  type GuardPlan,
  guardOf,
  planGuard,
} from '../../src/guard.ts';
import type { Request } from '../../src/inputs.ts';
import type { Outcome } from '../../src/operations/outcome.ts';

const ONE = '507f1f77bcf86cd799439011';
const TWO = '507f1f77bcf86cd799439012';
const API = new URL('https://api.hoody.com');

const create = (guard: { restoreOnFailure: boolean; deleteOnSuccess: boolean }, dryRun = false): Request => ({
  operation: 'create',
  alias: 'before',
  aliasIsUnique: false,
  ifExists: 'reuse',
  dryRun,
  guard,
});
const snapshot = { name: 'snap-1', created_at: '2025-01-15T10:30:00.000Z' };
const made: Outcome = { ok: true, containerId: ONE, changed: true, snapshots: [snapshot] };
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
  it('is each snapshot, and whether this step made it', () => {
    expect(guardOf(create(both), [made, reused], API, 'id')).toEqual({
      id: 'id',
      apiUrl: 'https://api.hoody.com/',
      ...both,
      snapshots: [
        { containerId: ONE, name: 'snap-1', createdAt: snapshot.created_at, made: true },
        { containerId: TWO, name: 'snap-1', createdAt: snapshot.created_at, made: false },
      ],
    });
  });

  it('fits into an environment variable of Windows, for as many containers as a step can guard', () => {
    const outcome: Outcome = { ...made, snapshots: [{ ...snapshot, name: 'snap-20250115-103000' }] };
    const guard = guardOf(create(both), Array(250).fill(outcome), API, randomUUID());
    expect(guard?.snapshots).toHaveLength(250);
    expect(`STATE_guard=${JSON.stringify(guard)}`.length).toBeLessThan(32_767);
  });

  it('is nothing when nothing was asked for, in a dry run, after a failure, and of other operations', () => {
    const neither = { restoreOnFailure: false, deleteOnSuccess: false };
    expect(guardOf(create(neither), [made], API, 'id')).toBeUndefined();
    expect(guardOf(create(both, true), [made], API, 'id')).toBeUndefined();
    expect(guardOf(create(both), [made, failed], API, 'id')).toBeUndefined();
    expect(guardOf({ operation: 'list' }, [made], API, 'id')).toBeUndefined();
  });
});

describe('what the post step does', () => {
  const guard = (options: Partial<Guard>): Guard => {
    const whole = guardOf(create(both), [made, reused], API, 'id');
    if (!whole) throw new Error('there is a guard');
    return { ...whole, ...options };
  };
  const containers = (plan: GuardPlan) => ('on' in plan ? plan.on.map(({ containerId }) => containerId) : []);

  it.each(['failure', 'cancelled'])('after %s is to restore all, also what was reused', (status) => {
    const plan = planGuard(guard({}), status);
    expect(plan.act).toBe('rollback');
    expect(containers(plan)).toEqual([ONE, TWO]);
    expect(planGuard(guard({ restoreOnFailure: false }), status)).toEqual({ act: 'nothing' });
  });

  it('after success is to delete what this step made, and nothing else', () => {
    const plan = planGuard(guard({}), 'success');
    expect(plan.act).toBe('cleanup');
    expect(containers(plan)).toEqual([ONE]);
    expect(planGuard(guard({ deleteOnSuccess: false }), 'success')).toEqual({ act: 'nothing' });
    expect(planGuard(guard({ snapshots: [] }), 'success')).toEqual({ act: 'nothing' });
  });

  it.each(['', 'skipped', 'Success', 'unknown'])('is unclear after %j', (status) => {
    expect(planGuard(guard({}), status)).toEqual({ act: 'unclear' });
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
    const where = { containerId: ONE, name: 'snap-1', createdAt: '', made: true };
    expect(commandToRestore('https://gateway.example/hoody/', where)).toBe(
      'curl --fail-with-body -X PATCH -H "Authorization: Bearer $HOODY_TOKEN" ' +
        `'https://gateway.example/hoody/api/v1/containers/${ONE}/snapshots/snap-1'`,
    );
  });
});
