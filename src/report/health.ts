import type { Health } from '../health/health.ts';
import { htmlText } from '../text/escape.ts';
import { formatDuration } from '../text/format.ts';
import { code } from './html.ts';

/** Renders what became of each address after a restore: first those that are not healthy. */
export function renderHealth(health: readonly Health[]): string[] {
  return health
    .toSorted((a, b) => Number(a.isHealthy) - Number(b.isHealthy))
    .map(({ url, isHealthy, last, ms }) => {
      const state = isHealthy ? '✅ Healthy' : '❌ Restored, but not healthy';
      return `<p>${state}: ${code(url)} (${htmlText(last)}), after ${formatDuration(ms)}</p>`;
    });
}
