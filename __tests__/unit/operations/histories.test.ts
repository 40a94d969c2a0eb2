import fc from 'fast-check';
import { AttemptError } from '../../../src/hoody/errors.ts';
import type { Snapshot } from '../../../src/hoody/schema.ts';
import { create } from '../../../src/operations/create.ts';
import type { IfExists } from '../../../src/operations/if-exists.ts';
import type { CreateRequest } from '../../../src/operations/request.ts';
import { LOST, status } from '../../helpers/fakes/failure.ts';
import {
  BEHAVIORS,
  type Behavior,
  contextOn,
  FakePlatform,
  type Fault,
} from '../../helpers/fakes/platform.ts';
import { CONTAINER } from '../../helpers/fakes/snapshot.ts';

const ALIAS = 'before';
const OTHER = '507f1f77bcf86cd799439012';
const FAULTS: (Fault | undefined)[] = [
  undefined,
  'lost',
  'dropped',
  'late',
  status(409, { code: 'SNAPSHOT_OPERATION_IN_PROGRESS' }),
  status(409),
  status(500),
  status(502, { fromApi: false }),
  status(503),
];

interface History {
  behavior: Behavior;
  isGenerated: boolean;
  ifExists: IfExists;
  /** Whether the container has an older snapshot with the alias. */
  hasOlder: boolean;
  faults: (Fault | undefined)[];
  /** The requests other than creates whose responses are lost, by number. */
  lostRequests: number[];
  /** The request during which the job is canceled. */
  cancelAt: number | undefined;
  /** The requests before which another job creates a snapshot with the alias. */
  otherAt: number | undefined;
  /** How far the clock of the runner is ahead of the server's, in milliseconds. */
  runnerAheadMs: number;
  /** Whether the same create fails for another container. */
  isUndone: boolean;
}

const histories: fc.Arbitrary<History> = fc
  .record({
    behavior: fc.constantFrom(...BEHAVIORS),
    isGenerated: fc.boolean(),
    ifExists: fc.constantFrom<IfExists>('create', 'reuse', 'replace', 'fail'),
    hasOlder: fc.boolean(),
    faults: fc.array(fc.constantFrom(...FAULTS), { maxLength: 4 }),
    lostRequests: fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 3 }),
    cancelAt: fc.option(fc.nat(8), { nil: undefined, freq: 3 }),
    otherAt: fc.option(fc.nat(6), { nil: undefined, freq: 2 }),
    runnerAheadMs: fc.constantFrom(0, 0, 600_000, -600_000),
    isUndone: fc.boolean(),
  })
  .map((history) => ({ ...history, ifExists: history.isGenerated ? 'create' : history.ifExists }));

const key = ({ name, created_at }: Snapshot) => `${name} ${created_at}`;

async function play(history: History) {
  const {
    behavior,
    isGenerated,
    ifExists,
    hasOlder,
    faults,
    lostRequests,
    cancelAt,
    otherAt,
    runnerAheadMs,
    isUndone,
  } = history;
  const platform = new FakePlatform(behavior);
  platform.runnerAheadMs = runnerAheadMs;
  const others: Snapshot[] = [];
  if (hasOlder) others.push(platform.create(CONTAINER, ALIAS));
  platform.advance(60_000);
  platform.faults.push(...faults);
  const job = new AbortController();
  const deleted: Snapshot[] = [];
  let requests = 0;
  platform.onRequest = ({ method, segments }) => {
    if (segments[1] === OTHER) throw new AttemptError(status(403));
    const number = requests;
    requests += 1;
    // Between the last look and a delete, nothing can prevent a mistake: the API deletes by name.
    if (number === otherAt && method !== 'DELETE') {
      try {
        others.push(platform.create(CONTAINER, ALIAS));
      } catch {
        // The platform refuses the name.
      }
    }
    if (number === cancelAt) job.abort();
    if (method === 'DELETE')
      deleted.push(...platform.list(CONTAINER).filter(({ name }) => name === segments.at(-1)));
    if (method !== 'POST' && lostRequests.includes(number)) throw new AttemptError(LOST);
  };
  const request: CreateRequest = { ifExists, dryRun: false, ...(isGenerated ? {} : { alias: ALIAS }) };
  const context = contextOn(platform, job.signal);
  const containerIds = isUndone ? [CONTAINER, OTHER] : [CONTAINER];
  const [outcome] = await create(request, containerIds, context);
  if (!outcome) throw new Error('there is an outcome');
  platform.advance(60_000);
  const isOthers = (snapshot: Snapshot) => others.some((other) => key(other) === key(snapshot));
  const left = platform.list(CONTAINER);
  const said = [
    ...context.logger.lines.filter((line) => line.startsWith('warning')),
    outcome.ok ? '' : outcome.error.message,
  ].join('\n');
  return {
    platform,
    outcome,
    others,
    deleted,
    left,
    ours: left.filter((one) => !isOthers(one)),
    isOthers,
    said,
  };
}

test('A create keeps its promises in every history', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const { platform, outcome, deleted, left, ours, isOthers, said } = await play(history);
      const [reported] = outcome.snapshots;
      const replaces =
        history.behavior.usedAlias === 'replaced' ||
        (history.behavior.names === 'alias' && history.behavior.nameTaken === 'replace');
      const isRaced = history.otherAt !== undefined && replaces;

      // What is reported exists, unless another job has replaced it.
      if (outcome.ok && !isRaced) expect(left.map(key)).toContain(reported && key(reported));
      // What is reported as the step's own is its own.
      if (outcome.ok && outcome.changed && !outcome.origin && reported)
        expect(isOthers(reported)).toBe(false);
      // Nobody else's snapshot is deleted, except by a replacement.
      for (const one of deleted)
        if (isOthers(one)) expect([history.ifExists, one.alias]).toEqual(['replace', ALIAS]);
      // Nothing is left that is neither reported nor named.
      for (const one of ours) {
        const isReported = reported !== undefined && key(reported) === key(one);
        const isNamed = said.includes(one.name) || said.includes(`"${one.alias}"`);
        // A snapshot that another job created at the same time can be mistaken for this one, but is never deleted then.
        if (outcome.origin === 'inferred' && history.otherAt !== undefined) continue;
        expect([one.name, isReported || isNamed]).toEqual([one.name, true]);
      }
      // At no moment does a container have none that had one.
      const first = platform.history.findIndex(({ length }) => length > 0);
      if (history.hasOlder)
        expect(platform.history.slice(first).every(({ length }) => length > 0)).toBe(true);
      // A replacement that succeeds leaves one.
      if (outcome.ok && history.ifExists === 'replace' && history.otherAt === undefined && said === '')
        expect(left.map(({ alias }) => alias)).toEqual([ALIAS]);
    }),
    { numRuns: Number(process.env['RUNS'] ?? 300) },
  );
});
