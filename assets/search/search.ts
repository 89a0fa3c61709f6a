/** From a query's text to its answer: as it was typed, corrected, or read less strictly. */
import { answer } from "./answer";
import { ask, type Asked } from "./ask";
import { correct } from "./correct";
import { parseQuery, type Query } from "./query";
import type { Store } from "./store";
import type { Room } from "./tally";
import type { Results, SearchOptions, Suggestion } from "./types";

// When another reading is looked for, and when it is told of; the Go package
// internal/search says why.
const enum Doubt { weight = 160, slots = 3, times = 8 }

/** Answers a query; root is the path of the site, with a slash at its end. */
export async function search(store: Store, room: Room, root: string, text: string, options: SearchOptions): Promise<Results> {
  const asks = (query: Query): Promise<Asked> => ask(store, room, query, options);
  let asked = await asks(parseQuery(text));
  const { query, plan, weights, match } = asked;
  const doubtful = query.runs.flatMap((run, i) =>
    run.slots.filter((_, j) => {
      const weight = weights[plan.runs[i]!.groups[j]!]!;
      return !options.exact && (!weight || weight >= Doubt.weight) && (!match.whole || plan.plain <= Doubt.slots);
    }),
  );
  const corrected = doubtful.length ? correct(text, doubtful, await store.words()) : text;
  let suggestion: Suggestion | undefined;
  if (corrected !== text) {
    const better = await asks(parseQuery(corrected));
    const applied = !match.strict;
    if (applied ? better.match.strict : better.match.whole > Doubt.times * match.whole) {
      if (applied) asked = better;
      suggestion = { query: corrected, applied };
    }
  }
  const results = { ...(await answer(store, asked, options, root)), ...(suggestion && { suggestion }) };
  const { runs } = asked.query;
  const phrases = runs.filter(({ phrase }) => phrase).length;
  if (results.total || !phrases || phrases === runs.length) return results;
  // Phrases beside plain words: better the words of the phrases than nothing.
  const unquoted = await asks({ ...asked.query, runs: runs.map((run) => ({ ...run, phrase: false })) });
  return { ...results, ...(await answer(store, unquoted, options, root)), relaxed: true };
}
