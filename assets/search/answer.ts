/**
 * From what matches to what is shown: the order, one page of hits with their
 * excerpts, what is known of the total.
 */
import type { Evaluation } from "./ask";
import { type Catalogue, schoolYearID, schoolYearOf } from "./catalogue";
import { makeHighlighter } from "./excerpt";
import { phraseTest } from "./phrase";
import { byDate, byRelevance, type Order } from "./rank";
import { Depth, type Store } from "./store";
import type { Text } from "./texts";
import type { Hit, Results, SearchOptions } from "./types";

/** Hits of one answer if nothing else is said. */
const defaultLimit = 10;

/** How many texts are read for one query's phrases. */
const maxVerified = 100;

/** Makes the answer; root is the path of the site, with a slash at its end. */
export async function answer(store: Store, asked: Evaluation, options: SearchOptions, root: string): Promise<Results> {
  const { match, query } = asked;
  const from = Math.max(0, options.offset ?? 0);
  const to = from + Math.max(0, options.limit ?? defaultLimit);
  const sort = options.sort ?? (query.sequences.length ? "relevance" : "date");
  const order = (sort === "date" ? byDate : byRelevance)(store.catalogue, match.docIDs, match.scores, (year) => store.days(year));
  const total = match.docIDs.length;
  const page = !options.typing && query.sequences.some(({ phrase }) => phrase)
    ? await verified(store, asked, order, from, to)
    : { numbers: await order(to, from), total, approximate: false };
  return {
    total: page.total,
    ...(page.approximate && { approximate: true }),
    ...(match.relaxed && { relaxed: true }),
    hits: await hits(store, asked, page.numbers.slice(from), root, sort !== "date", options.typing),
    facets: match.facets,
  };
}

/** Reads texts in the order of the results until enough are known to hold the phrases. */
async function verified(store: Store, { query, match }: Evaluation, order: Order, from: number, enough: number) {
  const test = phraseTest(query.sequences);
  const candidates = match.docIDs.length;
  const most = Math.min(candidates, maxVerified);
  const numbers: number[] = [];
  let read = 0;
  while (numbers.length < enough && read < most) {
    // All of a batch is read: its own order can wait unless the page begins within it.
    const batch = (await order(Math.min(read + enough - numbers.length, maxVerified), from ? undefined : read)).slice(read);
    const holds = await inTexts(store, Depth.slot, batch, (text) => test(text) || (text.whole ? false : undefined));
    numbers.push(...batch.filter((_, i) => holds[i]));
    read += batch.length;
  }
  return { numbers, total: candidates - (read - numbers.length), approximate: read < candidates };
}

/** Asks the beginning of each text, and the whole text where that cannot tell. */
async function inTexts<T>(store: Store, depth: Depth, numbers: readonly number[], tell: (text: Text, i: number) => T | undefined): Promise<T[]> {
  const told = (await store.texts(numbers, depth)).map(tell);
  const rest = Array.from(told.keys()).filter((i) => told[i] === undefined);
  const whole = await store.texts(rest.map((i) => numbers[i]!), Depth.whole);
  rest.forEach((i, j) => (told[i] = tell(whole[j]!, i)));
  return told as T[];
}

async function hits(store: Store, asked: Evaluation, numbers: readonly number[], root: string, byScore: boolean, typing = false): Promise<Hit[]> {
  const { match, plan, weights } = asked;
  const cutter = makeHighlighter(plan, weights, store.catalogue.lexicon);
  const found = await inTexts(store, typing ? Depth.lead : Depth.slot, numbers, (text, i) => {
    const number = numbers[i]!;
    const { excerpt, fragment, value } = cutter.excerpt((text.summary && `${text.summary}\n`) + text.body, text.whole);
    if (!typing && !text.whole && 4 * value < asked.weightHeld(number)) return undefined;
    const ranges = cutter.ranges(text.title);
    const hit: Hit = {
      url: root + text.address,
      title: text.title,
      ...(ranges.length > 0 && { title_ranges: ranges }),
      date: text.date,
      ...where(store.catalogue, number),
      score: match.scores[match.docIDs.indexOf(number)]!,
      excerpt,
      ...(fragment && { fragment }),
    };
    return { hit, number };
  });
  const age = ({ hit }: { hit: Hit }): string => hit.school_year + hit.date;
  if (byScore) found.sort((a, b) => b.hit.score - a.hit.score || (age(a) < age(b) ? 1 : age(a) > age(b) ? -1 : a.number - b.number));
  return found.map(({ hit }) => hit);
}

function where(c: Catalogue, number: number): Pick<Hit, "district" | "place" | "school_year"> {
  const { id, label } = c.localities[c.locality[number]! - 1]!;
  return { district: id, place: label, school_year: schoolYearID(c.schoolYears[schoolYearOf(c, number)]!) };
}
