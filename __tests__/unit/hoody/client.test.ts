import { systemClock } from '../../../src/base/clock.ts';
import {
  type AttemptCalls,
  type ClientOptions,
  createClient,
  deleteIfPresent,
  type HoodyClient,
} from '../../../src/hoody/client.ts';
import { AttemptError, RequestError } from '../../../src/hoody/errors.ts';
import { type Failure, LIMIT_CODE, PRESPAWN_CODE } from '../../../src/hoody/failure.ts';
import type { History } from '../../../src/hoody/retry.ts';
import type { Clocks } from '../../../src/hoody/server-clock.ts';
import type { Snapshot, SnapshotList } from '../../../src/hoody/snapshot.ts';
import { fakeBudget } from '../../helpers/fakes/budget.ts';
import { LOST, status } from '../../helpers/fakes/failure.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';
import { text } from '../../helpers/fakes/text.ts';
import { fakeTransport, type Scene } from '../../helpers/fakes/transport.ts';

const NAME = text('snap-20250115-103000');
const SNAPSHOTS = `containers/${CONTAINER}/snapshots`;
const NOW = Date.UTC(2025, 0, 15, 10, 30);

const BEFORE = text('before');
const MADE = snapshot({ alias: 'before' });

const listing = (...snapshots: Snapshot[]): Scene => ({
  body: { data: { snapshots } },
  serverTime: NOW,
  receivedAt: 0,
});
const one = (made: Snapshot): Scene => ({ body: { data: { container_id: CONTAINER, snapshot: made } } });
const restored: Scene = { body: { message: 'Restored', data: { message: 'Restored' } } };
const deleted: Scene = { body: { data: { container_id: CONTAINER, snapshot_name: NAME } } };

/** A client whose requests get one scene after the other. */
function clientOf(scenes: Scene[], options: Partial<ClientOptions> = {}) {
  const transport = fakeTransport(...scenes);
  const budget = fakeBudget();
  const notices: string[] = [];
  const passedMs = () => budget.sleeps.reduce((sum, ms) => sum + ms, 0);
  const hoody = createClient({
    transport,
    budget,
    random: () => 0,
    clock: { ...systemClock, now: () => NOW + passedMs(), monotonic: passedMs },
    onNotice: (notice) => notices.push(notice),
    nameOf: (id) => id,
    ...options,
  });
  return { hoody, sent: transport.sent, sleeps: budget.sleeps, notices };
}

const LABELED: Partial<ClientOptions> = { nameOf: () => text('web') };

/** What the clocks say before any wait, with the clock of the server so many milliseconds ahead. */
const clocksOf = (aheadMs = 0): Clocks => ({ serverNow: NOW + aheadMs, localNow: NOW, monotonic: 0 });
/** What they say after a wait. */
const clocksAt = (ms: number): Clocks => ({ serverNow: NOW + ms, localNow: NOW + ms, monotonic: ms });

/** A list as the client returns it, with the clock of the server like the local one. */
const listOf = (snapshots: Snapshot[]): SnapshotList => ({
  snapshots,
  limit: undefined,
  clocks: clocksOf(),
});

/** Creates a snapshot in attempts that do not look first. */
const create = (hoody: HoodyClient) =>
  hoody.creating(CONTAINER, BEFORE, ({ post }) => post(BEFORE, undefined));

/** Returns one number after the other, and the last one from then on. */
function timesOf(times: number[]): () => number {
  const rest = [...times];
  return () => (rest.length > 1 ? rest.shift() : rest[0]) ?? 0;
}

interface Operation {
  name: string;
  act: (hoody: HoodyClient) => Promise<unknown>;
  sends: string;
  success: Scene;
  gives: unknown;
  /** The time limit of an attempt. */
  limitMs: number;
}

