import fc from 'fast-check';
import { nameFromAlias } from '../../../emulator/containers/snapshot-name.ts';
import {
  bodyOf,
  checksum,
  debris,
  type Fixture,
  listed,
  readCurrent,
  setUp,
  take,
  treesOf,
  writeCurrent,
} from '../../helpers/emulator.ts';

const NAME_TAKEN = 'A snapshot with this name already exists';

describe('The name of a snapshot with an alias', () => {
  test.each([
    ['nightly', 'nightly'],
    ['Release 1.4.0 (final)!', 'Release140final'],
    ['a_b-c', 'a_b-c'],
    ['--__a-_', 'a'],
    ['- a -', 'a'],
    ['größe', 'gre'],
    ['x'.repeat(100), 'x'.repeat(64)],
    [`${'x'.repeat(63)}-y`, `${'x'.repeat(63)}-`],
    [`--${'x'.repeat(70)}`, 'x'.repeat(64)],
    ['-_-', ''],
    ['日本語 …', ''],
  ])(
    'The name keeps letters, digits, - and _ of the alias %j, but no - or _ at its ends, up to 64',
    (alias, name) => {
      expect(nameFromAlias(alias)).toBe(name);
    },
  );

  test('A name is the same whether it is sanitized once or twice, unless it was cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 100 }), (alias) => {
        const name = nameFromAlias(alias);
        expect(name).toMatch(/^([A-Za-z0-9][A-Za-z0-9_-]{0,63})?$/);
        if (name.length < 64) expect(nameFromAlias(name)).toBe(name);
      }),
    );
  });

  test('The name of a snapshot is its sanitized alias', async () => {
    const fixture = await setUp();
    expect(await take(fixture, { alias: 'before deploy' })).toMatchObject({
      name: 'beforedeploy',
      alias: 'before deploy',
    });
    expect((await fixture.call('PATCH', '/beforedeploy')).status).toBe(200);
  });

  test.each(['a', '-- a --', 'ä1ö'])(
    'The alias %j is rejected, because one character of it is left',
    async (alias) => {
      const fixture = await setUp();
      const received = await fixture.call('POST', '', { alias });
      expect(bodyOf(received)).toEqual({
        statusCode: 400,
        error: 'Bad Request',
        message: 'Invalid request payload',
      });
      expect(received.status).toBe(400);
      expect(await listed(fixture)).toEqual([]);
    },
  );

  test.each([{}, { alias: '!?' }])(
    'The name comes from the time if the body %j leaves nothing for it',
    async (body) => {
      const fixture = await setUp({ now: () => new Date('2025-01-15T10:30:00.123Z') });
      expect((await take(fixture, body)).name).toBe('snap-20250115-103000');
    },
  );

  test('A name stays when the alias changes, and can be used again after a delete', async () => {
    const fixture = await setUp();
    await take(fixture, { alias: 'nightly' });
    await fixture.call('PATCH', '/nightly/alias', { alias: 'weekly' });
    expect((await listed(fixture)).map(({ name, alias }) => [name, alias])).toEqual([['nightly', 'weekly']]);
    await take(fixture, { alias: 'weekly' });
    await fixture.call('DELETE', '/nightly');
    expect((await take(fixture, { alias: 'nightly' })).name).toBe('nightly');
  });

  test('The name comes from the time with `names: time`', async () => {
    const fixture = await setUp({ names: 'time', now: () => new Date('2025-01-15T10:30:00.123Z') });
    const taken = [await take(fixture, { alias: 'nightly' }), await take(fixture, { alias: 'x' })];
    expect(taken.map(({ name, alias }) => [name, alias])).toEqual([
      ['snap-20250115-103000', 'nightly'],
      ['snap-20250115-103001', 'x'],
    ]);
  });
});

