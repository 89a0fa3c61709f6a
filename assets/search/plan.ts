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
  const groupAt = new Map<string, number>();
  const termAt = new Map<string, number>();
  const pairAt = new Map<string, number>();
  const planned = runs.map(({ slots, phrase }) => {
    const row = slots.map(({ keys, term }) => {
      const group = place(groups, groupAt, `${keys}`, { keys, plain: false, phrase: false }, phrase);
      groups[group]!.plain ||= !phrase;
      if (term) place(terms, termAt, `${term} ${group}`, { term, group, phrase }, phrase);
      return group;
    });
    const between = row.slice(1).map((second, i) => place(pairs, pairAt, `${row[i]} ${second}`, { first: row[i]!, second, phrase }, phrase));
    return { groups: row, pairs: between, phrase };
  });
  return { groups, terms, pairs, runs: planned, plain: groups.filter((group) => group.plain).length };
}

/** Finds what is in a list under a name, or adds it; gives its index. */
function place<T extends { phrase: boolean }>(list: T[], known: Map<string, number>, name: string, item: T, phrase: boolean): number {
  const at = known.get(name) ?? list.push(item) - 1;
  known.set(name, at);
  list[at]!.phrase ||= phrase;
  return at;
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
