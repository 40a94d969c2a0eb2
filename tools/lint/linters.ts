import path from 'node:path';
import { installGoProgram } from '../install/go.ts';
import { program } from '../install/program.ts';
import { installPythonPrograms } from '../install/python.ts';

const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint';
const ACTIONLINT_VERSION = 'v1.7.12';

const VALE = 'github.com/vale-cli/vale/v3/cmd/vale';
const VALE_VERSION = 'v3.21.0';

const REQUIREMENTS = path.join(__dirname, 'requirements.txt');

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
  const python = installPythonPrograms(REQUIREMENTS, 'zizmor');
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