const LIST: Operation = {
  name: 'list',
  act: (hoody) => hoody.list(CONTAINER),
  sends: `GET ${SNAPSHOTS}`,
  success: listing(MADE),
  gives: listOf([MADE]),
  limitMs: 20_000,
};
const CREATE: Operation = {
  name: 'create',
  act: (hoody) => create(hoody),
  sends: `POST ${SNAPSHOTS} {"alias":"before"}`,
  success: one(MADE),
  gives: MADE,
  limitMs: 30_000,
};
const RESTORE: Operation = {
  name: 'restore',
  act: (hoody) => hoody.restore(CONTAINER, { name: NAME }),
  sends: `PATCH ${SNAPSHOTS}/${NAME}`,
  success: restored,
  gives: { snapshot: {}, isSentAgain: false },
  limitMs: 120_000,
};
const ALIAS: Operation = {
  name: 'alias',
  act: (hoody) => hoody.setAlias(CONTAINER, NAME, BEFORE),
  sends: `PATCH ${SNAPSHOTS}/${NAME}/alias {"alias":"before"}`,
  success: one(MADE),
  gives: MADE,
  limitMs: 20_000,
};
const DELETE: Operation = {
  name: 'delete',
  act: (hoody) => hoody.delete(CONTAINER, NAME),
  sends: `DELETE ${SNAPSHOTS}/${NAME}`,
  success: deleted,
  gives: undefined,
  limitMs: 30_000,
};
const ALL = [LIST, CREATE, RESTORE, ALIAS, DELETE];

const NOTHING_DONE: [string, Failure][] = [
  ['no connection', { kind: 'unconnected', reason: text('ECONNREFUSED') }],
  ['429', status(429)],
  ['503 of the API', status(503)],
  ['a container that is being prepared', status(400, { code: PRESPAWN_CODE })],
];
const PERHAPS_DONE: [string, Failure][] = [
  ['408', status(408)],
  ['425', status(425)],
  ['500', status(500)],
  ['502', status(502, { fromApi: false })],
  ['503 of a proxy', status(503, { fromApi: false })],
  ['504', status(504, { fromApi: false })],
  ['a lost response', LOST],
];
const FINAL: [string, Failure][] = [
  ['400', status(400)],
  ['401', status(401)],
  ['403', status(403)],
  ['404', status(404)],
  ['422', status(422)],
  ['the cap as a 400', status(400, { code: LIMIT_CODE })],
  ['the cap as a 409', status(409, { code: LIMIT_CODE })],
  ['a redirect', { kind: 'redirect', status: 302, location: text('https://elsewhere.test') }],
  ['an untrusted certificate', { kind: 'untrusted', reason: text('CERT_HAS_EXPIRED') }],
];

