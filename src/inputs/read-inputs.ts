import type { GuardSwitches } from '../guard/guard.ts';
import type { Operation, Request } from '../operations/request.ts';
import { parseSwitch } from '../text/switch.ts';
import { readHealthUrls } from './health-urls.ts';
import { InputReader, type InputSource } from './reader.ts';
import { readGuardSwitches, readRequest } from './request.ts';
import { readCheckedToken, readSettings, type Settings } from './settings.ts';

/** The inputs of a step, checked. */
export interface Inputs {
  request: Request;
  settings: Settings;
  guard: GuardSwitches;
  /** What must be healthy after a restore. */
  healthUrls: URL[];
}

const NO_GUARD: GuardSwitches = { restoreOnFailure: false, deleteOnSuccess: false };

/**
 * Reads and checks every input.
 *
 * @throws InputError with all problems
 */
export function readInputs(source: InputSource): Inputs {
  const reader = new InputReader(source);
  reader.rejectToken();
  reader.rejectCut();
  const operation = reader.choice('operation');
  const settings = readSettings(reader);
  const request = operation && readRequest(reader, operation, settings);
  const guard = operation === 'create' ? readGuardSwitches(reader, settings.containerIds) : NO_GUARD;
  const healthUrls = operation === 'create' || operation === 'restore' ? readHealthUrls(reader) : [];
  reader.throwIfInvalid();
  if (!request) throw new Error('the reader reports an unknown operation');
  return { request, settings, guard, healthUrls };
}

/**
 * Reads the addresses of `health-url` in the post step, for which the runner evaluates the input again.
 *
 * @returns those that are valid; none if one contains the token
 */
export function readPostHealthUrls(source: InputSource): URL[] {
  const reader = new InputReader(source);
  return reader.hasToken('health-url') ? [] : readHealthUrls(reader);
}

/** The operation of a step, whatever its other inputs are; undefined if it is none. */
export function readOperation(source: InputSource): Operation | undefined {
  return new InputReader(source).choice('operation');
}

/** Whether a step that fails before its inputs are read writes a summary: unless that is certainly switched off. */
export function wantsSummary(source: InputSource): boolean {
  return parseSwitch(source.input('summary')) !== false;
}

/**
 * Reads the token of the post step.
 *
 * @throws InputError if it is missing or malformed
 */
export function readPostToken(source: InputSource): string {
  const reader = new InputReader(source);
  const token = readCheckedToken(reader);
  reader.throwIfInvalid();
  return token;
}
