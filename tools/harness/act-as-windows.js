/**
 * Takes from a process what Windows does not have, before its program starts: the line feed as the end of a line, /proc,
 * and a way to replace the program of a process. Paths, modes and processes remain those of this system.
 */
const fs = process.getBuiltinModule('node:fs');
const os = process.getBuiltinModule('node:os');

Object.defineProperty(os, 'EOL', { value: '\r\n' });
process.execve = () => {
  throw new Error('process.execve is unavailable on this platform');
};

for (const name of ['readFileSync', 'readdirSync', 'readlinkSync']) {
  const read = fs[name];
  fs[name] = (file, ...rest) => {
    if (/^\/proc(\/|$)/.test(file)) throw Object.assign(new Error(`ENOENT: ${file}`), { code: 'ENOENT' });
    return read(file, ...rest);
  };
}
