import { wrap } from '../../../demo/wrap.ts';

test.each([
  ['a text that fits is unchanged', 'ab cd', 5, ['ab cd']],
  ['a text is broken between words', 'ab cd ef', 5, ['ab cd', 'ef']],
  ['a word that would reach over the edge goes to the next line', 'ab cde', 5, ['ab', 'cde']],
  ['a word that is too long for any line has one to itself', 'a bcdefgh i', 5, ['a', 'bcdefgh', 'i']],
  ['a first word that is too long has no empty line before it', 'bcdefgh i', 5, ['bcdefgh', 'i']],
  ['an empty text is an empty line', '', 5, ['']],
])('The lines are wrapped at the width: %s', (_statement, text, width, lines) => {
  expect(wrap(text, width)).toEqual(lines);
});
