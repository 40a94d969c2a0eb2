/** The excerpts of logs and summaries that the documentation shows, each from a run of the built action. */
import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { JobLog } from '../../demo/job-log.ts';
import type { Effect, Emulator, Operation } from '../../emulator/server.ts';
import { NO_FINDINGS, startLocalHoody } from '../harness/local-hoody.ts';
import { makePlace, type Place } from '../harness/place.ts';
import { runStep, type StepOptions, type StepResult } from '../harness/runner.ts';

/** The ids that the documentation shows. */
const ONE = '64f0c1d2a3b4c5d6e7f80912';
const TWO = '64f0c1d2a3b4c5d6e7f80913';

const GUARD = { operation: 'create', 'restore-on-failure': 'true' };

/** A Hoody as the documentation has it: two containers, the first with three snapshots. */
interface Setting {
  emulator: Emulator;
  /** Creates a place for a job. */
  makeJob(): Promise<Place>;
  /** Adds a fault for the next request of an operation on that container. */
  fault(containerId: string, operation: Operation, effect: Effect): void;
  run(inputs: Record<string, string>, options?: Omit<StepOptions, 'inputs'>): Promise<StepResult>;
  /** Runs a step and returns its log as people see it, without the titles of groups. */
  log(inputs: Record<string, string>, options?: Omit<StepOptions, 'inputs'>): Promise<string>;
}

const TAKES = {
  'dry-run': ({ log }) =>
    log({ operation: 'delete', filter: 'release-*', 'keep-last': '1', 'dry-run': 'true' }),

  'lost-response': async ({ log, fault }) => {
    fault(ONE, 'create', { kind: 'reset', when: 'after' });
    const shown = await log({ operation: 'create', alias: 'release-v1.5.0' });
    return shown.slice(shown.indexOf('\n') + 1);
  },

  busy: async ({ log, emulator }) => {
    const effect: Effect = { kind: 'status', status: 409 };
    emulator.script({ on: { operation: 'restore' }, times: Number.POSITIVE_INFINITY, effect });
    const inputs = { operation: 'restore', snapshot: 'snap-20261123-103002', 'timeout-seconds': '2' };
    return errorsOf(await log(inputs))
      .replace('limit of 2 s', 'limit of 300 s')
      .replace(/after \d+ attempts?/, 'after 80 attempts');
  },

  missing: async ({ log }) => asError(await log({ operation: 'restore', snapshot: 'release-v1.5.0' })),

  'all-or-none': async ({ log, fault }) => {
    fault(TWO, 'create', { kind: 'status', status: 403 });
    const inputs = { operation: 'create', alias: 'release-v1.5.0', 'container-id': `${ONE},${TWO}` };
    const lines = (await log({ ...inputs, 'max-parallel': '1' })).split('\n');
    return asError(lines.filter((line) => !line.endsWith(' …')).join('\n'));
  },

  inputs: async ({ log }) => asError(await log({ operation: 'restore', 'expiry-days': '7', token: '' })),

  'failed-rollback': async ({ log, run, fault, makeJob }) => {
    const place = await makeJob();
    const created = await run(GUARD, { place });
    fault(ONE, 'restore', { kind: 'status', status: 401 });
    return errorsOf(await log(GUARD, { place, postOf: created, jobStatus: 'failure' }));
  },

  /** The banner of the summary. */
  rollback: async ({ run, makeJob }) => {
    const place = await makeJob();
    const created = await run(GUARD, { place });
    const { summary } = await run(GUARD, { place, postOf: created, jobStatus: 'failure' });
    return /^> \[!\w+\]\n(?:> .*\n)+/m.exec(summary)?.[0] ?? '';
  },
} satisfies Record<string, (setting: Setting) => Promise<string>>;

export type ExcerptName = keyof typeof TAKES;

export const EXCERPT_NAMES = Object.keys(TAKES) as ExcerptName[];

/** Runs the action as an excerpt needs it, and returns the text for the documentation. */
export async function takeExcerpt(name: ExcerptName): Promise<string> {
  const hoody = await startLocalHoody({ operationMs: { create: 300, restore: 300 } });
  const { emulator, token } = hoody;
  try {
    await seed(emulator);
    const settings = { 'container-id': ONE, 'api-url': emulator.url, token };
    const run: Setting['run'] = (inputs, options) =>
      runStep({ inputs: { ...settings, ...inputs }, ...options });
    const text = await TAKES[name]({
      emulator,
      makeJob: async () => makePlace(await mkdtemp(path.join(hoody.directory, 'job-'))),
      run,
      fault: (containerId, operation, effect) => emulator.script({ on: { operation, containerId }, effect }),
      async log(inputs, options) {
        const lines: string[] = [];
        const log = new JobLog(({ kind, text: line }) => {
          if (kind !== 'group') lines.push(kind === 'plain' ? line : `${kind}: ${line}`);
        });
        await run(inputs, { ...options, onOutput: (output) => log.write(output) });
        return lines.map((line) => `${line}\n`).join('');
      },
    });
    assert.notEqual(text, '', `the excerpt ${name} is empty`);
    return text
      .replaceAll(emulator.url, 'https://api.hoody.com')
      .replace(/run-\d+-\d+-[\w-]+-[0-9a-f]{10}/g, 'run-8123456789-1-deploy-before-9f2c41d07b');
  } finally {
    assert.deepEqual(await hoody.stop(), NO_FINDINGS);
  }
}

async function seed(emulator: Emulator): Promise<void> {
  await emulator.addContainer({ id: ONE });
  await emulator.addContainer({ id: TWO });
  const snapshots = [
    ['snap-20261112-154310', 'release-v1.3.8', '2026-11-12T15:43:10.000Z'],
    ['snap-20261120-091244', 'release-v1.3.9', '2026-11-20T09:12:44.000Z'],
    ['snap-20261123-103002', 'release-v1.4.0', '2026-11-23T10:30:02.000Z'],
  ] as const;
  for (const [name, alias, createdAt] of snapshots)
    await emulator.seed(ONE, { name, alias, created_at: createdAt });
}

/** Marks an error as the log of a job does, in its first line. */
function asError(log: string): string {
  return log.replace('error: ', 'Error: ').replaceAll('error: ', '');
}

/** Only the errors of a log. */
function errorsOf(log: string): string {
  const lines = log.split('\n').filter((line) => line.startsWith('error: '));
  return asError(lines.map((line) => `${line}\n`).join(''));
}

/** Replaces the durations and times of a text, which differ in each run. */
export function withoutTimes(text: string): string {
  return text.replace(/\d+(?:\.\d)? s\b/g, '… s').replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/g, '… UTC');
}

/** A log is a block of code with a name; a banner follows a comment with its name. */
const ON_PAGE = [
  /^(```text ([\w-]+)\n)(.*?)(?=^```$)/gms,
  /^(<!-- excerpt ([\w-]+) \(.*\) -->\n\n)((?:> .*\n)+)/gm,
] as const;

/** Replaces every excerpt on a page by the result of a function. */
export function mapExcerpts(page: string, map: (name: string, text: string) => string): string {
  const replace = (_: string, start: string, name: string, text: string) => start + map(name, text);
  return ON_PAGE.reduce((mapped, pattern) => mapped.replace(pattern, replace), page);
}
