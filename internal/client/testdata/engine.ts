// Answers queries over lists that the test gives, in the form that Go's answers have.
import { toBytes } from "../../../assets/search/bytes";
import type { Catalogue, Label, SchoolYear } from "../../../assets/search/catalogue";
import { readLexicon } from "../../../assets/search/lexicon";
import { search } from "../../../assets/search/search";
import type { KeyPostings, BigramPostings } from "../../../assets/search/shard";
import type { Store } from "../../../assets/search/store";
import type { Text } from "../../../assets/search/texts";
import type { Results, SearchOptions } from "../../../assets/search/types";

interface Input {
  catalogue: { numDocs: number; schoolYears: SchoolYear[]; localities: Label[]; kinds: Label[]; levels: Label[]; locality: number[]; kind: number[]; levelSet: number[]; lexicon: string[] };
  keys: Record<string, { forms: { term: string; docIDs: number[]; impacts: number[] }[]; titleStarts: number[] }>;
  bigrams: Record<string, { docIDs: number[]; flags: number[] }>;
  texts: Text[];
  days: number[][];
  syllables: { key: string; class: number }[];
  queries: { query: string; options: SearchOptions }[];
}

export default async function run(input: Input): Promise<Results[]> {
  const { locality, kind, levelSet, lexicon, ...rest } = input.catalogue;
  const catalogue: Catalogue = {
    ...rest,
    maxDoc: locality.length,
    locality: Uint16Array.from(locality),
    kind: Uint16Array.from(kind),
    levelSet: Uint32Array.from(levelSet),
    lexicon: readLexicon(lexicon),
  };
  const keys = new Map<string, KeyPostings>();
  for (const [key, { forms, titleStarts }] of Object.entries(input.keys))
    keys.set(toBytes(key), {
      forms: forms.map(({ term, docIDs, impacts }) => ({ term: toBytes(term), docIDs: Uint32Array.from(docIDs), impacts: Uint8Array.from(impacts) })),
      titleStarts: Uint32Array.from(titleStarts),
    });
  const bigrams = new Map<string, BigramPostings>();
  for (const [bigram, { docIDs, flags }] of Object.entries(input.bigrams))
    bigrams.set(toBytes(bigram), { docIDs: Uint32Array.from(docIDs), flags: Uint8Array.from(flags) });
  const none: KeyPostings = { forms: [], titleStarts: new Uint32Array() };
  const store: Store = {
    catalogue,
    postings: async (wanted) => ({ keys: new Map(wanted.map((key) => [key, keys.get(key) ?? none])), bigrams }),
    texts: async (docIDs) => docIDs.map((docID) => input.texts[docID]!),
    readBefore: () => [],
    days: async (schoolYear) => Int32Array.from(input.days[schoolYear]!),
    syllables: async () => input.syllables.map((syllable) => ({ ...syllable, key: toBytes(syllable.key) })),
  };
  const results: Results[] = [];
  for (const { query, options } of input.queries) results.push(await search(store, "", query, options));
  return results;
}
