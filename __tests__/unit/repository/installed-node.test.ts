import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '../../..');

interface Locked {
  version?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  bin?: Record<string, string>;
  os?: string;
  cpu?: string;
}

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

const { optionalDependencies, allowScripts } = JSON.parse(read('package.json')) as {
  optionalDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };

const major = read('.node-version').trim();

test.each(Object.entries(optionalDependencies))(
  'The package %s has exactly one file of Node.js, whose checksum is in the lock file',
  (name, version) => {
    expect(version).toMatch(new RegExp(`^${major}\\.\\d+\\.\\d+$`));
    expect(packages[`node_modules/${name}`]).toMatchObject({
      version,
      integrity: expect.stringMatching(/^sha512-/),
      bin: { node: expect.stringMatching(/^bin\/node(?:\.exe)?$/) },
    });
  },
);

test('Linux, macOS and Windows each have a package of Node.js', () => {
  const platforms = Object.keys(optionalDependencies).map((name) => {
    const { os, cpu } = packages[`node_modules/${name}`] ?? {};
    return `${os} ${cpu}`;
  });
  expect(platforms.toSorted()).toEqual(['darwin x64', 'linux arm64', 'linux x64', 'win32 x64']);
});

test('No package runs a script as it is installed', () => {
  const withScripts = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([directory]) => directory.replace(/^.*node_modules\//, ''));
  const refused = Object.keys(allowScripts).filter((name) => allowScripts[name] === false);
  expect(Object.values(allowScripts)).not.toContain(true);
  expect(refused).toEqual(expect.arrayContaining(withScripts));
});

test('The tests run on the version of Node.js that the runner has', () => {
  expect(process.versions.node.split('.')[0]).toBe(major);
});
