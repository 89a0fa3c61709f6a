/**
 * What queries are answered from: the lists, texts, days and words of an
 * archive, fetched when they are wanted for, decoded once and kept as long as
 * there is room. Only what is fetched depends on what was wanted before.
 */
import { checked, toBytes } from "./bytes";
import { type Cache, makeCache } from "./cache";
import type { Catalogue, Label } from "./catalogue";
import { expect } from "./errors";
import { closedNames, facetNames } from "./facets";
import type { Loader } from "./loader";
import { type Manifest, pagesPerPack } from "./manifest";
import { append } from "./multimap";
import { holds, lowerBound, type PostingLists } from "./postings";
import { type Found, type KeyPostings, noKeyPostings, noBigramPostings, pageOf, type BigramPostings, readPage, readShard } from "./shard";
import { readText } from "./textmodel";
import { join, leadBytes, readDays, readRecord, readHead, readLabels, readSyllables, type Head, taken, type Text, textPacks, type Syllable } from "./texts";
import type { OpenFacet } from "./types";

/** Bytes kept of decoded lists: those of some forty queries at 50,000 write-ups. */
const mostListBytes = 6 << 20;

/** Characters kept of texts: those of some thousand hits. */
const mostCharacters = 1 << 20;

/** How far a text is read. */
export const enum Depth { lead, head, whole }

/** What is known of a text. */
interface Known extends Head {
  readonly text: Text;
  readonly depth: Depth;
}

export interface Store {
  readonly catalogue: Catalogue;
  /** Finds all lists that a query needs at once; what the archive does not hold has an empty one. */
  postings(keys: readonly string[], pairs: readonly string[]): Promise<PostingLists>;
  /** Gives the lists of keys that begin so, of those in the first two shards that may have some. */
  begun(prefix: string): Promise<PostingLists["keys"]>;
  /** Gives what is shown of write-ups: their first lines at least, what a head has of them, or all. */
  texts(docIDs: readonly number[], depth: Depth): Promise<Text[]>;
  /** Gives the texts that were read, those read last at the end. */
  readBefore(): Iterable<Text>;
  /** Gives the days of a school year, by number less the year's base. */
  days(year: number): Promise<Int32Array>;
  /** Gives what the file of an open facet's values, or that of the columns, is decoded to. */
  file<T>(name: OpenFacet | "columns", decode: (bytes: Uint8Array) => T): Promise<T>;
  /** Gives the labels of places, of kinds and of levels. */
  labels(): Promise<readonly (readonly Label[])[]>;
  /** Gives the frequent syllables, the most frequent first. */
  syllables(): Promise<readonly Syllable[]>;
}

