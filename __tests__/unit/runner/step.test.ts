import path from 'node:path';
import { HoodyError } from '../../../src/hoody/errors.ts';
import type { Runner } from '../../../src/runner/runner.ts';
import { openStep, type Step } from '../../../src/runner/step.ts';
import { FakeRunner } from '../../helpers/fakes/runner.ts';

const runner = new FakeRunner();
afterAll(() => runner.remove());

/** What the runner is given when a step does this. */
function given(
  act: (step: Step) => Promise<void> | void,
  variables: Record<string, string | undefined> = {},
  token = 'hdy_secret',
) {
  const run = async (current: Runner) => {
    const step = openStep(current, token);
    await act(step);
    return !step.failed;
  };
  return runner.run(run, variables);
}

// The first of all: the toolkit keeps the file that it wrote to.
test('A missing summary file causes no message', async () => {
  const { stdout, summary } = await given((step) => step.summarize('<p>Done</p>'), {
    GITHUB_STEP_SUMMARY: undefined,
  });
  expect(stdout).toBe('::add-mask::hdy_secret\n');
  expect(summary).toBe('');
});

test('An expected failure is shown without a stack', async () => {
  const { failed, stdout } = await given((step) => step.fail(new HoodyError('Could not.')));
  expect(failed).toBe(true);
  expect(stdout).toBe('::add-mask::hdy_secret\n::error title=Hoody snapshot::Could not.\n');
});

test('A token of eight characters is masked', async () => {
  const { stdout } = await given(() => undefined, {}, 'hdy_1234');
  expect(stdout).toBe('::add-mask::hdy_1234\n');
});

test('A token that is too short is not masked, so that the error about it stays readable', async () => {
  const { stdout } = await given((step) => step.fail(new HoodyError('Could not.')), {}, 'o');
  expect(stdout).toBe('::error title=Hoody snapshot::Could not.\n');
});

test('A defect is shown with its place', async () => {
  const { failed, stdout } = await given((step) => step.fail(new TypeError('x is not a function')));
  expect(failed).toBe(true);
  expect(stdout).toMatch(
    /a bug of the action\. Report it with this log:%0ATypeError: x is not a function%0A.*step\.test\.ts/,
  );
});

test('A defect without a stack is still shown', async () => {
  const { stdout } = await given((step) => step.fail(Object.assign(new Error('odd'), { stack: undefined })));
  expect(stdout).toContain('Report it with this log:%0Aodd');
});

test('A summary that cannot be written is a warning', async () => {
  const { failed, stdout, summary } = await given((step) => step.summarize('<p>Done</p>'), {
    GITHUB_STEP_SUMMARY: path.join(runner.temp, 'nowhere/summary'),
  });
  expect(failed).toBe(false);
  expect(stdout).toMatch(/^::warning title=Hoody snapshot::Could not write the job summary\.%0AReason: /m);
  expect(summary).toBe('');
});
