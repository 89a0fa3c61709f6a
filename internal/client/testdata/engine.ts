// Answers queries over lists that the test gives, in the form that Go's answers have.
import type { Column, SchoolYear } from "../../../assets/search/catalogue";
import { readLexicon } from "../../../assets/search/lexicon";
import { search } from "../../../assets/search/search";
import { type BigramPostings, type KeyPostings, noBigramPostings, noKeyPostings } from "../../../assets/search/shard";
import type { Store } from "../../../assets/search/store";
import { compareSyllables, type Text } from "../../../assets/search/texts";
import type { ClosedFacet, OpenFacet, Results, SearchOptions } from "../../../assets/search/types";

interface Input {
  catalogue: { taken: boolean[]; numDocs: number; maxDoc: number; schoolYears: SchoolYear[]; columns: Record<ClosedFacet, Omit<Column, "codes"> & { codes: number[] }>; lexicon: string[] };
  keys: Record<string, { forms: { term: string; docIDs: number[]; impacts: number[] }[]; titleStarts: number[] }>;
  bigrams: Record<string, { docIDs: number[]; inTitle: number[]; inText: number[] }>;
  values: Record<OpenFacet, { label: string; docIDs: number[] }[]>;
  texts: Text[];
  days: number[][];
  syllables: { key: string; class: number }[];
  queries: { query: string; options: SearchOptions }[];
}

export default async function run(input: Input): Promise<Results[]> {
  const { columns, lexicon, taken, ...rest } = input.catalogue;
  const typed: unknown = Object.fromEntries(Object.entries(columns).map(([facet, column]) => [facet, { ...column, codes: Uint16Array.from(column.codes) }]));
  const catalogue = { ...rest, isTaken: (docID: number) => taken[docID]!, lexicon: readLexicon(lexicon) };
  const keys = new Map<string, KeyPostings>();
  for (const [key, { forms, titleStarts }] of Object.entries(input.keys))
    keys.set(key, {
      forms: forms.map(({ term, docIDs, impacts }) => ({ term, docIDs: Uint32Array.from(docIDs), impacts: Uint8Array.from(impacts) })),
      titleStarts: Uint32Array.from(titleStarts),
    });
  const bigrams = new Map<string, BigramPostings>();
  for (const [bigram, { docIDs, inTitle, inText }] of Object.entries(input.bigrams))
    bigrams.set(bigram, { docIDs: Uint32Array.from(docIDs), inTitle: Uint8Array.from(inTitle), inText: Uint8Array.from(inText) });
  const syllables = [...input.syllables].sort(compareSyllables);
  const store: Store = {
    catalogue,
    postings: async (wantedKeys, wantedBigrams) => ({
      keys: new Map(wantedKeys.map((key) => [key, keys.get(key) ?? noKeyPostings])),
      bigrams: new Map(wantedBigrams.map((bigram) => [bigram, bigrams.get(bigram) ?? noBigramPostings])),
    }),
    begun: async () => keys,
    texts: async (docIDs) => docIDs.map((docID) => input.texts[docID]!),
    readBefore: () => [],
    days: async (schoolYear) => Int32Array.from(input.days[schoolYear]!),
    file: async <T>(name: OpenFacet | "columns") => (name === "columns" ? typed : input.values[name]) as T,
    labels: async () => [],
    syllables: async () => syllables,
  };
  const results: Results[] = [];
  for (const { query, options } of input.queries) results.push(await search(store, "", query, options));
  return results;
}
