import { formatDuration } from '../text/format.ts';
import type { Health } from './health.ts';

/** The error of an address that is not healthy after a restore. */
export function describeUnhealthy({ url, last, ms }: Omit<Health, 'isHealthy'>): string {
  return (
    `Restored, but not healthy: ${url} has not responded with a status below 400 for ${formatDuration(ms)}; the last ` +
    `result is: ${last}. The restore itself is done. Look at what runs in the container, and at what else it needs.`
  );
}
