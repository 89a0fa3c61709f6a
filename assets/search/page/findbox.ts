/** A box to find one of many names in a list, and what it finds in words. */
import { make } from "./dom";
import type { Wording } from "./wording";

export interface FindBox {
  /** In the order of the page. */
  readonly parts: readonly HTMLElement[];
  /** What is typed, "" for nothing. */
  typed(): string;
  /** Shows the box, or not: few names are seen at a glance. */
  show(needed: boolean): void;
  /** Says how many names were found; none while nothing is typed. */
  tell(found: number): void;
}

/** Makes a box with an id and a label; changed is called when what is typed changes. */
export function findBox(id: string, label: string, words: Wording, changed: () => void): FindBox {
  const box = make("input", { type: "search", id, autocomplete: "off", spellcheck: false });
  const told = make("p", { className: "hint" });
  const parts = [make("label", { htmlFor: id }, label), box, told];
  told.setAttribute("role", "status");
  const typed = (): string => box.value.trim();
  box.addEventListener("input", changed);
  box.addEventListener("change", (event) => event.stopPropagation()); // finding one chooses nothing
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.value) return;
    event.preventDefault(); // the sheet stays open
    event.stopPropagation();
    box.value = "";
    changed();
  });
  return {
    parts,
    typed,
    show(needed) {
      for (const part of parts) part.hidden = !needed && !box.value;
    },
    tell(found) {
      told.textContent = typed() && words.say(found ? "named" : "none_named", { total: found, query: typed() });
    },
  };
}
