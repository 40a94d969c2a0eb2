import type { JobRecord, ProgramRecord } from '../job.ts';
import type { SentRequest } from '../network.ts';
import type { Actor, Effect, TrueSnapshot } from '../platform.ts';
import type { Played } from '../play.ts';

/** What the rules ask about one job, and answers that come from the platform alone. */
export class Facts {
  readonly job: JobRecord;
  readonly index: number;
  readonly #played: Played;

  constructor(played: Played, job: JobRecord, index: number) {
    this.job = job;
    this.index = index;
    this.#played = played;
  }

  get inputs(): Record<string, string> {
    return this.job.plan.inputs;
  }

  get isDryRun(): boolean {
    return this.inputs['dry-run'] === 'true';
  }

  /** The requests of a program of this job, in order. */
  requests(program: Actor['program'], container?: string): SentRequest[] {
    return this.#played.requests.filter(
      (request) =>
        request.by.job === this.index &&
        request.by.program === program &&
        (container === undefined || request.container === container),
    );
  }

  /** What a program of this job did to a container. */
  effects(program: Actor['program'], container: string): Effect[] {
    return this.#played.platform.effects.filter(
      ({ by, container: id }) => id === container && by?.job === this.index && by.program === program,
    );
  }

  /** What happened to a container, whoever did it. */
  allEffects(container: string): Effect[] {
    return this.#played.platform.effects.filter(({ container: id }) => id === container);
  }

  /** The snapshots that the step created, as they were then. */
  made(container: string): TrueSnapshot[] {
    return this.effects('step', container).flatMap((effect) =>
      effect.kind === 'create' ? [effect.snapshot] : [],
    );
  }

  /**
   * The snapshots that the step created and that are left, as they are now and as they were made. Without those to which
   * another job gave another alias: nobody can tell who created them if their names derive from the time.
   */
  survivors(container: string): { snapshot: TrueSnapshot; made: TrueSnapshot }[] {
    const left = this.left(container);
    const effects = this.allEffects(container);
    return this.made(container).flatMap((made) => {
      const snapshot = left.find(({ id }) => id === made.id);
      const isRenamed = effects.some(
        (effect) =>
          effect.kind === 'alias' && effect.by?.job !== this.index && effect.snapshot.id === made.id,
      );
      return snapshot && !isRenamed ? [{ snapshot, made }] : [];
    });
  }

  /** The snapshots at the end. */
  left(container: string): readonly TrueSnapshot[] {
    return this.#played.platform.snapshots(container);
  }

  /** The snapshots at a moment. */
  at(container: string, moment: number): readonly TrueSnapshot[] {
    return this.versions(container).findLast(({ at }) => at <= moment)?.snapshots ?? [];
  }

  versions(container: string): readonly { at: number; snapshots: readonly TrueSnapshot[] }[] {
    return this.#played.platform.versions(container);
  }

  content(container: string): number {
    return this.#played.platform.content(container);
  }

  /** Whether nobody else changed the container while the job was at work, and no snapshot expired. */
  isAlone(container: string): boolean {
    return this.allEffects(container).every(({ by }) => by?.job === this.index);
  }

  /** The last list that a program got of a container. */
  view(
    container: string,
    before = Number.POSITIVE_INFINITY,
    program: Actor['program'] = 'step',
  ): SentRequest | undefined {
    return this.requests(program, container).findLast(
      ({ view, at, answer }) => view && answer && at < before,
    );
  }

  /** The snapshot that the outputs name for a container. */
  reported(container: string): string | undefined {
    const map = this.job.outputs['snapshot-map'];
    if (!map) return undefined;
    return (JSON.parse(map) as Record<string, string>)[container];
  }

  /** The result of a container in the outputs. */
  result(container: string): { ok: boolean; changed: boolean; snapshot_names: string[] } | undefined {
    const results: { container_id: string; ok: boolean; changed: boolean; snapshot_names: string[] }[] =
      JSON.parse(this.job.outputs['results'] ?? '[]');
    return results.find(({ container_id }) => container_id === container);
  }
}

/** Whether a warning or an error of a program names a snapshot, by its name or its alias. */
export function names(
  { warnings, errors }: ProgramRecord,
  { name, alias }: Pick<TrueSnapshot, 'name' | 'alias'>,
): boolean {
  const text = [...warnings, ...errors].join('\n');
  return text.includes(name) || (alias !== null && text.includes(`"${alias}"`));
}
