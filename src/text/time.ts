/** A time in ISO 8601, in its parts: the date and the time to the second, the fraction, and the zone. */
const ISO = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.(\d+))?(Z|[+-]\d\d(?::?\d\d)?)?$/i;

/** The API's own form of a time, in UTC. Such times are in alphabetical order. */
export const API_TIME =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

interface Parts {
  /** The whole seconds, in milliseconds since 1970. */
  secondsMs: number;
  /** The digits of the fraction of a second; empty if there is none. */
  fraction: string;
}

function parseParts(text: string): Parts | undefined {
  const [, whole, fraction = '', zone = 'Z'] = ISO.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const offset = /^[+-]\d\d$/.test(zone) ? `${zone}:00` : zone;
  const secondsMs = Date.parse(`${whole}${offset.toUpperCase()}`);
  return Number.isNaN(secondsMs) ? undefined : { secondsMs, fraction };
}

/**
 * Parses a time in ISO 8601 to milliseconds since 1970. One without a zone is in UTC, not in the zone of the runner.
 *
 * @returns undefined if it is none
 */
export function parseTime(text: string): number | undefined {
  // The pattern is much faster than the parts, and a list has many times.
  if (API_TIME.test(text)) return Date.parse(text);
  const parts = parseParts(text);
  return parts && parts.secondsMs + Number(parts.fraction.slice(0, 3).padEnd(3, '0'));
}

const SECOND_MS = 1_000;

/**
 * Whether two texts mean the same time. Two responses can write one moment differently, with and without fractions of a
 * second, so the times are compared to the second.
 */
export function isSameTime(a: string, b: string): boolean {
  const [first, second] = [parseTime(a), parseTime(b)];
  return first !== undefined && second !== undefined && Math.abs(first - second) < SECOND_MS;
}

/**
 * Compares two times at the precision that both texts have.
 *
 * @returns a negative number if the first is earlier, a positive one if it is later, 0 if the order is unknown
 */
export function compareTimes(a: string, b: string): number {
  const [first, second] = [parseParts(a), parseParts(b)];
  if (!first || !second) return 0;
  if (first.secondsMs !== second.secondsMs) return first.secondsMs - second.secondsMs;
  const digits = Math.min(first.fraction.length, second.fraction.length);
  const [earlier, later] = [first.fraction.slice(0, digits), second.fraction.slice(0, digits)];
  return earlier === later ? 0 : earlier < later ? -1 : 1;
}
