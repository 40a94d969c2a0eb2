import { randomBytes } from 'node:crypto';
import { Context } from '@actions/github/context';

/** Creates a generator of aliases for the workflow run that this step belongs to. */
export function createAliasGenerator(): (word: string) => string {
  const { runId, runAttempt, job, action } = new Context();
  const origin = { id: runId || 0, attempt: runAttempt || 1, job, step: action };
  return (word) => generateAlias(word, origin, randomBytes(RANDOM_BYTES).toString('hex'));
}

/** The platform derives the name of a snapshot from its alias, and cuts it to this length. */
const MAX_NAME_LENGTH = 64;
const RANDOM_BYTES = 5;
/** Leaves room for the step after a long job. */
const MAX_JOB_LENGTH = 16;

/** The step of a workflow that creates a snapshot. */
interface Origin {
  id: number;
  attempt: number;
  job: string;
  step: string;
}

/**
 * Generates an alias that names the run, attempt, job and step that create a snapshot, and is valid as the name of
 * the snapshot: at most 64 letters, digits, `_` and `-`. It ends with random characters, since the jobs of a matrix
 * share all other parts, and each attempt of a create needs its own alias.
 *
 * @param random 10 hexadecimal digits
 */
export function generateAlias(word: string, { id, attempt, job, step }: Origin, random: string): string {
  const origin = [word, `${id}`, `${attempt}`, sanitize(job).slice(0, MAX_JOB_LENGTH), sanitize(step)]
    .filter((part) => part !== '')
    .join('-')
    .slice(0, MAX_NAME_LENGTH - random.length - 1);
  return `${sanitize(origin)}-${random}`;
}

function sanitize(text: string | undefined): string {
  return (text ?? '').replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^[_-]+|[_-]+$/g, '');
}
