/** What filters let through (docs/search.md, section 1, filter values). Pure. */
import type { Catalogue, Column, Label } from "./catalogue";
import { facets } from "./facets";
import type { Query } from "./query";
import type { Facet, Filters } from "./types";
import { slugOf } from "./vi";

/** What is chosen of one facet. */
export interface Choice {
  readonly facet: Facet;
  /** Whether a value is chosen, by value of the column. */
  readonly values: readonly boolean[];
  /** Whether documents pass, by code of the column. */
  readonly passes: readonly boolean[];
  /** The column's, by docID. */
  readonly codes: Uint16Array;
}

/** Only the facets of which anything is chosen. */
export type Selection = readonly Choice[];

/** Makes the selection of a query: values chosen beside it and values typed in it are alternatives. */
export function choose({ columns }: Catalogue, chosen: Filters, { filters }: Query): Selection {
  return facets.flatMap(({ name: facet, meaning: how }): Choice[] => {
    const column = columns[facet];
    const ids = chosen[facet] ?? [];
    const means = filters.flatMap(([name, text]) => (name === facet ? [meaning(how, column, text)] : []));
    if (!ids.length && !means.length) return [];
    const values = column.values.map((value) => ids.includes(value.id) || means.some((mean) => mean(value)));
    const passes = column.sets.map((set) => set.some((i) => values[i]));
    return [{ facet, values, passes, codes: column.codes }];
  });
}

/** Says which values a person means by a text: the one with this id, else those whose label, or part of the address, or first year it is. */
function meaning(how: (typeof facets)[number]["meaning"], { values }: Column, text: string): (value: Label) => boolean {
  const slug = slugOf(text);
  if (values.some(({ id }) => id === text)) return ({ id }) => id === text;
  if (how === "school_year") return ({ id }) => id.startsWith(`${firstYear(text)}-`);
  if (how === "address") return ({ id }) => slug !== "" && id.split("/").some((part) => `-${part}`.endsWith(`-${slug}`));
  return ({ id, label }) => slug !== "" && (id === slug || slugOf(label) === slug);
}

/** The first year of "2018-2019", "2018 – 2019" or "2018"; "" if a text names no school year. */
function firstYear(text: string): string {
  const [first = "", second] = text.match(/\d{4}/g) ?? [];
  return !second || +second === +first + 1 ? first : "";
}

/** Whether a document passes all filters. */
export function passes(selection: Selection, docID: number): boolean {
  return selection.every(({ passes, codes }) => passes[codes[docID]!]);
}
