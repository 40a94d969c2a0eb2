import { UserError } from '../../base/user-error.ts';
import { calls } from '../../hoody/calls.ts';
import type { AttemptCalls } from '../../hoody/client.ts';
import { AttemptError } from '../../hoody/errors.ts';
import { BUSY_CODES, type Failure, LIMIT_CODE, meaningOf, PRESPAWN_CODE } from '../../hoody/failure.ts';
import { requireAddressable } from '../../hoody/parse.ts';
import { type Clocks, serverTimeAt } from '../../hoody/server-clock.ts';
import { mayBeExpired, type Snapshot, type SnapshotList } from '../../hoody/snapshot.ts';
import {
  hasAlias,
  isShown,
  looksLikeName,
  mayBeCreatedAfter,
  type Ownership,
} from '../../snapshots/identity.ts';
import { join } from '../../text/list.ts';
import { composeMessage, line } from '../../text/message.ts';
import type { Redacted } from '../../text/redact.ts';
import type { Context } from '../context.ts';
import { describeCreated, describeInferred } from '../describe.ts';
import { namesOf } from '../find.ts';
import { AmbiguousCreateError } from './ambiguous.ts';
import type { Attempt } from './attempt.ts';
import {
  type ExistingPolicy,
  findExisting,
  findNamesake,
  NameTakenError,
  requireFreeName,
} from './existing.ts';

/** The alias of a new snapshot. A generated one is new to the step, and to each attempt after a lost one. */
export type AliasSource = { kind: 'explicit'; alias: Redacted } | GeneratedAlias;

interface GeneratedAlias {
  kind: 'generated';
  /** The same for every container of the step. */
  readonly first: Redacted;
  next: () => Redacted;
}

/** An alias that starts with a word and that no other snapshot has. */
export function generatedAlias(
  word: Redacted,
  { generateAlias }: Pick<Context, 'generateAlias'>,
): GeneratedAlias {
  let first: Redacted | undefined;
  return {
    kind: 'generated',
    // Most steps need none, and it reads the event of the workflow.
    get first() {
      first ??= generateAlias(word);
      return first;
    },
    next: () => generateAlias(word),
  };
}

export interface MakeOptions {
  alias: AliasSource;
  /** In whole days; undefined if the snapshot does not expire. */
  expiryDays: number | undefined;
  /** What the container had before, if the step has looked. */
  before?: readonly Snapshot[];
  /** What to do if another job creates a snapshot with the alias in the meantime; by default nothing. */
  policy?: ExistingPolicy;
  /** Whether the snapshot is the backup of a restore. */
  isBackup?: boolean;
}

type MakeContext = Pick<Context, 'client' | 'isSingle' | 'logger' | 'monotonic' | 'nameOf' | 'unsettled'>;

/** The new snapshot, or the one used instead. */
export interface NewSnapshot {
  snapshot: Snapshot;
  ownership: Ownership;
  /** Whether no other snapshot can ever get its name. */
  isUniqueName: boolean;
  /** The attempt that made it; undefined if another job did. */
  attempt?: Attempt;
  /** Whether another attempt may still create a snapshot. */
  isUnsettled: boolean;
  /** What lists showed before the snapshot was created, as far as the step has looked. */
  before: readonly Snapshot[];
}

/**
 * Creates one snapshot, with progress in the log, although responses can get lost. What a lost attempt may have created
 * too is left to the post step, which deletes it if its alias is generated.
 *
 * @throws UserError if it failed; an AmbiguousCreateError if its snapshot may exist
 */
export async function make(
  containerId: Redacted,
  options: MakeOptions,
  context: MakeContext,
): Promise<NewSnapshot> {
  const { client, isSingle, logger, nameOf, unsettled } = context;
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
        throw attempts.pending.length > 0 && error instanceof UserError
          ? new AmbiguousCreateError(error, attempts.pending)
          : error;
      }
    },
    ({ snapshot, ownership }) => {
      if (ownership === 'found')
        return line`Reused snapshot ${snapshot.name} of container ${container}, which another job created in the meantime`;
      if (isSingle && !isBackup) return undefined;
      return ownership === 'inferred'
        ? describeInferred(snapshot, container)
        : describeCreated(snapshot, container, noun);
    },
  );
  const pending = attempts.pending.map((attempt) => ({ ...attempt, ...attempts.serverTimeOf(attempt) }));
  const isUnsettled = pending.length > 0;
  if (isUnsettled) {
    report(pending, created.snapshot, unsettled);
    logger.info(describePending(container, pending));
  }
  return { ...created, isUnsettled, before: attempts.seen };
}

/** Records for the post step what the step reports in the end, which none of the pending attempts made. */
export function report(
  pending: readonly Attempt[],
  { name, created_at }: Snapshot,
  unsettled: Context['unsettled'],
): void {
  const reported = { name, ...(created_at ? { created_at } : {}) };
  for (const attempt of pending) unsettled.expect({ ...attempt, reported });
}

