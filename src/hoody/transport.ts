import type { RequestOptions } from 'node:http';
import { HttpClient } from '@actions/http-client/lib/index';
import { endpoint } from './endpoint.ts';
import { AttemptError } from './errors.ts';
import type { components } from './wire/types.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** One request to the API. */
export interface WireRequest {
  method: Method;
  /** What follows `/api/v1`, one plain segment after the other. */
  segments: readonly string[];
  body?: object;
  /** Ends the attempt when aborted. */
  signal: AbortSignal;
}

/** The answer to a request that succeeded. */
export interface Reply {
  body: unknown;
  /** The server's clock when it answered, in milliseconds since 1970; unknown where it does not tell. */
  serverTime: number | undefined;
}

/** A request and what came of it, for the log. */
export interface Exchange {
  method: Method;
  path: string;
  outcome: string;
  ms: number;
}

export interface Transport {
  /**
   * Sends one request, once.
   *
   * @throws AttemptError for everything but a 2xx with a JSON body
   */
  send(request: WireRequest): Promise<Reply>;
  /** Closes the connections that were kept. */
  close(): void;
}

export interface TransportOptions {
  /** The address of the API, without `/api/v1`. */
  apiUrl: URL;
  token: string;
  userAgent: string;
  onExchange: (exchange: Exchange) => void;
}

/** Far above what a container's snapshots can take; a server cannot make the runner hold more. */
const LARGEST_BODY_BYTES = 32 * 1024 * 1024;

/**
 * A transport over @actions/http-client: connections are kept alive, a proxy is taken from the environment,
 * redirects are not followed.
 */
export function createTransport({ apiUrl, token, userAgent, onExchange }: TransportOptions): Transport {
  const signalled = new SignalHandler();
  const client = new HttpClient(userAgent, [signalled], {
    allowRedirects: false,
    allowRetries: false,
    keepAlive: true,
    headers: { accept: 'application/json', authorization: `Bearer ${token}` },
  });

  async function attempt({ method, body, signal }: WireRequest, url: string): Promise<[number, Reply]> {
    const data = body === undefined ? null : JSON.stringify(body);
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    signalled.next = signal;
    const { message } = await client.request(method, url, data, headers);
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
        ...readError(text, message),
        ...readRetryAfter(message.headers),
      });
    }
    const serverTime = Date.parse(message.headers.date ?? '');
    return [status, { body: readJson(text), serverTime: Number.isNaN(serverTime) ? undefined : serverTime }];
  }

  return {
    async send(request) {
      const { method, segments, signal } = request;
      const url = endpoint(apiUrl, segments);
      const path = new URL(url).pathname;
      const started = performance.now();
      const report = (outcome: string) =>
        onExchange({ method, path, outcome, ms: performance.now() - started });
      try {
        const [status, reply] = await attempt(request, url);
        report(String(status));
        return reply;
      } catch (error) {
        const failed = error instanceof AttemptError ? error : new AttemptError(failureOf(error, signal));
        report(failed.failure.kind === 'status' ? String(failed.failure.status) : failed.message);
        throw failed;
      }
    },
    close: () => client.dispose(),
  };
}

/** Hands each request the signal of its attempt, which the client has no parameter for. */
class SignalHandler {
  next: AbortSignal | undefined;

  /** The client calls this before `request` returns, so `next` is still the one that was set for it. */
  prepareRequest(options: RequestOptions): void {
    if (!this.next) return;
    options.signal = this.next;
    // A request waits for its tunnel deaf to its own signal, so the tunnel's CONNECT, made right after this, has it too.
    const { proxyOptions } = (options.agent ?? {}) as { proxyOptions?: RequestOptions };
    if (proxyOptions) proxyOptions.signal = this.next;
  }

  canHandleAuthentication(): boolean {
    return false;
  }

  handleAuthentication(): Promise<never> {
    return Promise.reject(new Error('no other authentication is known'));
  }
}

async function readBody(message: AsyncIterable<Buffer> & { destroy(): void }): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    bytes += chunk.length;
    if (bytes > LARGEST_BODY_BYTES) {
      throw new AttemptError({ kind: 'malformed', reason: `it is longer than ${LARGEST_BODY_BYTES} bytes` });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AttemptError({ kind: 'lost', reason: text === '' ? 'it was empty' : 'it was not JSON' });
  }
}

type ErrorAnswer = components['schemas']['ErrorAnswer'];

/** What an error says of itself. Only the API answers in JSON with a message; a proxy answers with a page. */
function readError(
  text: string,
  {
    statusMessage,
    headers,
  }: { statusMessage?: string | undefined; headers: { 'content-type'?: string | undefined } },
): { message: string; code?: string; spoken: boolean } {
  const said = parseObject(text) as ErrorAnswer;
  const code = typeof said.code === 'string' ? { code: said.code } : {};
  if (typeof said.message === 'string' && said.message !== '') {
    return { message: said.message, ...code, spoken: true };
  }
  const page = headers['content-type']?.split(';')[0] ?? 'nothing';
  return { message: `${statusMessage || 'no reason'}; ${page} instead of a message`, ...code, spoken: false };
}

function parseObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** `Retry-After` is a number of seconds or an HTTP date; a date counts from the server's own clock. */
function readRetryAfter(headers: { 'retry-after'?: string | undefined; date?: string | undefined }): {
  retryAfterMs?: number;
} {
  const value = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return { retryAfterMs: Number(value) * 1000 };
  // Every form of an HTTP date begins with the day of the week; Date.parse would also read one into "1.5".
  const at = /^[A-Z][a-z]{2}/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) return {};
  const serverNow = Date.parse(headers.date ?? '');
  return { retryAfterMs: Math.max(0, at - (Number.isNaN(serverNow) ? Date.now() : serverNow)) };
}

function failureOf(error: unknown, signal: AbortSignal): AttemptError['failure'] {
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
    (error as Partial<AggregateError>).errors !== undefined; // every address of the host was tried in vain
  return { kind: unconnected ? 'unconnected' : 'lost', reason };
}

function isTlsError(code: string | undefined): boolean {
  return /^(EPROTO$|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_CERT_|ERR_SSL_|INVALID_CA)/.test(
    code ?? '',
  );
}
