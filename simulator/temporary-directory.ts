import { mkdirSync, mkdtempSync, readdirSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

let base: string | undefined;
const directories = new Map<number, string>();

/**
 * The directory for the temporary files of a job, without files, as every job begins. The jobs of the next history get the
 * same ones again, because making them takes much of the time.
 */
export function temporaryDirectory(job: number): string {
  const known = directories.get(job);
  if (known !== undefined) {
    deleteFiles(known);
    return known;
  }
  const directory = path.join(baseDirectory(), String(job));
  mkdirSync(directory);
  directories.set(job, directory);
  return directory;
}

function baseDirectory(): string {
  if (base === undefined) {
    const made = mkdtempSync(path.join(tmpdir(), 'hoody-simulation-'));
    process.once('exit', () => rmSync(made, { recursive: true }));
    base = made;
  }
  return base;
}

function deleteFiles(directory: string): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) deleteFiles(file);
    else unlinkSync(file);
  }
}
