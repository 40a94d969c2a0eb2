import { toUserError } from '../base/user-error.ts';
import { createdAt } from '../hoody/snapshot.ts';
import { formatTime } from '../text/format.ts';
import { join } from '../text/list.ts';
import { composeMessage, line } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import type { Context } from './context.ts';
import { type Choice, SelectionError } from './find.ts';
import { captureFailure, holdBack, type Outcome } from './outcome.ts';

/**
 * Chooses what to act on in all containers before anything is changed in any: where one has nothing certain to act on,
 * nothing is changed. Then it tries every container, whether or not one fails.
 *
 * @param choose throws a SelectionError to hold back all containers; any other error is of its container only
 */
export async function chooseThenApply<Chosen extends Pick<Choice, 'found'>>(
  containerIds: readonly Redacted[],
  context: Context,
  choose: (containerId: Redacted) => Promise<Chosen>,
  apply: (containerId: Redacted, choice: Chosen) => Promise<Outcome>,
): Promise<Outcome[]> {
  const { mapConcurrently, nameOf, logger } = context;
  const choices = await mapConcurrently(containerIds, async (containerId) => {
    try {
      return { containerId, choice: await choose(containerId) };
    } catch (error) {
      return { containerId, error: toUserError(error) };
    }
  });
  const unclear = choices.flatMap(({ containerId, error }) =>
    error instanceof SelectionError ? [nameOf(containerId)] : [],
  );
  if (unclear.length > 0) {
    return choices.map(({ containerId, error }) =>
      error
        ? { ok: false, containerId, changed: false, snapshots: [], error }
        : holdBack(
            containerId,
            line`Nothing was changed in container ${nameOf(containerId)}, because the selection of snapshots failed for ${join(unclear)}.`,
            logger,
          ),
    );
  }
  warnOfSpread(
    choices.flatMap(({ containerId, choice }) => (choice ? [{ containerId, choice }] : [])),
    context,
  );
  return mapConcurrently(choices, ({ containerId, choice, error }) =>
    captureFailure(containerId, () => (choice ? apply(containerId, choice) : Promise.reject(error))),
  );
}

/** Snapshots that belong together are made at about the same time, in milliseconds. */
const MAX_SPREAD_MS = 15 * 60_000;

/** Warns where `latest` means snapshots of different deploys. */
function warnOfSpread(
  choices: readonly { containerId: Redacted; choice: Pick<Choice, 'found'> }[],
  { logger, nameOf }: Pick<Context, 'logger' | 'nameOf'>,
): void {
  const latest = choices.flatMap(({ containerId, choice }) => {
    if (choice.found?.by !== 'latest') return [];
    const { snapshot } = choice.found;
    const at = createdAt(snapshot);
    return at === undefined ? [] : [{ containerId, snapshot, at }];
  });
  const times = latest.map(({ at }) => at);
  if (Math.max(...times) - Math.min(...times) <= MAX_SPREAD_MS) return;
  const each = latest.map(
    ({ containerId, snapshot: { name, created_at } }) =>
      line`${nameOf(containerId)}: ${name}, created ${formatTime(created_at ?? own(''))}`,
  );
  logger.warning(
    composeMessage(
      line('`latest` selects snapshots from different times, so the containers may be inconsistent.'),
      line`${join(each, '; ')}.`,
    ),
  );
}
