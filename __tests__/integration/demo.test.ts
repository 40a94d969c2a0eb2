import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HAS_PROCESSES } from '../../tools/harness/system.ts';
import { needs } from '../helpers/needs.ts';

const ROOT = path.join(__dirname, '../..');
const GOOD_VERDICT = /\n✔ Every bad deploy was undone, to the last byte\. All \d+ checks passed\.\n$/;

jest.setTimeout(120_000);

// Created at once, because concurrent tests do not wait for a hook.
const directory = mkdtempSync(path.join(tmpdir(), 'demo-test-'));

afterAll(() => rm(directory, { recursive: true, force: true }));

interface Performance {
  exitCode: number | null;
  output: string;
  /** The names of the temporary files that are left. */
  leftovers: string[];
}

async function perform(
  options: { root?: string; env?: Record<string, string>; interruptAt?: string } = {},
): Promise<Performance> {
  const { root = ROOT, env = {}, interruptAt } = options;
  const { PATH, HOODY_TEST_SYSTEM } = process.env;
  const temporary = await mkdtemp(path.join(directory, 'temporary-'));
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/demo.ts'], {
    cwd: root,
    env: { PATH, HOODY_TEST_SYSTEM, TMPDIR: temporary, TEMP: temporary, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      const isNew = interruptAt !== undefined && !output.includes(interruptAt);
      output += text;
      if (isNew && output.includes(interruptAt)) child.kill('SIGINT');
    });
  }
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve));
  // tsx keeps what it has compiled.
  const leftovers = (await readdir(temporary)).filter((name) => !name.startsWith('tsx-'));
  return { exitCode, output, leftovers };
}

