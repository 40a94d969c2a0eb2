import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { processTable, readProcessBaseline } from '../../../src/runner/processes.ts';
import { kill } from '../../../tools/harness/signals.ts';
import { needs } from '../../helpers/needs.ts';
import { setEnvironment } from '../../helpers/transport.ts';
import { until } from '../../helpers/until.ts';

const { test } = needs('processes');
const ID = 'github_8d0a4c1e-0000-4000-8000-00000000000f';
const directory = mkdtempSync(path.join(tmpdir(), 'hoody-processes-'));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) kill(child);
});
afterAll(() => rmSync(directory, { recursive: true }));

/** Starts a program that waits. */
async function start(program: string, args: string[], env: Record<string, string>): Promise<number> {
  const child = spawn(program, args, { env, stdio: 'ignore' });
  children.push(child);
  await once(child, 'spawn');
  return child.pid ?? 0;
}

const find = (pid: number) => processTable.list().find((process) => process.pid === pid);

test('The table has this process, whose parent is another one', () => {
  expect(find(processTable.ownPid)).toEqual({
    pid: process.pid,
    parentPid: process.ppid,
    startTime: processTable.startTimeOf(process.pid),
    name: expect.any(String),
    state: expect.stringMatching(/^[RS]$/),
    isKernelThread: false,
  });
});

test('A process has the name of its program, also one with a space and a parenthesis', async () => {
  const file = path.join(directory, 'de) ploy S 1');
  writeFileSync(file, '#!/bin/sh\nread -r line\n', { mode: 0o755 });
  const pid = await start(file, [], {});
  await until(() => find(pid)?.name === 'de) ploy S 1');
  expect(find(pid)?.parentPid).toBe(process.pid);
});

test('Node.js has the name of its program, not of its main thread', async () => {
  const pid = await start(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], {});
  await until(() => find(pid)?.name === 'node');
});

test('The variables of a process are those that it started with', async () => {
  const env = { NOT_RUNNER_TRACKING_ID: '1', RUNNER_TRACKING_ID: '', GITHUB_ENV: '/a=b' };
  const pid = await start('/bin/sleep', ['60'], env);
  expect(processTable.variablesOf(pid)).toEqual({ trackingId: '', envFile: '/a=b' });
  const bare = await start('/bin/sleep', ['60'], {});
  expect(processTable.variablesOf(bare)).toEqual({ trackingId: undefined, envFile: undefined });
});

test('A child is in the control group of its parent', async () => {
  const pid = await start('/bin/sleep', ['60'], {});
  expect(processTable.cgroupOf(pid)).toBe(processTable.cgroupOf(process.pid));
  expect(processTable.cgroupOf(pid)).not.toBe('');
});

test('A signal ends a process, of which then nothing is known', async () => {
  const pid = await start('/bin/sleep', ['60'], {});
  processTable.signal(pid, 'SIGTERM');
  await once(children[0] as ChildProcess, 'exit');
  expect(find(pid)).toBeUndefined();
  expect(processTable.startTimeOf(pid)).toBeUndefined();
  expect(processTable.variablesOf(pid)).toBeUndefined();
  expect(processTable.cgroupOf(pid)).toBeUndefined();
});

test('The baseline is the start of this process, and the files of the steps until now', () => {
  for (const name of ['set_env_1', 'set_env_2', 'set_output_1'])
    writeFileSync(path.join(directory, name), '');
  setEnvironment({ RUNNER_TRACKING_ID: ID, GITHUB_ENV: path.join(directory, 'set_env_2') });
  const baseline = readProcessBaseline();
  expect(baseline).toEqual({
    trackingId: ID,
    startTime: processTable.startTimeOf(process.pid),
    directory,
    files: expect.any(Array),
  });
  expect(baseline?.files.toSorted()).toEqual(['set_env_1', 'set_env_2']);
});

test.each([
  [undefined, null],
  ['', ''],
  ['0', ''],
  [`${ID}0`, ''],
])('The tracking id %j is %j in the baseline', (value, expected) => {
  setEnvironment({ RUNNER_TRACKING_ID: value, GITHUB_ENV: path.join(directory, 'set_env_2') });
  expect(readProcessBaseline()?.trackingId).toBe(expected);
});

test.each([undefined, '', '/nowhere/set_env_1'])('There is no baseline with the file %j', (file) => {
  setEnvironment({ RUNNER_TRACKING_ID: ID, GITHUB_ENV: file });
  expect(readProcessBaseline()).toBeUndefined();
});
