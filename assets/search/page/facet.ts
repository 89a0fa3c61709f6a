/**
 * The values of one facet as checkboxes. A box that the reader is at keeps the
 * focus: boxes are kept, and only moved when their order changes.
 */
import type { Facet, FacetValue } from "../types";
import { make } from "./dom";
import { finder } from "./find";
import { findBox } from "./findbox";
import type { Wording } from "./wording";

/** Values shown of each facet before the reader asks for all; one more is not hidden alone. */
const shownFirst = 8;

/** Values from which on there is a box to find one: fewer are read through. */
const manyValues = 20;

export interface FacetGroup {
  readonly fieldset: HTMLFieldSetElement;
  /** Shows the values, undefined if they were not counted. */
  show(values: readonly FacetValue[] | undefined, chosen: readonly string[]): void;
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

/** Makes the group of a facet; count asks for the values of one that is only counted when readers want it. */
export function facetGroup(facet: Facet, words: Wording, count: () => void): FacetGroup {
  const boxOf = boxesOf(facet);
  const list = make("ul");
  const more = make("button", { type: "button", className: "plain" });
  const find = findBox(`at-${facet}`, words.say("find"), words, draw);
  const fieldset = make("fieldset", {}, make("legend", {}, words.say(facet)), ...find.parts, list, more);
  let all = false;
  let counted = false;
  let values: readonly FacetValue[] = [];
  let chosen: readonly string[] = [];

  function draw(): void {
    const finds = find.typed() ? finder(find.typed(), values) : undefined;
    const boxes = values.map(({ value, label, count: found }) => {
      const box = boxOf(value, label);
      box.input.checked = chosen.includes(value);
      box.count.textContent = isNaN(found) ? "" : words.number(found);
      return box;
    });
    const items = boxes.map(({ item }) => item);
    arrange(list, items);
    const shortened = shorten(items, (i) => all || !!finds || boxes[i]!.input.checked);
    if (finds) items.forEach((item, i) => (item.hidden = !finds(values[i]!)));
    find.show(values.length >= manyValues);
    find.tell(items.filter(({ hidden }) => !hidden).length);
    const left = document.activeElement === more;
    more.hidden = counted && !shortened;
    more.textContent = counted ? words.say("more", { count: items.length }) : words.say("list");
    if (left && more.hidden) list.querySelector("input")?.focus();
  }

  more.addEventListener("click", () => {
    if (!counted) return count();
    all = true;
    const first = list.querySelector<HTMLElement>("li[hidden]");
    draw();
    first?.querySelector("input")?.focus();
  });
  list.addEventListener("change", () => (chosen = read()));
  const read = (): string[] => [
    ...chosen.filter((value) => !values.some((known) => known.value === value)),
    ...[...list.querySelectorAll<HTMLInputElement>(":checked")].map((input) => input.value),
  ];

  return {
    fieldset,
    show(given, texts) {
      counted = !!given;
      chosen = texts;
      // Of what was not counted, what is chosen is known.
      values = given ?? texts.map((value) => ({ value, label: value, count: NaN }));
      fieldset.hidden = counted && values.length === 0;
      draw();
    },
    chosen: read,
  };
}
