/**
 * Ways from one state of the page to another, as links with the address of the
 * state that they lead to: they can be copied and opened elsewhere, and the
 * page follows them in place.
 */
import { facetNames } from "../facets";
import type { Facets } from "../types";
import { filtered, nothingChosen, writeAddress, type State } from "./address";
import { make } from "./dom";
import { dayText, labelOf } from "./labels";
import type { Way } from "./fewer";
import type { Wording } from "./wording";

/** Makes a link to a state; "?" is the page as it is when nothing is asked. */
export function link(to: State, text: string, rel = ""): HTMLAnchorElement {
  const made = make("a", { href: writeAddress(to) || "?", rel }, text);
  made.dataset["inPlace"] = "";
  return made;
}

/** Makes a chip for every chosen value, and one for all if there are several. */
export function chips(facets: Facets, state: State, words: Wording): HTMLLIElement[] {
  const made = facetNames.flatMap((facet) =>
    state.chosen[facet].map((value) => {
      const label = labelOf(facets, facet, value);
      const rest = state.chosen[facet].filter((other) => other !== value);
      const chip = link({ ...state, page: 1, chosen: { ...state.chosen, [facet]: rest } }, label);
      chip.setAttribute("aria-label", words.say("remove", { label }));
      return make("li", {}, chip);
    }),
  );
  for (const bound of ["from", "to"] as const) {
    if (!state[bound]) continue;
    const label = words.say(bound, { day: dayText(state[bound], words) });
    const chip = link({ ...state, page: 1, [bound]: "" }, label);
    chip.setAttribute("aria-label", words.say("remove", { label }));
    made.push(make("li", {}, chip));
  }
  if (made.length > 1) made.push(make("li", { className: "all" }, dropFilters(state, words)));
  return made;
}

/** Makes the link that drops all filters. */
export function dropFilters(state: State, words: Wording): HTMLAnchorElement {
  return link({ ...state, page: 1, chosen: nothingChosen, from: "", to: "" }, words.say("drop_filters"));
}

/** Makes the way to the pages before and after as a list, none if there is one page; behind the last it is said how to go on, if more is known. */
export function pager(pages: number, state: State, beyond: string, words: Wording): HTMLElement[] {
  if (pages < 2) return [];
  const here = make("li", {}, words.say("page_of", { number: state.page, pages }));
  here.setAttribute("aria-current", "page");
  const items = [here];
  if (state.page > 1) items.unshift(make("li", {}, link({ ...state, page: state.page - 1 }, words.say("previous"), "prev")));
  if (state.page < pages) items.push(make("li", {}, link({ ...state, page: state.page + 1 }, words.say("next"), "next")));
  const list = make("ul", {}, ...items);
  return beyond && state.page === pages ? [list, make("p", {}, beyond)] : [list];
}

/** Makes what helps when nothing was found: ways with fewer filters, the lists. */
export function tips(state: State, ways: readonly Way[], words: Wording): HTMLElement[] {
  const links = ways.map(({ to, label, total }) => link(to, words.say("drop", { label, total })));
  if (links.length === 0 && filtered(state)) links.push(dropFilters(state, words));
  return [...links.map((way) => make("p", {}, way)), make("p", {}, words.say("tips"))];
}
