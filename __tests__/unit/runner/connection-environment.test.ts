import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  captureConnection,
  hasCertificates,
  proxyPasswords,
} from '../../../src/runner/connection-environment.ts';

const directory = mkdtempSync(path.join(tmpdir(), 'hoody-connection-'));
const file = path.join(directory, 'extra.pem');
afterAll(() => rmSync(directory, { recursive: true }));

const capture = (env: Record<string, string>) => {
  const saved = captureConnection((name) => env[name]);
  return saved === '' ? undefined : JSON.parse(saved);
};

test('Without variables that decide about the connection, nothing is saved', () => {
  expect(capture({ PATH: '/bin', HTTPS_PROXY: '' })).toBeUndefined();
});

test('The variables that are set are saved, and no others', () => {
  expect(capture({ PATH: '/bin', HTTPS_PROXY: 'http://proxy.example' })).toEqual({
    variables: { HTTPS_PROXY: 'http://proxy.example' },
  });
});

test('A small file of certificates is saved, and a large one as its hash', () => {
  const variables = { NODE_EXTRA_CA_CERTS: file };
  writeFileSync(file, 'certificate');
  expect(capture(variables)).toEqual({ variables, certificates: { text: 'certificate' } });
  writeFileSync(file, 'c'.repeat(12_001));
  const { certificates } = capture(variables);
  expect(certificates).toEqual({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(hasCertificates(file, certificates.sha256)).toBe(true);
  writeFileSync(file, 'd'.repeat(12_001));
  expect(hasCertificates(file, certificates.sha256)).toBe(false);
});

test('A file of certificates that cannot be read is none, as for Node.js', () => {
  const nowhere = path.join(directory, 'nowhere.pem');
  expect(capture({ NODE_EXTRA_CA_CERTS: nowhere })).toEqual({ variables: { NODE_EXTRA_CA_CERTS: nowhere } });
  expect(hasCertificates(nowhere, '')).toBe(false);
});

test('The passwords of proxies are found as they are and decoded', () => {
  const env: Record<string, string> = {
    HTTPS_PROXY: 'http://me:p%40ssword@proxy.example',
    http_proxy: 'http://me:abc@proxy.example',
    HTTP_PROXY: 'http://me:100%25%zz@proxy.example',
    NO_PROXY: 'http://me:other-password@proxy.example',
  };
  expect(proxyPasswords((name) => env[name])).toEqual(['100%25%zz', 'p%40ssword', 'p@ssword']);
});
