/**
 * What is written in more than one way: abbreviations, days, months and school
 * years in queries and texts (docs/search.md, section 6). The twin of the Go
 * package internal/lexicon; both run its vectors. Pure.
 */
import { spaces } from "./vi";

/** A part of a line that has another form. */
interface Synonym {
  /** Of the synonym set, the day ("20190819"), the month ("201908"), the school year ("20182019") or the number ("2111600", "9.9", "100%"). */
  readonly key: string;
  /** In UTF-16 units of the line. */
  readonly length: number;
  /** Whether it is an abbreviation written out. */
  readonly long?: boolean;
  /** The keys of what an abbreviation stands for, the first of several. */
  readonly words?: string;
}

/** Finds the longest synonym at a place of a line. */
export type Lexicon = (line: string, at: number) => Synonym | undefined;

const calendar =
  "(?:(?:ngay )?(0?[1-9]|[12]\\d|3[01])(?: ?[-/.] ?| thang )|thang |(?=\\d\\d? ?/ ?(?:19|20)\\d\\d(?! ?[-/] ?\\d)))(0?[1-9]|1[0-2])(?: ?[-/.] ?| nam )(\\d{4})" +
  "|(\\d{4})(?: ?[-/.] ?)(0?[1-9]|1[0-2])(?: ?[-/.] ?)(0?[1-9]|[12]\\d|3[01])" +
  "|(?:(?:nam hoc|nh) )?([12]\\d{3})(?: ?[-/] ?| (?=\\d{4}))(\\d\\d(?:\\d\\d)?)";

/** The end of a token. */
const end = "(?![\\p{L}\\p{Nd}])";
/** A number with its marks: thousands parted by one kind of them, decimals, a percent sign behind it. */
const number = "((?:[1-9]\\d{0,2}(?:(?:\\.\\d{3})+|(?:,\\d{3})+|(?: \\d{3})+)|\\d+))(?:[.,](\\d+))?(?![.,]?\\d)(?=( ?%)?)";

/** Reads the manifest's lines, each a synonym set. */
export function readLexicon(lines: readonly string[]): Lexicon {
  const forms = lines.flatMap((line) => {
    const [longs = "", short = longs.replace(/(\S)\S* ?/g, "$1")] = line.split("=").reverse();
    const key = short.replace(/&/g, "");
    const parted = short.replace(/\//g, " ?/ ?").replace(/&/g, "(?: ?[-&/.,+] ?| va | )");
    const written = longs.split(";").map((words) => words.replace(/ /g, "(?: ?[-,] ?| )"));
    return [key, parted, ...written].map((form, i) => ({ form, key, long: i > 1, words: longs.replace(/;.*/, "") }));
  });
  forms.sort((a, b) => b.form.length - a.form.length);
  const any = new RegExp([`(?:${calendar})${end}`, number, ...forms.map(({ form }) => `(${form})${end}`)].join("|"), "uy");
  return (line, at) => {
    any.lastIndex = at;
    const match = any.exec(line);
    if (!match) return;
    const [{ length }, day, month, year, isoYear, isoMonth, isoDay, first, second, whole, decimals = "", percent = "", ...found] = match;
    const next = `${+first! + 1}`;
    if (month && !day && line[at]! < "a" && /(?:\d ?[/.] ?|\b(?:ki|qui|khoa|dot|lan|vong|so) )$/.test(line.slice(Math.max(0, at - 6), at))) return; // "32/8/2019", "quý 2/2021"
    if (month || isoDay) return { length, key: [year ?? isoYear, month ?? isoMonth, day ?? isoDay].map((n) => n?.padStart(2, "0")).join("") };
    if (whole) {
      const key = whole.replace(/\D/g, "") + `.${decimals}`.replace(/\.?0*$/, "") + percent.trim();
      const plain = key === whole && length === whole.length;
      return plain || /\d[.,]/.test(line.slice(at - 2, at)) ? undefined : { length, key };
    }
    if (!first) return { length, ...forms.find((_, i) => found[i])! };
    return next.endsWith(second!) ? { length, key: first + next } : undefined;
  };
}

/** A part of a row of tokens, from … to but not including to. */
export interface Part<T> {
  readonly from: number;
  readonly to: number;
  /** What use made of a synonym; undefined for a single token. */
  readonly used: T | undefined;
}

/** Cuts a row of keys into tokens and the synonyms for which there is some use; between gives the text behind a token. */
export function partsOf<T>(keys: readonly string[], between: (i: number) => string, lexicon: Lexicon, use: (synonym: Synonym) => T | undefined): Part<T>[] {
  let line = "";
  const ends = keys.map((key, i) => {
    const end = (line += key).length;
    line += between(i).replace(spaces, (s) => (s.includes("\n") ? "\n" : " ")).replace(/[‑–—−]/g, "-");
    return end;
  });
  const parts: Part<T>[] = [];
  for (let to = 0; to < keys.length; ) {
    const from = to++;
    const start = ends[from]! - keys[from]!.length;
    const synonym = lexicon(line, start);
    const last = synonym ? ends.indexOf(start + synonym.length) : -1; // a number may end within a token ("12a1")
    const used = last < 0 ? undefined : use(synonym!);
    if (used) to = last + 1;
    parts.push({ from, to, used });
  }
  return parts;
}
