import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { program, run, TOOLS } from './program.ts';

/**
 * Installs a Go program below `.tools/`, once for each version. Go checks its download against the public checksum
 * database.
 *
 * @param name the name of the program
 * @param source the package of the program
 * @returns the path of the program
 * @throws Error if Go is not installed, or the download or the build fails
 */
export function installGoProgram(name: string, source: string, version: string): string {
  const directory = path.join(TOOLS, `${name}-${version}`);
  const file = path.join(directory, program(name));
  if (existsSync(file)) return file;
  process.stdout.write(`Building ${name} ${version}, which can take some minutes …\n`);
  mkdirSync(directory, { recursive: true });
  run('go', ['install', `${source}@${version}`], { GOBIN: directory });
  return file;
}
