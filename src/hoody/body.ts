import { line } from '../text/message.ts';
import { AttemptError } from './errors.ts';

/** Reads the body of a response as text. */
export type ReadText = (body: AsyncIterable<Buffer>) => Promise<string>;

/** Far above what the snapshots of a container need; a server cannot make the runner keep more in memory. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;
/** A longer body is read on its own. */
const SHORT_BODY_BYTES = 1024 * 1024;

/**
 * Creates a reader of bodies that limits the memory of all that are read at one time: of those that are long, one is read
 * after the other.
 */
export function createBodyReader(): ReadText {
  let last: Promise<unknown> = Promise.resolve();
  return async (body) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    let release: (() => void) | undefined;
    try {
      for await (const chunk of body) {
        bytes += chunk.length;
        if (bytes > MAX_BODY_BYTES) {
          throw new AttemptError({
            kind: 'oversized',
            reason: line`the body exceeds ${MAX_BODY_BYTES} bytes`,
          });
        }
        chunks.push(chunk);
        if (bytes <= SHORT_BODY_BYTES || release) continue;
        const before = last;
        const { promise, resolve } = Promise.withResolvers<void>();
        last = promise;
        release = resolve;
        await before;
      }
      return Buffer.concat(chunks)
        .toString('utf8')
        .replace(/^\uFEFF/, '');
    } finally {
      release?.();
    }
  };
}
