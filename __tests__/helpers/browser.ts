import type { Browser } from 'playwright-core';
import { startBrowser } from '../../tools/pictures/browser.ts';

/**
 * Starts a browser for the tests of this file.
 *
 * @returns a function that gives the browser while tests run
 */
export function useBrowser(): () => Browser {
  let browser: Browser | undefined;

  beforeAll(async () => {
    browser = await startBrowser();
  });

  afterAll(async () => {
    await browser?.close();
  });

  return () => {
    if (!browser) throw new Error('The browser runs only during tests');
    return browser;
  };
}
