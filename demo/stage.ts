import type { Writable } from 'node:stream';
import { inspect, isDeepStrictEqual, styleText } from 'node:util';
import type { JobLogLine } from './job-log.ts';
import { wrap } from './wrap.ts';

type Style = Parameters<typeof styleText>[0];

const INDENT = '   ';
const WIDEST = 100;

/** Where the demo is told, and where all that it claims is checked. */
export class Stage {
  readonly #stream: Writable & { columns?: number };
  readonly #unmet: string[] = [];
  #checks = 0;
  #scenes = 0;

  /** @param stream where all is written; in colour where it is a terminal (NO_COLOR and FORCE_COLOR are heeded) */
  constructor(stream: Writable & { columns?: number }) {
    this.#stream = stream;
  }

  /** Opens an act, and tells what it is about. */
  act(title: string, about: string): void {
    this.#scenes = 0;
    this.#line('');
    this.#line(this.#style(['bold', 'inverse'], ` ${title} `));
    this.#paragraph('', about);
  }

  /** Opens a scene of the act; scenes are numbered. */
  scene(title: string): void {
    this.#scenes += 1;
    this.#line('');
    this.#line(this.#style(['bold', 'cyan'], `${this.#scenes}. ${title}`));
  }

  say(text: string): void {
    this.#paragraph(INDENT, text);
  }

  /** Shows what a workflow gives to the action. */
  workflow(inputs: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(inputs)) {
      this.#line(`${INDENT}${this.#style('blue', `${name}:`)} ${value}`);
    }
  }

  /** Shows a line of the job's log. */
  log({ kind, text }: JobLogLine): void {
    const bar = this.#style('gray', '│ ');
    const shown = kind === 'group' ? `▸ ${text}` : kind === 'plain' ? text : `${capital(kind)}: ${text}`;
    for (const line of wrap(shown, this.#width(INDENT.length + 2))) {
      this.#line(`${INDENT}${bar}${kind === 'plain' ? line : this.#style(LOG_STYLES[kind], line)}`);
    }
  }

  /** Shows an output of a step, as much of it as a line holds. */
  output(name: string, value: string): void {
    const most = this.#width(INDENT.length + '→  = '.length + name.length);
    const shown = value.length <= most ? value : `${value.slice(0, most - 1)}…`;
    this.#line(`${INDENT}${this.#style('magenta', '→')} ${name} = ${this.#style('bold', shown)}`);
  }

  /** Shows facts side by side. */
  facts(facts: Readonly<Record<string, string>>): void {
    const widest = Math.max(...Object.keys(facts).map((name) => name.length));
    for (const [name, value] of Object.entries(facts)) {
      this.#line(`${INDENT}${name.padEnd(widest)}  ${this.#style('bold', value)}`);
    }
  }

  /** Shows something that went for worse. */
  harm(text: string): void {
    this.#line(`${INDENT}${this.#style('yellow', text)}`);
  }

  /** Claims something, and checks it. What does not hold is told again at the end. */
  check(claim: string, actual: unknown, expected: unknown): void {
    this.#checks += 1;
    if (isDeepStrictEqual(actual, expected)) {
      this.#line(`${INDENT}${this.#style('green', '✔')} ${claim}`);
    } else {
      this.#fail(`${claim}: expected ${brief(expected)}, but it is ${brief(actual)}`);
    }
  }

  /** Takes an error that nobody foresaw as a check that failed. */
  broke(error: unknown): void {
    this.#checks += 1;
    this.#fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  /**
   * Ends the demo with a line that says whether all of it held.
   *
   * @param moral what has been seen, where all held
   * @returns whether all held
   */
  verdict(moral: string): boolean {
    this.#line('');
    for (const unmet of this.#unmet) this.#line(this.#style('red', `✘ ${unmet}`));
    const held = this.#unmet.length === 0 && this.#checks > 0;
    const text = held
      ? `✔ ${moral} All ${this.#checks} checks passed.`
      : `✘ ${this.#unmet.length} of ${this.#checks} checks failed.`;
    this.#line(this.#style(['bold', held ? 'green' : 'red'], text));
    return held;
  }

  #fail(text: string): void {
    this.#unmet.push(text);
    this.#line(`${INDENT}${this.#style('red', `✘ ${text}`)}`);
  }

  #paragraph(indent: string, text: string): void {
    for (const line of wrap(text, this.#width(indent.length))) this.#line(`${indent}${line}`);
  }

  #width(indent: number): number {
    // A terminal that does not know its width says 0.
    return Math.min(this.#stream.columns || WIDEST, WIDEST) - indent;
  }

  #style(style: Style, text: string): string {
    return styleText(style, text, { stream: this.#stream });
  }

  #line(text: string): void {
    this.#stream.write(`${text}\n`);
  }
}

const LOG_STYLES: Record<Exclude<JobLogLine['kind'], 'plain'>, Style> = {
  group: 'gray',
  notice: 'blue',
  warning: 'yellow',
  error: 'red',
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function brief(value: unknown): string {
  return inspect(value, {
    compact: true,
    breakLength: Number.POSITIVE_INFINITY,
    maxArrayLength: 5,
    maxStringLength: 200,
  });
}
