import { CreateOnce } from '../../../src/hoody/create-once.ts';
import { AttemptError } from '../../../src/hoody/errors.ts';
import { type Failure, LIMIT_CODE } from '../../../src/hoody/failure.ts';
import type { Snapshot } from '../../../src/hoody/schema.ts';
import { newestFirst } from '../../../src/hoody/schema.ts';
import { snapshot } from '../../helpers/fakes/snapshot.ts';

const LOST: Failure = { kind: 'lost', reason: 'ECONNRESET' };
const MALFORMED: Failure = { kind: 'malformed', reason: 'x' };
const START = Date.UTC(2025, 0, 15, 10, 30);
const MINUTE = 60_000;

/** One POST: whether it creates a snapshot (`late`: the next list does not show it), and its response. */
interface Post {
  makes?: 'at once' | 'late';
  answer: 'snapshot' | Failure;
}

/** An API of one container with its own clock, and the clock of this machine. */
class World {
  readonly posts: string[] = [];
  readonly removed: string[] = [];
  readonly notices: string[] = [];
  readonly stored: Snapshot[] = [];
  lists = 0;
  /** The failures of the next lists. Later lists succeed. */
  readonly listFailures: (Failure | undefined)[] = [];
  removeFailure: Error | undefined;
  clock = START;
  tellsTime = true;
  /** The time of a POST until its snapshot exists, and from then until its response, in milliseconds. */
  workMs = 3_000;
  answerMs = 1_000;
  readonly #late: Snapshot[] = [];
  readonly #ahead: number;

  /** @param ahead how far the server's clock is ahead of this machine's, in milliseconds */
  constructor(ahead = 0) {
    this.#ahead = ahead;
  }

  /** Adds an existing snapshot of an age in milliseconds. */
  seed(alias: string, ageMs: number): Snapshot {
    const made = this.#make(alias, this.clock - ageMs);
    this.stored.push(made);
    return made;
  }

