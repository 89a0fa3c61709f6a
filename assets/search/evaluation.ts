/** A query with its posting lists read, scored and matched. Pure. */
import type { Match } from "./match";
import type { Narrowing } from "./narrow";
import type { QueryPlan } from "./plan";
import { holds, type PostingLists } from "./postings";
import type { Query } from "./query";
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

/** The value of a passage that holds all of the query that the document does, but for marks and neighbours. */
export function heldIDF({ plan, postings, scores }: Evaluation, docID: number): number {
  return plan.clauses.reduce((sum, { keys }, i) => sum + (keys.some((key) => holds(postings.keys.get(key)!, docID)) ? scores.idf[i]! : 0), 0);
}
