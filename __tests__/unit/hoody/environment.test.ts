import { UserError } from '../../../src/base/user-error.ts';
import { checkEnvironment } from '../../../src/hoody/environment.ts';
import { needs } from '../../helpers/needs.ts';
import { setEnvironment } from '../../helpers/transport.ts';

const API = 'https://api.hoody.test';
const UNSET = {
  https_proxy: undefined,
  HTTPS_PROXY: undefined,
  http_proxy: undefined,
  HTTP_PROXY: undefined,
  no_proxy: undefined,
  NO_PROXY: undefined,
  NODE_TLS_REJECT_UNAUTHORIZED: undefined,
};

/** Checks an environment that has none but these variables. */
function check(variables: Record<string, string>, apiUrl = API): void {
  setEnvironment({ ...UNSET, ...variables });
  checkEnvironment(new URL(apiUrl));
}

describe('The proxy variable', () => {
  test.each([
    'http://proxy.test:3128',
    'http://proxy.test',
    'https://proxy.test',
    'http://user:p%40ss@proxy.test:3128',
    'HTTP://PROXY.TEST:3128/',
    '10.0.0.1:3128',
    '[::1]:3128',
    '',
  ])('The proxy %j is accepted', (value) => {
    expect(() => check({ HTTPS_PROXY: value })).not.toThrow();
  });

  test.each([
    ['a port that is not a number', 'proxy.test:s3cret'],
    ['no scheme', 'proxy-s3cret:3128'],
    ['another scheme', 'socks5://user:s3cret@proxy.test:1080'],
    ['no host', 'http://'],
    ['a port out of range', 'http://user:s3cret@proxy.test:99999'],
    ['a percent sign that encodes nothing', 'http://user:s3cret%@proxy.test:3128'],
    ['words', 'no s3cret proxy'],
    ['blanks', '  '],
  ])('A proxy with %s is refused, without its value in the message', (_, value) => {
    const attempt = () => check({ https_proxy: value });
    expect(attempt).toThrow(UserError);
    expect(attempt).toThrow(/^https_proxy does not contain a valid proxy URL\.\nNo request was sent\./);
    expect(attempt).not.toThrow(/s3cret/);
  });

  test('The message says what to do', () => {
    expect(() => check({ https_proxy: 'x:' })).toThrow(
      new Error(
        'https_proxy does not contain a valid proxy URL.\n' +
          'No request was sent.\n' +
          'Use a URL such as http://proxy.example.com:3128. The scheme must be http or https, and special characters of ' +
          'a password must be percent-encoded.\n' +
          'If the API needs no proxy, unset the variable, or add the host of `api-url` to NO_PROXY.',
      ),
    );
  });

  needs('case of variables').test.each([
    ['https_proxy', API, { https_proxy: 'x:', HTTPS_PROXY: 'http://proxy.test' }],
    ['HTTPS_PROXY', API, { https_proxy: '', HTTPS_PROXY: 'x:', HTTP_PROXY: 'y:' }],
    ['http_proxy', 'http://api.hoody.test', { http_proxy: 'x:', HTTPS_PROXY: 'y:' }],
    ['HTTP_PROXY', 'http://api.hoody.test', { HTTP_PROXY: 'x:' }],
  ])('The message names %s for %s', (name, apiUrl, variables) => {
    expect(() => check(variables, apiUrl)).toThrow(new RegExp(`^${name} does not contain`));
  });

  test.each([
    ['NO_PROXY exempts the API', { HTTPS_PROXY: 'x:', NO_PROXY: 'hoody.test' }, API],
    ['no_proxy exempts the API', { HTTPS_PROXY: 'x:', no_proxy: '*' }, API],
    ['the API is on this machine', { HTTPS_PROXY: 'x:', HTTP_PROXY: 'x:' }, 'http://[::1]:8080'],
    ['it is for the other scheme', { HTTP_PROXY: 'x:' }, API],
  ])('An unusable proxy does not matter if %s', (_, variables, apiUrl) => {
    expect(() => check(variables as Record<string, string>, apiUrl)).not.toThrow();
  });
});

describe('NODE_TLS_REJECT_UNAUTHORIZED', () => {
  test('A variable that turns off certificate checks is refused', () => {
    const attempt = () => check({ NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    expect(attempt).toThrow(UserError);
    expect(attempt).toThrow(
      new Error(
        'NODE_TLS_REJECT_UNAUTHORIZED is 0: certificate checks are off, which exposes the token.\n' +
          'No request was sent.\n' +
          'Unset the variable. For a private certificate authority, set NODE_EXTRA_CA_CERTS.',
      ),
    );
  });

  test.each(['1', ''])('The value %j is accepted', (value) => {
    expect(() => check({ NODE_TLS_REJECT_UNAUTHORIZED: value })).not.toThrow();
  });

  test.each(['https://127.0.0.1:8443', 'https://localhost', 'https://[::1]'])(
    'Certificate checks can be off for %s, which is on this machine',
    (apiUrl) => {
      expect(() => check({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }, apiUrl)).not.toThrow();
    },
  );
});
