/** Adds up the posting lists of a query, term at a time (docs/search.md, section 3). Pure. */
import type { Catalogue } from "./catalogue";
import { type Clause, combinations, isSyllable, type QueryPlan, yearKey } from "./plan";
import { bigram, formsOf, type PostingLists } from "./postings";
import { addSequences, type ScoredBigram } from "./sequences";
import { idf, lessIfAsking, rarity, saturate } from "./similarity";
import { doubtfulIDF, impactVolumes, pointsBigram, pointsBigramInTitle, pointsMarks, pointsName, pointsSyllable, pointsYear } from "./weights";

/** What the posting lists say of every document, by docID. */
export interface Accumulators {
  /** Points. */
  readonly score: Int32Array;
  /** How many clauses of plain words the document holds. */
  readonly held: Uint8Array;
  /** Their idf, added up. */
  readonly heldIDF: Int32Array;
  /** The idf of all clauses of plain words, added up. */
  plainIDF: number;
  /** By clause; 0 if no document holds it. */
  readonly idf: number[];
  /** Those of the plan. */
  bigrams: readonly ScoredBigram[];
}

/** Adds up everything that a plan asks for. */
export function score(plan: QueryPlan, postings: PostingLists, { numDocs, maxDoc }: Catalogue): Accumulators {
  const sums: Accumulators = { score: new Int32Array(maxDoc), held: new Uint8Array(maxDoc), heldIDF: new Int32Array(maxDoc), plainIDF: 0, idf: [], bigrams: [] };
  const { score, held, heldIDF } = sums;
  const volume = new Int32Array(maxDoc); // of one clause; 0 before and after it

  function addClauses(): void {
    for (const clause of plan.clauses) {
      const { keys, plain } = clause;
      const docIDs = gather(keys);
      const worth = lessIfAsking(idf(numDocs, docIDs.length), clause);
      const heldWorth = worth || idf(numDocs, 1); // what nobody holds counts as what hardly anybody holds
      const forName = isSyllable(clause) || worth >= doubtfulIDF ? 0 : pointsName * worth; // rarer ones may be slips
      for (const d of docIDs) {
        score[d]! += pointsSyllable * rarity(worth) * saturate(volume[d]!) + forName;
        volume[d] = 0;
        held[d]! += +plain;
        if (plain) heldIDF[d]! += heldWorth;
      }
      if (plain) sums.plainIDF += heldWorth;
      addYear(clause);
      sums.idf.push(worth);
    }
  }

  /** Adds the points for the year in which the event was. */
  function addYear(clause: Clause): void {
    const { docIDs = [] } = postings.keys.get(yearKey(clause))?.forms[0] ?? {};
    const points = pointsYear * idf(numDocs, docIDs.length);
    for (const d of docIDs) score[d]! += points;
  }

  /** Adds up the volumes of all forms of some keys, and lists the documents that have any. */
  function gather(keys: readonly string[]): number[] {
    const found: number[] = [];
    for (const { docIDs, impacts } of formsOf(postings, keys))
      docIDs.forEach((d, i) => {
        if (!volume[d]) found.push(d);
        volume[d]! += impactVolumes[impacts[i]!]!;
      });
    return found;
  }

  function addTerms(): void {
    for (const { term, clause } of plan.terms) {
      const planned = plan.clauses[clause]!;
      for (const { docIDs, impacts } of formsOf(postings, planned.keys, term)) {
        const points = pointsMarks * lessIfAsking(idf(numDocs, docIDs.length), planned);
        docIDs.forEach((d, i) => (score[d]! += points * saturate(impactVolumes[impacts[i]!]!)));
      }
    }
  }

  function addBigrams(): ScoredBigram[] {
    return plan.bigrams.map((planned) => {
      const list = bigram(postings, combinations(plan, planned));
      const worth = lessIfAsking(idf(numDocs, list.docIDs.length), plan.clauses[planned.first]!, plan.clauses[planned.second]!);
      list.docIDs.forEach((d, i) => (score[d]! += (list.inTitle[i] ? pointsBigramInTitle : pointsBigram) * worth));
      return { ...list, idf: worth };
    });
  }

  addClauses();
  addTerms();
  sums.bigrams = addBigrams();
  addSequences(score, plan, postings, numDocs, sums.bigrams);
  return sums;
}
