import type { AliasRequest } from './alias.ts';
import type { CreateRequest } from './create.ts';
import type { DeleteRequest } from './delete.ts';
import type { ListRequest } from './list.ts';
import type { Operation } from './operation.ts';
import type { RestoreRequest } from './restore.ts';

interface RequestByOperation {
  create: CreateRequest;
  list: ListRequest;
  restore: RestoreRequest;
  alias: AliasRequest;
  delete: DeleteRequest;
}

/** What the step is asked to do, checked. */
export type Request = { [Name in Operation]: { operation: Name } & RequestByOperation[Name] }[Operation];
