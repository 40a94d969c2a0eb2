import { CONTAINER_ID } from '../hoody/snapshot.ts';
import type { Redacted } from '../text/redact.ts';

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Parses a duration such as "12h", "30d" or "2w" to milliseconds; undefined if it is invalid. */
export function parseDuration(text: string): number | undefined {
  const [, digits, unit] = /^([1-9]\d{0,5})([mhdw])$/.exec(text) ?? [];
  return digits && unit ? Number(digits) * UNIT_MS[unit as keyof typeof UNIT_MS] : undefined;
}

/** Parses the `snapshot-map` of an earlier step, container id to snapshot name; undefined if it is invalid. */
export function parseSnapshotMap(text: Redacted): Map<Redacted, Redacted> | undefined {
  try {
    const entries = Object.entries(JSON.parse(text) as object) as [Redacted, Redacted][];
    const isValid = entries.every(
      ([id, name]) => CONTAINER_ID.test(id) && typeof name === 'string' && name.trim() !== '',
    );
    return isValid ? new Map(entries) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a text contains a line break or another control character. */
export function hasControlCharacters(text: string): boolean {
  return /\p{Cc}/u.test(text);
}
