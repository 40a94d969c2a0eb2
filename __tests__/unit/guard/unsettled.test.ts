import type { PostSettings } from '../../../src/guard/guard.ts';
import { recordUnsettled } from '../../../src/guard/record-unsettled.ts';
import { GuardStateError } from '../../../src/guard/state.ts';
import { parseUnsettled } from '../../../src/guard/unsettled.ts';
import type { Attempt } from '../../../src/operations/create/attempt.ts';
import { CONTAINER, OTHER, THIRD } from '../../helpers/fakes/snapshot.ts';
import { type Plain, redacted, text } from '../../helpers/fakes/text.ts';

/** When the first attempt was sent, by a clock that does not jump. */
const SENT_AT = 4_000;
const SETTINGS: PostSettings = {
  apiUrl: new URL('https://api.hoody.com'),
  maxParallel: 8,
  summary: true,
  labels: { [OTHER]: text('db') },
  isTokenGiven: true,
  actionPath: '',
};
const ALL = [CONTAINER, OTHER, THIRD];

const attempt = (fields: Partial<Plain<Attempt>> = {}): Attempt =>
  redacted<Attempt>({
    containerId: CONTAINER,
    alias: 'run-1',
    isGenerated: true,
    sentAt: SENT_AT,
    ...fields,
  });

/** A record, and what a post step would read at each moment. */
function record(containerIds = ALL, settings = SETTINGS) {
  const saves: string[] = [];
  const unsettled = recordUnsettled(
    () => settings,
    containerIds,
    (saved) => saves.push(saved),
  );
  const read = () => parseUnsettled(saves.at(-1) ?? '')?.attempts;
  return { unsettled, saves, read };
}

