/** The facets counted over the documents found. */
import type { Columns, Label } from "./catalogue";
import { closedNames, closedOrders, facetNames } from "./facets";
import { type Choice, filtersOf, mean, type Narrowing, passes, type Selection, textsOf } from "./filter";
import type { Query } from "./query";
import type { Store } from "./store";
import type { Facets, FacetValue, OpenFacet, SearchOptions } from "./types";
import { columnsOf, valuesNamed, valuesOf } from "./values";

/** Counts what matches but for the filters by every value of every facet, each facet as if nothing were chosen in it. */
export function countFacets(columns: Columns, selection: Selection, docIDs: readonly number[]): Facets {
  const lists = closedNames.map((name, i) => {
    const { values, sets, codes } = columns[name];
    const perCode = new Uint32Array(sets.length);
    const counts = new Uint32Array(values.length);
    const own = selection.find(({ facet }) => facet === name);
    const others = selection.filter((choice) => choice !== own);
    for (const d of docIDs) if (passes(others, d)) perCode[codes[d]!]!++;
    sets.forEach((set, code) => set.forEach((i) => (counts[i]! += perCode[code]!)));
    return [name, listCounts(closedOrders[i]!, values, own, counts)];
  });
  return Object.fromEntries(lists) as Facets;
}

/** Lists the values that occur or are chosen. */
function listCounts(order: (typeof closedOrders)[number], values: readonly Label[], choice: Choice | undefined, counts: Uint32Array): FacetValue[] {
  const list = values.flatMap(({ id, label }, i) => {
    const count = counts[i]!;
    return count || choice?.values?.[i] ? [{ value: id, label, count }] : [];
  });
  if (order === "newest") list.reverse();
  if (order === "frequent") list.sort((a, b) => b.count - a.count);
  return list;
}

/** Counts what was found but for the filters by every value of the closed facets, and of those open ones that are asked for. */
export async function count(store: Store, narrowing: Narrowing, options: SearchOptions, query: Query, docIDs: readonly number[]): Promise<Facets> {
  const facets = countFacets(await columnsOf(store), narrowing.selection, docIDs);
  const asked = facetNames.filter((name): name is OpenFacet => options.facets?.includes(name as OpenFacet) ?? false);
  for (const facet of asked) facets[facet] = await countOpen(store, facet, narrowing, options, query, docIDs);
  return facets;
}

/** Counts what was found by the values of an open facet, as if nothing were chosen in it. */
async function countOpen(store: Store, facet: OpenFacet, narrowing: Narrowing, options: SearchOptions, query: Query, docIDs: readonly number[]): Promise<FacetValue[]> {
  const { catalogue } = store;
  const values = await valuesOf(store, facet);
  const others = narrowing.selection.filter((choice) => choice.facet !== facet);
  const found = new Uint8Array(catalogue.maxDoc);
  for (const d of docIDs) found[d] = +passes(others, d);
  const chosen = textsOf(filtersOf(options, query), facet).flatMap((text, i) => {
    const labels = valuesNamed(values, facet, text, catalogue).map(({ label }) => label);
    if (i < (options.filters?.[facet]?.length ?? 0)) mean(narrowing, facet, text, labels);
    return labels;
  });
  const list = values.flatMap(({ label, docIDs }) => {
    let count = 0;
    for (const d of docIDs) count += found[d]!;
    return count || chosen.includes(label) ? [{ value: label, label, count }] : [];
  });
  return list.sort((a, b) => b.count - a.count);
}
