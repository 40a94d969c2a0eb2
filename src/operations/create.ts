import { formatTime } from '../format.ts';
import type { CreateOptions } from '../hoody/client.ts';
import type { Outcome, Tools } from './outcome.ts';

export type CreateRequest = CreateOptions;

/** Takes a snapshot of a container. */
export async function create(
  request: CreateRequest,
  containerId: string,
  { hoody, story }: Tools,
): Promise<Outcome> {
  const snapshot = await story.chapter(
    `Creating a snapshot of container ${containerId} with the alias "${request.alias}"`,
    () => hoody.create(containerId, request),
    ({ name, expires_at }) =>
      `Created snapshot ${name} of container ${containerId}` +
      (expires_at ? `, which expires at ${formatTime(expires_at)}` : ''),
  );
  return { ok: true, containerId, changed: true, snapshots: [snapshot] };
}
