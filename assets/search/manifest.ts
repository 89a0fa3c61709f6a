/**
 * The manifest (docs/search.md, section 5): its JSON in, the catalogue and the
 * names of all other files out. Pure.
 */
import { type BitReader, readBits } from "./bits";
import { bitLength, fromBase64, toBytes } from "./bytes";
import type { Catalogue, Label, Year } from "./catalogue";
import { damaged, expect, VersionError } from "./errors";

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
    /** The bytes of a page, by pack. */
    readonly sizes: readonly number[];
    readonly files: readonly string[];
  };
  readonly texts: {
    /** The bytes of a slot, by pack. */
    readonly slots: readonly number[];
    readonly files: readonly string[];
  };
  readonly days: {
    readonly file: string;
    /** Where the section of each school year lies. */
    readonly sections: readonly (readonly [start: number, length: number])[];
  };
  readonly words: string;
}

/** More numbers than any archive has: a manifest that says so is damaged. */
const maxNumbers = 2 ** 24;

/** What is asked of JSON that anybody may have sent. */
type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Reads the manifest. */
export function readManifest(text: string): Manifest {
  const m = object(parse(text));
  if (m["format"] !== "khotin-search" || m["version"] !== 1) throw new VersionError("the search has a format that this client does not know");
  const sections: [number, number][] = [];
  const years = readYears(array(m["years"]), sections);
  const keys = object(m["keys"]);
  const pairs = object(m["pairs"]);
  const texts = object(m["texts"]);
  return {
    catalogue: readCatalogue(m, years),
    keys: { first: string(keys["first"]).split(" ").map(toBytes), files: fileNames("k", keys["files"]) },
    pairs: { pages: count(pairs["pages"]), sizes: array(pairs["sizes"]).map(count), files: fileNames("p", pairs["files"]) },
    texts: { slots: array(texts["slots"]).map((units) => 32 * count(units)), files: fileNames("t", texts["files"]) },
    days: { file: fileNames("d", m["days"])[0] ?? "", sections },
    words: fileNames("w", m["words"])[0] ?? "",
  };
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return damaged("manifest");
  }
}

function object(value: Json | undefined): { [name: string]: Json } {
  return value && typeof value === "object" && !Array.isArray(value) ? value : damaged("manifest");
}

function array(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : damaged("manifest");
}

function string(value: Json | undefined): string {
  return typeof value === "string" ? value : damaged("manifest");
}

function integer(value: Json | undefined): number {
  return Number.isSafeInteger(value) ? (value as number) : damaged("manifest");
}

function count(value: Json | undefined): number {
  const n = integer(value);
  return n >= 0 && n < 2 ** 31 ? n : damaged("manifest");
}

/** Gives the names of files of one kind, of which the manifest has five bytes each. */
function fileNames(kind: string, value: Json | undefined): string[] {
  const hex = Array.from(fromBase64(string(value)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return (hex.match(/.{10}/g) ?? []).map((digits) => `${kind}-${digits}.bin`);
}

function readYears(list: Json[], sections: [number, number][]): Year[] {
  let base = 0;
  let start = 0;
  return list.map((entry) => {
    const [first, taken, numbers, firstDay, lastDay, length] = array(entry).map(integer);
    const year: Year = { first: count(first), base, numbers: count(numbers), count: count(taken), firstDay: integer(firstDay), lastDay: integer(lastDay) };
    expect(year.count > 0 && year.count <= year.numbers, "manifest");
    sections.push([start, count(length)]);
    start += count(length);
    base += year.numbers;
    expect(base < maxNumbers, "manifest");
    return year;
  });
}

function readLabels(value: Json | undefined): Label[] {
  return array(value).map((pair) => {
    const [id, label] = array(pair);
    return { id: string(id), label: string(label) };
  });
}

function readPlaces(value: Json | undefined): Label[] {
  return array(value).flatMap((entry) => {
    const [path, label, own, parts] = array(entry);
    const province = { id: string(path), label: string(label) };
    const inside = readLabels(parts).map((part) => ({ id: `${province.id}/${part.id}`, label: `${part.label}, ${province.label}` }));
    return own ? [province, ...inside] : inside;
  });
}

// The names under which the table was written.
const [taken, place, sameKind, kind, sameLevels, levels, names] = [0, 1, 2, 3, 4, 5, 6];

function readCatalogue(m: { [name: string]: Json }, years: Year[]): Catalogue {
  const last = years[years.length - 1];
  const numbers = last ? last.base + last.numbers : 0;
  const c = {
    documents: count(m["documents"]),
    numbers,
    years,
    places: readPlaces(m["places"]),
    kinds: readLabels(m["kinds"]),
    levels: readLabels(m["levels"]),
    place: new Uint16Array(numbers),
    kind: new Uint16Array(numbers),
    levelSet: new Uint32Array(numbers),
  };
  const bits = readBits(fromBase64(string(m["table"])), names);
  for (const year of years) readTable(c, year, bits);
  bits.end();
  return c;
}

/** Reads what the table says of one school year. */
function readTable(c: Catalogue, year: Year, bits: BitReader): void {
  const dense = year.count === year.numbers;
  const width = bitLength(c.places.length - 1);
  let here = 0;
  for (let d = year.base; d < year.base + year.numbers; d++) {
    if (!dense && !bits.flag(taken)) continue;
    here = dense ? here + bits.num(place) : bits.direct(width);
    expect(here < c.places.length, "manifest");
    c.place[d] = here + 1;
    c.kind[d] = bits.flag(sameKind) ? c.kind[d - 1]! : bits.num(kind);
    c.levelSet[d] = bits.flag(sameLevels) ? c.levelSet[d - 1]! : bits.num(levels);
    expect(c.kind[d]! <= c.kinds.length, "manifest");
  }
}
