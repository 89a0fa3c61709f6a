/** What each filter chooses: values that texts mean, and the documents that have them (docs/search.md, section 1, filter values). */
import type { Label } from "./catalogue";
import { firstYear } from "./days";
import { placesElsewhen } from "./elsewhen";
import type { Choice } from "./filter";
import { labelsNamed } from "./names";
import { placesNamed, provincesOf } from "./places";
import type { Store } from "./store";
import type { ClosedFacet, OpenFacet } from "./types";
import { columnsOf, valueHolders, valuesNamed, valuesOf, valueTerm } from "./values";

/** What a text means as a filter. */
export interface Interpretation {
  readonly known: boolean;
  /** The values that it means; of an open facet only if they were read. */
  readonly values: readonly string[];
}

/** Chooses the values of a closed facet that texts mean. */
export async function chooseClosed(store: Store, facet: ClosedFacet, texts: readonly string[]): Promise<[Choice, Interpretation[]]> {
  const column = (await columnsOf(store))[facet];
  const { values, sets, codes } = column;
  const meant = await Promise.all(
    texts.map((text) => {
      const known = meaning(facet, values, text);
      return known.length || facet !== "district" ? known : placesElsewhen(store, column, text);
    }),
  );
  const chosen = values.map((_, i) => meant.some((indexes) => indexes.includes(i)));
  const choice = { facet, values: chosen, passes: sets.map((set) => set.some((i) => chosen[i])), codes };
  return [choice, texts.map((text, i) => ({ known: meant[i]!.length > 0, values: idsOf(facet, values, meant[i]!, text) }))];
}

/** Gives the ids of values that a text means: a province in place of all that is in it. */
function idsOf(facet: ClosedFacet, values: readonly Label[], meant: readonly number[], text: string): string[] {
  const provinces = facet === "district" ? provincesOf(values) : [];
  const whole = placesNamed(provinces, text).map((i) => provinces[i]!.id);
  return [...whole, ...meant.map((i) => values[i]!.id).filter((id) => !whole.includes(id.split("/")[0]!))];
}

/**
 * Chooses the documents that have one of the values of an open facet: with the
 * marks that were typed if any document has them so, else, if none were typed,
 * with any, else those that are named so loosely.
 */
export async function chooseOpen(store: Store, facet: OpenFacet, texts: readonly string[]): Promise<[Choice, Interpretation[]]> {
  const { catalogue } = store;
  const codes = new Uint16Array(catalogue.maxDoc);
  const lists = await valueHolders(store, texts.map((text) => valueTerm(facet, text)));
  const interpretations: Interpretation[] = [];
  for (const [i, text] of texts.entries()) {
    const named = lists[i]!.length ? [] : valuesNamed(await valuesOf(store, facet), facet, text, catalogue);
    const docIDs = named.length ? named.flatMap(({ docIDs }) => [...docIDs]) : lists[i]!;
    for (const d of docIDs) codes[d] = 1;
    interpretations.push({ known: docIDs.length > 0, values: named.map(({ label }) => label) });
  }
  return [{ facet, passes: [false, true], codes }, interpretations];
}

/**
 * Chooses the documents from the first day to the last, none if one of them was not
 * understood. Only the days of school years that one of them cuts are read.
 */
export async function chooseDays(store: Store, first: number | undefined, end: number | undefined): Promise<Choice> {
  const { maxDoc, schoolYears } = store.catalogue;
  const codes = new Uint16Array(maxDoc);
  const isIn = (day: number): boolean => day >= first! && day <= end!;
  const read = schoolYears.map(async ({ base, size, firstDay, lastDay }, i) => {
    if (first === undefined || end === undefined || firstDay > end || lastDay < first) return;
    const days = isIn(firstDay) && isIn(lastDay) ? undefined : await store.days(i);
    for (let d = 0; d < size; d++) if (!days || isIn(days[d]!)) codes[base + d] = 1;
  });
  await Promise.all(read);
  return { passes: [false, true], codes };
}

/** Gives the indexes of the values that a person means by a text: the value with this id, else those whose label, first year or place it names. */
function meaning(facet: ClosedFacet, values: readonly Label[], text: string): number[] {
  if (facet === "district") return placesNamed(values, text);
  if (facet !== "school_year") return labelsNamed(values, text);
  const first = firstYear(text);
  return [...values.keys()].filter((i) => first !== "" && values[i]!.id.startsWith(`${first}-`));
}
