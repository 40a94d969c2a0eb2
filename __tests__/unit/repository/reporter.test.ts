import Reporter from '../../helpers/reporter.js';

/** What the reporter writes after tests in these groups, each with its status. */
function written(tests: [group: string, status: string][]): string {
  let text = '';
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((part) => {
    text += String(part);
    return true;
  });
  const testResults = tests.map(([group, status]) => ({ ancestorTitles: ['A file', group], status }));
  new Reporter().onRunComplete(new Set(), { testResults: [{ testResults }] });
  write.mockRestore();
  return text;
}

test('The end of a run counts the skipped tests by what they need', () => {
  const tests: [string, string][] = [
    ['Needs modes', 'pending'],
    ['Needs signals', 'pending'],
    ['Needs signals', 'pending'],
    ['Needs signals', 'passed'],
    ['Another group', 'pending'],
  ];
  expect(written(tests)).toBe('\n3 tests need what this system does not have: signals 2, modes 1.\n');
});

test('The end of a run that skips nothing says nothing', () => {
  expect(written([['Another group', 'passed']])).toBe('');
});
