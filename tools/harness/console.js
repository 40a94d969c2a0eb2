/**
 * The console of a step on Windows. The runner sends Ctrl+C and Ctrl+Break to it, which Node.js reports as SIGINT and
 * SIGBREAK, and which end a process that does not listen. A test has no console, so they come as messages.
 */
const CONTROL_C_EXIT = 0xc000013a;

if (process.channel) {
  process.on('message', (name) => {
    if (!process.emit(name, name)) process.exit(CONTROL_C_EXIT);
  });
  process.channel.unref();
}
