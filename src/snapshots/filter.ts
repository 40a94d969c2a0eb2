import type { Snapshot } from '../hoody/schema.ts';

/**
 * Compiles a glob over the alias of a snapshot, or over its name if it has no alias. A star also matches a slash,
 * since an alias is no path; nothing negates.
 */
export async function compileFilter(glob: string): Promise<(snapshot: Snapshot) => boolean> {
  // Loaded on demand, so that only steps with a filter wait for it.
  const { default: picomatch } = await import('picomatch');
  const matches = picomatch(glob, { bash: true, dot: true, nonegate: true, noextglob: true });
  return ({ alias, name }) => matches(alias || name);
}
