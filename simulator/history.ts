import type { Operation } from '../src/operations/request.ts';

/** All that decides what happens: a history that is played twice is the same twice. It is plain JSON. */
export interface History {
  platform: PlatformBehavior;
  /** One to six; a job works on the first few. */
  containers: ContainerStart[];
  /** The second job, if there is one, works on the same containers at the same time. */
  jobs: [JobPlan] | [JobPlan, JobPlan];
  /** Whether the jobs are those of one run, as in a matrix; absent if each has its own. */
  isOneRun?: boolean;
  outage: Outage | null;
}

/** A restart of the API: a gateway responds to every request that is sent meanwhile. */
export interface Outage {
  /** After the start of the history, in milliseconds. */
  afterMs: number;
  forMs: number;
  fault: GatewayFault;
}

/** What the documents of the platform leave open, or contradict each other about. */
export interface PlatformBehavior {
  /** Whether a name derives from the alias or from the time. */
  names: 'alias' | 'time';
  /** Whether a new snapshot takes the place of an older one with the same alias. */
  usedAlias: 'kept' | 'replaced';
  /** What a create request gets whose name exists: this status, or the place of the older snapshot. */
  nameTaken: 400 | 409 | 500 | 'replace';
  /** The most snapshots of a container; null for no limit. */
  cap: number | null;
  /** How old a list can be, in milliseconds. */
  lagMs: number;
  /** How long an expired snapshot stays, in milliseconds. */
  reapMs: number;
  /** Whether responses have a `Date`. */
  hasDate: boolean;
  /** How far the clock that writes `Date` is ahead of the true time, in milliseconds. */
  frontAheadMs: number;
  /** How far the clock that writes the times of snapshots is ahead of the true time, in milliseconds. */
  hostAheadMs: number;
  /** Whether the time of a snapshot is rounded down to the second. */
  wholeSeconds: boolean;
  /** How the response to a create request or an alias writes times. */
  answerTimes: TimeForm;
  /** How a list writes times. */
  listTimes: TimeForm;
  /** Whether a restore sets `last_used_at`. */
  marksUse: boolean;
}

/**
 * How a time is written: in the form of the API, without milliseconds, with microseconds, with an offset, without a
 * zone, as null, or not at all. `mixed` is another one for each snapshot.
 */
export type TimeForm =
  | 'milliseconds'
  | 'seconds'
  | 'microseconds'
  | 'offset'
  | 'zoneless'
  | 'null'
  | 'absent'
  | 'mixed';

export interface ContainerStart {
  /** Oldest first. */
  snapshots: SnapshotStart[];
  trouble: Trouble | null;
}

export interface SnapshotStart {
  alias: string | null;
  /** In seconds. */
  age: number;
  /** In seconds from the start, negative if it has already expired; null if it does not expire. */
  expiresIn: number | null;
  /** How long ago it was last restored, in seconds, if the platform tells that; null if it was not. */
  usedAgo: number | null;
}

/** What is wrong with a container. */
export type Trouble =
  | { kind: 'forbidden' | 'gone' | 'frozen' }
  /** Passes by itself, after some milliseconds. */
  | { kind: 'busy' | 'preparing'; forMs: number };

/** Steps, a deploy between or after them, and the post steps of the steps that ran, in reverse order. */
export interface JobPlan {
  steps: [StepPlan] | [StepPlan, StepPlan];
  /** The number of containers that each step works on. */
  containers: number;
  startMs: number;
  /** When the job is canceled, in milliseconds after its start; null if it is not. */
  cancelMs: number | null;
  /** After how many steps the deploy comes. It needs all of them to succeed. */
  deployAfter: 1 | 2;
  /** How the deploy ends. */
  status: 'success' | 'failure';
  /** How far the wall clock of the runner is ahead of the true time, in milliseconds. */
  aheadMs: number;
  /** When that clock is set forward or back, in milliseconds after the start of the job; null if it is not. */
  jump: { afterMs: number; byMs: number } | null;
  /** For the jitter and the generated aliases. */
  seed: number;
}

export interface StepPlan {
  operation: Operation;
  /**
   * As in a workflow, without the containers and the token. A `snapshot` can be `FIRST_NAME` or `FIRST_MAP`, an output of
   * the first step, and an `alias` can contain `RUN`.
   */
  inputs: Record<string, string>;
  /** Whether it runs whatever happened before it, and is not interrupted by a cancel. */
  always: boolean;
  /** When the step is killed; null if it is not. */
  kill: Kill | null;
  /** Likewise, its post step. */
  postKill: Kill | null;
  /** The inputs that are others for the post step, for which the runner evaluates them again; absent if none is. */
  postInputs?: Record<string, string>;
  /** What happens to the requests of the step and its post step, in order; those that follow are undisturbed. */
  turns: Turn[];
  /** How old the lists are that follow, from 0 for now to 1 for the oldest. */
  restLag: number;
}

/** When a program is killed: some milliseconds after its start, or as soon as it has sent so many requests. */
export type Kill = { afterMs: number } | { atRequest: number };

/** Stands for an expression with the output `snapshot-name` or `snapshot-map` of the first step. */
export const FIRST_NAME = '<snapshot-name of the first step>';
export const FIRST_MAP = '<snapshot-map of the first step>';

/** Stands for an expression with the id of the run. */
export const RUN = '<run>';

/** What happens to one request. */
export interface Turn {
  /** Of the network, there and back, in milliseconds. */
  delayMs: number;
  /** How long the platform works, from 0 for the shortest to 1 for the longest time. */
  work: number;
  /** How old a list is, from 0 for now to 1 for the oldest. */
  lag: number;
  fault: Fault | null;
}

/** Whether the platform acts on a request in spite of a fault: at once, or seconds later, when it arrives at last. */
export type Acts = 'no' | 'yes' | 'late' | 'later';

export type Fault =
  | { kind: 'unreachable' | 'untrusted' | 'redirect' }
  | { kind: 'response'; status: number; code?: string; retryAfter?: string }
  | GatewayFault
  | { kind: 'reset' | 'cut' | 'foreign' | 'upgrade'; acts: Acts; breakMs: number }
  | { kind: 'stall'; acts: Acts };

/** A gateway responds in place of the API. */
export interface GatewayFault {
  kind: 'gateway';
  status: number;
  acts: Acts;
  breakMs: number;
  /** An HTML page, which is the default; JSON of its own; or JSON in the form of the API that is about another status. */
  body?: 'page' | 'json' | 'envelope';
  /** How far the clock of its `Date` is ahead of the true time, in milliseconds; null or absent if it sends none. */
  clockAheadMs?: number | null;
}
