import type { CreateOptions } from '../hoody/client.ts';
import type { CreateResult } from '../hoody/create-once.ts';
import type { Context } from './context.ts';
import { deleteStrays, reportStrays } from './strays.ts';

/** What the log says about a create. */
interface Wording {
  /** Such as "Creating a snapshot of container web". */
  start: string;
  describeResult: (result: CreateResult) => string;
}

/**
 * Creates one snapshot with progress in the log, and handles what its lost attempts may have created too: with a
 * generated alias that is deleted, with an explicit one it is reported, since another job may have created it.
 *
 * @throws HoodyError if it failed; an AmbiguousCreateError leaves it to the caller to look for what was created
 */
export async function createSnapshot(
  containerId: string,
  options: CreateOptions,
  { start, describeResult }: Wording,
  context: Context,
): Promise<CreateResult> {
  const { client, logger } = context;
  const result = await logger.withProgress(start, () => client.create(containerId, options), describeResult);
  const { snapshot, source, pending } = result;
  if (pending.length === 0) return result;
  if (options.alias.kind === 'generated') {
    await deleteStrays(containerId, pending, context);
    return result;
  }
  const kept = await reportStrays(containerId, pending, snapshot, context);
  const isSame = kept.name === snapshot.name && kept.created_at === snapshot.created_at;
  return { snapshot: kept, source: isSame || source === 'existing' ? source : 'list', pending };
}
