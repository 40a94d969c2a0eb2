import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What the figures depend on: the machine and the versions. */
export function describeMachine(): Record<string, string> {
  const { version } = JSON.parse(readFileSync(path.join(__dirname, '../../package.json'), 'utf8'));
  return {
    CPU: `${os.cpus()[0]?.model.trim() ?? 'unknown'}, ${os.availableParallelism()} cores`,
    'Operating system': `${os.type()} ${os.release()} (${os.arch()})`,
    'Node.js': process.version,
    'This action': version,
  };
}
