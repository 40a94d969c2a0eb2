import fc from 'fast-check';
import {
  type Acts,
  type ContainerStart,
  type Fault,
  FIRST_MAP,
  FIRST_NAME,
  type GatewayFault,
  type History,
  type JobPlan,
  type Kill,
  type Outage,
  type PlatformBehavior,
  RUN,
  type SnapshotStart,
  type StepPlan,
  type TimeForm,
  type Trouble,
  type Turn,
} from './history.ts';

/** `pre.deploy` has the name `predeploy` on a platform that derives it, so one word can be a name and an alias. */
const ALIASES = ['predeploy', 'pre.deploy', 'nightly-1', 'nightly-2', 'nightly-3', 'rel-7'];
/** Stands for the alias that most of a history is about: so its snapshots and steps meet. */
const FAVORITE = '<favorite>';
/** One that names the run, as `pre-${{ github.run_id }}` does. */
const RUN_ALIAS = `pre-${RUN}`;
/** Those of the backup and the snapshot of an earlier run, of a later one, and one that only looks like that of a backup. */
const OLD_ALIASES = [
  'backup-9-1-deploy-step-0-0123456789',
  'run-9-1-deploy-step-0-0123456789',
  'run-99-1-deploy-step-0-0123456789',
  'backup-copy',
];
const FILTERS = ['nightly-*', '*', 'pre*', '{predeploy,rel-7}'];
const SELECTORS = [
  'latest',
  'latest',
  FAVORITE,
  FAVORITE,
  FAVORITE,
  `alias:${FAVORITE}`,
  ...ALIASES,
  'name:predeploy',
  'alias:predeploy',
  'name:nightly-1',
  'alias:rel-7',
  // Where names derive from the time, it is that of a snapshot that is 300 s old.
  'snap-20260115-102500',
  'name:snap-20260115-102500',
  'nowhere',
];

const DAY_MS = 86_400_000;

/** Null, or this with some probability; it shrinks to null. */
function optional<T>(percent: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 100 - percent, arbitrary: fc.constant(null) },
    { weight: percent, arbitrary },
  );
}

const times = fc.oneof(
  { weight: 60, arbitrary: fc.constant<TimeForm>('milliseconds') },
  {
    weight: 40,
    arbitrary: fc.constantFrom<TimeForm>(
      'seconds',
      'microseconds',
      'offset',
      'zoneless',
      'null',
      'absent',
      'mixed',
    ),
  },
);

const platforms: fc.Arbitrary<PlatformBehavior> = fc.record({
  names: fc.constantFrom('alias', 'time'),
  usedAlias: fc.constantFrom('kept', 'replaced'),
  nameTaken: fc.constantFrom<PlatformBehavior['nameTaken']>(409, 400, 500, 'replace', 'replace'),
  cap: fc.constantFrom(null, null, null, 10, 4, 2),
  lagMs: fc.constantFrom(0, 0, 400, 3_000),
  reapMs: fc.constantFrom(0, 5_000, 3_600_000),
  hasDate: fc.constantFrom(true, true, true, false),
  frontAheadMs: fc.constantFrom(...Array<number>(18).fill(0), 60 * DAY_MS, -60 * DAY_MS),
  hostAheadMs: fc.constantFrom(...Array<number>(6).fill(0), 700, -700, 40_000, -40_000),
  wholeSeconds: fc.constantFrom(false, false, true),
  answerTimes: times,
  listTimes: times,
  marksUse: fc.boolean(),
});

const snapshots = fc.record<SnapshotStart>({
  alias: fc.constantFrom(null, ...ALIASES, ...ALIASES, ...OLD_ALIASES, ...Array<string>(7).fill(FAVORITE)),
  age: fc.constantFrom(1, 3, 20, 61, 300, 300.5, 3_600, 86_400, 864_000),
  expiresIn: fc.constantFrom(null, null, null, null, -60, 5, 30, 86_400),
  usedAgo: fc.constantFrom(null, null, null, 2, 20, 3_600),
});

const troubles: fc.Arbitrary<Trouble> = fc.oneof(
  fc.record({ kind: fc.constantFrom('forbidden', 'gone', 'frozen') }),
  fc.record({
    kind: fc.constantFrom('busy', 'preparing'),
    forMs: fc.constantFrom(700, 4_000, 30_000, 3_600_000),
  }),
);

/** Nothing is restored before it is there. */
function withPossibleUse(start: SnapshotStart): SnapshotStart {
  return { ...start, usedAgo: start.usedAgo !== null && start.usedAgo < start.age ? start.usedAgo : null };
}

const containers: fc.Arbitrary<ContainerStart> = fc.record({
  snapshots: fc
    .array(snapshots, { maxLength: 4 })
    .map((list) => list.map(withPossibleUse).toSorted((a, b) => b.age - a.age)),
  trouble: optional(12, troubles),
});

