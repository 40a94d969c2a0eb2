import type { Page } from 'playwright-core';
import { hostile } from '../../pictures/hostile.ts';
import { renderPage } from '../../pictures/page.ts';
import { SCENARIOS } from '../../pictures/scenarios.ts';
import { withPage } from '../../pictures/screenshot.ts';
import { takeSummaries } from '../../pictures/summaries.ts';
import { useBrowser } from '../helpers/browser.ts';

const browser = useBrowser();

const PHONE = { theme: 'light', width: 'narrow' } as const;

/** By how many pixels the page, and each table in it, is wider than what shows it. */
const overflowOf = async (page: Page) => ({
  page: await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth),
  tables: await page
    .locator('table')
    .evaluateAll((tables) => tables.map((table) => table.scrollWidth - table.clientWidth)),
});

test.concurrent.each([...SCENARIOS, hostile])(
  'A phone shows the summary of $name in its width',
  async (scenario) => {
    const html = renderPage(await takeSummaries(scenario));
    const overflow = await withPage(browser(), html, PHONE, overflowOf);
    expect(overflow.page).toBe(0);
    expect(overflow.tables.filter((pixels) => pixels > 0)).toEqual([]);
  },
);
