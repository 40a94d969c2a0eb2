import ts from 'typescript';

/** A line of text that the source contains, such as a message. */
export interface Text {
  /** Where the text begins in the source, from 1. */
  line: number;
  /** One line of it, with an ellipsis for each expression. */
  text: string;
}

/** Two words, so that it is more than a name. */
const WORDS = /[a-z].* .*[a-z]/i;

/** Finds the strings and templates of a source file that have several words. */
export function findTexts(source: string): Text[] {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const texts: Text[] = [];
  const visit = (node: ts.Node): void => {
    for (const part of textOf(node)?.split('\n') ?? []) {
      if (!WORDS.test(part)) continue;
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      texts.push({ line: line + 1, text: part.trim() });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return texts;
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.templateSpans.reduce((text, { literal }) => `${text}…${literal.text}`, node.head.text);
}
