/**
 * The platform's name for a snapshot created in a given second, such as `snap-20250115-103000` (UTC).
 *
 * @param second Seconds since 1970.
 */
export function nameFromTime(second: number): string {
  const digits = new Date(second * 1000).toISOString().replace(/\D/g, '');
  return `snap-${digits.slice(0, 8)}-${digits.slice(8, 14)}`;
}

/**
 * The first second whose name is free.
 *
 * @param earliest Seconds since 1970.
 * @param taken The names in use.
 */
export function firstFreeSecond(earliest: number, taken: ReadonlySet<string>): number {
  let second = earliest;
  while (taken.has(nameFromTime(second))) second += 1;
  return second;
}
