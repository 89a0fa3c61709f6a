/** What the page says, in the language of the site: the texts come with the page. */
import { part } from "./dom";

/** The texts of layouts/_partials/search/strings.html; a test compares the two. */
export type Key =
  | "range" | "about" | "one" | "partial" | "partial_range"
  | "searching" | "nothing" | "nothing_chosen" | "wordless" | "tips" | "drop_filters"
  | "relaxed" | "missing" | "corrected" | "exact" | "offer"
  | "uncorrected" | "unread"
  | "failed" | "slow" | "retry" | "version" | "reload"
  | "drop" | "see" | "forget"
  | "filters" | "filters_chosen" | "district" | "school_year" | "kind" | "level" | "organiser" | "person" | "tag" | "from" | "to" | "unknown" | "more" | "remove"
  | "filters_failed" | "find" | "find_place" | "named" | "none_named" | "list" | "parts" | "days" | "from_day" | "to_day" | "days_of" | "outside" | "reversed"
  | "previous" | "next" | "page_of"
  | "title" | "date" | "address" | "excerpt" | "export" | "exporting" | "export_failed"
  | "day" | "in_school_year";

export interface Wording {
  /** A text with its {names} filled; numbers as the language writes them. */
  say(key: Key, values?: Readonly<Record<string, string | number>>): string;
  number(value: number): string;
  /** A day "2019-08-19" as lists of the site have it. */
  day(iso: string): string;
}

/** Reads the texts from the page. */
export function readWording(root: ParentNode): Wording {
  const texts = JSON.parse(part(root, "[data-search-strings]", HTMLScriptElement).text) as Record<Key, string>;
  const lang = document.documentElement.lang;
  const number = (value: number): string => value.toLocaleString(lang);
  const say: Wording["say"] = (key, values = {}) =>
    texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name] ?? whole;
      return typeof value === "number" ? number(value) : value;
    });
  return {
    number,
    say,
    day(iso) {
      const [year = "", month, day] = iso.split("-");
      const name = new Date(iso).toLocaleDateString(lang, { month: "long", timeZone: "UTC" });
      return say("day", { year, month: Number(month), month_name: name, day: Number(day) });
    },
  };
}
