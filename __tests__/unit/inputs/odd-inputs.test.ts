import { INPUTS } from '../../../src/inputs/definitions.ts';
import { readInputs } from '../../../src/inputs/read-inputs.ts';
import { InputError, type InputSource } from '../../../src/inputs/reader.ts';
import { compileGlob, findGlobProblem } from '../../../src/snapshots/glob.ts';
import { parseSwitch } from '../../../src/text/switch.ts';
import { text } from '../../helpers/fakes/text.ts';

const ID = '507f1f77bcf86cd799439011';
const TOKEN = 'hdy_0123456789';

/** The inputs of a step as the runner passes them: what is given stays as it is, and the rest has its default. */
function sourceOf(given: Record<string, string>, token: string): InputSource {
  const defaults: Record<string, { default: string }> = INPUTS;
  const all: Record<string, string> = { 'container-id': ID, token, ...given };
  return {
    input: (name) => (all[name] ?? defaults[name]?.default ?? '').trim(),
    isEmpty: (name) => all[name]?.trim() === '',
    mayBeCut: () => false,
    env: () => undefined,
  };
}

/** The message with which the inputs are refused; empty if they are valid. */
function refusalOf(given: Record<string, string>, token = TOKEN): string {
  try {
    readInputs(sourceOf(given, token));
    return '';
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

describe('The token', () => {
  test.each([
    ['in double quotes', `"${TOKEN}"`, 'is in quotes'],
    ['in single quotes', `'${TOKEN}'`, 'is in quotes'],
    ['as an assignment', `HOODY_TOKEN=${TOKEN}`, 'contains the name HOODY_TOKEN'],
    ['as an assignment in quotes', `HOODY_TOKEN="${TOKEN}"`, 'contains the name HOODY_TOKEN'],
    ['with an escaped line break', `${TOKEN}\\n`, 'ends in an escaped line break'],
    ['with two escaped line breaks', `${TOKEN}\\r\\n`, 'ends in an escaped line break'],
    ['with a space', `${TOKEN} ${TOKEN}`, 'contains white space'],
    ['with a line break', `${TOKEN}\n${TOKEN}`, 'contains white space'],
    ['with a tab', `${TOKEN}\tx`, 'contains white space'],
    ['with its scheme', `Bearer ${TOKEN}`, 'contains white space'],
    ['as an export', `export HOODY_TOKEN=${TOKEN}`, 'contains white space'],
  ])('A token %s is refused unsent and not quoted', (_, token, problem) => {
    const message = refusalOf({ operation: 'list' }, token);
    expect(message).toContain('No request was sent.');
    expect(message).toContain(`\`token\` ${problem}`);
    expect(message).toMatch(/Check that the secret (?:is|contains)/);
    expect(message).not.toContain('0123456789');
  });

  test.each([TOKEN, 'a=b=c-d_e.f/g+h==', 'eyJhbGciOiJIUzI1NiJ9.e30.abcdefgh', 'abcdefgh\\nabcdefgh'])(
    'The token %s is accepted',
    (token) => {
      expect(refusalOf({ operation: 'list' }, token)).toBe('');
    },
  );
});

describe('The label of a container', () => {
  test('A label in the form of an id is refused with the right order', () => {
    const message = refusalOf({ operation: 'list', 'container-id': `${ID}=web` });
    expect(message).toContain(`has the label "${ID}", which has the form of an id`);
    expect(message).toContain(`as in web=${ID}`);
  });

  test('A label that is an id before an id is refused too', () => {
    expect(refusalOf({ operation: 'list', 'container-id': `${ID}=${ID}` })).toContain('the form of an id');
  });

  test.each(['web', 'web-1', 'abcdef012345', ID.toUpperCase(), `${ID}0`])(
    'The label %s is accepted',
    (label) => {
      expect(refusalOf({ operation: 'list', 'container-id': `${label}=${ID}` })).toBe('');
    },
  );
});

describe('Switches', () => {
  test.each([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
    ['', undefined],
    ['tRUE', undefined],
    ['yes', undefined],
    ['0', undefined],
    ['false ', undefined],
    ['false\n', undefined],
  ])('The text %j means %j', (word, expected) => {
    expect(parseSwitch(word)).toBe(expected);
  });

  test.each([
    ['restore-on-failure', { operation: 'create' }],
    ['dry-run', { operation: 'create' }],
    ['dry-run', { operation: 'delete', snapshot: 'a' }],
    ['dry-run', { operation: 'alias', snapshot: 'a', alias: 'b' }],
    ['dry-run', { operation: 'restore', snapshot: 'a' }],
    ['backup-first', { operation: 'restore', snapshot: 'a' }],
  ])('A %s of white space in %j is an error with its correction', (name, given) => {
    for (const empty of ['', '  ', '\n'])
      expect(refusalOf({ ...given, [name]: empty })).toContain(
        `\`${name}\` is empty, because an expression has no value. Write \`\${{ inputs.${name} || false }}\`.`,
      );
  });

  test('A protecting switch that is not given is off', () => {
    const { guard, request } = readInputs(sourceOf({ operation: 'create' }, TOKEN));
    expect(guard.restoreOnFailure).toBe(false);
    expect(request).toMatchObject({ dryRun: false });
  });

  test.each(['delete-on-success', 'summary'])('An empty %s is not an error', (name) => {
    expect(refusalOf({ operation: 'create', [name]: '' })).toBe('');
  });
});

describe('A set of a glob that begins with a caret', () => {
  test.each([
    ['[^a-z]', '[!a-z]'],
    ['nightly-[^0-9]*', '[!0-9]'],
    ['{a,[^b]}', '[!b]'],
  ])('The glob %s is refused with the right spelling', (glob, spelling) => {
    expect(findGlobProblem(text(glob))).toContain(spelling);
    expect(refusalOf({ operation: 'list', filter: glob })).toContain(spelling);
  });

  test('A caret that is escaped, or not the first, is itself', () => {
    expect(compileGlob(text('[\\^a]'))('^')).toBe(true);
    expect(compileGlob(text('[a^]'))('^')).toBe(true);
    expect(compileGlob(text('[!^]'))('^')).toBe(false);
  });
});
