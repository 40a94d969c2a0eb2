import { type ClientOptions, createClient, type HoodyClient } from '../../../src/hoody/client.ts';
import { systemClock } from '../../../src/hoody/clock.ts';
import type { AliasSource } from '../../../src/hoody/create-once.ts';
import { AmbiguousCreateError, AttemptError, HoodyError, NameTakenError } from '../../../src/hoody/errors.ts';
import { type Failure, LIMIT_CODE, PRESPAWN_CODE } from '../../../src/hoody/failure.ts';
import type { Snapshot } from '../../../src/hoody/schema.ts';
import { fakeBudget } from '../../helpers/fakes/budget.ts';
import { LOST, status } from '../../helpers/fakes/failure.ts';
import { listOf } from '../../helpers/fakes/hoody.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';
import { fakeTransport, type Scene } from '../../helpers/fakes/transport.ts';

const NAME = 'snap-20250115-103000';
const SNAPSHOTS = `containers/${CONTAINER}/snapshots`;
const NOW = Date.UTC(2025, 0, 15, 10, 30);

const MADE = snapshot({ alias: 'before' });

const listing = (...snapshots: Snapshot[]): Scene => ({
  body: { data: { snapshots } },
  serverTime: NOW,
  receivedAt: NOW,
});
const one = (made: Snapshot): Scene => ({ body: { data: { container_id: CONTAINER, snapshot: made } } });
const restored: Scene = { body: { message: 'Restored', data: { message: 'Restored' } } };
const deleted: Scene = { body: { data: { container_id: CONTAINER, snapshot_name: NAME } } };

/** A client whose requests get one scene after the other. */
function clientOf(scenes: Scene[], options: Partial<ClientOptions> = {}) {
  const transport = fakeTransport(...scenes);
  const budget = fakeBudget();
  const notices: string[] = [];
  const hoody = createClient({
    transport,
    budget,
    random: () => 0,
    clock: { ...systemClock, now: () => NOW },
    onNotice: (notice) => notices.push(notice),
    nameOf: (id) => id,
    ...options,
  });
  return { hoody, sent: transport.sent, sleeps: budget.sleeps, notices };
}

const LABELED: Partial<ClientOptions> = { nameOf: () => 'web' };

const EXPLICIT: AliasSource = { kind: 'explicit', alias: 'before' };
const GENERATED: AliasSource = { kind: 'generated', first: 'before', next: () => 'before-2' };

const create = (hoody: HoodyClient, alias: AliasSource = GENERATED) => hoody.create(CONTAINER, { alias });
const result = (made: Snapshot, source = 'response') => ({ snapshot: made, source, pending: [] });

interface Operation {
  name: string;
  act: (hoody: HoodyClient) => Promise<unknown>;
  sends: string;
  success: Scene;
  gives: unknown;
}

const LIST: Operation = {
  name: 'list',
  act: (hoody) => hoody.list(CONTAINER),
  sends: `GET ${SNAPSHOTS}`,
  success: listing(MADE),
  gives: listOf([MADE]),
};
const CREATE: Operation = {
  name: 'create',
  act: (hoody) => create(hoody),
  sends: `POST ${SNAPSHOTS} {"alias":"before"}`,
  success: one(MADE),
  gives: result(MADE),
};
const RESTORE: Operation = {
  name: 'restore',
  act: (hoody) => hoody.restore(CONTAINER, NAME),
  sends: `PATCH ${SNAPSHOTS}/${NAME}`,
  success: restored,
  gives: undefined,
};
const ALIAS: Operation = {
  name: 'alias',
  act: (hoody) => hoody.setAlias(CONTAINER, NAME, 'before'),
  sends: `PATCH ${SNAPSHOTS}/${NAME}/alias {"alias":"before"}`,
  success: one(MADE),
  gives: MADE,
};
const DELETE: Operation = {
  name: 'delete',
  act: (hoody) => hoody.delete(CONTAINER, NAME),
  sends: `DELETE ${SNAPSHOTS}/${NAME}`,
  success: deleted,
  gives: undefined,
};
const ALL = [LIST, CREATE, RESTORE, ALIAS, DELETE];
const REPEATABLE = [LIST, RESTORE, ALIAS, DELETE];

