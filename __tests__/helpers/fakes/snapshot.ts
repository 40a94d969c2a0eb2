import type { Snapshot } from '../../../src/hoody/snapshot.ts';
import { type Plain, redacted, text } from './text.ts';

export const CONTAINER = text('507f1f77bcf86cd799439011');
export const OTHER = text('507f1f77bcf86cd799439012');
export const THIRD = text('507f1f77bcf86cd799439013');

/** A snapshot in the form of the API, with the fields that matter to the test. */
export function snapshot(fields: Plain<Partial<Snapshot>> = {}): Snapshot {
  return redacted<Snapshot>({
    name: 'snap-20250115-103000',
    alias: null,
    created_at: '2025-01-15T10:30:00.000Z',
    last_used_at: null,
    expires_at: null,
    ...fields,
  });
}