describe('A create request whose name is in use', () => {
  async function withOlder(options: Parameters<typeof setUp>[0]): Promise<Fixture> {
    const fixture = await setUp(options);
    await fixture.emulator.seed(fixture.id, { name: 'nightly', alias: 'older' });
    await writeCurrent(fixture, 'index.html', 'two');
    return fixture;
  }

  test.each([
    [undefined, 409, 'Conflict'],
    [409, 409, 'Conflict'],
    [400, 400, 'Bad Request'],
    [500, 500, 'Internal Server Error'],
  ] as const)(
    'With nameTaken %p, the create request fails with status %d',
    async (nameTaken, status, error) => {
      const fixture = await withOlder({ ...(nameTaken !== undefined && { nameTaken }) });
      const before = await listed(fixture);
      const received = await fixture.call('POST', '', { alias: 'nightly' });
      expect(bodyOf(received)).toEqual({ statusCode: status, error, message: NAME_TAKEN });
      expect(received.status).toBe(status);
      expect(await listed(fixture)).toEqual(before);
      expect(await debris(fixture.stateDir, fixture.id)).toEqual([]);
      await take(fixture, { alias: 'nightly 2' });
    },
  );

  test('With nameTaken replace, the create request replaces the older snapshot', async () => {
    const fixture = await withOlder({ nameTaken: 'replace' });
    const newer = await take(fixture, { alias: 'nightly', expiry: 3 });
    expect(newer).toMatchObject({ name: 'nightly', alias: 'nightly', last_used_at: null });
    expect(await listed(fixture)).toEqual([newer]);
    expect(await debris(fixture.stateDir, fixture.id)).toEqual([]);
    await fixture.restart();
    expect(await listed(fixture)).toEqual([newer]);
    await writeCurrent(fixture, 'index.html', 'three');
    await fixture.call('PATCH', '/nightly');
    expect(await readCurrent(fixture, 'index.html')).toBe('two');
  });

  test('The older snapshot stays in place until the new one exists', async () => {
    const fixture = await withOlder({ nameTaken: 'replace', operationMs: { create: 3_600_000 } });
    const before = await listed(fixture);
    const tree = (await treesOf(fixture.stateDir, fixture.id)).get('nightly') ?? '';
    const files = await checksum(tree);
    const both = [1, 2].map(() => fixture.call('POST', '', { alias: 'nightly' }));
    for (const one of both) one.catch(() => undefined);
    expect((await Promise.race(both)).status).toBe(409);
    expect(await listed(fixture)).toEqual(before);
    await fixture.restart();
    expect(await listed(fixture)).toEqual(before);
    expect(await checksum(tree)).toBe(files);
  });

  test.each([
    ['allow', ['nightly', 'other']],
    ['replace', ['nightly']],
  ] as const)(
    'The create request replaces the older snapshot of that name with aliasReuse %s',
    async (aliasReuse, names) => {
      const fixture = await withOlder({ nameTaken: 'replace', aliasReuse });
      await fixture.emulator.seed(fixture.id, { name: 'other', alias: 'nightly' });
      await take(fixture, { alias: 'nightly' });
      expect((await listed(fixture)).map(({ name }) => name).sort()).toEqual(names);
    },
  );

  test('The create request fails at the limit, even if it would replace a snapshot', async () => {
    const fixture = await withOlder({ nameTaken: 'replace', maxSnapshots: 1 });
    const received = await fixture.call('POST', '', { alias: 'nightly' });
    expect(bodyOf(received).error).toBe('CONTAINER_SNAPSHOT_LIMIT');
  });

  test('A name does not collide with the alias of a snapshot of another name', async () => {
    const fixture = await setUp();
    await fixture.emulator.seed(fixture.id, { name: 'first', alias: 'nightly' });
    expect((await take(fixture, { alias: 'nightly' })).name).toBe('nightly');
    expect((await listed(fixture)).map(({ alias }) => alias)).toEqual(['nightly', 'nightly']);
  });
});

describe('Names from the time', () => {
  const now = () => new Date('2025-12-31T23:59:59.900Z');

  test('Names are a second apart even if the times are not', async () => {
    const fixture = await setUp({ now });
    const taken = [await take(fixture), await take(fixture), await take(fixture)];
    expect(taken.map(({ name }) => name)).toEqual([
      'snap-20251231-235959',
      'snap-20260101-000000',
      'snap-20260101-000001',
    ]);
    expect(new Set(taken.map(({ created_at }) => created_at))).toEqual(new Set(['2025-12-31T23:59:59.900Z']));
  });

  test('No name is used again, neither after a delete nor after a restart', async () => {
    const fixture = await setUp({ now });
    const { name } = await take(fixture);
    await fixture.call('DELETE', `/${name}`);
    expect((await take(fixture)).name).toBe('snap-20260101-000000');
    await fixture.restart();
    expect((await take(fixture)).name).toBe('snap-20260101-000001');
  });

  test('The next name skips the names in use', async () => {
    const fixture = await setUp({ now });
    await take(fixture, { alias: 'snap-20251231-235959' });
    await fixture.emulator.seed(fixture.id);
    expect((await take(fixture)).name).toBe('snap-20260101-000001');
  });
});
