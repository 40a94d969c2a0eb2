import path from 'node:path';

/** Makes a run on another system behave as on Windows, as far as that goes. */
const isActing = process.env['HOODY_TEST_SYSTEM'] === 'windows' && process.platform !== 'win32';

/** Whether this is Windows, or a run that behaves as there. */
export const IS_WINDOWS = process.platform === 'win32' || isActing;

/** Whether the system shows the processes of a job. */
export const HAS_PROCESSES = process.platform === 'linux' && !IS_WINDOWS;

/** What Node.js gets to start a step as it starts on this system. */
export const NODE_ARGS: readonly string[] = [
  ...(isActing ? ['act-as-windows.js'] : []),
  ...(IS_WINDOWS ? ['console.js'] : []),
].flatMap((name) => ['--require', path.join(__dirname, name)]);

/** The output of a process, with a line feed as the end of each line. */
export function withLineFeeds(output: string): string {
  return IS_WINDOWS ? output.replaceAll('\r\n', '\n') : output;
}
