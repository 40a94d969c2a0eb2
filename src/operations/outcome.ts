import type { Hoody } from '../hoody/client.ts';
import type { KnownSnapshot, Snapshot } from '../hoody/schema.ts';

/** What an operation did to one container. */
export type Outcome = {
  containerId: string;
  /** Whether anything is different now. */
  changed: boolean;
  /** What was acted on or listed, newest first; in a dry run what would be acted on. */
  snapshots: KnownSnapshot[];
  /** Whether a create took the snapshot that was there. */
  reused?: true;
  /** The snapshot of the state that a restore replaced. */
  backup?: Snapshot;
  /** What a dry run would have done, in sentences. */
  plan?: string[];
} & ({ ok: true } | { ok: false; error: Error });

/** What people are told while an operation is at work. */
export interface Story {
  info(line: string): void;
  warning(line: string): void;
  /** Tells what begins, now and then that it goes on, and what came of it, with the time it took. */
  chapter<T>(begins: string, work: () => Promise<T>, ends: (result: T) => string): Promise<T>;
}

/** What an operation works with. */
export interface Tools {
  hoody: Hoody;
  /** Another client with some time of its own, to undo what cannot stay when the step's time is over. */
  undoer: () => Hoody;
  story: Story;
  /** Does the work for every container, a limited number of them at once. */
  each: <In, Out>(items: readonly In[], work: (item: In) => Promise<Out>) => Promise<Out[]>;
  /** The wall clock, in milliseconds since 1970. */
  now: () => number;
}

/** The outcome of work on one container, also where it fails. */
export async function settle(containerId: string, work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    return { ok: false, containerId, changed: false, snapshots: [], error: error as Error };
  }
}
