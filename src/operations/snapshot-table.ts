import type { Snapshot } from '../hoody/schema.ts';
import { formatBytes, formatTime } from '../text/format.ts';

const MAX_ROWS = 20;

interface Column {
  title: string;
  cell: (snapshot: Snapshot) => string;
  /** Omitted if every cell is empty. */
  isOptional?: boolean;
}

const COLUMNS: readonly Column[] = [
  { title: 'Name', cell: ({ name }) => name },
  { title: 'Alias', cell: ({ name, alias }) => (alias && alias !== name ? alias : ''), isOptional: true },
  { title: 'Created', cell: ({ created_at }) => (created_at ? formatTime(created_at) : '') },
  {
    title: 'Expires',
    cell: ({ expires_at }) => (expires_at ? formatTime(expires_at) : ''),
    isOptional: true,
  },
  { title: 'Size', cell: ({ size }) => (typeof size === 'number' ? formatBytes(size) : '') },
];

/**
 * Lays out the newest 20 snapshots as a table.
 *
 * @param snapshots newest first
 * @returns the rows, of which the first is the header, and how many snapshots are not in them
 */
export function tabulate(snapshots: readonly Snapshot[]): { rows: string[][]; omitted: number } {
  const shown = snapshots.slice(0, MAX_ROWS);
  const columns = COLUMNS.filter(
    ({ isOptional, cell }) => !isOptional || shown.some((snapshot) => cell(snapshot) !== ''),
  );
  return {
    rows: [
      columns.map(({ title }) => title),
      ...shown.map((snapshot) => columns.map(({ cell }) => cell(snapshot))),
    ],
    omitted: snapshots.length - shown.length,
  };
}
