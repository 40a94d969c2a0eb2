import fc from 'fast-check';
import { join, joinAlternatives, splitList } from '../../../src/text/list.ts';
import { text } from '../../helpers/fakes/text.ts';

describe('splitList', () => {
  test('A list contains each item, trimmed, and no empty one', () => {
    const item = fc.stringMatching(/^[a-z0-9 ]{0,8}$/);
    const separator = fc.constantFrom(',', '\n', '\r\n', '\r', ' ,\n', '\t\r\n ');
    fc.assert(
      fc.property(fc.array(fc.tuple(item, separator)), (items) => {
        const list = items.map(([part, end]) => part + end).join('');
        expect(splitList(text(list), /[,\r\n]/)).toEqual(items.map(([part]) => part.trim()).filter(Boolean));
      }),
    );
  });

  test('What does not separate is part of an item', () => {
    expect(splitList(text('a, b\nc,'), /\n/)).toEqual(['a, b', 'c,']);
  });
});

describe('joinAlternatives', () => {
  test.each([
    [['a'], 'a'],
    [['a', 'b'], 'a or b'],
    [['a', 'b', 'c'], 'a, b, or c'],
  ])('The texts %j become the alternatives %j', (texts, list) => {
    expect(joinAlternatives(texts.map(text))).toBe(list);
  });
});

describe('join', () => {
  test.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b', 'c'], 'a, b, c'],
  ])('The texts %j become the list %j', (texts, list) => {
    expect(join(texts.map(text))).toBe(list);
  });

  test('Another separator can stand between the texts', () => {
    expect(join([text('a'), text('b')], ', and ')).toBe('a, and b');
    expect(join([text('a'), text('b')], '\n')).toBe('a\nb');
  });
});
