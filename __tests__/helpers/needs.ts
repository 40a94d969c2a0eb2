import { HAS_PROCESSES, IS_WINDOWS } from '../../tools/harness/system.ts';

/** What tests need that a system can lack, and whether this one has it. */
const HAS = {
  /** Names of files that are not text. */
  'names in bytes': process.platform === 'linux' && !IS_WINDOWS,
  /** A signal that a process can handle. The harness itself cancels a step on every system. */
  signals: !IS_WINDOWS,
  /** Modes that say more than whether a file can be written. */
  modes: !IS_WINDOWS,
  'named pipes': !IS_WINDOWS,
  /** A link to a directory that another one can replace in one step. */
  'atomic links': !IS_WINDOWS,
  /** Files such as /dev/zero. */
  devices: !IS_WINDOWS,
  /** Windows has none that every `PATH` finds: some find that of its Linux subsystem. */
  Bash: !IS_WINDOWS,
  /** Environment variables whose names differ only in their case. */
  'case of variables': !IS_WINDOWS,
  /** Times of files before 1970, and those of the clock, which a copy keeps to the microsecond. */
  'exact times': !IS_WINDOWS,
  /** An environment variable that is longer than 32,767 characters. */
  'long variables': !IS_WINDOWS,
  /** The processes of a job, which only Linux shows. */
  processes: HAS_PROCESSES,
} as const;

export type Feature = keyof typeof HAS;

/** `reporter.js` counts the tests in a group whose title begins with this. */
const PREFIX = 'Needs ';

/** @returns `test`, which skips on a system without a feature */
export function needs(feature: Feature): { test: jest.It } {
  return { test: HAS[feature] ? test : skipped(feature) };
}

/** The only place that skips a test. */
function skipped(feature: Feature): jest.It {
  const { skip } = test;
  const group =
    (add: (...words: never[]) => void) =>
    (...words: never[]): void =>
      describe(PREFIX + feature, () => add(...words));
  const each = (...table: Parameters<typeof skip.each>) => group(skip.each(...table));
  const skipping = Object.assign(group(skip), { each, concurrent: Object.assign(group(skip), { each }) });
  return skipping as unknown as jest.It;
}
