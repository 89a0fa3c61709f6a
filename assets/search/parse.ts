/**
 * Reads a query's text (docs/search.md, section 1). Every text is a query: what
 * is not understood is words. Pure.
 */
import { facetNames } from "./facets";
import { type Query, type QueryTerm, queryTermOf, type Sequence } from "./query";
import { space, tokenize } from "./vi";
import { maxTerms } from "./weights";

const quotes = '"“”„‟«»＂';
const quote = `[${quotes}]`;
const phrase = `${quote}([^${quotes}]*)${quote}`;
const word = `([^${space}]+)`;

/** What a piece of a query can be, in the order in which it is tried. */
const piece = new RegExp(
  `(?:(?:^|[${space}]+)(-))?(${facetNames.join("|").replace("_", "[_-]")}|from|to):(?:[${space}]*(?!${quote}{2})${phrase}|(?!${phrase})${word}|(?:${quote}{2})?)` +
    `|(?:^|[${space}]+)-(?:${phrase}|(?=\\p{L}|(?:19|20)\\d\\d(?:[${space}]|$))${word})` +
    `|[${space}]+` +
    `|${phrase}` +
    `|[^${space}][^${space}${quotes}]*`,
  "giu",
);

/** Behind a number alone, "-2019" is the end of a time, not left out. */
const endsInNumber = new RegExp(`(?:^|[${space}])\\d+$`);

export function parse(text: string): Query {
  const sequences: Sequence[] = [];
  const excluded: Sequence[] = [];
  const filters: [string, string][] = [];
  let words: QueryTerm[] = [];
  let left = maxTerms;
  let lastPlain = 0;
  const termsOf = (part: string, from: number): QueryTerm[] => {
    const terms = tokenize(part).slice(0, left).map((token) => queryTermOf(token, from));
    left -= terms.length;
    return terms;
  };
  const add = (to: Sequence[], terms: QueryTerm[], phrase: boolean): void => {
    if (terms.length) to.push({ terms, phrase });
  };
  const endSequence = (): void => {
    add(sequences, words, false);
    words = [];
  };
  for (const match of text.matchAll(piece)) {
    const [all, minus = "", facet, quotedValue, , value = "", excludedPhrase, excludedWord, exact] = match;
    const at = match.index ?? 0;
    const not = excludedPhrase ?? excludedWord;
    const isYear = /^\d/.test(excludedWord ?? "") && endsInNumber.test(text.slice(0, at));
    if (isYear || (not ?? facet ?? exact) === undefined) {
      const terms = termsOf(all, at);
      words.push(...terms);
      lastPlain = terms[terms.length - 1]?.end ?? lastPlain;
      continue;
    }
    endSequence();
    const given = quotedValue ?? value;
    if (given) filters.push([minus + facet!.toLowerCase().replace("-", "_"), given]);
    else if (facet) continue; // its value is still to be typed
    else if (not !== undefined) add(excluded, termsOf(not, at + all.indexOf(not, all.indexOf("-"))), true);
    else add(sequences, termsOf(exact!, at + 1), true);
  }
  endSequence();
  return { text, sequences, excluded, filters, prefix: lastPlain === text.length && text !== "" };
}
