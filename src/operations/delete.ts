import type { Logger } from '../base/logger.ts';
import { toUserError, UserError } from '../base/user-error.ts';
import { deleteIfPresent } from '../hoody/client.ts';
import { InterruptedError, isNotFound, mayHaveHappened, RequestError } from '../hoody/errors.ts';
import { describeFailure } from '../hoody/failure.ts';
import type { Clocks } from '../hoody/server-clock.ts';
import { isAddressable, type Snapshot } from '../hoody/snapshot.ts';
import { findCommaAlias } from '../snapshots/comma-alias.ts';
import { compileFilter } from '../snapshots/filter.ts';
import { selectForDeletion } from '../snapshots/retention.ts';
import { formatCount, formatRounded } from '../text/format.ts';
import { join } from '../text/list.ts';
import { composeMessage, line, quote } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import { chooseThenApply } from './choose.ts';
import type { Context } from './context.ts';
import { describeDeleted } from './describe.ts';
import {
  type Choice,
  chooseTarget,
  createLookup,
  type Found,
  findSnapshot,
  MissingError,
  namesOf,
  type SelectionCheck,
  SelectionError,
  type SnapshotLookup,
  UnaddressableError,
} from './find.ts';
import type { Outcome } from './outcome.ts';
import { warnOfRecentRuns } from './recent-runs.ts';
import type { DeleteRequest } from './request.ts';

/**
 * Deletes snapshots of each container permanently. All of them are selected before the first is deleted; then one that
 * fails does not stop the others.
 */
export function deleteSnapshots(
  request: DeleteRequest,
  containerIds: readonly Redacted[],
  context: Context,
): Promise<Outcome[]> {
  const checkClocks = createClockCheck(context.logger);
  const choose = async (containerId: Redacted): Promise<Selected> => {
    const lookup = createLookup(context, containerId);
    return request.by === 'rule'
      ? selectByRule(request, lookup, checkClocks, context)
      : selectByChoice(request, lookup, context);
  };
  return chooseThenApply(containerIds, context, choose, async (containerId, selected) => {
    if ('only' in selected) return deleteOnly(containerId, selected, context);
    return request.dryRun
      ? planDeletion(containerId, selected, context)
      : deleteSelected(request, containerId, selected, context);
  });
}

/** What is selected in one container. */
type Selected = OnlySelected | SeveralSelected;

/** One snapshot, whose name may come from the input only. */
interface OnlySelected extends Pick<Choice, 'found'> {
  only: Choice;
  selector: Redacted;
  ignoreMissing: boolean;
}

/** In `found` is what `latest` means, if it is among the selectors. */
interface SeveralSelected extends Pick<Choice, 'found'> {
  snapshots: Snapshot[];
  /** What is selected, and no request can address. */
  errors: FailedDeletion[];
  /** How many a rule matched and kept. */
  kept?: number;
  /** Those of the list, if a rule selected. */
  clocks?: Clocks;
}

/** A snapshot that was not deleted, as far as it is known. */
interface FailedDeletion {
  name: Redacted;
  error: UserError;
}

function planDeletion(
  containerId: Redacted,
  { snapshots, errors, kept, clocks }: SeveralSelected,
  { logger, nameOf }: Context,
): Outcome {
  const container = nameOf(containerId);
  const plan = snapshots.map(({ name }) => line`delete snapshot ${name} of container ${container}`);
  for (const action of plan) logger.info(line`Dry run: would ${action}.`);
  if (clocks) warnOfRecentRuns(snapshots, clocks, container, logger);
  return toOutcome({ containerId, changed: false, snapshots, plan, ...counted(kept) }, errors, container);
}

async function deleteSelected(
  request: DeleteRequest,
  containerId: Redacted,
  { snapshots, errors, kept }: SeveralSelected,
  { client, isSingle, logger, nameOf }: Context,
): Promise<Outcome> {
  const container = nameOf(containerId);
  const deleted: Snapshot[] = [];
  const failures = [...errors];
  const isMissingOk = request.by === 'rule' || request.ignoreMissing;
  const isLast = isSingle && snapshots.length === 1 && errors.length === 0;
  let ended: { error: unknown; untried: number } | undefined;
  for (const [index, snapshot] of snapshots.entries()) {
    const { name } = snapshot;
    try {
      if (isMissingOk) await deleteIfPresent(client, containerId, name);
      else await client.delete(containerId, name);
      if (!isLast) logger.info(line`${describeDeleted(snapshot, container)}.`);
      deleted.push(snapshot);
    } catch (error) {
      const isUntried = hasEnded(error) && !mayHaveHappened(error);
      if (!isUntried) failures.push({ name, error: toUserError(error) });
      const untried = snapshots.length - index - (isUntried ? 0 : 1);
      if (hasEnded(error) && untried > 0) {
        ended = { error, untried };
        break;
      }
    }
  }
  const changed = deleted.length > 0 || failures.some(({ error }) => mayHaveHappened(error));
  const outcome = { containerId, changed, snapshots: deleted, ...counted(kept) };
  if (!ended) return toOutcome(outcome, failures, container);
  const why =
    ended.error instanceof InterruptedError
      ? line('the step was interrupted before')
      : line('no time was left for');
  const headline = line`Deleted ${deleted.length} of ${snapshots.length} snapshots of container ${container}; ${why} ${ended.untried}.`;
  const groups = groupErrors(failures, container);
  const reason = mayHaveHappened(ended.error) ? [] : explanationOf(toUserError(ended.error));
  return { ...outcome, ok: false, error: new UserError(headline, ...reason, ...groups) };
}

