import type { Request } from './inputs.ts';
import { alias } from './operations/alias.ts';
import { create } from './operations/create.ts';
import { remove } from './operations/delete.ts';
import { list } from './operations/list.ts';
import { type Outcome, settle, type Tools } from './operations/outcome.ts';
import { restore } from './operations/restore.ts';

/**
 * Does what was asked to every container. A create is of all or of none; of the others, one that fails does not
 * keep the rest from being tried.
 */
export function run(request: Request, containerIds: readonly string[], tools: Tools): Promise<Outcome[]> {
  if (request.operation === 'create') return create(request, containerIds, tools);
  return tools.each(containerIds, (containerId) =>
    settle(containerId, () => {
      switch (request.operation) {
        case 'list':
          return list(request, containerId, tools);
        case 'restore':
          return restore(request, containerId, tools);
        case 'alias':
          return alias(request, containerId, tools);
        case 'delete':
          return remove(request, containerId, tools);
      }
    }),
  );
}
