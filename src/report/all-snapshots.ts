import type { KnownSnapshot } from '../hoody/schema.ts';
import type { Outcome } from '../operations/outcome.ts';

/** A snapshot as outputs and summaries show it. */
export type ReportedSnapshot = { container_id: string } & KnownSnapshot;

/** The snapshots of all containers, newest first; those without a known time come last. */
export function allSnapshots(outcomes: readonly Outcome[]): ReportedSnapshot[] {
  return outcomes
    .flatMap(({ containerId, snapshots }) =>
      snapshots.map((snapshot) => ({ ...snapshot, container_id: containerId })),
    )
    .toSorted((a, b) => timeOf(b) - timeOf(a));
}

function timeOf({ created_at }: KnownSnapshot): number {
  return created_at === undefined ? 0 : Date.parse(created_at);
}
