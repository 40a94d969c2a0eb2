import type { HoodyClient } from '../../../src/hoody/client.ts';
import type { CreateResult } from '../../../src/hoody/create-once.ts';
import { AmbiguousCreateError, HoodyError } from '../../../src/hoody/errors.ts';
import type { Snapshot } from '../../../src/hoody/schema.ts';
import { create } from '../../../src/operations/create.ts';
import type { Outcome } from '../../../src/operations/outcome.ts';
import { UndoneError } from '../../../src/operations/outcome.ts';
import type { CreateRequest } from '../../../src/operations/request.ts';
import { fakeContext, NOW } from '../../helpers/fakes/context.ts';
import {
  type FakeHoody,
  fakeHoody,
  forbidden,
  listOf,
  MADE_AT,
  notFound,
} from '../../helpers/fakes/hoody.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';

const OTHER = '507f1f77bcf86cd799439012';
const THIRD = '507f1f77bcf86cd799439013';
const MADE = snapshot({ name: 'snap-new', alias: 'before', created_at: MADE_AT });
const NEWER = snapshot({ name: 'newer', alias: 'before', created_at: '2025-01-20T00:00:00.000Z' });
const done = { ok: true, containerId: CONTAINER, changed: true, snapshots: [MADE] };

const requestOf = (fields: Partial<CreateRequest> = {}): CreateRequest => ({
  alias: 'before',
  ifExists: 'create',
  dryRun: false,
  ...fields,
});

/** Creates snapshots of containers that begin with the same ones. */
async function createFor(request: CreateRequest, hoody: FakeHoody, containerIds = [CONTAINER]) {
  const context = fakeContext(hoody);
  const outcomes = await create(request, containerIds, context);
  return { outcomes, lines: context.logger.lines };
}

const methods = ({ calls }: FakeHoody) => calls.map(([method]) => method);
const errorOf = (outcome: Outcome | undefined) => (outcome?.ok === false ? outcome.error : undefined);

