import { main } from './main.ts';
import { currentRunner } from './runner/runner.ts';

/** Runs the step on the runner that started this process. @returns whether it succeeded */
export function runStep(): Promise<boolean> {
  return main(currentRunner(), async () => (await import('./over-http.ts')).performOverHttp);
}
