/** A line of a step as people see it in the log of the job. */
export interface JobLogLine {
  kind: 'plain' | 'error' | 'warning' | 'notice' | 'group';
  text: string;
}

const COMMAND = /^::(?<name>[a-z-]+)(?: [^:]*)?::(?<data>.*)$/;

/** Turns what a step writes into what people see: commands are acted on, and groups are collapsed. */
export class JobLog {
  readonly #onLine: (line: JobLogLine) => void;
  #rest = '';
  #inGroup = false;

  constructor(onLine: (line: JobLogLine) => void) {
    this.#onLine = onLine;
  }

  /** Takes the next piece of output, which may end anywhere. */
  write(text: string): void {
    const lines = (this.#rest + text).split(/\r?\n/);
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#take(line);
  }

  /** Tells the last line, where it did not end. */
  end(): void {
    if (this.#rest !== '') this.#take(this.#rest);
    this.#rest = '';
  }

  #take(line: string): void {
    const { name, data = '' } = COMMAND.exec(line)?.groups ?? {};
    switch (name) {
      case undefined:
        this.#tell('plain', line);
        break;
      case 'group':
        this.#tell('group', decode(data));
        this.#inGroup = true;
        break;
      case 'endgroup':
        this.#inGroup = false;
        break;
      case 'error':
      case 'warning':
      case 'notice':
        for (const part of decode(data).split('\n')) this.#tell(name, part);
        break;
    }
  }

  #tell(kind: JobLogLine['kind'], text: string): void {
    if (text !== '' && !this.#inGroup) this.#onLine({ kind, text });
  }
}

function decode(data: string): string {
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
