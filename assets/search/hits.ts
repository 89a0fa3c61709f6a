/** One page of results, with what only the texts tell. */
import { schoolYearID, schoolYearOf } from "./catalogue";
import { type Evaluation, heldIDF, isPartial } from "./evaluation";
import { type Highlighter, newHighlighter } from "./highlight";
import { fullFirst } from "./match";
import { disproved } from "./runs";
import { Depth } from "./store";
import type { Text } from "./texts";
import type { Hit } from "./types";
import { askTexts } from "./verify";
import { enoughPart } from "./weights";

/** Reads the texts of one page of results and cuts their excerpts; root is the path of the site, with a slash at its end. */
export async function hits(e: Evaluation, docIDs: readonly number[], root: string, byScore: boolean): Promise<Hit[]> {
  const highlighter = newHighlighter(e.plan, e.scores.idf, e.store.catalogue.lexicon);
  const found = await askTexts(e.store, e.options.typing ? Depth.lead : Depth.head, docIDs, (text, i) => {
    const docID = docIDs[i]!;
    const made = hit(e, highlighter, docID, text, root);
    return made && { hit: made, docID };
  });
  // Days were not read for ties within the page.
  const age = ({ hit }: { hit: Hit }): string => hit.school_year + hit.date;
  const ranked = fullFirst(e.plan, e.match, e.scores);
  const sides = (a: { hit: Hit }, b: { hit: Hit }): number => (ranked ? +!!a.hit.partial - +!!b.hit.partial : 0);
  if (byScore) found.sort((a, b) => sides(a, b) || b.hit.score - a.hit.score || (age(a) < age(b) ? 1 : age(a) > age(b) ? -1 : a.docID - b.docID));
  return found.map(({ hit }) => hit);
}

/** Makes one hit; undefined if the rest of a text that was not read whole may hold a better passage, or a row of words that has its points. */
function hit(e: Evaluation, highlighter: Highlighter, docID: number, text: Text, root: string): Hit | undefined {
  const c = e.store.catalogue;
  const { excerpt, fragment, value } = highlighter.excerpt((text.summary && `${text.summary}\n`) + text.body, text.whole);
  const lost = disproved(e, docID, text);
  if (!e.options.typing && !text.whole && (lost === undefined || enoughPart * value < heldIDF(e, docID))) return;
  const ranges = highlighter.ranges(text.title);
  return {
    url: root + text.address,
    title: text.title,
    ...(ranges.length && { title_ranges: ranges }),
    date: text.date,
    district: text.place.id,
    place: text.place.label,
    school_year: schoolYearID(c.schoolYears[schoolYearOf(c, docID)]!),
    score: e.scores.score[docID]! - (lost ?? 0),
    ...(isPartial(e, docID) && { partial: true }),
    excerpt,
    ...(fragment && { fragment }),
  };
}
