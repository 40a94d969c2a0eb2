import type { Failure } from '../../../src/hoody/failure.ts';

/** An error of the API in its own form, with the fields that matter to the test. */
export function status(code: number, fields: Partial<Failure & { kind: 'status' }> = {}): Failure {
  return { kind: 'status', status: code, message: 'Nope', fromApi: true, ...fields };
}

/** A lost response. */
export const LOST: Failure = { kind: 'lost', reason: 'ECONNRESET' };
