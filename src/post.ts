import pLimit from 'p-limit';
import { claimGuard } from './guard/claim.ts';
import type { Guard } from './guard/guard.ts';
import { planGuard } from './guard/plan.ts';
import { describeRestoreByHand } from './guard/restore-command.ts';
import { budgetAfter, type GuardResult, runGuard } from './guard/run-guard.ts';
import { HoodyError } from './hoody/errors.ts';
import { readPostInputs } from './inputs/read-inputs.ts';
import { renderGuardSummary } from './report/guard-summary.ts';
import { cancellationSignal } from './runner/signals.ts';
import { openStep, runnerInputs, type Step, temporaryDirectory } from './runner/step.ts';
import { readWorkflowRun } from './runner/workflow-run.ts';
import { redactIn } from './text/redact.ts';

/**
 * Runs the post step of a create.
 *
 * @param guard the state that the step saved
 * @returns whether it succeeded
 */
export async function post(guard: Guard): Promise<boolean> {
  const workflowRun = readWorkflowRun();
  const step = openStep(runnerInputs);
  const { log } = step;
  const plan = planGuard(guard, runnerInputs.input('job-status'));
  try {
    const { jobStatus, token, summary, maxParallel, timeoutMs } = readPostInputs(runnerInputs);
    if (plan.action === 'unclear') throw new HoodyError(describeUnclear(jobStatus));
    if (plan.action === 'nothing' || !claimGuard(guard, temporaryDirectory())) return true;
    const { connect } = await import('./hoody/connection.ts');
    const connection = connect({
      apiUrl: new URL(guard.apiUrl),
      token,
      onExchange: (exchange) => log.exchange(exchange),
      onNotice: (notice) => log.info(notice),
      nameOf: (id) => id,
    });
    const limit = pLimit(maxParallel);
    const result = await runGuard(plan, jobStatus, {
      client: connection.client(budgetAfter(jobStatus, timeoutMs), cancellationSignal()),
      logger: log,
      mapConcurrently: (items, mapper) => limit.map(items, mapper),
    }).finally(() => connection.close());
    reportFailures(guard, result, step);
    log.logExchanges();
    if (summary) await step.summarize(renderGuardSummary(redactIn(result, step.redact), workflowRun));
  } catch (error) {
    step.fail(error);
    const isRollback = guard.restoreOnFailure && plan.action !== 'cleanup';
    if (isRollback) log.error(`Nothing was rolled back. ${describeRestoreByHand(guard, guard.snapshots)}`);
  }
  return !step.failed;
}

function describeUnclear(jobStatus: string): string {
  return (
    `The runner tells "${jobStatus}" as the status of the job, which is neither success, failure nor ` +
    'cancelled. Nothing was restored or deleted. Leave the input `job-status` as it is by default.'
  );
}

/** Reports a failed rollback as an error, and a leftover snapshot as a warning, since the job succeeded. */
function reportFailures(guard: Guard, { action, results }: GuardResult, step: Step): void {
  for (const { snapshot, error } of results) {
    if (!error) continue;
    const { containerId, name } = snapshot;
    if (action === 'cleanup') {
      step.log.warning(`Snapshot ${name} of container ${containerId} is left over. ${error.message}`);
    } else {
      const head = `The rollback of container ${containerId} to snapshot ${name} failed. ${error.message}`;
      step.fail(new HoodyError(`${head}\n${describeRestoreByHand(guard, [snapshot])}`));
    }
  }
}
