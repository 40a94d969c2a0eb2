import { randomBytes } from 'node:crypto';
import { Context } from '@actions/github/context';
import { LONGEST_ALIAS } from './hoody/schema.ts';

/** The workflow run that this step is part of. */
export interface WorkflowRun {
  /** Where people see it; absent outside of GitHub. */
  url: string | undefined;
  id: number;
  attempt: number;
}

/** Reads the run from what the runner tells in the environment. */
export function readWorkflowRun(): WorkflowRun & { generateAlias: (word: string) => string } {
  const { serverUrl, runId, runAttempt, job, action } = new Context();
  const repository = process.env['GITHUB_REPOSITORY'];
  const id = runId || 0;
  const attempt = runAttempt || 1;
  return {
    id,
    attempt,
    url: repository && id ? `${serverUrl}/${repository}/actions/runs/${id}/attempts/${attempt}` : undefined,
    generateAlias: (word) => aliasOf(word, { id, attempt, job, step: action }),
  };
}

const LONGEST_PART = 30;

/**
 * An alias that says which run, attempt, job and step made a snapshot. The jobs of a matrix share all four, so
 * there is something random at its end.
 */
function aliasOf(
  word: string,
  { id, attempt, job, step }: { id: number; attempt: number; job: string; step: string },
): string {
  const parts = [word, id, attempt, part(job), part(step), randomBytes(4).toString('hex')];
  return parts
    .filter((text) => text !== '')
    .join('-')
    .slice(0, LONGEST_ALIAS);
}

function part(text: string | undefined): string {
  return (text ?? '')
    .replace(/[^A-Za-z0-9_.-]+/g, '-')
    .replace(/^[_-]+/, '')
    .slice(0, LONGEST_PART);
}
