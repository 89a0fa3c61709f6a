/** What was meant by syllables that the archive does not know (docs/search.md, section 4). Pure. */
import { fromBytes, toBytes } from "./bytes";
import { decodeKeystrokes } from "./keystrokes";
import type { Slot } from "./query";
import type { Word } from "./texts";
import { key, term } from "./vi";

/** Replaces the unknown slots of a query for which there is a better reading. */
export function correct(text: string, unknown: readonly Slot[], words: readonly Word[]): string {
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

/** What an input method left undone, or the most frequent word that differs in one letter. */
function reading(token: string, words: readonly Word[]): string | undefined {
  const decoded = decodeKeystrokes(token);
  if (decoded !== token) {
    const known = toBytes(key(term(decoded)));
    if (words.some((word) => word.key === known)) return decoded;
  }
  const typed = key(term(token));
  if (/\p{Nd}/u.test(typed)) return; // one digit off is another number
  const letters = [...typed];
  const near = words.filter((word) => oneEdit(letters, [...fromBytes(word.key)])).sort(compareWords)[0];
  return near && fromBytes(near.key);
}

/** Puts the more frequent, shorter word first. */
export function compareWords(a: Word, b: Word): number {
  return b.class - a.class || a.key.length - b.key.length || (a.key < b.key ? -1 : 1);
}

/** Whether a letter was left out, put in, replaced, or swapped with the next. */
function oneEdit(a: readonly string[], b: readonly string[]): boolean {
  if (a.length > b.length) [a, b] = [b, a];
  if (b.length - a.length > 1 || a.length === 0) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const same = (from: number, other: number): boolean => a.slice(from).join("") === b.slice(other).join("");
  if (a.length < b.length) return same(i, i + 1);
  if (i === a.length) return false; // equal
  return same(i + 1, i + 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && same(i + 2, i + 2));
}
