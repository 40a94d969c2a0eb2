import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves once this is so; a test that waits in vain fails by its own time limit. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(5);
}
