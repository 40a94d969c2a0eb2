import { formatCount } from '../format.ts';
import { compileFilter } from '../hoody/filter.ts';
import type { Outcome, Tools } from './outcome.ts';

export interface ListRequest {
  /** A glob over alias or name; all without. */
  filter?: string;
}

/** Lists the snapshots of a container, newest first. */
export async function list(
  { filter }: ListRequest,
  containerId: string,
  { hoody, story }: Pick<Tools, 'hoody' | 'story'>,
): Promise<Outcome> {
  const all = await hoody.list(containerId);
  const snapshots = filter === undefined ? all : all.filter(await compileFilter(filter));
  const [newest] = snapshots;
  const which = filter === undefined ? '' : ` matching ${filter} (of ${all.length})`;
  story.info(
    newest
      ? `Container ${containerId} has ${formatCount(snapshots.length, 'snapshot')}${which}; the newest is ${newest.name}.`
      : `Container ${containerId} has no snapshots${which}.`,
  );
  return { ok: true, containerId, changed: false, snapshots };
}
