import type { Snapshot } from '../hoody/snapshot.ts';
import type { Redacted } from '../text/redact.ts';
import { code, moment, UNKNOWN } from './html.ts';
import type { Page, ResultOf } from './page.ts';
import { records } from './records.ts';

interface Row {
  containerId: Redacted;
  snapshot: Snapshot;
  oldAlias: Redacted | null | undefined;
}

/** The new alias of each snapshot, and the old one. */
export function aliasPage({ request: { alias }, outcomes, nameOf, now }: ResultOf<'alias'>): Page {
  const rows = outcomes.flatMap(({ ok, containerId, snapshots: [snapshot], oldAlias }): Row[] =>
    ok && snapshot ? [{ containerId, snapshot, oldAlias }] : [],
  );
  return {
    title: alias === null ? 'alias removed' : 'alias set',
    body: [
      records<Row>(
        [
          {
            head: 'Container',
            value: ({ containerId }) => (rows.length === 1 ? undefined : containerId),
            cell: ({ containerId }) => [code(nameOf(containerId))],
          },
          {
            head: 'Snapshot',
            value: ({ snapshot }) => snapshot.name,
            cell: ({ snapshot }) => [code(snapshot.name)],
          },
          {
            head: 'Alias',
            value: () => alias ?? undefined,
            cell: () => [alias === null ? UNKNOWN : code(alias)],
          },
          {
            head: 'Old alias',
            value: ({ oldAlias }) => oldAlias || undefined,
            cell: ({ oldAlias }) => [oldAlias ? code(oldAlias) : UNKNOWN],
          },
          {
            head: 'Created',
            value: ({ snapshot: { created_at } }) =>
              rows.length === 1 ? (created_at ?? undefined) : undefined,
            cell: ({ snapshot: { created_at } }) => (created_at ? moment(created_at, now) : [UNKNOWN]),
          },
        ],
        rows,
      ),
    ],
  };
}
