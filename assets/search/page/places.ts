/**
 * Places in two levels: provinces with what is found in all of each, and below
 * them their parts, which a button shows. A box finds one by its name. Choosing
 * a part narrows its province down to it; choosing a province takes all of it.
 */
import type { FacetValue } from "../types";
import { make } from "./dom";
import { arrange, type Box, boxesOf, type FacetGroup, shorten } from "./facet";
import { finder } from "./find";
import { findBox } from "./findbox";
import { nameOf, provinceOf } from "./labels";
import type { Wording } from "./wording";

/** Places from which on there is a box to find one: fewer are seen at a glance. */
const manyPlaces = 8;

interface Province {
  readonly value: string;
  readonly label: string;
  readonly parts: FacetValue[];
  count: number;
}

/** Whether one of two places is in the other. */
function within(a: string, b: string): boolean {
  return a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}

/** Puts places into their provinces, those with the most first. */
function provincesOf(places: readonly FacetValue[]): Province[] {
  const provinces = new Map<string, Province>();
  for (const place of places) {
    const value = provinceOf(place.value);
    const province = provinces.get(value) ?? { value, label: nameOf(place).pop()!, parts: [], count: 0 };
    provinces.set(value, province);
    province.count += place.count;
    if (place.value !== value) province.parts.push(place);
  }
  return [...provinces.values()].sort((a, b) => b.count - a.count);
}

export function placeGroup(words: Wording): FacetGroup {
  const boxOf = boxesOf("district");
  /** The buttons that show what is in a province, and the lists of it. */
  const branches = new Map<string, { button: HTMLButtonElement; list: HTMLUListElement }>();
  /** What the reader opened, or closed; what else is open follows from what is there. */
  const opened = new Map<string, boolean>();
  const find = findBox("at-place", words.say("find_place"), words, () => {
    opened.clear();
    draw();
  });
  const list = make("ul", { className: "provinces" });
  const more = make("button", { type: "button", className: "plain" });
  const fieldset = make("fieldset", {}, make("legend", {}, words.say("district")), ...find.parts, list, more);
  let provinces: Province[] = [];
  let chosen: string[] = [];
  let all = false;

  function branchOf({ value, label }: Province, { item }: Box): { button: HTMLButtonElement; list: HTMLUListElement } {
    const known = branches.get(value);
    if (known) return known;
    const list = make("ul", { id: `at-place-${value}` });
    const button = make("button", { type: "button", className: "branch" });
    button.setAttribute("aria-controls", list.id);
    button.setAttribute("aria-label", words.say("parts", { label }));
    button.addEventListener("click", () => {
      opened.set(value, list.hidden === true);
      draw();
    });
    item.append(button, list);
    const branch = { button, list };
    branches.set(value, branch);
    return branch;
  }
  function boxFor({ value, label, count: found }: { value: string; label: string; count: number }): Box {
    const box = boxOf(value, label);
    box.input.checked = chosen.includes(value);
    box.count.textContent = words.number(found);
    return box;
  }
  /** Shows a province with those of its parts that are looked for. */
  function drawProvince(province: Province, finds: ((place: FacetValue) => boolean) | undefined): HTMLLIElement {
    const box = boxFor(province);
    const here = chosen.some((value) => within(value, province.value));
    box.input.indeterminate = here;
    const found = finds ? province.parts.filter(finds) : [];
    const open = opened.get(province.value) ?? (found.length > 0 || here || box.input.checked || provinces.length === 1);
    const { button, list } = branchOf(province, box);
    button.setAttribute("aria-expanded", String(open));
    button.hidden = !province.parts.length;
    list.hidden = button.hidden || !open;
    if (open) arrange(list, (found.length ? found : province.parts).map((part) => boxFor({ ...part, label: nameOf(part)[0]! }).item));
    return box.item;
  }
  function draw(): void {
    const finds = find.typed() === "" ? undefined : finder(find.typed(), provinces.flatMap((province) => [province, ...province.parts]));
    const items = provinces.map((province) => drawProvince(province, finds));
    arrange(list, items);
    const needed = ({ value }: Province): boolean => all || chosen.some((other) => other === value || within(other, value));
    const shortened = shorten(items, (i) => !!finds || needed(provinces[i]!));
    more.hidden = !!finds || !shortened;
    more.textContent = words.say("more", { count: items.length });
    let found = 0;
    if (finds) {
      provinces.forEach((province, i) => {
        const here = [province, ...province.parts].filter((place) => finds(place)).length;
        items[i]!.hidden = !here;
        found += here;
      });
    }
    find.tell(found);
  }

  more.addEventListener("click", () => {
    all = true;
    const first = list.querySelector<HTMLElement>(":scope > li[hidden]");
    draw();
    first?.querySelector("input")?.focus();
  });
  list.addEventListener("change", ({ target }) => {
    const { value, checked } = target as HTMLInputElement;
    chosen = chosen.filter((other) => other !== value && !(checked && within(other, value)));
    if (checked) chosen.push(value);
    draw();
  });

  return {
    fieldset,
    show(values = [], texts) {
      const every = provincesOf(values);
      chosen = [...texts];
      // All that is in a chosen province is chosen, and given even if nothing is found there.
      const shown = ({ value, count: found }: FacetValue | Province): boolean => found > 0 || chosen.includes(value);
      provinces = every.map((province) => ({ ...province, parts: province.parts.filter(shown) })).filter((province) => shown(province) || province.parts.length);
      find.show(values.length > manyPlaces);
      fieldset.hidden = values.length === 0;
      draw();
    },
    chosen: () => chosen,
  };
}
