import { composeMessage, line, truncate } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';

/** The runner shows this many annotations of a kind for each step, and drops the rest. */
const MAX_ANNOTATIONS = 10;
/** Kept for what must be seen, and for the count of the rest. */
const RESERVED = 2;
/** The runner cuts a longer message without a mark, in the log too. */
const MAX_LENGTH = 4_096;
const MARK_LENGTH = 100;

export interface AnnotationSink {
  /** Writes an annotation. */
  annotate: (message: Redacted) => void;
  /** Writes what does not fit into the log. */
  log: (text: Redacted) => void;
}

/** The annotations of one kind, as many and as long as the runner shows. The log has the rest. */
export class Annotations {
  readonly #noun: Redacted;
  readonly #sink: AnnotationSink;
  readonly #held: Redacted[] = [];
  #count = 0;

  /** @param noun what several of them are called */
  constructor(noun: Redacted, sink: AnnotationSink) {
    this.#noun = noun;
    this.#sink = sink;
  }

  /**
   * @param message as the log shows it, which can be longer than what it quotes
   * @param mustBeSeen whether it comes before all that does not fit
   */
  add(message: Redacted, mustBeSeen = false): void {
    const most = MAX_ANNOTATIONS - (mustBeSeen ? 1 : RESERVED);
    if (this.#count < most) this.#write(message);
    else this.#held.push(message);
  }

  /** Writes a last annotation, which counts those that do not fit. */
  end(): void {
    const [only, ...others] = this.#held.splice(0);
    if (only === undefined) return;
    if (others.length === 0) {
      this.#write(only);
      return;
    }
    for (const message of [only, ...others])
      for (const text of message.split('\n')) this.#sink.log(own(text));
    this.#write(line`There are ${others.length + 1} more ${this.#noun}. The log above has all of them.`);
  }

  #write(message: Redacted): void {
    this.#count += 1;
    const { fitting, rest } = takeLines(message);
    this.#sink.annotate(fitting);
    for (const text of rest) this.#sink.log(text);
  }
}

/** Takes as many lines of a message as fit, and says how many do not. */
function takeLines(message: Redacted): { fitting: Redacted; rest: Redacted[] } {
  if (message.length <= MAX_LENGTH) return { fitting: message, rest: [] };
  const [headline = own(''), ...lines] = message.split('\n').map(own);
  const head = truncate(headline, MAX_LENGTH - MARK_LENGTH);
  let length = head.length;
  const taken = lines.findIndex((text) => {
    length += text.length + 1;
    return length > MAX_LENGTH - MARK_LENGTH;
  });
  const shown = taken === -1 ? lines : lines.slice(0, taken);
  const rest = [...(head === headline ? [] : [headline]), ...lines.slice(shown.length)];
  const count = rest.length === 1 ? line('1 more line') : line`${rest.length} more lines`;
  const mark = line`The log has the rest of this message: ${count}.`;
  return { fitting: composeMessage(head, ...shown, mark), rest };
}
