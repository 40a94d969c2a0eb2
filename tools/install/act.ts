import path from 'node:path';
import { program, TOOLS } from './program.ts';

/** The release of act that the end-to-end tests run the workflows in. */
export const ACT_VERSION = 'v0.2.89';

/** The path of act. */
export const ACT = path.join(TOOLS, `act-${ACT_VERSION}`, program('act'));
