/** Records what an attestation is about: the digest of each file, and the list of packages if it has one. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { change, runOnGitHub } from './github.ts';

const { SUBJECT_PATH = '', SBOM_PATH = '' } = process.env;

runOnGitHub((github) => {
  const subjects = SUBJECT_PATH.split('\n').filter((line) => line !== '');
  const digests = subjects.map((file) => createHash('sha256').update(readFileSync(file)).digest('hex'));
  const predicate = SBOM_PATH === '' ? 'provenance' : JSON.parse(readFileSync(SBOM_PATH, 'utf8')).bomFormat;
  change(github, `attest ${predicate} of ${digests.join(' ')}`, () => {});
});
