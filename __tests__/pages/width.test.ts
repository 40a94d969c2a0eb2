import type { Page } from 'playwright-core';
import { hostile } from '../../tools/pictures/hostile.ts';
import { long } from '../../tools/pictures/long.ts';
import { renderPage } from '../../tools/pictures/page.ts';
import { PICTURES, scenarioOf } from '../../tools/pictures/scenarios.ts';
import { withPage } from '../../tools/pictures/screenshot.ts';
import { takeSummaries } from '../../tools/pictures/summaries.ts';
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

test.concurrent.each([...PICTURES.map(scenarioOf), hostile, long])(
  'A phone shows the summary of $name in its width',
  async (scenario) => {
    const { mains, posts } = await takeSummaries(scenario);
    const html = renderPage([...mains, ...posts]);
    const overflow = await withPage(browser(), html, PHONE, overflowOf);
    expect(overflow.page).toBe(0);
    expect(overflow.tables.filter((pixels) => pixels > 0)).toEqual([]);
  },
);
