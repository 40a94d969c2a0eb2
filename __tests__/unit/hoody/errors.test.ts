import type { Failure } from '../../../src/hoody/failure.ts';
import { ExhaustedError } from '../../../src/hoody/retry.ts';
import { type Task, tasks } from '../../../src/hoody/task.ts';
import { cancelled, cancelledBefore, failed, outOfTime } from '../../../src/hoody/task-errors.ts';
import { fakeBudget } from '../../helpers/fakes/budget.ts';
import { CONTAINER } from '../../helpers/fakes/snapshot.ts';

const FORBIDDEN = { kind: 'status', status: 403, message: 'You may not', fromApi: true } as const;
const LOST = { kind: 'lost', reason: 'ECONNRESET' } as const;

describe('A failed task', () => {
  test.each<[Task, string]>([
    [tasks.list(CONTAINER), `list the snapshots of container ${CONTAINER}`],
    [tasks.create(CONTAINER, 'before'), `create snapshot "before" of container ${CONTAINER}`],
    [tasks.restore(CONTAINER, 'snap-1'), `restore container ${CONTAINER} from snapshot snap-1`],
    [
      tasks.alias(CONTAINER, 'snap-1', 'good'),
      `set alias "good" on snapshot snap-1 of container ${CONTAINER}`,
    ],
    [tasks.alias(CONTAINER, 'snap-1', null), `remove the alias of snapshot snap-1 of container ${CONTAINER}`],
    [tasks.delete(CONTAINER, 'snap-1'), `delete snapshot snap-1 of container ${CONTAINER}`],
  ])('The error states what failed, on what, and what to do: %j', (task, words) => {
    const error = failed(task, new ExhaustedError(FORBIDDEN, 1, 'final'), fakeBudget());
    expect(error.message).toBe(
      `Could not ${words}: the API responded with 403.\nAPI message: You may not\n` +
        'Use a token that has the permission `containers.features.snapshots` for this container.',
    );
    expect(error.failure).toBe(FORBIDDEN);
    expect(cancelled(task, true).message).toBe(
      `Could not ${words}: the job was canceled.\nThe API may still complete the request.`,
    );
    expect(cancelled(task, false).message).toBe(
      `Could not ${words}: the job was canceled.\nThe attempts so far had no effect.`,
    );
    expect(cancelledBefore(task).message).toBe(
      `Could not ${words}: the job was canceled.\nNo request was sent.`,
    );
    expect(outOfTime(task, fakeBudget({ totalMs: 90_000 })).message).toBe(
      `Could not ${words}: no time is left.\n` +
        'No request was sent: the time limit of 90 s (`timeout-seconds`) was reached.\nIncrease `timeout-seconds`.',
    );
  });

  test.each([
    tasks.list('web'),
    tasks.create('web', 'release-v1.5.0'),
    tasks.restore('web', 'before-1'),
    tasks.alias('web', 'before-1', 'stable'),
    tasks.delete('web', 'snap-20250115-103000'),
  ])('The headline has at most 100 characters for ordinary values: %j', (task) => {
    const failures: Failure[] = [
      { ...FORBIDDEN, message: 'x'.repeat(200) },
      LOST,
      { kind: 'redirect', status: 302, location: 'x'.repeat(200) },
      { kind: 'malformed', reason: 'x'.repeat(200) },
      { kind: 'unconnected', reason: 'x'.repeat(200) },
      { kind: 'untrusted', reason: 'x'.repeat(200) },
    ];
    for (const failure of failures) {
      const { message } = failed(task, new ExhaustedError(failure, 9, 'out-of-time'), fakeBudget());
      expect(message.split('\n')[0]?.length).toBeLessThanOrEqual(100);
    }
  });
});

test('A failure after several attempts reports their number', () => {
  const { message } = failed(tasks.list(CONTAINER), new ExhaustedError(FORBIDDEN, 3, 'final'), fakeBudget());
  expect(message).toContain('\nAPI message: You may not\nGave up after 3 attempts.\nUse');
});

test('A failure that ran out of time names the input that sets the limit', () => {
  const budget = fakeBudget({ totalMs: 90_000 });
  const { message } = failed(tasks.list(CONTAINER), new ExhaustedError(LOST, 12, 'out-of-time'), budget);
  expect(message).toContain(
    '\nReason: ECONNRESET\n' +
      'Gave up after 12 attempts: the time limit of 90 s (`timeout-seconds`) leaves no time for another.\nCheck',
  );
});

test('A failure of the only attempt that ran out of time reports one attempt', () => {
  const { message } = failed(tasks.list(CONTAINER), new ExhaustedError(LOST, 1, 'out-of-time'), fakeBudget());
  expect(message).toContain('\nGave up after 1 attempt: ');
});
