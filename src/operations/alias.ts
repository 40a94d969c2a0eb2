import { line } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import type { Context } from './context.ts';
import { describeAliasChange } from './describe.ts';
import { acceptNewest, applyToSnapshot, createLookup, findSnapshot } from './find.ts';
import type { Outcome } from './outcome.ts';
import type { AliasRequest } from './request.ts';

/** Changes or removes the alias of a snapshot. */
export async function alias(
  request: AliasRequest,
  containerId: Redacted,
  context: Context,
): Promise<Outcome> {
  const { client, isSingle, logger, nameOf } = context;
  const container = nameOf(containerId);
  const lookup = createLookup(context, containerId);
  const selector = request.snapshots.get(containerId) ?? own('');
  const check = acceptNewest(logger);
  if (request.dryRun) {
    const { snapshot } = await findSnapshot(lookup, selector, check);
    const change =
      request.alias === null ? line('remove the alias of') : line`set the alias "${request.alias}" on`;
    const action = line`${change} snapshot ${snapshot.name} of container ${container}`;
    logger.info(line`Dry run: would ${action}.`);
    return { ok: true, containerId, changed: false, snapshots: [snapshot], plan: [action] };
  }
  let oldAlias: Redacted | null | undefined;
  const snapshot = await applyToSnapshot(
    lookup,
    selector,
    async (known) => {
      oldAlias = known.alias;
      return { ...known, ...(await client.setAlias(containerId, known.name, request.alias)) };
    },
    check,
  );
  if (!isSingle) logger.info(line`${describeAliasChange(request.alias, snapshot, container)}.`);
  return {
    ok: true,
    containerId,
    changed: true,
    snapshots: [snapshot],
    ...(oldAlias === undefined ? {} : { oldAlias }),
  };
}
