/** The texts that the runner hides in what it shows of a job. */
export class Masks {
  /** The longest first, so that none hides a part of another only. */
  #texts: string[] = [];

  /** Hides a text from now on, and each of its lines. */
  add(text: string): void {
    const texts = [text, ...text.split(/\r?\n/)].filter((each) => each !== '');
    this.#texts = [...new Set([...this.#texts, ...texts])].toSorted((a, b) => b.length - a.length);
  }

  /** Hides each of them in a text, which is masked line by line. */
  apply(text: string): string {
    return text
      .split('\n')
      .map((line) => this.#texts.reduce((masked, hidden) => masked.replaceAll(hidden, '***'), line))
      .join('\n');
  }

  /** Whether a text contains one of them, in a line or across lines. */
  covers(text: string): boolean {
    return this.#texts.some((hidden) => text.includes(hidden));
  }
}
