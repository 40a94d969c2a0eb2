import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type Effect,
  type Emulator,
  type EmulatorOptions,
  type NewContainer,
  type Operation,
  type RecordedRequest,
  type Snapshot,
  type SnapshotFields,
  startEmulator,
} from '../../emulator/server.ts';
import { removeTree } from '../../emulator/storage/remove-tree.ts';
import { runStep, type StepOptions, type StepResult } from '../../harness/runner.ts';
import { readTree, type TreeEntry } from '../../harness/tree-checksum.ts';
import { makeTree, spoilTree } from './tree.ts';

/** A container of real files, and the steps of a workflow that work on it. */
export interface LocalContainer {
  readonly id: string;
  /** Every request about it, in the order in which they came. */
  readonly requests: readonly RecordedRequest[];
  /** What those asked for. */
  readonly operations: readonly RecordedRequest['operation'][];
  /** Runs the built action on it. */
  step(inputs: Record<string, string>, options?: Omit<StepOptions, 'inputs'>): Promise<StepResult>;
  /** Adds a fault for the next requests of an operation, by default for one. */
  fault(operation: Operation, effect: Effect, times?: number): void;
  /** Puts a snapshot of the present files there. */
  seed(fields?: SnapshotFields): Promise<Snapshot>;
  /** Its snapshots, newest first. */
  snapshots(): Promise<Snapshot[]>;
  claim(ms?: number): void;
  release(): void;
  /** Its present files, one entry a path. */
  tree(): Promise<TreeEntry[]>;
  /** Changes its present files in every way. */
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
 * Gives the tests of this file an emulator. At their end it has to have seen nothing but the endpoints, and no
 * container may have gone.
 */
export function useLocalHoody(options: Partial<EmulatorOptions> = {}): LocalHoody {
  let running: { emulator: Emulator; token: string; directory: string } | undefined;
  const added: string[] = [];
  const unforeseen: unknown[] = [];

  const present = () => {
    if (!running) throw new Error('the emulator runs while tests do');
    return running;
  };

  beforeAll(async () => {
    const directory = await mkdtemp(path.join(tmpdir(), 'hoody-integration-'));
    await makeTree(path.join(directory, 'files'));
    const emulator = await startEmulator({
      stateDir: path.join(directory, 'state'),
      onError: (error) => unforeseen.push(error),
      names: 'time',
      ...options,
    });
    running = { emulator, token: await emulator.addToken({}), directory };
  });

  afterAll(async () => {
    const { emulator, directory } = present();
    await emulator.close();
    const { attacks, containers } = emulator;
    await removeTree(directory);
    expect(attacks).toEqual([]);
    expect(containers.map(({ id }) => id).sort()).toEqual(added.sort());
    expect(unforeseen).toEqual([]);
  });

  return {
    get url() {
      return present().emulator.url;
    },
    get token() {
      return present().token;
    },
    get emulator() {
      return present().emulator;
    },
    async container(newContainer = {}) {
      const { emulator, token, directory } = present();
      const { id } = await emulator.addContainer({ from: path.join(directory, 'files'), ...newContainer });
      added.push(id);
      return bind(emulator, token, id);
    },
  };
}

function bind(emulator: Emulator, token: string, id: string): LocalContainer {
  return {
    id,
    get requests() {
      return emulator.requests.filter(({ containerId }) => containerId === id);
    },
    get operations() {
      return this.requests.map(({ operation }) => operation);
    },
    step: (inputs, options) =>
      runStep({ inputs: { 'api-url': emulator.url, token, 'container-id': id, ...inputs }, ...options }),
    fault: (operation, effect, times = 1) =>
      emulator.script({ on: { operation, containerId: id }, times, effect }),
    seed: (fields) => emulator.seed(id, fields),
    snapshots: () => emulator.snapshots(id),
    claim: (ms) => emulator.claim(id, ms),
    release: () => emulator.release(id),
    tree: () => readTree(emulator.root(id)),
    spoil: () => spoilTree(emulator.root(id)),
  };
}
