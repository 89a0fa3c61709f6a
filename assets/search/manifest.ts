/**
 * The manifest (docs/format.md): its JSON in, the catalogue and the
 * names of all other files out. Pure.
 */
import { readBits } from "./bits";
import { bitLength, fromBase64, hash32, hex, toBytes } from "./bytes";
import { type Catalogue, type Column, type SchoolYear, schoolYearID } from "./catalogue";
import { expect, versionError } from "./errors";
import { readLexicon } from "./lexicon";
import type { Part } from "./loader";
import { textPacks } from "./texts";
import { slugOf } from "./vi";

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
    /** The bytes of a head, by pack. */
    readonly heads: readonly number[];
    readonly files: readonly string[];
  };
  readonly days: {
    readonly file: string;
    /** Where the section of each school year lies. */
    readonly sections: readonly Part[];
  };
  readonly words: string;
  /** The byte before the content of a file in the digest that names it. */
  readonly salt: number;
  /** By open facet. */
  readonly values: readonly string[];
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
  salt: number;
  years: [first: number, count: number, numbers: number, firstDay: number, lastDay: number, bytes: number][];
  /** The address follows from the label, or stands after it. */
  places: (string | [label: string, address: string])[];
  kinds: Pair[];
  levels: Pair[];
  table: string;
  lexicon: string[];
  keys: { first: string; files: Files };
  pairs: { pages: number; sizes: number[]; files: Files; in_shards: Files };
  texts: { heads: number[]; files: Files };
  days: Files;
  words: Files;
  values: Files;
}

type Pair = [id: string, label: string];

/** Base64, five bytes for each file; null for none. */
type Files = string | null;

/** Reads the manifest. What it gets wrong is an error, here or where it is used. */
export function readManifest(text: string): Manifest {
  const m = JSON.parse(text) as Written;
  if (m.format !== "khotin-search" || m.version !== 3) throw versionError(`${m.format} ${m.version} is unknown`);
  let start = 0;
  const catalogue = readCatalogue(m);
  const keys = { first: (m.keys.first.match(/[^ ]+/g) ?? []).map(toBytes), files: fileNames("k", m.keys.files) };
  const pairs = { ...m.pairs, inShard: readPairSet(fromBase64(m.pairs.in_shards)), files: fileNames("p", m.pairs.files) };
  const texts = { heads: m.texts.heads.map((units) => 32 * units), files: fileNames("t", m.texts.files) };
  const sections = m.years.map(([, , , , , length]) => ({ start: (start += length) - length, length }));
  const counts = [keys.first.length, pairs.sizes.length, Math.ceil(pairs.pages / pagesPerPack), texts.heads.length, textPacks(catalogue).length];
  expect(`${[keys, pairs, pairs, texts, texts].map(({ files }) => files.length)}` === `${counts}`, "files");
  return { salt: m.salt, catalogue, keys, pairs, texts, days: { file: fileNames("d", m.days)[0]!, sections }, words: fileNames("w", m.words)[0]!, values: fileNames("v", m.values) };
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
  return (hex(fromBase64(files)).match(/.{10}/g) ?? []).map((digits) => `${kind}-${digits}.bin`);
}

function readPlaces({ places }: Written): Pair[] {
  return places.map((place) => {
    const [label, address] = typeof place === "string" ? [place, place.split(", ").map(slugOf).reverse().join("/")] : place;
    return [address, label];
  });
}

/** The names under which the table is written. */
const enum Name { taken, place, sameKind, kind, sameLevels, levels, all }

function readCatalogue(m: Written): Catalogue {
  let maxDoc = 0;
  let numDocs = 0;
  const schoolYears = m.years.map(([first, count, size, firstDay, lastDay]): SchoolYear => {
    const base = maxDoc;
    maxDoc += size;
    numDocs += count;
    expect(count > 0 && count <= size && maxDoc < maxNumbers, "years");
    return { first, base, size, count, firstDay, lastDay };
  });
  expect(numDocs === m.documents, "years");
  /** Makes a column of documents that have one value or none, and so far none. */
  const newColumn = (values: readonly Pair[]): Column => ({
    values: values.map(([id, label]) => ({ id, label })),
    sets: [[], ...values.map((_, i) => [i])],
    codes: new Uint16Array(maxDoc),
  });
  const district = newColumn(readPlaces(m));
  const kind = newColumn(m.kinds);
  const level = newColumn(m.levels);
  const school_year = newColumn(schoolYears.map(schoolYearID).map((id) => [id, id.replace("-", "–")]));
  schoolYears.forEach(({ base, size }, i) => school_year.codes.fill(i + 1, base, base + size));
  const bits = readBits(fromBase64(m.table), Name.all);
  const levelSets = new Map([[0, 0]]); // the code of each set of levels, bit i for levels[i]

  /** Reads what the table says of one school year. */
  function readTable({ base, size, count }: SchoolYear): void {
    const dense = count === size;
    const width = bitLength(district.values.length - 1);
    let here = 0;
    for (let d = base; d < base + size; d++) {
      if (!dense && !bits.flag(Name.taken)) continue;
      here = dense ? here + bits.num(Name.place) : bits.direct(width);
      district.codes[d] = here + 1;
      kind.codes[d] = bits.flag(Name.sameKind) ? kind.codes[d - 1]! : bits.num(Name.kind);
      level.codes[d] = bits.flag(Name.sameLevels) ? level.codes[d - 1]! : levelCode(bits.num(Name.levels));
      expect(here < district.values.length && kind.codes[d]! <= kind.values.length, "table");
    }
  }

  function levelCode(set: number): number {
    expect(set < 2 ** level.values.length, "table");
    const code = levelSets.get(set) ?? levelSets.size;
    levelSets.set(set, code);
    return code;
  }

  schoolYears.forEach(readTable);
  bits.end();
  const sets = Array.from(levelSets.keys(), (set) => level.values.flatMap((_, i) => ((set >>> i) & 1 ? [i] : [])));
  return { numDocs, maxDoc, schoolYears, columns: { district, school_year, kind, level: { ...level, sets } }, lexicon: readLexicon(m.lexicon) };
}
