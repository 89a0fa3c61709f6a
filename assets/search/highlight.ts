/** What texts have of a query, and the passage with most of it (docs/search.md, section 4). Pure. */
import { fragmentOf } from "./fragment";
import { type Lexicon, partsOf } from "./lexicon";
import { append } from "./multimap";
import type { QueryPlan } from "./plan";
import type { Marked, Range } from "./types";
import { key, space, term, type Token, tokenize } from "./vi";
import { leadTokens, passageTokens, shownTokens } from "./weights";

const isSpace = new RegExp(`[${space}]`);

/** A part of a text that the query asks for, a token or a synonym: its first token and the one behind it, its place in the text. */
interface Matched {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  /** The clauses that it matches. */
  readonly clauses: readonly number[];
  /** Those whose marks it has. */
  readonly agree: readonly number[];
}

/** Stands between a write-up's text and what only its front matter says. */
const factsMark = "\n\n";

export interface Passage {
  readonly excerpt: Marked;
  /** What follows "#" in a link to it; "" if it holds nothing of the query. */
  readonly fragment: string;
  /** What it is worth. */
  readonly value: number;
  /** The idf of the clauses that all of the text holds. */
  readonly held: number;
}

/** Finds what texts have of one query. */
export interface Highlighter {
  /** Gives the matches of a whole text. */
  ranges(text: string): Range[];
  /**
   * Cuts the best passage out of a text, which goes on after its end unless it is
   * whole. What only the front matter says is shown where the text lacks some of the
   * words, or what was quoted.
   */
  excerpt(text: string, whole: boolean): Passage;
}

/** Makes the highlighter of a plan, whose clauses have these idf. */
export function newHighlighter(plan: QueryPlan, idf: readonly number[], lexicon: Lexicon): Highlighter {
  const byKey = new Map<string, number[]>();
  const byTerm = new Map<string, number[]>();
  plan.clauses.forEach(({ keys }, i) => keys.forEach((key) => append(byKey, key, i)));
  for (const { term, clause } of plan.terms) append(byTerm, term, clause);
  const bigrams = new Map(plan.bigrams.map(({ first, second }) => [`${first} ${second}`, (idf[first]! + idf[second]!) >> 1]));
  const synonyms = synonymsOf(plan, lexicon);

  function find(text: string, tokens: readonly Token[]): Matched[] {
    const terms = tokens.map((token) => term(token.text));
    const keys = terms.map(key);
    const between = (i: number): string => text.slice(tokens[i]!.end, tokens[i + 1]?.start);
    // Whoever asks for a month finds its days, for a number its percentages.
    const parts = partsOf(keys, between, lexicon, ({ key, wider = [] }) => [key, ...wider].map((key) => synonyms.get(key)).find(Boolean));
    const found = parts.map(({ from, to, used = [] }): Matched => ({
      from,
      to,
      start: tokens[from]!.start,
      end: tokens[to - 1]!.end,
      clauses: [...used, ...keys.slice(from, to).flatMap((key) => byKey.get(key) ?? [])],
      agree: terms.slice(from, to).flatMap((term) => byTerm.get(term) ?? []),
    }));
    return found.filter(({ clauses }) => clauses.length);
  }

  /** What the passage from a match on is worth: the idf of clauses, a quarter of it for marks, bigrams, each once. */
  function value(found: readonly Matched[], first: number): number {
    const end = found[first]!.from + passageTokens;
    const worth = new Map<string, number>();
    const neighbours = (a: number, b: number): unknown => worth.set(`${a} ${b}`, bigrams.get(`${a} ${b}`) ?? 0);
    for (let i = first; i < found.length && found[i]!.from < end; i++) {
      const { from, clauses, agree } = found[i]!;
      const before = found[i - 1];
      clauses.forEach((c, j) => {
        worth.set(`${c}`, idf[c]!);
        if (j) neighbours(clauses[j - 1]!, c);
        if (i > first && before?.to === from) for (const b of before.clauses) neighbours(b, c);
      });
      for (const c of agree) worth.set(`${c}!`, idf[c]! >> 2);
    }
    return Array.from(worth.values()).reduce((sum, part) => sum + part, 0);
  }

  /** Cuts the best passage out of a text. */
  function passage(text: string, whole: boolean): Passage {
    const tokens = tokenize(text);
    if (!tokens.length) return { excerpt: { text, ranges: [] }, fragment: "", value: 0, held: 0 };
    const found = find(text, tokens);
    let [best, most] = [0, 0];
    const clauses = new Set<number>();
    found.forEach((m, i) => {
      for (const c of m.clauses) clauses.add(c);
      const here = value(found, i);
      if (here > most) [best, most] = [m.from, here];
    });
    const held = [...clauses].reduce((sum, c) => sum + idf[c]!, 0);
    const first = lead(text, tokens, best);
    const [from, to] = bounds(text, tokens, first);
    const before = from > 0 ? "… " : "";
    const after = to < text.length || !whole ? " …" : "";
    const shift = before.length - from;
    const ranges = found.flatMap(({ start, end }): Range[] => (start >= from && end <= to ? [[start + shift, end + shift]] : []));
    const shown = text.slice(from, to).replace(/\n/g, " ");
    const excerpt = { text: before + (after ? shown.replace(/ *$/, after) : shown), ranges };
    return { excerpt, fragment: most ? fragmentOf(text, tokens, first, shownUpTo(tokens, first, whole)) : "", value: most, held };
  }

  return {
    ranges: (text) => find(text, tokenize(text)).map(({ start, end }) => [start, end]),
    excerpt(text, whole) {
      const at = text.lastIndexOf(factsMark);
      if (at < 0) return passage(text, whole);
      const [own, all] = [passage(text.slice(0, at), true), passage(text.slice(0, at) + text.slice(at + 1), whole)];
      return own.held < all.held || (plan.phrases && own.value < all.value) ? all : own;
    },
  };
}

