/**
 * Stands in for @actions/exec in the bundle (see `paths` in tsconfig.json). @actions/core loads it, and with it
 * Node's child processes, for the details of the platform, which this action does not need.
 */
export function getExecOutput(): never {
  throw new Error('@actions/exec is not part of this bundle');
}
