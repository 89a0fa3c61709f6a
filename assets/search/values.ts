/** What the facets' values of documents are read from: columns for the closed ones, a file each for the open ones (docs/format.md). */
import { readBits } from "./bits";
import { checked, fromBytes } from "./bytes";
import type { Catalogue, Columns } from "./catalogue";
import { readColumns } from "./columns";
import { isNamed, looseNameOf } from "./names";
import type { Store } from "./store";
import type { Facet, OpenFacet } from "./types";
import { key, term, tokenize } from "./vi";

/** The term of a value of an open facet, as it is indexed; "" for a value without any token. */
export function valueTerm(facet: Facet, value: string): string {
  const terms = tokenize(value).map(({ text }) => term(text));
  return terms.length ? `=${facet}:${terms.join("-")}` : "";
}

/** Gives the term of a value of which the label is published in its place. */
function readValue(written: string): string {
  const [, facet, label] = /^=(\w+):([^]*)/.exec(written)!;
  return valueTerm(facet as Facet, label!);
}

/** The documents that have a value of an open facet. */
export interface ValueDocs {
  readonly label: string;
  readonly docIDs: Iterable<number>;
}

/** The columns of archives, as they were read. */
const columns = new WeakMap<Store, Columns>();

/** Reads the columns, once. */
export async function columnsOf(store: Store): Promise<Columns> {
  const known = columns.get(store);
  if (known) return known;
  const [labels] = await Promise.all([store.labels(), store.file("columns", checked)]);
  const read = await store.file("columns", (bytes) => readColumns(store.catalogue, labels, bytes));
  columns.set(store, read);
  return read;
}

/** Gives by term of a value the documents that have it: as it was typed if any has it so, else, if no marks were typed, with any. */
export async function valueHolders(store: Store, terms: readonly string[]): Promise<number[][]> {
  const lists = await store.postings(terms.map(key), []);
  return terms.map((typed) => {
    const { forms } = lists.keys.get(key(typed))!;
    const same = forms.filter(({ term }) => readValue(term) === typed);
    return (same.length || typed !== key(typed) ? same : forms).flatMap(({ docIDs }) => [...docIDs]);
  });
}

/** The names under which values are written. */
const enum Name { values, value, frequency, list, all }

/** Reads the file of an open facet. */
function readValues(bytes: Uint8Array, maxDoc: number): ValueDocs[] {
  const bits = readBits(checked(bytes), Name.all);
  let label = "";
  const values = Array.from({ length: bits.num(Name.values) }, () => {
    label = bits.str(Name.value, label);
    return { label: fromBytes(label), docIDs: bits.list(Name.list, bits.num(Name.frequency) + 1, maxDoc, true) };
  });
  bits.end();
  return values;
}

/** Gives the values of an open facet. */
export function valuesOf(store: Store, facet: OpenFacet): Promise<ValueDocs[]> {
  return store.file(facet, (bytes) => readValues(bytes, store.catalogue.maxDoc));
}

/**
 * Gives those values of an open facet that a text names: with the marks that were
 * typed if there are any so, else, if none were typed, with any, else those that
 * are named so loosely.
 */
export function valuesNamed(values: readonly ValueDocs[], facet: OpenFacet, text: string, catalogue: Catalogue): readonly ValueDocs[] {
  const typed = valueTerm(facet, text);
  const loose = looseNameOf(text, catalogue);
  const ways: ((label: string) => boolean)[] = [
    (label) => valueTerm(facet, label) === typed,
    (label) => key(valueTerm(facet, label)) === typed,
    (label) => isNamed(loose, looseNameOf(label, catalogue)),
  ];
  for (const names of ways) {
    const named = values.filter(({ label }) => names(label));
    if (named.length) return named;
  }
  return [];
}
