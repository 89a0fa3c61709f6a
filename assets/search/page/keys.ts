/** Keys: "/" goes to the box, Esc empties it, arrows go through the hits. */

/** Listens for the keys; changed is called when the box was emptied. */
export function useKeys(root: HTMLElement, input: HTMLInputElement, changed: () => void): void {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  root.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape" && event.target === input && input.value) {
      event.preventDefault();
      input.value = "";
      changed();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const stops = [input, ...root.querySelectorAll<HTMLElement>("[data-search-results] h3 a")];
      const at = stops.findIndex((stop) => stop === event.target);
      const next = at < 0 ? undefined : stops[at + (event.key === "ArrowDown" ? 1 : -1)];
      if (!next) return;
      event.preventDefault();
      next.focus();
    }
  });
}

/** Whether a key is meant for the element: text goes into it, or it has keys of its own. */
function writes(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || (target.matches("input, select, textarea") && !target.matches("[type=checkbox]")));
}
