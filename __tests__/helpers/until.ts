import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves when the condition is true. A test that waits forever fails by its own time limit. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(5);
}
