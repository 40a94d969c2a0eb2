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
  reportUnfinished('Node.js had nothing left to wait for.');
}

function reportUnfinished(error: unknown): void {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const message = `The step did not finish; its log shows what it did. Please report this unless the runner caused it: ${reason}`;
  const data = message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  process.stdout.write(`::error title=Hoody snapshot::${data}\n`);
}
