/**
 * The name that the platform derives from an alias; empty if there is none. It repeats the rule of the API on purpose:
 * the simulation must not believe what it tests.
 */
export function deriveName(alias: string): string {
  const kept = [...alias].filter((character) => /[A-Za-z0-9_-]/.test(character)).join('');
  return kept
    .replace(/^[-_]+/, '')
    .replace(/[-_]+$/, '')
    .slice(0, 64);
}
