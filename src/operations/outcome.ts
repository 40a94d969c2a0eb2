import type { Logger } from '../base/logger.ts';
import { toUserError, UserError } from '../base/user-error.ts';
import { mayHaveHappened } from '../hoody/errors.ts';
import type { Snapshot } from '../hoody/snapshot.ts';
import type { Ownership } from '../snapshots/identity.ts';
import type { Redacted } from '../text/redact.ts';

/** What an operation did to one container. */
export type Outcome = {
  containerId: Redacted;
  /** Whether the operation changed anything on the container, or may have. */
  changed: boolean;
  /** The snapshots acted on or listed, newest first; in a dry run those it would act on. */
  snapshots: Snapshot[];
  /** Whose the snapshot of `create` is. */
  ownership?: Ownership;
  /** Whether no other snapshot can ever get its name. */
  isUniqueName?: boolean;
  /** Whether an attempt may still create another snapshot. */
  isUnsettled?: boolean;
  /** How many snapshots a rule of a delete matched and kept. */
  kept?: number;
  /** The alias that a snapshot had before; null for none, absent if unknown. */
  oldAlias?: Redacted | null;
  /** The snapshot of the state that a restore replaced. */
  backup?: Snapshot;
  /** How many snapshots a listed container has and can have. */
  usage?: { count: number; limit: number };
  /** What to know of the snapshot that was restored, in sentences. */
  notes?: readonly Redacted[];
  /** Whether all that must be healthy after a restore is so. */
  isHealthy?: boolean;
  /** What a dry run would do, each as a phrase that follows "would". */
  plan?: Redacted[];
} & ({ ok: true } | { ok: false; error: UserError });

/** What happened to a container because another one failed. */
export class ConsequenceError extends UserError {}

/** The new snapshot of a container was deleted, because `create` failed for another one. */
export class UndoneError extends ConsequenceError {}

/** Nothing was done to a container, because it is unclear what to do to another one. */
export class HeldBackError extends ConsequenceError {}

/** Runs work on one container and turns an exception into a failed outcome. */
export async function captureFailure(containerId: Redacted, work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    const changed = mayHaveHappened(error);
    return { ok: false, containerId, changed, snapshots: [], error: toUserError(error) };
  }
}

/** The outcome of a container to which nothing is done because of another one, which the log says too. */
export function holdBack(containerId: Redacted, message: Redacted, logger: Pick<Logger, 'info'>): Outcome {
  logger.info(message);
  return { ok: false, containerId, changed: false, snapshots: [], error: new HeldBackError(message) };
}
