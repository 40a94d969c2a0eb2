/** A part of a message. A text is one line, whatever it quotes; an error adds the lines of its own message. */
export type MessagePart = string | Error;

/** Composes a message: a headline, and below it what explains it and what to do. */
export function composeMessage(headline: MessagePart, ...details: readonly MessagePart[]): string {
  return [headline, ...details].map(linesOf).join('\n');
}

function linesOf(part: MessagePart): string {
  return typeof part === 'string' ? part.replaceAll('\n', '\\n') : part.message;
}
