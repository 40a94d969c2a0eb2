import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type CommandLine, readCommandLine } from '../../../emulator/cli/command-line.ts';
import { kill } from '../../../tools/harness/signals.ts';
import { setUp, temporaryDirectory } from '../../helpers/emulator.ts';
import { needs } from '../../helpers/needs.ts';

const CLI = path.join(__dirname, '../../../emulator/cli/main.ts');

interface Run {
  child: ChildProcessWithoutNullStreams;
  output: { stdout: string; stderr: string };
  /** Resolves when the standard output contains the text. */
  until(text: string): Promise<void>;
  exit: Promise<unknown[]>;
}

const running: ChildProcessWithoutNullStreams[] = [];

afterEach(() => {
  for (const child of running.splice(0)) kill(child);
});

function run(...words: string[]): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', CLI, ...words]);
  running.push(child);
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk;
  });
  const exit = once(child, 'close');
  const until = async (text: string) => {
    while (!output.stdout.includes(text)) {
      if (child.exitCode !== null) throw new Error(`It ended: ${output.stderr}`);
      await Promise.race([once(child.stdout, 'data'), exit]);
    }
  };
  return { child, output, until, exit };
}

function found(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, value = '']) => value);
}

test('The first start creates two containers and a token, and the next start continues with them', async () => {
  const stateDir = path.join(await temporaryDirectory(), 'state');
  const words = ['--port', '0', '--state', stateDir, '--create-ms', '0'];
  const first = run(...words);
  await first.until('Ctrl+C');
  const { stdout } = first.output;
  const [address = ''] = found(stdout, /address +(\S+)/g);
  const ids = found(stdout, /container +([0-9a-f]{24})/g);
  const files = found(stdout, /files +(\S+)/g);
  const [token = ''] = found(stdout, /token +(\S+)/g);
  expect(stdout).toContain('for demos and tests only');
  expect(stdout).toContain(
    `curl -H 'Authorization: Bearer ${token}' ${address}/api/v1/containers/${ids[0]}/snapshots`,
  );
  expect(stdout).toContain(`HOODY_TOKEN=${token} HOODY_CONTAINER_ID=${ids[0]}`);
  expect(stdout).toContain(`api-url: ${address}`);
  expect(ids).toHaveLength(2);
  for (const root of files)
    expect(await readFile(path.join(root, 'site/index.html'), 'utf8')).toContain('<h1>');

  const target = `/api/v1/containers/${ids[1]}/snapshots`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const created = await fetch(address + target, { method: 'POST', headers, body: '{"alias":"kept"}' });
  expect(created.status).toBe(201);
  await first.until(`POST ${target} -> 201, `);
  kill(first.child);
  await first.exit;
  expect(first.output.stderr).toBe('');

  const second = run(...words);
  await second.until('Ctrl+C');
  const again = second.output.stdout;
  expect(found(again, /container +([0-9a-f]{24})/g)).toEqual(ids);
  expect(found(again, /token +(\S+)/g)).toEqual([token]);
  const tokens = JSON.parse(await readFile(path.join(stateDir, 'tokens.json'), 'utf8'));
  expect(Object.keys(tokens)).toEqual([token]);
  const [newAddress = ''] = found(again, /address +(\S+)/g);
  expect(await (await fetch(newAddress + target, { headers })).text()).toContain('"alias":"kept"');
}, 120_000);

needs('signals').test.each(['SIGTERM', 'SIGINT'] as const)(
  'An emulator ends with success after %s',
  async (signal) => {
    const { child, until, exit, output } = run('--port', '0', '--state', await temporaryDirectory());
    await until('Ctrl+C');
    child.kill(signal);
    expect(await exit).toEqual([0, null]);
    expect(output.stderr).toBe('');
  },
  120_000,
);

test('A port in use and an invalid option are each reported in one line', async () => {
  const { emulator } = await setUp();
  const { port } = new URL(emulator.url);
  const state = await temporaryDirectory();
  const other = run('--port', port, '--state', state);
  const wrong = run('--port', 'x');
  const help = run('--help');
  expect(await other.exit).toEqual([1, null]);
  expect(other.output.stderr).toBe(`emulator: port ${port} is in use; choose another with --port\n`);
  expect(await wrong.exit).toEqual([2, null]);
  expect(wrong.output.stderr).toBe(
    `emulator: --port must be a whole number from 0 to 65535, not 'x'. For the options, use --help.\n`,
  );
  expect(await help.exit).toEqual([0, null]);
  expect(help.output.stdout).toContain('--alias-reuse');
  expect([other, wrong].map(({ output }) => output.stdout)).toEqual(['', '']);
}, 120_000);

