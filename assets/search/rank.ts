/**
 * The order of what was found, no further than it is asked for: days have to be
 * read for ties. Pure but for the days that it asks for.
 */
import { type Catalogue, yearOf } from "./catalogue";

/** Gives the days of a school year, by number less the year's base. */
export type Days = (year: number) => Promise<Int32Array>;

/** Gives at least the first k of the write-ups found, or all. */
export type Order = (k: number) => Promise<readonly number[]>;

/** By points; then the newer school year, the newer day, the lower number. */
export function byRelevance(c: Catalogue, numbers: Uint32Array, scores: Int32Array, days: Days): Order {
  // Sorted as numbers: by points and, of equal ones, by number and so by school year.
  const keys = Float64Array.from(numbers, (d, i) => scores[i]! * c.numbers + d).sort().reverse();
  const found = Array.from(keys, (key) => key % c.numbers);
  const score = (i: number): number => Math.floor(keys[i]! / c.numbers);
  let settled = 0;
  return async (k) => {
    while (settled < Math.min(k, found.length)) {
      const year = yearOf(c, found[settled]!);
      const { base } = c.years[year]!;
      let end = settled + 1;
      while (end < found.length && found[end]! >= base && score(end) === score(settled)) end++;
      if (end - settled > 1) {
        const day = await days(year);
        const tied = found.slice(settled, end).sort((a, b) => day[b - base]! - day[a - base]! || a - b);
        found.splice(settled, tied.length, ...tied);
      }
      settled = end;
    }
    return found.slice(0, k);
  };
}

/** By day, newest first; then by points, then the lower number. */
export function byDate(c: Catalogue, numbers: Uint32Array, scores: Int32Array, days: Days): Order {
  return async (k) => {
    const entries: [day: number, score: number, number: number][] = [];
    // Years whose last day is older than enough write-ups are not read.
    const years = Array.from(c.years.keys()).sort((a, b) => c.years[b]!.lastDay - c.years[a]!.lastDay || b - a);
    for (const year of years) {
      const { base, numbers: length, lastDay } = c.years[year]!;
      if (entries.filter(([day]) => day > lastDay).length >= k) break;
      const here = Array.from(numbers.keys()).filter((i) => numbers[i]! >= base && numbers[i]! < base + length);
      if (!here.length) continue;
      const day = await days(year);
      for (const i of here) entries.push([day[numbers[i]! - base]!, scores[i]!, numbers[i]!]);
    }
    entries.sort((a, b) => b[0] - a[0] || b[1] - a[1] || a[2] - b[2]);
    return entries.slice(0, k).map(([, , number]) => number);
  };
}
