import { closeSync, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atMost } from './at-most.ts';
import { cancellation } from './cancellation.ts';
import {
  actOnGuard,
  budgetAfter,
  commandToRestore,
  type Guard,
  type GuardedSnapshot,
  type GuardResult,
  planGuard,
} from './guard.ts';
import { HoodyError } from './hoody/errors.ts';
import { readPostInputs } from './inputs.ts';
import { redactIn } from './redact.ts';
import { openStep, readRunner, type Step } from './step.ts';
import { guardSummaryOf } from './summary.ts';
import { readWorkflowRun } from './workflow-run.ts';

/**
 * The post step of a create that left a guard.
 *
 * @param guard what the step left
 */
export async function post(guard: Guard): Promise<void> {
  const workflowRun = readWorkflowRun();
  const source = readRunner(workflowRun);
  const step = openStep(source);
  const plan = planGuard(guard, source.input('job-status'));
  try {
    const { jobStatus, summary, ...settings } = readPostInputs(source);
    if (plan.act === 'unclear') throw new HoodyError(tellUnclear(jobStatus));
    if (plan.act === 'nothing' || !claim(guard)) return;
    const { connect } = await import('./connection.ts');
    const connection = connect({ apiUrl: new URL(guard.apiUrl), token: settings.token }, step.log);
    const result = await actOnGuard(plan, jobStatus, {
      hoody: connection.hoody(budgetAfter(jobStatus, settings.timeoutMs), cancellation()),
      story: step.log,
      each: atMost(settings.maxParallel),
    }).finally(() => connection.close());
    tellFailures(guard, result, step);
    step.log.tellExchanges();
    if (summary) await step.summarize(guardSummaryOf(redactIn(result, step.redact), workflowRun));
  } catch (error) {
    step.fail(error);
    const isRollback = guard.restoreOnFailure && plan.act !== 'cleanup';
    if (isRollback) step.log.error(`Nothing was rolled back. ${byHand(guard, guard.snapshots)}`);
  }
}

function tellUnclear(jobStatus: string): string {
  return (
    `The runner tells "${jobStatus}" as the status of the job, which is neither success, failure nor ` +
    'cancelled. Nothing was restored or deleted. Leave the input `job-status` as it is by default.'
  );
}

/** Whether this is the first time that the guard acts. The file goes with the job. */
function claim({ id }: Guard): boolean {
  try {
    closeSync(openSync(path.join(process.env['RUNNER_TEMP'] ?? tmpdir(), `hoody-guard-${id}`), 'wx'));
    return true;
  } catch (error) {
    // Where no file can be made, a rollback is worth more than the certainty that it is the first.
    return (error as NodeJS.ErrnoException).code !== 'EEXIST';
  }
}

/** A rollback that failed is an error; a snapshot that is left over is a warning, since the job succeeded. */
function tellFailures(guard: Guard, { act, results }: GuardResult, step: Step): void {
  for (const { snapshot, error } of results) {
    if (!error) continue;
    const { containerId, name } = snapshot;
    if (act === 'cleanup') {
      step.log.warning(`Snapshot ${name} of container ${containerId} is left over. ${error.message}`);
    } else {
      const head = `The rollback of container ${containerId} to snapshot ${name} failed. ${error.message}`;
      step.fail(new HoodyError(`${head}\n${byHand(guard, [snapshot])}`));
    }
  }
}

function byHand({ apiUrl }: Guard, snapshots: readonly GuardedSnapshot[]): string {
  const commands = snapshots.map((snapshot) => commandToRestore(apiUrl, snapshot));
  return `To restore by hand, with the token in HOODY_TOKEN:\n${commands.join('\n')}`;
}
