import type { Logger } from '../base/logger.ts';
import { UserError } from '../base/user-error.ts';
import type { HoodyClient } from '../hoody/client.ts';
import { isNotFound } from '../hoody/errors.ts';
import { isAddressable, type Snapshot, type SnapshotList } from '../hoody/snapshot.ts';
import { LATEST, looksLikeName, type Selection, selectSnapshot } from '../snapshots/select.ts';
import { parseSelector } from '../snapshots/selector.ts';
import { join } from '../text/list.ts';
import { composeMessage, line, quote } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import type { Context } from './context.ts';
import { describeAge } from './describe.ts';

/** The container has no such snapshot. */
export class MissingError extends UserError {
  constructor(container: Redacted, selector: Redacted, near: Snapshot[]) {
    super(line`Container ${container} has no snapshot "${selector}".`, describeNear(near));
    this.name = 'MissingError';
  }
}

/** The name of a snapshot could change which endpoint a request reaches, so no request can address it. */
export class UnaddressableError extends UserError {
  constructor({ name }: Snapshot, container: Redacted) {
    super(
      line`Could not use snapshot ${quote(name)} of container ${container}.`,
      line('Its name cannot be part of a URL path, so no request can address it. Choose another snapshot.'),
    );
    this.name = 'UnaddressableError';
  }
}

/** The snapshots of one container, listed at most once. */
export interface SnapshotLookup {
  containerId: Redacted;
  /** The name of the container in messages. */
  container: Redacted;
  list: () => Promise<SnapshotList>;
  logger: Logger;
}

export function createLookup(
  { client, logger, nameOf }: Pick<Context, 'client' | 'logger' | 'nameOf'>,
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
  };
}

type Found = Selection & { kind: 'found' };

/** Checks a selection before anything happens to the snapshot; throws to reject it. */
export type SelectionCheck = (selection: Found) => void;

/**
 * Applies an operation to the snapshot that a selector means. What looks like a platform name goes straight to the
 * API, in one request; anything else costs a list. Only a listed name, or text in the form of a name, ever becomes
 * part of a request.
 *
 * @param selector a name, an alias or `latest`; `name:x` and `alias:x` say which
 * @param apply receives all fields of the snapshot if it was listed, else only its name
 * @throws MissingError if there is no such snapshot, UserError if the selector is ambiguous
 */
export async function applyToSnapshot<T>(
  lookup: SnapshotLookup,
  selector: Redacted,
  apply: (snapshot: Snapshot) => Promise<T>,
  check: SelectionCheck,
): Promise<T> {
  let notFound: unknown;
  const { by, text } = parseSelector(selector);
  if (by !== 'alias' && looksLikeName(text)) {
    try {
      return await apply({ name: text });
    } catch (error) {
      if (!isNotFound(error)) throw error;
      notFound = error;
    }
  }
  const selection = await findSnapshot(lookup, selector, check);
  // The list contains it, but the API did not find it: another attempt with the same name would fail too.
  if (notFound && selection.by === 'name') throw notFound;
  return apply(selection.snapshot);
}

/**
 * Finds the snapshot that a selector means in the list of the container.
 *
 * @param selector a name, an alias or `latest`; `name:x` and `alias:x` say which
 * @throws MissingError if there is no such snapshot, UserError if the selector is ambiguous
 */
export async function findSnapshot(
  lookup: SnapshotLookup,
  selector: Redacted,
  check: SelectionCheck,
): Promise<Found> {
  const { snapshots } = await lookup.list();
  const selection = selectSnapshot(snapshots, parseSelector(selector));
  if (selection.kind === 'missing') throw new MissingError(lookup.container, selector, selection.near);
  if (selection.kind === 'ambiguous') throw ambiguous(lookup.container, selector, selection);
  if (!isAddressable(selection.snapshot)) throw new UnaddressableError(selection.snapshot, lookup.container);
  check(selection);
  if (selection.literal) {
    lookup.logger.warning(
      composeMessage(
        line`"${selector}" selects snapshot ${selection.snapshot.name}, not ${selection.literal.name}.`,
        line`The name or alias of snapshot ${selection.literal.name} is that whole text. To select it, use \`name:${selection.literal.name}\`.`,
      ),
    );
  }
  if (selection.by !== 'name') lookup.logger.info(describeSelection(selection, selector));
  return selection;
}

function ambiguous(
  container: Redacted,
  selector: Redacted,
  { named, aliased }: Selection & { kind: 'ambiguous' },
): UserError {
  return new UserError(
    line`"${selector}" is ambiguous in container ${container}. Nothing was changed.`,
    line`It is the name of snapshot ${named.name} and the alias of ${namesOf(aliased)}.`,
    line`To select one, use \`name:${selector}\` or \`alias:${selector}\`.`,
  );
}

/** Accepts the newest of several snapshots that share an alias, with a warning. */
export function acceptNewest(logger: Logger): SelectionCheck {
  return ({ snapshot, sharingAlias }) => {
    if (sharingAlias.length === 0) return;
    logger.warning(
      composeMessage(
        line`Using the newest of ${sharingAlias.length + 1} snapshots with the alias "${snapshot.alias ?? own('')}": ${snapshot.name}.`,
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
  return line`Similar snapshots: ${join(near.map((snapshot) => line`${snapshot.name}${describeAlias(snapshot)}`))}.`;
}

function describeAlias({ alias }: Snapshot): Redacted {
  return alias ? line` (${quote(alias)})` : own('');
}

/** The names of snapshots as a list in a sentence. */
export function namesOf(snapshots: readonly Snapshot[]): Redacted {
  return join(snapshots.map(({ name }) => name));
}
