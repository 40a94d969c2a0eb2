/**
 * Sends generated requests to the emulator with Schemathesis, and checks each response against the OpenAPI document. It
 * fails if the emulator and the document disagree, or if the emulator reports an error of its own.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { startLocalHoody } from '../harness/local-hoody.ts';
import { program } from '../install/program.ts';
import { installPythonPrograms } from '../install/python.ts';

const OPENAPI = path.join(__dirname, '../../openapi');
const REQUIREMENTS = path.join(__dirname, 'requirements.txt');

/** What openapi/schemathesis.toml names. */
const CONTAINERS = ['507f1f77bcf86cd799439011', '507f1f77bcf86cd799439012'];
const SNAPSHOTS = ['release-1', 'release-2', 'snap-20250115-103000'];

async function main(): Promise<void> {
  const schemathesis = path.join(
    installPythonPrograms(REQUIREMENTS, 'schemathesis'),
    program('schemathesis'),
  );
  const { emulator, token, directory, stop } = await startLocalHoody();
  for (const id of CONTAINERS) {
    await emulator.addContainer({ id, files: { 'index.html': 'one' } });
    for (const name of SNAPSHOTS) await emulator.seed(id, { name, alias: name });
  }
  const words = [
    ...['--config-file', path.join(OPENAPI, 'schemathesis.toml'), 'run'],
    ...[path.join(OPENAPI, 'hoody-snapshots.yaml'), '--url', `${emulator.url}/api/v1`],
  ];
  const child = spawn(schemathesis, words, {
    cwd: directory,
    env: { ...process.env, HOODY_TOKEN: token },
    stdio: 'inherit',
  });
  const [status] = await once(child, 'close');
  const { errors, leftovers } = await stop();
  for (const problem of [...errors, ...leftovers]) console.error(problem);
  if (status !== 0 || errors.length > 0 || leftovers.length > 0) process.exitCode = 1;
}

void main();
