/**
 * A query on its way to what matches: its lists are read, counted and matched.
 * What is found depends on the archive, the query and the options only.
 */
import { choose } from "./filters";
import { withSynonyms } from "./lexicon";
import { findMatches, type Match } from "./match";
import { planQuery, type QueryPlan, wants } from "./plan";
import type { Query, QueryTerm } from "./query";
import { holdsDoc, type PostingLists, type Store } from "./store";
import { score } from "./tally";
import { compareSyllables } from "./texts";
import type { SearchOptions } from "./types";

/** How many ways an unfinished syllable is read: each costs a shard and a page. */
const completions = 3;

/** A query and what it finds. */
export interface Evaluation {
  readonly query: Query;
  readonly plan: QueryPlan;
  readonly match: Match;
  /** By group of the plan; 0 if no write-up holds it. */
  readonly weights: readonly number[];
  /** The weight of the groups that a write-up holds. */
  weightHeld(number: number): number;
}

/** Reads the lists of a query and finds what matches. */
export async function evaluate(store: Store, typed: Query, options: SearchOptions): Promise<Evaluation> {
  let query = withSynonyms(typed, store.catalogue.lexicon);
  prepareTies(store, query);
  let lists = await readLists(store, query);
  const prefix = prefixTerm(query);
  if (prefix && !lists.keys.get(prefix.keys[0]!)?.forms.length) {
    const read = query;
    query = await complete(store, read, prefix);
    if (query !== read) lists = await readLists(store, query);
  }
  const c = store.catalogue;
  const excluded = exclude(store, query, lists);
  const plan = planQuery(query.sequences);
  const tally = score(plan, lists, c);
  const match = findMatches(c, plan, tally, choose(c, options.filters ?? {}, query.filters), excluded);
  const weightHeld = (number: number): number =>
    plan.clauses.reduce((sum, { keys }, i) => sum + (keys.some((key) => holdsDoc(lists.keys.get(key)!, number)) ? tally.weights[i]! : 0), 0);
  return { query, plan, match, weights: tally.weights, weightHeld };
}

/** Many write-ups have the same points for one syllable: the days of the newest will be asked for. */
function prepareTies(store: Store, { sequences }: Query): void {
  const [sequence, more] = sequences;
  if (more || sequence?.terms.length !== 1) return;
  const { length } = store.catalogue.schoolYears;
  // What fails now fails again when it is needed.
  for (let year = Math.max(0, length - 2); year < length; year++) store.days(year).catch(() => undefined);
}

/** Gets all lists at once, those of exclusions too. */
function readLists(store: Store, { sequences, excluded }: Query): Promise<PostingLists> {
  const { keys, bigrams } = wants(planQuery([...sequences, ...excluded]));
  return store.postings(keys, bigrams);
}

/** The query term that is still being typed. */
export function prefixTerm({ prefix, sequences }: Query): QueryTerm | undefined {
  return prefix ? sequences.flatMap(({ terms }) => terms).pop() : undefined;
}

/** Reads an unfinished syllable as the frequent ones that begin so. */
async function complete(store: Store, query: Query, prefix: QueryTerm): Promise<Query> {
  const words = await store.syllables();
  const fitting = words.filter(({ key }) => key.startsWith(prefix.keys[0]!)).sort(compareSyllables);
  if (!fitting.length) return query;
  const read: QueryTerm = { ...prefix, keys: fitting.slice(0, completions).map(({ key }) => key), term: "" };
  const sequences = query.sequences.map((sequence) => ({ ...sequence, terms: sequence.terms.map((term) => (term === prefix ? read : term)) }));
  return { ...query, sequences };
}

/** Finds, by number, the write-ups that hold any of what is excluded. */
function exclude({ catalogue: c }: Store, { excluded }: Query, lists: PostingLists): Uint8Array | undefined {
  if (!excluded.length) return;
  const out = new Uint8Array(c.maxDoc);
  for (const sequence of excluded) {
    const { must, musts } = score(planQuery([sequence]), lists, c);
    must.forEach((met, d) => {
      out[d]! |= +(met === musts);
    });
  }
  return out;
}
