/** The matches in texts, and the passage that holds most of them (docs/search.md, section 4). Pure. */
import { fromBytes } from "./bytes";
import { type Lexicon, partsOf, spaces } from "./lexicon";
import { append, type QueryPlan } from "./plan";
import { space } from "./query";
import { keyOf, term } from "./terms";
import type { Marked, Range } from "./types";
import { type Token, tokenize } from "./vi";

// Tokens: a passage is what is compared, shown is what a reader sees.
const passageTokens = 24;
const shownTokens = 36;
const leadTokens = 6;
const fragmentTokens = 8;

const isSpace = new RegExp(`[${space}]`);

/** A token or reading that the query asks for: its first token and the one behind it, its place in the text. */
interface Matched {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly groups: readonly number[];
  /** The groups whose marks it has. */
  readonly agree: readonly number[];
}

/** Finds the matches of one query in texts. */
export interface Highlighter {
  /** Gives the matches of a whole text. */
  ranges(text: string): Range[];
  /** Cuts the best passage out of a text, which goes on after its end unless it is whole. */
  excerpt(text: string, whole: boolean): { excerpt: Marked; fragment: string; value: number };
}

/** Makes the cutter of a plan, whose groups have these weights. */
export function makeHighlighter(plan: QueryPlan, weights: readonly number[], lexicon: Lexicon): Highlighter {
  const groupsOf = new Map<string, number[]>();
  const groupsMarked = new Map<string, number[]>();
  plan.clauses.forEach(({ keys }, i) => keys.forEach((key) => append(groupsOf, fromBytes(key), i)));
  for (const { term, clause: group } of plan.terms) append(groupsMarked, fromBytes(term), group);
  const pairs = new Set(plan.bigrams.map(({ first, second }) => `${first} ${second}`));
  const asked = readingsOf(plan, lexicon);

  function find(text: string, tokens: readonly Token[] = tokenize(text)): Matched[] {
    const terms = tokens.map((token) => term(token.text));
    const keys = terms.map(keyOf);
    const between = (i: number): string => text.slice(tokens[i]!.end, tokens[i + 1]?.start);
    const parts = partsOf(keys, between, lexicon, ({ key }) => asked.get(key) ?? asked.get(key.replace(/^(\d{6})\d\d$/, "$1")));
    const found = parts.map(({ from, to, used = [] }): Matched => {
      const groups = [...used, ...keys.slice(from, to).flatMap((key) => groupsOf.get(key) ?? [])];
      return { from, to, start: tokens[from]!.start, end: tokens[to - 1]!.end, groups, agree: terms.slice(from, to).flatMap((term) => groupsMarked.get(term) ?? []) };
    });
    return found.filter(({ groups }) => groups.length);
  }

  /** What the passage from a match on is worth. */
  function worth(found: readonly Matched[], first: number): number {
    const end = found[first]!.from + passageTokens;
    const counted = new Set<string>();
    let sum = 0;
    const add = (what: string, points: number): void => {
      if (!counted.has(what)) sum += points;
      counted.add(what);
    };
    const near = (f: number, g: number): unknown => pairs.has(`${f} ${g}`) && add(`${f} ${g}`, (weights[f]! + weights[g]!) >> 1);
    for (let i = first; i < found.length && found[i]!.from < end; i++) {
      const { from, groups, agree } = found[i]!;
      const before = found[i - 1];
      groups.forEach((g, j) => {
        add(`${g}`, weights[g]!);
        if (j) near(groups[j - 1]!, g);
        if (i > first && before?.to === from) for (const f of before.groups) near(f, g);
      });
      for (const g of agree) add(`${g}!`, weights[g]! >> 2);
    }
    return sum;
  }

  return {
    ranges: (text) => find(text).map(({ start, end }) => [start, end]),
    excerpt(text, whole) {
      const tokens = tokenize(text);
      if (!tokens.length) return { excerpt: { text, ranges: [] }, fragment: "", value: 0 };
      const found = find(text, tokens);
      let [best, value] = [0, 0];
      found.forEach((match, i) => {
        const here = worth(found, i);
        if (here > value) [best, value] = [match.from, here];
      });
      const [from, to] = bounds(text, tokens, lead(text, tokens, best));
      const before = from > 0 ? "… " : "";
      const after = to < text.length || !whole ? " …" : "";
      const shift = before.length - from;
      const ranges = found
        .filter(({ start, end }) => start >= from && end <= to)
        .map(({ start, end }): Range => [start + shift, end + shift]);
      const shown = text.slice(from, to).replace(/\n/g, " ");
      const excerpt = { text: before + (after ? shown.replace(/ *$/, after) : shown), ranges };
      return { excerpt, fragment: value ? fragment(text, tokens, best) : "", value };
    },
  };
}

/** Finds what plain words ask for by another form: by its key, or by what they spell out. */
function readingsOf({ clauses: groups, sequences }: QueryPlan, lexicon: Lexicon): Map<string, number[]> {
  const asked = new Map<string, number[]>();
  groups.forEach(({ keys, plain }, i) => plain && keys.forEach((key) => append(asked, fromBytes(key), i)));
  for (const sequence of sequences.filter(({ phrase }) => !phrase)) {
    const keys = sequence.clauses.map((g) => fromBytes(groups[g]!.keys[0]!));
    for (const { from, to, used } of partsOf(keys, () => " ", lexicon, ({ key, long }) => long && key))
      if (used) for (const g of sequence.clauses.slice(from, to)) append(asked, used, g);
  }
  return asked;
}

/** Makes the text directive that leads to a token's place in the page. */
function fragment(text: string, tokens: readonly Token[], first: number): string {
  const [line = ""] = text.slice(tokens[first]!.start).split("\n", 1);
  const words = line.slice(0, tokenize(line).slice(0, fragmentTokens).pop()!.end).replace(spaces, " ");
  return ":~:text=" + encodeURIComponent(words).replace(/-/g, "%2D");
}

/** Steps back from a token for context, but not out of its line. */
function lead(text: string, tokens: readonly Token[], at: number): number {
  let first = at;
  while (first > 0 && at - first < leadTokens && !text.slice(tokens[first - 1]!.end, tokens[first]!.start).includes("\n")) first--;
  return first;
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
