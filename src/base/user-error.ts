import { composeMessage, line, type MessagePart } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';

/**
 * An expected error, in words for the person who has to act on it: a headline that says what failed, and details that
 * say why and what to do next, one line each.
 */
export class UserError extends Error {
  declare readonly message: Redacted;

  constructor(headline: MessagePart, ...details: readonly MessagePart[]) {
    super(composeMessage(headline, ...details));
    this.name = 'UserError';
  }
}

/** An exception that nothing expects. What it says comes from code, in which all text is redacted. */
export class UnexpectedError extends UserError {
  constructor({ stack, message }: Error) {
    super(line('This is a bug in the action. Report it with this log:'), own(stack ?? message));
    this.name = 'UnexpectedError';
  }
}

/** Turns whatever was thrown into an error for people. */
export function toUserError(thrown: unknown): UserError {
  return thrown instanceof UserError ? thrown : new UnexpectedError(thrown as Error);
}

/** The reason of an error of Node.js, such as one of the file system, as a line of a message. */
export function reasonOf(thrown: unknown): Redacted {
  return line`Reason: ${own((thrown as Error).message)}`;
}
