import { CONTAINER_ID } from './hoody/schema.ts';

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** A duration such as "12h", "30d" or "2w", in milliseconds; undefined when it is none. */
export function parseDuration(text: string): number | undefined {
  const [, digits, unit] = /^([1-9]\d{0,5})([mhdw])$/.exec(text) ?? [];
  return digits && unit ? Number(digits) * UNIT_MS[unit as keyof typeof UNIT_MS] : undefined;
}

/** The `snapshot-map` of an earlier create; undefined when the text is none. */
export function parseSnapshotMap(text: string): Map<string, string> | undefined {
  try {
    const entries = Object.entries(JSON.parse(text) as object);
    const whole = entries.every(
      ([id, name]) => CONTAINER_ID.test(id) && typeof name === 'string' && name.trim() !== '',
    );
    return whole ? new Map(entries) : undefined;
  } catch {
    return undefined;
  }
}

/** The parts of a list that is separated by commas or line breaks. */
export function parseList(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Whether a text holds a line break or another control character. */
export function hasControls(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

/** A value as an error repeats it: quoted, on one line, not without end. */
export function quote(value: string): string {
  const longest = 120;
  return value === ''
    ? 'empty'
    : JSON.stringify(value.length > longest ? `${value.slice(0, longest)}…` : value);
}

/** Why an address cannot be that of the API. The token goes there, so it has to be encrypted or stay on the machine. */
export function problemOfApiUrl(url: URL): string | undefined {
  const { protocol, username, password, search, hash, pathname } = url;
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(url))) {
    return 'has to start with https://, so that the token is not sent in the clear; http:// is for a loopback address alone';
  }
  if (username !== '' || password !== '')
    return 'must not hold a user name or a password; the token has an input of its own';
  if (search !== '' || hash !== '') return 'must not hold a query or a fragment';
  if (/\/api\/v1\/?$/.test(pathname)) return 'must not end in /api/v1, which is added to it';
  return undefined;
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
