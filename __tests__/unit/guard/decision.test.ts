import { decideGuard, type GuardDecision } from '../../../src/guard/decision.ts';
import type { Guard } from '../../../src/guard/guard.ts';
import { redacted } from '../../helpers/fakes/text.ts';

const ONE = '507f1f77bcf86cd799439011';
const TWO = '507f1f77bcf86cd799439012';
const THREE = '507f1f77bcf86cd799439013';

const GUARD = redacted<Guard>({
  id: 'id',
  apiUrl: new URL('https://api.hoody.com'),
  restoreOnFailure: true,
  deleteOnSuccess: true,
  healthUrls: [],
  lacksQueries: false,
  maxParallel: 8,
  timeoutMs: 300_000,
  summary: true,
  labels: {},
  isTokenGiven: true,
  actionPath: '',
  snapshots: [
    { containerId: ONE, name: 'snap-1', createdAt: '', ownership: 'made', isUniqueName: true },
    { containerId: TWO, name: 'snap-1', createdAt: '', ownership: 'found', isUniqueName: true },
    { containerId: THREE, name: 'snap-1', createdAt: '', ownership: 'inferred', isUniqueName: true },
  ],
});
const ON = { 'restore-on-failure': 'true', 'delete-on-success': 'true' };

const decide = (jobStatus: string, options: Partial<Guard> = {}, switches: Partial<typeof ON> = {}) =>
  decideGuard({ ...GUARD, ...options }, { jobStatus, switches: { ...ON, ...switches } });
const containers = (decision: GuardDecision) =>
  'on' in decision ? decision.on.map(({ containerId }) => containerId) : [];

test.each(['failure', 'cancelled'])(
  'The decision after %s is to restore every container, including those with a reused snapshot',
  (status) => {
    expect(decide(status).action).toBe('rollback');
    expect(containers(decide(status))).toEqual([ONE, TWO, THREE]);
    expect(decide(status, { restoreOnFailure: false })).toEqual({ action: 'nothing' });
    expect(decide(status, { snapshots: [] })).toEqual({ action: 'nothing' });
    expect(decide(status, {}, { 'restore-on-failure': 'false' })).toEqual({
      action: 'disarmed',
      input: 'restore-on-failure',
      on: GUARD.snapshots,
    });
    expect(decide(status, {}, { 'delete-on-success': 'false' }).action).toBe('rollback');
  },
);

test('The decision after success is to delete what this step certainly created, and nothing else', () => {
  expect(decide('success').action).toBe('cleanup');
  expect(containers(decide('success'))).toEqual([ONE]);
  expect(decide('success', { deleteOnSuccess: false })).toEqual({ action: 'nothing' });
  expect(decide('success', { snapshots: [] })).toEqual({ action: 'nothing' });
  expect(decide('success', {}, { 'delete-on-success': 'false' })).toEqual({
    action: 'disarmed',
    input: 'delete-on-success',
    on: GUARD.snapshots,
  });
  expect(decide('success', {}, { 'restore-on-failure': 'false' }).action).toBe('cleanup');
});

test('A job that succeeds keeps what this step did not certainly create', () => {
  const others = GUARD.snapshots.filter(({ ownership }) => ownership !== 'made');
  expect(others).toHaveLength(2);
  expect(decide('success', { snapshots: others })).toEqual({ action: 'keep', on: others });
  expect(decide('success', { snapshots: others, deleteOnSuccess: false })).toEqual({ action: 'nothing' });
});

test.each(['', 'fAlse', 'no', '0'])('The switch %j does not disarm', (value) => {
  expect(decide('failure', {}, { 'restore-on-failure': value }).action).toBe('rollback');
  expect(decide('success', {}, { 'delete-on-success': value }).action).toBe('cleanup');
});

test.each(['', 'skipped', 'Success', 'unknown'])('The decision after %j is unclear', (status) => {
  expect(decide(status)).toEqual({ action: 'unclear' });
});
