// Loaded before the program: writes the largest amount of memory of the process, in bytes, when it ends.
const { readFileSync, writeFileSync } = require('node:fs');

process.on('exit', () => writeFileSync(process.env.PEAK_MEMORY_FILE, String(peakMemory())));

function peakMemory() {
  // On Linux, the value of resourceUsage() is at least that of the process that started this one.
  const kibibytes =
    process.platform === 'linux'
      ? /VmHWM:\s*(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))[1]
      : process.resourceUsage().maxRSS;
  return Number(kibibytes) * 1024;
}
