import type { GuardSwitches } from '../guard/guard.ts';
import type { Health } from '../health/health.ts';
import type { NameOf } from '../hoody/container-name.ts';
import type { Operation } from '../operations/operation.ts';
import type { Outcome } from '../operations/outcome.ts';
import type { Request } from '../operations/request.ts';

/** What a step did. */
export interface Report {
  request: Request;
  outcomes: readonly Outcome[];
  /** Of what must be healthy after a restore. */
  health: readonly Health[];
  /** Why the step failed, other than for an outcome or for health. */
  problems: readonly string[];
  /** What the post step does; undefined if there is no guard. */
  guard: GuardSwitches | undefined;
  nameOf: NameOf;
  /** In milliseconds since 1970. */
  now: number;
}

/** The report of one operation. */
export type ReportOf<Name extends Operation> = Report & { request: Extract<Request, { operation: Name }> };

/** What a page says of the containers that did not fail. */
export interface Page {
  /** Follows "Hoody" in the heading. */
  title: string;
  /** Blocks of HTML, of which empty ones are left out. */
  body: readonly string[];
}
