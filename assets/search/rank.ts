/**
 * The order of what was found, no further than it is asked for: days have to be
 * read for ties. Pure but for the days that it asks for.
 */
import { type Catalogue, type SchoolYear, schoolYearOf } from "./catalogue";

/** Gives the days of a school year, by docID less the year's base. */
export type Days = (year: number) => Promise<Int32Array>;

/**
 * Gives the first to of the documents found, or all. Where from is given, those
 * between the two may be out of order among themselves: their own texts tell.
 */
export type Order = (to: number, from?: number) => Promise<readonly number[]>;

/** Gives what the second order gives behind all of the first, which has so many. */
export function oneAfterOther(first: Order, n: number, second: Order): Order {
  return async (to, from) => [...(await first(Math.min(to, n), from)), ...(to > n ? await second(to - n, from && Math.max(0, from - n)) : [])];
}

/** By score; then the newer school year, the newer day, the lower docID. */
export function byRelevance(c: Catalogue, docIDs: readonly number[], score: Int32Array, days: Days): Order {
  // Sorted as numbers: by score and, of equal ones, by docID and so by school year.
  const packed = Float64Array.from(docIDs, (d) => score[d]! * c.maxDoc + d).sort().reverse();
  const found = Array.from(packed, (number) => number % c.maxDoc);

  /** Gives the end of those that have the score and the school year, whose docIDs begin at base, of the document at start. */
  function endOfTie(start: number, base: number): number {
    let end = start + 1;
    while (end < found.length && found[end]! >= base && score[found[end]!] === score[found[start]!]) end++;
    return end;
  }

  /** Orders documents of one school year: newest first, then by docID. */
  async function sortTied(start: number, end: number, base: number, year: number): Promise<void> {
    const day = await days(year);
    const tied = found.slice(start, end).sort((a, b) => day[b - base]! - day[a - base]! || a - b);
    tied.forEach((docID, i) => (found[start + i] = docID));
  }

  return async (to, from) => {
    const ties: Promise<void>[] = [];
    for (let start = 0, end = 0; start < Math.min(to, found.length); start = end) {
      const year = schoolYearOf(c, found[start]!);
      const { base } = c.schoolYears[year]!;
      end = endOfTie(start, base);
      const inside = from !== undefined && start >= from && end <= to;
      if (end - start > 1 && end > (from ?? 0) && !inside) ties.push(sortTied(start, end, base, year));
    }
    await Promise.all(ties);
    return found.slice(0, to);
  };
}

/** What documents are ordered by when it is by date. */
interface DatedDocument {
  readonly day: number;
  readonly score: number;
  readonly docID: number;
}

/** By day, newest first; then by score, then the lower docID. A school year is left out when enough documents are newer than its last day. */
export function byDate({ schoolYears }: Catalogue, docIDs: readonly number[], score: Int32Array, days: Days): Order {
  return async (to) => {
    const dated: DatedDocument[] = [];
    for (const year of newestFirst(schoolYears)) {
      const { base, size, lastDay } = schoolYears[year]!;
      if (dated.filter(({ day }) => day > lastDay).length >= to) break;
      const here = docIDs.filter((d) => d >= base && d < base + size);
      if (!here.length) continue;
      const day = await days(year);
      for (const d of here) dated.push({ day: day[d - base]!, score: score[d]!, docID: d });
    }
    dated.sort((a, b) => b.day - a.day || b.score - a.score || a.docID - b.docID);
    return dated.slice(0, to).map(({ docID }) => docID);
  };
}

/** Gives the indexes of school years by their last day. */
function newestFirst(years: readonly SchoolYear[]): number[] {
  return Array.from(years.keys()).sort((a, b) => years[b]!.lastDay - years[a]!.lastDay || b - a);
}
