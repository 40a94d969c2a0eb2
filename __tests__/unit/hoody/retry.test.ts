import fc from 'fast-check';
import { UserError } from '../../../src/base/user-error.ts';
import { AttemptError, type End } from '../../../src/hoody/errors.ts';
import { type Failure, LIMIT_CODE, meaningOf, PRESPAWN_CODE } from '../../../src/hoody/failure.ts';
import { type History, type RetryOptions, requireTime, retry } from '../../../src/hoody/retry.ts';
import { line } from '../../../src/text/message.ts';
import { type FakeBudget, fakeBudget } from '../../helpers/fakes/budget.ts';
import { LOST, status } from '../../helpers/fakes/failure.ts';
import { text } from '../../helpers/fakes/text.ts';

const UNSENT: Failure = { kind: 'unsent' };

const NOTHING_DONE: [string, Failure][] = [
  ['no connection', { kind: 'unconnected', reason: text('ECONNREFUSED') }],
  ['429', status(429)],
  ['429 of a proxy', status(429, { fromApi: false })],
  ['503 of the API', status(503)],
  ['409', status(409)],
  ['409 with another code', status(409, { code: 'CONTAINER_BUSY' })],
  ['a prespawn as a 400', status(400, { code: PRESPAWN_CODE })],
];
const PERHAPS_DONE: [string, Failure][] = [
  ['503 of a proxy', status(503, { fromApi: false })],
  ['408', status(408)],
  ['425', status(425)],
  ['500', status(500)],
  ['502', status(502, { fromApi: false })],
  ['504', status(504, { fromApi: false })],
  ['a lost response', LOST],
];
const FINAL: [string, Failure][] = [
  ['400', status(400)],
  ['401', status(401)],
  ['403', status(403)],
  ['404', status(404)],
  ['422', status(422)],
  ['the cap as a 409', status(409, { code: LIMIT_CODE })],
  ['the cap as a 429', status(429, { code: LIMIT_CODE })],
  ['the cap as a 503', status(503, { code: LIMIT_CODE })],
  ['a redirect', { kind: 'redirect', status: 302, location: undefined }],
  ['a malformed response', { kind: 'malformed', reason: text('x') }],
  ['an untrusted certificate', { kind: 'untrusted', reason: text('x') }],
];

/** What the retry throws here: how the attempts ended. */
class Ended extends UserError {
  readonly end: End;

  constructor(end: End) {
    super(line('It ended.'));
    this.end = end;
  }
}

/** Options of a retry that waits no time. */
const optionsOf = (options: Partial<RetryOptions> = {}): RetryOptions => ({
  budget: fakeBudget(),
  random: () => 0,
  onRetry: () => undefined,
  toError: (end) => new Ended(end),
  gatewayMs: 30_000,
  ...options,
});

const failing = (failure: Failure) => () => Promise.reject(new AttemptError(failure));

/** How the attempts of a retry ended. */
async function endOf(result: Promise<unknown>): Promise<End> {
  const error: unknown = await result.then(
    () => undefined,
    (reason) => reason,
  );
  if (!(error instanceof Ended)) throw new Error(`the retry did not end: ${error}`);
  return error.end;
}

/** Retries attempts that fail with each of these failures in turn, and then succeed. */
async function attempts(
  failures: Failure[],
  { budget = fakeBudget(), random }: { budget?: FakeBudget; random?: () => number } = {},
) {
  const notices: { failure: Failure; attempts: number; delayMs: number }[] = [];
  const histories: History[] = [];
  const result = retry(
    async (history) => {
      const failure = failures[histories.length];
      histories.push(history);
      if (failure) throw new AttemptError(failure);
      return `attempt ${histories.length}`;
    },
    optionsOf({ budget, ...(random ? { random } : {}), onRetry: (notice) => notices.push(notice) }),
  );
  await result.catch(() => undefined);
  return { result, budget, notices, made: histories.length, histories };
}

/** The waits after eight failed attempts. */
async function waits(random: () => number): Promise<number[]> {
  const { budget } = await attempts(Array(8).fill(LOST), { random });
  return budget.sleeps;
}

