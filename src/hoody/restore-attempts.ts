import type { Clock } from '../base/clock.ts';
import { formatTime } from '../text/format.ts';
import { line } from '../text/message.ts';
import type { Redacted } from '../text/redact.ts';
import { isSameTime, parseTime } from '../text/time.ts';
import { AttemptError } from './errors.ts';
import { isBusy, meaningOf } from './failure.ts';
import { HOST_TOLERANCE_MS, serverTimeAt } from './server-clock.ts';
import type { Snapshot, SnapshotList } from './snapshot.ts';

/** What a restore did. */
export interface Restored {
  /** As far as the API returns it. */
  snapshot: Partial<Snapshot>;
  /** Whether it was sent again after an attempt that may have acted: the container may be restored twice. */
  isSentAgain: boolean;
}

/** What is known of the snapshot to restore; a time is undefined if no list is at hand. */
export type KnownSnapshot = Pick<Snapshot, 'name' | 'created_at' | 'last_used_at'>;

export interface RestoreCalls {
  /** Sends the restore, once. */
  send: () => Promise<Snapshot | undefined>;
  /** Lists the snapshots, once. */
  list: () => Promise<SnapshotList>;
  /** @throws AttemptError if no request can follow the wait */
  wait: (ms: number) => Promise<void>;
  clock: Pick<Clock, 'monotonic'>;
  /** Called when a list shows that a lost restore is done, and when none does. */
  onLook: (isDone: boolean) => void;
}

/** When a list is asked whether a lost restore is done, in milliseconds after it was lost. */
const LOOK_AT_MS = [1_000, 3_000, 6_000, 10_000];
/** A restore takes up to 30 s, and a list can be 3 s old. Sources: the API's reference, and what was seen of the API. */
const MAX_RESTORE_MS = 33_000;
/** A request whose connection is lost can arrive this much later. Source: what was seen of the API. */
const MAX_LATENESS_MS = 10_000;

/**
 * Attempts at a restore, which is not harmless to repeat: it undoes what was written since. After a lost response, the
 * list shows whether it is done; only if it does not, the restore is sent again.
 */
export class RestoreAttempts {
  readonly #known: KnownSnapshot;
  readonly #calls: RestoreCalls;
  /** When a list showed that the snapshot was last used; undefined if none has. */
  #usedBefore: Redacted | null | undefined;
  /** When the first attempt was sent that may have acted, and the last one, by the clock that does not jump. */
  #firstSentMs = 0;
  #lastSentMs = 0;
  #isRunning = false;
  #isSentAgain = false;

  constructor(known: KnownSnapshot, calls: RestoreCalls) {
    this.#known = known;
    this.#usedBefore = known.last_used_at;
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
    }
    this.#lastSentMs = this.#calls.clock.monotonic();
    if (!mayHaveActed) this.#firstSentMs = this.#lastSentMs;
    try {
      const snapshot = await this.#calls.send();
      return { snapshot: snapshot ?? {}, isSentAgain: this.#isSentAgain || mayHaveActed };
    } catch (error) {
      if (mayHaveActed && error instanceof AttemptError) {
        const { failure } = error;
        this.#isSentAgain ||= meaningOf(failure).mayHaveActed;
        // Another operation runs, which can only be the restore that was lost, or one of another job.
        this.#isRunning = isBusy(failure);
      }
      throw error;
    }
  }

  async #findDone(): Promise<Snapshot | undefined> {
    const { list, wait, clock } = this.#calls;
    const startMs = clock.monotonic();
    for (const atMs of this.#times()) {
      await wait(startMs + atMs - clock.monotonic());
      const listed = await list().catch((error: unknown) => {
        if (error instanceof AttemptError && error.failure.kind !== 'unsent') return undefined;
        throw error;
      });
      const snapshot = listed?.snapshots.find(({ name }) => name === this.#known.name);
      if (!listed || !snapshot || this.#isFromBefore(snapshot)) continue;
      const isUsed = this.#isUsedSince(snapshot, listed);
      // Of two that were lost, the mark of one says nothing about the other.
      if (isUsed && (!this.#isSentAgain || clock.monotonic() >= this.#overMs)) return snapshot;
      if (!isUsed) this.#usedBefore ??= snapshot.last_used_at ?? null;
    }
    return undefined;
  }

  /**
   * Whether a list is older than the snapshot, and shows what had its name before.
   *
   * @throws AttemptError if the name certainly means another snapshot
   */
  #isFromBefore({ created_at }: Snapshot): boolean {
    const { created_at: known } = this.#known;
    if (!created_at || !known || isSameTime(created_at, known)) return false;
    if ((parseTime(created_at) ?? 0) < (parseTime(known) ?? 0)) return true;
    throw new AttemptError({ kind: 'replaced', reason: line`it was created ${formatTime(created_at)}` });
  }

  /** When nothing that was sent can act any more, by the clock that does not jump. */
  get #overMs(): number {
    return this.#lastSentMs + MAX_LATENESS_MS + MAX_RESTORE_MS;
  }

  /** A restore that runs, or two that were lost, are awaited as long as they can take. */
  #times(): number[] {
    const now = this.#calls.clock.monotonic();
    const [last = 0] = LOOK_AT_MS.slice(-1);
    const until = this.#isSentAgain
      ? this.#overMs
      : this.#isRunning
        ? this.#firstSentMs + MAX_RESTORE_MS
        : now;
    return until - now > last ? [...LOOK_AT_MS, until - now] : LOOK_AT_MS;
  }

  /**
   * Whether the snapshot was used after the restore was sent. Only a `last_used_at` can show that, and none denies it: the
   * API promises no such field. Within the tolerance of the clocks, it must differ from what an earlier list showed; without
   * one, the clocks must agree.
   */
  #isUsedSince({ last_used_at }: Snapshot, { clocks }: SnapshotList): boolean {
    const at = parseTime(last_used_at ?? '');
    if (at === undefined || !last_used_at) return false;
    const sentAt = serverTimeAt(this.#firstSentMs, clocks);
    if (this.#usedBefore === undefined) return at > sentAt && at < clocks.serverNow + HOST_TOLERANCE_MS;
    return at > sentAt - HOST_TOLERANCE_MS && !isSameTime(last_used_at, this.#usedBefore ?? '');
  }
}
