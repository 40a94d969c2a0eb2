import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BASELINE, NO_PROCESSES } from '../../../simulator/no-processes.ts';
import { currentRunner } from '../../../src/runner/current-runner.ts';
import type { Runner } from '../../../src/runner/runner.ts';
import { withLineFeeds } from '../../../tools/harness/system.ts';

/** What the runner was given. */
export interface Given {
  /** Whether the step has failed. */
  failed: boolean;
  stdout: string;
  outputs: Record<string, string>;
  state: Record<string, string>;
  summary: string;
  /** The variables that it sets for what follows. */
  env: Record<string, string>;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const;
const FILES = ['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'] as const;

/** A runner in whose place the tests run the code of a step, in this process. */
export class FakeRunner {
  /** The folder for temporary files. */
  readonly temp = mkdtempSync(path.join(tmpdir(), 'hoody-runner-'));

  /**
   * @param step returns whether it succeeded
   * @param variables the environment of the step; what is undefined is not there
   */
  async run(
    step: (runner: Runner) => Promise<boolean>,
    variables: Record<string, string | undefined>,
  ): Promise<Given> {
    const { env } = process;
    const listeners = new Set(SIGNALS.flatMap((signal) => process.listeners(signal)));
    for (const name of FILES) writeFileSync(this.#file(name), '');
    const files = Object.fromEntries(FILES.map((name) => [name, this.#file(name)]));
    const given = { RUNNER_TEMP: this.temp, ...files, ...variables };
    process.env = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    let stdout = '';
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      stdout += String(text);
      return true;
    });
    try {
      const processes = { processes: NO_PROCESSES, readProcessBaseline: () => BASELINE };
      const succeeded = await step({ ...currentRunner('linux'), ...processes });
      return {
        failed: !succeeded,
        stdout: withLineFeeds(stdout),
        outputs: parse(this.#read('GITHUB_OUTPUT')),
        state: parse(this.#read('GITHUB_STATE')),
        summary: this.#read('GITHUB_STEP_SUMMARY'),
        env: parse(this.#read('GITHUB_ENV')),
      };
    } finally {
      write.mockRestore();
      process.env = env;
      for (const signal of SIGNALS) {
        for (const listener of process.listeners(signal)) {
          if (!listeners.has(listener)) process.off(signal, listener);
        }
      }
    }
  }

  remove(): void {
    rmSync(this.temp, { recursive: true });
  }

  #file(name: string): string {
    return path.join(this.temp, name);
  }

  #read(name: string): string {
    return withLineFeeds(readFileSync(this.#file(name), 'utf8'));
  }
}

/** The lines of a log and of its annotations, without masks, debug messages and times. */
export function linesOf(stdout: string): string[] {
  return stdout
    .trimEnd()
    .replaceAll('%0A', '\n')
    .replaceAll(/\(\d+\.\d s\)/g, '(0.0 s)')
    .split('\n')
    .filter((line) => !/^::(add-mask|debug)::/.test(line));
}

function parse(text: string): Record<string, string> {
  const blocks = text.matchAll(/^(?<name>.+?)<<(?<end>.+)\n(?<value>[\s\S]*?)\n?\k<end>$/gm);
  return Object.fromEntries([...blocks].map(({ groups = {} }) => [groups['name'], groups['value']]));
}
