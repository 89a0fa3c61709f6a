/** Words of a query that only ask (docs/search.md, section 2). Pure. */
import type { QueryTerm } from "./query";

/**
 * Those that take others into them first: the write-up that answers seldom holds
 * them. Those of several syllables are keys, so that marks do not matter; those
 * of one are meant as they stand.
 */
const questionPhrases =
  "dung hay sai,nhu the nao,the nao la,the nao,la gi,dieu gi,bao nhieu,bao lau,bao gio,khi nao,o dau,dau la," +
  "vi sao,tai sao,lam sao,ra sao,hay khong,phai khong,la ai,ai la,ai da,nhung ai,gì,gi,nào";

/** Tells which terms of a sequence only ask: those of the phrases, and "có … không" at its end. */
export function questionWords(terms: readonly QueryTerm[]): boolean[] {
  const asks = terms.map(() => false);
  for (const phrase of questionPhrases.split(",")) {
    const words = phrase.split(" ");
    terms.forEach((_, at) => {
      if (saysAt(terms, at, words) && !words.some((_, i) => asks[at + i])) words.forEach((_, i) => (asks[at + i] = true));
    });
  }
  const at = terms.findIndex(({ keys, term }) => keys[0] === "co" && (!term || term === "có"));
  const last = terms.length - 1;
  if (at >= 0 && at < last && terms[last]!.keys[0] === "khong") asks[at] = asks[last] = true;
  return asks;
}

/** Whether query terms go on with words. */
function saysAt(terms: readonly QueryTerm[], at: number, words: readonly string[]): boolean {
  return words.every((word, i) => {
    const t = terms[at + i];
    return t && !t.keys[1] && ((!words[1] && t.term) || t.keys[0]) === word;
  });
}
