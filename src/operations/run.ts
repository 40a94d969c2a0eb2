import type { Redacted } from '../text/redact.ts';
import { alias } from './alias.ts';
import type { Context } from './context.ts';
import { create } from './create/create.ts';
import { deleteSnapshots } from './delete.ts';
import { list } from './list.ts';
import { captureFailure, type Outcome } from './outcome.ts';
import type { Request } from './request.ts';
import { restore } from './restore.ts';

/**
 * Runs an operation on every container. `create` is all or nothing; the other operations choose in all containers what
 * to act on, and then try every container, whether or not one fails.
 */
export function run(
  request: Request,
  containerIds: readonly Redacted[],
  context: Context,
): Promise<Outcome[]> {
  switch (request.operation) {
    case 'create':
      return create(request, containerIds, context);
    case 'list':
      return context.mapConcurrently(containerIds, (containerId) =>
        captureFailure(containerId, () => list(request, containerId, context)),
      );
    case 'restore':
      return restore(request, containerIds, context);
    case 'alias':
      return alias(request, containerIds, context);
    case 'delete':
      return deleteSnapshots(request, containerIds, context);
  }
}
