import type { Annotation, LogLine } from './commands.ts';
import type { Masks } from './masks.ts';

/** What the page of the run shows of a step. */
export interface Shown {
  log: string;
  annotations: Annotation[];
  /** Empty where the runner does not upload it. */
  summary: string;
}

const MAX_ANNOTATIONS = 10;
const MAX_MESSAGE_LENGTH = 4_096;
const MAX_SUMMARY_BYTES = 2 ** 20;

/** The annotations that a step has left, of each kind. A composite action is one step. */
export class AnnotationLimit {
  readonly #counts = new Map<Annotation['level'], number>();

  /** @returns whether the page of the run shows another one */
  take({ level }: Annotation): boolean {
    const count = this.#counts.get(level) ?? 0;
    this.#counts.set(level, count + 1);
    return count < MAX_ANNOTATIONS;
  }
}

/**
 * Shows the log and the annotations of a step, with its own masks from the line that adds them on. A title is not masked,
 * and a long message is cut without a mark, in the log too.
 */
export function showLines(
  lines: readonly LogLine[],
  { masks, limit, isPost }: { masks: Masks; limit: AnnotationLimit; isPost: boolean },
): Pick<Shown, 'log' | 'annotations'> {
  const log = isPost ? ['Post job cleanup.'] : [];
  const annotations: Annotation[] = [];
  for (const line of lines) {
    switch (line.kind) {
      case 'text':
        log.push(masks.apply(line.text));
        break;
      case 'command':
        log.push(masks.apply(`##[${line.name}]${line.data}`));
        break;
      case 'mask':
        masks.add(line.value);
        break;
      case 'annotation': {
        const message = masks.apply(line.annotation.message).slice(0, MAX_MESSAGE_LENGTH);
        log.push(`##[${line.annotation.level}]${message}`);
        const annotation = { ...line.annotation, message };
        if (limit.take(annotation)) annotations.push(annotation);
      }
    }
  }
  return { log: log.join('\n'), annotations };
}

/** Shows the summary of a step. One that is too large is dropped whole. */
export function showSummary(summary: string, masks: Masks): string {
  return Buffer.byteLength(summary) > MAX_SUMMARY_BYTES ? '' : masks.apply(summary);
}
