import type { Failure, StatusFailure } from '../../../src/hoody/failure.ts';
import { type Plain, redacted, text } from './text.ts';

/** An error of the API in its own form, with the fields that matter to the test. */
export function status(code: number, fields: Plain<Partial<StatusFailure>> = {}): StatusFailure {
  return redacted<StatusFailure>({ kind: 'status', status: code, message: 'Nope', fromApi: true, ...fields });
}

/** A lost response. */
export const LOST: Failure = { kind: 'lost', reason: text('ECONNRESET') };
