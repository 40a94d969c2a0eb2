import type { TrueSnapshot } from '../platform.ts';

/**
 * The snapshots that a selector means, by the words of the documentation: a name, else an alias, else `latest`. It
 * repeats the rule on purpose: the simulation must not believe what it tests.
 */
export function choose(view: readonly TrueSnapshot[], selector: string): TrueSnapshot[] {
  const [, by, text = ''] = /^(name:|alias:)?(.*)$/.exec(selector) ?? [];
  const named = view.filter(({ name }) => name === text);
  const aliased = newestFirst(view.filter(({ alias }) => alias === text));
  if (by === 'name:') return named;
  if (by === 'alias:') return aliased;
  if (named.length > 0) return named;
  if (aliased.length > 0) return aliased;
  return text === 'latest' ? newestFirst(view).slice(0, 1) : [];
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
    case 'be*':
      return text.startsWith('be');
    case '{before,release}':
      return text === 'before' || text === 'release';
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

export function newestFirst(snapshots: readonly TrueSnapshot[]): TrueSnapshot[] {
  return snapshots.toSorted((a, b) => b.createdAt - a.createdAt || (a.name < b.name ? 1 : -1));
}
