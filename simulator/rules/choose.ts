import type { ListedSnapshot, TrueSnapshot } from '../platform.ts';
import { compareTold } from '../times.ts';

/** What a selector means in a list. */
export type Choice =
  /** The chosen one first, then the others that share its alias. */
  | { kind: 'found'; snapshots: readonly [ListedSnapshot, ...ListedSnapshot[]] }
  /** The word is a name and an alias, or nothing, or the list does not tell which is the newest. */
  | { kind: 'ambiguous' | 'missing' | 'unordered' };

/**
 * Chooses by the words of the documentation: a name, else an alias, else `latest`. It repeats the rule on purpose: the
 * simulation must not believe what it tests.
 */
export function choose(view: readonly ListedSnapshot[], selector: string): Choice {
  const [, by, text = ''] = /^(name:|alias:)?(.*)$/.exec(selector) ?? [];
  const named = by === 'alias:' ? undefined : view.find(({ name }) => name === text);
  const aliased = by === 'name:' ? [] : view.filter(({ alias }) => alias === text);
  if (named)
    return aliased.some((other) => other !== named)
      ? { kind: 'ambiguous' }
      : { kind: 'found', snapshots: [named] };
  if (aliased.length > 0) return newestOf(aliased);
  if (by !== undefined || text !== 'latest') return { kind: 'missing' };
  const choice = newestOf(view.filter((snapshot) => !isBackup(snapshot)));
  return choice.kind === 'found' ? { kind: 'found', snapshots: [choice.snapshots[0]] } : choice;
}

function newestOf(candidates: readonly ListedSnapshot[]): Choice {
  if (candidates.length === 0) return { kind: 'missing' };
  const newest = candidates.find((candidate) =>
    candidates.every((other) => other === candidate || isNewer(candidate, other)),
  );
  if (!newest) return { kind: 'unordered' };
  return { kind: 'found', snapshots: [newest, ...candidates.filter((other) => other !== newest)] };
}

function isNewer({ toldAt: a }: ListedSnapshot, { toldAt: b }: ListedSnapshot): boolean {
  return a !== undefined && b !== undefined && compareTold(a, b) > 0;
}

/** The name of what is chosen, or why nothing is. */
export function describeChoice(choice: Choice): string {
  return choice.kind === 'found' ? choice.snapshots[0].name : choice.kind;
}

/** Whether a snapshot is the backup that a restore made first: it has the alias that the action generates for it. */
function isBackup(snapshot: TrueSnapshot): boolean {
  return generatedBy(snapshot)?.word === 'backup';
}

const GENERATED = /^(?<word>run|backup)-(?<run>\d+)-\d+-(.+-)?[0-9a-f]{10}$/;

/** What a snapshot tells of itself, if it has an alias that the action generates: its kind, and the id of its run. */
export function generatedBy({ name, alias }: TrueSnapshot): { word: string; run: number } | undefined {
  const { word, run } = (GENERATED.exec(alias ?? '') ?? GENERATED.exec(name))?.groups ?? {};
  return word === undefined ? undefined : { word, run: Number(run) };
}

/** Whether a glob of the simulation matches a snapshot, by its alias, or by its name if it has none. */
export function matches(filter: string, { alias, name }: TrueSnapshot): boolean {
  const text = alias ?? name;
  switch (filter) {
    case '':
    case '*':
      return true;
    case 'nightly-*':
      return text.startsWith('nightly-');
    case 'pre*':
      return text.startsWith('pre');
    case '{predeploy,rel-7}':
      return text === 'predeploy' || text === 'rel-7';
    default:
      throw new Error(`the rules do not know the filter ${filter}`);
  }
}

const UNITS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** @returns milliseconds; undefined for none */
export function durationOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return Number(text.slice(0, -1)) * (UNITS[text.slice(-1)] ?? Number.NaN);
}
