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
export function endpoint(apiUrl: URL, segments: readonly string[]): string {
  const unsafe = segments.find((segment) => !isPlainSegment(segment));
  if (unsafe !== undefined) throw new Error(`not a plain path segment: ${JSON.stringify(unsafe)}`);
  return `${apiUrl.origin}${apiUrl.pathname.replace(/\/+$/, '')}/api/v1/${segments.join('/')}`;
}

/** Whether a URL is on this machine. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