test('A state directory that is a file is reported in one line', async () => {
  const file = path.join(await temporaryDirectory(), 'file');
  await writeFile(file, '');
  const broken = run('--port', '0', '--state', file);
  expect(await broken.exit).toEqual([1, null]);
  expect(broken.output.stderr).toMatch(/^emulator: cannot start with the state in .*\n$/);
}, 120_000);

test('Every option has a default', () => {
  expect(readCommandLine([])).toEqual({
    kind: 'run',
    settings: {
      port: 4663,
      stateDir: '.emulator',
      names: 'alias',
      nameTaken: 409,
      aliasReuse: 'allow',
      maxSnapshots: null,
      createMs: 1000,
      restoreMs: 2000,
      faults: [],
    },
  } satisfies CommandLine);
});

test('Every option is parsed', async () => {
  const file = path.join(await temporaryDirectory(), 'faults.json');
  const faults = [
    {
      on: { operation: 'create', containerId: 'x' },
      times: 2,
      effect: { kind: 'status', status: 503, acts: true },
    },
    { effect: { kind: 'status', status: 429, headers: { 'retry-after': '1' }, body: 'x' } },
    { effect: { kind: 'response', body: {}, status: 200 } },
    { effect: { kind: 'reset', when: 'after' } },
    { effect: { kind: 'cut' } },
    { effect: { kind: 'delay', ms: 5 } },
    { effect: { kind: 'hang', acts: false } },
  ];
  await writeFile(file, JSON.stringify(faults));
  const line =
    '--port 0 --state x --names time --name-taken replace --alias-reuse replace --max-snapshots 5 --create-ms 0 --restore-ms 7 --faults'.split(
      ' ',
    );
  expect(readCommandLine([...line, file])).toEqual({
    kind: 'run',
    settings: {
      port: 0,
      stateDir: 'x',
      names: 'time',
      nameTaken: 'replace',
      aliasReuse: 'replace',
      maxSnapshots: 5,
      createMs: 0,
      restoreMs: 7,
      faults,
    },
  });
});

test.each([
  ['--port', '65536'],
  ['--port', '-1'],
  ['--port', '1.5'],
  ['--port', ''],
  ['--port'],
  ['--state', ''],
  ['--names', 'random'],
  ['--name-taken', '404'],
  ['--name-taken', 'toString'],
  ['--alias-reuse', 'maybe'],
  ['--max-snapshots', 'none'],
  ['--create-ms', '1s'],
  ['--restore-ms', '1e3'],
  ['--what'],
  ['word'],
  ['--faults', '/nowhere/faults.json'],
])('The option %s %s is rejected in one line', (...words) => {
  const read = readCommandLine(words);
  expect(read).toEqual({ kind: 'invalid', problem: expect.stringMatching(/^.+$/) });
  expect(read.kind === 'invalid' && read.problem).toContain(words[0] === '--faults' ? words[1] : words[0]);
});

test.each([
  ['{', 'cannot read'],
  ['{}', 'must be array'],
  ['[{}]', "must have required property 'effect'"],
  ['[{"effect":{"kind":"boom"}}]', 'status, response, reset, cut, delay, hang'],
  ['[{"effect":{"kind":"status"}}]', "must have required property 'status'"],
  ['[{"effect":{"kind":"cut","ms":1}}]', 'additional properties (ms)'],
  ['[{"effect":{"kind":"reset","when":"never"}}]', '(before,after)'],
  ['[{"effect":{"kind":"cut"},"times":0}]', '/0/times'],
  ['[{"effect":{"kind":"cut"},"on":{"operation":"attack"}}]', '/0/on/operation'],
])('The fault file %s is rejected in one line', async (text, complaint) => {
  const directory = await temporaryDirectory();
  const file = path.join(directory, 'faults.json');
  await mkdir(directory, { recursive: true });
  await writeFile(file, text);
  const read = readCommandLine(['--faults', file]);
  expect(read).toEqual({ kind: 'invalid', problem: expect.stringMatching(/^.+$/) });
  expect(read.kind === 'invalid' && read.problem).toContain(complaint);
});
