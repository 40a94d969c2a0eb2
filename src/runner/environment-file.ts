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
    const end = `end-${crypto.randomUUID()}`;
    return `${name}<<${end}\n${value}\n${end}\n`;
  });
  appendFileSync(file, blocks.join(''));
}
