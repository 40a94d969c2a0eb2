import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer } from 'node:tls';
import { selfSigned } from '../harness/self-signed.ts';

/** A server behind TLS, as the API is. */
export interface TlsServer {
  readonly url: string;
  /** The environment of a process that trusts the server. */
  readonly env: Record<string, string>;
  close(): Promise<void>;
}

/** @param target the address of the server, which knows nothing of TLS */
export async function addTls(target: string): Promise<TlsServer> {
  const directory = await mkdtemp(path.join(tmpdir(), 'hoody-benchmark-tls-'));
  const authority = path.join(directory, 'authority.pem');
  const certificate = selfSigned();
  await writeFile(authority, certificate.cert);
  const server = createServer(certificate, (client) => {
    const upstream = connect(Number(new URL(target).port), '127.0.0.1');
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
    client.pipe(upstream).pipe(client);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    env: { NODE_EXTRA_CA_CERTS: authority },
    async close() {
      server.close();
      await rm(directory, { recursive: true });
    },
  };
}
