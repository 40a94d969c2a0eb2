import { AttemptError, RequestError } from '../../../../src/hoody/errors.ts';
import { LIMIT_CODE, PRESPAWN_CODE } from '../../../../src/hoody/failure.ts';
import type { Snapshot } from '../../../../src/hoody/snapshot.ts';
import { AmbiguousCreateError } from '../../../../src/operations/create/ambiguous.ts';
import { NameTakenError } from '../../../../src/operations/create/existing.ts';
import { generatedAlias, type MakeOptions, make } from '../../../../src/operations/create/make.ts';
import { type FakeContext, fakeContext } from '../../../helpers/fakes/context.ts';
import { LOST } from '../../../helpers/fakes/failure.ts';
import {
  BUSY,
  type FakeHoody,
  FORBIDDEN,
  fakeHoody,
  inOrder,
  LOST_AFTER,
  LOST_BEFORE,
  LOST_LATE,
  made,
  NOW,
  refusal,
} from '../../../helpers/fakes/hoody.ts';
import { CONTAINER, snapshot } from '../../../helpers/fakes/snapshot.ts';
import { type Plain, redacted, text } from '../../../helpers/fakes/text.ts';

type Fault = typeof BUSY;
type Source = 'explicit' | 'generated';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** The connection is lost at once, and the API acts: a list shows the snapshot a second later. */
const LOST_WHILE_WORKING: Fault = { kind: 'reset', acts: 'yes', breakMs: 0 };
const response = (status: number, code?: string): Fault => ({
  kind: 'response',
  status,
  ...(code === undefined ? {} : { code }),
});
const gateway = (status: number): Fault => ({ kind: 'gateway', status, acts: 'no', breakMs: 0 });

const at = (ms: number) => new Date(NOW + ms).toISOString();
const aliasOf = (source: Source, number = 1) =>
  source === 'explicit' ? 'before-deploy' : `run-generated-${number}`;
/** A snapshot with the explicit alias. */
const named = (fields: Plain<Partial<Snapshot>>) =>
  snapshot({ name: 'named', alias: 'before-deploy', ...fields });

function sourceOf(source: Source, context: FakeContext): MakeOptions['alias'] {
  return source === 'explicit'
    ? { kind: 'explicit', alias: text('before-deploy') }
    : generatedAlias(text('run'), context);
}

/** Makes a snapshot, under an explicit alias by default. */
function makeOn(
  hoody: FakeHoody,
  { source = 'explicit', policy, before }: { source?: Source } & Pick<MakeOptions, 'policy' | 'before'> = {},
  options: Parameters<typeof fakeContext>[1] = {},
) {
  const context = fakeContext(hoody, options);
  const alias = sourceOf(source, context);
  const whole = make(
    CONTAINER,
    { alias, expiryDays: undefined, ...(policy ? { policy } : {}), ...(before ? { before } : {}) },
    context,
  );
  const result = whole.then(({ snapshot, ownership }) => ({ snapshot, ownership }));
  return { whole, result, lines: context.logger.lines, unsettled: context.unsettled };
}

const creates = ({ calls }: FakeHoody) => calls.filter(([kind]) => kind === 'create');
const warnings = (lines: readonly string[]) => lines.filter((line) => line.startsWith('warning'));
/** What the log says of a snapshot whose response was lost: under an explicit alias it may be another job's. */
const found = ({ name }: Snapshot, source: Source) =>
  source === 'generated'
    ? `info: The API created snapshot ${name}, although no complete response arrived.`
    : `info: Snapshot ${name} with the alias appeared after an attempt whose response was lost.`;
/** Too little for a second attempt. */
const ONE_ATTEMPT = { timeoutMs: 1_000 };

test('A create step with a response sends one request', async () => {
  const hoody = fakeHoody();
  const { result, lines } = makeOn(hoody);
  await expect(result).resolves.toEqual({ snapshot: made('before-deploy'), ownership: 'made' });
  expect(hoody.calls).toEqual([['create', CONTAINER, { alias: 'before-deploy' }]]);
  expect(lines).toHaveLength(2);
});

