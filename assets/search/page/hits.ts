/** The hits, as cards like those of the site's lists (layouts/_partials/card.html). */
import type { Hit } from "../types";
import { make, marked } from "./dom";
import type { Wording } from "./wording";

/** Makes the items of the list of results; by date, each school year begins with its name. */
export function hitItems(hits: readonly Hit[], byDate: boolean, words: Wording): HTMLLIElement[] {
  return hits.map((hit, i) => {
    const begins = byDate && hit.school_year !== hits[i - 1]?.school_year;
    return make("li", {}, ...(begins ? [make("h3", { className: "year" }, years(hit, words))] : []), card(hit, words));
  });
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
