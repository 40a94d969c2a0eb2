import { Context } from '@actions/github/context';
import { MAX_DERIVED_NAME_LENGTH } from '../hoody/snapshot.ts';
import { own, type Redacted } from '../text/redact.ts';

/** Creates a generator of aliases for the workflow run that this step belongs to. */
export function createAliasGenerator(): (word: Redacted) => Redacted {
  let origin: Origin | undefined;
  return (word) => {
    origin ??= currentOrigin();
    const random = crypto.getRandomValues(Buffer.alloc(RANDOM_BYTES)).toString('hex');
    return generateAlias(word, origin, random);
  };
}

/** The context also reads the file of the event, which can be empty; nothing here needs it. */
function readContext(): Pick<Context, 'runId' | 'runAttempt' | 'job' | 'action'> {
  try {
    return new Context();
  } catch {
    const { GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB = '', GITHUB_ACTION = '' } = process.env;
    const [runId, runAttempt] = [Number(GITHUB_RUN_ID), Number(GITHUB_RUN_ATTEMPT)];
    return { runId, runAttempt, job: GITHUB_JOB, action: GITHUB_ACTION };
  }
}

/** Reads the file of the event, which most steps do not need. */
function currentOrigin(): Origin {
  const { runId, runAttempt, job, action } = readContext();
  // The runner names a step that has no id after its action, which says nothing about the snapshot.
  const step = action?.startsWith('__') ? '' : action;
  return { id: runId || 0, attempt: runAttempt || 1, job, step };
}

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
 * share all other parts, and each attempt to create a snapshot needs its own alias.
 *
 * @param random 10 hexadecimal digits
 */
export function generateAlias(word: Redacted, { id, attempt, job, step }: Origin, random: string): Redacted {
  const origin = [word, `${id}`, `${attempt}`, sanitize(job).slice(0, MAX_JOB_LENGTH), sanitize(step)]
    .filter((part) => part !== '')
    .join('-')
    .slice(0, MAX_DERIVED_NAME_LENGTH - random.length - 1);
  return own(`${sanitize(origin)}-${random}`);
}

function sanitize(text: string | undefined): string {
  return (text ?? '').replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^[_-]+|[_-]+$/g, '');
}
