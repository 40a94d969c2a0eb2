import type { Logger } from './base/logger.ts';
import { reasonOf } from './base/user-error.ts';
import { type RollbackResult, renderRollbackResults } from './guard/rollback-results.ts';
import { type RollbackWord, rollbackVariables } from './guard/rollback-word.ts';
import type { Runner } from './runner/runner.ts';
import { composeMessage, line } from './text/message.ts';

/**
 * Reports to the jobs that follow what a guard does or did. A rollback is worth more than the report, so a failure is a warning.
 *
 * @param id of the guard
 * @param word undefined when the step sets the guard
 * @param results undefined if nothing was to roll back
 */
export function tellLaterJobs(
  id: string,
  word: RollbackWord | undefined,
  results: readonly RollbackResult[] | undefined,
  { exportVariables, inputs: { env } }: Pick<Runner, 'exportVariables' | 'inputs'>,
  logger: Pick<Logger, 'warning'>,
): void {
  const rendered = results && renderRollbackResults(results, env('HOODY_ROLLBACK_RESULTS') ?? '');
  try {
    exportVariables({
      ...rollbackVariables(id, word, env),
      ...(rendered === undefined ? {} : { HOODY_ROLLBACK_RESULTS: rendered }),
    });
  } catch (error) {
    logger.warning(
      composeMessage(
        line`Could not set HOODY_ROLLBACK to "${line(word ?? 'armed')}" for the jobs that follow.`,
        reasonOf(error),
      ),
    );
  }
}
