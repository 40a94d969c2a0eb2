import type { HoodyClient } from '../hoody/client.ts';
import { isNotFound } from '../hoody/errors.ts';

/**
 * Deletes a snapshot that was just listed. It may no longer exist: it expired, or the platform replaced it with a new
 * snapshot of the same alias.
 */
export async function deleteIfPresent(client: HoodyClient, containerId: string, name: string): Promise<void> {
  try {
    await client.delete(containerId, name);
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}
