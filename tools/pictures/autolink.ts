import type { ElementContent, Root } from 'hast';
import { findAndReplace } from 'hast-util-find-and-replace';

const GITHUB = 'https://github.com';
const REPOSITORY = `${GITHUB}/octo/site`;

/** GitHub links nothing in these. */
const IGNORED = ['a', 'code', 'pre', 'script', 'style', 'svg'];

/**
 * Links what GitHub links in text: URLs, e-mail addresses, commits, issues and mentions. GitHub links some of these in
 * some places only, which it does not document. This links all of them everywhere, also in HTML and where characters
 * are references, so that text that is no link here is no link on GitHub.
 */
export function autolink(): (tree: Root) => void {
  return (tree) =>
    findAndReplace(
      tree,
      [
        [/\b(?:https?|ftp):\/\/[^\s<]+/gi, (url: string) => link(url, url)],
        [/\bwww\.[^\s<]+\.[^\s<]+/gi, (host: string) => link(host, `http://${host}`)],
        [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, (address: string) => link(address, `mailto:${address}`)],
        // GitHub also links shorter hashes, but only those of commits that exist.
        [/\b[0-9a-f]{40}\b/g, (hash: string) => link(hash, `${REPOSITORY}/commit/${hash}`)],
        [/(?<!\w)(?:[\w-]+\/[\w.-]+#|#|GH-)(\d+)\b/gi, (text: string, id: string) => link(text, issue(id))],
        [
          /(?<![\w@/])@([a-z\d][a-z\d-]*(?:\/[\w.-]+)?)/gi,
          (text: string, name: string) => link(text, user(name)),
        ],
      ],
      { ignore: IGNORED },
    );
}

function issue(id: string): string {
  return `${REPOSITORY}/issues/${id}`;
}

function user(name: string): string {
  return `${GITHUB}/${name}`;
}

function link(text: string, href: string): ElementContent {
  return { type: 'element', tagName: 'a', properties: { href }, children: [{ type: 'text', value: text }] };
}
