/** A workflow command that makes an annotation. */
export interface Annotation {
  level: 'error' | 'warning' | 'notice';
  title: string | undefined;
  message: string;
}

/** A line of the output of a step: text, or a workflow command. */
export type LogLine =
  | { kind: 'text'; text: string }
  | { kind: 'annotation'; annotation: Annotation }
  | { kind: 'mask'; value: string }
  | { kind: 'command'; name: string; data: string };

/** Both forms of a command in a log: `::name ..::` at the start of a line, `##[name ..]` anywhere. */
const COMMAND = /^\s*::(?<name>[a-z-]+)(?: (?<properties>[^:]*))?::(?<data>.*)$/;
const OLD_COMMAND = /##\[(?<name>[a-z-]+)/;

/** Reads the output of a step as the runner does, line by line. */
export function readLines(output: string): LogLine[] {
  return output.split(/\r\n|\r|\n/).map(readLine);
}

function readLine(line: string): LogLine {
  const { name, properties = '', data = '' } = COMMAND.exec(line)?.groups ?? {};
  if (name === undefined) return { kind: 'text', text: line };
  if (name === 'error' || name === 'warning' || name === 'notice') {
    const title = /(?:^|,)title=([^,]*)/.exec(properties)?.[1];
    const annotation = { level: name, title: title && decode(title), message: decode(data) } as const;
    return { kind: 'annotation', annotation };
  }
  return name === 'add-mask'
    ? { kind: 'mask', value: decode(data) }
    : { kind: 'command', name, data: decode(data) };
}

/** What a step wrote, before the runner hides or cuts anything. */
export interface Written {
  /** The log without commands. */
  log: string;
  annotations: Annotation[];
  /** The values that the step masked. */
  masks: string[];
  /** The names of the other commands of the step. */
  commands: string[];
}

/** Sorts the lines of a step. */
export function sortLines(lines: readonly LogLine[]): Written {
  const text = lines.flatMap((line) => (line.kind === 'text' ? [line.text] : []));
  const commands = lines.flatMap((line) => {
    if (line.kind === 'command') return [line.name];
    const old = line.kind === 'text' ? OLD_COMMAND.exec(line.text)?.groups?.['name'] : undefined;
    return old ? [old] : [];
  });
  return {
    log: text.join('\n'),
    annotations: lines.flatMap((line) => (line.kind === 'annotation' ? [line.annotation] : [])),
    masks: lines.flatMap((line) => (line.kind === 'mask' ? [line.value] : [])),
    commands,
  };
}

function decode(data: string): string {
  return data
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}
