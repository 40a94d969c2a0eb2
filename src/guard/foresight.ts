import { nameByLabel } from '../base/labels.ts';
import { isHealthyAnswer, type Probed } from '../health/health.ts';
import { isExpired } from '../hoody/snapshot.ts';
import type { Outcome } from '../operations/outcome.ts';
import { formatCount, formatRounded, formatTime } from '../text/format.ts';
import { composeMessage, line } from '../text/message.ts';
import type { Redacted } from '../text/redact.ts';
import type { Guard } from './guard.ts';

/** What fails or can fail when the guard acts. */
export interface Foresight {
  /** Whether it makes a rollback impossible, or red. */
  isWarning: boolean;
  text: Redacted;
}

/** How many snapshots a container has, its new one included, and can have. */
export interface Room {
  containerId: Redacted;
  count: number;
  limit: number;
}

export interface ForeseeOptions {
  /** The token of the step. */
  token: string;
  outcomes: readonly Outcome[];
  /** How the addresses of `health-url` respond before the deploy. */
  probed: readonly Probed[];
  /** Where a backup needs room. */
  rooms: readonly Room[];
  labels: Guard['labels'];
  /** The local clock, in milliseconds since 1970. */
  now: number;
}

const URGENT_MS = 5 * 60_000;
const SOON_MS = 6 * 3_600_000;

/** Finds what a guard knows of its end before the deploy, when there is still time to change it. */
export function foresee({ token, outcomes, probed, rooms, labels, now }: ForeseeOptions): Foresight[] {
  const nameOf = nameByLabel(labels);
  return [
    ...foreseeToken(token, now),
    ...outcomes.flatMap(({ containerId, ownership, snapshots: [snapshot] }) => {
      const end = snapshot?.expires_at;
      if (ownership !== 'found' || !end || !isExpired({ expires_at: end }, now + SOON_MS)) return [];
      return [
        {
          isWarning: isExpired({ expires_at: end }, now + URGENT_MS),
          text: line`The reused snapshot ${snapshot.name} of container ${nameOf(containerId)} expires at ${formatTime(end)}. A rollback after that is impossible.`,
        },
      ];
    }),
    ...probed.map(foreseeHealth),
    ...rooms
      .filter(({ count, limit }) => count >= limit)
      .map(({ containerId, count, limit }) => ({
        isWarning: true,
        text: composeMessage(
          line`Container ${nameOf(containerId)} has no room for the backup before a rollback: it has ${formatCount(count, 'snapshot')}, and the limit is ${limit}.`,
          line('Without the backup, nothing is rolled back. Delete snapshots, or let new ones expire.'),
        ),
      })),
  ];
}

function foreseeToken(token: string, now: number): Foresight[] {
  const end = endOfToken(token);
  if (end === undefined || end > now + SOON_MS) return [];
  const what = line`The token expires at ${formatTime(new Date(end).toISOString())}.`;
  const isWarning = end <= now + URGENT_MS;
  const when = isWarning && end > now ? line` That is in ${formatRounded(end - now)}.` : line('');
  return [{ isWarning, text: line`${what}${when} A rollback after that is impossible.` }];
}

/** In seconds. A larger number is no time. */
const MAX_SECONDS = 8.64e12;

/**
 * When a token expires, in milliseconds since 1970: a JSON Web Token says that itself (RFC 7519, `exp`).
 *
 * @returns undefined if it does not say so
 */
export function endOfToken(token: string): number | undefined {
  const [, payload = '', ...rest] = token.split('.');
  if (rest.length !== 1) return undefined;
  try {
    const { exp }: { exp?: unknown } = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return typeof exp === 'number' && exp > 0 && exp < MAX_SECONDS ? exp * 1_000 : undefined;
  } catch {
    return undefined;
  }
}

function foreseeHealth(probed: Probed): Foresight {
  const { url, result } = probed;
  const text =
    'status' in result
      ? line`${url} responds with ${result.reason} before the deploy.`
      : line`${url} gives ${result.error} before the deploy.`;
  if (isHealthyAnswer(result)) return { isWarning: false, text };
  return {
    isWarning: true,
    text: composeMessage(
      text,
      line(
        'After a rollback, that would count as not healthy. Use a URL that responds with a status below 400.',
      ),
    ),
  };
}
