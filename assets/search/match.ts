/**
 * Which write-ups match (docs/search.md, section 2), and the facets counted
 * over them. Pure.
 */
import type { Catalogue } from "./catalogue";
import { facets, facetValues, fails, type Selection } from "./filters";
import type { QueryPlan } from "./plan";
import type { Accumulators } from "./tally";
import type { Facets, FacetValue } from "./types";

// How much of the plain words must be found; the Go package internal/search
// says what was measured.
const enum Need { strictSlots = 3, longSlots = 8, longLess = 2, shareSlots = 4, fewResults = 10 }

export interface Match {
  /** Something is found that holds as much as is asked for at first. */
  readonly strict: boolean;
  /** How many write-ups hold all plain words. */
  readonly whole: number;
  /** No write-up that matches holds all plain words. */
  readonly relaxed: boolean;
  /** The write-ups, ascending. */
  readonly docIDs: Uint32Array;
  /** Their points, by the same index. */
  readonly scores: Int32Array;
  readonly facets: Facets;
}

/** Finds the write-ups that match; excluded says by number which are left out. */
export function findMatches(c: Catalogue, plan: QueryPlan, tally: Accumulators, selection: Selection, excluded?: Uint8Array): Match {
  const counts = facetValues(c).map((values) => new Uint32Array(values.length));
  // What may match: everything that holds what is never relaxed.
  const hard = (d: number): boolean => c.locality[d] !== 0 && tally.must[d] === tally.musts && !excluded?.[d];
  const n = plan.plain;
  const phrases = plan.sequences.some(({ phrase }) => phrase);
  const share = n > Need.longSlots ? 4 : 2;
  const heavy = (d: number): boolean => !phrases && n > Need.shareSlots && share * tally.carry[d]! >= tally.weight;

  const held = new Uint32Array(256);
  let always = 0;
  let whole = 0;
  each(c, (year, d) => {
    if (!hard(d) || fails(c, selection, year, d)) return;
    if (tally.held[d] === n) whole++;
    if (heavy(d)) always++;
    else held[tally.held[d]!]!++;
  });
  const { need, strict } = settle(n, phrases, held, always);

  const found: number[] = [];
  each(c, (year, d) => {
    if (!hard(d) || (tally.held[d]! < need && !heavy(d))) return;
    const failed = fails(c, selection, year, d);
    if (!failed) found.push(d);
    if (!failed || failed === 1) counts[0]![c.locality[d]! - 1]!++;
    if (!failed || failed === 2) counts[1]![year]!++;
    if ((!failed || failed === 4) && c.kind[d]) counts[2]![c.kind[d]! - 1]!++;
    if (!failed || failed === 8) for (let set = c.levelSet[d]!; set; set &= set - 1) counts[3]![31 - Math.clz32(set & -set)]!++;
  });
  const docIDs = Uint32Array.from(found);
  const scores = Int32Array.from(found, (d) => tally.score[d]!);
  const relaxed = found.length > 0 && n > 0 && whole === 0;
  return { strict, whole, relaxed, docIDs, scores, facets: listFacets(c, counts, selection) };
}

/** Visits every number of every school year. */
function each(c: Catalogue, visit: (year: number, d: number) => void): void {
  c.schoolYears.forEach(({ base, size }, year) => {
    for (let d = base; d < base + size; d++) visit(year, d);
  });
}

/** Finds how many of n groups are needed, given how many write-ups hold each number of them. */
function settle(n: number, phrases: boolean, held: Uint32Array, always: number): { need: number; strict: boolean } {
  const most = n <= Need.strictSlots ? n : n <= Need.longSlots ? n - (n >> 2) : n - Need.longLess;
  const half = (n + 1) >> 1;
  let need = most;
  const found = (): number => held.subarray(need).reduce((sum, count) => sum + count, always);
  const mayLower = (all: number): boolean =>
    need > 1 && (need > n - (n >> 2) || !phrases) && (all === 0 || (all < Need.fewResults && n > Need.strictSlots && need > half));
  const strict = found() > 0;
  while (mayLower(found())) need--;
  return { need, strict };
}

function listFacets(c: Catalogue, counts: readonly Uint32Array[], selection: Selection): Facets {
  const values = facetValues(c).map((labels, f) =>
    labels.flatMap(({ id, label }, i): FacetValue[] => {
      const count = counts[f]![i]!;
      return count > 0 || selection[f]?.has(i) ? [{ value: id, label, count }] : [];
    }),
  );
  values[0]!.sort((a, b) => b.count - a.count);
  values[1]!.reverse();
  return Object.fromEntries(facets.map((facet, f) => [facet, values[f]!])) as unknown as Facets;
}
