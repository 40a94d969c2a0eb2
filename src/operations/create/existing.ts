import { UserError } from '../../base/user-error.ts';
import { RequestError } from '../../hoody/errors.ts';
import { type Failure, summarizeFailure } from '../../hoody/failure.ts';
import {
  deriveName,
  isAddressable,
  isExpired,
  type Snapshot,
  type SnapshotList,
} from '../../hoody/snapshot.ts';
import { line } from '../../text/message.ts';
import { own, type Redacted } from '../../text/redact.ts';
import { describeAge } from '../describe.ts';

/** The values of `if-exists` that look for a snapshot with the alias before they create one. */
export type ExistingPolicy = 'reuse' | 'fail';

/**
 * Finds the newest unexpired snapshot with an alias. One that no request can address is not reused.
 *
 * @param container the name of the container in messages
 * @param now the local clock, in milliseconds since 1970
 * @throws UserError when the policy is `fail` and there is one
 */
export function findExisting(
  policy: ExistingPolicy,
  alias: Redacted,
  container: Redacted,
  { snapshots, clockOffsetMs }: SnapshotList,
  now: number,
): Snapshot | undefined {
  const existing = snapshots.find(
    (snapshot) =>
      snapshot.alias === alias &&
      !isExpired(snapshot, now + clockOffsetMs) &&
      (policy === 'fail' || isAddressable(snapshot)),
  );
  if (existing && policy === 'fail') {
    throw new UserError(
      line`Container ${container} already has a snapshot with the alias "${alias}". Nothing was created.`,
      line`It is snapshot ${existing.name}${describeAge(existing)}.`,
      line('Use another `alias`, or set `if-exists` to reuse, replace, or create.'),
    );
  }
  return existing;
}

/** The platform rejected a create, and a snapshot already has the name that it derives from the alias. */
export class NameTakenError extends RequestError {
  /**
   * @param description the create, as it follows "could not"
   * @param isReusable whether `if-exists: reuse` would accept the snapshot
   */
  constructor(
    taken: Snapshot,
    alias: Redacted,
    { description, isReusable }: { description: Redacted; isReusable: boolean },
    failure: Failure,
  ) {
    super(
      line`Could not ${description}: the name ${taken.name} is in use.`,
      [
        line`The container already has snapshot ${taken.name}${describeAge(taken)}${describeOwner(taken, alias)}.`,
        line`Reason: ${summarizeFailure(failure)}.`,
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

/** Finds the snapshot that has the name which the platform derives from an alias. */
export function findNamesake(alias: Redacted, snapshots: readonly Snapshot[]): Snapshot | undefined {
  return snapshots.find(({ name }) => name === deriveName(alias));
}
