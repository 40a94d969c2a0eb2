import { useLocalHoody } from '../helpers/local-hoody.ts';
import { expectSuccess, expectUnknownEnd, parsed } from '../helpers/verdicts.ts';

const hoody = useLocalHoody();

async function withSnapshot() {
  const container = await hoody.container();
  const other = await container.seed({ alias: 'other', created_at: '2025-01-14T10:30:00.000Z' });
  const snapshot = await container.seed({ alias: 'old', created_at: '2025-01-15T10:30:00.000Z' });
  return { container, snapshot, other };
}

const WAYS = [
  ['its name', 'snap-20250115-103000', ['alias']],
  ['its alias', 'old', ['list', 'alias']],
  ['the keyword latest', 'latest', ['list', 'alias']],
] as const;

describe('Alias', () => {
  test.concurrent.each(WAYS)(
    'An alias is replaced on a snapshot chosen by %s',
    async (_by, selector, operations) => {
      const { container, snapshot, other } = await withSnapshot();
      const before = await container.tree();
      const result = await container.step({ operation: 'alias', snapshot: selector, alias: 'release 2' });
      expectSuccess(result);
      expect(container.operations).toEqual(operations);
      expect(container.requests.at(-1)).toMatchObject({ method: 'PATCH', body: '{"alias":"release 2"}' });
      expect(await container.snapshots()).toEqual([{ ...snapshot, alias: 'release 2' }, other]);
      expect(parsed(result, 'snapshot')).toEqual({
        ...snapshot,
        alias: 'release 2',
        container_id: container.id,
      });
      expect(result.outputs).toMatchObject({
        'snapshot-name': snapshot.name,
        'snapshot-alias': 'release 2',
        count: '1',
        changed: 'true',
        'snapshot-map': '',
      });
      expect(result.log).toContain('Set the alias "release 2" on snapshot ');
      expect(await container.tree()).toEqual(before);
    },
  );

  test.concurrent.each(WAYS)(
    'An alias is removed from a snapshot chosen by %s',
    async (_by, selector, operations) => {
      const { container, snapshot, other } = await withSnapshot();
      const result = await container.step({ operation: 'alias', snapshot: selector, 'remove-alias': 'true' });
      expectSuccess(result);
      expect(container.operations).toEqual(operations);
      expect(container.requests.at(-1)?.body).toBe('{"alias":null}');
      expect(await container.snapshots()).toEqual([{ ...snapshot, alias: null }, other]);
      expect(result.outputs).toMatchObject({
        'snapshot-name': snapshot.name,
        'snapshot-alias': '',
        changed: 'true',
      });
      expect(result.log).toContain(`Removed the alias of snapshot ${snapshot.name}`);
    },
  );

  test.concurrent.each([
    [{ alias: 'release 2' }, 'the alias is "old", not "release 2"'],
    [{ 'remove-alias': 'true' }, 'the alias is "old", not null'],
  ])('A response with another alias than that of %j is an error', async (inputs, reason) => {
    const { container, snapshot } = await withSnapshot();
    container.fault('alias', { kind: 'status', status: 200, body: { statusCode: 200, data: { snapshot } } });
    const message = expectUnknownEnd(
      await container.step({ operation: 'alias', snapshot: snapshot.name, ...inputs }),
    );
    expect(message).toContain(`the API response is invalid.\nReason: ${reason}\n`);
    expect(container.operations).toEqual(['alias']);
  });

  test.concurrent.each([
    ['letters', 'a'.repeat(100)],
    ['emoji', '🐳'.repeat(100)],
  ])('An alias can have 100 %s', async (_what, alias) => {
    const { container, snapshot } = await withSnapshot();
    expectSuccess(await container.step({ operation: 'alias', snapshot: snapshot.name, alias }));
    expect((await container.snapshots())[0]?.alias).toBe(alias);
  });
});
