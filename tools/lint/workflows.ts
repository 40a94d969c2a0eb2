/**
 * Runs actionlint and zizmor over every workflow, the examples included, the actions, and the settings of Dependabot.
 * It fails if either of them reports a problem.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installWorkflowLinters } from './linters.ts';

const ROOT = path.join(__dirname, '../..');
const ZIZMOR = ['--pedantic', '--offline', '--no-progress', '--quiet', '--strict-collection'];

/** Only an action with a post step can refer to a later step: the runner evaluates its inputs again after the job. */
const LATER_STEP = ['-ignore', 'property "later" is not defined in object type'];

function main(): void {
  const workflows = globSync('.github/workflows/*.{yml,yaml}', { cwd: ROOT });
  const examples = globSync('examples/*.{yml,yaml}', { cwd: ROOT });
  const others = globSync(['action.yml', '.github/actions/*/action.yml', '.github/dependabot.yml'], {
    cwd: ROOT,
  });
  const { actionlint, shellcheck, zizmor } = installWorkflowLinters();
  // Without -pyflakes, the result depends on whether pyflakes is installed.
  const checks = ['-shellcheck', shellcheck, '-pyflakes='];
  const passed = [
    lint(actionlint, [...checks, ...LATER_STEP, ...workflows], ROOT),
    examples.length === 0 || asIfCopied((copied) => lint(actionlint, [...checks, ...LATER_STEP], copied)),
    lint(zizmor, [...ZIZMOR, '--config', '.github/zizmor.yml', ...workflows, ...examples, ...others], ROOT),
  ];
  process.stdout.write(
    `${workflows.length} workflows, ${examples.length} examples, and ${others.length} other files\n`,
  );
  if (passed.includes(false)) process.exitCode = 1;
}

/** Copies the examples to a temporary repository, where those that call each other find each other. */
function asIfCopied(work: (repository: string) => boolean): boolean {
  const repository = mkdtempSync(path.join(tmpdir(), 'hoody-examples-'));
  try {
    cpSync(path.join(ROOT, 'examples'), path.join(repository, '.github/workflows'), { recursive: true });
    // actionlint identifies a repository by this directory.
    mkdirSync(path.join(repository, '.git'));
    return work(repository);
  } finally {
    rmSync(repository, { recursive: true, force: true });
  }
}

function lint(command: string, words: readonly string[], cwd: string): boolean {
  process.stdout.write(`${path.basename(command)} …\n`);
  const { status, error } = spawnSync(command, words, { cwd, stdio: 'inherit' });
  if (error) throw error;
  return status === 0;
}

main();
