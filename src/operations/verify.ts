import { UserError } from '../base/user-error.ts';
import type { HoodyClient } from '../hoody/client.ts';
import { isNotFound, mayHaveHappened } from '../hoody/errors.ts';
import { createdAt, type Snapshot, type SnapshotList } from '../hoody/snapshot.ts';
import { compareIdentity } from '../snapshots/identity.ts';
import { formatTime } from '../text/format.ts';
import { join } from '../text/list.ts';
import { line } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import type { Context } from './context.ts';
import { describeAge } from './describe.ts';

/** The snapshot of the step is not there any more, so no request can restore it. */
export class LostSnapshotError extends UserError {}

const MAX_OTHERS = 5;

/** The API does not find a snapshot, and no list shows it. */
export class GoneError extends LostSnapshotError {
  /** @param others what the container has, newest first */
  constructor(name: Redacted, container: Redacted, others: readonly Snapshot[]) {
    const shown = others.slice(0, MAX_OTHERS).map((other) => line`${other.name}${describeAge(other)}`);
    const rest = others.length - shown.length;
    super(
      line`Snapshot ${name} of container ${container} is gone: it expired, or someone deleted it.`,
      ...(shown.length === 0
        ? [line('The container has no snapshots.')]
        : [
            line`The container has ${join(shown, '; ')}${rest > 0 ? line`; and ${rest} more` : own('')}.`,
            line('To restore one of those, use the operation `restore` with its name.'),
          ]),
    );
    this.name = 'GoneError';
  }
}

/** A name means another snapshot than the one that the step knows. */
export class ReplacedError extends LostSnapshotError {
  constructor(known: Identity, listed: Snapshot, container: Redacted, purpose: Purpose) {
    super(
      line`Snapshot ${known.name} of container ${container} is now a different snapshot.`,
      line`The name now belongs to a snapshot created ${formatTime(listed.created_at ?? own(''))}; the one of this job was created ${formatTime(known.created_at ?? own(''))}.`,
      line('Another step or job created a snapshot of the same name. It was not touched.'),
      ...(purpose === 'restore'
        ? [line('To restore another one, look for it with the operation `list`.')]
        : []),
    );
    this.name = 'ReplacedError';
  }
}

type Identity = Pick<Snapshot, 'name' | 'created_at'>;

/** What the snapshot is looked for. */
type Purpose = 'restore' | 'delete';

/** A list can be 3 s old, so one that is made later shows what is there. Source: what was seen of the API. */
export const AFTER_OLD_LIST_MS = 4_000;

/**
 * Looks whether a name still refers to a snapshot. A list that shows an older snapshot under the name can be one from before
 * the snapshot that took its place, so a second one decides; without it, nothing is known.
 *
 * @param container its id, and its name in messages
 * @returns what is listed under the name now, whether that is certainly the snapshot, and the list, if it could be read
 * @throws ReplacedError if the name means another snapshot
 */
export async function verify(
  client: Pick<HoodyClient, 'look'>,
  container: { id: Redacted; name: Redacted },
  known: Identity,
  pause: Context['pause'],
  purpose: Purpose = 'restore',
): Promise<{ listed: Snapshot | undefined; isVerified: boolean; list: SnapshotList | undefined }> {
  const look = async () => {
    const list = await client.look(container.id);
    return { list, listed: list?.snapshots.find(({ name }) => name === known.name) };
  };
  let last = await look();
  if (last.listed && isOlder(last.listed, known))
    last = (await pause(AFTER_OLD_LIST_MS)) ? await look() : { list: undefined, listed: undefined };
  const { listed, list } = last;
  const identity = compareIdentity(known, listed);
  if (listed && identity === 'other') throw new ReplacedError(known, listed, container.name, purpose);
  return { listed, isVerified: identity === 'same', list };
}

function isOlder(listed: Snapshot, known: Identity): boolean {
  return (
    compareIdentity(known, listed) === 'other' &&
    (createdAt(listed) ?? Number.POSITIVE_INFINITY) < (createdAt(known) ?? 0)
  );
}

/**
 * Explains a restore that the API refused because it does not find the snapshot.
 *
 * @returns the error itself, unless a list shows that the snapshot is gone
 */
export async function explainMissing(
  error: unknown,
  client: Pick<HoodyClient, 'look'>,
  container: { id: Redacted; name: Redacted },
  name: Redacted,
): Promise<unknown> {
  if (!isNotFound(error) || mayHaveHappened(error)) return error;
  const list = await client.look(container.id);
  if (!list || list.snapshots.some((snapshot) => snapshot.name === name)) return error;
  return new GoneError(name, container.name, list.snapshots);
}
