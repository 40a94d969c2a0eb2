import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RecordedRequest } from '../../../emulator/server.ts';
import type { StepResult } from '../../../tools/harness/runner.ts';
import { withJob } from '../../helpers/job.ts';
import type { LocalContainer, LocalHoody } from '../../helpers/local-hoody.ts';
import { aMinuteLater } from '../../helpers/unsettled.ts';
import { type Cell, timeLimitOf } from './cell.ts';
import { closedDoor } from './closed-door.ts';
import type { State } from './prediction.ts';

const FILE = 'index.html';
const REFUSAL = { kind: 'status', status: 403 } as const;
/** An alias that the action generates ends with random digits. */
const GENERATED = /^.*-[0-9a-f]{10}$/;

/** What a step did. */
export interface Observation {
  result: StepResult;
  /** The state of each container afterward. */
  states: State[];
  /** What the post step did about what the step left; absent if it left nothing. */
  settled?: { result: StepResult; states: State[] };
  /** The operations of the requests for each container, oldest first. */
  operations: RecordedRequest['operation'][][];
}

/** Runs the step of a cell on containers of its own, and causes its fault. */
export async function runCell(hoody: LocalHoody, cell: Cell): Promise<Observation> {
  const { step, fault, times } = cell;
  const [first, ...others] = await Promise.all(step.calls.map(() => addContainer(hoody, step.seeds)));
  if (!first) throw new Error('a step needs a container');
  const containers = [first, ...others] as const;
  const door = fault.effectOn === 'refuse' ? await closedDoor(hoody.url, times) : undefined;
  const inputs = {
    ...step.inputs,
    'timeout-seconds': String(timeLimitOf(cell)),
    ...(door ? { 'api-url': door.url } : {}),
  };
  const onOutput = (text: string) => door?.observe(text);

  const observations: Observation[] = [];
  await withJob(containers, inputs, async ({ main, post }) => {
    if (step.jobStatus) {
      await door?.open();
      await main();
      await door?.shut();
    }
    const befores = await Promise.all(containers.map((container) => spoil(hoody, container)));
    causeFault(cell, containers);
    const result = step.jobStatus
      ? await post(step.jobStatus, {}, { onOutput })
      : await main({}, { onOutput });
    const after = containers.map((container, index) => observe(hoody, container, befores[index]));
    const seen = await Promise.all(after);
    const observation = {
      result,
      states: seen.map(({ state }) => state),
      operations: seen.map(({ operations }) => operations),
    };
    if (!result.state['unsettled']) {
      observations.push(observation);
      return;
    }
    for (const container of containers) container.clearFaults();
    const settled = await post('failure', {}, { postOf: aMinuteLater(result) });
    const later = containers.map((container, index) => observe(hoody, container, befores[index]));
    const states = (await Promise.all(later)).map(({ state }) => state);
    observations.push({ ...observation, settled: { result: settled, states } });
  });
  await door?.shut();
  const [observation] = observations;
  if (!observation) throw new Error('the step did not run');
  return observation;
}

async function addContainer(hoody: LocalHoody, seeds: Cell['step']['seeds']): Promise<LocalContainer> {
  const container = await hoody.container({ files: { [FILE]: 'saved' } });
  for (const seed of seeds) await container.seed(seed);
  return container;
}

/** What a container had before the step. */
interface Before {
  names: Set<string>;
  requests: number;
}

/** Changes the file of a container, so that a restore has an effect. */
async function spoil(hoody: LocalHoody, container: LocalContainer): Promise<Before> {
  await writeFile(fileOf(hoody, container), 'changed');
  const names = new Set((await container.snapshots()).map(({ name }) => name));
  return { names, requests: container.requests.length };
}

function causeFault({ step, target, fault, times }: Cell, containers: readonly LocalContainer[]): void {
  for (const [index, container] of containers.entries()) {
    const refused = step.calls[index]?.find(({ isRefused }) => isRefused);
    if (refused) container.fault(refused.operation, REFUSAL);
  }
  if (fault.effectOn !== 'refuse') containers.at(-1)?.fault(target, fault.effectOn(target), times);
}

async function observe(
  hoody: LocalHoody,
  container: LocalContainer,
  before: Before | undefined,
): Promise<{ state: State; operations: Observation['operations'][number] }> {
  const snapshots = (await container.snapshots()).map(({ name, alias }) => {
    const age = before?.names.has(name) ? 'old' : 'new';
    return `${age} ${alias?.replace(GENERATED, 'generated') ?? 'none'}`;
  });
  const file = await readFile(fileOf(hoody, container), 'utf8');
  return {
    state: { snapshots: snapshots.toSorted(), file: file === 'saved' ? 'saved' : 'changed' },
    operations: container.operations.slice(before?.requests),
  };
}

function fileOf({ emulator }: LocalHoody, { id }: LocalContainer): string {
  return path.join(emulator.root(id), FILE);
}
