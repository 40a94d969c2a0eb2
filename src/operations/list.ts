import { isAddressable } from '../hoody/schema.ts';
import { compileFilter } from '../snapshots/filter.ts';
import { formatCount } from '../text/format.ts';
import type { Context } from './context.ts';
import type { Outcome } from './outcome.ts';
import type { ListRequest } from './request.ts';

/** Lists the snapshots of a container, newest first. */
export async function list(
  { filter }: ListRequest,
  containerId: string,
  { client, logger, nameOf }: Pick<Context, 'client' | 'logger' | 'nameOf'>,
): Promise<Outcome> {
  const { snapshots: all, limit } = await client.list(containerId);
  const snapshots = filter === undefined ? all : all.filter(await compileFilter(filter));
  const [newest] = snapshots;
  const which = filter === undefined ? '' : ` matching ${filter} (of ${all.length})`;
  const usage = limit === undefined ? '' : ` It holds ${all.length} of ${formatCount(limit, 'snapshot')}.`;
  const unusable = snapshots.filter((snapshot) => !isAddressable(snapshot));
  if (unusable.length > 0) {
    logger.info(
      `Container ${nameOf(containerId)} has ${formatCount(unusable.length, 'snapshot')} with a name that cannot be part of a request: ` +
        `${unusable.map(({ name }) => JSON.stringify(name)).join(', ')}. No operation can act on such a snapshot.`,
    );
  }
  logger.info(
    newest
      ? `Container ${nameOf(containerId)} has ${formatCount(snapshots.length, 'snapshot')}${which}; the newest is ${newest.name}.${usage}`
      : `Container ${nameOf(containerId)} has no snapshots${which}.${usage}`,
  );
  return {
    ok: true,
    containerId,
    changed: false,
    snapshots,
    ...(limit === undefined ? {} : { usage: { count: all.length, limit } }),
  };
}
