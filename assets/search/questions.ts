/** Words of a query that only ask (docs/search.md, section 2). Pure. */
import type { QueryTerm } from "./query";
import { halfClauses } from "./weights";

/**
 * Those that take others into them first: the write-up that answers seldom holds
 * them. Those of several syllables are keys, so that marks do not matter; those
 * of one are meant as they stand.
 */
const questionPhrases =
  "dung hay sai,nhu the nao,the nao la,the nao,la gi,dieu gi,bao nhieu,bao lau,bao gio,khi nao,o dau,dau la," +
  "vi sao,tai sao,lam sao,ra sao,hay khong,phai khong,sau day,duoi day,la ai,ai la,nhung ai,gì,gi,nào";

/** Tells which terms of a sequence of a query only ask: those of the phrases, who did it, and "có … không" at its end. */
export function questionWords(terms: readonly QueryTerm[], query: string): boolean[] {
  const asks = terms.map(() => false);
  for (const phrase of questionPhrases.split(",")) {
    const words = phrase.split(" ");
    terms.forEach((_, at) => {
      if (saysAt(terms, at, words) && !words.some((_, i) => asks[at + i])) words.forEach((_, i) => (asks[at + i] = true));
    });
  }
  terms.forEach(({ start, end }, at) => (asks[at] ||= asksWhich(terms, at) || (asksWho(terms, at, query) && query.slice(start, end) !== "AI")));
  const at = terms.findIndex(({ keys, term }) => keys[0] === "co" && (!term || term === "có"));
  const last = terms.length - 1;
  if (at >= 0 && at < last && terms[last]!.keys[0] === "khong") asks[at] = asks[last] = true;
  return asks;
}

/**
 * Whether a term is "ai" in a question: one with a question mark, or that begins
 * with it and a word of these. Without marks it is written as what teaches in
 * schools lately.
 */
function asksWho(terms: readonly QueryTerm[], at: number, query: string): boolean {
  const { keys, term } = terms[at]!;
  const begins = !at && /^(da|duoc|se|phai|chu|ki|du)$/.test(terms[1]?.keys[0] ?? "");
  return keys[0] === "ai" && !term && (begins || query.trimEnd().endsWith("?"));
}

/**
 * Whether a term is "nào" without its mark: in more than halfClauses words, none of
 * which has marks, that hardly ask for a brain ("não").
 */
function asksWhich(terms: readonly QueryTerm[], at: number): boolean {
  const isBeside = (t?: QueryTerm): boolean => /^(viem|mang|bai|u|vo|bo|mo|nung|nhat|ung)$/.test(t?.keys[0] ?? "");
  return terms[at]!.keys[0] === "nao" && terms.length > halfClauses && !terms.some(({ term }) => term) && !isBeside(terms[at - 1]) && !isBeside(terms[at + 1]);
}

/** Whether query terms go on with words. */
function saysAt(terms: readonly QueryTerm[], at: number, words: readonly string[]): boolean {
  return words.every((word, i) => {
    const t = terms[at + i];
    return t && !t.keys[1] && ((!words[1] && t.term) || t.keys[0]) === word;
  });
}
