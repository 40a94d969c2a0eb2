import { isStillRunning, type Leftovers, type Process } from '../guard/leftovers.ts';
import { formatCount } from '../text/format.ts';
import { join } from '../text/list.ts';
import { composeMessage, line } from '../text/message.ts';
import type { Redact, Redacted } from '../text/redact.ts';

const MAX_NAMES = 10;

/** Says all that is known of them, for the summary. */
export function describeLeftovers(leftovers: Leftovers, redact: Redact): Redacted[] {
  return [
    ...describeEnded(leftovers, redact),
    ...(isStillRunning(leftovers) ? [describeRunning(leftovers, redact)] : []),
    ...describeDoubts(leftovers, redact),
  ];
}

/** Says what the guard ended; nothing if that is nothing. */
export function describeEnded({ ended }: Leftovers, redact: Redact): Redacted[] {
  if (ended.length === 0) return [];
  return [
    line`Ended ${formatCount(ended.length, 'process')} that the steps after the guard left running: ${namesOf(ended, redact)}.`,
  ];
}

/** Says what may still run. */
export function describeDoubts({ doubt, unreadable }: Leftovers, redact: Redact): Redacted[] {
  return [
    ...(doubt === undefined
      ? []
      : [line`What the steps after the guard started may still be running: ${doubt}.`]),
    ...(unreadable.length === 0
      ? []
      : [
          line`These processes may come from the steps after the guard and still be running, but cannot be read: ${namesOf(unreadable, redact)}.`,
        ]),
  ];
}

/** Warns of what still runs after the rollback. */
export function describeRunning({ running }: Leftovers, redact: Redact): Redacted {
  const verb = running.length === 1 ? line('is') : line('are');
  return composeMessage(
    line`${formatCount(running.length, 'process')} that the steps after the guard started ${verb} still running: ${namesOf(running, redact)}.`,
    line('The container can change again, so check it.'),
  );
}

/** Names processes by their program and id. */
export function nameProcesses(processes: readonly Process[], redact: Redact): Redacted[] {
  return processes.slice(0, MAX_NAMES).map(({ name, pid }) => line`${redact(name)} (${pid})`);
}

function namesOf(processes: readonly Process[], redact: Redact): Redacted {
  const names = nameProcesses(processes, redact);
  const rest = processes.length - names.length;
  return join([...names, ...(rest > 0 ? [line`and ${rest} more`] : [])]);
}