describe.each(ALL)('The operation $name of the client', ({ name, act, sends, success, gives, limitMs }) => {
  test('The operation sends one request', async () => {
    const { hoody, sent, notices } = clientOf([success]);
    await expect(act(hoody)).resolves.toEqual(gives);
    expect(sent).toEqual([sends]);
    expect(notices).toEqual([]);
  });

  // A restore is not harmless to repeat.
  test.each([...NOTHING_DONE, ...(name === 'restore' ? [] : PERHAPS_DONE)])(
    'The operation is sent again after %s',
    async (_, failure) => {
      const { hoody, sent, sleeps, notices } = clientOf([failure, failure, success]);
      const late = name === 'list' ? { ...listOf([MADE]), clocks: clocksAt(750) } : gives;
      await expect(act(hoody)).resolves.toEqual(late);
      expect(sent).toEqual([sends, sends, sends]);
      expect(sleeps).toEqual([250, 500]);
      expect(notices).toEqual([
        expect.stringMatching(/^Could not .*: .*\. Retrying in 0\.3 s \(attempt 2\)\.$/),
        expect.stringMatching(/^Could not .*: .*\. Retrying in 0\.5 s \(attempt 3\)\.$/),
      ]);
    },
  );

  test('The operation is sent again while the container is busy, with a notice every 10 s', async () => {
    const { hoody, sent, sleeps, notices } = clientOf([...Array(8).fill(status(409)), success]);
    await act(hoody);
    expect(sent).toEqual(Array(9).fill(sends));
    expect(sleeps).toEqual([250, 500, 1_000, 2_000, 2_500, 2_500, 2_500, 2_500]);
    expect(notices).toEqual(
      ['0.0', '11.3'].map((waited) =>
        expect.stringMatching(
          new RegExp(
            `^Could not .* yet: the container is busy with an operation of another job or of the platform \\(Nope\\)\\. Waited ${waited} s so far\\.$`,
          ),
        ),
      ),
    );
  });

  test.each(FINAL)('The operation fails at once after %s', async (_, failure) => {
    const { hoody, sent } = clientOf([failure]);
    const result = act(hoody);
    await expect(result).rejects.toBeInstanceOf(RequestError);
    await expect(result).rejects.toMatchObject({ failure, message: expect.stringContaining(CONTAINER) });
    expect(sent).toEqual([sends]);
  });

  test('The operation fails at once after a malformed response', async () => {
    const { hoody, sent } = clientOf([{ body: { message: 'Please sign in' } }]);
    await expect(act(hoody)).rejects.toMatchObject({
      failure: { kind: 'malformed' },
      message: expect.stringContaining('contact Hoody support'),
    });
    expect(sent).toEqual([sends]);
  });

  test('The operation fails when the budget ends, and the error says so', async () => {
    const { hoody } = clientOf(Array(99).fill(status(409)), { budget: fakeBudget({ totalMs: 5_000 }) });
    await expect(act(hoody)).rejects.toThrow(
      /409\.\nAPI message: Nope\nGave up after 5 attempts: the time limit of 5 s \(`timeout-seconds`\) leaves no time for another\.\nThe container is busy/,
    );
  });

  test('The error reports that the step was interrupted', async () => {
    const job = new AbortController();
    const { hoody } = clientOf(
      [
        async () => {
          job.abort();
          throw new AttemptError({ kind: 'lost', reason: text('the request timed out') });
        },
      ],
      { budget: fakeBudget({ signal: job.signal }) },
    );
    const result = act(hoody);
    await expect(result).rejects.toBeInstanceOf(RequestError);
    await expect(result).rejects.toThrow(
      'the step was interrupted.\nThe API may still complete the request.',
    );
  });

  test('The error reports that the step was interrupted during a wait', async () => {
    const job = new AbortController();
    const { hoody, sent } = clientOf([status(409)], {
      budget: fakeBudget({ signal: job.signal }),
      onNotice: () => job.abort(),
    });
    await expect(act(hoody)).rejects.toThrow(
      /: the step was interrupted\.\nThe attempts so far had no effect\.\n/,
    );
    expect(sent).toEqual([sends]);
  });

  test('Nothing is sent for a job that is canceled already, and the error says so', async () => {
    const job = new AbortController();
    job.abort();
    const { hoody, sent } = clientOf([], { budget: fakeBudget({ signal: job.signal }) });
    const rejected = act(hoody);
    await expect(rejected).rejects.toBeInstanceOf(RequestError);
    await expect(rejected).rejects.toThrow(/: the step was interrupted\.\nNo request was sent\.\n/);
    expect(sent).toEqual([]);
  });

  test.each([
    [0, 0],
    [999, 300_000],
    [499, 1_000],
  ])('Nothing is sent with %d ms left of %d ms, and the error says so', async (leftMs, totalMs) => {
    const budget = { ...fakeBudget({ totalMs }), remainingMs: () => leftMs };
    const { hoody, sent } = clientOf([], { budget });
    const rejected = act(hoody);
    await expect(rejected).rejects.toBeInstanceOf(RequestError);
    await expect(rejected).rejects.toThrow(
      `: no time is left.\nNo request was sent: the time limit of ${totalMs / 1_000} s (\`timeout-seconds\`) was reached.`,
    );
    expect(sent).toEqual([]);
  });

  test.each([
    [1_000, 300_000],
    [500, 1_000],
  ])('An attempt is sent with %d ms left of %d ms', async (leftMs, totalMs) => {
    const budget = { ...fakeBudget({ totalMs }), remainingMs: () => leftMs };
    const { hoody, sent } = clientOf([success], { budget });
    await expect(act(hoody)).resolves.toEqual(gives);
    expect(sent).toEqual([sends]);
  });

  test('The notice and the error name the container by its label, and the requests by its id', async () => {
    const { hoody, sent, notices } = clientOf([status(409), status(403)], LABELED);
    await expect(act(hoody)).rejects.toThrow(/^Could not .* container web(?!.*[0-9a-f]{24})/);
    expect(notices[0]).toMatch(/^Could not .* container web(?!.*[0-9a-f]{24})/);
    expect(sent[0]).toBe(sends);
  });

  test('The error about a response for another container does not show the id of a container with a label', async () => {
    const id = 'f'.repeat(24);
    const other = { body: { data: { container_id: id, snapshots: [], snapshot: { name: 'other' } } } };
    const { hoody } = clientOf([other], LABELED);
    await expect(act(hoody)).rejects.not.toThrow(CONTAINER);
  });

  test('A defect is thrown as it is', async () => {
    const defect = new TypeError('a defect');
    const { hoody } = clientOf([() => Promise.reject(defect)]);
    await expect(act(hoody)).rejects.toBe(defect);
  });

  test.each([
    [300_000, limitMs],
    [limitMs + 0.5, limitMs],
    [1_000.5, 1_001],
  ])('An attempt with %d ms left is limited to %d ms', async (leftMs, expected) => {
    const limits: number[] = [];
    const timeout = (ms: number) => {
      limits.push(ms);
      return new AbortController().signal;
    };
    const { hoody } = clientOf([success], {
      budget: { ...fakeBudget(), remainingMs: () => leftMs },
      clock: { ...systemClock, now: () => NOW, timeout },
    });
    await act(hoody);
    expect(limits).toEqual([expected]);
  });

  test('Each attempt has its own time limit, which never exceeds the budget', async () => {
    const reasons: unknown[] = [];
    const hang: Scene = ({ signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          reasons.push(signal.reason.name);
          reject(new Error('over'));
        });
      });
    await expect(act(clientOf([hang], { maxAttemptMs: 1 }).hoody)).rejects.toThrow('over');
    await expect(act(clientOf([hang], { budget: fakeBudget({ totalMs: 2 }) }).hoody)).rejects.toThrow('over');
    expect(reasons).toEqual(['TimeoutError', 'TimeoutError']);
  });
});

