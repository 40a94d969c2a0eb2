import { line, quote } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';

/** A path segment that every client, proxy and server reads as exactly that. */
const PLAIN_SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9_.:@+~-]{0,254}$/;

/** Whether a text can be one segment of a path without changing which endpoint the path is. */
export function isPlainSegment(text: string): boolean {
  return PLAIN_SEGMENT.test(text);
}

/**
 * Builds the URL of an endpoint. It rejects segments that could change which endpoint it is, such as `..`.
 *
 * @param segments what follows `/api/v1/`
 * @throws Error for a segment that is not plain; callers validate before
 */
export function endpoint(apiUrl: URL, segments: readonly Redacted[]): Redacted {
  const unsafe = segments.find((segment) => !isPlainSegment(segment));
  if (unsafe !== undefined) throw new Error(`not a plain path segment: ${quote(unsafe)}`);
  return own(`${apiUrl.origin}${apiUrl.pathname.replace(/\/+$/, '')}/api/v1/${segments.join('/')}`);
}

/** Whether a URL is on this machine. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/**
 * Explains why the token must not be sent to a URL, as the end of a sentence that starts with the name of the URL;
 * undefined if the URL is valid. The connection must be encrypted, or not leave the machine.
 */
export function findApiUrlProblem(url: URL): Redacted | undefined {
  const { protocol, username, password, search, hash, pathname } = url;
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(url))) {
    return line(
      'must start with https:// to protect the token; http:// is valid for loopback addresses only',
    );
  }
  if (username !== '' || password !== '')
    return line('must not contain a user name or a password; use the input `token`');
  if (search !== '' || hash !== '') return line('must not contain a query or a fragment');
  if (/\/api\/v1\/?$/.test(pathname)) return line('must not end with /api/v1, which the action adds');
  return undefined;
}
