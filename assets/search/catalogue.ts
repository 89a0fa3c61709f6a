/**
 * The archive's documents by docID. A docID is the document's place in the order of
 * school year, locality, day and address; in the newest school year docIDs may
 * have gaps. Pure.
 */
import type { Lexicon } from "./lexicon";
import type { ClosedFacet } from "./types";

/** One school year and its docIDs, base to base + size - 1. */
export interface SchoolYear {
  /** 2018 for 2018-2019 */
  readonly first: number;
  readonly base: number;
  readonly size: number;
  /** How many of the docIDs are taken. */
  readonly count: number;
  /** Of its documents, in days since 1970-01-01. */
  readonly firstDay: number;
  readonly lastDay: number;
}

/** An id, what readers see for it, and what people call it besides, as slugs. */
export interface Label {
  readonly id: string;
  readonly label: string;
  readonly also?: readonly string[];
}

/** One facet's values of every document: a filter is looked up once for each set of values that occurs, not for each document. */
export interface Column {
  /** In the order of the archive's list. */
  readonly values: readonly Label[];
  /** The different sets of values, as ascending indexes into values; the first is empty. */
  readonly sets: readonly (readonly number[])[];
  /** By docID: index into sets. */
  readonly codes: Uint16Array;
}

/** Where, when and what each document is: all that filters and facets need, and nothing else does. */
export type Columns = { readonly [F in ClosedFacet]: Column };

export interface Catalogue {
  /** How many documents there are. */
  readonly numDocs: number;
  /** One more than the highest docID. */
  readonly maxDoc: number;
  /** Oldest first. */
  readonly schoolYears: readonly SchoolYear[];
  /** Whether a document has a docID below maxDoc. */
  readonly isTaken: (docID: number) => boolean;
  /** The abbreviations that the archive uses. */
  readonly lexicon: Lexicon;
}

/** Writes a school year as filters do, "2018-2019". */
export function schoolYearID({ first }: SchoolYear): string {
  return `${first}-${first + 1}`;
}

/** The index of a docID's school year. */
export function schoolYearOf({ schoolYears }: Catalogue, docID: number): number {
  let i = schoolYears.length - 1;
  while (i > 0 && schoolYears[i]!.base > docID) i--;
  return i;
}
