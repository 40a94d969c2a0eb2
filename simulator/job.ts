import { afterJob } from '../src/after-job.ts';
import type { Guard } from '../src/guard/guard.ts';
import { planGuard } from '../src/guard/plan.ts';
import { parseGuard } from '../src/guard/state.ts';
import { type ConnectionOptions, connectOver } from '../src/hoody/connection.ts';
import { main } from '../src/main.ts';
import { perform } from '../src/perform.ts';
import { generateAlias } from '../src/runner/generated-alias.ts';
import type { Runner } from '../src/runner/runner.ts';
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
    watchCancellation: () => canceled.signal,
    writeSummary: async () => undefined,
  });
  const origin = { id: 42, attempt: 1, job: 'deploy', step: `step-${index}` };
  const hex = () => Array.from({ length: 10 }, () => Math.floor(random() * 16).toString(16)).join('');
  const networkOf = (by: Actor) => ({
    connect: (options: ConnectionOptions) => connectOver(network.connections(by), options),
    createProbe: () => async () => ({ status: 200, reason: '200 OK' }),
  });
  const runProgram = async (
    program: Actor['program'],
    run: (runner: Runner, network: ReturnType<typeof networkOf>) => Promise<boolean>,
  ): Promise<ProgramRecord> => {
    const record: ProgramRecord = {
      startedAt: time.now,
      endedAt: 0,
      succeeded: false,
      lines: [],
      warnings: [],
      errors: [],
    };
    record.succeeded = await run(runnerOf(record), networkOf({ job: index, program }));
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
  const alias = (word: string) => generateAlias(word, origin, hex());
  const step = await runProgram('step', (runner, network) =>
    main(runner, async () => (inputs, step) => perform(inputs, step, runner, network, alias)),
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
  const postPlan = guard && planPost(guard, status, plan.inputs);
  const post =
    postPlan &&
    (await runProgram('post', (runner, network) => afterJob(guard, postPlan, status, runner, network)));
  isOver = true;
  return { plan, containerIds, step, outputs, guard, status, canceledAt, post };
}

/** What the post step has to do; undefined for nothing. */
function planPost(
  guard: Guard,
  jobStatus: JobRecord['status'],
  inputs: JobPlan['inputs'],
): Parameters<typeof afterJob>[1] | undefined {
  const switches = {
    'restore-on-failure': inputs['restore-on-failure'] ?? '',
    'delete-on-success': inputs['delete-on-success'] ?? '',
  };
  const plan = planGuard(guard, { jobStatus, switches });
  return plan.action === 'nothing' || plan.action === 'disarmed' ? undefined : plan;
}
