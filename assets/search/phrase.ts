/**
 * Phrases: what posting lists tell of them, and what only the text itself can
 * (docs/search.md, section 4). Pure.
 */
import { combinations, type QueryPlan } from "./plan";
import { bigram, formsOf, type PostingLists } from "./postings";
import type { QueryTerm, Sequence } from "./query";
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

/** Makes what tells whether a text holds every phrase, each within one block. */
export function phraseTest(sequences: readonly Sequence[]): (text: Text) => boolean {
  const phrases = sequences.filter(({ phrase }) => phrase);
  return ({ title, summary, body }) => {
    const blocks = `${title}\n${summary}\n${body}`.split("\n").map(termsOf);
    return phrases.every((phrase) => blocks.some((terms) => holdsSequence(terms, phrase)));
  };
}

function termsOf(block: string): string[] {
  return tokenize(block).map(({ text }) => term(text));
}

function holdsSequence(terms: readonly string[], sequence: Sequence): boolean {
  return terms.some((_, at) => sequence.terms.every((wanted, i) => agrees(terms[at + i], wanted)));
}

/** Whether a term is what a term of a phrase asks for. */
function agrees(found: string | undefined, { keys, term }: QueryTerm): boolean {
  return found !== undefined && (term ? found === term : keys.includes(key(found)));
}
