import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import { parse } from 'yaml';

/** The schemas of the OpenAPI document that a request must match, each as a compiled validator. */
export interface RequestSchemas {
  readonly containerId: ValidateFunction<string>;
  readonly snapshotName: ValidateFunction<string>;
  readonly createBody: ValidateFunction<{ alias?: string; expiry?: number }>;
  readonly aliasBody: ValidateFunction<{ alias: string | null }>;
}

let loaded: RequestSchemas | undefined;

/** Loads the schemas from the project's OpenAPI document, once: tests start many emulators in one process. */
export function loadRequestSchemas(): RequestSchemas {
  loaded ??= compileSchemas();
  return loaded;
}

function compileSchemas(): RequestSchemas {
  const file = path.join(__dirname, '../../openapi/hoody-snapshots.yaml');
  // Strict mode would reject an OpenAPI document, which contains more than JSON Schema.
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(parse(readFileSync(file, 'utf8')), 'openapi');
  const compile = <Value>(schema: string) =>
    ajv.compile<Value>({ $ref: `openapi#/components/schemas/${schema}` });
  return {
    containerId: compile('ObjectId'),
    snapshotName: compile('SnapshotName'),
    createBody: compile('CreateBody'),
    aliasBody: compile('AliasBody'),
  };
}
