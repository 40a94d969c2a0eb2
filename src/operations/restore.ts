import { AmbiguousCreateError } from '../hoody/errors.ts';
import type { Snapshot } from '../hoody/schema.ts';
import { formatCount, formatTime } from '../text/format.ts';
import type { Context } from './context.ts';
import { createSnapshot } from './create-snapshot.ts';
import { acceptNewest, applyToSnapshot, createLookup, findSnapshot } from './find-snapshot.ts';
import { describeAge } from './if-exists.ts';
import type { Outcome } from './outcome.ts';
import type { BackupRequest, RestoreRequest } from './request.ts';
import { deleteUnreported } from './strays.ts';

/** Rolls a container back to a snapshot. The platform stops what runs in it and boots it again. */
export async function restore(
  request: RestoreRequest,
  containerId: string,
  context: Context,
): Promise<Outcome> {
  const { client, logger, nameOf, generateAlias } = context;
  const container = nameOf(containerId);
  const newBackupAlias = () => generateAlias('backup');
  const lookup = createLookup(context, containerId);
  const selector = request.snapshots.get(containerId) ?? '';
  const check = acceptNewest(logger);
  const rollBack = async (known: Snapshot): Promise<Snapshot> => {
    const reported = await logger.withProgress(
      `Restoring container ${container} from snapshot ${known.name}`,
      () => client.restore(containerId, known.name),
      () => `Restored container ${container} from snapshot ${known.name}`,
    );
    return { ...known, ...reported };
  };

  if (request.dryRun) {
    const { snapshot } = await findSnapshot(lookup, selector, check);
    const plan = [
      ...(request.backup ? [describeBackup(request.backup, container, newBackupAlias())] : []),
      `restore container ${container} from snapshot ${snapshot.name}${describeAge(snapshot)}`,
    ];
    for (const step of plan) logger.info(`Dry run: would ${step}.`);
    return { ok: true, containerId, changed: false, snapshots: [snapshot], plan };
  }
  if (!request.backup) {
    const snapshot = await applyToSnapshot(lookup, selector, rollBack, check);
    return { ok: true, containerId, changed: true, snapshots: [snapshot] };
  }

  // Selected before the backup: without a snapshot the backup is useless, and `latest` must not select the backup.
  const { snapshot } = await findSnapshot(lookup, selector, check);
  const backup = await createBackup(request.backup, containerId, newBackupAlias, context);
  const outcome = { containerId, changed: true, backup };
  try {
    return { ...outcome, ok: true, snapshots: [await rollBack(snapshot)] };
  } catch (error) {
    return { ...outcome, ok: false, snapshots: [], error: error as Error };
  }
}

function describeBackup({ expiryDays }: BackupRequest, container: string, alias: string): string {
  const expiry = expiryDays === undefined ? '' : `, which expires after ${formatCount(expiryDays, 'day')}`;
  return `create a backup snapshot of container ${container} with the alias "${alias}"${expiry}`;
}

async function createBackup(
  request: BackupRequest,
  containerId: string,
  newAlias: () => string,
  context: Context,
): Promise<Snapshot> {
  const first = newAlias();
  const container = context.nameOf(containerId);
  try {
    const { snapshot } = await createSnapshot(
      containerId,
      { alias: { kind: 'generated', first, next: newAlias }, ...request },
      {
        start: `Creating a backup snapshot of container ${container} with the alias "${first}"`,
        describeResult: ({ snapshot: { name, expires_at } }) =>
          `Created backup snapshot ${name} of container ${container}` +
          (expires_at ? `, which expires at ${formatTime(expires_at)}` : ''),
      },
      context,
    );
    return snapshot;
  } catch (error) {
    throw error instanceof AmbiguousCreateError ? await deleteUnreported(error, containerId, context) : error;
  }
}