describe.each<Source>(['generated', 'explicit'])('A create step with an alias that is %s', (source) => {
  const ownership = source === 'generated' ? 'made' : 'inferred';

  test('A snapshot whose response was lost is found and not created again', async () => {
    const hoody = fakeHoody([], { on: { create: inOrder(LOST_AFTER) } });
    const { result, lines } = makeOn(hoody, { source });
    const created = made(aliasOf(source));
    await expect(result).resolves.toEqual({ snapshot: created, ownership });
    expect(hoody.kinds).toEqual(['create', 'list']);
    expect(lines).toContain(found(created, source));
    expect(warnings(lines)).toEqual([]);
  });

  test('A snapshot that was not created is requested again', async () => {
    const hoody = fakeHoody([], { on: { create: inOrder(LOST_BEFORE) } });
    const { result } = makeOn(hoody, { source });
    await expect(result).resolves.toMatchObject({ ownership: 'made' });
    expect((await result).snapshot).toEqual(hoody.stored()[0]);
    expect(hoody.stored()).toHaveLength(1);
    expect(creates(hoody)).toHaveLength(2);
  });

  test('An attempt that may still create something is left to the post step, and not waited for', async () => {
    const hoody = fakeHoody([], { on: { create: inOrder(LOST_BEFORE) } });
    const { result, lines, unsettled } = makeOn(hoody, { source });
    const { snapshot: kept } = await result;
    expect(hoody.kinds).toEqual(['create', 'list', 'create']);
    expect(unsettled.open.filter(({ reported }) => reported)).toEqual([
      {
        containerId: CONTAINER,
        alias: aliasOf(source),
        isGenerated: source === 'generated',
        sentAt: NOW,
        serverSentAt: NOW - 250,
        reported: { name: kept.name, created_at: kept.created_at },
      },
    ]);
    const next = source === 'generated' ? 'The post step deletes it.' : 'The post step looks for it.';
    expect(lines.at(-1)).toBe(
      `info: The response to an attempt was lost, so container ${CONTAINER} may get another snapshot with the alias "${aliasOf(source)}". ${next}`,
    );
  });

  test.each<[string, Fault, string[]]>([
    ['that certainly did nothing', BUSY, []],
    ['that may have acted', LOST_BEFORE, [aliasOf(source)]],
  ])(
    'An attempt is expected before it is sent, and one %s is settled at once or not',
    async (_, first, left) => {
      const open: string[][] = [];
      const twists = inOrder(first);
      const hoody = fakeHoody([], {
        on: {
          create() {
            open.push(context.unsettled.open.map(({ alias }) => alias));
            return twists();
          },
        },
      });
      const context = fakeContext(hoody);
      await make(CONTAINER, { alias: sourceOf(source, context), expiryDays: undefined }, context);
      const second = first === BUSY ? aliasOf(source) : aliasOf(source, 2);
      expect(open).toEqual([[aliasOf(source)], [...left, second]]);
    },
  );

  test('A snapshot whose name cannot be part of a path is an error, as in the response of a create step', async () => {
    const hoody = fakeHoody([], { on: { create: inOrder(LOST_BEFORE) } });
    hoody.setAt(100, [snapshot({ name: '..', alias: aliasOf(source), created_at: at(100) })]);
    const { result, lines } = makeOn(hoody, { source });
    await expect(result).rejects.toMatchObject({
      name: 'AmbiguousCreateError',
      pending: [{ alias: aliasOf(source) }],
      message: expect.stringContaining('Reason: the name ".." cannot be part of a URL path\n'),
    });
    expect(creates(hoody)).toHaveLength(1);
    expect(lines.join('\n')).not.toContain('The API created');
  });

  test('A failed list is repeated before anything is created', async () => {
    const hoody = fakeHoody([], { on: { create: inOrder(LOST_AFTER), list: inOrder(response(500)) } });
    await expect(makeOn(hoody, { source }).result).resolves.toEqual({
      snapshot: made(aliasOf(source)),
      ownership,
    });
    expect(hoody.kinds).toEqual(['create', 'list', 'list']);
  });

  test.each<[string, Fault]>([
    ['a busy container', BUSY],
    ['no connection', { kind: 'unreachable' }],
    ['a 503 of the API', response(503)],
    ['a container that is being prepared', response(400, PRESPAWN_CODE)],
  ])('No list is needed after %s', async (_, fault) => {
    const hoody = fakeHoody([], { on: { create: inOrder(fault) } });
    await expect(makeOn(hoody, { source }).result).resolves.toMatchObject({ ownership: 'made' });
    expect(hoody.kinds).toEqual(['create', 'create']);
  });

  test('A full container ends the create step without a list', async () => {
    const hoody = fakeHoody([], { on: { create: response(409, LIMIT_CODE) } });
    const { result } = makeOn(hoody, { source });
    await expect(result).rejects.toEqual(refusal(409));
    await expect(result).rejects.not.toBeInstanceOf(AmbiguousCreateError);
    expect(hoody.kinds).toEqual(['create']);
  });

  test.each<[string, Fault]>([
    ['a lost response', LOST_BEFORE],
    ['a 502', gateway(502)],
    ['a 503 of a proxy', gateway(503)],
    ['a 500 of the API', response(500)],
    ['a malformed response', { kind: 'foreign', acts: 'no', breakMs: 400 }],
  ])('A snapshot may exist after %s', async (_, fault) => {
    const hoody = fakeHoody([], { on: { create: fault } });
    const { result, unsettled } = makeOn(hoody, { source }, ONE_ATTEMPT);
    await expect(result).rejects.toMatchObject({
      name: 'AmbiguousCreateError',
      pending: [{ alias: aliasOf(source), sentAt: NOW }],
    });
    expect(unsettled.open).toMatchObject([{ alias: aliasOf(source) }]);
  });

  test('A snapshot that may exist still counts after failures of another kind', async () => {
    const hoody = fakeHoody([], { on: { create: inOrder(LOST_WHILE_WORKING) } });
    const { result } = makeOn(hoody, { source });
    await expect(result).resolves.toEqual({ snapshot: made(aliasOf(source)), ownership });
    // The platform is busy with the first.
    expect(hoody.kinds).toEqual(['create', 'list', 'create', 'list', 'create', 'list']);
  });

  test.each([0, 1])('A defect is thrown as it is after %d lost attempts', async (lost) => {
    const defect = new TypeError('x');
    const rejections = [...Array<Error>(lost).fill(new AttemptError(LOST)), defect];
    const hoody = fakeHoody();
    const { client } = fakeContext(hoody);
    const { result } = makeOn(
      hoody,
      { source },
      {
        overrides: {
          async creating(id, _, attempt) {
            const once = {
              list: () => client.list(id),
              post: () => Promise.reject(rejections.shift()),
            };
            for (let count = 0; count < lost; count++)
              await attempt(once, { mayHaveActed: false }).catch(() => undefined);
            return attempt(once, { mayHaveActed: false });
          },
        },
      },
    );
    await expect(result).rejects.toBe(defect);
  });
});

