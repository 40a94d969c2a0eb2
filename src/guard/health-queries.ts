import { addressOf } from '../health/address.ts';

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
