/** The facets counted over the documents found. Pure. */
import type { Columns, Label } from "./catalogue";
import { closedNames, closedOrders } from "./facets";
import { type Choice, passes, type Selection } from "./filter";
import type { Facets, FacetValue } from "./types";

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
