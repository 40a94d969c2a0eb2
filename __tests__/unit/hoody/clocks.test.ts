import { createServerClock, HOST_TOLERANCE_MS, serverTimeAt } from '../../../src/hoody/server-clock.ts';
import { isExpired, mayBeExpired, mergeSnapshot } from '../../../src/hoody/snapshot.ts';
import { mayBeCreatedAfter } from '../../../src/snapshots/identity.ts';
import { selectForDeletion } from '../../../src/snapshots/retention.ts';
import { snapshot } from '../../helpers/fakes/snapshot.ts';

const NOW = Date.parse('2025-02-01T00:00:00.000Z');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const iso = (at: number) => new Date(at).toISOString();

/** The clocks of a runner that a test moves. */
function clocks() {
  const runner = { wall: NOW, steady: 5_000 };
  const server = createServerClock({ now: () => runner.wall, monotonic: () => runner.steady });
  const pass = (ms: number) => {
    runner.wall += ms;
    runner.steady += ms;
  };
  const jump = (ms: number) => {
    runner.wall += ms;
  };
  return { server, pass, jump, runner };
}

describe('createServerClock', () => {
  test('A server without a time has that of the runner', () => {
    const { server, pass } = clocks();
    pass(1_000);
    expect(server.read()).toEqual({ serverNow: NOW + 1_000, localNow: NOW + 1_000, monotonic: 6_000 });
  });

  test('The largest of several times is the best', () => {
    const { server, pass, runner } = clocks();
    for (const aheadMs of [400, 900, 100]) {
      server.observe({ serverTime: runner.wall + aheadMs, receivedAt: runner.steady });
      pass(10_000);
    }
    expect(server.read().serverNow).toBe(NOW + 30_000 + 900);
  });

  test.each([-HOUR_MS, HOUR_MS, 60 * DAY_MS])('A jump of the runner by %d ms moves no server', (ms) => {
    const { server, pass, jump } = clocks();
    server.observe({ serverTime: NOW, receivedAt: 5_000 });
    jump(ms);
    pass(2_000);
    expect(server.read()).toEqual({ serverNow: NOW + 2_000, localNow: NOW + ms + 2_000, monotonic: 7_000 });
  });

  test.each([
    {},
    { serverTime: NOW + DAY_MS },
    { receivedAt: 5_000 },
    { serverTime: undefined, receivedAt: 1 },
  ])('The response %j moves no clock', (response) => {
    const { server } = clocks();
    server.observe(response);
    expect(server.read().serverNow).toBe(NOW);
  });

  test('The time of the server at an earlier moment takes no jump into account', () => {
    const { server, pass, jump } = clocks();
    const sentAt = 5_000;
    pass(3_000);
    server.observe({ serverTime: NOW + 3_700, receivedAt: 8_000 });
    jump(-HOUR_MS);
    expect(serverTimeAt(sentAt, server.read())).toBe(NOW + 700);
  });
});

describe('mayBeCreatedAfter', () => {
  test.each([
    [HOUR_MS, true],
    [0, true],
    [-700, true],
    [-HOST_TOLERANCE_MS, true],
    [-HOST_TOLERANCE_MS - 1, false],
    [-20 * MINUTE_MS, false],
  ])('A snapshot of %d ms after the request may be new: %j', (ms, expected) => {
    expect(mayBeCreatedAfter(snapshot({ created_at: iso(NOW + ms) }), NOW)).toBe(expected);
  });

  test.each([null, undefined, 'yesterday'])(
    'A snapshot of the time %j is not known to be new',
    (created_at) => {
      expect(mayBeCreatedAfter({ ...snapshot(), created_at: created_at as null }, NOW)).toBe(false);
    },
  );

  test('The tolerance is a minute', () => {
    expect(HOST_TOLERANCE_MS).toBe(MINUTE_MS);
  });
});

describe('Two clocks that disagree', () => {
  const ahead = { serverNow: NOW + 60 * DAY_MS, localNow: NOW, monotonic: 0 };
  const behind = { serverNow: NOW, localNow: NOW + 60 * DAY_MS, monotonic: 0 };
  const aged = (days: number, fields = {}) =>
    snapshot({ name: `day-${days}`, created_at: iso(NOW - days * DAY_MS), ...fields });
  const all = [aged(1), aged(20), aged(50)];
  const select = (given: typeof ahead, snapshots = all, rule = {}) =>
    selectForDeletion(
      snapshots,
      { matches: () => true, olderThanMs: 30 * DAY_MS, ...rule },
      new Set(),
      given,
    ).map(({ name }) => name);

  test.each([
    ['server', ahead],
    ['runner', behind],
  ])('A rule deletes only what is old by both where the %s is ahead', (_, given) => {
    expect(select(given)).toEqual(['day-50']);
  });

  test.each([
    [30 * DAY_MS, 1],
    [30 * DAY_MS - 1, 0],
  ])('The age of %d ms makes %d old', (ageMs, count) => {
    const one = snapshot({ created_at: iso(NOW - ageMs) });
    for (const given of [ahead, behind]) expect(select(given, [one])).toHaveLength(count);
  });

  test('What has expired by either is not counted and not deleted', () => {
    const expiring = all.map((each) => ({ ...each, expires_at: iso(NOW + 40 * DAY_MS) as never }));
    for (const given of [ahead, behind]) {
      expect(select(given, expiring, { keepLast: 0, olderThanMs: undefined })).toEqual([]);
      for (const each of expiring) expect(mayBeExpired(each, given)).toBe(true);
    }
  });

  test('What has expired by neither is counted', () => {
    const fresh = { serverNow: NOW, localNow: NOW + HOUR_MS, monotonic: 0 };
    expect(mayBeExpired({ expires_at: iso(NOW + 2 * HOUR_MS) as never }, fresh)).toBe(false);
    expect(isExpired({ expires_at: iso(NOW) as never }, NOW)).toBe(true);
    expect(mayBeExpired({ expires_at: null }, ahead)).toBe(false);
  });
});

describe('mergeSnapshot', () => {
  const known = snapshot({ alias: 'stable', size: 7, expires_at: iso(NOW) });

  test.each([
    [{}],
    [{ alias: null, created_at: null, expires_at: null, size: null }],
    [{ alias: undefined, created_at: undefined }],
  ])('A response with %j erases nothing', (later) => {
    expect(mergeSnapshot(known, later as never)).toEqual(known);
  });

  test('A response replaces what it says', () => {
    const later = { last_used_at: iso(NOW), size: 0, stateful: false, odd: { deep: true } };
    expect(mergeSnapshot(known, later as never)).toEqual({ ...known, ...later });
  });
});