describe('A create for several containers', () => {
  const all = [CONTAINER, OTHER, THIRD];

  /** An API that refuses the create for one container. */
  const failing = (containerId: string, overrides: Partial<HoodyClient> = {}) => {
    const working = fakeHoody();
    return fakeHoody([NEWER], {
      create: async (id, options) => {
        if (id === containerId) throw forbidden();
        return working.create(id, options);
      },
      list: async (id) => listOf([...working.stored(id), NEWER]),
      ...overrides,
    });
  };

  test('Each container gets a snapshot', async () => {
    const { outcomes } = await createFor(requestOf(), fakeHoody([NEWER]), all);
    expect(outcomes).toEqual(all.map((containerId) => ({ ...done, containerId })));
  });

  test('A failure for one container deletes the snapshots of the others, and nothing else', async () => {
    const deleted: unknown[][] = [];
    const hoody = failing(OTHER, { delete: async (...args) => void deleted.push(args) });
    const request = requestOf({ ifExists: 'replace', retention: { keepLast: 1, filter: '*' } });
    const { outcomes, lines } = await createFor(request, hoody, all);
    expect(outcomes).toMatchObject([
      { ok: false, containerId: CONTAINER, changed: false, snapshots: [] },
      { ok: false, containerId: OTHER, error: { message: expect.stringContaining('You may not') } },
      { ok: false, containerId: THIRD, changed: false, snapshots: [] },
    ]);
    const [first, second] = outcomes.map((outcome) => errorOf(outcome));
    expect(first).toBeInstanceOf(UndoneError);
    expect(second).not.toBeInstanceOf(UndoneError);
    expect(deleted).toEqual([
      [CONTAINER, 'snap-new'],
      [THIRD, 'snap-new'],
    ]);
    expect(lines).toContain(
      `info: Deleted the new snapshot snap-new of container ${CONTAINER}, because the create failed for ${OTHER}.`,
    );
  });

  test('The log names every container that failed', async () => {
    const hoody = fakeHoody([], {
      create: async (id, options) => {
        if (id !== CONTAINER) throw forbidden();
        return fakeHoody().create(id, options);
      },
      delete: async () => undefined,
    });
    const { lines } = await createFor(requestOf(), hoody, all);
    expect(lines.at(-1)).toBe(
      `info: Deleted the new snapshot snap-new of container ${CONTAINER}, because the create failed for ${OTHER}, ${THIRD}.`,
    );
  });

  test('A snapshot with a generated alias is deleted without a list, since it replaced nothing', async () => {
    const unnamed = snapshot({ name: 'unnamed', alias: null });
    const hoody = fakeHoody([unnamed], {
      create: async (id) => {
        if (id === OTHER) throw forbidden();
        return { snapshot: MADE, source: 'response', pending: [] };
      },
      delete: async () => undefined,
    });
    const { alias, ...generated } = requestOf();
    expect(alias).toBe('before');
    await createFor(generated, hoody, [CONTAINER, OTHER]);
    expect(methods(hoody)).toEqual(['create', 'create', 'delete']);
  });

  test('The undo has its own time limit', async () => {
    const undone: unknown[][] = [];
    const cleanupClient = fakeHoody([MADE, NEWER], { delete: async (...args) => void undone.push(args) });
    const hoody = failing(OTHER, { delete: () => Promise.reject(new Error('out of time')) });
    await create(requestOf(), [CONTAINER, OTHER], fakeContext(hoody, cleanupClient));
    expect(undone).toEqual([[CONTAINER, 'snap-new']]);
  });

  test('A snapshot that cannot be deleted again is reported as left over', async () => {
    const hoody = failing(OTHER, { delete: () => Promise.reject(forbidden()) });
    const { outcomes } = await createFor(requestOf(), hoody, [CONTAINER, OTHER]);
    expect(outcomes[0]).toMatchObject({
      ok: false,
      changed: true,
      snapshots: [MADE],
      error: {
        message: `Could not undo the creation of snapshot snap-new of container ${CONTAINER}.\nCould not: You may not`,
      },
    });
    expect(outcomes.map((outcome) => errorOf(outcome))[0]).not.toBeInstanceOf(UndoneError);
  });

  test('A snapshot that is already gone need not be deleted again', async () => {
    const hoody = failing(OTHER, { delete: () => Promise.reject(notFound()) });
    const { outcomes } = await createFor(requestOf(), hoody, [CONTAINER, OTHER]);
    expect(outcomes[0]).toMatchObject({ ok: false, changed: false, snapshots: [] });
  });

  test('An undo waits for a list that shows the new snapshot', async () => {
    const lists = [[NEWER], [NEWER], [NEWER], [MADE]];
    const hoody = failing(OTHER, { list: async () => listOf(lists.shift() ?? [MADE]) });
    const { outcomes } = await createFor(requestOf(), hoody, [CONTAINER, OTHER]);
    expect(errorOf(outcomes[0])?.message).toContain(
      'It replaced the older snapshot newer, or took its alias.',
    );
    expect(methods(hoody)).not.toContain('delete');
  });

  test('A snapshot that no list shows may have replaced another one, and stays', async () => {
    const hoody = failing(OTHER, { list: async () => listOf([NEWER]) });
    const context = fakeContext(hoody);
    const [outcome] = await create(requestOf(), [CONTAINER, OTHER], context);
    expect(errorOf(outcome)?.message).toBe(
      `Could not undo the creation of snapshot snap-new of container ${CONTAINER}.\n` +
        'The list of snapshots does not contain the new one.',
    );
    expect(methods(hoody)).not.toContain('delete');
    expect(context.now() - NOW).toBe(3_500);
  });

  test('A snapshot stays if there is no time left to wait for a list that shows it', async () => {
    const hoody = failing(OTHER, { list: async () => listOf([NEWER]) });
    const sleep = () => Promise.reject(new Error('no time left'));
    const [outcome] = await create(requestOf(), [CONTAINER, OTHER], { ...fakeContext(hoody), sleep });
    expect(errorOf(outcome)?.message).toBe(
      `Could not undo the creation of snapshot snap-new of container ${CONTAINER}.\n` +
        'The list of snapshots does not contain the new one.',
    );
    expect(methods(hoody)).toEqual(['list', 'list', 'create', 'create', 'list']);
  });

  test('A reused snapshot is never deleted', async () => {
    const hoody = fakeHoody([], {
      list: async (id) => listOf(id === CONTAINER ? [NEWER] : []),
      create: () => Promise.reject(forbidden()),
    });
    const { outcomes } = await createFor(requestOf({ ifExists: 'reuse' }), hoody, [CONTAINER, OTHER]);
    expect(outcomes).toMatchObject([{ ok: true, changed: false, snapshots: [NEWER] }, { ok: false }]);
    expect(methods(hoody)).not.toContain('delete');
  });

  test('A snapshot that another job can have created stays', async () => {
    const result: CreateResult = { snapshot: MADE, source: 'list', pending: [] };
    const hoody = fakeHoody([], {
      create: async (id) => {
        if (id === OTHER) throw forbidden();
        return result;
      },
    });
    const { outcomes } = await createFor(requestOf(), hoody, [CONTAINER, OTHER]);
    expect(outcomes[0]).toMatchObject({
      ok: false,
      changed: true,
      snapshots: [MADE],
      error: {
        message:
          `Kept snapshot snap-new of container ${CONTAINER}, although the create failed.\n` +
          'Another job may have created it.\nIf you do not need the snapshot, delete it by its name.',
      },
    });
    expect(methods(hoody)).not.toContain('delete');
  });

  describe('An older snapshot with the alias', () => {
    /** An API that creates a snapshot and changes the older ones, and refuses the second container. */
    const changing = (older: Snapshot, after: (created: Snapshot) => Snapshot[], made = MADE) => {
      let listed = [older];
      return fakeHoody([], {
        list: async () => listOf(listed),
        create: async (id) => {
          if (id === OTHER) throw forbidden();
          listed = after(made);
          return { snapshot: made, source: 'response', pending: [] };
        },
        delete: async (_, name) => {
          listed = listed.filter((candidate) => candidate.name !== name);
        },
      });
    };

    test.each<[string, (created: Snapshot) => Snapshot[]]>([
      ['is gone', (created) => [created]],
      ['has lost its alias', (created) => [created, { ...NEWER, alias: null }]],
      ['has made way for one of the same time', (created) => [created, { ...NEWER, name: 'other' }]],
      ['is another one of the same name', (created) => [created, { ...NEWER, created_at: MADE_AT }]],
    ])('The new snapshot stays if the older one %s', async (_, after) => {
      const hoody = changing(NEWER, after);
      const { outcomes } = await createFor(requestOf(), hoody, [CONTAINER, OTHER]);
      expect(outcomes[0]).toMatchObject({
        ok: false,
        changed: true,
        snapshots: [MADE],
        error: {
          message:
            `Kept snapshot snap-new of container ${CONTAINER}, although the create failed.\n` +
            'It replaced the older snapshot newer, or took its alias.\n' +
            'If you do not need the snapshot, delete it by its name.',
        },
      });
      expect(methods(hoody)).not.toContain('delete');
    });

    test('The new snapshot stays if it has the name of the older one, even without times', async () => {
      const undated = { name: 'before', alias: 'before' };
      const hoody = changing(undated, (created) => [created], { ...undated });
      const { outcomes } = await createFor(requestOf(), hoody, [CONTAINER, OTHER]);
      expect(errorOf(outcomes[0])?.message).toContain('\nIt replaced the older snapshot before.\n');
      expect(methods(hoody)).not.toContain('delete');
    });

    test('A snapshot of another job that has replaced the new one stays', async () => {
      const unnamed = snapshot({ name: 'other', alias: null });
      const theirs = { ...MADE, created_at: '2025-01-31T23:00:01.000Z' };
      const hoody = changing(unnamed, () => [theirs, unnamed]);
      const { outcomes } = await createFor(requestOf(), hoody, [CONTAINER, OTHER]);
      expect(errorOf(outcomes[0])?.message).toBe(
        `Kept snapshot snap-new of container ${CONTAINER}, although the create failed.\n` +
          'Another job replaced it with a snapshot of the same name, created 2025-01-31 23:00:01 UTC.\n' +
          'If you do not need the snapshot, delete it by its name.',
      );
      expect(methods(hoody)).not.toContain('delete');
    });

    test('The new snapshot is deleted if the older one is as it was', async () => {
      const { alias, ...unaliased } = NEWER;
      expect(alias).toBe('before');
      const byName = { ...unaliased, name: 'before' };
      for (const older of [NEWER, byName]) {
        const hoody = changing(older, (created) => [created, { ...older, last_used_at: MADE_AT }]);
        const { outcomes } = await createFor(requestOf(), hoody, [CONTAINER, OTHER]);
        expect(errorOf(outcomes[0])).toBeInstanceOf(UndoneError);
        expect(hoody.calls).toContainEqual(['delete', CONTAINER, 'snap-new']);
      }
    });

    test('The list is read before the create only if an undo can need it', async () => {
      const single = fakeHoody([NEWER]);
      await createFor(requestOf(), single);
      expect(methods(single)).toEqual(['create']);
      const several = fakeHoody([NEWER]);
      await createFor(requestOf(), several, [CONTAINER, OTHER]);
      expect(methods(several).filter((method) => method === 'list')).toHaveLength(2);
      const { alias, ...generated } = requestOf();
      expect(alias).toBe('before');
      const unnamed = fakeHoody([NEWER]);
      await createFor(generated, unnamed, [CONTAINER, OTHER]);
      expect(methods(unnamed)).toEqual(['create', 'create']);
    });
  });
});