/** Finds what the plain words ask for by another form, with the clauses that ask for it: by its key, or by what they spell out. */
function synonymsOf({ clauses, sequences }: QueryPlan, lexicon: Lexicon): Map<string, number[]> {
  const synonyms = new Map<string, number[]>();
  clauses.forEach(({ keys, plain }, i) => plain && keys.forEach((key) => append(synonyms, key, i)));
  for (const sequence of sequences.filter(({ phrase }) => !phrase)) {
    const keys = sequence.clauses.map((c) => clauses[c]!.keys[0]!);
    for (const { from, to, used } of partsOf(keys, () => " ", lexicon, ({ key, long }) => long && key))
      if (used) for (const c of sequence.clauses.slice(from, to)) append(synonyms, used, c);
  }
  return synonyms;
}

/** Steps back from a token for context, but not out of its line. */
function lead(text: string, tokens: readonly Token[], at: number): number {
  let first = at;
  while (first > 0 && at - first < leadTokens && !text.slice(tokens[first - 1]!.end, tokens[first]!.start).includes("\n")) first--;
  return first;
}

/** Gives the token behind the last that is shown; one at the end of a text that goes on may go on itself. */
function shownUpTo({ length }: readonly Token[], first: number, whole: boolean): number {
  return first + shownTokens < length ? first + shownTokens : Math.max(first + 1, length - (whole ? 0 : 1));
}

/** Widens the tokens that are shown to the white space around them. */
function bounds(text: string, tokens: readonly Token[], first: number): [from: number, to: number] {
  let from = first && tokens[first]!.start;
  while (from > 0 && !isSpace.test(text[from - 1]!)) from--;
  const last = first + shownTokens;
  if (last >= tokens.length) return [from, text.length];
  let to = tokens[last - 1]!.end;
  while (to < text.length && !isSpace.test(text[to]!)) to++;
  return [from, to];
}
