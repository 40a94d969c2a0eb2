import type { Clock } from '../base/clock.ts';
import { type HttpConnections, USER_AGENT } from '../http/connections.ts';
import type { HttpExchange, HttpResponse } from '../http/request.ts';
import { line } from '../text/message.ts';
import { own, type Redact, type Redacted, redactionOf } from '../text/redact.ts';
import { createBodyReader } from './body.ts';
import type { Call } from './calls.ts';
import { endpoint } from './endpoint.ts';
import { AttemptError } from './errors.ts';
import { type Failure, summarizeFailure } from './failure.ts';
import { readResponse, type TransportResponse } from './response.ts';

/** One request to the API. */
export interface TransportRequest extends Pick<Call, 'method' | 'segments' | 'body'> {
  /** Ends the attempt when aborted. */
  signal: AbortSignal;
}

/** A request that was sent, and its result, for the log. */
export interface SentRequest {
  method: Call['method'];
  path: Redacted;
  result: Redacted;
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
  connections: HttpConnections;
  clock: Pick<Clock, 'now' | 'monotonic'>;
  onSent: (request: SentRequest) => void;
}

/** Creates a transport that does not follow redirects. What it receives is redacted before anything reads it. */
export function createTransport({ apiUrl, token, connections, clock, onSent }: TransportOptions): Transport {
  const redact = redactionOf(token);
  const readText = createBodyReader();

  function start({ method, body }: TransportRequest, url: URL): HttpExchange {
    const data = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      accept: 'application/json',
      // Nothing here reads a compressed body, and some proxies compress what is not forbidden.
      'accept-encoding': 'identity',
      authorization: `Bearer ${token}`,
      'user-agent': USER_AGENT,
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
      const log = (result: Redacted) =>
        onSent({ method, path: own(url.pathname), result, ms: clock.monotonic() - started });
      const fail = (failure: Failure): AttemptError => {
        log(failure.kind === 'status' ? own(String(failure.status)) : summarizeFailure(failure));
        return new AttemptError(failure);
      };

      if (signal.aborted) throw fail({ kind: 'unconnected', reason: line('no time left') });
      const exchange = start(request, url);
      let message: HttpResponse | undefined;
      try {
        message = await untilAborted(exchange.response, signal);
        const response = await untilAborted(readResponse(message, clock, readText, redact), signal);
        log(own(String(message.statusCode)));
        return response;
      } catch (error) {
        const failure =
          error instanceof AttemptError ? error.failure : toFailure(error, exchange, signal, redact);
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

/** The codes for a certificate that is not trusted, such as CERT_HAS_EXPIRED. An alert of the other side has ERR_SSL. */
const CERTIFICATE_ERROR =
  /^(?!ERR_SSL_).*CERT|^UNABLE_TO_|SELF_SIGNED|^HOSTNAME_MISMATCH$|^INVALID_(CA|PURPOSE)$|^PATH_LENGTH_EXCEEDED$/;
/** What a proxy that refuses a tunnel responds with. */
const REFUSED_TUNNEL = /^tunneling socket could not be established, statusCode=(\d+)$/;

function toFailure(
  error: unknown,
  { isConnected }: HttpExchange,
  signal: AbortSignal,
  redact: Redact,
): Failure {
  if (signal.aborted) {
    const isTimeout = (signal.reason as Error | undefined)?.name === 'TimeoutError';
    if (!isTimeout)
      return { kind: isConnected ? 'lost' : 'unconnected', reason: line('the step was interrupted') };
    return isConnected
      ? { kind: 'lost', reason: line('the request timed out') }
      : { kind: 'unconnected', reason: line('the connection timed out') };
  }
  const { code, message } = error as NodeJS.ErrnoException;
  const reason = redact(code ?? message);
  if (isConnected) return { kind: 'lost', reason };
  // The code of a failed proxy tunnel is ECONNRESET, whatever the response of the proxy.
  const [, status] = REFUSED_TUNNEL.exec(message) ?? [];
  if (status === '407')
    return { kind: 'status', status: 407, message: line('Proxy Authentication Required'), fromApi: false };
  if (/^tunneling socket|from proxy$/.test(message)) return { kind: 'unconnected', reason: redact(message) };
  return { kind: code !== undefined && CERTIFICATE_ERROR.test(code) ? 'untrusted' : 'unconnected', reason };
}
