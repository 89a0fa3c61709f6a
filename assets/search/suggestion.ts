/** Whether a query may be misspelt, and whether another spelling is better (docs/search.md, section 4). Pure. */
import type { Evaluation } from "./evaluation";
import type { QueryTerm } from "./query";
import { isBareSyllable, key, takeTone, term, withTone } from "./vi";
import { doubtfulIDF, offerTimes, strictClauses } from "./weights";

/** Lists the query terms that hardly any document holds and that may be misspelt, or that none holds and that may be a part of one ("chat gpt"), in the order of the query. */
export function doubtfulTerms({ match, plan, query, scores }: Evaluation): QueryTerm[] {
  if (match.whole && plan.plain > strictClauses) return [];
  return query.sequences.flatMap(({ terms }, i) =>
    terms.filter((term, j) => {
      const idf = scores.idf[plan.sequences[i]!.clauses[j]!]!;
      const isRare = !idf || idf >= doubtfulIDF;
      const written = query.text.slice(term.start, term.end);
      return (isRare && (mayBeMisspelt(written) || (isShouted(query.text) && keystrokes.test(written)))) || (!idf && mayBePart(term, terms.length));
    }),
  );
}

/** Whether a query is in capitals alone, whose words may be keystrokes that an input method left undone; one word in capitals is an abbreviation. */
export function isShouted(text: string): boolean {
  return !/\p{Ll}/u.test(text);
}

/** A token in capitals with a key of Telex or VNI. */
const keystrokes = /^\p{Lu}.*(?:[SFRXJW1-9]|AA|DD|EE|OO)/u;

/** Whether a term of so many may have been parted from its neighbour: it is no syllable, and no number. */
function mayBePart({ keys: [key = ""] }: QueryTerm, of: number): boolean {
  return of > 1 && !isBareSyllable(key) && key > ":";
}

/** Letters and digits without a space between them: "TT22", "Q1". */
export const joinedCode = /^(?:[a-z]{2,}|[kpq])(?=[0-9]+$)/;

/** Whether a token that hardly any document holds may be a slip: no syllable, no capitals, not without a vowel (w is one of Telex), no name with a digit. What may be parted before its digits is none of these. */
export function mayBeMisspelt(written: string): boolean {
  const marked = term(written);
  const bare = key(marked);
  const right = withTone(...takeTone(marked)) ?? (marked === bare && isBareSyllable(bare));
  return joinedCode.test(bare) || (!right && /[aeiouyw]/.test(bare) && /\p{Ll}/u.test(written) && (bare.length > 2 || !/\p{Nd}/u.test(bare)));
}

/** Lists what of a query no document holds, as it was typed: of what it is about, not of words that only ask. */
export function missingTerms({ plan, query, scores }: Evaluation): string[] {
  const missing = query.sequences.flatMap(({ terms }, i) =>
    terms.flatMap(({ start, end }, j) => {
      const clause = plan.sequences[i]!.clauses[j]!;
      return scores.idf[clause] || plan.clauses[clause]!.asks ? [] : [query.text.slice(start, end)];
    }),
  );
  return [...new Set(missing)];
}

/** Whether another spelling is worth a word: it finds more, or less of it is in no document. */
export function isBetter(other: Evaluation, typed: Evaluation): boolean {
  if (typed.match.strict) return other.match.whole > offerTimes * typed.match.whole;
  return other.match.strict || missingTerms(other).length < missingTerms(typed).length;
}

/** Whether another spelling may take the place of the one typed: nothing was found, or what was found lacks terms that no document holds. */
export function mayApply({ match, scores }: Evaluation): boolean {
  return !match.strict || (!match.whole && scores.idf.every((idf) => idf < doubtfulIDF));
}
