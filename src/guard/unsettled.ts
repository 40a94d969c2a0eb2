import { reasonOf, UserError } from '../base/user-error.ts';
import type { UnsettledCreates } from '../operations/context.ts';
import type { Attempt } from '../operations/create/attempt.ts';
import { line } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import { array, boolean, containerId, readSettings, record, settingsOf, text } from './fields.ts';
import type { PostSettings } from './guard.ts';
import { GuardStateError } from './state.ts';

/** The attempts at creates of which a step did not learn what became, for its post step. */
export interface Unsettled extends PostSettings {
  attempts: readonly UnsettledAttempt[];
}

/** Attempts with the same alias in several containers. */
export interface UnsettledAttempt extends Omit<Attempt, 'containerId'> {
  containerIds: readonly Redacted[];
}

/** The runner passes the state in an environment variable; Windows limits one to 32,767 characters. */
const MAX_CONTAINERS = 1_000;

/** What a step records of its attempts. */
export interface UnsettledRecord extends UnsettledCreates {
  /** Saves what is unsettled in the end, when nothing more is sent. */
  end(): void;
}

/**
 * Records the attempts of a step, and saves them before they are sent. The first attempts of all containers share an
 * alias, so one save covers them.
 *
 * @param containerIds those of the step
 * @param saveState saves a text for the post step, in place of the one before
 */
export function recordUnsettled(
  settings: PostSettings,
  containerIds: readonly Redacted[],
  saveState: (text: string) => void,
): UnsettledRecord {
  const open = new Map<string, Attempt>();
  let saved = '';
  let hasPlanned = false;
  // Attempts under an explicit alias share it, and one that is settled says nothing about the others.
  const keyOf = ({ containerId: id, alias, sentAt, isPlanned }: Attempt) =>
    `${id} ${isPlanned ? '' : sentAt} ${alias}`;

  /** Only once: a container whose attempt is settled can have what is worth keeping under the same alias. */
  function plan(attempt: Attempt): void {
    hasPlanned = true;
    for (const id of containerIds.slice(0, MAX_CONTAINERS)) {
      const planned: Attempt = { ...attempt, containerId: id, isPlanned: true };
      open.set(keyOf(planned), planned);
    }
  }

  function save(): void {
    const attempts = group([...open.values()]);
    const state = attempts.length === 0 ? '' : JSON.stringify({ ...settingsOf(settings), attempts });
    if (state === saved) return;
    try {
      saveState(state);
    } catch (error) {
      throw new UserError(
        line('Could not save the state for the post step.'),
        reasonOf(error),
        line('The step fails, because the post step could not find what an interrupted create leaves.'),
      );
    }
    saved = state;
  }

  return {
    expect(attempt) {
      const isFirst = !hasPlanned;
      if (isFirst) plan(attempt);
      const isCovered = open.delete(keyOf({ ...attempt, isPlanned: true })) && !isFirst;
      if (open.size >= MAX_CONTAINERS && !open.has(keyOf(attempt))) return;
      open.set(keyOf(attempt), attempt);
      if (!isCovered) save();
    },
    settle: (attempt) => void open.delete(keyOf(attempt)),
    save,
    end() {
      for (const [key, { isPlanned }] of open) if (isPlanned) open.delete(key);
      save();
    },
  };
}

/** Writes what many containers have in common once. */
function group(attempts: readonly Attempt[]): UnsettledAttempt[] {
  const grouped = Map.groupBy(attempts, ({ containerId: _, ...common }) => JSON.stringify(common));
  return [...grouped.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { containerId: _, ...common } = first;
    return [{ ...common, containerIds: same.map((attempt) => attempt.containerId) }];
  });
}

/**
 * Parses what `recordUnsettled` saved.
 *
 * @returns undefined if the step left nothing
 * @throws GuardStateError for any other text
 */
export function parseUnsettled(saved: string): Unsettled | undefined {
  if (saved === '') return undefined;
  try {
    const fields = record(JSON.parse(saved));
    return {
      ...readSettings(fields),
      attempts: array(fields['attempts']).map((attempt) => toAttempt(record(attempt))),
    };
  } catch (error) {
    throw new GuardStateError((error as Error).message);
  }
}

function toAttempt(fields: Record<string, unknown>): UnsettledAttempt {
  const { isPlanned, reported } = fields;
  return {
    containerIds: array(fields['containerIds']).map(containerId),
    alias: text(fields['alias']),
    isGenerated: boolean(fields['isGenerated']),
    clockOffsetMs: number(fields['clockOffsetMs']),
    sentAt: number(fields['sentAt']),
    ...(isPlanned === undefined ? {} : { isPlanned: true }),
    ...(reported === undefined ? {} : { reported: toReported(record(reported)) }),
  };
}

function toReported({ name, created_at }: Record<string, unknown>): NonNullable<Attempt['reported']> {
  return { name: text(name), ...(created_at === undefined ? {} : { created_at: own(text(created_at)) }) };
}

function number(value: unknown): number {
  if (typeof value !== 'number') throw new Error('a number is missing');
  return value;
}
