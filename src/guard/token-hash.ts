const SALT_BYTES = 16;

/** Hashes the token with a salt, so that the post step can see whether it gets another one. */
export function hashToken(token: string): string {
  const salt = Buffer.from(crypto.getRandomValues(new Uint8Array(SALT_BYTES))).toString('hex');
  return `${salt}:${digest(salt, token)}`;
}

/** @param hash the result of `hashToken` for the token of the step */
export function isTokenOf(token: string, hash: string): boolean {
  const [salt = '', expected] = hash.split(':');
  return digest(salt, token) === expected;
}

function digest(salt: string, token: string): string {
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(`${salt}:${token}`).digest('hex');
}
