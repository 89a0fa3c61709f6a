/**
 * The manifest (docs/search.md, section 5): its JSON in, the catalogue and the
 * names of all other files out. Pure.
 */
import { type BitReader, readBits } from "./bits";
import { bitLength, fromBase64, hash32, toBytes } from "./bytes";
import type { Catalogue, Label, SchoolYear } from "./catalogue";
import { expect, versionError } from "./errors";
import { slugOf } from "./filters";
import { readLexicon } from "./lexicon";
import type { Part } from "./loader";
import { type Learned, newModel, readText } from "./textmodel";
import { textPacks } from "./texts";

export interface Manifest {
  readonly catalogue: Catalogue;
  readonly keys: {
    /** The first key of each shard, as byte strings, ascending. */
    readonly first: readonly string[];
    readonly files: readonly string[];
  };
  readonly pairs: {
    /** How many pages there are. */
    readonly pages: number;
    /** Whether a pair is in its first key's shard; of the others one in 64 is said to be, too. */
    readonly inShard: (pair: string) => boolean;
    /** The bytes of a page, by pack. */
    readonly sizes: readonly number[];
    readonly files: readonly string[];
  };
  readonly texts: {
    /** What the model of texts knows at first. */
    readonly learned: Learned;
    /** The bytes of a slot, by pack. */
    readonly slots: readonly number[];
    readonly files: readonly string[];
  };
  readonly days: {
    readonly file: string;
    /** Where the section of each school year lies. */
    readonly sections: readonly Part[];
  };
  readonly words: string;
}

/** Pages of pairs in one file. */
export const pagesPerPack = 128;

/** More numbers than any archive has: a manifest that says so is damaged. */
const maxNumbers = 2 ** 24;

/** The manifest as it is written. */
interface Written {
  format: string;
  version: number;
  documents: number;
  years: [first: number, count: number, numbers: number, firstDay: number, lastDay: number, bytes: number][];
  /** What is not the slug of its label has its path after it; a label with a 1 does without the province's. */
  places: [label: string, own: 0 | 1, inside: (string | [label: string, path: string, whole?: 1])[], path?: string][];
  kinds: Pair[];
  levels: Pair[];
  table: string;
  lexicon: string[];
  keys: { first: string; files: Files };
  pairs: { pages: number; sizes: number[]; files: Files; in_shards: Files };
  texts: { sample: Files; slots: number[]; files: Files };
  days: Files;
  words: Files;
}

type Pair = [id: string, label: string];

/** Base64, five bytes for each file; null for none. */
type Files = string | null;

/** Reads the manifest. What it gets wrong is an error, here or where it is used. */
export function readManifest(text: string): Manifest {
  const m = JSON.parse(text) as Written;
  if (m.format !== "khotin-search" || m.version !== 1) throw versionError(`${m.format} ${m.version} is unknown`);
  let start = 0;
  const catalogue = readCatalogue(m);
  const keys = { first: (m.keys.first.match(/[^ ]+/g) ?? []).map(toBytes), files: fileNames("k", m.keys.files) };
  const pairs = { ...m.pairs, inShard: readPairSet(fromBase64(m.pairs.in_shards)), files: fileNames("p", m.pairs.files) };
  const learned = newModel();
  readText(fromBase64(m.texts.sample), true, learned);
  const texts = { learned, slots: m.texts.slots.map((units) => 32 * units), files: fileNames("t", m.texts.files) };
  const sections = m.years.map(([, , , , , length]) => ({ start: (start += length) - length, length }));
  const counts = [keys.first.length, pairs.sizes.length, Math.ceil(pairs.pages / pagesPerPack), texts.slots.length, textPacks(catalogue).length];
  expect(`${[keys, pairs, pairs, texts, texts].map(({ files }) => files.length)}` === `${counts}`, "files");
  return { catalogue, keys, pairs, texts, days: { file: fileNames("d", m.days)[0]!, sections }, words: fileNames("w", m.words)[0]! };
}

/** Reads a set of pairs, which is kept by their hashes. */
function readPairSet(bytes: Uint8Array): (pair: string) => boolean {
  const bits = readBits(bytes, 2);
  const pairs = bits.num(0);
  expect(pairs < maxNumbers, "pairs");
  const hashes = new Set(pairs ? bits.list(1, pairs - bits.num(0), 64 * pairs, true) : []);
  bits.end();
  return (pair) => hashes.has(hash32(5, pair) % (64 * pairs));
}

/** Gives the names of files of one kind. */
function fileNames(kind: string, files: Files): string[] {
  const hex = Array.from(fromBase64(files), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return (hex.match(/.{10}/g) ?? []).map((digits) => `${kind}-${digits}.bin`);
}

function readPlaces({ places }: Written): Label[] {
  return places.flatMap(([name, own, inside, province = slugOf(name)]) => [
    ...(own ? [{ id: province, label: name }] : []),
    ...inside.map((place) => {
      const [label, path, whole] = typeof place === "string" ? [place, slugOf(place)] : place;
      return { id: `${province}/${path}`, label: whole ? label : `${label}, ${name}` };
    }),
  ]);
}

/** The names under which the table is written. */
const enum Name { taken, place, sameKind, kind, sameLevels, levels, all }

function readCatalogue(m: Written): Catalogue {
  let maxDoc = 0;
  let numDocs = 0;
  const schoolYears = m.years.map(([first, count, slots, firstDay, lastDay]): SchoolYear => {
    const base = maxDoc;
    maxDoc += slots;
    numDocs += count;
    expect(count > 0 && count <= slots && maxDoc < maxNumbers, "years");
    return { first, base, size: slots, count, firstDay, lastDay };
  });
  expect(numDocs === m.documents, "years");
  const labels = (list: Pair[]): Label[] => list.map(([id, label]) => ({ id, label }));
  const c = {
    numDocs,
    maxDoc,
    schoolYears,
    localities: readPlaces(m),
    kinds: labels(m.kinds),
    levels: labels(m.levels),
    locality: new Uint16Array(maxDoc),
    kind: new Uint16Array(maxDoc),
    levelSet: new Uint32Array(maxDoc),
    lexicon: readLexicon(m.lexicon),
  };
  const bits = readBits(fromBase64(m.table), Name.all);
  for (const year of schoolYears) readTable(c, year, bits);
  bits.end();
  return c;
}

/** Reads what the table says of one school year. */
function readTable(c: Catalogue, year: SchoolYear, bits: BitReader): void {
  const dense = year.count === year.size;
  const width = bitLength(c.localities.length - 1);
  let here = 0;
  for (let d = year.base; d < year.base + year.size; d++) {
    if (!dense && !bits.flag(Name.taken)) continue;
    here = dense ? here + bits.num(Name.place) : bits.direct(width);
    c.locality[d] = here + 1;
    c.kind[d] = bits.flag(Name.sameKind) ? c.kind[d - 1]! : bits.num(Name.kind);
    c.levelSet[d] = bits.flag(Name.sameLevels) ? c.levelSet[d - 1]! : bits.num(Name.levels);
    expect(here < c.localities.length && c.kind[d]! <= c.kinds.length && c.levelSet[d]! < 2 ** c.levels.length, "table");
  }
}
