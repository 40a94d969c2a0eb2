import type { Labels } from '../base/labels.ts';
import { findApiUrlProblem, isPlainSegment } from '../hoody/endpoint.ts';
import { CONTAINER_ID } from '../hoody/snapshot.ts';
import { own, type Redacted } from '../text/redact.ts';
import type { PostSettings } from './guard.ts';

/** Readers of the fields of a saved state. Each throws an Error for any other value, which it does not quote. */

/** Parses JSON. The error of `JSON.parse` would quote a part of the text, which can be a part of the token. */
export function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('it is not JSON');
  }
}

/** The settings as they are saved. */
export function settingsOf(settings: PostSettings): object {
  const { apiUrl, token, tokenHash, isTokenGiven, actionPath, maxParallel, summary, labels } = settings;
  return { apiUrl, token, tokenHash, isTokenGiven, actionPath, maxParallel, summary, labels };
}

/** Reads the settings. The URL of the API passes the check of the input. */
export function readSettings(fields: Record<string, unknown>): PostSettings {
  const apiUrl = new URL(text(fields['apiUrl']));
  const problem = findApiUrlProblem(apiUrl);
  if (problem) throw new Error(`the URL of the API ${problem}`);
  const { token, tokenHash } = fields;
  return {
    apiUrl,
    ...(token === undefined ? {} : { token: text(token) }),
    ...(tokenHash === undefined ? {} : { tokenHash: text(tokenHash) }),
    isTokenGiven: boolean(fields['isTokenGiven']),
    actionPath: text(fields['actionPath']),
    maxParallel: positive(fields['maxParallel']),
    summary: boolean(fields['summary']),
    labels: toLabels(record(fields['labels'])),
  };
}

function toLabels(labels: Record<string, unknown>): Labels {
  return Object.fromEntries(Object.entries(labels).map(([id, label]) => [id, text(label)]));
}

export function containerId(value: unknown): Redacted {
  if (!CONTAINER_ID.test(text(value))) throw new Error('a container id is invalid');
  return text(value);
}

export function snapshotName(value: unknown): Redacted {
  if (!isPlainSegment(text(value))) throw new Error('the name of a snapshot is invalid');
  return text(value);
}

export function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw unexpected(value);
  return value as Record<string, unknown>;
}

export function array(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw unexpected(value);
  return value;
}

/** The step saved only redacted text. */
export function text(value: unknown): Redacted {
  if (typeof value !== 'string') throw unexpected(value);
  return own(value);
}

export function boolean(value: unknown): boolean {
  if (typeof value !== 'boolean') throw unexpected(value);
  return value;
}

export function positive(value: unknown): number {
  if (typeof value !== 'number' || !(value > 0)) throw unexpected(value);
  return value;
}

/** @returns an error that does not quote the value, which can be a secret */
export function unexpected(value: unknown): Error {
  return new Error(value === undefined ? 'a value is missing' : `unexpected value of type ${typeof value}`);
}
