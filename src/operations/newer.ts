import type { Snapshot, SnapshotList } from '../hoody/snapshot.ts';
import { findNewer, type NewerSnapshot } from '../snapshots/origin.ts';
import { join } from '../text/list.ts';
import { line } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import type { Context } from './context.ts';
import { describeAge } from './describe.ts';
import type { Outcome } from './outcome.ts';

const MAX_NAMES = 5;

/** Names snapshots that came after the one to which a container is rolled back. */
export function describeNewer(container: Redacted, newer: readonly NewerSnapshot[]): Redacted {
  const [what, them] =
    newer.length === 1 ? [line('a newer snapshot'), line('it')] : [line('newer snapshots'), line('them')];
  // Only an alias with its run shows that another one created it: a job of this run can have used any other alias.
  const isKnown = newer.every(({ run }) => run !== undefined);
  const origin = isKnown ? line('which this run did not create') : line('which another run may have created');
  return line`Container ${container} has ${what}, ${origin}: ${nameNewer(newer)}. Restoring the older one also undoes what was deployed after ${them}.`;
}

/** Names snapshots, with the runs that created them. */
export function nameNewer(newer: readonly NewerSnapshot[]): Redacted {
  const names = newer.slice(0, MAX_NAMES).map((snapshot) => {
    const run = snapshot.run === undefined ? own('') : line` of run ${snapshot.run}`;
    return line`${snapshot.name}${run}${describeAge(snapshot)}`;
  });
  const rest = newer.length - names.length;
  return join([...names, ...(rest > 0 ? [line`and ${rest} more`] : [])], '; ');
}

/** Logs what other runs created since a snapshot that is chosen for a restore. */
export function noteNewer(
  { name, created_at = null }: Snapshot,
  { snapshots }: SnapshotList,
  containerId: Redacted,
  { guardedNames, logger, nameOf, origin }: Pick<Context, 'guardedNames' | 'logger' | 'nameOf' | 'origin'>,
): Pick<Outcome, 'notes'> {
  if (!origin) return {};
  const newer = findNewer(snapshots, { name, created_at }, origin.run, guardedNames(containerId));
  if (newer.length === 0) return {};
  const note = describeNewer(nameOf(containerId), newer);
  logger.info(note);
  return { notes: [note] };
}
