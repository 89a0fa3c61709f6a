/** Which values of lists and open facets people mean by what they write (docs/search.md, section 1). Pure. */
import type { Catalogue, Label } from "./catalogue";
import { partsOf } from "./lexicon";
import { key, slugOf, term, tokenize } from "./vi";

/**
 * Gives the indexes of the values of a closed list that a person means: by the id
 * or the label, else by another name, by the initials of one, or by words of one
 * ("so-ket" is "Hội nghị sơ kết"), parted or not.
 */
export function labelsNamed(values: readonly Label[], text: string): number[] {
  const slug = slugOf(text);
  if (!slug) return [];
  const wanted = joined(slug);
  const is = (name: string): boolean => joined(name) === wanted;
  const isShort = (name: string): boolean => name.replace(/([^-])[^-]*-?/g, "$1") === wanted;
  const ways: ((id: string, label: string, also: readonly string[]) => boolean)[] = [
    (id, label) => is(id) || is(label),
    (_id, _label, also) => also.some(is),
    (_id, label, also) => [label, ...also].some(isShort),
    (id, label, also) => [id, label, ...also].some((name) => holdsWords(name.split("-"), wanted)),
  ];
  for (const means of ways) {
    const named = [...values.keys()].filter((i) => means(values[i]!.id, slugOf(values[i]!.label), values[i]!.also ?? []));
    if (named.length) return named;
  }
  return [];
}

/** Whether some words in a row are, written together, others. */
function holdsWords(words: readonly string[], wanted: string): boolean {
  return words.some((_, i) => words.some((_, j) => words.slice(i, j + 1).join("") === wanted));
}

function joined(slug: string): string {
  return slug.replace(/-/g, "");
}

/** What is often left out of a name: how people are addressed before it, that it is of a school, and words for kinds of places. */
const titles = /^(truong |((ong|ba|anh|chi|co giao|co|thay giao|thay|dong chi|d\/c|d c|dc|nha giao( (uu tu|nhan dan))?|(pho )?giao su|tien si( khoa hoc)?|thac si|bac si|tskh|ts|ths|pgs|gs|ngut|ngnd|bs) )+)/;
const places = /\b(thanh pho|thi xa|thi tran|dac khu|quan|huyen|tinh|phuong|xa|tp|tx|q|h|p|x|va)\b ?/g;

/** A place that is called by its number, written together. */
const numbered = /\b([qphx])([0-9]+)\b/g;

/** The bodies that run schools, in all their spellings. */
const offices = /\b(?:(so|phong|bo) )?(?:([spb])?gd(?: ?dt)?|giao duc(?: dao tao)?)\b/g;

/** A name without what people write in more than one way. */
export interface LooseName {
  /** Keys between spaces. */
  readonly text: string;
  /** Of the words with marks: the term by the key. */
  readonly marks: ReadonlyMap<string, string>;
}

/** Reads a name: an abbreviation is what it stands for. */
export function looseNameOf(name: string, { lexicon }: Catalogue): LooseName {
  const tokens = tokenize(name);
  const terms = tokens.map(({ text }) => term(text));
  const keys = terms.map(key);
  const marks = new Map<string, string>();
  const parts = partsOf(keys, (i) => name.slice(tokens[i]!.end, tokens[i + 1]?.start), lexicon, (synonym) => (synonym.long ? undefined : synonym));
  const words = parts.map(({ from, used }) => {
    const word = used?.words ?? used?.key ?? keys[from]!;
    if (!used && terms[from] !== word) marks.set(word, terms[from]!);
    return word;
  });
  const text = words.join(" ").replace(numbered, "$1 $2").replace(titles, "").replace(places, "");
  return { text: text.replace(offices, (_, word = "", letter = "") => `${word.slice(0, 1)}${letter}gd`).trim(), marks };
}

/** Whether a name is another: marks may be left out in either, but where both have some they agree. */
export function isNamed(name: LooseName, other: LooseName): boolean {
  return name.text !== "" && name.text === other.text && [...name.marks].every(([key, term]) => (other.marks.get(key) ?? term) === term);
}
