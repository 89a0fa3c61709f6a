/**
 * Phrases: what posting lists tell of them, and what only the text itself can
 * (docs/search.md, section 4). Pure.
 */
import { combinations, type QueryPlan } from "./plan";
import { bigram, formsOf, type PostingLists } from "./postings";
import type { Query, QueryTerm } from "./query";
import type { Form } from "./shard";
import type { Text } from "./texts";
import { key, term, tokenize } from "./vi";

/** Says of a document whether something holds. */
export type Test = (docID: number) => boolean;

/**
 * Makes, for each phrase of a plan, what tells which documents hold it as far
 * as posting lists do: every clause, every marked term, every bigram in the text
 * itself. They do not tell whether these stand in one row, nor whose marks they are.
 */
export function holders(plan: QueryPlan, postings: PostingLists, maxDoc: number): Test[] {
  return plan.sequences.filter(({ phrase }) => phrase).map(({ clauses, terms, bigrams }) => {
    const met = new Uint8Array(maxDoc);
    let conditions = 0;
    const require = (lists: readonly { readonly docIDs: Uint32Array }[]): void => {
      for (const { docIDs } of lists) for (const d of docIDs) if (met[d] === conditions) met[d]!++;
      conditions++;
    };
    const formsIn = (clause: number, term?: string): Form[] => formsOf(postings, plan.clauses[clause]!.keys, term);
    for (const c of clauses) require(formsIn(c));
    for (const t of terms) require(formsIn(plan.terms[t]!.clause, plan.terms[t]!.term));
    for (const b of bigrams) {
      const { docIDs, inText } = bigram(postings, combinations(plan, plan.bigrams[b]!));
      require([{ docIDs: docIDs.filter((_, i) => inText[i]) }]);
    }
    return (docID) => met[docID] === conditions;
  });
}

/** Makes what tells whether a text holds every phrase of a query, each within one block and, unless it was typed so, one sentence. */
export function phraseTest({ text: query, sequences }: Query): (text: Text) => boolean {
  const phrases = sequences.filter(({ phrase }) => phrase);
  return (text) => {
    const blocks = blocksOf(text);
    return phrases.every(({ terms }) => blocks.some((block) => holdsSequence(block, terms, query)));
  };
}

/** Takes the blocks of a text apart. */
export function blocksOf({ title, summary, body }: Text): TextTerm[][] {
  return `${title}\n${summary}\n${body}`.split("\n").map(termsOf);
}

/** A term of a text, and whether a sentence ends behind it. */
type TextTerm = readonly [term: string, last: boolean];

function termsOf(block: string): TextTerm[] {
  return tokenize(block).map(({ text, end }, i, all) => {
    const found = term(text);
    return [found, endsSentence(key(found), block.slice(end, all[i + 1]?.start))];
  });
}

/** Whether what stands between two tokens ends a sentence: a full stop does not behind what is an abbreviation, letters without a vowel. */
function endsSentence(before: string, between: string): boolean {
  return /[;!?…]/.test(between) || (/\.\S*\s/.test(between) && /[aeiouy0-9]/.test(before));
}

/** Whether terms of a text hold those of a phrase of a query. */
export function holdsSequence(terms: readonly TextTerm[], sequence: readonly QueryTerm[], query: string): boolean {
  return terms.some((_, at) =>
    sequence.every((wanted, j) => agrees(terms[at + j]?.[0], wanted) && (!j || !terms[at + j - 1]![1] || endsTyped(sequence[j - 1]!, wanted, query))),
  );
}

/** Whether a sentence ends between two query terms, as typed. */
function endsTyped(term: QueryTerm, next: QueryTerm, query: string): boolean {
  return endsSentence(term.keys[0]!, query.slice(term.end, next.start));
}

/** Whether a term is what a term of a phrase asks for. */
function agrees(found: string | undefined, { keys, term }: QueryTerm): boolean {
  return found !== undefined && (term ? found === term : keys.includes(key(found)));
}
