/** From a query's text to its answer: as it was typed, in another spelling, or without its quotes. */
import { failing, isKind } from "./errors";
import { type Evaluation, isByDate, order } from "./evaluation";
import type { Narrowing } from "./filter";
import { hits } from "./hits";
import { findMatches } from "./match";
import { parse } from "./parse";
import { holders } from "./phrase";
import { planQuery, wanted } from "./plan";
import { completePrefix, isUnfinished, prefixTerm } from "./prefix";
import { type Query, type QueryTerm, withoutQuotes, wordless } from "./query";
import { score } from "./score";
import type { Store } from "./store";
import { doubtfulTerms, isBetter, mayApply, missingTerms } from "./suggestion";
import { withSynonyms } from "./synonyms";
import type { Results, SearchOptions } from "./types";
import { verify } from "./verify";
import { defaultLimit } from "./weights";

/** Milliseconds that an answer waits for what it can do without: pages give up on a search after ten seconds. */
const patience = 6000;

/** Answers a query; root is the path of the site, with a slash at its end. */
export async function search(store: Store, root: string, text: string, options: SearchOptions): Promise<Results> {
  const typed = parse(text);
  // While more is typed, an unfinished syllable is not worth its posting lists.
  const unfinished = options.typing && prefixTerm(typed)?.start;
  const evaluation = await evaluateCorrected(store, unfinished ? parse(text.slice(0, unfinished)) : typed, options);
  const results = await answer(evaluation, root);
  const { query, plan } = evaluation;
  if (results.total || results.partial || !plan.phrases || plan.phrases === plan.sequences.length) return results;
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
  if (!doubtful.length || typed.uncorrected) return typed;
  const respelt = correct(typed.query, doubtful, store).then(async (text) => ({ text, other: text === query.text ? typed : await evaluate(store, parse(text), options) }));
  const read = await soon(respelt);
  if (!read) return { ...typed, uncorrected: true };
  const { text, other } = read;
  if (!isBetter(other, typed)) return typed;
  const applied = mayApply(typed);
  return { ...(applied ? other : typed), suggestion: { query: text, applied } };
}

/** Corrects a query by what few queries need, which is fetched with the syllables. */
async function correct(query: Query, doubtful: readonly QueryTerm[], store: Store): Promise<string> {
  const [syllables, { correct }] = await Promise.all([store.syllables(), import("./correct.js").catch(failing("correct.js"))]);
  return correct(query, doubtful, syllables);
}

/** What filters mean, and counts of open facets, is fetched when a query has some. */
const narrower = () => import("./narrow.js").catch(failing("narrow.js"));

/** Reads the filters of a query. */
async function narrow(store: Store, options: SearchOptions, query: Query): Promise<Narrowing> {
  const { filters = {}, from, to } = options;
  if (!from && !to && !query.filters.length && !Object.values(filters).some((values) => values.length)) return { selection: [], unknown: [], meant: [] };
  return (await narrower()).narrow(store, options, query);
}

/** Waits for what an answer can do without; gives undefined if it cannot be had, or not soon. */
function soon<T>(work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, patience);
    const failed = (error: unknown): void => (isKind("LoadError", error) ? resolve(undefined) : reject(error as Error));
    void work.then(resolve, failed).finally(() => clearTimeout(timer));
  });
}

/** Finds what matches a query. */
async function evaluate(store: Store, typed: Query, options: SearchOptions): Promise<Evaluation> {
  const c = store.catalogue;
  const written = withSynonyms(typed, c.lexicon);
  prepareTies(store, written);
  if (!options.uncounted) narrower().then(({ columnsOf }) => columnsOf(store)).catch(() => undefined);
  let [lists, narrowing] = await Promise.all([readPostings(store, written), narrow(store, options, typed)]);
  const prefix = prefixTerm(written);
  let uncorrected = false;
  if (prefix && isUnfinished(prefix, !!lists.postings.keys.get(prefix.keys[0]!)!.forms.length)) {
    const syllables = await soon(store.syllables());
    uncorrected = !syllables;
    const completed = completePrefix(written, prefix, syllables ?? []);
    if (completed !== written) lists = await readPostings(store, completed);
  }
  const { plan, excluded, postings } = lists;
  const scores = score(plan, postings, c);
  const required = wordless(lists.query) ? [() => false] : holders(plan, postings, c.maxDoc);
  const match = findMatches(c, plan, scores, narrowing.selection, required, holders(excluded, postings, c.maxDoc), options.partial);
  return { ...lists, store, options, narrowing, scores, match, uncorrected };
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
  const [plan, excluded] = [planQuery(query.sequences, query.text), planQuery(query.excluded, query.text)];
  const { keys, bigrams } = wanted(plan, excluded);
  return { query, plan, excluded, postings: await store.postings(keys, bigrams) };
}

/** Makes the results of an evaluation: order, one page of hits, what is known of the total. */
async function answer(e: Evaluation, root: string): Promise<Results> {
  const { store, options, query, match, narrowing, suggestion, uncorrected } = e;
  const { offset = 0, limit = defaultLimit, typing, uncounted } = options;
  const from = Math.max(0, offset);
  const to = from + Math.max(0, limit);
  const missing = missingTerms(e);
  const ordered = order(e);
  const { docIDs, total, partial, approximate, unread } = e.plan.phrases && !typing
    ? await verify(e, ordered, from, to)
    : { docIDs: await ordered(to, from), total: match.docIDs.length, partial: match.partial.length, approximate: false, unread: 0 };
  const { unknown, meant, reversed } = narrowing;
  const page = hits(e, docIDs.slice(from), root, !isByDate(e));
  const counts = uncounted ? {} : soon(narrower().then(({ count }) => count(store, narrowing, options, query, match.counted)));
  const [facets, found] = await Promise.all([counts, page]);
  return {
    total,
    ...(partial && { partial }),
    ...(approximate && { approximate }),
    ...(unread && { unread }),
    ...(wordless(query) && { wordless: true }),
    ...(missing.length && { missing }),
    ...(match.relaxed && { relaxed: true }),
    hits: found,
    facets: facets ?? {},
    ...(!facets && { uncounted: true }),
    ...(suggestion && { suggestion }),
    ...(uncorrected && { uncorrected }),
    ...(unknown.length && { unknown }),
    ...(meant.length && { meant }),
    ...(reversed && { reversed }),
  };
}
