import { type Snapshot, sortByTime } from '../hoody/snapshot.ts';
import type { Outcome } from '../operations/outcome.ts';
import type { Redacted } from '../text/redact.ts';

/** A snapshot and the container that it belongs to. */
export interface OwnedSnapshot {
  containerId: Redacted;
  snapshot: Snapshot;
}

/** The snapshots of all containers, newest first; those without a known time come last. */
export function allSnapshots(outcomes: readonly Outcome[]): OwnedSnapshot[] {
  const all = outcomes.flatMap(({ containerId, snapshots }) =>
    snapshots.map((snapshot) => ({ containerId, snapshot })),
  );
  return sortByTime(all, ({ snapshot }) => snapshot);
}

/** A snapshot as outputs show it. */
export type OutputSnapshot = { container_id: Redacted } & Snapshot;

/** Copies a snapshot for an output, which often has room for few of them. */
export function toOutput({ containerId, snapshot }: OwnedSnapshot): OutputSnapshot {
  return { ...snapshot, container_id: containerId };
}