describe('What a step saves', () => {
  test('A step that creates nothing saves nothing', () => {
    const { unsettled, saves } = record();
    unsettled.end();
    unsettled.end();
    expect(saves).toEqual([]);
  });

  test('The first attempt is saved before it is sent, with those that are planned in the other containers', () => {
    const { unsettled, saves, read } = record();
    unsettled.expect(attempt());
    expect(saves).toHaveLength(1);
    const common = { alias: 'run-1', isGenerated: true, sentAt: SENT_AT };
    expect(read()).toEqual([
      { ...common, containerIds: [OTHER, THIRD], isPlanned: true },
      { ...common, containerIds: [CONTAINER] },
    ]);
  });

  test('The attempts in the other containers under the same alias need no save of their own', () => {
    const { unsettled, saves } = record();
    for (const containerId of ALL) unsettled.expect(attempt({ containerId, sentAt: SENT_AT + 1 }));
    expect(saves).toHaveLength(1);
  });

  test('Another alias after a lost response is saved, and the first one stays', () => {
    const { unsettled, saves, read } = record([CONTAINER]);
    unsettled.expect(attempt());
    unsettled.expect(attempt({ alias: 'run-2', sentAt: SENT_AT + 5_000 }));
    expect(saves).toHaveLength(2);
    expect(read()).toMatchObject([
      { alias: 'run-1', sentAt: SENT_AT },
      { alias: 'run-2', sentAt: SENT_AT + 5_000 },
    ]);
  });

  test('What the step reports in the end is saved at once, so that the post step does not take it for a stray', () => {
    const { unsettled, saves, read } = record([CONTAINER]);
    const reported = redacted<NonNullable<Attempt['reported']>>({
      name: 'before',
      created_at: '2025-02-01T00:00:01.000Z',
    });
    unsettled.expect(attempt({ alias: 'before', isGenerated: false }));
    unsettled.expect({ ...attempt({ alias: 'before', isGenerated: false }), reported });
    expect(saves).toHaveLength(2);
    expect(read()).toMatchObject([{ reported }]);
  });

  test("The server's time of the sending is saved for an explicit alias, which does not identify what it made", () => {
    const { unsettled, read } = record([CONTAINER]);
    unsettled.expect(attempt({ serverSentAt: SENT_AT + 250 }));
    unsettled.expect(attempt({ alias: 'before', isGenerated: false, serverSentAt: SENT_AT + 250 }));
    expect(read()?.map(({ alias, serverSentAt }) => [alias, serverSentAt])).toEqual([
      ['run-1', undefined],
      ['before', SENT_AT + 250],
    ]);
  });

  test('What is settled is gone from the next save, and the last one is empty', () => {
    const { unsettled, saves, read } = record([CONTAINER]);
    unsettled.expect(attempt());
    unsettled.expect(attempt({ alias: 'run-2' }));
    unsettled.settle(attempt());
    expect(saves).toHaveLength(2);
    unsettled.end();
    expect(read()).toMatchObject([{ alias: 'run-2' }]);
    unsettled.settle(attempt({ alias: 'run-2' }));
    unsettled.end();
    expect(saves).toHaveLength(4);
    expect(saves.at(-1)).toBe('');
  });

  test('An attempt is known by its container, its alias, and its time', () => {
    const { unsettled, saves } = record([CONTAINER]);
    unsettled.expect(attempt());
    unsettled.settle(attempt({ containerId: OTHER }));
    unsettled.settle(attempt({ alias: 'run-2' }));
    unsettled.settle(attempt({ sentAt: 0 }));
    unsettled.end();
    expect(saves).toHaveLength(1);
    unsettled.settle(attempt());
    unsettled.end();
    expect(saves.at(-1)).toBe('');
  });

  test('A second attempt under an explicit alias is saved too, and does not settle the first one', () => {
    const shared = { alias: 'before', isGenerated: false };
    const { unsettled, saves, read } = record([CONTAINER]);
    unsettled.expect(attempt(shared));
    unsettled.expect(attempt({ ...shared, sentAt: SENT_AT + 20_000 }));
    expect(saves).toHaveLength(2);
    expect(read()?.map(({ sentAt }) => sentAt)).toEqual([SENT_AT, SENT_AT + 20_000]);
    unsettled.settle(attempt({ ...shared, sentAt: SENT_AT + 20_000 }));
    unsettled.end();
    expect(read()?.map(({ sentAt }) => sentAt)).toEqual([SENT_AT]);
  });

  test('A container whose attempt is settled is never planned again, since its snapshot is worth keeping', () => {
    const { unsettled, read } = record([CONTAINER, OTHER]);
    unsettled.expect(attempt());
    unsettled.expect(attempt({ containerId: OTHER }));
    // The second container is busy, so its attempt certainly did nothing, and it is repeated.
    unsettled.settle(attempt({ containerId: OTHER }));
    unsettled.settle(attempt());
    unsettled.end();
    expect(read()).toBeUndefined();
    unsettled.expect(attempt({ containerId: OTHER, sentAt: SENT_AT + 1 }));
    expect(read()).toMatchObject([{ containerIds: [OTHER] }]);
  });

  test('An attempt of a step that is killed at any moment has been saved', () => {
    const { unsettled, saves } = record();
    const sent: Attempt[] = [];
    for (const [index, containerId] of ALL.entries()) {
      const one = attempt({ containerId, sentAt: SENT_AT + index });
      unsettled.expect(one);
      sent.push(one);
      const attempts = parseUnsettled(saves.at(-1) ?? '')?.attempts ?? [];
      for (const { containerId: id, alias } of sent)
        expect(attempts.some((saved) => saved.alias === alias && saved.containerIds.includes(id))).toBe(true);
    }
  });

  test('The end drops what was never sent', () => {
    const { unsettled, read } = record();
    unsettled.expect(attempt());
    unsettled.end();
    expect(read()).toMatchObject([{ containerIds: [CONTAINER] }]);
  });

  test('The same state is not saved again', () => {
    const { unsettled, saves } = record([CONTAINER]);
    unsettled.expect(attempt());
    unsettled.end();
    unsettled.end();
    expect(saves).toHaveLength(1);
  });

  test('What the post step needs to connect is saved, and a token only if the settings have one', () => {
    const read = (settings: PostSettings) => {
      const { unsettled, saves } = record([CONTAINER], settings);
      unsettled.expect(attempt());
      return parseUnsettled(saves.at(-1) ?? '');
    };
    const { attempts: _, ...alone } = read(SETTINGS) ?? { attempts: [] };
    expect(alone).toEqual(SETTINGS);
    expect(read({ ...SETTINGS, token: 'hdy_secret' })).toMatchObject({ token: 'hdy_secret' });
  });

  test('The state of very many containers fits into an environment variable of Windows', () => {
    const ids = Array.from({ length: 2_000 }, (_, index) => text(String(index).padStart(24, '0')));
    const { unsettled, saves, read } = record(ids);
    for (const containerId of ids.slice(0, 1_100))
      unsettled.expect(attempt({ containerId, alias: 'a'.repeat(64) }));
    for (const saved of saves) expect(`STATE_unsettled=${saved}`.length).toBeLessThan(32_767);
    expect(read()?.flatMap(({ containerIds }) => containerIds)).toHaveLength(1_000);
  });

  test('A state that cannot be saved is an error, and says why the step fails', () => {
    const saveState = () => {
      throw new Error('the disk is full');
    };
    const unsettled = recordUnsettled(() => SETTINGS, ALL, saveState);
    expect(() => unsettled.expect(attempt())).toThrow(
      'Could not save the state for the post step.\nReason: the disk is full\n' +
        'The step fails, because the post step could not find what an interrupted step leaves.',
    );
  });
});

