/**
 * What completes the query while the reader types: frequent phrases, localities, titles, names. A combobox
 * with a listbox as WAI-ARIA 1.2 has it; the list stands in a row of its own
 * below the box, so that it covers nothing. Who ignores it loses nothing: Enter
 * searches for what was typed until the reader goes to a completion.
 */
import type { Completion } from "../types";
import { make, part } from "./dom";
import type { Key, Wording } from "./wording";

/** Completions at once, and of them those that are no phrases: more are not read while typing. */
const most = 6;
const mostNamed = 3;

/** What each kind is called; a phrase is only more of what was typed. */
const kinds: Readonly<Record<Exclude<Completion["kind"], "phrase">, Key>> = { place: "district", title: "title", organiser: "organiser", person: "person", tag: "tag" };

/** Letters before the first completion: one begins too much. */
const least = 2;

/** What words begin with. */
const letter = /[\p{L}\p{N}]/u;

export interface Completions {
  /** Shows what goes on as the box does. */
  follow(): void;
  close(): void;
}

/** A text without marks, as far as it takes to compare what is typed; the search itself has more in ../vi. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d");
}

/** Gives phrases that go on as the text does, all of it or what stands behind a sign: behind other words nobody knows whether a phrase ever stands. */
export function phrasesFor(text: string, phrases: readonly string[]): Completion[] {
  const found = new Map<string, Completion>();
  for (let start = text.search(letter); start >= 0; start = nextWord(text, start)) {
    if (/[\p{L}\p{N}] *$/u.test(text.slice(0, start))) continue;
    const typed = fold(text.slice(start));
    if (typed.length < least) break;
    for (const phrase of phrases) {
      const whole = text.slice(0, start) + phrase;
      if (fold(phrase).startsWith(typed) && fold(whole) !== fold(text)) found.set(fold(whole), { text: whole, kind: "phrase" });
    }
  }
  return [...found.values()];
}

/** The phrases that the page brings with it. */
export function readPhrases(root: ParentNode): string[] {
  return JSON.parse(part(root, "[data-search-phrases]", HTMLScriptElement).text) as string[];
}

function nextWord(text: string, from: number): number {
  const gap = text.slice(from).search(/[^\p{L}\p{N}][\p{L}\p{N}]/u);
  return gap < 0 ? -1 : from + gap + 1;
}

/** Makes input a combobox over list; suggest gives localities, titles and names, choose takes what was chosen. */
export function openCompletions(
  input: HTMLInputElement,
  list: HTMLElement,
  phrases: readonly string[],
  words: Wording,
  suggest: (prefix: string) => Promise<readonly Completion[]>,
  choose: (chosen: Completion) => void,
): Completions {
  let shown: readonly Completion[] = [];
  let at = -1;
  let latest = 0;
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" })) input.setAttribute(name, value);

  function option({ text, kind }: Completion, i: number): HTMLLIElement {
    const item = make("li", { id: `${list.id}-${i}`, className: kind, lang: "vi" }, ...(kind === "phrase" ? [] : [make("small", { lang: document.documentElement.lang }, words.say(kinds[kind])), " "]), text);
    item.setAttribute("role", "option");
    return item;
  }
  function mark(index: number): void {
    at = index;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    const option = list.children[at];
    option?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  }
  function show(completions: readonly Completion[]): void {
    if (!completions.length && !shown.length) return;
    shown = completions;
    list.replaceChildren(...completions.map(option));
    list.hidden = completions.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    list.scrollLeft = 0;
    mark(-1);
  }
  function close(): void {
    latest++;
    show([]);
  }
  function take(index: number): void {
    const chosen = shown[index];
    close();
    if (chosen) choose(chosen);
  }

  input.addEventListener("blur", close);
  // The reader's finger or pointer must not take the focus from the box.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => take([...list.children].findIndex((option) => option.contains(event.target as Node))));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && at + step < shown.length && at + step >= -1) mark(at + step);
    else if (event.key === "Enter" && at >= 0) take(at);
    else if (event.key === "Escape") close();
    else return event.key === "Tab" && close(); // a list that can be scrolled would be the next stop
    event.preventDefault();
    event.stopPropagation();
  });

  return {
    async follow() {
      const mine = ++latest;
      const { value } = input;
      const own = phrasesFor(value, phrases);
      const fits = fold(value).trim().length >= least && document.activeElement === input;
      if (!fits) return show([]);
      const others = await suggest(value).catch(() => []);
      if (mine !== latest || document.activeElement !== input) return;
      const named = others.filter(({ url, text }) => !url || fold(text) !== fold(value)).slice(0, mostNamed);
      show([...own.slice(0, most - named.length), ...named]);
    },
    close,
  };
}
