import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sampleSite } from '../../emulator/cli/sample-site.ts';
import {
  type Emulator,
  type RecordedRequest,
  type Snapshot,
  type SnapshotFields,
  startEmulator,
} from '../../emulator/server.ts';
import { removeTree } from '../../emulator/storage/remove-tree.ts';
import { readTree, type TreeEntry } from '../../harness/tree-checksum.ts';
import { type ActOptions, type ActResult, runAct } from './act.ts';
import { makeUserRepository } from './user-repository.ts';

const ROOT = path.join(__dirname, '../..');

/** How the deploy to a container ends. */
export type DeployEnd = 'fails' | 'hangs';

/** A container of real files. */
export interface LocalContainer {
  readonly id: string;
  /** What was asked for about it, in the order in which it came. */
  readonly operations: readonly RecordedRequest['operation'][];
  /** Its snapshots, newest first. */
  snapshots(): Promise<Snapshot[]>;
  /** Puts a snapshot of the present files there. */
  seed(fields: SnapshotFields): Promise<Snapshot>;
  /** Its present files. */
  tree(): Promise<TreeEntry[]>;
  /** Changes its present files. */
  change(): Promise<void>;
}

export interface RunOptions extends Pick<ActOptions, 'event' | 'inputs' | 'cancelAt'> {
  vars: Record<string, string>;
  /** How the deploys to these containers end; others succeed. */
  deploys?: readonly (readonly [LocalContainer, DeployEnd])[];
  /** In place of the token that may do everything. */
  token?: string;
}

/** A local Hoody, and a repository whose workflows work on it. */
export interface LocalHoody {
  readonly emulator: Emulator;
  container(): Promise<LocalContainer>;
  /** Runs a workflow of the repository in act. */
  run(workflow: string, options: RunOptions): Promise<ActResult>;
}

/**
 * Gives the tests of this file a Hoody, and a repository with these examples. At their end Hoody has to have seen
 * nothing but its endpoints.
 */
export function useLocalHoody(...examples: string[]): LocalHoody {
  let running: { emulator: Emulator; token: string; directory: string } | undefined;
  const unforeseen: unknown[] = [];
  const present = () => {
    if (!running) throw new Error('Hoody runs while tests do');
    return running;
  };

  beforeAll(async () => {
    const directory = await mkdtemp(path.join(tmpdir(), 'hoody-e2e-'));
    await copyAction(path.join(directory, 'action'));
    await makeUserRepository(path.join(directory, 'repository'), examples);
    const emulator = await startEmulator({
      stateDir: path.join(directory, 'state'),
      onError: (error) => unforeseen.push(error),
      names: 'time',
    });
    running = { emulator, token: await emulator.addToken({}), directory };
  });

  afterAll(async () => {
    const { emulator, directory } = present();
    await emulator.close();
    const { attacks } = emulator;
    await removeTree(directory);
    expect(attacks).toEqual([]);
    expect(unforeseen).toEqual([]);
  });

  return {
    get emulator() {
      return present().emulator;
    },
    async container() {
      const { emulator } = present();
      return bind(emulator, await emulator.addContainer({ files: sampleSite('Shop') }));
    },
    run(workflow, { vars, deploys = [], token, ...rest }) {
      const { emulator, directory, token: mighty } = present();
      return runAct({
        repository: path.join(directory, 'repository'),
        workflow,
        secrets: { HOODY_TOKEN: token ?? mighty },
        vars: { HOODY_API_URL: emulator.url, ...vars },
        env: {
          CONTAINERS: path.join(directory, 'state/containers'),
          DEPLOY_ENDS: deploys.map(([{ id }, end]) => `${id} ${end}`).join('\n'),
        },
        localRepository: `OWNER/hoody-snapshot@v1=${path.join(directory, 'action')}`,
        temp: directory,
        ...rest,
      });
    },
  };
}

/** What the runner needs of a release of the action. */
async function copyAction(directory: string): Promise<void> {
  await mkdir(directory);
  for (const name of ['action.yml', 'dist']) {
    await cp(path.join(ROOT, name), path.join(directory, name), { recursive: true });
  }
}

function bind(emulator: Emulator, { id, root }: { id: string; root: string }): LocalContainer {
  return {
    id,
    get operations() {
      return emulator.requests
        .filter(({ containerId }) => containerId === id)
        .map(({ operation }) => operation);
    },
    snapshots: () => emulator.snapshots(id),
    seed: (fields) => emulator.seed(id, fields),
    tree: () => readTree(root),
    change: () => writeFile(path.join(root, 'site/index.html'), 'changed\n'),
  };
}
