import type { Health } from '../health/health.ts';
import { formatDuration } from '../text/format.ts';
import { longCode } from './html.ts';
import { prose } from './prose.ts';

/** GitHub drops a job summary over 1 MiB entirely, so its content is limited. */
const MAX_LINES = 50;

/** Renders what became of each address after a restore: first those that are not healthy. */
export function healthLines(health: readonly Health[]): string[] {
  const lines = health
    .toSorted((a, b) => Number(a.isHealthy) - Number(b.isHealthy))
    .slice(0, MAX_LINES)
    .map(({ url, isHealthy, last, ms }) => {
      const state = isHealthy ? '✅ Healthy' : '❌ Restored, but not healthy';
      return `<p>${state}: ${longCode(url)} (${prose(last)}) after ${formatDuration(ms)}</p>`;
    });
  const rest = health.length - lines.length;
  return rest > 0 ? [...lines, `<p>and ${rest} more</p>`] : lines;
}