describe('A generated alias', () => {
  const source = 'generated';

  test('An attempt uses another alias only after one that was lost, and the log names it', async () => {
    const hoody = fakeHoody([], { on: { create: inOrder(BUSY, LOST_BEFORE, BUSY, LOST_BEFORE) } });
    const { result, lines } = makeOn(hoody, { source });
    await result;
    expect(creates(hoody).map(([, , body]) => body)).toEqual(
      [1, 1, 2, 2, 3].map((number) => ({ alias: aliasOf(source, number) })),
    );
    expect(lines.filter((line) => line.includes('This attempt'))).toEqual([
      'info: This attempt used the alias "run-generated-2".',
      'info: This attempt used the alias "run-generated-3".',
    ]);
  });

  test('The list is searched for the snapshot of every attempt', async () => {
    const hoody = fakeHoody([], { on: { create: inOrder(LOST_WHILE_WORKING, LOST_BEFORE) } });
    await expect(makeOn(hoody, { source }).result).resolves.toEqual({
      snapshot: made(aliasOf(source)),
      ownership: 'made',
    });
    expect(hoody.stored()).toEqual([made(aliasOf(source))]);
  });

  test('An older attempt that creates its snapshot last is left to the post step', async () => {
    const hoody = fakeHoody([], { on: { create: inOrder(LOST_LATE, LOST_AFTER) } });
    const { result, unsettled } = makeOn(hoody, { source });
    await expect(result).resolves.toMatchObject({
      snapshot: { alias: 'run-generated-2' },
      ownership: 'made',
    });
    expect(hoody.kinds).not.toContain('delete');
    expect(unsettled.open).toMatchObject([{ alias: 'run-generated-2' }, { alias: 'run-generated-1' }]);
    hoody.time.pass(MINUTE);
    expect(hoody.stored()).toHaveLength(2);
  });

  test('A snapshot is found however wrong the clocks are', async () => {
    const hoody = fakeHoody([], {
      behavior: { hasDate: false },
      on: { create: inOrder(LOST_AFTER) },
      aheadMs: 365 * DAY,
    });
    await makeOn(hoody, { source }).result;
    expect(creates(hoody)).toHaveLength(1);
  });

  test('A snapshot is found by its name if the list has no aliases', async () => {
    const bare = redacted<Snapshot>({ name: 'run-generated-1' });
    const hoody = fakeHoody([], { on: { create: inOrder(LOST_BEFORE) } });
    hoody.setAt(100, [bare]);
    await expect(makeOn(hoody, { source }).result).resolves.toEqual({ snapshot: bare, ownership: 'made' });
    // That it was found settles the attempt.
    expect(hoody.kinds).toEqual(['create', 'list']);
  });

  test('A refusal costs no list', async () => {
    const hoody = fakeHoody([snapshot({ name: 'run-generated-1' })], { on: { create: response(400) } });
    await expect(makeOn(hoody, { source }).result).rejects.toEqual(refusal(400));
    expect(hoody.kinds).toEqual(['create']);
  });
});

