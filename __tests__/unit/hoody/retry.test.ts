import fc from 'fast-check';
import { AttemptError } from '../../../src/hoody/errors.ts';
import { type Failure, LIMIT_CODE, PRESPAWN_CODE } from '../../../src/hoody/failure.ts';
import {
  classifyFailure,
  ExhaustedError,
  isAmbiguous,
  OutOfTimeError,
  type Retryability,
  retry,
} from '../../../src/hoody/retry.ts';
import { type FakeBudget, fakeBudget } from '../../helpers/fakes/budget.ts';
import { LOST, status } from '../../helpers/fakes/failure.ts';

const VERDICTS: [string, Failure, Retryability][] = [
  ['no connection', { kind: 'unconnected', reason: 'ECONNREFUSED' }, 'retryable'],
  ['429', status(429), 'retryable'],
  ['429 of a proxy', status(429, { fromApi: false }), 'retryable'],
  ['503 of the API', status(503), 'retryable'],
  ['409', status(409), 'retryable'],
  ['409 with another code', status(409, { code: 'CONTAINER_BUSY' }), 'retryable'],
  ['503 of a proxy', status(503, { fromApi: false }), 'ambiguous'],
  ['408', status(408), 'ambiguous'],
  ['425', status(425), 'ambiguous'],
  ['500', status(500), 'ambiguous'],
  ['502', status(502, { fromApi: false }), 'ambiguous'],
  ['504', status(504, { fromApi: false }), 'ambiguous'],
  ['a lost response', LOST, 'ambiguous'],
  ['a prespawn as a 400', status(400, { code: PRESPAWN_CODE }), 'retryable'],
  ['400', status(400), 'final'],
  ['401', status(401), 'final'],
  ['403', status(403), 'final'],
  ['404', status(404), 'final'],
  ['422', status(422), 'final'],
  ['the cap as a 409', status(409, { code: LIMIT_CODE }), 'final'],
  ['the cap as a 429', status(429, { code: LIMIT_CODE }), 'final'],
  ['the cap as a 503', status(503, { code: LIMIT_CODE }), 'final'],
  ['a redirect', { kind: 'redirect', status: 302, location: undefined }, 'final'],
  ['a malformed response', { kind: 'malformed', reason: 'x' }, 'final'],
  ['an untrusted certificate', { kind: 'untrusted', reason: 'x' }, 'final'],
];

describe('classifyFailure', () => {
  test.each(VERDICTS)('The class of %s decides whether the attempt is repeated', (_, failure, verdict) => {
    expect(classifyFailure(failure)).toBe(verdict);
    expect(isAmbiguous(new AttemptError(failure))).toBe(verdict === 'ambiguous');
  });

  test('An error that is not from an attempt is not ambiguous', () => {
    expect(isAmbiguous(new Error('a defect'))).toBe(false);
  });
});

/** Retries attempts that fail with each of these failures in turn, and then succeed. */
async function attempts(failures: Failure[], { budget = fakeBudget(), random = (): number => 0 } = {}) {
  const notices: { failure: Failure; attempts: number; delayMs: number }[] = [];
  let made = 0;
  const result = retry(
    async () => {
      const failure = failures[made++];
      if (failure) throw new AttemptError(failure);
      return `attempt ${made}`;
    },
    { budget, random, onRetry: (notice) => notices.push(notice) },
  );
  await result.catch(() => undefined);
  return { result, budget, notices, made };
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

  test.each(VERDICTS.filter(([, , verdict]) => verdict !== 'final'))(
    'An attempt is repeated after %s',
    async (_, failure) => {
      const { result, notices } = await attempts([failure, failure]);
      await expect(result).resolves.toBe('attempt 3');
      expect(notices).toMatchObject([
        { failure, attempts: 1 },
        { failure, attempts: 2 },
      ]);
    },
  );

  test.each(VERDICTS.filter(([, , verdict]) => verdict === 'final'))(
    'The attempts end at once after %s',
    async (_, failure) => {
      const { result, budget, made } = await attempts([failure]);
      await expect(result).rejects.toBeInstanceOf(ExhaustedError);
      await expect(result).rejects.toHaveProperty('name', 'ExhaustedError');
      await expect(result).rejects.toMatchObject({ failure, attempts: 1, reason: 'final' });
      expect(made).toBe(1);
      expect(budget.sleeps).toEqual([]);
    },
  );

  test('A final failure ends the retries after other failures', async () => {
    const { result } = await attempts([LOST, status(409), status(404)]);
    await expect(result).rejects.toMatchObject({ failure: status(404), attempts: 3, reason: 'final' });
  });

  test('An error that is not from an attempt is thrown as it is', async () => {
    const defect = new TypeError('a defect');
    const result = retry(() => Promise.reject(defect), {
      budget: fakeBudget(),
      random: () => 0,
      onRetry: () => undefined,
    });
    await expect(result).rejects.toBe(defect);
  });
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
      { budget, random: () => 0, onRetry: () => seen.push(budget.sleeps.length) },
    );
    expect(seen).toEqual([0, 1]);
  });
});

