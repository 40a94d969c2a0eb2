import { appendFileSync } from 'node:fs';

/**
 * Sets environment variables for what follows this step: the steps and post steps of the job, and its outputs. All are
 * written at once, so that a step that is killed leaves the old or the new ones; an incomplete block is ignored.
 *
 * @throws Error if the runner's file cannot be written
 */
export function exportVariables(variables: Readonly<Record<string, string>>): void {
  const { GITHUB_ENV: file = '' } = process.env;
  const blocks = Object.entries(variables).map(([name, value]) => {
    const end = delimiterOf(value);
    return `${name}<<${end}\n${value}\n${end}\n`;
  });
  appendFileSync(file, blocks.join(''));
}

/** A text that the value does not contain. Random numbers would load a module, which takes as long as Node.js to start. */
function delimiterOf(value: string): string {
  let delimiter = 'HOODY_END';
  while (value.includes(delimiter)) delimiter += '_';
  return delimiter;
}
