import { HAS_PROC, IS_WINDOWS } from '../../tools/harness/system.ts';

/** What tests need that a system can lack, and whether this one has it. */
const HAS = {
  /** Names that Windows does not allow, such as one with a line feed, and names that are not text. */
  'file names': !IS_WINDOWS,
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
  /** An environment variable that is longer than 32,767 characters. */
  'long variables': !IS_WINDOWS,
  /** The processes of a job, which only Linux shows. */
  '/proc': HAS_PROC,
} as const;

export type Feature = keyof typeof HAS;

/** `reporter.js` counts the tests in a group whose title begins with this. */
const PREFIX = 'Needs ';

/** @returns `test` and `describe`, for tests that are skipped on a system without a feature */
export function needs(feature: Feature): { test: jest.It; describe: jest.Describe } {
  if (HAS[feature]) return { test, describe };
  return { test: skipped(test, feature), describe: skipped(describe, feature) };
}

/** @returns only the cases of a `test.each` that this system can have; tests of the others are not counted */
function skipped<T extends jest.It | jest.Describe>(register: T, feature: Feature): T {
  // biome-ignore lint/suspicious/noSkippedTests: this is the only place that skips a test
  const { skip } = register;
  const group =
    (add: (...words: never[]) => void) =>
    (...words: never[]): void =>
      describe(PREFIX + feature, () => add(...words));
  const each = (...table: Parameters<typeof skip.each>) => group(skip.each(...table));
  return Object.assign(group(skip), {
    each,
    concurrent: Object.assign(group(skip), { each }),
  }) as unknown as T;
}
