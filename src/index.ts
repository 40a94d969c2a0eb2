import { appendFileSync } from 'node:fs';
import { type Guard, planGuard } from './guard.ts';

/**
 * The one entry, for the step and for its post step. What both need is loaded only once it is known that there
 * is something to do.
 */
async function start(): Promise<void> {
  const { STATE_isPost: isPost, STATE_guard: state, GITHUB_STATE: stateFile } = process.env;
  if (isPost) {
    const guard: Guard | undefined = state && JSON.parse(state);
    if (!guard || planGuard(guard, process.env['INPUT_JOB-STATUS'] ?? '').act === 'nothing') return;
    const { post } = await import('./post.ts');
    return post(guard);
  }
  // Written first of all: a step that is killed must not begin again as its own post step.
  if (stateFile) appendFileSync(stateFile, 'isPost=true\n');
  const { main } = await import('./main.ts');
  return main();
}

void start();
