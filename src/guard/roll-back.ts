import { toUserError, UserError } from '../base/user-error.ts';
import type { Snapshot, SnapshotList } from '../hoody/snapshot.ts';
import type { Context } from '../operations/context.ts';
import { type AliasSource, generatedAlias, make } from '../operations/create/make.ts';
import { describeAge } from '../operations/describe.ts';
import { describeSentAgain } from '../operations/restore.ts';
import { explainMissing, verify } from '../operations/verify.ts';
import { findNewer, type NewerSnapshot } from '../snapshots/origin.ts';
import { formatDuration } from '../text/format.ts';
import { line } from '../text/message.ts';
import type { Redacted } from '../text/redact.ts';
import type { Guard, GuardedSnapshot } from './guard.ts';
import { explain, type GuardContext, type GuardResult } from './guard-context.ts';

/** How the rollback of one container went. */
export interface Rollback extends GuardResult {
  /** How long it took, in milliseconds. */
  ms: number;
  /** By the local clock, in milliseconds since 1970. */
  startedAt: number;
  finishedAt: number;
  /** Whether the name certainly meant the snapshot of the step. */
  isVerified: boolean;
  /** The snapshots that other runs created since, or may have created, newest first. */
  newer: readonly NewerSnapshot[];
  /** The snapshot of the state that the rollback replaced, or was to replace. */
  backup?: Snapshot;
}

/** The backup that `backup-first` requires could not be made, so the container was not touched. */
export class NoBackupError extends UserError {
  constructor(container: Redacted, cause: UserError) {
    super(
      line`Did not roll back container ${container}: the backup that \`backup-first\` requires could not be created.`,
      cause,
    );
    this.name = 'NoBackupError';
  }
}

export interface RollbackContext
  extends GuardContext,
    Pick<Context, 'generateAlias' | 'guardedNames' | 'monotonic' | 'unsettled'> {
  backup: Guard['backup'];
  /** The client for the backups, whose time is a part of that of the rollback. */
  backupClient: Context['client'];
  /** The id of the run; undefined if unknown. */
  run: number | undefined;
  /** The local clock, in milliseconds since 1970. */
  now: () => number;
  /** How long an attempt of the step itself can still take over a name in a container, in milliseconds. */
  latenessMs: (containerId: Redacted) => number;
}

/** Restores every container. A failure does not stop the others. */
export async function rollBack(
  snapshots: readonly GuardedSnapshot[],
  context: RollbackContext,
): Promise<Rollback[]> {
  const alias = generatedAlias(line('backup'), context);
  const rollbacks = snapshots.map((snapshot) => new ContainerRollback(snapshot, alias, context));
  // All backups come first: those of the last containers have the same time, and all states are of about the same moment.
  if (context.backup) await context.mapConcurrently(rollbacks, (rollback) => rollback.prepare());
  return context.mapConcurrently(rollbacks, (rollback) => rollback.run());
}

class ContainerRollback {
  readonly #snapshot: GuardedSnapshot;
  readonly #alias: AliasSource;
  readonly #context: RollbackContext;
  #prepared: Promise<void> | undefined;
  #startedAt = 0;
  #ms = 0;
  #isVerified: boolean;
  /** Whether no attempt of the step can take over the name any more. */
  #isSettled = true;
  #newer: readonly NewerSnapshot[] = [];
  /** What a list showed under the name. */
  #listed: Snapshot | undefined;
  #backup: Snapshot | undefined;

  constructor(snapshot: GuardedSnapshot, alias: AliasSource, context: RollbackContext) {
    this.#snapshot = snapshot;
    this.#alias = alias;
    this.#context = context;
    this.#isVerified = snapshot.isUniqueName;
  }

  /** Looks at the container, and backs it up if that is asked for. It fails in `run`. */
  async prepare(): Promise<void> {
    this.#startedAt = this.#context.now();
    this.#prepared = this.#measure(() => this.#prepare());
    await this.#prepared.catch(() => undefined);
  }

