import { HoodyError } from '../hoody/errors.ts';
import { formatDuration } from '../text/format.ts';
import type { Health } from './health.ts';

/** Creates the error of a URL that is not healthy after a restore. */
export function unhealthy({ url, last, ms }: Omit<Health, 'isHealthy'>): HoodyError {
  return new HoodyError(`Restored, but not healthy: ${url}`, [
    `The URL did not respond with a status below 400 within ${formatDuration(ms)}. Last result: ${last}.`,
    'The restore itself succeeded. Check what runs in the container, and the services that it depends on.',
  ]);
}
