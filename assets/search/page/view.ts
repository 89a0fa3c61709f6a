/**
 * What the page shows: the lists to browse when nothing is asked, the answer,
 * why there is none. Changes are announced once they stand still.
 */
import type { Results } from "../types";
import { countChosen, filtered, readAddress, writeAddress, type State } from "./address";
import { fill, make, part } from "./dom";
import type { Way } from "./fewer";
import { apart, hitItems } from "./hits";
import { chips, link, pager, tips } from "./links";
import type { Panel } from "./panel";
import type { Recent } from "./recent";
import { openSheet } from "./sheet";
import { lastPage, pageSize } from "./source";
import type { Wording } from "./wording";

/** Milliseconds before the page says that it is searching: what is quicker is not felt as waiting. */
const patience = 400;

/** Milliseconds without a change before it is announced: typing goes on for less. */
const quiet = 1000;

export interface View {
  /** The button that saves what was found. */
  readonly exporter: HTMLButtonElement;
  /** Nothing is asked. */
  idle(): void;
  /** An answer is on its way. */
  waiting(): void;
  /** The answer; if it is nothing, ways lead to more. */
  found(state: State, results: Results, ways: readonly Way[]): void;
  /** The counts of an answer that is shown. */
  counted(results: Results, state: State): void;
  /** There is no answer, or none yet, for a reason that readers are told; again makes another attempt. */
  failed(why: "failed" | "slow" | "version", again: () => void): void;
  /** Brings the reader, and the focus, to the first hit. */
  start(): void;
}

/** Takes hold of the parts that layouts/search.html lists; filters fills an element with the filters. */
export function openView(root: HTMLElement, recent: Recent, words: Wording, filters: (root: HTMLElement) => Panel): View {
  const area = (name: string): HTMLElement => part(root, `[data-search-${name}]`, HTMLElement);
  const [found, browse, count, notice] = [area("found"), area("browse"), area("count"), area("notice")];
  const [chosen, list, paging] = [area("chips"), area("results"), area("paging")];
  const [alert, tools, panel] = [area("alert"), area("tools"), make("div", { className: "filters" })];
  // A sheet that is open silences the rest of the page: it has a status of its own.
  const statuses = [area("status"), area("sheet-status")];
  const { want, show: showFilters } = filters(panel);
  const sheet = openSheet(root, panel, words, want, start);
  const exporter = part(root, "[data-search-export]", HTMLButtonElement);
  const follows = [...root.querySelectorAll<HTMLElement>("[data-follows]")];
  const title = document.title;
  let searching = 0;
  let announcing = 0;

  function show(answer: boolean, lists: boolean): void {
    clearTimeout(searching);
    clearTimeout(announcing);
    found.hidden = !answer;
    browse.hidden = !lists;
    recent.hide();
    if (!answer) sheet.close();
    if (alert.contains(document.activeElement)) count.focus(); // the button that was pressed goes
    alert.replaceChildren();
    found.removeAttribute("aria-busy");
  }
  function tell(text: string): void {
    for (const status of statuses) status.textContent = text;
  }
  function announce(text: string): void {
    clearTimeout(announcing);
    announcing = setTimeout(tell, quiet, text);
  }
  function start(): void {
    count.focus({ preventScroll: true });
    if (found.getBoundingClientRect().top < 0) found.scrollIntoView();
  }

  return {
    exporter,
    idle() {
      show(false, true);
      recent.show();
      tell("");
      document.title = title;
    },
    waiting() {
      show(true, false);
      found.setAttribute("aria-busy", "true");
      searching = setTimeout(() => {
        tell((count.textContent = words.say("searching")));
        // What was found before is no answer to what is asked now.
        for (const old of [notice, list, paging]) fill(old, []);
        tools.hidden = exporter.hidden = true;
      }, patience);
    },
    found(state, results, ways) {
      const nothing = results.hits.length === 0;
      show(true, nothing);
      const notices = remarks(state, results, words);
      count.textContent = counted(state, results, words);
      fill(notice, [...notices, ...(nothing ? tips(state, ways, words) : [])]);
      found.classList.toggle("nothing", nothing);
      tools.hidden = results.total + (results.partial ?? 0) < 2;
      exporter.hidden = nothing;
      const asked = writeAddress({ ...state, sort: "relevance", page: 1 });
      for (const follow of follows) follow.hidden = writeAddress(readAddress(follow.dataset["follows"] ?? "")) !== asked;
      fill(chosen, chips(results.facets, state, words));
      showFilters(results, state);
      sheet.tell(countChosen(state), results.total, !filtered(state) && !results.total);
      fill(list, hitItems(results, (state.page - 1) * pageSize, state.sort === "date" || !state.query.trim(), words));
      fill(paging, pager(lastPage(results), state, results.unread ? words.say("unread") : "", words));
      document.title = state.query.trim() ? `${state.query.trim()} – ${title}` : title;
      announce([count, ...notices].map((element) => element.textContent).join(". "));
    },
    counted: showFilters,
    failed(why, again) {
      const tried = document.activeElement === count;
      show(false, true);
      const version = why === "version";
      const button = make("button", { type: "button" }, words.say(version ? "reload" : "retry"));
      button.addEventListener("click", version ? () => location.reload() : again);
      alert.replaceChildren(make("p", {}, words.say(why)), make("p", {}, button));
      if (tried) button.focus();
    },
    start,
  };
}

