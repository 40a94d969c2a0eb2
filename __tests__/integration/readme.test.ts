import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { JobLog } from '../../demo/job-log.ts';
import type { Effect, Emulator, Operation } from '../../emulator/server.ts';
import { NO_FINDINGS, startLocalHoody } from '../../harness/local-hoody.ts';
import { runStep, type StepOptions, type StepResult } from '../../harness/runner.ts';

const README = readFileSync(path.join(__dirname, '../../README.md'), 'utf8');
const BLOCKS = [...README.matchAll(/^```text (?<name>[^\n]*)\n(?<text>.*?)^```$/gms)];
const EXCERPTS = new Map(BLOCKS.map(({ groups = {} }) => [groups['name'], groups['text']]));
const BANNER = /^> \[!CAUTION\]\n> .*\n/m.exec(README)?.[0];

/** The ids that the README shows. */
const ONE = '64f0c1d2a3b4c5d6e7f80912';
const TWO = '64f0c1d2a3b4c5d6e7f80913';

/** A Hoody as the README has it: two containers, the first with three snapshots. */
interface Setting {
  emulator: Emulator;
  /** Makes a folder for the temporary files of a job. */
  makeTemp(): Promise<string>;
  /** Adds a fault for the next request of an operation on that container. */
  fault(containerId: string, operation: Operation, effect: Effect): void;
  run(inputs: Record<string, string>, options?: Omit<StepOptions, 'inputs'>): Promise<StepResult>;
  /** Runs a step and returns its log as people see it, without the titles of groups. */
  log(inputs: Record<string, string>, options?: Omit<StepOptions, 'inputs'>): Promise<string>;
}

async function inSetting(work: (setting: Setting) => Promise<void>): Promise<void> {
  const hoody = await startLocalHoody();
  const { emulator, token } = hoody;
  try {
    await emulator.addContainer({ id: ONE });
    await emulator.addContainer({ id: TWO });
    await emulator.seed(ONE, {
      name: 'snap-20261112-154310',
      alias: 'release-v1.3.8',
      created_at: '2026-11-12T15:43:10.000Z',
    });
    await emulator.seed(ONE, {
      name: 'snap-20261120-091244',
      alias: 'release-v1.3.9',
      created_at: '2026-11-20T09:12:44.000Z',
    });
    await emulator.seed(ONE, {
      name: 'snap-20261123-103002',
      alias: 'release-v1.4.0',
      created_at: '2026-11-23T10:30:02.000Z',
    });
    const settings = { 'container-id': ONE, 'api-url': emulator.url, token };
    const run: Setting['run'] = (inputs, options) =>
      runStep({ inputs: { ...settings, ...inputs }, ...options });
    await work({
      emulator,
      makeTemp: () => mkdtemp(path.join(hoody.directory, 'temp-')),
      run,
      fault: (containerId, operation, effect) => emulator.script({ on: { operation, containerId }, effect }),
      async log(inputs, options) {
        const lines: string[] = [];
        const log = new JobLog(({ kind, text }) => {
          if (kind !== 'group') lines.push(kind === 'plain' ? text : `${kind}: ${text}`);
        });
        await run(inputs, { ...options, onOutput: (text) => log.write(text) });
        return lines
          .map((line) => `${line}\n`)
          .join('')
          .replaceAll(emulator.url, 'https://api.hoody.com');
      },
    });
  } finally {
    expect(await hoody.stop()).toEqual(NO_FINDINGS);
  }
}

/** Removes what differs in each run. */
function constant(text: string | undefined): string | undefined {
  return text
    ?.replace(/snap-\d{8}-\d{6}/g, 'snap-…')
    .replaceAll('&#95;', '_')
    .replace(/run-\d+-\d+-[\w-]+-[0-9a-f]{10}/g, 'run-…')
    .replace(/\d+\.\d s/g, '… s')
    .replace(/attempt \d+/gi, 'attempt …')
    .replace(/\d+ attempts?/g, '… attempts')
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/g, '… UTC');
}

/** Marks an error as the log of a job does, in its first line. */
function asError(log: string): string {
  return log.replace('error: ', 'Error: ').replaceAll('error: ', '');
}

/** The errors of a log alone. */
function errorsOf(log: string): string {
  const lines = log.split('\n').filter((line) => line.startsWith('error: '));
  return asError(lines.map((line) => `${line}\n`).join(''));
}

const SHOWN: [name: string, show: (setting: Setting) => Promise<string>][] = [
  [
    'dry-run',
    ({ log }) => log({ operation: 'delete', filter: 'release-*', 'keep-last': '1', 'dry-run': 'true' }),
  ],
  [
    'lost-answer',
    async ({ log, fault }) => {
      fault(ONE, 'create', { kind: 'reset', when: 'after' });
      const shown = await log({ operation: 'create', alias: 'release-v1.5.0' });
      return shown.slice(shown.indexOf('\n') + 1);
    },
  ],
  [
    'busy',
    async ({ log, emulator }) => {
      const effect: Effect = { kind: 'status', status: 409 };
      emulator.script({ on: { operation: 'restore' }, times: Number.POSITIVE_INFINITY, effect });
      const shown = await log({
        operation: 'restore',
        snapshot: 'snap-20261123-103002',
        'timeout-seconds': '2',
      });
      return errorsOf(shown).replace('limit of 2 s', 'limit of 300 s');
    },
  ],
  ['missing', async ({ log }) => asError(await log({ operation: 'restore', snapshot: 'release-v1.5.0' }))],
  [
    'all-or-none',
    async ({ log, fault }) => {
      fault(TWO, 'create', { kind: 'status', status: 403 });
      const inputs = { operation: 'create', alias: 'release-v1.5.0', 'container-id': `${ONE},${TWO}` };
      const shown = await log({ ...inputs, 'max-parallel': '1' });
      return asError(
        shown
          .split('\n')
          .filter((line) => !line.endsWith(' …'))
          .join('\n'),
      );
    },
  ],
  ['inputs', async ({ log }) => asError(await log({ operation: 'restore', 'expiry-days': '7', token: '' }))],
  [
    'rollback',
    async ({ log, run, fault, makeTemp }) => {
      const temp = await makeTemp();
      const inputs = { operation: 'create', 'restore-on-failure': 'true' };
      const created = await run(inputs, { temp });
      fault(ONE, 'restore', { kind: 'status', status: 401 });
      return errorsOf(await log(inputs, { temp, postOf: created, jobStatus: 'failure' }));
    },
  ],
];

test.each(SHOWN)('The README shows the log of the example %s', async (name, show) => {
  await inSetting(async (setting) => {
    const shown = await show(setting);
    expect(shown).not.toBe('');
    expect(constant(EXCERPTS.get(name))).toBe(constant(shown));
  });
});

test('The README shows no other log', () => {
  expect(BLOCKS.map(({ groups }) => groups?.['name'])).toEqual(SHOWN.map(([name]) => name));
});

test('The README shows the banner of a rollback', async () => {
  await inSetting(async ({ run, makeTemp }) => {
    const temp = await makeTemp();
    const inputs = { operation: 'create', 'restore-on-failure': 'true' };
    const created = await run(inputs, { temp });
    const { summary } = await run(inputs, { temp, postOf: created, jobStatus: 'failure' });
    expect(BANNER).toBeDefined();
    expect(constant(summary)).toContain(constant(BANNER));
  });
});
