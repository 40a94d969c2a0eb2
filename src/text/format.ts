import { line } from './message.ts';
import { own, type Redacted } from './redact.ts';
import { parseTime } from './time.ts';

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** Formats a number of bytes, such as "1.2 GiB". */
export function formatBytes(bytes: number): Redacted {
  const [smallest, ...larger] = UNITS;
  let text = `${bytes} ${smallest}`;
  let value = bytes;
  for (const unit of larger) {
    // Compares the rounded value, so that nothing reads "1024.0" of a unit.
    if (Number(value.toFixed(1)) < 1024) break;
    value /= 1024;
    text = `${value.toFixed(1)} ${unit}`;
  }
  return own(text);
}

/** Formats an ISO 8601 time, such as "2025-01-15 10:30:00 UTC". */
export function formatTime(iso: string): Redacted {
  return own(`${new Date(timeOf(iso)).toISOString().slice(0, 19).replace('T', ' ')} UTC`);
}

/** Only times that were checked as they arrived are formatted. */
function timeOf(iso: string): number {
  return parseTime(iso) ?? Number.NaN;
}

/** Each unit of an age, its milliseconds, and how many of them an age has at most. */
const AGE_UNITS = [
  ['minute', 60_000, 59],
  ['hour', 3_600_000, 23],
  ['day', 86_400_000, 59],
  ['month', 2_629_800_000, 23],
] as const;
const YEAR_MS = 31_557_600_000;

/**
 * Formats an ISO 8601 time relative to now, such as "3 days ago" or "in 2 hours".
 *
 * @param now in milliseconds since 1970
 */
export function formatAge(iso: string, now: number): Redacted {
  const difference = timeOf(iso) - now;
  const ms = Math.abs(difference);
  if (ms < 30_000) return line('just now');
  const span = formatRounded(ms);
  return difference < 0 ? line`${span} ago` : line`in ${span}`;
}

/**
 * Formats the time from an ISO 8601 time until now, such as "12 s" or "3 days".
 *
 * @param now in milliseconds since 1970
 * @returns undefined if that time is after now
 */
export function formatSpanSince(iso: string, now: number): Redacted | undefined {
  const ms = now - timeOf(iso);
  if (ms < 0) return undefined;
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? line`${seconds} s` : formatRounded(ms);
}

/**
 * Formats a duration in milliseconds, rounded to its largest unit, such as "3 days". `Intl.RelativeTimeFormat` formats this
 * too, but it loads the locale data, which takes longer than most steps.
 */
export function formatRounded(ms: number): Redacted {
  for (const [unit, length, most] of AGE_UNITS) {
    const count = Math.round(ms / length);
    if (count <= most) return formatCount(count, unit);
  }
  return formatCount(Math.round(ms / YEAR_MS), 'year');
}

/** Formats a duration in milliseconds, such as "3.2 s" or "2 min 5 s". */
export function formatDuration(ms: number): Redacted {
  if (Math.round(ms / 100) < 600) return own(`${(ms / 1000).toFixed(1)} s`);
  const seconds = Math.round(ms / 1000);
  return line`${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** The nouns that have a count in messages. */
type Noun =
  | 'snapshot'
  | 'container'
  | 'more container'
  | 'other container'
  | 'process'
  | 'minute'
  | 'hour'
  | 'day'
  | 'month'
  | 'year';

/** Formats a count with its noun, such as "1 snapshot" or "3 snapshots". */
export function formatCount(count: number, noun: Noun): Redacted {
  const ending = noun.endsWith('s') ? 'es' : 's';
  return own(`${count} ${noun}${count === 1 ? '' : ending}`);
}

/** Formats the duration of a rule in milliseconds in its largest whole unit, such as "90 minutes" or "30 days". */
export function formatSpan(ms: number): Redacted {
  if (ms % 86_400_000 === 0) return formatCount(ms / 86_400_000, 'day');
  if (ms % 3_600_000 === 0) return formatCount(ms / 3_600_000, 'hour');
  return formatCount(ms / 60_000, 'minute');
}
