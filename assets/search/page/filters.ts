/**
 * The filters: a group of checkboxes for each facet, with the counts of the
 * last answer. A box that the reader is at stays where it is and keeps the
 * focus: boxes are kept and only moved when their order changes.
 */
import { facetNames } from "../facets";
import type { Facet, Facets, FacetValue } from "../types";
import type { Chosen, State } from "./address";
import { make } from "./dom";
import type { Wording } from "./wording";

/** Values shown of each facet before the reader asks for all; one more is not hidden alone. */
const shownFirst = 8;

export interface FilterPanel {
  show(facets: Facets, state: State): void;
  /** What the boxes say. */
  chosen(): Chosen;
}

interface Box {
  item: HTMLLIElement;
  input: HTMLInputElement;
  count: HTMLElement;
}

interface FacetGroup {
  show(values: readonly FacetValue[], chosen: readonly string[]): void;
  chosen(): string[];
}

/** Fills root. */
export function filterPanel(root: HTMLElement, words: Wording): FilterPanel {
  const groups = facetNames.map((facet) => [facet, facetGroup(root, facet, words)] as const);
  return {
    show(facets, state) {
      // Of an open facet that was not counted, what is chosen is known.
      const values = (facet: Facet): readonly FacetValue[] => facets[facet] ?? state.chosen[facet].map((value) => ({ value, label: value, count: NaN }));
      for (const [facet, { show }] of groups) show(values(facet), state.chosen[facet]);
      root.hidden = facetNames.every((facet) => !values(facet).length);
    },
    chosen: () => Object.fromEntries(groups.map(([facet, { chosen }]) => [facet, chosen()])) as Record<Facet, string[]>,
  };
}

function facetGroup(root: HTMLElement, facet: Facet, words: Wording): FacetGroup {
  const boxes = new Map<string, Box>();
  const list = make("ul");
  const more = make("button", { type: "button", className: "plain" });
  const fieldset = make("fieldset", { hidden: true }, make("legend", {}, words.say(facet)), list, more);
  let all = false;
  more.addEventListener("click", () => {
    all = true;
    const first = list.querySelector<HTMLElement>("li[hidden]");
    for (const { item } of boxes.values()) item.hidden = false;
    more.hidden = true;
    first?.querySelector("input")?.focus();
  });
  root.append(fieldset);

  function boxOf({ value, label }: FacetValue): Box {
    const known = boxes.get(value);
    if (known) return known;
    const input = make("input", { type: "checkbox", name: facet, value });
    const count = make("span", { className: "count" });
    const item = make("li", {}, make("label", {}, input, make("span", {}, label), " ", count));
    const box = { item, input, count };
    boxes.set(value, box);
    return box;
  }

  return {
    show(values, chosen) {
      const items = values.map((value, i) => {
        const { item, input, count } = boxOf(value);
        input.checked = chosen.includes(value.value);
        count.textContent = isNaN(value.count) ? "" : words.number(value.count);
        item.hidden = !all && i >= shownFirst && values.length > shownFirst + 1 && !input.checked;
        return item;
      });
      if (items.length !== list.children.length || items.some((item, i) => item !== list.children[i])) list.replaceChildren(...items);
      fieldset.hidden = items.length === 0;
      more.hidden = items.every((item) => !item.hidden);
      more.textContent = words.say("more", { count: items.length });
    },
    chosen: () => [...list.querySelectorAll<HTMLInputElement>(":checked")].map((input) => input.value),
  };
}
