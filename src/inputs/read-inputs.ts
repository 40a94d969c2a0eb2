import type { GuardSwitches } from '../guard/guard.ts';
import type { Request } from '../operations/request.ts';
import { InputReader, type InputSource } from './reader.ts';
import { readGuardSwitches, readRequest } from './request.ts';
import { readCheckedToken, readLimits, readSettings, type Settings } from './settings.ts';

/** The inputs of a step, checked. */
export interface Inputs {
  request: Request;
  settings: Settings;
  guard: GuardSwitches;
}

const NO_GUARD: GuardSwitches = { restoreOnFailure: false, deleteOnSuccess: false };

/**
 * Reads and checks every input.
 *
 * @throws InputError with all problems
 */
export function readInputs(source: InputSource): Inputs {
  const reader = new InputReader(source);
  const operation = reader.choice('operation');
  const settings = readSettings(reader);
  const request = operation && readRequest(reader, operation, settings);
  const guard = operation === 'create' ? readGuardSwitches(reader, settings.containerIds) : NO_GUARD;
  reader.throwIfInvalid();
  if (!request) throw new Error('the reader reports an unknown operation');
  return { request, settings, guard };
}

/** What the post step reads from its inputs; what it acts on comes from the state that the step saved. */
export interface PostInputs extends Pick<Settings, 'token' | 'maxParallel' | 'timeoutMs' | 'summary'> {
  /** The status of the job, as the runner evaluates it for the post step. */
  jobStatus: string;
}

/**
 * Reads the inputs of the post step.
 *
 * @throws InputError with all problems
 */
export function readPostInputs(source: InputSource): PostInputs {
  const reader = new InputReader(source);
  const inputs: PostInputs = {
    token: readCheckedToken(reader),
    ...readLimits(reader),
    summary: reader.boolean('summary'),
    jobStatus: reader.source.input('job-status'),
  };
  reader.throwIfInvalid();
  return inputs;
}
