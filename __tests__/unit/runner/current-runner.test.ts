import { tmpdir } from 'node:os';
import path from 'node:path';
import { summary as toolkitSummary } from '@actions/core';
import { currentRunner } from '../../../src/runner/current-runner.ts';
import { Log } from '../../../src/runner/log.ts';
import { type Runner, summarize } from '../../../src/runner/runner.ts';
import { FakeRunner } from '../../helpers/fakes/runner.ts';
import { text } from '../../helpers/fakes/text.ts';
import { setEnvironment } from '../../helpers/transport.ts';

const runner = new FakeRunner();
afterAll(() => runner.remove());
// The toolkit keeps what it could not write.
afterEach(() => toolkitSummary.emptyBuffer());

/** What the runner is given when a step does this. */
const given = (
  act: (runner: Runner) => Promise<void> | void,
  variables: Record<string, string | undefined> = {},
) =>
  runner.run(async (current) => {
    await act(current);
    return true;
  }, variables);

const write = (current: Runner) => summarize('<p>Done</p>', current, new Log(current, ''));

// The first of all: the toolkit keeps the file that it wrote to.
test('A missing summary file causes no message', async () => {
  expect(await given(write, { GITHUB_STEP_SUMMARY: undefined })).toMatchObject({ stdout: '', summary: '' });
  expect(await given(write, { GITHUB_STEP_SUMMARY: '' })).toMatchObject({ stdout: '', summary: '' });
});

test('A summary that cannot be written is a warning', async () => {
  const { stdout, summary } = await given(write, {
    GITHUB_STEP_SUMMARY: path.join(runner.temp, 'nowhere/summary'),
  });
  expect(stdout).toMatch(/^::warning title=Hoody snapshot::Could not write the job summary\.%0AReason: /);
  expect(summary).toBe('');
});

test('What a step writes is added to the job summary', async () => {
  const { stdout, summary } = await given(async (current) => {
    await current.writeSummary('<p>One</p>\n');
    await current.writeSummary('<p>Two</p>\n');
  });
  expect(summary).toBe('<p>One</p>\n<p>Two</p>\n');
  expect(stdout).toBe('');
});

test('The inputs are trimmed, and the environment is as it is', () => {
  setEnvironment({ 'INPUT_CONTAINER-ID': ' a ', HOODY_TOKEN: ' b ', HOODY_CONTAINER_ID: undefined });
  const { inputs } = currentRunner();
  expect(inputs.input('container-id')).toBe('a');
  expect(inputs.input('snapshot')).toBe('');
  expect(inputs.env('HOODY_TOKEN')).toBe(' b ');
  expect(inputs.env('HOODY_CONTAINER_ID')).toBeUndefined();
});

test('An input may be cut only on Windows, at the limit of what the runner passes', () => {
  setEnvironment({
    'INPUT_CONTAINER-ID': ` ${'a'.repeat(32_765)}`,
    INPUT_ALIAS: 'a',
    INPUT_FILTER: undefined,
  });
  const names = ['container-id', 'alias', 'filter'];
  expect(names.filter(currentRunner('win32').inputs.mayBeCut)).toEqual(['container-id']);
  expect(names.filter(currentRunner('linux').inputs.mayBeCut)).toEqual([]);
});

test('The system is that of this process', () => {
  expect(currentRunner().platform).toBe(process.platform);
});

test('The temporary files are where the runner clears them, or else where the machine has them', () => {
  setEnvironment({ RUNNER_TEMP: '/runner/temp' });
  expect(currentRunner().temporaryDirectory).toBe('/runner/temp');
  setEnvironment({ RUNNER_TEMP: undefined });
  expect(currentRunner().temporaryDirectory).toBe(tmpdir());
});

test('The commands reach the runner', async () => {
  const { outputs, state } = await given(({ commands }) => {
    commands.setOutput('count', '1');
    commands.saveState('guard', '{}');
  });
  expect({ outputs, state }).toEqual({ outputs: { count: '1' }, state: { guard: '{}' } });
});

test('The runner generates an alias of the run', () => {
  setEnvironment({ GITHUB_RUN_ID: '42', GITHUB_EVENT_PATH: undefined });
  expect(currentRunner().generateAlias(text('run'))).toMatch(/^run-42-/);
});

test('The runner watches whether the job is canceled', () => {
  const canceled = currentRunner().watchCancellation();
  expect(canceled.aborted).toBe(false);
  process.emit('SIGTERM');
  expect(canceled.aborted).toBe(true);
});
