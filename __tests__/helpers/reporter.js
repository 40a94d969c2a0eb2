/** See `needs.ts`. */
const PREFIX = /^Needs (.+)$/;

/** Says at the end of a run how many tests were skipped, because they need what this system does not have. */
module.exports = class NeedsReporter {
  onRunComplete(_contexts, { testResults }) {
    const counts = {};
    for (const { ancestorTitles, status } of testResults.flatMap(({ testResults: tests }) => tests)) {
      const feature = ancestorTitles.map((title) => PREFIX.exec(title)?.[1]).find(Boolean);
      if (feature && status === 'pending') counts[feature] = (counts[feature] ?? 0) + 1;
    }
    const list = Object.entries(counts).sort(([, one], [, other]) => other - one);
    if (list.length === 0) return;
    const total = list.reduce((sum, [, count]) => sum + count, 0);
    const reasons = list.map(([feature, count]) => `${feature} ${count}`).join(', ');
    process.stderr.write(`\n${total} tests need what this system does not have: ${reasons}.\n`);
  }
};
