import { expectSoundHtml, shownText } from '../helpers/html.ts';
import { useLocalHoody } from '../helpers/local-hoody.ts';
import { expectFailure, expectWellFormed, parsed } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();
const MIB = 1024 * 1024;

/** A number of snapshots, newest first, one a minute. */
function many(count: number, alias: (index: number) => string) {
  return Array.from({ length: count }, (_, index) => ({
    name: `snap-${String(count - index).padStart(6, '0')}`,
    alias: alias(index),
    created_at: new Date(Date.UTC(2025, 0, 15) - index * 60_000).toISOString(),
    last_used_at: null,
    expires_at: null,
    stateful: false,
    size: 1_000_000 + index,
  }));
}

async function listing(snapshots: object[]) {
  const container = await hoody.container();
  container.fault('list', { kind: 'response', body: { data: { container_id: container.id, snapshots } } });
  const result = await container.step({ operation: 'list' });
  const all = snapshots.map((snapshot) => ({ ...snapshot, container_id: container.id }));
  // GitHub counts in UTF-16.
  const bytes = Object.values(result.outputs).reduce((sum, value) => sum + 2 * value.length, 0);
  return { container, result, all, bytes };
}

test.concurrent('Three thousand snapshots are cut to the limit of the outputs, and are complete in the file', async () => {
  const { result, all, bytes } = await listing(
    many(3_000, (index) => `nightly-🐳-${'x'.repeat(60)}-${index}`),
  );
  expectWellFormed(result);
  expect(result.exitCode).toBe(0);
  const shown = parsed(result, 'snapshots') as unknown[];
  expect(shown.length).toBeGreaterThan(500);
  expect(shown).toEqual(all.slice(0, shown.length));
  expect(result.outputs).toMatchObject({ count: '3000', truncated: 'true', 'snapshot-name': 'snap-003000' });
  expect(parsed(result, 'results')).toMatchObject([{ snapshot_names: { length: shown.length } }]);
  expect(bytes).toBeLessThan(MIB);
  expect(Object.values(result.files).map((text) => JSON.parse(text))).toEqual([all]);
});

test.concurrent('Three thousand snapshots have a hundred rows in the summary and the count of the rest', async () => {
  const { result } = await listing(many(3_000, (index) => '<|>&`'.repeat(20).slice(0, 95) + index));
  expectSoundHtml(result.summary);
  expect(Buffer.byteLength(result.summary)).toBeLessThan(MIB / 4);
  expect(result.summary.match(/<li>/g)).toHaveLength(100);
  expect(result.summary).toContain('<code>snap-003000</code>');
  expect(result.summary).toContain('<code>snap-002901</code>');
  expect(result.summary).not.toContain('<code>snap-002900</code>');
  expect(shownText(result.summary)).toContain('2900 more are not shown.');
});

test.concurrent('A list within the limit is not cut', async () => {
  const { result, all } = await listing(many(500, (index) => `nightly-${index}`));
  expect(parsed(result, 'snapshots')).toEqual(all);
  expect(result.outputs).toMatchObject({ count: '500', truncated: 'false' });
});

test.concurrent('An endless error does not fill the outputs, the log or the summary', async () => {
  const container = await hoody.container();
  container.fault('list', {
    kind: 'status',
    status: 400,
    body: { statusCode: 400, message: 'x'.repeat(3 * MIB) },
  });
  const result = await container.step({ operation: 'list' });
  expectWellFormed(result);
  expect(result.exitCode).toBe(1);
  expect(result.outputs['truncated']).toBe('true');
  expect(parsed(result, 'results')).toMatchObject([
    { ok: false, truncated: true, error: expect.stringContaining('400.\nAPI message: xxx') },
  ]);
  const sizes = [result.stdout, result.summary, ...Object.values(result.outputs)].map((text) => text.length);
  expect(Math.max(...sizes)).toBeLessThan(MIB / 64);
});

test.concurrent('An endless response is abandoned', async () => {
  const container = await hoody.container();
  container.fault('list', { kind: 'response', body: ' '.repeat(33 * MIB) });
  const message = expectFailure(await container.step({ operation: 'list' }));
  expect(message).toContain('the body exceeds 33554432 bytes');
});
