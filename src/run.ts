import type { Request } from './inputs.ts';
import { alias } from './operations/alias.ts';
import { create } from './operations/create.ts';
import { remove } from './operations/delete.ts';
import { list } from './operations/list.ts';
import type { Outcome, Tools } from './operations/outcome.ts';
import { restore } from './operations/restore.ts';

/** Does what was asked, container by container. One that fails does not keep the others from being tried. */
export async function run(
  request: Request,
  containerIds: readonly string[],
  tools: Tools,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const containerId of containerIds) outcomes.push(await attempt(request, containerId, tools));
  return outcomes;
}

async function attempt(request: Request, containerId: string, tools: Tools): Promise<Outcome> {
  try {
    return await dispatch(request, containerId, tools);
  } catch (error) {
    return { ok: false, containerId, changed: false, snapshots: [], error: error as Error };
  }
}

function dispatch(request: Request, containerId: string, tools: Tools): Promise<Outcome> {
  switch (request.operation) {
    case 'create':
      return create(request, containerId, tools);
    case 'list':
      return list(containerId, tools);
    case 'restore':
      return restore(request, containerId, tools);
    case 'alias':
      return alias(request, containerId, tools);
    case 'delete':
      return remove(request, containerId, tools);
  }
}
