import fc from 'fast-check';
import type {
  Acts,
  ContainerStart,
  Fault,
  History,
  JobPlan,
  PlatformBehavior,
  SnapshotStart,
  Trouble,
  Turn,
} from './history.ts';

/** `be.fore` has the name `before` on a platform that derives it, so one word can be a name and an alias. */
const ALIASES = ['before', 'be.fore', 'nightly-1', 'nightly-2', 'nightly-3', 'release'];
const FILTERS = ['nightly-*', '*', 'be*', '{before,release}'];
const SELECTORS = [
  'latest',
  ...ALIASES,
  'name:before',
  'alias:before',
  'name:nightly-1',
  'alias:release',
  'nowhere',
];

/** Null, or this with some probability; it shrinks to null. */
function optional<T>(percent: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 100 - percent, arbitrary: fc.constant(null) },
    { weight: percent, arbitrary },
  );
}

const platforms: fc.Arbitrary<PlatformBehavior> = fc.record({
  names: fc.constantFrom('alias', 'time'),
  usedAlias: fc.constantFrom('kept', 'replaced'),
  nameTaken: fc.constantFrom<PlatformBehavior['nameTaken']>(409, 400, 500, 'replace'),
  cap: fc.constantFrom(null, null, null, 10, 4, 2),
  lagMs: fc.constantFrom(0, 0, 0, 400, 3_000),
  reapMs: fc.constantFrom(0, 5_000, 3_600_000),
  hasDate: fc.constantFrom(true, true, true, false),
  wholeSeconds: fc.constantFrom(false, false, true),
});

const snapshots: fc.Arbitrary<SnapshotStart> = fc.record({
  alias: fc.constantFrom(null, ...ALIASES),
  age: fc.constantFrom(20, 61, 300, 3_600, 86_400, 864_000),
  expiresIn: fc.constantFrom(null, null, null, null, -60, 5, 30, 86_400),
});

const troubles: fc.Arbitrary<Trouble> = fc.oneof(
  fc.record({ kind: fc.constantFrom('forbidden', 'gone', 'frozen') }),
  fc.record({
    kind: fc.constantFrom('busy', 'preparing'),
    forMs: fc.constantFrom(700, 4_000, 30_000, 3_600_000),
  }),
);

const containers: fc.Arbitrary<ContainerStart> = fc.record({
  snapshots: fc
    .uniqueArray(snapshots, { maxLength: 4, selector: ({ age }) => age })
    .map((list) => list.toSorted((a, b) => b.age - a.age)),
  trouble: optional(12, troubles),
});

const breakMs = fc.constantFrom(0, 50, 800, 3_000, 11_000);
const acts = fc.constantFrom<Acts>('no', 'yes', 'late');

const faults: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('unreachable' as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('reset' as const), acts, breakMs }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cut' as const), acts, breakMs }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('stall' as const), acts }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('gateway' as const),
      status: fc.constantFrom(500, 502, 503, 504, 408, 425),
      acts,
      breakMs,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.constantFrom<Fault>(
      { kind: 'response', status: 409, code: 'SNAPSHOT_OPERATION_IN_PROGRESS' },
      { kind: 'response', status: 409, code: 'container_finalizing', retryAfter: '3' },
      { kind: 'response', status: 409 },
      { kind: 'response', status: 429, retryAfter: '2' },
      { kind: 'response', status: 429 },
      { kind: 'response', status: 503, code: 'SNAPSHOT_INVENTORY_UNAVAILABLE' },
      { kind: 'response', status: 400, code: 'SNAPSHOT_PRESPAWN_FORBIDDEN' },
      { kind: 'response', status: 500 },
      { kind: 'response', status: 403 },
      { kind: 'response', status: 422 },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.record({ kind: fc.constantFrom('untrusted', 'redirect') }),
      fc.record({ kind: fc.constantFrom('foreign', 'upgrade'), acts, breakMs }),
    ),
  },
);

const turns: fc.Arbitrary<Turn> = fc.record({
  delayMs: fc.constantFrom(10, 40, 400),
  work: fc.constantFrom(0, 0.2, 0.6, 1),
  lag: fc.constantFrom(0, 0.5, 1),
  fault: optional(25, faults),
});

type Inputs = Record<string, string>;

/** An input with one of these values. */
function input(name: string, ...values: readonly string[]): fc.Arbitrary<Inputs> {
  return fc.constantFrom(...values).map((value): Inputs => ({ [name]: value }));
}

