/** What filters let through (docs/search.md, section 1, filter values). Pure. */
import type { Facet } from "./types";

/** What is chosen of one facet, or of the days. */
export interface Choice {
  /** None for the days. */
  readonly facet?: Facet;
  /** Whether a value is chosen, by value of the column; of a closed facet. */
  readonly values?: readonly boolean[];
  /** Whether documents pass, by code. */
  readonly passes: readonly boolean[];
  /** By docID. */
  readonly codes: Uint16Array;
}

/** Only the facets of which anything is chosen. */
export type Selection = readonly Choice[];

/** Whether a document passes all filters. */
export function passes(selection: Selection, docID: number): boolean {
  return selection.every(({ passes, codes }) => passes[codes[docID]!]);
}
