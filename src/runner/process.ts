/**
 * Runs a program as the whole work of this process, which fails unless the program finishes and succeeds. It loads
 * nothing, so that an entry can call it first.
 *
 * @param program returns whether it succeeded
 */
export function runProcess(program: () => Promise<boolean>): void {
  process.exitCode = 1;
  process.once('beforeExit', onBeforeExit);
  program()
    .then((succeeded) => {
      process.exitCode = succeeded ? 0 : 1;
    }, reportUnfinished)
    .finally(() => process.off('beforeExit', onBeforeExit));
}

function onBeforeExit(): void {
  reportUnfinished('Node.js ended before the step was complete.');
}

function reportUnfinished(error: unknown): void {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const message = [
    'The step did not finish. The log shows what it did.',
    'Unless the runner caused this, report it as a bug in the action:',
    reason,
  ];
  const data = message.join('\n').replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  process.stdout.write(`::error title=Hoody snapshot::${data}\n`);
}
