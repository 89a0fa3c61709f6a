/**
 * The script of the search page: results while the reader types, an address
 * that says what is shown, the browser's way back and forward, keys.
 *
 * In: the page of layouts/search.html, whose comment lists the parts, and the
 * client at /search/client.js. Out: the page. Nothing of the client is loaded
 * before the reader reaches for search. Without this script the page leads to
 * the lists.
 */
import { asks, filtered, inValues, readAddress, writeAddress, type State } from "./page/address";
import { part } from "./page/dom";
import type * as Export from "./page/export";
import type * as Fewer from "./page/fewer";
import type * as Filters from "./page/filters";
import { useKeys } from "./page/keys";
import { openCompletions, readPhrases } from "./page/completions";
import { openRecent } from "./page/recent";
import { openPanel } from "./page/panel";
import { lastPage, openSource } from "./page/source";
import { openView } from "./page/view";
import { readWording } from "./page/wording";
import type { OpenFacet } from "./types";

/** Milliseconds after a keystroke before a first look at what is written out: about the pause of quick typing. */
const typingPause = 120;

/** Milliseconds after a keystroke before the search: a reader who types on waits less. */
const restingPause = 250;

/** Milliseconds after a keystroke before the address changes: Safari allows 100 changes in 30 seconds. */
const addressPause = 400;

/** Milliseconds without an answer after which the page says so and offers another try: nobody waits longer without a word. */
const stallPause = 10_000;

const root = part(document, "[data-search]", HTMLElement);
const form = part(root, "form", HTMLFormElement);
const input = part(root, "[name=q]", HTMLInputElement);
const sort = part(root, "[name=sort]", HTMLSelectElement);
const base = root.dataset["base"] ?? "/";
const words = readWording(root);
const source = openSource(base);
const recent = openRecent(root, base, input, words);
const view = openView(root, recent, words, (panel) => openPanel(panel, () => source.load<typeof Filters>("filters"), words, [root.dataset["first"] ?? "", root.dataset["last"] ?? ""], choose, (facet) => void count(facet)));
const completions = openCompletions(input, part(root, "[data-search-offers]", HTMLElement), readPhrases(root), words, source.suggest, ({ text, kind, url }) => {
  if (url) location.assign(url);
  else void go({ ...state, ...(kind in state.chosen ? { query: "", chosen: { ...state.chosen, [kind]: [text] } } : { query: text }), exact: false, page: 1 });
});

let state = readAddress(location.search);
/** The state whose whole answer is shown, if any. */
let shown: State | undefined;
/** The number of the last search: an answer to an earlier one is out of date. */
let latest = 0;
/** The open facets whose values the reader wants to see. */
const counted = new Set<OpenFacet>();
/** Filters are seen: answers come with their counts. The first one does not wait for these. */
let counting = false;
let failing = false;
/** The last search got no answer in time: the files that it waits for may never come. */
let stalled = false;
let typing = 0;
let resting = 0;
let writing = 0;
let stalling = 0;
/** What was typed so far has a step of the history: more typing makes the next. */
let recorded = true;

const run = (): Promise<void> => look(false);

/** Shows what is found; while the reader types, for the syllables that are written out and at little cost. */
async function look(more: boolean): Promise<void> {
  clearTimeout(typing);
  if (more && !/\S\s/.test(state.query)) return;
  if (!more) clearTimeout(resting);
  clearTimeout(stalling);
  const mine = ++latest;
  shown = undefined;
  if (stalled) source.restart(); // no new question waits behind files that do not come
  failing = stalled = false;
  compact();
  if (!asks(state)) return view.idle();
  view.waiting();
  stalling = setTimeout(() => {
    failing = stalled = true;
    view.failed("slow", run);
  }, stallPause);
  const asked = state;
  const show = await answer(asked, more).catch((error: unknown) => () => {
    failing = true;
    view.failed(error instanceof Error && error.name === "VersionError" ? "version" : "failed", run);
  });
  // What was typed since has made of the question another, unless it only goes on.
  if (mine !== latest || !state.query.startsWith(asked.query)) return;
  clearTimeout(stalling);
  stalled = false;
  show();
  if (!more && !failing) shown = asked;
}

