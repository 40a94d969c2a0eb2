import { execFileSync } from 'node:child_process';
import { findVariableProblem, mayBeCut } from '../../../src/runner/variable-limits.ts';

const LINUX_LENGTH = 131_071 - 'STATE_guard='.length;

test.each([
  ['win32', 'x'.repeat(32_766)],
  // A code unit counts on Windows, and a byte on Linux.
  ['win32', 'é'.repeat(32_766)],
  ['linux', 'x'.repeat(LINUX_LENGTH)],
  ['linux', `é${'x'.repeat(LINUX_LENGTH - 2)}`],
  ['darwin', 'x'.repeat(200_000)],
] as const)('The longest value fits: case %# on %s', (platform, value) => {
  expect(findVariableProblem('STATE_guard', value, platform)).toBeUndefined();
});

test.each([
  [
    'win32',
    'x'.repeat(32_767),
    'would have 32767 characters, and Windows passes at most 32766 to the post step',
  ],
  [
    'win32',
    '😀'.repeat(16_384),
    'would have 32768 characters, and Windows passes at most 32766 to the post step',
  ],
  [
    'linux',
    'x'.repeat(LINUX_LENGTH + 1),
    'would have 131072 bytes, and Linux passes at most 131071 to the post step',
  ],
  [
    'linux',
    `é${'x'.repeat(LINUX_LENGTH - 1)}`,
    'would have 131072 bytes, and Linux passes at most 131071 to the post step',
  ],
] as const)('A longer value does not fit: case %# on %s', (platform, value, problem) => {
  expect(findVariableProblem('STATE_guard', value, platform)).toBe(problem);
});

test('On this system, a process starts with the longest value, and on Linux with no longer one', () => {
  const start = (length: number) =>
    execFileSync(process.execPath, ['-p', 'process.env.STATE_guard.length'], {
      env: { ...process.env, STATE_guard: 'x'.repeat(length) },
      encoding: 'utf8',
    }).trim();
  const longest = process.platform === 'linux' ? LINUX_LENGTH : 32_766;
  expect(start(longest)).toBe(String(longest));
  if (process.platform === 'linux') expect(() => start(longest + 1)).toThrow('E2BIG');
});

test.each([
  ['win32', 32_766, true],
  ['win32', 32_765, false],
  ['win32', 32_767, false],
  ['linux', 32_766, false],
] as const)('On %s, a value of %d characters may be cut: %s', (platform, length, expected) => {
  expect(mayBeCut('x'.repeat(length), platform)).toBe(expected);
});
