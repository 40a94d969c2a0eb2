import type { Hoody } from '../hoody/client.ts';
import { HoodyError, isNotFound } from '../hoody/errors.ts';
import type { KnownSnapshot, Snapshot } from '../hoody/schema.ts';
import { type Choice, choose, LATEST, looksLikeName } from '../hoody/select.ts';
import type { Story } from './outcome.ts';

/** There is no such snapshot on the container. */
export class MissingError extends HoodyError {
  constructor(containerId: string, wanted: string, near: Snapshot[]) {
    super(`Container ${containerId} has no snapshot "${wanted}". ${nearOnes(near)}`);
    this.name = 'MissingError';
  }
}

/** Where a snapshot is looked for, and who is told how it was found. */
export interface Place {
  containerId: string;
  /** Lists the snapshots of the container, newest first. */
  list: () => Promise<Snapshot[]>;
  story: Story;
}

/** The snapshots of a container, listed at most once. */
export function placeOf({ hoody, story }: { hoody: Hoody; story: Story }, containerId: string): Place {
  let listed: Promise<Snapshot[]> | undefined;
  return {
    containerId,
    story,
    list: () => {
      listed ??= hoody.list(containerId);
      return listed;
    },
  };
}

/** Looks at how a snapshot was found before anything is done to it; throws to refuse it. */
export type Check = (choice: Choice & { kind: 'found' }) => void;

/**
 * Acts on the snapshot that a person means. What looks like a name goes to the API as it is, in one request;
 * all else costs a list. Only a name that the API told, or that has the form of one, ever gets into a request.
 *
 * @param wanted a name, an alias or `latest`
 * @param act what is done to the snapshot, of which all is known once it was listed
 * @throws MissingError when there is no such snapshot, with those that come near
 */
export async function actOn<T>(
  place: Place,
  wanted: string,
  act: (snapshot: KnownSnapshot) => Promise<T>,
  check: Check,
): Promise<T> {
  let refusal: unknown;
  if (looksLikeName(wanted)) {
    try {
      return await act({ name: wanted });
    } catch (error) {
      if (!isNotFound(error)) throw error;
      refusal = error;
    }
  }
  const choice = await find(place, wanted, check);
  // It is listed, and yet the API did not find it: nothing that the list could mend.
  if (refusal && choice.by === 'name') throw refusal;
  return act(choice.snapshot);
}

/**
 * Finds the snapshot that a person means in the list, before anything is done to it.
 *
 * @param wanted a name, an alias or `latest`
 * @throws MissingError when there is no such snapshot, with those that come near
 */
export async function find(place: Place, wanted: string, check: Check): Promise<Choice & { kind: 'found' }> {
  const choice = choose(await place.list(), wanted);
  if (choice.kind === 'missing') throw new MissingError(place.containerId, wanted, choice.near);
  check(choice);
  if (choice.by !== 'name') place.story.info(tell(choice, wanted));
  return choice;
}

/** For what may be done to the newest of those that share an alias. */
export function newestWins(story: Story): Check {
  return ({ snapshot, namesakes }) => {
    if (namesakes.length === 0) return;
    story.warning(
      `${namesakes.length + 1} snapshots have the alias "${snapshot.alias}". The newest, ${snapshot.name}, ` +
        `is taken; the others are ${namesakes.map(({ name }) => name).join(', ')}.`,
    );
  };
}

function tell({ by, snapshot }: Choice & { kind: 'found' }, wanted: string): string {
  if (by === 'latest')
    return `The newest snapshot is ${snapshot.name}${aliasOf(snapshot)}, of ${snapshot.created_at}.`;
  if (wanted === LATEST) {
    return `A snapshot has the alias "${LATEST}", which goes before the newest: ${snapshot.name}, of ${snapshot.created_at}.`;
  }
  return `"${wanted}" is snapshot ${snapshot.name}, of ${snapshot.created_at}.`;
}

function nearOnes(near: Snapshot[]): string {
  if (near.length === 0) return 'It has no snapshots at all.';
  return `The nearest are ${near.map((snapshot) => snapshot.name + aliasOf(snapshot)).join(', ')}.`;
}

function aliasOf({ alias }: Snapshot): string {
  return alias ? ` (${JSON.stringify(alias)})` : '';
}
