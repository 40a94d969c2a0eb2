import type { GatewayFault, History, JobPlan, PlatformBehavior, StepPlan, Turn } from './history.ts';

/** A defect that is planted into the source, to see whether the simulation finds it. */
export interface Defect {
  /** What the code then does wrong, as a sentence. */
  what: string;
  file: string;
  /** What is in the file exactly once. */
  find: string;
  replace: string;
  /** Which histories can show it, so that no others are played; absent if all can. */
  among?: (history: History) => boolean;
}

/** The histories in which a step does this. */
function doing(
  operation: StepPlan['operation'],
  inputs: Record<string, string | RegExp> = {},
  isOf: (job: JobPlan) => boolean = () => true,
): (history: History) => boolean {
  const matches = (step: StepPlan) =>
    step.operation === operation &&
    Object.entries(inputs).every(([name, value]) =>
      typeof value === 'string' ? step.inputs[name] === value : value.test(step.inputs[name] ?? ''),
    );
  return (history) => history.jobs.some((job) => job.steps.some(matches) && isOf(job));
}

const ANY = /./;
const ofSeveral = ({ containers }: JobPlan) => containers > 1;

const BY_AGE = doing('delete', { 'older-than': ANY });
const WITH_JUMPS = ({ jobs }: History) => jobs.some(({ jump }) => jump);
const withTwoClocks = ({ hostAheadMs }: PlatformBehavior) => hostAheadMs !== 0;
const withWrongDate = ({ frontAheadMs }: PlatformBehavior) => frontAheadMs !== 0;

/** The histories in which a gateway responds with such a status, and perhaps with a clock of its own. */
function meeting(
  isSuch: (fault: GatewayFault) => boolean,
  among: (history: History) => boolean = () => true,
): (history: History) => boolean {
  const isMet = ({ fault }: Turn) => fault?.kind === 'gateway' && isSuch(fault);
  return (history) =>
    among(history) &&
    ((history.outage && isSuch(history.outage.fault)) ||
      history.jobs.some(({ steps }) => steps.some(({ turns }) => turns.some(isMet))));
}

const turningAway = ({ status }: GatewayFault) => status < 500 && status !== 408 && status !== 425;

const isEndingBadly = ({ status, cancelMs }: JobPlan) => status === 'failure' || cancelMs !== null;
const ROLLING_BACK = doing('create', { alias: ANY, 'restore-on-failure': 'true' }, isEndingBadly);
const ROLLING_BACK_ANY = doing('create', { 'restore-on-failure': 'true' }, isEndingBadly);
const BACKING_UP = doing('create', { 'backup-first': 'true' }, isEndingBadly);
const SEVERAL_BACKING_UP = doing(
  'create',
  { 'backup-first': 'true' },
  (job) => ofSeveral(job) && isEndingBadly(job),
);
const guarding = ({ inputs }: StepPlan) => inputs['restore-on-failure'] === 'true';
const WITH_TWO_GUARDS = ({ jobs }: History) =>
  jobs.some(({ steps }) => steps.length === 2 && steps.every(guarding));
const RESTORING = any(doing('restore'), doing('create', { 'restore-on-failure': 'true' }));
const WITH_KILLS = ({ jobs }: History) => jobs.some(({ steps }) => steps.some(({ kill }) => kill));

function any(...all: ((history: History) => boolean)[]) {
  return (history: History) => all.some((among) => among(history));
}

/** The histories on such a platform. */
function on(isSuch: (platform: PlatformBehavior) => boolean, among: (history: History) => boolean) {
  return (history: History) => isSuch(history.platform) && among(history);
}

const withOldLists = ({ lagMs }: PlatformBehavior) => lagMs > 0;
const withMarks = ({ marksUse }: PlatformBehavior) => marksUse;
const withDerivedNames = ({ names }: PlatformBehavior) => names === 'alias';
const withReplacedNames = (platform: PlatformBehavior) =>
  withDerivedNames(platform) && platform.nameTaken === 'replace';