describe('retry', () => {
  test('An attempt that succeeds is the only one', async () => {
    const { result, budget, notices } = await attempts([]);
    await expect(result).resolves.toBe('attempt 1');
    expect(budget.sleeps).toEqual([]);
    expect(notices).toEqual([]);
  });

  test.each([...NOTHING_DONE, ...PERHAPS_DONE])('An attempt is repeated after %s', async (_, failure) => {
    const { result, notices } = await attempts([failure, failure]);
    await expect(result).resolves.toBe('attempt 3');
    expect(notices).toMatchObject([
      { failure, attempts: 1 },
      { failure, attempts: 2 },
    ]);
  });

  test.each(FINAL)('The attempts end at once after %s', async (_, failure) => {
    const { result, budget, made, notices } = await attempts([failure]);
    const isLost = meaningOf(failure).mayHaveActed;
    expect(await endOf(result)).toEqual({
      why: 'final',
      failure,
      attempts: 1,
      ...(isLost ? { lost: failure } : {}),
    });
    expect(made).toBe(1);
    expect(budget.sleeps).toEqual([]);
    expect(notices).toEqual([]);
  });

  test.each([401, 404])(
    'A final %d ends the retries, and the end knows of a lost response before',
    async (code) => {
      const { result } = await attempts([LOST, status(409), status(code)]);
      expect(await endOf(result)).toEqual({ why: 'final', failure: status(code), attempts: 3, lost: LOST });
    },
  );

  test('An error that is not from an attempt is thrown as it is', async () => {
    const defect = new TypeError('a defect');
    await expect(retry(() => Promise.reject(defect), optionsOf())).rejects.toBe(defect);
  });
});

describe('What an attempt knows of those before it', () => {
  test('The first attempt knows that nothing can have happened', async () => {
    const { histories } = await attempts([]);
    expect(histories).toEqual([{ mayHaveActed: false }]);
  });

  test.each(NOTHING_DONE)('An attempt after %s knows that nothing has happened', async (_, failure) => {
    const { histories } = await attempts([failure, failure]);
    expect(histories).toEqual([{ mayHaveActed: false }, { mayHaveActed: false }, { mayHaveActed: false }]);
  });

  test.each(PERHAPS_DONE)(
    'Every attempt after %s knows that the API may have acted, whatever comes next',
    async (_, failure) => {
      const { histories } = await attempts([status(409), failure, status(409)]);
      expect(histories.map(({ mayHaveActed }) => mayHaveActed)).toEqual([false, false, true, true]);
    },
  );
});

describe('The waits of the retry', () => {
  test('The waits double up to a maximum', async () => {
    expect(await waits(() => 0)).toEqual([250, 500, 1_000, 2_000, 2_500, 2_500, 2_500, 2_500]);
  });

  test('The jitter is at most half of each wait', async () => {
    const nearlyOne = await waits(() => 1 - Number.EPSILON);
    expect(nearlyOne.map(Math.round)).toEqual([500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000, 5_000]);
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), async (random) => {
        const longest = [500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000, 5_000];
        expect(await waits(() => random)).toEqual(longest.map((ms) => ms / 2 + (random * ms) / 2));
      }),
      { numRuns: 20 },
    );
  });

  test('Each wait has its own jitter', async () => {
    const numbers = [0, 0.5, 0.25];
    const { budget } = await attempts([LOST, LOST, LOST], { random: () => numbers.shift() ?? 0 });
    expect(budget.sleeps).toEqual([250, 750, 1_250]);
  });

  test('Retry-After makes a wait longer, never shorter', async () => {
    const { budget } = await attempts([
      status(429, { retryAfterMs: 7_000 }),
      status(503, { retryAfterMs: 0 }),
      status(409, { retryAfterMs: 60_000 }),
    ]);
    expect(budget.sleeps).toEqual([7_000, 500, 60_000]);
  });

  test('Each wait is reported before it begins', async () => {
    const budget = fakeBudget();
    const seen: number[] = [];
    let made = 0;
    await retry(
      async () => {
        if (made++ < 2) throw new AttemptError(LOST);
      },
      optionsOf({ budget, onRetry: () => seen.push(budget.sleeps.length) }),
    );
    expect(seen).toEqual([0, 1]);
  });
});

describe('The budget of the retry', () => {
  const outOfTime = async (budget: FakeBudget, failures: Failure[]) => {
    const { result, made } = await attempts(failures, { budget });
    const lost = failures[0] === LOST ? { lost: LOST } : {};
    expect(await endOf(result)).toEqual({
      why: 'out of time',
      failure: failures[0],
      attempts: made,
      ...lost,
    });
    return { made, sleeps: budget.sleeps };
  };

  test('The end of the budget ends the attempts', async () => {
    const { made, sleeps } = await outOfTime(fakeBudget({ totalMs: 10_000 }), Array(100).fill(status(409)));
    expect(sleeps).toEqual([250, 500, 1_000, 2_000, 2_500, 2_500]);
    expect(made).toBe(7);
  });

  test('A wait does not begin if it leaves less than a second for the attempt', async () => {
    expect(await outOfTime(fakeBudget({ totalMs: 1_249 }), [LOST])).toEqual({ made: 1, sleeps: [] });
    const { result } = await attempts([LOST], { budget: fakeBudget({ totalMs: 1_250 }) });
    await expect(result).resolves.toBe('attempt 2');
  });

  test('An attempt that finds too little time ends the attempts with the last failure', async () => {
    const { result, made } = await attempts([status(409), LOST, UNSENT]);
    expect(await endOf(result)).toEqual({ why: 'out of time', failure: LOST, attempts: 2, lost: LOST });
    expect(made).toBe(3);
  });

  test('A first attempt that finds too little time is reported as unsent', async () => {
    const { result, made, notices } = await attempts([UNSENT]);
    expect(await endOf(result)).toEqual({ why: 'unsent' });
    expect(made).toBe(1);
    expect(notices).toEqual([]);
  });

  test('A Retry-After beyond the budget ends the attempts at once', async () => {
    const failure = status(429, { retryAfterMs: 3_600_000 });
    expect(await outOfTime(fakeBudget(), [failure])).toEqual({ made: 1, sleeps: [] });
  });
});

