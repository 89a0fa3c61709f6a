/** A query as the lists see it: what is asked for more than once is asked for once. Pure. */
import type { Run } from "./query";

/** One different set of keys. */
export interface Group {
  readonly keys: readonly string[];
  /** Stands in plain words. */
  plain: boolean;
  /** Stands in a phrase. */
  phrase: boolean;
}

/** One different accented form that was typed. */
export interface TermRef {
  readonly term: string;
  readonly group: number;
  phrase: boolean;
}

/** One different pair of neighbouring groups. */
export interface PairRef {
  readonly first: number;
  readonly second: number;
  phrase: boolean;
}

export interface Plan {
  readonly groups: readonly Group[];
  readonly terms: readonly TermRef[];
  readonly pairs: readonly PairRef[];
  /** By run: its groups by slot, its pairs by place between slots. */
  readonly runs: readonly { readonly groups: readonly number[]; readonly pairs: readonly number[]; readonly phrase: boolean }[];
  /** How many groups stand in plain words. */
  readonly plain: number;
}

export function makePlan(runs: readonly Run[]): Plan {
  const groups: Group[] = [];
  const terms: TermRef[] = [];
  const pairs: PairRef[] = [];
  const planned = runs.map(({ slots, phrase }) => {
    const at = slots.map(({ keys, term }) => {
      const group = place(groups, (g) => g.keys.join(" ") === keys.join(" "), { keys, plain: false, phrase: false });
      if (phrase) groups[group]!.phrase = true;
      else groups[group]!.plain = true;
      if (term) mark(terms, place(terms, (t) => t.term === term && t.group === group, { term, group, phrase }), phrase);
      return group;
    });
    const between = at.slice(1).map((second, i) => {
      const first = at[i]!;
      return mark(pairs, place(pairs, (p) => p.first === first && p.second === second, { first, second, phrase }), phrase);
    });
    return { groups: at, pairs: between, phrase };
  });
  return { groups, terms, pairs, runs: planned, plain: groups.filter((group) => group.plain).length };
}

/** Finds what is the same in a list, or adds it; gives its index. */
function place<T>(list: T[], same: (item: T) => boolean, item: T): number {
  const found = list.findIndex(same);
  return found < 0 ? list.push(item) - 1 : found;
}

function mark(list: { phrase: boolean }[], index: number, phrase: boolean): number {
  if (phrase) list[index]!.phrase = true;
  return index;
}

/** The keys and pairs that a plan needs, each once. */
export function wants({ groups, pairs }: Plan): { keys: string[]; pairs: string[] } {
  return {
    keys: [...new Set(groups.flatMap(({ keys }) => keys))],
    pairs: [...new Set(pairs.flatMap((pair) => combinations(groups, pair)))],
  };
}

/** The pairs of keys that a pair of groups stands for. */
export function combinations(groups: readonly Group[], { first, second }: PairRef): string[] {
  return groups[first]!.keys.flatMap((a) => groups[second]!.keys.map((b) => `${a} ${b}`));
}

/** Adds to the list that a map has under a name. */
export function append<T>(to: Map<string, T[]>, name: string, item: T): void {
  const list = to.get(name);
  if (list) list.push(item);
  else to.set(name, [item]);
}
