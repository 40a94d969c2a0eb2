import {
  type AliasSource,
  CreateOnce,
  type CreateResult,
  isCreatedAfter,
} from '../../../src/hoody/create-once.ts';
import { AttemptError, HoodyError, NameTakenError } from '../../../src/hoody/errors.ts';
import { BUSY_CODES, type Failure, LIMIT_CODE, PRESPAWN_CODE } from '../../../src/hoody/failure.ts';
import type { Snapshot, SnapshotList } from '../../../src/hoody/schema.ts';
import { deriveName, newestFirst } from '../../../src/hoody/schema.ts';
import { createServerClock } from '../../../src/hoody/server-clock.ts';
import { LOST, status } from '../../helpers/fakes/failure.ts';
import { snapshot } from '../../helpers/fakes/snapshot.ts';

const MALFORMED: Failure = { kind: 'malformed', reason: 'x' };
const START = Date.UTC(2025, 0, 15, 10, 30);
const MINUTE = 60_000;

/** What one POST does: whether it creates a snapshot (`late`: the next list does not show it), and the response. */
interface Post {
  creates?: 'at once' | 'late';
  response: 'snapshot' | Failure;
}

/** An API of one container, with a clock of its own, and the clock of this machine. */
class World {
  /** The alias of each POST. */
  readonly posts: string[] = [];
  /** The snapshot of each POST. */
  readonly created: Snapshot[] = [];
  readonly notices: string[] = [];
  readonly stored: Snapshot[] = [];
  lists = 0;
  /** What the next lists fail with; beyond them they succeed. */
  readonly listFailures: (Failure | undefined)[] = [];
  clock = START;
  sendsTime = true;
  /** Whether names derive from the alias. */
  namesAreDerived = false;
  /** How long a POST takes until the snapshot exists, and from then until its response arrives, in milliseconds. */
  workMs = 3_000;
  responseMs = 1_000;
  readonly #late: Snapshot[] = [];
  readonly #serverClock = createServerClock();
  readonly #ahead: number;

  /** @param ahead how far the server's clock is ahead of this machine's, in milliseconds */
  constructor(ahead = 0) {
    this.#ahead = ahead;
  }

