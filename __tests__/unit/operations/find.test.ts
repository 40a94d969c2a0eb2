import { RequestError } from '../../../src/hoody/errors.ts';
import type { Snapshot } from '../../../src/hoody/snapshot.ts';
import {
  acceptNewest,
  chooseTarget,
  createLookup,
  findSnapshot,
  MissingError,
  SelectionError,
} from '../../../src/operations/find.ts';
import { fakeContext } from '../../helpers/fakes/context.ts';
import { status } from '../../helpers/fakes/failure.ts';
import { type FakeHoody, fakeHoody } from '../../helpers/fakes/hoody.ts';
import { CONTAINER, snapshot } from '../../helpers/fakes/snapshot.ts';
import { text } from '../../helpers/fakes/text.ts';

const NAME = 'snap-20250115-103000';
const NAMED = snapshot({ name: NAME, created_at: '2025-01-15T10:30:00.000Z' });
const NEWER = snapshot({ name: 'newer', alias: 'deploy', created_at: '2025-01-20T00:00:00.000Z' });
const OLDER = snapshot({ name: 'older', alias: 'deploy', created_at: '2025-01-10T00:00:00.000Z' });
const fine = () => undefined;

/** The error of a call that the API refused. */
const refused = (code: number) => new RequestError(text('Could not do it.'), [], status(code));

/** Finds a snapshot, and returns what the operation received. */
function actOnce(
  selector: string,
  hoody = fakeHoody([NAMED, NEWER, OLDER]),
  refusals: Error[] = [],
  isSingle = true,
) {
  const context = fakeContext(hoody);
  const acted: unknown[] = [];
  const work = async (known: Snapshot) => {
    acted.push(known);
    const refusal = refusals.shift();
    if (refusal) throw refusal;
    return 'done';
  };
  const check = acceptNewest(CONTAINER, context.logger);
  const result = chooseTarget(createLookup(context, CONTAINER), text(selector), check, { isSingle }).then(
    ({ apply }) => apply(work),
  );
  return { result, acted, hoody, lines: context.logger.lines };
}

