/** Whether a query may be misspelt, and whether another spelling is better (docs/search.md, section 4). Pure. */
import type { Evaluation } from "./evaluation";
import type { QueryTerm } from "./query";
import { doubtfulIDF, offerTimes, strictClauses } from "./weights";

/** Lists the query terms that hardly any document holds, in the order of the query. */
export function doubtfulTerms({ match, plan, query, scores }: Evaluation): QueryTerm[] {
  if (match.whole && plan.plain > strictClauses) return [];
  return query.sequences.flatMap(({ terms }, i) =>
    terms.filter((_, j) => {
      const idf = scores.idf[plan.sequences[i]!.clauses[j]!]!;
      return !idf || idf >= doubtfulIDF;
    }),
  );
}

/** Whether another spelling is worth a word. */
export function isBetter({ match: other }: Evaluation, { match: typed }: Evaluation): boolean {
  return typed.strict ? other.whole > offerTimes * typed.whole : other.strict;
}

/** Whether another spelling may take the place of the one typed: nothing was found, or what was found lacks terms that no document holds. */
export function mayApply({ match, scores }: Evaluation): boolean {
  return !match.strict || (!match.whole && scores.idf.every((idf) => idf < doubtfulIDF));
}