test('An explicit alias is the same in each attempt, so the log does not name it again', async () => {
  const hoody = fakeHoody([], { on: { create: inOrder(BUSY) } });
  const { result, lines } = makeOn(hoody);
  await result;
  expect(creates(hoody).map(([, , body]) => body)).toEqual([
    { alias: 'before-deploy' },
    { alias: 'before-deploy' },
  ]);
  expect(lines.join('\n')).not.toContain('This attempt');
});

describe('An older snapshot with an explicit alias', () => {
  const older = named({ created_at: at(-2 * MINUTE) });

  test.each([
    ['has the same time', 0],
    ['is 10 minutes behind', 10 * MINUTE],
    ['is 10 minutes ahead', -10 * MINUTE],
    ['is a day ahead', -DAY],
  ])(
    'The older snapshot is not mistaken for the new one when the clock of the server %s',
    async (_, aheadMs) => {
      const hoody = fakeHoody([older], { on: { create: inOrder(LOST_BEFORE) }, aheadMs });
      await expect(makeOn(hoody).result).resolves.toMatchObject({ ownership: 'made' });
      expect(creates(hoody)).toHaveLength(2);
      expect(hoody.stored()).toHaveLength(2);
    },
  );

  test.each([
    ['has the same time', 0],
    ['is 10 minutes behind', 10 * MINUTE],
    ['is 10 minutes ahead', -10 * MINUTE],
    ['is half a second behind', 500],
    ['is half a second ahead', -500],
  ])('The older snapshot does not hide the new one when the clock of the server %s', async (_, aheadMs) => {
    const hoody = fakeHoody([older], { on: { create: inOrder(LOST_AFTER) }, aheadMs });
    await expect(makeOn(hoody).result).resolves.toEqual({
      snapshot: made('before-deploy'),
      ownership: 'inferred',
    });
    expect(creates(hoody)).toHaveLength(1);
  });

  test.each<[string, Fault, number]>([
    ['is there', LOST_AFTER, 1],
    ['is still to be created', LOST_BEFORE, 2],
  ])(
    'The older snapshot is not mistaken for the new one, which %s, when the server sends no time',
    async (_, lost, count) => {
      const hoody = fakeHoody([older], { behavior: { hasDate: false }, on: { create: inOrder(lost) } });
      const { snapshot: kept } = await makeOn(hoody).result;
      expect(kept).toEqual(hoody.stored()[0]);
      expect(creates(hoody)).toHaveLength(count);
    },
  );

  test('The older snapshot is not mistaken for the new one after several attempts', async () => {
    const hoody = fakeHoody([older], { on: { create: inOrder(LOST_BEFORE, LOST_BEFORE, LOST_AFTER) } });
    const { snapshot: kept } = await makeOn(hoody).result;
    expect(kept).toEqual(hoody.stored()[0]);
    expect(creates(hoody)).toHaveLength(3);
    expect(hoody.stored()).toHaveLength(2);
  });

  test.each<[string, Fault, Plain<Partial<Snapshot>>]>([
    ['with another alias', LOST_BEFORE, { alias: 'other' }],
    ['without a time', LOST_BEFORE, { created_at: null }],
  ])('A new snapshot %s is not taken for that of a lost attempt', async (_, first, fields) => {
    const hoody = fakeHoody([], { on: { create: inOrder(first, LOST_BEFORE) } });
    hoody.setAt(100, [named({ created_at: at(100), ...fields })]);
    const { result } = makeOn(hoody);
    await expect(result).resolves.toMatchObject({ ownership: 'made' });
    expect((await result).snapshot.name).not.toBe('named');
    expect(creates(hoody)).toHaveLength(3);
  });

  test('A snapshot within the minute by which two clocks can differ is used, but never called created', async () => {
    for (const [ms, first] of [
      [-55_000, LOST_BEFORE],
      // Another job made it while the container was busy, before the attempt that was lost.
      [100, BUSY],
    ] as const) {
      const hoody = fakeHoody([], { on: { create: inOrder(first, LOST_BEFORE) } });
      const near = named({ created_at: at(ms) });
      hoody.setAt(100, [near]);
      await expect(makeOn(hoody).result).resolves.toEqual({ snapshot: near, ownership: 'inferred' });
    }
  });

  test('A new snapshot with the alias is taken for that of a lost attempt', async () => {
    const hoody = fakeHoody([], { on: { create: inOrder(LOST_BEFORE) } });
    const listed = named({ created_at: at(100) });
    hoody.setAt(100, [listed]);
    await expect(makeOn(hoody).result).resolves.toEqual({ snapshot: listed, ownership: 'inferred' });
    expect(creates(hoody)).toHaveLength(1);
  });

  test('The new snapshot is found if the clock of the server is unknown and 4 s behind', async () => {
    const hoody = fakeHoody([], {
      behavior: { hasDate: false },
      on: { create: inOrder(LOST_WHILE_WORKING) },
      aheadMs: 4_000,
    });
    await expect(makeOn(hoody).result).resolves.toEqual({
      snapshot: made('before-deploy'),
      ownership: 'inferred',
    });
  });

  test('The new snapshot is found even if its time is in whole seconds', async () => {
    // The attempt is sent a quarter of a second after the time of the snapshot.
    const hoody = fakeHoody([], { on: { create: inOrder(BUSY, LOST_BEFORE) } });
    const rounded = named({ created_at: at(0) });
    hoody.setAt(400, [rounded]);
    await expect(makeOn(hoody).result).resolves.toEqual({ snapshot: rounded, ownership: 'inferred' });
  });

  test('The snapshot of the first of several attempts is found after the last', async () => {
    // The second list does not show it yet, and the second attempt is sent after it was created.
    const hoody = fakeHoody([], {
      behavior: { lagMs: 3_000 },
      on: { create: inOrder(LOST_AFTER, LOST_BEFORE), list: inOrder({ lag: 1 }) },
    });
    await expect(makeOn(hoody).result).resolves.toEqual({
      snapshot: made('before-deploy'),
      ownership: 'inferred',
    });
    expect(creates(hoody)).toHaveLength(2);
  });

  test('The alias stays unsettled beside the snapshot that was found after two lost attempts', async () => {
    const hoody = fakeHoody([], { on: { create: inOrder(LOST_BEFORE, LOST_AFTER) } });
    const { result, unsettled } = makeOn(hoody);
    await expect(result).resolves.toMatchObject({ ownership: 'inferred' });
    expect(unsettled.open).toMatchObject([{ sentAt: NOW }, { sentAt: NOW + 250, reported: {} }]);
  });
});

