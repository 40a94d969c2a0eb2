import { own, type Redacted } from '../text/redact.ts';

/** A URL as people read it: its origin and path. A query can contain a secret. */
export function addressOf({ origin, pathname }: URL): Redacted {
  return own(`${origin}${pathname}`);
}

/**
 * Adds the queries of other URLs to those that a step saved without them.
 *
 * @param given what the input contains now
 * @returns undefined if that is not the same addresses in the same order
 */
export function withQueries(saved: readonly URL[], given: readonly URL[]): readonly URL[] | undefined {
  const areSame =
    saved.length === given.length &&
    saved.every((url, index) => addressOf(url) === addressOf(given[index] ?? url));
  return areSame ? given : undefined;
}
