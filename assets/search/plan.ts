/** What a query needs of the posting lists: what is asked for more than once is there once. Pure. */
import type { Sequence } from "./query";
import { questionWords } from "./questions";
import { isBareSyllable } from "./vi";

/** Alternative keys, of which a document holds at least one. */
export interface Clause {
  readonly keys: readonly string[];
  /** Stands in plain words, as one that says something. */
  plain: boolean;
  /** Stands nowhere but in question words. */
  asks: boolean;
}

/** One different accented form that was typed. */
export interface PlannedTerm {
  readonly term: string;
  /** Index into the plan's clauses. */
  readonly clause: number;
}

/** One different bigram of clauses, as indexes into them. */
export interface PlannedBigram {
  readonly first: number;
  readonly second: number;
}

/** A sequence as indexes into the plan. */
export interface PlannedSequence {
  /** By query term. */
  readonly clauses: readonly number[];
  /** Of the query terms that have marks. */
  readonly terms: readonly number[];
  /** By query term but the last: it and the next. */
  readonly bigrams: readonly number[];
  readonly phrase: boolean;
}

export interface QueryPlan {
  readonly clauses: Clause[];
  readonly terms: PlannedTerm[];
  readonly bigrams: PlannedBigram[];
  readonly sequences: PlannedSequence[];
  /** How many clauses are asked for in plain words. */
  plain: number;
  /** How many sequences are phrases. */
  phrases: number;
}

/** Plans sequences of a query: all that must be found, or all that is excluded. */
export function planQuery(sequences: readonly Sequence[], query: string): QueryPlan {
  const plan: QueryPlan = { clauses: [], terms: [], bigrams: [], sequences: [], plain: 0, phrases: 0 };
  for (const sequence of sequences) plan.sequences.push(planSequence(plan, sequence, query));
  plan.plain = plan.clauses.filter(({ plain }) => plain).length;
  plan.phrases = sequences.filter(({ phrase }) => phrase).length;
  if (!plan.plain && !plan.phrases) askForQuestionWords(plan);
  return plan;
}

/** Takes a query of nothing but question words as it stands. */
function askForQuestionWords(plan: QueryPlan): void {
  for (const clause of plan.clauses) Object.assign(clause, { plain: true, asks: false });
  plan.plain = plan.clauses.length;
}

function planSequence(plan: QueryPlan, { terms, phrase }: Sequence, query: string): PlannedSequence {
  const asks = phrase ? [] : questionWords(terms, query);
  const clauses = terms.map(({ keys }, i) => {
    const at = indexOf(plan.clauses, { keys, plain: false, asks: true }, (other) => `${other.keys}` === `${keys}`);
    const clause = plan.clauses[at]!;
    clause.plain ||= !phrase && !asks[i];
    clause.asks &&= !!asks[i];
    return at;
  });
  const planned = terms.flatMap(({ term }, i) => {
    const clause = clauses[i]!;
    return term ? [indexOf(plan.terms, { term, clause }, (other) => other.term === term && other.clause === clause)] : [];
  });
  const bigrams = clauses.slice(1).map((second, i) => {
    const first = clauses[i]!;
    return indexOf(plan.bigrams, { first, second }, (other) => other.first === first && other.second === second);
  });
  return { clauses, terms: planned, bigrams, phrase };
}

/** Gives the index of the item that is the same, which is added if there is none. */
function indexOf<T>(list: T[], item: T, same: (other: T) => boolean): number {
  const i = list.findIndex(same);
  return i < 0 ? list.push(item) - 1 : i;
}

/** Gives the key of what is filed in the year that a clause of plain words asks for; "" if it is no year. */
export function yearKey({ keys: [key = ""], plain }: Clause): string {
  return plain && /^(19|20)\d\d$/.test(key) ? `${key}=` : "";
}

/** Whether a clause is a Vietnamese syllable, a number or still being typed: all else is a name or an abbreviation. */
export function isSyllable({ keys: [key = "", ...more] }: Clause): boolean {
  return !!more[0] || isBareSyllable(key) || key[0]! <= "9";
}

/** Whether a day, a month, a school year or a year is asked for. */
export function isTime({ keys }: Clause): boolean {
  return /^(19|20)(\d\d){1,3}$|\/\d/.test(keys[0]!);
}

/** Lists the keys and bigrams that plans need, each once. */
export function wanted(...plans: readonly QueryPlan[]): { keys: string[]; bigrams: string[] } {
  return {
    keys: [...new Set(plans.flatMap(({ clauses }) => clauses.flatMap((clause) => [...clause.keys, yearKey(clause)]).filter(Boolean)))],
    bigrams: [...new Set(plans.flatMap((plan) => plan.bigrams.flatMap((bigram) => combinations(plan, bigram))))],
  };
}

/** Lists the bigrams of keys, first key, a space, second key, that a bigram of clauses stands for. */
export function combinations({ clauses }: QueryPlan, { first, second }: PlannedBigram): string[] {
  return clauses[first]!.keys.flatMap((a) => clauses[second]!.keys.map((b) => `${a} ${b}`));
}
