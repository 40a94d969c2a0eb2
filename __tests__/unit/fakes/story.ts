import type { Story } from '../../../src/operations/outcome.ts';

export interface FakeStory extends Story {
  /** Each line, after its level. */
  readonly lines: string[];
}

/** A story that is kept, without the times. */
export function fakeStory(): FakeStory {
  const lines: string[] = [];
  return {
    lines,
    info: (line) => void lines.push(`info: ${line}`),
    warning: (line) => void lines.push(`warning: ${line}`),
    async chapter(begins, work, ends) {
      lines.push(`begins: ${begins}`);
      const result = await work();
      lines.push(`ends: ${ends(result)}`);
      return result;
    },
  };
}
