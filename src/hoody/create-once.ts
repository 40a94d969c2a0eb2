import { AttemptError } from './errors.ts';
import { isUnsure } from './retry.ts';
import type { Snapshot } from './schema.ts';

export interface CreateOnceOptions {
  /** Asks for the snapshot, once. */
  post: () => Promise<Snapshot>;
  /** Lists the container's snapshots, newest first, once. */
  list: () => Promise<{ snapshots: Snapshot[]; serverTime: number | undefined }>;
  remove: (name: string) => Promise<void>;
  /** The wall clock, in milliseconds since 1970. */
  now: () => number;
  onNotice: (notice: string) => void;
  alias: string;
  aliasIsUnique: boolean;
}

/** How far apart two clocks may tell the same moment: both round to the second. */
const CLOCK_GRAIN_MS = 1_000;
/** The same where the server's clock is not known. */
const CLOCK_DRIFT_MS = 5_000;

/**
 * A create that can be attempted again without making a second snapshot. The API has no idempotency key, so
 * after an attempt whose answer was lost, the list is asked for a snapshot of this alias that was not there before.
 */
export class CreateOnce {
  /** Whether a snapshot may have been made that no answer told of. */
  mayHaveActed = false;

  readonly #options: CreateOnceOptions;
  #askedAt: number | undefined;

  constructor(options: CreateOnceOptions) {
    this.#options = options;
  }

  /** @throws AttemptError when it has to be attempted again, or has failed */
  async attempt(): Promise<Snapshot> {
    const { post, now, onNotice, aliasIsUnique } = this.#options;
    if (this.mayHaveActed) {
      const [made, ...surplus] = await this.#findMade();
      if (made) {
        onNotice(`The answer was lost, but snapshot ${made.name} was created.`);
        if (aliasIsUnique) await this.#remove(surplus);
        return made;
      }
    }
    this.#askedAt ??= now();
    let snapshot: Snapshot;
    try {
      snapshot = await post();
    } catch (error) {
      this.mayHaveActed ||= isUnsure(error) || isMalformed(error);
      throw error;
    }
    if (this.mayHaveActed && aliasIsUnique) await this.#removeAllBut(snapshot);
    return snapshot;
  }

  /** What earlier attempts made, newest first. */
  async #findMade(): Promise<Snapshot[]> {
    const { list, now, alias, aliasIsUnique } = this.#options;
    const { snapshots, serverTime } = await list();
    const ahead = serverTime === undefined ? 0 : serverTime - now();
    const tolerance = serverTime === undefined ? CLOCK_DRIFT_MS : CLOCK_GRAIN_MS;
    const earliest = (this.#askedAt ?? now()) + ahead - tolerance;
    return snapshots.filter(
      (snapshot) =>
        snapshot.alias === alias && (aliasIsUnique || Date.parse(snapshot.created_at) >= earliest),
    );
  }

  /** An earlier attempt can have been at work still when the list did not show its snapshot yet. */
  async #removeAllBut(kept: Snapshot): Promise<void> {
    try {
      const made = await this.#findMade();
      await this.#remove(made.filter(({ name }) => name !== kept.name));
    } catch (error) {
      this.#options.onNotice(
        `It is not known whether a lost attempt made a second snapshot: ${(error as Error).message}.`,
      );
    }
  }

  async #remove(surplus: Snapshot[]): Promise<void> {
    const { remove, onNotice } = this.#options;
    for (const { name } of surplus) {
      onNotice(`An attempt whose answer was lost had made snapshot ${name} too; it is deleted again.`);
      await remove(name).catch((error: Error) => onNotice(error.message));
    }
  }
}

function isMalformed(error: unknown): boolean {
  return error instanceof AttemptError && error.failure.kind === 'malformed';
}
