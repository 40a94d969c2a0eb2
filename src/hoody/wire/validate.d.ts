// Generated from openapi/hoody-snapshots.yaml by `npm run generate`. Do not edit.

import type { components } from './types.ts';

export interface Mismatch {
  instancePath: string;
  message?: string;
}

export interface Validate<Answer> {
  (body: unknown): body is Answer;
  errors: Mismatch[] | null;
}

export declare const ListAnswer: Validate<components['schemas']['ListAnswer']>;
export declare const SnapshotAnswer: Validate<components['schemas']['SnapshotAnswer']>;
export declare const RestoreAnswer: Validate<components['schemas']['RestoreAnswer']>;
export declare const DeleteAnswer: Validate<components['schemas']['DeleteAnswer']>;
