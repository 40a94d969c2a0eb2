import type { Snapshot } from './schema.ts';

/**
 * A filter over snapshots: a glob over the alias, and over the name where there is no alias. A star also matches
 * a slash, since an alias is no path; nothing negates.
 */
export async function compileFilter(glob: string): Promise<(snapshot: Snapshot) => boolean> {
  // Loaded where a filter is given, so that no other step waits for it.
  const { default: picomatch } = await import('picomatch');
  const matches = picomatch(glob, { bash: true, dot: true, nonegate: true, noextglob: true });
  return ({ alias, name }) => matches(alias || name);
}
