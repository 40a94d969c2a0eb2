import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import type { Picture } from './scenarios.ts';

/** The width of the window in CSS pixels: a desktop, and a phone. */
export const WIDTHS = { wide: 1280, narrow: 420 } as const;

export interface View {
  theme: 'light' | 'dark';
  width: keyof typeof WIDTHS;
}

/** The views of which there are pictures. */
export function viewsOf({ isOnPhone = false }: Pick<Picture, 'isOnPhone'>): View[] {
  const widths = isOnPhone ? (['wide', 'narrow'] as const) : (['wide'] as const);
  return widths.flatMap((width) => (['light', 'dark'] as const).map((theme) => ({ theme, width })));
}

/** The name of the file of a picture. */
export function fileOf({ name }: Pick<Picture, 'name'>, { theme, width }: View): string {
  return `${name}-${theme}${width === 'narrow' ? '-narrow' : ''}.png`;
}

/** The names of all files of a picture. */
export function filesOf(picture: Picture): string[] {
  return viewsOf(picture).map((view) => fileOf(picture, view));
}

/** Shows a page in a window, for as long as the work with it takes. */
export async function withPage<Result>(
  browser: Browser,
  html: string,
  { theme, width }: View,
  work: (page: Page) => Promise<Result>,
): Promise<Result> {
  const page = await browser.newPage({
    colorScheme: theme,
    deviceScaleFactor: 2,
    viewport: { width: WIDTHS[width], height: 600 },
  });
  try {
    // Nothing that a page asks for is there.
    await page.route('**', (route) => route.abort());
    await page.setContent(html);
    return await work(page);
  } finally {
    await page.close();
  }
}

/** Takes a picture of a page, or only of the summary in it: a PNG of few colors, which is small. */
export async function takePicture(
  browser: Browser,
  html: string,
  view: View,
  isCropped = false,
): Promise<Buffer> {
  const png = await withPage(browser, html, view, (page) =>
    page.locator(isCropped ? 'article' : 'body').screenshot(),
  );
  return sharp(png).png({ palette: true, colors: 16, dither: 0, effort: 10, compressionLevel: 9 }).toBuffer();
}
