/** A query as the lists see it: what is asked for more than once is asked for once. Pure. */
import type { Sequence } from "./query";

/** One different set of keys. */
export interface Clause {
  readonly keys: readonly string[];
  /** Stands in plain words. */
  plain: boolean;
  /** Stands in a phrase. */
  phrase: boolean;
}

/** One different accented form that was typed. */
export interface PlannedTerm {
  readonly term: string;
  readonly clause: number;
  phrase: boolean;
}

/** One different pair of neighbouring groups. */
export interface PlannedBigram {
  readonly first: number;
  readonly second: number;
  phrase: boolean;
}

export interface QueryPlan {
  readonly clauses: readonly Clause[];
  readonly terms: readonly PlannedTerm[];
  readonly bigrams: readonly PlannedBigram[];
  /** By sequence: its clauses in order, its bigrams in order. */
  readonly sequences: readonly { readonly clauses: readonly number[]; readonly bigrams: readonly number[]; readonly phrase: boolean }[];
  /** How many groups stand in plain words. */
  readonly plain: number;
}

export function planQuery(sequences: readonly Sequence[]): QueryPlan {
  const clauses: Clause[] = [];
  const terms: PlannedTerm[] = [];
  const bigrams: PlannedBigram[] = [];
  const groupAt = new Map<string, number>();
  const termAt = new Map<string, number>();
  const pairAt = new Map<string, number>();
  const plannedSequences = sequences.map(({ terms: slots, phrase }) => {
    const row = slots.map(({ keys, term }) => {
      const clause = place(clauses, groupAt, `${keys}`, { keys, plain: false, phrase: false }, phrase);
      clauses[clause]!.plain ||= !phrase;
      if (term) place(terms, termAt, `${term} ${clause}`, { term, clause, phrase }, phrase);
      return clause;
    });
    const between = row.slice(1).map((second, i) => place(bigrams, pairAt, `${row[i]} ${second}`, { first: row[i]!, second, phrase }, phrase));
    return { clauses: row, bigrams: between, phrase };
  });
  return { clauses, terms, bigrams, sequences: plannedSequences, plain: clauses.filter((clause) => clause.plain).length };
}

/** Finds what is in a list under a name, or adds it; gives its index. */
function place<T extends { phrase: boolean }>(list: T[], known: Map<string, number>, name: string, item: T, phrase: boolean): number {
  const at = known.get(name) ?? list.push(item) - 1;
  known.set(name, at);
  list[at]!.phrase ||= phrase;
  return at;
}

/** The keys and pairs that a plan needs, each once. */
export function wants({ clauses, bigrams }: QueryPlan): { keys: string[]; bigrams: string[] } {
  return {
    keys: [...new Set(clauses.flatMap(({ keys }) => keys))],
    bigrams: [...new Set(bigrams.flatMap((pair) => combinations(clauses, pair)))],
  };
}

/** The pairs of keys that a pair of groups stands for. */
export function combinations(clauses: readonly Clause[], { first, second }: PlannedBigram): string[] {
  return clauses[first]!.keys.flatMap((a) => clauses[second]!.keys.map((b) => `${a} ${b}`));
}

/** Adds to the list that a map has under a name. */
export function append<T>(to: Map<string, T[]>, name: string, item: T): void {
  const list = to.get(name);
  if (list) list.push(item);
  else to.set(name, [item]);
}
