/**
 * The order of what was found, no further than it is asked for: days have to be
 * read for ties. Pure but for the days that it asks for.
 */
import { type Catalogue, schoolYearOf } from "./catalogue";

/** Gives the days of a school year, by number less the year's base. */
export type Days = (year: number) => Promise<Int32Array>;

/**
 * Gives the first to of the write-ups found, or all. Where from is given, those
 * between the two may be out of order among themselves: their own texts tell.
 */
export type Order = (to: number, from?: number) => Promise<readonly number[]>;

/** By points; then the newer school year, the newer day, the lower number. */
export function byRelevance(c: Catalogue, numbers: Uint32Array, scores: Int32Array, days: Days): Order {
  // Sorted as numbers: by points and, of equal ones, by number and so by school year.
  const keys = Float64Array.from(numbers, (d, i) => scores[i]! * c.maxDoc + d).sort().reverse();
  const found = Array.from(keys, (key) => key % c.maxDoc);
  const score = (i: number): number => Math.floor(keys[i]! / c.maxDoc);

  /** Gives the end of those that are tied with the write-up at a place. */
  function endOfTie(start: number): number {
    const { base } = c.schoolYears[schoolYearOf(c, found[start]!)]!;
    let end = start + 1;
    while (end < found.length && found[end]! >= base && score(end) === score(start)) end++;
    return end;
  }

  async function settle(start: number, end: number): Promise<void> {
    const year = schoolYearOf(c, found[start]!);
    const { base } = c.schoolYears[year]!;
    const day = await days(year);
    const tied = found.slice(start, end).sort((a, b) => day[b - base]! - day[a - base]! || a - b);
    tied.forEach((number, i) => (found[start + i] = number));
  }

  return async (to, from) => {
    const ties: Promise<void>[] = [];
    for (let start = 0, end = 0; start < Math.min(to, found.length); start = end) {
      end = endOfTie(start);
      const inside = from !== undefined && start >= from && end <= to;
      if (end - start > 1 && end > (from ?? 0) && !inside) ties.push(settle(start, end));
    }
    await Promise.all(ties);
    return found.slice(0, to);
  };
}

/** By day, newest first; then by points, then the lower number. */
export function byDate(c: Catalogue, numbers: Uint32Array, scores: Int32Array, days: Days): Order {
  return async (to) => {
    const entries: [day: number, score: number, number: number][] = [];
    // Years whose last day is older than enough write-ups are not read.
    const years = Array.from(c.schoolYears.keys()).sort((a, b) => c.schoolYears[b]!.lastDay - c.schoolYears[a]!.lastDay || b - a);
    for (const year of years) {
      const { base, size: length, lastDay } = c.schoolYears[year]!;
      if (entries.filter(([day]) => day > lastDay).length >= to) break;
      const here = Array.from(numbers.keys()).filter((i) => numbers[i]! >= base && numbers[i]! < base + length);
      if (!here.length) continue;
      const day = await days(year);
      for (const i of here) entries.push([day[numbers[i]! - base]!, scores[i]!, numbers[i]!]);
    }
    entries.sort((a, b) => b[0] - a[0] || b[1] - a[1] || a[2] - b[2]);
    return entries.slice(0, to).map(([, , number]) => number);
  };
}
