/** These tests need signals, which only POSIX systems have. */
import { tmpdir } from 'node:os';
import { type ProcessOptions, runProcess } from '../../../../tools/harness/process.ts';
import { killById } from '../../../../tools/harness/signals.ts';

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

test.concurrent('A process that ignores SIGINT and SIGTERM is killed', async () => {
  const end = await runUntilReady(['SIGINT', 'SIGTERM']);
  expect(end).toMatchObject({ exitCode: null, stdout: 'ready\nSIGINT\nSIGTERM\n', interruptedBy: 'cancel' });
});

test.concurrent('A process that ignores SIGINT ends with SIGTERM', async () => {
  const end = await runUntilReady(['SIGINT']);
  expect(end).toMatchObject({ exitCode: null, stdout: 'ready\nSIGINT\n' });
});

test.concurrent('A process whose time is over gets the same signals', async () => {
  const end = await runUntilReady(['SIGINT', 'SIGTERM'], { timeoutMs: 20_000, onOutput: () => undefined });
  expect(end).toMatchObject({ exitCode: null, stdout: 'ready\nSIGINT\nSIGTERM\n', interruptedBy: 'timeout' });
});

test.concurrent('A process ends before its child, which keeps the output open', async () => {
  const code = `
    const { spawn } = require('node:child_process');
    const child = spawn('sleep', ['60'], { stdio: ['ignore', 'inherit', 'inherit'] });
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
