/**
 * What the search client promises: the interface of the module that is
 * published at /search/client.js, for any page, worker or Node program. The
 * search page is written against these types; the client implements them.
 * Types only: nothing of this file reaches a browser.
 */
import type { closedNames, facetNames } from "./facets";

/** The module itself. */
export interface Client {
  openArchive: OpenArchive;
}

/**
 * Opens the published search below base, "/search/" or "/kho-tin/search/" or a
 * whole URL. Rejects with a SearchError.
 */
export type OpenArchive = (base: string) => Promise<Archive>;

/** An opened archive. Calls may overlap; none depends on the ones before it. */
export interface Archive {
  /**
   * Answers a query, for which any text will do: what cannot be understood as
   * the query language is looked for as it stands. A query that does not end in
   * a space is being typed: its last syllable matches as a prefix too. The empty
   * query matches every write-up. Rejects with a SearchError; a failure is not
   * remembered, so that the same call may succeed when made again.
   */
  search(query: string, options?: SearchOptions): Promise<Results>;

  /** Completes what is being typed with what occurs in the archive, best first; [] if nothing is near. Rejects as search does. */
  suggest(prefix: string, options?: SuggestOptions): Promise<Completion[]>;
}

export interface SuggestOptions {
  /** How many completions to give. Default: 8. */
  limit?: number;
  /** Syllables that follow the one before, too, which cost their lists. Default: true. */
  phrases?: boolean;
}

/** That by which results are narrowed. */
export type Facet = (typeof facetNames)[number];

/** The closed lists: their values are counted in an answer unless it is asked for uncounted. */
export type ClosedFacet = (typeof closedNames)[number];

/** Names that people gave: their values are counted when that is asked for. */
export type OpenFacet = Exclude<Facet, ClosedFacet>;

/**
 * The values chosen of each facet: write-ups must agree with one value of every
 * facet that has any. A value is an id, or what a person writes for it: the label,
 * with or without diacritics; of a place also a part of its address, or its name
 * with its type in full, shortened or without it. A province means all that is in
 * it. A value that the archive does not know matches nothing, and is told in
 * Results.unknown.
 */
export type Filters = { readonly [F in Facet]?: readonly string[] };

/** The order of the hits; ties go to the newer school year, the newer day, the address. */
export type Sort = "relevance" | "date";

export interface SearchOptions {
  filters?: Filters;
  /** The first day: a day, month, year or school year, "2019-08-19", "19/8/2019", "2018-09", "2018", "2018-2019". */
  from?: string;
  /** The last day, in the same forms; of a longer time its last day. */
  to?: string;
  /** The open facets to be counted, too. Each costs a file of all its values, once. Default: none. */
  facets?: readonly OpenFacet[];
  /** Default: "relevance", which for the empty query is "date". */
  sort?: Sort;
  /** The hits to leave out before the first one given. Default: 0. */
  offset?: number;
  /** How many hits to give. Default: 10. */
  limit?: number;
  /** Count no facet: what is only known for that is not read, and the answer comes with less. Default: false. */
  uncounted?: boolean;
  /** Count the facets over write-ups that hold only a part of the words, too. Default: false. */
  partial?: boolean;
  /** Search for what was typed even where a correction would find more. Default: false. */
  exact?: boolean;
  /**
   * More is about to be typed: answer cheaply what is there so far. A last
   * syllable without a space after it is left out, unless it is the only one;
   * excerpts are the first lines of the texts; nothing is corrected, and phrases
   * are not verified. Search again without it when the query is finished: what
   * was read is not read again. Default: false.
   */
  typing?: boolean;
}

