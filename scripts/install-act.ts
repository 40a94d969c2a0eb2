import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ACT, ACT_DIRECTORY, ACT_VERSION } from './act.ts';

/** Builds act from source with Go, once. Go checks the source against its checksum database. */
function installAct(): number {
  if (existsSync(ACT)) return 0;
  process.stdout.write(`Installing act ${ACT_VERSION} into ${ACT_DIRECTORY}, which takes some minutes …\n`);
  const { error, status } = spawnSync('go', ['install', `github.com/nektos/act@${ACT_VERSION}`], {
    env: { ...process.env, GOBIN: ACT_DIRECTORY },
    stdio: 'inherit',
  });
  if (error) process.stderr.write(`act is built with Go, which could not be run: ${error.message}\n`);
  return status ?? 1;
}

process.exitCode = installAct();
