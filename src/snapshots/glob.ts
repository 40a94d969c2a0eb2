import { GlobError, parseGlob, type State } from './glob-parser.ts';

/**
 * Compiles a glob over whole texts, case-sensitive: `*` matches any characters, `?` any one character, `[a-z]` one
 * of a set, `[!a-z]` one that is not in the set, and `{a,b}` either alternative, also nested. A backslash makes the
 * next character literal. Every other character matches itself. A character is a code point.
 *
 * A match takes at most the length of the glob times the length of the text in steps, since it follows all
 * alternatives at once and never goes back in the text.
 *
 * @throws GlobError if `findGlobProblem` finds a problem
 */
export function compileGlob(glob: string): (text: string) => boolean {
  const states = parseGlob(glob);
  const start = follow(states, Uint8Array.of(1, ...states.map(() => 0)));
  return (text) => {
    let active = start;
    for (const character of text) {
      if (!active.includes(1)) return false;
      active = follow(states, consume(states, active, character));
    }
    return active[states.length] === 1;
  };
}

/**
 * Explains what is wrong with a glob, as the end of a sentence that starts with the name of the input; undefined if
 * the glob is valid.
 */
export function findGlobProblem(glob: string): string | undefined {
  try {
    parseGlob(glob);
    return undefined;
  } catch (error) {
    if (error instanceof GlobError) return error.message;
    throw error;
  }
}

/** The states that a character leads to: 1 at the index of each. */
function consume(states: readonly State[], active: Uint8Array, character: string): Uint8Array {
  const next = new Uint8Array(active.length);
  states.forEach((state, index) => {
    if (active[index] === 0) return;
    if (state.kind === 'any') next[index] = 1;
    else if (state.kind === 'one' && state.accepts(character)) next[index + 1] = 1;
  });
  return next;
}

/** Adds the states that can be reached without a character. They come later, so one pass finds them all. */
function follow(states: readonly State[], active: Uint8Array): Uint8Array {
  states.forEach((state, index) => {
    if (active[index] === 0) return;
    if (state.kind === 'any') active[index + 1] = 1;
    else if (state.kind === 'move') for (const target of state.targets) active[target] = 1;
  });
  return active;
}
