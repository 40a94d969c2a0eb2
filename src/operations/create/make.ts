import { UserError } from '../../base/user-error.ts';
import { calls } from '../../hoody/calls.ts';
import type { AttemptCalls } from '../../hoody/client.ts';
import { AttemptError } from '../../hoody/errors.ts';
import { BUSY_CODES, type Failure, LIMIT_CODE, meaningOf, PRESPAWN_CODE } from '../../hoody/failure.ts';
import { requireAddressable } from '../../hoody/parse.ts';
import { isExpired, type Snapshot, type SnapshotList } from '../../hoody/snapshot.ts';
import { hasAlias, isCreatedAfter, type Ownership } from '../../snapshots/identity.ts';
import { line } from '../../text/message.ts';
import type { Redacted } from '../../text/redact.ts';
import type { Context } from '../context.ts';
import { describeCreated } from '../describe.ts';
import { type ExistingPolicy, findExisting, findNamesake, NameTakenError } from './existing.ts';
import { AmbiguousCreateError, deleteStrays, type PendingAttempt, reportStrays } from './sweep.ts';

/** How long a create can take after it was sent. Source: the API's reference. */
const MAX_CREATE_MS = 10_000;

/** The alias of a new snapshot. A generated one is new for every attempt, so that it identifies the attempt. */
export type AliasSource = { kind: 'explicit'; alias: Redacted } | GeneratedAlias;

interface GeneratedAlias {
  kind: 'generated';
  first: Redacted;
  next: () => Redacted;
}

/** An alias that starts with a word and that no other snapshot has. */
export function generatedAlias(
  word: Redacted,
  { generateAlias }: Pick<Context, 'generateAlias'>,
): GeneratedAlias {
  return { kind: 'generated', first: generateAlias(word), next: () => generateAlias(word) };
}

export interface MakeOptions {
  alias: AliasSource;
  /** In whole days; undefined if the snapshot does not expire. */
  expiryDays: number | undefined;
  /** What to do if another job creates a snapshot with the alias in the meantime; by default nothing. */
  policy?: ExistingPolicy;
  /** Whether the snapshot is the backup of a restore. */
  isBackup?: boolean;
}

/** The snapshot of a create. */
export interface NewSnapshot {
  snapshot: Snapshot;
  ownership: Ownership;
}

/**
 * Creates one snapshot, with progress in the log, although responses can get lost, and handles what its lost attempts may
 * have created too: with a generated alias that is deleted, with an explicit one it is reported, since another job may
 * have created it.
 *
 * @throws UserError if it failed; an AmbiguousCreateError leaves it to the caller to look for what was created
 */
export async function make(
  containerId: Redacted,
  options: MakeOptions,
  context: Context,
): Promise<NewSnapshot> {
  const { client, isSingle, logger, nameOf } = context;
  const { alias, isBackup = false } = options;
  const container = nameOf(containerId);
  const first = alias.kind === 'explicit' ? alias.alias : alias.first;
  const noun = isBackup ? line('backup snapshot') : line('snapshot');
  const attempts = new Attempts(containerId, options, context);
  const created = await logger.withProgress(
    line`Creating a ${noun} of container ${container} with the alias "${first}"`,
    async () => {
      try {
        return await client.creating(containerId, first, (once) => attempts.next(once));
      } catch (error) {
        const isAmbiguous = attempts.pending.length > 0 && !(error instanceof NameTakenError);
        throw isAmbiguous && error instanceof UserError
          ? new AmbiguousCreateError(error, attempts.pending)
          : error;
      }
    },
    ({ snapshot, ownership }) => {
      if (ownership === 'found')
        return line`Reused snapshot ${snapshot.name} of container ${container}, which another job created in the meantime`;
      return isSingle && !isBackup ? undefined : describeCreated(snapshot, container, noun);
    },
  );
  const { pending } = attempts;
  if (pending.length === 0) return created;
  if (alias.kind === 'generated') {
    await deleteStrays(containerId, pending, context);
    return created;
  }
  const { snapshot, ownership } = created;
  const kept = await reportStrays(containerId, pending, snapshot, context);
  const isSame = kept.name === snapshot.name && kept.created_at === snapshot.created_at;
  return { snapshot: kept, ownership: isSame || ownership === 'found' ? ownership : 'inferred' };
}

/**
 * Attempts at a create that do not create a second snapshot. The API has no idempotency key, so after an attempt whose
 * response was lost, the list shows whether the snapshot exists.
 */
class Attempts {
  /** Those that may have created a snapshot which no response reported. */
  pending: readonly PendingAttempt[] = [];
  #count = 0;
  readonly #containerId: Redacted;
  readonly #options: MakeOptions;
  readonly #context: Context;

