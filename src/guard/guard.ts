import type { Labels } from '../base/labels.ts';
import type { BackupRequest } from '../operations/request.ts';
import type { Ownership } from '../snapshots/identity.ts';
import type { Redacted } from '../text/redact.ts';
import type { ProcessBaseline } from './leftovers.ts';

/** The largest number of containers whose guard certainly fits into what the runner passes to the post step. */
export const MAX_GUARDED_CONTAINERS = 250;

/** What the post step of `create` does once the job is over. */
export interface GuardSwitches {
  restoreOnFailure: boolean;
  deleteOnSuccess: boolean;
  /** What to create before a rollback, so that it can be undone; absent for nothing. */
  backup?: BackupRequest;
}

/** How a post step connects and reports, as its step did. */
export interface PostSettings {
  apiUrl: URL;
  /** Inside a composite action, where the runner can pass the inputs of another action to the post step. */
  token?: string;
  /** Elsewhere, what shows whether the post step gets another token: a result of `hashToken`. */
  tokenHash?: string;
  /** Whether the token was an input, not an environment variable. */
  isTokenGiven: boolean;
  /** The directory of the composite action that the step is in; empty if it is in none. */
  actionPath: string;
  maxParallel: number;
  /** Whether to write a job summary. */
  summary: boolean;
  labels: Labels;
}

/** What `create` saves for its post step: everything that a rollback needs. */
export interface Guard extends GuardSwitches, PostSettings {
  /** Distinguishes this step from the others of the job. */
  id: string;
  /** What must be healthy after a rollback. */
  healthUrls: readonly URL[];
  /** Whether `healthUrls` lack the queries that the step had, which can be secret. */
  lacksQueries: boolean;
  timeoutMs: number;
  /** To end what later steps left running before a rollback; absent if that is impossible. */
  processes?: ProcessBaseline;
  snapshots: readonly GuardedSnapshot[];
}

export interface GuardedSnapshot {
  containerId: Redacted;
  name: Redacted;
  /** In ISO 8601; empty if unknown. */
  createdAt: Redacted;
  ownership: Ownership;
  /** Whether no other snapshot can ever get its name. */
  isUniqueName: boolean;
  /** In ISO 8601; null if it does not expire, absent if that is unknown. */
  expiresAt?: Redacted | null;
}
