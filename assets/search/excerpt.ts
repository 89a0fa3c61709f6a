/** The matches in texts, and the passage that holds most of them (docs/search.md, section 4). Pure. */
import { fromBytes } from "./bytes";
import { append, type Plan } from "./plan";
import { space } from "./query";
import { keyOf, term } from "./terms";
import type { Marked, Range } from "./types";
import { type Token, tokenize } from "./vi";

// Tokens: a passage is what is compared, shown is what a reader sees.
const passageTokens = 24;
const shownTokens = 36;
const leadTokens = 6;

const isSpace = new RegExp(`[${space}]`);

/** What a token matches. */
interface Meaning {
  readonly groups: readonly number[];
  /** The groups whose marks it has. */
  readonly agree: readonly number[];
}

/** A token that the query asks for, by its place among the text's tokens. */
interface Matched extends Meaning {
  readonly at: number;
}

/** Finds the matches of one query in texts. */
export interface Cutter {
  /** Gives the matches of a whole text. */
  ranges(text: string): Range[];
  /** Cuts the best passage out of a text, which goes on after its end unless it is whole. */
  excerpt(text: string, whole: boolean): { excerpt: Marked; value: number };
}

/** Makes the cutter of a plan, whose groups have these weights. */
export function makeCutter(plan: Plan, weights: readonly number[]): Cutter {
  /** By token as written: the same few come again and again. */
  const meanings = new Map<string, Meaning | null>();
  const groupsOf = new Map<string, number[]>();
  const groupsMarked = new Map<string, number[]>();
  plan.groups.forEach(({ keys }, i) => keys.forEach((key) => append(groupsOf, fromBytes(key), i)));
  for (const { term, group } of plan.terms) append(groupsMarked, fromBytes(term), group);
  const pairs = new Set(plan.pairs.map(({ first, second }) => `${first} ${second}`));

  function meaningOf(token: string): Meaning | null {
    let known = meanings.get(token);
    if (known === undefined) {
      const marked = term(token);
      const groups = groupsOf.get(keyOf(marked));
      known = groups ? { groups, agree: groupsMarked.get(marked) ?? [] } : null;
      meanings.set(token, known);
    }
    return known;
  }

  function find(tokens: readonly Token[]): Matched[] {
    return tokens.flatMap(({ text }, at) => {
      const meaning = meaningOf(text);
      return meaning ? [{ at, ...meaning }] : [];
    });
  }

  /** What the passage from a match on is worth. */
  function worth(found: readonly Matched[], first: number): number {
    const end = found[first]!.at + passageTokens;
    const counted = new Set<string>();
    let sum = 0;
    const add = (what: string, points: number): void => {
      if (!counted.has(what)) sum += points;
      counted.add(what);
    };
    for (let i = first; i < found.length && found[i]!.at < end; i++) {
      const { at, groups, agree } = found[i]!;
      const before = found[i - 1];
      for (const g of groups) {
        add(`${g}`, weights[g]!);
        if (i > first && before?.at === at - 1)
          for (const f of before.groups) if (pairs.has(`${f} ${g}`)) add(`${f} ${g}`, (weights[f]! + weights[g]!) >> 1);
      }
      for (const g of agree) add(`${g}!`, weights[g]! >> 2);
    }
    return sum;
  }

  return {
    ranges(text) {
      const tokens = tokenize(text);
      return find(tokens).map(({ at }) => [tokens[at]!.start, tokens[at]!.end]);
    },
    excerpt(text, whole) {
      const tokens = tokenize(text);
      if (!tokens.length) return { excerpt: { text, ranges: [] }, value: 0 };
      const found = find(tokens);
      let [best, value] = [0, 0];
      found.forEach(({ at }, i) => {
        const here = worth(found, i);
        if (here > value) [best, value] = [at, here];
      });
      const [from, to] = bounds(text, tokens, lead(text, tokens, best));
      const before = from > 0 ? "… " : "";
      const after = to < text.length || !whole ? " …" : "";
      const shift = before.length - from;
      const ranges = found
        .map(({ at }) => tokens[at]!)
        .filter(({ start, end }) => start >= from && end <= to)
        .map(({ start, end }): Range => [start + shift, end + shift]);
      return { excerpt: { text: before + text.slice(from, to).replace(/\n/g, " ") + after, ranges }, value };
    },
  };
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
