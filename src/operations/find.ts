import type { Logger } from '../base/logger.ts';
import { UserError } from '../base/user-error.ts';
import type { HoodyClient } from '../hoody/client.ts';
import { isNotFound, mayHaveHappened, RequestError } from '../hoody/errors.ts';
import { isAddressable, type Snapshot, type SnapshotList } from '../hoody/snapshot.ts';
import { findNewest, looksLikeName } from '../snapshots/identity.ts';
import { LATEST, type Selection, selectSnapshot } from '../snapshots/select.ts';
import { parseSelector, type Selector } from '../snapshots/selector.ts';
import { join, joinAlternatives } from '../text/list.ts';
import { composeMessage, line, quote } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import type { Context } from './context.ts';
import { describeAge } from './describe.ts';

/** What a step has to act on is unclear. */
export class SelectionError extends UserError {}

/** The container has no such snapshot. */
export class MissingError extends SelectionError {
  constructor(container: Redacted, selector: Redacted, near: Snapshot[]) {
    super(line`Container ${container} has no snapshot "${selector}".`, describeNear(near));
    this.name = 'MissingError';
  }
}

/** The name of a snapshot could change which endpoint a request reaches, so no request can address it. */
export class UnaddressableError extends SelectionError {
  constructor({ name }: Snapshot, container: Redacted) {
    super(
      line`Could not use snapshot ${quote(name)} of container ${container}.`,
      line('Its name cannot be part of a URL path, so no request can address it. Choose another snapshot.'),
    );
    this.name = 'UnaddressableError';
  }
}

/** The snapshots of one container, listed once unless that list can be too old. */
export interface SnapshotLookup {
  containerId: Redacted;
  /** The name of the container in messages. */
  container: Redacted;
  list: () => Promise<SnapshotList>;
  /** Waits some milliseconds, and lists again. @returns undefined if there is no time for that */
  listAfter: (ms: number) => Promise<SnapshotList | undefined>;
  logger: Logger;
}

export function createLookup(
  {
    choosingClient: client,
    logger,
    nameOf,
    pause,
  }: Pick<Context, 'choosingClient' | 'logger' | 'nameOf' | 'pause'>,
  containerId: Redacted,
): SnapshotLookup {
  let listed: ReturnType<HoodyClient['list']> | undefined;
  return {
    containerId,
    container: nameOf(containerId),
    logger,
    list: () => {
      listed ??= client.list(containerId);
      return listed;
    },
    listAfter: async (ms) => {
      if (!(await pause(ms))) return undefined;
      // A list that fails does not undo what an earlier one has shown.
      const later = await client.list(containerId).catch(() => undefined);
      if (later) listed = Promise.resolve(later);
      return later;
    },
  };
}

export type Found = Selection & { kind: 'found' };

/** Checks a selection before anything happens to the snapshot; throws to reject it. */
export type SelectionCheck = (selection: Found) => void;

/** The snapshot to act on in one container. */
export interface Choice {
  /** @param work receives all fields that are known; the name is certain */
  apply: <T>(work: (snapshot: Snapshot) => Promise<T>) => Promise<T>;
  /** Undefined if the name comes from the input only. */
  found?: Found | undefined;
}

/**
 * Chooses the snapshot that a selector means. What looks like a platform name, in a step with one container, goes straight
 * to the API, in one request; all else costs a list. With several containers, the list shows before anything is changed
 * whether each has its snapshot. Only a listed name, or text in the form of a name, ever becomes part of a request.
 *
 * @param selector a name, an alias or `latest`; `name:x` and `alias:x` say which
 * @throws MissingError if there is no such snapshot, SelectionError if the selector is ambiguous
 */
export async function chooseTarget(
  lookup: SnapshotLookup,
  selector: Redacted,
  check: SelectionCheck,
  { isSingle }: Pick<Context, 'isSingle'>,
): Promise<Choice> {
  const name = exactNameOf(parseSelector(selector));
  if (isSingle && name !== undefined && looksLikeName(name))
    return { apply: (work) => applyDirectly(lookup, selector, name, work, check) };
  try {
    return await findSnapshot(lookup, selector, check);
  } catch (error) {
    // A name needs no list, so a list that fails does not stop what the name is for.
    if (!(error instanceof RequestError) || name === undefined || !isAddressable({ name })) throw error;
    const listError = error;
    return { apply: (work) => applyWithoutList(name, work, listError) };
  }
}

async function applyWithoutList<T>(
  name: Redacted,
  work: (snapshot: Snapshot) => Promise<T>,
  listError: RequestError,
): Promise<T> {
  try {
    return await work({ name });
  } catch (error) {
    // It can be the container that was not found, about which the list says more.
    throw isNotFound(error) && !mayHaveHappened(error) ? listError : error;
  }
}

/** The name in a selector that can only mean a name, or has the form of the platform's own names. */
function exactNameOf({ by, text }: Selector): Redacted | undefined {
  return by === 'name' || (by === 'any' && looksLikeName(text)) ? text : undefined;
}

async function applyDirectly<T>(
  lookup: SnapshotLookup,
  selector: Redacted,
  name: Redacted,
  work: (snapshot: Snapshot) => Promise<T>,
  check: SelectionCheck,
): Promise<T> {
  try {
    return await work({ name });
  } catch (error) {
    if (!isNotFound(error) || mayHaveHappened(error)) throw error;
    const { snapshots } = await lookup.list();
    const selection = requireFound(
      lookup,
      selector,
      selectSnapshot(snapshots, parseSelector(selector)),
      check,
    );
    // The list contains it, but the API did not find it: another attempt with the same name would fail too.
    if (selection.by === 'name') throw error;
    return work(selection.snapshot);
  }
}

