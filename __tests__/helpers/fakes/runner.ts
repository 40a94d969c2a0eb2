import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What the runner received from a step. */
export interface Received {
  /** Whether the step has failed. */
  failed: boolean;
  stdout: string;
  outputs: Record<string, string>;
  state: Record<string, string>;
  summary: string;
}

const FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'] as const;

/** A runner that runs the code of a step in this process. */
export class FakeRunner {
  /** The folder for temporary files. */
  readonly temp = mkdtempSync(path.join(tmpdir(), 'hoody-runner-'));

  /**
   * @param variables the environment of the step, in which undefined means unset
   */
  async run(step: () => Promise<void>, variables: Record<string, string | undefined>): Promise<Received> {
    const { env, exitCode } = process;
    const listeners = new Set(process.listeners('SIGINT').concat(process.listeners('SIGTERM')));
    for (const name of FILES) writeFileSync(this.#file(name), '');
    const files = Object.fromEntries(FILES.map((name) => [name, this.#file(name)]));
    const environment = { RUNNER_TEMP: this.temp, ...files, ...variables };
    process.env = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined));
    let stdout = '';
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      stdout += String(text);
      return true;
    });
    try {
      await step();
      return {
        failed: process.exitCode === 1,
        stdout,
        outputs: parse(this.#read('GITHUB_OUTPUT')),
        state: parse(this.#read('GITHUB_STATE')),
        summary: this.#read('GITHUB_STEP_SUMMARY'),
      };
    } finally {
      write.mockRestore();
      Object.assign(process, { env, exitCode });
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
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
    return readFileSync(this.#file(name), 'utf8');
  }
}

function parse(text: string): Record<string, string> {
  const blocks = text.matchAll(/^(?<name>.+?)<<(?<end>.+)\n(?<value>[\s\S]*?)\n?\k<end>$/gm);
  return Object.fromEntries([...blocks].map(({ groups = {} }) => [groups['name'], groups['value']]));
}
