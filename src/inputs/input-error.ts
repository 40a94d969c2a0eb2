/** All problems with the inputs, in one message. */
export class InputError extends Error {
  constructor(problems: readonly string[]) {
    const head =
      problems.length === 1
        ? 'An input is invalid. No request was sent.'
        : `The inputs have ${problems.length} problems. No request was sent.`;
    super([head, ...problems.map((problem) => `- ${problem}`)].join('\n'));
    this.name = 'InputError';
  }
}
