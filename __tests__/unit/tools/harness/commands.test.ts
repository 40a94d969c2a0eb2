import { readLines, sortLines } from '../../../../tools/harness/commands.ts';

const read = (output: string) => sortLines(readLines(output));

test('Annotations, masks, commands and text are sorted', () => {
  const output = [
    'text',
    '::error title=Hoody%3A snapshot,line=1::first%0Asecond 100%25',
    '  ::warning::indented',
    '::add-mask::secret%0D%0Aend',
    '::group::details',
    'before ##[endgroup]',
    '::not a command',
  ].join('\n');
  expect(read(output)).toEqual({
    log: 'text\nbefore ##[endgroup]\n::not a command',
    annotations: [
      { level: 'error', title: 'Hoody: snapshot', message: 'first\nsecond 100%' },
      { level: 'warning', title: undefined, message: 'indented' },
    ],
    masks: ['secret\r\nend'],
    commands: ['group', 'endgroup'],
  });
});

test.each(['\n', '\r\n', '\r'])('The line break %j ends a line', (end) => {
  expect(read(['one', '::notice::two', 'three', ''].join(end))).toMatchObject({
    log: 'one\nthree\n',
    annotations: [{ level: 'notice', message: 'two' }],
  });
});

test('An encoded percent sign does not begin another code', () => {
  expect(read('::error::%250A').annotations[0]?.message).toBe('%0A');
});
