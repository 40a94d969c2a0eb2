import { Log } from '../../../src/runner/log.ts';
import { currentRunner } from '../../../src/runner/runner.ts';
import { redactionOf } from '../../../src/text/redact.ts';
import { setEnvironment } from '../../helpers/transport.ts';

const log = () => new Log(currentRunner(), redactionOf('hdy_secret'));
let lines: string[];

beforeEach(() => {
  lines = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    lines.push(String(text).trimEnd());
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test('A line is one line, starts no command, and does not contain the token', () => {
  log().info('::error::a\nb hdy_secret');
  expect(lines).toEqual([': :error::a\\nb ***']);
});

test('A warning and an error are annotations, which can have several lines', () => {
  log().warning('a\nb hdy_secret');
  log().error('a hdy_secret\n::b');
  expect(lines).toEqual([
    '::warning title=Hoody snapshot::a%0Ab ***',
    '::error title=Hoody snapshot::a ***%0A: :b',
  ]);
});

describe('withProgress', () => {
  test('The log shows how the work begins, that it is still running, and how it ends', async () => {
    jest.useFakeTimers();
    const work = () => new Promise((resolve) => setTimeout(resolve, 25_000, 'it'));
    const withProgress = log().withProgress('Doing it', work, (result) => `Did ${result}`);
    await jest.advanceTimersByTimeAsync(25_000);
    await expect(withProgress).resolves.toBe('it');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(lines).toEqual([
      'Doing it …',
      'Doing it: still running after 10.0 s.',
      'Doing it: still running after 20.0 s.',
      'Did it (25.0 s).',
    ]);
  });

  test('The log shows neither an end nor progress after a failure', async () => {
    jest.useFakeTimers();
    const failure = new Error('no');
    const withProgress = log().withProgress(
      'Doing it',
      () => Promise.reject(failure),
      () => 'Did it',
    );
    await expect(withProgress).rejects.toBe(failure);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(lines).toEqual(['Doing it …']);
  });
});

test('The requests are shown at once in debug mode, and in a group at the end', () => {
  const opened = log();
  opened.logExchanges();
  expect(lines).toEqual([]);
  opened.exchange({ method: 'GET', path: '/api/v1/x', result: '200', ms: 1_234 });
  opened.exchange({ method: 'POST', path: '/api/v1/x', result: 'lost\nhdy_secret', ms: 0 });
  expect(lines).toEqual([
    '::debug::GET /api/v1/x → 200 (1.2 s)',
    '::debug::POST /api/v1/x → lost\\n*** (0.0 s)',
  ]);
  lines = [];
  opened.logExchanges();
  expect(lines).toEqual([
    '::group::Requests: 2',
    'GET /api/v1/x → 200 (1.2 s)',
    'POST /api/v1/x → lost\\n*** (0.0 s)',
    '::endgroup::',
  ]);
});

test('A table is aligned, and its cells are redacted and cleaned before they are shortened', () => {
  log().table([
    ['Name', 'Alias'],
    ['::error::a', `${'x'.repeat(60)}hdy_secret`],
    ['b\u001b[31m\nc', '##[group]d'],
  ]);
  expect(lines).toEqual([
    'Name            Alias',
    `: :error::a     ${'x'.repeat(60)}***`,
    'b\\u001b[31m\\nc  ## [group]d',
  ]);
});

test('The result and a heartbeat have a style, and nothing that they quote has one', async () => {
  setEnvironment({ GITHUB_ACTIONS: 'true', NO_COLOR: undefined });
  jest.useFakeTimers();
  log().result('Created \u001b[31ma.');
  const work = () => new Promise((resolve) => setTimeout(resolve, 11_000));
  const withProgress = log().withProgress('Doing \u001b[31mit', work, () => 'Did it');
  await jest.advanceTimersByTimeAsync(11_000);
  await withProgress;
  expect(lines).toEqual([
    '\u001b[1;32mCreated \\u001b[31ma.\u001b[0m',
    'Doing \\u001b[31mit …',
    '\u001b[2mDoing \\u001b[31mit: still running after 10.0 s.\u001b[0m',
    'Did it (11.0 s).',
  ]);
});
