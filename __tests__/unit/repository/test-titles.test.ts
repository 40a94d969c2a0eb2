import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const TESTS = path.join(__dirname, '../..');
const FILES = globSync('**/*.test.ts', { cwd: TESTS }).toSorted();

/** Words that this project replaces with the standard term, such as response for answer. */
const BANNED =
  /\b(tells?|told|anew|alone|answer(s|ed|ing)?|heed(s|ed)?|holds?|held|mend(s|ed|ing)?|lets? go|made up|colours?|behaviours?)\b/i;
/** A title that begins with one of these words has no meaning without its context. */
const PRONOUN = /^(It|Its|One|They|Their|This|These|Those) /;
const IDENTIFIER = /^[a-z]+([A-Z]\w*|\.yml)?$/;
const SHORTEST_SENTENCE = 3;

interface Title {
  callee: string;
  /** Undefined unless it is a literal; `…` stands for an expression in a template. */
  text: string | undefined;
}

/** The titles of the tests and groups in a source, with the function that each is passed to. */
function titlesIn(source: string): Title[] {
  const titles: Title[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const callee = calleeOf(node);
      if (callee) titles.push({ callee, text: textOf(node.arguments[0]) });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true));
  return titles;
}

/** The function of Jest that a call passes a title to. A call of `each` passes a table. */
function calleeOf({ expression }: ts.CallExpression): string | undefined {
  if (ts.isPropertyAccessExpression(expression) && expression.name.text === 'each') return undefined;
  return /^(?:needs\('[^']*'\)\.)?([fx]?it|x?test|[fx]?describe)\b/.exec(expression.getText())?.[1];
}

function textOf(node: ts.Expression | undefined): string | undefined {
  if (node && ts.isStringLiteralLike(node)) return node.text;
  if (!node || !ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
}

/** The ways in which a title breaks the grammar of `__tests__/README.md`. */
function problemsOf({ callee, text }: Title): string[] {
  if (callee !== 'test' && callee !== 'describe') return [`${callee} is not test`];
  if (text === undefined) return [`the title of a ${callee} is not a literal`];
  const isGroup = callee === 'describe';
  const rules: [problem: string, isBroken: boolean][] = [
    ['begins with a small letter', !/^[A-Z]/.test(text) && !(isGroup && IDENTIFIER.test(text))],
    ['ends with a period', text.endsWith('.')],
    ['contains a word that this project does not use', BANNED.test(text)],
    ['begins with a pronoun', !isGroup && PRONOUN.test(text)],
    ['is too short for a sentence', !isGroup && text.split(' ').length < SHORTEST_SENTENCE],
  ];
  return rules.filter(([, isBroken]) => isBroken).map(([problem]) => `"${text}" ${problem}`);
}

const problemsIn = (source: string) => titlesIn(source).flatMap(problemsOf);

test.each(FILES)('The titles in %s follow the grammar', (file) => {
  const source = readFileSync(path.join(TESTS, file), 'utf8');
  expect(titlesIn(source)).not.toEqual([]);
  expect(problemsIn(source)).toEqual([]);
});

test.each([
  "test('A create step sends one request', work)",
  "describe('createGuard', work)",
  "describe('action.yml', work)",
  "describe('A busy container', work)",
  "test.concurrent.each(table)('The segment %j is refused', work)",
  "needs('signals').test.each(table)('The segment %j is refused', work)",
  `test(\`The operation \${operation} fails at once\`, work)`,
])('The grammar accepts %s', (source) => {
  expect(titlesIn(source)).toHaveLength(1);
  expect(problemsIn(source)).toEqual([]);
});

test.each([
  ["it('A create step sends one request', work)", 'it is not test'],
  ["it.concurrent.each(table)('A create step sends one request', work)", 'it is not test'],
  ["xtest('A create step sends one request', work)", 'xtest is not test'],
  ['test(title, work)', 'the title of a test is not a literal'],
  ["test('a create step sends one request', work)", 'begins with a small letter'],
  ["test.each(table)('%s is sent again', work)", 'begins with a small letter'],
  ["describe('what a create step leaves', work)", 'begins with a small letter'],
  ["test('A create step sends one request.', work)", 'ends with a period'],
  ["test('A create step tells its name', work)", 'contains a word that this project does not use'],
  ["describe('A lost answer', work)", 'contains a word that this project does not use'],
  ["test('It sends one request', work)", 'begins with a pronoun'],
  ["needs('signals').test('a create step sends one request', work)", 'begins with a small letter'],
  ["test('Create works', work)", 'is too short for a sentence'],
])('The grammar refuses %s', (source, problem) => {
  expect(problemsIn(source)).toEqual([expect.stringContaining(problem)]);
});
