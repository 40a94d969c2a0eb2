import { MAX_ARCHIVE_BYTES } from './archive.ts';
import { MAX_PARALLEL, REQUEST_MS } from './containers.ts';
import type { Figure } from './figure.ts';
import { growthOf, type ListFigure, MAX_GROWTH, MAX_PEAK_BYTES, MAX_RATIO } from './lists.ts';
import { renderTable, renderTarget } from './table.ts';

/** What the benchmarks measured; absent are those that did not run. */
export interface Results {
  start?: Figure[];
  containers?: Figure[];
  lists?: ListFigure[];
  /** In bytes. */
  archive?: number;
}

/** Renders the section of each benchmark that ran. */
export function renderSections({ start, containers, lists, archive }: Results): string[] {
  return [
    ...(start ? [renderStart(start)] : []),
    ...(containers ? [renderContainers(containers)] : []),
    ...(lists ? [renderLists(lists)] : []),
    ...(archive === undefined ? [] : [renderArchive(archive)]),
  ];
}

/** Renders the page. */
export function renderPage(
  results: Required<Results>,
  machine: Readonly<Record<string, string>>,
  rounds: number,
): string {
  const introduction = `# Performance

The overhead of a step over the smallest program that sends the same request. \`npm run bench\` measures it, and writes this page.

Every measured step is a process of \`dist/\`, as the runner starts it. Each figure is a ratio: the median of the step
over the median of a simpler program. In each of ${rounds} rounds, all processes of a section run in turn, so that both
sides of a ratio meet the same machine. The quartiles are those of the ratios in the rounds. The times are context:
they depend on the machine.

${renderTable(['', ''], Object.entries(machine))}`;
  return `${[introduction, ...renderSections(results)].join('\n\n')}\n`;
}

function renderStart(figures: readonly Figure[]): string {
  return `## One container

The steps run against [the emulator](../emulator.md), behind TLS, as the API is. The shortest program sends the same
request with \`node:https\` and waits for the response. The last row is without TLS, for which the action also loads
Node's TLS.

${renderFigures('Step', figures)}`;
}

function renderContainers(figures: readonly Figure[]): string {
  return `## Many containers

A \`create\` with \`max-parallel: ${MAX_PARALLEL}\`, against a server that takes ${REQUEST_MS} ms for each request. The
ideal is the time of the requests, ${MAX_PARALLEL} at a time, and of a bare start of Node.js, which does not load Node's
http. The shortest program sends the same requests with \`node:http\`, over connections that it keeps alive.

${renderFigures('Containers', figures)}`;
}

function renderFigures(head: string, figures: readonly Figure[]): string {
  return renderTable(
    [head, 'Over', 'Ratio', 'Quartiles', 'Target', 'Time'],
    figures.map(({ subject, baseline, comparison, target }) => [
      subject,
      baseline,
      ...renderRatio(comparison),
      renderTarget(comparison.ratio, target),
      `${comparison.subject.toFixed(0)} ms`,
    ]),
  );
}

function renderLists(figures: readonly ListFigure[]): string {
  const growth = growthOf(figures);
  const rows = figures.map(({ count, time, memory }, index) => {
    const isLast = index === figures.length - 1;
    return [
      count.toLocaleString('en'),
      ...renderRatio(time),
      renderTarget(time.ratio, isLast ? MAX_RATIO : undefined),
      `${time.subject.toFixed(0)} ms`,
      `${(memory.subject / 2 ** 20).toFixed(0)} MiB`,
      renderTarget(memory.subject / 2 ** 20, isLast ? MAX_PEAK_BYTES / 2 ** 20 : undefined, ' MiB'),
      `${(memory.baseline / 2 ** 20).toFixed(0)} MiB`,
    ];
  });
  return `## Long lists

A \`list\` over a program that fetches the same response and parses it as JSON. The response has every documented
field, and the oldest snapshot first. No container needs as many as 100,000 snapshots: they show that
nothing grows faster than the list.

${renderTable(['Snapshots', 'Ratio', 'Quartiles', 'Target', 'Time', 'Peak memory', 'Target', 'Peak of the other'], rows)}

The second 50,000 snapshots take ${growth.toFixed(2)} times as long as the first 50,000. The target is
${renderTarget(growth, MAX_GROWTH)}.

<picture>
  <source media="(prefers-color-scheme: dark)" srcset="${plotOf('dark')}">
  <img src="${plotOf('light')}" alt="The time and the peak memory over the number of snapshots, for the action and for the other program.">
</picture>`;
}

/** Where the plot of the lists is, from the page. */
export function plotOf(theme: 'light' | 'dark'): string {
  return `../pictures/long-lists-${theme}.svg`;
}

function renderArchive(bytes: number): string {
  return `## Download

A runner downloads the action once for each job: an archive of ${(bytes / 1000).toFixed(1)} kB. The target is
${renderTarget(bytes / 1000, MAX_ARCHIVE_BYTES / 1000, ' kB')}.`;
}

function renderRatio({ ratio, quartiles }: Figure['comparison']): string[] {
  return [ratio.toFixed(2), quartiles.map((quartile) => quartile.toFixed(2)).join(' to ')];
}
