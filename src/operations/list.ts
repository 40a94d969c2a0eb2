import type { Logger } from '../base/logger.ts';
import { isAddressable, type Snapshot } from '../hoody/snapshot.ts';
import { compileFilter } from '../snapshots/filter.ts';
import { formatBytes, formatCount, formatTime } from '../text/format.ts';
import { join } from '../text/list.ts';
import { line, quote } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import type { Context } from './context.ts';
import type { Outcome } from './outcome.ts';
import type { ListRequest } from './request.ts';

/** Lists the snapshots of a container, newest first. */
export async function list(
  { filter }: ListRequest,
  containerId: Redacted,
  { client, logger, nameOf }: Pick<Context, 'client' | 'logger' | 'nameOf'>,
): Promise<Outcome> {
  const { snapshots: all, limit } = await client.list(containerId);
  const snapshots = filter === undefined ? all : all.filter(compileFilter(filter));
  const container = nameOf(containerId);
  const total = all.length === 0 ? line('no snapshots') : formatCount(all.length, 'snapshot');
  const usage = limit === undefined ? own('') : line` (limit: ${limit})`;
  logger.info(
    filter === undefined || all.length === 0
      ? line`Container ${container} has ${total}${usage}.`
      : line`${snapshots.length} of ${total} of container ${container} match ${filter}${usage}.`,
  );
  if (snapshots.length > 0) logTable(snapshots, logger);
  const unusable = snapshots.filter((snapshot) => !isAddressable(snapshot));
  if (unusable.length > 0) {
    const names = join(unusable.map(({ name }) => quote(name)));
    logger.info(
      line`No operation can use ${formatCount(unusable.length, 'snapshot')} of container ${container}, because the name cannot be part of a URL path: ${names}.`,
    );
  }
  return {
    ok: true,
    containerId,
    changed: false,
    snapshots,
    ...(limit === undefined ? {} : { usage: { count: all.length, limit } }),
  };
}

const MAX_ROWS = 20;

interface Column {
  title: Redacted;
  cell: (snapshot: Snapshot) => Redacted;
  /** Omitted if every cell is empty. */
  isOptional?: boolean;
}

const COLUMNS: readonly Column[] = [
  { title: line('Name'), cell: ({ name }) => name },
  {
    title: line('Alias'),
    cell: ({ name, alias }) => (alias && alias !== name ? alias : own('')),
    isOptional: true,
  },
  { title: line('Created'), cell: ({ created_at }) => (created_at ? formatTime(created_at) : own('')) },
  {
    title: line('Expires'),
    cell: ({ expires_at }) => (expires_at ? formatTime(expires_at) : own('')),
    isOptional: true,
  },
  { title: line('Size'), cell: ({ size }) => (typeof size === 'number' ? formatBytes(size) : own('')) },
];

/** Logs the newest 20 snapshots as a table. */
function logTable(snapshots: readonly Snapshot[], logger: Pick<Logger, 'info' | 'table'>): void {
  const shown = snapshots.slice(0, MAX_ROWS);
  const columns = COLUMNS.filter(
    ({ isOptional, cell }) => !isOptional || shown.some((snapshot) => cell(snapshot) !== ''),
  );
  logger.table([
    columns.map(({ title }) => title),
    ...shown.map((snapshot) => columns.map(({ cell }) => cell(snapshot))),
  ]);
  const omitted = snapshots.length - shown.length;
  if (omitted > 0) logger.info(line`… and ${omitted} more`);
}
