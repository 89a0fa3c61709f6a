/** What people write for a day, or for more than one (docs/search.md, section 1). Pure. */

import { fold, spaces } from "./vi";

/** The first year of "2018-2019", "2018 – 2019" or "2018"; "" if a text names no school year. */
export function firstYear(text: string): string {
  const [first = "", second] = text.match(/\d{4}/g) ?? [];
  return !second || +second === +first + 1 ? first : "";
}

const dateWords = /(?:ngay|thang|nam hoc|nam|nh) /g;
const dateParts = /^(\d{1,4})(?: ?[-–—/. ] ?(\d{1,4}))?(?: ?[-–—/. ] ?(\d{1,2}|\d{4}))?$/;

/**
 * The first and the last day that a text means, counted from 1970-01-01: a day,
 * a month, a year, or a school year, which begins on 1 September; with their
 * words, too ("tháng 9 năm 2018").
 */
export function spanOf(text: string): readonly [first: number, end: number] | undefined {
  const plain = fold(text).replace(spaces, " ").trim().replace(dateWords, "");
  const parts = dateParts.exec(plain)?.slice(1).filter(Boolean);
  if (!parts) return;
  const dayFirst = parts[0]!.length < 4;
  if (dayFirst) parts.reverse();
  const wrong = ({ length }: string, i: number): boolean => ((length === 4) !== (i === 0) && (i !== 1 || parts.length > 2)) || length === 3;
  const [y = 0, m = 0, d = 0] = parts.map(Number);
  if (parts.some(wrong) || y < 1000) return;
  if (parts.length === 1) return [dayOf(y, 1, 1), dayOf(y + 1, 1, 0)];
  // "2018-19" too.
  if (parts[1]!.length === 4 || (m > 12 && !parts[2] && !dayFirst)) return m === y + 1 || m === (y + 1) % 100 ? [dayOf(y, 9, 1), dayOf(y + 1, 9, 0)] : undefined;
  if (m < 1 || m > 12) return;
  if (parts.length === 2) return [dayOf(y, m, 1), dayOf(y, m + 1, 0)];
  const day = dayOf(y, m, d);
  return d > 0 && day <= dayOf(y, m + 1, 0) ? [day, day] : undefined;
}

/** Counts days from 1970-01-01; day 0 is the last of the month before. */
function dayOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / 864e5;
}