/** No input, or these with some probability. */
function maybe(percent: number, inputs: fc.Arbitrary<Inputs>): fc.Arbitrary<Inputs> {
  return optional(percent, inputs).map((given) => given ?? {});
}

function merge(...parts: fc.Arbitrary<Inputs>[]): fc.Arbitrary<Inputs> {
  return fc.tuple(...parts).map((all): Inputs => Object.assign({}, ...all));
}

const dryRun = maybe(5, input('dry-run', 'true'));
const creates = merge(
  maybe(
    75,
    merge(input('alias', ...ALIASES), maybe(75, input('if-exists', 'create', 'reuse', 'replace', 'fail'))),
  ),
  maybe(30, input('expiry-days', '1', '30')),
  maybe(25, merge(input('keep-last', '1', '2', '3'), input('filter', ...FILTERS))),
  maybe(50, input('restore-on-failure', 'true')),
  maybe(50, input('delete-on-success', 'true')),
  dryRun,
);
const chosen = fc
  .uniqueArray(fc.constantFrom(...SELECTORS), { minLength: 1, maxLength: 3 })
  .map((list): Inputs => ({ snapshot: list.join('\n') }));
const deletes = merge(
  fc.oneof(
    merge(chosen, maybe(50, input('ignore-missing', 'true'))),
    merge(
      input('filter', ...FILTERS),
      fc.oneof(
        input('keep-last', '0', '1', '2'),
        input('older-than', '1m', '1h', '1d'),
        merge(input('keep-last', '1', '2'), input('older-than', '1m', '1h')),
      ),
    ),
  ),
  dryRun,
);
const restores = merge(
  input('snapshot', ...SELECTORS),
  maybe(40, merge(input('backup-first', 'true'), maybe(50, input('expiry-days', '14')))),
  dryRun,
);
const aliasChanges = merge(
  input('snapshot', ...SELECTORS),
  fc.oneof(input('alias', ...ALIASES), input('remove-alias', 'true')),
  dryRun,
);
const lists = maybe(50, input('filter', ...FILTERS));

const operations: fc.Arbitrary<Pick<JobPlan, 'operation' | 'inputs'>> = fc.oneof(
  { weight: 6, arbitrary: of('create', creates) },
  { weight: 3, arbitrary: of('restore', restores) },
  { weight: 3, arbitrary: of('delete', deletes) },
  { weight: 2, arbitrary: of('alias', aliasChanges) },
  { weight: 1, arbitrary: of('list', lists) },
);

function of(
  operation: JobPlan['operation'],
  inputs: fc.Arbitrary<Inputs>,
): fc.Arbitrary<Pick<JobPlan, 'operation' | 'inputs'>> {
  return inputs.map((given) => ({ operation, inputs: given }));
}

const jobs: fc.Arbitrary<JobPlan> = fc
  .record({
    work: operations,
    settings: merge(
      maybe(50, input('timeout-seconds', '1', '4', '20', '60')),
      maybe(10, input('max-parallel', '1', '2')),
      // A summary takes time, and nothing depends on it.
      maybe(80, input('summary', 'false')),
    ),
    containers: fc.constantFrom(1, 1, 1, 2, 3, 6),
    startMs: fc.constantFrom(0, 300, 1_500, 9_000),
    cancelMs: optional(25, fc.constantFrom(0, 30, 700, 2_500, 7_000, 20_000)),
    status: fc.constantFrom('failure', 'success'),
    aheadMs: fc.constantFrom(0, 0, 600_000, -600_000, 700),
    turns: fc.array(turns, { maxLength: 12, size: 'max' }),
    seed: fc.nat(),
  })
  .map(({ work: { operation, inputs }, settings, ...plan }) => ({
    ...plan,
    operation,
    inputs: { ...inputs, ...settings },
  }));

/** Every history that can happen. */
export const histories: fc.Arbitrary<History> = fc
  .record({
    platform: platforms,
    containers: fc.array(containers, { minLength: 6, maxLength: 6 }),
    first: jobs,
    second: optional(40, jobs),
  })
  .map(({ platform, containers: six, first, second }): History => {
    const used = Math.max(first.containers, second?.containers ?? 0);
    // A runner whose clock is wrong learns that from the `Date` of the platform alone.
    const withClock = (job: JobPlan) =>
      platform.hasDate ? job : { ...job, aheadMs: Math.max(0, job.aheadMs) % 1_000 };
    const both: History['jobs'] = second ? [withClock(first), withClock(second)] : [withClock(first)];
    return { platform, containers: six.slice(0, used), jobs: both };
  });
