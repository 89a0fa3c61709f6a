/** A query whose last syllable is still being typed (docs/search.md, section 1). Pure. */
import type { Query, QueryTerm } from "./query";
import { questionWords } from "./questions";
import type { Syllable } from "./texts";
import { completions } from "./weights";

/** Gives the query term that is still being typed. What only asks is written out: "gì" is no beginning of "giáo". */
export function prefixTerm({ text, prefix, sequences }: Query): QueryTerm | undefined {
  const { terms } = sequences[sequences.length - 1] ?? { terms: [] };
  return prefix && !questionWords(terms, text).pop() ? terms[terms.length - 1] : undefined;
}

/** Reports whether the archive knows the term that is being typed only as the beginning of syllables: a consonant alone may be an abbreviation ("P."). */
export function isUnfinished({ keys: [key] }: QueryTerm, known: boolean): boolean {
  return !known || /^[^aeiouy]$/.test(key!);
}

/** Gives the query with that term, which is unfinished, as the first of the syllables that begin so; the query itself if none does. */
export function completePrefix(query: Query, prefix: QueryTerm, syllables: readonly Syllable[]): Query {
  const keys = syllables.flatMap(({ key }) => (key.startsWith(prefix.keys[0]!) ? [key] : [])).slice(0, completions);
  if (!keys.length) return query;
  const complete = (term: QueryTerm): QueryTerm => (term === prefix ? { ...term, keys, term: "" } : term);
  return { ...query, sequences: query.sequences.map(({ terms, phrase }) => ({ terms: terms.map(complete), phrase })) };
}
