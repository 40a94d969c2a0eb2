import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Commands } from '../../../src/runner/runner.ts';
import { clearState, readState, saveState } from '../../../src/runner/state.ts';
import { setEnvironment } from '../../helpers/transport.ts';

const directory = mkdtempSync(path.join(tmpdir(), 'hoody-state-'));
const file = path.join(directory, 'state');
afterAll(() => rmSync(directory, { recursive: true }));

test('A step first saves an empty state, after what other steps saved', () => {
  setEnvironment({ GITHUB_STATE: file });
  appendFileSync(file, 'other=1\n');
  clearState();
  expect(readFileSync(file, 'utf8')).toBe('other=1\nconnection=\nguard=\nsnapshots=\nunsettled=\n');
});

test.each([undefined, ''])('A step without a file for its state saves nothing: %j', (name) => {
  setEnvironment({ GITHUB_STATE: name });
  expect(clearState).not.toThrow();
});

describe('A text for the post step', () => {
  const save = (name: string, length: number, platform: NodeJS.Platform = 'win32') => {
    const saved: [string, string][] = [];
    const commands = { saveState: (key: string, value: string) => void saved.push([key, value]) };
    const text = 'x'.repeat(length);
    saveState(name, text, { platform, commands: commands as Commands });
    return saved;
  };

  test('A text that fits is saved', () => {
    expect(save('guard', 32_766)).toEqual([['guard', 'x'.repeat(32_766)]]);
    expect(save('guard', 32_767, 'linux')).toHaveLength(1);
  });

  test.each(['guard', 'snapshots', 'unsettled'])(
    'The text %s is refused if it is too long, with what to do',
    (name) => {
      expect(() => save(name, 32_767)).toThrow(
        `STATE_${name} would have 32767 characters, and Windows passes at most 32766 to the post step. ` +
          'Use fewer containers in each step, such as with a matrix.',
      );
    },
  );

  test('The variables of a connection that are too long are refused, with what to do', () => {
    expect(() => save('connection', 131_072, 'linux')).toThrow(
      'STATE_connection would have 131089 bytes, and Linux passes at most 131071 to the post step. ' +
        'Shorten the variables that decide how the step connects, such as NO_PROXY.',
    );
  });
});

test('The post step reads what its step saved', () => {
  setEnvironment({
    STATE_guard: '{"id":"x"}',
    STATE_snapshots: '[]',
    STATE_unsettled: '{}',
    STATE_connection: '[1]',
  });
  expect(readState()).toEqual({ connection: '[1]', guard: '{"id":"x"}', snapshots: '[]', unsettled: '{}' });
});

test('A state that was not saved is empty', () => {
  setEnvironment({
    STATE_guard: undefined,
    STATE_snapshots: undefined,
    STATE_unsettled: undefined,
    STATE_connection: undefined,
  });
  expect(readState()).toEqual({ connection: '', guard: '', snapshots: '', unsettled: '' });
});
