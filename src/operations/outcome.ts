import type { Hoody } from '../hoody/client.ts';
import type { KnownSnapshot } from '../hoody/schema.ts';

/** What an operation did to one container. */
export type Outcome = {
  containerId: string;
  /** Whether anything is different now. */
  changed: boolean;
  /** What was acted on or listed, newest first. */
  snapshots: KnownSnapshot[];
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
  story: Story;
}
