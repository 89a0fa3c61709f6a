/**
 * What filters mean (docs/search.md, section 1), and the counts of open facets. A
 * module of its own, published at /search/narrow.js: the client fetches it when a
 * query has a filter or open facets are to be counted.
 */
import { readBits } from "./bits";
import { checked, fromBytes } from "./bytes";
import type { Column, Columns, Label } from "./catalogue";
import { readColumns } from "./columns";
import { countFacets } from "./count";
import { firstYear, spanOf } from "./days";
import { closedNames, facetNames } from "./facets";
import type { Choice, Selection } from "./filter";
import { labelsNamed, valuesNamed } from "./names";
import { placesNamed } from "./places";
import type { Query } from "./query";
import type { Store } from "./store";
import type { ClosedFacet, Facet, Facets, FacetValue, OpenFacet, SearchOptions, UnknownFilter } from "./types";
import { fold, key, term, tokenize } from "./vi";

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

/** What the filters of a query let through. */
export interface Narrowing {
  readonly selection: Selection;
  /** Filters that name nothing of the archive. */
  readonly unknown: readonly UnknownFilter[];
  /** The first day is after the last one. */
  readonly reversed?: boolean;
}

/** The documents that have a value of an open facet. */
export interface ValueDocs {
  readonly label: string;
  readonly docIDs: Iterable<number>;
}

/** The term of a value of an open facet, as it is indexed; "" for a value without any token. */
export function valueTerm(facet: Facet, value: string): string {
  const terms = tokenize(value).map(({ text }) => term(text));
  return terms.length ? `=${facet}:${terms.join("-")}` : "";
}

/**
 * Reads the filters of a query, those chosen beside it and those typed in it:
 * values of one facet are alternatives, but the last of several days counts.
 */
export async function narrow(store: Store, options: SearchOptions, query: Query): Promise<Narrowing> {
  const written = filtersOf(options, query);
  const selection: Choice[] = [];
  const unknown: UnknownFilter[] = [];
  const tell = (name: string, values: readonly string[]): unknown => unknown.push(...values.map((value) => ({ name, value })));
  for (const name of facetNames) {
    const texts = textsOf(written, name);
    if (!texts.length) continue;
    const [choice, missing] = isOpen(name) ? await chooseOpen(store, name, texts) : await chooseClosed(store, name, texts);
    selection.push(choice);
    tell(name, missing);
  }
  const [from, to] = ["from", "to"].map((name) => textsOf(written, name).pop() ?? "") as [string, string];
  const [first, end] = [from ? spanOf(from)?.[0] : -Infinity, to ? spanOf(to)?.[1] : Infinity];
  if (first === undefined) tell("from", [from]);
  if (end === undefined) tell("to", [to]);
  if (from + to) selection.push(await chooseDays(store, first, end));
  return { selection, unknown, reversed: first! > end! };
}

function isOpen(facet: Facet): facet is OpenFacet {
  return !(closedNames as readonly Facet[]).includes(facet);
}

type Filter = readonly [name: string, value: string];

/** Lists all filters, those chosen first. */
function filtersOf({ filters = {}, from, to }: SearchOptions, query: Query): Filter[] {
  const chosen = facetNames.flatMap((name) => (filters[name] ?? []).map((value): Filter => [name, value]));
  return [...chosen, ...(from ? [["from", from] as const] : []), ...(to ? [["to", to] as const] : []), ...query.filters];
}

function textsOf(filters: readonly Filter[], name: string): string[] {
  return filters.flatMap(([of, value]) => (of === name ? [value] : []));
}

/** Chooses the values of a closed facet that texts mean. */
async function chooseClosed(store: Store, facet: ClosedFacet, texts: readonly string[]): Promise<[Choice, string[]]> {
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
  return [choice, texts.filter((_, i) => !meant[i]!.length)];
}

/**
 * Chooses the documents that have one of the values of an open facet: with the
 * marks that were typed if any document has them so, else, if none were typed,
 * with any, else those that are named so loosely.
 */
async function chooseOpen(store: Store, facet: OpenFacet, texts: readonly string[]): Promise<[Choice, string[]]> {
  const codes = new Uint16Array(store.catalogue.maxDoc);
  const lists = await valueHolders(store, texts.map((text) => valueTerm(facet, text)));
  const unknown: string[] = [];
  for (const [i, text] of texts.entries()) {
    const docIDs = lists[i]!.length ? lists[i]! : valuesNamed(await valuesOf(store, facet), text, store.catalogue);
    for (const d of docIDs) codes[d] = 1;
    if (!docIDs.length) unknown.push(text);
  }
  return [{ facet, passes: [false, true], codes }, unknown];
}

