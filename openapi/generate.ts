/** Writes src/hoody/wire.ts from the OpenAPI document: the types of requests and responses. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';

const NOTICE = 'Generated from openapi/hoody-snapshots.yaml by `npm run generate`. Do not edit.';

/** @param target the file to write */
async function generate(target: string): Promise<void> {
  const document = parse(readFileSync(path.join(__dirname, 'hoody-snapshots.yaml'), 'utf8'));
  const types = astToString(await openapiTS(document, { exportType: true }));
  writeFileSync(target, `// ${NOTICE}\n\n${types}`);
}

void generate(process.argv[2] ?? path.join(__dirname, '../src/hoody/wire.ts'));
