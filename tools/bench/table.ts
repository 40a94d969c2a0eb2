/** Renders a table in Markdown. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A value with its limit, which says so if the value exceeds it. */
export function renderTarget(value: number, target: number | undefined, unit = ''): string {
  if (target === undefined) return '';
  return `≤ ${target}${unit}${value <= target ? '' : ', **missed**'}`;
}
