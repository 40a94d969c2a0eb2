import { styled } from '../../../src/runner/style.ts';
import { setEnvironment } from '../../helpers/transport.ts';

test.each<[Record<string, string | undefined>, string]>([
  [{ GITHUB_ACTIONS: 'true', NO_COLOR: undefined }, '\u001b[1;32mDone.\u001b[0m'],
  [{ GITHUB_ACTIONS: 'true', NO_COLOR: '' }, '\u001b[1;32mDone.\u001b[0m'],
  [{ GITHUB_ACTIONS: 'true', NO_COLOR: '1' }, 'Done.'],
  [{ GITHUB_ACTIONS: undefined, NO_COLOR: undefined }, 'Done.'],
])('A line has a style only where the log shows colors: %j', (variables, line) => {
  setEnvironment(variables);
  expect(styled('success', 'Done.')).toBe(line);
});
