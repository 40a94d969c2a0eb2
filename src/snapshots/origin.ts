import { createdAt, type Snapshot } from '../hoody/snapshot.ts';
import { looksLikeName } from './identity.ts';

/** The run of a workflow, and its attempt. */
export interface Origin {
  run: number;
  attempt: number;
}

/** An alias that the action generates: for a snapshot or a backup, the run, its attempt, the job, the step, random digits. */
const GENERATED = /^(?<word>run|backup)-(?<run>\d+)-(?<attempt>\d+)(?:-[A-Za-z0-9_-]+)?-[0-9a-f]{10}$/;

/** Which run created a snapshot, if its alias or its name is one that the action generates. */
export function originOf({ name, alias }: Pick<Snapshot, 'name' | 'alias'>): Origin | undefined {
  const { run, attempt } = (GENERATED.exec(alias ?? '') ?? GENERATED.exec(name))?.groups ?? {};
  return run && attempt ? { run: Number(run), attempt: Number(attempt) } : undefined;
}

/** Whether `backup-first` made a snapshot. */
export function isBackup({ name, alias }: Pick<Snapshot, 'name' | 'alias'>): boolean {
  return [name, alias ?? ''].some((text) => GENERATED.exec(text)?.groups?.['word'] === 'backup');
}

/** A snapshot that was created after another one, outside of the run that has that one. */
export interface NewerSnapshot extends Snapshot {
  /** The run that created it; absent if nothing says which. */
  run?: number;
}

/**
 * Finds what was created after a snapshot and not by the same run: a rollback to that snapshot also undoes what came
 * after the newer ones.
 *
 * @param run the id of the run that has the snapshot
 * @param own the names of the other snapshots that the job guards
 */
export function findNewer(
  snapshots: readonly Snapshot[],
  known: Pick<Snapshot, 'name' | 'created_at'>,
  run: number,
  own: ReadonlySet<string>,
): NewerSnapshot[] {
  const since = createdAt(known);
  if (since === undefined) return [];
  const runOf = runReader(known.name, run);
  return snapshots.flatMap((snapshot) => {
    const { name } = snapshot;
    const isNewer = (createdAt(snapshot) ?? Number.NEGATIVE_INFINITY) > since;
    const its = runOf(snapshot);
    if (!isNewer || name === known.name || own.has(name) || its === run) return [];
    return [{ ...snapshot, ...(its === undefined ? {} : { run: its }) }];
  });
}

/**
 * An explicit alias can contain the run too; where that of the known snapshot does, others are read like it. On a server
 * with few runs, an id is as short as a part of the time in a name of the platform.
 */
function runReader(known: string, run: number): (snapshot: Snapshot) => number | undefined {
  const at = looksLikeName(known) ? -1 : known.search(new RegExp(`(?<!\\d)${run}(?!\\d)`));
  const prefix = known.slice(0, Math.max(0, at));
  return (snapshot) => {
    const origin = originOf(snapshot);
    if (origin || prefix === '') return origin?.run;
    const text = [snapshot.alias ?? '', snapshot.name].find((each) => each.startsWith(prefix));
    const [digits] = /^\d+/.exec(text?.slice(prefix.length) ?? '') ?? [];
    return digits === undefined ? undefined : Number(digits);
  };
}
