import type { TimeForm } from './history.ts';

const HOUR_MS = 3_600_000;
const OFFSET_HOURS = 2;
const FORMS = ['milliseconds', 'seconds', 'microseconds', 'offset', 'zoneless', 'null', 'absent'] as const;

type PlainForm = (typeof FORMS)[number];

/**
 * Writes a time of a snapshot.
 *
 * @param id of the snapshot, which decides its form where forms are mixed, and the microseconds
 * @returns undefined for a field that is left out
 */
export function writeTime(ms: number, id: number, form: TimeForm): string | null | undefined {
  const text = new Date(ms).toISOString();
  switch (plain(form, id)) {
    case 'milliseconds':
      return text;
    case 'seconds':
      return text.replace(/\.\d+/, '');
    case 'microseconds':
      return text.replace('Z', `${String(microsecondsOf(id)).padStart(3, '0')}Z`);
    case 'offset':
      return new Date(ms + OFFSET_HOURS * HOUR_MS).toISOString().replace('Z', `+0${OFFSET_HOURS}:00`);
    case 'zoneless':
      return text.replace('Z', '');
    case 'null':
      return null;
    case 'absent':
      return undefined;
  }
}

/**
 * What such a text tells, in microseconds since 1970; undefined for nothing. It repeats the rule on purpose: the
 * simulation must not believe what it tests.
 */
export function toldTime(ms: number, id: number, form: TimeForm): number | undefined {
  switch (plain(form, id)) {
    case 'seconds':
      return secondOf(ms) * 1_000_000;
    case 'microseconds':
      return ms * 1_000 + microsecondsOf(id);
    case 'null':
    case 'absent':
      return undefined;
    default:
      return ms * 1_000;
  }
}

/** The whole second of a time in milliseconds. Times of one snapshot agree to it, in whatever form they are written. */
export function secondOf(ms: number): number {
  return Math.floor(ms / 1_000);
}

function plain(form: TimeForm, id: number): PlainForm {
  return form === 'mixed' ? (FORMS[id % FORMS.length] ?? 'milliseconds') : form;
}

function microsecondsOf(id: number): number {
  return (id * 37) % 1_000;
}
