import type { Trouble } from '../history.ts';
import type { Env, StepRun } from '../job.ts';
import { isRefusalOfGateway, type SentRequest } from '../network.ts';
import type { Actor, Effect, EffectOf, ListedSnapshot, TrueSnapshot } from '../platform.ts';
import type { Played } from '../play.ts';
import type { ProgramRecord } from '../program.ts';
import { secondOf } from '../times.ts';
import { LOG_HAS_REST, TOOK_BACK } from './words.ts';

/** A snapshot that a step created, as it was then. */
export interface Made {
  at: number;
  snapshot: TrueSnapshot;
  /** What it took the place of. */
  replaced: readonly TrueSnapshot[];
  request: SentRequest | undefined;
}

/** An entry of the output `results`. */
interface Result {
  container_id: string;
  ok: boolean;
  changed: boolean;
  snapshot_names: string[];
  error: string | null;
}

/** An entry of `HOODY_ROLLBACK_RESULTS`. */
export interface RollbackResult {
  container_id: string;
  snapshot_name: string;
  restored: boolean | null;
  healthy: boolean | null;
  newer: string[];
  backup_snapshot_name: string | null;
  error: string | null;
}

/** What the rules ask about one step, and answers that come from the platform alone. */
export class Facts {
  readonly run: StepRun;
  readonly #played: Played;
  readonly #results: Result[];

  constructor(played: Played, run: StepRun) {
    this.run = run;
    this.#played = played;
    this.#results = JSON.parse(run.outputs['results'] ?? '[]');
  }

  get inputs(): Record<string, string> {
    return this.run.inputs;
  }

  get isDryRun(): boolean {
    return this.inputs['dry-run'] === 'true';
  }

  get platform(): Played['history']['platform'] {
    return this.#played.history.platform;
  }

  /** What the step has to choose in a container. */
  selectors(container: string): string[] {
    const { snapshot = '' } = this.inputs;
    // An expression can be empty.
    if (!snapshot.startsWith('{')) return snapshot.split('\n').filter((selector) => selector !== '');
    const name = (JSON.parse(snapshot) as Record<string, string>)[container];
    return name === undefined ? [] : [`name:${name}`];
  }

  /** The steps of the same job before this one. */
  get earlierSteps(): StepRun[] {
    return this.#played.runs.filter(({ job, index }) => job === this.run.job && index < this.run.index);
  }

