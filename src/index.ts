import { appendFileSync } from 'node:fs';
import type { Guard } from './guard/guard.ts';
import { planGuard } from './guard/plan.ts';

/**
 * The entry of the step and of its post step. It decides which of them runs, and loads it only if there is
 * something to do.
 */
async function start(): Promise<void> {
  const { STATE_isPost: isPost, STATE_guard: state, GITHUB_STATE: stateFile } = process.env;
  if (isPost) {
    const guard: Guard | undefined = state && JSON.parse(state);
    if (!guard || planGuard(guard, process.env['INPUT_JOB-STATUS'] ?? '').action === 'nothing') return;
    const { post } = await import('./program.ts');
    return post(guard);
  }
  // Comes first: a step that is killed must not run again as its own post step.
  if (stateFile) appendFileSync(stateFile, 'isPost=true\n');
  const { main } = await import('./program.ts');
  return main();
}

void start();
