import { ExhaustedError } from '../../../src/hoody/retry.ts';
import { type Task, tasks } from '../../../src/hoody/task.ts';
import { cancelled, failed, notTried } from '../../../src/hoody/task-errors.ts';
import { fakeBudget } from '../../helpers/fakes/budget.ts';
import { CONTAINER } from '../../helpers/fakes/snapshot.ts';

const FORBIDDEN = { kind: 'status', status: 403, message: 'You may not', fromApi: true } as const;
const LOST = { kind: 'lost', reason: 'ECONNRESET' } as const;

describe('A failed task', () => {
  test.each<[Task, string, string]>([
    [tasks.list(CONTAINER), `list the snapshots of container ${CONTAINER}`, 'access this container'],
    [
      tasks.create(CONTAINER, 'before'),
      `create a snapshot of container ${CONTAINER} with the alias "before"`,
      'create snapshots of this container',
    ],
    [
      tasks.restore(CONTAINER, 'snap-1'),
      `restore container ${CONTAINER} from snapshot snap-1`,
      'restore this container',
    ],
    [
      tasks.alias(CONTAINER, 'snap-1', 'good'),
      `give snapshot snap-1 of container ${CONTAINER} the alias "good"`,
      'update snapshots of this container',
    ],
    [
      tasks.alias(CONTAINER, 'snap-1', null),
      `remove the alias of snapshot snap-1 of container ${CONTAINER}`,
      'update snapshots of this container',
    ],
    [
      tasks.delete(CONTAINER, 'snap-1'),
      `delete snapshot snap-1 of container ${CONTAINER}`,
      'delete snapshots of this container',
    ],
  ])(
    'The error states what failed, on what, and which permission it needs: $words',
    (task, words, permission) => {
      const error = failed(task, new ExhaustedError(FORBIDDEN, 1, 'final'), fakeBudget());
      expect(error.message).toBe(
        `Could not ${words}: the API answered 403 (You may not). Give the step a token that may ${permission}.`,
      );
      expect(error.failure).toBe(FORBIDDEN);
      expect(cancelled(task, true).message).toBe(
        `Could not ${words}: the job was cancelled. The API may still finish it.`,
      );
      expect(cancelled(task, false).message).toBe(
        `Could not ${words}: the job was cancelled before another attempt.`,
      );
      expect(notTried(task, 'it is late').message).toBe(
        `Could not ${words}: it was not tried, because it is late.`,
      );
    },
  );
});

test('A failure after several attempts reports their number', () => {
  const { message } = failed(tasks.list(CONTAINER), new ExhaustedError(FORBIDDEN, 3, 'final'), fakeBudget());
  expect(message).toContain('(You may not) on attempt 3. Give');
});

test('A failure that ran out of time names the input that gives more', () => {
  const budget = fakeBudget({ totalMs: 90_000 });
  const { message } = failed(tasks.list(CONTAINER), new ExhaustedError(LOST, 12, 'out-of-time'), budget);
  expect(message).toContain(
    '(ECONNRESET) on attempt 12. The 90 s of `timeout-seconds` leave no time for another. The API',
  );
});