  /** Whether a step or the deploy of the job failed, or the runner ended anything of it: a kill is a failure. */
  get hasJobFailed(): boolean {
    const { job, jobPlan } = this.run;
    if (jobPlan.cancelMs !== null || jobPlan.status === 'failure') return true;
    return this.#played.runs.some(
      (run) => run.job === job && (!run.step.succeeded || run.post?.killedAt !== undefined),
    );
  }

  /** Whether the workflow has disabled the rollback in the post step. */
  get isDisarmed(): boolean {
    return this.run.status !== 'success' && this.run.plan.postInputs?.['restore-on-failure'] === 'false';
  }

  /** Whether the post step has to roll the containers back. */
  get isRollback(): boolean {
    const { guard, status } = this.run;
    return guard?.restoreOnFailure === true && status !== 'success' && !this.isDisarmed;
  }

  /** Whether an error of the post step says that a container was not rolled back, or may not have been. */
  isDenied(container: string): boolean {
    const errors = this.run.post?.errors ?? [];
    return errors.some((error) => error.includes(container) && !error.includes(TOOK_BACK));
  }

  /**
   * Whether the post step had restored a container when it ended. Where a response was lost, the restore of another step
   * looks like its own.
   */
  isRolledBack(container: string): boolean {
    const { endedAt = 0 } = this.run.post ?? {};
    const isDone = ({ at }: Effect) => at <= endedAt;
    if (this.effectsOf('restore', 'post', container).some(isDone)) return true;
    if (!this.requests('post', container).some(isLost)) return false;
    return this.restoresSince('post', container).some(isDone) || this.looksRestored('post', container);
  }

  /** What the post step added to the results that later jobs read. */
  get rollbackResults(): RollbackResult[] {
    const { beforePost, afterPost } = this.run.env;
    return rollbackResultsIn(afterPost).slice(rollbackResultsIn(beforePost).length);
  }

  /** The run that made a snapshot; undefined if it was there at the start. */
  runOf({ by }: Pick<TrueSnapshot, 'by'>): number | undefined {
    return this.#played.runs.find(({ index }) => index === by?.step)?.runId;
  }

  /** Whether every response tells when a snapshot was created. */
  get tellsTimes(): boolean {
    const { answerTimes, listTimes } = this.platform;
    return ![answerTimes, listTimes].some((form) => form === 'null' || form === 'absent' || form === 'mixed');
  }

  /** How far the two clocks of the step are ahead of the true time, in milliseconds; a jump can come at any moment. */
  get #aheads(): { runner: number; front: number }[] {
    const { aheadMs, jump } = this.run.jobPlan;
    const { hasDate, frontAheadMs } = this.platform;
    const states = jump ? [aheadMs, aheadMs + jump.byMs] : [aheadMs];
    return states.map((runner) => ({ runner, front: hasDate ? frontAheadMs : runner }));
  }

  /** How much older than it is a snapshot can look by both clocks, in milliseconds: nothing if one of them is right. */
  get agedMs(): number {
    const early = Math.max(...this.#aheads.map(({ runner, front }) => Math.min(runner, front)));
    return Math.max(0, early) + Math.max(0, -this.platform.hostAheadMs);
  }

  /** How long a snapshot that has expired can look unexpired by both clocks, likewise. */
  get outlivedMs(): number {
    const late = Math.min(...this.#aheads.map(({ runner, front }) => Math.max(runner, front)));
    return Math.max(0, -late) + Math.max(0, this.platform.hostAheadMs);
  }

  /**
   * Whether the `Date` of the API is far ahead of its times of snapshots, so that every snapshot looks older than a lost
   * create. Only the time tells what a create request made under an alias of the workflow.
   */
  get tellsNothingOfLost(): boolean {
    const { hasDate, frontAheadMs, hostAheadMs } = this.platform;
    return hasDate && frontAheadMs - hostAheadMs > CLOCK_TOLERANCE_MS;
  }

  /** How far the two clocks are apart, at least and at most, in milliseconds. */
  get clockDifferences(): [number, number] {
    const all = this.#aheads.map(({ runner, front }) => Math.abs(runner - front));
    return [Math.min(...all), Math.max(...all)];
  }

  /** What is wrong with a container from the start. */
  trouble(container: string): Trouble | undefined {
    const position = this.run.containerIds.indexOf(container);
    return this.#played.history.containers[position]?.trouble ?? undefined;
  }

  /** The requests of a program of this step, in order. */
  requests(program: Actor['program'], container?: string): SentRequest[] {
    return this.run.network.requests.filter(
      (request) =>
        request.by.program === program && (container === undefined || request.container === container),
    );
  }

  /** What a program of this step did to a container. */
  effects(program: Actor['program'], container: string): Effect[] {
    return this.allEffects(container).filter(
      (effect) => this.isMine(effect) && effect.by?.program === program,
    );
  }

  /** Likewise, of one kind. */
  effectsOf<Kind extends Effect['kind']>(
    kind: Kind,
    program: Actor['program'],
    container: string,
  ): EffectOf<Kind>[] {
    return this.effects(program, container).filter(
      (effect): effect is EffectOf<Kind> => effect.kind === kind,
    );
  }

  /** What happened to a container, whoever did it. */
  allEffects(container: string): Effect[] {
    return this.#played.platform.effects.filter(({ container: id }) => id === container);
  }

  /**
   * The restores of a container since a program first sent one. Another step can have done the same meanwhile, and nobody
   * can tell whose it was.
   */
  restoresSince(program: Actor['program'], container: string): EffectOf<'restore'>[] {
    const first = this.requests(program, container).find(({ kind }) => kind === 'restore');
    if (!first) return [];
    const since = this.#restores(container).filter(({ at }) => at >= first.at);
    return [...this.#hiddenUses(program, container), ...since];
  }

  /**
   * The restores of a container so shortly before those of a program that no list had to show them to it: after a lost
   * response, such a use looks like its own.
   */
  #hiddenUses(program: Actor['program'], container: string): EffectOf<'restore'>[] {
    const { marksUse, lagMs } = this.platform;
    const first = this.requests(program, container).find(({ kind }) => kind === 'restore');
    if (!first || !marksUse) return [];
    const shownUntil = (this.view(container, first.at, program)?.at ?? first.at) - lagMs;
    const from = Math.min(shownUntil, first.at - CLOCK_MARGIN_MS);
    return this.#restores(container).filter(({ at }) => at >= from && at < first.at);
  }

  /**
   * Whether an earlier use of a snapshot looks later than the first restore of a program, since the clocks of the platform
   * differ: only an earlier list shows that it is older.
   */
  looksRestored(program: Actor['program'], container: string): boolean {
    const { hasDate, frontAheadMs, hostAheadMs } = this.platform;
    const first = this.requests(program, container).find(({ kind }) => kind === 'restore');
    if (!first || this.view(container, first.at, program)) return false;
    const snapshot = this.at(container, first.at).find(({ name }) => name === first.name);
    const aheadMs = hostAheadMs - (hasDate ? frontAheadMs : this.run.jobPlan.aheadMs);
    if (!snapshot?.lastUsedAt || aheadMs > CLOCK_TOLERANCE_MS) return false;
    return snapshot.lastUsedAt + aheadMs > first.at - CLOCK_MARGIN_MS;
  }

  #restores(container: string): EffectOf<'restore'>[] {
    return this.allEffects(container).filter(
      (effect): effect is EffectOf<'restore'> => effect.kind === 'restore',
    );
  }

  /** Whether this step or its post step did something, or created a snapshot. */
  isMine({ by }: Pick<TrueSnapshot, 'by'>): boolean {
    return by?.step === this.run.index;
  }

  /** The snapshots that a program of this step created, as they were then. */
  made(container: string, program: Actor['program'] = 'step'): Made[] {
    return this.effectsOf('create', program, container).map((effect) => ({
      ...effect,
      request: this.requestOf(effect),
    }));
  }

  /** The request of this step that had an effect. */
  requestOf({ by, container, kind }: Effect): SentRequest | undefined {
    if (!by) return undefined;
    return this.requests(by.program, container).find(
      (request) => request.kind === kind && request.at === by.sentAt,
    );
  }

  /** When a snapshot came into being; 0 if it was there at the start. */
  appearedAt(container: string, { id }: Pick<TrueSnapshot, 'id'>): number {
    const created = this.allEffects(container).find(
      (effect) => effect.kind === 'create' && effect.snapshot.id === id,
    );
    return created?.at ?? 0;
  }

  /** The snapshots at the end. */
  left(container: string): readonly TrueSnapshot[] {
    return this.#played.platform.snapshots(container);
  }

  /** The snapshots at a moment. */
  at(container: string, moment: number): readonly TrueSnapshot[] {
    return this.versions(container).findLast(({ at }) => at <= moment)?.snapshots ?? [];
  }

  /** The snapshots at a moment, and after each change until another one. */
  during(container: string, from: number, to: number): (readonly TrueSnapshot[])[] {
    const later = this.versions(container).filter(({ at }) => at > from && at <= to);
    return [this.at(container, from), ...later.map(({ snapshots }) => snapshots)];
  }

  versions(container: string): readonly { at: number; snapshots: readonly TrueSnapshot[] }[] {
    return this.#played.platform.versions(container);
  }

  /**
   * Whether nobody else changed the snapshots of a container, and none expired, by default since the oldest list that the
   * step could get, until it ended.
   */
  isAlone(
    container: string,
    from = this.run.step.startedAt - this.platform.lagMs,
    to = this.run.step.endedAt,
  ): boolean {
    return this.allEffects(container).every(
      (effect) => this.isMine(effect) || effect.kind === 'deploy' || effect.at < from || effect.at > to,
    );
  }

  /** The lists that a program got of a container, as far as they showed what they had to. */
  views(container: string, program: Actor['program'] = 'step'): (SentRequest & { view: ListedSnapshot[] })[] {
    return this.requests(program, container).filter(
      (request): request is SentRequest & { view: ListedSnapshot[] } =>
        request.view !== undefined && request.answer !== undefined,
    );
  }

  /** What the step saw of a container before it changed anything there. Any of these lists can have decided. */
  viewsBefore(container: string): (readonly ListedSnapshot[])[] {
    const changedAt =
      this.requests('step', container).find(({ kind }) => kind !== 'list')?.at ?? Number.POSITIVE_INFINITY;
    return this.views(container).flatMap(({ at, view }) => (at < changedAt ? [view] : []));
  }

  /** The last list that a program got of a container before a moment. */
  view(
    container: string,
    before = Number.POSITIVE_INFINITY,
    program: Actor['program'] = 'step',
  ): (SentRequest & { view: ListedSnapshot[] }) | undefined {
    return this.views(container, program).findLast(({ at }) => at < before);
  }

  /**
   * The snapshots that the step can mean by a name and a time: a response showed each of them to it.
   *
   * @param createdAt as the step knows it; empty if it does not
   */
  known(container: string, name: string, createdAt: string): TrueSnapshot[] {
    const answered = this.made(container).flatMap(({ snapshot, request }) =>
      request && isAnswered(request) ? [snapshot] : [],
    );
    const seen = this.views(container).flatMap(({ view }) => view);
    return [...answered, ...seen].filter(
      (snapshot) => snapshot.name === name && isSameTime(snapshot, createdAt),
    );
  }

  /** The snapshot that the outputs name for a container. */
  reported(container: string): string | undefined {
    const map = this.run.outputs['snapshot-map'];
    if (!map) return undefined;
    return (JSON.parse(map) as Record<string, string>)[container];
  }

  /** When a snapshot was created, as the outputs tell it; empty if they do not. */
  reportedTime(container: string, name: string): string {
    const all: { container_id: string; name: string; created_at?: string | null }[] = JSON.parse(
      this.run.outputs['snapshots'] ?? '[]',
    );
    const found = all.find((entry) => entry.container_id === container && entry.name === name);
    return found?.created_at ?? '';
  }

  /** The result of a container in the outputs. */
  result(container: string): Result | undefined {
    return this.#results.find(({ container_id }) => container_id === container);
  }
}

