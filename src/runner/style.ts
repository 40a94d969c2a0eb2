const CODES = { success: '1;32', progress: '2' } as const;
const ESCAPE = String.fromCharCode(27);

/** Styles a line where the log shows colors, as GitHub's does; see https://no-color.org. */
export function styled(style: keyof typeof CODES, line: string): string {
  const { GITHUB_ACTIONS, NO_COLOR } = process.env;
  if (GITHUB_ACTIONS !== 'true' || NO_COLOR) return line;
  return `${ESCAPE}[${CODES[style]}m${line}${ESCAPE}[0m`;
}
