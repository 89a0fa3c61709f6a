/** What filters let through (docs/search.md, section 1, filter values). Pure. */
import { type Catalogue, type Label, schoolYearID } from "./catalogue";
import type { Facet, Filters } from "./types";
import { fold } from "./vi";

/** The facets in the order of their bits. */
export const facets: readonly Facet[] = ["district", "school_year", "kind", "level"];

/**
 * The values that are chosen of each facet, by their index in the catalogue;
 * undefined where any will do.
 */
export type Selection = readonly (ReadonlySet<number> | undefined)[];

/** The values of each facet, in the catalogue's order. */
export function facetValues(c: Catalogue): readonly (readonly Label[])[] {
  const years = c.schoolYears.map((year) => ({ id: schoolYearID(year), label: schoolYearID(year).replace("-", "–") }));
  return [c.localities, years, c.kinds, c.levels];
}

/** Makes the selection of a query: values chosen beside it and values typed in it are alternatives. */
export function choose(c: Catalogue, chosen: Filters, typed: readonly (readonly [Facet, string])[]): Selection {
  const known = facetValues(c);
  return facets.map((facet, f) => {
    const values = chosen[facet] ?? [];
    const texts = typed.flatMap(([name, text]) => (name === facet ? [text] : []));
    if (!values.length && !texts.length) return;
    const labels = known[f]!;
    const means = texts.map((text) => (labels.some(({ id }) => id === text) ? (id: string) => id === text : meaning(facet, text)));
    const fits = ({ id, label }: Label): boolean => values.includes(id) || means.some((mean) => mean(id, label));
    return new Set(labels.flatMap((label, i) => (fits(label) ? [i] : [])));
  });
}

/** Says which values a person means by a text. */
function meaning(facet: Facet, text: string): (id: string, label: string) => boolean {
  const slug = slugOf(text);
  if (facet === "district") return (id) => slug !== "" && id.split("/").some((part) => `-${part}`.endsWith(`-${slug}`));
  if (facet !== "school_year") return (id, label) => slug !== "" && (id === slug || slugOf(label) === slug);
  const [first, second] = text.match(/\d{4}/g) ?? [];
  const year = first !== undefined && (second === undefined || Number(second) === Number(first) + 1) ? first : "";
  return (id) => year !== "" && Number(id.slice(0, -5)) === Number(year);
}

/** The form of a text in addresses: Slug of the Go package internal/vi, but for its greatest length. */
export function slugOf(text: string): string {
  return fold(text).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/** Gives, as bits, the facets whose filters a write-up does not pass. */
export function fails(c: Catalogue, selection: Selection, year: number, d: number): number {
  const [places, years, kinds, levels] = selection;
  return (
    (places && !places.has(c.locality[d]! - 1) ? 1 : 0) |
    (years && !years.has(year) ? 2 : 0) |
    (kinds && !kinds.has(c.kind[d]! - 1) ? 4 : 0) |
    (levels && !someLevel(c.levelSet[d]!, levels) ? 8 : 0)
  );
}

function someLevel(set: number, levels: ReadonlySet<number>): boolean {
  for (const level of levels) if ((set >>> level) & 1) return true;
  return false;
}