describe('A refused create request with an explicit alias', () => {
  const taken = named({ name: 'before-deploy', created_at: at(-2 * MINUTE) });

  test.each([400, 409, 422, 500])('A name in use ends the create step at once after %d', async (status) => {
    const hoody = fakeHoody([taken], { on: { create: response(status) } });
    const { result } = makeOn(hoody);
    await expect(result).rejects.toBeInstanceOf(NameTakenError);
    await expect(result).rejects.toEqual(refusal(status));
    await expect(result).rejects.toThrow(
      `Could not create snapshot "before-deploy" of container ${CONTAINER}: the name before-deploy is in use.\n` +
        'The container already has snapshot before-deploy, created 2025-01-31 23:58:00 UTC.\n' +
        `Reason: the API responded with ${status} (Something is wrong).\n` +
        'Set `if-exists` to reuse or replace, or use another `alias`.',
    );
    expect(hoody.kinds).toEqual(['create', 'list']);
  });

  test.each([400, 409, 422, 500])('A refusal with %d costs one list if the name is free', async (status) => {
    const hoody = fakeHoody([snapshot({ name: 'other' })], { on: { create: response(status) } });
    const { result } = makeOn(hoody, {}, ONE_ATTEMPT);
    await expect(result).rejects.toEqual(refusal(status));
    await expect(result).rejects.not.toBeInstanceOf(NameTakenError);
    expect(hoody.kinds).toEqual(['create', 'list']);
  });

  test('A name in use ends the create step after an attempt that was lost too, which may still overwrite what has it', async () => {
    const hoody = fakeHoody([taken], { on: { create: inOrder(LOST_BEFORE, response(500)) } });
    const { result, unsettled } = makeOn(hoody);
    await expect(result).rejects.toMatchObject({
      name: 'AmbiguousCreateError',
      cause: expect.any(NameTakenError),
      pending: [{ sentAt: NOW }],
    });
    expect(unsettled.open).toMatchObject([{ alias: 'before-deploy', sentAt: NOW }]);
    expect(hoody.kinds).toEqual(['create', 'list', 'create', 'list']);
  });

  test.each<[string, Fault]>([
    ['401', response(401)],
    ['a 500 of a proxy', gateway(500)],
    ['the cap as a 400', response(400, LIMIT_CODE)],
    ['a container that is being prepared', response(400, PRESPAWN_CODE)],
    ['a container that is being set up', response(409, 'container_finalizing')],
    ['a busy container', BUSY],
    ['a lost response', LOST_BEFORE],
  ])('No list is needed after %s, which is not about the name', async (_, fault) => {
    const hoody = fakeHoody([taken], { on: { create: fault } });
    await expect(makeOn(hoody, {}, ONE_ATTEMPT).result).rejects.toBeInstanceOf(RequestError);
    expect(hoody.kinds).toEqual(['create']);
  });

  test('The refusal is reported if the list fails', async () => {
    const hoody = fakeHoody([taken], { on: { create: response(400), list: FORBIDDEN } });
    await expect(makeOn(hoody).result).rejects.toEqual(refusal(400));
  });

  test('A snapshot that a lost attempt created is the new one, although its name is in use', async () => {
    const hoody = fakeHoody([], {
      behavior: { names: 'alias', nameTaken: 409, lagMs: 3_000 },
      on: { create: inOrder(LOST_AFTER), list: inOrder({ lag: 1 }) },
    });
    await expect(makeOn(hoody).result).resolves.toEqual({
      snapshot: made('before-deploy', { name: 'before-deploy' }),
      ownership: 'inferred',
    });
    expect(hoody.kinds).toEqual(['create', 'list', 'create', 'list']);
  });

  const REUSE = 'Set `if-exists` to reuse or replace, or use another `alias`.';
  const REPLACE = 'Set `if-exists` to replace, or use another `alias`.';

  test.each<[string, Plain<Partial<Snapshot>>, number, string]>([
    ['has the alias', {}, 0, REUSE],
    ['has another alias', { alias: 'before.deploy' }, 0, REPLACE],
    ['has no alias', { alias: null }, 0, REPLACE],
    ['has expired', { expires_at: at(0) }, 0, REPLACE],
    ['has expired by the clock of the server', { expires_at: at(0) }, -10 * MINUTE, REPLACE],
    ['has expired only by the clock of the runner', { expires_at: at(MINUTE) }, 10 * MINUTE, REPLACE],
    ['has expired by neither clock', { expires_at: at(11 * MINUTE) }, 10 * MINUTE, REUSE],
  ])('The error suggests what helps if the snapshot %s', async (_, fields, aheadMs, advice) => {
    const hoody = fakeHoody([snapshot({ ...taken, ...fields })], { on: { create: response(409) }, aheadMs });
    await expect(makeOn(hoody).result).rejects.toThrow(new RegExp(`\n${advice.replaceAll('.', '\\.')}$`));
  });
});

