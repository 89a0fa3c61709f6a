/** Which documents match (docs/search.md, section 2). Pure. */
import type { Catalogue } from "./catalogue";
import { passes, type Selection } from "./filter";
import type { Test } from "./phrase";
import { isTime, type QueryPlan } from "./plan";
import type { Accumulators } from "./score";
import { enoughOfLong, enoughOfShort, fewResults, halfClauses, longClauses, longLess, partBesidePhrase, partOfLong, partOfShort, strictClauses, surelyMeant, surelyMeantShort } from "./weights";

export interface Match {
  /** Something holds as much as is asked for at first. */
  readonly strict: boolean;
  /** How many documents hold all plain words. */
  readonly whole: number;
  /** None of the documents found holds all plain words. */
  readonly relaxed: boolean;
  /** Of the full matches, ascending; if there are none, of the partial ones. */
  readonly docIDs: readonly number[];
  /** Of the partial matches beside full ones, ascending. */
  readonly partial: readonly number[];
  /** Of what the facets count, but for the filters. */
  readonly counted: readonly number[];
}

/** How many of n clauses of plain words are held by what was spelt right: all of short queries, three in four of longer ones. */
function minimumShouldMatch(n: number): number {
  return n <= strictClauses ? n : n <= longClauses ? n - (n >> 2) : n - longLess;
}

/**
 * Finds the documents that match, which pass all required tests and none of the
 * excluded ones. Full matches hold all plain words, partial ones a share of what
 * they are worth: where there are no full matches, less and less until enough do.
 * Both together are counted only if both is set.
 */
export function findMatches(
  { maxDoc, isTaken }: Catalogue,
  plan: QueryPlan,
  scores: Accumulators,
  selection: Selection,
  required: readonly Test[],
  excluded: readonly Test[],
  both = false,
): Match {
  const { plain: n } = plan;
  const { held } = scores;
  const candidates: number[] = []; // what is never relaxed holds for them
  for (let d = 0; d < maxDoc; d++) {
    if (isTaken(d) && held[d]! >= Math.min(1, n) && required.every((holds) => holds(d)) && !excluded.some((holds) => holds(d))) candidates.push(d);
  }
  const passing = candidates.filter((d) => passes(selection, d));
  const full = passing.filter((d) => held[d] === n);
  const strict = passing.some((d) => held[d]! >= minimumShouldMatch(n) || enoughIDF(plan, scores, d));
  let part = firstPart(plan);
  const holdsPart = (d: number): boolean => held[d]! < n && shareHeld(scores, d) >= part;
  let partial = passing.filter(holdsPart);
  while (!full.length && partial.length < fewResults && part > 1 && !plan.phrases) {
    part >>= 1;
    partial = passing.filter(holdsPart);
  }
  const relaxed = !full.length && partial.length > 0;
  const isCounted = (d: number): boolean => held[d] === n || ((both || relaxed) && holdsPart(d));
  const counted = candidates.filter(isCounted);
  return { strict, whole: full.length, relaxed, docIDs: relaxed ? partial : full, partial: relaxed ? [] : partial, counted };
}

/**
 * The share of the plain words, in sixteenths, that a partial match holds if
 * enough do. Where phrases were asked for it is high: rather than show what has
 * little else in common with the query, the quotes are dropped.
 */
function firstPart({ plain: n, phrases }: QueryPlan): number {
  return phrases ? partBesidePhrase : n > longClauses ? partOfLong : partOfShort;
}

/** How much of the plain words a document holds, by their idf, in sixteenths. */
function shareHeld({ heldIDF, plainIDF }: Accumulators, docID: number): number {
  return ((16 * heldIDF[docID]!) / Math.max(1, plainIDF)) | 0;
}

/** Whether a document has the part of a question that says most: half of the idf of its clauses, a quarter for long ones. */
function enoughIDF({ plain: n, phrases }: QueryPlan, scores: Accumulators, docID: number): boolean {
  return !phrases && n > halfClauses && shareHeld(scores, docID) >= (n > longClauses ? enoughOfLong : enoughOfShort);
}

/**
 * Whether full matches come first by relevance too: not in long questions, where
 * words that do not matter would decide, and not where a partial match is surely meant.
 * One that is of another time than was asked for is not.
 */
export function fullFirst({ plain: n, clauses }: QueryPlan, { docIDs, partial }: Match, scores: Accumulators): boolean {
  if (n <= longClauses && clauses.some(isTime)) return true;
  const short = n <= halfClauses;
  if (!short && (n > longClauses || clauses.some(({ asks }) => asks))) return false;
  return (short ? surelyMeantShort : surelyMeant) * best(scores, docIDs) >= 8 * best(scores, partial);
}

/** Gives the highest score of some documents. */
function best({ score }: Accumulators, docIDs: readonly number[]): number {
  return docIDs.reduce((highest, d) => Math.max(highest, score[d]!), 0);
}
