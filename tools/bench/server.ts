import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';

export interface Server {
  readonly url: string;
  close(): void;
}

/**
 * Starts a server that responds to every request. Unlike the emulator, it has no work of its own, which would count as
 * that of the action.
 *
 * @param delayMs the time between a request and its response
 */
export async function startServer(
  respond: (request: IncomingMessage) => string | Buffer,
  delayMs = 0,
): Promise<Server> {
  const server = createServer(async (request, response) => {
    await text(request);
    if (delayMs > 0) await setTimeout(delayMs);
    response.writeHead(200, { 'content-type': 'application/json' }).end(respond(request));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close().closeAllConnections(),
  };
}
