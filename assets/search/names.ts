/** Which values of lists and open facets people mean by what they write (docs/search.md, section 1). Pure. */
import type { Catalogue, Label } from "./catalogue";
import { partsOf } from "./lexicon";
import { key, slugOf, term, tokenize } from "./vi";

/**
 * Gives the indexes of the values of a closed list that a person means: by the id
 * or the label, else by another name, by the label's initials, or by a part of it
 * ("so-ket" is "Hội nghị sơ kết").
 */
export function labelsNamed(values: readonly Label[], text: string): number[] {
  const slug = slugOf(text);
  if (!slug) return [];
  const ways: ((value: Label, label: string) => boolean | undefined)[] = [
    ({ id }, label) => id === slug || label === slug,
    ({ also }) => also?.includes(slug),
    (_, label) => label.replace(/([^-])[^-]*-?/g, "$1") === slug.replace(/-/g, ""),
    ({ id }, label) => `-${id}-${label}-`.includes(`-${slug}-`),
  ];
  for (const means of ways) {
    const named = [...values.keys()].filter((i) => means(values[i]!, slugOf(values[i]!.label)));
    if (named.length) return named;
  }
  return [];
}

/** What is often left out of a name: how people are addressed before it, and words for kinds of places. */
const titles = /^((ong|ba|anh|chi|co|thay|dong chi|d\/c|d c|dc|ts|ths|pgs|gs) )+/;
const places = /\b(thanh pho|thi xa|quan|huyen|tinh|phuong|tp|tx|q|h|va)\b ?/g;

/** The bodies that run schools, in all their spellings. */
const offices = /\b(?:(so|phong|bo) )?(?:([spb])?gd(?: ?dt)?|giao duc(?: dao tao)?)\b/g;

/** A name without what people write in more than one way. */
export interface LooseName {
  /** Keys between spaces. */
  readonly text: string;
  /** Of the words with marks: the term by the key. */
  readonly marks: ReadonlyMap<string, string>;
}

/** Reads a name: an abbreviation is as what it stands for. */
export function looseNameOf(name: string, { lexicon }: Catalogue): LooseName {
  const tokens = tokenize(name);
  const terms = tokens.map(({ text }) => term(text));
  const keys = terms.map(key);
  const marks = new Map<string, string>();
  const parts = partsOf(keys, (i) => name.slice(tokens[i]!.end, tokens[i + 1]?.start), lexicon, (synonym) => synonym);
  const words = parts.map(({ from, used }) => {
    const word = used?.key ?? keys[from]!;
    if (!used && terms[from] !== word) marks.set(word, terms[from]!);
    return word;
  });
  const text = words.join(" ").replace(titles, "").replace(places, "");
  return { text: text.replace(offices, (_, word = "", letter = "") => `${word.slice(0, 1)}${letter}gd`).trim(), marks };
}

/** Whether a name is another: marks may be left out in either, but where both have some they agree. */
export function isNamed(name: LooseName, other: LooseName): boolean {
  return name.text !== "" && name.text === other.text && [...name.marks].every(([key, term]) => (other.marks.get(key) ?? term) === term);
}
