import type { Clock } from '../base/clock.ts';
import type { Redacted } from '../text/redact.ts';
import { isSameTime, parseTime } from '../text/time.ts';
import { AttemptError } from './errors.ts';
import { meaningOf } from './failure.ts';
import type { Snapshot, SnapshotList } from './snapshot.ts';

/** What a restore did. */
export interface Restored {
  /** As far as the API returns it. */
  snapshot: Partial<Snapshot>;
  /** Whether it was sent again after an attempt that may have acted: the container may be restored twice. */
  isSentAgain: boolean;
}

export interface RestoreCalls {
  /** Sends the restore, once. */
  send: () => Promise<Snapshot | undefined>;
  /** Lists the snapshots, once. */
  list: () => Promise<SnapshotList>;
  /** @throws AttemptError if no request can follow the wait */
  wait: (ms: number) => Promise<void>;
  clock: Pick<Clock, 'now'>;
  /** Called when a list shows that a lost restore is done, and when none does. */
  onLook: (isDone: boolean) => void;
}

/** When a list is asked whether a lost restore is done, in milliseconds after it was lost. */
const LOOK_AT_MS = [1_000, 3_000, 6_000, 10_000];
/** A restore takes up to 30 s, and a list can be 3 s old. Sources: the API's reference, and what was seen of the API. */
const MAX_RESTORE_MS = 33_000;
/** The host that writes `last_used_at` need not have the clock of the one that writes `Date`. */
const HOST_TOLERANCE_MS = 60_000;

/**
 * Attempts at a restore, which is not harmless to repeat: it takes back what was written since. After a lost response, the
 * list shows whether it is done; only if it does not, the restore is sent again.
 */
export class RestoreAttempts {
  readonly #name: Redacted;
  readonly #calls: RestoreCalls;
  /** When a list showed that the snapshot was last used; undefined if none has. */
  #usedBefore: Redacted | null | undefined;
  #sentAt = 0;
  #isRunning = false;
  #isSentAgain = false;

  /** @param usedBefore when a list showed that the snapshot was last used; undefined if no list is at hand */
  constructor(name: Redacted, usedBefore: Redacted | null | undefined, calls: RestoreCalls) {
    this.#name = name;
    this.#usedBefore = usedBefore;
    this.#calls = calls;
  }

  /**
   * @param mayHaveActed whether an earlier attempt may have acted
   * @throws AttemptError if it has to be repeated, or has failed
   */
  async next(mayHaveActed: boolean): Promise<Restored> {
    if (mayHaveActed) {
      const done = await this.#findDone();
      this.#calls.onLook(done !== undefined);
      if (done) return { snapshot: done, isSentAgain: this.#isSentAgain };
    } else {
      this.#sentAt = this.#calls.clock.now();
    }
    try {
      const snapshot = await this.#calls.send();
      return { snapshot: snapshot ?? {}, isSentAgain: this.#isSentAgain || mayHaveActed };
    } catch (error) {
      if (mayHaveActed && error instanceof AttemptError) {
        const { failure } = error;
        this.#isSentAgain ||= meaningOf(failure).mayHaveActed;
        // Another operation runs, which can only be the restore that was lost, or one of another job.
        this.#isRunning = failure.kind === 'status' && failure.status === 409;
      }
      throw error;
    }
  }

  async #findDone(): Promise<Snapshot | undefined> {
    const { list, wait } = this.#calls;
    let waitedMs = 0;
    for (const atMs of this.#times()) {
      await wait(atMs - waitedMs);
      waitedMs = atMs;
      const listed = await list().catch((error: unknown) => {
        if (error instanceof AttemptError && error.failure.kind !== 'unsent') return undefined;
        throw error;
      });
      const snapshot = listed?.snapshots.find(({ name }) => name === this.#name);
      if (!listed || !snapshot) continue;
      if (this.#isUsedSince(snapshot, listed)) return snapshot;
      this.#usedBefore ??= snapshot.last_used_at ?? null;
    }
    return undefined;
  }

  /** A restore that runs is awaited as long as it can take. */
  #times(): number[] {
    const leftMs = this.#sentAt + MAX_RESTORE_MS - this.#calls.clock.now();
    const [last = 0] = LOOK_AT_MS.slice(-1);
    return this.#isRunning && leftMs > last ? [...LOOK_AT_MS, leftMs] : LOOK_AT_MS;
  }

  /**
   * Whether the snapshot was used after the restore was sent. Only a `last_used_at` can show that, and none denies it: the
   * API promises no such field. Within the tolerance of the clocks, it must differ from what an earlier list showed.
   */
  #isUsedSince({ last_used_at }: Snapshot, { clockOffsetMs }: SnapshotList): boolean {
    const at = parseTime(last_used_at ?? '');
    if (at === undefined || !last_used_at) return false;
    const sentAt = this.#sentAt + clockOffsetMs;
    if (this.#usedBefore === undefined) return at > sentAt;
    return at > sentAt - HOST_TOLERANCE_MS && !isSameTime(last_used_at, this.#usedBefore ?? '');
  }
}