function describePending(container: Redacted, pending: readonly Attempt[]): Redacted {
  const aliases = join([...new Set(pending.map(({ alias }) => line`"${alias}"`))], ' or ');
  const what = line`The response to an attempt was lost, so container ${container} may get another snapshot with the alias ${aliases}.`;
  return pending.every(({ isGenerated }) => isGenerated)
    ? line`${what} The post step deletes it.`
    : line`${what} The post step looks for it.`;
}

type Found = Omit<NewSnapshot, 'isUnsettled' | 'before'>;

/**
 * Attempts to create a snapshot that do not create a second one. The API has no idempotency key, so after an attempt whose
 * response was lost, the list shows whether the snapshot exists.
 */
class Attempts {
  /** Those that may have created a snapshot which no response reported. */
  pending: readonly Attempt[] = [];
  /** Those that a gateway did not pass on, as far as is known. */
  #refused: readonly Attempt[] = [];
  #count = 0;
  #generated: Redacted | undefined;
  /** The last generated alias that the log names, although several attempts can use it. */
  #logged: Redacted | undefined;
  /** What lists have shown so far, which no later attempt made. */
  seen: readonly Snapshot[];
  /** The last list, which knows the server's clock. */
  #clocks: Clocks | undefined;
  readonly #containerId: Redacted;
  readonly #options: MakeOptions;
  readonly #context: MakeContext;

  constructor(containerId: Redacted, options: MakeOptions, context: MakeContext) {
    this.#containerId = containerId;
    this.#options = options;
    this.#context = context;
    this.seen = options.before ?? [];
  }

  /** The server's clock when an attempt was sent, as far as a list has shown it. */
  serverTimeOf({ sentAt }: Attempt): Pick<Attempt, 'serverSentAt'> {
    return this.#clocks ? { serverSentAt: serverTimeAt(sentAt, this.#clocks) } : {};
  }

  /**
   * @throws AttemptError if it has to be repeated, or has failed
   * @throws NameTakenError if the platform rejects the name that it derives from the alias
   */
  async next({ list, post }: AttemptCalls): Promise<Found> {
    const { alias, policy, expiryDays } = this.#options;
    const { unsettled, monotonic } = this.#context;
    if (this.#count > 0 && (this.pending.length > 0 || this.#refused.length > 0 || policy)) {
      const listed = await list();
      const result = this.#findCreated(listed) ?? this.#findExisting(listed);
      this.#reportUndated(listed, result?.snapshot);
      if (result) return result;
      this.#requireFreeName(listed);
      this.seen = [...this.seen, ...listed.snapshots];
    }
    this.#count += 1;
    const attempt: Attempt = {
      containerId: this.#containerId,
      alias: this.#nextAlias(),
      isGenerated: alias.kind === 'generated',
      sentAt: monotonic(),
    };
    unsettled.expect(attempt);
    const logAlias = () => {
      if (attempt.alias !== this.#generated || attempt.alias === this.#logged) return;
      this.#logged = attempt.alias;
      this.#context.logger.info(line`This attempt used the alias "${attempt.alias}".`);
    };
    try {
      const snapshot = await post(attempt.alias, expiryDays);
      logAlias();
      const isUniqueName = attempt.isGenerated || looksLikeName(snapshot.name);
      return { snapshot, ownership: 'made', isUniqueName, attempt };
    } catch (error) {
      if (!(error instanceof AttemptError)) {
        unsettled.settle(attempt);
        throw error;
      }
      const { failure } = error;
      if (failure.kind !== 'unsent') logAlias();
      const { mayHaveActed, next } = meaningOf(failure);
      if (mayHaveActed) this.pending = [...this.pending, attempt];
      else unsettled.settle(attempt);
      if (next === 'again for a while') this.#refused = [...this.#refused, attempt];
      if (alias.kind === 'generated' || !mayBeNameTaken(failure)) throw error;
      return (await this.#explainRejection(list, attempt, failure)) ?? Promise.reject(error);
    }
  }

  /** Another job can have given the name to a snapshot of another alias since the first look. */
  #requireFreeName(list: SnapshotList): void {
    const { alias } = this.#options;
    if (alias.kind === 'generated') return;
    requireFreeName(alias.alias, { id: this.#containerId, name: this.#container }, list);
  }

  /** A generated alias identifies an attempt that was lost, so the next one needs another. */
  #nextAlias(): Redacted {
    const { alias } = this.#options;
    if (alias.kind === 'explicit') return alias.alias;
    const isUsed = this.pending.some((attempt) => attempt.alias === (this.#generated ?? alias.first));
    if (!isUsed) return this.#generated ?? alias.first;
    this.#generated = alias.next();
    return this.#generated;
  }

  /** Finds the snapshot that an attempt created whose response was lost. */
  #findCreated(list: SnapshotList): Found | undefined {
    this.#clocks = list.clocks;
    const [snapshot, ...others] = list.snapshots.filter((candidate) => this.#isOurs(candidate, list));
    if (!snapshot) return undefined;
    requireAddressable(snapshot);
    const { alias } = this.#options;
    this.#context.logger.info(
      alias.kind === 'generated'
        ? line`The API created snapshot ${snapshot.name}, although no complete response arrived.`
        : line`Snapshot ${snapshot.name} with the alias appeared after an attempt whose response was lost.`,
    );
    if (alias.kind === 'explicit') {
      // It may be another job's. Then the attempt can still make its own, which the post step names.
      if (others.length > 0) {
        this.#warn(
          line`Container ${this.#container} has another new snapshot with the alias "${alias.alias}": ${namesOf(others)}.`,
        );
      }
      return { snapshot, ownership: 'inferred', isUniqueName: looksLikeName(snapshot.name) };
    }
    const attempt = [...this.pending, ...this.#refused].find((sent) => hasAlias(snapshot, sent.alias));
    if (!attempt) return undefined;
    this.pending = this.pending.filter((other) => other !== attempt);
    return { snapshot, ownership: 'made', isUniqueName: true, attempt };
  }

  /** The name in messages. */
  get #container(): Redacted {
    return this.#context.nameOf(this.#containerId);
  }

  /** Without its time, a snapshot cannot be taken for that of an attempt, although it may be. */
  #reportUndated({ snapshots }: SnapshotList, used: Snapshot | undefined): void {
    const { alias } = this.#options;
    if (alias.kind === 'generated' || this.pending.length === 0) return;
    const undated = snapshots.filter(
      (listed) =>
        listed.alias === alias.alias && !listed.created_at && listed !== used && !isShown(listed, this.seen),
    );
    if (undated.length === 0) return;
    this.#warn(
      line`Container ${this.#container} has a snapshot with the alias "${alias.alias}" whose time is unknown: ${namesOf(undated)}.`,
    );
  }

