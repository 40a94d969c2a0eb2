declare const redacted: unique symbol;

/**
 * Text without the token. It comes in by two doors, what was typed and what was received, and is redacted there. Messages,
 * outputs and summaries consist of nothing else: the compiler refuses any other text in them.
 */
export type Redacted = string & { readonly [redacted]: true };

/** Replaces the token in a text. */
export type Redact = (text: string) => Redacted;

/** Marks a text that was made of redacted text, or that comes in by neither door, such as a number or a time. */
export function own(text: string): Redacted {
  return text as Redacted;
}

const PLACEHOLDER = '***';

/** A shorter token is part of unrelated text; redacting it would destroy that text. In characters. */
export const MIN_TOKEN_LENGTH = 8;

/**
 * Creates a redaction of the token in the forms it can have in a text: plain, in base64 at each of the three
 * offsets it can have in a longer text, and URL-encoded; and each of these within a string of JSON. The runner masks
 * the log, but neither files nor outputs. A token of fewer than 8 characters is not redacted; the step refuses it before
 * it sends anything.
 */
export function redactionOf(token: string): Redact {
  if (token.length < MIN_TOKEN_LENGTH) return own;
  const encoded = [0, 1, 2].flatMap((offset) =>
    (['base64', 'base64url'] as const).map((alphabet) => encodeAt(token, offset, alphabet)),
  );
  const forms = new Set([token, encodeURIComponent(token), ...encoded].flatMap(withEscapes));
  const longestFirst = [...forms].toSorted((a, b) => b.length - a.length);
  const shortest = longestFirst.at(-1)?.length ?? 0;
  return (text) => {
    if (text.length < shortest) return own(text);
    let rest = text;
    // Most texts are without the token, which is faster to find out than to replace nothing.
    for (const form of longestFirst) if (rest.includes(form)) rest = rest.replaceAll(form, PLACEHOLDER);
    return own(rest);
  };
}

/**
 * Redacts every text in a value that was parsed from JSON. A value without the token is not copied, since it can be a
 * long list.
 *
 * @param keys those that the action reads, which stay as they are
 * @throws RangeError if the value is nested deeper than `maxDepth`
 */
export function redactIn(
  value: unknown,
  redact: Redact,
  keys: ReadonlySet<string>,
  maxDepth: number,
): unknown {
  const isClean = (part: unknown, depth = 0): boolean => {
    if (typeof part === 'string') return redact(part) === part;
    if (typeof part !== 'object' || part === null) return true;
    if (depth > maxDepth) throw new RangeError('nested too deep');
    let isAllClean = true;
    if (Array.isArray(part)) {
      for (const item of part) if (!isClean(item, depth + 1)) isAllClean = false;
      return isAllClean;
    }
    for (const key in part) {
      const item = (part as Record<string, unknown>)[key];
      if (!isClean(item, depth + 1) || !isCleanKey(key)) isAllClean = false;
    }
    return isAllClean;
  };
  const isCleanKey = (key: string) => keys.has(key) || redact(key) === key;
  const copy = (part: unknown): unknown => {
    if (typeof part === 'string') return redact(part);
    if (Array.isArray(part)) return part.map(copy);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, item]) => [keys.has(key) ? key : redact(key), copy(item)]),
    );
  };
  return isClean(value) ? value : copy(value);
}

/** A text as it is, and as it stands in a string of JSON, where some writers escape the slash too. */
function withEscapes(text: string): string[] {
  const escaped = JSON.stringify(text).slice(1, -1);
  return [text, escaped, escaped.replaceAll('/', '\\/')];
}

/** The part of the base64 of a longer text that depends only on the token at this offset. */
function encodeAt(token: string, offset: number, alphabet: 'base64' | 'base64url'): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(token)]);
  const start = Math.ceil((offset * 8) / 6);
  const end = Math.floor((bytes.length * 8) / 6);
  return bytes.toString(alphabet).slice(start, end);
}
