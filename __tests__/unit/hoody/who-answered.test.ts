import { calls } from '../../../src/hoody/calls.ts';
import { AttemptError, type End, isNotFound, RequestError, requestError } from '../../../src/hoody/errors.ts';
import {
  advise,
  describeFailure,
  explainFailure,
  type Failure,
  isBusy,
  meaningOf,
  type StatusFailure,
  summarizeFailure,
} from '../../../src/hoody/failure.ts';
import { type History, retry } from '../../../src/hoody/retry.ts';
import { fakeBudget } from '../../helpers/fakes/budget.ts';
import { LOST, status } from '../../helpers/fakes/failure.ts';
import { CONTAINER } from '../../helpers/fakes/snapshot.ts';
import { text } from '../../helpers/fakes/text.ts';

/** The error of a router, a proxy or another server. */
const foreign = (code: number, fields: Partial<StatusFailure> = {}): StatusFailure =>
  status(code, { fromApi: false, ...fields });

describe('What a foreign status means', () => {
  test.each([400, 401, 402, 403, 404, 405, 409, 410, 413, 418, 422, 451, 499])(
    'A foreign %d is asked again for a while and did nothing',
    (code) => {
      expect(meaningOf(foreign(code))).toMatchObject({ next: 'again for a while', mayHaveActed: false });
    },
  );

  test.each([
    [407, 'give up', false],
    [408, 'look first', true],
    [425, 'look first', true],
    [429, 'again', false],
  ])('A %d means the same whoever sends it', (code, next, mayHaveActed) => {
    expect(meaningOf(foreign(code))).toMatchObject({ next, mayHaveActed });
    expect(meaningOf(status(code))).toEqual(meaningOf(foreign(code)));
  });

  test.each([500, 501, 502, 503, 504, 520, 599])('A foreign %d leaves open what happened', (code) => {
    expect(meaningOf(foreign(code))).toMatchObject({ next: 'look first', mayHaveActed: true });
  });

  test.each([400, 401, 403, 404, 422])('A %d of the API is final', (code) => {
    expect(meaningOf(status(code))).toMatchObject({ next: 'give up', mayHaveActed: false });
  });

  test('Only a 409 of the API says that the container is busy', () => {
    expect(isBusy(status(409))).toBe(true);
    expect(isBusy(foreign(409))).toBe(false);
    expect(isBusy(status(503))).toBe(false);
    expect(isBusy(LOST)).toBe(false);
  });
});

describe('Who is named', () => {
  test.each<[Failure, string]>([
    [status(404), 'the API responded with 404'],
    [foreign(404), 'a gateway responded with 404'],
    [foreign(502), 'a gateway responded with 502'],
    [foreign(407), 'the proxy responded with 407'],
    [{ kind: 'redirect', status: 302, location: undefined }, 'a gateway responded with 302'],
  ])('The failure %j has the right name', (failure, words) => {
    expect(describeFailure(failure)).toBe(words);
    expect(summarizeFailure(failure)).toContain(words);
  });

  test('The page of a gateway is no message of the API', () => {
    expect(explainFailure(foreign(404)).join()).not.toContain('API message');
    expect(explainFailure(status(404)).join()).toContain('API message');
  });

  test.each(['list', 'create', 'restore', 'alias', 'delete'] as const)(
    'The advice on a foreign 404 of a %s names the address, not the container',
    (kind) => {
      expect(advise(foreign(404), { kind })).toContain('`api-url`');
      expect(advise(foreign(404), { kind })).not.toContain('container-id');
    },
  );
});

describe('isNotFound', () => {
  const errorOf = (failure: Failure | undefined) => new RequestError(text('Could not delete.'), [], failure);

  test('Only the 404 of the API says that something is not there', () => {
    expect(isNotFound(new AttemptError(status(404)))).toBe(true);
    expect(isNotFound(errorOf(status(404)))).toBe(true);
  });

  test.each<[Failure | undefined]>([[foreign(404)], [status(410)], [status(403)], [LOST], [undefined]])(
    'The failure %j says nothing of that',
    (failure) => {
      if (failure) expect(isNotFound(new AttemptError(failure))).toBe(false);
      expect(isNotFound(errorOf(failure))).toBe(false);
    },
  );

  test('Other errors say nothing of that', () => {
    expect(isNotFound(new Error('404'))).toBe(false);
    expect(isNotFound(undefined)).toBe(false);
  });
});

