import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '../../..');
test.each(['dist', 'dist/post'])(
  'The bundle in %s calls nothing of its stub for crypto but what the stub has',
  (directory) => {
    const files = globSync('{,*.}index.js', { cwd: path.join(ROOT, directory) });
    const code = files.map((file) => readFileSync(path.join(ROOT, directory, file), 'utf8')).join('\n');
    const calls = [...code.matchAll(/\bexternal_crypto_js_(?:namespaceObject)?(\.\w+)?/g)].map(
      ([, name]) => name,
    );
    const stub = require(path.join(ROOT, directory, 'crypto.js'));
    expect([...new Set(calls)]).toEqual([undefined, '.randomUUID']);
    expect(stub.randomUUID()).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(stub.randomUUID()).not.toBe(stub.randomUUID());
  },
);

test.each(['dist', 'dist/post'])('The licenses in %s name each package that src/ imports', (directory) => {
  const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const lines = readFileSync(path.join(ROOT, directory, 'licenses.txt'), 'utf8').split('\n');
  expect(Object.keys(dependencies).filter((name) => !lines.includes(name))).toEqual([]);
});
