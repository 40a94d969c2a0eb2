import type { ServerResponse } from 'node:http';
import tls from 'node:tls';
import { type Clock, systemClock } from '../../src/base/clock.ts';
import { AttemptError } from '../../src/hoody/errors.ts';
import type { Failure } from '../../src/hoody/failure.ts';
import type { TransportResponse } from '../../src/hoody/response.ts';
import { createTransport, type SentRequest, type TransportRequest } from '../../src/hoody/transport.ts';
import { openHttpConnections } from '../../src/http/connections.ts';
import { type LoopbackServer, startServer } from './fakes/loopback-server.ts';
import { text } from './fakes/text.ts';

/** The path that the requests of these tests have, and its segments. */
export const PATH = '/api/v1/containers/c/snapshots';
export const SEGMENTS = [text('containers'), text('c'), text('snapshots')];
/** The local clock of the transports. */
export const NOW = Date.UTC(2025, 0, 15, 12);

/** Their clock that does not jump. */
export const RECEIVED_AT = 7_000;

/** Why the signal of an attempt whose time is over is aborted. */
export const TIMEOUT = new DOMException('The operation timed out.', 'TimeoutError');

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

/** Runs a function after the current test. */
export function afterThisTest(cleanup: () => Promise<void> | void): void {
  cleanups.push(cleanup);
}

/** Starts a server for the current test. */
export async function start(options: Parameters<typeof startServer>[0]): Promise<LoopbackServer> {
  const server = await startServer(options);
  afterThisTest(() => server.close());
  return server;
}

/**
 * Opens a transport to an address, for the current test.
 *
 * @param clocks those of the transport that differ
 */
export function open(apiUrl: URL, clocks: Partial<Clock> = {}) {
  const log: SentRequest[] = [];
  const transport = createTransport({
    apiUrl,
    token: 'hdy_secret',
    connections: openHttpConnections(),
    clock: { ...systemClock, now: () => NOW, monotonic: () => RECEIVED_AT, ...clocks },
    onSent: (request) => log.push(request),
  });
  afterThisTest(() => transport.close());
  const send = (request: Partial<TransportRequest> = {}): Promise<TransportResponse> =>
    transport.send({ method: 'GET', segments: SEGMENTS, signal: new AbortController().signal, ...request });
  return { transport, send, log };
}

/** Sends one request to a server that responds like this. */
export async function sendTo(respond: (response: ServerResponse) => void) {
  const server = await start({ answer: respond });
  const { send, log } = open(server.url);
  return { reply: send(), log, server };
}

/** The failure with which a request ends. */
export async function failureOf(reply: Promise<TransportResponse>): Promise<Failure> {
  const error: unknown = await reply.then(
    () => undefined,
    (reason) => reason,
  );
  if (!(error instanceof AttemptError)) throw new Error(`no attempt failed: ${error}`);
  return error.failure;
}

/** The failure of one request to a server that responds like this. */
export async function failureAfter(respond: (response: ServerResponse) => void): Promise<Failure> {
  return failureOf((await sendTo(respond)).reply);
}

/** Makes Node.js trust a certificate, for the current test. */
export function trustCertificate({ cert }: { cert: string }): void {
  const before = tls.getCACertificates('default');
  tls.setDefaultCACertificates([...before, cert]);
  afterThisTest(() => tls.setDefaultCACertificates(before));
}

/** Sets environment variables for the current test; undefined unsets one, first, for which Windows ignores the case. */
export function setEnvironment(values: Record<string, string | undefined>): void {
  const unsetFirst = Object.entries(values).toSorted(
    ([, one], [, other]) => Number(one !== undefined) - Number(other !== undefined),
  );
  for (const [name, value] of unsetFirst) {
    const before = process.env[name];
    assign(name, value);
    afterThisTest(() => assign(name, before));
  }
}

function assign(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
