/** The hits, as cards like those of the site's lists (layouts/_partials/card.html). */
import type { Hit, Results } from "../types";
import { make, marked } from "./dom";
import type { Wording } from "./wording";

/** Whether the full matches stand before the partial ones, as but for long questions they do; before are the hits of the pages before. */
export function apart({ hits, total }: Results, before: number): boolean {
  return hits.every(({ partial }, i) => !!partial === before + i >= total);
}

/**
 * Makes the items of the list of results; by date, each school year begins with
 * its name. What has only a part of the words stands behind a line that says so.
 */
export function hitItems(results: Results, before: number, byDate: boolean, words: Wording): HTMLLIElement[] {
  const { hits, total, partial = 0 } = results;
  const first = apart(results, before) ? total - before : -1; // of the partial ones on this page
  const items = hits.map((hit, i) => {
    const begins = byDate && (i === first || hit.school_year !== hits[i - 1]?.school_year);
    return make("li", {}, ...(begins ? [make("h3", { className: "year" }, years(hit, words))] : []), card(hit, words));
  });
  if (partial && first > 0 && first < items.length) items.splice(first, 0, make("li", { className: "part" }, words.say("partial", { total: partial })));
  return items;
}

function years({ school_year }: Hit, words: Wording): string {
  return words.say("in_school_year", { years: school_year.replace("-", "–") });
}

function card(hit: Hit, words: Wording): HTMLElement {
  const href = hit.url + (hit.fragment ? "#" + hit.fragment : "");
  return make(
    "article",
    { className: "card" },
    make("p", { className: "card-facts" }, make("time", { dateTime: hit.date }, words.day(hit.date)), " ", make("span", {}, hit.place)),
    make("h3", { lang: "vi" }, make("a", { href }, ...marked(hit.title, hit.title_ranges))),
    make("p", { className: "card-excerpt", lang: "vi" }, ...marked(hit.excerpt.text, hit.excerpt.ranges)),
    make("p", { className: "card-facts" }, years(hit, words)),
  );
}
