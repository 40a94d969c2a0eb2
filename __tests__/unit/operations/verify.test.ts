import { ReplacedError, verify } from '../../../src/operations/verify.ts';
import { type FakeContext, fakeContext } from '../../helpers/fakes/context.ts';
import {
  type FakeHoody,
  FORBIDDEN,
  fakeHoody,
  type HoodyOptions,
  inOrder,
} from '../../helpers/fakes/hoody.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';
import { text } from '../../helpers/fakes/text.ts';

const KNOWN = snapshot({ name: 'before', created_at: '2025-01-15T10:30:00.000Z' });
const LISTED = snapshot({ ...KNOWN, created_at: '2025-01-15T10:30:00.123Z', alias: 'before' });
const UNDATED = snapshot({ ...KNOWN, created_at: null });

const verifyOn = (listed: Parameters<typeof fakeHoody>[0], known = KNOWN, options: HoodyOptions = {}) =>
  verifyIn(fakeHoody(listed, options), known);

async function verifyIn(hoody: FakeHoody, known = KNOWN, fields: Partial<FakeContext> = {}) {
  const { client, pause } = { ...fakeContext(hoody), ...fields };
  const { list, ...verified } = await verify(client, { id: CONTAINER, name: text('web') }, known, pause);
  return { ...verified, isRead: list !== undefined };
}

test('A name of the same time means the snapshot, and what is listed is at hand', async () => {
  await expect(verifyOn([snapshot({ name: 'other' }), LISTED])).resolves.toEqual({
    listed: LISTED,
    isVerified: true,
    isRead: true,
  });
});

test('A name of another time means another snapshot, and the error says what and since when', async () => {
  const taken = snapshot({ ...KNOWN, created_at: '2025-01-16T00:00:00.000Z' });
  const verified = verifyOn([taken]);
  await expect(verified).rejects.toBeInstanceOf(ReplacedError);
  await expect(verified).rejects.toMatchObject({
    name: 'ReplacedError',
    message:
      'Snapshot before of container web is now a different snapshot.\n' +
      'The name now belongs to a snapshot created 2025-01-16 00:00:00 UTC; the one of this job was created 2025-01-15 10:30:00 UTC.\n' +
      'Another step or job created a snapshot of the same name. It was not touched.\n' +
      'To restore another one, look for it with the operation `list`.',
  });
});

test.each([
  ['the list has no time', verifyOn([UNDATED]), { listed: UNDATED, isRead: true }],
  ['no time is known', verifyOn([LISTED], UNDATED), { listed: LISTED, isRead: true }],
  ['the list does not have it', verifyOn([]), { listed: undefined, isRead: true }],
  [
    'there is no list',
    verifyOn([LISTED], KNOWN, { on: { list: FORBIDDEN } }),
    { listed: undefined, isRead: false },
  ],
])('The meaning of a name is unknown where %s', async (_, verified, expected) => {
  await expect(verified).resolves.toEqual({ ...expected, isVerified: false });
});

describe('A list that shows an older snapshot under the name', () => {
  const OLDER = snapshot({ ...KNOWN, created_at: '2025-01-01T00:00:00.000Z' });

  test('A later list decides, since the first one can be from before', async () => {
    const hoody = fakeHoody([OLDER]);
    hoody.setAt(3_000, [LISTED]);
    await expect(verifyIn(hoody)).resolves.toEqual({ listed: LISTED, isVerified: true, isRead: true });
    expect(hoody.timesOf('list')).toEqual([0, 4_000]);
  });

  test('A later list that shows it too means that the name has another snapshot', async () => {
    const hoody = fakeHoody([OLDER]);
    await expect(verifyIn(hoody)).rejects.toBeInstanceOf(ReplacedError);
    expect(hoody.kinds).toEqual(['list', 'list']);
  });

  test('A newer snapshot under the name needs no later list', async () => {
    const hoody = fakeHoody([snapshot({ ...KNOWN, created_at: '2025-01-15T10:30:01.000Z' })]);
    await expect(verifyIn(hoody)).rejects.toBeInstanceOf(ReplacedError);
    expect(hoody.kinds).toEqual(['list']);
  });

  test.each<[string, HoodyOptions, Partial<FakeContext>]>([
    ['there is no time for a later list', {}, { pause: async () => false }],
    ['the later list fails', { on: { list: inOrder(undefined, FORBIDDEN, FORBIDDEN) } }, {}],
  ])('Nothing is known where %s', async (_, options, fields) => {
    const verified = verifyIn(fakeHoody([OLDER], options), KNOWN, fields);
    await expect(verified).resolves.toEqual({ listed: undefined, isVerified: false, isRead: false });
  });
});
