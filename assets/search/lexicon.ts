/**
 * What is written in more than one way: abbreviations, days, months and school
 * years in queries and texts (docs/search.md, section 6). The twin of the Go
 * package internal/lexicon; both run its vectors. Pure.
 */
import { fromBytes, toBytes } from "./bytes";
import { type Query, type Slot, space } from "./query";
import { keyOf, term } from "./terms";
import { tokenize } from "./vi";

/** One abbreviation and what it stands for. */
export interface Family {
  readonly key: string;
  /** Patterns of the abbreviation: in one, and in several tokens; "" for none. */
  readonly shorts: readonly string[];
  /** The keys of what it stands for. */
  readonly longs: readonly (readonly string[])[];
}

/** Finds the key of what stands at a place of a line, and its length there. */
export type Scan = (line: string, at: number) => { key: string; length: number } | undefined;

export interface Lexicon {
  readonly families: readonly Family[];
  /** Finds what in a query is one thing in several tokens. */
  readonly scan: Scan;
}

const day = "(0?[1-9]|[12]\\d|3[01])";
const month = "(0?[1-9]|1[0-2])";
const calendar =
  `(?:(?:ngay )?${day}(?: ?[-/.] ?| thang )|thang )${month}(?: ?[-/.] ?| nam )(\\d{4})` +
  "|(?:(?:nam hoc|nh) )?([12]\\d{3})(?: ?[-/] ?| (?=\\d{4}))(\\d\\d(?:\\d\\d)?)";

/** White space, all of it. */
export const spaces = new RegExp(`[${space}]+`, "g");

/** Reads the manifest's lines. */
export function readLexicon(lines: readonly string[]): Lexicon {
  const families = lines.flatMap((line): Family[] => {
    const [parts = [], ...longs] = line.split(";").map((words) => tokenize(words).map(({ text }) => keyOf(term(text))));
    const loose = parts.some((part) => !part[1]);
    const key = parts.join(loose ? "/" : "");
    const parted = parts[1] ? parts.join(loose ? " ?/ ?" : "(?: ?[-&/.,+] ?| va | )") : "";
    return line[0] === "?" ? [] : [{ key, shorts: [loose ? "" : key, parted], longs }];
  });
  return { families, scan: makeScan(families, ({ shorts }) => shorts.slice(1)) };
}

/** Makes what finds some forms of the families, or the calendar. */
export function makeScan(families: readonly Family[], formsOf: (family: Family) => readonly string[]): Scan {
  const forms = families
    .flatMap((family) => formsOf(family).map((form) => ({ form, key: family.key })))
    .filter(({ form }) => form)
    .sort((a, b) => b.form.length - a.form.length);
  const any = new RegExp(`(?:${[calendar, ...forms.map(({ form }) => `(${form})`)].join("|")})(?![\\p{L}\\p{M}\\p{Nd}])`, "uy");
  return (line, at) => {
    any.lastIndex = at;
    const match = any.exec(line);
    if (!match) return;
    const [{ length }, day = "", month, year, first, second, ...found] = match;
    const next = `${+first! + 1}`;
    if (month) return { key: year + month.padStart(2, "0") + (day && day.padStart(2, "0")), length };
    if (!first) return { key: forms[found.findIndex((form) => form)]!.key, length };
    return next.endsWith(second!) ? { key: first + next, length } : undefined;
  };
}

/** Makes what gives the key of the reading that starts at a token, and the token behind it. */
export function readRow(text: string, tokens: readonly { start: number; end: number }[], keys: readonly string[], scan: Scan) {
  let line = "";
  const ends = tokens.map(({ end }, i) => {
    const between = text.slice(end, tokens[i + 1]?.start);
    const at = (line += keys[i]).length;
    line += between.includes("\n") ? "\n" : between.replace(spaces, " ").replace(/[‑–—−]/g, "-");
    return at;
  });
  return (i: number): { key: string; to: number } | undefined => {
    const at = ends[i]! - keys[i]!.length;
    const found = scan(line, at);
    return found && { key: found.key, to: ends.indexOf(at + found.length) + 1 };
  };
}

/** Gives a query with each reading of its plain words as one slot. */
export function withReadings(query: Query, { scan }: Lexicon): Query {
  const runs = query.runs.map(({ slots, phrase }) => {
    const at = readRow(query.text, slots, slots.map(({ keys }) => fromBytes(keys[0]!)), scan);
    const read: Slot[] = [];
    for (let i = 0; i < slots.length; ) {
      const slot = slots[i]!;
      const reading = phrase ? undefined : at(i);
      i = reading?.to ?? i + 1;
      read.push(reading ? { keys: [toBytes(reading.key)], term: "", start: slot.start, end: slots[i - 1]!.end } : slot);
    }
    return { slots: read, phrase };
  });
  return { ...query, runs };
}
