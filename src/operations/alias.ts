import { mergeSnapshot } from '../hoody/snapshot.ts';
import { line } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import { chooseThenApply } from './choose.ts';
import type { Context } from './context.ts';
import { describeAliasChange } from './describe.ts';
import { acceptNewest, type Choice, chooseTarget, createLookup, findSnapshot } from './find.ts';
import type { Outcome } from './outcome.ts';
import type { AliasRequest } from './request.ts';

/** Changes or removes the alias of a snapshot of each container. */
export function alias(
  request: AliasRequest,
  containerIds: readonly Redacted[],
  context: Context,
): Promise<Outcome[]> {
  const choose = (containerId: Redacted) => {
    const lookup = createLookup(context, containerId);
    const selector = request.snapshots.get(containerId) ?? own('');
    const check = acceptNewest(lookup.container, context.logger);
    return request.dryRun
      ? findSnapshot(lookup, selector, check)
      : chooseTarget(lookup, selector, check, context);
  };
  return chooseThenApply(containerIds, context, choose, (containerId, choice) =>
    request.dryRun
      ? plan(request, containerId, choice, context)
      : change(request, containerId, choice, context),
  );
}

async function plan(
  request: AliasRequest,
  containerId: Redacted,
  { apply }: Choice,
  { logger, nameOf }: Context,
): Promise<Outcome> {
  return apply(async (snapshot) => {
    const change =
      request.alias === null ? line('remove the alias of') : line`set the alias "${request.alias}" on`;
    const action = line`${change} snapshot ${snapshot.name} of container ${nameOf(containerId)}`;
    logger.info(line`Dry run: would ${action}.`);
    return { ok: true, containerId, changed: false, snapshots: [snapshot], plan: [action] };
  });
}

async function change(
  request: AliasRequest,
  containerId: Redacted,
  { apply }: Choice,
  { client, isSingle, logger, nameOf }: Context,
): Promise<Outcome> {
  let oldAlias: Redacted | null | undefined;
  const snapshot = await apply(async (known) => {
    oldAlias = known.alias;
    const changed = await client.setAlias(containerId, known.name, request.alias);
    return { ...mergeSnapshot(known, changed), alias: request.alias };
  });
  if (!isSingle) logger.info(line`${describeAliasChange(request.alias, snapshot, nameOf(containerId))}.`);
  return {
    ok: true,
    containerId,
    changed: true,
    snapshots: [snapshot],
    ...(oldAlias === undefined ? {} : { oldAlias }),
  };
}
