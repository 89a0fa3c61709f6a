/** From a query's text to its answer: as it was typed, corrected, or read less strictly. */
import { answer } from "./answer";
import { ask, type Asked } from "./ask";
import { loadError } from "./errors";
import { parseQuery, type Query, type Slot } from "./query";
import type { Store } from "./store";
import type { Room } from "./tally";
import type { Results, SearchOptions, Suggestion } from "./types";

// When another reading is looked for, and when it is told of; the Go package
// internal/search says why.
const enum Doubt { weight = 160, slots = 3, times = 8 }

/** Corrects a query by what few queries need, which is fetched with the words. */
async function correct(text: string, doubtful: readonly Slot[], store: Store): Promise<string> {
  const module = import("./correct.js").catch((error: unknown) => Promise.reject(loadError("correct.js", error)));
  const [words, { correct }] = await Promise.all([store.words(), module]);
  return correct(text, doubtful, words);
}

/** Answers a query; root is the path of the site, with a slash at its end. */
export async function search(store: Store, room: Room, root: string, text: string, options: SearchOptions): Promise<Results> {
  const asks = (query: Query): Promise<Asked> => ask(store, room, query, options);
  const typed = parseQuery(text);
  const last = typed.runs.flatMap(({ slots }) => slots).pop();
  // While more is typed, an unfinished syllable is not worth its lists.
  let asked = await asks(options.typing && typed.open && last?.start ? parseQuery(text.slice(0, last.start)) : typed);
  const { query, plan, weights, match } = asked;
  const certain = options.exact || options.typing || (match.whole && plan.plain > Doubt.slots);
  const doubts = query.runs
    .flatMap(({ slots }, i) => slots.map((slot, j) => ({ ...slot, weight: weights[plan.runs[i]!.groups[j]!]! })))
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
  const { runs } = asked.query;
  if (results.total || new Set(runs.map(({ phrase }) => phrase)).size < 2) return results;
  // Phrases beside plain words: better the words of the phrases than nothing.
  const unquoted = await asks({ ...asked.query, runs: runs.map((run) => ({ ...run, phrase: false })) });
  return { ...results, ...(await answer(store, unquoted, options, root)), relaxed: true };
}
