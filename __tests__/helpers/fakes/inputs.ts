import { INPUTS } from '../../../src/inputs/definitions.ts';
import { type Inputs, readInputs } from '../../../src/inputs/read-inputs.ts';
import type { InputSource } from '../../../src/inputs/reader.ts';

/** The ids of two containers. */
export const ONE = '507f1f77bcf86cd799439011';
export const TWO = '507f1f77bcf86cd799439012';
export const TOKEN = 'hdy_0123456789';

/** The inputs of a step as the runner passes them: an input that is not given has its default. */
export function sourceOf(
  given: Record<string, string>,
  env: Record<string, string> = {},
  cut: readonly string[] = [],
): InputSource {
  const defaults: Record<string, { default: string }> = INPUTS;
  return {
    input: (name) => given[name] ?? defaults[name]?.default ?? '',
    isEmpty: (name) => given[name] === '',
    mayBeCut: (name) => cut.includes(name),
    env: (name) => env[name],
  };
}

/** Reads the inputs of a step with the first container and the token, unless others are given. */
export function read(given: Record<string, string>, env?: Record<string, string>): Inputs {
  return readInputs(sourceOf({ 'container-id': ONE, token: TOKEN, ...given }, env));
}

/** The problems of these inputs, each as a sentence. */
export function problems(given: Record<string, string>, env?: Record<string, string>): string[] {
  return problemsOf(() => read(given, env));
}

/** The problems with which a reader ends. */
export function problemsOf(act: () => void): string[] {
  try {
    act();
  } catch (error) {
    const [, ...lines] = (error as Error).message.split('\n');
    return lines.map((line) => line.replace(/^- /, ''));
  }
  return [];
}
