import { INPUTS } from '../../../src/inputs/definitions.ts';
import { readInputs } from '../../../src/inputs/read-inputs.ts';

/** Reads the inputs of a step, with the defaults of those that are not given. */
function read(given: Record<string, string>) {
  const inputs: Record<string, string> = {
    ...Object.fromEntries(Object.entries(INPUTS).map(([name, input]) => [name, input.default])),
    'container-id': '507f1f77bcf86cd799439011',
    token: 'hdy_0123456789',
    ...given,
  };
  return readInputs({
    input: (name) => inputs[name] ?? '',
    env: () => undefined,
  });
}

const OPERATIONS = [
  ['create', { operation: 'create', 'keep-last': '2' }],
  ['list', { operation: 'list' }],
  ['delete', { operation: 'delete', 'keep-last': '2' }],
] as const;

describe.each(OPERATIONS)('A filter of %s', (_operation, inputs) => {
  test('The filter is passed on as it is given', () => {
    const { request } = read({ ...inputs, filter: '{nightly,weekly}-[0-9]*' });
    expect(JSON.stringify(request)).toContain('"filter":"{nightly,weekly}-[0-9]*"');
  });

  test('A malformed filter is reported once, with the other problems', () => {
    expect(() => read({ ...inputs, filter: 'nightly-[0-9', token: '' })).toThrow(
      /^The inputs have 2 problems\. No request was sent\.\n- `token` is missing.*\n- `filter` has a "\[" without a closing "\]"; to match the character itself, use "\\\["\.$/,
    );
  });

  test('A filter with a control character is reported on one line', () => {
    expect(() => read({ ...inputs, filter: '[b\n-a]' })).toThrow(
      /^An input is invalid\. No request was sent\.\n- `filter` is "\[b\\n-a\]", which contains a line break .*\.$/,
    );
  });
});