  #warn(what: Redacted): void {
    this.#context.logger.warning(
      composeMessage(
        what,
        line('An attempt whose response was lost, or another job, may have created it. It was not deleted.'),
      ),
    );
  }

  /** Finds a snapshot of another job that can be used instead. */
  #findExisting(list: SnapshotList): Found | undefined {
    const { alias, policy } = this.#options;
    if (alias.kind === 'generated' || !policy) return undefined;
    const snapshot = findExisting(policy, alias.alias, this.#container, list);
    return snapshot && { snapshot, ownership: 'found', isUniqueName: looksLikeName(snapshot.name) };
  }

  /**
   * A generated alias identifies the attempt. Another job can use an explicit one, so only a new snapshot counts, and none
   * that an earlier list showed.
   */
  #isOurs(snapshot: Snapshot, list: SnapshotList): boolean {
    const sent = [...this.pending, ...this.#refused];
    if (this.#options.alias.kind === 'generated') return sent.some(({ alias }) => hasAlias(snapshot, alias));
    const [first] = sent;
    return (
      first !== undefined &&
      snapshot.alias === first.alias &&
      this.#isNew(snapshot, serverTimeAt(first.sentAt, list.clocks)) &&
      !isShown(snapshot, this.seen)
    );
  }

  /** Where the time is unknown, what a list did not show before the attempt is new. */
  #isNew(snapshot: Snapshot, sentAt: number): boolean {
    return snapshot.created_at ? mayBeCreatedAfter(snapshot, sentAt) : this.#options.before !== undefined;
  }

  /** A rejection can mean that a snapshot already has the derived name: no status is documented for that. */
  async #explainRejection(
    list: AttemptCalls['list'],
    rejected: Attempt,
    failure: Failure,
  ): Promise<Found | undefined> {
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
    this.seen = [...this.seen, ...listed.snapshots];
    const taken = findNamesake(alias, listed.snapshots);
    // An attempt that was rejected for its name created nothing.
    if (taken) {
      this.pending = this.pending.filter((attempt) => attempt !== rejected);
      this.#context.unsettled.settle(rejected);
    }
    const existing = this.#findExisting(listed);
    if (existing || !taken) return existing;
    const container = { id: this.#containerId, name: this.#container };
    const isReusable = taken.alias === alias && !mayBeExpired(taken, listed.clocks);
    const { description } = calls.create(container, alias);
    throw new NameTakenError(taken, alias, { description, isReusable }, failure);
  }
}

function mayBeNameTaken(failure: Failure): boolean {
  if (failure.kind !== 'status') return false;
  const { status, code = '', fromApi } = failure;
  if ([LIMIT_CODE, PRESPAWN_CODE, ...BUSY_CODES].includes(code)) return false;
  return fromApi && [400, 409, 422, 500].includes(status);
}
