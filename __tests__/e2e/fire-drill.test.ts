import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { useLocalHoody } from '../helpers/act-hoody.ts';
import { EXAMPLES } from '../helpers/user-repository.ts';

const hoody = useLocalHoody('fire-drill.yml');

test('A fire drill breaks the container, and shows that it came back', async () => {
  const container = await hoody.container();
  const before = await container.tree();

  const { log } = await hoody.run('fire-drill.yml', {
    event: 'workflow_dispatch',
    vars: { STAGING_CONTAINER_ID: container.id },
  });

  expect(log).toContain('[drill] 🏁  Job failed');
  expect(log).toContain('[verdict] 🏁  Job succeeded');
  expect(await container.tree()).toEqual(before);
  expect(container.operations).toEqual(['create', 'restore']);
});

test('A fire drill whose rollback fails is not a success', async () => {
  const container = await hoody.container();
  hoody.emulator.script({
    on: { operation: 'restore', containerId: container.id },
    effect: { kind: 'status', status: 403 },
  });

  const { exitCode, log } = await hoody.run('fire-drill.yml', {
    event: 'schedule',
    vars: { STAGING_CONTAINER_ID: container.id },
  });

  expect(exitCode).toBe(1);
  expect(log).toContain('Could not roll container');
  expect(log).not.toContain('[verdict] 🏁  Job succeeded');
});

test('A fire drill that breaks nothing is not a success', async () => {
  const container = await hoody.container();

  const { log } = await hoody.run('fire-drill.yml', {
    event: 'workflow_dispatch',
    vars: { STAGING_CONTAINER_ID: container.id },
    failing: [[container, 'break']],
  });

  expect(log).toContain('[verdict] 🏁  Job failed');
});

describe('The verdict of a fire drill', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'hoody-verdict-'));
    await writeFile(path.join(directory, 'fingerprint.sh'), '#!/bin/sh\necho "$NOW"\n', { mode: 0o755 });
  });
  afterAll(() => rm(directory, { recursive: true }));

  /** Runs the script of the last step, as the runner does. */
  async function verdict(before: string, broken: string, now: string) {
    const { jobs } = parse(await readFile(path.join(EXAMPLES, 'fire-drill.yml'), 'utf8'));
    const script: string = jobs.verdict.steps.at(-1).run;
    const env = { PATH: process.env['PATH'], BEFORE: before, BROKEN: broken, NOW: now };
    const summary = { GITHUB_STEP_SUMMARY: path.join(directory, 'summary') };
    return new Promise<{ failed: boolean; stdout: string }>((resolve) => {
      execFile(
        'bash',
        ['-e', '-c', script],
        { cwd: directory, env: { ...env, ...summary } },
        (error, stdout) => resolve({ failed: error !== null, stdout }),
      );
    });
  }

  test.each([
    ['a', 'b', 'a', false, 'The container was broken, and it is back.'],
    ['a', 'b', 'b', true, 'The container is not as it was before.'],
    ['a', 'a', 'a', true, 'broke nothing, so the drill proves nothing'],
    ['a', '', 'a', true, 'The drill ended before it broke the container.'],
  ])('The fingerprints %j, %j and %j mean failure: %s', async (before, broken, now, failed, message) => {
    const result = await verdict(before, broken, now);
    expect(result.failed).toBe(failed);
    expect(result.stdout).toContain(message);
  });
});