describe('A restore whose response was lost', () => {
  const SENT = `PATCH ${SNAPSHOTS}/${NAME}`;
  const LOOK = `GET ${SNAPSHOTS}`;
  const at = (ms: number) => new Date(NOW + ms).toISOString();
  const used = (ms: number): Scene => listing(snapshot({ last_used_at: at(ms) }));
  const unused = listing(snapshot());
  const looks = (scene: Scene) => Array<Scene>(4).fill(scene);
  const restore = (scenes: Scene[], known: Partial<Snapshot> = {}, options: Partial<ClientOptions> = {}) => {
    const { hoody, ...rest } = clientOf(scenes, options);
    return { result: hoody.restore(CONTAINER, { name: NAME, ...known }), ...rest };
  };

  test.each(PERHAPS_DONE)(
    'The list is asked after 1, 3, 6 and 10 s before it is sent again: %s',
    async (_, lost) => {
      const { result, sent, sleeps, notices } = restore([lost, ...looks(unused), restored]);
      await expect(result).resolves.toEqual({ snapshot: {}, isSentAgain: true });
      expect(sent).toEqual([SENT, LOOK, LOOK, LOOK, LOOK, SENT]);
      expect(sleeps).toEqual([250, 1_000, 2_000, 3_000, 4_000]);
      expect(notices.at(-1)).toBe(
        `No list shows that the restore of container ${CONTAINER} is done, so the action sends it again.`,
      );
    },
  );

  test('A list that shows that it is done ends the restore, which is not sent again', async () => {
    const { result, sent, sleeps, notices } = restore([LOST, unused, used(2_000)]);
    await expect(result).resolves.toEqual({
      snapshot: snapshot({ last_used_at: at(2_000) }),
      isSentAgain: false,
    });
    expect(sent).toEqual([SENT, LOOK, LOOK]);
    expect(sleeps).toEqual([250, 1_000, 2_000]);
    expect(notices.at(-1)).toBe(
      `The API restored container ${CONTAINER} from snapshot ${NAME}, although no complete response arrived.`,
    );
  });

  test('A use that an earlier list showed does not count, nor does one before the sending by the clock of the server', async () => {
    const known = { last_used_at: text(at(-1_000)) };
    const { result } = restore([LOST, ...looks(used(-1_000)), restored], known);
    await expect(result).resolves.toMatchObject({ isSentAgain: true });
    const snapshots = [snapshot({ last_used_at: at(2_000) })];
    const ahead: Scene = { body: { data: { snapshots } }, serverTime: NOW + 3_600_000, receivedAt: 0 };
    await expect(restore([LOST, ...looks(ahead), restored]).result).resolves.toMatchObject({
      isSentAgain: true,
    });
  });

  test('A name that means another snapshot by now is not restored again', async () => {
    const taken = listing(snapshot({ created_at: '2025-01-16T00:00:00.000Z' }));
    const known = { created_at: text('2025-01-15T10:30:00.000Z') };
    const { result, sent } = restore([LOST, taken], known);
    await expect(result).rejects.toMatchObject({ mayHaveActed: true, failure: { kind: 'replaced' } });
    await expect(result).rejects.toThrow(
      `from snapshot ${NAME} may have happened: the name now refers to another snapshot.\n` +
        'Reason: it was created 2025-01-16 00:00:00 UTC\n' +
        'An earlier attempt may have succeeded: no complete response arrived (ECONNRESET).\n' +
        'Gave up after 2 attempts.\n' +
        'Another step or job created a snapshot of the same name. To find another one, use the operation `list`.\n',
    );
    expect(sent).toEqual([SENT, LOOK]);
  });

  test('The use of another snapshot shows nothing', async () => {
    const other = listing(snapshot({ name: 'other', last_used_at: at(1_000) }), snapshot());
    const { result } = restore([LOST, ...looks(other), restored]);
    await expect(result).resolves.toMatchObject({ isSentAgain: true });
  });

  test('A list that fails shows nothing, and the next one is asked', async () => {
    const { result, sent } = restore([LOST, LOST, status(403), status(500), used(1_000)]);
    await expect(result).resolves.toMatchObject({ isSentAgain: false });
    expect(sent).toEqual([SENT, LOOK, LOOK, LOOK, LOOK]);
  });

  test('A restore that certainly did nothing is sent again without a list', async () => {
    const { result, sent } = restore([status(409), status(503), restored]);
    await expect(result).resolves.toEqual({ snapshot: {}, isSentAgain: false });
    expect(sent).toEqual([SENT, SENT, SENT]);
  });

  test.each<[string, Failure]>([
    ['401', status(401)],
    ['404', status(404)],
    ['a redirect', { kind: 'redirect', status: 307, location: text('https://elsewhere.test') }],
  ])('A restore that ends with %s after it was lost may have happened', async (_, failure) => {
    const { result } = restore([LOST, ...looks(unused), failure]);
    await expect(result).rejects.toMatchObject({
      mayHaveActed: true,
      failure,
      message: expect.stringMatching(
        /^The restore of .* may have happened: (the API|a gateway) responded with \d+\./,
      ),
    });
  });

  test('A restore that has no time to ask the list may have happened', async () => {
    const { result, sent } = restore([LOST], {}, { budget: fakeBudget({ totalMs: 1_250 }) });
    await expect(result).rejects.toMatchObject({
      mayHaveActed: true,
      message: expect.stringMatching(
        /^The restore of .* may have happened: no complete response arrived\.\n/,
      ),
    });
    expect(sent).toEqual([SENT]);
  });

  test('A restore that is canceled while it asks the list may have happened', async () => {
    const job = new AbortController();
    const cancel: Scene = async () => {
      job.abort();
      throw new AttemptError(LOST);
    };
    const { result } = restore([LOST, cancel], {}, { budget: fakeBudget({ signal: job.signal }) });
    await expect(result).rejects.toMatchObject({
      mayHaveActed: true,
      message: expect.stringMatching(/ may have happened: the step was interrupted\.\n.*\n.*\nTo find out, /),
    });
  });
});

