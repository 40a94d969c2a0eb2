/** Replaces the text between two markers of a document. */
export function replaceSection(text: string, section: string, content: string): string {
  const pattern = new RegExp(`(<!-- ${section}:start .*-->\n)[^]*?(<!-- ${section}:end -->)`);
  if (!pattern.test(text)) throw new Error(`the document has no markers of the section ${section}`);
  return text.replace(pattern, (_, start: string, end: string) => `${start}\n${content}\n\n${end}`);
}
