import { UserError } from '../../../../src/base/user-error.ts';
import { RequestError } from '../../../../src/hoody/errors.ts';
import { AmbiguousCreateError } from '../../../../src/operations/create/ambiguous.ts';
import type { Attempt } from '../../../../src/operations/create/attempt.ts';
import { NameTakenError } from '../../../../src/operations/create/existing.ts';
import { line } from '../../../../src/text/message.ts';
import { status } from '../../../helpers/fakes/failure.ts';
import { CONTAINER, snapshot } from '../../../helpers/fakes/snapshot.ts';
import { text } from '../../../helpers/fakes/text.ts';

const attempt = (alias: string, isGenerated = true): Attempt => ({
  containerId: CONTAINER,
  alias: text(alias),
  isGenerated,
  sentAt: 0,
});

describe('The error of a create step whose snapshot may exist', () => {
  const cause = new RequestError(line('Could not create it.'), [line('Because.')], status(500));

  test('The error adds a warning to that of the create step, and keeps both apart', () => {
    const pending = [attempt('before')];
    const error = new AmbiguousCreateError(cause, pending);
    expect(error).toBeInstanceOf(RequestError);
    expect(error).toMatchObject({
      name: 'AmbiguousCreateError',
      message:
        'Could not create it.\nBecause.\n' +
        'The snapshot may exist anyway. Look for the alias "before" with the operation `list`.\n' +
        'The post step of this step looks for it until 30 s after the request, and deletes it.',
      mayHaveActed: true,
      failure: status(500),
    });
    expect(error.cause).toBe(cause);
    expect(error.pending).toBe(pending);
  });

  test('The error does not promise to delete what another job may have created', () => {
    const error = new AmbiguousCreateError(cause, [attempt('before', false)]);
    expect(error.message).toMatch(/, and names it: another job may have created it\.$/);
  });

  test('The warning names each alias once', () => {
    const pending = ['before', 'before', 'before-2'].map((alias) => attempt(alias));
    expect(new AmbiguousCreateError(cause, pending).message).toContain(
      'Look for the alias "before" or "before-2" with',
    );
  });

  test('An error that no request caused has no failure', () => {
    const error = new AmbiguousCreateError(new UserError(line('It broke.')), [attempt('before')]);
    expect(error.failure).toBeUndefined();
    expect(error.message).toMatch(/^It broke\.\nThe snapshot may exist anyway\./);
  });
});

describe('The error of a create step whose name is in use', () => {
  const taken = (fields: Parameters<typeof snapshot>[0], isReusable = true) =>
    new NameTakenError(
      snapshot({ name: 'before', created_at: null, ...fields }),
      text('before'),
      { description: text('create it'), isReusable },
      status(500, { message: 'Oops.' }),
    );

  test('The error names the snapshot, the reason, and what to do', () => {
    const error = taken({ alias: 'before', created_at: '2025-01-15T10:30:00.000Z' });
    expect(error).toBeInstanceOf(RequestError);
    expect(error).toMatchObject({
      name: 'NameTakenError',
      message:
        'Could not create it: the name before is in use.\n' +
        'The container already has snapshot before, created 2025-01-15 10:30:00 UTC.\n' +
        'Reason: the API responded with 500 (Oops).\n' +
        'Set `if-exists` to reuse or replace, or use another `alias`.',
      failure: status(500, { message: 'Oops.' }),
    });
  });

  test.each([
    [{ alias: 'before' }, 'The container already has snapshot before.'],
    [{ alias: 'be fore' }, 'The container already has snapshot before, with the alias "be fore".'],
    [{ alias: null }, 'The container already has snapshot before, without an alias.'],
  ])('The error about a snapshot with %j names its alias if it is another one', (fields, sentence) => {
    expect(taken(fields).message.split('\n')[1]).toBe(sentence);
  });

  test('The error about a snapshot that cannot be reused does not suggest that', () => {
    expect(taken({}, false).message.split('\n').at(-1)).toBe(
      'Set `if-exists` to replace, or use another `alias`.',
    );
  });
});
