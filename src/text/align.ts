import type { Redacted } from './redact.ts';

/** Aligns the cells of rows in columns, two spaces apart; longer cells are shortened. */
export function alignColumns(rows: readonly (readonly Redacted[])[], maxWidth: number): Redacted[] {
  const cells = rows.map((row) => row.map((cell) => clip([...cell], maxWidth)));
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  return cells.map(
    (row) =>
      row
        .map(
          (characters, column) => characters.join('') + ' '.repeat((widths[column] ?? 0) - characters.length),
        )
        .join('  ')
        .trimEnd() as Redacted,
  );
}

function clip(characters: readonly string[], maxWidth: number): readonly string[] {
  return characters.length <= maxWidth ? characters : [...characters.slice(0, maxWidth - 1), '…'];
}
