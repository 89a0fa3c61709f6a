/** A query with its posting lists read, scored and matched. Pure. */
import type { Narrowing } from "./filter";
import { fullFirst, type Match } from "./match";
import type { QueryPlan } from "./plan";
import { holds, type PostingLists } from "./postings";
import type { Query } from "./query";
import { byDate, byRelevance, oneAfterOther, type Order } from "./rank";
import type { Accumulators } from "./score";
import type { Store } from "./store";
import type { SearchOptions, Suggestion } from "./types";

export interface Evaluation {
  readonly store: Store;
  readonly options: SearchOptions;
  readonly query: Query;
  readonly plan: QueryPlan;
  readonly postings: PostingLists;
  readonly narrowing: Narrowing;
  readonly scores: Accumulators;
  readonly match: Match;
  /** Another spelling: this one, or one that is only offered. */
  readonly suggestion?: Suggestion;
  /** What corrects it, or ends its last syllable, could not be had. */
  readonly uncorrected?: boolean;
}

/** Gives the order of all that was found: full matches before partial ones, but by score where a long question is asked. */
export function order(e: Evaluation): Order {
  const { store, match, scores, plan } = e;
  const ordered = isByDate(e) ? byDate : byRelevance;
  const by = (docIDs: readonly number[]): Order => ordered(store.catalogue, docIDs, scores.score, store.days);
  if (!isByDate(e) && !fullFirst(plan, match, scores)) return by([...match.docIDs, ...match.partial]);
  return oneAfterOther(by(match.docIDs), match.docIDs.length, by(match.partial));
}

/** Whether results are in the order of their days. */
export function isByDate({ options, query }: Evaluation): boolean {
  return (options.sort ?? (query.sequences.length ? "relevance" : "date")) === "date";
}

/** Whether a document is a partial match where there are full ones. */
export function isPartial({ match }: Evaluation, docID: number): boolean {
  return match.partial.includes(docID);
}

/** The value of a passage that holds all of the query that the document does, but for marks and neighbours. */
export function heldIDF({ plan, postings, scores }: Evaluation, docID: number): number {
  return plan.clauses.reduce((sum, { keys }, i) => sum + (keys.some((key) => holds(postings.keys.get(key)!, docID)) ? scores.idf[i]! : 0), 0);
}
