/**
 * What is written in more than one way: abbreviations, days, months and school
 * years in queries and texts (docs/search.md, section 6). The twin of the Go
 * package internal/lexicon; both run its vectors. Pure.
 */
import { fromBytes, toBytes } from "./bytes";
import { type Query, space } from "./query";

/** What stands at a place of a line: its key, its length there, whether it is written out. */
interface Synonym {
  readonly key: string;
  readonly length: number;
  readonly long?: boolean;
}

/** Finds the longest reading at a place of a line. */
export type Lexicon = (line: string, at: number) => Synonym | undefined;

const calendar =
  "(?:(?:ngay )?(0?[1-9]|[12]\\d|3[01])(?: ?[-/.] ?| thang )|thang )(0?[1-9]|1[0-2])(?: ?[-/.] ?| nam )(\\d{4})" +
  "|(?:(?:nam hoc|nh) )?([12]\\d{3})(?: ?[-/] ?| (?=\\d{4}))(\\d\\d(?:\\d\\d)?)";

/** White space, all of it. */
export const spaces = new RegExp(`[${space}]+`, "g");

/** Reads the manifest's lines. */
export function readLexicon(lines: readonly string[]): Lexicon {
  const forms = lines.flatMap((line) => {
    const [longs = "", short = longs.replace(/(\S)\S* ?/g, "$1")] = line.split("=").reverse();
    const key = short.replace(/&/g, "");
    const parted = short.replace("/", " ?/ ?").replace(/&/g, "(?: ?[-&/.,+] ?| va | )");
    const spelt = longs.split(";").map((words) => words.replace(/ /g, "(?: ?[-,] ?| )"));
    return [key, parted, ...spelt].map((form, i) => ({ form, key, long: i > 1 }));
  });
  forms.sort((a, b) => b.form.length - a.form.length);
  const any = new RegExp(`(?:${[calendar, ...forms.map(({ form }) => `(${form})`)].join("|")})(?![\\p{L}\\p{Nd}])`, "uy");
  return (line, at) => {
    any.lastIndex = at;
    const match = any.exec(line);
    if (!match) return;
    const [{ length }, day, month, year, first, second, ...found] = match;
    const next = `${+first! + 1}`;
    if (month) return { length, key: [year, month, day].map((n) => n?.padStart(2, "0")).join("") };
    if (!first) return { length, ...forms[found.findIndex((form) => form)]! };
    return next.endsWith(second!) ? { length, key: first + next } : undefined;
  };
}

/** Cuts a row of keys into parts: tokens, and the readings for which there is some use. */
export function partsOf<T>(keys: readonly string[], between: (i: number) => string, lexicon: Lexicon, use: (reading: Synonym) => T | undefined) {
  let line = "";
  const ends = keys.map((key, i) => {
    const end = (line += key).length;
    line += between(i).replace(spaces, (s) => (s.includes("\n") ? "\n" : " ")).replace(/[‑–—−]/g, "-");
    return end;
  });
  const parts: { from: number; to: number; used: T | undefined }[] = [];
  for (let to = 0; to < keys.length; ) {
    const from = to++;
    const start = ends[from]! - keys[from]!.length;
    const reading = lexicon(line, start);
    const used = reading && use(reading);
    if (used) to = ends.indexOf(start + reading.length) + 1;
    parts.push({ from, to, used });
  }
  return parts;
}

/** Gives a query with each part of its plain words that is one thing as one slot. */
export function withSynonyms(query: Query, lexicon: Lexicon): Query {
  const sequences = query.sequences.map((sequence) => {
    const { terms, phrase } = sequence;
    if (phrase) return sequence;
    const between = (i: number): string => query.text.slice(terms[i]!.end, terms[i + 1]?.start);
    const parts = partsOf(terms.map(({ keys }) => fromBytes(keys[0]!)), between, lexicon, ({ key, long }) => !long && toBytes(key));
    return { terms: parts.map(({ from, to, used }) => (used && to > from + 1 ? { keys: [used], term: "", start: terms[from]!.start, end: terms[to - 1]!.end } : terms[from]!)), phrase };
  });
  return { ...query, sequences };
}
