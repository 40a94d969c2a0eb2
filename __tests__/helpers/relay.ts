import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** A TCP relay between the action and the API. */
export interface Relay {
  readonly url: string;
  readonly port: number;
  /** The number of connections so far. */
  readonly connections: number;
  /** Resets every connection of the action. The API does not notice, and finishes its work. */
  cut(): void;
  /** Sends every client bytes that the API did not send. */
  inject(data: string): void;
  close(): Promise<void>;
}

/** The second request on a connection: the relay drops it or passes it on, and resets the connection. */
type Reuse = 'drops' | 'passes on';

/**
 * Starts a relay on the loopback interface.
 *
 * @param target the address of the API
 * @param port by default any free one
 * @param reuse by default a connection can have any number of requests
 * @throws the error of the port
 */
export async function startRelay(
  target: string,
  port = 0,
  { host = '127.0.0.1', reuse }: { host?: string; reuse?: Reuse } = {},
): Promise<Relay> {
  const clients = new Set<Socket>();
  const upstreams = new Set<Socket>();
  let connections = 0;
  const server = createServer((client) => {
    connections += 1;
    const upstream = connect(Number(new URL(target).port), '127.0.0.1');
    clients.add(client);
    upstreams.add(upstream);
    client.on('error', () => undefined).on('close', () => clients.delete(client));
    upstream.on('error', () => client.destroy()).on('close', () => upstreams.delete(upstream));
    let responded = false;
    client.on('data', (data) => {
      const resets = reuse !== undefined && responded;
      if (!resets || reuse === 'passes on') upstream.write(data);
      if (resets) client.resetAndDestroy();
    });
    upstream
      .on('data', (data) => {
        responded = true;
        client.write(data);
      })
      .on('end', () => client.end());
  });
  await once(server.listen(port, host), 'listening');
  const at = (server.address() as AddressInfo).port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${at}`,
    port: at,
    get connections() {
      return connections;
    },
    cut() {
      for (const client of clients) client.resetAndDestroy();
    },
    inject(data) {
      for (const client of clients) client.write(data);
    },
    async close() {
      for (const socket of [...clients, ...upstreams]) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Below the ports that a system assigns by itself, so that no other connection uses a closed one meanwhile. */
const CLOSED_PORTS = [20_000, 30_000] as const;

/** A port of the loopback interface without a listener. */
export async function closedPort(): Promise<number> {
  for (;;) {
    const relay = await startRelay('http://127.0.0.1:9', randomInt(...CLOSED_PORTS)).catch(() => undefined);
    await relay?.close();
    if (relay) return relay.port;
  }
}
