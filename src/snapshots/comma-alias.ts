import type { Snapshot } from '../hoody/snapshot.ts';
import { splitList } from '../text/list.ts';
import type { Redacted } from '../text/redact.ts';

/**
 * Finds a snapshot whose alias contains commas and can be read in a list that commas separate, as one item or as
 * several: what the list selects is unclear.
 *
 * @param snapshots those of one container
 * @param selectors the items of the list, in order
 */
export function findCommaAlias(
  snapshots: readonly Snapshot[],
  selectors: readonly Redacted[],
): Snapshot | undefined {
  const list = `,${selectors.join(',')},`;
  return snapshots.find(({ alias }) => {
    if (!alias?.includes(',')) return false;
    const items = splitList(alias, /,/).join(',');
    return list.includes(`,${items},`) || list.includes(`,alias:${items},`);
  });
}
