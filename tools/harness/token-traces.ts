import type { StepResult } from './runner.ts';

/** The length of a piece of the token that does not occur by chance, and the distance between two pieces. */
const PIECE = 10;
const STEP = 4;

/**
 * Finds every place where a step left the token or a large piece of it, plain or encoded. The command that masks the
 * token is ignored, because the runner removes it from the log.
 */
export function tokenTraces(result: StepResult, token: string): string[] {
  const { stdout, stderr, outputs, state, env, summary, files, annotations } = result;
  const places = [
    ['stdout', stdout.replace(/^::add-mask::.*$/gm, '')],
    ['stderr', stderr],
    ['summary', summary],
    ['annotations', annotations.map(({ title, message }) => `${title} ${message}`).join('\n')],
    ...Object.entries({ outputs, state, env, files }).flatMap(([kind, texts]) =>
      Object.entries(texts).map(([name, text]) => [`${kind} ${name}`, text] as const),
    ),
  ] as const;
  return places.flatMap(([place, text]) =>
    readings(text)
      .filter((reading) => containsPiece(reading, token))
      .map((reading) => `${place}: ${reading.slice(0, 500)}`),
  );
}

/** The text and its possible decodings. */
function readings(text: string): string[] {
  const plain = [
    text,
    text.replace(/&#(\d+);/g, (_entity, code: string) => String.fromCodePoint(Number(code))),
    text.replace(/\\(["\\/])/g, '$1'),
    text.replace(/%([0-9A-F]{2})/gi, (_code, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  ];
  return [...new Set(plain)].flatMap((reading) => [reading, ...decodings(reading)]);
}

/** The content of each long run of base64, for each possible offset in a group of four. */
function decodings(text: string): string[] {
  const runs = text.match(/[A-Za-z0-9+/_-]{14,}/g) ?? [];
  return [0, 1, 2, 3].map((skipped) =>
    runs.map((run) => Buffer.from(run.slice(skipped), 'base64').toString('latin1')).join('\n'),
  );
}

function containsPiece(text: string, token: string): boolean {
  for (let at = 0; at + PIECE <= token.length; at += STEP) {
    if (text.includes(token.slice(at, at + PIECE))) return true;
  }
  return false;
}
