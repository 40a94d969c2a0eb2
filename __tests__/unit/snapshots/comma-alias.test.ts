import fc from 'fast-check';
import { findCommaAlias } from '../../../src/snapshots/comma-alias.ts';
import { splitList } from '../../../src/text/list.ts';
import { snapshot } from '../../helpers/fakes/snapshot.ts';
import { text } from '../../helpers/fakes/text.ts';

const aliased = (alias: string | null) => snapshot({ name: 'odd', alias });
const find = (alias: string | null, list: string) =>
  findCommaAlias([snapshot(), aliased(alias)], splitList(text(list), /,/))?.name;

describe('A list that an alias with commas fits', () => {
  test.each([
    ['pr-x, latest', 'pr-x, latest'],
    ['pr-x, latest', 'pr-x,latest'],
    ['pr-x,latest', 'pr-x ,  latest'],
    ['pr-x, latest', 'first, pr-x, latest'],
    ['pr-x, latest', 'pr-x, latest, last'],
    ['pr-x, latest', 'alias:pr-x, latest'],
    ['pr-x, latest', 'first, alias:pr-x, latest'],
    ['pr-x,', 'pr-x, other'],
    [',pr-x', 'other, pr-x'],
    ['snap-20250115-103000, snap-20250116-103000', 'snap-20250115-103000, snap-20250116-103000'],
  ])('The alias %j is found in the list %j', (alias, list) => {
    expect(find(alias, list)).toBe('odd');
  });

  test('The alias is found wherever it stands in the list', () => {
    const item = fc.stringMatching(/^[a-c]{1,3}$/);
    fc.assert(
      fc.property(
        fc.array(item),
        fc.array(item, { minLength: 2 }),
        fc.array(item),
        fc.constantFrom(',', ', ', ' , '),
        (before, parts, after, separator) => {
          expect(find(parts.join(separator), [...before, ...parts, ...after].join(','))).toBe('odd');
        },
      ),
    );
  });
});

describe('A list that no alias fits', () => {
  test.each([
    ['pr-x', 'pr-x, latest'],
    ['pr-x, latest', 'pr-x, other, latest'],
    ['pr-x, latest', 'latest, pr-x'],
    ['pr-x, latest', 'apr-x, latest'],
    ['pr-x, latest', 'pr-x, latest2'],
    ['pr-x, latest', 'name:pr-x, latest'],
    [',', 'a, b'],
    [null, 'a, b'],
  ])('The alias %j is not found in the list %j', (alias, list) => {
    expect(find(alias, list)).toBeUndefined();
  });
});
