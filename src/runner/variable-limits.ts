/** Windows ends a variable at 32,767 UTF-16 code units, the last of which is 0. */
const WINDOWS_UNITS = 32_766;
/** MAX_ARG_STRLEN of Linux, without the 0 at the end. It counts the name and the `=` too. */
const LINUX_BYTES = 128 * 1024 - 1;

/**
 * Finds out whether a value fits into one environment variable. With one that does not, Linux starts no process, and
 * Windows drops or cuts it.
 *
 * @returns what is wrong with it, as the end of a sentence that starts with the name; undefined if it fits
 */
export function findVariableProblem(
  name: string,
  value: string,
  platform: NodeJS.Platform,
): string | undefined {
  if (platform === 'win32' && value.length > WINDOWS_UNITS)
    return `would have ${value.length} characters, and Windows passes at most ${WINDOWS_UNITS} to the post step`;
  const bytes = Buffer.byteLength(`${name}=${value}`);
  if (platform === 'linux' && bytes > LINUX_BYTES)
    return `would have ${bytes} bytes, and Linux passes at most ${LINUX_BYTES} to the post step`;
  return undefined;
}

/** Whether a value can be the beginning of a longer one. */
export function mayBeCut(value: string, platform: NodeJS.Platform): boolean {
  return platform === 'win32' && value.length === WINDOWS_UNITS;
}
