import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { clearState, readState } from '../../../src/runner/state.ts';
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
