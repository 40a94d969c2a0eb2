import { UserError } from '../../../src/base/user-error.ts';
import type { Snapshot } from '../../../src/hoody/snapshot.ts';
import type { Outcome } from '../../../src/operations/outcome.ts';
import type { Request } from '../../../src/operations/request.ts';
import type { Result } from '../../../src/report/page.ts';
import { renderSummary } from '../../../src/report/summary.ts';
import type { Redacted } from '../../../src/text/redact.ts';
import { shownText } from '../html.ts';
import { type Plain, redacted, text } from './text.ts';

export const WEB = text('507f1f77bcf86cd799439011');
export const API = text('507f1f77bcf86cd799439012');

/** A day and an hour after the snapshot below. */
export const NOW = Date.parse('2025-01-16T11:30:00.000Z');

export const SNAPSHOT = redacted<Snapshot>({
  name: 'snap-20250115-103000',
  alias: 'before',
  created_at: '2025-01-15T10:30:00.000Z',
  expires_at: '2025-02-14T11:30:00.000Z',
  size: 1536,
});

export const REQUESTS = {
  create: { operation: 'create', alias: text('before'), expiryDays: 30, ifExists: 'create', dryRun: false },
  list: { operation: 'list' },
  restore: { operation: 'restore', snapshots: new Map(), dryRun: false },
  alias: { operation: 'alias', snapshots: new Map(), alias: text('before'), dryRun: false },
  delete: { operation: 'delete', by: 'choice', snapshots: new Map(), ignoreMissing: false, dryRun: false },
} as const satisfies Record<string, Request>;

/** An outcome that succeeded, of the snapshot above by default. */
export function done(containerId: string, fields: Partial<Plain<Outcome>> = {}): Outcome {
  return { ok: true, containerId, changed: true, snapshots: [SNAPSHOT], ...fields } as Outcome;
}

export function failed(
  containerId: string,
  error: UserError | string,
  fields: Partial<Plain<Outcome>> = {},
): Outcome {
  const cause = typeof error === 'string' ? new UserError(text(error)) : error;
  return { ok: false, containerId, changed: false, snapshots: [], error: cause, ...fields } as Outcome;
}

/** The HTML of a summary. The container WEB has the label `web`. */
export function render(request: Request, outcomes: readonly Outcome[], fields: Partial<Result> = {}): string {
  const nameOf = (id: Redacted) => (id === WEB ? text('web') : id);
  const report = { request, outcomes, health: [], problems: [], guard: undefined, nameOf, now: NOW };
  return renderSummary({ ...report, ...fields });
}

/** The lines of a summary as people read them, without empty ones. */
export function lines(html: string): string[] {
  return shownText(html)
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}
