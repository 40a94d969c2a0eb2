import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { GOJQ } from '../../tools/install/gojq.ts';
import type { ExampleStep } from '../helpers/example-jobs.ts';
import { startServer } from '../helpers/fakes/loopback-server.ts';
import { playWorkflow } from '../helpers/play-workflow.ts';
import {
  isOurs,
  readPage,
  readSnippets,
  type SnippetWorkflow,
  stepsOf,
  workflowOf,
} from '../helpers/snippets.ts';
import { useStartedHoody } from '../helpers/started-hoody.ts';

/** What the snippets call: programs in the repository of the user, and on the runner. */
const SCRIPTS = ['build', 'check', 'notify', 'page-somebody', 'purge'];

/** The container and the snapshot in the commands of the pages. */
const CONTAINER = '64f0c1d2a3b4c5d6e7f80912';
const SNAPSHOT = 'run-8123456789-1-deploy-before-9f2c41d07b';

/** The snapshots that the snippets name. */
const SNAPSHOTS = ['release-42', 'known-good', 'release-v1.4.0', SNAPSHOT];

const SITE = 'https://www.example.com';

const started = useStartedHoody({}, async (directory) => {
  const write = (name: string, script: string) =>
    writeFile(path.join(directory, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  await mkdir(path.join(directory, 'repository'));
  await mkdir(path.join(directory, 'programs'));
  for (const script of SCRIPTS) await write(`repository/${script}.sh`, 'exit 0');
  await write('repository/deploy.sh', `exit "\${DEPLOY_EXIT:-0}"`);
  await write('programs/ssh', 'exit 0');
  await symlink(GOJQ, path.join(directory, 'programs/jq'));
});

let site: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  site = await startServer({ answer: (response) => response.end() });
});

afterAll(() => site.close());

/**
 * The workflows that use this action, but not those that install the emulator themselves. The page tests play those of the
 * job summaries, whose pictures they are.
 */
const played = readSnippets()
  .map(({ place, text }) => ({ place, text, workflow: workflowOf(text) }))
  .filter(({ workflow }) => stepsOf(workflow).some(isOurs))
  .filter(({ text, place }) => !text.includes('npm run emulator') && !place.startsWith('docs/summaries.md:'));

const callsDeploy = ({ run }: ExampleStep) => run?.includes('./deploy.sh') === true;

const rollsBack = (workflow: SnippetWorkflow) =>
  stepsOf(workflow).some(callsDeploy) &&
  stepsOf(workflow).some(
    ({ with: inputs }) => inputs?.['restore-on-failure'] !== undefined || inputs?.['operation'] === 'restore',
  );

/** The workflow of a snippet of steps checks out the repository; one with jobs has to do that itself. */
function prepare(text: string, apiUrl: string): SnippetWorkflow {
  const workflow = workflowOf(text.replaceAll(SITE, site.url.href.replace(/\/$/, '')));
  const { job } = workflow.jobs;
  job?.steps?.unshift({ uses: 'actions/checkout@v7' });
  for (const step of stepsOf(workflow).filter(isOurs)) step.with = { ...step.with, 'api-url': apiUrl };
  return workflow;
}

async function play(text: string, env: Record<string, string> = {}) {
  const { emulator, token, directory } = started();
  const ids: string[] = [];
  const newContainer = async () => {
    const { id } = await emulator.addContainer({});
    const present = SNAPSHOTS.filter((alias) => !text.includes(`operation: create, alias: ${alias}`));
    for (const [day, alias] of present.entries())
      await emulator.seed(id, {
        name: alias.replaceAll('.', ''),
        alias,
        created_at: new Date(Date.UTC(2026, 0, 1 + day)).toISOString(),
      });
    ids.push(id);
    return id;
  };
  const vars: Record<string, string> = {};
  for (const [, name = ''] of text.matchAll(/\bvars\.(\w+)/g))
    vars[name] ??= name.endsWith('S')
      ? `web=${await newContainer()}, db=${await newContainer()}`
      : await newContainer();
  const jobs = await playWorkflow(
    { ...prepare(text, emulator.url), on: {} },
    {
      repository: path.join(directory, 'repository'),
      vars,
      secrets: { HOODY_TOKEN: token },
      env: {
        PATH: [path.join(directory, 'programs'), process.env['PATH']].join(path.delimiter),
        HOODY_CONTAINER_ID: vars['HOODY_CONTAINER_ID'] ?? (await newContainer()),
        HOODY_TOKEN: token,
        DB_HOST: 'db.example.com',
        ...env,
      },
    },
  );
  const restored = emulator.requests.filter(
    ({ operation, containerId = '' }) => operation === 'restore' && ids.includes(containerId),
  );
  return { ends: Object.values(jobs).map(({ result, log }) => ({ result, log })), restored };
}

test('Most snippets use this action', () => {
  expect(played.length).toBeGreaterThan(40);
});

test.concurrent.each(played)('The snippet at $place succeeds', async ({ text }) => {
  const { ends } = await play(text);
  expect(ends.filter(({ result }) => result !== 'success')).toEqual([]);
});

test.concurrent.each(played.filter(({ workflow }) => rollsBack(workflow)))(
  'The snippet at $place restores after a deploy that fails',
  async ({ text }) => {
    const { ends, restored } = await play(text, { DEPLOY_EXIT: '1' });
    expect(ends.map(({ result }) => result)).toContain('failure');
    expect(restored).not.toEqual([]);
  },
);

/** The commands of a section of the page, but not those that ask for the token. */
function commandsOf(heading: string): string {
  const [, rest = ''] = readPage('docs/restore-by-hand.md').split(`\n## ${heading}\n`);
  const [section = ''] = rest.split('\n## ');
  const blocks = [...section.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block);
  return blocks.filter((block) => !block.includes('stty')).join('');
}

test.concurrent.each(['One container', 'Without Actions'])(
  'The commands of "%s" restore the container',
  async (heading) => {
    const { emulator, token, directory } = started();
    const { id, root } = await emulator.addContainer({});
    const file = path.join(root, 'release');
    await writeFile(file, 'before');
    await emulator.seed(id, { name: SNAPSHOT, alias: SNAPSHOT });
    await writeFile(file, 'after');
    const script = commandsOf(heading)
      .replaceAll('https://api.hoody.com', emulator.url)
      .replaceAll(CONTAINER, id);
    expect(script).not.toBe('');
    const { stdout } = await promisify(execFile)('bash', ['-e', '-o', 'pipefail', '-c', script], {
      env: {
        PATH: [path.join(directory, 'programs'), process.env['PATH']].join(path.delimiter),
        HOODY_TOKEN: token,
      },
    });
    expect(stdout).toContain(SNAPSHOT);
    expect(await readFile(path.join(emulator.root(id), 'release'), 'utf8')).toBe('before');
  },
);
