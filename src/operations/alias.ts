import type { Context } from './context.ts';
import { acceptNewest, applyToSnapshot, createLookup, findSnapshot } from './find-snapshot.ts';
import type { Outcome } from './outcome.ts';
import type { AliasRequest } from './request.ts';

/** Changes or removes the alias of a snapshot. */
export async function alias(request: AliasRequest, containerId: string, context: Context): Promise<Outcome> {
  const { client, logger, nameOf } = context;
  const lookup = createLookup(context, containerId);
  const selector = request.snapshots.get(containerId) ?? '';
  const check = acceptNewest(logger);
  if (request.dryRun) {
    const { snapshot } = await findSnapshot(lookup, selector, check);
    const change = request.alias === null ? 'remove the alias of' : `set the alias "${request.alias}" on`;
    const plan = [`${change} snapshot ${snapshot.name} of container ${nameOf(containerId)}`];
    logger.info(`Dry run: would ${plan[0]}.`);
    return { ok: true, containerId, changed: false, snapshots: [snapshot], plan };
  }
  let oldAlias: string | null | undefined;
  const snapshot = await applyToSnapshot(
    lookup,
    selector,
    async (known) => {
      oldAlias = known.alias;
      return { ...known, ...(await client.setAlias(containerId, known.name, request.alias)) };
    },
    check,
  );
  logger.info(
    request.alias === null
      ? `Removed the alias of snapshot ${snapshot.name} of container ${nameOf(containerId)}.`
      : `Set the alias "${request.alias}" on snapshot ${snapshot.name} of container ${nameOf(containerId)}.`,
  );
  return {
    ok: true,
    containerId,
    changed: true,
    snapshots: [snapshot],
    ...(oldAlias === undefined ? {} : { oldAlias }),
  };
}