describe('A create step that accepts an existing snapshot', () => {
  const reuse = { policy: 'reuse' } as const;
  const existing = named({ created_at: at(-2 * MINUTE) });

  test('The first attempt needs no list', async () => {
    const hoody = fakeHoody([existing]);
    await expect(makeOn(hoody, reuse).result).resolves.toMatchObject({ ownership: 'made' });
    expect(hoody.kinds).toEqual(['create']);
  });

  test('A snapshot that another job created during a wait is used', async () => {
    const hoody = fakeHoody([], { on: { create: BUSY } });
    const others = named({ created_at: at(100) });
    hoody.setAt(100, [others]);
    const { result, lines } = makeOn(hoody, reuse);
    await expect(result).resolves.toEqual({ snapshot: others, ownership: 'found' });
    expect(hoody.kinds).toEqual(['create', 'list']);
    expect(lines.at(-1)).toBe(
      `ends: Reused snapshot named of container ${CONTAINER}, which another job created in the meantime`,
    );
  });

  test('The log of a single container also says which snapshot is reused', async () => {
    const hoody = fakeHoody([], { on: { create: BUSY } });
    hoody.setAt(100, [existing]);
    const { result, lines } = makeOn(hoody, reuse, { isSingle: true });
    await result;
    expect(lines.at(-1)).toMatch(/^ends: Reused snapshot named /);
  });

  test.each([400, 409, 500])(
    'A snapshot whose name the platform refused with %d is used, and nothing is pending',
    async (status) => {
      const taken = snapshot({ ...existing, name: 'before-deploy' });
      const hoody = fakeHoody([taken], { on: { create: response(status) } });
      await expect(makeOn(hoody, reuse).result).resolves.toEqual({ snapshot: taken, ownership: 'found' });
      expect(hoody.kinds).toEqual(['create', 'list']);
    },
  );

  test('An earlier attempt stays unsettled beside a snapshot whose name the platform refused', async () => {
    const taken = snapshot({ ...existing, name: 'before-deploy' });
    const lost = inOrder(LOST_BEFORE);
    const hoody = fakeHoody([], {
      on: {
        create() {
          const event = lost();
          // Another job is faster than the second attempt.
          if (!event) hoody.set([taken]);
          return event ?? response(500);
        },
      },
    });
    const { result, unsettled } = makeOn(hoody, reuse);
    await expect(result).resolves.toEqual({ snapshot: taken, ownership: 'found' });
    expect(creates(hoody)).toHaveLength(2);
    expect(unsettled.open).toMatchObject([{ alias: 'before-deploy', sentAt: NOW }]);
  });

  test('A snapshot that the create step itself made is not called an existing one', async () => {
    const hoody = fakeHoody([], { on: { create: inOrder(LOST_AFTER) } });
    await expect(makeOn(hoody, reuse).result).resolves.toMatchObject({ ownership: 'inferred' });
  });

  test('A refusal to use it ends the create step', async () => {
    const hoody = fakeHoody([], { on: { create: BUSY } });
    hoody.setAt(100, [existing]);
    await expect(makeOn(hoody, { policy: 'fail' }).result).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining(`Container ${CONTAINER} already has a snapshot`),
    });
    expect(hoody.kinds).toEqual(['create', 'list']);
  });

  test('Whether the snapshot has expired depends on the clock of the server', async () => {
    const hoody = fakeHoody([], { on: { create: inOrder(BUSY) }, aheadMs: -10 * MINUTE });
    hoody.setAt(100, [snapshot({ ...existing, expires_at: at(0) })]);
    await expect(makeOn(hoody, reuse).result).resolves.toMatchObject({ ownership: 'made' });
  });
});

