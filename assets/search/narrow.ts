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
  for (const name of facetNames) {
    const texts = textsOf(written, name);
    if (!texts.length) continue;
    const [choice, readings] = isOpen(name) ? await chooseOpen(store, name, texts) : await chooseClosed(store, name, texts);
    selection.push(choice);
    readings.forEach(({ known, values }, i) => {
      const value = texts[i]!;
      if (!known) unknown.push({ name, value });
      else if (i < (options.filters?.[name]?.length ?? 0)) mean({ meant }, name, value, values);
    });
  }
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
