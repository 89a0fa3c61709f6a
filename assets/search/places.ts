/** Which places people mean by what they write (docs/search.md, section 1). Pure. */
import type { Label } from "./catalogue";
import { fold, slugOf, term, tokenize } from "./vi";

type Unit = readonly [word: string, short: string];

/** The words for a kind of place as slugs begin with them, and how they are shortened. */
const units: readonly Unit[] = [
  ["thanh-pho", "tp"], ["thi-xa", "tx"], ["thi-tran", "tt"], ["dac-khu", "dk"],
  ["quan", "q"], ["huyen", "h"], ["phuong", "p"], ["xa", "x"],
];

/** The provinces that are called a city: before all others stands "tỉnh". */
const cities = /^(ha-noi|ho-chi-minh|da-nang|hai-phong|can-tho|hue)$/;

/**
 * Gives the indexes of the places that a person means by a text: an address, or a
 * name in any spelling, with its type in full, shortened or without it, with its
 * province before, behind or without it. A province means all that is in it.
 * Marks may be left out; where some that were typed tell places apart, those that
 * have them are meant.
 */
export function placesNamed(values: readonly Label[], text: string): number[] {
  const all = [...values.keys()];
  const trimmed = text.replace(/^[/ ]+|[/ ]+$/g, "");
  const byID = all.filter((i) => values[i]!.id === trimmed || values[i]!.id.startsWith(`${trimmed}/`));
  if (!trimmed || byID.length) return trimmed ? byID : [];
  const wanted = looseKey(slugOf(text));
  const found = all.filter((i) => spellingsOf(values[i]!.id).includes(wanted));
  const typed = squashed(text);
  const agreeing = typed === fold(typed) ? [] : found.filter((i) => hasMarksOf(typed, wanted, values[i]!));
  return agreeing.length ? agreeing : found;
}

/** Gives the provinces of places, each with its own label. */
export function provincesOf(values: readonly Label[]): Label[] {
  const provinces = values.map(({ id, label }) => ({ id: id.split("/")[0]!, label: label.replace(/^.*, /, "") }));
  return provinces.filter(({ id }, i) => id !== provinces[i - 1]?.id); // values are in the order of their ids
}

/** Gives the ways in which the place of an address, or the province that it is in, is written, as loose keys. */
function spellingsOf(id: string): string[] {
  const [province = "", part] = id.split("/");
  const provinces = withUnit(province, cities.test(province) ? units[0]! : ["tinh", "t"]);
  if (!part) return provinces;
  return [...provinces, ...namesOf(part).flatMap((name) => [name, ...provinces.flatMap((p) => [name + p, p + name])])];
}

/** Gives the names of a part of an address that begins with a unit. What is called by a number is not called by it alone. */
function namesOf(part: string): string[] {
  for (const unit of units) {
    if (!part.startsWith(`${unit[0]}-`)) continue;
    const bare = part.slice(unit[0].length + 1);
    return withUnit(bare, unit).slice(bare < ":" ? 1 : 0);
  }
  return [looseKey(part)];
}

function withUnit(name: string, [word, short]: Unit): string[] {
  const key = looseKey(name);
  return [key, looseKey(word) + key, short + key];
}

/** The slug of a name without what people write in more than one way. */
function looseKey(slug: string): string {
  return slug.replace(/y/g, "i").replace(/c/g, "k").replace(/-/g, "");
}

/** Gives the last n tokens of a text in a row, all for 0. */
function squashed(text: string, n = 0): string {
  return tokenize(text).map((token) => term(token.text)).slice(-n).join("");
}

/** Whether a text has the marks of those names of a place that are in it. */
function hasMarksOf(typed: string, wanted: string, { id, label }: Label): boolean {
  const parts = id.split("/").reverse();
  return label.split(", ").every((name, i) => {
    const bare = bareOf(parts[i] ?? "");
    return parts[i] !== undefined && (!wanted.includes(looseKey(bare)) || typed.includes(squashed(name, bare.split("-").length)));
  });
}

/** Gives a part of an address without its unit. */
function bareOf(part: string): string {
  const unit = units.find(([word]) => part.startsWith(`${word}-`));
  return unit ? part.slice(unit[0].length + 1) : part;
}
