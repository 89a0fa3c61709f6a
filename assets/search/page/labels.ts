/** What readers call what they chose: places by the labels of facets, "Quận Long Biên, Hà Nội", and days. Pure. */
import type { Facet, Facets } from "../types";
import type { Wording } from "./wording";

/** The province of a place's address. */
export function provinceOf(value: string): string {
  return value.split("/")[0]!;
}

/** The place's own name, and that of its province behind it. */
export function nameOf({ label }: { label: string }): string[] {
  const comma = label.lastIndexOf(", ");
  return comma < 0 ? [label] : [label.slice(0, comma), label.slice(comma + 2)];
}

/** Gives what readers call a chosen value; of a province by its parts, too, and the value itself if nothing tells. */
export function labelOf(facets: Facets, facet: Facet, value: string): string {
  const known = facets[facet] ?? [];
  const part = (): string | undefined => {
    const within = facet === "district" && known.find((other) => provinceOf(other.value) === value);
    return within ? nameOf(within).pop() : undefined;
  };
  return known.find((other) => other.value === value)?.label ?? part() ?? value;
}

/** Writes a day or a month as readers do; what is anything else stays as it was typed. */
export function dayText(text: string, words: Wording): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(text) ?? [];
  return day ? words.day(text) : year ? `${Number(month)}/${year}` : text;
}
