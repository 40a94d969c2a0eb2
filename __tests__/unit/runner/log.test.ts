import { systemClock } from '../../../src/base/clock.ts';
import { UserError } from '../../../src/base/user-error.ts';
import { currentRunner } from '../../../src/runner/current-runner.ts';
import { Log } from '../../../src/runner/log.ts';
import { line } from '../../../src/text/message.ts';
import { redacted, text } from '../../helpers/fakes/text.ts';
import { setEnvironment } from '../../helpers/transport.ts';

/** A log whose first lines, which mask the token, are left out. */
function log(): Log {
  const opened = new Log(currentRunner(), 'hdy_secret');
  lines = [];
  return opened;
}
let lines: string[];

beforeEach(() => {
  lines = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((output) => {
    lines.push(String(output).trimEnd());
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe('The token', () => {
  test('The token is masked before anything is logged', () => {
    new Log(currentRunner(), 'hdy_secret').info(line('a'));
    expect(lines).toEqual(['::add-mask::hdy_secret', 'a']);
  });

  test('A token of eight characters is masked', () => {
    new Log(currentRunner(), 'hdy_1234');
    expect(lines).toEqual(['::add-mask::hdy_1234']);
  });

  test('A token that is too short is not masked, so that the error about it stays readable', () => {
    new Log(currentRunner(), 'hdy_123').fail(new UserError(line('Could not.')));
    expect(lines).toEqual(['::error title=Hoody snapshot::Could not.']);
  });
});

test('A line is one line, and starts no command', () => {
  log().info(text('::error::a\nb'));
  expect(lines).toEqual([': :error::a\\nb']);
});

test('A warning is an annotation, which can have several lines', () => {
  log().warning(text('::a\nb\n::c'));
  expect(lines).toEqual(['::warning title=Hoody snapshot::: :a%0Ab%0A: :c']);
});

describe('An error', () => {
  test('An error fails the step, and a warning does not', () => {
    const opened = log();
    opened.info(line('a'));
    opened.warning(line('b'));
    expect(opened.hasFailed).toBe(false);
    opened.fail(new UserError(line('Could not.')));
    expect(opened.hasFailed).toBe(true);
    opened.fail(new UserError(line('Could not.')));
    expect(opened.hasFailed).toBe(true);
  });

  test('An expected error is shown without a stack, as an annotation that can have several lines', () => {
    const error = new UserError(line('Could not.'), line('Why.'), text('::b'));
    expect(log().fail(error)).toBe('Could not.\nWhy.\n::b');
    expect(lines).toEqual(['::error title=Hoody snapshot::Could not.%0AWhy.%0A: :b']);
  });

  test('The log says what to do below the message, which comes back without that', () => {
    expect(log().fail(new UserError(line('Could not.')), text('To restore:\ncurl'))).toBe('Could not.');
    expect(lines).toEqual(['::error title=Hoody snapshot::Could not.%0ATo restore:%0Acurl']);
  });

  test('A defect is shown with its place', () => {
    const opened = log();
    const message = opened.fail(new TypeError('x is not a function'));
    expect(opened.hasFailed).toBe(true);
    expect(lines.join()).toMatch(
      /a bug in the action\. Report it with this log:%0ATypeError: x is not a function%0A.*log\.test\.ts/,
    );
    expect(message).toMatch(/^This is a bug in the action\..*\nTypeError: x is not a function\n/);
  });

  test('A defect without a stack is still shown', () => {
    log().fail(Object.assign(new Error('odd'), { stack: undefined }));
    expect(lines.join()).toContain('Report it with this log:%0Aodd');
  });
});

describe('withProgress', () => {
  test('The log shows how the work begins, how long it has taken so far, and how it ends', async () => {
    jest.useFakeTimers();
    const work = () => new Promise<string>((resolve) => setTimeout(resolve, 25_000, 'it'));
    const withProgress = log().withProgress(line('Doing it'), work, (result) => line`Did ${text(result)}`);
    await jest.advanceTimersByTimeAsync(25_000);
    await expect(withProgress).resolves.toBe('it');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(lines).toEqual([
      'Doing it …',
      'Doing it: 10.0 s so far.',
      'Doing it: 20.0 s so far.',
      'Did it (25.0 s).',
    ]);
  });

  test('The log shows neither an end nor progress after a failure', async () => {
    jest.useFakeTimers();
    const failure = new Error('no');
    const withProgress = log().withProgress(
      line('Doing it'),
      () => Promise.reject(failure),
      () => line('Did it'),
    );
    await expect(withProgress).rejects.toBe(failure);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(lines).toEqual(['Doing it …']);
  });

  test('The log shows no end of work whose result needs no line', async () => {
    const withProgress = log().withProgress(
      line('Doing it'),
      async () => 7,
      () => undefined,
    );
    await expect(withProgress).resolves.toBe(7);
    expect(lines).toEqual(['Doing it …']);
  });

  test('The time that the log shows does not depend on the wall clock', async () => {
    let now = 1_000;
    const clock = { ...systemClock, now: () => 0, monotonic: () => now };
    const opened = new Log({ ...currentRunner(), clock }, '');
    await opened.withProgress(
      line('Doing it'),
      async () => {
        now += 1_234;
      },
      () => line('Did it'),
    );
    expect(lines).toEqual(['Doing it …', 'Did it (1.2 s).']);
  });
});

test('The requests are shown at once in debug mode, and once in a group at the end', () => {
  const opened = log();
  opened.logRequests();
  expect(lines).toEqual([]);
  type Request = Parameters<Log['request']>[0];
  opened.request(redacted<Request>({ method: 'GET', path: '/api/v1/x', result: '200', ms: 1_234 }));
  opened.request(redacted<Request>({ method: 'POST', path: '/api/v1/x', result: 'lost\n::x', ms: 0 }));
  expect(lines).toEqual([
    '::debug::GET /api/v1/x → 200 (1.2 s)',
    '::debug::POST /api/v1/x → lost\\n::x (0.0 s)',
  ]);
  lines = [];
  opened.logRequests();
  expect(lines).toEqual([
    '::group::Requests: 2',
    'GET /api/v1/x → 200 (1.2 s)',
    'POST /api/v1/x → lost\\n::x (0.0 s)',
    '::endgroup::',
  ]);
  lines = [];
  opened.logRequests();
  expect(lines).toEqual([]);
});

test('A table is aligned, and its cells are cleaned before they are shortened', () => {
  log().table([
    [text('Name'), text('Alias')],
    [text('::error::a'), text(`${'x'.repeat(99)}\n`)],
    [text('b\u001b[31m\nc'), text('##[group]d')],
    [text('e'), text('y'.repeat(100))],
  ]);
  expect(lines).toEqual([
    'Name            Alias',
    `: :error::a     ${'x'.repeat(99)}…`,
    'b\\u001b[31m\\nc  ## [group]d',
    `e               ${'y'.repeat(100)}`,
  ]);
});

test.each<[Record<string, string | undefined>, string]>([
  [{ GITHUB_ACTIONS: 'true', NO_COLOR: undefined }, '\u001b[1;32mDone.\u001b[0m'],
  [{ GITHUB_ACTIONS: 'true', NO_COLOR: '' }, '\u001b[1;32mDone.\u001b[0m'],
  [{ GITHUB_ACTIONS: 'true', NO_COLOR: '1' }, 'Done.'],
  [{ GITHUB_ACTIONS: undefined, NO_COLOR: undefined }, 'Done.'],
])('A line has a style only where the log shows colors: %j', (variables, styled) => {
  setEnvironment(variables);
  log().result(line('Done.'));
  expect(lines).toEqual([styled]);
});

test('The result and a heartbeat have a style, and nothing that they quote has one', async () => {
  setEnvironment({ GITHUB_ACTIONS: 'true', NO_COLOR: undefined });
  jest.useFakeTimers();
  const opened = log();
  opened.result(text('Created \u001b[31ma.'));
  const work = () => new Promise((resolve) => setTimeout(resolve, 11_000));
  const withProgress = opened.withProgress(text('Doing \u001b[31mit'), work, () => line('Did it'));
  await jest.advanceTimersByTimeAsync(11_000);
  await withProgress;
  expect(lines).toEqual([
    '\u001b[1;32mCreated \\u001b[31ma.\u001b[0m',
    'Doing \\u001b[31mit …',
    '\u001b[2mDoing \\u001b[31mit: 10.0 s so far.\u001b[0m',
    'Did it (11.0 s).',
  ]);
});
