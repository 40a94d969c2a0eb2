import { reasonOf, UserError } from '../base/user-error.ts';
import type { UnsettledCreates } from '../operations/context.ts';
import type { Attempt } from '../operations/create/attempt.ts';
import { line } from '../text/message.ts';
import type { Redacted } from '../text/redact.ts';
import { settingsOf } from './fields.ts';
import type { PostSettings } from './guard.ts';
import { keyOf, type UnsettledAttempt } from './unsettled.ts';

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
 * @param makeSettings called once, if there is something to save
 * @param containerIds those of the step
 * @param saveState saves a text for the post step, in place of the one before
 */
export function recordUnsettled(
  makeSettings: () => PostSettings,
  containerIds: readonly Redacted[],
  saveState: (text: string) => void,
): UnsettledRecord {
  let settings: object | undefined;
  const open = new Map<string, Attempt>();
  /** First attempts that are still to come. */
  const planned = new Map<string, Attempt>();
  let hasPlanned = false;
  let saved = '';
  const targetOf = ({ containerId: id, alias }: Attempt) => `${id} ${alias}`;

  /** Only once: what a settled attempt made under the same alias can be worth keeping. */
  function plan(attempt: Attempt): void {
    hasPlanned = true;
    for (const id of containerIds.slice(0, MAX_CONTAINERS)) {
      const first: Attempt = { ...attempt, containerId: id, isPlanned: true };
      if (id !== attempt.containerId) planned.set(targetOf(first), first);
    }
  }

  function save(): void {
    const attempts = group(
      [...planned.values(), ...open.values()].map((attempt) => ({
        ...attempt,
        sentAt: Math.round(attempt.sentAt),
      })),
    );
    if (attempts.length > 0) settings ??= settingsOf(makeSettings());
    const state = attempts.length === 0 ? '' : JSON.stringify({ ...settings, attempts });
    if (state === saved) return;
    try {
      saveState(state);
    } catch (error) {
      throw new UserError(
        line('Could not save the state for the post step.'),
        reasonOf(error),
        line('The step fails, because the post step could not find what an interrupted step leaves.'),
      );
    }
    saved = state;
  }

  return {
    expect(...attempts) {
      let isCovered = true;
      for (const attempt of attempts) {
        if (!hasPlanned) plan(attempt);
        const isPlanned = planned.delete(targetOf(attempt));
        if (!isPlanned && !open.has(keyOf(attempt)) && open.size + planned.size >= MAX_CONTAINERS) continue;
        open.set(keyOf(attempt), attempt);
        isCovered &&= isPlanned;
      }
      if (!isCovered) save();
    },
    settle: (attempt) => void open.delete(keyOf(attempt)),
    end() {
      planned.clear();
      save();
    },
  };
}

/** Writes what many containers have in common once, so that the text stays small. */
function group(attempts: readonly Attempt[]): UnsettledAttempt[] {
  const grouped = Map.groupBy(attempts.map(shorten), ({ containerId: _, sentAt, ...common }) =>
    JSON.stringify(common.isGenerated ? common : { ...common, sentAt }),
  );
  return [...grouped.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { containerId: _, ...common } = first;
    // The last one decides how long to look.
    const sentAt = Math.max(...same.map((attempt) => attempt.sentAt));
    return [{ ...common, sentAt, containerIds: same.map((attempt) => attempt.containerId) }];
  });
}

/** A generated alias identifies what it made without a time. */
function shorten({ reported, serverSentAt, ...attempt }: Attempt): Attempt {
  if (attempt.isGenerated) return attempt;
  return {
    ...attempt,
    ...(reported ? { reported } : {}),
    ...(serverSentAt === undefined ? {} : { serverSentAt }),
  };
}
