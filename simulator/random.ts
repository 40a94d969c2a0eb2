import { xorshift128plus } from 'pure-rand/generator/xorshift128plus';

/** Creates a generator of numbers in [0, 1), the same for the same seed. */
export function createRandom(seed: number): () => number {
  const generator = xorshift128plus(seed);
  return () => (generator.next() >>> 0) / 2 ** 32;
}
