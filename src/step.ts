import { startBudget } from './base/budget.ts';
import { nameByLabel } from './base/labels.ts';
import { reasonOf, UserError } from './base/user-error.ts';
import { foresee } from './guard/foresight.ts';
import type { Guard, GuardSwitches, PostSettings } from './guard/guard.ts';
import { openJobDirectory } from './guard/job-directory.ts';
import { leaveGuard } from './guard/leave-guard.ts';
import { recordUnsettled, type UnsettledRecord } from './guard/record-unsettled.ts';
import { hashToken } from './guard/token-hash.ts';
import { addressOf } from './health/address.ts';
import { type Health, unhealthy } from './health/health.ts';
import type { Inputs } from './inputs/read-inputs.ts';
import type { Settings } from './inputs/settings.ts';
import { tellLaterJobs } from './later-jobs.ts';
import { type Ahead, NOTHING_AHEAD, startLooking } from './look-ahead.ts';
import { describeResult } from './operations/describe.ts';
import { ConsequenceError, type Outcome } from './operations/outcome.ts';
import { run } from './operations/run.ts';
import { setOutputs } from './report/outputs.ts';
import { renderSummary } from './report/summary.ts';
import { CLEANUP_AFTER_CANCEL_MS, measureCleanupTime } from './runner/cleanup-time.ts';
import { captureConnection } from './runner/connection-environment.ts';
import type { Log } from './runner/log.ts';
import { runOrigin } from './runner/run-origin.ts';
import { type Runner, summarize } from './runner/runner.ts';
import { delayedSignal } from './runner/signals.ts';
import { saveState } from './runner/state.ts';
import type { WithSession } from './session.ts';
import { line } from './text/message.ts';

export { withSession } from './session.ts';

/** One request that hangs must not take all the time of a cleanup. */
const CLEANUP_LIMITS = { maxAttemptMs: 4_000 };
const HALF = line('half of `timeout-seconds`, so that the other containers have the rest');

/** What an operation did. */
interface Done {
  outcomes: Outcome[];
  /** Of what must be healthy after a restore. */
  health: Health[];
  /** What a guard knows before the deploy. */
  ahead: Ahead;
}

/**
 * Runs the step, whose inputs are valid: acts, and reports what it did.
 *
 * @returns whether it succeeded
 */
export async function runStep(
  inputs: Inputs,
  log: Log,
  runner: Runner,
  withSession: WithSession,
): Promise<boolean> {
  const { request, settings } = inputs;
  const problems = [];
  let saved: PostSettings | undefined;
  const settingsOnce = () => {
    saved ??= postSettings(settings, runner);
    return saved;
  };
  const unsettled = recordUnsettled(settingsOnce, settings.containerIds, (text) =>
    saveState('unsettled', text, runner),
  );
  let done: Done = { outcomes: [], health: [], ahead: NOTHING_AHEAD };
  try {
    // The post step does its work over the same connection.
    if (request.operation === 'create' || request.operation === 'restore') saveConnection(runner);
    done = await perform(inputs, unsettled, log, runner, withSession);
  } catch (error) {
    problems.push(log.fail(error));
  }
  log.logRequests();
  const { outcomes } = done;
  const nameOf = nameByLabel(settings.labels);
  const sentence = describeResult(request, outcomes, nameOf);
  const errors = errorsOf(done);
  // Errors come last, except those of what follows.
  if (sentence && errors.length > 0) log.info(sentence);
  for (const error of errors) log.fail(error);
  const { setOutput } = runner.commands;
  const { temporaryDirectory } = runner;
  for (const error of setOutputs(request.operation, outcomes, settings.labels, {
    setOutput,
    temporaryDirectory,
  }))
    problems.push(log.fail(error));
  let guard: GuardSwitches | undefined;
  try {
    // A step that fails stops the deploy, so a rollback is unnecessary.
    if (!log.hasFailed) guard = guardWith(inputs, done, settingsOnce, log, runner);
  } catch (error) {
    problems.push(log.fail(error));
  }
  try {
    // After the guard: until then, a step that is killed leaves what it made to the post step.
    unsettled.end();
  } catch (error) {
    problems.push(log.fail(error));
  }
  if (settings.summary) {
    const result = { request, ...done, problems, guard, nameOf, now: runner.clock.now() };
    await summarize(renderSummary(result), runner, log);
  }
  log.end();
  if (sentence && errors.length === 0) {
    if (log.hasFailed) log.info(sentence);
    else log.result(sentence);
  }
  return !log.hasFailed;
}

