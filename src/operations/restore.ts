import { toUserError } from '../base/user-error.ts';
import type { Snapshot } from '../hoody/snapshot.ts';
import { formatCount } from '../text/format.ts';
import { line } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import type { Context } from './context.ts';
import { type AliasSource, generatedAlias, make } from './create/make.ts';
import { AmbiguousCreateError, deleteUnreported } from './create/sweep.ts';
import { describeAge, describeRestored } from './describe.ts';
import { acceptNewest, applyToSnapshot, createLookup, findSnapshot } from './find.ts';
import type { Outcome } from './outcome.ts';
import type { BackupRequest, RestoreRequest } from './request.ts';

/** Rolls a container back to a snapshot. The platform stops what runs in it and boots it again. */
export async function restore(
  request: RestoreRequest,
  containerId: Redacted,
  context: Context,
): Promise<Outcome> {
  const { client, isSingle, logger, nameOf } = context;
  const container = nameOf(containerId);
  const lookup = createLookup(context, containerId);
  const selector = request.snapshots.get(containerId) ?? own('');
  const check = acceptNewest(logger);
  const rollBack = async (known: Snapshot): Promise<Snapshot> => {
    const reported = await logger.withProgress(
      line`Restoring container ${container} from snapshot ${known.name}`,
      () => client.restore(containerId, known.name),
      () => (isSingle ? undefined : describeRestored(known, container)),
    );
    return { ...known, ...reported };
  };
  if (!request.backup && !request.dryRun) {
    const snapshot = await applyToSnapshot(lookup, selector, rollBack, check);
    return { ok: true, containerId, changed: true, snapshots: [snapshot] };
  }

  // Selected before the backup: without a snapshot the backup is useless, and `latest` must not select the backup.
  const { snapshot } = await findSnapshot(lookup, selector, check);
  const alias = generatedAlias(line('backup'), context);
  if (request.dryRun) {
    const plan = [
      ...(request.backup ? [describeBackup(request.backup, container, alias.first)] : []),
      line`restore container ${container} from snapshot ${snapshot.name}${describeAge(snapshot)}`,
    ];
    for (const action of plan) logger.info(line`Dry run: would ${action}.`);
    return { ok: true, containerId, changed: false, snapshots: [snapshot], plan };
  }
  const backup = await createBackup(request.backup ?? {}, containerId, alias, context);
  const outcome = { containerId, changed: true, backup };
  try {
    return { ...outcome, ok: true, snapshots: [await rollBack(snapshot)] };
  } catch (error) {
    return { ...outcome, ok: false, snapshots: [], error: toUserError(error) };
  }
}

function describeBackup({ expiryDays }: BackupRequest, container: Redacted, alias: Redacted): Redacted {
  const expiry =
    expiryDays === undefined ? own('') : line`, which expires after ${formatCount(expiryDays, 'day')}`;
  return line`create a backup snapshot of container ${container} with the alias "${alias}"${expiry}`;
}

async function createBackup(
  { expiryDays }: BackupRequest,
  containerId: Redacted,
  alias: AliasSource,
  context: Context,
): Promise<Snapshot> {
  try {
    const { snapshot } = await make(containerId, { alias, expiryDays, isBackup: true }, context);
    return snapshot;
  } catch (error) {
    throw error instanceof AmbiguousCreateError ? await deleteUnreported(error, containerId, context) : error;
  }
}