  constructor(containerId: Redacted, options: MakeOptions, context: Context) {
    this.#containerId = containerId;
    this.#options = options;
    this.#context = context;
  }

  /**
   * @throws AttemptError if it has to be repeated, or has failed
   * @throws NameTakenError if the platform rejects the name that it derives from the alias
   */
  async next({ list, post }: AttemptCalls): Promise<NewSnapshot> {
    const { alias, policy, expiryDays } = this.#options;
    const { logger, now } = this.#context;
    const isRepeated = this.#count > 0;
    if (isRepeated && (this.pending.length > 0 || policy)) {
      const listed = await list();
      const result = this.#findCreated(listed) ?? this.#findExisting(listed);
      if (result) return result;
    }
    const text = alias.kind === 'explicit' ? alias.alias : isRepeated ? alias.next() : alias.first;
    if (isRepeated && alias.kind === 'generated') logger.info(line`This attempt uses the alias "${text}".`);
    this.#count += 1;
    const sentAt = now();
    try {
      return { snapshot: await post(text, expiryDays), ownership: 'made' };
    } catch (error) {
      if (!(error instanceof AttemptError)) throw error;
      const { failure } = error;
      // A whole response comes once the API is done.
      const endsAt = failure.kind === 'malformed' ? now() : sentAt + MAX_CREATE_MS;
      const sent: PendingAttempt = { alias: text, sentAt, endsAt };
      if (meaningOf(failure).mayHaveActed) this.pending = [...this.pending, sent];
      if (alias.kind === 'generated' || !mayBeNameTaken(failure)) throw error;
      return (await this.#explainRejection(list, sent, failure)) ?? Promise.reject(error);
    }
  }

  /** Finds the snapshot that an attempt created whose response was lost. */
  #findCreated(list: SnapshotList): NewSnapshot | undefined {
    const { alias } = this.#options;
    const snapshot = list.snapshots.find((candidate) => this.#isOurs(candidate, list));
    if (!snapshot) return undefined;
    requireAddressable(snapshot);
    this.#context.logger.info(
      line`The API created snapshot ${snapshot.name}, although no complete response arrived.`,
    );
    const isGenerated = alias.kind === 'generated';
    this.pending = isGenerated
      ? this.pending.filter((attempt) => !hasAlias(snapshot, attempt.alias))
      : this.pending.slice(1);
    return { snapshot, ownership: isGenerated ? 'made' : 'inferred' };
  }

  /** Finds a snapshot of another job that can be used instead. */
  #findExisting(list: SnapshotList): NewSnapshot | undefined {
    const { alias, policy } = this.#options;
    const { nameOf, now } = this.#context;
    if (alias.kind === 'generated' || !policy) return undefined;
    const snapshot = findExisting(policy, alias.alias, nameOf(this.#containerId), list, now());
    return snapshot && { snapshot, ownership: 'found' };
  }

  /** A generated alias identifies the attempt. Another job can use an explicit one, so only a new snapshot counts. */
  #isOurs(snapshot: Snapshot, list: SnapshotList): boolean {
    if (this.#options.alias.kind === 'generated')
      return this.pending.some(({ alias }) => hasAlias(snapshot, alias));
    const [first] = this.pending;
    return (
      first !== undefined && snapshot.alias === first.alias && isCreatedAfter(snapshot, first.sentAt, list)
    );
  }

  /** A rejection can mean that a snapshot already has the derived name: no status is documented for that. */
  async #explainRejection(
    list: AttemptCalls['list'],
    rejected: PendingAttempt,
    failure: Failure,
  ): Promise<NewSnapshot | undefined> {
    const { alias } = rejected;
    let listed: SnapshotList;
    try {
      listed = await list();
    } catch {
      // The rejection itself says more than the failure of the list.
      return undefined;
    }
    const created = this.#findCreated(listed);
    if (created) return created;
    const taken = findNamesake(alias, listed.snapshots);
    // An attempt that was rejected for its name created nothing.
    if (taken) this.pending = this.pending.filter((attempt) => attempt !== rejected);
    const existing = this.#findExisting(listed);
    if (existing || !taken) return existing;
    const { nameOf, now } = this.#context;
    const container = { id: this.#containerId, name: nameOf(this.#containerId) };
    const isReusable = taken.alias === alias && !isExpired(taken, now() + listed.clockOffsetMs);
    const { description } = calls.create(container, alias);
    throw new NameTakenError(taken, alias, { description, isReusable }, failure);
  }
}

function mayBeNameTaken(failure: Failure): boolean {
  if (failure.kind !== 'status') return false;
  const { status, code = '', fromApi } = failure;
  if ([LIMIT_CODE, PRESPAWN_CODE, ...BUSY_CODES].includes(code)) return false;
  return [400, 409, 422].includes(status) || (status === 500 && fromApi);
}
