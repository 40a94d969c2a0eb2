import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserError } from '../../../src/base/user-error.ts';
import { type Guard, MAX_GUARDED_CONTAINERS } from '../../../src/guard/guard.ts';
import { leaveGuard } from '../../../src/guard/leave-guard.ts';
import { parseGuard } from '../../../src/guard/state.ts';
import type { Outcome } from '../../../src/operations/outcome.ts';
import { fakeLogger } from '../../helpers/fakes/logger.ts';
import { CONTAINER, OTHER } from '../../helpers/fakes/snapshot.ts';
import { redacted, text } from '../../helpers/fakes/text.ts';

const SNAPSHOT = redacted<Outcome['snapshots'][number]>({
  name: 'snap-1',
  created_at: '2025-01-15T10:30:00.000Z',
});
const created: Outcome = {
  ok: true,
  containerId: CONTAINER,
  changed: true,
  ownership: 'made',
  isUniqueName: true,
  snapshots: [SNAPSHOT],
};
// The retention may have changed the container, but the snapshot is not the step's.
const reused: Outcome = { ...created, containerId: OTHER, ownership: 'found', isUniqueName: false };
const failed: Outcome = {
  ok: false,
  containerId: OTHER,
  changed: false,
  snapshots: [],
  error: new UserError(text('no')),
};
const options: Omit<Guard, 'snapshots'> = {
  id: 'id',
  apiUrl: new URL('https://api.hoody.com'),
  restoreOnFailure: true,
  deleteOnSuccess: true,
  healthUrls: [],
  lacksQueries: false,
  maxParallel: 8,
  timeoutMs: 300_000,
  summary: true,
  labels: { [OTHER]: text('api') },
  isTokenGiven: true,
  actionPath: '',
};

const temporary = mkdtempSync(path.join(tmpdir(), 'hoody-leave-'));
afterAll(() => rmSync(temporary, { recursive: true }));

/** Leaves a guard, and returns what was left. */
function leave(
  outcomes: readonly Outcome[],
  fields: Partial<Guard> = {},
  saveState?: (name: string, text: string) => void,
) {
  const state: Record<string, string> = {};
  const logger = fakeLogger();
  const temporaryDirectory = mkdtempSync(path.join(temporary, 'job-'));
  const save = (name: string, saved: string) => {
    state[name] = saved;
  };
  const left = leaveGuard({ ...options, ...fields }, outcomes, {
    saveState: saveState ?? save,
    temporaryDirectory,
    logger,
  });
  const { guard = '', snapshots = '' } = state;
  return {
    left,
    state,
    guard: parseGuard({ guard, snapshots }),
    lines: logger.lines,
    files: readdirSync(temporaryDirectory, { recursive: true }),
  };
}

test.each(['found', 'inferred'] as const)(
  'The guard has each snapshot, and whose it is: one is made, the other %s',
  (ownership) => {
    const { left, guard } = leave([created, { ...reused, ownership }]);
    expect(left).toEqual({ restoreOnFailure: true, deleteOnSuccess: true });
    expect(guard).toStrictEqual({
      ...options,
      snapshots: [
        {
          containerId: CONTAINER,
          name: 'snap-1',
          createdAt: SNAPSHOT.created_at,
          ownership: 'made',
          isUniqueName: true,
        },
        {
          containerId: OTHER,
          name: 'snap-1',
          createdAt: SNAPSHOT.created_at,
          ownership,
          isUniqueName: false,
        },
      ],
    });
  },
);

test('The guard of as many containers as a step can guard fits into environment variables of Windows', () => {
  const ids = Array.from({ length: MAX_GUARDED_CONTAINERS }, (_, index) =>
    text(String(index).padStart(24, '0')),
  );
  const outcomes = ids.map((containerId) => ({
    ...reused,
    containerId,
    snapshots: [{ ...SNAPSHOT, name: text('n'.repeat(64)) }],
  }));
  const { state, guard } = leave(outcomes, {
    id: randomUUID(),
    token: 't'.repeat(4_000),
    healthUrls: Array(10).fill(new URL(`https://a.example/${'h'.repeat(980)}`)),
    labels: Object.fromEntries(ids.map((id) => [id, text('l'.repeat(40))])),
  });
  expect(guard?.snapshots).toHaveLength(250);
  expect(Object.keys(state)).toHaveLength(2);
  for (const [name, saved] of Object.entries(state))
    expect(`STATE_${name}=${saved}`.length).toBeLessThan(32_767);
});

test('A time that is unknown is empty', () => {
  const { guard } = leave([{ ...created, snapshots: [{ name: text('snap-1') }] }]);
  expect(guard?.snapshots).toEqual([
    { containerId: CONTAINER, name: 'snap-1', createdAt: '', ownership: 'made', isUniqueName: true },
  ]);
});

test('A snapshot is of the step unless the outcome says otherwise', () => {
  const { ownership: _, isUniqueName: __, ...unsaid } = created;
  expect(leave([unsaid]).guard?.snapshots).toMatchObject([{ ownership: 'made', isUniqueName: false }]);
});

test.each<[string, Outcome[], Partial<Guard>]>([
  ['without a request for one', [created], { restoreOnFailure: false, deleteOnSuccess: false }],
  ['in a dry run', [{ ...created, changed: false, plan: [text('create one')] }], {}],
  ['after a failure', [created, failed], {}],
])('No guard is left %s', (_, outcomes, fields) => {
  expect(leave(outcomes, fields)).toEqual({
    left: undefined,
    state: {},
    guard: undefined,
    lines: [],
    files: [],
  });
});

test.each<[Partial<Guard>, string]>([
  [{ deleteOnSuccess: false }, 'restores from these snapshots if the job fails or is canceled'],
  [{ restoreOnFailure: false }, 'deletes the new snapshots if the job succeeds'],
  [
    {},
    'restores from these snapshots if the job fails or is canceled, and deletes the new snapshots if the job succeeds',
  ],
  [
    { deleteOnSuccess: false, backup: { expiryDays: 3 } },
    'creates backups and restores from these snapshots if the job fails or is canceled',
  ],
])('The log says what a guard with %j does', (fields, promise) => {
  const { left, guard, lines } = leave([created], fields);
  const { restoreOnFailure, deleteOnSuccess, backup } = { ...options, ...fields };
  const switches = { restoreOnFailure, deleteOnSuccess, ...(backup ? { backup } : {}) };
  expect(left).toEqual(switches);
  expect(guard).toMatchObject(switches);
  expect(lines).toEqual([`info: The post step ${promise}.`]);
});

test('A guard that restores announces itself to those of the same job', () => {
  expect(leave([created]).files).toContain(path.join('hoody-snapshot-guards', 'waiting-id'));
  expect(leave([created], { restoreOnFailure: false }).files).toEqual([]);
});

test('A container is guarded by its first snapshot, if it has any', () => {
  const second = { ...SNAPSHOT, name: text('snap-2') };
  expect(leave([{ ...created, snapshots: [SNAPSHOT, second] }]).guard?.snapshots).toMatchObject([
    { name: 'snap-1' },
  ]);
  expect(leave([{ ...created, snapshots: [] }]).guard?.snapshots).toEqual([]);
});

test('A state that cannot be saved is an error', () => {
  const save = () => {
    throw new Error('the disk is full');
  };
  expect(() => leave([created], {}, save)).toThrow(
    'Could not save the state for the post step.\nReason: the disk is full\n' +
      'The step fails, because the post step could not restore or delete anything.',
  );
});
