const HAS_MODES = process.platform !== 'win32';

/** The modes of what only its owner can read. Windows has none, and Node.js shows those of what everyone can. */
export const OWNER_ONLY = { file: HAS_MODES ? 0o600 : 0o666, directory: HAS_MODES ? 0o700 : 0o666 };
