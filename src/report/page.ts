import type { NameOf } from '../base/labels.ts';
import type { GuardSwitches } from '../guard/guard.ts';
import type { Health } from '../health/health.ts';
import type { Outcome } from '../operations/outcome.ts';
import type { Operation, Request } from '../operations/request.ts';
import type { Redacted } from '../text/redact.ts';

/** What a step did. */
export interface Result {
  request: Request;
  outcomes: readonly Outcome[];
  /** Of what must be healthy after a restore. */
  health: readonly Health[];
  /** Why the step failed, other than for an outcome or for health. */
  problems: readonly Redacted[];
  /** What the post step does; undefined if there is no guard. */
  guard: GuardSwitches | undefined;
  nameOf: NameOf;
  /** In milliseconds since 1970. */
  now: number;
}

/** What a step of one operation did. */
export type ResultOf<Name extends Operation> = Result & { request: Extract<Request, { operation: Name }> };

/** What a page says of the containers that did not fail. */
export interface Page {
  /** Follows "Hoody" in the heading. */
  title: string;
  /** Blocks of HTML, of which empty ones are left out. */
  body: readonly string[];
}
