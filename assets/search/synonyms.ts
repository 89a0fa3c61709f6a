/** What is written in more than one way, in queries (docs/search.md, section 6). Pure. */
import { type Lexicon, partsOf } from "./lexicon";
import type { Query, QueryTerm } from "./query";

/** Gives the query with every abbreviation that is parted ("GD & ĐT") and every date and number with marks in plain words as one term, under the key that the index has for all its forms. */
export function withSynonyms(query: Query, lexicon: Lexicon): Query {
  const sequences = query.sequences.map(({ terms, phrase }) => ({ terms: phrase ? terms : joinSynonyms(query.text, terms, lexicon), phrase }));
  return { ...query, sequences };
}

function joinSynonyms(text: string, terms: readonly QueryTerm[], lexicon: Lexicon): QueryTerm[] {
  const between = (i: number): string => text.slice(terms[i]!.end, terms[i + 1]?.start);
  // "thắng 7" without its marks is a month.
  const keys = terms.map(({ keys: [key = ""], term }) => (key !== "thang" || term === "tháng" ? key : term || key));
  const parts = partsOf(keys, between, lexicon, ({ key, long }) => !long && key);
  return parts.map(({ from, to, used }) => {
    const term = terms[from]!;
    const end = terms[to - 1]!.end;
    return used && (to > from + 1 || used !== term.keys[0]) ? { keys: [used], term: "", start: term.start, end: used.endsWith("%") ? Math.max(end, text.indexOf("%", end) + 1) : end } : term;
  });
}
