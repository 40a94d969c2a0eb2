import { toUserError, UserError } from '../../base/user-error.ts';
import { deleteIfPresent } from '../../hoody/client.ts';
import { createdAt, mayBeExpired, type Snapshot, type SnapshotList } from '../../hoody/snapshot.ts';
import { compareIdentity, hasAlias, looksLikeName } from '../../snapshots/identity.ts';
import { join } from '../../text/list.ts';
import { line, type MessagePart } from '../../text/message.ts';
import type { Redacted } from '../../text/redact.ts';
import type { Context } from '../context.ts';
import { describeAge } from '../describe.ts';
import { type Outcome, UndoneError } from '../outcome.ts';
import type { CreateRequest } from '../request.ts';
import type { Attempt } from './attempt.ts';
import { listShowing } from './shown.ts';

/** The snapshots of each container before anything was created, where that matters. */
export type SnapshotsBefore = ReadonlyMap<Redacted, readonly Snapshot[]>;

/** The new snapshot of a container could not be deleted again. */
export class LeftoverError extends UserError {
  constructor(name: Redacted, container: Redacted, ...details: MessagePart[]) {
    super(line`Could not undo the creation of snapshot ${name} of container ${container}.`, ...details);
    this.name = 'LeftoverError';
  }
}

/**
 * Deletes what `create` made before it failed for at least one container. No container ends with less than it had: a
 * snapshot that took the place or the alias of an older one stays, and so does one that another job may have created.
 *
 * @param attempts those that made the snapshots
 */
export async function undoCreate(
  { alias }: CreateRequest,
  outcomes: readonly Outcome[],
  attempts: readonly Attempt[],
  before: SnapshotsBefore,
  context: Context,
): Promise<Outcome[]> {
  const { nameOf } = context;
  const failed = outcomes.flatMap(({ ok, containerId }) => (ok ? [] : [nameOf(containerId)]));
  const client = context.cleanupClient();
  return context.mapConcurrently(outcomes, async (outcome): Promise<Outcome> => {
    const { containerId, snapshots } = outcome;
    const container = nameOf(containerId);
    const [created] = snapshots;
    if (!outcome.ok || outcome.ownership === 'found' || !created) return outcome;
    // No other job has a generated alias, so nothing can have been replaced.
    const isGenerated = attempts.some(
      (attempt) => attempt.containerId === containerId && attempt.isGenerated,
    );
    const findReason = async (): Promise<Redacted | undefined> => {
      if (outcome.ownership === 'inferred') return line('Another job may have created it.');
      if (isGenerated || alias === undefined) return undefined;
      if (context.guardedNames(containerId).has(created.name))
        return line('It replaced the snapshot of an earlier step, which guards this job.');
      const list = () => client.list(containerId);
      return findReplaced(created, alias, before.get(containerId) ?? [], list, context.pause);
    };
    try {
      const reason = await findReason();
      if (reason) {
        const headline = line`Kept snapshot ${created.name} of container ${container}, although \`create\` failed.`;
        const next = line('If you do not need the snapshot, delete it by its name.');
        return { ...outcome, ok: false, error: new UserError(headline, reason, next) };
      }
      await deleteIfPresent(client, containerId, created.name);
    } catch (error) {
      const details = [toUserError(error), ...(isGenerated ? [line('The post step tries again.')] : [])];
      return { ...outcome, ok: false, error: new LeftoverError(created.name, container, ...details) };
    }
    const message = line`Deleted the new snapshot ${created.name} of container ${container}, because \`create\` failed for ${join(failed)}.`;
    context.logger.info(message);
    const isChanged = outcome.isUnsettled === true;
    return { ok: false, containerId, changed: isChanged, snapshots: [], error: new UndoneError(message) };
  });
}

/**
 * @param before what a list showed before anything was created, which can have been too old to show all
 * @returns why the new snapshot has to stay; undefined if it is the step's own and nothing else changed
 * @throws UserError if no list shows that
 */
async function findReplaced(
  created: Snapshot,
  alias: Redacted,
  before: readonly Snapshot[],
  list: () => Promise<SnapshotList>,
  pause: Context['pause'],
): Promise<Redacted | undefined> {
  let older = before;
  let replacement: Snapshot | undefined;
  const listed = await listShowing(created, list, pause, (snapshots) => {
    const namesake = snapshots.find(({ name }) => name === created.name);
    const isNewer = namesake && (createdAt(namesake) ?? 0) > (createdAt(created) ?? Number.POSITIVE_INFINITY);
    if (isNewer) replacement = namesake;
    else older = [...older, ...snapshots];
  });
  if (listed) return compare(created, alias, older, listed);
  if (replacement)
    return line`Another job replaced it with a snapshot of the same name${describeAge(replacement)}.`;
  throw new UserError(line('The list of snapshots does not contain the new one.'));
}

function compare(
  created: Snapshot,
  alias: Redacted,
  older: readonly Snapshot[],
  { snapshots, clocks }: SnapshotList,
): Redacted | undefined {
  const listed = snapshots.find(({ name }) => name === created.name);
  if (!looksLikeName(created.name) && compareIdentity(created, listed) !== 'same')
    throw new UserError(line('It is unknown when it was created, so it may belong to another job.'));
  const find = (snapshot: Snapshot) =>
    snapshots.find((other) => other.name === snapshot.name && compareIdentity(snapshot, other) !== 'other');
  const changed = older
    .filter((snapshot) => hasAlias(snapshot, alias))
    .find((snapshot) => {
      const now = find(snapshot);
      return snapshot.name === created.name || !now || (now.alias ?? null) !== (snapshot.alias ?? null);
    });
  if (changed) {
    return created.name === changed.name
      ? line`It replaced the older snapshot ${changed.name}.`
      : line`It replaced the older snapshot ${changed.name}, or took its alias.`;
  }
  // An old list shows an old alias, so what is gone can have had this one.
  const gone = older.find((snapshot) => !find(snapshot) && !mayBeExpired(snapshot, clocks));
  return gone && line`It may have replaced the older snapshot ${gone.name}, which is gone.`;
}
