import { isLoopback } from './endpoint.ts';

/**
 * Explains why the token must not be sent to an address, as the end of a sentence that starts with the name of
 * the address; undefined if the address is valid. It must be encrypted, or not leave the machine.
 */
export function findApiUrlProblem(url: URL): string | undefined {
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
