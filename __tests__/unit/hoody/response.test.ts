import { parseRetryAfter, readBody } from '../../../src/hoody/response.ts';

const MAX_BYTES = 32 * 1024 * 1024;

async function* body(bytes: number): AsyncGenerator<Buffer> {
  yield Buffer.alloc(bytes, ' ');
}

test('A body can have as many bytes as the limit, and no more', async () => {
  expect(await readBody(body(MAX_BYTES))).toHaveLength(MAX_BYTES);
  await expect(readBody(body(MAX_BYTES + 1))).rejects.toThrow(`the body exceeds ${MAX_BYTES} bytes`);
});

test.each([
  [' 5 ', { retryAfterMs: 5_000 }],
  ['Wed, 15 Jan 2025 10:30:05 GMT', { retryAfterMs: 5_000 }],
  ['We, 15 Jan 2025 10:30:05 GMT', {}],
  ['15 Jan 2025 10:30:05 GMT', {}],
])('A Retry-After of %j is read as %j', (value, expected) => {
  expect(parseRetryAfter({ 'retry-after': value }, Date.UTC(2025, 0, 15, 10, 30))).toEqual(expected);
});
