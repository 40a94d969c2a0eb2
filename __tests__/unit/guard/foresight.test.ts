import { endOfToken, type ForeseeOptions, foresee } from '../../../src/guard/foresight.ts';
import type { Outcome } from '../../../src/operations/outcome.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';
import { text } from '../../helpers/fakes/text.ts';

const NOW = Date.parse('2025-01-15T10:30:00.000Z');
const later = (ms: number) => new Date(NOW + ms).toISOString();
const tokenUntil = (exp: unknown) =>
  ['{"alg":"none"}', JSON.stringify({ exp })]
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.')
    .concat('.c2ln');

const foreseen = (fields: Partial<ForeseeOptions>) =>
  foresee({
    token: 'hdy_secret',
    outcomes: [],
    probed: [],
    rooms: [],
    labels: { [CONTAINER]: text('web') },
    now: NOW,
    ...fields,
  }).map(({ isWarning, text: said }) => `${isWarning ? 'warning' : 'info'}: ${said}`);

describe('The token', () => {
  test.each([
    [-60_000, 'warning: The token expires at 2025-01-15 10:29:00 UTC. A rollback after that is impossible.'],
    [
      5 * 60_000,
      'warning: The token expires at 2025-01-15 10:35:00 UTC. That is in 5 minutes. A rollback after that is impossible.',
    ],
    [
      5 * 60_000 + 1_000,
      'info: The token expires at 2025-01-15 10:35:01 UTC. A rollback after that is impossible.',
    ],
    [
      6 * 3_600_000,
      'info: The token expires at 2025-01-15 16:30:00 UTC. A rollback after that is impossible.',
    ],
  ])('The log names the end of a JSON Web Token that expires in %d ms', (ms, expected) => {
    expect(foreseen({ token: tokenUntil((NOW + ms) / 1_000) })).toEqual([expected]);
  });

  test('The log is silent about a token that lives longer', () => {
    expect(foreseen({ token: tokenUntil((NOW + 6 * 3_600_000) / 1_000 + 1) })).toEqual([]);
  });

  test.each([
    'hdy_0123456789',
    'a.b.c',
    'a..c',
    tokenUntil(undefined),
    tokenUntil('1'),
    tokenUntil(-1),
    tokenUntil(1e300),
    `${tokenUntil(1)}.more`,
    'x.bnVsbA.y',
  ])('The token %s does not say when it expires', (token) => {
    expect(endOfToken(token)).toBeUndefined();
    expect(foreseen({ token })).toEqual([]);
  });
});

describe('A reused snapshot', () => {
  const reused = (expires_at: string | null, ownership: Outcome['ownership'] = 'found'): Outcome => ({
    ok: true,
    containerId: CONTAINER,
    changed: false,
    snapshots: [snapshot({ name: 'v1', expires_at })],
    ...(ownership ? { ownership } : {}),
  });
  const SAID = 'The reused snapshot v1 of container web expires at';

  test.each([
    [5 * 60_000, `warning: ${SAID} 2025-01-15 10:35:00 UTC. A rollback after that is impossible.`],
    [6 * 3_600_000, `info: ${SAID} 2025-01-15 16:30:00 UTC. A rollback after that is impossible.`],
  ])('The log names the end of a reused snapshot that expires in %d ms', (ms, expected) => {
    expect(foreseen({ outcomes: [reused(later(ms))] })).toEqual([expected]);
  });

  test('The log is silent about a snapshot that stays longer, and about a new one', () => {
    expect(
      foreseen({ outcomes: [reused(later(6 * 3_600_000 + 1)), reused(null), reused(later(1), 'made')] }),
    ).toEqual([]);
  });
});

test('Each address is named with its response before the deploy, and one that is not healthy is a warning', () => {
  expect(
    foreseen({
      probed: [
        { url: text('https://a.example/'), result: { status: 200, reason: text('200 OK') } },
        { url: text('https://b.example/'), result: { status: 401, reason: text('401 Unauthorized') } },
        { url: text('https://c.example/'), result: { error: text('no response (ECONNREFUSED)') } },
      ],
    }),
  ).toEqual([
    'info: https://a.example/ responds with 200 OK before the deploy.',
    'warning: https://b.example/ responds with 401 Unauthorized before the deploy.\n' +
      'After a rollback, that would count as not healthy. Use a URL that responds with a status below 400.',
    'warning: https://c.example/ gives no response (ECONNREFUSED) before the deploy.\n' +
      'After a rollback, that would count as not healthy. Use a URL that responds with a status below 400.',
  ]);
});

test('A container without room for the backup is a warning', () => {
  const room = { containerId: CONTAINER, limit: 10 };
  expect(foreseen({ rooms: [{ ...room, count: 9 }] })).toEqual([]);
  expect(foreseen({ rooms: [{ ...room, count: 10 }] })).toEqual([
    'warning: Container web has no room for the backup before a rollback: it has 10 snapshots, and the limit is 10.\n' +
      'Without the backup, nothing is rolled back. Delete snapshots, or let new ones expire.',
  ]);
});
