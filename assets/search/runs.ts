/**
 * What posting lists give points for and a text disproves: words in a row of
 * which it holds only the pairs, or with other marks ("lương giáo viên" in "chất
 * lượng giáo viên"; docs/search.md, section 3). Pure.
 */
import type { Evaluation } from "./evaluation";
import { blocksOf, holdsSequence } from "./phrase";
import type { QueryTerm } from "./query";
import type { ScoredBigram } from "./sequences";
import type { Text } from "./texts";
import { pointsBigram, pointsBigramInTitle, pointsSequence, pointsSequenceInTitle } from "./weights";

/** Lists the sequences of plain words that posting lists say a document's own text holds in a row. */
function unprovenSequences({ plan, scores }: Evaluation, docID: number): number[] {
  const inText = (b: number): boolean => {
    const { docIDs, inText } = scores.bigrams[b]!;
    return !!inText[docIDs.indexOf(docID)];
  };
  return Array.from(plan.sequences.keys()).filter((i) => {
    const { phrase, bigrams } = plan.sequences[i]!;
    return !phrase && bigrams.length > 1 && bigrams.every(inText);
  });
}

/** Gives the points that a text disproves; undefined if the rest of a text that was not read whole may yet prove them. */
export function disproved(e: Evaluation, docID: number, text: Text): number | undefined {
  const unproven = unprovenSequences(e, docID);
  const blocks = unproven.length ? blocksOf(text) : [];
  const stands = (terms: readonly QueryTerm[]): boolean => blocks.some((block) => holdsSequence(block, terms, e.query.text));
  const taken = new Set<number>();
  let lost = 0;
  for (const i of unproven) {
    const { terms } = e.query.sequences[i]!;
    if (stands(terms)) continue;
    if (!text.whole) return;
    const row = e.plan.sequences[i]!.bigrams;
    lost += pointsOfRun(row.map((b) => e.scores.bigrams[b]!), docID);
    row.forEach((b, position) => {
      if (taken.has(b) || stands(terms.slice(position, position + 2))) return;
      taken.add(b);
      lost += pointsOf(e.scores.bigrams[b]!, docID);
    });
  }
  return lost;
}

/** Gives what a document got for a sequence as a whole. */
function pointsOfRun(row: readonly ScoredBigram[], docID: number): number {
  const sum = row.reduce((sum, { idf }) => sum + idf, 0);
  const inTitle = row.every(({ docIDs, inTitle }) => inTitle[docIDs.indexOf(docID)]);
  return (pointsSequence + (inTitle ? pointsSequenceInTitle : 0)) * sum;
}

/** Gives what a document that holds the bigram gets for it. */
function pointsOf({ docIDs, inTitle, idf }: ScoredBigram, docID: number): number {
  return (inTitle[docIDs.indexOf(docID)] ? pointsBigramInTitle : pointsBigram) * idf;
}
