import fc from 'fast-check';
import { endpoint, isLoopback } from '../../../src/hoody/endpoint.ts';

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
    expect(() => endpoint(new URL('https://hoody.test'), ['containers', segment])).toThrow(
      'not a plain path segment',
    );
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
          address = endpoint(new URL('https://hoody.test/base'), segments);
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
