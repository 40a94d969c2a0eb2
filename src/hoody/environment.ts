import { checkBypass, getProxyUrl } from '@actions/http-client/lib/proxy';
import { isLoopback } from './endpoint.ts';
import { HoodyError } from './errors.ts';

/**
 * Refuses environment variables with which requests would go to the wrong place, or to anyone.
 *
 * @throws HoodyError that names the variable; never its value, which can contain a password
 */
export function checkEnvironment(apiUrl: URL): void {
  if (process.env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0' && !isLoopback(apiUrl)) {
    throw new HoodyError(
      'NODE_TLS_REJECT_UNAUTHORIZED is 0, which turns off certificate checks, so anyone on the network could ' +
        'read the token. Nothing was sent. Unset it, and trust a private certificate authority with ' +
        'NODE_EXTRA_CA_CERTS instead.',
    );
  }
  const name = findProxyVariable(apiUrl);
  if (name && !isUsableProxy(apiUrl)) {
    throw new HoodyError(
      `${name} does not contain a usable proxy address. Nothing was sent. Set it to an address such as ` +
        'http://proxy.example.com:3128 (http or https, special characters of a password percent-encoded), ' +
        'unset it, or add the host of `api-url` to NO_PROXY.',
    );
  }
}

/** The variable that names the proxy for an address; undefined if there is none, or NO_PROXY exempts the address. */
function findProxyVariable(apiUrl: URL): string | undefined {
  if (checkBypass(apiUrl)) return undefined;
  const names = apiUrl.protocol === 'https:' ? ['https_proxy', 'HTTPS_PROXY'] : ['http_proxy', 'HTTP_PROXY'];
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
