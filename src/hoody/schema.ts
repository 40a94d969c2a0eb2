import { AttemptError } from './errors.ts';
import type { components } from './wire/types.ts';
import * as wire from './wire/validate.js';

/** A snapshot as the API tells it. Fields that nothing here names are kept. */
export type Snapshot = components['schemas']['Snapshot'];

/** A snapshot of which perhaps only the name is known, as after a restore or a delete by name. */
export type KnownSnapshot = Pick<Snapshot, 'name'> & Partial<Snapshot>;

/** What the API takes as the id of a container. */
export const CONTAINER_ID = /^[0-9a-f]{24}$/;

/** The longest alias that the API takes, in characters. */
export const LONGEST_ALIAS = 100;

export const answers = {
  list: answer(wire.ListAnswer),
  snapshot: answer(wire.SnapshotAnswer),
  restore: answer(wire.RestoreAnswer),
  delete: answer(wire.DeleteAnswer),
};

/**
 * @returns a function that takes the body of an answer and gives it back typed
 * @throws AttemptError when the body is not of this shape
 */
function answer<Answer>(validate: wire.Validate<Answer>): (body: unknown) => Answer {
  return (body) => {
    if (validate(body)) return body;
    const [mismatch] = validate.errors ?? [];
    const reason = `${mismatch?.instancePath || 'the answer'} ${mismatch?.message ?? 'does not fit'}`;
    throw new AttemptError({ kind: 'malformed', reason });
  };
}
