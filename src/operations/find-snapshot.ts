import type { HoodyClient } from '../hoody/client.ts';
import { HoodyError, isNotFound } from '../hoody/errors.ts';
import { isAddressable, type Snapshot, type SnapshotList } from '../hoody/schema.ts';
import { LATEST, looksLikeName, type Selection, selectSnapshot } from '../snapshots/select.ts';
import { parseSelector } from '../snapshots/selector.ts';
import type { Context, Logger } from './context.ts';

/** The container has no such snapshot. */
export class MissingError extends HoodyError {
  constructor(container: string, selector: string, near: Snapshot[]) {
    super(`Container ${container} has no snapshot "${selector}". ${describeNear(near)}`);
    this.name = 'MissingError';
  }
}

/** The name of a snapshot could change which endpoint a request reaches, so no request can name it. */
export class UnaddressableError extends HoodyError {
  constructor({ name }: Snapshot, container: string) {
    super(
      `Snapshot ${JSON.stringify(name)} of container ${container} cannot be used: its name is not one plain segment ` +
        'of a path. Choose another snapshot.',
    );
    this.name = 'UnaddressableError';
  }
}

/** The snapshots of one container, listed at most once. */
export interface SnapshotLookup {
  containerId: string;
  /** The name of the container in messages. */
  container: string;
  list: () => Promise<SnapshotList>;
  logger: Logger;
}

export function createLookup(
  { client, logger, nameOf }: Pick<Context, 'client' | 'logger' | 'nameOf'>,
  containerId: string,
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

/** Checks a selection before anything happens to the snapshot; throws to refuse it. */
export type SelectionCheck = (selection: Found) => void;

/**
 * Applies an operation to the snapshot that a selector means. What looks like a platform name goes straight to the
 * API, in one request; anything else costs a list. Only a listed name, or text in the form of a name, ever becomes
 * part of a request.
 *
 * @param selector a name, an alias or `latest`; `name:x` and `alias:x` say which
 * @param apply receives all fields of the snapshot if it was listed, else only its name
 * @throws MissingError if there is no such snapshot, HoodyError if the selector is ambiguous
 */
export async function applyToSnapshot<T>(
  lookup: SnapshotLookup,
  selector: string,
  apply: (snapshot: Snapshot, isListed: boolean) => Promise<T>,
  check: SelectionCheck,
): Promise<T> {
  let notFound: unknown;
  const { by, text } = parseSelector(selector);
  if (by !== 'alias' && looksLikeName(text)) {
    try {
      return await apply({ name: text }, false);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      notFound = error;
    }
  }
  const selection = await findSnapshot(lookup, selector, check);
  // The list has it, and yet the API did not find it: trying again by the same name helps nobody.
  if (notFound && selection.by === 'name') throw notFound;
  return apply(selection.snapshot, true);
}

/**
 * Finds the snapshot that a selector means in the list of the container.
 *
 * @param selector a name, an alias or `latest`; `name:x` and `alias:x` say which
 * @throws MissingError if there is no such snapshot, HoodyError if the selector is ambiguous
 */
export async function findSnapshot(
  lookup: SnapshotLookup,
  selector: string,
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
      `"${selector}" selects snapshot ${selection.snapshot.name}. Snapshot ${selection.literal.name} has that whole ` +
        `text as its name or alias; to select it, write \`name:${selection.literal.name}\`.`,
    );
  }
  if (selection.by !== 'name') lookup.logger.info(describeSelection(selection, selector));
  return selection;
}

function ambiguous(
  container: string,
  selector: string,
  { named, aliased }: Selection & { kind: 'ambiguous' },
): HoodyError {
  return new HoodyError(
    `"${selector}" is ambiguous in container ${container}: it is the name of snapshot ${named.name} and the alias of ` +
      `${aliased.map(({ name }) => name).join(', ')}. None of them was changed. Write \`name:${selector}\` or ` +
      `\`alias:${selector}\` to say which one is meant.`,
  );
}

/** Accepts the newest of several snapshots that share an alias, with a warning. */
export function acceptNewest(logger: Logger): SelectionCheck {
  return ({ snapshot, sharingAlias }) => {
    if (sharingAlias.length === 0) return;
    logger.warning(
      `${sharingAlias.length + 1} snapshots have the alias "${snapshot.alias}". The newest, ${snapshot.name}, ` +
        `is taken; the others are ${sharingAlias.map(({ name }) => name).join(', ')}.`,
    );
  };
}

function describeSelection({ by, snapshot }: Found, selector: string): string {
  if (by === 'latest')
    return `The newest snapshot is ${snapshot.name}${describeAlias(snapshot)}${describeTime(snapshot)}.`;
  if (selector === LATEST) {
    return `A snapshot has the alias "${LATEST}", which goes before the newest: ${snapshot.name}${describeTime(snapshot)}.`;
  }
  return `"${selector}" is snapshot ${snapshot.name}${describeTime(snapshot)}.`;
}

function describeTime({ created_at }: Snapshot): string {
  return created_at ? `, of ${created_at}` : '';
}

function describeNear(near: Snapshot[]): string {
  if (near.length === 0) return 'It has no snapshots at all.';
  return `The nearest are ${near.map((snapshot) => snapshot.name + describeAlias(snapshot)).join(', ')}.`;
}

function describeAlias({ alias }: Snapshot): string {
  return alias ? ` (${JSON.stringify(alias)})` : '';
}