/** Opens the archive that a manifest describes. */
export function openStore(manifest: Manifest, loader: Loader): Store {
  const c = manifest.catalogue;
  const keyLists = makeCache<string, KeyPostings>(mostListBytes, weighKey);
  const pairLists = makeCache<string, BigramPostings>(mostListBytes, (list) => 128 + 6 * list.docIDs.length);
  const texts = makeCache<string, Known>(mostCharacters, ({ text, stream }) => 256 + text.body.length + stream.length);
  const packs = textPacks(c);
  const dayLists: Int32Array[] = [];
  let wordList: Syllable[] | undefined;
  let labelList: Label[][] | undefined;

  /** The shard where a key or pair would be; "" if there is none. */
  function shardOf(name: string): string {
    return manifest.keys.files[placeOf(toBytes(name).split(" ")[0]!)] ?? "";
  }

  /** The index of the shard where a key would be; -1 if there is none. */
  function placeOf(key: string): number {
    const { first, files } = manifest.keys;
    return lowerBound(files.length, (i) => first[i]! > key) - 1;
  }

  async function page(pair: string): Promise<BigramPostings> {
    const { pages, sizes, files } = manifest.pairs;
    const name = toBytes(pair);
    const page = pages && pageOf(name, pages);
    const pack = Math.floor(page / pagesPerPack);
    const [file, length] = [files[pack], sizes[pack]];
    if (!file || !length) return noBigramPostings;
    return loader.read(file, { start: (page % pagesPerPack) * length, length }, (bytes) => readPage(bytes, c, name));
  }

  /** Reads a text as far as is asked for and no further, and not again what of it was read before. */
  async function text(docID: number, depth: Depth): Promise<Known> {
    const name = `${docID} ${depth}`;
    const known = texts.get(name) ?? (depth > Depth.head ? await text(docID, Depth.head) : texts.get(`${docID} ${depth - 1}`));
    if (known && (known.text.whole || known.depth === depth)) return known;
    const pack = packs.findIndex(([, to]) => docID < to);
    const [from, to] = packs[pack]!;
    const [file, length] = [manifest.texts.files[pack]!, manifest.texts.heads[pack]!];
    const start = taken(c, from, docID) * length;
    const left = known ? known.length - known.stream.length : 0;
    const part =
      known && depth > Depth.head
        ? { start: taken(c, from, to) * length + known.tail, length: 4 + left }
        : { start: known ? start + leadBytes : start, length: known ? length - leadBytes : depth ? length : leadBytes };
    const read = await loader.read(file, part, (bytes): Known | undefined => {
      const head = known ? { ...known, stream: join(known.stream, checked(bytes.subarray(0, 4 + left))) } : readHead(bytes);
      const whole = head.stream.length === head.length;
      const text = readRecord(c, docID, readText(head.stream, whole), whole);
      expect(!depth || !!text, "text");
      return text && { ...head, text, depth };
    });
    if (!read) return text(docID, Depth.head);
    texts.set(name, read);
    return read;
  }

  return {
    catalogue: c,
    async postings(keys, pairs) {
      const found: Found = { keys: new Map(), bigrams: new Map() };
      const unknownKeys = keys.filter((key) => !recall(keyLists, key, found.keys));
      const unknownPairs = pairs.filter((pair) => !recall(pairLists, pair, found.bigrams));
      const shards = new Map<string, string[]>();
      for (const name of [...unknownKeys, ...unknownPairs]) append(shards, shardOf(name), name);
      shards.delete("");
      // Pages come together with shards, but for pairs that lie in these.
      const early = new Map(unknownPairs.filter((pair) => !manifest.pairs.inShard(toBytes(pair))).map((pair) => [pair, page(pair)]));
      await Promise.all([...early.values(), ...Array.from(shards, ([file, names]) => loader.read(file, undefined, (bytes) => readShard(bytes, c, names, found)))]);
      for (const key of unknownKeys) remember(keyLists, key, found.keys, found.keys.get(key) ?? noKeyPostings);
      const pairOf = async (pair: string): Promise<void> => {
        const list = found.bigrams.get(pair) ?? held(await (early.get(pair) ?? page(pair)), pair, found.keys);
        remember(pairLists, pair, found.bigrams, list);
      };
      await Promise.all(unknownPairs.map(pairOf));
      return found;
    },
    async begun(prefix) {
      const found: Found = { keys: new Map(), bigrams: new Map() };
      const at = Math.max(0, placeOf(prefix));
      const files = manifest.keys.files.slice(at, Math.min(at + 2, placeOf(`${prefix}\xff`) + 1));
      const includes = (key: string): boolean => key.startsWith(prefix);
      await Promise.all(files.map((file) => loader.read(file, undefined, (bytes) => readShard(bytes, c, { includes }, found))));
      return found.keys;
    },
    texts: (docIDs, depth) => Promise.all(docIDs.map(async (docID) => (await text(docID, depth)).text)),
    readBefore: () => Array.from(texts.values(), ({ text }) => text),
    days: async (year) => (dayLists[year] ??= await loader.read(manifest.days.file, manifest.days.sections[year], (bytes) => readDays(c, c.schoolYears[year]!, bytes))),
    file: (name, decode) => loader.read(name === "columns" ? manifest.columns : manifest.values[facetNames.indexOf(name) - closedNames.length]!, undefined, decode),
    labels: async () => (labelList ??= await loader.read(manifest.labels, undefined, (bytes) => readLabels(readText(checked(bytes), true)))),
    syllables: async () => (wordList ??= await loader.read(manifest.words, undefined, readSyllables)),
  };
}

/** Puts what a cache has into the lists found; tells whether it has anything. */
function recall<T>(cache: Cache<string, T>, name: string, found: Map<string, T>): unknown {
  const kept = cache.get(name);
  return kept && found.set(name, kept);
}

/** Puts a list into the lists found and into a cache. */
function remember<T>(cache: Cache<string, T>, name: string, found: Map<string, T>, list: T): void {
  found.set(name, list);
  cache.set(name, list);
}

/** Leaves the write-ups that hold both keys of a pair: in pages pairs go by fingerprints. */
function held(list: BigramPostings, pair: string, keys: ReadonlyMap<string, KeyPostings>): BigramPostings {
  const lists = pair.split(" ").map((key) => keys.get(key)!);
  const kept = (_: number, i: number): boolean => lists.every((key) => holds(key, list.docIDs[i]!));
  return { docIDs: list.docIDs.filter(kept), inTitle: list.inTitle.filter(kept), inText: list.inText.filter(kept) };
}

function weighKey(list: KeyPostings): number {
  return list.forms.reduce((sum, form) => sum + 256 + 5 * form.docIDs.length, 256 + 4 * list.titleStarts.length);
}
