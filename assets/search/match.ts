/** Which documents match (docs/search.md, section 2). Pure. */
import type { Catalogue } from "./catalogue";
import { countFacets } from "./count";
import { passes, type Selection } from "./filter";
import type { Test } from "./phrase";
import type { QueryPlan } from "./plan";
import type { Accumulators } from "./score";
import type { Facets } from "./types";
import { fewResults, halfClauses, longClauses, longLess, strictClauses } from "./weights";

export interface Match {
  /** Something holds as much as is asked for at first. */
  readonly strict: boolean;
  /** How many documents hold all plain words. */
  readonly whole: number;
  /** None of the documents found holds all plain words. */
  readonly relaxed: boolean;
  /** Of what is found, ascending. */
  readonly docIDs: readonly number[];
  /** Of what the facets count, but for the filters. */
  readonly counted: readonly number[];
  readonly facets: Facets;
}

/** How many of n clauses of plain words must be held: all of short queries, three in four of longer ones. */
function minimumShouldMatch(n: number): number {
  return n <= strictClauses ? n : n <= longClauses ? n - (n >> 2) : n - longLess;
}

/** Finds the documents that match, which pass all required tests and none of the excluded ones, and counts the facets over them. */
export function findMatches(
  catalogue: Catalogue,
  plan: QueryPlan,
  scores: Accumulators,
  selection: Selection,
  required: readonly Test[],
  excluded: readonly Test[],
): Match {
  const { plain: n } = plan;
  const matches = (minimum: number) => (d: number): boolean => scores.held[d]! >= minimum || enoughIDF(plan, scores, d);
  const candidates: number[] = []; // what is never relaxed holds for them
  catalogue.columns.district.codes.forEach((taken, d) => {
    if (taken && scores.held[d]! >= Math.min(1, n) && required.every((holds) => holds(d)) && !excluded.some((holds) => holds(d))) candidates.push(d);
  });
  const passing = candidates.filter((d) => passes(selection, d));
  const whole = passing.filter((d) => scores.held[d] === n).length;
  let minimum = minimumShouldMatch(n);
  let docIDs = passing.filter(matches(minimum));
  const strict = docIDs.length > 0;
  while (mayLower(plan, minimum, docIDs.length)) docIDs = passing.filter(matches(--minimum));
  const counted = candidates.filter(matches(minimum));
  const facets = countFacets(catalogue, selection, counted);
  return { strict, whole, relaxed: docIDs.length > 0 && n > 0 && !whole, docIDs, counted, facets };
}

/** Whether a document has the part of a question that says most: half of the idf of its clauses, a quarter for long ones. */
function enoughIDF({ plain: n, phrases }: QueryPlan, { heldIDF, plainIDF }: Accumulators, docID: number): boolean {
  return !phrases && n > halfClauses && (n > longClauses ? 4 : 2) * heldIDF[docID]! >= plainIDF;
}

/**
 * Whether less may be asked for. Where phrases were asked for, three quarters of
 * the plain words stay the least: rather than show what has little else in
 * common with the query, the quotes are dropped.
 */
function mayLower({ plain: n, phrases }: QueryPlan, minimum: number, found: number): boolean {
  if (minimum <= 1 || (phrases && minimum <= n - (n >> 2))) return false;
  return !found || (found < fewResults && n > strictClauses && minimum > (n + 1) >> 1);
}
