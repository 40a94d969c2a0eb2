import { HoodyError } from '../hoody/errors.ts';
import { actOn, MissingError } from './find.ts';
import type { Outcome, Tools } from './outcome.ts';

export interface DeleteRequest {
  /** A name, an alias or `latest`. */
  snapshot: string;
  /** Whether a snapshot that is not there counts as deleted. */
  ignoreMissing: boolean;
}

/** Deletes a snapshot for good. An alias that several share is refused: which of them was meant is not known. */
export async function remove(request: DeleteRequest, containerId: string, tools: Tools): Promise<Outcome> {
  try {
    const snapshot = await actOn(
      tools,
      containerId,
      request.snapshot,
      async (known) => {
        await tools.hoody.delete(containerId, known.name);
        return known;
      },
      ({ snapshot: { alias, name }, namesakes }) => {
        if (namesakes.length === 0) return;
        const names = [name, ...namesakes.map((namesake) => namesake.name)].join(', ');
        throw new HoodyError(
          `${namesakes.length + 1} snapshots of container ${containerId} have the alias "${alias}": ${names}. ` +
            'Nothing was deleted. Give the name of the one to delete.',
        );
      },
    );
    tools.story.info(`Deleted snapshot ${snapshot.name} of container ${containerId}.`);
    return { ok: true, containerId, changed: true, snapshots: [snapshot] };
  } catch (error) {
    if (!(request.ignoreMissing && error instanceof MissingError)) throw error;
    tools.story.info(`${error.message} There is nothing to delete.`);
    return { ok: true, containerId, changed: false, snapshots: [] };
  }
}
