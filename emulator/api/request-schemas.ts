import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import { parse } from 'yaml';

/** The checks of the OpenAPI document that requests must pass. */
export interface Spec {
  readonly isContainerId: ValidateFunction<string>;
  readonly isSnapshotName: ValidateFunction<string>;
  readonly isCreateBody: ValidateFunction<{ alias?: string; expiry?: number }>;
  readonly isAliasBody: ValidateFunction<{ alias: string | null }>;
}

let loaded: Spec | undefined;

/** The checks of the project's OpenAPI document. It is read once: tests start many emulators in one process. */
export function loadSpec(): Spec {
  loaded ??= compileSpec();
  return loaded;
}

function compileSpec(): Spec {
  const file = path.join(__dirname, '../../openapi/hoody-snapshots.yaml');
  // The document holds more than JSON Schema, which strict mode would refuse. Values are never coerced or dropped.
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(parse(readFileSync(file, 'utf8')), 'openapi');
  const check = <Value>(schema: string) =>
    ajv.compile<Value>({ $ref: `openapi#/components/schemas/${schema}` });
  return {
    isContainerId: check('ObjectId'),
    isSnapshotName: check('SnapshotName'),
    isCreateBody: check('CreateBody'),
    isAliasBody: check('AliasBody'),
  };
}