  async run(): Promise<Rollback> {
    const { now } = this.#context;
    let error: UserError | undefined;
    try {
      if (!this.#prepared) await this.prepare();
      await this.#prepared;
      await this.#measure(() => this.#restore());
    } catch (thrown) {
      error = explain(toUserError(thrown), this.#context);
    }
    return {
      snapshot: this.#snapshot,
      ms: this.#ms,
      startedAt: this.#startedAt,
      finishedAt: now(),
      isVerified: this.#isVerified,
      newer: this.#newer,
      ...(this.#backup ? { backup: this.#backup } : {}),
      ...(error ? { error } : {}),
    };
  }

  async #measure<T>(work: () => Promise<T>): Promise<T> {
    const startMs = this.#context.monotonic();
    try {
      return await work();
    } finally {
      this.#ms += this.#context.monotonic() - startMs;
    }
  }

  /** The name of the container in messages. */
  get #container(): Redacted {
    return this.#context.nameOf(this.#snapshot.containerId);
  }

  async #prepare(): Promise<void> {
    const list = await this.#look();
    this.#findNewer(list);
    if (this.#context.backup) await this.#backUp(this.#context.backup, list);
    if (!this.#isVerified) this.#logDoubt();
  }

  /**
   * Lists the snapshots of the container, once, before it changes. Where another job can have taken over the name, the list
   * decides; what it cannot show does not stop a rollback.
   */
  async #look(): Promise<SnapshotList | undefined> {
    const { containerId, name, isUniqueName } = this.#snapshot;
    const { client } = this.#context;
    if (isUniqueName) {
      const list = await client.look(containerId);
      this.#listed = list?.snapshots.find((listed) => listed.name === name);
      return list;
    }
    this.#isSettled = await this.#waitForAttempts();
    return this.#verify();
  }

  #logDoubt(): void {
    const { name } = this.#snapshot;
    const reason = this.#isSettled
      ? line('no list shows its time')
      : line('an attempt of this step can still take it over');
    this.#context.logger.info(
      line`It is not verified that the name ${name} still refers to the snapshot of this job: ${reason}.`,
    );
  }

  /** @returns whether no attempt of the step can take over the name any more */
  async #waitForAttempts(): Promise<boolean> {
    const { containerId, name } = this.#snapshot;
    const { budget, logger, pause, latenessMs } = this.#context;
    const lateMs = latenessMs(containerId);
    if (lateMs === 0) return true;
    if (lateMs < budget.remainingMs()) {
      logger.info(
        line`Waiting ${formatDuration(lateMs)}, after which no attempt of this step can take over the name ${name}.`,
      );
    }
    return pause(lateMs);
  }

  /** @throws ReplacedError if the name means another snapshot */
  async #verify(): Promise<SnapshotList | undefined> {
    const { containerId, name, createdAt } = this.#snapshot;
    const { budget, client, pause } = this.#context;
    // The restore is worth more than certainty about its name.
    const pauseIfTime = async (ms: number) => ms < budget.remainingMs() / 4 && pause(ms);
    const known = { name, created_at: createdAt };
    const container = { id: containerId, name: this.#container };
    const { list, listed, isVerified } = await verify(client, container, known, pauseIfTime);
    this.#listed = listed ?? this.#listed;
    this.#isVerified = isVerified && this.#isSettled;
    return list;
  }

  #findNewer(list: SnapshotList | undefined): void {
    const { containerId, name, createdAt } = this.#snapshot;
    const { run, guardedNames } = this.#context;
    if (!list || run === undefined) return;
    const known = { name, created_at: createdAt || (this.#listed?.created_at ?? null) };
    this.#newer = findNewer(list.snapshots, known, run, guardedNames(containerId));
  }

  async #backUp({ expiryDays }: NonNullable<Guard['backup']>, list: SnapshotList | undefined): Promise<void> {
    const { containerId, isUniqueName, name } = this.#snapshot;
    const { backupClient: client, unsettled } = this.#context;
    const before = list ? { before: list.snapshots } : {};
    try {
      const made = await make(
        containerId,
        { alias: this.#alias, expiryDays, isBackup: true, ...before },
        { ...this.#context, client, isSingle: false },
      );
      if (made.attempt) unsettled.settle(made.attempt);
      this.#backup = made.snapshot;
      // A use of the snapshot until here is another job's.
      this.#listed = made.before.findLast((listed) => listed.name === name) ?? this.#listed;
    } catch (error) {
      throw new NoBackupError(this.#container, explain(toUserError(error), this.#context));
    }
    // Meanwhile, another job can have taken over the name.
    if (!isUniqueName) await this.#verify();
  }

  async #restore(): Promise<void> {
    const { containerId, name, createdAt } = this.#snapshot;
    const { client, logger } = this.#context;
    const container = this.#container;
    const known = { name, created_at: createdAt };
    const { isSentAgain } = await logger.withProgress(
      line`Rolling back container ${container} to snapshot ${name}${describeAge(known)}`,
      async () => {
        const used = this.#listed && { last_used_at: this.#listed.last_used_at ?? null };
        try {
          return await client.restore(containerId, { ...known, ...used });
        } catch (error) {
          throw await explainMissing(error, client, { id: containerId, name: container }, name);
        }
      },
      () => line`Rolled back container ${container} to snapshot ${name}`,
    );
    if (isSentAgain) logger.warning(describeSentAgain(known, container));
  }
}
