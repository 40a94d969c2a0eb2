import type { UnsettledCreates } from '../operations/context.ts';
import type { Attempt } from '../operations/create/attempt.ts';
import { own, type Redacted } from '../text/redact.ts';
import { array, boolean, containerId, json, readSettings, record, text } from './fields.ts';
import type { PostSettings } from './guard.ts';
import { GuardStateError } from './state.ts';

/** The attempts to create a snapshot whose end a step did not learn, for its post step. */
export interface Unsettled extends PostSettings {
  attempts: readonly UnsettledAttempt[];
}

/** Attempts with the same alias in several containers. The clock by which they were sent is that of the post step too. */
export interface UnsettledAttempt extends Omit<Attempt, 'containerId'> {
  containerIds: readonly Redacted[];
}

/** The attempts of a post step of its own, which nothing follows that could read a state. */
export class OpenAttempts implements UnsettledCreates {
  readonly #open = new Map<string, Attempt>();

  expect(...attempts: readonly Attempt[]): void {
    for (const attempt of attempts) this.#open.set(keyOf(attempt), attempt);
  }

  settle(attempt: Attempt): void {
    this.#open.delete(keyOf(attempt));
  }

  /** Those of which it is unknown what became. */
  get left(): UnsettledAttempt[] {
    return [...this.#open.values()].map(({ containerId: id, ...attempt }) => ({
      ...attempt,
      containerIds: [id],
    }));
  }
}

/** Several attempts can have the same alias, and each can make a snapshot. */
export function keyOf({ containerId: id, alias, sentAt }: Attempt): string {
  return `${id} ${alias} ${sentAt}`;
}

/**
 * Parses what `recordUnsettled` saved.
 *
 * @returns undefined if the step left nothing
 * @throws GuardStateError for any other text
 */
export function parseUnsettled(saved: string): Unsettled | undefined {
  if (saved === '') return undefined;
  try {
    const fields = record(json(saved));
    return {
      ...readSettings(fields),
      attempts: array(fields['attempts']).map((attempt) => toAttempt(record(attempt))),
    };
  } catch (error) {
    throw new GuardStateError((error as Error).message);
  }
}

function toAttempt(fields: Record<string, unknown>): UnsettledAttempt {
  const { isKept, isPlanned, reported, serverSentAt } = fields;
  return {
    containerIds: array(fields['containerIds']).map(containerId),
    alias: text(fields['alias']),
    isGenerated: boolean(fields['isGenerated']),
    sentAt: number(fields['sentAt']),
    ...(serverSentAt === undefined ? {} : { serverSentAt: number(serverSentAt) }),
    ...(isPlanned === undefined ? {} : { isPlanned: true }),
    ...(isKept === undefined ? {} : { isKept: true }),
    ...(reported === undefined ? {} : { reported: toReported(record(reported)) }),
  };
}

function toReported({ name, created_at }: Record<string, unknown>): NonNullable<Attempt['reported']> {
  return { name: text(name), ...(created_at === undefined ? {} : { created_at: own(text(created_at)) }) };
}

function number(value: unknown): number {
  if (typeof value !== 'number') throw new Error('a number is missing');
  return value;
}
