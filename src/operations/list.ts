import { isAddressable, type Snapshot } from '../hoody/schema.ts';
import { compileFilter } from '../snapshots/filter.ts';
import { formatCount } from '../text/format.ts';
import type { Context, Logger } from './context.ts';
import type { Outcome } from './outcome.ts';
import type { ListRequest } from './request.ts';
import { tabulate } from './snapshot-table.ts';

/** Lists the snapshots of a container, newest first. */
export async function list(
  { filter }: ListRequest,
  containerId: string,
  { client, logger, nameOf }: Pick<Context, 'client' | 'logger' | 'nameOf'>,
): Promise<Outcome> {
  const { snapshots: all, limit } = await client.list(containerId);
  const snapshots = filter === undefined ? all : all.filter(await compileFilter(filter));
  const container = nameOf(containerId);
  const total = all.length === 0 ? 'no snapshots' : formatCount(all.length, 'snapshot');
  const usage = limit === undefined ? '' : ` (limit: ${limit})`;
  logger.info(
    filter === undefined || all.length === 0
      ? `Container ${container} has ${total}${usage}.`
      : `${snapshots.length} of ${total} of container ${container} match ${filter}${usage}.`,
  );
  if (snapshots.length > 0) logTable(snapshots, logger);
  const unusable = snapshots.filter((snapshot) => !isAddressable(snapshot));
  if (unusable.length > 0) {
    const names = unusable.map(({ name }) => JSON.stringify(name)).join(', ');
    logger.info(
      `No operation can use ${formatCount(unusable.length, 'snapshot')} of container ${container}, because the name ` +
        `cannot be part of a URL path: ${names}.`,
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

function logTable(snapshots: readonly Snapshot[], logger: Pick<Logger, 'info' | 'table'>): void {
  const { rows, omitted } = tabulate(snapshots);
  logger.table(rows);
  if (omitted > 0) logger.info(`… and ${omitted} more`);
}
