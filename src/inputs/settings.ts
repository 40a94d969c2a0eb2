import { findApiUrlProblem } from '../hoody/api-url.ts';
import { MIN_TOKEN_LENGTH } from '../text/redact.ts';
import { type Containers, readContainers } from './containers.ts';
import { type InputReader, readToken } from './reader.ts';
import { INPUTS } from './table.ts';

/** How the step works, independent of the operation. */
export interface Settings extends Containers {
  token: string;
  apiUrl: URL;
  maxParallel: number;
  timeoutMs: number;
  summary: boolean;
}

/** Reads the settings; the reader collects their problems. */
export function readSettings(reader: InputReader): Settings {
  return {
    ...readContainers(reader),
    token: readCheckedToken(reader),
    apiUrl: readApiUrl(reader),
    maxParallel: reader.integer('max-parallel'),
    timeoutMs: reader.integer('timeout-seconds') * 1000,
    summary: reader.boolean('summary'),
  };
}

/** Reads the token and reports one that is missing, malformed or too short to be redacted. */
export function readCheckedToken(reader: InputReader): string {
  const token = readToken(reader.source);
  if (token === '') {
    reader.report(
      'token',
      'is missing; the variable HOODY_TOKEN can give it too. Is the secret set for this repository?',
    );
  } else if (!/^[\x21-\x7e]+$/.test(token)) {
    reader.report(
      'token',
      'holds white space or characters that no token has. Was the secret pasted whole and alone?',
    );
  } else if (token.length < MIN_TOKEN_LENGTH) {
    reader.report(
      'token',
      `has fewer than ${MIN_TOKEN_LENGTH} characters, which no token has. Was the secret pasted whole?`,
    );
  }
  return token;
}

function readApiUrl(reader: InputReader): URL {
  const url = URL.parse(reader.text('api-url'));
  const problem = url ? findApiUrlProblem(url) : 'is no address, such as https://api.hoody.com';
  // The problem does not quote the value: an address can contain a password.
  if (problem) reader.report('api-url', problem);
  else if (url && reader.hasToken(url.href)) reader.report('api-url', 'must not hold the token');
  return url ?? new URL(INPUTS['api-url'].default);
}
