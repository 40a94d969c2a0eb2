import { NameTakenError } from '../../../src/hoody/errors.ts';
import { create } from '../../../src/operations/create.ts';
import type { CreateRequest } from '../../../src/operations/request.ts';
import { restore } from '../../../src/operations/restore.ts';
import { status } from '../../helpers/fakes/failure.ts';
import { BEHAVIORS, contextOn, FakePlatform, type Fault } from '../../helpers/fakes/platform.ts';
import { CONTAINER } from '../../helpers/fakes/snapshot.ts';

const OTHER = '507f1f77bcf86cd799439012';

const requestOf = (fields: Partial<CreateRequest> = {}): CreateRequest => ({
  alias: 'before',
  ifExists: 'create',
  dryRun: false,
  ...fields,
});
const generated = requestOf();
delete generated.alias;

const withAlias = (platform: FakePlatform, alias = 'before', containerId = CONTAINER) =>
  platform.list(containerId).filter((snapshot) => snapshot.alias === alias);

describe.each(BEHAVIORS)(
  'A platform whose names derive from the $names, where a used alias is $usedAlias and a taken name gets $nameTaken',
  (behavior) => {
    const refusesName = behavior.names === 'alias' && behavior.nameTaken !== 'replace';

    /** Creates on a platform that may have an older snapshot with the alias. */
    async function createOn(platform: FakePlatform, request: CreateRequest, containerIds = [CONTAINER]) {
      platform.advance(60_000);
      const context = contextOn(platform);
      const outcomes = await create(request, containerIds, context);
      return { outcomes, lines: context.logger.lines };
    }

    test('A create beside an older snapshot succeeds, or fails at once if the platform refuses the name', async () => {
      const platform = new FakePlatform(behavior);
      const older = platform.create(CONTAINER, 'before');
      const { outcomes } = await createOn(platform, requestOf());
      if (refusesName) {
        expect(outcomes).toMatchObject([{ ok: false, changed: false, error: { taken: older } }]);
        expect(outcomes[0]?.ok === false && outcomes[0].error).toBeInstanceOf(NameTakenError);
        expect(platform.sent).toEqual(['POST', 'GET']);
        expect(platform.list(CONTAINER)).toEqual([older]);
      } else {
        expect(outcomes).toMatchObject([{ ok: true, snapshots: [withAlias(platform)[0]] }]);
        expect(platform.sent).toEqual(['POST']);
      }
    });

    test('A replacement leaves only the new snapshot, and the container is never without one', async () => {
      const platform = new FakePlatform(behavior);
      const older = platform.create(CONTAINER, 'before');
      const { outcomes } = await createOn(platform, requestOf({ ifExists: 'replace' }));
      expect(outcomes).toMatchObject([{ ok: true, changed: true, snapshots: platform.list(CONTAINER) }]);
      expect(platform.list(CONTAINER)).toMatchObject([{ alias: 'before' }]);
      expect(platform.list(CONTAINER)).not.toContainEqual(older);
      expect(platform.history.map(({ length }) => length)).not.toContain(0);
    });

    test('A replacement with nothing to replace creates under the alias itself', async () => {
      const platform = new FakePlatform(behavior);
      const { outcomes } = await createOn(platform, requestOf({ ifExists: 'replace' }));
      expect(outcomes).toMatchObject([{ ok: true, snapshots: platform.list(CONTAINER) }]);
      expect(platform.list(CONTAINER)).toMatchObject([{ alias: 'before' }]);
      expect(platform.sent).toEqual(['GET', 'POST', 'GET']);
    });

    test('A replacement keeps a snapshot that has only the name', async () => {
      const platform = new FakePlatform(behavior);
      const other = platform.create(CONTAINER, 'kept', { name: 'before' });
      const { outcomes } = await createOn(platform, requestOf({ ifExists: 'replace' }));
      expect(outcomes).toMatchObject([{ ok: true }]);
      expect(withAlias(platform)).toHaveLength(1);
      expect(platform.list(CONTAINER)).toContainEqual(other);
    });

    test('A replacement during which another job creates the snapshot ends with one', async () => {
      const platform = new FakePlatform(behavior);
      let isFirst = true;
      platform.onRequest = ({ method }) => {
        if (method !== 'POST' || !isFirst) return;
        isFirst = false;
        platform.create(CONTAINER, 'before', { created_at: new Date(platform.now - 2_000).toISOString() });
      };
      const { outcomes } = await createOn(platform, requestOf({ ifExists: 'replace' }));
      expect(outcomes).toMatchObject([{ ok: true }]);
      expect(withAlias(platform)).toMatchObject([{ name: outcomes[0]?.snapshots[0]?.name }]);
    });

    test.each(['reuse', 'fail'] as const)(
      'Two jobs at once with %s create one snapshot',
      async (ifExists) => {
        const platform = new FakePlatform(behavior);
        platform.faults.push(status(409, { code: 'SNAPSHOT_OPERATION_IN_PROGRESS' }));
        let isFirst = true;
        platform.onRequest = ({ method }) => {
          if (method === 'POST' && isFirst) platform.create(CONTAINER, 'before');
          if (method === 'POST') isFirst = false;
        };
        const { outcomes } = await createOn(platform, requestOf({ ifExists }));
        expect(platform.list(CONTAINER)).toHaveLength(1);
        expect(outcomes).toMatchObject(
          ifExists === 'reuse'
            ? [{ ok: true, changed: false, origin: 'reused', snapshots: platform.list(CONTAINER) }]
            : [{ ok: false, changed: false }],
        );
      },
    );

    test.each<[string, Fault[]]>([
      ['a lost response', ['lost']],
      ['a lost request', ['dropped']],
      ['a request that acts late', ['late']],
      ['two requests that act late', ['late', 'late']],
      ['a request that acts late, and a lost response', ['late', 'lost']],
    ])('A create with a generated alias ends with exactly one snapshot after %s', async (_, faults) => {
      const platform = new FakePlatform(behavior);
      platform.faults.push(...faults);
      const { outcomes } = await createOn(platform, generated);
      platform.advance(60_000);
      expect(platform.list(CONTAINER)).toEqual(outcomes[0]?.snapshots);
      expect(outcomes).toMatchObject([{ ok: true, changed: true }]);
      expect(outcomes[0]).not.toHaveProperty('origin');
    });

    test.each<[string, Fault[]]>([
      ['a lost response', ['lost']],
      ['a lost request', ['dropped']],
      ['a request that acts late', ['late']],
      ['a request that acts late, and a lost response', ['late', 'lost']],
    ])('A create with an explicit alias reports a snapshot that exists after %s', async (_, faults) => {
      const platform = new FakePlatform(behavior);
      platform.faults.push(...faults);
      const { outcomes, lines } = await createOn(platform, requestOf());
      platform.advance(60_000);
      const [reported] = outcomes[0]?.snapshots ?? [];
      const [stored, ...strays] = withAlias(platform).toSorted((a) => (a.name === reported?.name ? -1 : 1));
      expect(reported).toEqual(stored);
      const warnings = lines.filter((line) => line.startsWith('warning'));
      for (const { name } of strays) expect(warnings).toContainEqual(expect.stringContaining(name));
      expect(platform.sent).not.toContainEqual(expect.stringContaining('DELETE'));
    });

    test('A backup ends with exactly one new snapshot after a request that acts late', async () => {
      const platform = new FakePlatform(behavior);
      const target = platform.create(CONTAINER, 'before');
      platform.advance(60_000);
      platform.faults.push('late');
      const request = { snapshots: new Map([[CONTAINER, 'before']]), backup: {}, dryRun: false };
      const outcome = await restore(request, CONTAINER, contextOn(platform));
      expect(platform.list(CONTAINER)).toEqual([outcome.backup, target]);
    });

    test('An undo leaves a container with no less than it had', async () => {
      const platform = new FakePlatform(behavior);
      const older = platform.create(CONTAINER, 'before');
      platform.create(OTHER, 'unrelated');
      platform.onRequest = ({ method, segments }) => {
        if (method === 'POST' && segments[1] === OTHER) platform.faults.unshift(status(403));
      };
      const { outcomes } = await createOn(platform, requestOf(), [CONTAINER, OTHER]);
      expect(outcomes).toMatchObject([{ ok: false }, { ok: false }]);
      const left = platform.list(CONTAINER);
      expect(left).toHaveLength(1);
      const replaces = !refusesName && (behavior.usedAlias === 'replaced' || behavior.names === 'alias');
      if (replaces) {
        expect(left).toEqual(outcomes[0]?.snapshots);
        expect(outcomes[0]).toMatchObject({
          error: {
            message: expect.stringContaining(`Kept snapshot ${left[0]?.name} of container ${CONTAINER}`),
          },
        });
      } else expect(left).toEqual([older]);
    });

    test('A create that is canceled while its request acts late leaves nothing', async () => {
      const platform = new FakePlatform(behavior);
      const job = new AbortController();
      platform.faults.push('late');
      platform.onRequest = ({ method }) => {
        if (method === 'POST') job.abort();
      };
      const outcomes = await create(generated, [CONTAINER], contextOn(platform, job.signal));
      expect(outcomes).toMatchObject([{ ok: false, changed: false }]);
      platform.advance(60_000);
      expect(platform.list(CONTAINER)).toEqual([]);
    });
  },
);
