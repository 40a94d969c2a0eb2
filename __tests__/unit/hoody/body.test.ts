import { createBodyReader, type ReadText } from '../../../src/hoody/body.ts';
import { AttemptError } from '../../../src/hoody/errors.ts';
import { describeFailure, MEANINGS } from '../../../src/hoody/failure.ts';

const MIB = 1024 * 1024;
const MAX_BYTES = 32 * MIB;

/** A body of which a test decides when each part arrives. */
class Body {
  /** How many parts were taken. */
  taken = 0;
  readonly #parts: Buffer[] = [];
  #isOver = false;
  #wake: () => void = () => undefined;

  push(bytes: number): this {
    this.#parts.push(Buffer.alloc(bytes, 'x'));
    this.#wake();
    return this;
  }

  end(): this {
    this.#isOver = true;
    this.#wake();
    return this;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    for (;;) {
      const part = this.#parts.shift();
      if (part) {
        this.taken += 1;
        yield part;
      } else if (this.#isOver) return;
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}

async function* parts(...buffers: Buffer[]): AsyncGenerator<Buffer> {
  yield* buffers;
}

/** Lets everything happen that waits for no part of a body. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

const failureOf = (read: Promise<string>) =>
  read.then(
    () => undefined,
    (error) => (error instanceof AttemptError ? error.failure : error),
  );

describe('The text of a body', () => {
  const read: ReadText = createBodyReader();

  test('A byte order mark is left out', async () => {
    await expect(read(parts(Buffer.from('\uFEFF{"a":1}')))).resolves.toBe('{"a":1}');
  });

  test('Only the first byte order mark is left out', async () => {
    await expect(read(parts(Buffer.from('\uFEFF"\uFEFF"')))).resolves.toBe('"\uFEFF"');
  });

  test('A character that is split over two parts is one', async () => {
    const bytes = Buffer.from('é€😀');
    const single = [...bytes].map((byte) => Buffer.from([byte]));
    await expect(read(parts(...single))).resolves.toBe('é€😀');
  });

  test('An empty body is an empty text', async () => {
    await expect(read(parts())).resolves.toBe('');
  });
});

describe('The length of a body', () => {
  test('A body of the limit is read', async () => {
    const text = await createBodyReader()(parts(Buffer.alloc(MAX_BYTES, 'x')));
    expect(text).toHaveLength(MAX_BYTES);
  });

  test('A longer body is too long, not malformed', async () => {
    const failure = await failureOf(createBodyReader()(parts(Buffer.alloc(MAX_BYTES), Buffer.alloc(1))));
    expect(failure).toEqual({ kind: 'oversized', reason: `the body exceeds ${MAX_BYTES} bytes` });
    expect(describeFailure(failure)).toBe('the API response is too long');
    expect(MEANINGS.oversized.advice).not.toContain('api-url');
  });

  test('The rest of a body that is too long is not read', async () => {
    const body = new Body();
    for (let index = 0; index < 100; index += 1) body.push(MIB);
    await failureOf(createBodyReader()(body));
    expect(body.taken).toBe(33);
  });
});

describe('Several bodies at one time', () => {
  test('Long bodies are read one after the other', async () => {
    const read = createBodyReader();
    const bodies = Array.from({ length: 6 }, () => new Body());
    const texts = bodies.map((body) => read(body));
    for (let part = 0; part < 19; part += 1) {
      for (const body of bodies) body.push(MIB);
      await settle();
    }
    expect(bodies.map(({ taken }) => taken)).toEqual([19, 2, 2, 2, 2, 2]);
    for (const [index, body] of bodies.entries()) {
      body.end();
      await expect(texts[index]).resolves.toHaveLength(19 * MIB);
    }
  });

  test('Short bodies wait for no long one', async () => {
    const read = createBodyReader();
    const long = new Body().push(2 * MIB);
    const pending = read(long);
    await settle();
    await expect(read(parts(Buffer.from('short')))).resolves.toBe('short');
    await expect(read(parts(Buffer.alloc(MIB, 'x')))).resolves.toHaveLength(MIB);
    await expect(Promise.race([pending, 'still reading'])).resolves.toBe('still reading');
    long.end();
    await expect(pending).resolves.toHaveLength(2 * MIB);
  });

  test.each<[string, () => AsyncIterable<Buffer>]>([
    [
      'breaks',
      async function* () {
        yield Buffer.alloc(2 * MIB);
        throw new Error('ECONNRESET');
      },
    ],
    ['is too long', () => parts(Buffer.alloc(2 * MIB), Buffer.alloc(MAX_BYTES))],
  ])('A long body that %s stops no other', async (_, breaking) => {
    const read = createBodyReader();
    const first = failureOf(read(breaking()));
    const second = read(parts(Buffer.alloc(2 * MIB, 'x'), Buffer.alloc(2 * MIB, 'x')));
    await expect(first).resolves.toBeDefined();
    await expect(second).resolves.toHaveLength(4 * MIB);
  });
});