describe('A create that failed after a lost response', () => {
  const cause = new HoodyError('Could not create it.');
  const ambiguous = (alias: string) =>
    new AmbiguousCreateError(cause, [{ alias, sentAt: NOW, endsAt: NOW + 10_000 }]);

  test('A stray snapshot with a generated alias is deleted, and the error does not warn of it', async () => {
    const { alias, ...generated } = requestOf();
    expect(alias).toBe('before');
    const stray = snapshot({ name: 'stray', alias: 'run-generated-1' });
    const hoody = fakeHoody([stray, NEWER], { create: () => Promise.reject(ambiguous('run-generated-1')) });
    const { outcomes } = await createFor(generated, hoody);
    expect(outcomes.map((outcome) => errorOf(outcome))).toEqual([cause]);
    expect(hoody.stored(CONTAINER)).toEqual([NEWER]);
  });

  test('The error warns of a snapshot that was not found', async () => {
    const { alias, ...generated } = requestOf();
    expect(alias).toBe('before');
    const error = ambiguous('run-generated-1');
    const hoody = fakeHoody([NEWER], { create: () => Promise.reject(error) });
    const { outcomes } = await createFor(generated, hoody);
    expect(outcomes.map((outcome) => errorOf(outcome))).toEqual([error]);
    expect(hoody.stored(CONTAINER)).toEqual([NEWER]);
  });

  test('A snapshot with an explicit alias, which others can use, is not deleted', async () => {
    const error = ambiguous('before');
    const hoody = fakeHoody([NEWER], { create: () => Promise.reject(error) });
    const { outcomes } = await createFor(requestOf(), hoody);
    expect(outcomes.map((outcome) => errorOf(outcome))).toEqual([error]);
    expect(methods(hoody)).toEqual(['create']);
  });
});
