import { type ActionFile, inputVariables } from '../../../../tools/harness/action.ts';

const ACTION: ActionFile = {
  inputs: {
    'job-status': { default: expression('job.status') },
    'action-path': { default: expression('github.action_path') },
    'max-parallel': { default: '8' },
    'a name': null,
  },
  runs: { main: 'main.js' },
};

function expression(text: string): string {
  return `\${{ ${text} }}`;
}

const variables = (given: Record<string, string>, actionPath = '') =>
  inputVariables(ACTION, given, { jobStatus: 'failure', actionPath });

test('Every declared input is present with its default', () => {
  expect(variables({})).toEqual({
    'INPUT_JOB-STATUS': 'failure',
    'INPUT_ACTION-PATH': '',
    'INPUT_MAX-PARALLEL': '8',
    INPUT_A_NAME: '',
  });
});

test('An input that is given and empty stays empty', () => {
  expect(variables({ 'max-parallel': '', 'job-status': '', extra: '1' })).toMatchObject({
    'INPUT_MAX-PARALLEL': '',
    'INPUT_JOB-STATUS': '',
    INPUT_EXTRA: '1',
  });
});

test('The path of the action is that of the composite action around the step', () => {
  expect(variables({}, '/composite')['INPUT_ACTION-PATH']).toBe('/composite');
});

test('A default with another expression is an error', () => {
  const action = { ...ACTION, inputs: { token: { default: expression('github.token') } } };
  expect(() => inputVariables(action, {}, { jobStatus: 'success', actionPath: '' })).toThrow(
    'cannot evaluate github.token',
  );
});
