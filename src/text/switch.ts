/** Parses a switch, in the spellings of YAML that the runner's own toolkit accepts; undefined if it is none. */
export function parseSwitch(text: string): boolean | undefined {
  if (/^(true|True|TRUE)$/.test(text)) return true;
  return /^(false|False|FALSE)$/.test(text) ? false : undefined;
}
