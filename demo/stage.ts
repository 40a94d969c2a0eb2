import type { Writable } from 'node:stream';
import { inspect, isDeepStrictEqual, styleText } from 'node:util';
import type { JobLogLine } from './job-log.ts';
import type { SummaryBlock } from './summary-page.ts';
import { wrap } from './wrap.ts';

type Style = Parameters<typeof styleText>[0];

const INDENT = '   ';
const MAX_WIDTH = 100;

/** Shows the demo, and checks its claims. */
export class Stage {
  readonly #stream: Writable & { columns?: number };
  readonly #failures: string[] = [];
  #checks = 0;
  #scenes = 0;

  /** @param stream the output, in color if it is a terminal; NO_COLOR and FORCE_COLOR override this */
  constructor(stream: Writable & { columns?: number }) {
    this.#stream = stream;
  }

  /** Starts an act, with a description. */
  act(title: string, about: string): void {
    this.#scenes = 0;
    this.#line('');
    this.#line(this.#style(['bold', 'inverse'], ` ${title} `));
    this.#paragraph('', about);
  }

  /** Starts a numbered scene of the act. */
  scene(title: string): void {
    this.#scenes += 1;
    this.#line('');
    this.#line(this.#style(['bold', 'cyan'], `${this.#scenes}. ${title}`));
  }

  say(text: string): void {
    this.#paragraph(INDENT, text);
  }

  /** Shows the inputs of the action as in a workflow. */
  workflow(inputs: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(inputs)) {
      const isBlock = value.includes('\n');
      this.#line(`${INDENT}${this.#style('blue', `${name}:`)} ${isBlock ? '|' : value}`);
      if (isBlock) for (const line of value.split('\n')) this.#line(`${INDENT}  ${line}`);
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

  /** Shows a part of the job's summary. */
  summary(blocks: readonly SummaryBlock[]): void {
    const width = this.#width(INDENT.length + 2);
    for (const block of blocks) {
      const banner = BANNERS[block.kind];
      const style = banner?.style ?? 'gray';
      const edge = this.#style(style, '┃');
      if (banner) this.#line(`${INDENT}${edge} ${this.#style(['bold', banner.style], banner.title)}`);
      for (const line of wrap(block.text, width)) this.#line(`${INDENT}${edge} ${shorten(line, width)}`);
    }
  }

  /** Shows an output of a step, cut to one line. */
  output(name: string, value: string): void {
    const max = this.#width(INDENT.length + '→  = '.length + name.length);
    this.#line(
      `${INDENT}${this.#style('magenta', '→')} ${name} = ${this.#style('bold', shorten(value, max))}`,
    );
  }

  /** Shows facts side by side. */
  facts(facts: Readonly<Record<string, string>>): void {
    const widest = Math.max(...Object.keys(facts).map((name) => name.length));
    for (const [name, value] of Object.entries(facts)) {
      this.#line(`${INDENT}${name.padEnd(widest)}  ${this.#style('bold', value)}`);
    }
  }

  /** Shows a damage of the bad deploy. */
  harm(text: string): void {
    this.#line(`${INDENT}${this.#style('yellow', shorten(text, this.#width(INDENT.length)))}`);
  }

  /** Checks a claim, and shows the result. The verdict repeats the claims that fail. */
  check(claim: string, actual: unknown, expected: unknown): void {
    this.#checks += 1;
    if (isDeepStrictEqual(actual, expected)) {
      this.#line(`${INDENT}${this.#style('green', '✔')} ${claim}`);
    } else {
      this.#fail(`${claim}: expected ${brief(expected)}, got ${brief(actual)}`);
    }
  }

  /** Reports an unexpected error as a failed check. */
  reportError(error: unknown): void {
    this.#checks += 1;
    this.#fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  /**
   * Ends the demo with a line that shows whether all checks passed.
   *
   * @param conclusion what the demo has shown, if all checks passed
   * @returns whether all checks passed
   */
  verdict(conclusion: string): boolean {
    this.#line('');
    for (const failure of this.#failures) this.#line(this.#style('red', `✘ ${failure}`));
    const passed = this.#failures.length === 0 && this.#checks > 0;
    const text = passed
      ? `✔ ${conclusion} All ${this.#checks} checks passed.`
      : `✘ ${this.#failures.length} of ${this.#checks} checks failed.`;
    this.#line(this.#style(['bold', passed ? 'green' : 'red'], text));
    return passed;
  }

  #fail(text: string): void {
    this.#failures.push(text);
    this.#line(`${INDENT}${this.#style('red', `✘ ${text}`)}`);
  }

  #paragraph(indent: string, text: string): void {
    for (const line of wrap(text, this.#width(indent.length))) this.#line(`${indent}${line}`);
  }

  #width(indent: number): number {
    // A terminal of unknown width reports 0.
    return Math.min(this.#stream.columns || MAX_WIDTH, MAX_WIDTH) - indent;
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

const BANNERS: Partial<Record<SummaryBlock['kind'], { style: 'red' | 'yellow'; title: string }>> = {
  caution: { style: 'red', title: '⚠ Caution' },
  warning: { style: 'yellow', title: '⚠ Warning' },
};

function shorten(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1)}…`;
}

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
