import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runStep, type StepResult } from '../../tools/harness/runner.ts';
import { EVERY_OPERATION, INPUTS_OF } from '../helpers/every-operation.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { expectFailure, expectLost, expectSuccess, NO_STATE } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();

/** Scripts that Node.js loads before the action. */
const SCRIPTS = {
  /** An HTTP client that never settles and does not keep the process alive. */
  inertHttp: `
    const { EventEmitter } = require('node:events');
    require('node:http').request = () => Object.assign(new EventEmitter(), { end() {}, destroy() {} });`,
  /** Ends the process before the action starts, as a cancel does. */
  killed: "process.kill(process.pid, 'SIGKILL');",
  /** Removes what loads the locale data, which takes longer than most steps. */
  noLocales: 'delete globalThis.Intl;',
  /** Writes the modules that were loaded to the log, from the program of the action on. */
  loadedModules: `
    const Module = require('node:module');
    const { basename } = require('node:path');
    const load = Module._load;
    const loaded = [];
    Module._load = (request, parent, isMain) => {
      if (isMain) loaded.length = 0;
      loaded.push(basename(request).replace('node:', ''));
      return load(request, parent, isMain);
    };
    process.on('exit', () => process.stdout.write('loaded ' + loaded.join(' ') + '\\n'));`,
};

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'hoody-entry-'));
  for (const [name, script] of Object.entries(SCRIPTS)) {
    await writeFile(path.join(directory, `${name}.js`), script);
  }
});
afterAll(() => rm(directory, { recursive: true }));

/** The environment in which Node.js loads a script first. */
const preload = (name: keyof typeof SCRIPTS) => ({
  NODE_OPTIONS: `--require ${path.join(directory, `${name}.js`)}`,
});

/** The step failed with this one error. */
function expectUnfinished({ exitCode, annotations, stderr }: StepResult, reason: RegExp): void {
  expect(exitCode).toBe(1);
  expect(annotations).toEqual([
    { level: 'error', title: 'Hoody snapshot', message: expect.stringMatching(reason) },
  ]);
  expect(annotations[0]?.message).toMatch(/^The step did not finish\. The log shows what it did\.\n/);
  expect(stderr).toBe('');
}

test.concurrent.each(EVERY_OPERATION)('A switch of protocols fails the operation %s', async (operation) => {
  const container = await hoody.container();
  const server = createServer((socket) => {
    const head = 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n';
    socket.on('error', () => undefined).once('data', () => socket.write(head));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const result = await container.step({
    ...INPUTS_OF[operation]('snap-20250115-103000'),
    'api-url': `http://127.0.0.1:${port}`,
  });
  server.close();
  expect(expectLost(operation, result)).toContain('Reason: status 101 switches protocols\n');
});

test.concurrent('A step with nothing left to wait for fails with an error', async () => {
  const container = await hoody.container();
  const result = await container.step({ operation: 'list' }, { env: preload('inertHttp') });
  expectUnfinished(
    result,
    /report it as a bug in the action:\nNode\.js ended before the step was complete\.$/,
  );
  expect(container.operations).toEqual([]);
});

test.concurrent('A step that cannot save its state fails with an error and sends nothing', async () => {
  const container = await hoody.container();
  const file = path.join(directory, 'nowhere/state');
  const result = await container.step({ operation: 'create' }, { runnerEnv: { GITHUB_STATE: file } });
  expectUnfinished(result, /\nError: ENOENT: .*nowhere\/state/);
  expect(container.operations).toEqual([]);
});

test.concurrent('A post step with an unreadable state fails with one error', async () => {
  const state = { ...NO_STATE, guard: '{"id":\n::warning::100%' };
  const result = await runStep({ inputs: {}, postOf: { state } });
  expect(result.exitCode).toBe(1);
  expect(result.annotations).toEqual([
    {
      level: 'error',
      title: 'Hoody snapshot',
      message: expect.stringContaining(
        'The saved state of the step is invalid. Nothing was restored or deleted.\nReason: ',
      ),
    },
  ]);
  expect(result.stdout.trimEnd()).not.toContain('\n');
});

test.concurrent('A post step without work succeeds and loads nothing but the file system', async () => {
  const container = await hoody.container();
  const env = preload('loadedModules');
  for (const inputs of [{ 'restore-on-failure': 'true' }, {}, { alias: 'release' }]) {
    const step = await container.step({ operation: 'create', ...inputs });
    expect(step.state['unsettled']).toBe('');
    const result = await container.step({}, { postOf: step, jobStatus: 'success', env });
    expect(result.exitCode).toBe(0);
    expect(result.stdout).toBe('loaded index.js fs\n');
  }
});

test.concurrent('A step that is killed before it loads its program leaves nothing to its post step', async () => {
  const container = await hoody.container();
  const env = preload('killed');
  const killed = await container.step({ operation: 'create', 'restore-on-failure': 'true' }, { env });
  expect(killed.exitCode).not.toBe(0);
  const result = await container.step(
    { operation: 'create', 'restore-on-failure': 'true' },
    { postOf: killed, jobStatus: 'cancelled' },
  );
  expect(result).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
  expect(container.operations).toEqual([]);
});

test.concurrent('A step loads HTTP after its inputs are checked', async () => {
  const container = await hoody.container();
  const env = preload('loadedModules');
  const wrong = await container.step({ operation: 'list', alias: 'x' }, { env });
  expectFailure(wrong);
  expect(wrong.log).toMatch(/^loaded (?!.* https?\b)/m);
  const right = await container.step({ operation: 'list' }, { env });
  expectSuccess(right);
  expect(right.log).toMatch(/^loaded .* https?\b/m);
});

test.concurrent('A step loads no locale data', async () => {
  const container = await hoody.container();
  await container.seed({ created_at: '2025-01-15T10:30:00.000Z' });
  const result = await container.step({ operation: 'list' }, { env: preload('noLocales') });
  expectSuccess(result);
  expect(result.summary).toMatch(/\d+ (?:day|month|year)s? ago/);
});
