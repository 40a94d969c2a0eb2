import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/** The directory of the installed tools, which git ignores. */
export const TOOLS = path.join(__dirname, '../../.tools');

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

/** The file name of a program on this platform. */
export function program(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

/** Runs a command, and throws an error if it fails or is not installed. */
export function run(command: string, words: readonly string[], env: Record<string, string> = {}): void {
  try {
    execFileSync(command, words, { stdio: 'inherit', env: { ...process.env, ...env } });
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw missing ? new Error(`${command} is not installed`) : error;
  }
}
