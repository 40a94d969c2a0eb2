import { findGlobProblem } from '../snapshots/glob.ts';
import type { InputReader } from './reader.ts';
import { hasControlCharacters } from './values.ts';

/** Reads `filter`, empty if it is not set, and reports a malformed glob. */
export function readFilter(reader: InputReader): string {
  const filter = reader.text('filter');
  reader.rejectControlCharacters('filter', filter);
  const problem = findGlobProblem(filter);
  if (problem && !hasControlCharacters(filter)) reader.report('filter', problem);
  return filter;
}
