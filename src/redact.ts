/** Takes a secret out of a text. */
export type Redact = (text: string) => string;

const STARS = '***';
/** Shorter ones would be found where they are not meant. */
const SHORTEST_ENCODED = 6;

/**
 * A redaction of the token in the forms in which it can turn up in a text: as it is, in base64 at each of the
 * three positions it can have in a longer text, and encoded for a URL. The runner masks a log, but neither a
 * file nor an output.
 */
export function redactionOf(token: string): Redact {
  if (token === '') return (text) => text;
  const forms = new Set([token, encodeURIComponent(token)]);
  for (const offset of [0, 1, 2]) {
    for (const alphabet of ['base64', 'base64url'] as const) {
      const form = encodeAt(token, offset, alphabet);
      if (form.length >= SHORTEST_ENCODED) forms.add(form);
    }
  }
  const longestFirst = [...forms].toSorted((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((rest, form) => rest.replaceAll(form, STARS), text);
}

/**
 * The same for every text in a value: of what is a text only once it has been encoded or cut, as in JSON or in a
 * summary, the secret has to be taken out before.
 */
export function redactIn<Value>(value: Value, redact: Redact): Value {
  return redactUnknown(value, redact) as Value;
}

function redactUnknown(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item) => redactUnknown(item, redact));
  if (value instanceof Error) {
    // Of its own class still, which tells what kind of error it is.
    return Object.assign(Object.create(value), { message: redact(value.message) });
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [redact(key), redactUnknown(item, redact)]),
  );
}

/** The characters of the base64 of a longer text that depend on the token alone, which stands at this offset in it. */
function encodeAt(token: string, offset: number, alphabet: 'base64' | 'base64url'): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(token)]);
  const encoded = bytes.toString(alphabet).replace(/=+$/, '');
  const first = Math.ceil((offset * 8) / 6);
  const last = Math.floor((bytes.length * 8) / 6);
  return encoded.slice(first, last);
}
