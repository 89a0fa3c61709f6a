/**
 * How Vietnamese is written: the twin of the Go package internal/vi, whose
 * comments give the reasons. Both run the vectors of internal/vi/testdata.
 *
 * In: text as people leave it. Out: canonical text, tokens with their places
 * (in UTF-16 units), the terms that the index holds for them, the keys under
 * which a term's accented forms meet. Pure, total, without dependencies.
 */

/** A run of letters, marks and digits as the text has it. */
export interface Token {
  text: string;
  start: number;
  end: number;
}

/** The tone marks: grave, acute, tilde, hook, dot below. */
const tones = "\u0300\u0301\u0303\u0309\u0323";

/** White space as Go knows it: JavaScript's \s has one character more and one less. */
export const space = "\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
export const spaces = new RegExp(`[${space}]+`, "g");

/** Characters that may stand inside a word unseen. */
const invisible = "\u00ad\u200b-\u200f\u2060\ufeff";

/** Everything that canonical text writes otherwise: spaces, look-alikes of đ, the unseen. */
const unclean = new RegExp(`[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000ÐƉðɖ${invisible}]`, "g");
/** Letters and digits in another shape: Roman numerals, ligatures, full width, bold and italic. */
const presentation = /[\u2160-\u217f\ufb00-\ufb06\uff01-\uff5e\u{1d400}-\u{1d7ff}]/gu;
const start = "\\p{L}\\p{Nd}\\u2160-\\u217f";
/** What goes on a token. */
const more = `[${invisible}]*[${start}\\p{M}]`;
/** Tokens; ² and ³ belong to a measure. The number in front of one is apart, and in front of another unit, money or a word with a letter that English has not. */
const runs = new RegExp(`\\d+(?=[cdkm]?m(?:[²³]|[23]?(?!${more}))|(?:[vV][nN][dD]|[uU][sS][dD]|kg|ha)(?!${more})|[a-zA-Z]*(?:[a-zA-Z]\\p{M}|(?![a-zA-Z])\\p{L}))|[cdkm]?m[²³]|[${start}](?:${more})*`, "gu");
const hidden = new RegExp(`[${invisible}]+`);
const pieces = new RegExp(`(?:[^${invisible}]|[${invisible}]+\\p{M})+`, "gu");
const toneBeforeShape = new RegExp(`([aeo](?=.\\u0302)|a(?=.\\u0306))([${tones}])(.)`, "gi");
/** Where there is one vowel only, as in most words, no tone can be misplaced. */
const twoVowels = /[aeiouy]\p{M}*[aeiouy]/iu;
/** A run of letters with one tone, on a vowel: before it, the tone, behind it. */
const oneTone = new RegExp(`^([^${tones}]*[aeiouy]\\p{M}*?)([${tones}])([^${tones}]*)$`, "iu");

/**
 * Every syllable without its tone; the group is the rime. What may follow an
 * initial is said behind it; then come the rimes by their first letters.
 */
const syllable = new RegExp(
  "^(?:qu(?=[aăâeêơy]|i(?![aêu])|ôc)|gi(?=[aăâeêoôơuư])(?!oe)|g(?=i(?![au]))|(?:k|n?gh)(?=[eêi])|(?:c|n?g)(?=[aăâoôơuư])" +
    "|(?:[hklmnsv]|th?)(?=y$)|(?:[bmnprv]|ph)(?!y|oe)|(?:[dhlstxđ]|[cknt]h|tr)(?!y)|(?!iê|y[cnt]))" +
    "(o?a(?:ch?|n[gh]?|[imopty])?|au|o?ă(?:ng?|[cmpt])|u?â(?:ng?|[cmpty])|âu|e(?:ng?|[cmopt])?|oe[not]?|u?ê(?:ch|nh)|ê[mnptu]?|uêu?" +
    "|i(?:ch|nh?|[amptu])?|[iy]ê(?:ng?|[cmptu])|o(?:o?ng|o?c|[imnpt])?|ô(?:ng?|[cimpt])?|ơ[imnpt]?" +
    "|u(?:ng?|[acimpt])?|uô(?:ng?|[cimt])|uơ|uy(?:ch|nh?|[aptu]|ê[nt])?|y(?:ch|nh|t)?" +
    "|ư(?:ng|[acimtu])?|ươ(?:ng?|[cimptu]))$",
);

/** The same of what is left without marks, where qu goes with ơ and not with all rimes in o; made when it is first needed. */
let bareSyllable: RegExp | undefined;

