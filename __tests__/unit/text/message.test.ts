import { composeMessage } from '../../../src/text/message.ts';

test('A message has a headline and each detail on its own line', () => {
  expect(composeMessage('It failed.')).toBe('It failed.');
  expect(composeMessage('It failed.', 'Why.', 'What to do.')).toBe('It failed.\nWhy.\nWhat to do.');
});

test('A text is one line, whatever it quotes', () => {
  expect(composeMessage('a\n::error::b', 'c\r\nd')).toBe('a\\n::error::b\nc\r\\nd');
});

test('An error adds the lines of its message', () => {
  expect(composeMessage('It failed.', new Error('One.\nTwo.'), 'Three.')).toBe(
    'It failed.\nOne.\nTwo.\nThree.',
  );
});
