/** A state of the automaton that a glob becomes. It starts in the first state, and ends behind the last one. */
export type State =
  /** Consumes one character and moves to the next state. */
  | { kind: 'one'; accepts: (character: string) => boolean }
  /** Consumes any number of characters and moves to the next state. */
  | { kind: 'any' }
  /** Moves to each of these states, and consumes nothing. */
  | { kind: 'move'; targets: number[] };

/** The text is not a glob. The message is the end of a sentence that starts with the name of the text. */
export class GlobError extends Error {}

/** In characters. It also limits the number of states, since no character becomes more than one. */
const MAX_GLOB_LENGTH = 1_000;

/** A character of a glob. An escaped one is literal. */
interface Token {
  character: string;
  escaped: boolean;
}

/** Alternatives of which the last is still open. */
interface Group {
  /** Leads to each alternative. */
  start: State & { kind: 'move' };
  /** Lead from the end of each alternative to what follows the group. */
  ends: (State & { kind: 'move' })[];
}

/** @throws GlobError if the text is not a glob */
export function parseGlob(glob: string): State[] {
  const states: State[] = [];
  const groups: Group[] = [];
  const tokens = tokenize(glob).values();
  for (const token of tokens) {
    const group = groups.at(-1);
    if (isSyntax(token, '*')) {
      states.push({ kind: 'any' });
    } else if (isSyntax(token, '?')) {
      states.push({ kind: 'one', accepts: () => true });
    } else if (isSyntax(token, '[')) {
      states.push({ kind: 'one', accepts: parseSet(tokens) });
    } else if (isSyntax(token, '{')) {
      const start: Group['start'] = { kind: 'move', targets: [states.length + 1] };
      states.push(start);
      groups.push({ start, ends: [] });
    } else if (group && isSyntax(token, ',')) {
      const end: Group['start'] = { kind: 'move', targets: [] };
      states.push(end);
      group.ends.push(end);
      group.start.targets.push(states.length);
    } else if (group && isSyntax(token, '}')) {
      for (const end of group.ends) end.targets.push(states.length);
      groups.pop();
    } else {
      states.push({ kind: 'one', accepts: (character) => character === token.character });
    }
  }
  if (groups.length > 0)
    throw new GlobError('has a "{" without a closing "}"; to match the character itself, use "\\{"');
  return states;
}

/** Splits a glob into code points and resolves its escapes. */
function tokenize(glob: string): Token[] {
  const { length } = [...glob];
  if (length > MAX_GLOB_LENGTH) {
    throw new GlobError(`has ${length} characters; the limit of a glob is ${MAX_GLOB_LENGTH}`);
  }
  const tokens: Token[] = [];
  let escaped = false;
  for (const character of glob) {
    if (escaped || character !== '\\') {
      tokens.push({ character, escaped });
      escaped = false;
    } else {
      escaped = true;
    }
  }
  if (escaped) throw new GlobError('ends with an incomplete escape; to match a backslash, use "\\\\"');
  return tokens;
}

function isSyntax(token: Token | undefined, character: string): boolean {
  return token?.character === character && !token.escaped;
}

/** Reads a set up to its closing bracket. */
function parseSet(tokens: IterableIterator<Token>): (character: string) => boolean {
  const members: Token[] = [];
  for (const token of tokens) {
    if (isSyntax(token, ']')) return compileSet(members);
    members.push(token);
  }
  throw new GlobError('has a "[" without a closing "]"; to match the character itself, use "\\["');
}

function compileSet(members: Token[]): (character: string) => boolean {
  const isNegated = isSyntax(members[0], '!');
  const ranges = parseRanges(isNegated ? members.slice(1) : members);
  if (ranges.length === 0) throw new GlobError('has an empty set; to match a bracket in a set, use "\\]"');
  return (character) => {
    const point = codePointOf(character);
    return ranges.some(([first, last]) => first <= point && point <= last) !== isNegated;
  };
}

/** Reads the members of a set as ranges of code points; a single character is a range of one. */
function parseRanges(members: readonly Token[]): [first: number, last: number][] {
  const ranges: [number, number][] = [];
  const rest = [...members];
  for (let first = rest.shift(); first; first = rest.shift()) {
    const [dash, end] = rest;
    let last = first;
    // A hyphen at the start or the end of the set is literal.
    if (isSyntax(dash, '-') && end) {
      last = end;
      rest.splice(0, 2);
    }
    const range: [number, number] = [codePointOf(first.character), codePointOf(last.character)];
    if (range[1] < range[0]) {
      throw new GlobError(`has the range ${first.character}-${last.character}, which is reversed`);
    }
    ranges.push(range);
  }
  return ranges;
}

function codePointOf(character: string): number {
  return Number(character.codePointAt(0));
}
