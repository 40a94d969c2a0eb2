import { appendFileSync } from 'node:fs';
import type { Guard } from './guard/guard.ts';
import { planGuard } from './guard/plan.ts';

/**
 * The entry of the step and of its post step. It decides which of them runs, and loads it only if there is
 * something to do.
 *
 * @returns whether it succeeded
 */
async function start(): Promise<boolean> {
  const { STATE_isPost: isPost, STATE_guard: state, GITHUB_STATE: stateFile } = process.env;
  if (isPost) {
    const guard: Guard | undefined = state && JSON.parse(state);
    if (!guard || planGuard(guard, process.env['INPUT_JOB-STATUS'] ?? '').action === 'nothing') return true;
    const { post } = await import('./program.ts');
    return post(guard);
  }
  // Comes first: a step that is killed must not run again as its own post step.
  if (stateFile) appendFileSync(stateFile, 'isPost=true\n');
  const { main } = await import('./program.ts');
  return main();
}

function reportUnfinished(error: unknown): void {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const message = `The step did not finish; its log shows what it did. Please report this unless the runner caused it: ${reason}`;
  const data = message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  process.stdout.write(`::error title=Hoody snapshot::${data}\n`);
}

function onBeforeExit(): void {
  reportUnfinished('Node.js had nothing left to wait for.');
}

// The process fails unless the step finishes.
process.exitCode = 1;
process.once('beforeExit', onBeforeExit);
start()
  .then((succeeded) => {
    process.exitCode = succeeded ? 0 : 1;
  }, reportUnfinished)
  .finally(() => process.off('beforeExit', onBeforeExit));
