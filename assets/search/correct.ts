/**
 * What was meant by syllables that the archive does not know (docs/search.md,
 * section 4). A module of its own, published at /search/correct.js: the client
 * fetches it when it is needed. Pure.
 */
import { decodeKeystrokes } from "./keystrokes";
import type { Query, QueryTerm } from "./query";
import { isShouted, joinedCode, mayBeMisspelt } from "./suggestion";
import type { Syllable } from "./texts";
import { isBareSyllable, key, normalize, spaces, takeTone, term, withTone } from "./vi";
import { longestSplit, shortestEdited } from "./weights";

/** The class of a key, undefined if the archive's frequent syllables lack it. */
type Classes = ReadonlyMap<string, number>;

/**
 * Replaces the doubtful terms of a query for which there is another spelling. Where
 * some are keystrokes that an input method left undone, so are those that others
 * of the archive's words look like: "los" beside "tooj" is "ló".
 */
export function correct({ text, sequences }: Query, doubtful: readonly QueryTerm[], syllables: readonly Syllable[]): string {
  const classes = new Map(syllables.map(({ key, class: of }) => [key, of]));
  const written = ({ start, end }: QueryTerm): string => text.slice(start, end);
  const shouted = isShouted(text);
  const read = (term: QueryTerm): string | undefined => decode(shouted ? written(term).toLowerCase() : written(term), classes);
  const undone = doubtful.filter(read).length > +shouted; // one in capitals may be an abbreviation
  const isDoubtful = (term?: QueryTerm): boolean => doubtful.some(({ start }) => start === term?.start);
  let out = "";
  let done = 0;
  for (const { terms } of sequences) {
    for (const [i, term] of terms.entries()) {
      const next = terms[i + 1];
      if (term.start < done) continue; // joined to the one before
      const joined = next && (isDoubtful(term) || isDoubtful(next)) && areParts(text, term, next, classes) && written(term) + written(next);
      const other = joined || (undone && read(term)) || (isDoubtful(term) && respell(written(term), syllables, classes));
      if (!other) continue;
      out += text.slice(done, term.start) + other;
      done = joined ? next.end : term.end;
    }
  }
  return out + text.slice(done);
}

/** Whether two terms with nothing but space or "-" between them are a word that the archive has as one. */
function areParts(text: string, first: QueryTerm, second: QueryTerm, classes: Classes): boolean {
  return !text.slice(first.end, second.start).replace(spaces, "").replace(/^-$/, "") && classes.has(first.keys[0]! + second.keys[0]!);
}

/** Gives the syllable that the keystrokes of a token mean, if it is as frequent as the token. Capitals are an abbreviation. */
function decode(token: string, classes: Classes): string | undefined {
  const decoded = decodeKeystrokes(token);
  const classOf = (word: string): number => classes.get(key(term(word))) ?? 0;
  return decoded !== token && /\p{Ll}/u.test(token) && classOf(decoded) >= Math.max(1, classOf(token)) ? decoded : undefined;
}

/** Finds the syllable that differs by a slip, syllables that run together, or the most frequent that differs in one letter. */
function respell(token: string, syllables: readonly Syllable[], classes: Classes): string | undefined {
  const bare = key(term(token));
  const [code] = joinedCode.exec(bare) ?? [];
  if (code) return `${normalize(token).slice(0, code.length)} ${normalize(token).slice(code.length)}`;
  if (!mayBeMisspelt(token)) return;
  const typed = [...bare];
  if (typed.length < shortestEdited || /\p{Nd}/u.test(bare)) return; // one digit off is another number
  const normal = [...normalize(token)];
  const marked = normal.length === typed.length ? normal : typed;
  const best = bestEdit(typed, marked, syllables);
  const parts = best?.slip || typed.length > longestSplit ? [] : split(typed, marked, classes).parts;
  if (parts.length > 1) return parts.join(" ");
  if (!best) return;
  const other = normalize(best.text);
  const right = withTone(...takeTone(other)) !== undefined || term(other) === best.key;
  return right ? other : best.key; // its other marks may be as wrong as its letters
}

/** Finds the likeliest syllable that differs in one letter. */
function bestEdit(typed: readonly string[], marked: readonly string[], syllables: readonly Syllable[]): Edit | undefined {
  const edits = syllables.flatMap((syllable) => (isBareSyllable(syllable.key) ? oneEdit(typed, marked, syllable) : []));
  return edits.sort((a, b) => b.slip - a.slip)[0];
}

/** Parts a token into the fewest syllables that run together, of equally many those whose rarest is the most frequent: its class. */
function split(typed: readonly string[], marked: readonly string[], classes: Classes): { parts: string[]; least: number } {
  const all = whole(typed, classes);
  if (all) return { parts: [marked.join("")], least: all };
  let [parts, least]: [string[], number] = [[], 0];
  for (let end = shortestEdited; end <= typed.length - shortestEdited; end++) {
    const first = whole(typed.slice(0, end), classes);
    if (!first) continue;
    const rest = split(typed.slice(end), marked.slice(end), classes);
    const rarest = Math.min(first, rest.least);
    const n = rest.parts.length + 1;
    if (n > 1 && (!parts.length || n < parts.length || (n === parts.length && rarest > least)))
      [parts, least] = [[marked.slice(0, end).join(""), ...rest.parts], rarest];
  }
  return { parts, least };
}

/** Gives the class of letters that may be a part, with a vowel; else 0. */
function whole(letters: readonly string[], classes: Classes): number {
  const bare = letters.join("");
  return (/[aeiouy]/.test(bare) && classes.get(bare)) || 0;
}

/** A syllable that may have been meant. */
interface Edit {
  /** 1 if a letter is missing, doubled or swapped with the next. */
  readonly slip: number;
  readonly key: string;
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
  return swapped || (from.length < 2 && to.length < 2 && from[0] !== to[0]) ? [{ slip, key: syllable.key, text }] : [];
}
