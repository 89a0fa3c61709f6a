/**
 * Text packs, days and words (docs/format.md): bytes in, what they
 * say of write-ups out. Pure.
 */
import { readBits } from "./bits";
import { checked, fromBytes, varints } from "./bytes";
import { type Catalogue, type Label, type SchoolYear, schoolYearID, schoolYearOf } from "./catalogue";
import { expect } from "./errors";
import { octave } from "./similarity";
import { slugOf } from "./vi";

/** What is read of one write-up. */
export interface Text {
  readonly title: string;
  /** Below the site's root, "ha-noi/…/". */
  readonly address: string;
  /** "2006-01-02" */
  readonly date: string;
  /** Its locality. */
  readonly place: Label;
  readonly summary: string;
  /** Blocks separated by newlines. */
  readonly body: string;
  /** Not if the text goes on. */
  readonly whole: boolean;
}

/** A head: the first part of a text's stream, and where the rest is. */
export interface Head {
  readonly stream: Uint8Array;
  /** Bytes of the whole stream. */
  readonly length: number;
  /** Where the tail is, counted from the end of the heads. */
  readonly tail: number;
}

/** The first part of a head, which can be read alone. */
export const leadBytes = 256;

/** Write-ups of one pack. */
const perPack = 128;

/** The numbers from … to but not including to. */
export type Span = readonly [from: number, to: number];

/** Divides the numbers into packs; those of the newest school year, where it has gaps, cover more. */
export function textPacks(c: Catalogue): Span[] {
  const newest = c.schoolYears[c.schoolYears.length - 1];
  const packs: Span[] = [];
  const cut = (from: number, to: number, width: number): void => {
    for (; from < to; from += width) packs.push([from, Math.min(from + width, to)]);
  };
  if (newest) {
    cut(0, newest.base, perPack);
    cut(newest.base, c.maxDoc, perPack * octave(newest.size / newest.count));
  }
  return packs;
}

/** How many write-ups have a number from … to but not including to. */
export function taken(c: Catalogue, from: number, to: number): number {
  let count = 0;
  for (; from < to; from++) count += +c.isTaken(from);
  return count;
}

/** Reads a head, or its lead alone. */
export function readHead(bytes: Uint8Array): Head {
  const lead = bytes.subarray(0, leadBytes);
  const [length, tail, from] = varints(lead, 4, 2) as [number, number, number];
  const start = checked(lead.subarray(0, from + length)).subarray(from - 4);
  const left = length - start.length;
  if (!left || bytes.length <= leadBytes) return { stream: start, length, tail };
  return { stream: join(start, checked(bytes.subarray(leadBytes, leadBytes + 4 + left))), length, tail };
}

/** Puts two parts of a stream together. */
export function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

/** Reads the record of a write-up, whose end may be missing; nothing if there is not even a day. */
export function readRecord(c: Catalogue, number: number, record: string, whole: boolean): Text | undefined {
  const lines = record.split("\n", 5);
  if (lines.length < 5) return;
  const [title = "", written = "", date = "", where = "", summary = ""] = lines;
  const place = readLabel(where);
  const below = `${place.id}/${schoolYearID(c.schoolYears[schoolYearOf(c, number)]!)}`;
  const address = written.includes("/") ? written.replace(/^\//, "") : `${below}/${written}/`;
  return { title, address, date, place, summary, body: record.slice(lines.join().length + 1), whole };
}

/** Reads a label, which is an id's: "Quận Long Biên, Hà Nội" is that of ha-noi/quan-long-bien. One that no id follows from, or that has other names, has these behind itself. */
function readLabel(line: string): Label {
  const [label = "", id = label.split(", ").map(slugOf).reverse().join("/"), ...also] = line.split("\t");
  return { id, label, also };
}

/** Reads the labels of places, of kinds and of levels: one that ends with a comma ends as the one before. */
export function readLabels(text: string): Label[][] {
  const lists: Label[][] = [[]];
  let last = "";
  for (const line of text.split("\n").slice(0, -1)) {
    const read = readLabel(line.endsWith(",") ? `${line} ${last}` : line);
    last = read.label.replace(/^.*, /, "");
    if (line) lists[lists.length - 1]!.push(read);
    else lists.push([]);
  }
  return lists;
}

/** The names under which days and words are written. */
const enum Day { follows, gap, day, all }
const enum In { words, word, class, all }

/** Reads the days of a school year, by number less the year's base, in days since 1970-01-01. */
export function readDays(c: Catalogue, year: SchoolYear, bytes: Uint8Array): Int32Array {
  const bits = readBits(checked(bytes), Day.all);
  const days = new Int32Array(year.size);
  const dense = year.size === year.count;
  for (let i = 0; i < year.size; i++) {
    if (!c.isTaken(year.base + i)) continue;
    days[i] = dense && bits.flag(Day.follows) && i ? days[i - 1]! + bits.num(Day.gap) : year.firstDay + bits.num(Day.day);
    expect(days[i]! <= year.lastDay, "day");
  }
  bits.end();
  return days;
}

/** A frequent syllable, without marks. */
export interface Syllable {
  readonly key: string;
  /** The bit length of the number of write-ups that hold it. */
  readonly class: number;
}

/** Puts the more frequent, in bytes shorter syllable first; their keys are byte strings. */
export function compareSyllables(a: Syllable, b: Syllable): number {
  return b.class - a.class || a.key.length - b.key.length || (a.key < b.key ? -1 : 1);
}

/** Reads the frequent syllables, the most frequent first. */
export function readSyllables(bytes: Uint8Array): Syllable[] {
  const bits = readBits(checked(bytes), In.all);
  const words: Syllable[] = [];
  let word = "";
  for (let left = bits.num(In.words); left > 0; left--) {
    word = bits.str(In.word, word);
    words.push({ key: word, class: bits.num(In.class) });
  }
  bits.end();
  return words.sort(compareSyllables).map((word) => ({ ...word, key: fromBytes(word.key) }));
}
