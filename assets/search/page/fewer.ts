/**
 * What helps when filters leave nothing: which of them to drop, and what that
 * finds. Published at /search/fewer.js and fetched then.
 */
import { facetNames } from "../facets";
import type { Facets, Results, SearchOptions } from "../types";
import type { State } from "./address";
import { dayText, labelOf } from "./labels";
import type { Wording } from "./wording";

/** A way out: the filters of one list dropped, or the days. */
export interface Way {
  readonly to: State;
  /** What is dropped, as readers know it. */
  readonly label: string;
  readonly total: number;
}

/** Gives the ways that find anything, most first; find answers a state. */
export async function fewer(state: State, facets: Facets, words: Wording, find: (state: State, options: SearchOptions) => Promise<Results>): Promise<Way[]> {
  const way = async (to: State, label: string): Promise<Way> => ({ to, label, total: (await find(to, { limit: 0, uncounted: true })).total });
  const ways = facetNames
    .filter((facet) => state.chosen[facet].length > 0)
    .map((facet) => way({ ...state, page: 1, chosen: { ...state.chosen, [facet]: [] } }, state.chosen[facet].map((value) => labelOf(facets, facet, value)).join(", ")));
  const days = (["from", "to"] as const).filter((bound) => state[bound]).map((bound) => words.say(bound, { day: dayText(state[bound], words) }));
  if (days.length) ways.push(way({ ...state, page: 1, from: "", to: "" }, days.join(", ")));
  return (await Promise.all(ways)).filter(({ total }) => total > 0).sort((a, b) => b.total - a.total);
}