const breakMs = fc.constantFrom(0, 50, 800, 3_000, 11_000);
const acts = fc.constantFrom<Acts>('no', 'yes', 'late', 'later');

const ownPage = {
  kind: fc.constant('gateway' as const),
  body: fc.constantFrom('page', 'json', 'envelope'),
  clockAheadMs: fc.constantFrom(null, 0, DAY_MS, -100 * DAY_MS),
} as const;

/** It says that it has passed nothing on, and it has not. */
const refusalsOfGateway: fc.Arbitrary<GatewayFault> = fc.record({
  ...ownPage,
  status: fc.constantFrom(404, 404, 404, 400, 401, 403, 409, 422),
  acts: fc.constant('no' as const),
  breakMs: fc.constant(0),
});

const faults: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('unreachable' as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('reset' as const), acts, breakMs }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cut' as const), acts, breakMs }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('stall' as const), acts }) },
  {
    weight: 4,
    arbitrary: fc.record({
      ...ownPage,
      status: fc.constantFrom(500, 502, 503, 504, 408, 425),
      acts,
      breakMs,
    }),
  },
  { weight: 4, arbitrary: refusalsOfGateway },
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

const outages: fc.Arbitrary<Outage> = fc.record({
  afterMs: fc.constantFrom(0, 300, 1_500, 9_000),
  forMs: fc.constantFrom(700, 3_000, 10_000),
  fault: refusalsOfGateway,
});

const lag = fc.constantFrom(0, 0.5, 1);

const turns: fc.Arbitrary<Turn> = fc.record({
  delayMs: fc.constantFrom(10, 40, 400),
  work: fc.constantFrom(0, 0.2, 0.6, 1),
  lag,
  fault: optional(25, faults),
});

/** One after the other. What is wrong can last for several requests. */
const turnLists: fc.Arbitrary<Turn[]> = fc
  .array(fc.tuple(turns, fc.constantFrom(1, 1, 1, 2, 6)), { maxLength: 12, size: 'max' })
  .map((list) => list.flatMap(([turn, count]) => Array<Turn>(turn.fault ? count : 1).fill(turn)));

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
const guards = merge(
  maybe(50, merge(input('restore-on-failure', 'true'), maybe(40, input('backup-first', 'true')))),
  maybe(50, input('delete-on-success', 'true')),
);
const creates = merge(
  maybe(
    75,
    merge(
      input('alias', ...ALIASES, RUN_ALIAS, RUN_ALIAS, ...Array<string>(6).fill(FAVORITE)),
      maybe(75, input('if-exists', 'create', 'reuse', 'replace', 'fail')),
    ),
  ),
  maybe(30, input('expiry-days', '1', '30')),
  maybe(25, merge(input('keep-last', '1', '2', '3'), input('filter', ...FILTERS))),
  guards,
  dryRun,
);
const lists = maybe(50, input('filter', ...FILTERS));

/** @param selectors what a step can choose from */
function operationsOn(selectors: readonly string[]): fc.Arbitrary<Pick<StepPlan, 'operation' | 'inputs'>> {
  const chosen = fc
    .uniqueArray(fc.constantFrom(...selectors), { minLength: 1, maxLength: 3 })
    .map((list): Inputs => ({ snapshot: list.includes(FIRST_MAP) ? FIRST_MAP : list.join('\n') }));
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
    input('snapshot', ...selectors),
    maybe(40, merge(input('backup-first', 'true'), maybe(50, input('expiry-days', '14')))),
    dryRun,
  );
  const aliasChanges = merge(
    input('snapshot', ...selectors),
    fc.oneof(input('alias', FAVORITE, ...ALIASES), input('remove-alias', 'true')),
    dryRun,
  );
  return fc.oneof(
    { weight: 6, arbitrary: of('create', creates) },
    { weight: 3, arbitrary: of('restore', restores) },
    { weight: 3, arbitrary: of('delete', deletes) },
    { weight: 2, arbitrary: of('alias', aliasChanges) },
    { weight: 1, arbitrary: of('list', lists) },
  );
}

function of(
  operation: StepPlan['operation'],
  inputs: fc.Arbitrary<Inputs>,
): fc.Arbitrary<Pick<StepPlan, 'operation' | 'inputs'>> {
  return inputs.map((given) => ({ operation, inputs: given }));
}

const settings = merge(
  maybe(50, input('timeout-seconds', '1', '4', '20', '60')),
  maybe(10, input('max-parallel', '1', '2')),
  // A summary takes time, and nothing depends on it.
  maybe(80, input('summary', 'false')),
);

const kills: fc.Arbitrary<Kill> = fc.oneof(
  fc.record({ afterMs: fc.constantFrom(0, 30, 700, 2_500, 7_000, 15_000) }),
  fc.record({ atRequest: fc.integer({ min: 1, max: 12 }) }),
);

