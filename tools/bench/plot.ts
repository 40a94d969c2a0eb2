import type { TopLevelSpec } from 'vega-lite';
import type { ListFigure } from './lists.ts';

const ACTION = 'the action';
const BASELINE = 'fetch and parse';

/** The colors of a page on GitHub, for what is not a line. */
const COLORS = {
  light: { background: 'white', text: '#000', axis: '#888', grid: '#ddd' },
  dark: { background: '#0d1117', text: '#e6edf3', axis: '#8b949e', grid: '#30363d' },
};

export const THEMES = ['light', 'dark'] as const;

/** Plots the time and the memory of lists over their length, as SVG. */
export async function plotLists(
  figures: readonly ListFigure[],
  theme: (typeof THEMES)[number],
): Promise<string> {
  const panel = (title: string, valuesOf: (figure: ListFigure) => [subject: number, baseline: number]) => ({
    width: 300,
    height: 220,
    data: {
      values: figures.flatMap((figure) =>
        valuesOf(figure).map((value, index) => ({
          count: figure.count,
          value,
          program: index === 0 ? ACTION : BASELINE,
        })),
      ),
    },
    mark: { type: 'line' as const, point: true },
    encoding: {
      x: { field: 'count', type: 'quantitative' as const, title: 'Snapshots' },
      y: { field: 'value', type: 'quantitative' as const, title },
      color: { field: 'program', type: 'nominal' as const, title: null, sort: [ACTION, BASELINE] },
    },
  });
  const { background, text, axis, grid } = COLORS[theme];
  const spec: TopLevelSpec = {
    background,
    hconcat: [
      panel('Time (s)', ({ time }) => [time.subject / 1000, time.baseline / 1000]),
      panel('Peak memory (MiB)', ({ memory }) => [memory.subject / 2 ** 20, memory.baseline / 2 ** 20]),
    ],
    config: {
      legend: { orient: 'bottom', labelColor: text },
      axis: { labelColor: text, titleColor: text, domainColor: axis, tickColor: axis, gridColor: grid },
      view: { stroke: grid },
    },
  };
  // Not imported at the top, because a package of Vega cannot be loaded with `require`.
  const [vega, { compile }] = await Promise.all([import('vega'), import('vega-lite')]);
  const view = new vega.View(vega.parse(compile(spec).spec), { renderer: 'none' });
  return view.toSVG();
}