describe('The look of the client', () => {
  test('A look is a list', async () => {
    await expect(clientOf([listing(MADE)]).hoody.look(CONTAINER)).resolves.toEqual(listOf([MADE]));
  });

  test('A look has two attempts and waits for neither', async () => {
    const { hoody, sent, sleeps } = clientOf([LOST, listing(MADE)]);
    await expect(hoody.look(CONTAINER)).resolves.toEqual(listOf([MADE]));
    expect(sent).toHaveLength(2);
    expect(sleeps).toEqual([]);
  });

  test.each<[string, Failure]>([
    ['a lost response', LOST],
    ['403', status(403)],
    ['429', status(429, { retryAfterMs: 60_000 })],
  ])('A look that fails twice is none, and no error: %s', async (_, failure) => {
    const { hoody, sent, notices } = clientOf([failure, failure]);
    await expect(hoody.look(CONTAINER)).resolves.toBeUndefined();
    expect(sent).toHaveLength(2);
    expect(notices).toEqual([]);
  });

  test('A look has 10 s, half of it for each attempt', async () => {
    const limits: number[] = [];
    const timeout = (ms: number) => {
      limits.push(ms);
      return new AbortController().signal;
    };
    const { hoody } = clientOf([LOST, LOST], { clock: { ...systemClock, now: () => NOW, timeout } });
    await hoody.look(CONTAINER);
    expect(limits).toEqual([5_000, 5_000]);
  });

  test('A look for a job that is canceled is none', async () => {
    const job = new AbortController();
    job.abort();
    const { hoody, sent } = clientOf([], { budget: fakeBudget({ signal: job.signal }) });
    await expect(hoody.look(CONTAINER)).resolves.toBeUndefined();
    expect(sent).toEqual([]);
  });
});

