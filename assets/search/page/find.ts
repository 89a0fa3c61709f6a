/** Finds places by a part of what they are called, as people type it. Pure. */
import type { FacetValue } from "../types";
import { fold, normalize } from "../vi";
import { nameOf } from "./labels";

type Place = Pick<FacetValue, "value" | "label">;

/** A name in words that begin alike however they are spelt: y is i, c is k. */
function loose(name: string): string[] {
  return fold(name).replace(/y/g, "i").replace(/c/g, "k").match(/[a-z0-9]+/g) ?? [];
}

/** A name in words with their marks. */
function marked(name: string): string[] {
  return normalize(name).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether a place's own name has a word with which typed begins and goes on, also into its province's name or from it. */
function begins({ label }: Place, words: (name: string) => string[], typed: string): boolean {
  const [own = [], province = []] = nameOf({ label }).map(words);
  const runs = own.map((_, i) => [...own.slice(i), ...province].join(""));
  const ahead = own.map((_, i) => [...province, ...own.slice(i)].join("")).filter(() => typed.length > province.join("").length);
  return [...runs, ...ahead].some((run) => run.startsWith(typed));
}

/**
 * Gives what tells whether a place is looked for by what was typed: with the
 * marks that were typed if any place has them so, else with any.
 */
export function finder(typed: string, places: readonly Place[]): (place: Place) => boolean {
  const tell = (words: (name: string) => string[]) => {
    const wanted = words(typed).join("");
    return (place: Place): boolean => wanted !== "" && begins(place, words, wanted);
  };
  const exact = tell(marked);
  return fold(typed) !== typed.toLowerCase() && places.some(exact) ? exact : tell(loose);
}
