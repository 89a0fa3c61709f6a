/**
 * What the reader searched for lately, on this device only: a list on the page
 * that asks nothing yet. It is sent nowhere, each search can be taken out, and
 * where a browser keeps nothing, as in private windows, there is no list.
 */
import { nothingChosen } from "./address";
import { fill, make, part } from "./dom";
import { link } from "./links";
import type { Wording } from "./wording";

/** Searches that are kept: more would push the lists out of sight. */
const most = 8;

/** The longest search that is kept: a longer one was pasted, and would fill the screen. */
const longest = 100;

export interface Recent {
  add(query: string): void;
  show(): void;
  hide(): void;
}

/** Puts a search first and gives what is kept then; spaces and capitals make no other search. */
export function remember(query: string, kept: readonly string[]): string[] {
  const text = query.trim().replace(/\s+/g, " ");
  if (!text || text.length > longest) return [...kept];
  const same = (other: string): boolean => other.toLowerCase() === text.toLowerCase();
  return [text, ...kept.filter((other) => !same(other))].slice(0, most);
}

/** Takes hold of the list; base tells archives on one host apart, input gets the focus when nothing is left. */
export function openRecent(root: ParentNode, base: string, input: HTMLElement, words: Wording): Recent {
  const section = part(root, "[data-search-recent]", HTMLElement);
  const list = part(section, "ul", HTMLElement);
  const key = `khotin:${base}`;

  function read(): string[] {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
      return Array.isArray(kept) ? kept.filter((query): query is string => typeof query === "string").slice(0, most) : [];
    } catch {
      return [];
    }
  }
  function write(queries: readonly string[]): void {
    try {
      if (queries.length) localStorage.setItem(key, JSON.stringify(queries));
      else localStorage.removeItem(key);
    } catch {
      // Some windows keep nothing, which is their reader's wish.
    }
  }
  function forget(query: string): void {
    const at = read().indexOf(query);
    write(read().filter((other) => other !== query));
    show();
    const next = list.children[at] ?? list.lastElementChild;
    (next?.querySelector("button") ?? input).focus();
  }
  function item(query: string): HTMLLIElement {
    const button = make("button", { type: "button", className: "plain" }, "×");
    button.setAttribute("aria-label", words.say("forget", { query }));
    button.addEventListener("click", () => forget(query));
    return make("li", {}, link({ query, exact: false, chosen: nothingChosen, from: "", to: "", sort: "relevance", page: 1 }, query), button);
  }
  function show(): void {
    fill(list, read().map(item));
    section.hidden = list.hidden;
  }

  part(section, "[data-recent-forget]", HTMLButtonElement).addEventListener("click", () => {
    write([]);
    // What was read for them is forgotten too: assets/offline/worker.ts. Where workers are unknown or forbidden, nothing was kept.
    const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
    void workers?.ready.then(({ active }) => active?.postMessage({ forget: true }));
    show();
    input.focus();
  });
  return {
    show,
    add: (query) => write(remember(query, read())),
    hide: () => void (section.hidden = true),
  };
}
