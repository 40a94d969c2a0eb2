import { createdAt, type Snapshot } from '../hoody/schema.ts';
import type { Outcome } from '../operations/outcome.ts';

/** A snapshot as outputs and summaries show it. */
export type ReportedSnapshot = { container_id: string } & Snapshot;

/** The snapshots of all containers, newest first; those without a known time come last. */
export function allSnapshots(outcomes: readonly Outcome[]): ReportedSnapshot[] {
  return outcomes
    .flatMap(({ containerId, snapshots }) =>
      snapshots.map((snapshot) => ({ ...snapshot, container_id: containerId })),
    )
    .toSorted((a, b) => timeOf(b) - timeOf(a));
}

function timeOf(snapshot: Snapshot): number {
  return createdAt(snapshot) ?? 0;
}
