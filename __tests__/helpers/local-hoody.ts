import path from 'node:path';
import type { Effect, Emulator, NewContainer, Operation } from '../../emulator/server.ts';
import type { LocalHoodyOptions } from '../../tools/harness/local-hoody.ts';
import { runStep, type StepOptions, type StepResult } from '../../tools/harness/runner.ts';
import { secretTraces } from '../../tools/harness/token-traces.ts';
import { bindContainer, type Container } from './container.ts';
import { useStartedHoody } from './started-hoody.ts';
import { SMALL, type Tree } from './tree.ts';
import { expectExplained } from './verdicts.ts';

/** A container, and the steps of a workflow that run on it. */
export interface LocalContainer extends Container {
  /** The inputs of a step on it, besides those given. */
  inputs(inputs: Record<string, string>): Record<string, string>;
  /** Runs the built action on it, and checks that its errors and warnings are explained, and that it left no secret. */
  step(inputs: Record<string, string>, options?: Omit<StepOptions, 'inputs'>): Promise<StepResult>;
  /** Adds a fault for the next requests of an operation, by default for one. */
  fault(operation: Operation, effect: Effect, times?: number): void;
  /** Removes its faults. */
  clearFaults(): void;
  claim(ms?: number): void;
  release(): void;
  /** Changes its present files. */
  spoil(): Promise<void>;
}

/** An emulator for the tests of a file. */
export interface LocalHoody {
  readonly url: string;
  readonly token: string;
  readonly emulator: Emulator;
  container(options?: NewContainer): Promise<LocalContainer>;
}

/**
 * Starts an emulator for the tests of this file. No test may remove a container.
 *
 * @param tree the files of its containers
 */
export function useLocalHoody(options: LocalHoodyOptions = {}, tree: Tree = SMALL): LocalHoody {
  const started = useStartedHoody(options, (directory) => tree.make(path.join(directory, 'files')));
  const added: string[] = [];

  afterAll(() => {
    expect(
      started()
        .emulator.containers.map(({ id }) => id)
        .sort(),
    ).toEqual(added.sort());
  });

  return {
    get url() {
      return started().emulator.url;
    },
    get token() {
      return started().token;
    },
    get emulator() {
      return started().emulator;
    },
    async container(newContainer = {}) {
      const { emulator, token, directory } = started();
      const { id } = await emulator.addContainer({ from: path.join(directory, 'files'), ...newContainer });
      added.push(id);
      return bind(emulator, token, id, tree);
    },
  };
}

function bind(emulator: Emulator, token: string, id: string, tree: Tree): LocalContainer {
  const all = (inputs: Record<string, string>) => ({
    'api-url': emulator.url,
    token,
    'container-id': id,
    ...inputs,
  });
  return Object.assign(bindContainer(emulator, id), {
    inputs: all,
    step: async (inputs: Record<string, string>, options?: Omit<StepOptions, 'inputs'>) => {
      const given = { inputs: all(inputs), ...options };
      const result = await runStep(given);
      expectExplained(result);
      expect(secretTraces(result, given)).toEqual([]);
      return result;
    },
    fault: (operation: Operation, effect: Effect, times = 1) =>
      emulator.script({ on: { operation, containerId: id }, times, effect }),
    clearFaults: () => emulator.clearFaults(id),
    claim: (ms?: number) => emulator.claim(id, ms),
    release: () => emulator.release(id),
    spoil: () => tree.spoil(emulator.root(id)),
  });
}
