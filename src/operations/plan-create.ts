import { createdAt } from '../hoody/schema.ts';
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
  // The server's clock is known to the second only, and the new snapshot will be newer than all that are listed.
  const [newest] = list.snapshots;
  const createdAtLeast = Math.max(now() + list.clockOffsetMs, (newest && createdAt(newest)) ?? 0);
  const planned = { name: '', alias, created_at: new Date(createdAtLeast).toISOString() };
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