async function perform(
  inputs: Inputs,
  unsettled: UnsettledRecord,
  log: Log,
  runner: Runner,
  withSession: WithSession,
): Promise<Done> {
  const { request, settings, healthUrls } = inputs;
  const { clock, generateAlias, temporaryDirectory } = runner;
  const { containerIds, timeoutMs } = settings;
  return withSession(settings, runner, log, async (session) => {
    const { client, checkHealth, mapConcurrently, nameOf } = session;
    const canceled = runner.watchCancellation();
    const cleanupEnd = delayedSignal(canceled, CLEANUP_AFTER_CANCEL_MS, clock);
    const cleanupMs = measureCleanupTime(containerIds.length, timeoutMs, canceled, clock);
    const budget = startBudget(clock, timeoutMs, canceled);
    const isSingle = containerIds.length === 1;
    const look = startLooking(inputs, session, budget);
    const outcomes = await run(request, containerIds, {
      client: client(budget),
      choosingClient: client(isSingle ? budget : startBudget(clock, timeoutMs / 2, canceled, HALF)),
      cleanupClient: () =>
        client(startBudget(clock, cleanupMs(), cleanupEnd, line('for cleaning up')), CLEANUP_LIMITS),
      logger: log,
      nameOf,
      isSingle,
      mapConcurrently,
      generateAlias,
      guardedNames: (containerId) => openJobDirectory(temporaryDirectory).guardedNames(containerId),
      origin: runOrigin(runner),
      unsettled,
      monotonic: clock.monotonic,
      pause: async (ms) =>
        ms <= cleanupMs() &&
        clock.sleep(ms, cleanupEnd).then(
          () => true,
          () => false,
        ),
    });
    const ahead = await look(outcomes);
    if (request.operation !== 'restore') return { outcomes, health: [], ahead };
    if (request.dryRun)
      for (const url of healthUrls) log.info(line`Dry run: would check the health of ${addressOf(url)}.`);
    const isRestored = outcomes.some(({ ok, plan }) => ok && !plan);
    const health = isRestored ? await checkHealth(healthUrls, budget) : [];
    return { outcomes: withHealth(outcomes, health), health, ahead };
  });
}

function withHealth(outcomes: readonly Outcome[], health: readonly Health[]): Outcome[] {
  if (health.length === 0) return [...outcomes];
  const isHealthy = health.every((each) => each.isHealthy);
  return outcomes.map((outcome) => (outcome.ok ? { ...outcome, isHealthy } : outcome));
}

function errorsOf({ outcomes, health }: Pick<Done, 'outcomes' | 'health'>): UserError[] {
  return [
    // What was undone is the consequence of another error, and was logged when it happened.
    ...outcomes.flatMap((outcome) =>
      outcome.ok || outcome.error instanceof ConsequenceError ? [] : [outcome.error],
    ),
    ...health.flatMap(({ isHealthy, ...last }) => (isHealthy ? [] : [unhealthy(last)])),
  ];
}

/** How the post step connects and reports. */
function postSettings(
  { apiUrl, token, labels, maxParallel, summary }: Settings,
  { inputs }: Pick<Runner, 'inputs'>,
): PostSettings {
  const actionPath = inputs.input('action-path');
  // In a composite action, the runner can pass the inputs of another one to the post step.
  const saved = actionPath === '' ? { tokenHash: hashToken(token) } : { token };
  const isTokenGiven = inputs.input('token') !== '';
  return { ...saved, isTokenGiven, actionPath, apiUrl, labels, maxParallel, summary };
}

function saveConnection(runner: Runner): void {
  const connection = captureConnection(runner.inputs.env);
  if (connection === '') return;
  try {
    saveState('connection', connection, runner);
  } catch (error) {
    throw new UserError(
      line('Could not save the state for the post step.'),
      reasonOf(error),
      line('The step fails, because the post step could not connect as its step does.'),
    );
  }
}

/** What the post step checks. Like the token, queries are saved only where it cannot read its own inputs. */
function healthChecks(
  healthUrls: readonly URL[],
  { inputs }: Pick<Runner, 'inputs'>,
): Pick<Guard, 'healthUrls' | 'lacksQueries'> {
  if (inputs.input('action-path') !== '') return { healthUrls, lacksQueries: false };
  return {
    healthUrls: healthUrls.map((url) => new URL(addressOf(url))),
    lacksQueries: healthUrls.some(({ search }) => search !== ''),
  };
}

/** @returns what the guard does; undefined if there is none */
function guardWith(
  { guard, settings, healthUrls }: Inputs,
  { outcomes, ahead }: Done,
  makeSettings: () => PostSettings,
  logger: Log,
  runner: Runner,
): GuardSwitches | undefined {
  const { temporaryDirectory } = runner;
  const { timeoutMs } = settings;
  const processes = guard.restoreOnFailure ? runner.readProcessBaseline() : undefined;
  const options = {
    ...makeSettings(),
    ...guard,
    ...healthChecks(healthUrls, runner),
    timeoutMs,
    ...(processes ? { processes } : {}),
  };
  const id = crypto.randomUUID();
  const left = leaveGuard({ ...options, id }, outcomes, {
    saveState: (name, text) => saveState(name, text, runner),
    temporaryDirectory,
    logger,
  });
  if (!left?.restoreOnFailure) return left;
  tellLaterJobs(id, undefined, undefined, runner, logger);
  const { token, labels } = settings;
  for (const { isWarning, text } of foresee({ token, outcomes, labels, now: runner.clock.now(), ...ahead })) {
    if (isWarning) logger.warning(text);
    else logger.info(text);
  }
  return left;
}
