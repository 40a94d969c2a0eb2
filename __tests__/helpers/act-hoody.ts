import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sampleSite } from '../../emulator/cli/sample-site.ts';
import type { Emulator } from '../../emulator/server.ts';
import { type ActOptions, type ActResult, runAct } from './act.ts';
import { bindContainer, type Container } from './container.ts';
import { useStartedHoody } from './started-hoody.ts';
import { makeUserRepository } from './user-repository.ts';

const ROOT = path.join(__dirname, '../..');

/** How the deploy to a container ends. */
export type DeployEnd = 'fails' | 'hangs';

/** A container, and a way to change its files. */
export interface LocalContainer extends Container {
  /** Changes its present files. */
  change(): Promise<void>;
}

export interface RunOptions extends Pick<ActOptions, 'event' | 'inputs' | 'cancelAt'> {
  vars: Record<string, string>;
  /** How the deploys to these containers end; others succeed. */
  deploys?: readonly (readonly [LocalContainer, DeployEnd])[];
  /** The scripts of the user that fail, or do nothing, for this container. */
  failing?: readonly (readonly [LocalContainer, 'check' | 'notify' | 'break'])[];
  /** Replaces the token with every permission. */
  token?: string;
}

/** An emulator, and a repository whose workflows use it. */
export interface LocalHoody {
  readonly emulator: Emulator;
  container(): Promise<LocalContainer>;
  /** Runs a workflow of the repository in act. */
  run(workflow: string, options: RunOptions): Promise<ActResult>;
}

/** Starts an emulator for the tests of this file, and makes a repository with these examples. */
export function useLocalHoody(...examples: string[]): LocalHoody {
  const started = useStartedHoody({}, async (directory) => {
    await copyAction(path.join(directory, 'action'));
    await makeUserRepository(path.join(directory, 'repository'), examples);
  });

  return {
    get emulator() {
      return started().emulator;
    },
    async container() {
      const { emulator } = started();
      const { id, root } = await emulator.addContainer({ files: sampleSite('Shop') });
      return Object.assign(bindContainer(emulator, id), {
        change: () => writeFile(path.join(root, 'site/index.html'), 'changed\n'),
      });
    },
    run(workflow, { vars, deploys = [], failing = [], token, ...rest }) {
      const { emulator, directory, stateDir, token: fullToken } = started();
      return runAct({
        repository: path.join(directory, 'repository'),
        workflow,
        secrets: { HOODY_TOKEN: token ?? fullToken },
        vars: { HOODY_API_URL: emulator.url, ...vars },
        env: {
          CONTAINERS: path.join(stateDir, 'containers'),
          ...failuresOf(failing),
          DEPLOY_ENDS: deploys.map(([{ id }, end]) => `${id} ${end}`).join('\n'),
        },
        localRepositories: [`OWNER/hoody-snapshot@v1=${path.join(directory, 'action')}`],
        temp: directory,
        ...rest,
      });
    },
  };
}

function failuresOf(failing: NonNullable<RunOptions['failing']>): Record<string, string> {
  const idsOf = (script: string) =>
    failing.flatMap(([{ id }, failed]) => (failed === script ? [id] : [])).join(' ');
  return { CHECK_FAILS: idsOf('check'), NOTIFY_FAILS: idsOf('notify'), BREAK_FAILS: idsOf('break') };
}

/** Copies what the runner needs of a release of the action. */
async function copyAction(directory: string): Promise<void> {
  await mkdir(directory);
  for (const name of ['action.yml', 'dist']) {
    await cp(path.join(ROOT, name), path.join(directory, name), { recursive: true });
  }
}
