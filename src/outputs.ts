import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { KnownSnapshot } from './hoody/schema.ts';
import type { Operation } from './inputs.ts';
import type { Outcome } from './operations/outcome.ts';
import type { Redact } from './redact.ts';

/** Every output of the action, as text. */
export interface Outputs {
  'snapshot-name': string;
  'snapshot-alias': string;
  'created-at': string;
  'expires-at': string;
  'size-bytes': string;
  snapshot: string;
  snapshots: string;
  'snapshot-map': string;
  results: string;
  count: string;
  changed: string;
  truncated: string;
  'backup-snapshot-name': string;
}

/** A snapshot as the outputs tell it. */
type TellableSnapshot = { container_id: string } & KnownSnapshot;

/** GitHub keeps at most 1 MiB of outputs a job; this leaves room for the others. */
const LARGEST_SNAPSHOTS_BYTES = 512 * 1024 - 1;

/** In characters. An error repeats what the API said, and nothing keeps that short. */
const LONGEST_ERROR = 4_000;

/**
 * What is known at the end, whether the step succeeded or failed. The outputs of one snapshot are set where
 * there is one container; they are empty where there is none, and where the API tells nothing.
 */
export function outputsOf(operation: Operation | undefined, outcomes: readonly Outcome[]): Outputs {
  const all = allSnapshots(outcomes);
  const shown = cut(all);
  const shownNames = new Set(shown.map(({ container_id, name }) => `${container_id} ${name}`));
  const single = outcomes.length === 1 ? all[0] : undefined;
  const text = (value: unknown) => (value === undefined || value === null ? '' : String(value));
  return {
    'snapshot-name': text(single?.name),
    'snapshot-alias': text(single?.alias),
    'created-at': text(single?.created_at),
    'expires-at': text(single?.expires_at),
    'size-bytes': text(single?.size),
    snapshot: single ? JSON.stringify(single) : '',
    snapshots: JSON.stringify(shown),
    'snapshot-map': operation === 'create' || operation === 'restore' ? JSON.stringify(mapOf(outcomes)) : '',
    results: JSON.stringify(
      outcomes.map((outcome) => ({
        container_id: outcome.containerId,
        ok: outcome.ok,
        changed: outcome.changed,
        snapshot_names: outcome.snapshots
          .map(({ name }) => name)
          .filter((name) => shownNames.has(`${outcome.containerId} ${name}`)),
        error: outcome.ok ? null : outcome.error.message.slice(0, LONGEST_ERROR),
      })),
    ),
    count: String(all.length),
    changed: String(outcomes.some(({ changed }) => changed)),
    truncated: String(shown.length < all.length),
    'backup-snapshot-name': text(outcomes.length === 1 ? outcomes[0]?.backup?.name : undefined),
  };
}

/**
 * Writes every snapshot to a file of its own that only this user can read.
 *
 * @param directory where the runner keeps what goes with the job
 * @returns the path of the file
 */
export function writeSnapshotsFile(directory: string, outcomes: readonly Outcome[], redact: Redact): string {
  const file = path.join(directory, `hoody-snapshots-${randomUUID()}.json`);
  writeFileSync(file, `${redact(JSON.stringify(allSnapshots(outcomes), null, 2))}\n`, { mode: 0o600 });
  return file;
}

/** Of all containers, newest first; those of which only the name is known come last. */
export function allSnapshots(outcomes: readonly Outcome[]): TellableSnapshot[] {
  return outcomes
    .flatMap(({ containerId, snapshots }) =>
      snapshots.map((snapshot) => ({ ...snapshot, container_id: containerId })),
    )
    .toSorted((a, b) => timeOf(b) - timeOf(a));
}

function timeOf({ created_at }: KnownSnapshot): number {
  return created_at === undefined ? 0 : Date.parse(created_at);
}

function mapOf(outcomes: readonly Outcome[]): Record<string, string> {
  const map: Record<string, string> = {};
  for (const { ok, containerId, snapshots } of outcomes) {
    const [snapshot] = snapshots;
    if (ok && snapshot) map[containerId] = snapshot.name;
  }
  return map;
}

/** The newest, as many as an output may hold. */
function cut(snapshots: readonly TellableSnapshot[]): TellableSnapshot[] {
  let bytes = '[]'.length;
  const end = snapshots.findIndex((snapshot) => {
    bytes += Buffer.byteLength(JSON.stringify(snapshot)) + ','.length;
    return bytes > LARGEST_SNAPSHOTS_BYTES;
  });
  return end === -1 ? [...snapshots] : snapshots.slice(0, end);
}