function stepsOn(selectors: readonly string[], always: fc.Arbitrary<boolean>): fc.Arbitrary<StepPlan> {
  return fc
    .record({
      work: operationsOn(selectors),
      settings,
      always,
      kill: optional(9, kills),
      postKill: optional(9, kills),
      postInputs: maybe(10, input('restore-on-failure', 'false', 'false', '')),
      turns: turnLists,
      restLag: lag,
    })
    .map(({ work: { operation, inputs }, settings: common, ...plan }) => ({
      operation,
      inputs: { ...inputs, ...common },
      ...plan,
    }));
}

const firstSteps = stepsOn(SELECTORS, fc.constant(false));
const secondSteps = stepsOn(
  [...SELECTORS, FIRST_NAME, FIRST_NAME, FIRST_MAP, FIRST_MAP],
  fc.constantFrom(false, false, true),
);

const jobs: fc.Arbitrary<JobPlan> = fc
  .record({
    first: firstSteps,
    second: optional(35, secondSteps),
    containers: fc.constantFrom(1, 1, 1, 2, 3, 6),
    startMs: fc.constantFrom(0, 300, 1_500, 9_000),
    cancelMs: optional(25, fc.constantFrom(0, 30, 700, 2_500, 7_000, 20_000)),
    deployAfter: fc.constantFrom(1, 2),
    status: fc.constantFrom('failure', 'success'),
    aheadMs: fc.constantFrom(0, 0, 600_000, -600_000, 700),
    jump: optional(
      15,
      fc.record({
        afterMs: fc.constantFrom(30, 700, 2_500, 7_000, 20_000),
        byMs: fc.constantFrom(90_000, 3_600_000, -3_600_000),
      }),
    ),
    seed: fc.nat(),
  })
  .map(({ first, second, ...plan }) => ({ steps: second ? [first, second] : [first], ...plan }));

/** Every history that can happen. */
export const histories: fc.Arbitrary<History> = fc
  .record({
    platform: platforms,
    containers: fc.tuple(containers, fc.array(optional(50, containers), { minLength: 5, maxLength: 5 })),
    first: jobs,
    second: optional(40, jobs),
    isSameWorkflow: fc.boolean(),
    isOneRun: fc.constantFrom(false, false, false, true),
    favorite: fc.constantFrom(...ALIASES),
    outage: optional(5, outages),
  })
  .map(
    ({
      platform: drawn,
      containers: [one, others],
      first,
      second,
      isSameWorkflow,
      isOneRun,
      favorite,
      outage,
    }): History => {
      const platform = drawn.hasDate ? drawn : { ...drawn, frontAheadMs: 0 };
      // The containers of a step are much alike.
      const six = [one, ...others.map((other) => other ?? { ...one, trouble: null })];
      const used = Math.max(first.containers, second?.containers ?? 0);
      // A runner whose clock is wrong, or jumps, learns that from the `Date` of the platform alone.
      const withClock = (job: JobPlan) =>
        platform.hasDate ? job : { ...job, aheadMs: Math.max(0, job.aheadMs) % 1_000, jump: null };
      const both: History['jobs'] = second
        ? [withClock(first), withClock(isSameWorkflow ? runAgain(first, second) : second)]
        : [withClock(first)];
      return insertFavorite(favorite, {
        platform,
        containers: six.slice(0, used),
        jobs: both,
        isOneRun,
        outage,
      });
    },
  );

/** Lets a job do what another one does. What happens to it stays its own. */
function runAgain(workflow: JobPlan, job: JobPlan): JobPlan {
  const run = (step: StepPlan, position: number): StepPlan => {
    const { operation, inputs } = workflow.steps[position] ?? step;
    return { ...step, operation, inputs };
  };
  return { ...job, containers: workflow.containers, steps: job.steps.map(run) as JobPlan['steps'] };
}

function insertFavorite(favorite: string, { containers: all, jobs: both, ...rest }: History): History {
  const insert = (text: string) => text.replaceAll(FAVORITE, favorite);
  const insertInStep = (step: StepPlan): StepPlan => ({
    ...step,
    inputs: Object.fromEntries(Object.entries(step.inputs).map(([name, value]) => [name, insert(value)])),
  });
  const insertInJob = (job: JobPlan): JobPlan => ({
    ...job,
    steps: job.steps.map(insertInStep) as JobPlan['steps'],
  });
  return {
    ...rest,
    containers: all.map((container) => ({
      ...container,
      snapshots: container.snapshots.map((start) => ({
        ...start,
        alias: start.alias === null ? null : insert(start.alias),
      })),
    })),
    jobs: both.map(insertInJob) as History['jobs'],
  };
}
