/** What filters let through (docs/search.md, section 1, filter values). Pure. */
import { facetNames } from "./facets";
import type { Query } from "./query";
import type { Facet, Meaning, SearchOptions, TypedFilter } from "./types";

/** What is chosen of one facet, or left out of it, or of the days. */
export interface Choice {
  /** None for the days and for what is left out. */
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

/** What the filters of a query let through. */
export interface Narrowing {
  readonly selection: Selection;
  /** Filters that name nothing of the archive. */
  readonly unknown: readonly TypedFilter[];
  /** Those beside the query that are not written as the values that they mean. */
  readonly meant: Meaning[];
  /** The first day is after the last one. */
  readonly reversed?: boolean;
}

/** Whether a document passes all filters. */
export function passes(selection: Selection, docID: number): boolean {
  return selection.every(({ passes, codes }) => passes[codes[docID]!]);
}

/** A filter as it was written. */
export type Filter = readonly [name: string, value: string];

/** Lists all filters, those chosen first. */
export function filtersOf({ filters = {}, from, to }: SearchOptions, query: Query): Filter[] {
  const chosen = facetNames.flatMap((name) => (filters[name] ?? []).map((value): Filter => [name, value]));
  return [...chosen, ...(from ? [["from", from] as const] : []), ...(to ? [["to", to] as const] : []), ...query.filters];
}

/** Gives what was written for a filter. */
export function textsOf(filters: readonly Filter[], name: string): string[] {
  return filters.flatMap(([of, value]) => (of === name ? [value] : []));
}

/** Takes down what a filter beside the query means, once. */
export function mean({ meant }: Pick<Narrowing, "meant">, name: Facet, value: string, values: readonly string[]): void {
  const isWritten = values.length === 1 && values[0] === value;
  if (values.length && !isWritten && !meant.some((other) => other.name === name && other.value === value)) meant.push({ name, value, values });
}
