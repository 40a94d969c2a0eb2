import { readSummary } from '../../../demo/summary-page.ts';
import { UserError } from '../../../src/base/user-error.ts';
import { renderCleanup } from '../../../src/report/cleanup-page.ts';
import { renderRollback } from '../../../src/report/rollback-page.ts';
import type { Redacted } from '../../../src/text/redact.ts';
import { rolledBack, type Went } from '../../helpers/fakes/rollback.ts';
import { redacted, text } from '../../helpers/fakes/text.ts';

const ONE = '507f1f77bcf86cd799439011';
const TWO = '507f1f77bcf86cd799439012';
const snapshot = {
  name: 'snap-20250115-103000',
  createdAt: '2025-01-15T10:30:00.000Z',
  ownership: 'made',
  isUniqueName: true,
} as const;
const results = redacted<Went[]>([
  { snapshot: { ...snapshot, containerId: ONE }, ms: 3_200, isVerified: true },
  { snapshot: { ...snapshot, containerId: TWO }, ms: 4_200, isVerified: true },
]);
const nameOf = (id: Redacted) => id;
const guard = {
  health: [],
  nameOf,
  jobStatus: 'failure',
  apiUrl: new URL('https://api.hoody.com'),
  shell: 'posix' as const,
  now: Date.parse('2025-01-15T10:34:00.000Z'),
};

test('The summary of a rollback reads as people see it', () => {
  expect(readSummary(renderRollback({ ...guard, rollbacks: results.map(rolledBack) }))).toEqual([
    { kind: 'text', text: '⚠️ Hoody rollback: 2 containers' },
    { kind: 'warning', text: 'The job failed, so both containers were rolled back to their snapshots.' },
    { kind: 'text', text: 'What was written after these times, until the rollback, is gone.' },
    { kind: 'text', text: 'Rolled back to: 2025-01-15 10:30:00 UTC (4 minutes earlier)' },
    { kind: 'text', text: `• ${ONE} Took: 3.2 s` },
    { kind: 'text', text: `• ${TWO} Took: 4.2 s` },
  ]);
});

test('The summary of a rollback that failed has the command to restore manually', () => {
  const [only] = results;
  const failed = only ? [{ ...only, error: new UserError(text('refused')) }] : [];
  expect(readSummary(renderRollback({ ...guard, rollbacks: failed.map(rolledBack) })).slice(1)).toEqual([
    { kind: 'caution', text: 'The job failed, and the container was not rolled back.' },
    { kind: 'text', text: 'refused' },
    { kind: 'text', text: 'To restore it manually, with the token in HOODY_TOKEN:' },
    { kind: 'text', text: expect.stringMatching(/^curl .* 'https:.*'$/) },
  ]);
});

test('The summary of a success has no banner', () => {
  expect(readSummary(renderCleanup({ results, nameOf })).map(({ kind }) => kind)).toEqual(['text', 'text']);
});

test('Escaped text is read as it was', () => {
  expect(readSummary('> [!CAUTION]\n> a&lt;b&gt;\n>\n> c\n\n<p>1 &amp; 2</p>\n')).toEqual([
    { kind: 'caution', text: 'a<b> c' },
    { kind: 'text', text: '1 & 2' },
  ]);
});

test('An empty summary has no blocks', () => {
  expect(readSummary('')).toEqual([]);
});
