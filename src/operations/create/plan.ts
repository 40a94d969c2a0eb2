import { calls } from '../../hoody/calls.ts';
import { RequestError } from '../../hoody/errors.ts';
import { advise, type Failure, LIMIT_CODE } from '../../hoody/failure.ts';
import type { Snapshot, SnapshotList } from '../../hoody/snapshot.ts';
import { formatCount } from '../../text/format.ts';
import { line } from '../../text/message.ts';
import { own, type Redacted } from '../../text/redact.ts';
import type { Context } from '../context.ts';
import type { Outcome } from '../outcome.ts';
import { warnOfRecentRuns } from '../recent-runs.ts';
import type { CreateRequest } from '../request.ts';
import { findExisting, requireFreeName } from './existing.ts';
import { findSuperseded } from './supersede.ts';

/**
 * Determines what `create` would do, for a dry run.
 *
 * @param generatedAlias the alias if the input has none
 * @throws UserError where `create` would certainly fail
 */
export async function planCreate(
  request: CreateRequest,
  containerId: Redacted,
  generatedAlias: () => Redacted,
  { client, logger, nameOf, guardedNames }: Context,
): Promise<Outcome> {
  const { ifExists } = request;
  const container = nameOf(containerId);
  const alias = request.alias ?? generatedAlias();
  const list = await client.list(containerId);
  const existing =
    ifExists === 'reuse' || ifExists === 'fail' ? findExisting(ifExists, alias, container, list) : undefined;
  if (!existing) {
    if (request.alias !== undefined && ifExists !== 'replace')
      requireFreeName(alias, { id: containerId, name: container }, list);
    requireRoom({ id: containerId, name: container }, alias, list);
  }
  // The new snapshot is not older than any that is listed, whatever the clocks say.
  const created_at = list.snapshots[0]?.created_at ?? own(new Date(0).toISOString());
  const planned: Snapshot = { name: own(''), alias, created_at };
  const shown = existing ? list : { ...list, snapshots: [planned, ...list.snapshots] };
  const { superseded } = findSuperseded(request, existing ?? planned, shown, {
    before: list.snapshots,
    guarded: guardedNames(containerId),
  });
  const plan = [
    existing
      ? line`reuse snapshot ${existing.name} of container ${container}`
      : line`create a snapshot of container ${container} with the alias "${alias}"`,
    ...superseded.map(({ name }) => line`delete snapshot ${name} of container ${container}`),
  ];
  for (const action of plan) logger.info(line`Dry run: would ${action}.`);
  warnOfRecentRuns(superseded, list.clocks, container, logger);
  return { ok: true, containerId, changed: false, snapshots: existing ? [existing] : [], plan };
}

/** @throws RequestError if the list shows that the container is full: nothing is deleted before the new snapshot exists */
function requireRoom(
  container: Parameters<typeof calls.create>[0],
  alias: Redacted,
  { snapshots: { length: count }, limit }: SnapshotList,
): void {
  if (limit === undefined || count < limit) return;
  const call = calls.create(container, alias);
  const message = line`It has ${formatCount(count, 'snapshot')}, limit ${limit}.`;
  const failure: Failure = {
    kind: 'status',
    status: 400,
    code: LIMIT_CODE,
    message,
    usage: { count, limit },
    fromApi: true,
  };
  throw new RequestError(
    line`Dry run: could not ${call.description}: the container is full.`,
    [message, advise(failure, call)],
    failure,
  );
}
