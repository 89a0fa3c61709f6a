/**
 * Where the filters are: beside the results on a wide screen; on a narrow one on
 * a sheet over them, which a button opens and Esc, its own buttons and a phone's
 * way back close. Choices apply at once; the sheet says what they find.
 */
import { part } from "./dom";
import type { Wording } from "./wording";

export interface Sheet {
  /** Tells how many values are chosen, how many write-ups that finds, and whether there is nothing to choose. */
  tell(chosen: number, total: number, nothing: boolean): void;
  close(): void;
}

/** Puts panel where it belongs; seen is called when it is, done when the reader has chosen and wants to see. */
export function openSheet(root: ParentNode, panel: HTMLElement, words: Wording, seen: () => void, done: () => void): Sheet {
  // Browsers of before 2022 know no dialogs: there it is a part of the page that styles put above the rest.
  const dialog = part(root, "[data-search-sheet]", HTMLElement) as HTMLDialogElement;
  const button = (name: string): HTMLButtonElement => part(root, `[data-sheet-${name}]`, HTMLButtonElement);
  const [opener, leave, see, wide] = [button("open"), button("close"), button("see"), matchMedia("(min-width: 60em)")];
  const beside = part(root, "[data-search-filters]", HTMLElement);
  const within = part(dialog, "[data-sheet-filters]", HTMLElement);

  let told = false;

  function close(): void {
    if (dialog.close) dialog.close();
    else if (dialog.contains(document.activeElement)) opener.focus();
    dialog.removeAttribute("open");
  }
  function place(): void {
    close();
    (wide.matches ? beside : within).append(panel);
    if (wide.matches && told) seen();
  }

  opener.addEventListener("click", () => {
    if (dialog.showModal) dialog.showModal();
    else dialog.setAttribute("open", "");
    seen();
    leave.focus();
  });
  leave.addEventListener("click", close);
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  see.addEventListener("click", () => {
    close();
    done();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) close(); // beside the sheet
  });
  wide.addEventListener("change", place);
  place();

  return {
    close,
    tell(count, total, nothing) {
      opener.textContent = count ? words.say("filters_chosen", { count }) : words.say("filters");
      beside.hidden = opener.hidden = nothing;
      told = !nothing;
      if (wide.matches && told) seen();
      see.textContent = words.say("see", { total });
    },
  };
}
