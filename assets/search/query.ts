/** What a person typed, taken apart (docs/search.md, section 1). Pure. */
import { key, spaces, term, type Token } from "./vi";

/** One syllable of a query, or what is written in more than one way, with what matches it. */
export interface QueryTerm {
  /** The keys that match: one as typed, several where a syllable is still being typed. */
  readonly keys: readonly string[];
  /** The accented form that was typed; "" if it has no marks. */
  readonly term: string;
  /** Where in the query it was typed, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** Query terms in a row: plain words that stand together, or a phrase. */
export interface Sequence {
  readonly terms: readonly QueryTerm[];
  /** In quotes: neighbours, in this order, with the marks that were typed. */
  readonly phrase: boolean;
}

export interface Query {
  readonly text: string;
  /** What must be found. */
  readonly sequences: readonly Sequence[];
  /** What must not be found. */
  readonly excluded: readonly Sequence[];
  readonly filters: readonly (readonly [name: string, value: string])[];
  /** The last term of the last sequence, plain words, is still being typed. */
  readonly prefix: boolean;
}

/** Makes the query term of a token in a part of a query that starts at a place. */
export function queryTermOf({ text, start, end }: Token, from: number): QueryTerm {
  const marked = term(text);
  const bare = key(marked);
  return { keys: [bare], term: marked === bare ? "" : marked, start: from + start, end: from + end };
}

/** Whether a query is nothing but signs ("???", an emoji), which asks for nothing that could be found. */
export function wordless({ text, sequences, excluded, filters }: Query): boolean {
  return !(sequences.length + excluded.length + filters.length) && !!text.replace(spaces, "");
}

/** Gives the query with its phrases as plain words. */
export function withoutQuotes(query: Query): Query {
  return { ...query, sequences: query.sequences.map(({ terms }) => ({ terms, phrase: false })) };
}