/** A copy of the project in which another action is built, with the same code for its step and its post step. */
async function withAction(code: string): Promise<string> {
  const root = await mkdtemp(path.join(directory, 'project-'));
  for (const part of [
    'demo',
    'emulator',
    'tools/harness',
    'openapi',
    'action.yml',
    'package.json',
    'tsconfig.json',
  ]) {
    await cp(path.join(ROOT, part), path.join(root, part), { recursive: true });
  }
  await symlink(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'), 'junction');
  await mkdir(path.join(root, 'dist/post'), { recursive: true });
  for (const entry of ['dist/index.js', 'dist/post/index.js']) await writeFile(path.join(root, entry), code);
  return root;
}

const IN_POST = "__dirname.endsWith('post')";
const REAL_ACTION = `require(${JSON.stringify(path.join(ROOT, 'dist'))} + (${IN_POST} ? '/post' : '') + '/index.js');`;

test.concurrent('The demo ends well, in plain text, and leaves nothing behind', async () => {
  const { exitCode, output, leftovers } = await perform();
  expect(output).toMatch(GOOD_VERDICT);
  expect(output).not.toContain('\u001b');
  expect(output).not.toContain('✘');
  expect(exitCode).toBe(0);
  expect(leftovers).toEqual([]);
});

needs('signals').test.concurrent('The demo is in color on request', async () => {
  const green = '\u001b[32m✔\u001b[39m';
  // The first color is enough.
  const { output } = await perform({ env: { FORCE_COLOR: '1' }, interruptAt: green });
  expect(output).toContain(green);
});

const STATUS = "process.env['INPUT_JOB-STATUS']";
const EACH_IS_BACK = ['web', 'api', 'worker'].map(
  (part) => `${part}: the files and their checksum are the same as before the deploy`,
);

/** Those of the act that only Linux can show. */
const CANCELED_IS_BACK = HAS_PROCESSES
  ? [
      'the log names what the post step ended',
      'the canceled deploy is undone',
      'the container stays as it was before the deploy',
    ]
  : [];

const RESCUED_IS_BACK = 'the container is as it was before the deploy';

const SABOTAGES: { action: string; code: string; failing: string[] }[] = [
  {
    action: 'does nothing at all',
    code: '',
    failing: [
      'the container has one snapshot, with that name',
      'the action reports that it changed the container',
      'the files are the same as before the deploy',
      'the checksum is the same as before the deploy',
      'the snapshot has that alias',
      'the files of the container are unchanged',
      'each container has exactly the snapshot in the map',
      'the post step looked at each container once, restored it once, and sent no other request',
      'later jobs read how it ended',
      'the summary shows a banner about the rollback',
      ...EACH_IS_BACK,
      ...CANCELED_IS_BACK,
      'the guard is armed',
      'the snapshot of the lost job is complete',
      RESCUED_IS_BACK,
    ],
  },
  {
    action: 'reports a restore that did not happen',
    code: `if (process.env.INPUT_OPERATION !== 'restore') ${REAL_ACTION}
      else require('node:fs').writeFileSync(process.env.GITHUB_OUTPUT, 'changed=true\\n');`,
    failing: [
      'the files are the same as before the deploy',
      'the checksum is the same as before the deploy',
      'the files of the container are unchanged',
      RESCUED_IS_BACK,
    ],
  },
  {
    action: 'fails after it has done its work',
    code: `process.on('exit', () => { process.exitCode = 1; }); ${REAL_ACTION}`,
    failing: ['the step succeeded', 'the post step succeeded'],
  },
  {
    action: 'has no post step',
    code: `if (!${IN_POST}) ${REAL_ACTION}`,
    failing: [
      'the post step looked at each container once, restored it once, and sent no other request',
      'later jobs read how it ended',
      'the summary shows a banner about the rollback',
      ...EACH_IS_BACK,
      'the snapshots of this job are deleted, and those of the failed job are kept',
      ...CANCELED_IS_BACK,
    ],
  },
  {
    action: 'forgets one container in its post step',
    code: `const { STATE_snapshots: state } = process.env;
      if (state) process.env.STATE_snapshots = JSON.stringify(JSON.parse(state).slice(0, 2));
      ${REAL_ACTION}`,
    failing: [
      'the post step looked at each container once, restored it once, and sent no other request',
      'the summary shows a banner about the rollback',
      'worker: the files and their checksum are the same as before the deploy',
      'the snapshots of this job are deleted, and those of the failed job are kept',
    ],
  },
  {
    action: 'reports a rollback that did not happen',
    code: `if (!${IN_POST} || ${STATUS} === 'success') ${REAL_ACTION}
      else require('node:fs').writeFileSync(process.env.GITHUB_STEP_SUMMARY,
        '> [!WARNING]\\n> The job failed, so all 3 containers were rolled back to their snapshots.\\n');`,
    failing: [
      'the post step looked at each container once, restored it once, and sent no other request',
      'later jobs read how it ended',
      ...EACH_IS_BACK,
      ...CANCELED_IS_BACK,
    ],
  },
  {
    action: 'rolls a good deploy back as well',
    code: `if (${IN_POST}) ${STATUS} = 'failure'; ${REAL_ACTION}`,
    failing: [
      'the snapshots of this job are deleted, and those of the failed job are kept',
      'the files of the new release are unchanged',
    ],
  },
  {
    action: 'shows the token',
    code: `console.log('The token is', process.env.INPUT_TOKEN); ${REAL_ACTION}`,
    failing: ['no log, output, or summary contains the token'],
  },
  {
    action: 'sends another request',
    code: `fetch(process.env['INPUT_API-URL'] + '/api/v1/containers').then(() => { ${REAL_ACTION} });`,
    failing: [
      'every request was to an endpoint of the API',
      'the post step looked at each container once, restored it once, and sent no other request',
    ],
  },
];

test.concurrent.each(SABOTAGES)('The demo detects an action that $action', async ({ code, failing }) => {
  const { exitCode, output, leftovers } = await perform({ root: await withAction(code) });
  expect(output).toMatch(/\n✘ \d+ of \d+ checks failed\.\n$/);
  const failed = [...output.matchAll(/^✘ (.*?): expected/gm)].map(([, claim]) => claim);
  expect([...new Set(failed)]).toEqual(failing);
  expect(exitCode).toBe(1);
  expect(leftovers).toEqual([]);
});

needs('signals').test.concurrent.each([
  ['in a step', 'Restoring container'],
  ['in a post step', 'Rolling back container'],
])('A demo that is interrupted %s leaves nothing behind', async (_when, interruptAt) => {
  const { exitCode, output, leftovers } = await perform({ interruptAt });
  expect(exitCode).toBe(130);
  expect(output).not.toMatch(/checks (passed|failed)/);
  expect(leftovers).toEqual([]);
});
