/** One segment of a path that every client, proxy and server takes as just that. */
const PLAIN_SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9_.:@+~-]{0,254}$/;

/**
 * The address of an endpoint. It refuses what could make it the address of another one, such as `..`.
 *
 * @throws Error for a segment that is not plain: a mistake of the caller's, who has to check before
 */
export function endpoint(apiUrl: URL, segments: readonly string[]): string {
  const strange = segments.find((segment) => !PLAIN_SEGMENT.test(segment));
  if (strange !== undefined) throw new Error(`not a plain path segment: ${JSON.stringify(strange)}`);
  return `${apiUrl.origin}${apiUrl.pathname.replace(/\/+$/, '')}/api/v1/${segments.join('/')}`;
}