describe('What a post step reads', () => {
  const SAVED = {
    apiUrl: 'https://api.hoody.com/',
    maxParallel: 8,
    summary: true,
    labels: {},
    isTokenGiven: true,
    actionPath: '',
  };
  const ATTEMPT = {
    containerIds: [CONTAINER],
    alias: 'run-1',
    isGenerated: true,
    serverSentAt: SENT_AT + 250,
    sentAt: SENT_AT,
  };
  const parse = (fields: object, attempts: unknown = [ATTEMPT]) =>
    parseUnsettled(JSON.stringify({ ...SAVED, attempts, ...fields }));

  test('A step that left nothing left no state', () => {
    expect(parseUnsettled('')).toBeUndefined();
  });

  test('A saved state is read as it is', () => {
    expect(parse({})).toEqual({ ...SAVED, apiUrl: new URL(SAVED.apiUrl), attempts: [ATTEMPT] });
  });

  test.each<[string, object, unknown]>([
    ['an address without encryption', { apiUrl: 'http://api.hoody.com/' }, [ATTEMPT]],
    ['no labels', { labels: undefined }, [ATTEMPT]],
    ['no attempts', {}, null],
    ['attempts that are no list', {}, {}],
    ['an attempt that is none', {}, [7]],
    ['a container with another form', {}, [{ ...ATTEMPT, containerIds: ['../x'] }]],
    ['a container that is no list', {}, [{ ...ATTEMPT, containerIds: CONTAINER }]],
    ['no alias', {}, [{ ...ATTEMPT, alias: undefined }]],
    ['no kind of its alias', {}, [{ ...ATTEMPT, isGenerated: 'yes' }]],
    ['no time', {}, [{ ...ATTEMPT, sentAt: '0' }]],
    ['no clock', {}, [{ ...ATTEMPT, serverSentAt: null }]],
    ['a report without a name', {}, [{ ...ATTEMPT, reported: {} }]],
    ['a report that is none', {}, [{ ...ATTEMPT, reported: 'x' }]],
  ])('A state with %s is refused', (_, fields, attempts) => {
    const read = () => parse(fields, attempts);
    expect(read).toThrow(GuardStateError);
  });

  test.each(['x', 'null', '7', '[]'])('A state that is %s is refused', (saved) => {
    expect(() => parseUnsettled(saved)).toThrow(GuardStateError);
  });
});
