import { decideGuard } from '../src/guard/decision.ts';
import type { Guard } from '../src/guard/guard.ts';
import { parseGuard } from '../src/guard/state.ts';
import { connectOver } from '../src/hoody/connection.ts';
import { runPostStep } from '../src/post-step.ts';
import { generateAlias } from '../src/runner/generated-alias.ts';
import type { Runner } from '../src/runner/runner.ts';
import { startStep } from '../src/runner/start-step.ts';
import { type WithSession, withSessionOver } from '../src/session.ts';
import { runStep } from '../src/step.ts';
import { own } from '../src/text/redact.ts';
import type { JobPlan } from './history.ts';
import type { Network } from './network.ts';
import type { Actor, Platform } from './platform.ts';
import { createRandom } from './random.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import type { VirtualTime } from './virtual-time.ts';

export const TOKEN = 'hdy_simulated_token';

/** One program of a job, as the runner saw it. */
export interface ProgramRecord {
  startedAt: number;
  endedAt: number;
  succeeded: boolean;
  lines: string[];
  warnings: string[];
  errors: string[];
}

export interface JobRecord {
  plan: JobPlan;
  containerIds: readonly string[];
  step: ProgramRecord;
  outputs: Record<string, string>;
  /** What the step left for the post step. */
  guard: Guard | undefined;
  status: 'success' | 'failure' | 'cancelled';
  /** When the job was canceled; undefined if it was not, or ended before. */
  canceledAt: number | undefined;
  /** Undefined if there was nothing to do. */
  post: ProgramRecord | undefined;
}

/** Runs a job: its step, a deploy, and the post step. */
export async function runJob(
  plan: JobPlan,
  index: number,
  containerIds: readonly string[],
  { time, platform, network }: { time: VirtualTime; platform: Platform; network: Network },
): Promise<JobRecord> {
  const random = createRandom(plan.seed);
  const inputs: Record<string, string> = {
    ...plan.inputs,
    operation: plan.operation,
    'container-id': containerIds.join(','),
    token: TOKEN,
  };
  const outputs: Record<string, string> = {};
  const state: Record<string, string> = {};
  const canceled = new AbortController();
  let canceledAt: number | undefined;

  const runnerOf = (record: ProgramRecord): Runner => ({
    inputs: { input: (name) => inputs[name] ?? '', env: () => undefined },
    commands: {
      info: (line) => void record.lines.push(line),
      warning: (message) => void record.warnings.push(String(message)),
      error: (message) => void record.errors.push(String(message)),
      debug: () => undefined,
      startGroup: () => undefined,
      endGroup: () => undefined,
      setSecret: () => undefined,
      setOutput: (name, value) => {
        outputs[name] = value;
      },
      saveState: (name, value) => {
        state[name] = value;
      },
    },
    clock: time.clock(plan.aheadMs),
    temporaryDirectory: temporaryDirectory(),
    isInCompositeAction: false,
    random,
    generateAlias: (word) => generateAlias(word, origin, hex()),
    watchCancellation: () => canceled.signal,
    writeSummary: async () => undefined,
  });
  const origin = { id: 42, attempt: 1, job: 'deploy', step: `step-${index}` };
  const hex = () => Array.from({ length: 10 }, () => Math.floor(random() * 16).toString(16)).join('');
  const sessionOf = (by: Actor) =>
    withSessionOver({
      connect: (options) => connectOver(network.connections(by), options),
      createProbe: () => async () => ({ status: 200, reason: own('200 OK') }),
    });
  const runProgram = async (
    program: Actor['program'],
    run: (runner: Runner, withSession: WithSession) => Promise<boolean>,
  ): Promise<ProgramRecord> => {
    const record: ProgramRecord = {
      startedAt: time.now,
      endedAt: 0,
      succeeded: false,
      lines: [],
      warnings: [],
      errors: [],
    };
    record.succeeded = await run(runnerOf(record), sessionOf({ job: index, program }));
    record.endedAt = time.now;
    return record;
  };

  await time.sleep(plan.startMs);
  let isOver = false;
  if (plan.cancelMs !== null) {
    time.after(plan.cancelMs, () => {
      if (isOver) return;
      canceledAt = time.now;
      canceled.abort();
    });
  }
  const step = await runProgram('step', (runner, withSession) =>
    startStep(runner, async () => (inputs, log) => runStep(inputs, log, runner, withSession)),
  );
  const { guard: text = '', snapshots = '' } = state;
  const guard = parseGuard({ guard: text, snapshots });
  if (guard && canceledAt === undefined) {
    await time.sleep(500);
    for (const { containerId } of guard.snapshots)
      platform.deploy(containerId, { job: index, program: 'step' });
    await time.sleep(500);
  }
  const status = canceledAt === undefined ? (step.succeeded ? plan.status : 'failure') : 'cancelled';
  const decision = guard && decide(guard, status, plan.inputs);
  const post =
    decision &&
    (await runProgram('post', (runner, withSession) =>
      runPostStep(guard, decision, status, runner, withSession),
    ));
  isOver = true;
  return { plan, containerIds, step, outputs, guard, status, canceledAt, post };
}

/** What the post step has to do; undefined for nothing. */
function decide(
  guard: Guard,
  jobStatus: JobRecord['status'],
  inputs: JobPlan['inputs'],
): Parameters<typeof runPostStep>[1] | undefined {
  const switches = {
    'restore-on-failure': inputs['restore-on-failure'] ?? '',
    'delete-on-success': inputs['delete-on-success'] ?? '',
  };
  const decision = decideGuard(guard, { jobStatus, switches });
  return decision.action === 'nothing' || decision.action === 'disarmed' ? undefined : decision;
}
