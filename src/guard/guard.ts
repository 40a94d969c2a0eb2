/** What the post step of a create does once the job is over. */
export interface GuardSwitches {
  restoreOnFailure: boolean;
  deleteOnSuccess: boolean;
}

/** What a create saves for its post step: everything that a rollback needs. */
export interface Guard extends GuardSwitches {
  /** Distinguishes this step from the others of the job. */
  id: string;
  apiUrl: URL;
  /** Inside a composite action, where the runner can pass the inputs of another action to the post step. */
  token?: string;
  /** What must be healthy after a rollback. */
  healthUrls: readonly URL[];
  maxParallel: number;
  timeoutMs: number;
  /** Whether to write a job summary. */
  summary: boolean;
  snapshots: readonly GuardedSnapshot[];
}

export interface GuardedSnapshot {
  containerId: string;
  /** What messages call the container instead of its id. */
  label?: string;
  name: string;
  /** In ISO 8601; empty if unknown. */
  createdAt: string;
  /** Set for a snapshot that the step did not certainly create, which the guard never deletes. */
  keep?: true;
}

/** The label of the container, or its id. */
export function nameOf({ label, containerId }: Pick<GuardedSnapshot, 'containerId' | 'label'>): string {
  return label ?? containerId;
}

/** The labels of the containers, by id. */
export function labelsOf({ snapshots }: Pick<Guard, 'snapshots'>): ReadonlyMap<string, string> {
  return new Map(
    snapshots.flatMap(({ containerId, label }) => (label === undefined ? [] : [[containerId, label]])),
  );
}