describe('The list of the client', () => {
  test('The newest snapshot comes first', async () => {
    const older = snapshot({ name: 'a', created_at: '2024-01-01T00:00:00Z' });
    const newer = snapshot({ name: 'b', created_at: '2025-01-01T00:00:00Z' });
    await expect(clientOf([listing(older, newer)]).hoody.list(CONTAINER)).resolves.toEqual(
      listOf([newer, older]),
    );
  });

  test('A response about another container is refused', async () => {
    const other = { body: { data: { container_id: 'f'.repeat(24), snapshots: [] } } };
    await expect(clientOf([other]).hoody.list(CONTAINER)).rejects.toThrow(
      `container_id is ${'f'.repeat(24)}, which is another container`,
    );
  });

  test('The limit of the container is reported', async () => {
    const body = { data: { snapshots: [], max_snapshots: 10 } };
    await expect(clientOf([{ body }]).hoody.list(CONTAINER)).resolves.toMatchObject({ limit: 10 });
  });

  test('The clocks are reported', async () => {
    const ahead = { body: { data: { snapshots: [] } }, serverTime: NOW + 60_000, receivedAt: 0 };
    await expect(clientOf([ahead]).hoody.list(CONTAINER)).resolves.toMatchObject({
      clocks: clocksOf(60_000),
    });
  });

  test('The clock of the server is known from an error of the API too', async () => {
    const busy = status(409, { serverTime: NOW + 60_000, receivedAt: 0 });
    const undated = { body: { data: { snapshots: [] } } };
    await expect(clientOf([busy, undated]).hoody.list(CONTAINER)).resolves.toMatchObject({
      clocks: { ...clocksAt(250), serverNow: NOW + 60_250 },
    });
  });

  test('Entries without a name are ignored with a notice', async () => {
    const body = { data: { snapshots: [MADE, {}, 'x'] } };
    const { hoody, notices } = clientOf([{ body }]);
    await expect(hoody.list(CONTAINER)).resolves.toMatchObject({ snapshots: [MADE] });
    expect(notices).toEqual([`Ignored 2 snapshots without a name in the list of container ${CONTAINER}.`]);
    const labeled = clientOf([{ body }], LABELED);
    await labeled.hoody.list(CONTAINER);
    expect(labeled.notices).toEqual(['Ignored 2 snapshots without a name in the list of container web.']);
  });
});

