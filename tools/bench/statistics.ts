/** How two series of measurements compare. */
export interface Comparison {
  /** The medians. */
  subject: number;
  baseline: number;
  /** The median of the subject over that of the baseline. */
  ratio: number;
  /** The quartiles of the ratios of the rounds. */
  quartiles: readonly [lower: number, upper: number];
}

/**
 * Compares two series that were measured in turn.
 *
 * @param subject one value for each round
 * @param baseline one value for each round, in the same order
 */
export function compare(subject: readonly number[], baseline: readonly number[]): Comparison {
  if (subject.length !== baseline.length) throw new Error('The series do not have the same rounds.');
  const ratios = subject.map((value, round) => value / (baseline[round] ?? Number.NaN));
  const medians = { subject: median(subject), baseline: median(baseline) };
  return {
    ...medians,
    ratio: medians.subject / medians.baseline,
    quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
  };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Interpolates between the two nearest values. */
export function quantile(values: readonly number[], fraction: number): number {
  if (values.length === 0) throw new Error('No values have no quantile.');
  const sorted = values.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * fraction;
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const below = Math.floor(position);
  return at(below) + (at(Math.ceil(position)) - at(below)) * (position - below);
}
