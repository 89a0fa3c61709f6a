/** The points for what only a sequence as a whole tells (docs/search.md, section 3). Pure. */
import type { PlannedSequence, QueryPlan } from "./plan";
import type { PostingLists } from "./postings";
import type { BigramPostings } from "./shard";
import { idf } from "./similarity";
import { halfClauses, pointsRun, pointsSequence, pointsSequenceInTitle, pointsTitleStart } from "./weights";

/** The postings of all combinations of a bigram's keys. */
export interface ScoredBigram extends BigramPostings {
  readonly idf: number;
}

/** Adds to the scores; bigrams are those of the plan. */
export function addSequences(score: Int32Array, plan: QueryPlan, postings: PostingLists, numDocs: number, bigrams: readonly ScoredBigram[]): void {
  const { length } = score;
  plan.sequences.forEach((sequence, which) => {
    const row = sequence.bigrams.map((bigram) => bigrams[bigram]!);
    const [start] = row;
    if (!start) return;
    const saying = firstSaying(plan, sequence);
    const count = new Uint8Array(length); // by docID: how many bigrams the document holds
    const inTitle = new Uint8Array(length); // how many of them in the title
    const first = new Uint8Array(length); // 1 if the first one that does not ask is in the title
    const last = new Uint8Array(length); // behind the last position of one
    matchBigrams();
    addComplete();
    if (!which) addTitleStart();

    /** Tells what each document holds of the sequence, and adds the points for bigrams that follow one another. */
    function matchBigrams(): void {
      row.forEach((bigram, position) =>
        bigram.docIDs.forEach((d, i) => {
          count[d]!++;
          if (position && last[d] === position) score[d]! += pointsRun * (row[position - 1]!.idf + bigram.idf);
          last[d] = position + 1;
          inTitle[d]! += bigram.inTitle[i]!;
          if (position === saying) first[d] = bigram.inTitle[i]!;
        }),
      );
    }

    /** Adds the points for all bigrams of the sequence; a document that holds them all holds the first. */
    function addComplete(): void {
      const sum = row.reduce((sum, { idf }) => sum + idf, 0);
      for (const d of start!.docIDs) {
        if (row.length > 1 && count[d] === row.length) score[d]! += pointsSequence * sum;
        if (inTitle[d] === row.length) score[d]! += pointsSequenceInTitle * sum;
      }
    }

    /** Adds the points for a title that begins with what the sequence is about and holds the bigram that begins with it. */
    function addTitleStart(): void {
      const { keys } = plan.clauses[sequence.clauses[saying]!]!;
      const starts = new Set(keys.flatMap((key) => Array.from(postings.keys.get(key)!.titleStarts)));
      const points = pointsTitleStart * idf(numDocs, starts.size);
      for (const d of starts) if (first[d]) score[d]! += points;
    }
  });
}

/** Gives the position of the first bigram of a sequence with no question word in it, 0 if there is none: a title begins with what a short question is about. */
function firstSaying({ bigrams, clauses, plain }: QueryPlan, sequence: PlannedSequence): number {
  return plain > halfClauses ? 0 : Math.max(0, sequence.bigrams.findIndex((b) => !clauses[bigrams[b]!.first]!.asks && !clauses[bigrams[b]!.second]!.asks));
}
