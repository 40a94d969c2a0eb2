import { HoodyError } from '../hoody/errors.ts';
import type { Snapshot } from '../hoody/schema.ts';

/** What an operation did to one container. */
export type Outcome = {
  containerId: string;
  /** Whether the operation changed anything on the container. */
  changed: boolean;
  /** The snapshots acted on or listed, newest first; in a dry run those it would act on. */
  snapshots: Snapshot[];
  /** How a create got its snapshot, unless it certainly created it: then the guard never deletes it. */
  origin?: 'reused' | 'inferred';
  /** How many snapshots a rule of a delete matched and kept. */
  kept?: number;
  /** The alias that a snapshot had before; null for none, absent if unknown. */
  oldAlias?: string | null;
  /** The snapshot of the state that a restore replaced. */
  backup?: Snapshot;
  /** How many snapshots a listed container has and can have. */
  usage?: { count: number; limit: number };
  /** The steps that a dry run would take, each as a phrase that follows "would". */
  plan?: string[];
} & ({ ok: true } | { ok: false; error: Error });

/** The new snapshot of a container was deleted, because the create of another container failed. */
export class UndoneError extends HoodyError {}

/** Runs work on one container and turns an exception into a failed outcome. */
export async function captureFailure(containerId: string, work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    return { ok: false, containerId, changed: false, snapshots: [], error: error as Error };
  }
}