/** Whether nothing more can be sent, because the time or the job ends. */
function hasEnded(error: unknown): boolean {
  return error instanceof RequestError && error.failure === undefined;
}

const MAX_NAMES = 20;

/** Several errors of one kind are reported as one. */
function groupErrors(failures: readonly FailedDeletion[], container: Redacted): UserError[] {
  const groups = Map.groupBy(failures, ({ error }) =>
    [mayHaveHappened(error), reasonOf(error), ...explanationOf(error)].join('\n'),
  );
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    if (!first || same.length === 1) return same.map(({ error }) => error);
    const { error } = first;
    const names = same.slice(0, MAX_NAMES).map(({ name }) => name);
    const rest = same.length - names.length;
    const reason = reasonOf(error);
    const why = reason === undefined ? line(', for the same reason') : line`: ${reason}`;
    const headline = mayHaveHappened(error)
      ? line`The deletion of ${same.length} snapshots of container ${container} may have happened${why}.`
      : line`Could not delete ${same.length} snapshots of container ${container}${why}.`;
    const details = [
      line`They are ${join(names)}${rest > 0 ? line`, and ${rest} more` : own('')}.`,
      ...explanationOf(error),
    ];
    const failure = error instanceof RequestError ? error.failure : undefined;
    return [new RequestError(headline, details, failure, mayHaveHappened(error))];
  });
}

/** Who refused a deletion, and how, which its headline says after the snapshot. */
function reasonOf(error: UserError): Redacted | undefined {
  return error instanceof RequestError && error.failure ? describeFailure(error.failure) : undefined;
}

/** What an error says below its headline, which names the snapshot. */
function explanationOf({ message }: UserError): Redacted[] {
  return message.split('\n').slice(1).map(own);
}

function counted(kept: number | undefined): Pick<Outcome, 'kept'> {
  return kept === undefined ? {} : { kept };
}

/** Deletes a single snapshot, which costs one request if the selector looks like a name. */
async function deleteOnly(
  containerId: Redacted,
  { only, selector, ignoreMissing }: OnlySelected,
  { client, isSingle, logger, nameOf }: Context,
): Promise<Outcome> {
  const container = nameOf(containerId);
  // A 404 of the list is about the container, which `ignore-missing` does not cover.
  let notFound: unknown;
  const work = async (snapshot: Snapshot) => {
    try {
      await client.delete(containerId, snapshot.name);
      if (!isSingle) logger.info(line`${describeDeleted(snapshot, container)}.`);
      return snapshot;
    } catch (error) {
      if (isNotFound(error)) notFound = error;
      throw error;
    }
  };
  try {
    const snapshot = await only.apply(work);
    return { ok: true, containerId, changed: true, snapshots: [snapshot] };
  } catch (error) {
    if (!ignoreMissing || !(error instanceof MissingError || error === notFound)) throw error;
    logger.info(describeNothing(container, selector));
    return { ok: true, containerId, changed: false, snapshots: [] };
  }
}

/** @throws SelectionError if any selector is rejected */
async function selectByChoice(
  { ignoreMissing, snapshots, dryRun }: DeleteRequest & { by: 'choice' },
  lookup: SnapshotLookup,
  context: Context,
): Promise<Selected> {
  const { containerId, container, logger } = lookup;
  const { selectors, separator } = snapshots.get(containerId) ?? { selectors: [], separator: 'line break' };
  const check = rejectSharedAlias(container);
  const [selector, ...others] = selectors;
  if (selector !== undefined && others.length === 0 && !dryRun) {
    try {
      const only = await chooseTarget(lookup, selector, check, context);
      return { only, selector, ignoreMissing, found: only.found };
    } catch (error) {
      if (!ignoreMissing || !(error instanceof MissingError)) throw error;
      logger.info(describeNothing(container, selector));
      return { snapshots: [], errors: [] };
    }
  }
  if (separator === 'comma') rejectCommaAlias(container, selectors, (await lookup.list()).snapshots);
  const selected = new Map<string, Snapshot>();
  const errors: UserError[] = [];
  let latest: Found | undefined;
  // A list that fails is one error, however many selectors there are.
  if (selectors.length > 0) await lookup.list();
  for (const each of selectors) {
    try {
      const { found } = await findSnapshot(lookup, each, check);
      if (found.by === 'latest') latest = found;
      selected.set(found.snapshot.name, found.snapshot);
    } catch (error) {
      if (ignoreMissing && error instanceof MissingError) logger.info(describeNothing(container, each));
      else errors.push(toUserError(error));
    }
  }
  if (errors.length > 0) {
    const count = line`${errors.length} of ${selectors.length} snapshots`;
    const headline = line`Could not select ${count} of container ${container}. Nothing was deleted.`;
    const [only, ...more] = errors;
    throw only && more.length === 0 ? only : new SelectionError(headline, ...errors);
  }
  return { snapshots: [...selected.values()], errors: [], found: latest };
}

