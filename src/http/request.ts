import http, {
  type Agent,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';

/** The head of a response, whose body is still to be read. */
export interface HttpResponse extends AsyncIterable<Buffer> {
  statusCode?: number | undefined;
  statusMessage?: string | undefined;
  headers: IncomingHttpHeaders;
}

/** One HTTP request on its way. How far it came decides what its failure means. */
export interface HttpExchange {
  /** Rejects with an error of Node.js. */
  readonly response: Promise<HttpResponse>;
  /** Whether the connection is up, including TLS. The request is not sent before that. */
  readonly isConnected: boolean;
  /** Whether the connection had served another request before. */
  readonly reusesConnection: boolean;
  /** Ends the request and closes its connection, unless the response is complete. */
  destroy(): void;
}

/** An HTTP request of Node.js. */
export class HttpRequest implements HttpExchange {
  readonly response: Promise<IncomingMessage>;

  readonly #request: ClientRequest;
  readonly #tunnel = new AbortController();
  #isConnected = false;

  /**
   * Starts the request.
   *
   * @param body sent as it is; undefined for none
   * @throws Error for a method or header that HTTP does not allow
   */
  constructor(url: URL, options: RequestOptions & { agent: Agent }, body: string | undefined) {
    // A request that waits for its proxy tunnel cannot be destroyed, so the CONNECT request gets a signal.
    const { proxyOptions } = options.agent as { proxyOptions?: RequestOptions };
    if (proxyOptions) proxyOptions.signal = this.#tunnel.signal;
    const request = (url.protocol === 'https:' ? https : http).request(url, options);
    this.#request = request;
    request.once('socket', (socket) => this.#onSocket(socket));
    this.response = new Promise((resolve, reject) => {
      request
        .on('response', resolve)
        .on('upgrade', (message, socket) => {
          socket.destroy();
          resolve(message);
        })
        .on('error', reject);
    });
    request.end(body);
  }

  get isConnected(): boolean {
    return this.#isConnected;
  }

  get reusesConnection(): boolean {
    return this.#request.reusedSocket;
  }

  destroy(): void {
    if (!this.#request.socket) this.#tunnel.abort();
    this.#request.destroy();
  }

  #onSocket(socket: Socket): void {
    const onConnect = () => {
      this.#isConnected = true;
    };
    if (this.reusesConnection) onConnect();
    else if ('encrypted' in socket) socket.once('secureConnect', onConnect);
    else if (socket.connecting) socket.once('connect', onConnect);
    else onConnect();
  }
}
