import { AttemptError } from './errors.ts';
import type { components } from './wire/types.ts';
import * as wire from './wire/validate.js';

/** A snapshot as the API returns it, including fields that are not documented. */
export type Snapshot = components['schemas']['Snapshot'];

/** A snapshot of which perhaps only the name is known, as after a restore or a delete by name. */
export type KnownSnapshot = Pick<Snapshot, 'name'> & Partial<Snapshot>;

/** The form of a container id. Source: the API's reference. */
export const CONTAINER_ID = /^[0-9a-f]{24}$/;

/** The length limit of an alias, in characters. Source: the API's reference. */
export const MAX_ALIAS_LENGTH = 100;

/** Sorts newest first; of two created at the same moment, the later name comes first. */
export function newestFirst(snapshots: readonly Snapshot[]): Snapshot[] {
  return snapshots.toSorted(
    (a, b) => Date.parse(b.created_at) - Date.parse(a.created_at) || (a.name < b.name ? 1 : -1),
  );
}

/** Parsers of response bodies; each throws an AttemptError for a body of another shape. */
export const parseResponse = {
  list: parser(wire.ListAnswer),
  snapshot: parser(wire.SnapshotAnswer),
  restore: parser(wire.RestoreAnswer),
  delete: parser(wire.DeleteAnswer),
};

function parser<Body>(validate: wire.Validate<Body>): (body: unknown) => Body {
  return (body) => {
    if (validate(body)) return body;
    const [mismatch] = validate.errors ?? [];
    const reason = `${mismatch?.instancePath || 'the answer'} ${mismatch?.message ?? 'does not fit'}`;
    throw new AttemptError({ kind: 'malformed', reason });
  };
}
