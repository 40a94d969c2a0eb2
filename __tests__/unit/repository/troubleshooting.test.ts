import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.join(__dirname, '../../..');
const PAGE = readFileSync(path.join(ROOT, 'docs/troubleshooting.md'), 'utf8');

/** Functions whose results become part of an error, by file. */
const MESSAGE_FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  'src/hoody/failure.ts': ['describeFailure'],
  'src/hoody/api-url.ts': ['findApiUrlProblem'],
  'src/inputs/health-urls.ts': ['findProblem'],
  'src/guard/restore-command.ts': ['describeManualRestore'],
};

/** The messages of the source, with `…` for what differs. */
interface Messages {
  /** The first lines of errors and warnings, and the problems of inputs. */
  headlines: string[];
  /** The lines below a headline. */
  details: string[];
}

function messagesOf(file: string): Messages {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(ROOT, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const messages: Messages = { headlines: [], details: [] };
  const visit = (node: ts.Node): void => {
    const [headline, ...details] = partsIn(node);
    if (headline) messages.headlines.push(...textsOf(headline));
    messages.details.push(...details.flatMap(textsOf));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return messages;
}

/** The expressions that become the lines of a message, the headline first; none if the node is no message. */
function partsIn(node: ts.Node): ts.Expression[] {
  if (ts.isNewExpression(node)) {
    return /^(Hoody|Input|Undone|Missing|Glob)Error$/.test(node.expression.getText())
      ? flatten(node.arguments ?? [])
      : [];
  }
  if (ts.isCallExpression(node)) {
    const callee = node.expression.getText();
    if (/(^|\.)report$/.test(callee) && node.arguments.length === 2) return flatten(node.arguments).slice(1);
    return /^(super|composeMessage)$|(^|\.)(warning|error)$/.test(callee) ? flatten(node.arguments) : [];
  }
  if (ts.isVariableDeclaration(node)) {
    return /^(message|head|headline|problem|warning)$/.test(node.name.getText()) && node.initializer
      ? flatten([node.initializer])
      : [];
  }
  if (ts.isReturnStatement(node) && node.expression) {
    const { fileName } = node.getSourceFile();
    return MESSAGE_FUNCTIONS[fileName]?.includes(functionOf(node)) ? [node.expression] : [];
  }
  return [];
}

/** Replaces an array of expressions by its elements. */
function flatten(expressions: readonly ts.Expression[]): ts.Expression[] {
  return expressions.flatMap((expression) =>
    ts.isArrayLiteralExpression(expression) ? [...expression.elements] : [expression],
  );
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

const messages = globSync('src/**/*.ts', { cwd: ROOT, exclude: ['src/shims/**'] })
  .map((file) => file.replaceAll(path.sep, '/'))
  .toSorted()
  .map(messagesOf);
const words = (texts: string[]) => [...new Set(texts.map(plain))].filter((text) => /[a-z]{3}/.test(text));
const headlines = words(messages.flatMap((found) => found.headlines));
const details = words(messages.flatMap((found) => found.details));

/** The code on a separate line, or in the first cell of a row. */
const onPage = [...PAGE.matchAll(/^(?:\| )?`([^`]+)`(?: \||$)/gm)].map(([, text = '']) => plain(text));

test('The source has the expected messages', () => {
  expect(headlines.length).toBeGreaterThan(50);
  expect(details.length).toBeGreaterThan(20);
});

test.each(headlines)('The page explains the message %s', (message) => {
  expect(onPage).toContain(message);
});

test.each(onPage)('The action has the message %s', (message) => {
  expect([...headlines, ...details]).toContain(message);
});

test('The page explains each message once', () => {
  expect(onPage.toSorted()).toEqual([...new Set(onPage)].toSorted());
});

/** The problems of inputs and the ends of sentences begin with a small letter. */
const sentences = headlines.filter((text) => /^[A-Z]/.test(text));

test.each(sentences)('The first line of a message has at most 100 characters: %s', (headline) => {
  expect(headline.length).toBeLessThanOrEqual(100);
});
