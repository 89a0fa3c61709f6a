/**
 * The filters: places, days, and checkboxes for every other facet, with the
 * counts of the last answer. Published at /search/filters.js and fetched when
 * they are first seen: a phone shows results without them.
 */
import { facetNames } from "../facets";
import type { Facet, Facets, OpenFacet } from "../types";
import { chosenBy, type State } from "./address";
import { dayFields } from "./days";
import { facetGroup, type FacetGroup } from "./facet";
import { placeGroup } from "./places";
import type { Wording } from "./wording";

/** What the filters say of a state. */
export type Narrowed = Pick<State, "chosen" | "from" | "to">;

export interface Filters {
  show(facets: Facets, state: State): void;
}

/**
 * Fills root; span has the first and the last day of the archive, "" if it has
 * none. choose is called with what the reader chose, count with an open facet
 * whose values are to be in later answers.
 */
export function openFilters(
  root: HTMLElement,
  words: Wording,
  span: readonly [first: string, last: string],
  choose: (narrowed: Narrowed) => void,
  count: (facet: OpenFacet) => void,
): Filters {
  root.replaceChildren();
  const group = (facet: Facet): FacetGroup => (facet === "district" ? placeGroup(words) : facetGroup(facet, words, () => count(facet as OpenFacet)));
  const groups = Object.fromEntries(facetNames.map((facet) => [facet, group(facet)])) as Record<Facet, FacetGroup>;
  const days = dayFields(words, span);
  const { district, school_year, ...others } = groups;
  root.append(...[district, school_year, days, ...Object.values(others)].map(({ fieldset }) => fieldset));
  root.hidden = true; // empty boxes say nothing, and what fills them would move the others
  root.addEventListener("change", () => choose({ chosen: chosenBy((facet) => groups[facet].chosen()), ...days.chosen() }));
  return {
    show(facets, state) {
      for (const facet of facetNames) groups[facet].show(facets[facet], state.chosen[facet]);
      days.show(state);
      root.hidden = false;
    },
  };
}