/** A list can be this old. Source: what was seen of the API. */
const MAX_LIST_AGE_MS = 3_000;
const LIST_AGAIN_MS = 1_000;

/**
 * Finds the snapshot that a selector means in the list of the container.
 *
 * @param selector a name, an alias or `latest`; `name:x` and `alias:x` say which
 * @throws MissingError if there is no such snapshot, SelectionError if the selector is ambiguous
 */
export async function findSnapshot(
  lookup: SnapshotLookup,
  selector: Redacted,
  check: SelectionCheck,
): Promise<Choice & { found: Found }> {
  const parsed = parseSelector(selector);
  let selection = selectSnapshot((await lookup.list()).snapshots, parsed);
  // An earlier step of the job can have made what a list does not show yet.
  for (let ageMs = 0; isUnseenName(parsed, selection) && ageMs < MAX_LIST_AGE_MS; ageMs += LIST_AGAIN_MS) {
    const list = await lookup.listAfter(LIST_AGAIN_MS);
    if (!list) break;
    selection = selectSnapshot(list.snapshots, parsed);
  }
  const found = requireFound(lookup, selector, selection, check);
  return { found, apply: (work) => work(found.snapshot) };
}

function isUnseenName(selector: Selector, { kind }: Selection): boolean {
  const name = exactNameOf(selector);
  return kind === 'missing' && name !== undefined && isAddressable({ name });
}

/** @throws SelectionError if nothing, or nothing certain, is selected */
function requireFound(
  { container, logger }: SnapshotLookup,
  selector: Redacted,
  selection: Selection,
  check: SelectionCheck,
): Found {
  if (selection.kind === 'missing') throw new MissingError(container, selector, selection.near);
  if (selection.kind === 'ambiguous') throw ambiguous(container, selector, selection);
  if (selection.kind === 'unordered') throw unordered(container, line`"${selector}"`, selection.candidates);
  const { snapshot, literal, by } = selection;
  if (!isAddressable(snapshot)) throw new UnaddressableError(snapshot, container);
  check(selection);
  if (literal) {
    logger.warning(
      composeMessage(
        line`"${selector}" selects snapshot ${snapshot.name}, not ${literal.name}.`,
        line`The name or alias of snapshot ${literal.name} is that whole text. To select it, use \`name:${literal.name}\`.`,
      ),
    );
  }
  if (by !== 'name') logger.info(describeSelection(selection, selector));
  return selection;
}

function ambiguous(
  container: Redacted,
  selector: Redacted,
  { named, aliased }: Selection & { kind: 'ambiguous' },
): SelectionError {
  return new SelectionError(
    line`"${selector}" is ambiguous in container ${container}. Nothing was changed.`,
    line`It is the name of snapshot ${named.name} and the alias of ${namesOf(aliased)}.`,
    line`To select one, use \`name:${selector}\` or \`alias:${selector}\`.`,
  );
}

const MAX_CANDIDATES = 10;

/**
 * It is unknown which of several snapshots is the newest.
 *
 * @param container the name of the container in messages
 * @param what what selects the newest, as the start of a sentence
 */
export function unordered(
  container: Redacted,
  what: Redacted,
  candidates: readonly Snapshot[],
): SelectionError {
  const shown = candidates.slice(0, MAX_CANDIDATES);
  const rest = candidates.length - shown.length;
  const more = rest > 0 ? line`, and ${rest} more` : own('');
  return new SelectionError(
    line`${what} is unclear in container ${container}. Nothing was changed.`,
    line`It is unknown which of these is the newest: ${join(shown.map((snapshot) => line`${snapshot.name}${describeAge(snapshot)}`))}${more}.`,
    line('Their times are equal or unknown. Use the name of a snapshot.'),
  );
}

/**
 * Accepts the newest of several snapshots that share an alias, with a warning.
 *
 * @param container the name of the container in messages
 */
export function acceptNewest(container: Redacted, logger: Logger): SelectionCheck {
  return ({ snapshot, sharingAlias }) => {
    if (sharingAlias.length === 0) return;
    const candidates = findNewest([snapshot, ...sharingAlias]);
    const alias = snapshot.alias ?? own('');
    if (candidates.length > 1) throw unordered(container, line`The alias "${alias}"`, candidates);
    logger.warning(
      composeMessage(
        line`Using the newest of ${sharingAlias.length + 1} snapshots with the alias "${alias}": ${snapshot.name}.`,
        line`The others are ${namesOf(sharingAlias)}.`,
      ),
    );
  };
}

function describeSelection({ by, snapshot }: Found, selector: Redacted): Redacted {
  const { name } = snapshot;
  const age = describeAge(snapshot);
  if (by === 'latest') return line`The newest snapshot is ${name}${describeAlias(snapshot)}${age}.`;
  return selector === LATEST
    ? line`Using the snapshot with the alias "${LATEST}", not the newest: ${name}${age}.`
    : line`"${selector}" is snapshot ${name}${age}.`;
}

function describeNear(near: readonly Snapshot[]): Redacted {
  if (near.length === 0) return line('It has no snapshots.');
  const names = near.map((snapshot) => line`${snapshot.name}${describeAlias(snapshot)}`);
  return line`Did you mean ${joinAlternatives(names)}?`;
}

function describeAlias({ alias }: Snapshot): Redacted {
  return alias ? line` (${quote(alias)})` : own('');
}

/** The names of snapshots as a list in a sentence. */
export function namesOf(snapshots: readonly Snapshot[]): Redacted {
  return join(snapshots.map(({ name }) => name));
}
