import type { UserError } from '../../base/user-error.ts';
import { RequestError } from '../../hoody/errors.ts';
import { join } from '../../text/list.ts';
import { line } from '../../text/message.ts';
import type { Attempt } from './attempt.ts';

/** `create` failed, and its snapshot may exist anyway. The post step looks for it. */
export class AmbiguousCreateError extends RequestError {
  /** Only the failure. */
  override readonly cause: UserError;
  readonly pending: readonly Attempt[];

  constructor(cause: UserError, pending: readonly Attempt[]) {
    const aliases = join([...new Set(pending.map(({ alias }) => line`"${alias}"`))], ' or ');
    const isGenerated = pending.every((attempt) => attempt.isGenerated);
    super(
      cause,
      [
        line`The snapshot may exist anyway. Look for the alias ${aliases} with the operation \`list\`.`,
        isGenerated
          ? line('The post step of this step looks for it until 30 s after the request, and deletes it.')
          : line(
              'The post step of this step looks for it until 30 s after the request, and names it: another job may have created it.',
            ),
      ],
      cause instanceof RequestError ? cause.failure : undefined,
      true,
    );
    this.name = 'AmbiguousCreateError';
    this.cause = cause;
    this.pending = pending;
  }
}
