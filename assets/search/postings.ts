/** The posting lists of one query, and what is asked of them. Pure. */
import type { BigramPostings, Form, KeyPostings } from "./shard";

/** What an archive does not hold has an empty list. */
export interface PostingLists {
  readonly keys: ReadonlyMap<string, KeyPostings>;
  /** By first key, a space, second key. */
  readonly bigrams: ReadonlyMap<string, BigramPostings>;
}

/** Whether a document holds a key. */
export function holds({ forms }: KeyPostings, docID: number): boolean {
  return forms.some(({ docIDs }) => docIDs[lowerBound(docIDs.length, (i) => docIDs[i]! >= docID)] === docID);
}

/** The least of some numbers from 0 on for which a condition holds; it holds for all above, too. */
export function lowerBound(count: number, holds: (i: number) => boolean): number {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** Gives all forms of some keys, or those with a term: at most one. */
export function formsOf({ keys: lists }: PostingLists, keys: readonly string[], term?: string): Form[] {
  return keys.flatMap((key) => lists.get(key)!.forms).filter((form) => !term || form.term === term);
}

/** Gives the postings of bigrams as those of one. */
export function bigram({ bigrams }: PostingLists, names: readonly string[]): BigramPostings {
  const lists = names.map((name) => bigrams.get(name)!);
  return lists.length > 1 ? mergeBigrams(lists) : lists[0]!;
}

function mergeBigrams(lists: readonly BigramPostings[]): BigramPostings {
  const inTitle = new Map<number, number>();
  const inText = new Map<number, number>();
  for (const list of lists)
    list.docIDs.forEach((d, i) => {
      inTitle.set(d, inTitle.get(d)! | list.inTitle[i]!);
      inText.set(d, inText.get(d)! | list.inText[i]!);
    });
  return { docIDs: Uint32Array.from(inTitle.keys()), inTitle: Uint8Array.from(inTitle.values()), inText: Uint8Array.from(inText.values()) };
}
