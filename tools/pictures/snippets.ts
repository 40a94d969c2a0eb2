import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const ROOT = path.join(__dirname, '../..');

/** A step of a snippet. */
export interface Step {
  id?: string;
  uses?: string;
  with?: Readonly<Record<string, string | number | boolean>>;
  run?: string;
}

/** Whether a step runs this action. */
export function isAction({ uses }: Step): boolean {
  return uses?.startsWith('OWNER/hoody-snapshot@') === true;
}

/**
 * Reads the steps of which a page shows a picture: those of the last block of YAML above it, or of the first one if there
 * is none above.
 */
export function readSnippet(page: string, picture: string): Step[] {
  const text = readFileSync(path.join(ROOT, page), 'utf8');
  const place = text.indexOf(`pictures/${picture}-light.png`);
  if (place < 0) throw new Error(`${page} does not show the picture ${picture}.`);
  const blocks = [...text.matchAll(/^```yaml\n(.*?)^```$/gms)];
  const block = blocks.findLast(({ index }) => index < place) ?? blocks[0];
  if (!block) throw new Error(`${page} has no snippet for the picture ${picture}.`);
  return parse(block[1] ?? '');
}

/** The variables that an expression can name, by their context. */
export type Contexts = Readonly<Record<'vars' | 'secrets' | 'env', Readonly<Record<string, string>>>>;

/** Such as `vars.NAME`, or `env.NAME != 'text'`. */
const EXPRESSION = /\$\{\{ (?<context>vars|secrets|env)\.(?<name>\w+)(?: != '(?<other>\w*)')? \}\}/g;

/** Evaluates the inputs of a step, as far as snippets need that. */
export function readInputs({ with: inputs = {} }: Step, contexts: Contexts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => {
      const text = String(input).replace(EXPRESSION, (...found) => evaluate(found.at(-1), contexts));
      if (text.includes('${{')) throw new Error(`A picture cannot evaluate ${text}`);
      return [name, text];
    }),
  );
}

function evaluate(
  { context, name, other }: { context: keyof Contexts; name: string; other?: string },
  contexts: Contexts,
): string {
  const value = contexts[context][name] ?? '';
  return other === undefined ? value : String(value !== other);
}
