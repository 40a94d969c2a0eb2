import { randomBytes } from 'node:crypto';
import { Context } from '@actions/github/context';
import { MAX_ALIAS_LENGTH } from '../hoody/schema.ts';

/** The workflow run that this step belongs to. */
export interface WorkflowRun {
  /** Its page on GitHub; undefined elsewhere. */
  url: string | undefined;
  id: number;
  attempt: number;
}

/** Reads the run from the environment. */
export function readWorkflowRun(): WorkflowRun & { generateAlias: (word: string) => string } {
  const { serverUrl, runId, runAttempt, job, action } = new Context();
  const repository = process.env['GITHUB_REPOSITORY'];
  const id = runId || 0;
  const attempt = runAttempt || 1;
  return {
    id,
    attempt,
    url: repository && id ? `${serverUrl}/${repository}/actions/runs/${id}/attempts/${attempt}` : undefined,
    generateAlias: (word) => generateAlias(word, { id, attempt, job, step: action }),
  };
}

const MAX_PART_LENGTH = 30;

/**
 * Generates an alias that names the run, attempt, job and step that create a snapshot. The jobs of a matrix share
 * all four, so it ends with random digits.
 */
function generateAlias(
  word: string,
  { id, attempt, job, step }: { id: number; attempt: number; job: string; step: string },
): string {
  const parts = [word, id, attempt, sanitize(job), sanitize(step), randomBytes(4).toString('hex')];
  return parts
    .filter((part) => part !== '')
    .join('-')
    .slice(0, MAX_ALIAS_LENGTH);
}

function sanitize(text: string | undefined): string {
  return (text ?? '')
    .replace(/[^A-Za-z0-9_.-]+/g, '-')
    .replace(/^[_-]+/, '')
    .slice(0, MAX_PART_LENGTH);
}
