/** From a query's text to its answer: as it was typed, corrected, or read less strictly. */
import { answer } from "./answer";
import { ask, type Asked } from "./ask";
import { correct } from "./correct";
import { parseQuery, type Query } from "./query";
import type { Store } from "./store";
import type { Room } from "./tally";
import type { Results, SearchOptions } from "./types";

/** Answers a query; root is the path of the site, with a slash at its end. */
export async function search(store: Store, room: Room, root: string, text: string, options: SearchOptions): Promise<Results> {
  const asks = (query: Query): Promise<Asked> => ask(store, room, query, options);
  const answers = (asked: Asked): Promise<Results> => answer(store, asked, options, root);
  const asked = await asks(parseQuery(text));
  const { query, plan, weights, match } = asked;
  if (!match.strict && !options.exact) {
    const unknown = query.runs.flatMap((run, i) => run.slots.filter((_, j) => !weights[plan.runs[i]!.groups[j]!]));
    const corrected = unknown.length ? correct(text, unknown, await store.words()) : text;
    const better = corrected === text ? asked : await asks(parseQuery(corrected));
    if (better.match.strict) return { ...(await answers(better)), suggestion: { query: corrected, applied: true } };
  }
  const results = await answers(asked);
  const phrases = query.runs.filter(({ phrase }) => phrase).length;
  if (results.total || !phrases || phrases === query.runs.length) return results;
  // Phrases beside plain words: better the words of the phrases than nothing.
  const unquoted = query.runs.map((run) => ({ ...run, phrase: false }));
  return { ...(await answers(await asks({ ...query, runs: unquoted }))), relaxed: true };
}
