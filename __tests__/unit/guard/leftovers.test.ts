import {
  endLeftovers,
  findLeftovers,
  isStillRunning,
  lookAgain,
  type ProcessBaseline,
} from '../../../src/guard/leftovers.ts';
import { type FakeProcess, FakeProcesses } from '../../helpers/fakes/processes.ts';

const ID = 'github_8d0a4c1e-0000-4000-8000-000000000001';
const DIRECTORY = '/runner/_temp/_runner_file_commands';
const [EARLIER, OWN, LATER] = ['set_env_earlier', 'set_env_own', 'set_env_later'].map(
  (name) => `${DIRECTORY}/${name}`,
);

const BASELINE: ProcessBaseline = {
  trackingId: ID,
  startTime: 100,
  directory: DIRECTORY,
  files: ['set_env_earlier', 'set_env_own'],
};

/** What a step after the guard starts. */
const DEPLOY: FakeProcess = { name: 'deploy.sh', trackingId: ID, envFile: LATER };
const NO_CANCEL = new AbortController().signal;

/** A machine with the runner, this process, and others. */
function machine(others: Record<number, FakeProcess> = {}): FakeProcesses {
  const table = new FakeProcesses();
  table.set(1, { name: 'init', startTime: 1, parentPid: 0 });
  table.set(500, { name: 'Runner.Listener', startTime: 10 });
  table.set(600, { name: 'Runner.Worker', startTime: 50, parentPid: 500 });
  // Its start can be later than that of the guard, as that of a wrapper is.
  table.set(800, { name: 'wrapper', startTime: 300, parentPid: 600, trackingId: ID, envFile: LATER });
  table.set(table.ownPid, { startTime: 301, parentPid: 800, trackingId: ID, envFile: LATER });
  for (const [pid, process] of Object.entries(others)) table.set(Number(pid), process);
  return table;
}

const leftoversOf = (others: Record<number, FakeProcess>, baseline = BASELINE) =>
  findLeftovers(baseline, machine(others)).leftovers.map(({ pid }) => pid);

test.each<[string, FakeProcess]>([
  ['of a later step', DEPLOY],
  ['of a later step without a file', { trackingId: ID }],
  ['of a later step that has another directory', { trackingId: ID, envFile: '/elsewhere/set_env_earlier' }],
])('A process %s is a leftover', (_what, process) => {
  expect(leftoversOf({ 1000: process })).toEqual([1000]);
});

test.each<[string, FakeProcess]>([
  ['that started before the guard', { ...DEPLOY, startTime: 99 }],
  ['that started in the same tick as the guard', { ...DEPLOY, startTime: 100 }],
  ['that an earlier service starts', { ...DEPLOY, envFile: EARLIER }],
  ['that the step of the guard started', { ...DEPLOY, envFile: OWN }],
  ['of another job', { ...DEPLOY, trackingId: 'github_8d0a4c1e-0000-4000-8000-000000000002' }],
  ['that asks to stay with an empty id', { ...DEPLOY, trackingId: '' }],
  ['that asks to stay with the id 0', { ...DEPLOY, trackingId: '0' }],
  ['without the variables of a job', {}],
  ['that is a zombie', { ...DEPLOY, state: 'Z' }],
  ['that is dead', { ...DEPLOY, state: 'X' }],
  ['of the kernel', { ...DEPLOY, isKernelThread: true }],
  ['of this process', { ...DEPLOY, parentPid: 900 }],
])('A process %s is no leftover', (_what, process) => {
  expect(leftoversOf({ 1000: process })).toEqual([]);
});

test('A look excludes its own process and its ancestors, but not what else they started', () => {
  expect(leftoversOf({ 1000: { ...DEPLOY, parentPid: 600 }, 1001: { ...DEPLOY, parentPid: 800 } })).toEqual([
    1000, 1001,
  ]);
});

test('A process that cleared its environment is a leftover with its parent only', () => {
  expect(
    leftoversOf({ 1000: DEPLOY, 1001: { parentPid: 1000 }, 1002: { parentPid: 1001 }, 1003: {} }),
  ).toEqual([1000, 1001, 1002]);
});

