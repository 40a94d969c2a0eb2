import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface ReceivedRequest {
  method: string | undefined;
  path: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface LoopbackServer {
  url: URL;
  /** Each request that arrived with its body. */
  received: ReceivedRequest[];
  /** The number of connections so far. */
  connections(): number;
  /** Resolves when no connection is open. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  /** The address of the interface; 127.0.0.1 by default. */
  host?: string;
  answer?: (response: ServerResponse, request: ReceivedRequest) => void;
  /** Speaks TLS with this certificate. */
  tls?: { key: string; cert: string };
  /** Makes the server a proxy, and handles each tunnel. */
  onConnect?: (client: Socket, target: string | undefined) => void;
}

/** A server on a free port of the loopback interface. */
export async function startServer({
  host = '127.0.0.1',
  answer,
  tls,
  onConnect,
}: Options): Promise<LoopbackServer> {
  const received: ReceivedRequest[] = [];
  const open = new Set<Socket>();
  let connections = 0;
  const server = tls ? createSecureServer(tls) : createServer();
  server.on('request', async (request, response) => {
    const { method, url: path, headers } = request;
    let body = '';
    for await (const chunk of request) body += chunk;
    const whole = { method, path, headers, body };
    received.push(whole);
    answer?.(response, whole);
  });
  server.on('connection', (socket: Socket) => {
    connections++;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
  });
  if (onConnect) {
    server.on('connect', ({ url: target }, socket: Socket) => {
      socket.on('end', () => socket.end()).resume();
      onConnect(socket, target);
    });
  }
  // Connections stay open until one side closes them.
  server.keepAliveTimeout = 0;
  server.listen(0, host);
  await once(server, 'listening');
  return {
    url: new URL(
      `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`,
    ),
    received,
    connections: () => connections,
    async idle() {
      await Promise.all([...open].map((socket) => new Promise((resolve) => socket.on('close', resolve))));
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

/** Connects a tunnel to a server. */
export function tunnel(client: Socket, { url }: LoopbackServer): void {
  const upstream = connect(Number(url.port), url.hostname, () => {
    client.write('HTTP/1.1 200 OK\r\n\r\n');
    upstream.pipe(client).pipe(upstream);
  });
  upstream.on('error', () => client.destroy());
  client.on('error', () => upstream.destroy());
}

/** An address without a listener. */
export async function deadAddress(): Promise<URL> {
  const server = await startServer({});
  await server.close();
  return server.url;
}

/** Starts servers that are closed after the tests of this file, also if one fails. */
export function useServers(): typeof startServer {
  const started: LoopbackServer[] = [];
  afterAll(() => Promise.all(started.map((server) => server.close())));
  return async (options) => {
    const server = await startServer(options);
    started.push(server);
    return server;
  };
}
