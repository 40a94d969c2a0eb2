import { readSummary } from '../../../demo/summary-page.ts';
import type { GuardResult } from '../../../src/guard/run-guard.ts';
import { renderGuardSummary } from '../../../src/report/guard-summary.ts';

const RUN = { url: 'https://github.com/octo/site/actions/runs/7/attempts/2', id: 7, attempt: 2 };
const ONE = '507f1f77bcf86cd799439011';
const TWO = '507f1f77bcf86cd799439012';
const snapshot = { name: 'snap-20250115-103000', createdAt: '2025-01-15T10:30:00.000Z' };
const results: GuardResult[] = [ONE, TWO].map((containerId) => ({
  snapshot: { ...snapshot, containerId },
  ms: 3_200,
}));
const done = { results, health: [] };
const guard = { apiUrl: new URL('https://api.hoody.com'), run: RUN };

test('The summary of a rollback reads as people see it', () => {
  expect(readSummary(renderGuardSummary('rollback', 'failure', done, guard))).toEqual([
    { kind: 'caution', text: 'The job failed: 2 of 2 containers were rolled back to the snapshots below.' },
    {
      kind: 'table',
      rows: [
        ['Container', 'Snapshot', 'Created', 'Took'],
        [ONE, snapshot.name, '2025-01-15 10:30:00 UTC', '3.2 s'],
        [TWO, snapshot.name, '2025-01-15 10:30:00 UTC', '3.2 s'],
      ],
    },
    { kind: 'text', text: 'Run 7, attempt 2' },
  ]);
});

test('The summary of a success has no banner', () => {
  const [first, ...others] = readSummary(renderGuardSummary('cleanup', 'success', done, guard));
  expect(first).toEqual({ kind: 'text', text: 'Deleted 2 snapshots, since the job succeeded.' });
  expect(others.map(({ kind }) => kind)).toEqual(['table', 'text']);
});

test('Escaped text is read as it was', () => {
  expect(readSummary('> [!CAUTION]\n> a&#60;b&#62;\n> c\n\n<p>1 &#38; 2</p>\n')).toEqual([
    { kind: 'caution', text: 'a<b> c' },
    { kind: 'text', text: '1 & 2' },
  ]);
});

test('An empty summary has no blocks', () => {
  expect(readSummary('')).toEqual([]);
});
