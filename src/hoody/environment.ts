import { checkBypass, getProxyUrl } from '@actions/http-client/lib/proxy';
import { UserError } from '../base/user-error.ts';
import { line } from '../text/message.ts';
import { isLoopback } from './endpoint.ts';

/**
 * Rejects environment variables that send requests to the wrong server, or expose them to anyone.
 *
 * @throws UserError that names the variable; never its value, which can contain a password
 */
export function checkEnvironment(apiUrl: URL): void {
  if (process.env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0' && !isLoopback(apiUrl)) {
    throw new UserError(
      line('NODE_TLS_REJECT_UNAUTHORIZED is 0: certificate checks are off, which exposes the token.'),
      line('No request was sent.'),
      line('Unset the variable. For a private certificate authority, set NODE_EXTRA_CA_CERTS.'),
    );
  }
  const name = findProxyVariable(apiUrl);
  if (name && !isUsableProxy(apiUrl)) {
    throw new UserError(
      line`${line(name)} does not contain a valid proxy URL.`,
      line('No request was sent.'),
      line(
        'Use a URL such as http://proxy.example.com:3128. The scheme must be http or https, and special characters of a password must be percent-encoded.',
      ),
      line('If the API needs no proxy, unset the variable, or add the host of `api-url` to NO_PROXY.'),
    );
  }
}

const PROXY_VARIABLES = {
  https: ['https_proxy', 'HTTPS_PROXY'],
  http: ['http_proxy', 'HTTP_PROXY'],
} as const;

/** The variable with the proxy for a URL; undefined if there is none, or if NO_PROXY exempts the URL. */
function findProxyVariable(apiUrl: URL) {
  if (checkBypass(apiUrl)) return undefined;
  const names = apiUrl.protocol === 'https:' ? PROXY_VARIABLES.https : PROXY_VARIABLES.http;
  return names.find((name) => process.env[name]);
}

/** Whether the HTTP client can use the proxy. It would ignore some values silently, and read others as http. */
function isUsableProxy(apiUrl: URL): boolean {
  try {
    const proxy = getProxyUrl(apiUrl);
    return proxy?.protocol === 'http:' || proxy?.protocol === 'https:';
  } catch {
    return false;
  }
}
