import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BundledModule } from '@vercel/ncc';

/**
 * Lists the licenses of the packages in a bundle. The plugin of ncc leaves out the packages that are joined with the
 * entry.
 *
 * @param root the directory of the project
 * @param modules those of the bundle
 * @throws Error for a package below another one: the bundle has a second version of it
 */
export function renderLicenses(root: string, modules: readonly BundledModule[]): string {
  const directories = [...new Set(packagesIn(modules))].toSorted();
  const nested = directories.find((directory) => directory.split('node_modules/').length > 2);
  if (nested !== undefined) throw new Error(`the bundle has a second version of a package: ${nested}`);
  return directories.map((directory) => renderLicense(path.join(root, directory))).join('\n');
}

function packagesIn(modules: readonly BundledModule[]): string[] {
  return modules.flatMap(({ name, modules: nested }) => [
    ...(/^\.\/(.*node_modules\/(?:@[^/]+\/)?[^/]+)/.exec(name ?? '')?.slice(1) ?? []),
    ...packagesIn(nested ?? []),
  ]);
}

function renderLicense(directory: string): string {
  const { name, license } = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8'));
  const file = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : readFileSync(path.join(directory, file), 'utf8').trimEnd();
  return `${name}\n${license}\n${text}\n`;
}
