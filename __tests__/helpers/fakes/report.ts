import { HoodyError } from '../../../src/hoody/errors.ts';
import type { Snapshot } from '../../../src/hoody/schema.ts';
import type { Outcome } from '../../../src/operations/outcome.ts';
import type { Request } from '../../../src/operations/request.ts';
import type { Report } from '../../../src/report/report.ts';
import { renderSummary } from '../../../src/report/summary.ts';
import { shownText } from '../html.ts';

export const WEB = '507f1f77bcf86cd799439011';
export const API = '507f1f77bcf86cd799439012';

/** A day and an hour after the snapshot below. */
export const NOW = Date.parse('2025-01-16T11:30:00.000Z');

export const SNAPSHOT = {
  name: 'snap-20250115-103000',
  alias: 'before',
  created_at: '2025-01-15T10:30:00.000Z',
  expires_at: '2025-02-14T11:30:00.000Z',
  size: 1536,
} as const satisfies Snapshot;

export const REQUESTS = {
  create: { operation: 'create', alias: 'before', expiryDays: 30, ifExists: 'create', dryRun: false },
  list: { operation: 'list' },
  restore: { operation: 'restore', snapshots: new Map(), dryRun: false },
  alias: { operation: 'alias', snapshots: new Map(), alias: 'before', dryRun: false },
  delete: { operation: 'delete', by: 'choice', snapshots: new Map(), ignoreMissing: false, dryRun: false },
} as const satisfies Record<string, Request>;

/** An outcome that succeeded, of the snapshot above by default. */
export function done(containerId: string, fields: Partial<Outcome> = {}): Outcome {
  return { ok: true, containerId, changed: true, snapshots: [SNAPSHOT], ...fields } as Outcome;
}

export function failed(containerId: string, error: Error | string, fields: Partial<Outcome> = {}): Outcome {
  const cause = typeof error === 'string' ? new HoodyError(error) : error;
  return { ok: false, containerId, changed: false, snapshots: [], error: cause, ...fields } as Outcome;
}

/** The HTML of a summary. The container WEB has the label `web`. */
export function render(request: Request, outcomes: readonly Outcome[], fields: Partial<Report> = {}): string {
  const nameOf = (id: string) => (id === WEB ? 'web' : id);
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