function counted(state: State, results: Results, words: Wording): string {
  const { total, partial = 0, approximate, wordless, hits, unknown, reversed, relaxed, suggestion } = results;
  const query = state.query.trim();
  if (wordless) return words.say("wordless", { query });
  if (unknown && !hits.length) return unknown.map(({ value }) => words.say("unknown", { label: some([value]) })).join(" ");
  if (reversed) return words.say("reversed");
  if (!hits.length) return query ? words.say("nothing", { query }) : words.say("nothing_chosen");
  const before = (state.page - 1) * pageSize;
  const first = before + 1;
  const last = before + hits.length;
  if (relaxed && !suggestion?.applied) return words.say("partial_range", { first, last, total });
  if (!apart(results, before)) return words.say("range", { first, last, total: total + partial });
  if (before >= total) return words.say("partial_range", { first: first - total, last: last - total, total: partial });
  if (total === 1) return words.say("one");
  return words.say(approximate ? "about" : "range", { first, last: Math.min(last, total), total });
}

/** Lists words, of which endless ones are shortened. */
function some(words: readonly string[]): string {
  return words.map((word) => word.replace(/^(.{40}).+$/su, "$1…")).join(", ");
}

/** Says openly what was searched for instead of what was typed, and what the answer lacks. */
function remarks(state: State, { hits, suggestion, relaxed, missing, uncorrected, unread, unknown }: Results, words: Wording): HTMLElement[] {
  const made: HTMLElement[] = [];
  if (unknown && hits.length) made.push(...unknown.map(({ value }) => make("p", {}, words.say("unknown", { label: value }))));
  if (suggestion?.applied) {
    const exact = link({ ...state, page: 1, exact: true }, words.say("exact", { query: state.query.trim() }));
    made.push(make("p", {}, words.say("corrected", { query: suggestion.query }), " ", exact));
  } else if (suggestion) {
    made.push(make("p", {}, link({ ...state, page: 1, query: suggestion.query }, words.say("offer", { query: suggestion.query }))));
  }
  if (missing) made.push(make("p", {}, words.say("missing", { words: some(missing) })));
  if (relaxed) made.push(make("p", {}, words.say("relaxed")));
  if (uncorrected) made.push(make("p", {}, words.say("uncorrected")));
  if (unread && !hits.length) made.push(make("p", {}, words.say("unread")));
  return made;
}
