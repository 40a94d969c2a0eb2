import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

let base: string | undefined;

/**
 * The directory for the temporary files of a job, empty, as every job begins. The jobs of the next history get the same
 * ones again, because making them takes much of the time.
 */
export function temporaryDirectory(job: number): string {
  if (base === undefined) {
    const made = mkdtempSync(path.join(tmpdir(), 'hoody-simulation-'));
    process.once('exit', () => rmSync(made, { recursive: true }));
    base = made;
  }
  const directory = path.join(base, String(job));
  mkdirSync(directory, { recursive: true });
  for (const name of readdirSync(directory)) rmSync(path.join(directory, name), { recursive: true });
  return directory;
}
