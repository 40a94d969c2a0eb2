import { formatCount } from '../text/format.ts';
import { join } from '../text/list.ts';
import { line } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import type { Call } from './calls.ts';

/** Why one attempt at a call produced no usable response. */
export type Failure =
  | StatusFailure
  /** Too little of the budget was left to send anything. */
  | { kind: 'unsent' }
  /** The connection was never made, so the request was not sent and the API cannot have acted. */
  | { kind: 'unconnected'; reason: Redacted }
  /**
   * The request may have arrived, but no complete response came back: the API may or may not have acted. That
   * includes a kept-alive connection that the server closes as the request is sent.
   */
  | { kind: 'lost'; reason: Redacted }
  | { kind: 'redirect'; status: number; location: Redacted | undefined }
  /** A complete response with a success status that is not from this API, or not to this request. */
  | { kind: 'malformed'; reason: Redacted }
  /** A response that is longer than any that the action reads. */
  | { kind: 'oversized'; reason: Redacted }
  /** Before a restore was sent again, a list showed that its name means another snapshot now. */
  | { kind: 'replaced'; reason: Redacted }
  /** The TLS handshake failed, as with a certificate that is not trusted. The request was not sent. */
  | { kind: 'untrusted'; reason: Redacted };

/** The API, or a proxy in front of it, returned an error. */
export interface StatusFailure {
  kind: 'status';
  status: number;
  message: Redacted;
  /** The API's machine-readable code. */
  code?: string;
  /** What is wrong with a request, in addition to the message. */
  details?: Redacted;
  /** How many snapshots the container has and can have, if the code is LIMIT_CODE. */
  usage?: { count?: number; limit?: number };
  retryAfterMs?: number;
  /** The server's clock, in milliseconds since 1970; absent if unknown. */
  serverTime?: number | undefined;
  /** When the head of the response arrived, by a clock that does not jump, in milliseconds. */
  receivedAt?: number;
  /** Whether the body has the form of the API's own errors: its `statusCode` is the status. */
  fromApi: boolean;
}

/** The container has reached its snapshot limit. */
export const LIMIT_CODE = 'CONTAINER_SNAPSHOT_LIMIT';
/** The platform is still preparing the container, which is temporary. */
export const PRESPAWN_CODE = 'SNAPSHOT_PRESPAWN_FORBIDDEN';
/** Another operation runs on the container, or its setup is not finished; both are temporary. */
export const BUSY_CODES: readonly string[] = ['SNAPSHOT_OPERATION_IN_PROGRESS', 'container_finalizing'];

/** What a failure means. */
export interface Meaning {
  /**
   * Whether the same request can be sent again: at once, only after a look at what it did, for as long as a restart of the
   * API takes, or not at all.
   */
  next: 'again' | 'look first' | 'again for a while' | 'give up';
  /** Whether the API may have acted. */
  mayHaveActed: boolean;
  /** What to do about it, as sentences. */
  advice: Redacted | ((kind: Call['kind']) => Redacted);
}

const LATER = { next: 'again', mayHaveActed: false } as const;
const UNCLEAR = { next: 'look first', mayHaveActed: true } as const;
const FINAL = { next: 'give up', mayHaveActed: false } as const;

const ON_LOST = line(
  'Check the network and the status of the API. Rerun the job, or increase `timeout-seconds`.',
);
const ON_INPUTS = line('Check the inputs of this step.');
const ON_REJECTED = line`The API rejected a value. ${ON_INPUTS}`;
const ON_PROBLEM = line('The API has a problem. Rerun the job later, or increase `timeout-seconds`.');

/** What each kind of failure, code and status means. `docs/errors.md` has a table of it. */
export const MEANINGS = {
  unsent: { ...FINAL, advice: line('Increase `timeout-seconds`.') },
  unconnected: {
    ...LATER,
    advice: line(
      'Check `api-url`, the network of the runner, and its proxy settings (HTTPS_PROXY and NO_PROXY).',
    ),
  },
  lost: { ...UNCLEAR, advice: ON_LOST },
  redirect: {
    ...FINAL,
    advice: line(
      'The action does not follow redirects, to protect the token. Set `api-url` to the URL of the API.',
    ),
  },
  malformed: {
    ...FINAL,
    mayHaveActed: true,
    advice: line('Check that `api-url` is the URL of the Hoody API. If it is, contact Hoody support.'),
  },
  oversized: {
    ...FINAL,
    mayHaveActed: true,
    advice: line(
      'The container has too many snapshots for one response. Delete some of them by their names.',
    ),
  },
  replaced: {
    ...FINAL,
    advice: line(
      'Another step or job created a snapshot of the same name. To find another one, use the operation `list`.',
    ),
  },
  untrusted: {
    ...FINAL,
    advice: line('Check `api-url`. For a private certificate authority, set NODE_EXTRA_CA_CERTS.'),
  },
  [LIMIT_CODE]: {
    ...FINAL,
    advice: line('The container has reached its snapshot limit. Delete snapshots, or let new ones expire.'),
  },
  [PRESPAWN_CODE]: {
    ...LATER,
    advice: line(
      'The platform is still preparing the container. Rerun the job later, or increase `timeout-seconds`.',
    ),
  },
  '400': { ...FINAL, advice: ON_REJECTED },
  '401': { ...FINAL, advice: line('Check that `token` is a token of this API that has not expired.') },
  '403': {
    ...FINAL,
    advice: line('Use a token that has the permission `containers.features.snapshots` for this container.'),
  },
  '404': {
    ...FINAL,
    advice: (kind) =>
      kind === 'list' || kind === 'create'
        ? line('Check `container-id`, and that `api-url` is the realm of the container.')
        : line('Check `container-id` and the snapshot, and that `api-url` is the realm of the container.'),
  },
  '408': { ...UNCLEAR, advice: ON_LOST },
  '409': {
    ...LATER,
    advice: line(
      'The container is busy. Increase `timeout-seconds`, or use `concurrency` to run one job at a time.',
    ),
  },
  '422': { ...FINAL, advice: ON_REJECTED },
  '425': { ...UNCLEAR, advice: ON_LOST },
  '429': {
    ...LATER,
    advice: line('The API limits the rate of requests. Rerun the job later, or increase `timeout-seconds`.'),
  },
  /** With its own 503, the API reports that it did nothing; a 503 from a proxy may follow an action of the API. */
  '503 of the API': { ...LATER, advice: ON_PROBLEM },
  '5xx': { ...UNCLEAR, advice: ON_PROBLEM },
  '4xx': { ...FINAL, advice: ON_INPUTS },
  '407': {
    ...FINAL,
    advice: line('The proxy requires a login. Check the user name and the password in HTTPS_PROXY.'),
  },
  /** A gateway that responds for the API, as while that restarts, has not passed the request on. */
  '4xx of a gateway': {
    next: 'again for a while',
    mayHaveActed: false,
    advice: line(
      'A gateway or another server responded, not the API. Check `api-url`; if the API was restarting, rerun the job.',
    ),
  },
} as const satisfies Record<string, Meaning>;

