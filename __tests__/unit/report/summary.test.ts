import type { Health } from '../../../src/health/health.ts';
import { RequestError } from '../../../src/hoody/errors.ts';
import { API, done, failed, lines, REQUESTS, render, SNAPSHOT, WEB } from '../../helpers/fakes/report.ts';
import { redacted, text } from '../../helpers/fakes/text.ts';

const healthOf = redacted<Health>;

test('A restore that is healthy is a success', () => {
  const health = [healthOf({ url: 'https://a.example/', isHealthy: true, last: '200 OK', ms: 1_000 })];
  expect(lines(render(REQUESTS.restore, [done(WEB)], { health })).slice(0, 2)).toEqual([
    '✅ Hoody restore: web',
    '✅ Healthy: https://a.example/ (200 OK) after 1.0 s',
  ]);
});

test('A restore that is not healthy is a failure, which comes first', () => {
  const health = [
    healthOf({ url: 'https://a.example/', isHealthy: true, last: '200 OK', ms: 1_000 }),
    healthOf({ url: 'https://b.example/', isHealthy: false, last: '502 Bad Gateway', ms: 60_000 }),
  ];
  expect(lines(render(REQUESTS.restore, [done(WEB)], { health })).slice(0, 3)).toEqual([
    '❌ Hoody restore is not healthy: web',
    '❌ Restored, but not healthy: https://b.example/ (502 Bad Gateway) after 1 min 0 s',
    '✅ Healthy: https://a.example/ (200 OK) after 1.0 s',
  ]);
});

test('A problem of the step itself is a failure with the result below it', () => {
  expect(lines(render(REQUESTS.delete, [done(WEB)], { problems: [text('no disk')] })).slice(0, 3)).toEqual([
    '❌ Hoody delete failed: web',
    'no disk',
    'Deleted 1 snapshot, 1.5 KiB.',
  ]);
});

test('A step that failed before any container has no result', () => {
  expect(lines(render(REQUESTS.delete, [], { problems: [text('no proxy')] }))).toEqual([
    '❌ Hoody delete failed',
    'no proxy',
  ]);
});

describe('A step whose end is unknown', () => {
  const lost = () => new RequestError(text('It may have happened.'), [], undefined, true);

  test.each(['restore', 'alias', 'delete', 'create'] as const)(
    'The page of a %s does not call it failed',
    (operation) => {
      const outcomes = [failed(WEB, lost(), { changed: true })];
      expect(lines(render(REQUESTS[operation], outcomes)).slice(0, 2)).toEqual([
        `⚠️ Hoody ${operation} may have happened: web`,
        'It may have happened.',
      ]);
    },
  );

  test('The title counts the containers of which it is unknown', () => {
    const outcomes = [failed(WEB, lost()), failed(API, lost()), done('x')];
    expect(lines(render(REQUESTS.restore, outcomes))[0]).toBe(
      '⚠️ Hoody restore may have happened: 2 containers',
    );
  });

  test('A step that certainly failed for another container has failed', () => {
    const outcomes = [failed(WEB, lost()), failed(API, 'no')];
    expect(lines(render(REQUESTS.restore, outcomes))[0]).toBe('❌ Hoody restore failed: 2 of 2 containers');
  });
});

describe('Limits', () => {
  const long = '&'.repeat(10_000);
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      ...SNAPSHOT,
      name: `${index}${long}`,
      alias: `${long}${index}`,
      size: index,
    }));

  test('The summary shows 100 rows and 50 errors, and stays far under 1 MiB with the longest texts', () => {
    const errors = Array.from({ length: 500 }, () => failed(API, long));
    const html = render(REQUESTS.delete, [done(WEB, { snapshots: many(5_000) }), ...errors]);
    expect(html.match(/<br>Alias: /g)).toHaveLength(100);
    expect(html).toContain('4900 more are not shown.');
    expect(html.match(/<li>/g)).toHaveLength(51 + 100);
    expect(html).toContain('<li>and 450 more</li>');
    expect(Buffer.byteLength(html)).toBeLessThan(512 * 1024);
  });

  test('The parts of many containers have 100 rows together', () => {
    const outcomes = Array.from({ length: 150 }, () => done(WEB, { snapshots: many(3) }));
    const html = render(REQUESTS.list, outcomes);
    expect(html.match(/<details>/g)).toHaveLength(100);
    expect(html).toContain('and 50 more containers');
    expect(Buffer.byteLength(html)).toBeLessThan(512 * 1024);
  });

  test('Only the rows that are shown are rendered', () => {
    const snapshots = Array.from({ length: 10_000 }, (_, index) => ({ ...SNAPSHOT, name: `snap-${index}` }));
    const format = jest.spyOn(Number.prototype, 'toFixed');
    render(REQUESTS.list, [
      done(WEB, { snapshots: snapshots.map((snapshot, index) => ({ ...snapshot, size: index * 10_000 })) }),
    ]);
    const { length: formatted } = format.mock.calls;
    format.mockRestore();
    expect(formatted).toBeGreaterThan(100);
    expect(formatted).toBeLessThan(1_000);
  });
});