  creation(posts: Post[], { alias = 'before-deploy', aliasIsUnique = false } = {}): CreateOnce {
    const rest = [...posts];
    return new CreateOnce({
      alias,
      aliasIsUnique,
      now: () => this.clock,
      onNotice: (notice) => this.notices.push(notice),
      post: async () => {
        const { makes, answer } = rest.shift() ?? { makes: 'at once', answer: 'snapshot' };
        this.clock += this.workMs;
        const made = this.#make(alias, this.clock);
        this.posts.push(made.name);
        if (makes === 'at once') this.stored.push(made);
        if (makes === 'late') this.#late.push(made);
        this.clock += this.answerMs;
        if (answer !== 'snapshot') throw new AttemptError(answer);
        return made;
      },
      list: async () => {
        this.lists++;
        this.clock += 200;
        const failure = this.listFailures.shift();
        if (failure) throw new AttemptError(failure);
        const snapshots = newestFirst(this.stored);
        this.stored.push(...this.#late.splice(0));
        const serverTime = Math.floor((this.clock + this.#ahead) / 1_000) * 1_000;
        return { snapshots, serverTime: this.tellsTime ? serverTime : undefined };
      },
      delete: async (name) => {
        if (this.removeFailure) throw this.removeFailure;
        this.removed.push(name);
      },
    });
  }

  #make(alias: string, at: number): Snapshot {
    const created_at = new Date(at + this.#ahead).toISOString();
    return snapshot({ name: `snap-${created_at.slice(11, 23).replaceAll(/[:.]/g, '-')}`, alias, created_at });
  }
}

const lostAfter: Post = { makes: 'at once', answer: LOST };
const lostBefore: Post = { answer: LOST };
const lostAtWork: Post = { makes: 'late', answer: LOST };
const answered: Post = { makes: 'at once', answer: 'snapshot' };

/** Repeats the attempt until it succeeds, as the retry does. */
async function withRetry(creation: CreateOnce): Promise<Snapshot> {
  for (let attempt = 1; attempt < 5; attempt++) {
    try {
      return await creation.attempt();
    } catch (error) {
      if (!(error instanceof AttemptError)) throw error;
    }
  }
  throw new Error('no attempt succeeded');
}

test('A create with a response sends one request', async () => {
  const world = new World();
  const creation = world.creation([answered]);
  const kept = await creation.attempt();
  expect(kept).toBe(world.stored[0]);
  expect(world).toMatchObject({ posts: { length: 1 }, lists: 0, notices: [] });
  expect(creation.mayHaveActed).toBe(false);
});

describe.each([
  ['an alias that nobody else has', true],
  ['an alias that others may have', false],
])('A create with %s', (_, aliasIsUnique) => {
  test('A snapshot whose response was lost is found and not created again', async () => {
    const world = new World();
    const creation = world.creation([lostAfter], { aliasIsUnique });
    const kept = await withRetry(creation);
    expect(kept).toBe(world.stored[0]);
    expect(world).toMatchObject({ posts: { length: 1 }, lists: 1, removed: [] });
    expect(world.notices).toEqual([`The answer was lost, but snapshot ${world.posts[0]} was created.`]);
  });

  test('A snapshot that was not created is requested again', async () => {
    const world = new World();
    const creation = world.creation([lostBefore, answered], { aliasIsUnique });
    const kept = await withRetry(creation);
    expect(kept.name).toBe(world.posts[1]);
    expect(world).toMatchObject({ posts: { length: 2 }, stored: { length: 1 }, removed: [], notices: [] });
  });

  test('A failed list is repeated before anything is created', async () => {
    const world = new World();
    const creation = world.creation([lostAfter], { aliasIsUnique });
    await expect(creation.attempt()).rejects.toMatchObject({ failure: LOST });
    const unwell: Failure = { kind: 'status', status: 500, message: 'x', fromApi: true };
    world.listFailures.push(unwell);
    await expect(creation.attempt()).rejects.toMatchObject({ failure: unwell });
    expect(world.posts).toHaveLength(1);
    const kept = await creation.attempt();
    expect(kept).toBe(world.stored[0]);
    expect(world.posts).toHaveLength(1);
  });

  test.each<[string, Failure]>([
    ['a busy container', { kind: 'status', status: 409, message: 'x', fromApi: true }],
    ['no connection', { kind: 'unconnected', reason: 'x' }],
    ['a 503 of the API', { kind: 'status', status: 503, message: 'x', fromApi: true }],
    ['the cap', { kind: 'status', status: 409, message: 'x', code: LIMIT_CODE, fromApi: true }],
  ])('No list is needed after %s', async (__, answer) => {
    const world = new World();
    const creation = world.creation([{ answer }, answered], { aliasIsUnique });
    await expect(creation.attempt()).rejects.toMatchObject({ failure: answer });
    expect(creation.mayHaveActed).toBe(false);
    await creation.attempt();
    expect(world).toMatchObject({ posts: { length: 2 }, lists: 0 });
  });

  test.each<[string, Failure]>([
    ['a lost response', LOST],
    ['a 502', { kind: 'status', status: 502, message: 'x', fromApi: false }],
    ['a 503 of a proxy', { kind: 'status', status: 503, message: 'x', fromApi: false }],
    ['a malformed response', MALFORMED],
  ])('A snapshot may exist after %s', async (__, answer) => {
    const creation = new World().creation([{ answer }], { aliasIsUnique });
    await expect(creation.attempt()).rejects.toMatchObject({ failure: answer });
    expect(creation.mayHaveActed).toBe(true);
  });

  test('A snapshot that may exist still counts after a failure of another kind', async () => {
    const world = new World();
    const busy: Failure = { kind: 'status', status: 409, message: 'x', fromApi: true };
    const creation = world.creation([lostAtWork, { answer: busy }], { aliasIsUnique });
    const kept = await withRetry(creation);
    expect(kept).toBe(world.stored[0]);
    expect(world).toMatchObject({ posts: { length: 2 }, lists: 2 });
  });

  test('A defect is thrown as it is', async () => {
    const defect = new TypeError('x');
    const creation = new CreateOnce({
      post: () => Promise.reject(defect),
      list: () => Promise.reject(defect),
      delete: () => Promise.reject(defect),
      now: () => 0,
      onNotice: () => undefined,
      alias: 'a',
      aliasIsUnique,
    });
    await expect(creation.attempt()).rejects.toBe(defect);
    expect(creation.mayHaveActed).toBe(false);
  });
});

describe('A lost attempt that was still running', () => {
  test('The snapshot of the attempt is deleted if nobody else can have created it', async () => {
    const world = new World();
    const kept = await withRetry(world.creation([lostAtWork, answered], { aliasIsUnique: true }));
    expect(kept.name).toBe(world.posts[1]);
    expect(world.removed).toEqual([world.posts[0]]);
    expect(world.notices).toEqual([
      `An attempt whose answer was lost had made snapshot ${world.posts[0]} too; it is deleted again.`,
    ]);
  });

  test('The snapshot of the attempt is deleted even if the next response is lost too', async () => {
    const world = new World();
    const kept = await withRetry(world.creation([lostAtWork, lostAfter], { aliasIsUnique: true }));
    expect(kept.name).toBe(world.posts[1]);
    expect(world.removed).toEqual([world.posts[0]]);
  });

  test.each<[string, Post]>([
    ['a response', answered],
    ['another lost response', lostAfter],
  ])(
    'The snapshot of the attempt stays if somebody else may have created it, after %s',
    async (_, second) => {
      const world = new World();
      const kept = await withRetry(world.creation([lostAtWork, second]));
      expect(kept.name).toBe(world.posts[1]);
      expect(world.removed).toEqual([]);
    },
  );

  test('A snapshot with another alias is never deleted', async () => {
    const world = new World();
    world.seed('something-else', 0);
    await withRetry(world.creation([lostAtWork, answered], { aliasIsUnique: true }));
    expect(world.removed).toEqual([world.posts[0]]);
  });

  test('A failed list causes only a notice', async () => {
    const world = new World();
    const creation = world.creation([lostBefore, answered], { aliasIsUnique: true });
    await expect(creation.attempt()).rejects.toMatchObject({ failure: LOST });
    // The first list comes before the second attempt, the other after it.
    world.listFailures.push(undefined, LOST);
    const kept = await creation.attempt();
    expect(kept.name).toBe(world.posts[1]);
    expect(world.notices).toEqual([
      'It is not known whether a lost attempt made a second snapshot: the answer was lost (ECONNRESET).',
    ]);
  });

  test('A failed delete causes only a notice', async () => {
    const world = new World();
    world.removeFailure = new Error('Could not delete it.');
    const kept = await withRetry(world.creation([lostAtWork, answered], { aliasIsUnique: true }));
    expect(kept.name).toBe(world.posts[1]);
    expect(world.notices.at(-1)).toBe('Could not delete it.');
  });
});

describe('An older snapshot with an alias that is not unique', () => {
  test.each([
    ['has the same time', 0],
    ['is 10 minutes ahead', 10 * MINUTE],
    ['is 10 minutes behind', -10 * MINUTE],
    ['is a day ahead', 24 * 60 * MINUTE],
  ])(
    'The older snapshot is not mistaken for the new one when the clock of the server %s',
    async (_, ahead) => {
      const world = new World(ahead);
      const older = world.seed('before-deploy', MINUTE);
      const kept = await withRetry(world.creation([lostBefore, answered]));
      expect(kept.name).toBe(world.posts[1]);
      expect(kept.name).not.toBe(older.name);
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
    const kept = await withRetry(world.creation([lostAfter]));
    expect(kept.name).toBe(world.posts[0]);
    expect(world.posts).toHaveLength(1);
  });

  test('The older snapshot is not mistaken for the new one when the server sends no time', async () => {
    const world = new World();
    world.tellsTime = false;
    world.seed('before-deploy', MINUTE);
    const lost = await withRetry(world.creation([lostAfter]));
    expect(lost.name).toBe(world.posts[0]);
    const again = new World();
    again.tellsTime = false;
    again.seed('before-deploy', MINUTE);
    expect((await withRetry(again.creation([lostBefore, answered]))).name).toBe(again.posts[1]);
  });

  test('The older snapshot is not mistaken for the new one after several attempts', async () => {
    const world = new World();
    world.seed('before-deploy', MINUTE);
    const kept = await withRetry(world.creation([lostBefore, lostBefore, lostAfter]));
    expect(kept.name).toBe(world.posts[2]);
  });

  test('The new snapshot is found even if its time is in whole seconds', async () => {
    const world = new World();
    // The snapshot is created 800 ms after a full second, and its time is that second.
    world.clock += 800;
    world.workMs = -800;
    world.answerMs = 1_800;
    const kept = await withRetry(world.creation([lostAfter]));
    expect(kept.name).toBe(world.posts[0]);
    expect(world.posts).toHaveLength(1);
  });

  test('The snapshot of the first of several attempts is found after the last', async () => {
    const world = new World();
    world.answerMs = 10_000;
    const busy: Failure = { kind: 'status', status: 409, message: 'x', fromApi: true };
    const kept = await withRetry(world.creation([lostAtWork, { answer: busy }, { answer: busy }]));
    expect(kept.name).toBe(world.posts[0]);
  });
});

test('A snapshot with a unique alias is found however wrong the clock of the server is', async () => {
  const world = new World(-365 * 24 * 60 * MINUTE);
  world.tellsTime = false;
  const kept = await withRetry(world.creation([lostAfter], { aliasIsUnique: true }));
  expect(kept.name).toBe(world.posts[0]);
});
