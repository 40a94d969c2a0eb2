import type { Clock } from './clock.ts';
import { endpoint } from './endpoint.ts';
import { parseErrorBody } from './error-body.ts';
import { AttemptError } from './errors.ts';
import { type Failure, summarizeFailure } from './failure.ts';
import type { HttpConnections } from './http-connections.ts';
import type { HttpExchange, HttpResponse } from './http-request.ts';
import { parseJson, parseRetryAfter, parseServerTime, readBody } from './response.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** One request to the API. */
export interface TransportRequest {
  method: Method;
  /** What follows `/api/v1`, one plain segment each. */
  segments: readonly string[];
  body?: object;
  /** Ends the attempt when aborted. */
  signal: AbortSignal;
}

/** The response to a request that succeeded. */
export interface TransportResponse {
  body: unknown;
  /** The server's clock, in milliseconds since 1970; undefined if unknown. */
  serverTime: number | undefined;
  /** The local clock when the head of the response arrived, in milliseconds since 1970. */
  receivedAt: number;
}

/** A request and its result, for the log. */
export interface Exchange {
  method: Method;
  path: string;
  result: string;
  ms: number;
}

export interface Transport {
  /**
   * Sends one request, once. Settles when its signal is aborted, whatever the server does.
   *
   * @throws AttemptError for everything but a 2xx response with a JSON body
   */
  send(request: TransportRequest): Promise<TransportResponse>;
  /** Closes all connections. */
  close(): void;
}

export interface TransportOptions {
  /** The address of the API, without `/api/v1`. */
  apiUrl: URL;
  token: string;
  userAgent: string;
  connections: HttpConnections;
  clock: Pick<Clock, 'now' | 'monotonic'>;
  onExchange: (exchange: Exchange) => void;
}

/** Creates a transport that does not follow redirects. */
export function createTransport({
  apiUrl,
  token,
  userAgent,
  connections,
  clock,
  onExchange,
}: TransportOptions): Transport {
  function start({ method, body }: TransportRequest, url: URL): HttpExchange {
    const data = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      'user-agent': userAgent,
      ...(data !== undefined && {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(data),
      }),
    };
    return connections.start(url, { method, headers }, data);
  }

  return {
    async send(request) {
      const { method, segments, signal } = request;
      const url = new URL(endpoint(apiUrl, segments));
      const started = clock.monotonic();
      const report = (result: string) =>
        onExchange({ method, path: url.pathname, result, ms: clock.monotonic() - started });
      const fail = (failure: Failure): AttemptError => {
        report(failure.kind === 'status' ? String(failure.status) : summarizeFailure(failure));
        return new AttemptError(failure);
      };

      if (signal.aborted) throw fail({ kind: 'unconnected', reason: 'no time left' });
      const exchange = start(request, url);
      let message: HttpResponse | undefined;
      try {
        message = await untilAborted(exchange.response, signal);
        const response = await untilAborted(readResponse(message, clock.now()), signal);
        report(String(message.statusCode));
        return response;
      } catch (error) {
        const failure = error instanceof AttemptError ? error.failure : toFailure(error, exchange, signal);
        exchange.destroy();
        // The server may have closed the other idle connections too, so the retry must not reuse one of them.
        if (exchange.reusesConnection && !message) connections.stopReuse();
        throw fail(failure);
      }
    },
    close: () => connections.close(),
  };
}

/** Settles as the work does, or rejects as soon as the signal is aborted. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

async function readResponse(message: HttpResponse, receivedAt: number): Promise<TransportResponse> {
  const { statusCode: status = 0, headers, statusMessage } = message;
  if (status < 200) {
    // Only 101 ends a request; its connection belongs to another protocol now.
    throw new AttemptError({ kind: 'malformed', reason: `status ${status} switches protocols` });
  }
  if (status >= 300 && status < 400) {
    throw new AttemptError({ kind: 'redirect', status, location: headers.location });
  }
  const serverTime = parseServerTime(headers);
  const text = await readBody(message);
  if (status < 300) return { body: parseJson(text), serverTime, receivedAt };
  throw new AttemptError({
    kind: 'status',
    status,
    serverTime,
    receivedAt,
    ...parseErrorBody(text, status, statusMessage, headers),
    ...parseRetryAfter(headers, serverTime ?? receivedAt),
  });
}

/** The codes of network errors, such as ECONNRESET or EAI_AGAIN. Those of TLS are longer, such as CERT_HAS_EXPIRED. */
const NETWORK_ERROR = /^(?!EPROTO$)E(AI_)?[A-Z0-9]+$/;

function toFailure(error: unknown, { isConnected }: HttpExchange, { aborted }: AbortSignal): Failure {
  const { code, message } = error as NodeJS.ErrnoException;
  const reason = code ?? message;
  if (isConnected) return { kind: 'lost', reason: aborted ? 'the request timed out' : reason };
  if (aborted) return { kind: 'unconnected', reason: 'the connection timed out' };
  // The code of a failed proxy tunnel is ECONNRESET, whatever the response of the proxy.
  if (/^tunneling socket|from proxy$/.test(message)) return { kind: 'unconnected', reason: message };
  return { kind: code === undefined || NETWORK_ERROR.test(code) ? 'unconnected' : 'untrusted', reason };
}