export function meaningOf(failure: Failure): Meaning {
  if (failure.kind !== 'status') return MEANINGS[failure.kind];
  const { status, code, fromApi } = failure;
  if (code === LIMIT_CODE || code === PRESPAWN_CODE) return MEANINGS[code];
  if (status === 503 && fromApi) return MEANINGS['503 of the API'];
  if (isOfGateway(failure)) return MEANINGS['4xx of a gateway'];
  const byStatus: Readonly<Record<string, Meaning>> = MEANINGS;
  return byStatus[status] ?? (status >= 500 ? MEANINGS['5xx'] : MEANINGS['4xx']);
}

/** The statuses below 500 that mean the same, whoever sends them. */
const SHARED_STATUSES = [407, 408, 425, 429];

function isOfGateway({ status, fromApi }: StatusFailure): boolean {
  return !fromApi && status < 500 && !SHARED_STATUSES.includes(status);
}

/** Suggests what to do about the failure of a call, as sentences. */
export function advise(failure: Failure, { kind }: Pick<Call, 'kind'>): Redacted {
  const { advice } = meaningOf(failure);
  return typeof advice === 'function' ? advice(kind) : advice;
}

/** Describes a failure as the end of a sentence, such as "the API responded with 403". */
export function describeFailure(failure: Failure): Redacted {
  switch (failure.kind) {
    case 'status':
      return describeStatus(failure);
    case 'redirect':
      return line`a gateway responded with ${failure.status}`;
    case 'unsent':
      return line('no time is left');
    case 'unconnected':
      return line('the connection failed');
    case 'lost':
      return line('no complete response arrived');
    case 'malformed':
      return line('the API response is invalid');
    case 'oversized':
      return line('the API response is too long');
    case 'replaced':
      return line('the name now refers to another snapshot');
    case 'untrusted':
      return line('the TLS handshake failed');
  }
}

/** Who responded: an error page, or the error of another server, does not come from the API. */
function describeStatus({ status, fromApi }: StatusFailure): Redacted {
  if (fromApi) return line`the API responded with ${status}`;
  return status === 407 ? line`the proxy responded with ${status}` : line`a gateway responded with ${status}`;
}

/** Describes a failure with its reason in one line, such as "the API responded with 409 (The container is busy)". */
export function summarizeFailure(failure: Failure): Redacted {
  const reason = own(oneLine(reasonOf(failure)).replace(/\.$/, ''));
  return line`${describeFailure(failure)} (${reason})`;
}

/** Lists what is known about a failure beyond its description, one line each, whatever the server wrote. */
export function explainFailure(failure: Failure): Redacted[] {
  const reason = oneLine(reasonOf(failure));
  if (failure.kind !== 'status') return [line`Reason: ${reason}`];
  const label = failure.fromApi ? line('API message') : line('Message');
  return [line`${label}: ${reason}`, ...explainStatus(failure)];
}

/** Whether another operation runs on the container, which passes by itself. */
export function isBusy(failure: Failure): boolean {
  return failure.kind === 'status' && failure.fromApi && meaningOf(failure) === MEANINGS['409'];
}

/** Why an attempt failed, in the words of whoever responded. */
export function reasonOf(failure: Failure): Redacted {
  switch (failure.kind) {
    case 'status':
      return failure.message;
    case 'redirect':
      return failure.location === undefined
        ? line('redirect without a target')
        : line`redirect to ${failure.location}`;
    case 'unsent':
      return line('no request was sent');
    default:
      return failure.reason;
  }
}

function explainStatus({ details, usage, retryAfterMs }: StatusFailure): Redacted[] {
  const { count, limit } = usage ?? {};
  const counts = [
    ...(count === undefined ? [] : [formatCount(count, 'snapshot')]),
    ...(limit === undefined ? [] : [line`limit ${limit}`]),
  ];
  return [
    ...(details === undefined ? [] : [line`API details: ${oneLine(details)}`]),
    ...(counts.length === 0 ? [] : [line`Usage: ${join(counts)}`]),
    ...(retryAfterMs === undefined
      ? []
      : [line`The response says to retry after ${Math.ceil(retryAfterMs / 1000)} s.`]),
  ];
}

function oneLine(text: Redacted): Redacted {
  return own(text.replace(/\s+/g, ' ').trim());
}
