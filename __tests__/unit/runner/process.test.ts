import { runProcess } from '../../../src/runner/process.ts';

const HEAD =
  '::error title=Hoody snapshot::The step did not finish. The log shows what it did.%0A' +
  'Unless the runner caused this, report it as a bug in the action:%0A';

let stdout: string;
let listeners: number;

beforeEach(() => {
  stdout = '';
  listeners = process.listenerCount('beforeExit');
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
});

/** Runs a program until it has settled. */
async function run(program: () => Promise<boolean>): Promise<void> {
  runProcess(program);
  await new Promise(setImmediate);
}

test.each([
  [true, 0],
  [false, 1],
])(
  'A program that returns %s ends the process with the status %d, and adds nothing to the log',
  async (succeeded, status) => {
    await run(async () => succeeded);
    expect(process.exitCode).toBe(status);
    expect(process.listenerCount('beforeExit')).toBe(listeners);
    expect(stdout).toBe('');
  },
);

test('The process fails until the program succeeds', async () => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  await run(() => promise);
  expect(process.exitCode).toBe(1);
  resolve(true);
  await new Promise(setImmediate);
  expect(process.exitCode).toBe(0);
});

test('A process that ends before its program says so, and fails', async () => {
  await run(() => new Promise(() => undefined));
  process.emit('beforeExit', 0);
  expect(process.exitCode).toBe(1);
  expect(stdout).toBe(`${HEAD}Node.js ended before the step was complete.\n`);
});

test.each<[string, unknown, string]>([
  [
    'an error',
    Object.assign(new Error('no'), { stack: 'Error: no\r\n at 100%' }),
    'Error: no%0D%0A at 100%25',
  ],
  ['an error without a stack', Object.assign(new Error('no'), { stack: undefined }), 'no'],
  ['another value', 'no', 'no'],
])('A program that throws %s fails the process with an annotation', async (_, thrown, reason) => {
  await run(() => Promise.reject(thrown));
  expect(process.exitCode).toBe(1);
  expect(process.listenerCount('beforeExit')).toBe(listeners);
  expect(stdout).toBe(`${HEAD}${reason}\n`);
});
