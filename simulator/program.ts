import { connectOver } from '../src/hoody/connection.ts';
import type { HttpConnections } from '../src/http/connections.ts';
import { generateAlias } from '../src/runner/generated-alias.ts';
import type { Runner } from '../src/runner/runner.ts';
import { type WithSession, withSessionOver } from '../src/session.ts';
import { own } from '../src/text/redact.ts';
import type { Kill } from './history.ts';
import type { Network } from './network.ts';
import { BASELINE, NO_PROCESSES } from './no-processes.ts';
import type { Actor } from './platform.ts';
import type { VirtualTime } from './virtual-time.ts';

/** One program of a step, as the runner saw it. */
export interface ProgramRecord {
  startedAt: number;
  endedAt: number;
  succeeded: boolean;
  lines: string[];
  warnings: string[];
  errors: string[];
  /** When it was told to end; undefined if it was not. */
  interruptedAt: number | undefined;
  /** When it was killed; undefined if it was not. */
  killedAt: number | undefined;
}

/** What a program gets from its step and its job. */
export interface ProgramPlace {
  by: Actor;
  time: VirtualTime;
  network: Network;
  /** How far the wall clock is ahead at the moment, in milliseconds. */
  aheadMs: () => number;
  temporaryDirectory: string;
  random: () => number;
  inputs: Record<string, string>;
  /** What the step sets, as far as it has come. */
  outputs: Record<string, string>;
  /** What the step saves for its post step, likewise. */
  state: Record<string, string>;
  /** The environment of the job, which a program can set for those that follow. */
  env: Record<string, string>;
}

/** The runner kills a program that goes on after it was told to end. */
const GRACE_MS = 10_000;

/** A process that runs the step or its post step. */
export class Program {
  readonly record: ProgramRecord;
  readonly #place: ProgramPlace;
  /** That of the job when the program began. What it sets is for others. */
  readonly #env: Readonly<Record<string, string>>;
  readonly #interrupted = new AbortController();
  readonly #killed = new AbortController();
  #isOver = false;
  #sent = 0;
  #end: () => void = () => undefined;

  constructor(place: ProgramPlace) {
    this.#place = place;
    this.#env = { ...place.env };
    const { now } = place.time;
    this.record = {
      startedAt: now,
      endedAt: now,
      succeeded: false,
      lines: [],
      warnings: [],
      errors: [],
      interruptedAt: undefined,
      killedAt: undefined,
    };
  }

  /** @param kill when it is killed; null if it is not */
  async run(
    work: (runner: Runner, withSession: WithSession) => Promise<boolean>,
    kill: Kill | null,
  ): Promise<ProgramRecord> {
    const { record } = this;
    const { time } = this.#place;
    const end = new Promise<void>((resolve) => {
      this.#end = resolve;
    });
    if (kill && 'afterMs' in kill) time.after(kill.afterMs, () => this.#kill());
    const lastRequest = kill && 'atRequest' in kill ? kill.atRequest : undefined;
    const done = work(this.#runner(), this.#withSession(lastRequest)).then((succeeded) => {
      record.succeeded = succeeded;
    });
    await Promise.race([done, end]);
    this.#isOver = true;
    record.endedAt = time.now;
    return record;
  }

  /** Tells it to end. */
  interrupt(): void {
    const { time } = this.#place;
    if (this.#isOver) return;
    this.record.interruptedAt = time.now;
    time.after(GRACE_MS, () => this.#kill());
    this.#interrupted.abort();
  }

  /** From now on, it does nothing: no event that it waits for reaches it. What it has sent goes on without it. */
  #kill(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.record.killedAt = this.#place.time.now;
    this.#killed.abort();
    this.#end();
  }

  #runner(): Runner {
    const { by, time, aheadMs, temporaryDirectory, random, inputs, outputs, state, env } = this.#place;
    const { lines, warnings, errors } = this.record;
    const hex = () => Array.from({ length: 10 }, () => Math.floor(random() * 16).toString(16)).join('');
    let isInGroup = false;
    const { GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt } = this.#env;
    const origin = { id: Number(id), attempt: Number(attempt), job: 'deploy', step: `step-${by.step}` };
    return {
      inputs: {
        input: (name) => inputs[name] ?? '',
        isEmpty: (name) => inputs[name] === '',
        mayBeCut: () => false,
        env: (name) => this.#env[name],
      },
      commands: {
        info: (line) => {
          // A group has details of what is told before it.
          if (!isInGroup) lines.push(line);
        },
        warning: (message) => void warnings.push(String(message)),
        error: (message) => void errors.push(String(message)),
        debug: () => undefined,
        startGroup: () => {
          isInGroup = true;
        },
        endGroup: () => {
          isInGroup = false;
        },
        setSecret: () => undefined,
        setOutput: (name, value) => {
          outputs[name] = value;
        },
        saveState: (name, value) => {
          state[name] = value;
        },
      },
      clock: time.clock(aheadMs, this.#killed.signal),
      platform: 'linux',
      temporaryDirectory,
      processes: NO_PROCESSES,
      readProcessBaseline: () => BASELINE,
      random,
      generateAlias: (word) => generateAlias(word, origin, hex()),
      watchCancellation: () => this.#interrupted.signal,
      exportVariables: (variables) => {
        if (!this.#killed.signal.aborted) Object.assign(env, variables);
      },
      writeSummary: async () => undefined,
    };
  }

  #withSession(lastRequest: number | undefined): WithSession {
    return withSessionOver({
      connect: (options) => connectOver(this.#connections(lastRequest), options),
      createProbe: () => async () => ({ status: 200, reason: own('200 OK') }),
    });
  }

  /** @param lastRequest the number of the request with which the program is killed */
  #connections(lastRequest: number | undefined): HttpConnections {
    const { network, by, time } = this.#place;
    const connections = network.connections(by, this.#killed.signal);
    return {
      ...connections,
      start: (...request) => {
        this.#sent += 1;
        // What is sent at the same moment still is.
        if (this.#sent === lastRequest) time.after(0, () => this.#kill());
        return connections.start(...request);
      },
    };
  }
}
