import type { GuardDecision } from './decision.ts';
import type { Guard } from './guard.ts';

/** How a rollback ended, worst first. Jobs that follow read the word from `HOODY_ROLLBACK`. */
const WORDS = ['failed', 'partial', 'unknown', 'unhealthy', 'disarmed', 'restored', 'not-needed'] as const;

export type RollbackWord = (typeof WORDS)[number];

/** The environment variables in which a guard reports to the jobs that follow how it ended. */
export type RollbackVariable = 'HOODY_ROLLBACK' | 'HOODY_ROLLBACK_GUARDS' | 'HOODY_ROLLBACK_RESULTS';

/** The guards of a job by their id, each with its word once its post step has spoken. */
type Guards = ReadonlyMap<string, string | undefined>;

/** Reads an environment variable. */
type Env = (name: RollbackVariable) => string | undefined;

/** An entry of `HOODY_ROLLBACK_GUARDS`. */
const ENTRY = /^(?<id>[0-9a-f-]{36})(?:=(?<word>[a-z-]{1,20}))?$/;
/** Far more than a job has; no step can start with a variable that is too long. */
const MAX_OTHERS = 400;

/**
 * What a guard reports to later jobs: its own word, and the word of the whole job.
 *
 * @param word undefined when the step sets the guard
 * @param env the environment, which has what the other guards of the job said; another step can falsify it
 */
export function rollbackVariables(
  id: string,
  word: RollbackWord | undefined,
  env: Env,
): Record<'HOODY_ROLLBACK' | 'HOODY_ROLLBACK_GUARDS', string> {
  const others = parseGuards(env('HOODY_ROLLBACK_GUARDS') ?? '').filter(([other]) => other !== id);
  const guards: Guards = new Map([...others.slice(-MAX_OTHERS), [id, word]]);
  return { HOODY_ROLLBACK: wordOfJob(guards), HOODY_ROLLBACK_GUARDS: formatGuards(guards) };
}

function parseGuards(text: string): (readonly [string, string | undefined])[] {
  return text.split(',').flatMap((entry) => {
    const { id, word } = ENTRY.exec(entry)?.groups ?? {};
    return id === undefined ? [] : [[id, word] as const];
  });
}

function formatGuards(guards: Guards): string {
  return [...guards].map(([id, word]) => (word === undefined ? id : `${id}=${word}`)).join(',');
}

/** The worst word of all guards. A guard without one is unknown, once another one has spoken. */
function wordOfJob(guards: Guards): RollbackWord | 'armed' {
  const words = [...guards.values()];
  if (words.every((word) => word === undefined)) return 'armed';
  const said = new Set(words.map((word) => (word === undefined ? 'unknown' : known(word))));
  const isBack = said.has('restored') || said.has('unhealthy');
  const isLeft = said.has('failed') || said.has('disarmed');
  if (isBack && isLeft) return 'partial';
  return WORDS.find((word) => said.has(word)) ?? 'failed';
}

/** A later version can have more words. */
function known(word: string): RollbackWord {
  return WORDS.find((other) => other === word) ?? 'failed';
}

/**
 * The word of a post step that rolls nothing back.
 *
 * @returns undefined where the step promised no rollback, or the post step rolls back
 */
export function wordWithoutRollback(
  { restoreOnFailure }: Pick<Guard, 'restoreOnFailure'>,
  decision: GuardDecision,
): RollbackWord | undefined {
  if (!restoreOnFailure || decision.action === 'rollback') return undefined;
  if (decision.action === 'unclear') return 'failed';
  if (decision.action === 'disarmed' && decision.input === 'restore-on-failure') return 'disarmed';
  return 'not-needed';
}

/** How the rollback of one container ended. */
export type RollbackEnd = 'done' | 'unknown' | 'failed';

/** The word of a rollback, of which at least one container is part. */
export function wordOfRollback(ends: readonly RollbackEnd[], isHealthy: boolean): RollbackWord {
  const isDone = ends.includes('done');
  if (isDone && ends.includes('failed')) return 'partial';
  if (ends.includes('unknown')) return 'unknown';
  if (!isDone) return 'failed';
  return isHealthy ? 'restored' : 'unhealthy';
}