describe('chooseTarget', () => {
  test('A text that looks like a generated name needs no list', async () => {
    const { result, acted, hoody, lines } = actOnce(NAME);
    await expect(result).resolves.toBe('done');
    expect(acted).toEqual([{ name: NAME }]);
    expect(hoody.calls).toEqual([]);
    expect(lines).toEqual([]);
  });

  test.each<[string, string, object, string[]]>([
    ['a name of another form', 'newer', NEWER, []],
    [
      'the word for the newest',
      'latest',
      NEWER,
      [`info: The newest snapshot is newer ("deploy"), created 2025-01-20 00:00:00 UTC.`],
    ],
    [
      'an alias that two share',
      'deploy',
      NEWER,
      [
        'warning: Using the newest of 2 snapshots with the alias "deploy": newer.\nThe others are older.',
        `info: "deploy" is snapshot newer, created 2025-01-20 00:00:00 UTC.`,
      ],
    ],
  ])('The snapshot for %s is found in the list', async (_, wanted, found, told) => {
    const { result, acted, hoody, lines } = actOnce(wanted);
    await expect(result).resolves.toBe('done');
    expect(acted).toEqual([found]);
    expect(hoody.calls).toEqual([['list', CONTAINER]]);
    expect(lines).toEqual(told);
  });

  test('An alias that hides the keyword for the newest is reported', async () => {
    const { result, lines } = actOnce('latest', fakeHoody([NEWER, snapshot({ ...OLDER, alias: 'latest' })]));
    await result;
    expect(lines).toEqual([
      `info: Using the snapshot with the alias "latest", not the newest: older, created 2025-01-10 00:00:00 UTC.`,
    ]);
  });

  test('The newest snapshot is reported without an alias if it has none', async () => {
    const { result, lines } = actOnce('latest', fakeHoody([NAMED]));
    await result;
    expect(lines).toEqual([`info: The newest snapshot is ${NAME}, created 2025-01-15 10:30:00 UTC.`]);
  });

  test('A generated name with its prefix needs no list', async () => {
    const { result, acted, hoody } = actOnce(`name:${NAME}`);
    await expect(result).resolves.toBe('done');
    expect(acted).toEqual([{ name: NAME }]);
    expect(hoody.calls).toEqual([]);
  });

  test('An alias with its prefix is searched in the list, even if it looks like a generated name', async () => {
    const aliased = snapshot({ ...OLDER, alias: NAME });
    const { result, acted, hoody } = actOnce(`alias:${NAME}`, fakeHoody([NAMED, aliased]));
    await expect(result).resolves.toBe('done');
    expect(acted).toEqual([aliased]);
    expect(hoody.calls).toEqual([['list', CONTAINER]]);
  });

  test('A missing name with its prefix is not searched as an alias', async () => {
    const aliased = snapshot({ ...OLDER, alias: NAME });
    const { result, acted } = actOnce(`name:${NAME}`, fakeHoody([aliased]), [refused(404)]);
    await expect(result).rejects.toThrow(
      `Container ${CONTAINER} has no snapshot "name:${NAME}".\nDid you mean older ("${NAME}")?`,
    );
    expect(acted).toEqual([{ name: NAME }]);
  });

  test('A word that is the name of one snapshot and the alias of others is refused', async () => {
    const hoody = fakeHoody([
      NEWER,
      snapshot({ ...OLDER, name: 'deploy' }),
      snapshot({ ...NAMED, alias: 'deploy' }),
    ]);
    const { result, acted } = actOnce('deploy', hoody);
    await expect(result).rejects.toThrow(
      `"deploy" is ambiguous in container ${CONTAINER}. Nothing was changed.\n` +
        `It is the name of snapshot deploy and the alias of newer, ${NAME}.\n` +
        'To select one, use `name:deploy` or `alias:deploy`.',
    );
    expect(acted).toEqual([]);
    expect(hoody.calls).toEqual([['list', CONTAINER]]);
  });

  test('A snapshot whose alias is the whole text with its prefix is reported', async () => {
    const literal = snapshot({ ...OLDER, alias: 'name:newer' });
    const { result, acted, lines } = actOnce('name:newer', fakeHoody([NEWER, literal]));
    await expect(result).resolves.toBe('done');
    expect(acted).toEqual([NEWER]);
    expect(lines).toEqual([
      'warning: "name:newer" selects snapshot newer, not older.\n' +
        'The name or alias of snapshot older is that whole text. To select it, use `name:older`.',
    ]);
  });

  test('A text that looks like a generated name can be an alias', async () => {
    const aliased = snapshot({ ...OLDER, alias: NAME });
    const { result, acted } = actOnce(NAME, fakeHoody([NEWER, aliased]), [refused(404)]);
    await expect(result).resolves.toBe('done');
    expect(acted).toEqual([{ name: NAME }, aliased]);
  });

  test('A name that is listed but not found fails with the message of the API', async () => {
    const refusal = refused(404);
    const { result, acted } = actOnce(NAME, fakeHoody([NAMED]), [refusal]);
    await expect(result).rejects.toBe(refusal);
    expect(acted).toHaveLength(1);
  });

  test('A name that is refused for another reason is not listed', async () => {
    const refusal = refused(403);
    const { result, hoody } = actOnce(NAME, fakeHoody([NAMED]), [refusal]);
    await expect(result).rejects.toBe(refusal);
    expect(hoody.calls).toEqual([]);
  });

  test('A missing snapshot is reported with the nearest ones', async () => {
    const { result, acted } = actOnce('deplyo');
    await expect(result).rejects.toBeInstanceOf(MissingError);
    await expect(result).rejects.toMatchObject({ name: 'MissingError' });
    await expect(result).rejects.toThrow(
      `Container ${CONTAINER} has no snapshot "deplyo".\nDid you mean newer ("deploy"), older ("deploy"), or ${NAME}?`,
    );
    expect(acted).toEqual([]);
  });

  test.each(['latest', NAME])('A container without snapshots has no snapshot %s', async (wanted) => {
    const { result } = actOnce(wanted, fakeHoody(), [refused(404)]);
    await expect(result).rejects.toThrow(
      `Container ${CONTAINER} has no snapshot "${wanted}".\nIt has no snapshots.`,
    );
  });
});

test('The snapshots that share an alias with the newest are named', async () => {
  const OLDEST = snapshot({ name: 'oldest', alias: 'deploy', created_at: '2025-01-01T00:00:00.000Z' });
  const { result, lines } = actOnce('deploy', fakeHoody([NEWER, OLDER, OLDEST]));
  await result;
  expect(lines[0]).toBe(
    'warning: Using the newest of 3 snapshots with the alias "deploy": newer.\nThe others are older, oldest.',
  );
});

describe('findSnapshot', () => {
  test('A check that throws refuses a snapshot before it is reported', async () => {
    const context = fakeContext(fakeHoody([NEWER]));
    const refusal = new Error('refused');
    const found = findSnapshot(createLookup(context, CONTAINER), text('deploy'), () => {
      throw refusal;
    });
    await expect(found).rejects.toBe(refusal);
    expect(context.logger.lines).toEqual([]);
  });

  test('The check receives how the snapshot was found', async () => {
    const seen: unknown[] = [];
    const lookup = createLookup(fakeContext(fakeHoody([NEWER, OLDER])), CONTAINER);
    await findSnapshot(lookup, text('deploy'), (choice) => void seen.push(choice));
    expect(seen).toEqual([{ kind: 'found', by: 'alias', snapshot: NEWER, sharingAlias: [OLDER] }]);
  });

  test('Several snapshots are found in one list', async () => {
    const hoody = fakeHoody([NEWER, OLDER]);
    const lookup = createLookup(fakeContext(hoody), CONTAINER);
    await findSnapshot(lookup, text('newer'), fine);
    await findSnapshot(lookup, text('older'), fine);
    await expect(findSnapshot(lookup, text('none'), fine)).rejects.toBeInstanceOf(MissingError);
    expect(hoody.calls).toEqual([['list', CONTAINER]]);
  });
});

