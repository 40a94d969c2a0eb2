import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';

/** What the runner reads of an action.yml. */
export interface ActionFile {
  inputs?: Record<string, { default?: string } | null>;
  runs: { main: string; post?: string; 'post-if'?: string };
}

/** What the expressions in the defaults of inputs mean. */
export interface Context {
  jobStatus: string;
  /** The directory of the composite action around the step, empty outside of one. */
  actionPath: string;
}

const read = new Map<string, Promise<ActionFile>>();

/** Reads the action.yml of a directory, once, because parsing it takes longer than the rest of the preparation. */
export function readAction(directory: string): Promise<ActionFile> {
  const file = path.join(directory, 'action.yml');
  const parsed = read.get(file) ?? readFile(file, 'utf8').then((text): ActionFile => parse(text));
  read.set(file, parsed);
  return parsed;
}

/**
 * The variables that pass the inputs to an action. Every input that it declares is present: one that is not given has its
 * default, and one that is given and empty stays empty.
 */
export function inputVariables(
  { inputs: declared = {} }: ActionFile,
  given: Readonly<Record<string, string>>,
  context: Context,
): Record<string, string> {
  const defaults = Object.entries(declared).map(([name, input]) => [
    name,
    evaluate(String(input?.default ?? ''), context),
  ]);
  return Object.fromEntries(
    Object.entries({ ...Object.fromEntries(defaults), ...given }).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      String(value),
    ]),
  );
}

/** Evaluates the two expressions that a default can be; there is no evaluator of others. */
function evaluate(value: string, { jobStatus, actionPath }: Context): string {
  const [, expression] = /^\$\{\{ (.*) \}\}$/.exec(value) ?? [];
  switch (expression) {
    case undefined:
      return value;
    case 'job.status':
      return jobStatus;
    case 'github.action_path':
      return actionPath;
    default:
      throw new Error(`the harness cannot evaluate ${expression}`);
  }
}
