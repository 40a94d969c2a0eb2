import { reasonOf, toUserError, UnexpectedError, UserError } from '../../../src/base/user-error.ts';
import { line } from '../../../src/text/message.ts';
import { text } from '../../helpers/fakes/text.ts';

const BUG = 'This is a bug in the action. Report it with this log:';

class SpecialError extends UserError {}

describe('An error for people', () => {
  test('The message is a headline and details, one line each, and the lines of an error that it explains', () => {
    const cause = new UserError(line('Could not list.'), line`API message: ${text('a\nb')}`);
    const error = new UserError(line`Kept ${text('x\ny')}.`, cause, line('Try again.'));
    expect(error.message).toBe('Kept x\\ny.\nCould not list.\nAPI message: a\\nb\nTry again.');
    expect(error.name).toBe('UserError');
  });

  test('The headline can be that of another error', () => {
    const cause = new UserError(line('Could not create it.'), line('Because.'));
    expect(new UserError(cause, line('It may exist.')).message).toBe(
      'Could not create it.\nBecause.\nIt may exist.',
    );
  });

  test('The details are optional', () => {
    expect(new UserError(line('Could not.')).message).toBe('Could not.');
  });
});

describe('An unexpected exception', () => {
  test('The message shows where the exception comes from', () => {
    const error = new UnexpectedError(new TypeError('x is not a function'));
    expect(error.name).toBe('UnexpectedError');
    const [headline, what, where] = error.message.split('\n');
    expect([headline, what]).toEqual([BUG, 'TypeError: x is not a function']);
    expect(where).toMatch(/^ +at .*user-error\.test\.ts/);
  });

  test('The message of an exception without a stack is shown', () => {
    const exception = Object.assign(new Error('odd'), { stack: undefined });
    expect(new UnexpectedError(exception).message).toBe(`${BUG}\nodd`);
  });
});

describe('toUserError', () => {
  test.each<[string, UserError]>([
    ['an error for people', new UserError(line('Could not.'))],
    ['one of a special kind', new SpecialError(line('Could not.'))],
    ['one that was unexpected', new UnexpectedError(new Error('odd'))],
  ])('What is for people stays as it is: %s', (_, error) => {
    expect(toUserError(error)).toBe(error);
  });

  test('Any other exception is unexpected', () => {
    const error = toUserError(new TypeError('x is not a function'));
    expect(error).toBeInstanceOf(UnexpectedError);
    expect(error.message).toContain('TypeError: x is not a function');
  });
});

test('The reason of an error of Node.js is one line', () => {
  expect(reasonOf(new Error('ENOENT: no such file,\nopen'))).toBe('Reason: ENOENT: no such file,\\nopen');
});
