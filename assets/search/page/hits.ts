/** The hits, as cards like those of the site's lists (layouts/_partials/card.html). */
import type { Hit } from "../types";
import { make, marked } from "./dom";
import type { Wording } from "./wording";

/** Makes the items of the list of results. */
export function hitItems(hits: readonly Hit[], words: Wording): HTMLLIElement[] {
  return hits.map((hit) => make("li", {}, card(hit, words)));
}

function card(hit: Hit, words: Wording): HTMLElement {
  const href = hit.url + (hit.fragment ? "#" + hit.fragment : "");
  const years = words.say("in_school_year", { years: hit.school_year.replace("-", "–") });
  return make(
    "article",
    { className: "card" },
    make("p", { className: "card-facts" }, make("time", { dateTime: hit.date }, words.day(hit.date)), " ", make("span", {}, hit.place)),
    make("h3", { lang: "vi" }, make("a", { href }, ...marked(hit.title, hit.title_ranges))),
    make("p", { className: "card-excerpt", lang: "vi" }, ...marked(hit.excerpt.text, hit.excerpt.ranges)),
    make("p", { className: "card-facts" }, years),
  );
}
