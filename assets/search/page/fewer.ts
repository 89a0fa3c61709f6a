/**
 * What helps when filters leave nothing: which of them to drop, and what that
 * finds. Published at /search/fewer.js and fetched then.
 */
import { facetNames } from "../facets";
import type { Facets, Results, SearchOptions } from "../types";
import type { State } from "./address";

/** A way out: the filters of one list dropped. */
export interface Way {
  readonly to: State;
  /** What is dropped, as readers know it. */
  readonly label: string;
  readonly total: number;
}

/** Gives the ways that find anything, most first; find answers a state. */
export async function fewer(state: State, facets: Facets, find: (state: State, options: SearchOptions) => Promise<Results>): Promise<Way[]> {
  const ways = facetNames
    .filter((facet) => state.chosen[facet].length > 0)
    .map(async (facet): Promise<Way> => {
      const labels = (facets[facet] ?? []).filter(({ value }) => state.chosen[facet].includes(value)).map(({ label }) => label);
      const to = { ...state, page: 1, chosen: { ...state.chosen, [facet]: [] } };
      return { to, label: labels.join(", ") || state.chosen[facet].join(", "), total: (await find(to, { limit: 0 })).total };
    });
  return (await Promise.all(ways)).filter(({ total }) => total > 0).sort((a, b) => b.total - a.total);
}
