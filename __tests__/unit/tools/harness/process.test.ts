import { tmpdir } from 'node:os';
import path from 'node:path';
import { runProcess } from '../../../../tools/harness/process.ts';
import { needs } from '../../../helpers/needs.ts';

const node = (code: string, options: Partial<Parameters<typeof runProcess>[0]> = {}) =>
  runProcess({
    command: process.execPath,
    args: ['-e', code],
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'] ?? '' },
    ...options,
  });

test('A process ends with its exit code and its output', async () => {
  const chunks: string[] = [];
  const end = await node("console.log('out'); console.error('err'); process.exitCode = 3;", {
    onOutput: (text) => chunks.push(text),
  });
  expect(end).toMatchObject({ exitCode: 3, stdout: 'out\n', stderr: 'err\n' });
  expect(chunks.join('')).toBe(end.output);
  expect([...end.output].toSorted()).toEqual([...'out\nerr\n'].toSorted());
});

test('A process that is killed has no exit code', async () => {
  const end = await node('setInterval(() => undefined, 1_000)', { kill: AbortSignal.abort() });
  expect(end.exitCode).not.toBe(0);
  expect(end.interruptedBy).toBeUndefined();
});

test.each([
  ['without its working directory', { cwd: path.join(tmpdir(), 'nowhere', 'at-all') }, 'does not exist'],
  ['with a variable of 128 KiB', { env: { LONG: 'x'.repeat(2 ** 17 - 5) } }, 'Argument list too long'],
  ['without its program', { command: path.join(tmpdir(), 'no-such-program') }, 'ENOENT'],
])('A process %s does not start', async (_case, options, reason) => {
  const end = await node('', options);
  expect(end).toMatchObject({ exitCode: null, output: '', startError: expect.stringContaining(reason) });
});

needs('long variables').test('A process with a variable of almost 128 KiB starts', async () => {
  const end = await node('process.stdout.write(String(process.env.LONG.length))', {
    env: { LONG: 'x'.repeat(2 ** 17 - 6) },
  });
  expect(end.stdout).toBe(String(2 ** 17 - 6));
});
