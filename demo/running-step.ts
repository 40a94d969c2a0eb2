import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A step that a shell runs. */
export interface RunningStep {
  /** Ends the shell, as the runner does when the job is canceled. What the shell has started goes on. */
  cancel(): Promise<void>;
  /** Ends everything. */
  end(): void;
}

/**
 * Starts a script as `run: ./deploy.sh` does.
 *
 * @param directory where the script is written
 * @param env the variables that the runner sets
 */
export async function startScript(
  script: string,
  directory: string,
  env: Record<string, string>,
): Promise<RunningStep> {
  await writeFile(path.join(directory, 'deploy.sh'), script, { mode: 0o755 });
  const shell = spawn('bash', ['-c', './deploy.sh; exit'], {
    cwd: directory,
    // In a group of its own, which also has what the shell starts.
    detached: true,
    env: { PATH: process.env['PATH'], ...env },
    stdio: 'ignore',
  });
  await once(shell, 'spawn');
  return {
    async cancel() {
      shell.kill('SIGKILL');
      await once(shell, 'exit');
    },
    end() {
      try {
        if (shell.pid) process.kill(-shell.pid, 'SIGKILL');
      } catch {
        // All of it has ended.
      }
    },
  };
}
