import type { Context } from '../../../src/operations/context.ts';
import type { Outcome } from '../../../src/operations/outcome.ts';
import type { Redacted } from '../../../src/text/redact.ts';

type Operation<Request> = (
  request: Request,
  containerIds: readonly Redacted[],
  context: Context,
) => Promise<Outcome[]>;

/** An operation on one container, which throws the error of an outcome that has nothing else to tell. */
export function onOne<Request>(operation: Operation<Request>) {
  return async (request: Request, containerId: Redacted, context: Context): Promise<Outcome> => {
    const [outcome, ...others] = await operation(request, [containerId], context);
    if (!outcome || others.length > 0) throw new Error('one container has one outcome');
    const { ok, containerId: _, changed, snapshots, ...told } = outcome;
    const isBare = snapshots.length === 0 && Object.keys(told).join() === 'error';
    if ('error' in told && isBare) throw told.error;
    return outcome;
  };
}
