import { tmpdir } from 'node:os';
import { type ProcessOptions, runProcess } from '../../../../tools/harness/process.ts';
import { killById } from '../../../../tools/harness/signals.ts';
import { IS_WINDOWS } from '../../../../tools/harness/system.ts';

/** What comes after SIGINT. */
const SECOND = IS_WINDOWS ? 'SIGBREAK' : 'SIGTERM';
const PATH = { PATH: process.env['PATH'] ?? '' };

/** Runs a program that says when it is ready, and each signal that it gets. */
function runUntilReady(catches: readonly string[], options: Partial<ProcessOptions> = {}) {
  const controller = new AbortController();
  const code = `
    for (const name of ${JSON.stringify(catches)}) process.on(name, () => console.log(name));
    setInterval(() => undefined, 1_000);
    console.log('ready');`;
  return runProcess({
    command: process.execPath,
    args: ['-e', code],
    cwd: tmpdir(),
    env: PATH,
    cancel: controller.signal,
    onOutput: (text) => {
      if (text.includes('ready')) controller.abort();
    },
    timeScale: 0.2,
    ...options,
  });
}

test.concurrent('A process that ignores SIGINT and the signal after it is killed', async () => {
  const end = await runUntilReady(['SIGINT', SECOND]);
  expect(end).toMatchObject({ exitCode: null, interruptedBy: 'cancel' });
  expect(end.stdout).toBe(`ready\nSIGINT\n${SECOND}\n`);
});

test.concurrent('A process that ignores SIGINT ends with the signal after it', async () => {
  const end = await runUntilReady(['SIGINT']);
  expect(end.exitCode).not.toBe(0);
  expect(end.stdout).toBe('ready\nSIGINT\n');
});

test.concurrent('A process that does not listen ends with SIGINT', async () => {
  const end = await runUntilReady([]);
  expect(end.exitCode).not.toBe(0);
  expect(end).toMatchObject({ interruptedBy: 'cancel' });
  expect(end.stdout).toBe('ready\n');
});

test.concurrent('A process whose time is over gets the same signals', async () => {
  const end = await runUntilReady(['SIGINT', SECOND], { timeoutMs: 20_000, onOutput: () => undefined });
  expect(end).toMatchObject({ exitCode: null, interruptedBy: 'timeout' });
  expect(end.stdout).toBe(`ready\nSIGINT\n${SECOND}\n`);
});

test.concurrent('A process ends before its child, which keeps the output open', async () => {
  const code = `
    const { spawn } = require('node:child_process');
    const wait = 'setTimeout(() => undefined, 60_000)';
    const child = spawn(process.execPath, ['-e', wait], { stdio: ['ignore', 'inherit', 'inherit'] });
    child.unref();
    console.log(child.pid);`;
  const end = await runProcess({
    command: process.execPath,
    args: ['-e', code],
    cwd: tmpdir(),
    env: PATH,
    timeScale: 0.01,
  });
  expect(end.exitCode).toBe(0);
  expect(killById(Number(end.stdout))).toBe(true);
});