describe('What an earlier list showed', () => {
  const others = named({ created_at: at(-2_000) });

  test('A snapshot that the step listed before is never its own, however near its time is', async () => {
    const start = () =>
      fakeHoody([others], { behavior: { hasDate: false }, on: { create: inOrder(LOST_BEFORE) } });
    const known = start();
    await expect(makeOn(known, { before: [others] }).result).resolves.toMatchObject({ ownership: 'made' });
    expect(creates(known)).toHaveLength(2);
    await expect(makeOn(start()).result).resolves.toEqual({ snapshot: others, ownership: 'inferred' });
  });

  test('A snapshot that a list shows after the first attempt is not that of the second', async () => {
    // It gets the alias only after the list.
    const hoody = fakeHoody([], { on: { create: inOrder(LOST_BEFORE, LOST_BEFORE) } });
    hoody.setAt(100, [named({ alias: 'other', created_at: at(100) })]);
    hoody.setAt(300, [named({ created_at: at(100) })]);
    const { result } = makeOn(hoody);
    await expect(result).resolves.toMatchObject({ ownership: 'made' });
    expect(creates(hoody)).toHaveLength(3);
  });

  test('A new snapshot under the name of one that was listed before is its own', async () => {
    const hoody = fakeHoody([], { on: { create: inOrder(LOST_BEFORE) } });
    const overwritten = named({ created_at: at(100) });
    hoody.setAt(100, [overwritten]);
    const { result } = makeOn(hoody, { before: [named({ created_at: at(-DAY) })] });
    await expect(result).resolves.toEqual({ snapshot: overwritten, ownership: 'inferred' });
  });
});

