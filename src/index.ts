import { runProcess } from './runner/process.ts';
import { clearState } from './runner/state.ts';

/** The entry of the step. */
runProcess(async () => {
  clearState();
  const { main } = await import('./main.ts');
  const { currentRunner } = await import('./runner/runner.ts');
  const { createAliasGenerator } = await import('./runner/generated-alias.ts');
  return main(currentRunner(), createAliasGenerator(), () => import('./network.ts'));
});
