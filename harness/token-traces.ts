import type { StepResult } from './runner.ts';

/** A piece of the token that nobody writes by chance, and how far from each other they are looked for. */
const PIECE = 10;
const STEP = 4;

/**
 * Every place where the token, or a good piece of it, stands in what a step left behind, plain or encoded. The
 * runner takes the command that masks it out of the log, so that is passed over.
 */
export function tokenTraces(result: StepResult, token: string): string[] {
  const { stdout, stderr, outputs, state, summary, files, annotations } = result;
  const places = {
    stdout: stdout.replace(/^::add-mask::.*$/gm, ''),
    stderr,
    ...outputs,
    ...state,
    summary,
    ...files,
    annotations: annotations.map(({ title, message }) => `${title} ${message}`).join('\n'),
  };
  return Object.entries(places).flatMap(([place, text]) =>
    readings(text)
      .filter((reading) => holdsPiece(reading, token))
      .map((reading) => `${place}: ${reading.slice(0, 500)}`),
  );
}

/** The text as it is, and as someone who knows encodings reads it. */
function readings(text: string): string[] {
  const plain = [
    text,
    text.replace(/&#(\d+);/g, (_entity, code: string) => String.fromCodePoint(Number(code))),
    text.replace(/\\(["\\/])/g, '$1'),
    text.replace(/%([0-9A-F]{2})/gi, (_code, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  ];
  return [...new Set(plain)].flatMap((reading) => [reading, ...decodings(reading)]);
}

/** What comes out of each long run of base64, wherever in a group of four it begins. */
function decodings(text: string): string[] {
  const runs = text.match(/[A-Za-z0-9+/_-]{14,}/g) ?? [];
  return [0, 1, 2, 3].map((skipped) =>
    runs.map((run) => Buffer.from(run.slice(skipped), 'base64').toString('latin1')).join('\n'),
  );
}

function holdsPiece(text: string, token: string): boolean {
  for (let at = 0; at + PIECE <= token.length; at += STEP) {
    if (text.includes(token.slice(at, at + PIECE))) return true;
  }
  return false;
}
