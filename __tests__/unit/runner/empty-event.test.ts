import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createAliasGenerator } from '../../../src/runner/generated-alias.ts';
import { text } from '../../helpers/fakes/text.ts';
import { setEnvironment } from '../../helpers/transport.ts';

const directory = mkdtempSync(path.join(tmpdir(), 'hoody-event-'));
afterAll(() => rmSync(directory, { recursive: true }));

test.each([
  ['empty', ''],
  ['cut', '{"action":'],
  ['no JSON', 'event'],
  ['an object', '{}'],
])('The alias names the run where the file of the event is %s', (_, content) => {
  const file = path.join(directory, 'event.json');
  writeFileSync(file, content);
  setEnvironment({
    GITHUB_EVENT_PATH: file,
    GITHUB_RUN_ID: '77',
    GITHUB_RUN_ATTEMPT: '2',
    GITHUB_JOB: 'deploy',
    GITHUB_ACTION: 'snapshot',
  });
  expect(createAliasGenerator()(text('run'))).toMatch(/^run-77-2-deploy-snapshot-[0-9a-f]{10}$/);
});

test('The alias is valid where nothing is known of the run and the event is empty', () => {
  const file = path.join(directory, 'event.json');
  writeFileSync(file, '');
  setEnvironment({
    GITHUB_EVENT_PATH: file,
    GITHUB_RUN_ID: undefined,
    GITHUB_RUN_ATTEMPT: undefined,
    GITHUB_JOB: undefined,
    GITHUB_ACTION: undefined,
  });
  expect(createAliasGenerator()(text('run'))).toMatch(/^run-0-1-[0-9a-f]{10}$/);
});
