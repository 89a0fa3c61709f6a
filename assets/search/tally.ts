/**
 * What the lists say about every write-up (docs/search.md, section 3): points,
 * and how much of what is asked for it holds. Pure.
 */
import type { Catalogue } from "./catalogue";
import { combinations, type QueryPlan } from "./plan";
import { noKeyPostings, noBigramPostings, type BigramPostings } from "./shard";
import type { PostingLists } from "./store";
import { Points, saturate, volumes, idf } from "./weight";

/** What the posting lists say of every document, by docID. */
export interface Accumulators {
  /** Points. */
  readonly score: Int32Array;
  /** Groups of plain words that the write-up holds, and their weight. */
  readonly held: Uint8Array;
  readonly carry: Int32Array;
  /** Conditions of phrases that it meets. */
  readonly must: Uint8Array;
  /** How many conditions of phrases there are. */
  musts: number;
  /** The weight of all groups of plain words. */
  weight: number;
  /** By group; 0 if no write-up holds it. */
  readonly weights: number[];
}

/** Adds up everything that a plan asks for. */
export function score(plan: QueryPlan, lists: PostingLists, { numDocs: n, maxDoc }: Catalogue): Accumulators {
  const tally: Accumulators = {
    score: new Int32Array(maxDoc), held: new Uint8Array(maxDoc), carry: new Int32Array(maxDoc), must: new Uint8Array(maxDoc),
    musts: 0, weight: 0, weights: [],
  };
  addGroups(tally, plan, lists, n);
  addTerms(tally, plan, lists, n);
  addRuns(tally, plan, lists, n, addPairs(tally, plan, lists, n));
  return tally;
}

function addGroups(tally: Accumulators, plan: QueryPlan, lists: PostingLists, n: number): void {
  const { score, held, carry, must } = tally;
  const volume = new Int32Array(score.length);
  for (const { keys, plain, phrase } of plan.clauses) {
    const numbers = gather(keys, lists, volume);
    const w = idf(n, numbers.length);
    const carried = w || idf(n, 1);
    for (const d of numbers) {
      score[d]! += Points.syllable * w * saturate(volume[d]!);
      volume[d] = 0;
      held[d]! += +plain;
      carry[d]! += +plain * carried;
      must[d]! += +phrase;
    }
    tally.weight += +plain * carried;
    tally.musts += +phrase;
    tally.weights.push(w);
  }
}

/** Adds up the volumes of all forms of some keys, and lists the write-ups that have any. */
function gather(keys: readonly string[], lists: PostingLists, volume: Int32Array): number[] {
  const found: number[] = [];
  for (const key of keys) {
    for (const { docIDs: numbers, impacts } of lists.keys.get(key)?.forms ?? []) {
      for (let i = 0; i < numbers.length; i++) {
        const d = numbers[i]!;
        if (volume[d] === 0) found.push(d);
        volume[d]! += volumes[impacts[i]!]!;
      }
    }
  }
  return found;
}

function addTerms(tally: Accumulators, plan: QueryPlan, lists: PostingLists, n: number): void {
  for (const { term, clause, phrase } of plan.terms) {
    tally.musts += +phrase;
    const form = plan.clauses[clause]!.keys.flatMap((key) => lists.keys.get(key)?.forms ?? []).find((form) => form.term === term);
    if (!form) continue;
    const w = Points.marks * idf(n, form.docIDs.length);
    form.docIDs.forEach((d, i) => {
      tally.score[d]! += w * saturate(volumes[form.impacts[i]!]!);
      tally.must[d]! += +phrase;
    });
  }
}

/** A pair's list, made one from those of all combinations of keys. */
interface WeighedPair extends BigramPostings {
  readonly weight: number;
}

function addPairs(tally: Accumulators, plan: QueryPlan, lists: PostingLists, n: number): WeighedPair[] {
  return plan.bigrams.map((pair) => {
    const list = merge(combinations(plan.clauses, pair).map((name) => lists.bigrams.get(name) ?? noBigramPostings));
    const w = idf(n, list.docIDs.length);
    tally.musts += +pair.phrase;
    list.docIDs.forEach((d, i) => {
      tally.score[d]! += (list.flags[i]! & 1 ? Points.pairInTitle : Points.pair) * w;
      tally.must[d]! += +pair.phrase & (list.flags[i]! >> 1);
    });
    return { ...list, weight: w };
  });
}

function merge(lists: readonly BigramPostings[]): BigramPostings {
  const [only, ...others] = lists;
  if (only && !others.length) return only;
  const all = new Map<number, number>();
  for (const { docIDs: numbers, flags } of lists) numbers.forEach((d, i) => all.set(d, all.get(d)! | flags[i]!));
  return { docIDs: Uint32Array.from(all.keys()), flags: Uint8Array.from(all.values()) };
}

/** Gives the points for what only a run as a whole tells. */
function addRuns(tally: Accumulators, plan: QueryPlan, lists: PostingLists, n: number, pairs: readonly WeighedPair[]): void {
  const { score } = tally;
  plan.sequences.forEach((run, which) => {
    const row = run.bigrams.map((pair) => pairs[pair]!);
    const [start] = row;
    if (!start) return;
    const { held, inTitle, first } = follow(score, row);
    const all = row.reduce((sum, pair) => sum + pair.weight, 0);
    for (const d of start.docIDs) {
      if (row.length > 1 && held[d] === row.length) score[d]! += Points.run * all;
      if (inTitle[d] === row.length) score[d]! += Points.runInTitle * all;
    }
    if (which > 0) return;
    const begins = new Set(plan.clauses[run.clauses[0]!]!.keys.flatMap((key) => Array.from((lists.keys.get(key) ?? noKeyPostings).titleStarts)));
    const begin = Points.begin * idf(n, begins.size);
    for (const d of begins) if (first[d]) score[d]! += begin;
  });
}

/** How much of one sequence each document holds, by docID. */
interface Matched {
  /** How many of its bigrams. */
  readonly held: Uint8Array;
  /** How many of them in the title. */
  readonly inTitle: Uint8Array;
  /** 1 if the first one is in the title. */
  readonly first: Uint8Array;
}

/** Counts what each write-up holds of a run, and gives the points for three in a row. */
function follow(score: Int32Array, row: readonly WeighedPair[]): Matched {
  const { length } = score;
  const [last, held, inTitle, first] = [new Uint8Array(length), new Uint8Array(length), new Uint8Array(length), new Uint8Array(length)];
  row.forEach((pair, place) => {
    const before = row[place - 1];
    const chain = before ? Points.chain * Math.min(pair.weight, before.weight) : 0;
    pair.docIDs.forEach((d, i) => {
      if (place > 0 && last[d] === place) score[d]! += chain;
      last[d] = place + 1;
      held[d]!++;
      if (!(pair.flags[i]! & 1)) return;
      inTitle[d]!++;
      if (place === 0) first[d] = 1;
    });
  });
  return { held, inTitle, first };
}
