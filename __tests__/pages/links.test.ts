import { HOSTILE_TEXTS, hostile } from '../../tools/pictures/hostile.ts';
import { renderPage } from '../../tools/pictures/page.ts';
import { withPage } from '../../tools/pictures/screenshot.ts';
import { takeSummaries } from '../../tools/pictures/summaries.ts';
import { useBrowser } from '../helpers/browser.ts';

const browser = useBrowser();

let page: { text: string | null; links: (string | null)[]; images: number };

beforeAll(async () => {
  const { mains, posts } = await takeSummaries(hostile);
  const html = renderPage([...mains, ...posts]);
  page = await withPage(browser(), html, { theme: 'light', width: 'wide' }, async (shown) => ({
    text: await shown.locator('main').textContent(),
    links: await shown.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    images: await shown.locator('img').count(),
  }));
});

test.each(HOSTILE_TEXTS)('A page shows the text %s as it is', (text) => {
  expect(page.text).toContain(text);
});

test('A page with hostile texts has no image', () => {
  expect(page.images).toBe(0);
});

test('A page with hostile texts has no link', () => {
  expect(page.links).toEqual([]);
});
