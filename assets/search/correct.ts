/**
 * What was meant by syllables that the archive does not know (docs/search.md,
 * section 4). A module of its own, published at /search/correct.js: the client
 * fetches it when it is needed. Pure.
 */
import { fromBytes, toBytes } from "./bytes";
import { decodeKeystrokes } from "./keystrokes";
import type { QueryTerm } from "./query";
import { compareSyllables, type Syllable } from "./texts";
import { key, normalize, term } from "./vi";

/** Replaces the unknown slots of a query for which there is a better reading. */
export function correct(text: string, unknown: readonly QueryTerm[], words: readonly Syllable[]): string {
  let out = "";
  let done = 0;
  for (const { start, end } of unknown) {
    const better = reading(text.slice(start, end), words);
    if (better === undefined) continue;
    out += text.slice(done, start) + better;
    done = end;
  }
  return out + text.slice(done);
}

/** What an input method left undone, or the word that differs in one letter: a slip of the fingers first, then the most frequent. */
function reading(token: string, words: readonly Syllable[]): string | undefined {
  const decoded = decodeKeystrokes(token);
  const known = toBytes(key(term(decoded)));
  if (decoded !== token && words.some((word) => word.key === known)) return decoded;
  const bare = key(term(token));
  if (/^.?$|\p{Nd}/u.test(bare)) return; // one digit off is another number
  const typed = [...bare];
  const marked = [...normalize(token)];
  const edits = words.flatMap((word) => oneEdit(typed, marked.length === typed.length ? marked : typed, word));
  return edits.sort((a, b) => b.slip - a.slip || compareSyllables(a, b))[0]?.text;
}

/** A word that may have been meant. */
interface Edit extends Syllable {
  /** 1 if a letter is missing, doubled or swapped with the next. */
  readonly slip: number;
  /** The word, with the marks of what was typed where no letter differs. */
  readonly text: string;
}

/** How a word differs from the letters that were typed; [] if not in one letter. */
function oneEdit(typed: readonly string[], marked: readonly string[], word: Syllable): Edit[] {
  const letters = [...fromBytes(word.key)];
  let first = 0;
  while (first < typed.length && typed[first] === letters[first]) first++;
  const from = typed.slice(first);
  const to = letters.slice(first);
  while (from.length && from[from.length - 1] === to[to.length - 1]) from.pop(), to.pop();
  const swapped = from.length === 2 && `${from}` === `${[...to].reverse()}`;
  const slip = +(swapped || !from[0] || (!to[0] && from[0] === typed[first - 1]));
  const text = [...marked.slice(0, first), ...to, ...marked.slice(first + from.length)].join("");
  return swapped || (from.length < 2 && to.length < 2 && from[0] !== to[0]) ? [{ ...word, slip, text }] : [];
}