/** Gives what shows the answer to a question; one about a page behind the last leads to that, once. */
async function answer(asked: State, more: boolean): Promise<() => void> {
  const options = { typing: more, facets: [...counted], uncounted: !counting && !filtered(asked) };
  let results = await source.find(asked, options);
  let to = asked;
  if (!results.hits.length && asked.page > lastPage(results)) {
    to = { ...asked, page: lastPage(results) };
    results = await source.find(to, options);
  }
  const help = results.total === 0 && !more && filtered(to);
  const told = inValues(to, results);
  const ways = help ? await source.load<typeof Fewer>("fewer").then(({ fewer }) => fewer(told, results.facets, words, source.find)).catch(() => []) : [];
  return () => {
    if (state === asked && to !== asked) {
      state = to;
      remember(false);
    }
    view.found(told, results, ways);
  };
}

/** Puts the state into the address, as a step of the history or in place of the last. */
function remember(step: boolean): void {
  const address = writeAddress(state);
  if (address === writeAddress(readAddress(location.search))) return;
  history[step ? "pushState" : "replaceState"](null, "", address || location.pathname);
}

function rememberTyping(): void {
  clearTimeout(writing);
  remember(recorded && asks(readAddress(location.search)));
  recorded = false;
}

function record(): void {
  rememberTyping();
  recorded = true;
  recent.add(state.query);
}

function typed(): void {
  state = { ...state, query: input.value, exact: false, page: 1 };
  clearTimeout(typing);
  clearTimeout(writing);
  clearTimeout(resting);
  typing = setTimeout(look, typingPause, true);
  resting = setTimeout(run, restingPause);
  writing = setTimeout(rememberTyping, addressPause);
  void completions.follow();
}

/** Gives the results the room of what stands above the box: while the reader types, or has something to read. */
function compact(): void {
  document.documentElement.classList.toggle("searching", asks(state) || document.activeElement === input);
}

/** Saves what is found as a table, by what is fetched for it. */
function exportFound(): void {
  const asked = state;
  const { exporter } = view;
  source
    .load<typeof Export>("export")
    .then(({ save }) => save(exporter, words, (offset, limit) => source.find(asked, { offset, limit, uncounted: true })))
    .catch(() => (exporter.textContent = words.say("export_failed")));
}

/** Keeps where the reader was in the page for the way back. */
function keepScroll(): void {
  history.replaceState(scrollY, "");
}

/** Goes to another state, as a step of the history. */
function go(to: State): Promise<void> {
  record();
  keepScroll();
  state = to;
  remember(true);
  return arrive();
}

function choose(narrowed: Filters.Narrowed): void {
  void go({ ...state, page: 1, ...narrowed });
}

/** Counts for the filters what the answer that is shown holds. */
async function count(facet?: OpenFacet): Promise<void> {
  counting = true;
  if (facet) counted.add(facet);
  const [mine, asked] = [latest, state];
  const results = await source.find(asked, { limit: 0, facets: [...counted] }).catch(() => undefined);
  if (mine !== latest) return;
  if (results) view.counted(results, inValues(asked, results));
  else void run(); // which tells what is wrong
}

function arrive(): Promise<void> {
  if (input.value !== state.query) input.value = state.query;
  sort.value = state.sort;
  return run();
}

/** Goes where the reader was when they left this step of the history. */
function restoreScroll(): void {
  const top: unknown = history.state;
  if (typeof top === "number") scrollTo(0, top);
}

form.addEventListener("focusin", source.prepare);
input.addEventListener("focus", compact);
part(form, "button", HTMLButtonElement).tabIndex = -1; // Enter does the same, and one Tab leads from the box to the first result
input.addEventListener("input", typed);
input.addEventListener("change", record);
sort.addEventListener("change", () => go({ ...state, page: 1, sort: sort.value === "date" ? "date" : "relevance" }));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  completions.close();
  record();
  if (shown !== state) void run();
  if (matchMedia("(pointer: coarse)").matches) input.blur(); // the screen keyboard hides the results
});
root.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (link.dataset["inPlace"] === undefined) return keepScroll();
  event.preventDefault();
  void go(readAddress(link.search)).then(view.start);
});
addEventListener("popstate", () => {
  const before = writeAddress(state);
  state = readAddress(location.search);
  if (writeAddress(state) === before) return;
  clearTimeout(writing);
  recorded = true;
  void arrive().then(restoreScroll);
});
addEventListener("online", () => {
  if (failing) void run();
});
view.exporter.addEventListener("click", exportFound);
useKeys(root, input, typed);

recent.add(state.query);
if (input.value && !state.query) typed(); // the reader was quicker than the script
else void arrive().then(restoreScroll);
