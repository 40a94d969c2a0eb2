import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { isMet } from './expressions.ts';
import { EXAMPLES } from './user-repository.ts';

export interface ExampleStep {
  name?: string;
  id?: string;
  if?: string;
  uses?: string;
  with?: Record<string, string | number | boolean>;
  env?: Record<string, string>;
  run?: string;
  'continue-on-error'?: boolean;
}

export interface ExampleJob {
  needs?: string | string[];
  if?: string;
  'continue-on-error'?: boolean;
  strategy?: { matrix: { include: string } };
  env?: Record<string, string>;
  outputs?: Record<string, string>;
  steps?: ExampleStep[];
}

/** An example, as the runner reads it. */
export interface Example {
  on: { workflow_call?: { outputs?: Record<string, { value: string }> } };
  jobs: Record<string, ExampleJob>;
}

/** How a job ended, as later jobs see it. */
export interface JobEnd {
  result: 'success' | 'failure' | 'cancelled' | 'skipped';
  outputs?: Record<string, string>;
}

export async function readExample(name: string): Promise<Example> {
  return parse(await readFile(path.join(EXAMPLES, name), 'utf8'));
}

/** The jobs that run after those whose ends are given. */
export function jobsAfter({ jobs }: Example, ends: Record<string, JobEnd>, run?: 'canceled'): string[] {
  const needsOf = (job: string): string[] => [jobs[job]?.needs ?? []].flat();
  const ancestorsOf = (job: string): string[] => needsOf(job).flatMap((name) => [name, ...ancestorsOf(name)]);
  return Object.entries(jobs).flatMap(([name, job]) => {
    if (name in ends) return [];
    const results = ancestorsOf(name).map((ancestor) => ends[ancestor]?.result);
    const status = {
      success: results.every((result) => result === 'success') && run === undefined,
      failure: results.includes('failure'),
      cancelled: run === 'canceled',
    };
    const needs = Object.fromEntries(needsOf(name).map((need) => [need, { outputs: {}, ...ends[need] }]));
    return isMet(job.if ?? 'success()', { needs }, status) ? [name] : [];
  });
}

/** Finds a step by its name. */
export function stepOf(job: ExampleJob | undefined, name: string): ExampleStep {
  const step = job?.steps?.find((other) => other.name === name);
  if (!step) throw new Error(`There is no step "${name}"`);
  return step;
}
