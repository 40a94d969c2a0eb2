import { line } from '../text/message.ts';
import type { Redacted } from '../text/redact.ts';

/** A call of the API: its words in notices and errors, and its request. */
export interface Call {
  kind: 'list' | 'create' | 'restore' | 'alias' | 'delete';
  /** Follows "could not". */
  description: Redacted;
  /** What may have happened if no response says so, and how to find out. Absent if that is known another way. */
  event?: { noun: Redacted; check: Redacted };
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** What follows `/api/v1`, one plain segment each. */
  segments: readonly Redacted[];
  body?: object;
}

/** A container, and what messages call it. */
export interface Container {
  id: Redacted;
  name: Redacted;
}

const CHECK_LIST = line('To find out, list the snapshots of the container with the operation `list`.');

/** The five calls of the API on the snapshots of a container. Source: the API's reference. */
export const calls = {
  list: ({ id, name }: Container): Call => ({
    kind: 'list',
    description: line`list the snapshots of container ${name}`,
    method: 'GET',
    segments: collection(id),
  }),
  /** @param expiryDays in whole days; undefined if the snapshot does not expire */
  create: ({ id, name }: Container, alias: Redacted, expiryDays?: number): Call => ({
    kind: 'create',
    description: line`create snapshot "${alias}" of container ${name}`,
    method: 'POST',
    segments: collection(id),
    body: { alias, expiry: expiryDays },
  }),
  restore: ({ id, name }: Container, snapshot: Redacted): Call => ({
    kind: 'restore',
    description: line`restore container ${name} from snapshot ${snapshot}`,
    event: {
      noun: line`The restore of container ${name} from snapshot ${snapshot}`,
      check: line(
        'To find out, look at the container, and at its snapshots with the operation `list`: `last_used_at` is the time of the last restore.',
      ),
    },
    method: 'PATCH',
    segments: item(id, snapshot),
  }),
  /** @param alias null removes the alias */
  alias: ({ id, name }: Container, snapshot: Redacted, alias: Redacted | null): Call => ({
    kind: 'alias',
    description:
      alias === null
        ? line`remove the alias of snapshot ${snapshot} of container ${name}`
        : line`set alias "${alias}" on snapshot ${snapshot} of container ${name}`,
    event: {
      noun: line`The change of the alias of snapshot ${snapshot} of container ${name}`,
      check: CHECK_LIST,
    },
    method: 'PATCH',
    segments: [...item(id, snapshot), line('alias')],
    body: { alias },
  }),
  delete: ({ id, name }: Container, snapshot: Redacted): Call => ({
    kind: 'delete',
    description: line`delete snapshot ${snapshot} of container ${name}`,
    event: { noun: line`The deletion of snapshot ${snapshot} of container ${name}`, check: CHECK_LIST },
    method: 'DELETE',
    segments: item(id, snapshot),
  }),
};

function collection(id: Redacted): Redacted[] {
  return [line('containers'), id, line('snapshots')];
}

function item(id: Redacted, snapshot: Redacted): Redacted[] {
  return [...collection(id), snapshot];
}
