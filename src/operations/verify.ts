import { UserError } from '../base/user-error.ts';
import type { HoodyClient } from '../hoody/client.ts';
import type { Snapshot } from '../hoody/snapshot.ts';
import { compareIdentity } from '../snapshots/identity.ts';
import { formatTime } from '../text/format.ts';
import { line } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';

/** A name means another snapshot than the one that the step knows. */
export class ReplacedError extends UserError {
  constructor(known: Identity, listed: Snapshot, container: Redacted) {
    super(
      line`Snapshot ${known.name} of container ${container} is another one now.`,
      line`The name now belongs to a snapshot created ${formatTime(listed.created_at ?? own(''))}; the one of this job was created ${formatTime(known.created_at ?? own(''))}.`,
      line('Another step or job created a snapshot of the same name. It was not touched.'),
    );
    this.name = 'ReplacedError';
  }
}

type Identity = Pick<Snapshot, 'name' | 'created_at'>;

/**
 * Looks whether a name still means a snapshot.
 *
 * @param container its id, and its name in messages
 * @returns what is listed under the name now, whether that is certainly the snapshot, and whether there was a list
 * @throws ReplacedError if the name means another snapshot
 */
export async function verify(
  client: Pick<HoodyClient, 'look'>,
  container: { id: Redacted; name: Redacted },
  known: Identity,
): Promise<{ listed: Snapshot | undefined; isVerified: boolean; isRead: boolean }> {
  const list = await client.look(container.id);
  const listed = list?.snapshots.find(({ name }) => name === known.name);
  const identity = compareIdentity(known, listed);
  if (listed && identity === 'other') throw new ReplacedError(known, listed, container.name);
  return { listed, isVerified: identity === 'same', isRead: list !== undefined };
}
