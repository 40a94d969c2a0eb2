import type { Snapshot } from '../../../src/hoody/snapshot.ts';
import { compileFilter } from '../../../src/snapshots/filter.ts';
import { redacted, text } from '../../helpers/fakes/text.ts';

function aliased(alias: string | null, name = 'snap-20250115-103000'): Snapshot {
  return redacted<Snapshot>({ name, alias, created_at: '2025-01-15T10:30:00.000Z' });
}

test('A filter matches the alias, and the name only if there is no alias', () => {
  const matches = compileFilter(text('snap-2025*'));
  expect(matches(aliased(null))).toBe(true);
  expect(matches(aliased(''))).toBe(true);
  expect(matches(redacted<Snapshot>({ name: 'snap-2025' }))).toBe(true);
  expect(matches(aliased('kept'))).toBe(false);
  expect(matches(aliased('snap-2025', 'kept'))).toBe(true);
});

test('A negated set does not select what it names', () => {
  const snapshots = ['production', 'preview', 'nightly'].map((alias) => aliased(alias));
  expect(snapshots.filter(compileFilter(text('[!p]*'))).map(({ alias }) => alias)).toEqual(['nightly']);
});

test.each(['a', '🐳'])('Text of up to 100 characters is matched, and longer text never: %s', (character) => {
  const matches = compileFilter(text('*'));
  expect(matches(aliased(character.repeat(100)))).toBe(true);
  expect(matches(aliased(character.repeat(101)))).toBe(false);
  expect(matches(aliased(character.repeat(201)))).toBe(false);
  expect(matches(aliased(null, character.repeat(100)))).toBe(true);
  expect(matches(aliased(null, character.repeat(101)))).toBe(false);
});
