/**
 * The values of one facet as checkboxes. A box that the reader is at keeps the
 * focus: boxes are kept, and only moved when their order changes.
 */
import type { Facet, FacetValue } from "../types";
import { make } from "./dom";
import type { Wording } from "./wording";

/** Values shown of each facet before the reader asks for all; one more is not hidden alone. */
const shownFirst = 8;

export interface FacetGroup {
  readonly fieldset: HTMLFieldSetElement;
  show(values: readonly FacetValue[], chosen: readonly string[]): void;
  /** What the boxes say, and what was chosen that none of them shows. */
  chosen(): string[];
}

export interface Box {
  readonly item: HTMLLIElement;
  readonly input: HTMLInputElement;
  readonly count: HTMLElement;
}

/** Makes boxes of a facet, one for each value, and always gives the same for it. */
export function boxesOf(facet: Facet): (value: string, label: string) => Box {
  const boxes = new Map<string, Box>();
  return (value, label) => {
    const known = boxes.get(value);
    if (known) return known;
    const input = make("input", { type: "checkbox", name: facet, value });
    const count = make("span", { className: "count" });
    const box = { item: make("li", {}, make("label", {}, input, make("span", {}, label), " ", count)), input, count };
    boxes.set(value, box);
    return box;
  };
}

/** Puts items into a list in their order; the focus stays where it is. */
export function arrange(list: HTMLElement, items: readonly HTMLElement[]): void {
  if (items.length === list.children.length && items.every((item, i) => item === list.children[i])) return;
  const at = document.activeElement;
  list.replaceChildren(...items);
  if (at instanceof HTMLElement && list.contains(at)) at.focus({ preventScroll: true });
}

/** Hides those of the items that stand far down, unless they are needed; gives whether any is hidden. */
export function shorten(items: readonly HTMLElement[], needed: (index: number) => boolean): boolean {
  items.forEach((item, i) => (item.hidden = i >= shownFirst && items.length > shownFirst + 1 && !needed(i)));
  return items.some((item) => item.hidden);
}

export function facetGroup(facet: Facet, words: Wording): FacetGroup {
  const boxOf = boxesOf(facet);
  const list = make("ul");
  const more = make("button", { type: "button", className: "plain" });
  const fieldset = make("fieldset", {}, make("legend", {}, words.say(facet)), list, more);
  let all = false;
  let unseen: string[] = [];
  more.addEventListener("click", () => {
    all = true;
    const first = list.querySelector<HTMLElement>("li[hidden]");
    for (const item of list.querySelectorAll("li")) item.hidden = false;
    more.hidden = true;
    first?.querySelector("input")?.focus();
  });

  return {
    fieldset,
    show(values, chosen) {
      const boxes = values.map(({ value, label, count: found }) => {
        const box = boxOf(value, label);
        box.input.checked = chosen.includes(value);
        box.count.textContent = isNaN(found) ? "" : words.number(found);
        return box;
      });
      const items = boxes.map(({ item }) => item);
      arrange(list, items);
      fieldset.hidden = items.length === 0;
      more.hidden = !shorten(items, (i) => all || boxes[i]!.input.checked);
      more.textContent = words.say("more", { count: items.length });
      unseen = chosen.filter((value) => !values.some((known) => known.value === value));
    },
    chosen: () => [...unseen, ...[...list.querySelectorAll<HTMLInputElement>(":checked")].map((input) => input.value)],
  };
}
