import { AttemptError, NameTakenError } from './errors.ts';
import { BUSY_CODES, type Failure, LIMIT_CODE, PRESPAWN_CODE } from './failure.ts';
import { requireAddressable } from './parse-response.ts';
import { classifyFailure } from './retry.ts';
import {
  createdAt,
  deriveName,
  isExpired,
  type PendingAttempt,
  type Snapshot,
  type SnapshotList,
} from './schema.ts';

/** How long a create can take after it was sent. Source: the API's reference. */
const MAX_CREATE_MS = 10_000;

/** The alias of a new snapshot. A generated one is new for every attempt, so that it identifies the attempt. */
export type AliasSource =
  | { kind: 'explicit'; alias: string }
  | { kind: 'generated'; first: string; next: () => string };

export interface CreateResult {
  snapshot: Snapshot;
  /**
   * How the snapshot is known: by the response to its create, by a list after a lost response, or because it existed.
   * With an explicit alias, one known by a list can be another job's after all.
   */
  source: 'response' | 'list' | 'existing';
  /** Attempts that may still create a second snapshot. */
  pending: PendingAttempt[];
}

export interface CreateOnceOptions {
  /** The create in words that follow "could not". */
  description: string;
  /** Requests a snapshot with this alias, once. */
  post: (alias: string) => Promise<Snapshot>;
  /** Lists the snapshots of the container, once. */
  list: () => Promise<SnapshotList>;
  /** The local clock, in milliseconds since 1970. */
  now: () => number;
  onNotice: (notice: string) => void;
  alias: AliasSource;
  /** Accepts a snapshot that another job created in the meantime, or throws to reject it. */
  findExisting?: (list: SnapshotList) => Snapshot | undefined;
}

/**
 * A create that can be repeated without creating a second snapshot. The API has no idempotency key, so after an
 * attempt whose response was lost, the list shows whether the snapshot exists.
 */
export class CreateOnce {
  readonly #options: CreateOnceOptions;
  #pending: PendingAttempt[] = [];
  #attempts = 0;

  constructor(options: CreateOnceOptions) {
    this.#options = options;
  }

  /** The attempts so far that may have created a snapshot which no response reported. */
  get pending(): readonly PendingAttempt[] {
    return this.#pending;
  }

  /**
   * @throws AttemptError if it has to be repeated, or has failed
   * @throws NameTakenError if the platform rejects the name that it derives from the alias
   */
  async attempt(): Promise<CreateResult> {
    const { alias, list, findExisting, now, onNotice, post } = this.#options;
    const isRepeated = this.#attempts > 0;
    if (isRepeated && (this.#pending.length > 0 || findExisting)) {
      const listed = await list();
      const result = this.#findCreated(listed) ?? this.#findExisting(listed);
      if (result) return result;
    }
    const text = alias.kind === 'explicit' ? alias.alias : isRepeated ? alias.next() : alias.first;
    if (isRepeated && alias.kind === 'generated') onNotice(`This attempt uses the alias "${text}".`);
    this.#attempts += 1;
    const sentAt = now();
    try {
      return { snapshot: await post(text), source: 'response', pending: this.#pending };
    } catch (error) {
      if (!(error instanceof AttemptError)) throw error;
      const { failure } = error;
      // A whole response comes once the API is done.
      const endsAt = failure.kind === 'malformed' ? now() : sentAt + MAX_CREATE_MS;
      const sent: PendingAttempt = { alias: text, sentAt, endsAt };
      if (mayHaveActed(failure)) this.#pending.push(sent);
      if (alias.kind === 'generated' || !mayBeNameTaken(failure)) throw error;
      return (await this.#explainRejection(sent, failure)) ?? Promise.reject(error);
    }
  }

  /** Finds the snapshot that an attempt created whose response was lost. */
  #findCreated(list: SnapshotList): CreateResult | undefined {
    const { alias, onNotice } = this.#options;
    const snapshot = list.snapshots.find((candidate) => this.#isOurs(candidate, list));
    if (!snapshot) return undefined;
    requireAddressable(snapshot);
    onNotice(`The API created snapshot ${snapshot.name}, although no complete response arrived.`);
    const pending =
      alias.kind === 'generated'
        ? this.#pending.filter((attempt) => !hasAlias(snapshot, attempt.alias))
        : this.#pending.slice(1);
    return { snapshot, source: 'list', pending };
  }

  /** Finds a snapshot of another job that can be used instead. */
  #findExisting(list: SnapshotList): CreateResult | undefined {
    const snapshot = this.#options.findExisting?.(list);
    return snapshot && { snapshot, source: 'existing', pending: this.#pending };
  }

  /** A generated alias identifies the attempt. Another job can use an explicit one, so only a new snapshot counts. */
  #isOurs(snapshot: Snapshot, list: SnapshotList): boolean {
    if (this.#options.alias.kind === 'generated')
      return this.#pending.some(({ alias }) => hasAlias(snapshot, alias));
    const [first] = this.#pending;
    return (
      first !== undefined && snapshot.alias === first.alias && isCreatedAfter(snapshot, first.sentAt, list)
    );
  }

  /** A rejection can mean that a snapshot already has the derived name: no status is documented for that. */
  async #explainRejection(rejected: PendingAttempt, failure: Failure): Promise<CreateResult | undefined> {
    const { alias } = rejected;
    let list: SnapshotList;
    try {
      list = await this.#options.list();
    } catch {
      // The rejection itself says more than the failure of the list.
      return undefined;
    }
    const created = this.#findCreated(list);
    if (created) return created;
    const taken = list.snapshots.find(({ name }) => name === deriveName(alias));
    // An attempt that was rejected for its name created nothing.
    if (taken) this.#pending = this.#pending.filter((attempt) => attempt !== rejected);
    const existing = this.#findExisting(list);
    if (existing || !taken) return existing;
    const isReusable = taken.alias === alias && !isExpired(taken, this.#options.now() + list.clockOffsetMs);
    const { description } = this.#options;
    throw new NameTakenError(taken, alias, { description, isReusable }, failure);
  }
}

/** The API does not document how it rounds a time without milliseconds. */
const WHOLE_SECOND_MS = 1_000;

/**
 * Whether a snapshot was created after a request was sent.
 *
 * @param sentAt by the local clock, in milliseconds since 1970
 */
export function isCreatedAfter(
  snapshot: Snapshot,
  sentAt: number,
  { clockOffsetMs, clockToleranceMs }: Pick<SnapshotList, 'clockOffsetMs' | 'clockToleranceMs'>,
): boolean {
  const created = createdAt(snapshot);
  if (created === undefined) return false;
  const rounding = created % WHOLE_SECOND_MS === 0 ? WHOLE_SECOND_MS - 1 : 0;
  return created + rounding >= sentAt + clockOffsetMs - clockToleranceMs;
}

/** Whether a snapshot was created with an alias, which the platform may keep as the alias or turn into the name. */
export function hasAlias({ name, alias }: Snapshot, created: string): boolean {
  return alias === created || name === deriveName(created);
}

function mayHaveActed(failure: Failure): boolean {
  return failure.kind === 'malformed' || classifyFailure(failure) === 'ambiguous';
}

function mayBeNameTaken(failure: Failure): boolean {
  if (failure.kind !== 'status') return false;
  const { status, code = '', fromApi } = failure;
  if ([LIMIT_CODE, PRESPAWN_CODE, ...BUSY_CODES].includes(code)) return false;
  return [400, 409, 422].includes(status) || (status === 500 && fromApi);
}
