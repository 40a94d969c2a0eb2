import { line } from '../text/message.ts';
import { own, type Redacted } from '../text/redact.ts';

/** The text is not a glob. The message is the end of a sentence that starts with the name of the text. */
class GlobError extends Error {
  declare readonly message: Redacted;

  constructor(message: Redacted) {
    super(message);
  }
}

/** In characters. It also bounds the recursion: a group in a group is a call in a call. */
const MAX_GLOB_LENGTH = 1_000;

/** A set, an escaped character, or another character. A set or an escape without an end leaves only its first one. */
const TOKEN = /\[(?:\\.|[^\]\\])*\]|\\.|./gsu;

/** A member of a set, or the first and the last one of a range. A hyphen at the start or the end is literal. */
const RANGE = /(\\?.)(?:-(\\?.))?/gsu;

/** A part of a glob: it leads from the positions in a text where it can start to those where it can end. */
type Part = (text: readonly string[], starts: ReadonlySet<number>) => ReadonlySet<number>;

/**
 * Compiles a glob over whole texts, case-sensitive: `*` matches any characters, `?` any one character, `[a-z]` one
 * of a set, `[!a-z]` one that is not in the set, and `{a,b}` either alternative, also nested. A backslash makes the
 * next character literal. Every other character matches itself. A character is a code point.
 *
 * A match takes at most the length of the glob times the length of the text in steps, since each part runs once for
 * all positions where it can start.
 *
 * @throws GlobError if `findGlobProblem` finds a problem
 */
export function compileGlob(glob: Redacted): (text: string) => boolean {
  const whole = parseGlob(glob);
  return (text) => {
    const characters = [...text];
    return whole(characters, new Set([0])).has(characters.length);
  };
}

/**
 * Explains what is wrong with a glob, as the end of a sentence that starts with the name of the input; undefined if
 * the glob is valid.
 */
export function findGlobProblem(glob: Redacted): Redacted | undefined {
  try {
    parseGlob(glob);
    return undefined;
  } catch (error) {
    if (error instanceof GlobError) return error.message;
    throw error;
  }
}

function parseGlob(glob: Redacted): Part {
  const tokens = tokenize(glob).values();
  const parts: Part[] = [];
  for (const token of tokens) parts.push(parsePart(token, tokens));
  return sequence(parts);
}

function tokenize(glob: Redacted): Redacted[] {
  const { length } = [...glob];
  if (length > MAX_GLOB_LENGTH) {
    throw new GlobError(line`has ${length} characters; the limit of a glob is ${MAX_GLOB_LENGTH}`);
  }
  const tokens = (glob.match(TOKEN) ?? []).map(own);
  if (tokens.some((token) => token === '\\')) {
    throw new GlobError(line('ends with an incomplete escape; to match a backslash, use "\\\\"'));
  }
  return tokens;
}

/** Parses the part that a token starts, and takes the rest of it from the tokens that follow. */
function parsePart(token: Redacted, following: IterableIterator<Redacted>): Part {
  if (token === '*') return anyNumber;
  if (token === '?') return one(() => true);
  if (token === '{') return parseGroup(following);
  if (token.startsWith('[')) return one(parseSet(token));
  const literal = characterOf(token);
  return one((character) => character === literal);
}

/** Takes the alternatives up to the closing brace. */
function parseGroup(tokens: IterableIterator<Redacted>): Part {
  const alternatives: Part[][] = [[]];
  for (const token of tokens) {
    if (token === '}') return either(alternatives.map(sequence));
    if (token === ',') alternatives.push([]);
    else alternatives.at(-1)?.push(parsePart(token, tokens));
  }
  throw new GlobError(line('has a "{" without a closing "}"; to match the character itself, use "\\{"'));
}

function parseSet(token: Redacted): (character: string) => boolean {
  if (token === '[') {
    throw new GlobError(line('has a "[" without a closing "]"; to match the character itself, use "\\["'));
  }
  if (token[1] === '^') {
    const members = own(token.slice(2, -1));
    throw new GlobError(
      line`has the set ${token}; to match any other character, use [!${members}], and to match the character itself, \\^`,
    );
  }
  const isNegated = token[1] === '!';
  const ranges = parseRanges(own(token.slice(isNegated ? 2 : 1, -1)));
  if (ranges.length === 0)
    throw new GlobError(line('has an empty set; to match a bracket in a set, use "\\]"'));
  return (character) => {
    const point = codePointOf(character);
    return ranges.some(([first, last]) => first <= point && point <= last) !== isNegated;
  };
}

/** Parses the members of a set as ranges of code points; a single character is a range of one. */
function parseRanges(members: Redacted): [first: number, last: number][] {
  return Array.from(members.matchAll(RANGE), ([, from = '', to = from]) => {
    const [first, last] = [characterOf(own(from)), characterOf(own(to))];
    const range: [number, number] = [codePointOf(first), codePointOf(last)];
    if (range[1] < range[0]) throw new GlobError(line`has the range ${first}-${last}, which is reversed`);
    return range;
  });
}

/** Removes the backslash of an escape. */
function characterOf(token: Redacted): Redacted {
  return own(token.replace('\\', ''));
}

function codePointOf(character: string): number {
  return Number(character.codePointAt(0));
}

function sequence(parts: readonly Part[]): Part {
  return (text, starts) => {
    let positions = starts;
    for (const part of parts) positions = part(text, positions);
    return positions;
  };
}

function either(alternatives: readonly Part[]): Part {
  return (text, starts) => {
    const ends = new Set<number>();
    for (const alternative of alternatives) {
      for (const end of alternative(text, starts)) ends.add(end);
    }
    return ends;
  };
}

function one(accepts: (character: string) => boolean): Part {
  return (text, starts) => {
    const ends = new Set<number>();
    for (const start of starts) {
      const character = text[start];
      if (character !== undefined && accepts(character)) ends.add(start + 1);
    }
    return ends;
  };
}

function anyNumber(text: readonly string[], starts: ReadonlySet<number>): Set<number> {
  const ends = new Set<number>();
  for (const start of starts) {
    // What follows a known end is known too, so each position is added once.
    for (let end = start; end <= text.length && !ends.has(end); end++) ends.add(end);
  }
  return ends;
}
