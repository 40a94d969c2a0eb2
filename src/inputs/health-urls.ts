import { splitList } from '../text/list.ts';
import { line } from '../text/message.ts';
import type { Redacted } from '../text/redact.ts';
import type { InputReader } from './reader.ts';

/** With these limits the guard of a step fits into what the runner passes to the post step. */
const MAX_URLS = 10;
const MAX_URL_LENGTH = 1_000;

/** Reads `health-url`: URLs separated by commas or line breaks. The reader collects the problems. */
export function readHealthUrls(reader: InputReader): URL[] {
  const texts = splitList(reader.text('health-url'), /[,\r\n]/);
  if (texts.length > MAX_URLS) {
    reader.reject('health-url', line`contains ${texts.length} URLs; the limit is ${MAX_URLS}`);
  }
  return texts.flatMap((text, index) => {
    if (reader.rejectLong('health-url', text, MAX_URL_LENGTH)) return [];
    const url = URL.parse(text);
    const problem = url
      ? findProblem(url)
      : line('is not a valid URL, such as https://www.example.com/health');
    // The problem does not quote the URL, which can contain a password or a secret query.
    if (problem) reader.reject('health-url', line`entry ${index + 1} ${problem}`);
    return url && !problem ? [url] : [];
  });
}

function findProblem({ protocol, username, password }: URL): Redacted | undefined {
  if (protocol !== 'https:' && protocol !== 'http:') return line('does not start with https:// or http://');
  if (username !== '' || password !== '') return line('contains a user name or a password');
  return undefined;
}
