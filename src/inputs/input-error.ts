/** All problems with the inputs, in one message. */
export class InputError extends Error {
  constructor(problems: readonly string[]) {
    const head =
      problems.length === 1 ? 'An input is wrong' : `${problems.length} things are wrong with the inputs`;
    super(`${head}; nothing was sent.\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
    this.name = 'InputError';
  }
}
