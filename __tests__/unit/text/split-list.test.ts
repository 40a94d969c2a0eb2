import fc from 'fast-check';
import { splitList } from '../../../src/text/split-list.ts';

test('A list contains each item, trimmed, and no empty one', () => {
  const item = fc.stringMatching(/^[a-z0-9 ]{0,8}$/);
  const separator = fc.constantFrom(',', '\n', '\r\n', '\r', ' ,\n', '\t\r\n ');
  fc.assert(
    fc.property(fc.array(fc.tuple(item, separator)), (items) => {
      const text = items.map(([text, end]) => text + end).join('');
      expect(splitList(text, /[,\r\n]/)).toEqual(items.map(([text]) => text.trim()).filter(Boolean));
    }),
  );
});

test('What does not separate is part of an item', () => {
  expect(splitList('a, b\nc,', /\n/)).toEqual(['a, b', 'c,']);
});
