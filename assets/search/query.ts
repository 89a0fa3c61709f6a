/**
 * A query's text taken apart (docs/search.md, section 1). Every text is a
 * query: what is not understood is words. Pure.
 */
import { toBytes } from "./bytes";
import { facets } from "./filters";
import type { Facet } from "./types";
import { key, term, tokenize, type Token } from "./vi";

/** One place of a run. */
export interface QueryTerm {
  /** The keys that fit, as byte strings: one as typed, several where a syllable is still being typed. */
  readonly keys: readonly string[];
  /** The accented form that was typed, as a byte string; "" if it has no marks. */
  readonly term: string;
  /** Where it was typed, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** A row of neighbours: plain words that stand together, or a phrase. */
export interface Sequence {
  readonly terms: readonly QueryTerm[];
  /** In quotes: neighbours, in this order, with the marks that were typed. */
  readonly phrase: boolean;
}

export interface Query {
  readonly text: string;
  /** What must be found. */
  readonly sequences: readonly Sequence[];
  /** What must not be found. */
  readonly excluded: readonly Sequence[];
  readonly filters: readonly (readonly [facet: Facet, value: string])[];
  /** The last slot of the last run is still being typed. */
  readonly prefix: boolean;
}

/** How much of a query is read: the longest real question of the sets has 57 syllables. */
const maxSlots = 64;

/** White space as Go knows it: JavaScript's \s has one character more and one less. */
export const space = "\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

const quote = '["“”„‟]';
const phrase = `${quote}([^"“”„‟]*)${quote}`;
const rest = `([^${space}]+)`;

/** What a piece of a query can be, in the order in which it is tried. */
const piece = new RegExp(
  `(?:^|[${space}]+)-(?:${phrase}|(?=\\p{L})${rest})` +
    `|[${space}]+` +
    `|(${facets.join("|")}):(?:(?!${quote}{2})${phrase}|(?!${phrase})${rest})` +
    `|${phrase}` +
    `|[^${space}][^${space}"“”„‟]*`,
  "gu",
);

/** Reads a query. */
export function parseQuery(text: string): Query {
  const sequences: Sequence[] = [];
  const excluded: Sequence[] = [];
  const filters: [Facet, string][] = [];
  let words: QueryTerm[] = [];
  let room = maxSlots;
  let lastPlain = 0;
  const slotsOf = (part: string, from: number): QueryTerm[] => {
    const terms = tokenize(part).slice(0, room).map((token) => slotOf(token, from));
    room -= terms.length;
    return terms;
  };
  const add = (to: Sequence[], terms: QueryTerm[], phrase: boolean): void => {
    if (terms.length) to.push({ terms, phrase });
  };
  const endRun = (): void => {
    add(sequences, words, false);
    words = [];
  };
  for (const match of text.matchAll(piece)) {
    const [all, notPhrase, notWord, facet, quoted, , value, exact] = match;
    const at = match.index ?? 0;
    const not = notPhrase ?? notWord;
    if (not === undefined && facet === undefined && exact === undefined) {
      const terms = slotsOf(all, at);
      words.push(...terms);
      lastPlain = terms[terms.length - 1]?.end ?? lastPlain;
      continue;
    }
    endRun();
    if (facet) filters.push([facet as Facet, quoted ?? value ?? ""]);
    else if (not !== undefined) add(excluded, slotsOf(not, at + all.indexOf(not, all.indexOf("-"))), true);
    else if (exact !== undefined) add(sequences, slotsOf(exact, at + 1), true);
  }
  endRun();
  return { text, sequences, excluded, filters, prefix: lastPlain === text.length && text !== "" };
}

function slotOf({ text, start, end }: Token, from: number): QueryTerm {
  const marked = term(text);
  const bare = key(marked);
  return { keys: [toBytes(bare)], term: marked === bare ? "" : toBytes(marked), start: from + start, end: from + end };
}
