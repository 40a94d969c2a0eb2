import type { Effect, Operation } from '../../../emulator/server.ts';

/** What a client observes of a request that meets a fault. */
export type Symptom =
  /** The usual response, late. */
  | { kind: 'slow' }
  /** `isApi`: the body has the form of the API's errors. */
  | { kind: 'status'; status: number; code?: string; isApi: boolean; retryAfterSeconds?: number }
  /** The connection is refused. */
  | { kind: 'unconnected' }
  /** The response is incomplete; a silent server sends nothing until the client gives up. */
  | { kind: 'lost'; isSilent: boolean }
  | { kind: 'redirect'; status: number }
  /** The status is a success, and the body is not a response to this request. */
  | { kind: 'malformed' };

/** Something that goes wrong with a request. */
export interface Fault {
  /** Without whether the API acts. */
  name: string;
  symptom: Symptom;
  /** Whether the API performs the operation anyway. */
  acts: boolean;
  /** What the emulator does; `refuse` needs no emulator. */
  effectOn: ((operation: Operation) => Effect) | 'refuse';
}

export const LIMIT = 'CONTAINER_SNAPSHOT_LIMIT';
export const PRESPAWN = 'SNAPSHOT_PRESPAWN_FORBIDDEN';

const PAGE = '<html><body><h1>Bad gateway</h1></body></html>';

/** The statuses that the API documents, with its own body. */
function documented(status: number, acts = false, retryAfterSeconds?: number): Fault {
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return {
    name: retryAfterSeconds === undefined ? `${status}` : `${status} with \`Retry-After\``,
    symptom: {
      kind: 'status',
      status,
      isApi: true,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    },
    acts,
    effectOn: () => ({ kind: 'status', status, headers, acts }),
  };
}

function withCode(status: number, code: string): Fault {
  const body = { statusCode: status, error: code, message: 'A message of the API' };
  return {
    name: `${status} \`${code}\``,
    symptom: { kind: 'status', status, code, isApi: true },
    acts: false,
    effectOn: () => ({ kind: 'status', status, body }),
  };
}

function withoutCode(status: number, error: string): Fault {
  const body = { statusCode: status, error, message: 'A message of the API' };
  return {
    name: `${status} without a code`,
    symptom: { kind: 'status', status, isApi: true },
    acts: false,
    effectOn: () => ({ kind: 'status', status, body }),
  };
}

function fromProxy(status: number, what: string, body: string | object, acts: boolean): Fault {
  return {
    name: `${status} ${what}`,
    symptom: { kind: 'status', status, isApi: false },
    acts,
    effectOn: () => ({ kind: 'status', status, body, acts }),
  };
}

function lost(name: string, acts: boolean, effect: Effect, isSilent = false): Fault {
  return { name, symptom: { kind: 'lost', isSilent }, acts, effectOn: () => effect };
}

/** A body that replaces the usual one of a success. */
function replaced(
  name: string,
  symptom: Symptom,
  bodyOf: (operation: Operation) => string | object,
): [Fault, Fault] {
  const before = (operation: Operation): Effect => ({
    kind: 'status',
    status: 200,
    body: bodyOf(operation),
  });
  const after = (operation: Operation): Effect => ({
    kind: 'response',
    status: 200,
    body: bodyOf(operation),
  });
  return [
    { name, symptom, acts: false, effectOn: before },
    { name, symptom, acts: true, effectOn: after },
  ];
}

/** A response about a container or a snapshot that the request did not name. */
function aboutAnother(operation: Operation): object {
  const snapshot = { name: 'snap-20200101-000000' };
  const container_id = 'f'.repeat(24);
  const data = {
    list: { container_id, snapshots: [] },
    create: { container_id, snapshot },
    restore: { snapshot },
    alias: { container_id, snapshot },
    delete: { container_id, snapshot_name: snapshot.name },
  }[operation];
  return { statusCode: 200, message: 'A message of the API', data };
}

const MALFORMED = { kind: 'malformed' } as const;

/** Every way in which a request can go wrong, each before and, where that is possible, after the API acts. */
export const FAULTS: readonly Fault[] = [
  {
    name: 'slow response',
    symptom: { kind: 'slow' },
    acts: true,
    effectOn: () => ({ kind: 'delay', ms: 200 }),
  },
  { name: 'connection refused', symptom: { kind: 'unconnected' }, acts: false, effectOn: 'refuse' },
  withCode(409, 'SNAPSHOT_OPERATION_IN_PROGRESS'),
  withCode(409, 'container_finalizing'),
  withoutCode(409, 'Conflict'),
  withCode(400, PRESPAWN),
  documented(429),
  documented(429, false, 1),
  documented(503),
  ...[false, true].flatMap((acts) => [
    lost('connection reset', acts, { kind: 'reset', when: acts ? 'after' : 'before' }),
    lost('no response', acts, { kind: 'hang', acts }, true),
    documented(408, acts),
    documented(425, acts),
    documented(500, acts),
    fromProxy(502, 'page', PAGE, acts),
    fromProxy(503, 'page', PAGE, acts),
    fromProxy(503, 'of a gateway', { message: 'Service Unavailable' }, acts),
    fromProxy(504, 'page', PAGE, acts),
  ]),
  lost('body cut short', true, { kind: 'cut' }),
  ...replaced('half of a JSON body', { kind: 'lost', isSilent: false }, () => '{"statusCode": 200, "da'),
  ...[400, 401, 403, 404, 422].map((status) => documented(status)),
  fromProxy(403, 'page', PAGE, false),
  fromProxy(404, 'page', PAGE, false),
  fromProxy(404, 'of a gateway', { message: 'no Route matched with those values' }, false),
  withCode(400, LIMIT),
  withCode(409, LIMIT),
  withCode(422, LIMIT),
  {
    name: 'redirect',
    symptom: { kind: 'redirect', status: 307 },
    acts: false,
    effectOn: () => ({
      kind: 'status',
      status: 307,
      body: '',
      headers: { location: 'https://example.com/' },
    }),
  },
  ...replaced('200 with a page', MALFORMED, () => '<html><body>Please sign in</body></html>'),
  ...replaced('200 with JSON of another server', MALFORMED, () => ({ message: 'Please sign in' })),
  ...replaced('200 without a body', MALFORMED, () => ''),
  ...replaced('200 with the body of an error', MALFORMED, () => ({ statusCode: 500, message: 'Disk full' })),
  ...replaced('200 about another snapshot or container', MALFORMED, aboutAnother),
];

/** Whether a fault makes sense for the requests of an operation: only a change can happen before it is lost. */
export function appliesTo({ acts, symptom, name }: Fault, operation: Operation): boolean {
  return operation !== 'list' || !acts || symptom.kind === 'slow' || name === 'body cut short';
}
