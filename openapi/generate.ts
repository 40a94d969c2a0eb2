/**
 * Writes src/hoody/wire/ from the OpenAPI document: the types of what goes over the wire, and a check for each
 * answer, compiled ahead so that nothing has to be compiled when the action starts.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';

const ANSWERS = ['ListAnswer', 'SnapshotAnswer', 'RestoreAnswer', 'DeleteAnswer'] as const;
const NOTICE = 'Generated from openapi/hoody-snapshots.yaml by `npm run generate`. Do not edit.';

/** @param target the directory to write to */
async function generate(target: string): Promise<void> {
  const source = path.join(__dirname, 'hoody-snapshots.yaml');
  const document = parse(readFileSync(source, 'utf8'));

  const types = astToString(await openapiTS(document, { exportType: true }));
  writeFileSync(path.join(target, 'types.ts'), `// ${NOTICE}\n\n${types}`);

  const ajv = new Ajv({ strict: false, code: { source: true, lines: true } });
  ajv.addSchema({ $id: 'hoody', components: document.components });
  const references = Object.fromEntries(ANSWERS.map((name) => [name, `hoody#/components/schemas/${name}`]));
  writeFileSync(path.join(target, 'validate.js'), `// ${NOTICE}\n\n${standaloneCode(ajv, references)}\n`);
  writeFileSync(
    path.join(target, 'validate.d.ts'),
    [
      `// ${NOTICE}`,
      '',
      `import type { components } from './types.ts';`,
      '',
      'export interface Mismatch {',
      '  instancePath: string;',
      '  message?: string;',
      '}',
      '',
      'export interface Validate<Answer> {',
      '  (body: unknown): body is Answer;',
      '  errors: Mismatch[] | null;',
      '}',
      '',
      ...ANSWERS.map((name) => `export declare const ${name}: Validate<components['schemas']['${name}']>;`),
      '',
    ].join('\n'),
  );
}

void generate(process.argv[2] ?? path.join(__dirname, '../src/hoody/wire'));
