import { systemClock } from '../../../../src/base/clock.ts';
import { type ClientOptions, createClient } from '../../../../src/hoody/client.ts';
import { AttemptError, RequestError } from '../../../../src/hoody/errors.ts';
import { type Failure, LIMIT_CODE } from '../../../../src/hoody/failure.ts';
import type { Snapshot } from '../../../../src/hoody/snapshot.ts';
import { AmbiguousCreateError } from '../../../../src/operations/create/ambiguous.ts';
import { NameTakenError } from '../../../../src/operations/create/existing.ts';
import { type AliasSource, type MakeOptions, make } from '../../../../src/operations/create/make.ts';
import { fakeBudget } from '../../../helpers/fakes/budget.ts';
import { LOST, status } from '../../../helpers/fakes/failure.ts';
import { fakeLogger } from '../../../helpers/fakes/logger.ts';
import { CONTAINER, snapshot } from '../../../helpers/fakes/snapshot.ts';
import { text } from '../../../helpers/fakes/text.ts';
import { fakeTransport, type Scene } from '../../../helpers/fakes/transport.ts';

const NAME = 'snap-20250115-103000';
const SNAPSHOTS = `containers/${CONTAINER}/snapshots`;
const NOW = Date.UTC(2025, 0, 15, 10, 30);
const MADE = snapshot({ name: NAME, alias: 'before' });

const EXPLICIT: AliasSource = { kind: 'explicit', alias: text('before') };
const GENERATED: AliasSource = { kind: 'generated', first: text('before'), next: () => text('before-2') };

const LISTS = `GET ${SNAPSHOTS}`;
const creates = (alias: string) => `POST ${SNAPSHOTS} {"alias":"${alias}"}`;
const listing = (...snapshots: Snapshot[]): Scene => ({
  body: { data: { snapshots } },
  serverTime: NOW,
  receivedAt: 0,
});
const one = (made: Snapshot): Scene => ({ body: { data: { container_id: CONTAINER, snapshot: made } } });

/** Creates a snapshot over a client whose requests get one scene after the other. No time is left to clean up. */
function makeWith(
  scenes: Scene[],
  options: Partial<MakeOptions> = {},
  clientOptions: Partial<ClientOptions> = {},
) {
  const transport = fakeTransport(...scenes);
  const logger = fakeLogger();
  const clientOf = (given: Partial<ClientOptions>) =>
    createClient({
      transport,
      budget: fakeBudget(),
      random: () => 0,
      clock: { ...systemClock, now: () => NOW, monotonic: () => 0 },
      onNotice: logger.info,
      nameOf: (id) => id,
      ...given,
    });
  const result = make(
    CONTAINER,
    { alias: GENERATED, expiryDays: undefined, ...options },
    {
      client: clientOf(clientOptions),
      logger,
      nameOf: (id) => id,
      isSingle: false,
      unsettled: { expect: () => undefined, settle: () => undefined },
      monotonic: () => 0,
    },
  );
  return { result, sent: transport.sent, lines: logger.lines };
}

const PERHAPS_DONE: [string, Failure][] = [
  ['408', status(408)],
  ['425', status(425)],
  ['500', status(500)],
  ['502', status(502, { fromApi: false })],
  ['503 of a proxy', status(503, { fromApi: false })],
  ['504', status(504, { fromApi: false })],
  ['a lost response', LOST],
];
const FINAL: [string, Failure][] = [
  ['400', status(400)],
  ['401', status(401)],
  ['403', status(403)],
  ['404', status(404)],
  ['422', status(422)],
  ['the cap as a 400', status(400, { code: LIMIT_CODE })],
  ['the cap as a 409', status(409, { code: LIMIT_CODE })],
  ['a redirect', { kind: 'redirect', status: 302, location: text('https://elsewhere.test') }],
  ['an untrusted certificate', { kind: 'untrusted', reason: text('CERT_HAS_EXPIRED') }],
];

test('A create step sends one request, with the expiry if there is one', async () => {
  const { result, sent } = makeWith([one(MADE)], { expiryDays: 7 });
  await expect(result).resolves.toMatchObject({ snapshot: MADE, ownership: 'made', isUniqueName: true });
  expect(sent).toEqual([`POST ${SNAPSHOTS} {"alias":"before","expiry":7}`]);
});

test.each(PERHAPS_DONE)('A create step lists after %s, and finds the snapshot', async (_, failure) => {
  const { result, sent, lines } = makeWith([failure, listing(MADE)]);
  await expect(result).resolves.toMatchObject({ snapshot: MADE, ownership: 'made', isUniqueName: true });
  expect(sent).toEqual([creates('before'), LISTS]);
  expect(lines).toContain(`info: The API created snapshot ${NAME}, although no complete response arrived.`);
});

test.each(PERHAPS_DONE)(
  'A create step lists after %s, and is sent again if nothing was created',
  async (_, failure) => {
    const { result, sent, lines } = makeWith([failure, listing(snapshot({ alias: 'other' })), one(MADE)]);
    await expect(result).resolves.toMatchObject({ snapshot: MADE, ownership: 'made', isUniqueName: true });
    expect(sent).toEqual([creates('before'), LISTS, creates('before-2')]);
    expect(lines.at(-1)).toMatch(
      /^info: The response to an attempt was lost, so container .* may get another snapshot with the alias "before"\./,
    );
  },
);

test.each(FINAL)(
  'A create step that ends with %s does not warn that a snapshot may exist',
  async (_, failure) => {
    const { result, sent } = makeWith([failure]);
    await expect(result).rejects.toBeInstanceOf(RequestError);
    await expect(result).rejects.not.toBeInstanceOf(AmbiguousCreateError);
    await expect(result).rejects.toMatchObject({ failure });
    expect(sent).toEqual([creates('before')]);
  },
);

