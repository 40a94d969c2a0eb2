import type { Context } from './context.ts';
import { findExisting } from './if-exists.ts';
import type { Outcome } from './outcome.ts';
import type { CreateRequest } from './request.ts';
import { findSuperseded } from './superseded.ts';

/** Determines what a create would do, for a dry run. */
export async function planCreate(
  request: CreateRequest,
  containerId: string,
  { client, logger, nameOf, generateAlias, now }: Context,
): Promise<Outcome> {
  const { ifExists } = request;
  const container = nameOf(containerId);
  const alias = request.alias ?? generateAlias('run');
  const list = await client.list(containerId);
  const existing =
    ifExists === 'reuse' || ifExists === 'fail'
      ? findExisting(ifExists, alias, container, list, now())
      : undefined;
  // The new snapshot will not be older than any that is listed, whatever the clocks say.
  const created_at = list.snapshots[0]?.created_at ?? new Date(0).toISOString();
  const planned = { name: '', alias, created_at };
  const superseded = existing
    ? findSuperseded(request, existing, list, now())
    : findSuperseded(request, planned, { ...list, snapshots: [planned, ...list.snapshots] }, now());
  const plan = [
    existing
      ? `reuse snapshot ${existing.name} of container ${container}`
      : `create a snapshot of container ${container} with the alias "${alias}"`,
    ...(await superseded).map(({ name }) => `delete snapshot ${name} of container ${container}`),
  ];
  for (const step of plan) logger.info(`Dry run: would ${step}.`);
  return { ok: true, containerId, changed: false, snapshots: existing ? [existing] : [], plan };
}
