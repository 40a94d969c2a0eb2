import { splitList } from '../text/split-list.ts';
import type { InputReader } from './reader.ts';

/** With these limits the guard of a step fits into what the runner passes to the post step. */
const MAX_URLS = 10;
const MAX_URL_LENGTH = 1_000;

/** Reads `health-url`: URLs separated by commas or line breaks. The reader collects the problems. */
export function readHealthUrls(reader: InputReader): URL[] {
  const texts = splitList(reader.text('health-url'), /[,\r\n]/);
  if (texts.length > MAX_URLS) {
    reader.report('health-url', `contains ${texts.length} URLs; the limit is ${MAX_URLS}`);
  }
  return texts.flatMap((text) => {
    if (reader.rejectLong('health-url', text, MAX_URL_LENGTH)) return [];
    const url = URL.parse(text);
    const problem = url ? findProblem(url) : 'is not a valid URL, such as https://www.example.com/health';
    if (problem) reader.report('health-url', `contains ${reader.quote(text)}, which ${problem}`);
    else if (reader.hasToken(text))
      reader.report('health-url', 'contains the token, which only the API may receive');
    return url ? [url] : [];
  });
}

function findProblem({ protocol, username, password }: URL): string | undefined {
  if (protocol !== 'https:' && protocol !== 'http:') return 'does not start with https:// or http://';
  if (username !== '' || password !== '')
    return 'contains a user name or a password, which the log would show';
  return undefined;
}