test.each<[string, FakeProcess]>([
  ['that asked to stay', { ...DEPLOY, trackingId: '' }],
  ['from before the guard', { startTime: 20 }],
])('What a process %s started stays too', (_what, parent) => {
  const others = { 1000: parent, 1001: { ...DEPLOY, parentPid: 1000 }, 1002: { parentPid: 1001 } };
  expect(leftoversOf(others)).toEqual([]);
});

test('A process that asks to stay stays when its parent is ended', () => {
  expect(leftoversOf({ 1000: DEPLOY, 1001: { ...DEPLOY, trackingId: '', parentPid: 1000 } })).toEqual([1000]);
});

test('The init of a container keeps no orphan, although it is no ancestor of this process', () => {
  const table = machine({ 1000: { ...DEPLOY, parentPid: 1 } });
  table.set(table.ownPid, { startTime: 301, parentPid: 0 });
  expect(findLeftovers(BASELINE, table).leftovers.map(({ pid }) => pid)).toEqual([1000]);
});

test('Processes that seem to be the parents of each other end no look', () => {
  expect(leftoversOf({ 1000: { ...DEPLOY, parentPid: 1001 }, 1001: { parentPid: 1000 } })).toEqual([
    1000, 1001,
  ]);
});

test('In a job container, which has no tracking id, the directory of the file identifies the job', () => {
  const others: Record<number, FakeProcess> = {
    1000: { envFile: LATER },
    1001: { envFile: EARLIER },
    1002: { envFile: '/elsewhere/set_env_later' },
    1003: {},
    1004: { envFile: LATER, trackingId: ID },
  };
  expect(leftoversOf(others, { ...BASELINE, trackingId: null })).toEqual([1000]);
});

test.each([null, ID])(
  'With the id %j, where all steps share one file, only start times decide',
  (trackingId) => {
    const directory = '/var/run/act/workflow';
    const variables = { trackingId: trackingId ?? undefined, envFile: `${directory}/envs.txt` };
    const others = { 1000: variables, 1001: { ...variables, startTime: 99 } };
    expect(leftoversOf(others, { trackingId, startTime: 100, directory, files: [] })).toEqual([1000]);
  },
);

test('Of other users, those of the same control group and those below a leftover are named', () => {
  const table = machine({
    1000: DEPLOY,
    1001: { isUnreadable: true },
    1002: { isUnreadable: true, cgroup: 'system' },
    1003: { isUnreadable: true, cgroup: 'system', parentPid: 1000 },
    1004: { isUnreadable: true, startTime: 99 },
    1005: { parentPid: 1003 },
  });
  const { leftovers, unreadable } = findLeftovers(BASELINE, table);
  expect(leftovers.map(({ pid }) => pid)).toEqual([1000, 1005]);
  expect(unreadable.map(({ pid }) => pid)).toEqual([1001, 1003]);
});

const end = (table: FakeProcesses, canceled = NO_CANCEL) =>
  endLeftovers(BASELINE, table, table.clock, canceled);
const pidsOf = (processes: readonly { pid: number }[]) => processes.map(({ pid }) => pid);

test('With nothing to end, there is one look and no wait', async () => {
  const table = machine();
  let looks = 0;
  table.onLook = () => {
    looks += 1;
  };
  expect(await end(table)).toEqual({ ended: [], running: [], unreadable: [] });
  expect({ looks, now: table.now }).toEqual({ looks: 1, now: 0 });
});

test('All leftovers are asked to end once, and only the first of each is reported', async () => {
  const table = machine({ 1000: DEPLOY, 1001: { ...DEPLOY, parentPid: 1000 }, 1002: DEPLOY });
  const { ended, running } = await end(table);
  expect(table.signals).toEqual([
    [1000, 'SIGTERM'],
    [1001, 'SIGTERM'],
    [1002, 'SIGTERM'],
  ]);
  expect([pidsOf(ended), running]).toEqual([[1000, 1002], []]);
});

