import path from 'node:path';
import { renderLicenses } from '../../../tools/licenses.ts';

const ROOT = path.join(__dirname, '../../..');

test('Each package of a bundle is listed once, with its license, also one that is joined with another module', () => {
  const entry = {
    name: './src/index.ts + 2 modules',
    modules: [{ name: './src/index.ts' }, { name: './node_modules/@actions/core/lib/core.js' }],
  };
  const text = renderLicenses(ROOT, [
    entry,
    { name: './node_modules/p-limit/index.js' },
    { name: './node_modules/@actions/core/lib/command.js' },
    { name: 'external "fs"' },
    {},
  ]);
  expect(text.match(/^(@actions\/core|p-limit)\nMIT\n.*MIT License/gm)).toHaveLength(2);
  expect(text.split('\n')).not.toContain('external "fs"');
});

test('A second version of a package is an error', () => {
  const modules = [{ name: './node_modules/a/node_modules/p-limit/index.js' }];
  expect(() => renderLicenses(ROOT, modules)).toThrow(
    /second version of a package: .*a\/node_modules\/p-limit$/,
  );
});
