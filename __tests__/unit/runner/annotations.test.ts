import { VirtualTime } from '../../../simulator/virtual-time.ts';
import { UserError } from '../../../src/base/user-error.ts';
import { Annotations } from '../../../src/runner/annotations.ts';
import { Log } from '../../../src/runner/log.ts';
import type { Commands } from '../../../src/runner/runner.ts';
import { sourceOf } from '../../helpers/fakes/inputs.ts';
import { text } from '../../helpers/fakes/text.ts';

const MAX_LENGTH = 4_096;

/** Annotations of one kind, and what they wrote. */
function start() {
  const shown: string[] = [];
  const logged: string[] = [];
  const annotations = new Annotations(text('warnings'), {
    annotate: (message) => shown.push(message),
    log: (line) => logged.push(line),
  });
  const add = (count: number) => {
    for (let index = 1; index <= count; index += 1)
      annotations.add(text(`Warning ${index}.\nDetail ${index}.`));
  };
  return { annotations, shown, logged, add };
}

describe('The number of annotations', () => {
  test.each([1, 8, 9])('All of %d are shown', (count) => {
    const { annotations, shown, logged, add } = start();
    add(count);
    annotations.end();
    expect(shown).toHaveLength(count);
    expect(shown.at(-1)).toBe(`Warning ${count}.\nDetail ${count}.`);
    expect(logged).toEqual([]);
  });

  test.each([11, 70, 1_000])('Of %d, at most ten are shown, and the last one counts the rest', (count) => {
    const { annotations, shown, logged, add } = start();
    add(count);
    annotations.end();
    expect(shown.length).toBeLessThanOrEqual(10);
    const rest = count - shown.length + 1;
    expect(shown.at(-1)).toBe(`There are ${rest} more warnings. The log above has all of them.`);
    expect(logged).toHaveLength(2 * rest);
    expect(logged.slice(-2)).toEqual([`Warning ${count}.`, `Detail ${count}.`]);
  });

  test.each([10, 70])('Of %d, the log has each that is not shown', (count) => {
    const { annotations, shown, logged, add } = start();
    add(count);
    annotations.end();
    for (let index = 1; index <= count; index += 1)
      expect([...shown.flatMap((message) => message.split('\n')), ...logged]).toContain(`Warning ${index}.`);
  });

  test('A warning that must be seen is shown after seventy others, before the count', () => {
    const { annotations, shown, add } = start();
    add(70);
    annotations.add(text('Rolled back.'), true);
    annotations.end();
    expect(shown).toHaveLength(10);
    expect(shown.at(-2)).toBe('Rolled back.');
    expect(shown.at(-1)).toBe('There are 62 more warnings. The log above has all of them.');
  });

  test('An end without annotations writes nothing', () => {
    const { annotations, shown, logged } = start();
    annotations.end();
    annotations.end();
    expect([...shown, ...logged]).toEqual([]);
  });
});

describe('The length of an annotation', () => {
  const MARK = /\nThe log has the rest of this message: (\d+) more lines?\.$/;

  test.each([MAX_LENGTH - 1, MAX_LENGTH])('A message of %d characters is shown whole', (length) => {
    const { annotations, shown, logged } = start();
    const message = `Head.\n${'x'.repeat(length - 6)}`;
    annotations.add(text(message));
    expect(shown).toEqual([message]);
    expect(logged).toEqual([]);
  });

  test.each([
    ['70 lines', 70, 100],
    ['2,000 lines', 2_000, 40],
    ['one long line', 1, 5_000],
    ['lines that end at the limit', 41, 99],
  ])('A message of %s is cut between lines, with a mark, and the log has the rest', (_, count, width) => {
    const { annotations, shown, logged } = start();
    const lines = Array.from({ length: count }, (__, index) => `${index} `.padEnd(width, 'x'));
    annotations.add(text(['Head.', ...lines].join('\n')));
    const [message = '', ...others] = shown;
    expect(others).toEqual([]);
    expect(message.length).toBeLessThanOrEqual(MAX_LENGTH);
    expect(message).toMatch(MARK);
    expect(Number(MARK.exec(message)?.[1])).toBe(logged.length);
    expect([...message.replace(MARK, '').split('\n').slice(1), ...logged]).toEqual(lines);
  });

  test.each([MAX_LENGTH + 1, 40_000])(
    'A headline of %d characters is cut, and the log has it whole',
    (length) => {
      const { annotations, shown, logged } = start();
      const headline = 'x'.repeat(length);
      annotations.add(text(headline));
      expect(shown[0]?.length).toBeLessThanOrEqual(MAX_LENGTH);
      expect(shown[0]).toMatch(/…\nThe log has the rest of this message: 1 more line\.$/);
      expect(logged).toEqual([headline]);
    },
  );
});

describe('The annotations of a log', () => {
  function open() {
    const shown: string[] = [];
    const logged: string[] = [];
    const annotate = (kind: string) => (message: string | Error) => void shown.push(`${kind}: ${message}`);
    const commands: Commands = {
      info: (line) => void logged.push(line),
      error: annotate('error'),
      warning: annotate('warning'),
      debug: () => undefined,
      startGroup: () => undefined,
      endGroup: () => undefined,
      setSecret: () => undefined,
      setOutput: () => undefined,
      saveState: () => undefined,
    };
    return {
      log: new Log({ commands, clock: new VirtualTime(0).clock(), inputs: sourceOf({}) }, ''),
      shown,
      logged,
    };
  }

  test('Errors and warnings have ten each', () => {
    const { log, shown } = open();
    for (let index = 0; index < 50; index += 1) {
      log.fail(new UserError(text(`Error ${index}.`)));
      log.warning(text(`Warning ${index}.`));
    }
    log.end();
    const of = (kind: string) => shown.filter((message) => message.startsWith(kind));
    expect(of('error')).toHaveLength(9);
    expect(of('warning')).toHaveLength(9);
    expect(of('error').at(-1)).toBe('error: There are 42 more errors. The log above has all of them.');
    expect(of('warning').at(-1)).toBe('warning: There are 42 more warnings. The log above has all of them.');
  });

  test('A message with many control characters fits as it is written', () => {
    const { log, shown } = open();
    log.fail(new UserError(text('Head.'), text('\u0000'.repeat(1_900)), text('Next.')));
    log.end();
    const [message = ''] = shown;
    expect(message.length).toBeLessThanOrEqual('error: '.length + MAX_LENGTH);
    expect(message).toContain('The log has the rest of this message: 2 more lines.');
  });

  test('Nothing that does not fit starts a workflow command', () => {
    const { log, logged } = open();
    for (let index = 0; index < 50; index += 1)
      log.warning(text(`Head ${index}.\n::error::forged\n##[error]forged`));
    log.end();
    expect(logged.some((line) => line.includes('forged'))).toBe(true);
    expect(logged.filter((line) => /^\s*::|##\[/.test(line))).toEqual([]);
  });
});