async function selectByRule(
  { filter, keepLast, olderThanMs }: DeleteRequest & { by: 'rule' },
  lookup: SnapshotLookup,
  checkClocks: (clocks: Clocks) => void,
  { guardedNames }: Pick<Context, 'guardedNames'>,
): Promise<SeveralSelected> {
  const { containerId, container, logger } = lookup;
  const matches = compileFilter(filter);
  const { snapshots, clocks } = await lookup.list();
  if (olderThanMs !== undefined) checkClocks(clocks);
  const guarded = guardedNames(containerId);
  logGuarded(snapshots.filter(({ name }) => guarded.has(name)).filter(matches), container, logger);
  const selected = selectForDeletion(
    snapshots,
    {
      matches,
      ...(keepLast === undefined ? {} : { keepLast }),
      ...(olderThanMs === undefined ? {} : { olderThanMs }),
    },
    guarded,
    clocks,
  );
  const { length: matched } = snapshots.filter(matches);
  logger.info(
    line`Container ${container}: ${formatCount(snapshots.length, 'snapshot')}, ${matched} matching ${filter}, ${selected.length} to delete.`,
  );
  return {
    clocks,
    kept: matched - selected.length,
    snapshots: selected.filter(isAddressable),
    errors: selected
      .filter((snapshot) => !isAddressable(snapshot))
      .map((snapshot) => ({
        name: quote(snapshot.name),
        error: new UnaddressableError(snapshot, container),
      })),
  };
}

const MAX_CLOCK_DIFFERENCE_MS = 5 * 60_000;

/** Warns once, for all containers, that two clocks disagree, which can keep what is old. */
function createClockCheck(logger: Pick<Logger, 'warning'>): (clocks: Clocks) => void {
  let hasWarned = false;
  return ({ serverNow, localNow }) => {
    const differenceMs = Math.abs(serverNow - localNow);
    if (hasWarned || differenceMs <= MAX_CLOCK_DIFFERENCE_MS) return;
    hasWarned = true;
    const order = serverNow > localNow ? line('behind') : line('ahead of');
    logger.warning(
      composeMessage(
        line`The clock of the runner is ${formatRounded(differenceMs)} ${order} that of the API.`,
        line('The rule deletes only what is old enough by both.'),
      ),
    );
  };
}

/** Logs which snapshots a rule leaves, because a guard of this job needs them. */
function logGuarded(guarded: readonly Snapshot[], container: Redacted, logger: Pick<Logger, 'info'>): void {
  if (guarded.length > 0)
    logger.info(
      line`Kept these snapshots of container ${container}, because they guard this job: ${namesOf(guarded)}.`,
    );
}

function toOutcome(
  outcome: Omit<Outcome, 'ok' | 'error'>,
  failures: readonly FailedDeletion[],
  container: Redacted,
): Outcome {
  if (failures.length === 0) return { ...outcome, ok: true };
  const groups = groupErrors(failures, container);
  const [only, ...others] = groups;
  if (only && others.length === 0) return { ...outcome, ok: false, error: only };
  const isUnknown = groups.every(mayHaveHappened);
  const headline = isUnknown
    ? line`The deletion of ${failures.length} snapshots of container ${container} may have happened.`
    : line`Could not delete ${failures.length} snapshots of container ${container}.`;
  return { ...outcome, ok: false, error: new RequestError(headline, groups, undefined, isUnknown) };
}

function describeNothing(container: Redacted, selector: Redacted): Redacted {
  return line`Container ${container} has no snapshot "${selector}", so there is nothing to delete.`;
}

/** Rejects a list whose commas can also belong to an alias: what to delete is unclear. */
function rejectCommaAlias(
  container: Redacted,
  selectors: readonly Redacted[],
  snapshots: readonly Snapshot[],
): void {
  const found = findCommaAlias(snapshots, selectors);
  if (!found) return;
  throw new SelectionError(
    line`The commas in \`snapshot\` are ambiguous for container ${container}. Nothing was deleted.`,
    line`They can separate snapshots, or belong to the alias "${found.alias ?? own('')}" of snapshot ${found.name}.`,
    line`To delete several snapshots, write each on its own line. To delete that one, use \`name:${found.name}\`.`,
  );
}

/** Rejects an alias that several snapshots share: which of them to delete is unknown. */
function rejectSharedAlias(container: Redacted): SelectionCheck {
  return ({ snapshot, sharingAlias }) => {
    if (sharingAlias.length === 0) return;
    throw new SelectionError(
      line`${sharingAlias.length + 1} snapshots of container ${container} have the alias "${snapshot.alias ?? own('')}".`,
      line`They are ${namesOf([snapshot, ...sharingAlias])}.`,
      line('Nothing was deleted. Use the name of the snapshot to delete.'),
    );
  };
}
