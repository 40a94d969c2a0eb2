import { HAS_PROCESSES } from '../tools/harness/system.ts';
import type { Act } from './act.ts';
import { cancelDeploy } from './acts/cancel-deploy.ts';
import { guardDeploy } from './acts/guard-deploy.ts';
import { rescueDeploy } from './acts/rescue-deploy.ts';
import { undoBadDeploy } from './acts/undo-bad-deploy.ts';
import { withLocalHoody } from './local-hoody.ts';
import { Stage } from './stage.ts';

const ACTS: readonly Act[] = [
  undoBadDeploy,
  guardDeploy,
  ...(HAS_PROCESSES ? [cancelDeploy] : []),
  rescueDeploy,
];

/** The exit code of an interrupted process in a shell. */
const INTERRUPTED = 130;

async function main(): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  // The reader closed the pipe, as in `npm run demo | head`.
  process.stdout.on('error', () => stop.abort());
  const stage = new Stage(process.stdout);
  try {
    for (const act of ACTS) await withLocalHoody(stage, stop.signal, (hoody) => act(stage, hoody));
  } catch (error) {
    if (stop.signal.aborted) {
      process.exitCode = INTERRUPTED;
      return;
    }
    stage.reportError(error);
  }
  const passed = stage.verdict('Every bad deploy was undone, to the last byte.');
  process.exitCode = passed ? 0 : 1;
}

void main();
