import type { Process, ProcessTable, StepVariables } from '../../../src/guard/leftovers.ts';

export interface FakeProcess extends Partial<Process>, StepVariables {
  /** Whether it belongs to another user. */
  isUnreadable?: boolean;
  cgroup?: string;
  /** What it does at a signal; by default it ends. */
  onSignal?: (name: string) => void;
}

/** A machine with processes that tests describe, on its own time. */
export class FakeProcesses implements ProcessTable {
  readonly ownPid = 900;
  readonly signals: [pid: number, signal: string][] = [];
  /** In milliseconds. */
  now = 0;
  /** Called before each look. */
  onLook: () => void = () => undefined;
  readonly #processes = new Map<number, FakeProcess>();

  readonly clock = {
    monotonic: () => this.now,
    sleep: async (ms: number) => {
      this.now += ms;
    },
  };

  set(pid: number, process: FakeProcess): void {
    this.#processes.set(pid, process);
  }

  end(pid: number): void {
    this.#processes.delete(pid);
  }

  get pids(): number[] {
    return [...this.#processes.keys()];
  }

  list(): Process[] {
    this.onLook();
    return [...this.#processes].map(
      ([pid, { parentPid = 1, startTime = 200, name = 'sh', state = 'S', isKernelThread = false }]) => ({
        pid,
        parentPid,
        startTime,
        name,
        state,
        isKernelThread,
      }),
    );
  }

  startTimeOf(pid: number): number | undefined {
    const process = this.#processes.get(pid);
    return process && (process.startTime ?? 200);
  }

  variablesOf(pid: number): StepVariables | 'unreadable' | undefined {
    const process = this.#processes.get(pid);
    return process?.isUnreadable ? 'unreadable' : process;
  }

  cgroupOf(pid: number): string | undefined {
    const process = this.#processes.get(pid);
    return process && (process.cgroup ?? 'job');
  }

  signal(pid: number, signal: string): void {
    const { onSignal = () => this.end(pid) } = this.#processes.get(pid) ?? {};
    this.signals.push([pid, signal]);
    onSignal(signal);
  }
}
