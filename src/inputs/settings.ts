import { findApiUrlProblem } from '../hoody/endpoint.ts';
import { line } from '../text/message.ts';
import { MIN_TOKEN_LENGTH } from '../text/redact.ts';
import { type Containers, readContainers } from './containers.ts';
import { INPUTS } from './definitions.ts';
import type { InputReader } from './reader.ts';

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

/** Reads the token and rejects one that is missing, malformed or too short to be redacted. */
export function readCheckedToken(reader: InputReader): string {
  const { token } = reader;
  if (token === '') {
    reader.reject(
      'token',
      line(
        'is missing. Set the input or the environment variable HOODY_TOKEN, and check that the job has access to the secret',
      ),
    );
  } else if (/^HOODY_TOKEN=/.test(token)) {
    reader.reject(
      'token',
      line('contains the name HOODY_TOKEN. Check that the secret contains only the token'),
    );
  } else if (/^["'].*["']$/s.test(token)) {
    reader.reject('token', line('is in quotes. Check that the secret contains only the token'));
  } else if (/\\[nr]$/.test(token)) {
    reader.reject(
      'token',
      line('ends in an escaped line break. Check that the secret contains only the token'),
    );
  } else if (!/^[\x21-\x7e]+$/.test(token)) {
    reader.reject(
      'token',
      line(
        'contains white space or invalid characters. Check that the secret is the whole token and nothing else',
      ),
    );
  } else if (token.length < MIN_TOKEN_LENGTH) {
    reader.reject(
      'token',
      line`has fewer than ${MIN_TOKEN_LENGTH} characters. Check that the secret is the whole token`,
    );
  }
  return token;
}

function readApiUrl(reader: InputReader): URL {
  const url = URL.parse(reader.text('api-url'));
  const problem = url ? findApiUrlProblem(url) : line('is not a valid URL, such as https://api.hoody.com');
  // The problem does not quote the value: a URL can contain a password.
  if (problem) reader.reject('api-url', problem);
  return url ?? new URL(INPUTS['api-url'].default);
}
