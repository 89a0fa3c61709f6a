/** From a query's text to its answer: as it was typed, in another spelling, or without its quotes. */
import { loadError } from "./errors";
import type { Evaluation } from "./evaluation";
import { choose } from "./filter";
import { hits } from "./hits";
import { findMatches } from "./match";
import { parse } from "./parse";
import { holders } from "./phrase";
import { planQuery, wanted } from "./plan";
import { completePrefix, prefixTerm } from "./prefix";
import { type Query, type QueryTerm, withoutQuotes } from "./query";
import { byDate, byRelevance } from "./rank";
import { score } from "./score";
import type { Store } from "./store";
import { doubtfulTerms, isBetter, mayApply } from "./suggestion";
import { withSynonyms } from "./synonyms";
import type { Results, SearchOptions } from "./types";
import { verify } from "./verify";
import { defaultLimit } from "./weights";

/** Answers a query; root is the path of the site, with a slash at its end. */
export async function search(store: Store, root: string, text: string, options: SearchOptions): Promise<Results> {
  const typed = parse(text);
  // While more is typed, an unfinished syllable is not worth its posting lists.
  const unfinished = options.typing && prefixTerm(typed)?.start;
  const evaluation = await evaluateCorrected(store, unfinished ? parse(text.slice(0, unfinished)) : typed, options);
  const results = await answer(evaluation, root);
  const { query, plan } = evaluation;
  if (results.total || !plan.phrases || plan.phrases === plan.sequences.length) return results;
  // Phrases beside plain words: better the words of the phrases than nothing.
  const unquoted = await evaluate(store, withoutQuotes(query), options);
  return { ...results, ...(await answer(unquoted, root)), relaxed: true };
}

/**
 * Evaluates a query, in another spelling where some of its terms may be
 * misspelt. Nothing that was found is lost by that.
 */
async function evaluateCorrected(store: Store, query: Query, options: SearchOptions): Promise<Evaluation> {
  const typed = await evaluate(store, query, options);
  const doubtful = options.exact || options.typing ? [] : doubtfulTerms(typed);
  const text = doubtful.length ? await correct(query.text, doubtful, store) : query.text;
  if (text === query.text) return typed;
  const other = await evaluate(store, parse(text), options);
  if (!isBetter(other, typed)) return typed;
  const applied = mayApply(typed);
  return { ...(applied ? other : typed), suggestion: { query: text, applied } };
}

/** Corrects a query by what few queries need, which is fetched with the syllables. */
async function correct(text: string, doubtful: readonly QueryTerm[], store: Store): Promise<string> {
  const module = import("./correct.js").catch((error: unknown) => {
    throw loadError("correct.js", error);
  });
  const [syllables, { correct }] = await Promise.all([store.syllables(), module]);
  return correct(text, doubtful, syllables);
}

/** Finds what matches a query. */
async function evaluate(store: Store, typed: Query, options: SearchOptions): Promise<Evaluation> {
  const c = store.catalogue;
  const written = withSynonyms(typed, c.lexicon);
  prepareTies(store, written);
  let lists = await readPostings(store, written);
  const prefix = prefixTerm(written);
  if (prefix && !lists.postings.keys.get(prefix.keys[0]!)!.forms.length) {
    const completed = completePrefix(written, prefix, await store.syllables());
    if (completed !== written) lists = await readPostings(store, completed);
  }
  const { query, plan, excluded, postings } = lists;
  const scores = score(plan, postings, c);
  const selection = choose(c, options.filters ?? {}, query);
  const match = findMatches(c, plan, scores, selection, holders(plan, postings, c.maxDoc), holders(excluded, postings, c.maxDoc));
  return { ...lists, store, options, scores, match };
}

/** Many documents have the same score for one syllable: the days of the newest will be asked for. */
function prepareTies({ catalogue, days }: Store, { sequences }: Query): void {
  const [sequence, more] = sequences;
  if (more || sequence?.terms.length !== 1) return;
  // What fails now fails again when it is needed.
  for (const year of Array.from(catalogue.schoolYears.keys()).slice(-2)) days(year).catch(() => undefined);
}

/** Plans a query and gets all posting lists at once, those of exclusions too. */
async function readPostings(store: Store, query: Query) {
  const [plan, excluded] = [planQuery(query.sequences), planQuery(query.excluded)];
  const { keys, bigrams } = wanted(plan, excluded);
  return { query, plan, excluded, postings: await store.postings(keys, bigrams) };
}

/** Makes the results of an evaluation: order, one page of hits, what is known of the total. */
async function answer(e: Evaluation, root: string): Promise<Results> {
  const { store, match, suggestion } = e;
  const { offset = 0, limit = defaultLimit, sort = e.query.sequences.length ? "relevance" : "date", typing } = e.options;
  const from = Math.max(0, offset);
  const to = from + Math.max(0, limit);
  const order = (sort === "date" ? byDate : byRelevance)(store.catalogue, match.docIDs, e.scores.score, store.days);
  const { docIDs, total, approximate } = e.plan.phrases && !typing
    ? await verify(e, order, from, to)
    : { docIDs: await order(to, from), total: match.docIDs.length, approximate: false };
  return {
    total,
    ...(approximate && { approximate }),
    ...(match.relaxed && { relaxed: true }),
    hits: await hits(e, docIDs.slice(from), root, sort !== "date"),
    facets: match.facets,
    ...(suggestion && { suggestion }),
  };
}
