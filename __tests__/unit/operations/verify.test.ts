import { ReplacedError, verify } from '../../../src/operations/verify.ts';
import { fakeContext } from '../../helpers/fakes/context.ts';
import { FORBIDDEN, fakeHoody, type HoodyOptions } from '../../helpers/fakes/hoody.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';
import { text } from '../../helpers/fakes/text.ts';

const KNOWN = snapshot({ name: 'before', created_at: '2025-01-15T10:30:00.000Z' });
const LISTED = snapshot({ ...KNOWN, created_at: '2025-01-15T10:30:00.123Z', alias: 'before' });
const UNDATED = snapshot({ ...KNOWN, created_at: null });

const verifyOn = (listed: Parameters<typeof fakeHoody>[0], known = KNOWN, options: HoodyOptions = {}) =>
  verify(fakeContext(fakeHoody(listed, options)).client, { id: CONTAINER, name: text('web') }, known);

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
      'Snapshot before of container web is another one now.\n' +
      'The name now belongs to a snapshot created 2025-01-16 00:00:00 UTC; the one of this job was created 2025-01-15 10:30:00 UTC.\n' +
      'Another step or job created a snapshot of the same name. It was not touched.',
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