describe('requireTime', () => {
  test.each([
    [0, 300_000],
    [999, 300_000],
    [999.9, 2_000],
    [499, 1_000],
    [0, 0],
  ])('Nothing is sent with %d ms left of %d ms', (leftMs, totalMs) => {
    const budget = { ...fakeBudget({ totalMs }), remainingMs: () => leftMs };
    expect(() => requireTime(budget)).toThrow(AttemptError);
    expect(() => requireTime(budget)).toThrow(expect.objectContaining({ failure: UNSENT }));
  });

  test.each([
    [1_000, 300_000],
    [1_000, 2_000],
    [500, 1_000],
    [1, 2],
  ])('An attempt is sent with %d ms left of %d ms', (leftMs, totalMs) => {
    const budget = { ...fakeBudget({ totalMs }), remainingMs: () => leftMs };
    expect(() => requireTime(budget)).not.toThrow();
  });
});

describe('A canceled job', () => {
  const effectOf = async (result: Promise<unknown>) => {
    const end = await endOf(result);
    return end.why === 'canceled' ? end.effect : end;
  };

  test('A job that is canceled already makes no attempt', async () => {
    let made = 0;
    const result = retry(
      async () => {
        made += 1;
      },
      optionsOf({ budget: fakeBudget({ signal: AbortSignal.abort() }) }),
    );
    expect(await endOf(result)).toEqual({ why: 'canceled', effect: 'unsent' });
    expect(made).toBe(0);
  });

  test.each<[string, Failure, 'unknown' | 'none']>([
    ['could be attempted again', LOST, 'unknown'],
    ['did nothing', status(409), 'none'],
    ['is final', status(404), 'none'],
    ['is final, but may have acted', { kind: 'malformed', reason: text('x') }, 'unknown'],
    ['sent nothing', UNSENT, 'none'],
  ])('A cancel ends the attempts, even after a failure that %s', async (_, failure, effect) => {
    const job = new AbortController();
    const notices: unknown[] = [];
    let made = 0;
    const result = retry(
      async () => {
        made++;
        job.abort();
        throw new AttemptError(failure);
      },
      optionsOf({
        budget: fakeBudget({ signal: job.signal }),
        onRetry: (notice) => notices.push(notice),
      }),
    );
    expect(await effectOf(result)).toBe(effect);
    expect(made).toBe(1);
    expect(notices).toEqual([]);
  });

  test.each<[string, Failure, 'unknown' | 'none']>([
    ['a lost response', LOST, 'unknown'],
    ['a 409', status(409), 'none'],
  ])('A cancel ends a wait after %s', async (_, failure, effect) => {
    const job = new AbortController();
    const budget = fakeBudget({ signal: job.signal });
    let made = 0;
    const result = retry(
      () => {
        made += 1;
        return failing(failure)();
      },
      optionsOf({ budget, onRetry: () => job.abort() }),
    );
    expect(await effectOf(result)).toBe(effect);
    expect(made).toBe(1);
  });

  test('A cancel while an attempt fails for another reason counts all attempts so far', async () => {
    const job = new AbortController();
    let made = 0;
    const result = retry(
      async () => {
        made += 1;
        if (made === 1) throw new AttemptError(LOST);
        job.abort();
        throw new TypeError('a defect');
      },
      optionsOf({ budget: fakeBudget({ signal: job.signal }) }),
    );
    expect(await effectOf(result)).toBe('unknown');
    expect(made).toBe(2);
  });

  test('The result of an attempt that succeeds despite a cancel is kept', async () => {
    const job = new AbortController();
    const result = retry(
      async () => {
        job.abort();
        return 'done';
      },
      optionsOf({ budget: fakeBudget({ signal: job.signal }) }),
    );
    await expect(result).resolves.toBe('done');
  });
});
