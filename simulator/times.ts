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

/** A time as a text tells it, in microseconds. */
export interface ToldTime {
  /** Since 1970. */
  at: number;
  /** The precision. */
  unit: number;
}

const MS = 1_000;
const SECOND = 1_000_000;

/**
 * What such a text tells; undefined for nothing. It repeats the rule on purpose: the simulation must not believe what it
 * tests.
 */
export function toldTime(ms: number, id: number, form: TimeForm): ToldTime | undefined {
  switch (plain(form, id)) {
    case 'seconds':
      return { at: secondOf(ms) * SECOND, unit: SECOND };
    case 'microseconds':
      return { at: ms * MS + microsecondsOf(id), unit: 1 };
    case 'null':
    case 'absent':
      return undefined;
    default:
      return { at: ms * MS, unit: MS };
  }
}

/** Compares two times at the precision that both have. */
export function compareTold(a: ToldTime, b: ToldTime): number {
  const unit = Math.max(a.unit, b.unit);
  return Math.floor(a.at / unit) - Math.floor(b.at / unit);
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
