import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

/** The values of contexts, such as `needs`. One that is missing is empty. */
export type Contexts = Partial<Record<(typeof CONTEXTS)[number], object>>;

const CONTEXTS = ['github', 'env', 'vars', 'secrets', 'inputs', 'needs', 'jobs', 'matrix', 'steps'] as const;

/** What the functions of a status report. */
export interface Status {
  success: boolean;
  failure: boolean;
  cancelled: boolean;
}

const NO_STATUS: Status = { success: true, failure: false, cancelled: false };

/** Evaluates an expression, which can be in `${{ }}`, with GitHub's evaluator. */
export function evaluate(text: string, contexts: Contexts = {}, status = NO_STATUS): data.ExpressionData {
  const functions = Object.entries({ ...status, always: true }).map(([name, value]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  }));
  const { tokens } = new Lexer(text.replace(/^\$\{\{(.*)\}\}$/s, '$1')).lex();
  const all = new data.Dictionary(
    ...CONTEXTS.map((key) => ({ key, value: JSON.parse(JSON.stringify(contexts[key] ?? {}), data.reviver) })),
  );
  return new Evaluator(
    new Parser(tokens, [...CONTEXTS], functions).parse(),
    all,
    new Map(functions.map((definition) => [definition.name, definition])),
  ).evaluate();
}

/** Replaces the expressions in a text by their values. */
export function interpolate(text: string, contexts: Contexts = {}): string {
  return text.replace(/\$\{\{.*?\}\}/gs, (expression) => evaluate(expression, contexts).coerceString());
}

/** Whether an `if` lets a job or a step run. Without a function of the status, it also requires a success. */
export function isMet(condition: string, contexts: Contexts = {}, status = NO_STATUS): boolean {
  const met = evaluate(condition, contexts, status).coerceString() === 'true';
  return met && (status.success || /\b(always|success|failure|cancelled)\(\)/.test(condition));
}
