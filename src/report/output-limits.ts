import type { Documented, Snapshot } from '../hoody/snapshot.ts';

/**
 * GitHub limits all outputs of a job to 1 MiB and counts them in UTF-16, so together they may have 524,288 code units.
 * These limits, with the other outputs of a step, stay below that.
 */
export const MAX_LENGTH = { snapshot: 50_000, snapshots: 180_000, 'snapshot-map': 130_000, results: 130_000 };

/** Renders the first items that fit into a JSON array of a length in code units. */
export function takeFitting<Item>(
  items: readonly Item[],
  render: (item: Item) => string,
  maxLength: number,
): string[] {
  const taken: string[] = [];
  let length = '[]'.length;
  for (const item of items) {
    const text = render(item);
    length += text.length + ','.length;
    if (length > maxLength) break;
    taken.push(text);
  }
  return taken;
}

const DOCUMENTED: Readonly<Record<keyof Documented, true>> = {
  name: true,
  alias: true,
  created_at: true,
  last_used_at: true,
  expires_at: true,
  stateful: true,
  size: true,
};
const MAX_FIELD_LENGTH = 1_000;

/** Keeps only the documented fields of a snapshot that is too large, and shortens them; others stay as they are. */
export function limitSnapshot<Limited extends Snapshot>(snapshot: Limited): Limited {
  if (JSON.stringify(snapshot).length <= MAX_LENGTH.snapshot) return snapshot;
  const { container_id } = snapshot;
  const documented = Object.entries(snapshot)
    .filter(([field]) => Object.hasOwn(DOCUMENTED, field))
    .map(([field, value]) => [field, typeof value === 'string' ? value.slice(0, MAX_FIELD_LENGTH) : value]);
  return { ...Object.fromEntries(documented), container_id } as Limited;
}
