import { type Snapshot, sortByTime } from '../hoody/schema.ts';
import type { Outcome } from '../operations/outcome.ts';

/** A snapshot and the container that it belongs to. */
export interface OwnedSnapshot {
  containerId: string;
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
export type ReportedSnapshot = { container_id: string } & Snapshot;

/** Copies a snapshot for an output, which often has room for few of them. */
export function report({ containerId, snapshot }: OwnedSnapshot): ReportedSnapshot {
  return { ...snapshot, container_id: containerId };
}
