import { nameByLabel } from '../../../src/base/labels.ts';
import { CONTAINER } from '../../helpers/fakes/snapshot.ts';
import { text } from '../../helpers/fakes/text.ts';

const OTHER = text('507f1f77bcf86cd799439012');

test('A container with a label is named by it, and any other by its id', () => {
  const nameOf = nameByLabel({ [CONTAINER]: text('web') });
  expect(nameOf(CONTAINER)).toBe('web');
  expect(nameOf(OTHER)).toBe(OTHER);
});
