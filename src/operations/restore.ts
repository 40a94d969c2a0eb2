import { toUserError } from '../base/user-error.ts';
import { mergeSnapshot, type Snapshot } from '../hoody/snapshot.ts';
import { looksLikeName } from '../snapshots/identity.ts';
import { originOf } from '../snapshots/origin.ts';
import { formatCount } from '../text/format.ts';
import { composeMessage, line } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import { chooseThenApply } from './choose.ts';
import type { Context } from './context.ts';
import { type AliasSource, generatedAlias, make } from './create/make.ts';
import { describeAge, describeRestored } from './describe.ts';
import { acceptNewest, type Choice, chooseTarget, createLookup, findSnapshot } from './find.ts';
import { noteNewer } from './newer.ts';
import type { Outcome } from './outcome.ts';
import type { BackupRequest, RestoreRequest } from './request.ts';
import { verify } from './verify.ts';

/** Rolls each container back to a snapshot. The platform stops what runs in it and boots it again. */
export function restore(
  request: RestoreRequest,
  containerIds: readonly Redacted[],
  context: Context,
): Promise<Outcome[]> {
  const warnOfAttempt = createAttemptCheck(context);
  const choose = async (containerId: Redacted): Promise<Target> => {
    const lookup = createLookup(context, containerId);
    const selector = request.snapshots.get(containerId) ?? own('');
    const check = acceptNewest(lookup.container, context.logger);
    // A backup is useless without a snapshot to restore, and `latest` must not select the backup.
    const isSingle = context.isSingle && !request.backup;
    const choice = request.dryRun
      ? await findSnapshot(lookup, selector, check)
      : await chooseTarget(lookup, selector, check, { isSingle });
    if (!choice.found) return choice;
    warnOfAttempt(choice.found.snapshot);
    return { ...choice, ...noteNewer(choice.found.snapshot, await lookup.list(), containerId, context) };
  };
  const backupAlias = generatedAlias(line('backup'), context);
  return chooseThenApply(containerIds, context, choose, async (containerId, { apply, notes }) => {
    const noted = notes ? { notes } : {};
    if (request.dryRun)
      return apply(async (snapshot) => ({
        ...plan(request, containerId, snapshot, backupAlias, context),
        ...noted,
      }));
    const { backup } = request;
    if (backup) {
      const restored = await apply((snapshot) =>
        restoreWithBackup(backup, containerId, snapshot, backupAlias, context),
      );
      return { ...restored, ...noted };
    }
    const snapshot = await apply((known) => rollBack(containerId, known, context));
    return { ok: true, containerId, changed: true, snapshots: [snapshot], ...noted };
  });
}

/** The snapshot to restore, and what to know of it. */
type Target = Choice & Pick<Outcome, 'notes'>;

/** Warns once, for all containers, of a snapshot that an earlier attempt of this run created. */
function createAttemptCheck({ logger, origin }: Context): (snapshot: Snapshot) => void {
  let hasWarned = false;
  return (snapshot) => {
    const its = originOf(snapshot);
    if (hasWarned || !its || its.run !== origin?.run || its.attempt >= origin.attempt) return;
    hasWarned = true;
    logger.warning(
      composeMessage(
        line`Snapshot ${snapshot.name} was created by attempt ${its.attempt} of this run, and this is attempt ${origin.attempt}.`,
        line('The restore removes what was deployed or written since that attempt.'),
      ),
    );
  };
}

async function rollBack(
  containerId: Redacted,
  known: Snapshot,
  { client, isSingle, logger, nameOf }: Context,
): Promise<Snapshot> {
  const container = nameOf(containerId);
  const { snapshot, isSentAgain } = await logger.withProgress(
    line`Restoring container ${container} from snapshot ${known.name}${describeAge(known)}`,
    () => client.restore(containerId, known),
    () => (isSingle ? undefined : describeRestored(known, container)),
  );
  if (isSentAgain) logger.warning(describeSentAgain(known, container));
  return mergeSnapshot(known, snapshot);
}

/** Warns that a container can be restored twice: what was written between is gone too. */
export function describeSentAgain({ name }: Pick<Snapshot, 'name'>, container: Redacted): Redacted {
  return composeMessage(
    line`The restore of container ${container} was sent again after a lost response.`,
    line`It may have been restored from snapshot ${name} twice.`,
  );
}

function plan(
  { backup }: RestoreRequest,
  containerId: Redacted,
  snapshot: Snapshot,
  backupAlias: AliasSource & { kind: 'generated' },
  { logger, nameOf }: Context,
): Outcome {
  const container = nameOf(containerId);
  const actions = [
    ...(backup ? [describeBackup(backup, container, backupAlias.first)] : []),
    line`restore container ${container} from snapshot ${snapshot.name}${describeAge(snapshot)}`,
  ];
  for (const action of actions) logger.info(line`Dry run: would ${action}.`);
  return { ok: true, containerId, changed: false, snapshots: [snapshot], plan: actions };
}

function describeBackup({ expiryDays }: BackupRequest, container: Redacted, alias: Redacted): Redacted {
  const expiry =
    expiryDays === undefined ? own('') : line`, which expires after ${formatCount(expiryDays, 'day')}`;
  return line`create a backup snapshot of container ${container} with the alias "${alias}"${expiry}`;
}

async function restoreWithBackup(
  { expiryDays }: BackupRequest,
  containerId: Redacted,
  snapshot: Snapshot,
  alias: AliasSource,
  context: Context,
): Promise<Outcome> {
  const { client, nameOf, unsettled } = context;
  const {
    snapshot: backup,
    attempt,
    before,
  } = await make(containerId, { alias, expiryDays, isBackup: true }, context);
  // From now on the backup is worth more than anything: a step that is killed must not have it deleted.
  if (attempt) unsettled.expect({ ...attempt, isKept: true });
  const outcome = { containerId, changed: true, backup };
  try {
    // A backup takes a while, in which another job can take over the name, or restore the snapshot.
    const { listed } = looksLikeName(snapshot.name)
      ? { listed: before.findLast(({ name }) => name === snapshot.name) }
      : await verify(client, { id: containerId, name: nameOf(containerId) }, snapshot, context.pause);
    const known = listed ? { ...snapshot, last_used_at: listed.last_used_at ?? null } : snapshot;
    return { ...outcome, ok: true, snapshots: [await rollBack(containerId, known, context)] };
  } catch (error) {
    return { ...outcome, ok: false, snapshots: [], error: toUserError(error) };
  } finally {
    if (attempt) unsettled.settle(attempt);
  }
}
