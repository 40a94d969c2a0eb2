import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { PICTURES, scenarioOf } from '../../tools/pictures/scenarios.ts';
import { takeSummaries } from '../../tools/pictures/summaries.ts';

const ROOT = path.join(__dirname, '../..');

/** What an expression can be, as far as its file says; `.+` stands for the rest. */
function valuesOf(node: ts.Expression, file: ts.SourceFile): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return valuesOf(node.expression, file);
  if (ts.isConditionalExpression(node))
    return [...valuesOf(node.whenTrue, file), ...valuesOf(node.whenFalse, file)];
  if (ts.isTemplateExpression(node))
    return node.templateSpans.reduce(
      (starts, { expression, literal }) =>
        starts.flatMap((start) =>
          valuesOf(expression, file).map((value) => `${start}${value}${literal.text}`),
        ),
      [node.head.text],
    );
  if (ts.isIdentifier(node)) {
    const found = find(file, ts.isVariableDeclaration).find(({ name }) => name.getText(file) === node.text);
    if (found?.initializer) return valuesOf(found.initializer, file);
  }
  return ['.+'];
}

function find<Kind extends ts.Node>(node: ts.Node, isKind: (other: ts.Node) => other is Kind): Kind[] {
  const found: Kind[] = isKind(node) ? [node] : [];
  ts.forEachChild(node, (child) => {
    found.push(...find(child, isKind));
  });
  return found;
}

/** What the headings of summaries can say, without what they are about. */
function titlesIn(name: string): string[] {
  const file = ts.createSourceFile(name, readFileSync(path.join(ROOT, name), 'utf8'), ts.ScriptTarget.Latest);
  const inHeadings = find(file, ts.isCallExpression)
    .filter(({ expression }) => expression.getText(file) === 'heading')
    .flatMap(({ arguments: [, title] }) => (title ? valuesOf(title, file) : []));
  const inPages = find(file, ts.isPropertyAssignment)
    .filter((property) => property.name.getText(file) === 'title')
    .flatMap(({ initializer }) => valuesOf(initializer, file));
  return [...inHeadings, ...inPages];
}

const withoutNumber = (title: string) => title.replace(/\bsnapshots\b/, 'snapshot');

// One that consists of nothing known is given to `heading` by a page, whose title it is.
const kinds = [
  ...new Set(globSync('src/report/*.ts', { cwd: ROOT }).flatMap(titlesIn).map(withoutNumber)),
].filter((kind) => kind !== '.+');

const named = [
  ...readFileSync(path.join(ROOT, 'docs/summaries.md'), 'utf8').matchAll(/(?<![*\w])\*([^*]+)\*(?!\*)/g),
].map(([, words = '']) => words.replaceAll('\n', ' '));

let pictured: string[];
let all: string;

beforeAll(async () => {
  const played = [];
  for (const picture of PICTURES) played.push(await takeSummaries(scenarioOf(picture)));
  all = played.flatMap(({ mains, posts }) => [...mains, ...posts]).join('\n');
  pictured = [...all.matchAll(/<h3>\S+ Hoody (.+?)(?:: .*)?<\/h3>/g)].map(([, title = '']) => title);
}, 300_000);

test('The source has kinds of summaries', () => {
  expect(kinds.length).toBeGreaterThan(15);
});

test.each(kinds)('The page on summaries shows or names the heading "%s"', (kind) => {
  expect([...pictured, ...named].map(withoutNumber)).toContainEqual(
    expect.stringMatching(new RegExp(`^${kind}$`)),
  );
});

test('A picture shows no address and no directory of the machine that takes it', () => {
  expect(all).not.toMatch(/127\.0\.0\.1|localhost|\/tmp\b|\/dev\/shm/);
});

test.each(['rollback-several', 'rollback-partly-failed'])(
  'The picture %s is the same each time',
  async (name) => {
    const picture = PICTURES.find((other) => other.name === name);
    if (!picture) throw new Error(`There is no picture ${name}`);
    const [first, second] = [
      await takeSummaries(scenarioOf(picture)),
      await takeSummaries(scenarioOf(picture)),
    ];
    expect(first).toEqual(second);
  },
);
