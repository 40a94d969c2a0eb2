import { MAX_ALIAS_LENGTH, type Snapshot } from '../hoody/snapshot.ts';
import type { Redacted } from '../text/redact.ts';
import { compileGlob } from './glob.ts';

/**
 * Compiles a glob over the alias of a snapshot, or over its name if it has no alias. Text that is longer than the
 * API allows for an alias never matches.
 *
 * @throws GlobError if the glob is malformed
 */
export function compileFilter(glob: Redacted): (snapshot: Snapshot) => boolean {
  const matches = compileGlob(glob);
  return ({ alias, name }) => {
    const label = alias || name;
    return isWithinLimit(label) && matches(label);
  };
}

function isWithinLimit(label: string): boolean {
  // The first comparison spares the count: a character has at most two code units.
  return label.length <= 2 * MAX_ALIAS_LENGTH && [...label].length <= MAX_ALIAS_LENGTH;
}
