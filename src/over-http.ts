import { httpNetwork } from './network.ts';
import { type Perform, perform } from './perform.ts';
import { createAliasGenerator } from './runner/generated-alias.ts';

/** Performs the operation over HTTP, for the workflow run that this step belongs to. */
export const performOverHttp: Perform = (inputs, step, runner) =>
  perform(inputs, step, runner, httpNetwork, createAliasGenerator());
