import type { Hoody } from '../../../src/hoody/client.ts';
import type { Tools } from '../../../src/operations/outcome.ts';
import { type FakeHoody, fakeHoody } from './hoody.ts';
import { type FakeStory, fakeStory } from './story.ts';

/** The time that the clock of the tools tells. */
export const NOW = Date.parse('2025-02-01T00:00:00.000Z');

export interface FakeTools extends Tools {
  hoody: FakeHoody;
  story: FakeStory;
}

/**
 * What an operation works with, where all containers are alike.
 *
 * @param undoer the client that undoes; by default the same
 */
export function fakeTools(hoody: FakeHoody = fakeHoody(), undoer: Hoody = hoody): FakeTools {
  return {
    hoody,
    undoer: () => undoer,
    story: fakeStory(),
    each: (items, work) => Promise.all(items.map(work)),
    now: () => NOW,
  };
}
