/**
 * Syllable shards and pair pages (docs/format.md): a file's bytes
 * in, the lists of the keys and pairs that are asked for out. Pure.
 */
import { type BitReader, gapWidth, readBits } from "./bits";
import { checked, fromBytes, hash32, varints } from "./bytes";
import { expect } from "./errors";
import { impactShift } from "./similarity";

/** The write-ups that hold one accented form. */
export interface Form {
  readonly term: string;
  /** Ascending. */
  readonly docIDs: Uint32Array;
  /** By the same index. */
  readonly impacts: Uint8Array;
}

/** The write-ups that hold a key. */
export interface KeyPostings {
  /** None if no write-up holds the key. */
  readonly forms: readonly Form[];
  /** Those whose title begins with the key, ascending. */
  readonly titleStarts: Uint32Array;
}

/** The write-ups that hold a pair. */
export interface BigramPostings {
  /** Ascending. */
  readonly docIDs: Uint32Array;
  /** By the same index: 1 if the bigram is in the title, else 0. */
  readonly inTitle: Uint8Array;
  /** 1 if it is in the text itself, 0 if only in an expansion. */
  readonly inText: Uint8Array;
}

/** How many fingerprints of pairs there are. */
const fingerprints = 2 ** 24;

/** What lists are decoded against. */
export interface Sizes {
  readonly numDocs: number;
  readonly maxDoc: number;
}

/** The lists found in shards. */
export interface Found {
  readonly keys: Map<string, KeyPostings>;
  /** By first key, a space, second key. */
  readonly bigrams: Map<string, BigramPostings>;
}

export const noKeyPostings: KeyPostings = { forms: [], titleStarts: new Uint32Array() };
export const noBigramPostings: BigramPostings = { docIDs: new Uint32Array(), inTitle: new Uint8Array(), inText: new Uint8Array() };

/** The names under which shards and pages are written. */
const enum Name { keys, key, forms, form, same, df, begin, pairs, second, pairdf, list, level, title, count, fingerprint, someRead, read, all }

/** Reads a shard; those of its keys and bigrams that are wanted are added to what was found. */
export function readShard(bytes: Uint8Array, size: Sizes, wanted: { includes(name: string): boolean }, found: Found): void {
  const bits = readBits(checked(bytes), Name.all);
  let name = "";
  for (let left = bits.num(Name.keys) + 1; left > 0; left--) {
    name = bits.str(Name.key, name);
    const text = fromBytes(name);
    const keep = wanted.includes(text);
    const read = readForms(bits, name, size, keep);
    const begins = bits.num(Name.begin);
    const titleStarts = begins ? bits.list(Name.list, begins, size.maxDoc, keep) : noKeyPostings.titleStarts;
    if (keep) found.keys.set(text, { forms: read, titleStarts });
    let other = "";
    for (let more = bits.num(Name.pairs); more > 0; more--) {
      other = bits.str(Name.second, other);
      const pair = `${text} ${fromBytes(other)}`;
      const keepPair = wanted.includes(pair);
      const read = readPair(bits, size, keepPair);
      if (keepPair) found.bigrams.set(pair, read);
    }
  }
  bits.end();
}

function readForms(bits: BitReader, name: string, size: Sizes, keep: boolean): Form[] {
  const read: Form[] = [];
  let term = name;
  for (let left = bits.num(Name.forms) + 1; left > 0; left--) {
    term = bits.flag(Name.same) ? name : bits.str(Name.form, term);
    const length = bits.num(Name.df) + 1;
    const docIDs = bits.list(Name.list, length, size.maxDoc, keep);
    const impacts = new Uint8Array(docIDs.length);
    const shift = impactShift(size.numDocs, length);
    for (let i = 0; i < length; i++) impacts[i] = bits.level(Name.level, shift);
    if (keep) read.push({ term: fromBytes(term), docIDs, impacts });
  }
  return read;
}

function readPair(bits: BitReader, size: Sizes, keep: boolean): BigramPostings {
  const length = bits.num(Name.pairdf) + 1;
  const docIDs = bits.list(Name.list, length, size.maxDoc, keep);
  const inTitle = new Uint8Array(docIDs.length);
  const inText = new Uint8Array(docIDs.length).fill(1);
  for (let i = 0; i < length; i++) inTitle[i] = bits.flag(Name.title);
  if (bits.flag(Name.someRead)) for (let i = 0; i < length; i++) inText[i] = 1 - bits.flag(Name.read);
  return { docIDs, inTitle, inText };
}

/** The page of a pair, one of so many. */
export function pageOf(pair: string, pages: number): number {
  return hash32(2, pair) % pages;
}

/** Finds a pair in its page; none if it is not there. */
export function readPage(bytes: Uint8Array, size: Sizes, pair: string): BigramPostings {
  const payload = checked(bytes);
  const [length, start] = varints(payload, 0, 1) as [number, number];
  expect(start + length <= payload.length, "truncated");
  const bits = readBits(payload.subarray(start, start + length), Name.all);
  const entries = bits.num(Name.count);
  const low = entries && gapWidth(entries, fingerprints);
  const wanted = hash32(3, pair) >>> 8;
  let found = noBigramPostings;
  for (let i = 0, next = 0; i < entries; i++) {
    const at = bits.next(Name.fingerprint, low, next, fingerprints);
    next = at + 1;
    const keep = at === wanted;
    const read = readPair(bits, size, keep);
    if (keep) found = read;
  }
  bits.end();
  return found;
}
