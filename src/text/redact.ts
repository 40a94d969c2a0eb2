/** Replaces a secret in a text. */
export type Redact = (text: string) => string;

const PLACEHOLDER = '***';

/** A shorter token is part of unrelated text; redacting it would destroy that text. In characters. */
export const MIN_TOKEN_LENGTH = 8;

/**
 * Creates a redaction of the token in the forms it can have in a text: plain, in base64 at each of the three
 * offsets it can have in a longer text, and URL-encoded. The runner masks the log, but neither files nor outputs.
 * A token of fewer than 8 characters is not redacted; the step refuses it before it sends anything.
 */
export function redactionOf(token: string): Redact {
  if (token.length < MIN_TOKEN_LENGTH) return (text) => text;
  const forms = new Set([token, encodeURIComponent(token)]);
  for (const offset of [0, 1, 2]) {
    for (const alphabet of ['base64', 'base64url'] as const) {
      forms.add(encodeAt(token, offset, alphabet));
    }
  }
  const longestFirst = [...forms].toSorted((a, b) => b.length - a.length);
  const shortest = longestFirst.at(-1)?.length ?? 0;
  return (text) => {
    if (text.length < shortest) return text;
    let rest = text;
    // Most texts are without the token, which is faster to find out than to replace nothing.
    for (const form of longestFirst) if (rest.includes(form)) rest = rest.replaceAll(form, PLACEHOLDER);
    return rest;
  };
}

/**
 * Redacts every text in a value. Text that is encoded or shortened later, as in JSON or in a summary, has to be
 * redacted before. A value without the token is not copied, since it can be a long list.
 */
export function redactIn<Value>(value: Value, redact: Redact): Value {
  return isClean(value, redact) ? value : (copyRedacted(value, redact) as Value);
}

function isClean(value: unknown, redact: Redact): boolean {
  if (typeof value === 'string') return redact(value) === value;
  if (Array.isArray(value)) return value.every((item) => isClean(item, redact));
  if (value instanceof Error) return isClean(value.message, redact);
  if (typeof value !== 'object' || value === null) return true;
  for (const key in value) {
    if (!isClean(key, redact) || !isClean((value as Record<string, unknown>)[key], redact)) return false;
  }
  return true;
}

function copyRedacted(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item) => copyRedacted(item, redact));
  if (value instanceof Error) {
    // Keeps its class, which tells what kind of error it is.
    return Object.assign(Object.create(value), { message: redact(value.message) });
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [redact(key), copyRedacted(item, redact)]),
  );
}

/** The part of the base64 of a longer text that depends only on the token at this offset. */
function encodeAt(token: string, offset: number, alphabet: 'base64' | 'base64url'): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(token)]);
  const start = Math.ceil((offset * 8) / 6);
  const end = Math.floor((bytes.length * 8) / 6);
  return bytes.toString(alphabet).slice(start, end);
}
