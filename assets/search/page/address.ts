/**
 * What the search page is asked, and its address: one says all that the other
 * does, so that an address can be shared and the browser's way back works.
 * Pure.
 */
import { facetNames } from "../facets";
import type { Facet, Results, Sort } from "../types";

/** The values chosen of every facet, none as []. */
export type Chosen = { readonly [F in Facet]: readonly string[] };

export interface State {
  readonly query: string;
  /** What was typed is meant: no correction. */
  readonly exact: boolean;
  readonly chosen: Chosen;
  /** The first day and the last, as the reader wrote them; "" for no bound. */
  readonly from: string;
  readonly to: string;
  readonly sort: Sort;
  /** Counted from 1. */
  readonly page: number;
}

/** Asks for the values of every facet. */
export function chosenBy(values: (facet: Facet) => string[]): Chosen {
  return Object.fromEntries(facetNames.map((facet) => [facet, values(facet)])) as Record<Facet, string[]>;
}

/** No value of any facet. */
export const nothingChosen: Chosen = chosenBy(() => []);

/** Whether the state asks for anything. */
export function asks(state: State): boolean {
  return state.query.trim() !== "" || filtered(state);
}

/** How many values of all facets are chosen, and bounds of days. */
export function countChosen({ chosen, from, to }: State): number {
  return facetNames.reduce((sum, facet) => sum + chosen[facet].length, 0) + +(from !== "") + +(to !== "");
}

/** Whether any value of a facet is chosen. */
export function filtered(state: State): boolean {
  return countChosen(state) > 0;
}

/** Reads the part of an address from "?" on; what it does not know is left aside. */
export function readAddress(search: string): State {
  const given = new URLSearchParams(search);
  const page = Number(given.get("page"));
  return {
    query: given.get("q") ?? "",
    exact: given.has("exact"),
    chosen: chosenBy((facet) => [...new Set(given.getAll(facet))]),
    from: given.get("from") ?? "",
    to: given.get("to") ?? "",
    sort: given.get("sort") === "date" ? "date" : "relevance",
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** Gives a state with the values that its filters mean, as an answer to it tells. */
export function inValues(state: State, { meant = [] }: Results): State {
  const valuesOf = (facet: Facet, text: string): readonly string[] => meant.find(({ name, value }) => name === facet && value === text)?.values ?? [text];
  return { ...state, chosen: chosenBy((facet) => [...new Set(state.chosen[facet].flatMap((text) => valuesOf(facet, text)))]) };
}

/** Gives the part of an address from "?" on, "" if nothing is asked. */
export function writeAddress(state: State): string {
  const given = new URLSearchParams();
  if (state.query) given.set("q", state.query);
  if (state.exact) given.set("exact", "1");
  for (const facet of facetNames) for (const value of state.chosen[facet]) given.append(facet, value);
  if (state.from) given.set("from", state.from);
  if (state.to) given.set("to", state.to);
  if (state.sort === "date") given.set("sort", "date");
  if (state.page > 1) given.set("page", String(state.page));
  const text = given.toString().replace(/%2F/g, "/"); // paths of places stay readable
  return text && "?" + text;
}
