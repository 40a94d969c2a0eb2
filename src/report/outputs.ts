import type { Operation } from '../operations/operation.ts';
import type { Outcome } from '../operations/outcome.ts';
import { allSnapshots, type ReportedSnapshot } from './all-snapshots.ts';
import type { OutputName } from './output-table.ts';

/** The outputs as text. The path of the snapshots file is set where the file is written. */
export type Outputs = Record<Exclude<OutputName, 'snapshots-file'>, string>;

/** GitHub keeps at most 1 MiB of outputs for a job; this leaves room for the others. */
const MAX_SNAPSHOTS_BYTES = 512 * 1024 - 1;

/** In characters. An error quotes the API, which sets no limit. */
const MAX_ERROR_LENGTH = 4_000;

/**
 * Derives the outputs from what is known at the end, whether the step succeeded or failed. The outputs of one
 * snapshot are set if there is exactly one container; they are empty where the API returns nothing.
 */
export function outputsOf(operation: Operation | undefined, outcomes: readonly Outcome[]): Outputs {
  const all = allSnapshots(outcomes);
  const included = takeNewest(all);
  const includedNames = new Set(included.map(({ container_id, name }) => `${container_id} ${name}`));
  const single = outcomes.length === 1 ? all[0] : undefined;
  const text = (value: unknown) => (value === undefined || value === null ? '' : String(value));
  return {
    'snapshot-name': text(single?.name),
    'snapshot-alias': text(single?.alias),
    'created-at': text(single?.created_at),
    'expires-at': text(single?.expires_at),
    'size-bytes': text(single?.size),
    snapshot: single ? JSON.stringify(single) : '',
    snapshots: JSON.stringify(included),
    'snapshot-map': operation === 'create' || operation === 'restore' ? JSON.stringify(mapOf(outcomes)) : '',
    results: JSON.stringify(
      outcomes.map((outcome) => ({
        container_id: outcome.containerId,
        ok: outcome.ok,
        changed: outcome.changed,
        snapshot_names: outcome.snapshots
          .map(({ name }) => name)
          .filter((name) => includedNames.has(`${outcome.containerId} ${name}`)),
        error: outcome.ok ? null : outcome.error.message.slice(0, MAX_ERROR_LENGTH),
      })),
    ),
    count: String(all.length),
    changed: String(outcomes.some(({ changed }) => changed)),
    truncated: String(included.length < all.length),
    'backup-snapshot-name': text(outcomes.length === 1 ? outcomes[0]?.backup?.name : undefined),
  };
}

function mapOf(outcomes: readonly Outcome[]): Record<string, string> {
  const map: Record<string, string> = {};
  for (const { ok, containerId, snapshots } of outcomes) {
    const [snapshot] = snapshots;
    if (ok && snapshot) map[containerId] = snapshot.name;
  }
  return map;
}

/** The newest snapshots that fit into an output. */
function takeNewest(snapshots: readonly ReportedSnapshot[]): ReportedSnapshot[] {
  let bytes = '[]'.length;
  const end = snapshots.findIndex((snapshot) => {
    bytes += Buffer.byteLength(JSON.stringify(snapshot)) + ','.length;
    return bytes > MAX_SNAPSHOTS_BYTES;
  });
  return end === -1 ? [...snapshots] : snapshots.slice(0, end);
}
