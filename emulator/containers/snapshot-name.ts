/**
 * The platform's name for a snapshot with an alias; empty if the alias has no valid character. A longer name
 * is cut to 64 characters, even if it then ends with `-` or `_`.
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
 * The first free name that derives from a given second or a later one.
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
