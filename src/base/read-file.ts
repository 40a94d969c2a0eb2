import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** To open a FIFO that nobody writes to never ends without O_NONBLOCK. Windows has neither. */
const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants;

/**
 * Reads a regular file, never waiting for anything else that has its name, such as a FIFO or a device.
 *
 * @param maxBytes the longest file that is read
 * @param links whether a symbolic link is followed, or is an error
 * @throws Error of the file system, or if it is not a regular file or is longer
 */
export function readRegularFile(path: string, maxBytes: number, links: 'follow' | 'refuse'): Buffer {
  const descriptor = openSync(path, O_RDONLY | O_NONBLOCK | (links === 'refuse' ? O_NOFOLLOW : 0));
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw new Error('not a regular file');
    if (stats.size > maxBytes) throw new Error(`longer than ${maxBytes} bytes`);
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