describe('The budget of the retry', () => {
  const outOfTime = async (budget: FakeBudget, failures: Failure[]) => {
    const { result, made } = await attempts(failures, { budget });
    await expect(result).rejects.toMatchObject({ reason: 'out-of-time', attempts: made });
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
    let made = 0;
    const result = retry(
      async () => {
        made += 1;
        throw made === 1 ? new AttemptError(LOST) : new OutOfTimeError();
      },
      { budget: fakeBudget(), random: () => 0, onRetry: () => undefined },
    );
    await expect(result).rejects.toMatchObject({ failure: LOST, attempts: 1, reason: 'out-of-time' });
    expect(made).toBe(2);
  });

  test('A first attempt that finds too little time is reported as it is', async () => {
    const options = { budget: fakeBudget(), random: () => 0, onRetry: () => undefined };
    const result = retry(() => Promise.reject(new OutOfTimeError()), options);
    await expect(result).rejects.toBeInstanceOf(OutOfTimeError);
    await expect(result).rejects.toHaveProperty('name', 'OutOfTimeError');
  });

  test('A Retry-After beyond the budget ends the attempts at once', async () => {
    const failure = status(429, { retryAfterMs: 3_600_000 });
    expect(await outOfTime(fakeBudget(), [failure])).toEqual({ made: 1, sleeps: [] });
  });
});

describe('A canceled job', () => {
  test.each<[string, Failure]>([
    ['could be attempted again', LOST],
    ['is final', status(404)],
  ])(
    'A cancel ends the attempts with the reason of the signal, even after a failure that %s',
    async (_, failure) => {
      const job = new AbortController();
      const reason = new Error('cancelled');
      const notices: unknown[] = [];
      let made = 0;
      const result = retry(
        async () => {
          made++;
          job.abort(reason);
          throw new AttemptError(failure);
        },
        {
          budget: fakeBudget({ signal: job.signal }),
          random: () => 0,
          onRetry: (notice) => notices.push(notice),
        },
      );
      await expect(result).rejects.toBe(reason);
      expect(made).toBe(1);
      expect(notices).toEqual([]);
    },
  );

  test('A cancel ends a wait', async () => {
    const job = new AbortController();
    const reason = new Error('cancelled');
    const budget = fakeBudget({ signal: job.signal });
    const result = retry(() => Promise.reject(new AttemptError(LOST)), {
      budget,
      random: () => 0,
      onRetry: () => job.abort(reason),
    });
    await expect(result).rejects.toBe(reason);
  });

  test('The result of an attempt that succeeds despite a cancel is kept', async () => {
    const job = new AbortController();
    const result = retry(
      async () => {
        job.abort();
        return 'done';
      },
      { budget: fakeBudget({ signal: job.signal }), random: () => 0, onRetry: () => undefined },
    );
    await expect(result).resolves.toBe('done');
  });
});