describe('A name that the list does not show yet', () => {
  /** Beside other containers, so that a list comes first. */
  const choose = (selector: string, hoody: FakeHoody) => actOnce(selector, hoody, [], false);

  test.each([NAME, `name:${NAME}`, 'name:newer'])(
    'The name %s is looked for again each second',
    async (selector) => {
      const hoody = fakeHoody([OLDER]);
      hoody.setAt(1_500, [NAMED, NEWER]);
      const { result, acted } = choose(selector, hoody);
      await expect(result).resolves.toBe('done');
      expect(acted).toEqual([selector === 'name:newer' ? NEWER : NAMED]);
      expect(hoody.timesOf('list')).toEqual([0, 1_000, 2_000]);
    },
  );

  test('A name is missing once lists of 3 s have not shown it', async () => {
    const hoody = fakeHoody([OLDER]);
    hoody.setAt(3_001, [NAMED]);
    const { result, acted } = choose(NAME, hoody);
    await expect(result).rejects.toBeInstanceOf(MissingError);
    expect(acted).toEqual([]);
    expect(hoody.timesOf('list')).toEqual([0, 1_000, 2_000, 3_000]);
  });

  test('A name is missing at once if there is no time to wait', async () => {
    const hoody = fakeHoody([OLDER]);
    const context = { ...fakeContext(hoody), pause: async () => false };
    const lookup = createLookup(context, CONTAINER);
    await expect(findSnapshot(lookup, text(NAME), fine)).rejects.toBeInstanceOf(MissingError);
    expect(hoody.kinds).toEqual(['list']);
  });

  test.each(['deploy', 'alias:deploy', 'latest'])(
    'The text %s, which is no name, is not',
    async (selector) => {
      const hoody = fakeHoody();
      await expect(choose(selector, hoody).result).rejects.toBeInstanceOf(MissingError);
      expect(hoody.kinds).toEqual(['list']);
    },
  );

  test('A name that was sent without a list is not looked for again', async () => {
    const { result, hoody } = actOnce(NAME, fakeHoody([OLDER]), [refused(404)]);
    await expect(result).rejects.toBeInstanceOf(MissingError);
    expect(hoody.kinds).toEqual(['list']);
  });

  test('A name that was not found after a lost response may have been there', async () => {
    const lost = new RequestError(text('It may have happened.'), [], status(404), true);
    const { result, hoody } = actOnce(NAME, fakeHoody([OLDER]), [lost]);
    await expect(result).rejects.toBe(lost);
    expect(hoody.kinds).toEqual([]);
  });
});

describe('The newest of several snapshots whose order is unknown', () => {
  const twin = (name: string, created_at: string | null = NEWER.created_at ?? null) =>
    snapshot({ name, alias: 'deploy', created_at });

  test('The word for the newest is refused, and the candidates are named', async () => {
    const { result, acted } = actOnce('latest', fakeHoody([twin('a'), twin('b'), OLDER]));
    await expect(result).rejects.toBeInstanceOf(SelectionError);
    await expect(result).rejects.toThrow(
      `"latest" is unclear in container ${CONTAINER}. Nothing was changed.\n` +
        'It is unknown which of these is the newest: b, created 2025-01-20 00:00:00 UTC, a, created 2025-01-20 00:00:00 UTC.\n' +
        'Their times are equal or unknown. Use the name of a snapshot.',
    );
    expect(acted).toEqual([]);
  });

  test('At most ten candidates are named', async () => {
    const twins = Array.from({ length: 12 }, (_, index) => twin(`twin-${index}`));
    const { result } = actOnce('latest', fakeHoody(twins));
    await expect(result).rejects.toThrow(/(?:twin-\d+, [^,]+(?:, )?){10}, and 2 more\.\n/);
  });

  test.each([
    ['at the same time', NEWER.created_at ?? null],
    ['at an unknown time', null],
  ])('An alias that several share which were created %s is refused too', async (_, created_at) => {
    const { result, acted } = actOnce('deploy', fakeHoody([twin('a'), twin('b', created_at), OLDER]));
    await expect(result).rejects.toBeInstanceOf(SelectionError);
    await expect(result).rejects.toThrow(`The alias "deploy" is unclear in container ${CONTAINER}.`);
    expect(acted).toEqual([]);
  });

  test('A backup of a restore is not the newest', async () => {
    const backup = snapshot({
      name: 'snap-20250121-000000',
      alias: 'backup-1-1-deploy-0123456789',
      created_at: '2025-01-21T00:00:00.000Z',
    });
    const { result, acted } = actOnce('latest', fakeHoody([backup, NEWER]));
    await result;
    expect(acted).toEqual([NEWER]);
  });
});
