import type { Failure } from '../../../src/hoody/failure.ts';

/** An error of the API, in its own form, with what the test cares about. */
export function status(code: number, fields: Partial<Failure & { kind: 'status' }> = {}): Failure {
  return { kind: 'status', status: code, message: 'Nope', fromApi: true, ...fields };
}

/** An answer that got lost on its way. */
export const LOST: Failure = { kind: 'lost', reason: 'ECONNRESET' };
