import fc from 'fast-check';
import { endpoint, findApiUrlProblem, isLoopback, isPlainSegment } from '../../../src/hoody/endpoint.ts';
import { text } from '../../helpers/fakes/text.ts';

describe('The address of an endpoint', () => {
  test.each([
    '',
    '.',
    '..',
    '...',
    '%2e%2e',
    'a/b',
    'a\\b',
    'a b',
    'a?b',
    'a#b',
    'a;b',
    '-a',
    '.a',
    'ä',
    'a\n',
    'a'.repeat(256),
  ])('The segment %j is refused', (segment) => {
    expect(isPlainSegment(segment)).toBe(false);
    expect(() => endpoint(new URL('https://hoody.test'), [text('containers'), text(segment)])).toThrow(
      `not a plain path segment: ${JSON.stringify(segment)}`,
    );
  });

  test.each(['a', '_', '7', 'snap-20250115-103000', 'a:b@c+d~e.f', 'a'.repeat(255)])(
    'The segment %j is part of the path as it is',
    (segment) => {
      expect(isPlainSegment(segment)).toBe(true);
      expect(endpoint(new URL('https://hoody.test'), [text('containers'), text(segment)])).toBe(
        `https://hoody.test/api/v1/containers/${segment}`,
      );
    },
  );

  test.each([
    ['https://hoody.test', 'https://hoody.test/api/v1/containers'],
    ['https://hoody.test/', 'https://hoody.test/api/v1/containers'],
    ['https://hoody.test:8443/gateway//', 'https://hoody.test:8443/gateway/api/v1/containers'],
    ['https://hoody.test/a//b', 'https://hoody.test/a//b/api/v1/containers'],
  ])('The path of the API at %s begins below its own', (apiUrl, expected) => {
    expect(endpoint(new URL(apiUrl), [text('containers')])).toBe(expected);
  });

  test('The path has exactly the given segments, or they are refused', () => {
    const segment = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({
        unit: fc.constantFrom('.', '/', '\\', '%', '2', 'e', '~', ':', '@', '+', 'a'),
        maxLength: 6,
      }),
      fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.:@+~-]{0,20}$/),
    );
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), (segments) => {
        let address: string;
        try {
          address = endpoint(new URL('https://hoody.test/base'), segments.map(text));
        } catch {
          return;
        }
        const url = new URL(address);
        expect(url.href).toBe(address);
        expect(url.origin).toBe('https://hoody.test');
        expect(url.pathname.split('/')).toEqual(['', 'base', 'api', 'v1', ...segments]);
      }),
      { numRuns: 1_000 },
    );
  });
});

test.each([
  ['http://127.0.0.1:8080', true],
  ['http://127.1.2.3', true],
  ['http://127.10.200.254', true],
  ['https://localhost', true],
  ['http://[::1]:8080', true],
  ['http://[0:0:0:0:0:0:0:1]', true],
  ['https://127.0.0.1.hoody.test', false],
  ['https://localhost.hoody.test', false],
  ['https://[::2]', false],
  ['https://10.0.0.1', false],
  ['https://api.hoody.com', false],
])('The address %s is on this machine: %s', (address, expected) => {
  expect(isLoopback(new URL(address))).toBe(expected);
});

describe('findApiUrlProblem', () => {
  const SCHEME =
    'must start with https:// to protect the token; http:// is valid for loopback addresses only';
  const LOGIN = 'must not contain a user name or a password; use the input `token`';
  const QUERY = 'must not contain a query or a fragment';
  const PATH = 'must not end with /api/v1, which the action adds';

  test.each([
    'https://api.hoody.com',
    'https://hoody.test:8443/gateway/',
    'https://127.0.0.1',
    'http://127.0.0.1:8080',
    'http://localhost',
    'http://[::1]:8080',
    'https://hoody.test/api/v1/gateway',
    'https://hoody.test/api/v10',
    'https://hoody.test/my-api/v1x',
  ])('The address %s can get the token', (address) => {
    expect(findApiUrlProblem(new URL(address))).toBeUndefined();
  });

  test.each([
    ['http://api.hoody.com', SCHEME],
    ['http://127.0.0.1.hoody.test', SCHEME],
    ['ftp://127.0.0.1', SCHEME],
    ['ws://localhost', SCHEME],
    ['https://user@hoody.test', LOGIN],
    ['https://:password@hoody.test', LOGIN],
    ['https://user:password@hoody.test', LOGIN],
    ['https://hoody.test/?realm=1', QUERY],
    ['https://hoody.test/#realm', QUERY],
    ['https://hoody.test/api/v1', PATH],
    ['https://hoody.test/gateway/api/v1/', PATH],
  ])('The address %s gets no token, because it %s', (address, problem) => {
    expect(findApiUrlProblem(new URL(address))).toBe(problem);
  });
});
