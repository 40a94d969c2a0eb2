import { addressOf, withQueries } from '../../../src/health/address.ts';

const urls = (...texts: string[]) => texts.map((text) => new URL(text));

test.each([
  ['https://a.example', 'https://a.example/'],
  ['https://a.example:8443/health?key=secret#part', 'https://a.example:8443/health'],
  ['https://user:secret@a.example/health', 'https://a.example/health'],
])('The address of %s is %s', (url, address) => {
  expect(addressOf(new URL(url))).toBe(address);
});

describe('The queries of addresses that were saved without them', () => {
  const saved = urls('https://a.example/health', 'https://b.example');

  test('The queries are those of the same addresses in the same order', () => {
    const given = urls('https://a.example/health?k=1', 'https://b.example?k=2');
    expect(withQueries(saved, given)).toEqual(given);
  });

  test.each([
    ['none', []],
    ['one less', urls('https://a.example/health?k=1')],
    ['one more', urls('https://a.example/health', 'https://b.example', 'https://c.example')],
    ['another order', urls('https://b.example', 'https://a.example/health')],
    ['another path', urls('https://a.example/healthy', 'https://b.example')],
    ['another host', urls('https://a.example.org/health', 'https://b.example')],
    ['another scheme', urls('http://a.example/health', 'https://b.example')],
    ['another port', urls('https://a.example:444/health', 'https://b.example')],
  ])('There are none where the input has %s', (_what, given) => {
    expect(withQueries(saved, given)).toBeUndefined();
  });
});