/** Gives by term of a value the documents that have it: as it was typed if any has it so, else, if no marks were typed, with any. */
async function valueHolders(store: Store, terms: readonly string[]): Promise<number[][]> {
  const lists = await store.postings(terms.map(key), []);
  return terms.map((typed) => {
    const { forms } = lists.keys.get(key(typed))!;
    const same = forms.filter(({ term }) => term === typed);
    return (same.length || typed !== key(typed) ? same : forms).flatMap(({ docIDs }) => [...docIDs]);
  });
}

/** A word for a kind of place as it is shortened before a name. */
const shortUnit = /^(tp|tx|đk|dk|q|h|p|x|t)(?:\.\s*|\s+)/i;

/** The words that shortUnit stands for. */
const fullUnits: Readonly<Record<string, string>> = { tp: "thành phố", tx: "thị xã", đk: "đặc khu", dk: "đặc khu", q: "quận", h: "huyện", p: "phường", x: "xã", t: "tỉnh" };

/** Writes out a shortened word for a kind of place, with marks if the name has some. */
function inFull(name: string): string {
  const trimmed = name.trim();
  const [start = "", short = ""] = shortUnit.exec(trimmed) ?? [];
  if (!short) return trimmed;
  const unit = fullUnits[short.toLowerCase()]!;
  const rest = trimmed.slice(start.length);
  return `${rest.toLowerCase() === fold(rest) ? fold(unit) : unit} ${rest}`;
}

/**
 * Gives the indexes of the places that a text calls by what only the gazetteer
 * knows: a code, or a name of another time, which are indexed as values are. A
 * province behind a name, or before it in an address, tells which is meant.
 */
async function placesElsewhen(store: Store, { values, sets, codes }: Column, text: string): Promise<number[]> {
  const address = text.replace(/^[/ ]+|[/ ]+$/g, "").split("/");
  const parts = address.length > 1 ? address.reverse() : text.split(",");
  const terms = parts.map((part) => valueTerm("district", inFull(part)));
  if (terms.includes("")) return [];
  const held = (await valueHolders(store, terms)).map((docIDs, i) => new Set([...docIDs.flatMap((d) => sets[codes[d]!]!), ...(i ? placesNamed(values, parts[i]!) : [])]));
  return [...values.keys()].filter((place) => held.every((places) => places.has(place)));
}

/**
 * Chooses the documents from the first day to the last, none if one of them was not
 * understood. Only the days of school years that one of them cuts are read.
 */
async function chooseDays(store: Store, first: number | undefined, end: number | undefined): Promise<Choice> {
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

function valuesOf(store: Store, facet: OpenFacet): Promise<ValueDocs[]> {
  return store.file(facet, (bytes) => readValues(bytes, store.catalogue.maxDoc));
}

/** Counts what was found but for the filters by every value of the closed facets, and of those open ones that are asked for. */
export async function count(store: Store, narrowing: Narrowing, options: SearchOptions, query: Query, docIDs: readonly number[]): Promise<Facets> {
  const facets = countFacets(await columnsOf(store), narrowing.selection, docIDs);
  for (const facet of options.facets ?? []) facets[facet] = await countOpen(store, facet, narrowing, options, query, docIDs);
  return facets;
}

/** Counts documents by the values of an open facet, as if nothing were chosen in it. */
async function countOpen(store: Store, facet: OpenFacet, { selection }: Narrowing, options: SearchOptions, query: Query, docIDs: readonly number[]): Promise<FacetValue[]> {
  const { maxDoc } = store.catalogue;
  const values = await valuesOf(store, facet);
  const others = selection.filter((choice) => choice.facet !== facet);
  const found = new Uint8Array(maxDoc);
  for (const d of docIDs) found[d] = others.every(({ passes, codes }) => passes[codes[d]!]) ? 1 : 0;
  const chosen = textsOf(filtersOf(options, query), facet).map((text) => valueTerm(facet, text));
  const list = values.flatMap(({ label, docIDs }) => {
    let count = 0;
    for (const d of docIDs) count += found[d]!;
    return count || chosen.includes(valueTerm(facet, label)) ? [{ value: label, label, count }] : [];
  });
  return list.sort((a, b) => b.count - a.count);
}
