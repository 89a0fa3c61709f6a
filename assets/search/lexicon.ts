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
  /** The keys of what a day, a month or a percentage is too. */
  readonly wider?: readonly string[];
  /** The keys of what an abbreviation stands for, the first of several. */
  readonly words?: string;
}

/** Finds the longest synonym at a place of a line. */
export type Lexicon = (line: string, at: number) => Synonym | undefined;

/** The end of a token. */
const end = "(?![\\p{L}\\p{Nd}])";
/** A number with its marks: thousands parted by one kind of them, decimals, a percent sign behind it. */
const number = "((?:[1-9]\\d{0,2}(?:(?:\\.\\d{3})+|(?:,\\d{3})+|(?: \\d{3})+)|\\d+))(?:[.,](\\d+))?(?![.,]?\\d)(?=( ?%)?)";

const day = "(0?[1-9]|[12]\\d|3[01])";
const month = "(0?[1-9]|1[0-2])";
/** What may stand behind a month: its year, or nothing that would be one. */
const year = `(?:(?: ?[-/.] ?| nam )(\\d{4})${end}|${end}(?! ?/ ?\\d))`;

/** The first of several days with one month, a day, one with a comma, a month, a day as machines write it, a school year. */
const calendar = [
  `(?:ngay )?${day}(?=(?:(?: ?[-,] ?| va | den | toi )(?:ngay )?${day.replace("(", "(?:")}){1,4}(?: ?/ ?| thang )${month}${year})`,
  `(ngay )?${day}( ?[-/.] ?| thang )${month}${year}`,
  `(?:ngay )?${day}(,)(0[1-9]|1[0-2])${end}(?! ?/ ?\\d)`,
  `(?:thang |(?=\\d\\d? ?/ ?(?:19|20)\\d\\d(?! ?[-/] ?\\d)))${month}${year}`,
  `(\\d{4}) ?[-/.] ?${month} ?[-/.] ?${day}${end}`,
  `(?:nam hoc|nh) (\\d\\d)(?: ?[-/] ?| )(\\d\\d)${end}`,
  `(?:(?:nam hoc|nh) )?([12]\\d{3})(?: ?[-/] ?| (?=\\d{4}))(\\d\\d(?:\\d\\d)?)${end}`,
];
const dates = new RegExp(calendar.join("|"), "uy");

/** Finds something of the calendar at a place of a line. */
function dateAt(line: string, at: number): Synonym | undefined {
  dates.lastIndex = at;
  const match = dates.exec(line);
  if (!match) return;
  const [{ length }, d1, m1, y1, says, d2, sign, m2, y2, d3, comma, m3, m4, y4, y5, m5, d5, short, next, first, second] = match;
  const century = +short! < 50 ? 2000 : 1900;
  if (short) return +next! === (+short + 1) % 100 ? { length, key: `${century + +short}${century + +short + 1}` } : undefined;
  if (first) return `${+first + 1}`.endsWith(second!) ? { length, key: `${first}${+first + 1}` } : undefined;
  const [d, m, y] = [d1 ?? d2 ?? d3 ?? d5, m1 ?? m2 ?? m3 ?? m4 ?? m5!, y1 ?? y2 ?? y4 ?? y5];
  const before = line.slice(Math.max(0, at - 6), at);
  const mark = (sign ?? comma ?? "").trim();
  const isPoint = /[.,]/.test(mark);
  if (m4 && line[at]! < "a" && /(?:\d ?[/.] ?|\b(?:ki|qui|khoa|dot|lan|vong|so) )$/.test(before)) return; // "32/8/2019", "quý 2/2021"
  if (!y && mark < "a" && mark) {
    // Between two numbers these mean other things, too.
    const same = isPoint ? "[.,]" : ` ?${mark} ?`;
    if ((!says && new RegExp(`\\d${same}$`).test(before)) || new RegExp(`^${same}\\d`).test(line.slice(at + length))) return;
    if (mark === "-" && !says && +d! <= +m && d![0] !== "0" && m[0] !== "0") return;
    if (isPoint && (/ /.test(sign ?? "") || /^ ?%/.test(line.slice(at + length)) || (!m[1] && !says))) return;
  }
  const ofMonth = `/${+m}`;
  const ofDay = `/${+d!}${ofMonth}`;
  const ofYear = `${y}${m.padStart(2, "0")}`;
  if (!y) return d ? { length, key: ofDay, ...(!isPoint && { wider: [ofMonth] }) } : { length, key: ofMonth };
  return d ? { length, key: ofYear + d.padStart(2, "0"), wider: [ofYear, ofDay, ofMonth] } : { length, key: ofYear, wider: [ofMonth] };
}

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
  const any = new RegExp([number, ...forms.map(({ form }) => `(${form})${end}`)].join("|"), "uy");
  return (line, at) => {
    const date = dateAt(line, at);
    any.lastIndex = at;
    const match = date ? undefined : any.exec(line);
    if (!match) return date;
    const [{ length }, whole, decimals = "", percent = "", ...found] = match;
    if (!whole) return { length, ...forms.find((_, i) => found[i])! };
    const value = whole.replace(/\D/g, "") + `.${decimals}`.replace(/\.?0*$/, "");
    const key = value + percent.trim();
    const plain = key === whole && length === whole.length;
    return plain || /\d[.,]/.test(line.slice(at - 2, at)) ? undefined : { length, key, ...(percent && { wider: [value] }) };
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
