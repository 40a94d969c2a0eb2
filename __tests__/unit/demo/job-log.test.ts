import fc from 'fast-check';
import { JobLog, type JobLogLine } from '../../../demo/job-log.ts';

function read(...pieces: string[]): JobLogLine[] {
  const lines: JobLogLine[] = [];
  const log = new JobLog((line) => lines.push(line));
  for (const piece of pieces) log.write(piece);
  log.end();
  return lines;
}

test('The output of a step is shown line by line', () => {
  expect(read('one\ntwo\n')).toEqual([
    { kind: 'plain', text: 'one' },
    { kind: 'plain', text: 'two' },
  ]);
});

test('A last line without an end is shown too', () => {
  expect(read('one\ntwo')).toContainEqual({ kind: 'plain', text: 'two' });
});

test('Only the title of a group is shown', () => {
  expect(read('before\n::group::Requests: 2\nGET\nPOST\n::endgroup::\nafter\n')).toEqual([
    { kind: 'plain', text: 'before' },
    { kind: 'group', text: 'Requests: 2' },
    { kind: 'plain', text: 'after' },
  ]);
});

test('A mask is not shown', () => {
  expect(read('::add-mask::secret\n')).toEqual([]);
});

test('Each line of an annotation is shown with its kind', () => {
  expect(read('::error title=Hoody snapshot::It is 100%25 wrong.%0A- really\n::warning::Mind it.\n')).toEqual(
    [
      { kind: 'error', text: 'It is 100% wrong.' },
      { kind: 'error', text: '- really' },
      { kind: 'warning', text: 'Mind it.' },
    ],
  );
});

test('The lines do not depend on where the chunks end', () => {
  const output = 'one\r\n::group::two\nhidden\n::endgroup::\n\n::error title=a::b%0Ac\nlast';
  const whole = read(output);
  expect(whole).toHaveLength(5);
  fc.assert(
    fc.property(fc.array(fc.nat(output.length)), (cuts) => {
      const ends = [...cuts.toSorted((a, b) => a - b), output.length];
      const pieces = ends.map((end, index) => output.slice(ends[index - 1] ?? 0, end));
      expect(read(...pieces)).toEqual(whole);
    }),
  );
});
