import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { NoOperationTraceWriter } from '@actions/workflow-parser/templates/trace-writer';
import { parse } from 'yaml';

const ROOT = path.join(__dirname, '../../..');
const FILES = [
  'action.yml',
  '.github/actions/start-emulator/action.yml',
  '.github/actions/files-come-back/action.yml',
];

/** The errors that GitHub's own parser and schema of action.yml find in a file. */
function findErrors(name: string, content: string): string[] {
  const { context } = parseAction({ name, content }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}

const contentOf = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

test.each(FILES)('The file %s is valid by the schema of GitHub', (file) => {
  expect(findErrors(file, contentOf(file))).toEqual([]);
});

test.each([
  ['a misspelt key', 'branding:', 'brandng:'],
  ['a version of Node.js that does not exist', 'using: node24', 'using: node42'],
  ['an icon that does not exist', 'icon: camera', 'icon: polaroid'],
  ['a context that inputs cannot use', '{{ job.status', '{{ secrets.STATUS'],
  ['an expression that does not end', 'job.status }}', 'job.status'],
])('The schema refuses %s', (_what, right, wrong) => {
  const content = contentOf('action.yml');
  expect(content).toContain(right);
  expect(findErrors('action.yml', content.replace(right, wrong))).not.toEqual([]);
});

test('The runner starts one entry for the step, and another one after every job, whatever its result', () => {
  const { runs } = parse(contentOf('action.yml')) as { runs: object };
  expect(runs).toEqual({
    using: 'node24',
    main: 'dist/index.js',
    post: 'dist/post/index.js',
    'post-if': 'always()',
  });
});
