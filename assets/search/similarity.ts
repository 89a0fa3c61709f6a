/**
 * What a term is worth and how often counts, in integers only, so that every
 * processor gives the same scores: BM25 as docs/search.md, section 3, has it. Pure.
 */
import type { Clause } from "./plan";
import { fewDocuments, halfVolume, questionPart, rarityPart, rarityRise } from "./weights";

/** The logarithm to base 2 in sixteenths, linear between powers of two: at most 1.4 sixteenths too low. */
function log16(x: number): number {
  const e = 31 - Math.clz32(x);
  return 16 * e + ((16 * (x - 2 ** e)) / 2 ** e | 0);
}

/** The inverse document frequency of a list of df of n documents, in sixteenths of an octave: 0 for an empty list, else at least 1. */
export function idf(n: number, df: number): number {
  return df && Math.max(1, log16(n + 1) - log16(df));
}

/** Makes of an idf what a clause is worth: more than in proportion, since what hardly any document holds is what a query is about. */
export function rarity(idf: number): number {
  return ((idf * (idf + rarityRise)) / rarityPart) | 0;
}

/** Gives the idf that is left to what one of some clauses, a question word, takes part in. */
export function lessIfAsking(idf: number, ...clauses: readonly Clause[]): number {
  return clauses.some(({ asks }) => asks) ? Math.ceil(idf / questionPart) : idf;
}

/** Turns a volume, in 64ths of "once in a text of average length", into 0 to 255: twice as often is not twice as relevant. */
export function saturate(volume: number): number {
  return ((256 * volume) / (volume + halfVolume)) | 0;
}

/** How many low bits of the impacts, 0 to 2, are not kept in a list of df of n documents. */
export function impactShift(n: number, df: number): number {
  const most = octave(n);
  return n < fewDocuments ? 0 : 2 * df > most ? 2 : 16 * df > most ? 1 : 0;
}

/** The largest power of two that is not above n, at least 1. */
export function octave(n: number): number {
  return 2 ** (31 - Math.clz32(Math.max(1, n)));
}
