import { hashToken, isTokenOf } from '../../../src/guard/token-hash.ts';

test('Only the token of the step has its hash, which has a salt', () => {
  const hash = hashToken('hdy_secret');
  expect(isTokenOf('hdy_secret', hash)).toBe(true);
  expect(isTokenOf('hdy_other', hash)).toBe(false);
  expect(hash).not.toContain('hdy_secret');
  expect(hashToken('hdy_secret')).not.toBe(hash);
});

test.each(['', ':', 'a', 'a:'])('The text %j is the hash of no token', (hash) => {
  expect(isTokenOf('hdy_secret', hash)).toBe(false);
});
