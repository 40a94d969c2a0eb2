import path from 'node:path';

/** The release of act that the workflows are run in. */
export const ACT_VERSION = 'v0.2.89';

/** Where it is installed: a folder for each version, so that another one is never taken for it. */
export const ACT_DIRECTORY = path.join(__dirname, '../.tools', `act-${ACT_VERSION}`);

/** The program. */
export const ACT = path.join(ACT_DIRECTORY, process.platform === 'win32' ? 'act.exe' : 'act');