test('A second new snapshot under the alias is a warning, and nothing is deleted', async () => {
  const hoody = fakeHoody([], { on: { create: inOrder(LOST_BEFORE) } });
  const [newer, older] = [named({ created_at: at(200) }), named({ name: 'second', created_at: at(100) })];
  hoody.setAt(200, [newer, older]);
  const { result, lines } = makeOn(hoody);
  await expect(result).resolves.toEqual({ snapshot: newer, ownership: 'inferred' });
  expect(warnings(lines)).toEqual([
    `warning: Container ${CONTAINER} has another new snapshot with the alias "before-deploy": second.\n` +
      'An attempt whose response was lost, or another job, may have created it. It was not deleted.',
  ]);
  expect(hoody.kinds).toEqual(['create', 'list']);
});

describe('A list without times after a lost response', () => {
  const WITHOUT_TIMES = { behavior: { listTimes: 'absent' } } as const;

  test('A snapshot under the alias is a warning once, and is not used', async () => {
    const hoody = fakeHoody([], { ...WITHOUT_TIMES, on: { create: inOrder(LOST_AFTER, LOST_BEFORE) } });
    const { result, lines } = makeOn(hoody);
    const { snapshot: made } = (await result) as { snapshot: Snapshot };
    const first = hoody.stored().find(({ name }) => name !== made.name) ?? made;
    expect(made.name).not.toBe(first.name);
    expect(warnings(lines)).toEqual([
      `warning: Container ${CONTAINER} has a snapshot with the alias "before-deploy" whose time is unknown: ${first.name}.\n` +
        'An attempt whose response was lost, or another job, may have created it. It was not deleted.',
    ]);
  });

  test('A snapshot that the step listed before its first attempt is no warning', async () => {
    const known = named({ created_at: at(-DAY) });
    const hoody = fakeHoody([known], { ...WITHOUT_TIMES, on: { create: inOrder(LOST_BEFORE) } });
    const { result, lines } = makeOn(hoody, { before: [named({})] });
    await result;
    expect(warnings(lines)).toEqual([]);
  });
});

test.each<[string, Source, 'time' | 'alias', boolean]>([
  ['a name of the platform', 'explicit', 'time', true],
  ['the name of an explicit alias', 'explicit', 'alias', false],
  ['the name of a generated alias', 'generated', 'alias', true],
])(
  'Whether no other snapshot can get %s is known, also after a lost response',
  async (_, source, names, isUnique) => {
    for (const create of [inOrder(), inOrder(LOST_AFTER)]) {
      const hoody = fakeHoody([], { behavior: { names }, on: { create } });
      await expect(makeOn(hoody, { source }).whole).resolves.toMatchObject({ isUniqueName: isUnique });
    }
  },
);

test.each<[Source, number, boolean]>([
  ['explicit', 0, true],
  ['explicit', 1, false],
  ['generated', 0, true],
  ['generated', 1, true],
])(
  'Whether an attempt under an alias that is %s made the snapshot is known after %d lost responses',
  async (source, lost, isKnown) => {
    const hoody = fakeHoody([], { on: { create: inOrder(...Array<Fault>(lost).fill(LOST_AFTER)) } });
    const { whole, unsettled } = makeOn(hoody, { source });
    const attempt = {
      containerId: CONTAINER,
      alias: aliasOf(source),
      isGenerated: source === 'generated',
      sentAt: NOW,
    };
    const { attempt: known, isUnsettled } = await whole;
    expect(known).toEqual(isKnown ? attempt : undefined);
    expect(isUnsettled).toBe(!isKnown);
    expect(unsettled.open).toEqual([
      isKnown
        ? attempt
        : {
            ...attempt,
            serverSentAt: NOW - 250,
            reported: { name: made('').name, created_at: made('').created_at },
          },
    ]);
  },
);
