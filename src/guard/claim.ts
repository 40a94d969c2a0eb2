import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import type { Guard } from './guard.ts';

/**
 * Claims the guard, so that it acts only once.
 *
 * @param directory the runner's directory for temporary files, which it clears with the job
 * @returns whether nobody claimed it before
 */
export function claimGuard({ id }: Guard, directory: string): boolean {
  try {
    closeSync(openSync(path.join(directory, `hoody-guard-${id}`), 'wx'));
    return true;
  } catch (error) {
    // Without a writable directory, a rollback is worth more than the certainty that it is the first.
    return (error as NodeJS.ErrnoException).code !== 'EEXIST';
  }
}
