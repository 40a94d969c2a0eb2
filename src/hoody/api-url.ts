import { isLoopback } from './endpoint.ts';

/**
 * Explains why the token must not be sent to a URL, as the end of a sentence that starts with the name of the URL;
 * undefined if the URL is valid. The connection must be encrypted, or not leave the machine.
 */
export function findApiUrlProblem(url: URL): string | undefined {
  const { protocol, username, password, search, hash, pathname } = url;
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(url))) {
    return 'must start with https:// to protect the token; http:// is valid for loopback addresses only';
  }
  if (username !== '' || password !== '')
    return 'must not contain a user name or a password; use the input `token`';
  if (search !== '' || hash !== '') return 'must not contain a query or a fragment';
  if (/\/api\/v1\/?$/.test(pathname)) return 'must not end with /api/v1, which the action adds';
  return undefined;
}
