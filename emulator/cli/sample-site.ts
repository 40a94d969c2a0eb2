/** The files of a small site, for a new container. */
export function sampleSite(name: string): Record<string, string> {
  return {
    'site/index.html': `<!doctype html>\n<title>${name}</title>\n<h1>${name}</h1>\n<p>Release 1</p>\n`,
    'site/style.css': 'body { font-family: sans-serif; margin: 4rem auto; max-width: 40rem; }\n',
    'app/config.json': `${JSON.stringify({ name, release: 1 }, null, 2)}\n`,
    'data/visits.log': '',
  };
}
