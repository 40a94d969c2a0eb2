import { AttemptError } from './errors.ts';
import { isAmbiguous } from './retry.ts';
import type { Snapshot } from './schema.ts';

export interface CreateOnceOptions {
  /** Requests the snapshot, once. */
  post: () => Promise<Snapshot>;
  /** Lists the snapshots of the container, newest first, once. */
  list: () => Promise<{ snapshots: Snapshot[]; serverTime: number | undefined }>;
  delete: (name: string) => Promise<void>;
  /** The wall clock, in milliseconds since 1970. */
  now: () => number;
  onNotice: (notice: string) => void;
  alias: string;
  aliasIsUnique: boolean;
}

/** How far apart two clocks can read the same moment: both round to the second. */
const CLOCK_RESOLUTION_MS = 1_000;
/** The tolerance if the server's clock is unknown. */
const CLOCK_SKEW_MS = 5_000;

/**
 * A create that can be repeated without creating a second snapshot. The API has no idempotency key, so after an
 * attempt whose response was lost, it looks in the list for a new snapshot with this alias.
 */
export class CreateOnce {
  /** Whether an attempt may have created a snapshot that no response reported. */
  mayHaveActed = false;

  readonly #options: CreateOnceOptions;
  #firstPostAt: number | undefined;

  constructor(options: CreateOnceOptions) {
    this.#options = options;
  }

  /** @throws AttemptError if it has to be repeated, or has failed */
  async attempt(): Promise<Snapshot> {
    const { post, now, onNotice, aliasIsUnique } = this.#options;
    if (this.mayHaveActed) {
      const [created, ...surplus] = await this.#findCreated();
      if (created) {
        onNotice(`The answer was lost, but snapshot ${created.name} was created.`);
        if (aliasIsUnique) await this.#delete(surplus);
        return created;
      }
    }
    this.#firstPostAt ??= now();
    let snapshot: Snapshot;
    try {
      snapshot = await post();
    } catch (error) {
      this.mayHaveActed ||= isAmbiguous(error) || isMalformed(error);
      throw error;
    }
    if (this.mayHaveActed && aliasIsUnique) await this.#deleteAllBut(snapshot);
    return snapshot;
  }

  /** Finds what earlier attempts created, newest first. */
  async #findCreated(): Promise<Snapshot[]> {
    const { list, now, alias, aliasIsUnique } = this.#options;
    const { snapshots, serverTime } = await list();
    const ahead = serverTime === undefined ? 0 : serverTime - now();
    const tolerance = serverTime === undefined ? CLOCK_SKEW_MS : CLOCK_RESOLUTION_MS;
    const earliest = (this.#firstPostAt ?? now()) + ahead - tolerance;
    return snapshots.filter(
      (snapshot) =>
        snapshot.alias === alias && (aliasIsUnique || Date.parse(snapshot.created_at) >= earliest),
    );
  }

  /** An earlier attempt can have been running still when the list did not yet show its snapshot. */
  async #deleteAllBut(kept: Snapshot): Promise<void> {
    try {
      const created = await this.#findCreated();
      await this.#delete(created.filter(({ name }) => name !== kept.name));
    } catch (error) {
      this.#options.onNotice(
        `It is not known whether a lost attempt made a second snapshot: ${(error as Error).message}.`,
      );
    }
  }

  async #delete(surplus: Snapshot[]): Promise<void> {
    const { onNotice } = this.#options;
    for (const { name } of surplus) {
      onNotice(`An attempt whose answer was lost had made snapshot ${name} too; it is deleted again.`);
      await this.#options.delete(name).catch((error: Error) => onNotice(error.message));
    }
  }
}

function isMalformed(error: unknown): boolean {
  return error instanceof AttemptError && error.failure.kind === 'malformed';
}
