import type { Hoody } from '../hoody/client.ts';
import { isNotFound } from '../hoody/errors.ts';

/**
 * Deletes a snapshot that a list told of a moment ago. It may have gone by itself since: it expired, or the
 * platform let its alias go over to a new snapshot.
 */
export async function removeIfThere(hoody: Hoody, containerId: string, name: string): Promise<void> {
  try {
    await hoody.delete(containerId, name);
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}
