import path from 'node:path';
import { program, TOOLS } from './program.ts';

/** A version of the library that evaluates `--jq` in the GitHub CLI, with a command like jq. */
export const GOJQ_VERSION = 'v0.12.17';

/** The path of gojq. */
export const GOJQ = path.join(TOOLS, `gojq-${GOJQ_VERSION}`, program('gojq'));
