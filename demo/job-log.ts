/** A line of a step, as the log of the job shows it. */
export interface JobLogLine {
  kind: 'plain' | 'error' | 'warning' | 'notice' | 'group';
  text: string;
}

const COMMAND = /^::(?<name>[a-z-]+)(?: [^:]*)?::(?<data>.*)$/;

/** Converts the output of a step to the lines of the log: it interprets commands and collapses groups. */
export class JobLog {
  readonly #onLine: (line: JobLogLine) => void;
  #rest = '';
  #inGroup = false;

  constructor(onLine: (line: JobLogLine) => void) {
    this.#onLine = onLine;
  }

  /** Reads the next chunk of output, which can end anywhere in a line. */
  write(text: string): void {
    const lines = (this.#rest + text).split(/\r?\n/);
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#read(line);
  }

  /** Reports the last line if it has no line break. */
  end(): void {
    if (this.#rest !== '') this.#read(this.#rest);
    this.#rest = '';
  }

  #read(line: string): void {
    const { name, data = '' } = COMMAND.exec(line)?.groups ?? {};
    switch (name) {
      case undefined:
        this.#report('plain', line);
        break;
      case 'group':
        this.#report('group', decode(data));
        this.#inGroup = true;
        break;
      case 'endgroup':
        this.#inGroup = false;
        break;
      case 'error':
      case 'warning':
      case 'notice':
        for (const part of decode(data).split('\n')) this.#report(name, part);
        break;
    }
  }

  #report(kind: JobLogLine['kind'], text: string): void {
    if (text !== '' && !this.#inGroup) this.#onLine({ kind, text });
  }
}

function decode(data: string): string {
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