const NOTHING_DONE: [string, Failure][] = [
  ['no connection', { kind: 'unconnected', reason: 'ECONNREFUSED' }],
  ['429', status(429)],
  ['503 of the API', status(503)],
  ['409', status(409)],
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
  ['a redirect', { kind: 'redirect', status: 302, location: 'https://elsewhere.test' }],
  ['an untrusted certificate', { kind: 'untrusted', reason: 'CERT_HAS_EXPIRED' }],
];

describe.each(ALL)('The operation $name of the client', ({ name, act, sends, success, gives }) => {
  test('The operation sends one request', async () => {
    const { hoody, sent, notices } = clientOf([success]);
    await expect(act(hoody)).resolves.toEqual(gives);
    expect(sent).toEqual([sends]);
    expect(notices).toEqual([]);
  });

  test.each(NOTHING_DONE)('The operation is sent again after %s', async (_, failure) => {
    const { hoody, sent, sleeps, notices } = clientOf([failure, failure, success]);
    await expect(act(hoody)).resolves.toEqual(gives);
    const again = sends.replace('{"alias":"before"}', name === 'create' ? '{"alias":"before-2"}' : '$&');
    expect(sent).toEqual([sends, again, again]);
    expect(sleeps).toEqual([250, 500]);
    expect(notices.filter((notice) => !notice.startsWith('This attempt uses the alias'))).toEqual([
      expect.stringMatching(/^Could not .*: .*\. Retrying in 0\.3 s \(attempt 2\)\.$/),
      expect.stringMatching(/^Could not .*: .*\. Retrying in 0\.5 s \(attempt 3\)\.$/),
    ]);
  });

  test.each(FINAL)('The operation fails at once after %s', async (_, failure) => {
    const { hoody, sent } = clientOf([failure]);
    const result = act(hoody);
    await expect(result).rejects.toBeInstanceOf(HoodyError);
    await expect(result).rejects.toMatchObject({ failure, message: expect.stringContaining(CONTAINER) });
    await expect(result).rejects.not.toThrow('The snapshot may exist anyway');
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

  test('The error reports that the job was canceled', async () => {
    const job = new AbortController();
    const { hoody } = clientOf(
      [
        async () => {
          job.abort();
          throw new AttemptError({ kind: 'lost', reason: 'the request timed out' });
        },
      ],
      { budget: fakeBudget({ signal: job.signal }) },
    );
    const result = act(hoody);
    await expect(result).rejects.toBeInstanceOf(HoodyError);
    await expect(result).rejects.toThrow('the job was canceled.\nThe API may still complete the request.');
  });

  test('The error reports that the job was canceled during a wait', async () => {
    const job = new AbortController();
    const { hoody, sent } = clientOf([status(409)], {
      budget: fakeBudget({ signal: job.signal }),
      onNotice: () => job.abort(),
    });
    await expect(act(hoody)).rejects.toThrow(
      /: the job was canceled\.\nThe attempts so far had no effect\.$/,
    );
    expect(sent).toEqual([sends]);
  });

  test('Nothing is sent for a job that is canceled already, and the error says so', async () => {
    const job = new AbortController();
    job.abort();
    const { hoody, sent } = clientOf([], { budget: fakeBudget({ signal: job.signal }) });
    const rejected = act(hoody);
    await expect(rejected).rejects.toBeInstanceOf(HoodyError);
    await expect(rejected).rejects.toThrow(/: the job was canceled\.\nNo request was sent\.$/);
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
    await expect(rejected).rejects.toBeInstanceOf(HoodyError);
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

  test('Each attempt has its own time limit, which never exceeds the budget', async () => {
    const reasons: unknown[] = [];
    const hang: Scene = ({ signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          reasons.push(signal.reason.name);
          reject(new Error('over'));
        });
      });
    const kinds = { list: 1, create: 1, restore: 1, alias: 1, delete: 1 };
    await expect(act(clientOf([hang], { attemptMs: kinds }).hoody)).rejects.toThrow('over');
    await expect(act(clientOf([hang], { budget: fakeBudget({ totalMs: 2 }) }).hoody)).rejects.toThrow('over');
    expect(reasons).toEqual(['TimeoutError', 'TimeoutError']);
  });
});

describe.each(REPEATABLE)(
  'The repeatable operation $name of the client',
  ({ act, sends, success, gives }) => {
    test.each(PERHAPS_DONE)('The operation is sent again after %s', async (_, failure) => {
      const { hoody, sent } = clientOf([failure, success]);
      await expect(act(hoody)).resolves.toEqual(gives);
      expect(sent).toEqual([sends, sends]);
    });
  },
);

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

  test('The offset of the clock is reported', async () => {
    const ahead = { body: { data: { snapshots: [] } }, serverTime: NOW + 60_000, receivedAt: NOW };
    await expect(clientOf([ahead]).hoody.list(CONTAINER)).resolves.toMatchObject({
      clockOffsetMs: 60_000,
      clockToleranceMs: 0,
    });
  });

  test('The offset of the clock is known from an error too', async () => {
    const busy = status(409, { serverTime: NOW + 60_000, receivedAt: NOW });
    const undated = { body: { data: { snapshots: [] } } };
    await expect(clientOf([busy, undated]).hoody.list(CONTAINER)).resolves.toMatchObject({
      clockOffsetMs: 60_000,
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

describe('The create of the client', () => {
  test('The error about a list that failed after a lost response has the name of the container', async () => {
    const { hoody } = clientOf([LOST, status(403)], LABELED);
    await expect(create(hoody)).rejects.toThrow(/^Could not list the snapshots of container web: /);
  });

  test('The request has the expiry if there is one', async () => {
    const { hoody, sent } = clientOf([one(MADE)]);
    await hoody.create(CONTAINER, { alias: GENERATED, expiryDays: 7 });
    expect(sent).toEqual([`POST ${SNAPSHOTS} {"alias":"before","expiry":7}`]);
  });

  test.each(PERHAPS_DONE)('The client lists after %s, and finds the snapshot', async (_, failure) => {
    const { hoody, sent, notices } = clientOf([failure, listing(MADE)]);
    await expect(create(hoody)).resolves.toEqual(result(MADE, 'list'));
    expect(sent).toEqual([CREATE.sends, LIST.sends]);
    expect(notices.at(-1)).toBe(`The API created snapshot ${NAME}, although no complete response arrived.`);
  });

  test.each(PERHAPS_DONE)(
    'The client lists after %s, and sends the create again if nothing was created',
    async (_, failure) => {
      const { hoody, sent } = clientOf([failure, listing(snapshot({ alias: 'other' })), one(MADE)]);
      await expect(create(hoody)).resolves.toMatchObject({
        snapshot: MADE,
        pending: [{ alias: 'before', sentAt: NOW }],
      });
      expect(sent).toEqual([CREATE.sends, LIST.sends, `POST ${SNAPSHOTS} {"alias":"before-2"}`]);
    },
  );

  describe.each([
    ['a generated alias', GENERATED],
    ['an explicit alias', EXPLICIT],
  ])('A create with %s', (_, alias) => {
    test('The error names the alias', async () => {
      const { hoody } = clientOf([status(403)]);
      await expect(create(hoody, alias)).rejects.toThrow(
        `Could not create snapshot "before" of container ${CONTAINER}: the API responded with 403.`,
      );
    });

    test('A failed list is repeated before the next create', async () => {
      const { hoody, sent } = clientOf([LOST, status(500), LOST, listing(MADE)]);
      await expect(create(hoody, alias)).resolves.toEqual(result(MADE, 'list'));
      expect(sent).toEqual([CREATE.sends, LIST.sends, LIST.sends, LIST.sends]);
    });

    test('A create fails when the list is forbidden, and warns that a snapshot may exist', async () => {
      const { hoody } = clientOf([LOST, status(403)]);
      await expect(create(hoody, alias)).rejects.toMatchObject({
        failure: status(403),
        pending: [{ alias: 'before' }],
        message: expect.stringMatching(
          /a token that has .*\nThe snapshot may exist anyway\. Look for the alias "before" with/,
        ),
      });
    });
  });

  test('The warning names the alias of every attempt that may have created a snapshot', async () => {
    const { hoody } = clientOf([LOST, listing(), LOST, status(403)]);
    await expect(create(hoody)).rejects.toThrow('Look for the alias "before" or "before-2" with');
  });

  test('A create that is canceled while it waits for its response warns that a snapshot may exist', async () => {
    const job = new AbortController();
    const { hoody } = clientOf(
      [
        async () => {
          job.abort();
          throw new AttemptError(LOST);
        },
      ],
      { budget: fakeBudget({ signal: job.signal }) },
    );
    await expect(create(hoody)).rejects.toBeInstanceOf(AmbiguousCreateError);
  });

  test('A create that is canceled between its list and the next attempt sends nothing more', async () => {
    const job = new AbortController();
    const { hoody, sent } = clientOf(
      [
        LOST,
        async () => {
          job.abort();
          return { body: { data: { snapshots: [] } }, serverTime: NOW, receivedAt: NOW };
        },
      ],
      { budget: fakeBudget({ signal: job.signal }) },
    );
    await expect(create(hoody)).rejects.toMatchObject({ pending: [{ alias: 'before' }] });
    expect(sent).toEqual([CREATE.sends, LIST.sends]);
  });

  test('A name in use is an error without the warning that a snapshot may exist', async () => {
    const older = snapshot({ name: 'before', alias: 'before', created_at: '2025-01-01T00:00:00Z' });
    const { hoody, sent } = clientOf([LOST, listing(older), status(500), listing(older)]);
    const rejected = create(hoody, EXPLICIT);
    await expect(rejected).rejects.toBeInstanceOf(NameTakenError);
    await expect(rejected).rejects.not.toThrow('The snapshot may exist anyway');
    expect(sent).toEqual([CREATE.sends, LIST.sends, CREATE.sends, LIST.sends]);
  });

  test('A snapshot that exists by now is returned to a create that accepts it', async () => {
    const findExisting = () => MADE;
    const { hoody } = clientOf([status(409), listing(MADE)]);
    await expect(hoody.create(CONTAINER, { alias: EXPLICIT, findExisting })).resolves.toEqual(
      result(MADE, 'existing'),
    );
  });

  test('A create warns that a snapshot may exist when the time runs out', async () => {
    const { hoody } = clientOf([LOST], { budget: fakeBudget({ totalMs: 1_000 }) });
    await expect(create(hoody)).rejects.toThrow(/leaves no time.*\n.*\nThe snapshot may exist anyway/);
  });

  test('A create warns that a snapshot may exist after a malformed response', async () => {
    const { hoody } = clientOf([{ body: { statusCode: 201 } }]);
    await expect(create(hoody)).rejects.toThrow('The snapshot may exist anyway');
  });

  test('A response about another container is refused', async () => {
    const other = { body: { data: { container_id: 'f'.repeat(24), snapshot: MADE } } };
    await expect(create(clientOf([other]).hoody)).rejects.toThrow('which is another container');
  });
});

describe('The restore of the client', () => {
  const restore = (scene: Scene) => clientOf([scene]).hoody.restore(CONTAINER, NAME);

  test('A restore returns the snapshot if the API sends it', async () => {
    await expect(restore({ body: { message: 'Restored', data: { snapshot: MADE } } })).resolves.toEqual(MADE);
    await expect(
      restore({ body: { message: 'Restored', data: { snapshot: null } } }),
    ).resolves.toBeUndefined();
    await expect(restore({ body: { statusCode: 200, message: 'Restored' } })).resolves.toBeUndefined();
    await expect(restore({ body: { data: { snapshot: {} } } })).resolves.toBeUndefined();
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
    await expect(clientOf([{ body: { data } }]).hoody.setAlias(CONTAINER, NAME, 'x')).rejects.toThrow(reason);
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