/** The results of rollbacks that an environment has for later jobs. */
export function rollbackResultsIn(env: Env): RollbackResult[] {
  return JSON.parse(env['HOODY_ROLLBACK_RESULTS'] ?? '[]');
}

/** What two clocks of the platform can differ by, in milliseconds. */
const CLOCK_TOLERANCE_MS = 60_000;
/** How exactly a step knows the clock of the server, in milliseconds. */
export const CLOCK_MARGIN_MS = 2_000;

/** Whether the API's own success reached the program. */
export function isAnswered({ turn, answer }: SentRequest): boolean {
  return !turn.fault && answer !== undefined && answer.startsWith('2');
}

/** Whether a request may have acted, although no response says that it did. */
export function isLost(request: SentRequest): boolean {
  const { turn, answer, isSent } = request;
  if (!isSent || isAnswered(request)) return false;
  if (answer === undefined) return true;
  // Nothing acts on what is refused, except that a 500 comes from anywhere.
  if (turn.fault?.kind === 'response') return turn.fault.status === 500;
  if (turn.fault?.kind === 'redirect' || isRefusalOfGateway(turn.fault)) return false;
  return turn.fault !== null || answer === '500';
}

/** Whether a gateway told the program that it has not passed a request on. */
export function isTurnedAway({ turn, answer }: SentRequest): boolean {
  return answer !== undefined && isRefusalOfGateway(turn.fault);
}