/** Whether a key is what is left of some possible syllable without its marks. */
export function isBareSyllable(key: string): boolean {
  return (bareSyllable ??= new RegExp("^(?!quo([aeo]|ng))" + fold(syllable.source))).test(key);
}

/**
 * Puts a tone on a syllable without one, where the old style has it; undefined
 * if no such syllable is possible.
 */
export function withTone(bare: string, tone: string): string | undefined {
  const low = bare.toLowerCase();
  const rime = syllable.exec(low)?.[1];
  if (rime === undefined || (/[cpt]h?$/.test(low) && !/[\u0301\u0323]/.test(tone))) return;
  let at = rime.search(/[ăâêôơ]|ư(?!ơ)/);
  if (at < 0) at = /^.(.?$|[^aeiouy])/.test(rime) ? 0 : 1;
  at += low.length - rime.length + 1;
  return (bare.slice(0, at) + tone + bare.slice(at)).normalize();
}

/** Takes a run of letters apart into the letters without tone and the tone. */
export function takeTone(run: string): [string, string] {
  const [, before = "", tone = "", after = ""] = oneTone.exec(run.normalize("NFD")) ?? [];
  return [(before + after || run).normalize(), tone];
}

/** Moves the tone of a possible syllable, in NFD, to where the old style has it. */
function placeTone(run: string): string {
  if (!twoVowels.test(run)) return run;
  const [bare, tone] = takeTone(run);
  return (tone && !/^gi\u0323a$/i.test(run) && withTone(bare, tone)) || run;
}

/** Gives the text in NFD, without the characters that canonical text has not. */
function clean(text: string): string {
  return text
    .replace(unclean, (c) => (/\s/.test(c) && c !== "\ufeff" ? " " : /[ÐƉ]/.test(c) ? "Đ" : /[ðɖ]/.test(c) ? "đ" : ""))
    .replace(presentation, (c) => c.normalize("NFKC"))
    .normalize("NFD");
}

function lower(text: string): string {
  return text.toLowerCase().replace(/ς/g, "σ");
}

/** Gives the canonical form of a text, its case kept. */
export function normalize(text: string): string {
  return clean(text).replace(toneBeforeShape, "$1$3$2").replace(/[\p{L}\p{M}]+/gu, placeTone).normalize();
}

/** Gives a text without marks and capitals, with d for đ. */
export function fold(text: string): string {
  return lower(clean(text).replace(/\p{M}/gu, "")).replace(/đ/g, "d").normalize();
}

/** The form of a text in addresses: Slug of the Go package, but for its greatest length. */
export function slugOf(text: string): string {
  return fold(text).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/**
 * Remembers what a function gave: ten news articles hold 5,300 tokens but
 * 1,240 different ones, and 2.5 µs for each is more than a keystroke may cost.
 */
export function remembered(make: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text) ?? make(text);
    if (known.size >= mostKnown) known.clear();
    known.set(text, found);
    return found;
  };
}

/** About 2 MB; the syllables of the language in all their spellings fit. */
const mostKnown = 1 << 14;

/** Gives what is indexed for one token; i for a y that is another spelling of it. */
export const term = remembered(makeTerm);

function makeTerm(token: string): string {
  return lower(normalize(token))
    .normalize()
    .replace("²", "2")
    .replace("³", "3")
    .replace(/^([hklmstv]|th|qu)[yỳýỹỷỵ]$/, (s) => s.normalize("NFD").replace("y", "i").normalize());
}

/** Gives the key under which all accented forms of a term meet. */
export const key = remembered(fold);

/** Gives the tokens of a text in order. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: run, index } of text.matchAll(runs)) {
    let start = index ?? 0;
    for (const part of run.search(hidden) < 0 ? [run] : syllablesOf(run)) {
      start = text.indexOf(part, start);
      tokens.push({ text: part, start, end: (start += part.length) });
    }
  }
  return tokens;
}

/** Parts a run of letters where invisible characters part two syllables, if all of it is syllables. */
function syllablesOf(run: string): string[] {
  const parts = [""];
  let from = 0;
  for (const { 0: piece, index } of run.matchAll(pieces)) {
    const end = index! + piece.length;
    if (index && !isBareSyllable(fold(run.slice(from, end)))) from = parts.push("") && index;
    parts[parts.length - 1] = run.slice(from, end);
  }
  return parts.every((part) => isBareSyllable(fold(part))) ? parts : [run];
}
