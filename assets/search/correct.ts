/**
 * What was meant by syllables that the archive does not know (docs/search.md,
 * section 4). A module of its own, published at /search/correct.js: the client
 * fetches it when it is needed. Pure.
 */
import { decodeKeystrokes } from "./keystrokes";
import type { QueryTerm } from "./query";
import type { Syllable } from "./texts";
import { key, normalize, term } from "./vi";
import { shortestEdited } from "./weights";

/** Replaces the doubtful terms of a query for which there is another spelling. */
export function correct(text: string, doubtful: readonly QueryTerm[], syllables: readonly Syllable[]): string {
  let out = "";
  let done = 0;
  for (const { start, end } of doubtful) {
    const other = respell(text.slice(start, end), syllables);
    if (other === undefined) continue;
    out += text.slice(done, start) + other;
    done = end;
  }
  return out + text.slice(done);
}

/** Finds what an input method left undone, or the syllable that differs in one letter: a slip of the fingers first, then the most frequent. */
function respell(token: string, syllables: readonly Syllable[]): string | undefined {
  const decoded = decodeKeystrokes(token);
  if (decoded !== token && known(syllables, key(term(decoded)))) return decoded;
  const bare = key(term(token));
  const typed = [...bare];
  if (typed.length < shortestEdited || /\p{Nd}/u.test(bare)) return; // one digit off is another number
  const marked = [...normalize(token)];
  const edits = syllables.flatMap((syllable) => oneEdit(typed, marked.length === typed.length ? marked : typed, syllable));
  return edits.sort((a, b) => b.slip - a.slip)[0]?.text;
}

function known(syllables: readonly Syllable[], key: string): boolean {
  return syllables.some((syllable) => syllable.key === key);
}

/** A syllable that may have been meant. */
interface Edit {
  /** 1 if a letter is missing, doubled or swapped with the next. */
  readonly slip: number;
  /** The syllable, with the marks of what was typed where no letter differs. */
  readonly text: string;
}

/** How a syllable differs from the letters that were typed; [] if not in one letter. */
function oneEdit(typed: readonly string[], marked: readonly string[], syllable: Syllable): Edit[] {
  const letters = [...syllable.key];
  let first = 0;
  while (first < typed.length && typed[first] === letters[first]) first++;
  const from = typed.slice(first);
  const to = letters.slice(first);
  while (from.length && from[from.length - 1] === to[to.length - 1]) from.pop(), to.pop();
  const swapped = from.length === 2 && `${from}` === `${[...to].reverse()}`;
  const slip = +(swapped || !from[0] || (!to[0] && from[0] === typed[first - 1]));
  const text = [...marked.slice(0, first), ...to, ...marked.slice(first + from.length)].join("");
  return swapped || (from.length < 2 && to.length < 2 && from[0] !== to[0]) ? [{ slip, text }] : [];
}
