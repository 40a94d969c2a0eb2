import { compileFilter } from '../snapshots/filter.ts';
import { formatCount } from '../text/format.ts';
import type { Context } from './context.ts';
import type { Outcome } from './outcome.ts';

export interface ListRequest {
  /** A glob over alias or name; everything without. */
  filter?: string;
}

/** Lists the snapshots of a container, newest first. */
export async function list(
  { filter }: ListRequest,
  containerId: string,
  { client, logger }: Pick<Context, 'client' | 'logger'>,
): Promise<Outcome> {
  const all = await client.list(containerId);
  const snapshots = filter === undefined ? all : all.filter(await compileFilter(filter));
  const [newest] = snapshots;
  const which = filter === undefined ? '' : ` matching ${filter} (of ${all.length})`;
  logger.info(
    newest
      ? `Container ${containerId} has ${formatCount(snapshots.length, 'snapshot')}${which}; the newest is ${newest.name}.`
      : `Container ${containerId} has no snapshots${which}.`,
  );
  return { ok: true, containerId, changed: false, snapshots };
}
