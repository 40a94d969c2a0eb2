import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ExampleStep } from './example-jobs.ts';
import { type Contexts, interpolate } from './expressions.ts';

export interface ScriptEnd {
  failed: boolean;
  stdout: string;
  /** What the script wrote to the outputs and to the summary. */
  written: string;
}

/** Runs the script of a step as the runner does, with the variables that the step has in these contexts. */
export async function runScript({ run = '', env = {} }: ExampleStep, contexts: Contexts): Promise<ScriptEnd> {
  const directory = await mkdtemp(path.join(tmpdir(), 'hoody-script-'));
  const file = path.join(directory, 'written');
  await writeFile(file, '');
  const variables = Object.entries(env).map(([name, value]) => [name, interpolate(value, contexts)]);
  const options = {
    cwd: directory,
    env: {
      PATH: process.env['PATH'],
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'octo/site',
      GITHUB_RUN_ID: '8123456789',
      GITHUB_OUTPUT: file,
      GITHUB_STEP_SUMMARY: file,
      ...Object.fromEntries(variables),
    },
  };
  const [failed, stdout] = await new Promise<[boolean, string]>((resolve) => {
    execFile('bash', ['-e', '-c', run], options, (error, output) => resolve([error !== null, output]));
  });
  const written = await readFile(file, 'utf8');
  await rm(directory, { recursive: true });
  return { failed, stdout, written };
}
