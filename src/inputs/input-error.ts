/** All problems with the inputs, in one message. */
export class InputError extends Error {
  constructor(problems: readonly string[]) {
    const head =
      problems.length === 1 ? 'An input is invalid' : `The inputs have ${problems.length} problems`;
    super(`${head}. No request was sent.\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
    this.name = 'InputError';
  }
}