describe('How long a gateway is asked again', () => {
  class Ended extends Error {
    readonly end: End;

    constructor(end: End) {
      super(end.why);
      this.end = end;
    }
  }

  /** Repeats attempts that fail like this; the last failure repeats. */
  async function run(failures: Failure[], { gatewayMs = 30_000, totalMs = 300_000 } = {}) {
    const budget = fakeBudget({ totalMs });
    const histories: boolean[] = [];
    const rest = [...failures];
    const end = await retry(
      async ({ mayHaveActed }: History) => {
        histories.push(mayHaveActed);
        const failure = rest.length > 1 ? rest.shift() : rest[0];
        if (failure) throw new AttemptError(failure);
        return 'done';
      },
      {
        budget,
        gatewayMs,
        random: () => 0.5,
        onRetry: () => undefined,
        toError: (given) => new Ended(given),
      },
    ).catch((error: Ended) => error.end);
    return { end, histories, waitedMs: budget.sleeps.reduce((sum, ms) => sum + ms, 0) };
  }

  test('A gateway is asked again for about 30 s', async () => {
    const { end, waitedMs } = await run([foreign(404)]);
    expect(end).toMatchObject({ why: 'final', failure: { status: 404 } });
    expect(end).toHaveProperty('lost', undefined);
    expect(waitedMs).toBeGreaterThan(25_000);
    expect(waitedMs).toBeLessThanOrEqual(30_000);
  });

  test('A gateway is asked again for all the time of a post step', async () => {
    const { end, waitedMs } = await run([foreign(404)], { gatewayMs: Number.POSITIVE_INFINITY });
    expect(end).toMatchObject({ why: 'out of time', failure: { status: 404 } });
    expect(waitedMs).toBeGreaterThan(290_000);
  });

  test('A gateway is asked again no longer than the step lasts', async () => {
    const { end, waitedMs } = await run([foreign(404)], { totalMs: 10_000 });
    expect(end).toMatchObject({ why: 'out of time' });
    expect(waitedMs).toBeLessThanOrEqual(9_000);
  });

  test('The time begins again after another failure', async () => {
    const gateway = Array.from({ length: 7 }, () => foreign(404));
    const { end, waitedMs } = await run([...gateway, status(409), ...gateway, status(403)]);
    expect(end).toMatchObject({ failure: { status: 403 } });
    expect(waitedMs).toBeGreaterThan(30_000);
  });

  test('A wait that a gateway asks for counts', async () => {
    const { end, waitedMs } = await run([foreign(404, { retryAfterMs: 31_000 })]);
    expect(end).toMatchObject({ why: 'final', attempts: 1 });
    expect(waitedMs).toBe(0);
  });

  test('A gateway makes nothing that happened before unknown or known', async () => {
    const { end, histories } = await run([LOST, foreign(404), status(404)]);
    expect(histories).toEqual([false, true, true]);
    expect(end).toMatchObject({ failure: status(404), lost: LOST });
  });

  test('A gateway that never passed anything on leaves nothing unknown', async () => {
    const { histories } = await run([foreign(404), foreign(403), status(403)]);
    expect(histories).toEqual([false, false, false]);
  });
});

describe('The error in the end', () => {
  const LIMIT = { totalMs: 23_895.182_964, limit: text('for cleaning up') };
  const call = calls.delete({ id: CONTAINER, name: text('web') }, text('old'));

  test('A gateway ends a call without doubt', () => {
    const error = requestError(call, { why: 'final', failure: foreign(404), attempts: 9 }, LIMIT);
    expect(error.mayHaveActed).toBe(false);
    expect(error.message).toMatch(/^Could not delete snapshot old .*: a gateway responded with 404\./);
  });

  test('A limit is rounded and has its own name', () => {
    const { message } = requestError(call, { why: 'unsent' }, LIMIT);
    expect(message).toContain('the time limit of 23.9 s (for cleaning up)');
    expect(message).not.toContain('timeout-seconds');
  });

  test.each([status(409), LOST, status(429), foreign(502)])(
    'The error of %j at a limit of its own advises no longer step',
    (failure) => {
      const { message } = requestError(call, { why: 'out of time', failure, attempts: 2 }, LIMIT);
      expect(message).not.toContain('timeout-seconds');
    },
  );

  test('The error at the limit of the step advises a longer one', () => {
    const step = { totalMs: 300_000, limit: text('`timeout-seconds`') };
    const { message } = requestError(call, { why: 'out of time', failure: status(409), attempts: 2 }, step);
    expect(message).toContain('Increase `timeout-seconds`');
  });

  test.each([
    ['unsent', false, 'No request was sent.'],
    ['none', false, 'The attempts so far had no effect.'],
    ['unknown', true, 'The API may still complete the request.'],
  ] as const)('An interruption with the effect %s is reported as one', (effect, mayHaveActed, sentence) => {
    const error = requestError(call, { why: 'canceled', effect }, LIMIT);
    expect(error.mayHaveActed).toBe(mayHaveActed);
    expect(error.message).toContain('the step was interrupted');
    expect(error.message).toContain(sentence);
    expect(error.message).toContain('or the step reached its `timeout-minutes`');
    expect(error.message).not.toMatch(/timed out|: the job was canceled/);
  });
});
