import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { program, run, TOOLS } from './program.ts';

const windows = process.platform === 'win32';

/**
 * Installs programs from PyPI below `.tools/`, once for each content of the file of requirements. pip checks its downloads
 * against the hashes in that file.
 *
 * @param requirements the path of a file that pip-compile wrote
 * @param required a program that the installation must contain
 * @returns the directory of the programs
 * @throws Error if Python is not installed, or a download fails
 */
export function installPythonPrograms(requirements: string, required: string): string {
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const directory = path.join(TOOLS, `python-${path.basename(requirements, '.txt')}-${hash}`);
  const programs = path.join(directory, windows ? 'Scripts' : 'bin');
  if (existsSync(path.join(programs, program(required)))) return programs;
  rmSync(directory, { recursive: true, force: true });
  run(windows ? 'python' : 'python3', ['-m', 'venv', directory]);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  const pinned = ['--require-hashes', '--only-binary', ':all:', '--requirement', requirements];
  run(path.join(programs, program('python')), [...pip, ...pinned]);
  return programs;
}
