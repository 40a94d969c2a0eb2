import { cp, mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sampleSite } from '../../emulator/cli/sample-site.ts';
import type { Emulator } from '../../emulator/server.ts';
import { GOJQ } from '../../tools/install/gojq.ts';
import { type ActOptions, type ActResult, runAct } from './act.ts';
import { bindContainer, type Container } from './container.ts';
import { readExample } from './example-jobs.ts';
import { type Played, type PlayOptions, playWorkflow } from './play-workflow.ts';
import { useStartedHoody } from './started-hoody.ts';
import { makeUserRepository } from './user-repository.ts';

const ROOT = path.join(__dirname, '../..');
/** The folder of the Node.js of the runner. */
const NODE = path.join(ROOT, 'node_modules/.bin');

/** How the deploy to a container ends. */
export type DeployEnd = 'fails' | 'hangs' | 'loses the runner' | 'hangs without a runner';

/** A container, and a way to change its files. */
export interface LocalContainer extends Container {
  /** Changes its present files. */
  change(): Promise<void>;
}

/** The script that fails or does nothing. Without its post steps, the job is as if its runner were lost. */
type ScriptEnd = 'check' | 'notify' | 'break' | 'notify loses the runner' | 'break loses the runner';

export interface RunOptions extends Pick<ActOptions, 'event' | 'inputs' | 'cancelAt'> {
  vars: Record<string, string>;
  /** How the deploys to these containers end; others succeed. */
  deploys?: readonly (readonly [LocalContainer, DeployEnd])[];
  /** The scripts of the user that fail, or do nothing, for this container. */
  failing?: readonly (readonly [LocalContainer, ScriptEnd])[];
  /** Replaces the token with every permission. */
  token?: string;
  /** Secrets beside the token of Hoody. */
  secrets?: Record<string, string>;
}

export interface LocalResult extends ActResult {
  /** The arguments of the GitHub CLI in the run, one a line. */
  ghCalls: string;
}

/** An emulator, and a repository whose workflows use it. */
export interface LocalHoody {
  readonly emulator: Emulator;
  container(): Promise<LocalContainer>;
  /** Runs a workflow of the repository in act. */
  run(workflow: string, options: RunOptions): Promise<LocalResult>;
  /** Plays an example as GitHub does, where act does something else. */
  play(
    example: string,
    options: Omit<RunOptions, 'event' | 'inputs'> & Pick<PlayOptions, 'attempt' | 'earlier'>,
  ): Promise<{ jobs: Played; ghCalls: string }>;
}

/** Starts an emulator for the tests of this file, and makes a repository with these examples. */
export function useLocalHoody(...examples: string[]): LocalHoody {
  const started = useStartedHoody({}, async (directory) => {
    await copyAction(path.join(directory, 'action'));
    await makeUserRepository(path.join(directory, 'repository'), examples);
    await cp(path.join(__dirname, 'user-programs'), path.join(directory, 'programs'), { recursive: true });
    await symlink(GOJQ, path.join(directory, 'programs/jq'));
  });

  /** The variables of a run, and the environment of the scripts. */
  const settings = async ({
    vars,
    deploys = [],
    failing = [],
    token,
    secrets,
  }: Omit<RunOptions, 'event'>) => {
    const { emulator, directory, stateDir, token: fullToken } = started();
    const ghCalls = path.join(await mkdtemp(path.join(directory, 'gh-')), 'calls');
    await writeFile(ghCalls, '');
    return {
      secrets: { HOODY_TOKEN: token ?? fullToken, GITHUB_TOKEN: 'token-of-the-workflow', ...secrets },
      vars: { HOODY_API_URL: emulator.url, ...vars },
      env: {
        PATH: [path.join(directory, 'programs'), NODE, process.env['PATH']].join(path.delimiter),
        GH_CALLS: ghCalls,
        CONTAINERS: path.join(stateDir, 'containers'),
        ...failuresOf(failing),
        DEPLOY_ENDS: deploys.map(([{ id }, end]) => `${id} ${end}`).join('\n'),
      },
    };
  };

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
    async run(workflow, { event, inputs, cancelAt, ...options }) {
      const { directory } = started();
      const { env, ...values } = await settings(options);
      const result = await runAct({
        repository: path.join(directory, 'repository'),
        workflow,
        event,
        inputs,
        cancelAt,
        env,
        ...values,
        localRepositories: [`OWNER/hoody-snapshot@v1=${path.join(directory, 'action')}`],
        temp: directory,
      });
      return { ...result, ghCalls: await readFile(env.GH_CALLS, 'utf8') };
    },
    async play(example, { cancelAt, attempt, earlier, ...options }) {
      const repository = path.join(started().directory, 'repository');
      const values = await settings(options);
      const jobs = await playWorkflow(await readExample(example), {
        repository,
        cancelAt,
        attempt,
        earlier,
        ...values,
      });
      return { jobs, ghCalls: await readFile(values.env.GH_CALLS, 'utf8') };
    },
  };
}

function failuresOf(failing: NonNullable<RunOptions['failing']>): Record<string, string> {
  const idsOf = (script: ScriptEnd) =>
    failing.flatMap(([{ id }, failed]) => (failed === script ? [id] : [])).join(' ');
  return {
    CHECK_FAILS: idsOf('check'),
    NOTIFY_FAILS: idsOf('notify'),
    NOTIFY_LOSES_RUNNER: idsOf('notify loses the runner'),
    BREAK_FAILS: idsOf('break'),
    BREAK_LOSES_RUNNER: idsOf('break loses the runner'),
  };
}

/** Copies what the runner needs of a release of the action. */
async function copyAction(directory: string): Promise<void> {
  await mkdir(directory);
  for (const name of ['action.yml', 'dist']) {
    await cp(path.join(ROOT, name), path.join(directory, name), { recursive: true });
  }
}