describe('The create step of the client', () => {
  /** What the attempts of a create step were given, and how it ended. */
  async function creating(
    scenes: Scene[],
    work: (calls: AttemptCalls, history: History) => Promise<Snapshot>,
    options: Partial<ClientOptions> = {},
  ) {
    const { hoody, sent, notices } = clientOf(scenes, options);
    const histories: History[] = [];
    const result = hoody.creating(CONTAINER, BEFORE, (calls, history) => {
      histories.push(history);
      return work(calls, history);
    });
    await result.catch(() => undefined);
    return { result, sent, notices, histories };
  }
  /** Looks before each further attempt, and takes whatever is there. */
  const looking = async ({ list, post }: AttemptCalls, { mayHaveActed }: History) => {
    const [found] = mayHaveActed ? (await list()).snapshots : [];
    return found ?? post(BEFORE, undefined);
  };

  test('The request has the alias of the attempt, and the expiry if there is one', async () => {
    const { result, sent } = await creating([one(MADE)], ({ post }) => post(text('before-2'), 7));
    await expect(result).resolves.toEqual(MADE);
    expect(sent).toEqual([`POST ${SNAPSHOTS} {"alias":"before-2","expiry":7}`]);
  });

  test('A call of an attempt is sent once, and its failure is one of the attempt', async () => {
    const { hoody, sent } = clientOf([status(409), status(500), one(MADE)]);
    const failures: unknown[] = [];
    const keep = (error: unknown) => {
      failures.push(error);
    };
    await hoody.creating(CONTAINER, BEFORE, async ({ list, post }) => {
      await list().catch(keep);
      await post(BEFORE, undefined).catch(keep);
      return post(BEFORE, undefined);
    });
    expect(failures).toEqual([new AttemptError(status(409)), new AttemptError(status(500))]);
    expect(sent).toEqual([LIST.sends, CREATE.sends, CREATE.sends]);
  });

  test('A list within an attempt has the clock of the server, and a notice of entries without a name', async () => {
    const body = { data: { snapshots: [MADE, {}], max_snapshots: 10 } };
    const lists: SnapshotList[] = [];
    const { notices } = await creating(
      [{ body, serverTime: NOW + 60_000, receivedAt: 0 }, one(MADE)],
      async ({ list, post }) => {
        lists.push(await list());
        return post(BEFORE, undefined);
      },
    );
    expect(lists).toEqual([{ snapshots: [MADE], limit: 10, clocks: clocksOf(60_000) }]);
    expect(notices).toEqual([`Ignored 1 snapshot without a name in the list of container ${CONTAINER}.`]);
  });

  test.each(PERHAPS_DONE)('An attempt after %s knows that it has to look first', async (_, failure) => {
    const { result, sent, histories } = await creating([failure, listing(MADE)], looking);
    await expect(result).resolves.toEqual(MADE);
    expect(histories).toEqual([{ mayHaveActed: false }, { mayHaveActed: true }]);
    expect(sent).toEqual([CREATE.sends, LIST.sends]);
  });

  test.each(NOTHING_DONE)('An attempt after %s need not look first', async (_, failure) => {
    const { result, sent, histories } = await creating([failure, one(MADE)], looking);
    await expect(result).resolves.toEqual(MADE);
    expect(histories).toEqual([{ mayHaveActed: false }, { mayHaveActed: false }]);
    expect(sent).toEqual([CREATE.sends, CREATE.sends]);
  });

  test('A failed list is repeated before the next create step', async () => {
    const { result, sent } = await creating([LOST, status(500), LOST, listing(MADE)], looking);
    await expect(result).resolves.toEqual(MADE);
    expect(sent).toEqual([CREATE.sends, LIST.sends, LIST.sends, LIST.sends]);
  });

  test.each(FINAL)('A list that fails after %s is an error of the list', async (_, failure) => {
    const { result, sent } = await creating([LOST, failure], looking, LABELED);
    await expect(result).rejects.toBeInstanceOf(RequestError);
    await expect(result).rejects.toMatchObject({
      failure,
      message: expect.stringMatching(/^Could not list the snapshots of container web: /),
    });
    await expect(result).rejects.not.toThrow('Gave up');
    expect(sent).toEqual([CREATE.sends, LIST.sends]);
  });

  test('A list that fails as its response is malformed is an error of the list', async () => {
    const { result } = await creating([LOST, { body: {} }], looking);
    await expect(result).rejects.toThrow(
      /^Could not list the snapshots of .*: the API response is invalid\./,
    );
  });

  test('A list that finds no time ends the create step with its last failure', async () => {
    const { result, sent } = await creating([LOST], looking, {
      // The wait fits in, but the request does not.
      budget: { ...fakeBudget(), remainingMs: timesOf([300_000, 300_000, 300_000, 0]) },
    });
    await expect(result).rejects.toMatchObject({
      failure: LOST,
      message: expect.stringMatching(/^Could not create snapshot "before" of .*Gave up after 1 attempt: /s),
    });
    expect(sent).toEqual([CREATE.sends]);
  });

  test('The error of the attempts names the first alias', async () => {
    const { result } = await creating([status(403)], ({ post }) => post(text('before-2'), undefined));
    await expect(result).rejects.toThrow(
      `Could not create snapshot "before" of container ${CONTAINER}: the API responded with 403.`,
    );
  });

  test('An error of the work itself is thrown as it is', async () => {
    const defect = new TypeError('a defect');
    const { result } = await creating([], () => Promise.reject(defect));
    await expect(result).rejects.toBe(defect);
  });

  test('A list that breaks is thrown as it is', async () => {
    const defect = new TypeError('a defect');
    const { result } = await creating([LOST, () => Promise.reject(defect)], looking);
    await expect(result).rejects.toBe(defect);
  });

  test('A create step that is canceled between its list and the next attempt sends nothing more', async () => {
    const job = new AbortController();
    const { result, sent } = await creating(
      [
        LOST,
        async () => {
          job.abort();
          return { body: { data: { snapshots: [] } }, serverTime: NOW, receivedAt: NOW };
        },
      ],
      looking,
      { budget: fakeBudget({ signal: job.signal }) },
    );
    await expect(result).rejects.toThrow(
      /: the step was interrupted\.\nThe API may still complete the request\.\n/,
    );
    expect(sent).toEqual([CREATE.sends, LIST.sends]);
  });

  test('A response about another container is refused', async () => {
    const other = { body: { data: { container_id: 'f'.repeat(24), snapshot: MADE } } };
    await expect(create(clientOf([other]).hoody)).rejects.toThrow('which is another container');
  });
});

