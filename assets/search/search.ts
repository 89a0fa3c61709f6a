/** From a query's text to its answer: as it was typed, corrected, or read less strictly. */
import { answer } from "./answer";
import { evaluate, type Evaluation, prefixTerm } from "./ask";
import { loadError } from "./errors";
import { parseQuery, type Query, type QueryTerm } from "./query";
import type { Store } from "./store";
import type { Results, SearchOptions, Suggestion } from "./types";

// When another reading is looked for, and when it is told of; the Go package
// internal/search says why.
const enum Doubt { weight = 160, slots = 3, times = 8 }

/** Corrects a query by what few queries need, which is fetched with the words. */
async function correct(text: string, doubtful: readonly QueryTerm[], store: Store): Promise<string> {
  const module = import("./correct.js").catch((error: unknown) => {
    throw loadError("correct.js", error);
  });
  const [words, { correct }] = await Promise.all([store.syllables(), module]);
  return correct(text, doubtful, words);
}

/** Answers a query; root is the path of the site, with a slash at its end. */
export async function search(store: Store, root: string, text: string, options: SearchOptions): Promise<Results> {
  const asks = (query: Query): Promise<Evaluation> => evaluate(store, query, options);
  const typed = parseQuery(text);
  const last = prefixTerm(typed);
  // While more is typed, an unfinished syllable is not worth its lists.
  let asked = await asks(options.typing && last?.start ? parseQuery(text.slice(0, last.start)) : typed);
  const { query, plan, weights, match } = asked;
  const certain = options.exact || options.typing || (match.whole && plan.plain > Doubt.slots);
  const doubts = query.sequences
    .flatMap(({ terms: slots }, i) => slots.map((slot, j) => ({ ...slot, weight: weights[plan.sequences[i]!.clauses[j]!]! })))
    .filter(({ weight }) => !certain && (!weight || weight >= Doubt.weight));
  const corrected = doubts.length ? await correct(text, doubts, store) : text;
  let suggestion: Suggestion | undefined;
  if (corrected !== text) {
    const better = await asks(parseQuery(corrected));
    if (match.strict ? better.match.whole > Doubt.times * match.whole : better.match.strict) {
      suggestion = { query: corrected, applied: !match.strict || (!match.whole && !doubts.some(({ weight }) => weight)) };
      if (suggestion.applied) asked = better;
    }
  }
  const results = { ...(await answer(store, asked, options, root)), ...(suggestion && { suggestion }) };
  const { sequences } = asked.query;
  if (results.total || new Set(sequences.map(({ phrase }) => phrase)).size < 2) return results;
  // Phrases beside plain words: better the words of the phrases than nothing.
  const unquoted = await asks({ ...asked.query, sequences: sequences.map((sequence) => ({ ...sequence, phrase: false })) });
  return { ...results, ...(await answer(store, unquoted, options, root)), relaxed: true };
}
