import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { Feature as Needed } from '../../helpers/needs.ts';

/** What tests can need, and a link without a type, which Windows guesses from what is there. */
type Feature = Needed | 'types of links';

const ROOT = path.join(__dirname, '../../..');
/** What CI also runs on Windows: all but what only the end-to-end tests use. */
const FILES = globSync(
  ['__tests__/{unit,integration,jobs,simulation,helpers}/**/*.ts', '{tools/harness,emulator,demo}/**/*.ts'],
  { cwd: ROOT },
)
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => !/^__tests__\/helpers\/(act\b|act-|example-scripts|release\/|user-repository)/.test(file))
  .toSorted();

/** Files that may use what Windows lacks outside of a test that needs it, and why. */
const ALLOWED: Readonly<Record<string, readonly [Feature[], reason: string]>> = {
  '__tests__/helpers/fakes/processes.ts': [['Bash'], 'the name of a process that is none'],
  '__tests__/helpers/tree.ts': [['modes'], 'Windows keeps of a mode whether a file can be written'],
  '__tests__/integration/demo.test.ts': [['signals'], 'only tests that need signals ask for one'],
  '__tests__/unit/emulator/copy-tree.test.ts': [['modes'], 'a file that cannot be written is one everywhere'],
  '__tests__/unit/tools/harness/tree-checksum.test.ts': [['modes'], 'cases of a test that needs modes'],
  'demo/bakery.ts': [['modes'], 'Windows keeps of a mode whether a file can be written'],
  'demo/running-step.ts': [['modes', 'Bash', 'signals'], 'of an act that needs the processes of a job'],
  'demo/shop.ts': [['modes'], 'Windows keeps of a mode whether a file can be written'],
  'emulator/storage/copy-tree.ts': [['modes'], 'Windows keeps of a mode whether a file can be written'],
  'emulator/storage/remove-tree.ts': [['modes'], 'removes what cannot be written on Windows too'],
  'emulator/storage/state-dir.ts': [['modes'], 'Windows ignores it'],
  'tools/harness/local-hoody.ts': [['devices'], 'only where it exists'],
  'tools/harness/orphans.ts': [['processes'], 'only where the system shows processes'],
  'tools/harness/runner.ts': [['Bash'], 'refuses to run a script on Windows'],
  'tools/harness/signals.ts': [['signals'], 'ends processes for all others'],
};

/** What a node of a source needs that Windows lacks. */
function featureOf(node: ts.Node): Feature | undefined {
  if (ts.isNumericLiteral(node)) return node.getText().startsWith('0o') ? 'modes' : undefined;
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) return featureOfText(node.text);
  return ts.isCallExpression(node) ? featureOfCall(node) : undefined;
}

function featureOfText(text: string): Feature | undefined {
  if (/^\/proc\b/.test(text)) return 'processes';
  if (/^\/(tmp|dev)\b/.test(text)) return 'devices';
  if (/^mkfifo$/.test(text)) return 'named pipes';
  return /^(\/bin\/)?(ba)?sh$/.test(text) ? 'Bash' : undefined;
}

function featureOfCall({ expression, arguments: words }: ts.CallExpression): Feature | undefined {
  const callee = expression.getText();
  const name = /\w*$/.exec(callee)?.[0];
  if (callee === 'process.kill' || (name === 'kill' && words[0] && /^'SIG/.test(words[0].getText())))
    return 'signals';
  if (name === 'symlink' || name === 'symlinkSync') return words.length < 3 ? 'types of links' : undefined;
  return name === 'chmod' || name === 'chmodSync' ? 'modes' : undefined;
}

/** The features that tests around a node need: those of `needs` in the same call, or of the `test` of its file. */
function neededAround(node: ts.Node): string[] {
  const needed: string[] = [];
  for (let around: ts.Node = node; around.parent; around = around.parent) {
    if (ts.isCallExpression(around))
      needed.push(...(/^needs\('([^']*)'\)/.exec(around.getText())?.slice(1) ?? []));
  }
  return [
    ...needed,
    ...(/^const \{ test \} = needs\('([^']*)'\);$/m.exec(node.getSourceFile().text)?.slice(1) ?? []),
  ];
}

/** What a source uses that Windows lacks, outside of tests that need it. */
function findingsIn(source: string): { feature: Feature; line: number }[] {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const findings: { feature: Feature; line: number }[] = [];
  const visit = (node: ts.Node): void => {
    const feature = featureOf(node);
    if (feature && neededAround(node).length === 0) {
      findings.push({ feature, line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return findings;
}

const places = FILES.flatMap((file) =>
  findingsIn(readFileSync(path.join(ROOT, file), 'utf8')).map(({ feature, line }) => ({
    file,
    feature,
    line,
  })),
);

test('Only tests that say so, and files with a reason, use what Windows lacks', () => {
  const unexplained = places.filter(({ file, feature }) => !ALLOWED[file]?.[0].includes(feature));
  expect(unexplained.map(({ file, line, feature }) => `${file}:${line} ${feature}`)).toEqual([]);
});

test('Every exception is needed', () => {
  const used = new Set(places.map(({ file, feature }) => `${file} ${feature}`));
  const exceptions = Object.entries(ALLOWED).flatMap(([file, [features]]) =>
    features.map((feature) => `${file} ${feature}`),
  );
  expect(exceptions.filter((exception) => !used.has(exception))).toEqual([]);
});

test.each([
  ["child.kill('SIGINT')", 'signals'],
  ['process.kill(pid, 0)', 'signals'],
  ["execFileSync('mkfifo', [file])", 'named pipes'],
  ['chmodSync(file, mode)', 'modes'],
  ['writeFile(file, text, { mode: 0o600 })', 'modes'],
  ['symlink(target, link)', 'types of links'],
  ["readFile('/tmp/file')", 'devices'],
  ["symlink('/dev/zero', link, 'file')", 'devices'],
  [`readFileSync(\`/proc/\${pid}/stat\`)`, 'processes'],
  ["spawn('bash', ['-c', script])", 'Bash'],
])('The search finds what %s needs, unless a test says so', (source, feature) => {
  expect(findingsIn(source)).toEqual([{ feature, line: 1 }]);
  expect(findingsIn(`needs('${feature}').test('A title', () => ${source});`)).toEqual([]);
  expect(findingsIn(`const { test } = needs('${feature}');\n${source};`)).toEqual([]);
  expect(findingsIn(`test('A title', () => ${source});`)).toEqual([{ feature, line: 1 }]);
});

test.each(['kill(child)', "symlink(target, link, 'file')", "// child.kill('SIGINT')", "read('docs/tmp')"])(
  'The search accepts %s',
  (source) => {
    expect(findingsIn(source)).toEqual([]);
  },
);
