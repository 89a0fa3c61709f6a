/**
 * The archive's write-ups by number: when, where and what each one is. It is
 * all that filters and facets need. A write-up's number is its place in the
 * order of school year, locality, day and address; in the newest school year
 * the numbers may have gaps. Pure.
 */

import type { Lexicon } from "./lexicon";

/** One school year and its numbers, base to base + numbers - 1. */
export interface SchoolYear {
  /** 2018 for 2018-2019 */
  readonly first: number;
  readonly base: number;
  readonly size: number;
  /** How many of the numbers are taken. */
  readonly count: number;
  /** Of its write-ups, in days since 1970-01-01. */
  readonly firstDay: number;
  readonly lastDay: number;
}

/** An id and what readers see for it. */
export interface Label {
  readonly id: string;
  readonly label: string;
}

export interface Catalogue {
  /** How many write-ups there are. */
  readonly numDocs: number;
  /** One more than the highest number. */
  readonly maxDoc: number;
  /** Oldest first. */
  readonly schoolYears: readonly SchoolYear[];
  readonly localities: readonly Label[];
  readonly kinds: readonly Label[];
  readonly levels: readonly Label[];
  /** By number: 1 + index into places, 0 if no write-up has the number. */
  readonly locality: Uint16Array;
  /** By number: 1 + index into kinds, 0 for none. */
  readonly kind: Uint16Array;
  /** By number: bit i for levels[i]. */
  readonly levelSet: Uint32Array;
  /** The abbreviations that the archive uses. */
  readonly lexicon: Lexicon;
}

/** Writes a school year as filters do, "2018-2019". */
export function schoolYearID({ first }: SchoolYear): string {
  return `${first}-${first + 1}`;
}

/** The index of a number's school year. */
export function schoolYearOf({ schoolYears }: Catalogue, number: number): number {
  let i = schoolYears.length - 1;
  while (i > 0 && schoolYears[i]!.base > number) i--;
  return i;
}