test('A process that ignores the request is killed after 5 seconds', async () => {
  const table: FakeProcesses = machine({
    1000: { ...DEPLOY, onSignal: (name) => name === 'SIGKILL' && table.end(1000) },
  });
  expect(pidsOf((await end(table)).ended)).toEqual([1000]);
  expect(table.signals).toEqual([
    [1000, 'SIGTERM'],
    [1000, 'SIGKILL'],
  ]);
  expect(table.now).toBeGreaterThanOrEqual(5_000);
  expect(table.now).toBeLessThan(5_100);
});

test('A process that cannot be killed costs 7 seconds, and is reported as running', async () => {
  const table = machine({ 1000: { ...DEPLOY, onSignal: () => undefined } });
  const leftovers = await end(table);
  expect(pidsOf(leftovers.running)).toEqual([1000]);
  expect(leftovers.ended).toEqual([]);
  expect(isStillRunning(leftovers)).toBe(true);
  expect(table.now).toBeGreaterThanOrEqual(7_000);
  expect(table.now).toBeLessThan(7_100);
});

test('Processes that always start others do not win, and only those of the first look are reported as ended', async () => {
  const table = machine({ 1000: DEPLOY });
  let next = 1000;
  table.onLook = () => {
    next += 1;
    table.set(next, { ...DEPLOY, startTime: next });
  };
  table.end(1000);
  const { ended, running } = await end(table);
  expect(pidsOf(ended)).toEqual([1001]);
  expect(running).toHaveLength(1);
  expect(table.now).toBeLessThan(7_100);
});

test('A process that got the id of a leftover after the look is not signaled', async () => {
  const table = machine({ 1000: DEPLOY, 1001: DEPLOY });
  table.set(1000, { ...DEPLOY, onSignal: () => table.set(1001, { startTime: 400 }) });
  table.onLook = () => {
    if (table.signals.length > 0) table.end(1000);
  };
  await end(table);
  expect(table.signals).toEqual([[1000, 'SIGTERM']]);
  expect(table.pids).toContain(1001);
});

test('A process whose signal fails does not protect the others', async () => {
  const table = machine({ 1000: DEPLOY, 1001: DEPLOY });
  table.set(1000, {
    ...DEPLOY,
    onSignal: () => {
      table.end(1000);
      throw new Error('ESRCH');
    },
  });
  expect(pidsOf((await end(table)).ended)).toEqual([1000, 1001]);
});

test('An interrupted post step does not wait', async () => {
  const table = machine({ 1000: { ...DEPLOY, onSignal: () => undefined } });
  const { running } = await end(table, AbortSignal.abort());
  expect(pidsOf(running)).toEqual([1000]);
  expect(table.now).toBe(0);
});

test.each<[string, ProcessBaseline | undefined, string]>([
  ['the system shows none', undefined, 'this system does not show which processes are theirs'],
  [
    'the job keeps them',
    { ...BASELINE, trackingId: '' },
    '`RUNNER_TRACKING_ID` keeps the processes of the job',
  ],
])('Where %s, nothing is ended, and that is a doubt', async (_where, baseline, doubt) => {
  const table = machine({ 1000: DEPLOY });
  const before = await endLeftovers(baseline, table, table.clock, NO_CANCEL);
  expect(before).toEqual({ ended: [], running: [], unreadable: [], doubt });
  expect(lookAgain(baseline, table, before)).toBe(before);
  expect(table.signals).toEqual([]);
});

test('A look that fails is a doubt, also the one after the rollback', async () => {
  const table = machine();
  const before = await end(table);
  table.onLook = () => {
    throw new Error('EACCES');
  };
  const failed = {
    ended: [],
    running: [],
    unreadable: [],
    doubt: 'the processes could not be read (EACCES)',
  };
  expect(await end(table)).toEqual(failed);
  expect(lookAgain(BASELINE, table, before)).toEqual(failed);
});

test('The look after the rollback finds what started meanwhile', async () => {
  const table = machine({ 1000: DEPLOY });
  const before = await end(table);
  table.set(1005, DEPLOY);
  table.set(1006, { isUnreadable: true });
  const after = lookAgain(BASELINE, table, before);
  expect([after.ended, after.running, after.unreadable].map(pidsOf)).toEqual([[1000], [1005], [1006]]);
});
