import type { Logger } from '../../../src/base/logger.ts';

export interface FakeLogger extends Logger {
  /** Each line, after its level. */
  readonly lines: string[];
}

/** A logger that keeps its lines, without the times. */
export function fakeLogger(): FakeLogger {
  const lines: string[] = [];
  return {
    lines,
    info: (line) => void lines.push(`info: ${line}`),
    warning: (line) => void lines.push(`warning: ${line}`),
    table: (rows) => void lines.push(...rows.map((cells) => `table: ${cells.join(' | ')}`)),
    async withProgress(begins, work, ends) {
      lines.push(`begins: ${begins}`);
      const result = await work();
      const sentence = ends(result);
      if (sentence !== undefined) lines.push(`ends: ${sentence}`);
      return result;
    },
  };
}