/**
 * Whether a text is the time of a snapshot, to the second.
 *
 * @param text in ISO 8601; empty for an unknown time, which can be any
 */
export function isSameTime({ writtenAt }: Pick<TrueSnapshot, 'writtenAt'>, text: string): boolean {
  return text === '' || secondOf(instantOf(text)) === secondOf(writtenAt);
}

/** Whether a snapshot is newer than a text says; false if that is unknown. */
export function isNewer({ writtenAt }: Pick<TrueSnapshot, 'writtenAt'>, text: string): boolean {
  return text !== '' && secondOf(writtenAt) > secondOf(instantOf(text));
}

/** Whether a snapshot is older than a text says. */
export function isOlder({ writtenAt }: Pick<TrueSnapshot, 'writtenAt'>, text: string): boolean {
  return text !== '' && secondOf(writtenAt) < secondOf(instantOf(text));
}

/** The instant of a text in ISO 8601, in milliseconds since 1970. One without a zone is in UTC. */
function instantOf(text: string): number {
  return Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
}

/** What a program told people in warnings and errors. Those that the page of the run has no room for are in the log. */
export function textOf(program: ProgramRecord | undefined): string {
  if (!program) return '';
  const text = [...program.warnings, ...program.errors].join('\n');
  return text.includes(LOG_HAS_REST) ? [text, ...program.lines].join('\n') : text;
}

/** Whether a warning or an error of a program names a snapshot, by its name or its alias. */
export function names(
  program: ProgramRecord | undefined,
  { name, alias }: Pick<TrueSnapshot, 'name' | 'alias'>,
): boolean {
  const text = textOf(program);
  return text.includes(name) || (alias !== null && text.includes(`"${alias}"`));
}