describe.each([
  ['a generated alias', GENERATED],
  ['an explicit alias', EXPLICIT],
])('A create step with %s', (_, alias) => {
  test('The error names the alias', async () => {
    await expect(makeWith([status(403)], { alias }).result).rejects.toThrow(
      `Could not create snapshot "before" of container ${CONTAINER}: the API responded with 403.`,
    );
  });

  test('A failed list is repeated before the next create step', async () => {
    const { result, sent } = makeWith([LOST, status(500), LOST, listing(MADE)], { alias });
    await expect(result).resolves.toMatchObject({ snapshot: MADE });
    expect(sent).toEqual([creates('before'), LISTS, LISTS, LISTS]);
  });

  test('A create step fails when the list is forbidden, and warns that a snapshot may exist', async () => {
    await expect(makeWith([LOST, status(403)], { alias }).result).rejects.toMatchObject({
      failure: status(403),
      pending: [{ alias: 'before' }],
      message: expect.stringMatching(
        /^Could not list .*a token that has .*\nThe snapshot may exist anyway\. Look for the alias "before" with/s,
      ),
    });
  });
});

test('The warning names the alias of every attempt that may have created a snapshot', async () => {
  await expect(makeWith([LOST, listing(), LOST, status(403)]).result).rejects.toThrow(
    'Look for the alias "before" or "before-2" with',
  );
});

test('A create step that is canceled while it waits for its response warns that a snapshot may exist', async () => {
  const job = new AbortController();
  const { result } = makeWith(
    [
      async () => {
        job.abort();
        throw new AttemptError(LOST);
      },
    ],
    {},
    { budget: fakeBudget({ signal: job.signal }) },
  );
  await expect(result).rejects.toBeInstanceOf(AmbiguousCreateError);
});

test('A create step that is canceled between its list and the next attempt sends nothing more', async () => {
  const job = new AbortController();
  const { result, sent } = makeWith(
    [
      LOST,
      async () => {
        job.abort();
        return { body: { data: { snapshots: [] } }, serverTime: NOW, receivedAt: NOW };
      },
    ],
    {},
    { budget: fakeBudget({ signal: job.signal }) },
  );
  await expect(result).rejects.toMatchObject({ pending: [{ alias: 'before' }] });
  expect(sent).toEqual([creates('before'), LISTS]);
});

describe('A name in use', () => {
  const older = snapshot({ name: 'before', alias: 'before', created_at: '2025-01-01T00:00:00Z' });

  test('A name in use is an error without the warning that a snapshot may exist', async () => {
    const { result, sent } = makeWith([status(500), listing(older)], { alias: EXPLICIT });
    await expect(result).rejects.toBeInstanceOf(NameTakenError);
    await expect(result).rejects.not.toThrow('The snapshot may exist anyway');
    expect(sent).toEqual([creates('before'), LISTS]);
  });

  test('A snapshot may exist anyway after an earlier attempt that was lost', async () => {
    const scenes = [LOST, listing(older), status(500), listing(older)];
    const { result, sent } = makeWith(scenes, { alias: EXPLICIT });
    await expect(result).rejects.toBeInstanceOf(AmbiguousCreateError);
    await expect(result).rejects.toThrow(
      /the name before is in use\.\n(.|\n)*\nThe snapshot may exist anyway/,
    );
    expect(sent).toEqual([creates('before'), LISTS, creates('before'), LISTS]);
  });
});

test('A snapshot that exists by now is returned to a create step that accepts it', async () => {
  const { result } = makeWith([status(409), listing(MADE)], { alias: EXPLICIT, policy: 'reuse' });
  await expect(result).resolves.toEqual({
    snapshot: MADE,
    ownership: 'found',
    isUniqueName: true,
    isUnsettled: false,
    before: [MADE],
  });
});

test('A create step warns that a snapshot may exist when the time runs out', async () => {
  const { result } = makeWith([LOST], {}, { budget: fakeBudget({ totalMs: 1_000 }) });
  await expect(result).rejects.toThrow(/leaves no time.*\n.*\nThe snapshot may exist anyway/);
});

test('A create step that finds no time for its list warns that a snapshot may exist', async () => {
  const times = [300_000, 300_000, 300_000, 0];
  const remainingMs = () => times.shift() ?? 0;
  const { result, sent } = makeWith([LOST], {}, { budget: { ...fakeBudget(), remainingMs } });
  await expect(result).rejects.toThrow(/Gave up after 1 attempt: .*\n.*\nThe snapshot may exist anyway/);
  expect(sent).toEqual([creates('before')]);
});

test('A create step that sends nothing does not warn that a snapshot may exist', async () => {
  const { result, sent } = makeWith([], {}, { budget: fakeBudget({ totalMs: 0 }) });
  await expect(result).rejects.not.toBeInstanceOf(AmbiguousCreateError);
  await expect(result).rejects.toThrow(/^Could not create snapshot "before" of .*: no time is left\./);
  expect(sent).toEqual([]);
});

test('A create step warns that a snapshot may exist after a malformed response', async () => {
  await expect(makeWith([{ body: { statusCode: 201 } }]).result).rejects.toThrow(
    'The snapshot may exist anyway',
  );
});

test('A response about another container is refused', async () => {
  const other = { body: { data: { container_id: 'f'.repeat(24), snapshot: MADE } } };
  await expect(makeWith([other]).result).rejects.toThrow('which is another container');
});