export interface Results {
  /** How many write-ups hold all words, whatever offset and limit are; if none does, how many hold a part of them. */
  total: number;
  /**
   * How many more hold only a part of the words. They are hits too, behind the
   * others: offsets from total on lead to them. Of a long question all hits are
   * in one order.
   */
  partial?: number;
  /** The total was not verified: say "about". */
  approximate?: boolean;
  /** How many of total and partial together are beyond the texts that are read to verify phrases: no offset reaches them. */
  unread?: number;
  /** The query has signs but no letter or digit: nothing is found. */
  wordless?: boolean;
  /** What of the query no write-up of the archive holds, as it was typed. */
  missing?: string[];
  /** No write-up holds all words that were asked for: these hold most of them. */
  relaxed?: boolean;
  hits: Hit[];
  /**
   * The values that occur among the matches, each counted as if nothing were
   * chosen in its own facet; chosen values are there even with count 0. In the
   * order in which readers expect them: school years newest first, places with
   * the most matches first, kinds and levels as in their lists.
   */
  facets: Facets;
  /** What the counts come from could not be had, or not soon: facets is empty, and the same call may count later. */
  uncounted?: boolean;
  /** Another spelling of the query. */
  suggestion?: Suggestion;
  /** Filters that name nothing of the archive, so that nothing is found. */
  unknown?: readonly TypedFilter[];
  /** What those of SearchOptions.filters mean that are not written as values are. */
  meant?: readonly Meaning[];
  /** The first day is after the last one, so that nothing is found. */
  reversed?: boolean;
  /**
   * What corrects queries, and ends syllables that are not written out, could
   * not be had, or not soon: these are the results of what was typed, and the
   * same call may find more later.
   */
  uncorrected?: boolean;
}

/** The open facets are there if they were asked for, the others if anything is counted. */
export type Facets = { [F in Facet]?: FacetValue[] };

/** A filter as it was written. */
export interface TypedFilter {
  /** A facet, "from" or "to". */
  name: string;
  /** What was written for it. */
  value: string;
}

/**
 * What a filter beside the query means: values as facets have them, and provinces
 * by their addresses. Of open facets they are known if they were counted, or looked
 * for among all.
 */
export interface Meaning extends TypedFilter {
  values: readonly string[];
}

export interface FacetValue {
  /** What goes into Filters: "ha-noi/quan-long-bien", "2018-2019", "thcs". */
  value: string;
  /** How readers know it: "Quận Long Biên, Hà Nội", "2018–2019", "Trung học cơ sở". */
  label: string;
  count: number;
}

/** A part of a text: from start up to but not including end, in UTF-16 units. */
export type Range = readonly [start: number, end: number];

/** A text with the places that agree with the query, ascending, apart from each other. */
export interface Marked {
  text: string;
  ranges: readonly Range[];
}

export interface Hit {
  /** The page, ready to be linked: it starts with the site's own path. Holds no fragment. */
  url: string;
  title: string;
  /** The matches within the title. */
  title_ranges?: readonly Range[];
  /** The day of the event, "2019-08-19". */
  date: string;
  /** The locality as in filters, "ha-noi/quan-long-bien". */
  district: string;
  /** The locality as readers know it, "Quận Long Biên, Hà Nội". */
  place: string;
  /** As in filters, "2018-2019". */
  school_year: string;
  /** An integer; higher is better. Only comparable within one answer, of full matches and of partial ones apart. */
  score: number;
  /** It holds only a part of the words, while others hold all. */
  partial?: boolean;
  excerpt: Marked;
  /** What follows "#" in a link to the excerpt's place in the page: ":~:text=…". */
  fragment?: string;
}

export interface Suggestion {
  /** The query with the correction, to be shown and searched for. */
  query: string;
  /** The hits are those of the corrected query; else it is only an offer. */
  applied: boolean;
}

export interface Completion {
  /** The whole query when this is chosen; of an open facet the value, to filter by. */
  text: string;
  kind: "title" | "place" | "phrase" | OpenFacet;
  /** The page of a title or place, as in Hit. */
  url?: string;
}

/**
 * What calls reject with: "LoadError" when a published file cannot be had or is
 * damaged, "VersionError" when the search was published in a format that this
 * client does not know. Told apart by name, since pages load the client at run
 * time and have no class to compare with.
 */
export interface SearchError extends Error {
  name: "LoadError" | "VersionError";
}

/** What the search page asks of the client in a thread of its own; the answer comes to the port sent with it. */
export interface Call {
  method: "search" | "suggest";
  text: string;
  options: object;
}

/** What comes back: what Archive gives, or why it rejects. */
export interface Answer {
  value?: Results | Completion[];
  failure?: { name: string; message: string };
}