const withKeptAliases = ({ names, usedAlias }: PlatformBehavior) => names === 'time' && usedAlias === 'kept';
const withoutTimes = ({ answerTimes, listTimes }: PlatformBehavior) =>
  [answerTimes, listTimes].some((form) => ['null', 'absent', 'mixed'].includes(form));

/** A request of a create gets lost, and the API refuses some others for good. */
const CREATING_BEFORE_REFUSED_LOOKS = ({ jobs }: History) =>
  jobs.some(({ steps }) =>
    steps.some(
      ({ operation, kill, turns }) =>
        operation === 'create' &&
        (kill !== null || turns.some(({ fault }) => fault !== null && 'acts' in fault)) &&
        turns.filter(({ fault }) => fault?.kind === 'response' && [403, 422].includes(fault.status)).length >=
          3,
    ),
  );

export const DEFECTS: readonly Defect[] = [
  {
    what: 'A create request whose response was lost is repeated as if it had never been sent.',
    file: 'src/operations/create/make.ts',
    find: 'if (mayHaveActed) this.pending = [...this.pending, attempt];',
    replace: 'if (this.#count < 0) this.pending = [];',
  },
  {
    what: 'A 503 of a proxy counts as one of the API, which did nothing.',
    file: 'src/hoody/failure.ts',
    find: "if (status === 503 && fromApi) return MEANINGS['503 of the API'];",
    replace: "if (status === 503) return MEANINGS['503 of the API'];",
    among: doing('create'),
  },
  {
    what: 'Any snapshot with the alias of a lost create request counts as its result, however old it is.',
    file: 'src/operations/create/make.ts',
    find: 'this.#isNew(snapshot, serverTimeAt(first.sentAt, list.clocks)) &&',
    replace: '',
    among: doing('create', { alias: ANY }),
  },
  {
    what: 'A lost create request takes a snapshot for its result that an earlier list showed.',
    file: 'src/operations/create/make.ts',
    find: '!isShown(snapshot, this.seen)',
    replace: 'this.seen.length >= 0',
    among: doing('create', { alias: ANY }),
  },
  {
    what: 'The repeated attempts of a create request share one generated alias.',
    file: 'src/operations/create/make.ts',
    find: 'if (!isUsed) return this.#generated ?? alias.first;',
    replace: 'if (isUsed || !isUsed) return alias.first;',
  },
  {
    what: 'Each container gets its own generated alias.',
    file: 'src/operations/create/make.ts',
    find: 'first ??= generateAlias(word);',
    replace: 'first = generateAlias(word);',
  },
  {
    what: 'A snapshot of another alias that has the name does not stop a create request.',
    file: 'src/operations/create/existing.ts',
    find: 'if (!taken || taken.alias === alias || isExpired(',
    replace: "if (!taken || taken.name !== '' || isExpired(",
    among: doing('create', { alias: ANY }),
  },
  {
    what: 'An attempt is sent before it is saved.',
    file: 'src/operations/create/make.ts',
    find: 'unsettled.expect(attempt);',
    replace: '',
  },
  {
    what: 'Only the first attempt of a step is saved before it is sent.',
    file: 'src/guard/record-unsettled.ts',
    find: 'if (!isCovered) save();',
    replace: "if (!isCovered && saved === '') save();",
    among: WITH_KILLS,
  },
  {
    what: 'What settles an attempt settles the others of its alias too.',
    file: 'src/guard/unsettled.ts',
    find: 'keyOf({ containerId: id, alias, sentAt }: Attempt): string',
    replace: 'keyOf({ containerId: id, alias }: Attempt, sentAt = 0): string',
    among: doing('create', { alias: ANY }),
  },
  {
    what: 'The post step looks once for what a lost create request makes.',
    file: 'src/guard/settle.ts',
    find: 'const isLast = clock.monotonic() >= end;',
    replace: 'const isLast = clock.monotonic() >= 0 * end;',
  },
  {
    what: 'The post step does not look as long as a lost create request can take.',
    file: 'src/guard/settle.ts',
    find: 'const MAX_LATENESS_MS = 30_000;',
    replace: 'const MAX_LATENESS_MS = 10_000;',
  },
  {
    what: 'The post step does not look once more when a list has to show what a lost create request made at the last moment.',
    file: 'src/guard/settle.ts',
    find: 'MAX_LATENESS_MS + LIST_AGE_MS - Math.min(...elapsed)',
    replace: '20_000 - Math.min(...elapsed)',
    among: on(({ lagMs }) => lagMs === 3_000, doing('create')),
  },
  {
    what: 'A last look that fails counts as one that found nothing.',
    file: 'src/guard/settle.ts',
    find: '(hasLooked || lastLooks === MAX_LAST_LOOKS)) return hasLooked;',
    replace: '(hasLooked || lastLooks === MAX_LAST_LOOKS)) return true;',
    among: CREATING_BEFORE_REFUSED_LOOKS,
  },
  {
    what: 'The post step deletes what a killed step went on from.',
    file: 'src/guard/settle.ts',
    find: 'if (attempt.isKept && !isGuarded(snapshot)) {',
    replace: 'if (attempt.isKept && attempt.sentAt < 0) {',
    among: WITH_KILLS,
  },
  {
    what: 'The post step looks no longer once it has found as many snapshots as creates were lost.',
    file: 'src/guard/settle.ts',
    find: 'return missing.length === 0 && shared.length === 0;',
    replace: 'return missing.length === 0 && (shared.length === 0 || strays.length >= shared.length);',
    among: doing('create', { alias: ANY }),
  },
  {
    what: 'The post step does not name what a lost create request under an explicit alias may have made.',
    file: 'src/guard/settle.ts',
    find: 'if (found.length > 0) logger.warning(describeStrays(container, found));',
    replace: '',
  },
  {
    what: 'An undo deletes the new snapshot, although it took the place of an older one.',
    file: 'src/operations/create/undo.ts',
    find: 'return compare(created, alias, older, listed);',
    replace: 'return compare(created, alias, [], listed);',
    among: doing('create', { alias: ANY }, ofSeveral),
  },
  {
    what: 'An undo knows only what the first list of the step showed.',
    file: 'src/operations/create/create.ts',
    find: 'made.before.set(containerId, created.before);',
    replace: '',
    among: on(
      (platform) =>
        withOldLists(platform) && (platform.usedAlias === 'replaced' || withReplacedNames(platform)),
      doing('create', { alias: ANY }, ofSeveral),
    ),
  },
  {
    what: 'An undo trusts a list that does not show the new snapshot.',
    file: 'src/operations/create/undo.ts',
    find: "import { listShowing } from './shown.ts';",
    replace: 'const listShowing = (_created: Snapshot, list: () => Promise<SnapshotList>) => list();',
    among: on(withOldLists, doing('create', { alias: ANY }, ofSeveral)),
  },
  {
    what: 'An undo deletes a snapshot that another job may have created.',
    file: 'src/operations/create/undo.ts',
    find: "outcome.ownership === 'inferred'",
    replace: 'outcome.ownership === undefined && outcome.ownership !== undefined',
    among: doing('create', { alias: ANY }, ofSeveral),
  },
  {
    what: '`replace` and `keep-last` trust a list that does not show the new snapshot.',
    file: 'src/operations/create/supersede.ts',
    find: `const list = await listShowing(created, () => client.list(containerId), pause);
    const listed = list?.snapshots.find(({ name }) => name === created.name);`,
    replace: `const list = await client.list(containerId);
    const listed = list.snapshots.find(({ name }) => name === created.name) ?? created;`,
    among: on(withOldLists, doing('create', { alias: ANY })),
  },
  {
    what: '`replace` and `keep-last` give up when the first list does not show the new snapshot.',
    file: 'src/operations/create/shown.ts',
    find: 'if (waitMs > 0 && !(await pause(waitMs))) return undefined;',
    replace: 'if (waitMs > 0) return undefined;',
  },
  {
    what: '`replace` deletes a snapshot that is not known to be older.',
    file: 'src/operations/create/supersede.ts',
    find: 'return before.some(({ name }) => name === snapshot.name);',
    replace: 'return before.length >= 0;',
    among: on(withoutTimes, doing('create', { 'if-exists': 'replace' })),
  },
  {
    what: '`replace` does not name a second snapshot of its alias that it leaves.',
    file: 'src/operations/create/supersede.ts',
    find: 'if (unexplained.length > 0) logger.warning(',
    replace: 'if (unexplained.length > 0) logger.info(',
    among: on(
      withKeptAliases,
      ({ jobs, ...history }) =>
        jobs.length > 1 && doing('create', { 'if-exists': 'replace' })({ jobs, ...history }),
    ),
  },
  {
    what: 'A retention can delete the snapshot that the step created.',
    file: 'src/operations/create/supersede.ts',
    find: 'new Set([kept.name, ...guarded])',
    replace: 'new Set(guarded)',
  },
  {
    what: 'The retention of a create request deletes what guards its job.',
    file: 'src/operations/create/supersede.ts',
    find: 'const keptNames = new Set([kept.name, ...guarded]);',
    replace: 'const keptNames = new Set([kept.name]);',
  },
  {
    what: 'A rule of a delete deletes what guards its job.',
    file: 'src/operations/delete.ts',
    find: 'const guarded = guardedNames(containerId);',
    replace: 'const guarded = new Set<string>();',
    among: doing('delete', { filter: ANY }),
  },
  {
    what: 'A retention counts snapshots that have expired.',
    file: 'src/snapshots/retention.ts',
    find: 'created !== undefined && !mayBeExpired(snapshot, clocks) && matches(snapshot)',
    replace: 'created !== undefined && matches(snapshot)',
    among: any(doing('delete', { 'keep-last': ANY }), doing('create', { 'keep-last': ANY })),
  },
  {
    what: 'A rule of a delete uses the clock of the runner.',
    file: 'src/snapshots/retention.ts',
    find: 'const earliest = Math.min(clocks.serverNow, clocks.localNow);',
    replace: 'const earliest = clocks.localNow;',
  },
  {
    what: 'Something is changed in a container before all is chosen in the others.',
    file: 'src/operations/choose.ts',
    find: 'if (unclear.length > 0) {',
    replace: 'if (unclear.length > 0 && choices.length < 2) {',
  },
  {
    what: '`latest` is the oldest snapshot.',
    file: 'src/hoody/snapshot.ts',
    find: 'if (first.time !== second.time) return second.time > first.time ? 1 : -1;',
    replace: 'if (first.time !== second.time) return second.time > first.time ? -1 : 1;',
  },
  {
    what: '`latest` guesses where times are equal or missing.',
    file: 'src/snapshots/select.ts',
    find: "if (newest && others.length > 0) return { kind: 'unordered', candidates: [newest, ...others] };",
    replace: '',
  },
  {
    what: 'Of snapshots that share an alias, the newest is guessed where times are equal or missing.',
    file: 'src/operations/find.ts',
    find: 'if (candidates.length > 1) throw unordered(',
    replace: 'if (candidates.length < 0) throw unordered(',
    among: on(withoutTimes, any(doing('restore'), doing('alias'))),
  },
  {
    what: '`latest` can be the backup of a restore.',
    file: 'src/snapshots/select.ts',
    find: 'findNewest(snapshots.filter((candidate) => !isBackup(candidate)))',
    replace: 'findNewest(snapshots)',
  },
  {
    what: 'Times are compared as texts.',
    file: 'src/text/time.ts',
    find: 'return first !== undefined && second !== undefined && Math.abs(first - second) < SECOND_MS;',
    replace: 'return a === b;',
  },
  {
    what: 'A time without a zone is in the zone of the runner.',
    file: 'src/text/time.ts',
    find: "fraction = '', zone = 'Z'",
    replace: "fraction = '', zone = ''",
  },
  {
    what: 'A guard restores whatever has the name of its snapshot.',
    file: 'src/operations/verify.ts',
    find: "if (listed && identity === 'other') throw",
    replace: "if (listed && identity === 'other' && identity !== 'other') throw",
    among: on(withDerivedNames, ROLLING_BACK),
  },
  {
    what: 'A guard deletes whatever has the name of its snapshot.',
    file: 'src/guard/clean-up.ts',
    find: 'if (!isUniqueName) {',
    replace: 'if (!isUniqueName && isUniqueName) {',
    among: on(
      withDerivedNames,
      doing('create', { alias: ANY, 'delete-on-success': 'true' }, ({ status }) => status === 'success'),
    ),
  },
  {
    what: 'A rollback is given up because of a list that is older than the snapshot.',
    file: 'src/operations/verify.ts',
    find: 'if (last.listed && isOlder(last.listed, known))',
    replace: 'if (last.listed && isOlder(last.listed, known) && !last.list)',
    among: on((platform) => withDerivedNames(platform) && withOldLists(platform), ROLLING_BACK),
  },
  {
    what: 'A rollback does not wait for a lost attempt of its step that can take over the name.',
    file: 'src/guard/roll-back.ts',
    find: 'const lateMs = latenessMs(containerId);',
    replace: 'const lateMs = 0 * latenessMs(containerId);',
    among: on(withReplacedNames, ROLLING_BACK),
  },
  {
    what: 'The guard deletes a snapshot that the step only reused.',
    file: 'src/guard/decision.ts',
    find: "guard.snapshots.filter(({ ownership }) => ownership === 'made');",
    replace: 'guard.snapshots;',
  },
  {
    what: 'A restore, an alias or a delete that may have happened is reported as one that failed.',
    file: 'src/hoody/errors.ts',
    find: 'return mayHaveActed && event\n',
    replace: "return mayHaveActed && event && description === ''\n",
  },
  {
    what: 'A refusal hides that an earlier attempt may have acted.',
    file: 'src/hoody/errors.ts',
    find: 'mayHaveActed: lost !== undefined }',
    replace: 'mayHaveActed: lost === failure }',
  },
  {
    what: 'What may have happened does not count as a change.',
    file: 'src/operations/outcome.ts',
    find: 'const changed = mayHaveHappened(error);',
    replace: 'const changed = false;',
  },
  {
    what: 'A lost restore is sent again without a look.',
    file: 'src/hoody/client.ts',
    find: 'attempts.next(mayHaveActed));',
    replace: 'attempts.next(mayHaveActed && attempts === undefined));',
    among: RESTORING,
  },
  {
    what: 'A restore that was sent twice is not reported.',
    file: 'src/operations/restore.ts',
    find: 'if (isSentAgain) logger.warning(describeSentAgain(known, container));',
    replace: '',
    among: doing('restore'),
  },
  {
    what: 'A use of the snapshot before a lost restore shows that the restore is done.',
    file: 'src/hoody/restore-attempts.ts',
    find: "return at > sentAt - HOST_TOLERANCE_MS && !isSameTime(last_used_at, this.#usedBefore ?? '');",
    replace: 'return at > sentAt - HOST_TOLERANCE_MS;',
    among: on(withMarks, RESTORING),
  },
  {
    what: 'Of two lost restores, one that is done settles both.',
    file: 'src/hoody/restore-attempts.ts',
    find: 'if (isUsed && (!this.#isSentAgain || clock.monotonic() >= this.#overMs)) return snapshot;',
    replace: 'if (isUsed) return snapshot;',
    among: on(withMarks, RESTORING),
  },
  {
    what: 'Requests are sent until the last moment of the time limit.',
    file: 'src/hoody/retry.ts',
    find: 'if (leftMs <= 0 || leftMs < Math.min(MIN_ATTEMPT_MS, totalMs / 2))',
    replace: 'if (leftMs <= 0)',
  },
  {
    what: 'A cleanup after a cancel has as much time as any other.',
    file: 'src/runner/signals.ts',
    find: 'signal.addEventListener(',
    replace: 'if (delayMs < 0) signal.addEventListener(',
    among: ({ jobs }) => jobs.some(({ cancelMs }) => cancelMs !== null),
  },
  {
    what: 'A 200 that is not from this API counts as a restore.',
    file: 'src/hoody/parse.ts',
    find: "if (typeof statusCode !== 'number' && !data) throw malformed(line('statusCode and data are missing'));",
    replace: '',
    among: RESTORING,
  },
  {
    what: 'The clock of a gateway counts as that of the API.',
    file: 'src/hoody/client.ts',
    find: "error.failure.kind === 'status' && error.failure.fromApi)",
    replace: "error.failure.kind === 'status')",
    among: meeting(
      ({ clockAheadMs = null }) => clockAheadMs !== null,
      any(doing('create', { alias: ANY }), BY_AGE),
    ),
  },
  {
    what: 'A 404 of a gateway means that nothing is there.',
    file: 'src/hoody/errors.ts',
    find: 'failure.status === 404 && failure.fromApi;',
    replace: 'failure.status === 404;',
    among: meeting(({ status }) => status === 404),
  },
  {
    what: 'A 4xx of a gateway is final.',
    file: 'src/hoody/failure.ts',
    find: "next: 'again for a while',",
    replace: "next: 'give up',",
    among: meeting(turningAway),
  },
  {
    what: 'A create request that a gateway turned away is sent again without a look.',
    file: 'src/operations/create/make.ts',
    find: "if (next === 'again for a while') this.#refused",
    replace: "if (next === 'again') this.#refused",
    among: meeting(turningAway, doing('create')),
  },
  {
    what: 'The clocks of two hosts of the platform count as one.',
    file: 'src/hoody/server-clock.ts',
    find: 'export const HOST_TOLERANCE_MS = 60_000;',
    replace: 'export const HOST_TOLERANCE_MS = 0;',
    among: on(withTwoClocks, any(doing('create', { alias: ANY }), RESTORING)),
  },
  {
    what: 'The time limit of a step is measured on a clock that jumps.',
    file: 'src/base/budget.ts',
    find: 'const deadline = clock.monotonic() + totalMs;',
    replace:
      'clock = { ...clock, monotonic: (clock as Clock).now };\n  const deadline = clock.monotonic() + totalMs;',
    among: WITH_JUMPS,
  },
  {
    what: 'The post step measures on a clock that jumps how long ago a create request was lost.',
    file: 'src/guard/settle.ts',
    find: 'now + latenessOf(own, now), context);',
    replace: 'now + latenessOf(own, (context.clock as Clock).now()), context);',
    among: (history) => WITH_JUMPS(history) && doing('create')(history),
  },
  {
    what: 'A rule of a delete uses only the clock of the API.',
    file: 'src/snapshots/retention.ts',
    find: 'Math.min(clocks.serverNow, clocks.localNow);',
    replace: 'clocks.serverNow;',
    among: on(withWrongDate, BY_AGE),
  },
  {
    what: 'A rule of a delete does not report that the clocks differ.',
    file: 'src/operations/delete.ts',
    find: 'if (hasWarned || differenceMs <= MAX_CLOCK_DIFFERENCE_MS) return;',
    replace: 'if (hasWarned || differenceMs >= MAX_CLOCK_DIFFERENCE_MS) return;',
    among: BY_AGE,
  },
  {
    what: 'A cleanup that fails makes the post step red.',
    file: 'src/post-cleanup.ts',
    find: 'log.warning(describeRemaining(snapshot.name, nameOf(snapshot.containerId), error));',
    replace: 'log.fail(error);',
    among: doing('create', { 'delete-on-success': 'true' }, ({ status }) => status === 'success'),
  },
  {
    what: 'A post step that is killed leaves the word of the step.',
    file: 'src/post-rollback.ts',
    find: "  tell('unknown', resultsBefore(snapshots, labels));",
    replace: '',
    among: ROLLING_BACK_ANY,
  },
  {
    what: 'A rollback says `restored`, although it is unknown of one container.',
    file: 'src/guard/rollback-word.ts',
    find: "  if (ends.includes('unknown')) return 'unknown';\n",
    replace: '',
    among: ROLLING_BACK_ANY,
  },
  {
    what: 'A rollback says `restored`, although one container is not back.',
    file: 'src/guard/rollback-word.ts',
    find: "if (isDone && ends.includes('failed')) return 'partial';",
    replace: '',
    among: ROLLING_BACK_ANY,
  },
  {
    what: 'A lost restore of a rollback counts as one that failed.',
    file: 'src/guard/guard-context.ts',
    find: "return mayHaveHappened(error) ? 'unknown' : 'failed';",
    replace: "return mayHaveHappened(error) ? 'failed' : 'failed';",
    among: ROLLING_BACK_ANY,
  },
  {
    what: 'A backup that failed counts as a rollback that may have happened.',
    file: 'src/guard/roll-back.ts',
    find: 'throw new NoBackupError(this.#container, explain(toUserError(error), this.#context));',
    replace: 'throw error;',
    among: BACKING_UP,
  },
  {
    what: 'The word of a guard takes the place of those of the others.',
    file: 'src/guard/rollback-word.ts',
    find: 'new Map([...others.slice(-MAX_OTHERS), [id, word]]);',
    replace: 'new Map([...others.slice(0, 0), [id, word]]);',
    among: WITH_TWO_GUARDS,
  },
  {
    what: 'The word of the job is the best of its guards.',
    file: 'src/guard/rollback-word.ts',
    find: 'WORDS.find((word) => said.has(word))',
    replace: 'WORDS.findLast((word) => said.has(word))',
    among: WITH_TWO_GUARDS,
  },
  {
    what: 'A guard that has not spoken yet does not count.',
    file: 'src/guard/rollback-word.ts',
    find: "word === undefined ? 'unknown' : known(word)",
    replace: "word === undefined ? 'not-needed' : known(word)",
    among: WITH_TWO_GUARDS,
  },
  {
    what: 'A job in which one guard went back and another did not is not `partial`.',
    file: 'src/guard/rollback-word.ts',
    find: "if (isBack && isLeft) return 'partial';",
    replace: '',
    among: WITH_TWO_GUARDS,
  },
  {
    what: 'The results of a guard take the place of those of the others.',
    file: 'src/guard/rollback-results.ts',
    find: '[...before.entries, ...results]',
    replace: '[...before.entries.slice(0, 0), ...results]',
    among: WITH_TWO_GUARDS,
  },
  {
    what: 'A guard that was disarmed says that no rollback was needed.',
    file: 'src/guard/rollback-word.ts',
    find: "decision.input === 'restore-on-failure') return 'disarmed';",
    replace: "decision.input === 'restore-on-failure') return 'not-needed';",
    among: ROLLING_BACK_ANY,
  },
  {
    what: 'An empty `restore-on-failure` disarms a guard.',
    file: 'src/guard/decision.ts',
    find: 'parseSwitch(switches[input]) === false;',
    replace: 'parseSwitch(switches[input]) !== true;',
    among: ROLLING_BACK_ANY,
  },
  {
    what: 'The results name the snapshot of the step as the backup.',
    file: 'src/guard/rollback-results.ts',
    find: 'backup_snapshot_name: backup?.name ?? null',
    replace: 'backup_snapshot_name: backup ? snapshot.name : null',
    among: BACKING_UP,
  },
  {
    what: 'A rollback goes on although its backup failed.',
    file: 'src/guard/roll-back.ts',
    find: 'throw new NoBackupError(this.#container, explain(toUserError(error), this.#context));',
    replace: 'this.#backup = undefined;',
    among: BACKING_UP,
  },
  {
    what: 'The backups have all the time of the rollback.',
    file: 'src/post-rollback.ts',
    find: 'budget.remainingMs() / 2, canceled, HALF',
    replace: 'budget.remainingMs(), canceled, HALF',
    among: BACKING_UP,
  },
  {
    what: 'Each container is backed up when its turn to go back comes.',
    file: 'src/guard/roll-back.ts',
    find: 'if (context.backup) await context.mapConcurrently',
    replace: 'if (context.backup && rollbacks.length === 0) await context.mapConcurrently',
    among: SEVERAL_BACKING_UP,
  },
  {
    what: 'Each container gets a backup with its own alias.',
    file: 'src/guard/roll-back.ts',
    find: 'new ContainerRollback(snapshot, alias, context));',
    replace: "new ContainerRollback(snapshot, generatedAlias(line('backup'), context), context));",
    among: SEVERAL_BACKING_UP,
  },
  {
    what: 'The backup of a rollback does not expire.',
    file: 'src/guard/roll-back.ts',
    find: '{ alias: this.#alias, expiryDays, isBackup: true, ...before }',
    replace: '{ alias: this.#alias, expiryDays: expiryDays && undefined, isBackup: true, ...before }',
    among: BACKING_UP,
  },
  {
    what: 'A step does not warn of a container that is full, and so has no room for a backup.',
    file: 'src/guard/foresight.ts',
    find: '.filter(({ count, limit }) => count >= limit)',
    replace: '.filter(({ count, limit }) => count > limit)',
    among: on(({ cap }) => cap !== null, doing('create', { 'backup-first': 'true' })),
  },
  {
    what: 'A rollback calls a name verified that nothing showed after the backup.',
    file: 'src/guard/roll-back.ts',
    find: 'this.#isVerified = isVerified && this.#isSettled;',
    replace: 'this.#isVerified ||= isVerified && this.#isSettled;',
    among: on(withDerivedNames, BACKING_UP),
  },
  {
    what: 'Nobody looks for the backup that a lost attempt of a rollback made.',
    file: 'src/post-step.ts',
    find: 'attempts: [...attempts, ...left] };',
    replace: 'attempts: [...attempts, ...left.slice(0, 0)] };',
    among: BACKING_UP,
  },
  {
    what: 'A rollback deletes its own backup.',
    file: 'src/guard/roll-back.ts',
    find: 'if (made.attempt) unsettled.settle(made.attempt);',
    replace: '',
    among: BACKING_UP,
  },
  {
    what: 'A rollback restores by a name that another job took over during the backup.',
    file: 'src/guard/roll-back.ts',
    find: 'if (!isUniqueName) await this.#verify();',
    replace: '',
    among: on(withDerivedNames, BACKING_UP),
  },
  {
    what: 'Nothing names what a rollback takes back that a later run deployed.',
    file: 'src/report/announce-rollback.ts',
    find: 'for (const error of describeLaterRuns(rollbacks, run, nameOf)) log.fail(error);',
    replace: '',
    among: ROLLING_BACK_ANY,
  },
  {
    what: 'Every other run counts as a later one.',
    file: 'src/report/newer-snapshots.ts',
    find: 'snapshot.run !== undefined && snapshot.run > run;',
    replace: 'snapshot.run !== undefined && snapshot.run !== run;',
    among: ROLLING_BACK_ANY,
  },
  {
    what: 'A number in a name of the platform counts as the id of a run.',
    file: 'src/snapshots/origin.ts',
    find: 'looksLikeName(known) ? -1 : known.search(',
    replace: 'known.length > 0 ? known.indexOf(String(run)) : known.search(',
    among: ROLLING_BACK_ANY,
  },
  {
    what: 'A rollback says that another run created a snapshot, although nothing shows that.',
    file: 'src/operations/newer.ts',
    find: 'newer.every(({ run }) => run !== undefined);',
    replace: 'newer.length > 0;',
    among: ROLLING_BACK_ANY,
  },
];
