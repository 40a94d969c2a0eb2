import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StepResult } from '../../tools/harness/runner.ts';
import { shownText } from '../helpers/html.ts';
import { withJob } from '../helpers/job.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { needs } from '../helpers/needs.ts';
import { until } from '../helpers/until.ts';
import { expectRollback } from '../helpers/verdicts.ts';

const { test } = needs('processes');
const hoody = useLocalHoody();

type Variables = Record<string, string | undefined>;

/** A job on Linux: each step has what the runner gives it to tell it from others. */
interface Job {
  /** Sets the guard. */
  main(): Promise<StepResult>;
  /**
   * Starts a step whose script starts `./deploy.sh`, and waits until that has written to the container.
   *
   * @returns cancels the job: the runner ends only the shell of the step
   */
  deploy(script: string): Promise<() => Promise<StepResult>>;
  /** Starts a step that leaves a service, which counts in a file. @returns whether it goes on */
  serve(variables?: Variables): Promise<() => Promise<void>>;
}

/**
 * Runs a job, after which the container must be as before its deploy, and stay so.
 *
 * @param trackingId of the job; a job container has none
 */
async function withDeploy(
  work: (job: Job) => Promise<void>,
  trackingId: string | null = `github_${randomUUID()}`,
): Promise<void> {
  const container = await hoody.container();
  const root = hoody.emulator.root(container.id);
  const before = await container.tree();
  await withJob([container], { 'restore-on-failure': 'true' }, async ({ main, post, temp }) => {
    const shells: number[] = [];
    const directory = path.join(temp, '_runner_file_commands');
    await mkdir(directory, { recursive: true });
    const stepVariables = async () => {
      const file = path.join(directory, `set_env_${randomUUID()}`);
      await writeFile(file, '');
      return { GITHUB_ENV: file, RUNNER_TRACKING_ID: trackingId ?? undefined };
    };
    const start = async (name: string, script: string, variables: Variables = {}) => {
      await writeFile(path.join(temp, name), `#!/bin/sh\n${script}\n`);
      await chmod(path.join(temp, name), 0o755);
      const { pid = 0 } = spawn('bash', ['-c', `./${name}; exit`], {
        cwd: temp,
        // All that the shell starts is in its group, which ends with the test.
        detached: true,
        env: { PATH: process.env['PATH'], ROOT: root, ...(await stepVariables()), ...variables },
        stdio: 'ignore',
      });
      shells.push(pid);
      return pid;
    };
    try {
      await work({
        main: async () => main({}, { runnerEnv: await stepVariables() }),
        async deploy(script) {
          const shell = await start('deploy.sh', script);
          await until(() => existsSync(path.join(root, 'deployed')));
          return async () => {
            process.kill(shell, 'SIGKILL');
            return post('cancelled', {}, { runnerEnv: await stepVariables() });
          };
        },
        async serve(variables) {
          const name = `service-${shells.length}`;
          const file = path.join(temp, `${name}.log`);
          const count = () => (existsSync(file) ? readFileSync(file).length : 0);
          await start(name, `while :; do echo >> ${name}.log; sleep 0.02; done`, variables);
          const goesOn = async () => {
            const now = count();
            await until(() => count() > now + 2);
          };
          await goesOn();
          return goesOn;
        },
      });
      expect(await container.tree()).toEqual(before);
      await sleep(300);
      expect(await container.tree()).toEqual(before);
    } finally {
      for (const shell of shells) endGroup(shell);
    }
  });
}

function endGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // All of its processes have ended.
  }
}

const WRITE = 'date >> "$ROOT/deployed"; date > "$ROOT/release"';
const WRITE_ON = `while :; do ${WRITE}; sleep 0.02; done`;
const ENDED = /^Ended 1 process that the steps after the guard left running: deploy\.sh \(\d+\)\.$/m;

test.concurrent('A rollback first ends what a canceled step left running, and names it', async () => {
  await withDeploy(async ({ main, deploy }) => {
    await main();
    const cancel = await deploy(WRITE_ON);
    const result = await cancel();
    expectRollback(result);
    expect(result.log).toMatch(ENDED);
    expect(shownText(result.summary)).toMatch(/ left running: deploy\.sh \(\d+\)\./);
    expect(result.log).not.toContain('may still be running');
  });
});

test.concurrent('A rollback kills a process that ignores signals', async () => {
  await withDeploy(async ({ main, deploy }) => {
    await main();
    const cancel = await deploy(`trap '' INT TERM HUP; ${WRITE_ON}`);
    const result = await cancel();
    expectRollback(result);
    expect(result.log).toMatch(ENDED);
  });
});

test.concurrent('A rollback ends a process that keeps starting others, which ignore signals', async () => {
  await withDeploy(async ({ main, deploy }) => {
    await main();
    const cancel = await deploy(`trap '' INT TERM HUP; while :; do (${WRITE}; sleep 0.3) & sleep 0.02; done`);
    const result = await cancel();
    expectRollback(result);
    expect(result.log).toMatch(ENDED);
  });
});

test.concurrent('A rollback ends a process that cleared its environment with its parent', async () => {
  await withDeploy(async ({ main, deploy }) => {
    await main();
    const cancel = await deploy(`env -i ROOT="$ROOT" PATH="$PATH" sh -c '${WRITE_ON}'; exit`);
    const result = await cancel();
    expectRollback(result);
    expect(result.log).toMatch(ENDED);
  });
});

test.concurrent('A rollback ends nothing that was started before the guard', async () => {
  await withDeploy(async ({ main, deploy, serve }) => {
    const goesOn = await serve();
    await main();
    const cancel = await deploy(WRITE_ON);
    const result = await cancel();
    expectRollback(result);
    expect(result.log).toMatch(ENDED);
    await goesOn();
  });
});

test.concurrent.each(['', '0'])(
  'A rollback ends nothing that asked to stay with the tracking id %j',
  async (id) => {
    await withDeploy(async ({ main, deploy, serve }) => {
      await main();
      const goesOn = await serve({ RUNNER_TRACKING_ID: id });
      const cancel = await deploy(WRITE_ON);
      const result = await cancel();
      expectRollback(result);
      expect(result.log).toMatch(ENDED);
      await goesOn();
    });
  },
);

test.concurrent('A rollback ends what a step left running in a job container, which has no tracking id', async () => {
  await withDeploy(async ({ main, deploy, serve }) => {
    const goesOn = await serve();
    await main();
    const cancel = await deploy(WRITE_ON);
    const result = await cancel();
    expectRollback(result);
    expect(result.log).toMatch(ENDED);
    await goesOn();
  }, null);
});

test.concurrent('A job that asks to keep its processes keeps them, and the log says so', async () => {
  await withDeploy(async ({ main, deploy }) => {
    await main();
    const cancel = await deploy(`${WRITE}; exec sleep 60`);
    const result = await cancel();
    expectRollback(result);
    expect(result.log).toContain(
      'What the steps after the guard started may still be running: `RUNNER_TRACKING_ID` keeps the processes of the job.',
    );
  }, '');
});
