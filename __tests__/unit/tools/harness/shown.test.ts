import { readLines } from '../../../../tools/harness/commands.ts';
import { Masks } from '../../../../tools/harness/masks.ts';
import { AnnotationLimit, showLines, showSummary } from '../../../../tools/harness/shown.ts';

function show(output: string, { isPost = false, limit = new AnnotationLimit(), secrets = [''] } = {}) {
  const masks = new Masks();
  for (const secret of secrets) masks.add(secret);
  return showLines(readLines(output), { masks, limit, isPost });
}

describe('Masks', () => {
  test('A masked text is hidden from the line of its command on', () => {
    expect(show('secret\n::add-mask::secret\nsecret and secret').log).toBe('secret\n*** and ***');
  });

  test('A masked text that a line break divides is not hidden', () => {
    expect(show('sec\nret', { secrets: ['secret'] }).log).toBe('sec\nret');
  });

  test('Each line of a mask is hidden', () => {
    expect(show('one, two', { secrets: ['one\r\ntwo'] }).log).toBe('***, ***');
  });

  test('A mask within another leaves no part of it', () => {
    expect(show('abcd', { secrets: ['bc', 'abcd'] }).log).toBe('***');
  });

  test('A message is masked, and a title is not', () => {
    expect(show('::error title=secret::a secret', { secrets: ['secret'] })).toEqual({
      log: '##[error]a ***',
      annotations: [{ level: 'error', title: 'secret', message: 'a ***' }],
    });
  });
});

describe('Annotations', () => {
  test('A step has ten of each kind, and the log has all', () => {
    const lines = ['error', 'warning', 'notice'].flatMap((level) =>
      Array.from({ length: 12 }, (_, index) => `::${level}::${index}`),
    );
    const { annotations, log } = show(lines.join('\n'));
    expect(annotations).toHaveLength(30);
    expect(annotations.at(-1)).toMatchObject({ level: 'notice', message: '9' });
    expect(log.split('\n')).toHaveLength(36);
  });

  test('The steps of a composite action share their annotations', () => {
    const limit = new AnnotationLimit();
    const eight = Array.from({ length: 8 }, () => '::error::x').join('\n');
    const counts = [show(eight, { limit }), show(eight, { limit })].map(
      ({ annotations }) => annotations.length,
    );
    expect(counts).toEqual([8, 2]);
  });

  test('A long message is cut without a mark, in the log too', () => {
    const { annotations, log } = show(`::error::${'x'.repeat(5_000)}`);
    expect(annotations[0]?.message).toBe('x'.repeat(4_096));
    expect(log).toBe(`##[error]${'x'.repeat(4_096)}`);
  });
});

test('The log of a post step begins with a sentence of the runner', () => {
  expect(show('text', { isPost: true }).log).toBe('Post job cleanup.\ntext');
});

describe('showSummary', () => {
  test('A summary is masked line by line', () => {
    const masks = new Masks();
    masks.add('secret');
    expect(showSummary('<b>secret</b>\nsec\nret', masks)).toBe('<b>***</b>\nsec\nret');
  });

  test('A summary over 1 MiB is dropped whole', () => {
    expect(showSummary('é'.repeat(2 ** 19), new Masks())).toHaveLength(2 ** 19);
    expect(showSummary(`${'é'.repeat(2 ** 19)}x`, new Masks())).toBe('');
  });
});
