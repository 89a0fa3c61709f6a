/** Whether a query may be misspelt, and whether another spelling is better (docs/search.md, section 4). Pure. */
import type { Evaluation } from "./evaluation";
import type { QueryTerm } from "./query";
import { isBareSyllable, key, takeTone, term, withTone } from "./vi";
import { doubtfulIDF, offerTimes, strictClauses } from "./weights";

/** Lists the query terms that hardly any document holds and that may be misspelt, in the order of the query. */
export function doubtfulTerms({ match, plan, query, scores }: Evaluation): QueryTerm[] {
  if (match.whole && plan.plain > strictClauses) return [];
  return query.sequences.flatMap(({ terms }, i) =>
    terms.filter(({ start, end }, j) => {
      const idf = scores.idf[plan.sequences[i]!.clauses[j]!]!;
      return (!idf || idf >= doubtfulIDF) && mayBeMisspelt(query.text.slice(start, end));
    }),
  );
}

/** Whether a token that hardly any document holds may be a slip: no syllable, no capitals, not without a vowel (w is one of Telex), no name with a digit. */
function mayBeMisspelt(written: string): boolean {
  const marked = term(written);
  const bare = key(marked);
  const right = withTone(...takeTone(marked)) ?? (marked === bare && isBareSyllable(bare));
  return !right && /[aeiouyw]/.test(bare) && /\p{Ll}/u.test(written) && (bare.length > 2 || !/\p{Nd}/u.test(bare));
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
