// Answers queries over lists that the test gives, in the form that Go's answers have.
import { toBytes } from "../../../assets/search/bytes";
import type { Catalogue, Label, Year } from "../../../assets/search/catalogue";
import { readLexicon } from "../../../assets/search/lexicon";
import { search } from "../../../assets/search/search";
import type { KeyList, PairList } from "../../../assets/search/shard";
import type { Store } from "../../../assets/search/store";
import { makeRoom } from "../../../assets/search/tally";
import type { Text } from "../../../assets/search/texts";
import type { Results, SearchOptions } from "../../../assets/search/types";

interface Input {
  catalogue: { documents: number; years: Year[]; places: Label[]; kinds: Label[]; levels: Label[]; place: number[]; kind: number[]; levelSet: number[]; lexicon: string[] };
  keys: Record<string, { forms: { term: string; numbers: number[]; levels: number[] }[]; begin: number[] }>;
  pairs: Record<string, { numbers: number[]; flags: number[] }>;
  texts: Text[];
  days: number[][];
  words: { key: string; class: number }[];
  queries: { query: string; options: SearchOptions }[];
}

export default async function run(input: Input): Promise<Results[]> {
  const { place, kind, levelSet, lexicon, ...rest } = input.catalogue;
  const catalogue: Catalogue = {
    ...rest,
    numbers: place.length,
    place: Uint16Array.from(place),
    kind: Uint16Array.from(kind),
    levelSet: Uint32Array.from(levelSet),
    lexicon: readLexicon(lexicon),
  };
  const keys = new Map<string, KeyList>();
  for (const [key, { forms, begin }] of Object.entries(input.keys))
    keys.set(toBytes(key), {
      forms: forms.map(({ term, numbers, levels }) => ({ term: toBytes(term), numbers: Uint32Array.from(numbers), levels: Uint8Array.from(levels) })),
      begin: Uint32Array.from(begin),
    });
  const pairs = new Map<string, PairList>();
  for (const [pair, { numbers, flags }] of Object.entries(input.pairs))
    pairs.set(toBytes(pair), { numbers: Uint32Array.from(numbers), flags: Uint8Array.from(flags) });
  const none: KeyList = { forms: [], begin: new Uint32Array() };
  const store: Store = {
    catalogue,
    lists: async (wanted) => ({ keys: new Map(wanted.map((key) => [key, keys.get(key) ?? none])), pairs }),
    read: async (numbers) => numbers.map((number) => input.texts[number]!),
    readBefore: () => [],
    days: async (year) => Int32Array.from(input.days[year]!),
    words: async () => input.words.map((word) => ({ ...word, key: toBytes(word.key) })),
  };
  const room = makeRoom(catalogue.numbers);
  const results: Results[] = [];
  for (const { query, options } of input.queries) results.push(await search(store, room, "", query, options));
  return results;
}
