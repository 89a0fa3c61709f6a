/**
 * The manifest (docs/format.md): its JSON in, the catalogue and the
 * names of all other files out. Pure.
 */
import { readBits } from "./bits";
import { fromBase64, hash32, hex, toBytes } from "./bytes";
import type { Catalogue, SchoolYear } from "./catalogue";
import { expect, versionError } from "./errors";
import { readLexicon } from "./lexicon";
import type { Part } from "./loader";
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
  readonly labels: string;
  readonly columns: string;
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
  open: string;
  lexicon: string[];
  keys: { first: string; files: Files };
  pairs: { pages: number; sizes: number[]; files: Files; in_shards: Files };
  texts: { heads: number[]; files: Files };
  days: Files;
  words: Files;
  labels: Files;
  columns: Files;
  values: Files;
}

/** Base64, five bytes for each file; null for none. */
type Files = string | null;

/** Reads the manifest. What it gets wrong is an error, here or where it is used. */
export function readManifest(text: string): Manifest {
  const m = JSON.parse(text) as Written;
  if (m.format !== "khotin-search" || m.version !== 4) throw versionError(`${m.format} ${m.version} is unknown`);
  let start = 0;
  const catalogue = readCatalogue(m);
  const keys = { first: (m.keys.first.match(/[^ ]+/g) ?? []).map(toBytes), files: fileNames("k", m.keys.files) };
  const pairs = { ...m.pairs, inShard: readPairSet(fromBase64(m.pairs.in_shards)), files: fileNames("p", m.pairs.files) };
  const texts = { heads: m.texts.heads.map((units) => 32 * units), files: fileNames("t", m.texts.files) };
  const sections = m.years.map(([, , , , , length]) => ({ start: (start += length) - length, length }));
  const counts = [keys.first.length, pairs.sizes.length, Math.ceil(pairs.pages / pagesPerPack), texts.heads.length, textPacks(catalogue).length];
  expect(`${[keys, pairs, pairs, texts, texts].map(({ files }) => files.length)}` === `${counts}`, "files");
  return { salt: m.salt, catalogue, keys, pairs, texts, days: { file: fileNames("d", m.days)[0]!, sections }, words: fileNames("w", m.words)[0]!, labels: fileNames("l", m.labels)[0]!, columns: fileNames("c", m.columns)[0]!, values: fileNames("v", m.values) };
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
  const newest = schoolYears[schoolYears.length - 1];
  const open = readBits(fromBase64(m.open), 1);
  // Only the newest school year may have gaps.
  expect(schoolYears.every((year) => year === newest || year.count === year.size), "years");
  const taken = newest && newest.count < newest.size ? Uint8Array.from({ length: newest.size }, () => +open.flag(0)) : new Uint8Array();
  open.end();
  const first = maxDoc - taken.length;
  return { numDocs, maxDoc, schoolYears, isTaken: (docID) => docID < first || !!taken[docID - first], lexicon: readLexicon(m.lexicon) };
}
