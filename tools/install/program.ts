import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** The directory of the installed programs, which git ignores. */
export const TOOLS = path.join(__dirname, '../../.tools');

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
