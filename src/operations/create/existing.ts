import { UserError } from '../../base/user-error.ts';
import { type Container, calls } from '../../hoody/calls.ts';
import { RequestError } from '../../hoody/errors.ts';
import { type Failure, summarizeFailure } from '../../hoody/failure.ts';
import {
  deriveName,
  isAddressable,
  isExpired,
  mayBeExpired,
  type Snapshot,
  type SnapshotList,
} from '../../hoody/snapshot.ts';
import { findNewest } from '../../snapshots/identity.ts';
import { line } from '../../text/message.ts';
import { own, type Redacted } from '../../text/redact.ts';
import { describeAge } from '../describe.ts';
import { unordered } from '../find.ts';

/** The values of `if-exists` that look for a snapshot with the alias before they create one. */
export type ExistingPolicy = 'reuse' | 'fail';

/**
 * Finds the newest unexpired snapshot with an alias. One that no request can address is not reused.
 *
 * @param container the name of the container in messages
 * @throws UserError when the policy is `fail` and there is one, or when it is unknown which of several is the newest
 */
export function findExisting(
  policy: ExistingPolicy,
  alias: Redacted,
  container: Redacted,
  { snapshots, clocks }: SnapshotList,
): Snapshot | undefined {
  const [existing, ...others] = findNewest(
    snapshots.filter(
      (snapshot) =>
        snapshot.alias === alias &&
        !mayBeExpired(snapshot, clocks) &&
        (policy === 'fail' || isAddressable(snapshot)),
    ),
  );
  if (existing && policy === 'fail') {
    throw new UserError(
      line`Container ${container} already has a snapshot with the alias "${alias}". Nothing was created.`,
      line`It is snapshot ${existing.name}${describeAge(existing)}.`,
      line('Use another `alias`, or set `if-exists` to reuse, replace, or create.'),
    );
  }
  if (existing && others.length > 0)
    throw unordered(container, line`The alias "${alias}"`, [existing, ...others]);
  return existing;
}

/** A snapshot already has the name that the platform derives from the alias of a new one. */
export class NameTakenError extends RequestError {
  /**
   * @param description the request, as it follows "could not"
   * @param isReusable whether `if-exists: reuse` would accept the snapshot
   * @param failure how the platform rejected the request; undefined if it was not sent
   */
  constructor(
    taken: Snapshot,
    alias: Redacted,
    { description, isReusable }: { description: Redacted; isReusable: boolean },
    failure?: Failure,
  ) {
    super(
      line`Could not ${description}: the name ${taken.name} is in use.`,
      [
        line`The container already has snapshot ${taken.name}${describeAge(taken)}${describeOwner(taken, alias)}.`,
        failure
          ? line`Reason: ${summarizeFailure(failure)}.`
          : line('Nothing was created, because the platform could have overwritten that snapshot.'),
        isReusable
          ? line('Set `if-exists` to reuse or replace, or use another `alias`.')
          : line('Set `if-exists` to replace, or use another `alias`.'),
      ],
      failure,
    );
    this.name = 'NameTakenError';
  }
}

function describeOwner(taken: Snapshot, alias: Redacted): Redacted {
  if (taken.alias === alias) return own('');
  return taken.alias ? line`, with the alias "${taken.alias}"` : line(', without an alias');
}

/**
 * Checks that the new snapshot cannot overwrite a snapshot of another alias, whose name derives from both: `v1.1.0` and `v11.0` are
 * both `v110`.
 *
 * @param container its id, and its name in messages
 * @throws NameTakenError if there is one
 */
export function requireFreeName(
  alias: Redacted,
  container: Container,
  { snapshots, clocks }: SnapshotList,
): void {
  const taken = findNamesake(alias, snapshots);
  if (!taken || taken.alias === alias || isExpired(taken, Math.min(clocks.serverNow, clocks.localNow)))
    return;
  const { description } = calls.create(container, alias);
  throw new NameTakenError(taken, alias, { description, isReusable: false });
}

/** Finds the snapshot that has the name which the platform derives from an alias. */
export function findNamesake(alias: Redacted, snapshots: readonly Snapshot[]): Snapshot | undefined {
  return snapshots.find(({ name }) => name === deriveName(alias));
}