  /** Stores a snapshot of an age in milliseconds. */
  seed(alias: string, ageMs: number, fields: Partial<Snapshot> = {}): Snapshot {
    const seeded = { ...this.#build(alias, this.clock - ageMs), ...fields };
    this.stored.push(seeded);
    return seeded;
  }

  creation(
    posts: Post[],
    {
      alias = EXPLICIT,
      findExisting,
    }: { alias?: AliasSource; findExisting?: (list: SnapshotList) => Snapshot | undefined } = {},
  ): CreateOnce {
    const rest = [...posts];
    return new CreateOnce({
      description: 'create it',
      alias,
      ...(findExisting ? { findExisting } : {}),
      now: () => this.clock,
      onNotice: (notice) => this.notices.push(notice),
      post: async (text) => {
        const { creates, response } = rest.shift() ?? answered;
        this.clock += this.workMs;
        const created = this.#build(text, this.clock);
        this.posts.push(text);
        this.created.push(created);
        if (creates === 'at once') this.stored.push(created);
        if (creates === 'late') this.#late.push(created);
        this.clock += this.responseMs;
        if (response !== 'snapshot') throw new AttemptError(response);
        return created;
      },
      list: async () => {
        this.lists++;
        this.clock += 200;
        const failure = this.listFailures.shift();
        if (failure) throw new AttemptError(failure);
        const snapshots = newestFirst(this.stored);
        this.stored.push(...this.#late.splice(0));
        const serverTime = Math.floor((this.clock + this.#ahead) / 1_000) * 1_000;
        if (this.sendsTime) this.#serverClock.observe({ serverTime, receivedAt: this.clock });
        return { snapshots, limit: undefined, ...this.#serverClock.read() };
      },
    });
  }

  #build(alias: string, at: number): Snapshot {
    const created_at = new Date(at + this.#ahead).toISOString();
    const timed = `snap-${created_at.slice(11, 23).replaceAll(/[:.]/g, '-')}`;
    return snapshot({ name: this.namesAreDerived ? deriveName(alias) : timed, alias, created_at });
  }
}

const EXPLICIT: AliasSource = { kind: 'explicit', alias: 'before-deploy' };
const generated = (): AliasSource => {
  let number = 1;
  return {
    kind: 'generated',
    first: 'run-1',
    next: () => {
      number += 1;
      return `run-${number}`;
    },
  };
};

const lostAfter: Post = { creates: 'at once', response: LOST };
const lostBefore: Post = { response: LOST };
const lostWhileWorking: Post = { creates: 'late', response: LOST };
const answered: Post = { creates: 'at once', response: 'snapshot' };
const BUSY = status(409, { code: BUSY_CODES[0] ?? '' });
const busy: Post = { response: BUSY };

/** Attempts until one succeeds, as the retry does. */
async function withRetry(creation: CreateOnce): Promise<CreateResult> {
  for (let attempt = 1; attempt < 5; attempt++) {
    try {
      return await creation.attempt();
    } catch (error) {
      if (!(error instanceof AttemptError)) throw error;
    }
  }
  throw new Error('no attempt succeeded');
}

const aliases = (attempts: readonly { alias: string }[]) => attempts.map(({ alias }) => alias);

test('A create with a response sends one request', async () => {
  const world = new World();
  const creation = world.creation([answered]);
  await expect(creation.attempt()).resolves.toEqual({
    snapshot: world.stored[0],
    source: 'response',
    pending: [],
  });
  expect(world).toMatchObject({ posts: ['before-deploy'], lists: 0, notices: [] });
});

describe.each<[string, () => AliasSource]>([
  ['a generated alias', generated],
  ['an explicit alias', () => EXPLICIT],
])('A create with %s', (_, source) => {
  test('A snapshot whose response was lost is found and not created again', async () => {
    const world = new World();
    const result = await withRetry(world.creation([lostAfter], { alias: source() }));
    expect(result).toEqual({ snapshot: world.stored[0], source: 'list', pending: [] });
    expect(world).toMatchObject({ posts: { length: 1 }, lists: 1 });
    expect(world.notices).toEqual([
      `The API created snapshot ${world.stored[0]?.name}, although no complete response arrived.`,
    ]);
  });

  test('A snapshot that was not created is requested again', async () => {
    const world = new World();
    const { snapshot: kept, source: from } = await withRetry(
      world.creation([lostBefore, answered], { alias: source() }),
    );
    expect(kept).toBe(world.created[1]);
    expect(from).toBe('response');
    expect(world).toMatchObject({ posts: { length: 2 }, stored: { length: 1 } });
  });

  test('A snapshot whose name cannot be part of a path is an error, as in the response of a create', async () => {
    const world = new World();
    const alias = source();
    const creation = world.creation([lostAfter], { alias });
    await expect(creation.attempt()).rejects.toMatchObject({ failure: LOST });
    Object.assign(world.stored[0] ?? {}, { name: '..' });
    await expect(creation.attempt()).rejects.toMatchObject({
      failure: { kind: 'malformed', reason: 'the name ".." cannot be part of a URL path' },
    });
    expect(world).toMatchObject({ posts: { length: 1 }, notices: [] });
    expect(creation.pending).toHaveLength(1);
  });

  test('An attempt that may still create something is reported as pending', async () => {
    const world = new World();
    const { pending } = await withRetry(world.creation([lostBefore, answered], { alias: source() }));
    expect(pending).toEqual([{ alias: world.posts[0], sentAt: START, endsAt: START + 10_000 }]);
  });

  test('A failed list is repeated before anything is created', async () => {
    const world = new World();
    const creation = world.creation([lostAfter], { alias: source() });
    await expect(creation.attempt()).rejects.toMatchObject({ failure: LOST });
    world.listFailures.push(status(500));
    await expect(creation.attempt()).rejects.toMatchObject({ failure: status(500) });
    expect(world.posts).toHaveLength(1);
    await expect(creation.attempt()).resolves.toMatchObject({ snapshot: world.stored[0] });
    expect(world.posts).toHaveLength(1);
  });

  test.each<[string, Failure]>([
    ['a busy container', BUSY],
    ['no connection', { kind: 'unconnected', reason: 'x' }],
    ['a 503 of the API', status(503)],
    ['a container that is being prepared', status(400, { code: PRESPAWN_CODE })],
    ['the cap', status(409, { code: LIMIT_CODE })],
  ])('No list is needed after %s', async (__, response) => {
    const world = new World();
    const creation = world.creation([{ response }, answered], { alias: source() });
    await expect(creation.attempt()).rejects.toMatchObject({ failure: response });
    expect(creation.pending).toEqual([]);
    await creation.attempt();
    expect(world).toMatchObject({ posts: { length: 2 }, lists: 0 });
  });

  test.each<[string, Failure, number]>([
    ['a lost response', LOST, START + 10_000],
    ['a 502', status(502, { fromApi: false }), START + 10_000],
    ['a 503 of a proxy', status(503, { fromApi: false }), START + 10_000],
    ['a 500 of the API', status(500), START + 10_000],
    ['a malformed response, but no longer appear', MALFORMED, START + 4_000],
  ])('A snapshot may exist after %s', async (__, response, endsAt) => {
    const world = new World();
    const creation = world.creation([{ response }], { alias: source() });
    await expect(creation.attempt()).rejects.toMatchObject({ failure: response });
    expect(creation.pending).toEqual([{ alias: world.posts[0], sentAt: START, endsAt }]);
  });

  test('A snapshot that may exist still counts after a failure of another kind', async () => {
    const world = new World();
    const { snapshot: kept } = await withRetry(world.creation([lostWhileWorking, busy], { alias: source() }));
    expect(kept).toBe(world.created[0]);
    expect(world).toMatchObject({ posts: { length: 2 }, lists: 2 });
  });

  test('A defect is thrown as it is', async () => {
    const defect = new TypeError('x');
    const creation = new CreateOnce({
      description: 'create it',
      post: () => Promise.reject(defect),
      list: () => Promise.reject(defect),
      now: () => 0,
      onNotice: () => undefined,
      alias: source(),
    });
    await expect(creation.attempt()).rejects.toBe(defect);
    expect(creation.pending).toEqual([]);
  });
});

describe('A generated alias', () => {
  test('Each attempt uses an alias of its own, and the notices name the later ones', async () => {
    const world = new World();
    await withRetry(world.creation([lostBefore, busy, answered], { alias: generated() }));
    expect(world.posts).toEqual(['run-1', 'run-2', 'run-3']);
    expect(world.notices).toEqual([
      'This attempt uses the alias "run-2".',
      'This attempt uses the alias "run-3".',
    ]);
  });

  test('The list is searched for the snapshot of every attempt', async () => {
    const world = new World();
    const { snapshot: kept, pending } = await withRetry(
      world.creation([lostWhileWorking, lostBefore], { alias: generated() }),
    );
    expect(kept).toBe(world.created[0]);
    expect(aliases(pending)).toEqual(['run-2']);
  });

  test('The snapshots of two lost attempts leave the older one pending', async () => {
    const world = new World();
    const { snapshot: kept, pending } = await withRetry(
      world.creation([lostWhileWorking, lostAfter], { alias: generated() }),
    );
    expect(kept).toBe(world.created[1]);
    expect(aliases(pending)).toEqual(['run-1']);
  });

  test('A snapshot is found however wrong the clock of the server is', async () => {
    const world = new World(-365 * 24 * 60 * MINUTE);
    world.sendsTime = false;
    const { snapshot: kept } = await withRetry(world.creation([lostAfter], { alias: generated() }));
    expect(kept).toBe(world.created[0]);
  });

  test('A snapshot is found by its name if the list has no aliases', async () => {
    const world = new World();
    world.namesAreDerived = true;
    const creation = world.creation([lostBefore], { alias: generated() });
    await expect(creation.attempt()).rejects.toMatchObject({ failure: LOST });
    const { alias, ...bare } = world.seed('run-1', 0);
    expect(alias).toBe('run-1');
    world.stored.splice(0, 1, bare);
    await expect(creation.attempt()).resolves.toMatchObject({ snapshot: bare, source: 'list' });
  });

  test('A refusal costs no list', async () => {
    const world = new World();
    world.seed('run-1', MINUTE, { name: 'run-1' });
    const creation = world.creation([{ response: status(400) }], { alias: generated() });
    await expect(creation.attempt()).rejects.toMatchObject({ failure: status(400) });
    expect(world.lists).toBe(0);
  });
});

test('An explicit alias is the same in each attempt, so no notice names it', async () => {
  const world = new World();
  await withRetry(world.creation([busy, answered]));
  expect(world).toMatchObject({ posts: ['before-deploy', 'before-deploy'], notices: [] });
});

describe('An older snapshot with an explicit alias', () => {
  test.each([
    ['has the same time', 0],
    ['is 10 minutes ahead', 10 * MINUTE],
    ['is 10 minutes behind', -10 * MINUTE],
    ['is a day ahead', 24 * 60 * MINUTE],
  ])(
    'The older snapshot is not mistaken for the new one when the clock of the server %s',
    async (_, ahead) => {
      const world = new World(ahead);
      world.seed('before-deploy', MINUTE);
      const { snapshot: kept } = await withRetry(world.creation([lostBefore, answered]));
      expect(kept).toBe(world.created[1]);
      expect(world.posts).toHaveLength(2);
    },
  );

  test.each([
    ['has the same time', 0],
    ['is 10 minutes ahead', 10 * MINUTE],
    ['is 10 minutes behind', -10 * MINUTE],
    ['is half a second ahead', 500],
    ['is half a second behind', -500],
  ])('The older snapshot does not hide the new one when the clock of the server %s', async (_, ahead) => {
    const world = new World(ahead);
    world.seed('before-deploy', MINUTE);
    const { snapshot: kept } = await withRetry(world.creation([lostAfter]));
    expect(kept).toBe(world.created[0]);
    expect(world.posts).toHaveLength(1);
  });

  test('The older snapshot is not mistaken for the new one when the server sends no time', async () => {
    const world = new World();
    world.sendsTime = false;
    world.seed('before-deploy', MINUTE);
    const { snapshot: lost } = await withRetry(world.creation([lostAfter]));
    expect(lost).toBe(world.created[0]);
    const again = new World();
    again.sendsTime = false;
    again.seed('before-deploy', MINUTE);
    expect((await withRetry(again.creation([lostBefore, answered]))).snapshot).toBe(again.created[1]);
  });

  test('The older snapshot is not mistaken for the new one after several attempts', async () => {
    const world = new World();
    world.seed('before-deploy', MINUTE);
    const { snapshot: kept } = await withRetry(world.creation([lostBefore, lostBefore, lostAfter]));
    expect(kept).toBe(world.created[2]);
  });

  test('A snapshot of another job that was created while the container was busy is not the new one', async () => {
    const world = new World();
    const creation = world.creation([busy, lostBefore, answered]);
    await expect(creation.attempt()).rejects.toMatchObject({ failure: BUSY });
    world.seed('before-deploy', 1_000);
    world.clock += MINUTE;
    const { snapshot: kept } = await withRetry(creation);
    expect(kept).toBe(world.created[2]);
  });

  test('A new snapshot with another alias is not the new one', async () => {
    const world = new World();
    const creation = world.creation([lostBefore, answered]);
    await expect(creation.attempt()).rejects.toMatchObject({ failure: LOST });
    world.seed('other', 0);
    const { snapshot: kept } = await withRetry(creation);
    expect(kept).toBe(world.created[1]);
  });

  test('The new snapshot is found if the clock of the server is unknown and 4 s behind', async () => {
    const world = new World(-4_000);
    world.sendsTime = false;
    const { snapshot: kept } = await withRetry(world.creation([lostAfter]));
    expect(kept).toBe(world.created[0]);
  });

  test('A snapshot without a time is not the new one', async () => {
    const world = new World();
    world.seed('before-deploy', 0, { created_at: null });
    const { snapshot: kept } = await withRetry(world.creation([lostBefore, answered]));
    expect(kept).toBe(world.created[1]);
  });

  test('The new snapshot is found even if its time is in whole seconds', async () => {
    const world = new World();
    // It is created 800 ms after a second, and reported as created at that second.
    world.clock += 800;
    world.workMs = -800;
    world.responseMs = 1_800;
    const { snapshot: kept } = await withRetry(world.creation([lostAfter]));
    expect(kept).toBe(world.created[0]);
    expect(world.posts).toHaveLength(1);
  });

  test('The snapshot of the first of several attempts is found after the last', async () => {
    const world = new World();
    world.responseMs = 10_000;
    const { snapshot: kept } = await withRetry(world.creation([lostWhileWorking, busy, busy]));
    expect(kept).toBe(world.created[0]);
  });

  test('A second lost attempt stays pending beside the snapshot that was found', async () => {
    const world = new World();
    const { source, pending } = await withRetry(world.creation([lostBefore, lostAfter]));
    expect(source).toBe('list');
    expect(pending).toHaveLength(1);
  });
});

describe('The time of a snapshot after a request', () => {
  const known = { clockOffsetMs: 0, clockToleranceMs: 0 };

  test.each([
    ['is a millisecond older', START - 1, known, false],
    ['is as old', START + 500, { ...known, clockOffsetMs: 500 }, true],
    [
      'is a millisecond older by a clock that is ahead',
      START + 59_999,
      { ...known, clockOffsetMs: 60_000 },
      false,
    ],
    ['is as old by a clock that is behind', START - 59_999, { ...known, clockOffsetMs: -59_999 }, true],
    ['is older than a clock behind allows', START - 60_001, { ...known, clockOffsetMs: -60_000 }, false],
    ['is within the tolerance', START - 4_999, { ...known, clockToleranceMs: 5_000 }, true],
    ['is beyond the tolerance', START - 5_001, { ...known, clockToleranceMs: 5_000 }, false],
    ['has a whole second that the request is in', START, { ...known, clockOffsetMs: 999 }, true],
    ['has a whole second before that of the request', START, { ...known, clockOffsetMs: 1_000 }, false],
  ])('A snapshot that %s is judged by both clocks', (_, created, clocks, expected) => {
    const made = snapshot({ created_at: new Date(created).toISOString() });
    expect(isCreatedAfter(made, START, clocks)).toBe(expected);
  });

  test.each([null, undefined, 'soon'])(
    'A snapshot with the time %j was not certainly created after it',
    (time) => {
      const made = { name: 'snap', ...(time === undefined ? {} : { created_at: time }) };
      expect(isCreatedAfter(made, START, known)).toBe(false);
    },
  );
});

describe('A refused create with an explicit alias', () => {
  const refusals: [string, Failure][] = [
    ['400', status(400)],
    ['409', status(409)],
    ['422', status(422)],
    ['500', status(500)],
  ];

  test.each(refusals)('A name in use ends the create at once after %s', async (_, response) => {
    const world = new World();
    const taken = world.seed('before-deploy', MINUTE, { name: 'before-deploy' });
    const creation = world.creation([{ response }]);
    const result = creation.attempt();
    await expect(result).rejects.toBeInstanceOf(NameTakenError);
    await expect(result).rejects.toMatchObject({ taken, failure: response });
    await expect(result).rejects.toThrow(
      'Could not create it: the name before-deploy is in use.\n' +
        'The container already has snapshot before-deploy, created 2025-01-15 10:29:00 UTC.\n' +
        `Reason: the API responded with ${'status' in response ? response.status : ''} (Nope).\n` +
        'Set `if-exists` to reuse or replace, or use another `alias`.',
    );
    expect(world).toMatchObject({ posts: { length: 1 }, lists: 1 });
    expect(creation.pending).toEqual([]);
  });

  test.each(refusals)('A refusal with %s costs one list if the name is free', async (_, response) => {
    const world = new World();
    world.seed('other', MINUTE);
    const rejected = world.creation([{ response }]).attempt();
    await expect(rejected).rejects.toBeInstanceOf(AttemptError);
    await expect(rejected).rejects.toMatchObject({ failure: response });
    expect(world.lists).toBe(1);
  });

  test('A name in use ends the create, and an earlier attempt stays pending', async () => {
    const world = new World();
    world.seed('before-deploy', MINUTE, { name: 'before-deploy' });
    const creation = world.creation([lostBefore, { response: status(500) }]);
    await expect(withRetry(creation)).rejects.toBeInstanceOf(NameTakenError);
    expect(creation.pending).toEqual([{ alias: 'before-deploy', sentAt: START, endsAt: START + 10_000 }]);
  });

  test.each<[string, Failure]>([
    ['401', status(401)],
    ['a 500 of a proxy', status(500, { fromApi: false })],
    ['the cap as a 400', status(400, { code: LIMIT_CODE })],
    ['a container that is being set up', status(409, { code: 'container_finalizing' })],
  ])('No list is needed after %s, which is not about the name', async (_, response) => {
    const world = new World();
    world.seed('before-deploy', MINUTE, { name: 'before-deploy' });
    await expect(world.creation([{ response }]).attempt()).rejects.toMatchObject({ failure: response });
    expect(world.lists).toBe(0);
  });

  test('The refusal is reported if the list fails', async () => {
    const world = new World();
    world.listFailures.push(status(403));
    await expect(world.creation([{ response: status(400) }]).attempt()).rejects.toMatchObject({
      failure: status(400),
    });
  });

  test('A snapshot that a late attempt created is the new one, although its name is in use', async () => {
    const world = new World();
    world.namesAreDerived = true;
    const creation = world.creation([lostWhileWorking, { response: status(409) }]);
    await expect(withRetry(creation)).resolves.toMatchObject({
      snapshot: { name: 'before-deploy' },
      source: 'list',
      pending: [],
    });
    expect(world.posts).toHaveLength(2);
  });

  test.each<[string, Partial<Snapshot>, RegExp]>([
    [
      'another alias',
      { alias: 'before.deploy' },
      /, with the alias "before\.deploy"\.\n.*\n.* `if-exists` to replace,/,
    ],
    ['no alias', { alias: null }, /, without an alias\.\n.*\n.* `if-exists` to replace,/],
    [
      'no time',
      { created_at: null },
      /already has snapshot before-deploy\.\n.*\n.* `if-exists` to reuse or replace,/,
    ],
    [
      'an expiry that has passed',
      { expires_at: new Date(START).toISOString() },
      /already has .*, created .*\n.*\nSet `if-exists` to replace, or use another `alias`\.$/,
    ],
  ])('The error describes a snapshot with %s, and what helps', async (_, fields, text) => {
    const world = new World();
    world.seed('before-deploy', MINUTE, { name: 'before-deploy', ...fields });
    await expect(world.creation([{ response: status(409) }]).attempt()).rejects.toThrow(text);
  });
});

test('Whether a snapshot has expired depends on the clock of the server', async () => {
  const world = new World(10 * MINUTE);
  const expires_at = new Date(START + 5 * MINUTE).toISOString();
  world.seed('before-deploy', MINUTE, { name: 'before-deploy', expires_at });
  await expect(world.creation([{ response: status(409) }]).attempt()).rejects.toThrow(
    'Set `if-exists` to replace, or use another `alias`.',
  );
});

describe('A create that accepts an existing snapshot', () => {
  const findExisting = ({ snapshots }: SnapshotList) =>
    snapshots.find(({ alias }) => alias === 'before-deploy');

  test('The first attempt needs no list', async () => {
    const world = new World();
    await world.creation([answered], { findExisting }).attempt();
    expect(world.lists).toBe(0);
  });

  test('A snapshot that another job created during a wait is used', async () => {
    const world = new World();
    const creation = world.creation([busy], { findExisting });
    await expect(creation.attempt()).rejects.toMatchObject({ failure: BUSY });
    const other = world.seed('before-deploy', 0);
    await expect(creation.attempt()).resolves.toEqual({ snapshot: other, source: 'existing', pending: [] });
    expect(world.posts).toHaveLength(1);
  });

  test.each([400, 409, 500])(
    'A snapshot whose name the platform refused with %d is used, and nothing is pending',
    async (code) => {
      const world = new World();
      const other = world.seed('before-deploy', MINUTE, { name: 'before-deploy' });
      const creation = world.creation([{ response: status(code) }], { findExisting });
      await expect(creation.attempt()).resolves.toEqual({
        snapshot: other,
        source: 'existing',
        pending: [],
      });
    },
  );

  test('A snapshot that the create itself made is not called an existing one', async () => {
    const world = new World();
    const creation = world.creation([lostAfter], { findExisting });
    await expect(withRetry(creation)).resolves.toMatchObject({ source: 'list' });
  });

  test('A refusal to use it ends the create', async () => {
    const refusal = new HoodyError('It exists.');
    const world = new World();
    const creation = world.creation([busy], {
      findExisting: () => {
        throw refusal;
      },
    });
    await expect(creation.attempt()).rejects.toMatchObject({ failure: BUSY });
    await expect(creation.attempt()).rejects.toBe(refusal);
    expect(world.posts).toHaveLength(1);
  });
});
