/**
 * The platform's name for a snapshot with an alias; empty if the alias has no character that a name can have. A long
 * name is cut at 64 characters, whatever it then ends with.
 */
export function nameFromAlias(alias: string): string {
  return alias
    .replace(/[^A-Za-z0-9_-]/g, '')
    .replace(/^[-_]+|[-_]+$/g, '')
    .slice(0, 64);
}

/**
 * The platform's name for a snapshot created in a given second, such as `snap-20250115-103000` (UTC).
 *
 * @param second Seconds since 1970.
 */
function nameFromTime(second: number): string {
  const digits = new Date(second * 1000).toISOString().replace(/\D/g, '');
  return `snap-${digits.slice(0, 8)}-${digits.slice(8, 14)}`;
}

/**
 * The first free name from a second on.
 *
 * @param earliest Seconds since 1970.
 * @param taken The names in use.
 */
export function firstFreeName(
  earliest: number,
  taken: ReadonlySet<string>,
): { readonly name: string; readonly second: number } {
  let second = earliest;
  while (taken.has(nameFromTime(second))) second += 1;
  return { name: nameFromTime(second), second };
}
