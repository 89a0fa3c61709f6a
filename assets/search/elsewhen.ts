/** Places that a text calls by a name of another time, or by a code (docs/search.md, section 1). */
import type { Column } from "./catalogue";
import { placesNamed } from "./places";
import type { Store } from "./store";
import { valueHolders, valueTerm } from "./values";
import { fold } from "./vi";

/** A word for a kind of place as it is shortened before a name. */
const shortUnit = /^(tp|tx|đk|dk|q|h|p|x|t)(?:\.\s*|\s+)/i;

/** The words that shortUnit stands for. */
const fullUnits: Readonly<Record<string, string>> = { tp: "thành phố", tx: "thị xã", đk: "đặc khu", dk: "đặc khu", q: "quận", h: "huyện", p: "phường", x: "xã", t: "tỉnh" };

/**
 * Gives the indexes of the places that a text calls by what only the gazetteer
 * knows: a code, or a name of another time, which are indexed as values are. A
 * province behind a name, or before it in an address, tells which is meant.
 */
export async function placesElsewhen(store: Store, { values, sets, codes }: Column, text: string): Promise<number[]> {
  const address = text.replace(/^[/ ]+|[/ ]+$/g, "").split("/");
  const parts = address.length > 1 ? address.reverse() : text.split(",");
  const terms = parts.map((part) => valueTerm("district", inFull(part)));
  if (terms.includes("")) return [];
  const held = (await valueHolders(store, terms)).map((docIDs, i) => new Set([...docIDs.flatMap((d) => sets[codes[d]!]!), ...(i ? placesNamed(values, parts[i]!) : [])]));
  return [...values.keys()].filter((place) => held.every((places) => places.has(place)));
}

/** Writes out a shortened word for a kind of place, with marks if the name has some. */
function inFull(name: string): string {
  const trimmed = name.trim();
  const [start = "", short = ""] = shortUnit.exec(trimmed) ?? [];
  if (!short) return trimmed;
  const unit = fullUnits[short.toLowerCase()]!;
  const rest = trimmed.slice(start.length);
  return `${rest.toLowerCase() === fold(rest) ? fold(unit) : unit} ${rest}`;
}
