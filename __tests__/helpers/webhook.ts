import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What a webhook received. */
export interface Delivery {
  path: string;
  contentType: string | undefined;
  body: unknown;
}

export interface Webhook {
  readonly url: string;
  /** What it accepted, oldest first. */
  readonly deliveries: readonly Delivery[];
  /** Responds to the next request with 503. */
  failOnce(): void;
}

/** Starts a server for the tests of a file, to which workflows can send JSON. */
export function useWebhook(): Webhook {
  const deliveries: Delivery[] = [];
  let fails = false;
  let server: Server;

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const body: unknown = JSON.parse(await text(request));
      response.statusCode = fails ? 503 : 200;
      if (!fails)
        deliveries.push({ path: request.url ?? '', contentType: request.headers['content-type'], body });
      fails = false;
      response.end('ok');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  beforeEach(() => {
    deliveries.length = 0;
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  return {
    get url() {
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    deliveries,
    failOnce: () => {
      fails = true;
    },
  };
}
