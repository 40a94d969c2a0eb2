import type { RequestOptions } from 'node:http';
import { HttpClient } from '@actions/http-client/lib/index';
import { endpoint } from './endpoint.ts';
import { parseErrorBody } from './error-body.ts';
import { AttemptError } from './errors.ts';
import type { Failure } from './failure.ts';
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
   * Sends one request, once.
   *
   * @throws AttemptError for everything but a 2xx response with a JSON body
   */
  send(request: TransportRequest): Promise<TransportResponse>;
  /** Closes kept-alive connections. */
  close(): void;
}

export interface TransportOptions {
  /** The address of the API, without `/api/v1`. */
  apiUrl: URL;
  token: string;
  userAgent: string;
  onExchange: (exchange: Exchange) => void;
  /** The local clock, in milliseconds since 1970. */
  now: () => number;
}

/**
 * Creates a transport over @actions/http-client. It keeps connections alive, uses the proxy of the environment and
 * does not follow redirects.
 */
export function createTransport({ apiUrl, token, userAgent, onExchange, now }: TransportOptions): Transport {
  const signals = new SignalHandler();
  const client = new HttpClient(userAgent, [signals], {
    allowRedirects: false,
    allowRetries: false,
    keepAlive: true,
    headers: { accept: 'application/json', authorization: `Bearer ${token}` },
  });

  async function attempt(
    { method, body, signal }: TransportRequest,
    url: string,
  ): Promise<[status: number, TransportResponse]> {
    const data = body === undefined ? null : JSON.stringify(body);
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    signals.next = signal;
    const { message } = await client.request(method, url, data, headers);
    const receivedAt = now();
    const status = message.statusCode ?? 0;
    if (status >= 300 && status < 400) {
      message.destroy();
      throw new AttemptError({ kind: 'redirect', status, location: message.headers.location });
    }
    const text = await readBody(message);
    if (status < 200 || status >= 300) {
      throw new AttemptError({
        kind: 'status',
        status,
        ...parseErrorBody(text, status, message.statusMessage, message.headers),
        ...parseRetryAfter(message.headers),
      });
    }
    return [status, { body: parseJson(text), serverTime: parseServerTime(message.headers), receivedAt }];
  }

  return {
    async send(request) {
      const { method, segments, signal } = request;
      const url = endpoint(apiUrl, segments);
      const path = new URL(url).pathname;
      const started = performance.now();
      const report = (result: string) =>
        onExchange({ method, path, result, ms: performance.now() - started });
      try {
        const [status, response] = await attempt(request, url);
        report(String(status));
        return response;
      } catch (error) {
        const failed = error instanceof AttemptError ? error : new AttemptError(toFailure(error, signal));
        report(failed.failure.kind === 'status' ? String(failed.failure.status) : failed.message);
        throw failed;
      }
    },
    close: () => client.dispose(),
  };
}

/** Passes each request the signal of its attempt, for which the client has no parameter. */
class SignalHandler {
  next: AbortSignal | undefined;

  /** The client calls this before `request` returns, so `next` still belongs to that request. */
  prepareRequest(options: RequestOptions): void {
    if (!this.next) return;
    options.signal = this.next;
    // A request that waits for its proxy tunnel ignores its own signal, so the tunnel's CONNECT gets it too.
    const { proxyOptions } = (options.agent ?? {}) as { proxyOptions?: RequestOptions };
    if (proxyOptions) proxyOptions.signal = this.next;
  }

  canHandleAuthentication(): boolean {
    return false;
  }

  handleAuthentication(): Promise<never> {
    return Promise.reject(new Error('no other authentication is supported'));
  }
}

function toFailure(error: unknown, signal: AbortSignal): Failure {
  if (signal.aborted) return { kind: 'lost', reason: 'no answer in time' };
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  // Its code is ECONNRESET, whatever the proxy said.
  if (message.startsWith('tunneling socket could not be established')) {
    return { kind: 'unconnected', reason: message };
  }
  const reason = code ?? message;
  if (isTlsError(code)) return { kind: 'untrusted', reason };
  const unconnected =
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    (error as Partial<AggregateError>).errors !== undefined; // every address of the host failed
  return { kind: unconnected ? 'unconnected' : 'lost', reason };
}

function isTlsError(code: string | undefined): boolean {
  return /^(EPROTO$|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_CERT_|ERR_SSL_|INVALID_CA)/.test(
    code ?? '',
  );
}
