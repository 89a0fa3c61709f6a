/**
 * What filters mean (docs/search.md, section 1), and counts. A module of its own,
 * published at /search/narrow.js: the client fetches it when a query has a filter
 * or facets are to be counted.
 */
import { chooseClosed, chooseDays, chooseOpen } from "./choose";
import { spanOf } from "./days";
import { closedNames, facetNames } from "./facets";
import { type Choice, filtersOf, mean, type Narrowing, textsOf } from "./filter";
import type { Query } from "./query";
import type { Store } from "./store";
import type { Facet, Meaning, OpenFacet, SearchOptions, TypedFilter } from "./types";

export { count } from "./count";
export { columnsOf } from "./values";

/**
 * Reads the filters of a query, those chosen beside it and those typed in it:
 * values of one facet are alternatives, but the last of several days counts.
 */
export async function narrow(store: Store, options: SearchOptions, query: Query): Promise<Narrowing> {
  const written = filtersOf(options, query);
  const selection: Choice[] = [];
  const unknown: TypedFilter[] = [];
  const meant: Meaning[] = [];
  /** Chooses what has one of the values of a facet that texts mean, or, with a minus, what has none of them. */
  async function chooseFacet(facet: Facet, not: string): Promise<void> {
    const name = not + facet;
    const texts = textsOf(written, name);
    if (!texts.length) return;
    const [choice, interpretations] = isOpen(facet) ? await chooseOpen(store, facet, texts) : await chooseClosed(store, facet, texts);
    selection.push(not ? { codes: choice.codes, passes: choice.passes.map((passes) => !passes) } : choice);
    interpretations.forEach(({ known, values }, i) => {
      const value = texts[i]!;
      if (!known) unknown.push({ name, value });
      else if (!not && i < (options.filters?.[facet]?.length ?? 0)) mean({ meant }, facet, value, values);
    });
  }
  for (const facet of facetNames) for (const not of ["", "-"]) await chooseFacet(facet, not);
  for (const name of ["-from", "-to"]) unknown.push(...textsOf(written, name).map((value) => ({ name, value })));
  const [from, to] = ["from", "to"].map((name) => textsOf(written, name).pop() ?? "") as [string, string];
  const [first, end] = [from ? spanOf(from)?.[0] : -Infinity, to ? spanOf(to)?.[1] : Infinity];
  if (first === undefined) unknown.push({ name: "from", value: from });
  if (end === undefined) unknown.push({ name: "to", value: to });
  if (from + to) selection.push(await chooseDays(store, first, end));
  return { selection, unknown, meant, reversed: first! > end! };
}

function isOpen(facet: Facet): facet is OpenFacet {
  return !(closedNames as readonly Facet[]).includes(facet);
}
