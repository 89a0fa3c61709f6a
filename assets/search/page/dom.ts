/** Elements: found, made, marked. The only ways in which the page's script makes any. */
import type { Range } from "../types";

/** Finds a part of the page; a layout without it is an error that names it. */
export function part<T extends Element>(root: ParentNode, selector: string, type: new () => T): T {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`khotin search: the page has no ${selector}`);
  return found;
}

/** Makes an element with properties and children; text is always text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** Puts items into a list; an empty one is hidden, from screen readers too. The focus stays on a link that is in the list again. */
export function fill(list: HTMLElement, items: readonly Node[]): void {
  const held = list.contains(document.activeElement) && document.activeElement?.getAttribute("href");
  list.replaceChildren(...items);
  list.hidden = items.length === 0;
  if (held) list.querySelector<HTMLElement>(`a[href=${CSS.escape(held)}]`)?.focus({ preventScroll: true });
}

/** Gives a text with its ranges as <mark>; ranges that make no sense are left out. */
export function marked(text: string, ranges: readonly Range[] = []): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let done = 0;
  for (const [start, end] of ranges) {
    if (start < done || end <= start || end > text.length) continue;
    parts.push(text.slice(done, start), make("mark", {}, text.slice(start, end)));
    done = end;
  }
  return [...parts, text.slice(done)];
}
