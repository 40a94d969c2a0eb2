import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The directory of these files, in the runner's temporary directory. */
export const FILE_COMMANDS = '_runner_file_commands';

/** The prefix of the file that each variable names. */
const PREFIXES = {
  GITHUB_ENV: 'set_env_',
  GITHUB_OUTPUT: 'set_output_',
  GITHUB_PATH: 'add_path_',
  GITHUB_STATE: 'save_state_',
  GITHUB_STEP_SUMMARY: 'step_summary_',
};

/** The paths of the files through which a step speaks to the runner, by their variable. */
export type EnvironmentFiles = Record<keyof typeof PREFIXES, string>;

/** Creates the files of a step, beside those of earlier steps. They stay until the job ends. */
export async function createEnvironmentFiles(temp: string): Promise<EnvironmentFiles> {
  const directory = path.join(temp, FILE_COMMANDS);
  await mkdir(directory, { recursive: true });
  const suffix = randomUUID();
  const files = Object.entries(PREFIXES).map(([name, prefix]) => [
    name,
    path.join(directory, prefix + suffix),
  ]);
  await Promise.all(files.map(([, file = '']) => writeFile(file, '')));
  return Object.fromEntries(files) as EnvironmentFiles;
}

/** Reads what a step wrote to a file; nothing if it is gone. */
export async function readEnvironmentFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** What a file says. */
export interface Entries {
  /** The last value of each name, up to the first error. */
  values: Record<string, string>;
  /** Why the rest cannot be read. The step fails. */
  error?: string;
}

/**
 * Parses a file of `name=value`, and of `name<<end`, the lines of the value, `end`. As in the runner, what comes first in
 * a line decides; the line breaks of a value stay as they are.
 */
export function parseEntries(text: string): Entries {
  const values: Record<string, string> = {};
  const lines = [...text.matchAll(/([^\n]*?)(\r?\n|$)/g)].map(([whole, line = '']) => ({ whole, line }));
  for (let index = 0; index < lines.length; index += 1) {
    const { line } = lines[index] ?? { line: '' };
    if (line === '') continue;
    const [, name = '', separator, rest = ''] = /^(.*?)(=|<<)(.*)$/.exec(line) ?? [];
    if (separator === '=') {
      values[name] = rest;
      continue;
    }
    if (name === '' || rest === '') return { values, error: `Invalid format '${line}'` };
    const end = lines.findIndex((other, at) => at > index && other.line === rest);
    if (end === -1) return { values, error: `Invalid value. Matching delimiter not found '${rest}'` };
    const block = lines.slice(index + 1, end).map(({ whole }) => whole);
    values[name] = block.join('').replace(/\r?\n$/, '');
    index = end;
  }
  return { values };
}

/** The runner refuses to set these for other steps. */
const REFUSED = ['NODE_OPTIONS'];

/** Parses what a step wrote to `GITHUB_ENV`: the variables that it sets for the steps after it. */
export function parseEnvironment(text: string): Entries {
  const { values, ...rest } = parseEntries(text);
  const accepted = Object.entries(values).filter(([name]) => !REFUSED.includes(name.toUpperCase()));
  return { values: Object.fromEntries(accepted), ...rest };
}
