import { type GuardSwitches, MAX_GUARDED_CONTAINERS } from '../guard/guard.ts';
import { MAX_ALIAS_LENGTH } from '../hoody/snapshot.ts';
import type {
  AliasRequest,
  CreateRequest,
  DeleteRequest,
  ListRequest,
  Operation,
  Request,
  RestoreRequest,
} from '../operations/request.ts';
import { findGlobProblem } from '../snapshots/glob.ts';
import { line } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';
import type { Containers } from './containers.ts';
import type { InputReader } from './reader.ts';
import { readSelectorLists, readSelectors } from './selectors.ts';
import { hasControlCharacters } from './values.ts';

/** Reads what an operation has to do; the reader collects the problems. */
export function readRequest(reader: InputReader, operation: Operation, containers: Containers): Request {
  reader.rejectUnsupported(operation);
  switch (operation) {
    case 'create':
      return { operation, ...readCreate(reader) };
    case 'list':
      return { operation, ...readList(reader) };
    case 'restore':
      return { operation, ...readRestore(reader, containers) };
    case 'alias':
      return { operation, ...readAliasChange(reader, containers) };
    case 'delete':
      return { operation, ...readDelete(reader, containers) };
  }
}

/** Reads what the post step of `create` does once the job is over. */
export function readGuardSwitches(reader: InputReader, containerIds: readonly Redacted[]): GuardSwitches {
  const restoreOnFailure = reader.boolean('restore-on-failure');
  const deleteOnSuccess = reader.boolean('delete-on-success');
  const backupFirst = reader.boolean('backup-first');
  if (!restoreOnFailure && reader.isSet('health-url')) {
    reader.reject('health-url', line('requires `restore-on-failure: true` for `create`'));
  }
  if (!restoreOnFailure && backupFirst) {
    reader.reject('backup-first', line('requires `restore-on-failure: true` for `create`'));
  }
  if ((restoreOnFailure || deleteOnSuccess) && containerIds.length > MAX_GUARDED_CONTAINERS) {
    reader.reject(
      'container-id',
      line`contains ${containerIds.length} ids, but a step can guard at most ${MAX_GUARDED_CONTAINERS}. Split them across the jobs of a matrix`,
    );
  }
  return { restoreOnFailure, deleteOnSuccess, ...(backupFirst ? { backup: readExpiry(reader) } : {}) };
}

function readCreate(reader: InputReader): CreateRequest {
  const alias = readAlias(reader);
  const ifExists = reader.choice('if-exists');
  if (alias === '' && ifExists && ifExists !== 'create') {
    reader.reject('if-exists', line`is ${line(ifExists)}, which requires an \`alias\``);
  }
  const retention = readRetention(reader);
  return {
    ...(alias === '' ? {} : { alias }),
    ...readExpiry(reader),
    ifExists: ifExists ?? 'create',
    ...(retention ? { retention } : {}),
    dryRun: reader.boolean('dry-run'),
  };
}

function readRetention(reader: InputReader): CreateRequest['retention'] {
  const filter = readFilter(reader);
  if (!reader.isSet('keep-last')) {
    if (filter !== '') reader.reject('filter', line('requires `keep-last` for `create`'));
    return undefined;
  }
  if (filter === '') reader.reject('keep-last', line('requires a `filter` that selects what can be deleted'));
  return { keepLast: reader.integer('keep-last', 1), filter };
}

function readList(reader: InputReader): ListRequest {
  return reader.isSet('filter') ? { filter: readFilter(reader) } : {};
}

function readRestore(reader: InputReader, containers: Containers): RestoreRequest {
  return {
    snapshots: readSelectors(reader, containers),
    ...readBackup(reader),
    dryRun: reader.boolean('dry-run'),
  };
}

function readBackup(reader: InputReader): Pick<RestoreRequest, 'backup'> {
  if (reader.boolean('backup-first')) return { backup: readExpiry(reader) };
  if (reader.isSet('expiry-days'))
    reader.reject('expiry-days', line('requires `backup-first: true` for `restore`'));
  return {};
}

function readAliasChange(reader: InputReader, containers: Containers): AliasRequest {
  const snapshots = readSelectors(reader, containers);
  const alias = readAlias(reader);
  const removal = reader.boolean('remove-alias');
  if (alias === '' && !removal) {
    reader.reject('alias', line('is empty. To remove the alias, set `remove-alias: true`'));
  } else if (alias !== '' && removal) {
    reader.reject('alias', line('conflicts with `remove-alias: true`. Set only one of them'));
  }
  return { snapshots, alias: removal ? null : alias, dryRun: reader.boolean('dry-run') };
}

function readDelete(reader: InputReader, containers: Containers): DeleteRequest {
  const dryRun = reader.boolean('dry-run');
  const ignoreMissing = reader.boolean('ignore-missing');
  const rules = (['filter', 'keep-last', 'older-than'] as const).filter((name) => reader.isSet(name));
  const [firstRule] = rules;
  if (firstRule === undefined) {
    return { by: 'choice', snapshots: readSelectorLists(reader, containers), ignoreMissing, dryRun };
  }
  if (reader.isSet('snapshot')) {
    reader.reject(
      'snapshot',
      line`conflicts with ${own(rules.join(' and '))}. Delete either by name or by rule`,
    );
  }
  if (ignoreMissing) reader.reject('ignore-missing', line('is valid for a deletion by name, not by rule'));
  const filter = readFilter(reader);
  if (filter === '') {
    reader.reject(firstRule, line('requires a `filter` that selects what can be deleted'));
  } else if (rules.length === 1) {
    reader.reject('filter', line('requires `keep-last` or `older-than` (`keep-last: 0` keeps none)'));
  }
  return {
    by: 'rule',
    filter,
    ...(reader.isSet('keep-last') ? { keepLast: reader.integer('keep-last') } : {}),
    ...(reader.isSet('older-than') ? { olderThanMs: reader.duration('older-than') } : {}),
    dryRun,
  };
}

function readExpiry(reader: InputReader): { expiryDays?: number } {
  return reader.isSet('expiry-days') ? { expiryDays: reader.integer('expiry-days') } : {};
}

function readAlias(reader: InputReader): Redacted {
  const alias = reader.text('alias');
  const length = [...alias].length;
  if (length > MAX_ALIAS_LENGTH) {
    reader.reject('alias', line`has ${length} characters; the limit is ${MAX_ALIAS_LENGTH}`);
  }
  reader.rejectControlCharacters('alias', alias);
  return alias;
}

/** Reads `filter`, empty if it is not set, and rejects a malformed glob. */
function readFilter(reader: InputReader): Redacted {
  const filter = reader.text('filter');
  reader.rejectControlCharacters('filter', filter);
  const problem = findGlobProblem(filter);
  if (problem && !hasControlCharacters(filter)) reader.reject('filter', problem);
  return filter;
}
