import type { RecordedRequest } from '../http/request-log.ts';
import { type Emulator, startEmulator } from '../server.ts';
import { HELP, readCommandLine, type Settings } from './command-line.ts';
import { sampleSite } from './sample-site.ts';

const CONTAINERS = ['Shop', 'Blog'];

async function main(): Promise<void> {
  const command = readCommandLine(process.argv.slice(2));
  switch (command.kind) {
    case 'help':
      process.stdout.write(HELP);
      return;
    case 'invalid':
      process.stderr.write(`emulator: ${command.problem}. For the options, use --help.\n`);
      process.exitCode = 2;
      return;
    case 'run':
      return run(command.settings);
  }
}

async function run(settings: Settings): Promise<void> {
  const emulator = await start(settings);
  if (emulator === undefined) return;
  for (const fault of settings.faults) emulator.script(fault);
  await ensureContainers(emulator);
  const close = () => void emulator.close();
  process.once('SIGINT', close);
  process.once('SIGTERM', close);
  // The last, because whoever reads it can end the emulator at once.
  process.stdout.write(banner(emulator));
}

async function start(settings: Settings): Promise<Emulator | undefined> {
  let emulator: Emulator | undefined;
  try {
    emulator = await startEmulator({
      stateDir: settings.stateDir,
      port: settings.port,
      names: settings.names,
      nameTaken: settings.nameTaken,
      aliasReuse: settings.aliasReuse,
      maxSnapshots: settings.maxSnapshots,
      operationMs: { create: settings.createMs, restore: settings.restoreMs },
      onRequestDone: (request, ms) => {
        process.stdout.write(`${logLine(request, ms)}\n`);
        // Nothing reads the record here, and it would grow without limit.
        emulator?.clearRequests();
      },
    });
  } catch (error) {
    process.stderr.write(`emulator: ${startError(error, settings)}\n`);
    process.exitCode = 1;
  }
  return emulator;
}

/** Creates the containers and the token on the first start. */
async function ensureContainers(emulator: Emulator): Promise<void> {
  for (const name of CONTAINERS.slice(emulator.containers.length)) {
    await emulator.addContainer({ files: sampleSite(name) });
  }
  if (emulator.tokens.length === 0) await emulator.addToken({});
}

function banner({ url, tokens, containers }: Emulator): string {
  const [token = ''] = tokens;
  const id = containers[0]?.id ?? '';
  return `An emulator of the Hoody snapshot API, for demos and tests only.

  address    ${url}
  token      ${token}
${containers.map((container) => `  container  ${container.id}\n  files      ${container.root}\n`).join('')}
List the snapshots of the first container:
  curl -H 'Authorization: Bearer ${token}' ${url}/api/v1/containers/${id}/snapshots

To use it with the action, set api-url: ${url}
  export HOODY_TOKEN=${token} HOODY_CONTAINER_ID=${id}

Ctrl+C ends it. The containers are kept.
`;
}

function logLine({ method, url, status }: RecordedRequest, ms: number): string {
  const path = url.replace(/[^\x21-\x7e]/g, '?');
  return `${method} ${path} -> ${status ?? 'no response'}, ${Math.round(ms)} ms`;
}

function startError(error: unknown, { port, stateDir }: Settings): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE') {
    return `port ${port} is in use; choose another with --port`;
  }
  return `cannot start with the state in ${stateDir}: ${error.message}`;
}

void main();
