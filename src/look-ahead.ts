import type { Budget } from './base/budget.ts';
import type { ForeseeOptions, Room } from './guard/foresight.ts';
import type { Inputs } from './inputs/read-inputs.ts';
import type { Outcome } from './operations/outcome.ts';
import { isDryRun } from './operations/request.ts';
import { AFTER_OLD_LIST_MS } from './operations/verify.ts';
import type { Session } from './session.ts';

/** What a guard learns before the deploy. */
export type Ahead = Pick<ForeseeOptions, 'probed' | 'rooms'>;

export const NOTHING_AHEAD: Ahead = { probed: [], rooms: [] };

/**
 * Starts to ask what a rollback needs, while the snapshots of its guard are created.
 *
 * @returns waits for the responses, unless `create` failed
 */
export function startLooking(
  { request, guard, healthUrls }: Inputs,
  { askHealth, client, mapConcurrently }: Session,
  budget: Budget,
): (outcomes: readonly Outcome[]) => Promise<Ahead> {
  if (!guard.restoreOnFailure || isDryRun(request)) return async () => NOTHING_AHEAD;
  const useless = new AbortController();
  const asked = askHealth(healthUrls, AbortSignal.any([budget.signal, useless.signal]));
  return async (outcomes) => {
    if (outcomes.some(({ ok }) => !ok)) {
      useless.abort();
      return NOTHING_AHEAD;
    }
    const backedUp = guard.backup ? outcomes : [];
    const rooms = await mapConcurrently(backedUp, (outcome) => findRoom(outcome, client(budget), budget));
    return { probed: await asked, rooms: rooms.flatMap((room) => room ?? []) };
  };
}

/** @returns undefined if the limit is unknown */
async function findRoom(
  { containerId, snapshots: [created] }: Outcome,
  client: ReturnType<Session['client']>,
  budget: Budget,
): Promise<Room | undefined> {
  const look = async (): Promise<Room | undefined> => {
    const list = await client.look(containerId);
    if (list?.limit === undefined) return undefined;
    // A list can be older than the new snapshot.
    const isShown = list.snapshots.some(({ name }) => name === created?.name);
    return { containerId, count: list.snapshots.length + (isShown ? 0 : 1), limit: list.limit };
  };
  const room = await look();
  const isFull = room !== undefined && room.count >= room.limit;
  // It can also be older than what the step, or the platform for it, removed.
  if (!isFull || budget.remainingMs() <= AFTER_OLD_LIST_MS) return room;
  await budget.sleep(AFTER_OLD_LIST_MS).catch(() => undefined);
  return (await look()) ?? room;
}
