import { readRegularFile } from '../base/read-file.ts';

/**
 * The environment variables that decide how Node.js connects, and whom it trusts. Of the proxies, the lower-case name
 * wins.
 */
export const CONNECTION_VARIABLES = [
  'http_proxy',
  'HTTP_PROXY',
  'https_proxy',
  'HTTPS_PROXY',
  'no_proxy',
  'NO_PROXY',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'NODE_EXTRA_CA_CERTS',
  'NODE_USE_SYSTEM_CA',
  'NODE_USE_ENV_PROXY',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'OPENSSL_CONF',
  'NODE_OPTIONS',
  'NODE_DEBUG',
  'HOSTALIASES',
  'RES_OPTIONS',
  'LOCALDOMAIN',
] as const;

export const CERTIFICATES_VARIABLE = 'NODE_EXTRA_CA_CERTS';

/** How a step connects. */
export interface ConnectionEnvironment {
  /** Those that are not empty. */
  variables: Record<string, string>;
  /** The extra certificates of Node.js; absent if there are none that it could read. */
  certificates?: { text: string } | { sha256: string };
}

type Env = (name: string) => string | undefined;

/** A longer file, such as the usual bundle, does not fit into the state. In characters. */
const MAX_TEXT_LENGTH = 12_000;
const MAX_FILE_BYTES = 4 * 1024 * 1024;

/**
 * Describes how this process connects, for its post step.
 *
 * @returns a text for the state; empty if no variable is set
 */
export function captureConnection(env: Env): string {
  const variables = Object.fromEntries(
    CONNECTION_VARIABLES.flatMap((name) => {
      const value = env(name);
      return value ? [[name, value]] : [];
    }),
  );
  if (Object.keys(variables).length === 0) return '';
  const certificates = readCertificates(variables[CERTIFICATES_VARIABLE]);
  return JSON.stringify({ variables, ...(certificates ? { certificates } : {}) });
}

function readCertificates(file: string | undefined): ConnectionEnvironment['certificates'] | undefined {
  if (file === undefined) return undefined;
  try {
    const content = readRegularFile(file, MAX_FILE_BYTES, 'follow');
    const text = content.toString();
    return text.length <= MAX_TEXT_LENGTH ? { text } : { sha256: hashCertificates(content) };
  } catch {
    // Node.js ignores a file that it cannot read.
    return undefined;
  }
}

function hashCertificates(content: Buffer): string {
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(content).digest('hex');
}

/** Whether a file still has the certificates of the step. */
export function hasCertificates(file: string, sha256: string): boolean {
  try {
    return hashCertificates(readRegularFile(file, MAX_FILE_BYTES, 'follow')) === sha256;
  } catch {
    return false;
  }
}

/** The mask of a shorter one would hide unrelated text. In characters. */
const MIN_PASSWORD_LENGTH = 4;

/** @returns the passwords of the proxies, as they are in the URL and decoded */
export function proxyPasswords(env: Env): string[] {
  const names = CONNECTION_VARIABLES.filter((name) => /^https?_proxy$/i.test(name));
  const passwords = names.flatMap((name) => {
    const { password = '' } = URL.parse(env(name) ?? '') ?? {};
    return [password, decode(password)];
  });
  return [...new Set(passwords)].filter(({ length }) => length >= MIN_PASSWORD_LENGTH);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
