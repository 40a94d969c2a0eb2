import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PATHS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** It runs as root in CI, draws text in the same way everywhere, and sends nothing to any network. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-lcd-text',
  '--font-render-hinting=none',
];

/**
 * Starts a headless Chromium. The caller must close it.
 *
 * @throws Error if there is none, with what to install.
 */
export async function startBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? PATHS.find((file) => existsSync(file));
  if (executablePath === undefined)
    throw new Error(
      'There is no Chromium. Install it (Debian: apt-get install chromium-headless-shell fonts-liberation ' +
        'fonts-noto-color-emoji), or set CHROMIUM to its path.',
    );
  return chromium.launch({ executablePath, args: FLAGS });
}
