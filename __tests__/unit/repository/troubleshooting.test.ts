import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.join(__dirname, '../../..');
const PAGE = readFileSync(path.join(ROOT, 'docs/troubleshooting.md'), 'utf8');

/** Functions whose results become part of an error, by file. */
const MESSAGE_FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  'src/hoody/failure.ts': ['describe'],
  'src/hoody/api-url.ts': ['findApiUrlProblem'],
  'src/inputs/health-urls.ts': ['findProblem'],
  'src/operations/find-snapshot.ts': ['describeNear'],
  'src/after-job.ts': ['describeUnclear'],
  'src/health/unhealthy.ts': ['describeUnhealthy'],
  'src/report/outputs.ts': ['findMapProblem'],
  'src/guard/restore-command.ts': ['describeManualRestore'],
};

/** Every message in the source that ends up as an error or a warning, with `…` for what differs. */
function messagesOf(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(ROOT, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const messages: string[] = [];
  const visit = (node: ts.Node): void => {
    const message = messageIn(node);
    if (message) messages.push(...textsOf(message));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return messages;
}

/** The expression that is the message, if the node has one. */
function messageIn(node: ts.Node): ts.Expression | undefined {
  if (ts.isNewExpression(node)) {
    return /^(Hoody|Input|Undone|Missing|Glob)Error$/.test(node.expression.getText())
      ? node.arguments?.[0]
      : undefined;
  }
  if (ts.isCallExpression(node)) {
    const callee = node.expression.getText();
    if (/(^|\.)report$/.test(callee) && node.arguments.length === 2) return node.arguments[1];
    return callee === 'super' || /(^|\.)(warning|error)$/.test(callee) ? node.arguments[0] : undefined;
  }
  if (ts.isVariableDeclaration(node)) {
    return /^(message|head|problem|warning)$/.test(node.name.getText()) ? node.initializer : undefined;
  }
  if (ts.isReturnStatement(node)) {
    return MESSAGE_FUNCTIONS[node.getSourceFile().fileName]?.includes(functionOf(node))
      ? node.expression
      : undefined;
  }
  return undefined;
}

function functionOf(node: ts.Node): string {
  if (ts.isFunctionDeclaration(node)) return node.name?.text ?? '';
  return node.parent ? functionOf(node.parent) : '';
}

/** The possible texts of an expression: both sides of a condition, and `…` for values at run time. */
function textsOf(node: ts.Expression): string[] {
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  return [textOf(node)];
}

function textOf(node: ts.Expression): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return textOf(node.left) + textOf(node.right);
  }
  return ts.isParenthesizedExpression(node) ? textOf(node.expression) : '…';
}

/** Only words count, because the page has no quotes or backticks in a message. */
function plain(text: string): string {
  const [line = ''] = text.split('\n');
  return line
    .replace(/["`]/g, '')
    .replace(/…([.\s]*…)+/g, '…')
    .replace(/[.\s]+$/, '');
}

const messages = globSync('src/**/*.ts', { cwd: ROOT, exclude: ['src/shims/**', 'src/hoody/wire.ts'] })
  .map((file) => file.replaceAll(path.sep, '/'))
  .toSorted()
  .flatMap(messagesOf);
const inSource = [...new Set(messages.map(plain))].filter((text) => /[a-z]{3}/.test(text));

/** The code that is alone on a line, or in the first cell of a row. */
const onPage = [...PAGE.matchAll(/^(?:\| )?`([^`]+)`(?: \||$)/gm)].map(([, text = '']) => plain(text));

test('The source has the expected messages', () => {
  expect(inSource.length).toBeGreaterThan(50);
});

test.each(inSource)('The page explains the message %s', (message) => {
  expect(onPage).toContain(message);
});

test.each(onPage)('The action has the message %s', (message) => {
  expect(inSource).toContain(message);
});