describe('The restore of the client', () => {
  const restore = (scene: Scene) => clientOf([scene]).hoody.restore(CONTAINER, { name: NAME });

  test('A restore returns the snapshot if the API sends it', async () => {
    await expect(restore({ body: { message: 'Restored', data: { snapshot: MADE } } })).resolves.toEqual({
      snapshot: MADE,
      isSentAgain: false,
    });
    const bare = { snapshot: {}, isSentAgain: false };
    await expect(restore({ body: { message: 'Restored', data: { snapshot: null } } })).resolves.toEqual(bare);
    await expect(restore({ body: { statusCode: 200, message: 'Restored' } })).resolves.toEqual(bare);
    await expect(restore({ body: { data: { snapshot: {} } } })).resolves.toEqual(bare);
  });

  test.each([
    ['Disk is full', 'success is false: Disk is full'],
    [null, 'success is false: no message'],
  ])('A restore fails when the API reports no success, with the message %j', async (message, reason) => {
    const body = { message: 'Restored', data: { success: false, message } };
    await expect(restore({ body })).rejects.toThrow(reason);
  });

  test('A response about another snapshot is refused', async () => {
    const other = snapshot({ name: 'snap-2' });
    await expect(restore({ body: { message: 'Restored', data: { snapshot: other } } })).rejects.toThrow(
      `name is snap-2, not ${NAME}`,
    );
  });
});

describe('The alias of the client', () => {
  test('The value null removes an alias', async () => {
    const { hoody, sent } = clientOf([one(snapshot())]);
    await expect(hoody.setAlias(CONTAINER, NAME, null)).resolves.toMatchObject({ name: NAME, alias: null });
    expect(sent).toEqual([`PATCH ${SNAPSHOTS}/${NAME}/alias {"alias":null}`]);
  });

  test.each([
    ['container', { container_id: 'f'.repeat(24), snapshot: MADE }, 'container_id is'],
    ['snapshot', { snapshot: snapshot({ name: 'snap-2' }) }, 'name is snap-2'],
    ['alias', { snapshot: snapshot({ alias: 'y' }) }, 'the alias is "y", not "x"'],
  ])('A response about another %s is refused', async (_, data, reason) => {
    await expect(clientOf([{ body: { data } }]).hoody.setAlias(CONTAINER, NAME, text('x'))).rejects.toThrow(
      reason,
    );
  });
});

describe('The delete of the client', () => {
  const remove = (...scenes: Scene[]) => clientOf(scenes).hoody.delete(CONTAINER, NAME);

  test.each(PERHAPS_DONE)('A delete succeeds when the snapshot is gone after %s', async (_, failure) => {
    await expect(remove(failure, status(404))).resolves.toBeUndefined();
    await expect(remove(failure, status(409), status(404))).resolves.toBeUndefined();
  });

  test.each(NOTHING_DONE)('A delete fails when the snapshot does not exist after %s', async (_, failure) => {
    await expect(remove(failure, status(404))).rejects.toMatchObject({ failure: status(404) });
  });

  test('A response about another snapshot is refused', async () => {
    await expect(remove({ body: { data: { snapshot_name: 'snap-2' } } })).rejects.toThrow(
      `snapshot_name is snap-2, not ${NAME}`,
    );
  });
});

describe('deleteIfPresent', () => {
  const remove = (...scenes: Scene[]) => deleteIfPresent(clientOf(scenes).hoody, CONTAINER, NAME);

  test('A snapshot that exists is deleted', async () => {
    const { hoody, sent } = clientOf([deleted]);
    await deleteIfPresent(hoody, CONTAINER, NAME);
    expect(sent).toEqual([DELETE.sends]);
  });

  test('A snapshot that no longer exists counts as deleted', async () => {
    await expect(remove(status(404))).resolves.toBeUndefined();
  });

  test('Any other failure is an error', async () => {
    await expect(remove(status(403))).rejects.toMatchObject({ failure: status(403) });
    const defect = new TypeError('a defect');
    await expect(remove(() => Promise.reject(defect))).rejects.toBe(defect);
  });
});
