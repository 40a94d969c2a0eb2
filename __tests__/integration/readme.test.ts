import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { JobLog } from '../../demo/job-log.ts';
import { removeTree } from '../../emulator/remove-tree.ts';
import { type Emulator, startEmulator } from '../../emulator/server.ts';
import { runStep } from '../../harness/runner.ts';

const README = readFileSync(path.join(__dirname, '../../README.md'), 'utf8');
const [lostAnswer, missingSnapshot, wrongInputs] = [...README.matchAll(/^```text\n(.*?)^```$/gms)].map(
  ([, text = '']) => text,
);
const CONTAINER = '64f0c1d2a3b4c5d6e7f80912';

const stateDir = mkdtempSync(path.join(tmpdir(), 'readme-test-'));
let emulator: Emulator;
let token: string;

beforeAll(async () => {
  emulator = await startEmulator({ stateDir });
  token = await emulator.addToken({});
  await emulator.addContainer({ id: CONTAINER });
  await emulator.seed(CONTAINER, { alias: 'release-v1.3.9', created_at: '2026-11-20T09:12:44.000Z' });
  await emulator.seed(CONTAINER, { alias: 'release-v1.4.0', created_at: '2026-11-23T10:30:02.000Z' });
});

afterAll(async () => {
  await emulator.close();
  await removeTree(stateDir);
});

/** What people see in the log of a job, but for the titles of groups. */
async function logOf(inputs: Record<string, string>): Promise<string> {
  const lines: string[] = [];
  const log = new JobLog(({ kind, text }) => {
    if (kind !== 'group') lines.push(kind === 'plain' ? text : `${kind}: ${text}`);
  });
  const settings = { 'container-id': CONTAINER, 'api-url': emulator.url, token };
  await runStep({ inputs: { ...settings, ...inputs }, onOutput: (text) => log.write(text) });
  return lines.map((line) => `${line}\n`).join('');
}

/** Without what is different each time. */
function constant(log: string | undefined): string | undefined {
  return log?.replace(/snap-\d{8}-\d{6}/g, 'snap-…').replace(/\d+\.\d s/g, '… s');
}

/** As the log of a job marks an error: its first line. */
function asError(log: string): string {
  return log.replace('error: ', 'Error: ').replaceAll('error: ', '');
}

test('a missing snapshot is told as the README shows', async () => {
  const log = await logOf({ operation: 'restore', snapshot: 'release-v1.5.0' });
  expect(missingSnapshot).toBe(asError(log));
});

test('wrong inputs are told as the README shows', async () => {
  const log = await logOf({ operation: 'restore', 'expiry-days': '7', token: '' });
  expect(wrongInputs).toBe(asError(log));
});

test('a lost answer is told as the README shows', async () => {
  emulator.script({ on: { operation: 'create' }, effect: { kind: 'reset', when: 'after' } });
  const log = await logOf({ operation: 'create', alias: 'release-v1.4.0' });
  const [, ...shown] = log.split('\n');
  expect(constant(shown.join('\n'))).toBe(constant(lostAnswer));
});
